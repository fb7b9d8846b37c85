//! Which edges of a store are needed.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::Store;
use super::find::Finder;
use super::numbers::Numbers;
use crate::graph::words::{Part, Phrase};
use crate::graph::{Catalogue, EdgeTarget, StanceGraph};
use crate::id::{ActorId, IssueId};
use crate::query::plan::{Condition, Holding, Test};
use crate::query::{self, Query, found_by};
use crate::vocabulary::StanceKind;

/// Conditions that all have to hold; without any, every edge is selected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only edges that one of these holds, or for which others speak.
    pub held_by: Option<Vec<ActorId>>,
    /// Only edges about this.
    pub about: Option<About>,
    /// Only these stances; empty: all.
    pub stances: Vec<StanceKind>,
    /// Only edges that are in one of these selections; empty: all.
    pub any: Vec<Self>,
    /// Only edges of which the identifier starts so.
    pub starts_with: Option<String>,
    /// Besides, for each word asked about, so many edges that have it: what
    /// could be suggested where nothing else is found.
    pub suggestions: usize,
    /// Words near to these in meaning, for which the same holds.
    pub near: Vec<Part>,
    /// Words of which the sentences of some edges are looked through besides.
    pub beside: Vec<String>,
}

/// What an edge may be about: any of these.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// One of these issues; narrower ones have to be named too.
    pub issues: Vec<IssueId>,
    /// Aimed at, or addressed to, one of these actors.
    pub actors: Vec<ActorId>,
    /// One of these issues or targets, and no other.
    pub targets: Vec<EdgeTarget>,
    /// Its words hold the phrase.
    pub words: Phrase,
    /// Its words hold one of these.
    pub most: Vec<Phrase>,
    /// Besides, one edge about one of the issues that has the part, if there
    /// is any: whether there is decides what a question asks for.
    pub tells_apart: Vec<(Vec<IssueId>, Part)>,
    /// The sentence of a record holds the phrase, so far as its words begin.
    pub sentence: Phrase,
}

impl Selection {
    fn for_holding(holding: &Holding, known: &Known<'_>) -> Self {
        let clauses = holding.clauses().into_iter();
        let parts = clauses.map(|clause| Self::for_test(&clause.test, known));
        parts.reduce(Self::or).unwrap_or_default()
    }

    /// The edges that may have records that pass the test. A condition that
    /// the tables cannot bound is left aside.
    fn for_test(test: &Test, known: &Known<'_>) -> Self {
        let mut selection = Self {
            stances: test.stances().into_iter().flatten().collect(),
            ..Self::default()
        };
        let one = std::slice::from_ref(test);
        let parts = match test {
            Test::All(parts) => parts,
            _ => one,
        };
        for part in parts {
            match part {
                Test::Is(condition) => selection.bound_by(condition, known),
                Test::Any(parts) if selection.any.is_empty() => {
                    let parts = parts.iter().map(|part| Self::for_test(part, known));
                    let parts: Vec<Self> = parts.collect();
                    if parts.iter().all(Self::is_bound) {
                        selection.any = parts;
                    }
                }
                Test::All(_) if parts.len() > 1 => {
                    let inner = Self::for_test(part, known);
                    if selection.any.is_empty() && inner.is_bound() {
                        selection.any = vec![inner];
                    }
                }
                _ => {}
            }
        }
        selection
    }

    fn bound_by(&mut self, condition: &Condition, with: &Known<'_>) {
        let known = with.graph;
        let about = match condition {
            Condition::HeldByThoseOf(of) if self.held_by.is_none() => {
                self.held_by = with
                    .found_by(of)
                    .map(|(_, holders)| holders.into_iter().collect());
                return;
            }
            Condition::OnThoseOf(of) => {
                let Some((targets, _)) = with.found_by(of) else {
                    return;
                };
                About {
                    targets: targets.into_iter().collect(),
                    ..About::default()
                }
            }
            Condition::HeldBy(holders) if self.held_by.is_none() => {
                let of = holders.members_of.iter();
                let members = of.flat_map(|of| known.members(of, None));
                let members = members.map(|actor| &actor.id);
                let all: BTreeSet<&ActorId> = holders.actors.iter().chain(members).collect();
                self.held_by = Some(all.into_iter().cloned().collect());
                return;
            }
            Condition::Holder(actors) | Condition::Party(actors) if self.held_by.is_none() => {
                self.held_by = Some(actors.clone());
                return;
            }
            Condition::About(about) => Self::about(about, known),
            Condition::Issue(issues) => About {
                issues: below(issues.iter(), known),
                ..About::default()
            },
            Condition::AimedAt(actors) | Condition::AddressedTo(actors) => About {
                actors: actors.clone(),
                ..About::default()
            },
            Condition::Words(words) => About {
                words: words.clone(),
                ..About::default()
            },
            _ => return,
        };
        self.about.get_or_insert(about);
    }

    /// What a target of a question bounds.
    fn about(about: &query::About, known: &StanceGraph) -> About {
        let all = |issue| below(std::iter::once(issue), known);
        let tells_apart = about.issues.iter().flat_map(|issue| {
            let issues = all(&issue.id);
            let parts = issue.narrower.iter();
            parts.map(move |part| (issues.clone(), part.clone()))
        });
        let free = about.freely.then_some(about);
        About {
            issues: below(about.issues.iter().map(|issue| &issue.id), known),
            actors: about.actors.clone(),
            targets: Vec::new(),
            words: if about.actors.is_empty() {
                about.words.clone()
            } else {
                about.named.clone()
            },
            tells_apart: tells_apart.collect(),
            most: free.map(query::About::most).unwrap_or_default(),
            sentence: free.map(|about| about.words.clone()).unwrap_or_default(),
        }
    }

    /// The edges of either.
    #[must_use]
    pub fn or(mut self, other: Self) -> Self {
        if self == other {
            return self;
        }
        if self.held_by == other.held_by && self.about == other.about && self.any == other.any {
            // Of a yes or no and its contrary only the stances differ.
            if !self.stances.is_empty() && !other.stances.is_empty() {
                let all: BTreeSet<_> = self.stances.into_iter().chain(other.stances).collect();
                self.stances = all.into_iter().collect();
            } else {
                self.stances.clear();
            }
            return self;
        }
        let parts = |selection: Self| {
            let only_any = selection.held_by.is_none()
                && selection.about.is_none()
                && selection.stances.is_empty();
            if only_any && !selection.any.is_empty() {
                selection.any
            } else {
                vec![selection]
            }
        };
        let mut any = parts(self);
        any.extend(parts(other));
        Self {
            any,
            ..Self::default()
        }
    }

    /// Whether an index bounds it.
    fn is_bound(&self) -> bool {
        self.held_by.is_some()
            || self.about.is_some()
            || !self.any.is_empty() && self.any.iter().all(Self::is_bound)
    }

    /// The numbers of the selected edges; nothing if all are meant.
    pub(super) fn edges(&self, connection: &Connection) -> rusqlite::Result<Option<Numbers>> {
        let Some(bound) = self.bound(connection)? else {
            return Ok(None);
        };
        let mut kept: Vec<i64> = bound.into_iter().collect();
        let find = Finder {
            connection,
            stances: &self.stances,
            among: None,
        };
        for about in self.abouts() {
            for (issues, part) in &about.tells_apart {
                kept.extend(find.any_about(issues, part)?);
            }
        }
        if self.suggestions > 0 {
            // Some edges for each word that is asked about and each that is near to one.
            let asked = self.abouts().into_iter();
            let asked = asked.flat_map(|about| about.words.parts());
            for part in asked.chain(&self.near) {
                kept.extend(find.first_with(part, self.suggestions)?);
            }
            for word in &self.beside {
                kept.extend(find.first_saying(word)?);
            }
        }
        Ok(Some(kept.into()))
    }

    /// The numbers of the records, where all that some actors hold is selected: those are found
    /// without their edges.
    pub(super) fn records(&self, connection: &Connection) -> rusqlite::Result<Option<Numbers>> {
        let alone = Self {
            held_by: self.held_by.clone(),
            stances: self.stances.clone(),
            ..Self::default()
        };
        let Some(actors) = self.held_by.as_ref().filter(|_| *self == alone) else {
            return Ok(None);
        };
        let find = Finder {
            connection,
            stances: &self.stances,
            among: None,
        };
        find.records_held_by(actors).map(Some)
    }

    /// The edges for which all conditions hold; nothing if none bounds them.
    fn bound(&self, connection: &Connection) -> rusqlite::Result<Option<Numbers>> {
        let find = Finder {
            connection,
            stances: &self.stances,
            among: None,
        };
        let both = |kept: Option<Numbers>, found: Numbers| match kept {
            None => found,
            Some(before) => before.and(&found),
        };
        let mut kept = None;
        if let Some(start) = &self.starts_with {
            kept = Some(find.starting(start)?);
        }
        if let Some(actors) = &self.held_by {
            kept = Some(both(kept, find.held_by(actors)?));
        }
        if let Some(about) = &self.about {
            // Holders that were found have the right stances already.
            let stances = if self.held_by.is_some() {
                &[][..]
            } else {
                &self.stances
            };
            let find = Finder {
                connection,
                stances,
                among: kept.as_ref(),
            };
            let found = find.about(about)?;
            kept = Some(both(kept, found));
        }
        if !self.any.is_empty() {
            let mut found = Some(Vec::new());
            for part in &self.any {
                found = found.zip(part.edges(connection)?).map(|(mut all, more)| {
                    all.extend(more);
                    all
                });
            }
            if let Some(found) = found {
                kept = Some(both(kept, found.into()));
            }
        }
        if kept.is_none() && !self.stances.is_empty() {
            kept = Some(find.of_stances()?);
        }
        Ok(kept)
    }

    fn abouts(&self) -> Vec<&About> {
        let inner = self.any.iter().flat_map(Self::abouts);
        self.about.iter().chain(inner).collect()
    }
}

/// The issues and all below them.
fn below<'a>(issues: impl Iterator<Item = &'a IssueId>, known: &StanceGraph) -> Vec<IssueId> {
    let nodes = issues.flat_map(|issue| known.narrower(issue));
    let ids: BTreeSet<&IssueId> = nodes.map(|node| &node.id).collect();
    ids.into_iter().cloned().collect()
}

impl Store {
    /// The edges that may answer a question, narrower issues and members as
    /// the graph of all nodes, `directory`, knows them; some may turn out not
    /// to answer it. What a query within the query finds is read first, so
    /// that it bounds what is read for the whole.
    pub fn selection(
        &self,
        query: &Query,
        directory: &StanceGraph,
        known: &Catalogue,
    ) -> Selection {
        // A fault of the file comes up again where the whole is read.
        let read = |selection: &Selection| self.part(selection, known).ok();
        let known = Known {
            graph: directory,
            read: &read,
        };
        let selection = Selection::for_holding(&query.holding, &known);
        match &query.contrary {
            Some(contrary) => selection.or(Selection::for_holding(contrary, &known)),
            None => selection,
        }
    }
}

/// What is known when a selection is made.
struct Known<'a> {
    graph: &'a StanceGraph,
    /// Reads some edges.
    read: &'a Read<'a>,
}

type Read<'a> = dyn Fn(&Selection) -> Option<StanceGraph> + 'a;

impl Known<'_> {
    fn found_by(&self, of: &Holding) -> Option<(BTreeSet<EdgeTarget>, BTreeSet<ActorId>)> {
        let selection = Selection::for_holding(of, self);
        if !selection.is_bound() {
            return None;
        }
        let part = (self.read)(&selection)?;
        Some(found_by(of, &part))
    }
}
