//! Cytoscape.js JSON: what Cytoscape.js and Cytoscape desktop read.

use std::io::Write;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::flat::{self, Attributes, EDGE_KEYS, Kind, NODE_KEYS, Sourced};
use super::{ExportError, Relation};
use crate::graph::{DocumentNode, StanceGraph};

#[derive(Serialize)]
struct File<'g> {
    format_version: &'static str,
    data: About<'g>,
    directed: bool,
    multigraph: bool,
    elements: Elements<'g>,
}

#[derive(Serialize)]
struct About<'g> {
    documents: &'g [DocumentNode],
}

/// Nodes and edges are made one by one as they are written: all at once they
/// would need several times the memory of the graph.
#[derive(Serialize)]
struct Elements<'g> {
    #[serde(serialize_with = "nodes")]
    nodes: &'g StanceGraph,
    #[serde(serialize_with = "edges")]
    edges: &'g StanceGraph,
}

#[derive(Serialize)]
struct Element<'g> {
    data: Data<'g>,
}

#[derive(Serialize)]
struct Data<'g> {
    #[serde(flatten)]
    values: Map<String, Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<Sourced<'g>>,
}

fn nodes<S: Serializer>(graph: &StanceGraph, out: S) -> Result<S::Ok, S::Error> {
    out.collect_seq(flat::nodes(graph).into_iter().map(|node| {
        // NetworkX wants a `value` too.
        let own = [("id", node.id), ("name", node.label), ("value", node.id)];
        let mut values = values(node.attributes, NODE_KEYS);
        values.extend(own.map(|(key, value)| (key.to_owned(), json!(value))));
        element(values, Vec::new())
    }))
}

fn edges<S: Serializer>(graph: &StanceGraph, out: S) -> Result<S::Ok, S::Error> {
    let edges = flat::bare_edges(graph).enumerate();
    out.collect_seq(edges.map(|(number, edge)| {
        let id = format!("e{number}");
        let own = [
            ("id", id.as_str()),
            ("source", edge.source),
            ("target", edge.target),
            ("key", id.as_str()),
        ];
        let mut values = values(edge.attributes, EDGE_KEYS);
        values.extend(own.map(|(key, value)| (key.to_owned(), json!(value))));
        let evidence = match edge.relation {
            Relation::Stance(stance) => flat::sourced(graph, stance),
            _ => Vec::new(),
        };
        element(values, evidence)
    }))
}

/// Writes the graph with all its evidence.
///
/// # Errors
///
/// [`ExportError`] if `out` does not take it.
pub fn write(graph: &StanceGraph, out: &mut dyn Write) -> Result<(), ExportError> {
    let file = File {
        format_version: "1.0",
        data: About {
            documents: graph.documents(),
        },
        directed: true,
        multigraph: true,
        elements: Elements {
            nodes: graph,
            edges: graph,
        },
    };
    serde_json::to_writer_pretty(&mut *out, &file)?;
    writeln!(out)?;
    Ok(())
}

fn element(values: Map<String, Value>, evidence: Vec<Sourced<'_>>) -> Element<'_> {
    Element {
        data: Data { values, evidence },
    }
}

/// The attributes with numbers as numbers.
fn values(attributes: Attributes, keys: &[(&str, Kind)]) -> Map<String, Value> {
    let typed = |name: &str, text: String| {
        let kind = keys.iter().find(|(key, _)| *key == name);
        match kind.map_or(Kind::Text, |(_, kind)| *kind) {
            Kind::Text => Value::String(text),
            // They were numbers a moment ago.
            Kind::Integer => text
                .parse::<u64>()
                .map_or(Value::String(text), |it| json!(it)),
            Kind::Number => text
                .parse::<f64>()
                .map_or(Value::String(text), |it| json!(it)),
        }
    };
    attributes
        .into_iter()
        .map(|(name, text)| (name.to_owned(), typed(name, text)))
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use crate::graph::sample::graph;

    #[test]
    fn evidence_is_whole_and_numbers_are_numbers() {
        let mut out = Vec::new();
        super::write(&graph(), &mut out).unwrap();
        let file: Value = serde_json::from_slice(&out).unwrap();
        let edges = file["elements"]["edges"].as_array().unwrap();
        let records = edges
            .iter()
            .filter_map(|edge| edge["data"]["evidence"].as_array());
        assert_eq!(records.map(Vec::len).sum::<usize>(), 9);
        assert!(edges[0]["data"]["confidence"].is_f64(), "{}", edges[0]);
        assert!(edges[0]["data"]["records"].is_u64());
    }
}
