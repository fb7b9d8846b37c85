//! Statements → networks of actors: the types of discourse network analysis.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Statement, Topic, Who};
use crate::graph::StanceGraph;
use crate::vocabulary::StanceKind;

/// How a tie is weighed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// The number of positions that two actors share.
    #[default]
    Count,
    /// Shared positions among all positions of the two.
    Jaccard,
    /// The cosine of the angle between their positions.
    Cosine,
}

/// Which actor-by-actor network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Network {
    /// Ties of agreement: the same stance on the same topic.
    Congruence,
    /// Ties of disagreement: support against opposition on the same topic.
    Conflict,
    /// Congruence less conflict.
    Subtract,
}

/// An actor's position on a topic: the place of the topic, and the stance.
type Position = (usize, StanceKind);

/// The affiliation network: actors, topics, and who takes which stance on what.
#[derive(Clone, Debug, Serialize)]
pub struct Affiliation<'g> {
    /// The actors, by name.
    pub actors: Vec<Who<'g>>,
    /// The topics, by label.
    pub topics: Vec<Topic<'g>>,
    /// Who (place of the actor) said what (place of the topic) how often.
    pub ties: Vec<Tie>,
    #[serde(skip)]
    positions: Vec<BTreeSet<Position>>,
}

/// A tie of the affiliation network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Tie {
    /// Place of the actor.
    pub actor: usize,
    /// Place of the topic.
    pub topic: usize,
    /// The stance.
    pub stance: StanceKind,
    /// The number of statements.
    pub statements: usize,
}

/// A square matrix of the actors, row by row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Matrix {
    /// The rows.
    pub rows: Vec<Vec<f64>>,
}

impl<'g> Affiliation<'g> {
    /// The affiliation network of the statements. Actors that speak on fewer
    /// than `least` topics are left out; of the others the `most` that speak on
    /// the most topics stay.
    pub fn of(
        statements: &[Statement<'g>],
        graph: &'g StanceGraph,
        least: usize,
        most: usize,
    ) -> Self {
        let mut spoken: BTreeMap<Who<'g>, BTreeSet<Topic<'g>>> = BTreeMap::new();
        for statement in statements {
            let topics = spoken.entry(statement.who.into()).or_default();
            topics.insert(statement.topic(graph));
        }
        let mut ranked: Vec<(Who<'g>, usize)> = spoken
            .into_iter()
            .map(|(who, topics)| (who, topics.len()))
            .filter(|(_, topics)| *topics >= least)
            .collect();
        ranked.sort_by_key(|(who, topics)| (std::cmp::Reverse(*topics), *who));
        ranked.truncate(most);
        let kept: BTreeSet<Who<'g>> = ranked.into_iter().map(|(who, _)| who).collect();
        let kept_statements: Vec<&Statement<'g>> = statements
            .iter()
            .filter(|statement| kept.contains(&statement.who.into()))
            .collect();
        let topics = kept_statements
            .iter()
            .map(|statement| statement.topic(graph));
        let topics: BTreeSet<Topic<'g>> = topics.collect();
        let actors: Vec<Who<'g>> = kept.into_iter().collect();
        let topics: Vec<Topic<'g>> = topics.into_iter().collect();
        let mut counts: BTreeMap<(usize, usize, StanceKind), usize> = BTreeMap::new();
        for statement in kept_statements {
            let topic = statement.topic(graph);
            let places = (
                actors.binary_search(&statement.who.into()),
                topics.binary_search(&topic),
            );
            if let (Ok(actor), Ok(topic)) = places {
                *counts
                    .entry((actor, topic, statement.record.stance))
                    .or_default() += 1;
            }
        }
        let mut positions = vec![BTreeSet::new(); actors.len()];
        let ties = counts
            .into_iter()
            .map(|((actor, topic, stance), statements)| {
                positions[actor].insert((topic, stance));
                Tie {
                    actor,
                    topic,
                    stance,
                    statements,
                }
            });
        let ties = ties.collect();
        Self {
            actors,
            topics,
            ties,
            positions,
        }
    }

    /// The network of the given type; the diagonal is zero.
    pub fn network(&self, network: Network, measure: Measure) -> Matrix {
        let weight = |a: usize, b: usize| {
            let (a, b) = (&self.positions[a], &self.positions[b]);
            match network {
                Network::Congruence => congruence(a, b, measure),
                Network::Conflict => conflict(a, b, measure),
                Network::Subtract => congruence(a, b, measure) - conflict(a, b, measure),
            }
        };
        let row = |a: usize| -> Vec<f64> {
            let others = 0..self.actors.len();
            others
                .map(|b| if a == b { 0.0 } else { weight(a, b) })
                .collect()
        };
        Matrix {
            rows: (0..self.actors.len()).map(row).collect(),
        }
    }

    /// Who takes which side on a topic: place of the actor, whether it supports
    /// and whether it opposes.
    pub(super) fn sides(&self, topic: usize) -> impl Iterator<Item = (usize, bool, bool)> + '_ {
        self.positions.iter().enumerate().map(move |(actor, held)| {
            let has = |stance| held.contains(&(topic, stance));
            (actor, has(StanceKind::Supports), has(StanceKind::Opposes))
        })
    }
}

fn congruence(a: &BTreeSet<Position>, b: &BTreeSet<Position>, measure: Measure) -> f64 {
    normalised(a.intersection(b).count(), a, b, measure)
}

/// Positions of `a` of which `b` takes the contrary.
fn conflict(a: &BTreeSet<Position>, b: &BTreeSet<Position>, measure: Measure) -> f64 {
    let contrary: BTreeSet<Position> = b
        .iter()
        .filter_map(|&(topic, stance)| match stance {
            StanceKind::Supports => Some((topic, StanceKind::Opposes)),
            StanceKind::Opposes => Some((topic, StanceKind::Supports)),
            StanceKind::Warns => None,
        })
        .collect();
    normalised(a.intersection(&contrary).count(), a, b, measure)
}

#[allow(
    clippy::cast_precision_loss,
    reason = "counts of positions are far below what a float holds exactly"
)]
fn normalised(
    shared: usize,
    a: &BTreeSet<Position>,
    b: &BTreeSet<Position>,
    measure: Measure,
) -> f64 {
    let (shared, a, b) = (shared as f64, a.len() as f64, b.len() as f64);
    let by = match measure {
        Measure::Count => 1.0,
        Measure::Jaccard => a + b - shared,
        Measure::Cosine => (a * b).sqrt(),
    };
    if by > 0.0 { shared / by } else { 0.0 }
}
