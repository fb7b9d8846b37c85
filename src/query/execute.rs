//! A query of which the names are looked up × a graph → holders with their records.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::Row;
use super::check::Check;
use super::plan::{About, Clause, Condition, Holding, Test};
use crate::graph::words::Phrase;
use crate::graph::{ActorNode, EdgeSet, EdgeTarget, StanceEdge, StanceGraph, confidence};
use crate::id::ActorId;
use crate::stances::Stance;

/// Rows by holder and party.
type Rows<'g> = BTreeMap<(&'g ActorId, Option<&'g ActorId>), Row<'g>>;

/// The rows of a query, in the order of an answer.
pub(super) fn execute<'g>(holding: &Holding, graph: &'g StanceGraph) -> Vec<Row<'g>> {
    in_order(rows(holding, graph).into_values().collect())
}

fn rows<'g>(holding: &Holding, graph: &'g StanceGraph) -> Rows<'g> {
    match holding {
        Holding::Of(clause) => rows_of(clause, graph),
        Holding::Either(a, b) => {
            let mut all = rows(a, graph);
            add(&mut all, rows(b, graph));
            all
        }
        Holding::Both(a, b) => {
            let (mut all, other) = (rows(a, graph), rows(b, graph));
            let both: BTreeSet<&ActorId> =
                units(&all).intersection(&units(&other)).copied().collect();
            add(&mut all, other);
            all.retain(|_, row| both.contains(unit(row)));
            all
        }
        Holding::Without(a, b) => {
            let mut all = rows(a, graph);
            let left_out = units(&rows(b, graph));
            all.retain(|_, row| !left_out.contains(unit(row)));
            all
        }
    }
}

/// Who a row counts as where sets of holders are put together: the party, so
/// that a state is one, whoever speaks for it.
fn unit<'g>(row: &Row<'g>) -> &'g ActorId {
    &row.party.unwrap_or(row.holder).id
}

fn units<'g>(rows: &Rows<'g>) -> BTreeSet<&'g ActorId> {
    rows.values().map(unit).collect()
}

/// Adds rows; of a holder who is in both, the records of both, each once.
fn add<'g>(all: &mut Rows<'g>, more: Rows<'g>) {
    for (key, row) in more {
        let Some(known) = all.get_mut(&key) else {
            all.insert(key, row);
            continue;
        };
        for edge in row.edges {
            if known.edges.iter().all(|other| other.id != edge.id) {
                known.edges.push(edge);
            }
        }
        known.edges.sort_by(|a, b| a.id.cmp(&b.id));
        for record in row.stances {
            let is_same = |other: &&&Stance| std::ptr::eq(**other, record);
            if !known.stances.iter().any(|other| is_same(&other)) {
                known.stances.push(record);
            }
        }
    }
}

fn rows_of<'g>(clause: &Clause, graph: &'g StanceGraph) -> Rows<'g> {
    let check = Check::new(&clause.test, graph);
    let edges = candidates(&clause.test, &check, graph).unwrap_or_else(|| graph.all_edges());
    let stances = clause.test.stances();
    let mut rows = Rows::new();
    for edge in edges.iter() {
        if stances
            .as_ref()
            .is_some_and(|all| !all.contains(&edge.stance))
        {
            continue;
        }
        let records = edge.evidence.iter();
        let records: Vec<&Stance> = records
            .filter(|record| check.passes(edge, record))
            .collect();
        let is_sure =
            || clause.least <= 0.0 || confidence::combined(records.iter().copied()) >= clause.least;
        if records.is_empty() || !is_sure() {
            continue;
        }
        let Some(holder) = graph.actor(&edge.holder) else {
            continue;
        };
        let party = edge.party.as_ref().and_then(|party| graph.actor(party));
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
    rows
}

/// The edges that may have records that pass; nothing if the indices bound
/// them not.
fn candidates<'g>(
    test: &Test,
    check: &Check<'g, '_>,
    graph: &'g StanceGraph,
) -> Option<EdgeSet<'g>> {
    match (test, check) {
        (Test::All(parts), Check::All(checks)) => {
            let bounds = parts.iter().zip(checks);
            let bounds = bounds.filter_map(|(part, check)| candidates(part, check, graph));
            bounds.reduce(|a, b| a.and(&b))
        }
        (Test::Any(parts), Check::Any(checks)) => {
            let bounds = parts.iter().zip(checks);
            let bounds: Option<Vec<_>> = bounds
                .map(|(part, check)| candidates(part, check, graph))
                .collect();
            bounds.map(|bounds| graph.any_of(bounds))
        }
        (Test::Is(condition), check) => of_condition(condition, check, graph),
        _ => None,
    }
}

fn of_condition<'g>(
    condition: &Condition,
    check: &Check<'g, '_>,
    graph: &'g StanceGraph,
) -> Option<EdgeSet<'g>> {
    let held = |actors: &[ActorId]| graph.any_of(actors.iter().map(|actor| graph.held_by(actor)));
    Some(match condition {
        Condition::HeldBy(holders) => {
            let members = holders.members_of.iter();
            let members = members.flat_map(|of| graph.members(of, None));
            let members = members.map(|member| graph.held_by(&member.id));
            graph.any_of(members.chain([held(&holders.actors)]))
        }
        Condition::Holder(actors) | Condition::Party(actors) => held(actors),
        Condition::About(about) if about.freely => return None,
        Condition::About(_) => match check {
            Check::About {
                on,
                with_words: Some(with_words),
                ..
            } => on.clone().or(with_words.clone()),
            _ => return None,
        },
        Condition::Issue(issues) => {
            graph.any_of(issues.iter().map(|issue| graph.about_issue(issue)))
        }
        Condition::AimedAt(actors) => {
            graph.any_of(actors.iter().map(|actor| graph.aimed_at(actor)))
        }
        Condition::AddressedTo(actors) => {
            graph.any_of(actors.iter().map(|actor| graph.addressed_to(actor)))
        }
        Condition::Words(phrase) => graph.with_words(phrase),
        _ => return None,
    })
}

/// Edges about the issues and actors of a target.
pub(super) fn on<'g>(about: &About, graph: &'g StanceGraph) -> EdgeSet<'g> {
    let issues = about
        .issues
        .iter()
        .map(|issue| graph.about_issue(&issue.id));
    let aimed = about.actors.iter().map(|actor| graph.aimed_at(actor));
    let addressed = about.actors.iter().map(|actor| graph.addressed_to(actor));
    graph.any_of(issues.chain(aimed).chain(addressed))
}

/// The words that the index looks up for a target.
pub(super) fn sought(about: &About) -> &Phrase {
    if about.actors.is_empty() {
        &about.words
    } else {
        &about.named
    }
}

/// What the records of a query are about, and their holders, each as whom it
/// counts.
pub fn found_by(
    holding: &Holding,
    graph: &StanceGraph,
) -> (BTreeSet<EdgeTarget>, BTreeSet<ActorId>) {
    let rows = rows(holding, graph);
    let holders = units(&rows).into_iter().cloned().collect();
    let edges = rows.into_values().flat_map(|row| row.edges);
    (edges.map(|edge| edge.target.clone()).collect(), holders)
}

/// The holders of a query, each as whom it counts.
pub(super) fn holders_of<'g>(holding: &Holding, graph: &'g StanceGraph) -> BTreeSet<&'g ActorId> {
    units(&rows(holding, graph))
}

/// All edges of which records pass a query.
pub(super) fn edges_of<'g>(holding: &Holding, graph: &'g StanceGraph) -> Vec<&'g StanceEdge> {
    let rows = rows(holding, graph);
    rows.into_values().flat_map(|row| row.edges).collect()
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
    let party: &'a ActorNode = row.party.unwrap_or(row.holder);
    (&party.name, &party.id)
}
