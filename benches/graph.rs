//! Questions to a graph of a million edges in memory.
//!
//! `cargo bench --bench graph`; the figures to beat are 10 ms, then 1 ms.

use std::sync::LazyLock;

use demarche::graph::{Catalogue, StanceGraph, assemble};
use demarche::lexicon::Lexicon;
use demarche::query::{Filters, Names, ask};

mod synthetic;

use synthetic::{HOLDERS, report};

fn main() {
    divan::main();
}

/// 2,000 holders for 200 countries on 400 issues and 100 unlisted targets, one record an edge.
static GRAPH: LazyLock<StanceGraph> = LazyLock::new(|| graph_of(HOLDERS));

static HUNDRED_THOUSAND: LazyLock<StanceGraph> = LazyLock::new(|| graph_of(HOLDERS / 10));

static TEN_THOUSAND: LazyLock<StanceGraph> = LazyLock::new(|| graph_of(HOLDERS / 100));

fn graph_of(holders: usize) -> StanceGraph {
    assemble((0..holders).map(report), &Catalogue::default())
}

static NAMES: LazyLock<Names> = LazyLock::new(|| Names::of(&Lexicon::default(), &GRAPH));

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
