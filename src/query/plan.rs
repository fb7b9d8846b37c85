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
    /// The same with its targets looked up freely, for a question that finds
    /// nothing: most of the words have to stand in a target, or all of them in
    /// its sentence. Nothing if there is no target that could be, or if a yes
    /// or no is asked for.
    pub fn freely(&self) -> Option<Self> {
        if self.form == Form::Does {
            return None;
        }
        let holding = self.holding.freely()?;
        let phrases = holding.clauses().into_iter();
        let phrases = phrases.flat_map(|clause| clause.test.abouts());
        let phrases = phrases.filter(|about| about.freely);
        let notes = phrases.map(|about| {
            format!(
                "nothing found on '{}' itself: these have most of its words, or stand in a sentence with them",
                about.phrase
            )
        });
        let notes = self.notes.iter().cloned().chain(notes).collect();
        Some(Self {
            holding,
            notes,
            ..self.clone()
        })
    }

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

    /// The same with its targets looked up freely; nothing if there is none
    /// that could be. What is left out is not widened, nor what a query in
    /// brackets finds.
    pub fn freely(&self) -> Option<Self> {
        match self {
            Self::Of(clause) => {
                let mut clause = clause.clone();
                clause.test.free().then_some(Self::Of(clause))
            }
            Self::Both(a, b) | Self::Either(a, b) => {
                let (free_a, free_b) = (a.freely(), b.freely());
                if free_a.is_none() && free_b.is_none() {
                    return None;
                }
                let a = Box::new(free_a.unwrap_or_else(|| (**a).clone()));
                let b = Box::new(free_b.unwrap_or_else(|| (**b).clone()));
                Some(match self {
                    Self::Both(..) => Self::Both(a, b),
                    _ => Self::Either(a, b),
                })
            }
            Self::Without(a, b) => Some(Self::Without(Box::new(a.freely()?), b.clone())),
        }
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

    /// Makes its targets free; says whether there is one.
    fn free(&mut self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                // All of them, not only the first.
                let freed: Vec<bool> = parts.iter_mut().map(Self::free).collect();
                freed.contains(&true)
            }
            Self::Is(Condition::About(about)) if about.actors.is_empty() => {
                about.freely = !about.words.is_empty();
                about.freely
            }
            Self::Not(_) | Self::Is(_) => false,
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

/// Most parts of a phrase that is looked up freely; a longer one is looked up
/// by its first.
const MOST_PARTS: usize = 8;

impl About {
    /// The phrases of which one has to stand in a target that is found freely:
    /// two parts of three, names among them.
    pub fn most(&self) -> Vec<Phrase> {
        let parts: Vec<_> = self
            .words
            .parts()
            .iter()
            .zip(&self.names)
            .take(MOST_PARTS)
            .collect();
        let needed = (parts.len() * 2).div_ceil(3);
        let sets = 0..1_u32 << parts.len();
        let sets = sets.filter(|set| set.count_ones() as usize == needed);
        let has = |set: u32, place: usize| set & (1 << place) != 0;
        let sets = sets.filter(|&set| {
            let mut named = parts.iter().enumerate().filter(|(_, part)| *part.1);
            named.all(|(place, _)| has(set, place))
        });
        let phrases = sets.map(|set| {
            let chosen = parts
                .iter()
                .enumerate()
                .filter(|(place, _)| has(set, *place));
            Phrase::of_parts(chosen.map(|(_, part)| part.0.clone()).collect())
        });
        phrases.filter(|phrase| !phrase.is_empty()).collect()
    }
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
    /// Which of the parts of `words` name actors, one for each.
    pub names: Vec<bool>,
    /// Whether most of the words will do, and the sentence around the target
    /// may hold them.
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
