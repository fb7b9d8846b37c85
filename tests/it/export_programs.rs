//! Exports of the example articles, and of one hostile graph, read back by the
//! programs that users have: `NetworkX`, pandas, `DuckDB`, rdflib. Where one is
//! not installed its test says so and passes; `.ci/run` installs them.

#![allow(clippy::print_stderr, reason = "a test that is passed over says so")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use demarche::document;
use demarche::export::ExportFormat;
use demarche::graph::{Catalogue, EdgeTarget, Report, StanceEdge, StanceGraph, assemble};
use demarche::lexicon::Lexicon;
use demarche::pipeline::Analyser;
use serde_json::{Value, json};

use crate::export::{graph as hostile, written_as};

/// The graph of `examples/articles`.
pub(crate) fn articles() -> &'static StanceGraph {
    static GRAPH: OnceLock<StanceGraph> = OnceLock::new();
    GRAPH.get_or_init(|| {
        let lexicon = Lexicon::embedded().unwrap();
        let known = Catalogue::from(&lexicon);
        let analyser = Analyser::new(lexicon).unwrap();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles");
        let documents = document::read(&[folder], document::Options::default());
        let reports = documents.map(|document| {
            let document = document.unwrap();
            let stances = analyser.stances(&document);
            Report::new(&document, stances)
        });
        let graph = assemble(reports, &known);
        assert!(graph.edges().len() > 50, "too few to tell anything");
        graph
    })
}

/// The interpreter with the modules: that of `.ci/run` where it was made.
fn python() -> PathBuf {
    let made = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/python/bin/python3");
    if made.exists() {
        made
    } else {
        PathBuf::from("python3")
    }
}

/// Writes the graph and has a program count what it reads; nothing where the
/// program is not installed.
fn counted(graph: &StanceGraph, format: ExportFormat, reader: &str) -> Option<Value> {
    let folder = tempfile::tempdir().unwrap();
    let files = format.files(graph).unwrap();
    let mut path = folder.path().to_owned();
    if files.is_empty() {
        path.push(format!("export.{}", format.ending()));
        let mut out = Vec::new();
        format.write(graph, &mut out).unwrap();
        fs::write(&path, out).unwrap();
    }
    for (name, content) in files {
        fs::write(path.join(name), content).unwrap();
    }
    counted_at(&path, reader)
}

/// What a program counts in that file or folder; nothing where it is not
/// installed.
pub(crate) fn counted_at(path: &Path, reader: &str) -> Option<Value> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/export_programs.py");
    let run = Command::new(python())
        .arg(script)
        .arg(reader)
        .arg(path)
        .output();
    let Ok(run) = run else {
        eprintln!("skipped: no python3 to read {reader}");
        return None;
    };
    let said = String::from_utf8_lossy(&run.stderr);
    if run.status.code() == Some(3) {
        eprintln!("skipped: {reader} is read by no program here: {said}");
        return None;
    }
    assert!(run.status.success(), "{reader}: {said}");
    Some(serde_json::from_slice(&run.stdout).unwrap())
}

pub(crate) fn records(graph: &StanceGraph) -> usize {
    graph.edges().iter().map(|edge| edge.evidence.len()).sum()
}

pub(crate) fn confidence(graph: &StanceGraph) -> f64 {
    let sum: f64 = graph.edges().iter().map(StanceEdge::confidence).sum();
    (sum * 100.0).round() / 100.0
}

pub(crate) fn nodes(graph: &StanceGraph) -> usize {
    graph.actors().len() + graph.issues().len() + graph.targets().len()
}

/// Links of every sort, counted apart from the exporters.
pub(crate) fn links(graph: &StanceGraph) -> usize {
    let stances = graph.edges().iter().map(|edge| 1 + edge.aimed_at().len());
    let known = |id| usize::from(graph.actor(id).is_some());
    let tenures = graph.actors().iter().map(|actor| {
        let of = actor.memberships.iter().map(|it| &it.of);
        let of = of.chain(actor.offices.iter().map(|it| &it.of));
        of.chain(&actor.party).map(known).sum::<usize>()
    });
    let broader = graph.issues().iter().map(|issue| {
        let broader = issue.broader.iter();
        broader.filter(|id| graph.issue(id).is_some()).count()
    });
    stances.chain(tenures).chain(broader).sum()
}

pub(crate) fn same(found: &Value, expected: &Value) {
    for (name, value) in expected.as_object().unwrap() {
        assert_eq!(&found[name], value, "{name} of {found}");
    }
}

fn graphs() -> [StanceGraph; 2] {
    [articles().clone(), hostile()]
}

#[test]
fn networkx_reads_every_node_edge_and_record() {
    for graph in graphs() {
        let expected = json!({
            "nodes": nodes(&graph),
            "edges": links(&graph),
            "stances": graph.edges().len(),
            "records": records(&graph),
            "confidence": confidence(&graph),
        });
        for (format, reader) in [
            (ExportFormat::Json, "json"),
            (ExportFormat::Cytoscape, "cytoscape"),
            (ExportFormat::GraphMl, "graphml"),
            (ExportFormat::Gexf, "gexf"),
        ] {
            if let Some(found) = counted(&graph, format, reader) {
                same(&found, &expected);
            }
        }
    }
}

#[test]
fn xml_formats_keep_to_their_schemas() {
    for graph in graphs() {
        let expected = json!({ "faults": [], "elements": nodes(&graph) + links(&graph) });
        for (format, reader) in [
            (ExportFormat::GraphMl, "graphml-schema"),
            (ExportFormat::Gexf, "gexf-schema"),
        ] {
            if let Some(found) = counted(&graph, format, reader) {
                same(&found, &expected);
            }
        }
    }
}

#[test]
fn gephi_gets_a_date_for_every_dated_position() {
    let graph = articles();
    let dated = graph.edges().iter().filter(|edge| edge.first().is_some());
    if let Some(found) = counted(graph, ExportFormat::Gexf, "gexf") {
        same(&found, &json!({ "dated": dated.count() }));
    }
}

#[test]
fn both_xml_formats_hold_the_same_attributes() {
    let graph = articles();
    let of = |format, reader| counted(graph, format, reader);
    if let (Some(graphml), Some(gexf)) = (
        of(ExportFormat::GraphMl, "graphml"),
        of(ExportFormat::Gexf, "gexf"),
    ) {
        // Of GEXF the reader keeps a colour for nodes, and no identifier for edges.
        let number = |value: &Value, name: &str| value[name].as_u64().unwrap();
        let painted = number(&gexf, "nodes");
        let own = number(&gexf, "node_attributes") - painted;
        assert_eq!(number(&graphml, "node_attributes"), own);
    }
}

#[test]
fn pandas_and_duckdb_read_every_row() {
    for graph in graphs() {
        let expected = json!({
            "actors": graph.actors().len(),
            "issues": graph.issues().len() + graph.targets().len(),
            "stances": graph.edges().len(),
            "evidence": records(&graph),
            "documents": graph.documents().len(),
            "joined": records(&graph),
            "confidence": confidence(&graph),
        });
        for reader in ["csv", "duckdb"] {
            if let Some(found) = counted(&graph, ExportFormat::Csv, reader) {
                same(&found, &expected);
            }
        }
    }
}

#[test]
fn tables_for_neo4j_join() {
    for graph in graphs() {
        let expected = json!({
            "actors": graph.actors().len(),
            "issues": graph.issues().len() + graph.targets().len(),
            "documents": graph.documents().len(),
            "statements": records(&graph),
            "distinct": nodes(&graph) + graph.documents().len() + records(&graph),
            "loose": 0,
            "stances": graph.edges().len(),
            "confidence": confidence(&graph),
        });
        if let Some(found) = counted(&graph, ExportFormat::Neo4j, "neo4j") {
            same(&found, &expected);
        }
    }
}

#[test]
fn rdflib_reads_the_same_from_all_three_notations() {
    for graph in graphs() {
        let mut plain: Vec<_> = graph
            .edges()
            .iter()
            .map(|edge| (&edge.holder, edge.stance, &edge.target))
            .collect();
        plain.sort();
        plain.dedup();
        let expected = json!({
            "concepts": nodes(&graph),
            "agents": graph.actors().len(),
            "documents": graph.documents().len(),
            "positions": graph.edges().len(),
            "records": records(&graph),
            "sentences": records(&graph),
            "plain": plain.len(),
            "confidence": confidence(&graph),
        });
        let mut triples = Vec::new();
        for (format, reader) in [
            (ExportFormat::Turtle, "turtle"),
            (ExportFormat::NQuads, "nquads"),
            (ExportFormat::JsonLd, "jsonld"),
        ] {
            if let Some(found) = counted(&graph, format, reader) {
                same(&found, &expected);
                triples.push(found["triples"].clone());
            }
        }
        triples.dedup();
        assert!(triples.len() <= 1, "{triples:?}");
    }
}

#[test]
fn triple_terms_are_read_by_what_knows_them() {
    for graph in graphs() {
        let expected = json!({
            "concepts": nodes(&graph),
            "agents": graph.actors().len(),
            "documents": graph.documents().len(),
            "positions": graph.edges().len(),
            "reified": graph.edges().len(),
            "records": records(&graph),
            "sentences": records(&graph),
            "confidence": confidence(&graph),
        });
        for (format, reader) in [
            (ExportFormat::Turtle12, "turtle12"),
            (ExportFormat::NQuads12, "nquads12"),
        ] {
            if let Some(found) = counted(&graph, format, reader) {
                same(&found, &expected);
            }
        }
    }
}

#[test]
#[cfg(feature = "parquet")]
fn duckdb_reads_every_row_and_list_of_parquet() {
    for graph in graphs() {
        let all = || graph.edges().iter().flat_map(|edge| &edge.evidence);
        let documents: std::collections::BTreeSet<_> =
            all().map(|record| &record.document).collect();
        let issues: std::collections::BTreeSet<_> = all()
            .filter_map(|record| record.target.issue.as_ref())
            .map(|issue| &issue.id)
            .collect();
        let expected = json!({
            "rows": records(&graph),
            "edges": graph.edges().len(),
            "documents": documents.len(),
            "issues": issues.len(),
            "via": all().map(|record| record.via.len()).sum::<usize>(),
            "aimed_at": all().map(|record| record.target.actors.len()).sum::<usize>(),
            "addressed_to": all().map(|record| record.addressee.len()).sum::<usize>(),
            "quoted": all().filter(|record| record.quoted).count(),
            "dated": all().filter(|record| record.date.is_some()).count(),
            "letters": all().map(|record| record.evidence.text.chars().count()).sum::<usize>(),
            "confidence": confidence(&graph),
        });
        if let Some(found) = counted(&graph, ExportFormat::Parquet, "parquet") {
            same(&found, &expected);
        }
    }
}

#[test]
fn statements_and_events_have_a_row_for_each_record() {
    for graph in graphs() {
        if let Some(found) = counted(&graph, ExportFormat::Dna, "dna") {
            same(&found, &json!({ "rows": records(&graph) }));
        }
        let rows = graph.edges().iter().flat_map(|edge| &edge.evidence);
        let rows = rows.map(|record| {
            let mut directed: Vec<_> = record
                .addressee
                .iter()
                .chain(&record.target.actors)
                .map(|actor| &actor.id)
                .collect();
            directed.sort();
            directed.dedup();
            directed.len().max(1)
        });
        if let Some(found) = counted(&graph, ExportFormat::Events, "events") {
            same(&found, &json!({ "rows": rows.sum::<usize>() }));
        }
    }
}

#[test]
fn mermaid_draws_every_position() {
    for graph in graphs() {
        let text = written_as(ExportFormat::Mermaid, &graph);
        let arrows = text.lines().filter(|line| line.contains("->|\"")).count();
        assert_eq!(arrows, graph.edges().len());
        let mut drawn: Vec<&str> = graph
            .edges()
            .iter()
            .flat_map(|edge| [edge.holder.as_str(), EdgeTarget::as_str(&edge.target)])
            .collect();
        drawn.sort_unstable();
        drawn.dedup();
        let nodes = text
            .lines()
            .filter(|line| line.ends_with(['[', ']', ')']))
            .count();
        assert_eq!(nodes, drawn.len());
    }
}
