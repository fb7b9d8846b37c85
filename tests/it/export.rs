//! Exported files, read back by other code than that which wrote them.

use std::collections::BTreeSet;

use demarche::document::Document;
use demarche::export::ExportFormat;
use demarche::export::csv::{Table, write_records};
use demarche::graph::{Catalogue, Report, StanceGraph, assemble};
use demarche::lexicon::Lexicon;
use demarche::stances::Stance;
use quick_xml::Reader;
use quick_xml::events::Event;

/// Words that are poison for one format or another.
const POISON: &str = "=HYPERLINK(\"x\"),</data>&amp;\u{1b}[31m\r\n\u{202e}\u{0}'\\ «é»";

pub(crate) fn graph() -> StanceGraph {
    let record: Stance = serde_json::from_value(serde_json::json!({
        "document": "d",
        "holder": {"id": "person:x", "name": POISON, "kind": "person"},
        "party": {"id": "country:DE", "name": "Germany", "kind": "country"},
        "stance": "opposes", "act": "criticise",
        "target": {"text": POISON, "start": 0, "end": 3, "meaning": POISON, "issue": null,
                   "actors": [{"id": "country:FR", "name": "France", "kind": "country"}]},
        "addressee": [], "via": [], "intensity": 3, "modality": "asserted", "scope": "general",
        "quoted": true, "date": null, "confidence": 0.5, "rule": "test",
        "evidence": {"text": POISON, "start": 0, "end": 3}
    }))
    .unwrap();
    let known = Catalogue::from(&Lexicon::embedded().unwrap());
    assemble(
        [Report::new(&Document::new("d", POISON), vec![record])],
        &known,
    )
}

fn written(format: ExportFormat) -> String {
    written_as(format, &graph())
}

/// The one file of a format, or its main table.
pub(crate) fn written_as(format: ExportFormat, graph: &StanceGraph) -> String {
    let mut out = Vec::new();
    format.write(graph, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn every_format_is_deterministic_and_named() {
    for format in ExportFormat::ALL {
        let bytes = || {
            let mut out = Vec::new();
            format.write(&graph(), &mut out).unwrap();
            out
        };
        assert_eq!(bytes(), bytes());
        assert_eq!(format.as_str().parse(), Ok(*format));
        assert!(format.media_type().contains('/'));
    }
    let error = "xlsx".parse::<ExportFormat>().unwrap_err();
    assert!(
        error.to_string().contains("json, cytoscape, csv, graphml"),
        "{error}"
    );
}

#[test]
fn json_keeps_every_word() {
    let json: serde_json::Value = serde_json::from_str(&written(ExportFormat::Json)).unwrap();
    let edge = &json["edges"][0];
    assert_eq!(edge["evidence"][0]["evidence"]["text"], POISON);
    assert_eq!(edge["relation"], "stance");
    assert_eq!(json["multigraph"], true);
}

#[test]
fn graphml_is_well_formed_and_its_ends_are_nodes() {
    let text = written(ExportFormat::GraphMl);
    let mut reader = Reader::from_str(&text);
    let (mut nodes, mut ends) = (BTreeSet::new(), Vec::new());
    loop {
        let event = reader.read_event().unwrap();
        let element = match &event {
            Event::Eof => break,
            Event::Start(element) | Event::Empty(element) => element,
            _ => continue,
        };
        let value = |name: &str| {
            let found = element.try_get_attribute(name).unwrap().unwrap();
            found.value.into_owned()
        };
        match element.name().as_ref() {
            "node" => assert!(nodes.insert(value("id"))),
            "edge" => ends.extend([value("source"), value("target")]),
            _ => {}
        }
    }
    assert!(!ends.is_empty());
    assert!(ends.iter().all(|end| nodes.contains(end)));
}

#[test]
fn csv_tables_join_and_run_no_formula() {
    for table in Table::ALL {
        let mut out = Vec::new();
        table.write(&graph(), &mut out).unwrap();
        let mut rows = csv::Reader::from_reader(out.as_slice());
        let width = rows.headers().unwrap().len();
        for row in rows.records() {
            let row = row.unwrap();
            assert_eq!(row.len(), width);
            let armed = row
                .iter()
                .any(|cell| cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝']));
            assert!(!armed, "{row:?}");
        }
    }
}

#[test]
fn no_cell_begins_as_a_formula() {
    for poison in [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u{feff}=1",
        "\u{a0}=1",
        "\u{0}=1",
        "\u{200b}@x",
        "＝1",
        "＋1",
        "－1",
        "＠x",
    ] {
        let mut record = graph().edges()[0].evidence[0].clone();
        record.holder.name = poison.to_owned();
        record.target.text = poison.to_owned();
        record.target.meaning = poison.to_owned();
        record.evidence.text = poison.to_owned();
        let mut out = Vec::new();
        write_records([&record], &mut out).unwrap();
        let mut rows = csv::Reader::from_reader(out.as_slice());
        let row = rows.records().next().unwrap().unwrap();
        let kept: Vec<&str> = row.iter().filter(|cell| cell.ends_with(poison)).collect();
        assert!(kept.len() >= 3, "{poison:?}: {row:?}");
        assert!(kept.iter().all(|cell| cell.starts_with('\'')), "{row:?}");
    }
}

#[test]
fn dot_holds_the_position() {
    let text = written(ExportFormat::Dot);
    assert!(text.starts_with("digraph"), "{text}");
    assert!(text.contains("Germany"), "{text}");
    assert!(!text.contains('\u{1b}'), "{text}");
}
