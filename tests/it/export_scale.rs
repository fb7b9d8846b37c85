//! Every export of a graph of 100,000 edges, read back with equal counts.
//!
//! Takes minutes, so it runs when asked for:
//! `cargo test --release --features parquet -- --ignored --nocapture hundred_thousand`.
//! Figures are in `docs/export-formats.md`.

#![allow(clippy::print_stderr, reason = "figures are what the test is run for")]
#![allow(clippy::cast_precision_loss, reason = "sizes in megabytes")]

use std::collections::BTreeSet;
use std::fs;
use std::time::Instant;

use demarche::document::Document;
use demarche::export::ExportFormat;
use demarche::graph::{Catalogue, EdgeTarget, Report, StanceEdge, StanceGraph, assemble};
use demarche::stances::{ActorRef, IssueRef, Quotation, Stance, Target};
use demarche::vocabulary::{Act, ActorKind, Modality, Scope, StanceKind};
use serde_json::{Value, json};

use crate::export_programs::{confidence, counted_at, links, nodes, records, same};

const HOLDERS: usize = 250;
const TARGETS: usize = 400;
/// Targets from here on belong to no listed issue.
const LISTED: usize = 300;

/// 100,000 edges of 250 holders on 400 targets. Every tenth edge has a second
/// record; some have sources, addressees and actors aimed at.
fn synthetic() -> StanceGraph {
    let reports = (0..HOLDERS).map(|holder| {
        let mut document = Document::new(format!("document-{holder}"), format!("text {holder}"));
        document.title = Some(format!("Résumé & «notes» \"{holder}\""));
        let once = (0..TARGETS).map(|target| record(&document, holder, target));
        let again = (0..TARGETS)
            .step_by(10)
            .map(|target| record(&document, holder, target));
        let mut stances: Vec<Stance> = once.collect();
        stances.extend(again.map(|mut record| {
            record.evidence.start += 1_000_000;
            record
        }));
        Report::new(&document, stances)
    });
    assemble(reports, &Catalogue::default())
}

fn actor(id: &str, name: String, kind: ActorKind) -> ActorRef {
    ActorRef {
        id: id.into(),
        name,
        kind,
    }
}

fn country(number: usize) -> ActorRef {
    let (id, name) = (format!("country:{number}"), format!("Country{number}"));
    actor(&id, name, ActorKind::Country)
}

fn record(document: &Document, holder: usize, number: usize) -> Stance {
    let words = format!("the <new> canal & harbour; \"district\" {number}\nà côté");
    let every = |step: usize| (holder + number).is_multiple_of(step);
    let (id, name) = (format!("person:{holder}"), format!("Minister Näme{holder}"));
    Stance {
        document: document.id.clone(),
        holder: actor(&id, name, ActorKind::Person),
        party: Some(country(holder % 60)),
        stance: StanceKind::ALL[(holder + number) % 3],
        act: Act::ALL[(holder + number) % Act::ALL.len()],
        target: Target {
            text: words.clone(),
            start: 0,
            end: words.len(),
            meaning: words.clone(),
            actors: every(7).then(|| country(number % 60)).into_iter().collect(),
            issue: (number < LISTED).then(|| IssueRef {
                id: format!("issue:{number}").as_str().into(),
                label: format!("Canal & harbour {number}"),
            }),
        },
        addressee: every(11).then(|| country(holder % 7)).into_iter().collect(),
        via: (0..number % 5 / 3)
            .map(|place| {
                let (id, name) = (format!("media:{place}"), format!("Courier {place}"));
                actor(&id, name, ActorKind::Media)
            })
            .collect(),
        intensity: u8::try_from(1 + number % 3).unwrap(),
        modality: Modality::Asserted,
        scope: Scope::General,
        quoted: every(4),
        date: ["2030-05-01", "2031-06", "2032"][number % 3].parse().ok(),
        confidence: 0.5 + f64::from(u32::try_from(number % 50).unwrap()) / 100.0,
        rule: "scale".into(),
        reviewed: None,
        evidence: Quotation {
            start: number * 100,
            end: number * 100 + words.len(),
            text: words,
        },
    }
}

/// What a reader of the format should count, apart from the exporters.
fn expected(format: ExportFormat, graph: &StanceGraph) -> Value {
    let edges = graph.edges().len();
    let unlisted = graph.issues().len() + graph.targets().len();
    let all_records = || graph.edges().iter().flat_map(|edge| &edge.evidence);
    match format.as_str() {
        "json" | "cytoscape" | "graphml" | "gexf" => json!({
            "nodes": nodes(graph), "edges": links(graph), "stances": edges,
            "records": records(graph), "confidence": confidence(graph),
        }),
        "csv" => json!({
            "actors": graph.actors().len(), "issues": unlisted, "stances": edges,
            "evidence": records(graph), "documents": graph.documents().len(),
            "joined": records(graph), "confidence": confidence(graph),
        }),
        "neo4j" => json!({
            "actors": graph.actors().len(), "issues": unlisted, "statements": records(graph),
            "documents": graph.documents().len(), "loose": 0, "stances": edges,
            "confidence": confidence(graph),
        }),
        "turtle" | "nquads" | "jsonld" | "turtle12" | "nquads12" => json!({
            "concepts": nodes(graph), "agents": graph.actors().len(),
            "documents": graph.documents().len(), "positions": edges,
            "records": records(graph), "sentences": records(graph),
            "confidence": confidence(graph),
        }),
        "parquet" => json!({
            "rows": records(graph), "edges": edges, "documents": graph.documents().len(),
            "via": all_records().map(|record| record.via.len()).sum::<usize>(),
            "aimed_at": all_records().map(|record| record.target.actors.len()).sum::<usize>(),
            "issues": graph.issues().len(),
            "confidence": confidence(graph),
        }),
        "dna" => json!({ "rows": records(graph) }),
        "mermaid" => json!({ "edges": edges }),
        // Who speaks for a party is drawn as the party.
        "dot" => {
            let drawn = all_records().map(|record| {
                let party = record.party.as_ref().unwrap_or(&record.holder);
                let target = EdgeTarget::of(&record.target);
                (&party.id, target, record.stance, record.scope)
            });
            json!({ "edges": drawn.collect::<BTreeSet<_>>().len() })
        }
        _ => json!({}),
    }
}

#[test]
#[ignore = "takes minutes"]
fn hundred_thousand_edges_are_read_back() {
    let graph = synthetic();
    assert_eq!(graph.edges().len(), 100_000);
    assert_eq!(records(&graph), 110_000);
    assert!(
        graph
            .edges()
            .iter()
            .map(StanceEdge::confidence)
            .sum::<f64>()
            > 0.0
    );
    let mut attributes = BTreeSet::new();
    eprintln!("| `--to` | MB | written, s | read by | read, s | counts |");
    for &format in ExportFormat::ALL {
        let folder = tempfile::tempdir().unwrap();
        let begun = Instant::now();
        let files = format.files(&graph).unwrap();
        let mut path = folder.path().to_owned();
        if files.is_empty() {
            path.push(format!("export.{}", format.ending()));
            let mut out = Vec::new();
            format.write(&graph, &mut out).unwrap();
            fs::write(&path, out).unwrap();
        }
        for (name, content) in &files {
            fs::write(path.join(name), content).unwrap();
        }
        let written = begun.elapsed().as_secs_f64();
        let parts = fs::read_dir(folder.path()).unwrap();
        let bytes: u64 = parts.map(|it| it.unwrap().metadata().unwrap().len()).sum();
        for reader in readers(format) {
            let begun = Instant::now();
            let found = counted_at(&path, reader);
            let read = begun.elapsed().as_secs_f64();
            let found = found.unwrap_or_else(|| json!("not read: no such program here"));
            let megabytes = bytes as f64 / 1e6;
            eprintln!(
                "| `{format}` | {megabytes:.0} | {written:.1} | {reader} | {read:.0} | {found} |"
            );
            if found.is_object() {
                same(&found, &expected(format, &graph));
                attributes.extend(own_attributes(reader, &found));
            }
        }
    }
    assert!(attributes.len() <= 1, "{attributes:?}");
}

/// Attributes of nodes and of edges, less what each reader adds to every one:
/// identifiers, ends, and in GEXF a colour and times.
fn own_attributes(reader: &str, found: &Value) -> Option<[u64; 2]> {
    let (node, edge) = match reader {
        "graphml" => (0, 0),
        "gexf" => (1, 3),
        "cytoscape" => (2, 4),
        _ => return None,
    };
    let of = |name: &str| found[name].as_u64();
    Some([
        of("node_attributes")? - node * of("nodes")?,
        of("edge_attributes")? - edge * of("edges")?,
    ])
}

/// The programs that read the format in reasonable time.
fn readers(format: ExportFormat) -> &'static [&'static str] {
    match format.as_str() {
        "json" => &["json"],
        "cytoscape" => &["cytoscape"],
        "graphml" => &["graphml"],
        "gexf" => &["gexf"],
        "csv" => &["csv", "duckdb"],
        "neo4j" => &["neo4j"],
        "turtle" => &["turtle-fast"],
        "nquads" => &["nquads-fast"],
        "turtle12" => &["turtle12"],
        "nquads12" => &["nquads12"],
        "jsonld" => &["jsonld-fast"],
        "dna" => &["dna"],
        "events" => &["events"],
        "parquet" => &["parquet"],
        "dot" => &["dot"],
        "mermaid" => &["mermaid"],
        _ => &[],
    }
}
