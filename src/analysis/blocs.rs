//! A signed network → blocs: who belongs together.
//!
//! The criterion is that of Doreian and Mrvar (1996): as little weight as
//! possible of ties of conflict inside blocs and of congruence between them,
//! both counting alike. It is sought by greedy joining (Keuper et al. 2015:
//! additive edge contraction), then by moving single actors as long as that
//! helps. Ties are broken by the order of the actors, so the result is always
//! the same; it need not be the best of all.

use serde::Serialize;

use super::align::Matrix;

/// Weights closer than this are equal.
const EQUAL: f64 = 1e-9;

/// A partition of the actors of a matrix.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Blocs {
    /// Each bloc a list of places of actors; the largest first.
    pub members: Vec<Vec<usize>>,
    /// Weight of the ties that are on the wrong side: negative inside a bloc,
    /// positive between blocs. Zero if the network is balanced.
    pub frustration: f64,
    /// Frustration as a share of the weight of all ties; zero without ties.
    pub frustration_share: f64,
}

/// The blocs of a signed matrix (congruence less conflict). An actor without
/// any tie is a bloc of its own.
pub fn blocs(signed: &Matrix) -> Blocs {
    let weights = &signed.rows;
    let mut bloc_of = join(weights);
    relocate(weights, &mut bloc_of);
    let count = weights.len();
    let (mut wrong, mut all) = (0.0, 0.0);
    for a in 0..count {
        for b in a + 1..count {
            let weight = weights[a][b];
            all += weight.abs();
            if (bloc_of[a] == bloc_of[b]) == (weight < 0.0) {
                wrong += weight.abs();
            }
        }
    }
    let mut blocs: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (actor, &bloc) in bloc_of.iter().enumerate() {
        blocs[bloc].push(actor);
    }
    blocs.retain(|bloc| !bloc.is_empty());
    blocs.sort_by_key(|bloc| (std::cmp::Reverse(bloc.len()), bloc[0]));
    Blocs {
        members: blocs,
        frustration: wrong,
        frustration_share: if all > 0.0 { wrong / all } else { 0.0 },
    }
}

/// Joins the two blocs with the greatest weight between them, until none is
/// positive.
fn join(weights: &[Vec<f64>]) -> Vec<usize> {
    let count = weights.len();
    let mut between = weights.to_vec();
    let mut bloc_of: Vec<usize> = (0..count).collect();
    let mut alive = vec![true; count];
    loop {
        let mut best: Option<(f64, usize, usize)> = None;
        for a in (0..count).filter(|&a| alive[a]) {
            for b in (a + 1..count).filter(|&b| alive[b]) {
                let weight = between[a][b];
                if weight > best.map_or(EQUAL, |best| best.0 + EQUAL) {
                    best = Some((weight, a, b));
                }
            }
        }
        let Some((_, a, b)) = best else {
            return bloc_of;
        };
        alive[b] = false;
        let joined = between[b].clone();
        for (other, weight) in joined.into_iter().enumerate() {
            between[a][other] += weight;
            between[other][a] += weight;
        }
        between[a][a] = 0.0;
        for bloc in &mut bloc_of {
            if *bloc == b {
                *bloc = a;
            }
        }
    }
}

/// Moves single actors to the bloc, or out of all blocs, where they fit best.
fn relocate(weights: &[Vec<f64>], bloc_of: &mut [usize]) {
    let count = weights.len();
    // Each move lowers the criterion, so this ends; the bound is for safety
    // against rounding.
    for _ in 0..count.saturating_mul(4) {
        let mut moved = false;
        for actor in 0..count {
            let mut pull = vec![0.0; count];
            for other in (0..count).filter(|&other| other != actor) {
                pull[bloc_of[other]] += weights[actor][other];
            }
            let inhabited = |bloc: usize| {
                let mut others = bloc_of.iter().enumerate();
                others.any(|(other, &of)| other != actor && of == bloc)
            };
            let mut best = (pull[bloc_of[actor]], bloc_of[actor]);
            for (bloc, &pulls) in pull.iter().enumerate() {
                // An empty bloc pulls with nothing: a place of one's own.
                let open = inhabited(bloc) || bloc_of.iter().all(|&of| of != bloc);
                if open && pulls > best.0 + EQUAL {
                    best = (pulls, bloc);
                }
            }
            if best.1 != bloc_of[actor] {
                bloc_of[actor] = best.1;
                moved = true;
            }
        }
        if !moved {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Matrix, blocs};

    fn symmetric(count: usize, ties: &[(usize, usize, f64)]) -> Matrix {
        let mut rows = vec![vec![0.0; count]; count];
        for &(a, b, weight) in ties {
            rows[a][b] = weight;
            rows[b][a] = weight;
        }
        Matrix { rows }
    }

    #[test]
    fn two_camps_and_a_loner() {
        let ties = [(0, 2, 3.0), (1, 3, 2.0), (0, 1, -2.0), (2, 3, -1.0)];
        let found = blocs(&symmetric(5, &ties));
        assert_eq!(found.members, [vec![0, 2], vec![1, 3], vec![4]]);
        assert!(found.frustration.abs() < 1e-9);
    }

    #[test]
    fn three_camps_that_all_quarrel() {
        let ties = [(0, 1, -1.0), (1, 2, -1.0), (0, 2, -1.0)];
        assert_eq!(blocs(&symmetric(3, &ties)).members.len(), 3);
    }

    #[test]
    fn what_cannot_be_balanced_is_told() {
        // Friends of friends who are foes.
        let ties = [(0, 1, 2.0), (1, 2, 2.0), (0, 2, -1.0)];
        let found = blocs(&symmetric(3, &ties));
        assert_eq!(found.members, [vec![0, 1, 2]]);
        assert!((found.frustration - 1.0).abs() < 1e-9);
        assert!((found.frustration_share - 0.2).abs() < 1e-9);
        assert!(blocs(&symmetric(0, &[])).members.is_empty());
    }
}
