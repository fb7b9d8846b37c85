//! Questions to a graph of a million edges in memory.
//!
//! `cargo bench --bench graph`; the figures to beat are 10 ms, then 1 ms.

use std::sync::LazyLock;

use demarche::document::Document;
use demarche::graph::{Catalogue, Report, StanceGraph, assemble};
use demarche::lexicon::Lexicon;
use demarche::query::{Filters, Names, ask};
use demarche::stances::{ActorRef, IssueRef, Quotation, Stance, Target};
use demarche::vocabulary::{Act, ActorKind, Modality, Scope, StanceKind};

const HOLDERS: usize = 2_000;
const ISSUES: usize = 400;
/// One target in this many belongs to no listed issue.
const UNLISTED: usize = 5;
const TOPICS: [&str; 10] = [
    "harbour", "railway", "canal", "tariff", "fishery", "border", "airport", "pipeline", "treaty",
    "census",
];

fn main() {
    divan::main();
}

/// 2,000 holders for 200 countries on 400 issues and 100 unlisted targets, one record an edge.
static GRAPH: LazyLock<StanceGraph> = LazyLock::new(|| graph_of(HOLDERS));

static HUNDRED_THOUSAND: LazyLock<StanceGraph> = LazyLock::new(|| graph_of(HOLDERS / 10));

static TEN_THOUSAND: LazyLock<StanceGraph> = LazyLock::new(|| graph_of(HOLDERS / 100));

fn graph_of(holders: usize) -> StanceGraph {
    let reports = (0..holders).map(|holder| {
        let document = Document::new(format!("document-{holder}"), format!("text {holder}"));
        let targets = ISSUES + ISSUES / (UNLISTED - 1);
        let records = (0..targets).map(|target| record(&document, holder, target));
        Report::new(&document, records.collect())
    });
    assemble(reports, &Catalogue::default())
}

static NAMES: LazyLock<Names> = LazyLock::new(|| Names::of(&Lexicon::default(), &GRAPH));

fn record(document: &Document, holder: usize, number: usize) -> Stance {
    let country = holder % 200;
    let topic = TOPICS[number % TOPICS.len()];
    let listed = number < ISSUES;
    let label = format!("{topic} number {number}");
    let words = format!("the new {topic} of district {number}");
    Stance {
        document: document.id.clone(),
        holder: ActorRef {
            id: format!("person:minister-{holder}").as_str().into(),
            name: format!("Minister Name{holder}"),
            kind: ActorKind::Person,
        },
        party: Some(ActorRef {
            id: format!("country:{country}").as_str().into(),
            name: format!("Country{country}"),
            kind: ActorKind::Country,
        }),
        stance: StanceKind::ALL[(holder + number) % 3],
        act: Act::Support,
        target: Target {
            text: words.clone(),
            start: 0,
            end: words.len(),
            meaning: words.clone(),
            actors: Vec::new(),
            issue: listed.then(|| IssueRef {
                id: format!("issue:{number}").as_str().into(),
                label,
            }),
        },
        addressee: Vec::new(),
        via: Vec::new(),
        intensity: 2,
        modality: Modality::Asserted,
        scope: Scope::General,
        quoted: false,
        date: "2030-05-01".parse().ok(),
        confidence: 0.9,
        rule: "bench".into(),
        evidence: Quotation {
            start: number * 100,
            end: number * 100 + words.len(),
            text: words,
        },
        reviewed: None,
    }
}

/// The question, and how many holders answer it.
const QUESTIONS: &[(&str, usize)] = &[
    ("who opposes harbour number 10", 667),
    ("who supports the treaty of district 408", 667),
    ("what does Country7 oppose", 10),
    ("what did Minister Name77 say about the canal", 1),
    ("does Country7 support census number 9", 3),
    ("who warns about the railway since 2031", 0),
];

#[divan::bench(args = 0..QUESTIONS.len(), max_time = 2)]
fn question(bencher: divan::Bencher<'_, '_>, number: usize) {
    let (question, holders) = QUESTIONS[number];
    // The word index is made at the first question.
    let filters = Filters::default();
    let first = ask(question, &filters, &GRAPH, &NAMES);
    let found = first.map(|answer| answer.rows.len());
    assert_eq!(
        found,
        Ok(holders),
        "{question}, {} edges",
        GRAPH.edges().len()
    );
    bencher.bench(|| ask(question, &filters, &GRAPH, &NAMES).map(|answer| answer.rows.len()));
}

/// "who opposes X" on smaller graphs: 10 thousand and 100 thousand edges.
#[divan::bench(args = [10_000, 100_000], max_time = 2)]
fn who_opposes(bencher: divan::Bencher<'_, '_>, edges: usize) {
    let graph = if edges < 100_000 {
        &*TEN_THOUSAND
    } else {
        &*HUNDRED_THOUSAND
    };
    assert_eq!(graph.edges().len(), edges);
    let names = Names::of(&Lexicon::default(), graph);
    let filters = Filters::default();
    bencher.bench(|| ask(QUESTIONS[0].0, &filters, graph, &names).map(|answer| answer.rows.len()));
}
