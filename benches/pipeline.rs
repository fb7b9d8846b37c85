//! Words a second of each stage and of the whole, and the time to load.
//!
//! `cargo bench --bench pipeline`. The input is fixed: the example articles.

use std::path::PathBuf;
use std::sync::LazyLock;

use demarche::document::{self, Document, Options};
use demarche::lexicon::Lexicon;
use demarche::pipeline::Analyser;
use demarche::syntax::Parser;
use demarche::text;
use divan::Bencher;
use divan::counter::ItemsCount;

fn main() {
    divan::main();
}

static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(|| {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/articles"));
    document::read(&[folder], Options::default())
        .flatten()
        .collect()
});

static ANALYSER: LazyLock<Analyser> = LazyLock::new(|| {
    Lexicon::embedded()
        .map_err(|error| error.to_string())
        .and_then(|lexicon| Analyser::new(lexicon).map_err(|error| error.to_string()))
        .expect("the embedded tables are well formed")
});

fn words() -> ItemsCount {
    ItemsCount::new(
        DOCUMENTS
            .iter()
            .map(|it| it.text.split_whitespace().count())
            .sum::<usize>(),
    )
}

/// The tables from RON.
#[divan::bench]
fn load_lexicon() -> Result<Lexicon, String> {
    Lexicon::embedded().map_err(|error| error.to_string())
}

/// The syntax model from its embedded bytes.
#[divan::bench]
fn load_model() -> Result<Parser, String> {
    Parser::embedded().map_err(|error| error.to_string())
}

/// Sentences and tokens.
#[divan::bench]
fn text(bencher: Bencher<'_, '_>) {
    bencher.counter(words()).bench(|| {
        DOCUMENTS
            .iter()
            .map(|it| text::segment(&it.text, it.body).len())
            .sum::<usize>()
    });
}

/// Sentences, tokens, parts of speech, trees and their repair.
#[divan::bench]
fn text_and_syntax(bencher: Bencher<'_, '_>) {
    bencher.counter(words()).bench(|| {
        DOCUMENTS
            .iter()
            .map(|it| ANALYSER.parse(it).len())
            .sum::<usize>()
    });
}

/// The whole: text to stances.
#[divan::bench]
fn whole(bencher: Bencher<'_, '_>) {
    bencher.counter(words()).bench(|| {
        DOCUMENTS
            .iter()
            .map(|it| ANALYSER.stances(it).len())
            .sum::<usize>()
    });
}
