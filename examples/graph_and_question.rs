//! Builds a graph from a folder of documents and asks it a question.
//!
//! ```text
//! cargo run --release --example graph_and_question
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use std::path::PathBuf;

use demarche::document::{self, Options};
use demarche::graph::assemble::{Catalogue, Report, assemble};
use demarche::lexicon::Lexicon;
use demarche::pipeline::Analyser;
use demarche::query::{self, Filters, Names};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let analyser = Analyser::new(Lexicon::embedded()?)?;
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/articles"));
    let mut reports = Vec::new();
    for document in document::read(&[folder], Options::default()) {
        // A bad input is an error of its own; the others are still read.
        match document {
            Ok(document) => {
                let stances = analyser.stances(&document);
                reports.push(Report::new(&document, stances));
            }
            Err(error) => println!("skipped: {error}"),
        }
    }
    let graph = assemble(reports, &Catalogue::from(&analyser.lexicon));
    println!(
        "{} edges from {} documents",
        graph.edges().len(),
        graph.documents().len()
    );

    let names = Names::of(&analyser.lexicon, &graph);
    let answer = query::ask(
        "who opposes sanctions?",
        &Filters::default(),
        &graph,
        &names,
    )?;
    for row in &answer.rows {
        println!("{}: {} passages", row.holder.name, row.stances.len());
    }
    Ok(())
}
