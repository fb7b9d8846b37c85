//! Questions to a graph of a million edges in an `SQLite` file.
//!
//! `cargo bench --bench store`; the figure to beat is 10 ms. The file is made
//! first, in the folder for temporary files, and takes about 1.5 GB.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

use std::sync::LazyLock;

use demarche::graph::{Catalogue, StanceGraph};
use demarche::lexicon::Lexicon;
use demarche::query::{Filters, Names, ask};
use demarche::store::Store;
use tempfile::TempDir;

mod synthetic;

use synthetic::{HOLDERS, report};

fn main() {
    let start = std::time::Instant::now();
    let (edges, documents) = MADE.store().counts().unwrap_or_default();
    println!(
        "{edges} edges from {documents} documents in {} MB, made in {:.1} s",
        MADE.megabytes(),
        start.elapsed().as_secs_f64()
    );
    divan::main();
}

struct Made {
    folder: TempDir,
    known: Catalogue,
    directory: StanceGraph,
    names: Names,
}

impl Made {
    fn store(&self) -> Store {
        Store::open_read_only(&self.folder.path().join("bench.sqlite")).expect("it was made")
    }

    fn megabytes(&self) -> u64 {
        let file = std::fs::metadata(self.folder.path().join("bench.sqlite"));
        file.map_or(0, |file| file.len() >> 20)
    }
}

/// 2,000 holders for 200 countries on 400 issues and 100 unlisted targets, one record an edge.
static MADE: LazyLock<Made> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder for the store");
    let file = folder.path().join("bench.sqlite");
    let mut store = Store::open(&file).expect("a new store");
    let all: Vec<usize> = (0..HOLDERS).collect();
    for some in all.chunks(100) {
        let reports = some.iter().map(|&holder| report(holder));
        store.add(reports, &Catalogue::default()).expect("room");
    }
    store.finish().expect("room");
    let store = Store::open_read_only(&file).expect("it was made");
    let known = store.catalogue().expect("it can be read");
    let directory = known.to_graph();
    let names = Names::of(&Lexicon::default(), &directory);
    Made {
        folder,
        known,
        directory,
        names,
    }
});

/// The question, and how many holders answer it.
const QUESTIONS: &[(&str, usize)] = &[
    ("who opposes harbour number 10", 667),
    ("who supports the treaty of district 408", 667),
    ("what does Country7 oppose", 10),
    ("what did Minister Name77 say about the canal", 1),
    ("does Country7 support census number 9", 3),
];

/// What the file gives, for a question of which the names are known: the edges
/// of one stance on one issue, as plain rows.
#[divan::bench(max_time = 2)]
fn who_opposes_in_sql(bencher: divan::Bencher<'_, '_>) {
    let store = MADE.store();
    let bound = "SELECT h.name, e.first, e.confidence FROM edges e JOIN actors h ON h.id = e.holder \
                 WHERE e.issue = 'issue:10' AND e.stance = 'opposes'";
    assert_eq!(store.sql(bound).map(|rows| rows.rows.len()).ok(), Some(667));
    bencher.bench_local(|| store.sql(bound).map(|rows| rows.rows.len()).ok());
}

/// The whole answer with all its evidence: edges read, graph made, question asked.
#[divan::bench(args = 0..QUESTIONS.len(), max_time = 2)]
fn question(bencher: divan::Bencher<'_, '_>, number: usize) {
    let store = MADE.store();
    let (question, holders) = QUESTIONS[number];
    let filters = Filters::default();
    let answered = || {
        let known = ask(question, &filters, &MADE.directory, &MADE.names).expect("understood");
        let selection = store.selection(&known.query, &MADE.directory, &MADE.known);
        let part = store.part(&selection, &MADE.known).expect("readable");
        ask(question, &filters, &part, &MADE.names).map(|answer| answer.rows.len())
    };
    assert_eq!(answered(), Ok(holders), "{question}");
    bencher.bench_local(answered);
}
