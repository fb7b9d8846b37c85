//! What a question brings to light: holders, each with all its records.

use std::collections::BTreeSet;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::plan::Query;
use crate::graph::{ActorNode, StanceEdge, confidence};
use crate::stances::{ActorRef, Stance};
use crate::vocabulary::Scope;

/// The answer to "does Y support X".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The position is on record.
    Yes,
    /// Only the contrary position is on record.
    No,
    /// Both are.
    Both,
    /// Neither is.
    Unknown,
}

/// An answer. It borrows the records from the graph.
#[derive(Clone, Debug)]
pub struct Answer<'g> {
    /// The question as asked.
    pub question: String,
    /// The question as understood.
    pub query: Query,
    /// Yes or no, where that was asked.
    pub verdict: Option<Verdict>,
    /// One row a holder; those of one party stand together. First the parties
    /// that hold the position plainly, then those that hold it only as to
    /// their own part or its time, then those known only through others.
    pub rows: Vec<Row<'g>>,
    /// Where a yes or no was asked, the holders of the contrary position.
    pub contrary: Vec<Row<'g>>,
    /// For an empty answer, topics on which there are positions.
    pub nearest: Vec<String>,
    /// For an empty answer to a narrow verb ("condemns"), how many hold the
    /// stance by other acts.
    pub wider: usize,
}

impl Answer<'_> {
    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.contrary.is_empty()
    }
}

/// A holder with the records that answer the question.
#[derive(Clone, Debug)]
pub struct Row<'g> {
    /// Who holds the position.
    pub holder: &'g ActorNode,
    /// For whom the holder speaks.
    pub party: Option<&'g ActorNode>,
    /// The edges of the records, by identifier.
    pub edges: Vec<&'g StanceEdge>,
    /// The records, by date, document and place.
    pub stances: Vec<&'g Stance>,
}

/// How plainly a row answers: the order of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Plainness {
    /// Some record states the position itself, without a source between.
    Plain,
    /// Only about the holder's own part, or about the time.
    Partial,
    /// Known only through others.
    SecondHand,
}

impl<'g> Row<'g> {
    /// Names of the sources through which alone the row is known.
    pub fn known_only_through(&self) -> BTreeSet<&'g str> {
        crate::graph::edge::only_through(self.stances.iter().copied())
    }

    /// Chance that the position is held, from 0 to 1.
    pub fn confidence(&self) -> f64 {
        confidence::combined(self.stances.iter().copied())
    }

    /// How plainly the row answers.
    pub fn plainness(&self) -> Plainness {
        let direct = || self.stances.iter().filter(|record| record.via.is_empty());
        if direct().any(|record| record.scope == Scope::General) {
            Plainness::Plain
        } else if direct().next().is_some() {
            Plainness::Partial
        } else {
            Plainness::SecondHand
        }
    }
}

fn reference(actor: &ActorNode) -> ActorRef {
    ActorRef {
        id: actor.id.clone(),
        name: actor.name.clone(),
        kind: actor.kind,
    }
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Row", 3)?;
        fields.serialize_field("holder", &reference(self.holder))?;
        fields.serialize_field("party", &self.party.map(reference))?;
        fields.serialize_field("stances", &self.stances)?;
        fields.end()
    }
}

/// Programs get the question and its answers, and nothing that is no answer:
/// the contrary and the suggestions are for people.
impl Serialize for Answer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Answer", 3)?;
        fields.serialize_field("question", &self.question)?;
        fields.serialize_field("query", &self.query)?;
        fields.serialize_field("answers", &self.rows)?;
        fields.end()
    }
}
