//! Reports: every sentence leads to its passage, and no word of a document or
//! of a user's template gets out of hand.

use assert_cmd::Command;
use demarche::export::report::Report;
use demarche::export::report_page::Notation;
use demarche::graph::StanceGraph;

use crate::export::graph as hostile;
use crate::export_programs::articles;

fn report(graph: &StanceGraph) -> Report {
    let records = graph.edges().iter().flat_map(|edge| &edge.evidence);
    Report::of_records(graph, records, "<b>All</b> *positions*")
}

fn written(graph: &StanceGraph, notation: Notation) -> String {
    let template = notation.template();
    report(graph).written(notation, None, template).unwrap()
}

#[test]
fn every_sentence_of_markdown_has_a_footnote_and_every_footnote_a_passage() {
    let graph = articles();
    let text = written(graph, Notation::Markdown);
    let records: usize = graph.edges().iter().map(|edge| edge.evidence.len()).sum();
    for number in 1..=records {
        let definition = format!("\n[^{number}]: “");
        assert_eq!(text.matches(&definition).count(), 1, "{number}");
        assert!(
            text.matches(&format!("[^{number}]")).count() >= 2,
            "{number}"
        );
    }
    assert!(!text.contains(&format!("[^{}]", records + 1)));
    let timeline = text
        .split("## Timeline")
        .nth(1)
        .unwrap()
        .split("\n## ")
        .next()
        .unwrap();
    let sentences: Vec<&str> = timeline
        .lines()
        .filter(|line| line.starts_with("  - "))
        .collect();
    assert!(sentences.len() > 100);
    assert!(
        sentences.iter().all(|line| line.ends_with(']')),
        "{timeline}"
    );
}

#[test]
fn every_link_of_html_leads_to_a_passage() {
    let text = written(articles(), Notation::Html);
    let links = text
        .split("href=\"#")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap());
    let mut count = 0;
    for link in links {
        count += 1;
        assert!(text.contains(&format!("id=\"{link}\"")), "{link}");
    }
    assert!(count > 300);
}

#[test]
fn words_of_documents_stay_words() {
    let page = written(&hostile(), Notation::Html);
    assert!(
        !page.contains("</data>") && !page.contains("<b>All"),
        "{page}"
    );
    assert!(!page.contains(['\u{1b}', '\u{202e}', '\u{0}']), "{page}");
    assert!(page.contains("default-src 'none'"));
    let text = written(&hostile(), Notation::Markdown);
    assert!(!text.contains("</data>") && !text.contains("<b>"), "{text}");
    assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{0}']), "{text}");
    assert!(text.starts_with("# \\<b\\>All"), "{text}");
}

#[test]
fn the_same_report_twice_is_the_same_bytes() {
    for notation in [Notation::Markdown, Notation::Html] {
        let graph = articles();
        assert_eq!(written(graph, notation), written(graph, notation));
    }
}

#[test]
fn own_templates_are_escaped_and_their_faults_named() {
    let report = report(&hostile());
    let own = "{{ report.title }}: {{ report.notes|length }}";
    let text = report.written(Notation::Html, None, own).unwrap();
    assert_eq!(text, "&lt;b&gt;All&lt;&#x2f;b&gt; *positions*: 1\n");
    let fault = report.written(Notation::Markdown, None, "one\n{% for %}");
    assert!(
        fault
            .unwrap_err()
            .to_string()
            .starts_with("template report.md:2:")
    );
    let endless = "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}{% endfor %}";
    assert!(report.written(Notation::Markdown, None, endless).is_err());
}

#[test]
fn the_examples_of_the_help_run() {
    let run = |args: &[&str]| {
        let mut command = Command::cargo_bin("demarche").unwrap();
        command.current_dir(env!("CARGO_MANIFEST_DIR")).args(args);
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{args:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    };
    let about = ["report", "examples/articles", "--about", "troop deployment"];
    let text = run(&about);
    assert!(
        text.contains("## Second hand") && text.contains("according to RT"),
        "{text}"
    );
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.html");
    let page = page.to_str().unwrap();
    run(&[&about[..], &["-o", page]].concat());
    let html = std::fs::read_to_string(page).unwrap();
    assert!(html.contains("<svg") && !html.contains("<script"), "{html}");
    run(&["diagram", "examples/articles", "-o", page]);
    assert!(std::fs::read_to_string(page).unwrap().contains("cytoscape"));
    let graphml = folder.path().join("positions.graphml");
    let graphml = graphml.to_str().unwrap();
    run(&[
        "export",
        "examples/articles",
        "--to",
        "graphml",
        "-o",
        graphml,
    ]);
}

/// A name that holds a noun of questions ("which states oppose …") is a name.
#[test]
fn a_name_with_a_noun_of_questions_is_looked_up_whole() {
    for actor in ["United States", "the United Nations"] {
        let mut command = Command::cargo_bin("demarche").unwrap();
        command.current_dir(env!("CARGO_MANIFEST_DIR"));
        command.args(["report", "examples/articles", "--actor", actor]);
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{actor}: {said}");
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains(&format!("# Positions of {actor}")), "{text}");
        let (_, table) = text.split_once("## Positions").unwrap();
        let rows = table.lines().filter(|line| line.starts_with("| United"));
        assert!(rows.count() >= 3, "{text}");
    }
}

/// The summary leaves nobody out whose position has a reservation.
#[test]
fn the_summary_tells_reservations() {
    let mut command = Command::cargo_bin("demarche").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    let about = ["report", "examples/articles", "--about", "troop deployment"];
    let output = command.args(about).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let (summary, _) = text.split_once("## Positions").unwrap();
    assert!(
        summary.contains("Poland (as to its own part)[^"),
        "{summary}"
    );
}
