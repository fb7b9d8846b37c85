//! `GraphML`: what Gephi, Cytoscape, yEd, igraph and `NetworkX` read.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::ExportError;
use super::flat::{self, Attributes, EDGE_KEYS, Kind, NODE_KEYS};
use super::xml::{allowed, close, empty, open};
use crate::graph::StanceGraph;

/// Writes the graph; the evidence of each edge is one attribute, JSON.
///
/// # Errors
///
/// [`ExportError`] if `out` does not take it.
pub fn write(graph: &StanceGraph, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let namespace = ("xmlns", "http://graphml.graphdrawing.org/xmlns");
    open(&mut xml, "graphml", &[namespace])?;
    let nodes = [("label", Kind::Text)];
    for (name, kind) in nodes.iter().chain(NODE_KEYS) {
        key(&mut xml, "node", name, *kind)?;
    }
    for (name, kind) in EDGE_KEYS {
        key(&mut xml, "edge", name, *kind)?;
    }
    open(
        &mut xml,
        "graph",
        &[("id", "G"), ("edgedefault", "directed")],
    )?;
    for node in flat::nodes(graph) {
        let label = ("label", node.label.to_owned());
        let data = std::iter::once(label).chain(node.attributes).collect();
        element(&mut xml, "node", &[("id", node.id)], data)?;
    }
    for (number, edge) in flat::edges(graph).enumerate() {
        // Several edges may join two nodes: readers tell them apart by number.
        let id = format!("e{number}");
        let ends = [
            ("id", id.as_str()),
            ("source", edge.source),
            ("target", edge.target),
        ];
        element(&mut xml, "edge", &ends, edge.attributes)?;
    }
    close(&mut xml, "graph")?;
    close(&mut xml, "graphml")?;
    writeln!(xml.into_inner())?;
    Ok(())
}

fn key<W: Write>(xml: &mut Writer<W>, of: &str, name: &str, kind: Kind) -> io::Result<()> {
    let kind = match kind {
        Kind::Text => "string",
        Kind::Integer => "int",
        Kind::Number => "double",
    };
    let id = format!("{of}-{name}");
    let attributes = [
        ("id", id.as_str()),
        ("for", of),
        ("attr.name", name),
        ("attr.type", kind),
    ];
    empty(xml, "key", &attributes)
}

fn element<W: Write>(
    xml: &mut Writer<W>,
    name: &str,
    attributes: &[(&str, &str)],
    data: Attributes,
) -> io::Result<()> {
    open(xml, name, attributes)?;
    for (key, value) in data {
        let (key, value) = (format!("{name}-{key}"), allowed(&value));
        let element = xml
            .create_element("data")
            .with_attribute(("key", key.as_str()));
        element.write_text_content(BytesText::new(&value))?;
    }
    close(xml, name)
}

#[cfg(test)]
mod tests {
    use crate::graph::sample::{AR, graph, report, stance};
    use crate::graph::{Catalogue, assemble};
    use crate::vocabulary::StanceKind;

    #[test]
    fn form() {
        let mut out = Vec::new();
        super::write(&graph(), &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap());
    }

    #[test]
    fn text_from_documents_cannot_break_the_file() {
        let target = "</data>&\u{0}\u{1b}[31m\"'\u{ffff}";
        let record = stance(AR, AR, StanceKind::Opposes, target, "");
        let graph = assemble([report("a\"<b", "", vec![record])], &Catalogue::default());
        let mut out = Vec::new();
        super::write(&graph, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains("&lt;/data&gt;&amp;[31m"), "{text}");
        assert!(!text.contains(['\u{0}', '\u{1b}', '\u{ffff}']), "{text}");
    }
}
