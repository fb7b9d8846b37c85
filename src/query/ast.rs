//! A question as a program sees it.

use serde::Serialize;

use crate::date::PartialDate;
use crate::graph::words::Phrase;
use crate::id::{ActorId, IssueId};
use crate::vocabulary::{Act, ActorKind, StanceKind};

/// What sort of answer is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// Holders: "who opposes X".
    Who,
    /// Positions of a holder: "what does Y oppose".
    What,
    /// Yes or no: "does Y oppose X".
    Does,
}

/// A question of which the phrases are resolved.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Query {
    /// What sort of answer is wanted.
    pub form: Form,
    /// The stances that count.
    pub stances: Vec<StanceKind>,
    /// The acts that count; empty: all acts of the stances.
    pub acts: Vec<Act>,
    /// Whose positions; absent: anybody's.
    pub holders: Option<Holders>,
    /// Kinds of actors that count as holders or as their parties; empty: all.
    pub kinds: Vec<ActorKind>,
    /// What the positions are about; absent: anything.
    pub about: Option<About>,
    /// Which records count.
    pub filters: Filters,
}

/// The holders that a phrase names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Holders {
    /// The words of the question.
    pub phrase: String,
    /// The actors.
    pub actors: Vec<ActorId>,
    /// Organisations whose members are meant, each as of the date of a record.
    pub members_of: Vec<ActorId>,
}

/// The targets that a phrase names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct About {
    /// The words of the question.
    pub phrase: String,
    /// Actors at whom the stance is to be aimed.
    pub actors: Vec<ActorId>,
    /// The ways to name these actors.
    pub named: Phrase,
    /// Whether a target that only mentions the actors counts too.
    pub mentions: bool,
    /// Issues that the phrase names.
    pub issues: Vec<AboutIssue>,
    /// Words that have to stand in the target, whatever its issue; after an
    /// actor, what the stance towards it is about.
    pub words: Phrase,
}

/// An issue that a phrase names, the narrower ones included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AboutIssue {
    /// The issue.
    pub id: IssueId,
    /// What the phrase says beyond the issue; it must stand in the target or
    /// its sentence.
    pub also: Phrase,
}

/// Which records count.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Filters {
    /// Not those certainly earlier.
    pub since: Option<PartialDate>,
    /// Not those certainly later.
    pub until: Option<PartialDate>,
    /// Only those without a source between text and holder.
    pub direct_only: bool,
    /// Only positions at least as sure as this, from 0 to 1.
    pub min_confidence: f64,
    /// Whether to refuse one's own part in something counts as opposing it.
    pub include_own: bool,
}
