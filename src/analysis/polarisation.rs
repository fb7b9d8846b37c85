//! How far actors stand apart: on a topic, and as a network.

use serde::Serialize;

use super::Topic;
use super::align::{Affiliation, Matrix};
use super::blocs::Blocs;

/// How a topic divides the actors.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Divide<'g> {
    /// The topic.
    pub topic: Topic<'g>,
    /// Actors that only support it.
    pub supporters: usize,
    /// Actors that only oppose it.
    pub opponents: usize,
    /// Actors that do both.
    pub both: usize,
    /// The variance of the sides (support 1, opposition -1, both 0), from 0,
    /// where all are on one side, to 1, where each side has half.
    pub polarisation: f64,
}

/// The topics on which at least two actors take sides, the most polarised first.
#[allow(
    clippy::cast_precision_loss,
    reason = "counts of actors are far below what a float holds exactly"
)]
pub fn divides<'g>(affiliation: &Affiliation<'g>) -> Vec<Divide<'g>> {
    let mut divides = Vec::new();
    for (place, &topic) in affiliation.topics.iter().enumerate() {
        let (mut supporters, mut opponents, mut both) = (0_usize, 0_usize, 0_usize);
        for (_, supports, opposes) in affiliation.sides(place) {
            supporters += usize::from(supports && !opposes);
            opponents += usize::from(opposes && !supports);
            both += usize::from(supports && opposes);
        }
        let all = (supporters + opponents + both) as f64;
        if all < 2.0 {
            continue;
        }
        let mean = (supporters as f64 - opponents as f64) / all;
        let square = (supporters + opponents) as f64 / all;
        divides.push(Divide {
            topic,
            supporters,
            opponents,
            both,
            polarisation: mean.mul_add(-mean, square),
        });
    }
    divides.sort_by(|a, b| {
        let size = |it: &Divide<'_>| it.supporters + it.opponents + it.both;
        b.polarisation
            .total_cmp(&a.polarisation)
            .then_with(|| size(b).cmp(&size(a)))
            .then_with(|| a.topic.cmp(&b.topic))
    });
    divides
}

/// The E-I index of Krackhardt and Stern (1988) over ties of congruence: ties
/// between blocs less ties inside, by all ties. -1: each bloc keeps to itself;
/// 1: all agreement is across blocs. Nothing where there is no tie.
pub fn external_internal(congruence: &Matrix, blocs: &Blocs) -> Option<f64> {
    let count = congruence.rows.len();
    let mut bloc_of = vec![0; count];
    for (bloc, members) in blocs.members.iter().enumerate() {
        for &member in members {
            bloc_of[member] = bloc;
        }
    }
    let (mut external, mut internal) = (0.0, 0.0);
    for a in 0..count {
        for b in a + 1..count {
            let weight = congruence.rows[a][b];
            if bloc_of[a] == bloc_of[b] {
                internal += weight;
            } else {
                external += weight;
            }
        }
    }
    let all: f64 = external + internal;
    (all > 0.0).then(|| (external - internal) / all)
}
