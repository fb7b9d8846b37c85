//! A query of which the names are looked up: what is executed, and what a
//! store selects edges by.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::ast::{Expr, Form};
use super::wordings::Contraries;
use crate::date::PartialDate;
use crate::graph::words::{Part, Phrase};
use crate::id::{ActorId, IssueId};
use crate::vocabulary::{Act, ActorKind, Modality, Scope, StanceKind};

/// A question or query, understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// What sort of answer is wanted.
    pub form: Form,
    /// The query in the query language.
    pub expr: Expr,
    /// The same with its names looked up.
    pub holding: Holding,
    /// For a yes or no, who holds the contrary.
    pub contrary: Option<Holding>,
    /// For a narrow verb, who holds the stance in any way.
    pub wider: Option<Holding>,
    /// What a reader should know about how names were understood.
    pub notes: Vec<String>,
}

impl Query {
    /// The stance that is asked for, if it is one.
    pub fn stance(&self) -> Option<StanceKind> {
        let clauses = self.holding.clauses();
        let stances = clauses.first()?.test.stances()?;
        stances.first().copied().filter(|_| stances.len() == 1)
    }
}

/// A program gets the query as text that `ask` takes again.
impl Serialize for Query {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.expr)
    }
}

/// A set of holders.
#[derive(Clone, Debug, PartialEq)]
pub enum Holding {
    /// Those of the records.
    Of(Clause),
    /// Those who are in both.
    Both(Box<Self>, Box<Self>),
    /// Those who are in either.
    Either(Box<Self>, Box<Self>),
    /// Those of the first who are not in the second.
    Without(Box<Self>, Box<Self>),
}

impl Holding {
    /// All clauses, those within other clauses included.
    pub fn clauses(&self) -> Vec<&Clause> {
        let mut all = Vec::new();
        self.gather(&mut all);
        all
    }

    fn gather<'a>(&'a self, all: &mut Vec<&'a Clause>) {
        match self {
            Self::Of(clause) => {
                all.push(clause);
                for inner in clause.test.inner() {
                    inner.gather(all);
                }
            }
            Self::Both(a, b) | Self::Either(a, b) | Self::Without(a, b) => {
                a.gather(all);
                b.gather(all);
            }
        }
    }
}

/// Some records, and how sure their positions have to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// What a record has to be.
    pub test: Test,
    /// The least chance that a position is held, from 0 to 1, by all its
    /// records that pass.
    pub least: f64,
}

/// What a record has to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// All of this.
    All(Vec<Self>),
    /// Any of this.
    Any(Vec<Self>),
    /// None of this.
    Not(Box<Self>),
    /// This.
    Is(Condition),
}

impl Test {
    /// The sets of holders on which it depends.
    pub fn inner(&self) -> Vec<&Holding> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::inner).collect(),
            Self::Not(part) => part.inner(),
            Self::Is(Condition::HeldByThoseOf(of) | Condition::OnThoseOf(of)) => vec![of],
            Self::Is(_) => Vec::new(),
        }
    }

    /// The targets that it names.
    pub fn abouts(&self) -> Vec<&About> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::abouts).collect(),
            Self::Not(part) => part.abouts(),
            Self::Is(Condition::About(about)) => vec![about],
            Self::Is(_) => Vec::new(),
        }
    }

    /// The stances that a record may have; nothing if that is not bounded.
    pub fn stances(&self) -> Option<BTreeSet<StanceKind>> {
        match self {
            Self::Is(Condition::Stance(stances)) => Some(stances.iter().copied().collect()),
            Self::All(parts) => {
                let bounds = parts.iter().filter_map(Self::stances);
                bounds.reduce(|a, b| a.intersection(&b).copied().collect())
            }
            Self::Any(parts) => {
                let bounds: Option<Vec<_>> = parts.iter().map(Self::stances).collect();
                bounds.map(|bounds| bounds.into_iter().flatten().collect())
            }
            Self::Not(_) | Self::Is(_) => None,
        }
    }
}

/// One thing that a record has to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// It takes one of these stances.
    Stance(Vec<StanceKind>),
    /// By one of these acts.
    Act(Vec<Act>),
    /// Held by, or for, these.
    HeldBy(Holders),
    /// The holder is one of these.
    Holder(Vec<ActorId>),
    /// It is held for one of these.
    Party(Vec<ActorId>),
    /// Held by those whom a query finds, or for them.
    HeldByThoseOf(Box<Holding>),
    /// The holder or party is of such a kind.
    Kind(Vec<ActorKind>),
    /// About this.
    About(About),
    /// About one of these issues, narrower ones included.
    Issue(Vec<IssueId>),
    /// About what the records of a query are about.
    OnThoseOf(Box<Holding>),
    /// Aimed at one of these.
    AimedAt(Vec<ActorId>),
    /// Addressed to one of these.
    AddressedTo(Vec<ActorId>),
    /// The words of the target hold this.
    Words(Phrase),
    /// The sentence holds this.
    Says(Phrase),
    /// In this time.
    Within(Option<PartialDate>, Option<PartialDate>),
    /// No source stands between.
    Direct,
    /// Some source stands between.
    Indirect,
    /// One of these stands between.
    Via(Vec<ActorId>),
    /// In a document of this name; `*` stands for any ending.
    Document(Vec<String>),
    /// So far the holder stands by it.
    Modality(Vec<Modality>),
    /// This of the target it is about.
    Scope(Vec<Scope>),
    /// From so strong to so strong.
    Intensity(u8, u8),
    /// Not the mere refusal to take part oneself.
    NotOwnRefusal,
    /// A person has looked at it, or has not.
    Reviewed(bool),
}

/// The holders that a phrase names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holders {
    /// The actors.
    pub actors: Vec<ActorId>,
    /// Organisations whose members are meant, each as of the date of a record.
    pub members_of: Vec<ActorId>,
}

/// The targets that a phrase names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// Whether the words may also stand in the sentence around the target.
    pub freely: bool,
    /// Words that turn a target into its contrary, where it matters.
    pub contraries: Option<Arc<Contraries>>,
}

/// An issue that a phrase names, the narrower ones included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AboutIssue {
    /// The issue.
    pub id: IssueId,
    /// What the phrase says beyond the issue; it must stand in the target or
    /// its sentence.
    pub also: Phrase,
    /// What the phrase says beyond the name of the issue in words that may be
    /// just another name of it. Where they tell targets of the issue apart,
    /// they must stand there too.
    pub narrower: Vec<Part>,
}
