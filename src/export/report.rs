//! The report: records in, a text with a note for every sentence out.
//!
//! Comes in: a graph and those of its records that the report is about. Goes
//! out: a [`Report`], plain lists that a template puts into words; filling one
//! in is the work of `report_page.rs`. Must not know: Markdown, HTML, files.

use std::collections::{BTreeMap, BTreeSet};

use super::diagram::{Basis, Diagram};
use super::dot_quote::is_web_link;
pub use super::report_model::{Dispute, Moment, Named, Note, Position, Report, ReportBasis, Topic};
use crate::graph::edge::only_through;
use crate::graph::{EdgeTarget, StanceEdge, StanceGraph, confidence};
use crate::id::ActorId;
use crate::stances::Stance;
use crate::vocabulary::{ActorKind, Modality, Scope, StanceKind};

/// Records that are one position.
type Key<'g> = (EdgeTarget, &'g ActorId, StanceKind, Scope);

impl Report {
    /// The report of these records, which belong to the graph.
    pub fn of_records<'g>(
        graph: &'g StanceGraph,
        records: impl IntoIterator<Item = &'g Stance>,
        title: &str,
    ) -> Self {
        let mut records: Vec<&Stance> = records.into_iter().collect();
        records.sort_by(|a, b| place(a).cmp(&place(b)));
        records.dedup();
        let writer = Writer {
            graph,
            numbers: numbers(&records),
        };
        let mut diagram = Diagram::of_records(graph, records.iter().copied());
        diagram.keep_strongest(Some(super::diagram::LEGIBLE_EDGES));
        let (direct, heard): (Vec<Group<'_>>, Vec<Group<'_>>) = grouped(&records)
            .into_iter()
            .partition(|(_, records)| only_through(records.iter().copied()).is_empty());
        let direct = in_order(direct);
        let position = |group: &Group<'_>| writer.position(&group.1);
        Self {
            title: title.to_owned(),
            basis: basis(&diagram.basis, &direct, &heard),
            summary: summary(&writer, &direct),
            table: direct.iter().map(position).collect(),
            timeline: timeline(&writer, &records),
            disputed: disputed(&writer, &direct),
            second_hand: heard.iter().map(position).collect(),
            notes: writer.notes(&records),
            mermaid: super::mermaid::of_diagram(&diagram),
        }
    }
}

/// A position with its records.
type Group<'g> = (Key<'g>, Vec<&'g Stance>);

fn place(record: &Stance) -> impl Ord + '_ {
    let at = (record.evidence.start, record.target.start);
    let who = (&record.holder.id, record.stance, record.act);
    (
        record.date.is_none(),
        record.date,
        &record.document,
        at,
        who,
        &record.rule,
    )
}

/// Whose position it is: the party of persons and institutions that have one.
fn drawn_as(record: &Stance) -> &crate::stances::ActorRef {
    let speaks_for = matches!(
        record.holder.kind,
        ActorKind::Person | ActorKind::Institution
    );
    match &record.party {
        Some(party) if speaks_for => party,
        _ => &record.holder,
    }
}

fn grouped<'g>(records: &[&'g Stance]) -> Vec<Group<'g>> {
    let mut groups: BTreeMap<Key<'g>, Vec<&Stance>> = BTreeMap::new();
    for &record in records {
        let target = EdgeTarget::of(&record.target);
        let key = (target, &drawn_as(record).id, record.stance, record.scope);
        groups.entry(key).or_default().push(record);
    }
    groups.into_iter().collect()
}

/// What most holders have a position on comes first; then by target, stance, holder.
fn in_order(mut groups: Vec<Group<'_>>) -> Vec<Group<'_>> {
    let mut holders: BTreeMap<EdgeTarget, BTreeSet<String>> = BTreeMap::new();
    for ((target, holder, ..), _) in &groups {
        let of = holders.entry(target.clone()).or_default();
        of.insert(holder.to_string());
    }
    let weight = |target: &EdgeTarget| holders.get(target).map_or(0, BTreeSet::len);
    groups.sort_by(|(a, _), (b, _)| {
        let order = |key: &Key<'_>| (key.2, key.3, key.1.clone());
        let by_weight = weight(&b.0).cmp(&weight(&a.0));
        by_weight
            .then_with(|| a.0.cmp(&b.0))
            .then_with(|| order(a).cmp(&order(b)))
    });
    groups
}

/// Records are numbered in the order of their dates.
fn numbers(records: &[&Stance]) -> BTreeMap<*const Stance, usize> {
    let numbered = records.iter().enumerate();
    numbered
        .map(|(place, record)| (std::ptr::from_ref::<Stance>(record), place + 1))
        .collect()
}

struct Writer<'g> {
    graph: &'g StanceGraph,
    numbers: BTreeMap<*const Stance, usize>,
}

impl Writer<'_> {
    fn note_numbers(&self, records: &[&Stance]) -> Vec<usize> {
        let of = |record: &&Stance| self.numbers.get(&std::ptr::from_ref(*record)).copied();
        let mut numbers: Vec<usize> = records.iter().filter_map(of).collect();
        numbers.sort_unstable();
        numbers
    }

    /// The position of records that share a holder, stance, target and scope.
    fn position(&self, records: &[&Stance]) -> Position {
        let first = records[0];
        let holder = drawn_as(first);
        let speakers: BTreeSet<&str> = records
            .iter()
            .filter(|record| record.holder.id != holder.id)
            .map(|record| record.holder.name.as_str())
            .collect();
        let target = EdgeTarget::of(&first.target);
        Position {
            holder: self.graph.name(&holder.id).to_owned(),
            speakers: speakers.into_iter().map(str::to_owned).collect(),
            stance: first.stance,
            verb: match first.stance {
                StanceKind::Warns => "warns about",
                other => other.as_str(),
            },
            target: self.graph.label(&target).to_owned(),
            reservations: reservations(records),
            first: records.iter().filter_map(|record| record.date).min(),
            last: records.iter().filter_map(|record| record.date).max(),
            times: records.len(),
            confidence: confidence::combined(records.iter().copied()),
            notes: self.note_numbers(records),
        }
    }

    fn notes(&self, records: &[&Stance]) -> Vec<Note> {
        let note = |(place, record): (usize, &&Stance)| {
            let document = self.graph.document(&record.document);
            let url = document.and_then(|node| node.url.clone());
            Note {
                number: place + 1,
                words: record.evidence.text.clone(),
                holder: record.holder.name.clone(),
                via: record.via.iter().map(|actor| actor.name.clone()).collect(),
                document: record.document.to_string(),
                title: document.and_then(|node| node.title.clone()),
                publisher: document.and_then(|node| node.publisher.clone()),
                date: record.date,
                url: url.filter(|url| is_web_link(url)),
                start: record.evidence.start,
                end: record.evidence.end,
                confidence: record.confidence,
                edge: StanceEdge::id_of(record).to_string(),
            }
        };
        records.iter().enumerate().map(note).collect()
    }
}

/// What keeps the records from being the plain position of their holder.
fn reservations(records: &[&Stance]) -> Vec<String> {
    let mut notes = Vec::new();
    match records[0].scope {
        Scope::General => {}
        Scope::OwnParticipation => notes.push("as to its own part".to_owned()),
        Scope::Timing => notes.push("as to the time".to_owned()),
    }
    for (modality, words) in [
        (Modality::Conditional, "on a condition"),
        (Modality::Future, "announced for later"),
        (Modality::Earlier, "in the past"),
    ] {
        if records.iter().all(|record| record.modality == modality) {
            notes.push(words.to_owned());
        }
    }
    let through = only_through(records.iter().copied());
    if !through.is_empty() {
        let names: Vec<&str> = through.into_iter().collect();
        notes.push(format!("according to {}", names.join(", ")));
    }
    notes
}

fn basis(basis: &Basis, direct: &[Group<'_>], heard: &[Group<'_>]) -> ReportBasis {
    let holders: BTreeSet<&ActorId> = direct
        .iter()
        .chain(heard)
        .map(|((_, holder, ..), _)| *holder)
        .collect();
    ReportBasis {
        documents: basis.documents,
        records: basis.positions,
        holders: holders.len(),
        from: basis.from,
        until: basis.until,
    }
}

/// More topics than this make no summary.
const TOPICS: usize = 8;

fn summary(writer: &Writer<'_>, groups: &[Group<'_>]) -> Vec<Topic> {
    let topics = groups.chunk_by(|a, b| a.0.0 == b.0.0).take(TOPICS);
    let topic = |groups: &[Group<'_>]| {
        let on = |stance| {
            let of = groups.iter().filter(|(key, _)| key.2 == stance);
            of.map(|(_, records)| Named {
                name: writer.graph.name(&drawn_as(records[0]).id).to_owned(),
                reservations: reservations(records),
                notes: writer.note_numbers(records),
            })
            .collect()
        };
        Topic {
            target: writer.graph.label(&groups[0].0.0).to_owned(),
            supports: on(StanceKind::Supports),
            opposes: on(StanceKind::Opposes),
            warns: on(StanceKind::Warns),
        }
    };
    topics.map(topic).collect()
}

fn timeline(writer: &Writer<'_>, records: &[&Stance]) -> Vec<Moment> {
    let dated: Vec<&Stance> = records
        .iter()
        .copied()
        .filter(|record| record.date.is_some())
        .collect();
    let days = dated.chunk_by(|a, b| a.date == b.date);
    days.filter_map(|day| {
        let groups = in_order(grouped(day));
        Some(Moment {
            date: day[0].date?,
            positions: groups
                .iter()
                .map(|(_, records)| writer.position(records))
                .collect(),
        })
    })
    .collect()
}

/// Holders with both support and opposition on one thing, at first hand.
fn disputed(writer: &Writer<'_>, groups: &[Group<'_>]) -> Vec<Dispute> {
    let mut by: BTreeMap<(&EdgeTarget, &ActorId), Vec<&Group<'_>>> = BTreeMap::new();
    for group in groups {
        let (target, holder, stance, scope) = &group.0;
        if *scope == Scope::General && *stance != StanceKind::Warns {
            by.entry((target, holder)).or_default().push(group);
        }
    }
    by.retain(|_, sides| sides.len() > 1);
    by.into_iter()
        .map(|((target, holder), sides)| Dispute {
            holder: writer.graph.name(holder).to_owned(),
            target: writer.graph.label(target).to_owned(),
            sides: sides
                .iter()
                .map(|(_, records)| writer.position(records))
                .collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Report;
    use crate::graph::sample::graph;

    #[test]
    fn every_sentence_has_a_note_and_every_note_a_sentence() {
        let graph = graph();
        let records = graph.edges().iter().flat_map(|edge| &edge.evidence);
        let report = Report::of_records(&graph, records, "All");
        assert_eq!(report.notes.len(), 9);
        let all = report.table.iter().chain(&report.second_hand);
        assert!(all.clone().all(|position| !position.notes.is_empty()));
        let mut used: Vec<usize> = all.flat_map(|position| position.notes.clone()).collect();
        used.sort_unstable();
        assert_eq!(used, (1..=9).collect::<Vec<_>>());
        assert_eq!(report.second_hand.len(), 1, "Celdonia through the Courier");
        let dated: usize = report
            .timeline
            .iter()
            .flat_map(|it| &it.positions)
            .map(|it| it.times)
            .sum();
        assert_eq!(dated, 9);
    }
}
