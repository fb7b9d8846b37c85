//! GEXF 1.3, dynamic: what Gephi reads, with the time slider.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

use super::flat::{self, Attributes, EDGE_KEYS, FlatEdge, FlatNode, Kind, NODE_KEYS};
use super::xml::{close, empty, open};
use super::{ExportError, Relation};
use crate::date::PartialDate;
use crate::graph::StanceGraph;
use crate::vocabulary::StanceKind;

/// Writes the graph. An edge begins with its earliest date and, where it is a
/// membership or an office, ends with its last; the evidence of a position is
/// one attribute, JSON.
///
/// # Errors
///
/// [`ExportError`] if `out` does not take it.
pub fn write(graph: &StanceGraph, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = [
        ("xmlns", "http://gexf.net/1.3"),
        ("xmlns:viz", "http://gexf.net/1.3/viz"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        (
            "xsi:schemaLocation",
            "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd",
        ),
        ("version", "1.3"),
    ];
    open(&mut xml, "gexf", &root)?;
    let whole = [
        ("mode", "dynamic"),
        ("defaultedgetype", "directed"),
        ("timeformat", "date"),
    ];
    open(&mut xml, "graph", &whole)?;
    attributes(&mut xml, "node", NODE_KEYS)?;
    attributes(&mut xml, "edge", EDGE_KEYS)?;
    open(&mut xml, "nodes", &[])?;
    for node in flat::nodes(graph) {
        write_node(&mut xml, &node)?;
    }
    close(&mut xml, "nodes")?;
    open(&mut xml, "edges", &[])?;
    for (number, edge) in flat::edges(graph).enumerate() {
        write_edge(&mut xml, number, &edge)?;
    }
    close(&mut xml, "edges")?;
    close(&mut xml, "graph")?;
    close(&mut xml, "gexf")?;
    writeln!(xml.into_inner())?;
    Ok(())
}

fn attributes<W: Write>(xml: &mut Writer<W>, class: &str, keys: &[(&str, Kind)]) -> io::Result<()> {
    open(xml, "attributes", &[("class", class), ("mode", "static")])?;
    for (name, kind) in keys {
        let kind = match kind {
            Kind::Text => "string",
            Kind::Integer => "integer",
            Kind::Number => "double",
        };
        let id = format!("{class}-{name}");
        let key = [("id", id.as_str()), ("title", name), ("type", kind)];
        empty(xml, "attribute", &key)?;
    }
    close(xml, "attributes")
}

fn write_node<W: Write>(xml: &mut Writer<W>, node: &FlatNode<'_>) -> io::Result<()> {
    open(xml, "node", &[("id", node.id), ("label", node.label)])?;
    values(xml, "node", &node.attributes)?;
    let colour = match node.sort {
        "actor" => [0x33, 0x41, 0x55],
        "issue" => [0xB4, 0x53, 0x09],
        _ => [0x94, 0x8A, 0x7C],
    };
    paint(xml, colour)?;
    close(xml, "node")
}

fn write_edge<W: Write>(xml: &mut Writer<W>, number: usize, edge: &FlatEdge<'_>) -> io::Result<()> {
    let (from, until) = edge.time();
    let (from, until) = (from.map(first_day), until.map(last_day));
    let (id, label) = (number.to_string(), label(edge.relation));
    let mut own = vec![
        ("id", id.as_str()),
        ("source", edge.source),
        ("target", edge.target),
        ("label", label),
        // Parallel edges of one kind are merged by Gephi; a stance is its own.
        ("kind", label),
    ];
    own.extend(from.as_deref().map(|day| ("start", day)));
    own.extend(until.as_deref().map(|day| ("end", day)));
    open(xml, "edge", &own)?;
    values(xml, "edge", &edge.attributes)?;
    paint(xml, colour(edge.relation))?;
    close(xml, "edge")
}

fn label(relation: Relation<'_>) -> &'static str {
    match relation {
        Relation::Stance(edge) => edge.stance.as_str(),
        other => other.name(),
    }
}

fn colour(relation: Relation<'_>) -> [u8; 3] {
    match relation {
        Relation::Stance(edge) | Relation::AimedAt(edge) => match edge.stance {
            StanceKind::Supports => [0x1B, 0x7F, 0x4B],
            StanceKind::Opposes => [0xB4, 0x23, 0x18],
            StanceKind::Warns => [0xB5, 0x78, 0x00],
        },
        _ => [0xB8, 0xBF, 0xC7],
    }
}

fn values<W: Write>(xml: &mut Writer<W>, class: &str, values: &Attributes) -> io::Result<()> {
    open(xml, "attvalues", &[])?;
    for (name, value) in values {
        let id = format!("{class}-{name}");
        empty(
            xml,
            "attvalue",
            &[("for", id.as_str()), ("value", value.as_str())],
        )?;
    }
    close(xml, "attvalues")
}

fn paint<W: Write>(xml: &mut Writer<W>, [red, green, blue]: [u8; 3]) -> io::Result<()> {
    let [red, green, blue] = [red, green, blue].map(|part| part.to_string());
    let colour = [("r", red.as_str()), ("g", &green), ("b", &blue)];
    empty(xml, "viz:color", &colour)
}

fn first_day(date: PartialDate) -> String {
    let (year, month, day) = date.earliest();
    format!("{year:04}-{month:02}-{day:02}")
}

/// The last day that the date may mean and that the calendar has.
fn last_day(date: PartialDate) -> String {
    let (year, month, day) = date.latest();
    let real = |day: &i8| PartialDate::new(year, Some(month), Some(*day)).is_some();
    let day = (1..=day).rev().find(real).unwrap_or(1);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::{first_day, last_day};
    use crate::graph::sample::graph;

    #[test]
    fn months_end_on_days_that_there_are() {
        let date = |text: &str| text.parse().unwrap();
        assert_eq!(last_day(date("2023-02")), "2023-02-28");
        assert_eq!(last_day(date("2023")), "2023-12-31");
        assert_eq!(first_day(date("2023")), "2023-01-01");
    }

    #[test]
    fn form() {
        let mut out = Vec::new();
        super::write(&graph(), &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap());
    }
}
