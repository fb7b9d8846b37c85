//! Scores of heads in, the best tree out (Chu, Liu and Edmonds).
//!
//! Heads are numbered from 1 in the order of the sentence; 0 is the root, which
//! has exactly one dependent. Must not know: where scores come from.

/// Taken off every score of the root when one dependent must be chosen: more than any sum of
/// scores, so that a second dependent never pays.
const ROOT_PENALTY: f64 = 1e7;

/// Chooses the head of each word. `scores` has a row for each word, and in it a score for the
/// root and each word as head.
pub(super) fn heads(scores: &[f32], words: usize) -> Vec<usize> {
    let greedy: Vec<usize> = scores
        .chunks_exact(words + 1)
        .map(super::numeric::largest)
        .collect();
    if is_tree(&greedy) {
        return greedy;
    }
    let nodes = words + 1;
    let mut weights = vec![f64::NEG_INFINITY; nodes * nodes];
    for (row, scores) in weights[nodes..]
        .chunks_exact_mut(nodes)
        .zip(scores.chunks_exact(nodes))
    {
        for (weight, score) in row.iter_mut().zip(scores) {
            *weight = f64::from(*score);
        }
        row[0] -= ROOT_PENALTY;
    }
    let mut heads = best_heads(&weights, nodes);
    heads.remove(0);
    if !is_tree(&heads) {
        heads = vec![1; words];
        heads[0] = 0;
    }
    heads
}

/// Whether the heads form a tree in which exactly one word depends on the root.
pub(super) fn is_tree(heads: &[usize]) -> bool {
    if heads.iter().filter(|&&head| head == 0).count() != 1 {
        return false;
    }
    let mut heads_with_root = vec![0];
    heads_with_root.extend_from_slice(heads);
    find_cycle(&heads_with_root).is_empty()
}

/// The nodes of a cycle, or nothing. Node 0 is the root.
fn find_cycle(heads: &[usize]) -> Vec<usize> {
    let mut seen = vec![0; heads.len()];
    for start in 1..heads.len() {
        let mut node = start;
        while node != 0 && seen[node] == 0 {
            seen[node] = start;
            node = heads.get(node).copied().unwrap_or(0);
        }
        if node != 0 && seen[node] == start {
            let mut cycle = vec![node];
            let mut next = heads[node];
            while next != node {
                cycle.push(next);
                next = heads[next];
            }
            return cycle;
        }
    }
    Vec::new()
}

/// The best tree over all nodes; `weights[d * nodes + h]` is that of head h for d.
fn best_heads(weights: &[f64], nodes: usize) -> Vec<usize> {
    let weight = |dependent: usize, head: usize| weights[dependent * nodes + head];
    let mut heads: Vec<usize> = (0..nodes)
        .map(|node| {
            if node == 0 {
                0
            } else {
                best(0..nodes, |head| weight(node, head))
            }
        })
        .collect();
    let cycle = find_cycle(&heads);
    if cycle.is_empty() {
        return heads;
    }
    let total: f64 = cycle.iter().map(|&node| weight(node, heads[node])).sum();
    let outside: Vec<usize> = (0..nodes).filter(|node| !cycle.contains(node)).collect();
    // The cycle becomes the last node of a smaller graph; `exits` and `entries` remember which of
    // its words each arc stands for.
    let (joined, size) = (outside.len(), outside.len() + 1);
    let mut smaller = vec![f64::NEG_INFINITY; size * size];
    let (mut exits, mut entries) = (vec![0; joined], vec![0; joined]);
    for (place, &node) in outside.iter().enumerate() {
        let broken = |inner: usize| total - weight(inner, heads[inner]) + weight(inner, node);
        entries[place] = best(cycle.iter().copied(), broken);
        smaller[joined * size + place] = broken(entries[place]);
        if node == 0 {
            continue;
        }
        exits[place] = best(cycle.iter().copied(), |inner| weight(node, inner));
        smaller[place * size + joined] = weight(node, exits[place]);
        for (other_place, &other) in outside.iter().enumerate().filter(|(at, _)| *at != place) {
            smaller[place * size + other_place] = weight(node, other);
        }
    }
    let solved = best_heads(&smaller, size);
    for (place, &node) in outside.iter().enumerate().skip(1) {
        heads[node] = outside.get(solved[place]).copied().unwrap_or(exits[place]);
    }
    let entry = solved[joined];
    heads[entries[entry]] = outside[entry];
    heads
}

/// The first candidate of the largest weight; 0 if there is none.
fn best(candidates: impl Iterator<Item = usize>, weight: impl Fn(usize) -> f64) -> usize {
    let mut found = (0, f64::NEG_INFINITY);
    for candidate in candidates {
        let weight = weight(candidate);
        if weight > found.1 {
            found = (candidate, weight);
        }
    }
    found.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NONE: f32 = f32::NEG_INFINITY;

    #[test]
    fn breaks_the_cheapest_arc_of_a_cycle() {
        let scores = [1.0, NONE, 9.0, /* */ 2.0, 9.0, NONE];
        assert_eq!(heads(&scores, 2), [2, 0]);
    }

    #[test]
    fn keeps_one_root() {
        let scores = [9.0, NONE, 1.0, /* */ 8.0, 1.0, NONE];
        assert_eq!(heads(&scores, 2), [0, 1]);
    }

    /// Every tree of four words, by trying all heads.
    fn exhaustive(scores: &[f32]) -> f32 {
        let mut best = f32::NEG_INFINITY;
        for code in 0..625 {
            let heads = [code % 5, code / 5 % 5, code / 25 % 5, code / 125];
            if is_tree(&heads) {
                best = best.max(total(scores, &heads));
            }
        }
        best
    }

    fn total(scores: &[f32], heads: &[usize]) -> f32 {
        heads
            .iter()
            .enumerate()
            .map(|(word, head)| scores[word * 5 + head])
            .sum()
    }

    proptest! {
        #[test]
        fn finds_the_best_tree(mut scores in proptest::collection::vec(-9.0f32..9.0, 20)) {
            for word in 0..4 {
                scores[word * 5 + word + 1] = NONE;
            }
            let found = heads(&scores, 4);
            prop_assert!(is_tree(&found));
            prop_assert!((total(&scores, &found) - exhaustive(&scores)).abs() < 1e-3);
        }
    }
}
