//! Records of a graph → the plain model of a drawing.
//!
//! Comes in: a graph and those of its records that are to be drawn. Goes out: a
//! [`Diagram`] of all of them; cutting it to a page is the next step. Who speaks
//! for a party is drawn as the party, with the speaker's name.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::diagram::{
    Basis, Cluster, Diagram, DiagramEdge, HolderNode, Quote, TargetKind, TargetNode,
};
use crate::graph::edge::only_through;
use crate::graph::{EdgeTarget, StanceGraph};
use crate::id::ActorId;
use crate::stances::{ActorRef, Stance};
use crate::vocabulary::{ActorKind, Scope, StanceKind};

/// Alliances and unions that act as one: those in which holders may be framed
/// together, the preferred first. Bodies of nearly all states (the United
/// Nations, the World Trade Organization) would frame everybody.
const BLOCS: &[&str] = &[
    "org:NATO",
    "org:EU",
    "org:CSTO",
    "org:EAEU",
    "org:BRICS",
    "org:SCO",
    "org:ASEAN",
    "org:GCC",
    "org:ARAB-LEAGUE",
    "org:AES",
    "org:ECOWAS",
    "org:SADC",
    "org:AU",
    "org:MERCOSUR",
    "org:CARICOM",
    "org:PIF",
    "org:WARSAW-PACT",
];

/// Characters of a bloc's name above which its initials are drawn.
const LONGEST_NAME: usize = 20;

/// Positions that one edge stands for.
type Key<'g> = (&'g ActorId, EdgeTarget, StanceKind, Scope);

impl Diagram {
    /// The drawing of these records, which belong to the graph.
    pub fn of_records<'g>(
        graph: &'g StanceGraph,
        records: impl IntoIterator<Item = &'g Stance>,
    ) -> Self {
        let mut records: Vec<&Stance> = records.into_iter().collect();
        records.sort_by(|a, b| {
            let place = |record: &'g Stance| {
                (
                    record.date,
                    &record.document,
                    record.evidence.start,
                    record.target.start,
                )
            };
            let surest = b.confidence.total_cmp(&a.confidence);
            surest.then_with(|| place(a).cmp(&place(b)))
        });
        let mut drawn: BTreeMap<Key<'_>, Vec<&Stance>> = BTreeMap::new();
        for record in &records {
            let target = EdgeTarget::of(&record.target);
            let key = (&drawn_as(record).id, target, record.stance, record.scope);
            drawn.entry(key).or_default().push(record);
        }
        Self {
            title: String::new(),
            holders: holders(graph, &records),
            targets: targets(graph, &records),
            edges: drawn
                .iter()
                .map(|(key, records)| edge(graph, key, records))
                .collect(),
            clusters: clusters(graph),
            basis: basis(&records),
            by_stance: false,
            left_out: 0,
        }
    }
}

/// Whose node a record is drawn at: the party of those who speak for one.
fn drawn_as(record: &Stance) -> &ActorRef {
    let speaks_for = matches!(
        record.holder.kind,
        ActorKind::Person | ActorKind::Institution
    );
    match &record.party {
        Some(party) if speaks_for => party,
        _ => &record.holder,
    }
}

fn speaker(record: &Stance) -> Option<&str> {
    (record.holder.id != drawn_as(record).id).then_some(record.holder.name.as_str())
}

fn holders(graph: &StanceGraph, records: &[&Stance]) -> Vec<HolderNode> {
    let mut of: BTreeMap<&ActorId, Vec<&Stance>> = BTreeMap::new();
    for record in records {
        of.entry(&drawn_as(record).id).or_default().push(record);
    }
    let node = |(id, records): (&ActorId, Vec<&Stance>)| HolderNode {
        id: id.to_string(),
        label: graph.name(id).to_owned(),
        speakers: by_frequency(records.iter().filter_map(|record| speaker(record))),
        kind: graph
            .actor(id)
            .map_or(drawn_as(records[0]).kind, |node| node.kind),
        member_of: member_of(graph, id, &records),
    };
    of.into_iter().map(node).collect()
}

/// Each once, the most frequent first, then by the alphabet.
fn by_frequency<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    let mut names: Vec<(&str, usize)> = counts.into_iter().collect();
    names.sort_by_key(|(name, count)| (Reverse(*count), *name));
    names.into_iter().map(|(name, _)| name.to_owned()).collect()
}

/// The blocs to which a holder belongs when it takes one of these positions;
/// an alliance belongs to itself.
fn member_of(graph: &StanceGraph, id: &ActorId, records: &[&Stance]) -> Vec<String> {
    let actor = graph.actor(id);
    let belongs = |bloc: &&&str| {
        let of = ActorId::new(**bloc);
        let member = |record: &&Stance| actor.is_some_and(|node| node.is_member(&of, record.date));
        of == *id || records.iter().any(member)
    };
    BLOCS
        .iter()
        .filter(belongs)
        .map(|&bloc| bloc.to_owned())
        .collect()
}

fn clusters(graph: &StanceGraph) -> Vec<Cluster> {
    let cluster = |&bloc: &&str| {
        let node = graph.actor(&ActorId::new(bloc))?;
        // A frame is narrow: the initials of the identifier stand for a long name.
        let initials = bloc.split_once(':').map_or(bloc, |(_, initials)| initials);
        let is_long = node.name.chars().count() > LONGEST_NAME;
        let label = if is_long { initials } else { &node.name };
        Some(Cluster {
            id: bloc.to_owned(),
            label: label.to_owned(),
        })
    };
    BLOCS.iter().filter_map(cluster).collect()
}

fn targets(graph: &StanceGraph, records: &[&Stance]) -> Vec<TargetNode> {
    let mut targets: BTreeMap<EdgeTarget, TargetNode> = BTreeMap::new();
    for record in records {
        let target = EdgeTarget::of(&record.target);
        let label = graph.label(&target);
        let is_actor = record.target.actors.iter().any(|actor| actor.name == label);
        let kind = match (&target, is_actor) {
            (EdgeTarget::Issue(_), _) => TargetKind::Issue,
            (EdgeTarget::Unlisted(_), true) => TargetKind::Actor,
            (EdgeTarget::Unlisted(_), false) => TargetKind::Words,
        };
        let node = TargetNode {
            id: target.as_str().to_owned(),
            label: label.to_owned(),
            kind,
        };
        targets.entry(target).or_insert(node);
    }
    targets.into_values().collect()
}

fn edge(graph: &StanceGraph, key: &Key<'_>, records: &[&Stance]) -> DiagramEdge {
    let (holder, target, stance, scope) = key;
    let documents = || {
        records
            .iter()
            .filter_map(|record| graph.document(&record.document))
    };
    DiagramEdge {
        holder: holder.to_string(),
        target: target.as_str().to_owned(),
        stance: *stance,
        intensity: records
            .iter()
            .map(|record| record.intensity)
            .max()
            .unwrap_or(1),
        count: records.len(),
        via: only_through(records.iter().copied())
            .into_iter()
            .map(str::to_owned)
            .collect(),
        own_participation: *scope == Scope::OwnParticipation,
        timing: *scope == Scope::Timing,
        quotes: records.iter().map(|record| quote(graph, record)).collect(),
        url: documents().find_map(|document| document.url.clone()),
    }
}

/// The words of a record, with their source.
pub(super) fn quote(graph: &StanceGraph, record: &Stance) -> Quote {
    let document = graph.document(&record.document);
    let publisher = document.and_then(|node| node.publisher.as_deref());
    Quote {
        words: record.evidence.text.clone(),
        speaker: speaker(record).map(str::to_owned),
        source: match publisher {
            Some(publisher) => format!("{publisher}, {}", record.document),
            None => record.document.to_string(),
        },
        date: record.date,
        url: document.and_then(|node| node.url.clone()),
    }
}

/// What the records rest on.
pub(super) fn basis(records: &[&Stance]) -> Basis {
    let documents: BTreeSet<_> = records.iter().map(|record| &record.document).collect();
    let dates = || records.iter().filter_map(|record| record.date);
    Basis {
        documents: documents.len(),
        positions: records.len(),
        from: dates().min(),
        until: dates().max(),
    }
}

#[cfg(test)]
mod tests {
    use super::Diagram;
    use crate::graph::sample::graph;
    use crate::vocabulary::StanceKind;

    #[test]
    fn speakers_are_drawn_as_their_party() {
        let graph = graph();
        let records = graph.edges().iter().flat_map(|edge| &edge.evidence);
        let diagram = Diagram::of_records(&graph, records);
        let names: Vec<_> = diagram
            .holders
            .iter()
            .map(|node| node.label.as_str())
            .collect();
        assert_eq!(names, ["Arvania", "Borsk", "Celdonia"]);
        assert_eq!(diagram.holders[0].speakers, ["Ina Oduro"]);
        assert_eq!(diagram.edges.len(), 8);
        assert_eq!((diagram.basis.documents, diagram.basis.positions), (2, 9));
    }

    #[test]
    fn repeated_positions_are_one_edge_and_via_stays() {
        let graph = graph();
        let records = graph.edges().iter().flat_map(|edge| &edge.evidence);
        let diagram = Diagram::of_records(&graph, records);
        let dam = |holder: &str| {
            let mut on = diagram
                .edges
                .iter()
                .filter(|edge| edge.target == "issue:dam");
            on.find(|edge| edge.holder == holder && edge.stance == StanceKind::Opposes)
                .unwrap()
        };
        assert_eq!(
            (dam("country:AR").count, dam("country:AR").via.len()),
            (2, 0)
        );
        assert_eq!(dam("country:CE").via, ["Courier"]);
        assert_eq!(
            dam("country:AR").quotes[0].speaker.as_deref(),
            Some("Ina Oduro")
        );
        assert!(diagram.edges.iter().any(|edge| edge.own_participation));
        assert!(diagram.edges.iter().any(|edge| edge.timing));
    }
}
