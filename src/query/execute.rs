//! A resolved question × a graph → the answer.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::{Answer, Row, Verdict};
use super::ast::{About, Form, Holders, Query};
use crate::graph::words::{Phrase, content_stems, target_stems};
use crate::graph::{EdgeSet, EdgeTarget, StanceEdge, StanceGraph, confidence};
use crate::id::{ActorId, IssueId};
use crate::stances::Stance;
use crate::vocabulary::{Act, Scope, StanceKind};

/// Looks up the answer.
pub(super) fn execute<'g>(question: &str, query: Query, graph: &'g StanceGraph) -> Answer<'g> {
    let found = Candidates::of(&query, graph);
    let rows = rows(&query, &query.stances, &query.acts, &found, graph);
    let mut contrary = Vec::new();
    let mut verdict = None;
    if query.form == Form::Does {
        contrary = self::rows(&query, contrary_of(&query.stances), &[], &found, graph);
        verdict = Some(match (rows.is_empty(), contrary.is_empty()) {
            (false, true) => Verdict::Yes,
            (true, false) => Verdict::No,
            (false, false) => Verdict::Both,
            (true, true) => Verdict::Unknown,
        });
    }
    Answer {
        question: question.trim().to_owned(),
        query,
        verdict,
        rows,
        contrary,
        nearest: Vec::new(),
        wider: 0,
    }
}

/// How many holders there would be if every act of the stances counted, where
/// the question asks for some acts alone ("who rejects X").
pub(super) fn wider(query: &Query, graph: &StanceGraph) -> usize {
    if query.acts.is_empty() {
        return 0;
    }
    let found = Candidates::of(query, graph);
    rows(query, &query.stances, &[], &found, graph).len()
}

fn contrary_of(stances: &[StanceKind]) -> &'static [StanceKind] {
    match stances {
        [StanceKind::Supports] => &[StanceKind::Opposes],
        [StanceKind::Opposes] => &[StanceKind::Supports],
        _ => &[],
    }
}

/// What the indices offer.
struct Candidates<'g> {
    /// Edges held by the holders, and about the target.
    edges: EdgeSet<'g>,
    /// Edges of which the target has the words asked about.
    with_words: EdgeSet<'g>,
}

impl<'g> Candidates<'g> {
    fn of(query: &Query, graph: &'g StanceGraph) -> Self {
        let held = query
            .holders
            .as_ref()
            .map(|holders| held_by(holders, graph));
        let words = query.about.as_ref().map(sought);
        let with_words = graph.with_words(words.unwrap_or(&Phrase::default()));
        let about = query
            .about
            .as_ref()
            .map(|about| on(about, graph).or(with_words.clone()));
        let edges = match (held, about) {
            (Some(held), Some(about)) => held.and(&about),
            (Some(edges), None) | (None, Some(edges)) => edges,
            (None, None) => graph.all_edges(),
        };
        Self { edges, with_words }
    }
}

fn held_by<'g>(holders: &Holders, graph: &'g StanceGraph) -> EdgeSet<'g> {
    let named = holders.actors.iter().map(|actor| graph.held_by(actor));
    let members = holders
        .members_of
        .iter()
        .flat_map(|of| graph.members(of, None));
    let members = members.map(|member| graph.held_by(&member.id));
    graph.any_of(named.chain(members))
}

fn on<'g>(about: &About, graph: &'g StanceGraph) -> EdgeSet<'g> {
    let issues = about
        .issues
        .iter()
        .map(|issue| graph.about_issue(&issue.id));
    let aimed = about.actors.iter().map(|actor| graph.aimed_at(actor));
    let addressed = about.actors.iter().map(|actor| graph.addressed_to(actor));
    graph.any_of(issues.chain(aimed).chain(addressed))
}

/// The words that the index looks up.
fn sought(about: &About) -> &Phrase {
    if about.actors.is_empty() {
        &about.words
    } else {
        &about.named
    }
}

fn rows<'g>(
    query: &Query,
    stances: &[StanceKind],
    acts: &[Act],
    found: &Candidates<'g>,
    graph: &'g StanceGraph,
) -> Vec<Row<'g>> {
    let test = RecordTest::new(query, acts, found, graph);
    let mut rows: BTreeMap<(&ActorId, Option<&ActorId>), Row<'g>> = BTreeMap::new();
    for edge in found
        .edges
        .iter()
        .filter(|edge| stances.contains(&edge.stance))
    {
        let records: Vec<&Stance> = edge
            .evidence
            .iter()
            .filter(|record| test.passes(edge, record))
            .collect();
        let least = query.filters.min_confidence;
        let is_sure = || least <= 0.0 || confidence::combined(records.iter().copied()) >= least;
        if records.is_empty() || !is_sure() {
            continue;
        }
        let Some(holder) = graph.actor(&edge.holder) else {
            continue;
        };
        let party = edge.party.as_ref().and_then(|party| graph.actor(party));
        let mut either = [Some(holder), party].into_iter().flatten();
        if !query.kinds.is_empty() && !either.any(|actor| query.kinds.contains(&actor.kind)) {
            continue;
        }
        let row = rows
            .entry((&edge.holder, edge.party.as_ref()))
            .or_insert_with(|| Row {
                holder,
                party,
                edges: Vec::new(),
                stances: Vec::new(),
            });
        row.edges.push(edge);
        row.stances.extend(records);
    }
    in_order(rows.into_values().collect())
}

fn in_order(mut rows: Vec<Row<'_>>) -> Vec<Row<'_>> {
    for row in &mut rows {
        row.stances.sort_by_key(|record| {
            (
                record.date,
                &record.document,
                record.evidence.start,
                record.target.start,
            )
        });
    }
    let mut plainest = BTreeMap::new();
    for row in &rows {
        let plain = plainest.entry(party(row)).or_insert(row.plainness());
        *plain = (*plain).min(row.plainness());
    }
    rows.sort_by_cached_key(|row| {
        let party = party(row);
        let own = row.holder.id != *party.1;
        (
            plainest.get(&party).copied(),
            party,
            row.plainness(),
            own,
            &row.holder.name,
            &row.holder.id,
        )
    });
    rows
}

fn party<'a>(row: &Row<'a>) -> (&'a str, &'a ActorId) {
    let party = row.party.unwrap_or(row.holder);
    (&party.name, &party.id)
}

/// What a record has to fulfil.
struct RecordTest<'a> {
    query: &'a Query,
    acts: &'a [Act],
    graph: &'a StanceGraph,
    /// For each issue asked about: it and all below it, and the words beyond it.
    issues: Vec<(BTreeSet<&'a IssueId>, &'a Phrase)>,
    /// The edges that have the words asked about, according to the index.
    with_words: &'a EdgeSet<'a>,
}

impl<'a> RecordTest<'a> {
    fn new(
        query: &'a Query,
        acts: &'a [Act],
        found: &'a Candidates<'a>,
        graph: &'a StanceGraph,
    ) -> Self {
        let issues = query.about.iter().flat_map(|about| &about.issues);
        let issues = issues.map(|issue| {
            let below = graph.narrower(&issue.id).into_iter().map(|node| &node.id);
            (below.collect(), &issue.also)
        });
        Self {
            query,
            acts,
            graph,
            issues: issues.collect(),
            with_words: &found.with_words,
        }
    }

    fn passes(&self, edge: &StanceEdge, record: &Stance) -> bool {
        let filters = &self.query.filters;
        let in_time = match record.date {
            Some(date) => date.may_lie_within(filters.since, filters.until),
            None => filters.since.is_none() && filters.until.is_none(),
        };
        let own = record.scope == Scope::OwnParticipation && record.stance == StanceKind::Opposes;
        let all_asked = self.query.stances.len() == StanceKind::ALL.len();
        in_time
            && (!filters.direct_only || record.via.is_empty())
            && (filters.include_own || all_asked || !own)
            && (self.acts.is_empty() || self.acts.contains(&record.act))
            && self.held_as_asked(record)
            && self
                .query
                .about
                .as_ref()
                .is_none_or(|about| self.is_on(about, edge, record))
    }

    /// Whether the holder is one that was asked for, at the time of the record.
    fn held_as_asked(&self, record: &Stance) -> bool {
        let Some(asked) = &self.query.holders else {
            return true;
        };
        let party = record.party.as_ref().map(|party| &party.id);
        let mut held = [Some(&record.holder.id), party].into_iter().flatten();
        held.any(|id| {
            asked.actors.contains(id)
                || self.graph.actor(id).is_some_and(|actor| {
                    asked
                        .members_of
                        .iter()
                        .any(|of| actor.is_member(of, record.date))
                })
        })
    }

    fn is_on(&self, about: &About, edge: &StanceEdge, record: &Stance) -> bool {
        if let EdgeTarget::Issue(id) = &edge.target
            && self
                .issues
                .iter()
                .any(|(below, also)| below.contains(id) && says(record, also))
        {
            return true;
        }
        let has_words = || {
            // The index knows edges; only where they have several records does
            // each have to be looked at.
            let phrase = sought(about);
            self.with_words.contains(edge)
                && (edge.evidence.len() == 1 || phrase.is_in(&target_stems(record).collect()))
        };
        if about.actors.is_empty() {
            has_words()
        } else if about.words.is_empty() {
            aimed(about, record) || is_just(&about.named, record) || about.mentions && has_words()
        } else {
            aimed(about, record) && says(record, &about.words)
        }
    }
}

/// Whether the stance is aimed at an actor that was asked about; a warning
/// also if it is addressed to that actor.
fn aimed(about: &About, record: &Stance) -> bool {
    let at = record.target.actors.iter();
    let to = record
        .addressee
        .iter()
        .filter(|_| record.stance == StanceKind::Warns);
    at.chain(to).any(|actor| about.actors.contains(&actor.id))
}

/// Whether the target is the name and nothing else.
fn is_just(named: &Phrase, record: &Stance) -> bool {
    let target: BTreeSet<String> = content_stems(&record.target.meaning).collect();
    let mut ways = named.parts().iter().flatten();
    ways.any(|way| way.len() == target.len() && way.iter().all(|stem| target.contains(stem)))
}

/// Whether the words beyond the issue stand in the target or its sentence.
fn says(record: &Stance, also: &Phrase) -> bool {
    also.is_empty() || {
        let sentence = content_stems(&record.evidence.text);
        also.is_in(&target_stems(record).chain(sentence).collect())
    }
}
