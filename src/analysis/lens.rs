//! A graph → the statements that count, each with who speaks and on what.

use serde::Serialize;

use crate::date::{PartialDate, falls_within};
use crate::graph::words::content_stems;
use crate::graph::{ActorNode, EdgeSet, EdgeTarget, StanceEdge, StanceGraph};
use crate::id::{ActorId, DocumentId};
use crate::query::Names;
use crate::stances::Stance;
use crate::vocabulary::{Modality, Scope, StanceKind};

/// Who counts as the one that speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Voice {
    /// The state or organisation for which the holder speaks; else the holder.
    #[default]
    Party,
    /// The person or body that holds the position.
    Holder,
}

/// Which records count, and for whom.
#[derive(Clone, Debug, Default)]
pub struct Lens<'g> {
    /// Only these edges; absent: all.
    pub edges: Option<EdgeSet<'g>>,
    /// Not those certainly earlier.
    pub since: Option<PartialDate>,
    /// Not those certainly later.
    pub until: Option<PartialDate>,
    /// Only those without a source between text and holder.
    pub direct_only: bool,
    /// Only records at least as sure as this, from 0 to 1.
    pub min_confidence: f64,
    /// Whether to refuse one's own part in something counts as opposing it.
    pub include_own: bool,
    /// Who counts as the one that speaks.
    pub voice: Voice,
}

/// One record, with who speaks.
#[derive(Clone, Copy, Debug)]
pub struct Statement<'g> {
    /// Who speaks, as the [`Voice`] says.
    pub who: &'g ActorNode,
    /// The edge to which the record belongs.
    pub edge: &'g StanceEdge,
    /// The record.
    pub record: &'g Stance,
}

/// An actor as a result names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Who<'g> {
    /// Usual name.
    pub name: &'g str,
    /// Identifier.
    pub id: &'g ActorId,
}

impl<'g> From<&'g ActorNode> for Who<'g> {
    fn from(node: &'g ActorNode) -> Self {
        Self {
            name: &node.name,
            id: &node.id,
        }
    }
}

/// What a position is about as a result names it: an issue, or an unlisted target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Topic<'g> {
    /// What a reader calls it.
    pub label: &'g str,
    /// Identifier.
    pub id: &'g str,
    /// The document, where the words of an unlisted target are too few to mean
    /// the same in another ("the text", "the idea").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<&'g DocumentId>,
}

/// Fewest words with a meaning that make an unlisted target the same in
/// several documents.
const TELLING_WORDS: usize = 2;

impl<'g> Lens<'g> {
    /// The statements that count, by date, document and place.
    pub fn statements(&self, graph: &'g StanceGraph) -> Vec<Statement<'g>> {
        let all = graph.all_edges();
        let edges = self.edges.as_ref().unwrap_or(&all);
        let mut statements = Vec::new();
        for edge in edges.iter() {
            let voice = match self.voice {
                Voice::Party => edge.party.as_ref().unwrap_or(&edge.holder),
                Voice::Holder => &edge.holder,
            };
            let Some(who) = graph.actor(voice) else {
                continue;
            };
            let records = edge.evidence.iter().filter(|record| self.counts(record));
            statements.extend(records.map(|record| Statement { who, edge, record }));
        }
        statements.sort_by(|a, b| a.place().cmp(&b.place()));
        statements
    }

    fn counts(&self, record: &Stance) -> bool {
        let own = record.scope == Scope::OwnParticipation && record.stance == StanceKind::Opposes;
        falls_within(record.date, self.since, self.until)
            && (!self.direct_only || record.via.is_empty())
            && record.confidence >= self.min_confidence
            && (self.include_own || !own)
    }
}

impl<'g> Statement<'g> {
    /// Whether the text reports it as a position of the past.
    pub fn is_recalled(&self) -> bool {
        self.record.modality == Modality::Earlier
    }

    /// What the statement is about.
    pub fn topic(&self, graph: &'g StanceGraph) -> Topic<'g> {
        let target = &self.edge.target;
        let label = graph.label(target);
        let telling = matches!(target, EdgeTarget::Issue(_))
            || !self.record.target.actors.is_empty()
            || content_stems(label).nth(TELLING_WORDS - 1).is_some();
        Topic {
            label,
            id: target.as_str(),
            within: (!telling).then_some(&self.record.document),
        }
    }

    fn place(&self) -> impl Ord + use<'g> {
        let record = self.record;
        (
            record.date,
            &record.document,
            record.evidence.start,
            record.target.start,
            &self.edge.id,
        )
    }
}

/// The edges on what a phrase names: its issues with the narrower ones, targets
/// that hold its words, positions aimed at an actor of that name.
pub fn edges_on<'g>(phrase: &str, graph: &'g StanceGraph, names: &Names) -> EdgeSet<'g> {
    let mut sets = Vec::new();
    for (issue, left) in names.issues(phrase) {
        let edges = graph.about_issue(&issue);
        let left = names.widened(&left);
        sets.push(if left.is_empty() {
            edges
        } else {
            edges.and(&graph.with_words(&left))
        });
    }
    let actors = names.actors(phrase);
    sets.extend(actors.iter().map(|actor| graph.aimed_at(actor)));
    sets.push(graph.with_words(&names.widened(phrase)));
    graph.any_of(sets)
}
