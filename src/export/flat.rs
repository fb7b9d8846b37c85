//! Nodes and edges with plain attributes, as formats of tables and XML hold them.
//!
//! Comes in: a graph. Goes out: every node and link with all that is known
//! about it, each attribute one text or number. The evidence of an edge, a list
//! of records, is one attribute: JSON. Must not know: file formats.

use serde::Serialize;

use super::{Relation, links};
use crate::date::PartialDate;
use crate::graph::{ActorNode, StanceEdge, StanceGraph};
use crate::lexicon::{Membership, Office};
use crate::stances::Stance;

/// What sort of value an attribute has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Integer,
    Number,
}

/// The attributes that nodes may have.
pub(super) const NODE_KEYS: &[(&str, Kind)] = &[
    ("node", Kind::Text),
    ("kind", Kind::Text),
    ("part_of", Kind::Text),
    ("memberships", Kind::Text),
    ("offices", Kind::Text),
    ("broader", Kind::Text),
];

/// The attributes that edges may have.
pub(super) const EDGE_KEYS: &[(&str, Kind)] = &[
    ("relation", Kind::Text),
    ("edge", Kind::Text),
    ("party", Kind::Text),
    ("stance", Kind::Text),
    ("acts", Kind::Text),
    ("scopes", Kind::Text),
    ("modalities", Kind::Text),
    ("intensity", Kind::Integer),
    ("confidence", Kind::Number),
    ("records", Kind::Integer),
    ("documents", Kind::Integer),
    ("first", Kind::Text),
    ("last", Kind::Text),
    ("aimed_at", Kind::Text),
    ("addressed_to", Kind::Text),
    ("known_only_through", Kind::Text),
    ("quote", Kind::Text),
    ("quoted_from", Kind::Text),
    ("evidence", Kind::Text),
    ("title", Kind::Text),
    ("from", Kind::Text),
    ("until", Kind::Text),
];

/// Name and value of what is known; what is not known is left out.
pub(super) type Attributes = Vec<(&'static str, String)>;

/// An actor, an issue or an unlisted target.
#[derive(Debug)]
pub(super) struct FlatNode<'g> {
    pub(super) id: &'g str,
    pub(super) label: &'g str,
    /// "actor", "issue" or "target".
    pub(super) sort: &'static str,
    pub(super) attributes: Attributes,
}

/// A stance, a membership or any other link.
#[derive(Debug)]
pub(super) struct FlatEdge<'g> {
    pub(super) source: &'g str,
    pub(super) target: &'g str,
    pub(super) relation: Relation<'g>,
    pub(super) attributes: Attributes,
}

impl FlatEdge<'_> {
    /// Since when and until when it is known to hold. A position has no end:
    /// that it was not repeated does not mean that it was dropped.
    pub(super) fn time(&self) -> (Option<PartialDate>, Option<PartialDate>) {
        match self.relation {
            Relation::Stance(edge) | Relation::AimedAt(edge) => (edge.first(), None),
            Relation::Member(Membership { from, until, .. })
            | Relation::Office(Office { from, until, .. }) => (*from, *until),
            Relation::Part | Relation::Broader => (None, None),
        }
    }
}

/// All nodes: actors, then issues, then unlisted targets.
pub(super) fn nodes(graph: &StanceGraph) -> Vec<FlatNode<'_>> {
    let node = |id, label, sort, mut attributes: Attributes| {
        attributes.insert(0, ("node", str::to_owned(sort)));
        attributes.retain(|(_, value)| !value.is_empty());
        FlatNode {
            id,
            label,
            sort,
            attributes,
        }
    };
    let actors = graph
        .actors()
        .iter()
        .map(|actor| node(actor.id.as_str(), &actor.name, "actor", about_actor(actor)));
    let issues = graph.issues().iter().map(|issue| {
        let broader = joined(issue.broader.iter().map(ToString::to_string));
        let about = vec![("broader", broader)];
        node(issue.id.as_str(), issue.label.as_str(), "issue", about)
    });
    let targets = graph.targets().iter().map(|target| {
        let label = target.meaning.as_str();
        node(target.id.as_str(), label, "target", Vec::new())
    });
    actors.chain(issues).chain(targets).collect()
}

fn about_actor(actor: &ActorNode) -> Attributes {
    let party = actor.party.as_ref().map(ToString::to_string);
    vec![
        ("kind", actor.kind.to_string()),
        ("part_of", party.unwrap_or_default()),
        ("memberships", memberships(actor)),
        ("offices", offices(actor)),
    ]
}

/// "org:NATO 1949-04-04/; …".
pub(super) fn memberships(actor: &ActorNode) -> String {
    let all = actor.memberships.iter();
    joined(all.map(|it| format!("{} {}", it.of, period(it.from, it.until))))
}

/// "president of country:FR 2017-05-14/; …".
pub(super) fn offices(actor: &ActorNode) -> String {
    let all = actor.offices.iter();
    joined(all.map(|it| format!("{} of {} {}", it.title, it.of, period(it.from, it.until))))
}

/// All links of which both ends are nodes, stances first, each made as it is
/// asked for; the evidence of stances is not among the attributes.
pub(super) fn bare_edges(graph: &StanceGraph) -> impl Iterator<Item = FlatEdge<'_>> {
    links(graph).into_iter().map(move |link| {
        let mut attributes = vec![("relation", link.relation.name().to_owned())];
        attributes.extend(about_link(link.relation));
        attributes.retain(|(_, value)| !value.is_empty());
        FlatEdge {
            source: link.source,
            target: link.target,
            relation: link.relation,
            attributes,
        }
    })
}

/// [`bare_edges`] with the evidence of stances as JSON.
pub(super) fn edges(graph: &StanceGraph) -> impl Iterator<Item = FlatEdge<'_>> {
    bare_edges(graph).map(move |mut edge| {
        if let Relation::Stance(stance) = edge.relation {
            edge.attributes.push(("evidence", evidence(graph, stance)));
        }
        edge
    })
}

fn about_link(relation: Relation<'_>) -> Attributes {
    match relation {
        Relation::Stance(edge) => about_stance(edge),
        Relation::AimedAt(edge) => vec![
            ("edge", edge.id.to_string()),
            ("stance", edge.stance.to_string()),
        ],
        Relation::Member(membership) => vec![
            ("from", written(membership.from)),
            ("until", written(membership.until)),
        ],
        Relation::Office(office) => vec![
            ("title", office.title.clone()),
            ("from", written(office.from)),
            ("until", written(office.until)),
        ],
        Relation::Part | Relation::Broader => Vec::new(),
    }
}

fn about_stance(edge: &StanceEdge) -> Attributes {
    let surest = surest(edge);
    let ids = |ids: std::collections::BTreeSet<&crate::id::ActorId>| {
        joined(ids.into_iter().map(ToString::to_string))
    };
    let through = edge.known_only_through().into_iter();
    let party = edge.party.as_ref().map(ToString::to_string);
    vec![
        ("edge", edge.id.to_string()),
        ("party", party.unwrap_or_default()),
        ("stance", edge.stance.to_string()),
        ("acts", acts(edge)),
        ("scopes", each_once(edge, |record| record.scope.as_str())),
        (
            "modalities",
            each_once(edge, |record| record.modality.as_str()),
        ),
        ("intensity", edge.intensity().to_string()),
        ("confidence", edge.confidence().to_string()),
        ("records", edge.evidence.len().to_string()),
        ("documents", documents(edge).to_string()),
        ("first", written(edge.first())),
        ("last", written(edge.last())),
        ("aimed_at", ids(edge.aimed_at())),
        ("addressed_to", ids(edge.addressed_to())),
        ("known_only_through", joined(through.map(str::to_owned))),
        (
            "quote",
            surest
                .map(|record| record.evidence.text.clone())
                .unwrap_or_default(),
        ),
        (
            "quoted_from",
            surest
                .map(|record| record.document.to_string())
                .unwrap_or_default(),
        ),
    ]
}

/// The record of the highest confidence, of equal ones the first.
fn surest(edge: &StanceEdge) -> Option<&Stance> {
    edge.evidence.iter().reduce(|best, record| {
        if record.confidence > best.confidence {
            record
        } else {
            best
        }
    })
}

/// How many documents the evidence stands in.
pub(super) fn documents(edge: &StanceEdge) -> usize {
    edge.evidence
        .chunk_by(|a, b| a.document == b.document)
        .count()
}

/// The acts by which the stance was taken.
pub(super) fn acts(edge: &StanceEdge) -> String {
    let acts: Vec<&str> = edge.acts().iter().map(|act| act.as_str()).collect();
    acts.join(" ")
}

/// The words of all records, each once, by the alphabet.
pub(super) fn each_once(edge: &StanceEdge, word: fn(&Stance) -> &'static str) -> String {
    let words: std::collections::BTreeSet<&str> = edge.evidence.iter().map(word).collect();
    words.into_iter().collect::<Vec<_>>().join(" ")
}

/// A record with what is known about its document.
#[derive(Serialize)]
pub(super) struct Sourced<'g> {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'g str>,
    #[serde(flatten)]
    record: &'g Stance,
}

/// The records of an edge, each with what is known about its document.
pub(super) fn sourced<'g>(graph: &'g StanceGraph, edge: &'g StanceEdge) -> Vec<Sourced<'g>> {
    let with_source = |record: &'g Stance| {
        let document = graph.document(&record.document);
        Sourced {
            title: document.and_then(|node| node.title.as_deref()),
            publisher: document.and_then(|node| node.publisher.as_deref()),
            url: document.and_then(|node| node.url.as_deref()),
            record,
        }
    };
    edge.evidence.iter().map(with_source).collect()
}

fn evidence(graph: &StanceGraph, edge: &StanceEdge) -> String {
    // Records are plain data with text keys, which JSON always holds.
    serde_json::to_string(&sourced(graph, edge)).unwrap_or_default()
}

/// The items with "; " between them.
pub(super) fn joined(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("; ")
}

/// "1990/2020-05-01", either side empty if unknown or open.
pub(super) fn period(from: Option<PartialDate>, until: Option<PartialDate>) -> String {
    format!("{}/{}", written(from), written(until))
}

/// The date, or nothing.
pub(super) fn written(date: Option<PartialDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}
