//! Evaluation: gold and extracted stances in, figures out.
//! `demarche score`

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use demarche::document::ReadError;
use demarche::evaluation::gold::{GoldDocument, read_gold, read_list};
use demarche::evaluation::prediction::read_predictions;
use demarche::evaluation::{Measured, Prediction, score};
use demarche::pipeline::Analyser;
use rayon::prelude::*;

use crate::failure::{Failure, Outcome};
use crate::sources::DocumentReading;

/// Score extracted stances against gold files
///
/// Precision, recall and F1 at several levels of strictness, with an interval that
/// tells how far the choice of documents alone can move F1. docs/evaluation.md
/// explains the levels.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche score examples/articles data/gold
  demarche score examples/articles data/gold --misses --noise
  demarche extract examples/articles > stances.jsonl
  demarche score examples/articles data/gold stances.jsonl --format json")]
pub(crate) struct Args {
    /// Folder of the texts, `<id>.txt`
    textdir: PathBuf,
    /// Folder of the gold files, `<id>.gold.json`
    golddir: PathBuf,
    /// Stance records to score, one a line; `-` reads standard input; without it the texts are read by demarche itself
    predictions: Option<PathBuf>,
    /// Score the documents alone whose ids stand in this file
    #[arg(long, value_name = "FILE")]
    only: Option<PathBuf>,
    /// List the gold stances that were missed
    #[arg(long)]
    misses: bool,
    /// List the stances that were made up
    #[arg(long)]
    noise: bool,
    /// How to print the figures
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    reading: DocumentReading,
}

/// How figures are printed.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    /// For reading
    Table,
    /// For programs
    Json,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let only = args.only.as_deref().map(read_list).transpose()?;
    let gold = read_gold(&args.textdir, &args.golddir, only.as_ref())?;
    if gold.is_empty() {
        return Ok(Outcome::Nothing);
    }
    let predictions = match &args.predictions {
        Some(path) => given(path)?,
        None => extracted(&gold, &args.reading)?,
    };
    let measured = score(&gold, &predictions);
    if only.is_none() && !args.reading.quiet {
        warn_of_foreign(&measured)?;
    }
    print(args, &measured)?;
    Ok(Outcome::Found)
}

/// Reads predictions from a file or standard input.
fn given(path: &Path) -> Result<Vec<Prediction>, Failure> {
    let mut lines = String::new();
    if path == Path::new("-") {
        std::io::stdin().read_to_string(&mut lines)?;
    } else {
        lines = std::fs::read_to_string(path)
            .map_err(|error| Failure::new(format!("cannot read {}: {error}", path.display())))?;
    }
    read_predictions(&lines)
        .map_err(|error| Failure::new(format!("{}: {error}", path.display())))
        .map_err(|failure| {
            failure.hint("each line must be a stance record, as `extract` prints it")
        })
}

/// Finds the stances of the gold documents, in parallel, kept in their order.
fn extracted(gold: &[GoldDocument], reading: &DocumentReading) -> Result<Vec<Prediction>, Failure> {
    let analyser = Analyser::new(reading.lexicon()?)?;
    let of_one = |one: &GoldDocument| {
        let stances = analyser.stances(&one.document()?);
        Ok(stances.iter().map(Prediction::from).collect())
    };
    let pool = reading.pool.pool()?;
    let found: Result<Vec<Vec<Prediction>>, ReadError> =
        pool.install(|| gold.par_iter().map(of_one).collect());
    Ok(found?.into_iter().flatten().collect())
}

fn warn_of_foreign(measured: &Measured) -> Result<(), Failure> {
    let foreign: &BTreeSet<_> = &measured.foreign;
    if let Some(first) = foreign.first() {
        writeln!(
            anstream::stderr(),
            "warning: {} predicted documents have no gold, the first is {first}",
            foreign.len()
        )?;
    }
    Ok(())
}

fn print(args: &Args, measured: &Measured) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    if args.misses {
        for miss in &measured.misses {
            writeln!(out, "MISS {miss}")?;
        }
    }
    if args.noise {
        for noise in &measured.noise {
            writeln!(out, "NOISE {noise}")?;
        }
    }
    match args.format {
        Format::Table => writeln!(out, "{}", measured.report)?,
        Format::Json => writeln!(out, "{}", serde_json::to_string_pretty(&measured.report)?)?,
    }
    Ok(())
}
