//! `demarche score-events`

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use demarche::document::Document;
use demarche::events::score::Figures;
use demarche::events::{Event, Root};
use demarche::pipeline::Analyser;
use rayon::prelude::*;
use serde::Deserialize;

use super::events::Tables;
use crate::failure::{Failure, Outcome};
use crate::output::{self, one_line};
use crate::sources::DocumentReading;

/// Score event codes against coded sentences
///
/// Each line of the file is a JSON object with `text` and `event`, the root of
/// the sentence's main event. The line numbers tell halves apart: rules may be
/// tuned on the even lines, the odd ones only report.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  echo '{\"text\": \"Norway supports the treaty.\", \"event\": \"SUPPORT\"}' > coded.jsonl
  demarche score-events coded.jsonl --misses
  demarche score-events coded.jsonl --format json")]
pub(crate) struct Args {
    /// Coded sentences, one JSON object a line
    gold: PathBuf,
    /// Score these lines alone
    #[arg(long, value_enum, default_value_t = Lines::All)]
    lines: Lines,
    /// List the sentences whose root was missed or wrong
    #[arg(long)]
    misses: bool,
    /// Print the figures for reading, or as JSON
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    tables: Tables,
    #[command(flatten)]
    reading: DocumentReading,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Lines {
    All,
    Odd,
    Even,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Table,
    Json,
}

/// A coded sentence; what else the line tells is passed over.
#[derive(Debug, Deserialize)]
struct Gold {
    text: String,
    event: String,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let table = args.tables.read()?;
    let analyser = Analyser::new(args.reading.lexicon()?)?;
    let gold = read(args)?;
    let found: Vec<Option<Event>> = args.reading.pool.pool()?.install(|| {
        let first = |(_, text, _): &(usize, String, Root)| {
            let document = Document::new("gold", text);
            analyser.events(&document, &table).into_iter().next()
        };
        gold.par_iter().map(first).collect()
    });
    let mut out = output::stdout();
    let pairs = gold.iter().zip(&found);
    if args.misses {
        for ((line, text, root), event) in pairs.clone() {
            let code = event.as_ref().map(|event| event.code);
            if code != Some(*root) {
                let (code, cue, rule) = event.as_ref().map_or(("-", "", ""), |event| {
                    (
                        event.code.as_str(),
                        event.cue.text.as_str(),
                        event.rule.as_str(),
                    )
                });
                let line = format!("{line} {root}, not {code} ({cue}, {rule}): {text}");
                writeln!(out, "{}", one_line(&line))?;
            }
        }
    }
    let figures = Figures::new(
        pairs.map(|((_, _, root), event)| (*root, event.as_ref().map(|event| event.code))),
    );
    match args.format {
        Format::Table => write!(out, "{figures}")?,
        Format::Json => output::json(&mut out, &figures)?,
    }
    out.flush()?;
    Ok(if gold.is_empty() {
        Outcome::Nothing
    } else {
        Outcome::Found
    })
}

/// The wanted lines with their numbers.
fn read(args: &Args) -> Result<Vec<(usize, String, Root)>, Failure> {
    let name = args.gold.display();
    let text = std::fs::read_to_string(&args.gold)
        .map_err(|error| Failure::new(format!("{name}: {error}")))?;
    let mut gold = Vec::new();
    for (number, line) in (1_usize..).zip(text.lines()) {
        let wanted = match args.lines {
            Lines::All => true,
            Lines::Odd => number % 2 == 1,
            Lines::Even => number % 2 == 0,
        };
        if !wanted || line.trim().is_empty() {
            continue;
        }
        let bad = |error: &dyn std::fmt::Display| Failure::new(format!("{name}:{number}: {error}"));
        let sentence: Gold = serde_json::from_str(line).map_err(|error| bad(&error))?;
        let root: Root = sentence.event.parse().map_err(|error| bad(&error))?;
        gold.push((number, sentence.text, root));
    }
    Ok(gold)
}
