//! Paths: how two words of a tree lie to each other.
//!
//! Comes in: two words. Goes out: steps and relations between them. Must not know: actors, cues.

use crate::syntax::grammar::Parsed;

/// Longer paths are all alike.
const LONGEST: usize = 5;

/// Number of steps between two words in the tree.
pub(super) fn steps(parsed: &Parsed, from: usize, to: usize) -> usize {
    let (up, down) = legs(parsed, from, to);
    up.len() + down.len()
}

/// The words from one up to below the common ancestor, and down from it to the other.
fn legs(parsed: &Parsed, from: usize, to: usize) -> (Vec<usize>, Vec<usize>) {
    let above: Vec<usize> = parsed.ancestors(from).collect();
    let mut down = Vec::new();
    for word in parsed.ancestors(to) {
        if let Some(meet) = above.iter().position(|&it| it == word) {
            down.reverse();
            return (above[..meet].to_vec(), down);
        }
        down.push(word);
    }
    (above, down)
}

/// The relations from the cue up and down to a word: "^ccomp nsubj".
pub(super) fn path(parsed: &Parsed, from: usize, to: usize) -> String {
    let (up, down) = legs(parsed, from, to);
    if up.len() + down.len() > LONGEST {
        return "far".to_owned();
    }
    let up = up.iter().map(|&word| format!("^{}", parsed.relation(word)));
    let down = down.iter().map(|&word| parsed.relation(word).to_string());
    up.chain(down).collect::<Vec<_>>().join(" ")
}

/// The same to a target, with the preposition.
pub(super) fn path_to(parsed: &Parsed, cue: usize, head: usize) -> String {
    format!("{} {}", path(parsed, cue, head), parsed.case(head))
}
