//! Node-link JSON: what `NetworkX`'s `node_link_graph` and D3 read.

use std::io::Write;

use serde::Serialize;

use super::{ExportError, Link, Relation, links};
use crate::date::PartialDate;
use crate::graph::{ActorNode, DocumentNode, IssueNode, StanceEdge, StanceGraph, TargetNode};
use crate::id::ActorId;
use crate::stances::Stance;
use crate::vocabulary::{Act, StanceKind};

#[derive(Serialize)]
struct NodeLink<'g> {
    directed: bool,
    multigraph: bool,
    graph: About<'g>,
    nodes: Vec<Node<'g>>,
    edges: Vec<Edge<'g>>,
}

/// What belongs to no node or edge: attributes of the graph as a whole.
#[derive(Serialize)]
struct About<'g> {
    documents: &'g [DocumentNode],
}

#[derive(Serialize)]
#[serde(tag = "node", rename_all = "lowercase")]
enum Node<'g> {
    Actor {
        label: &'g str,
        #[serde(flatten)]
        actor: &'g ActorNode,
    },
    Issue(&'g IssueNode),
    Target {
        id: &'g str,
        label: &'g str,
    },
}

#[derive(Serialize)]
struct Edge<'g> {
    source: &'g str,
    target: &'g str,
    /// Tells parallel edges apart.
    key: String,
    relation: &'static str,
    #[serde(flatten)]
    details: Details<'g>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Details<'g> {
    Stance(Box<StanceDetails<'g>>),
    AimedAt {
        stance: StanceKind,
        edge: &'g str,
    },
    Tenure {
        #[serde(skip_serializing_if = "Option::is_none")]
        title: Option<&'g str>,
        from: Option<PartialDate>,
        until: Option<PartialDate>,
    },
    Nothing {},
}

#[derive(Serialize)]
struct StanceDetails<'g> {
    party: Option<&'g ActorId>,
    stance: StanceKind,
    acts: Vec<Act>,
    intensity: u8,
    confidence: f64,
    first: Option<PartialDate>,
    last: Option<PartialDate>,
    known_only_through: Vec<&'g str>,
    aimed_at: Vec<&'g ActorId>,
    addressed_to: Vec<&'g ActorId>,
    evidence: &'g [Stance],
}

/// Writes the graph with all its evidence.
///
/// # Errors
///
/// [`ExportError`] if `out` does not take it.
pub fn write(graph: &StanceGraph, out: &mut dyn Write) -> Result<(), ExportError> {
    let actors = graph.actors().iter().map(|actor| Node::Actor {
        label: &actor.name,
        actor,
    });
    let issues = graph.issues().iter().map(Node::Issue);
    let targets = graph.targets().iter();
    let targets = targets.map(|TargetNode { id, meaning }| Node::Target {
        id: id.as_str(),
        label: meaning,
    });
    let document = NodeLink {
        directed: true,
        multigraph: true,
        graph: About {
            documents: graph.documents(),
        },
        nodes: actors.chain(issues).chain(targets).collect(),
        edges: links(graph).into_iter().map(edge).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)?;
    Ok(())
}

fn edge(link: Link<'_>) -> Edge<'_> {
    let relation = link.relation.name();
    let tenure = |title, from: Option<PartialDate>, until| {
        let since = from.map(|date| date.to_string()).unwrap_or_default();
        let key = [relation, title, &since].join(" ");
        let title = Some(title).filter(|title| !title.is_empty());
        (key, Details::Tenure { title, from, until })
    };
    let (key, details) = match link.relation {
        Relation::Stance(edge) => (edge.id.to_string(), stance_details(edge)),
        Relation::AimedAt(edge) => (
            format!("{relation} {}", edge.id),
            Details::AimedAt {
                stance: edge.stance,
                edge: edge.id.as_str(),
            },
        ),
        Relation::Member(membership) => tenure("", membership.from, membership.until),
        Relation::Office(office) => tenure(&office.title, office.from, office.until),
        Relation::Part | Relation::Broader => (relation.to_owned(), Details::Nothing {}),
    };
    Edge {
        source: link.source,
        target: link.target,
        key,
        relation,
        details,
    }
}

fn stance_details(edge: &StanceEdge) -> Details<'_> {
    Details::Stance(Box::new(StanceDetails {
        party: edge.party.as_ref(),
        stance: edge.stance,
        acts: edge.acts(),
        intensity: edge.intensity(),
        confidence: edge.confidence(),
        first: edge.first(),
        last: edge.last(),
        known_only_through: edge.known_only_through().into_iter().collect(),
        aimed_at: edge.aimed_at().into_iter().collect(),
        addressed_to: edge.addressed_to().into_iter().collect(),
        evidence: &edge.evidence,
    }))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use crate::graph::sample::graph;

    #[test]
    fn ends_of_edges_are_nodes_and_keys_are_unique() {
        let mut out = Vec::new();
        super::write(&graph(), &mut out).unwrap();
        let json: Value = serde_json::from_slice(&out).unwrap();
        let list = |name: &str| json[name].as_array().unwrap().clone();
        let nodes: BTreeSet<String> = list("nodes")
            .iter()
            .map(|node| node["id"].to_string())
            .collect();
        assert_eq!(nodes.len(), list("nodes").len(), "identifiers are unique");
        let mut seen = BTreeSet::new();
        for edge in list("edges") {
            assert!(nodes.contains(&edge["source"].to_string()), "{edge}");
            assert!(nodes.contains(&edge["target"].to_string()), "{edge}");
            let name = ["source", "target", "key"].map(|field| edge[field].to_string());
            assert!(seen.insert(name), "{edge}");
        }
        let of = |relation: &str| {
            list("edges")
                .iter()
                .filter(|edge| edge["relation"] == relation)
                .count()
        };
        let counts = ["stance", "aimed-at", "member", "office", "broader"].map(of);
        assert_eq!(counts, [8, 1, 2, 1, 1]);
        assert!(list("nodes").iter().all(|node| node["label"].is_string()));
    }
}
