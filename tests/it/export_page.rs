//! The interactive diagram in a real browser: what it shows is what the graph
//! holds, it asks the network for nothing, and the words of documents stay
//! words. Where no Chromium is installed the tests say so and pass.

#![allow(clippy::print_stderr, reason = "a test that is passed over says so")]

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use demarche::export::diagram::Diagram;
use demarche::export::dot::dot;
use demarche::export::page::{Place, page};
use demarche::graph::StanceGraph;
use demarche::render::{self, Renderer};

use crate::export::graph as hostile;
use crate::export_programs::articles;

fn diagram(graph: &StanceGraph) -> Diagram {
    let records = graph.edges().iter().flat_map(|edge| &edge.evidence);
    let mut diagram = Diagram::of_records(graph, records);
    diagram.keep_strongest(None);
    "</title><script>document.documentElement.dataset.evil='1'</script>"
        .clone_into(&mut diagram.title);
    diagram
}

fn written(diagram: &Diagram) -> String {
    let places = render::places(&dot(diagram), Renderer::BuiltIn).unwrap();
    let places = places.into_iter().map(|(name, [x, y, width, height])| {
        let place = Place {
            x,
            y,
            width,
            height,
        };
        (name, place)
    });
    page(diagram, &places.collect()).unwrap()
}

/// The attributes of the root element after the page's script has run, with
/// what the address asks for; nothing without a browser.
fn shown(page: &str, fragment: &str) -> Option<BTreeMap<String, String>> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.html");
    fs::write(&file, page).unwrap();
    let profile = folder.path().join("profile");
    let run = Command::new("chromium")
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
        ])
        .args([
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ])
        .args([
            "--virtual-time-budget=5000",
            "--window-size=1400,900",
            "--dump-dom",
        ])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("file://{}#{fragment}", file.display()))
        .output();
    let Ok(run) = run else {
        eprintln!("skipped: no chromium to show the page");
        return None;
    };
    let dom = String::from_utf8_lossy(&run.stdout);
    let root = dom
        .split_once("<html ")
        .and_then(|(_, rest)| rest.split_once('>'))
        .map(|(root, _)| root.to_owned());
    let root = root.unwrap_or_else(|| panic!("no page: {}", String::from_utf8_lossy(&run.stderr)));
    let attributes = root.split("data-").skip(1).filter_map(|attribute| {
        let (name, value) = attribute.split_once("=\"")?;
        Some((name.to_owned(), value.split('"').next()?.to_owned()))
    });
    Some(attributes.collect())
}

fn number(shown: &BTreeMap<String, String>, name: &str) -> usize {
    shown[name].parse().unwrap()
}

#[test]
fn a_browser_shows_every_node_and_edge() {
    for graph in [articles().clone(), hostile()] {
        let diagram = diagram(&graph);
        let text = written(&diagram);
        let Some(all) = shown(&text, "") else { return };
        assert_eq!(all["ready"], "true");
        assert_eq!(all["violations"], "0", "the content policy fits the page");
        assert!(!all.contains_key("evil"), "a title ran");
        let nodes = diagram.holders.len() + diagram.targets.len();
        assert_eq!(number(&all, "visible-nodes"), nodes);
        assert_eq!(number(&all, "visible-edges"), diagram.edges.len());
    }
}

#[test]
fn filters_leave_what_they_should_and_an_edge_shows_all_its_passages() {
    let diagram = diagram(articles());
    let text = written(&diagram);
    let opposed = diagram
        .edges
        .iter()
        .filter(|edge| edge.stance.as_str() == "opposes");
    let Some(found) = shown(&text, "stance=opposes") else {
        return;
    };
    assert_eq!(number(&found, "visible-edges"), opposed.count());
    let late = diagram.edges.iter().filter(|edge| {
        let mut days = edge.quotes.iter().filter_map(|quote| quote.date);
        days.any(|day| day.earliest() >= (2024, 1, 1))
    });
    let found = shown(&text, "since=2024-01-01").unwrap();
    assert_eq!(number(&found, "visible-edges"), late.count());
    let (place, longest) = diagram
        .edges
        .iter()
        .enumerate()
        .max_by_key(|(_, edge)| edge.quotes.len())
        .unwrap();
    let found = shown(&text, &format!("edge={place}")).unwrap();
    assert!(longest.quotes.len() > 1);
    assert_eq!(number(&found, "passages"), longest.quotes.len());
}

#[test]
fn the_page_names_no_address_but_those_of_documents() {
    let text = written(&diagram(&hostile()));
    let head = text.split("<script").next().unwrap();
    assert!(head.contains("default-src 'none'") && !head.contains("unsafe-"));
    for element in ["<link", "<img", "<iframe", "src=", "@import", "url("] {
        let own = text.replace(
            include_str!("../../data/vendor/cytoscape/cytoscape.min.js"),
            "",
        );
        assert!(!own.contains(element), "{element}");
    }
}
