//! A resolved question × a graph → the answer.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::{Answer, Row, Verdict};
use super::ast::{About, Form, Holders, Query};
use crate::graph::words::{Phrase, content_stems, target_stems};
use crate::graph::{EdgeTarget, StanceEdge, StanceGraph, confidence};
use crate::id::{ActorId, EdgeId, IssueId};
use crate::stances::Stance;
use crate::vocabulary::{Act, Scope, StanceKind};

/// Edges by identifier, so that sets of them can be joined and every order is fixed.
type Edges<'g> = BTreeMap<&'g EdgeId, &'g StanceEdge>;

/// Looks up the answer.
pub(super) fn execute<'g>(question: &str, query: Query, graph: &'g StanceGraph) -> Answer<'g> {
    let edges = candidates(&query, graph);
    let rows = rows(&query, &query.stances, &query.acts, &edges, graph);
    let mut contrary = Vec::new();
    let mut verdict = None;
    if query.form == Form::Does {
        contrary = self::rows(&query, contrary_of(&query.stances), &[], &edges, graph);
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
    }
}

fn contrary_of(stances: &[StanceKind]) -> &'static [StanceKind] {
    match stances {
        [StanceKind::Supports] => &[StanceKind::Opposes],
        [StanceKind::Opposes] => &[StanceKind::Supports],
        _ => &[],
    }
}

/// Edges that the indices offer: held by the holders, and about the target.
fn candidates<'g>(query: &Query, graph: &'g StanceGraph) -> Edges<'g> {
    let held = query
        .holders
        .as_ref()
        .map(|holders| held_by(holders, graph));
    let about = query.about.as_ref().map(|about| on(about, graph));
    match (held, about) {
        (Some(mut held), Some(about)) => {
            held.retain(|id, _| about.contains_key(id));
            held
        }
        (Some(edges), None) | (None, Some(edges)) => edges,
        (None, None) => collected(graph.edges()),
    }
}

fn collected<'g>(edges: impl IntoIterator<Item = &'g StanceEdge>) -> Edges<'g> {
    edges.into_iter().map(|edge| (&edge.id, edge)).collect()
}

fn held_by<'g>(holders: &Holders, graph: &'g StanceGraph) -> Edges<'g> {
    let named = holders.actors.iter().flat_map(|actor| graph.held_by(actor));
    let members = holders
        .members_of
        .iter()
        .flat_map(|of| graph.members(of, None));
    let members = members.flat_map(|member| graph.held_by(&member.id));
    collected(named.chain(members))
}

fn on<'g>(about: &About, graph: &'g StanceGraph) -> Edges<'g> {
    let mut edges = Edges::new();
    for issue in about
        .issues
        .iter()
        .flat_map(|issue| graph.narrower(&issue.id))
    {
        edges.extend(collected(graph.about(&EdgeTarget::Issue(issue.id.clone()))));
    }
    for actor in &about.actors {
        edges.extend(collected(
            graph.aimed_at(actor).chain(graph.addressed_to(actor)),
        ));
    }
    let phrase = if about.actors.is_empty() {
        &about.words
    } else {
        &about.named
    };
    edges.extend(collected(graph.with_words(phrase)));
    edges
}

fn rows<'g>(
    query: &Query,
    stances: &[StanceKind],
    acts: &[Act],
    edges: &Edges<'g>,
    graph: &'g StanceGraph,
) -> Vec<Row<'g>> {
    let test = RecordTest::new(query, acts, graph);
    let mut rows: BTreeMap<(&ActorId, Option<&ActorId>), Row<'g>> = BTreeMap::new();
    for edge in edges.values().filter(|edge| stances.contains(&edge.stance)) {
        let records: Vec<&Stance> = edge
            .evidence
            .iter()
            .filter(|record| test.passes(edge, record))
            .collect();
        let sure = confidence::combined(records.iter().copied());
        if records.is_empty() || sure < query.filters.min_confidence {
            continue;
        }
        let Some(holder) = graph.actor(&edge.holder) else {
            continue;
        };
        let party = edge.party.as_ref().and_then(|party| graph.actor(party));
        let of_kind = |kind| query.kinds.contains(&kind);
        if !query.kinds.is_empty()
            && !of_kind(holder.kind)
            && !party.is_some_and(|party| of_kind(party.kind))
        {
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
}

impl<'a> RecordTest<'a> {
    fn new(query: &'a Query, acts: &'a [Act], graph: &'a StanceGraph) -> Self {
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
        let target = || target_stems(record).collect();
        if about.actors.is_empty() {
            !about.words.is_empty() && about.words.is_in(&target())
        } else if about.words.is_empty() {
            aimed(about, record)
                || is_just(&about.named, record)
                || about.mentions && about.named.is_in(&target())
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
