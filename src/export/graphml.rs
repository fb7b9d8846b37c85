//! `GraphML`: what Gephi, Cytoscape, yEd, igraph and `NetworkX` read.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::{ExportError, Link, Relation, links};
use crate::date::PartialDate;
use crate::graph::{StanceEdge, StanceGraph};

/// Attributes that nodes and edges may have: name, whether of edges, type.
const KEYS: &[(&str, &str, &str)] = &[
    ("label", "node", "string"),
    ("node", "node", "string"),
    ("kind", "node", "string"),
    ("relation", "edge", "string"),
    ("edge", "edge", "string"),
    ("party", "edge", "string"),
    ("stance", "edge", "string"),
    ("acts", "edge", "string"),
    ("intensity", "edge", "int"),
    ("confidence", "edge", "double"),
    ("records", "edge", "int"),
    ("documents", "edge", "int"),
    ("first", "edge", "string"),
    ("last", "edge", "string"),
    ("known_only_through", "edge", "string"),
    ("quote", "edge", "string"),
    ("quoted_from", "edge", "string"),
    ("title", "edge", "string"),
    ("from", "edge", "string"),
    ("until", "edge", "string"),
];

/// Writes the graph; of the evidence of each edge, the counts and the surest sentence.
///
/// # Errors
///
/// [`ExportError`] if `out` does not take it.
pub fn write(graph: &StanceGraph, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = BytesStart::new("graphml")
        .with_attributes([("xmlns", "http://graphml.graphdrawing.org/xmlns")]);
    xml.write_event(Event::Start(root))?;
    for (name, of, kind) in KEYS {
        let key = xml.create_element("key");
        let attributes = [
            ("id", *name),
            ("for", *of),
            ("attr.name", *name),
            ("attr.type", *kind),
        ];
        key.with_attributes(attributes).write_empty()?;
    }
    let whole =
        BytesStart::new("graph").with_attributes([("id", "G"), ("edgedefault", "directed")]);
    xml.write_event(Event::Start(whole))?;
    for actor in graph.actors() {
        let data = [
            ("label", actor.name.as_str()),
            ("node", "actor"),
            ("kind", actor.kind.as_str()),
        ];
        element(&mut xml, "node", &[("id", actor.id.as_str())], &data)?;
    }
    for issue in graph.issues() {
        let data = [("label", issue.label.as_str()), ("node", "issue")];
        element(&mut xml, "node", &[("id", issue.id.as_str())], &data)?;
    }
    for target in graph.targets() {
        let data = [("label", target.meaning.as_str()), ("node", "target")];
        element(&mut xml, "node", &[("id", target.id.as_str())], &data)?;
    }
    for (number, link) in links(graph).into_iter().enumerate() {
        write_link(&mut xml, number, link)?;
    }
    xml.write_event(Event::End(BytesEnd::new("graph")))?;
    xml.write_event(Event::End(BytesEnd::new("graphml")))?;
    writeln!(xml.into_inner())?;
    Ok(())
}

fn write_link<W: Write>(xml: &mut Writer<W>, number: usize, link: Link<'_>) -> io::Result<()> {
    let data = attributes(link.relation);
    let data: Vec<(&str, &str)> = data
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    // Several edges may join two nodes: readers tell them apart by number.
    let id = format!("e{number}");
    let ends = [
        ("id", id.as_str()),
        ("source", link.source),
        ("target", link.target),
    ];
    element(xml, "edge", &ends, &data)
}

/// Name and value of an edge's attributes.
type Attributes = Vec<(&'static str, String)>;

fn attributes(relation: Relation<'_>) -> Attributes {
    let mut data = vec![("relation", relation.name().to_owned())];
    data.extend(match relation {
        Relation::Stance(edge) => stance_attributes(edge),
        Relation::AimedAt(edge) => {
            vec![
                ("edge", edge.id.to_string()),
                ("stance", edge.stance.to_string()),
            ]
        }
        Relation::Member(membership) => {
            vec![
                ("from", written(membership.from)),
                ("until", written(membership.until)),
            ]
        }
        Relation::Office(office) => vec![
            ("title", office.title.clone()),
            ("from", written(office.from)),
            ("until", written(office.until)),
        ],
        Relation::Part | Relation::Broader => Vec::new(),
    });
    data.retain(|(_, value)| !value.is_empty());
    data
}

fn stance_attributes(edge: &StanceEdge) -> Attributes {
    let surest = edge.evidence.iter().reduce(|best, record| {
        if record.confidence > best.confidence {
            record
        } else {
            best
        }
    });
    let quote = surest.map(|record| record.evidence.text.clone());
    let quoted_from = surest.map(|record| record.document.to_string());
    let acts: Vec<&str> = edge.acts().iter().map(|act| act.as_str()).collect();
    let through: Vec<&str> = edge.known_only_through().into_iter().collect();
    let party = edge.party.as_ref().map(ToString::to_string);
    let documents = edge
        .evidence
        .chunk_by(|a, b| a.document == b.document)
        .count();
    vec![
        ("edge", edge.id.to_string()),
        ("party", party.unwrap_or_default()),
        ("stance", edge.stance.to_string()),
        ("acts", acts.join(" ")),
        ("intensity", edge.intensity().to_string()),
        ("confidence", edge.confidence().to_string()),
        ("records", edge.evidence.len().to_string()),
        ("documents", documents.to_string()),
        ("first", written(edge.first())),
        ("last", written(edge.last())),
        ("known_only_through", through.join("; ")),
        ("quote", quote.unwrap_or_default()),
        ("quoted_from", quoted_from.unwrap_or_default()),
    ]
}

fn written(date: Option<PartialDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

fn element<W: Write>(
    xml: &mut Writer<W>,
    name: &str,
    attributes: &[(&str, &str)],
    data: &[(&str, &str)],
) -> io::Result<()> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, allowed(value).as_str()));
    }
    xml.write_event(Event::Start(start))?;
    for (key, value) in data {
        let value = allowed(value);
        let element = xml.create_element("data").with_attribute(("key", *key));
        element.write_text_content(BytesText::new(&value))?;
    }
    xml.write_event(Event::End(BytesEnd::new(name)))
}

/// The text without the characters that XML 1.0 does not allow.
fn allowed(text: &str) -> String {
    let allowed = |&c: &char| {
        matches!(c, '\t' | '\n' | '\r')
            || (c >= ' ' && !matches!(c, '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}'))
    };
    text.chars().filter(allowed).collect()
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
