//! Which edges of a store are needed.

use std::collections::BTreeSet;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::graph::StanceGraph;
use crate::graph::words::{Part, Phrase};
use crate::id::{ActorId, IssueId};
use crate::query::Query;
use crate::query::plan::{Condition, Holding, Test};
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
}

/// What an edge may be about: any of these.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// One of these issues; narrower ones have to be named too.
    pub issues: Vec<IssueId>,
    /// Aimed at, or addressed to, one of these actors.
    pub actors: Vec<ActorId>,
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

/// Most stems in one full-text expression; the parser of `SQLite` bounds its depth.
const MOST_STEMS: usize = 60;

impl Selection {
    /// The edges that may answer a question, narrower issues and members as
    /// the graph of all nodes knows them; some may turn out not to answer it.
    pub fn for_query(query: &Query, known: &StanceGraph) -> Self {
        let mut selection = Self::for_holding(&query.holding, known);
        if let Some(contrary) = &query.contrary {
            let contrary = Self::for_holding(contrary, known);
            selection = selection.or(contrary);
        }
        selection
    }

    fn for_holding(holding: &Holding, known: &StanceGraph) -> Self {
        let clauses = holding.clauses().into_iter();
        let parts = clauses.map(|clause| Self::for_test(&clause.test, known));
        parts.reduce(Self::or).unwrap_or_default()
    }

    /// The edges that may have records that pass the test. A condition that
    /// the tables cannot bound is left aside.
    fn for_test(test: &Test, known: &StanceGraph) -> Self {
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

    fn bound_by(&mut self, condition: &Condition, known: &StanceGraph) {
        let about = match condition {
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
            Condition::About(about) => About {
                issues: below(about.issues.iter().map(|issue| &issue.id), known),
                actors: about.actors.clone(),
                words: if about.actors.is_empty() {
                    about.words.clone()
                } else {
                    about.named.clone()
                },
                tells_apart: about
                    .issues
                    .iter()
                    .flat_map(|issue| {
                        let all = below(std::iter::once(&issue.id), known);
                        let parts = issue.narrower.iter();
                        parts.map(move |part| (all.clone(), part.clone()))
                    })
                    .collect(),
                most: if about.freely {
                    about.most()
                } else {
                    Vec::new()
                },
                sentence: if about.freely {
                    about.words.clone()
                } else {
                    Phrase::default()
                },
            },
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

    /// The numbers of the selected edges, rising; nothing if all are meant.
    pub(super) fn edges(&self, connection: &Connection) -> rusqlite::Result<Option<BTreeSet<i64>>> {
        let find = Finder {
            connection,
            stances: &self.stances,
        };
        let mut kept: Option<BTreeSet<i64>> = None;
        let mut keep = |found: BTreeSet<i64>| {
            kept = Some(match kept.take() {
                None => found,
                Some(before) => before.intersection(&found).copied().collect(),
            });
        };
        if let Some(start) = &self.starts_with {
            keep(find.starting(start)?);
        }
        if let Some(actors) = &self.held_by {
            keep(find.held_by(actors)?);
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
            };
            keep(find.about(about)?);
        }
        if !self.any.is_empty() {
            let mut found = Some(BTreeSet::new());
            for part in &self.any {
                found = found.zip(part.edges(connection)?).map(|(mut all, more)| {
                    all.extend(more);
                    all
                });
            }
            if let Some(found) = found {
                keep(found);
            }
        }
        if kept.is_none() && !self.stances.is_empty() {
            kept = Some(find.numbers("1", None)?);
        }
        let Some(mut kept) = kept else {
            return Ok(None);
        };
        for about in self.abouts() {
            for (issues, part) in &about.tells_apart {
                kept.extend(find.any_about(issues, part)?);
            }
            if self.suggestions > 0 {
                for part in about.words.parts() {
                    kept.extend(find.first_with(part, self.suggestions)?);
                }
            }
        }
        Ok(Some(kept))
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

struct Finder<'c> {
    connection: &'c Connection,
    stances: &'c [StanceKind],
}

impl Finder<'_> {
    fn starting(&self, start: &str) -> rusqlite::Result<BTreeSet<i64>> {
        self.numbers("id BETWEEN ?1 AND ?1 || '~'", Some(start))
    }

    fn held_by(&self, actors: &[ActorId]) -> rusqlite::Result<BTreeSet<i64>> {
        let mut found = BTreeSet::new();
        for actor in actors {
            found.extend(self.numbers("holder = ?1", Some(actor.as_str()))?);
            found.extend(self.numbers("party = ?1", Some(actor.as_str()))?);
        }
        Ok(found)
    }

    fn about(&self, about: &About) -> rusqlite::Result<BTreeSet<i64>> {
        let mut found = BTreeSet::new();
        for issue in &about.issues {
            found.extend(self.numbers("issue = ?1", Some(issue.as_str()))?);
        }
        for actor in &about.actors {
            let aimed = "number IN (SELECT v.edge FROM evidence_actors a \
                 JOIN evidence v ON v.number = a.evidence \
                 WHERE a.actor = ?1 AND a.role IN ('aimed at', 'addressed to'))";
            found.extend(self.numbers(aimed, Some(actor.as_str()))?);
        }
        found.extend(self.with_words(&about.words)?);
        for phrase in &about.most {
            found.extend(self.with_words(phrase)?);
        }
        found.extend(self.in_sentences(&about.sentence)?);
        Ok(found)
    }

    /// Edges of which a sentence has words that begin as those of the phrase.
    fn in_sentences(&self, phrase: &Phrase) -> rusqlite::Result<BTreeSet<i64>> {
        let mut kept: Option<BTreeSet<i64>> = None;
        for part in phrase.parts() {
            let mut found = BTreeSet::new();
            for ways in part.chunks(MOST_STEMS / 2) {
                let number = "number IN (SELECT edge FROM evidence WHERE number IN \
                     (SELECT rowid FROM passages WHERE passages MATCH ?1))";
                found.extend(self.numbers(number, Some(&beginning(ways)))?);
            }
            kept = Some(match kept {
                None => found,
                Some(before) => before.intersection(&found).copied().collect(),
            });
        }
        Ok(kept.unwrap_or_default())
    }

    fn with_words(&self, phrase: &Phrase) -> rusqlite::Result<BTreeSet<i64>> {
        let parts: Vec<&Part> = phrase.parts().iter().collect();
        // A part of which no way is known is nowhere.
        let hopeless = |part: &&Part| part.iter().all(Vec::is_empty);
        if parts.is_empty() || parts.iter().any(hopeless) {
            return Ok(BTreeSet::new());
        }
        let stems: usize = parts
            .iter()
            .flat_map(|part| part.iter())
            .map(Vec::len)
            .sum();
        if stems <= MOST_STEMS {
            let all: Vec<String> = parts.iter().map(|part| expression(part)).collect();
            return self.matching(&all.join(" AND "));
        }
        let mut kept: Option<BTreeSet<i64>> = None;
        for part in parts {
            let mut found = BTreeSet::new();
            for ways in part.chunks(MOST_STEMS) {
                found.extend(self.matching(&expression(ways))?);
            }
            kept = Some(match kept {
                None => found,
                Some(before) => before.intersection(&found).copied().collect(),
            });
        }
        Ok(kept.unwrap_or_default())
    }

    /// An edge about one of the issues that has the part.
    fn any_about(&self, issues: &[IssueId], part: &Part) -> rusqlite::Result<Option<i64>> {
        let sql = "SELECT e.number FROM edge_words w JOIN edges e ON e.number = w.rowid \
             WHERE edge_words MATCH ?1 AND e.issue = ?2 LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        for ways in part.chunks(MOST_STEMS) {
            if ways.iter().all(Vec::is_empty) {
                continue;
            }
            let words = expression(ways);
            for issue in issues {
                let mut rows = statement.query([words.as_str(), issue.as_str()])?;
                if let Some(row) = rows.next()? {
                    return row.get(0).map(Some);
                }
            }
        }
        Ok(None)
    }

    /// The first edges by identifier that have a part of a phrase.
    fn first_with(&self, part: &Part, most: usize) -> rusqlite::Result<BTreeSet<i64>> {
        let mut found = BTreeSet::new();
        for ways in part.chunks(MOST_STEMS) {
            if ways.iter().all(Vec::is_empty) {
                continue;
            }
            let sql = "SELECT number FROM edges WHERE number IN \
                 (SELECT rowid FROM edge_words WHERE edge_words MATCH ?1) ORDER BY id LIMIT ?2";
            let mut statement = self.connection.prepare_cached(sql)?;
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            let rows =
                statement.query_map(rusqlite::params![expression(ways), most], |row| row.get(0))?;
            for row in rows {
                found.insert(row?);
            }
        }
        Ok(found)
    }

    /// Numbers of the edges of which the words match the full-text expression.
    fn matching(&self, expression: &str) -> rusqlite::Result<BTreeSet<i64>> {
        if !self.stances.is_empty() {
            let matching = "number IN (SELECT rowid FROM edge_words WHERE edge_words MATCH ?1)";
            return self.numbers(matching, Some(expression));
        }
        let sql = "SELECT rowid FROM edge_words WHERE edge_words MATCH ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([expression], |row| row.get(0))?;
        rows.collect()
    }

    /// Numbers of the edges of which the condition on `?1` holds.
    fn numbers(&self, condition: &str, value: Option<&str>) -> rusqlite::Result<BTreeSet<i64>> {
        let mut sql = format!("SELECT number FROM edges WHERE {condition}");
        if !self.stances.is_empty() {
            let stances: Vec<String> = self
                .stances
                .iter()
                .map(|stance| format!("'{stance}'"))
                .collect();
            sql = format!("{sql} AND stance IN ({})", stances.join(", "));
        }
        let mut statement = self.connection.prepare_cached(&sql)?;
        let values = value.map(|value| Value::from(value.to_owned()));
        let rows = statement.query_map(params_from_iter(values), |row| row.get(0))?;
        rows.collect()
    }
}

/// How many letters of a word tell it: the passages are stemmed in another way.
const BEGINNING: usize = 3;

/// Words that begin as those of a part, as a full-text expression.
fn beginning(ways: &[Vec<String>]) -> String {
    joined(ways, |stem| {
        let start: String = stem.chars().take(BEGINNING).collect();
        format!("\"{}\"*", start.replace('"', "\"\""))
    })
}

/// The ways of a part as a full-text expression.
fn expression(ways: &[Vec<String>]) -> String {
    joined(ways, |stem| format!("\"{}\"", stem.replace('"', "\"\"")))
}

fn joined(ways: &[Vec<String>], quoted: impl Fn(&String) -> String) -> String {
    let ways = ways.iter().filter(|way| !way.is_empty());
    let ways = ways.map(|way| way.iter().map(&quoted).collect::<Vec<_>>().join(" AND "));
    let ways: Vec<String> = ways.map(|way| format!("({way})")).collect();
    format!("({})", ways.join(" OR "))
}
