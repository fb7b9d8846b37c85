//! `demarche extract`

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use demarche::graph::Report;
use demarche::pipeline::Analyser;
use demarche::stances::Stance;

use crate::args::chance;
use crate::curated::Curated;
use crate::failure::{Failure, Outcome};
use crate::output;
use crate::sources::{self, DocumentReading};

/// Print the stances found in documents
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche extract examples/articles > stances.jsonl
  demarche extract examples/articles --format table
  demarche extract examples/articles --min-confidence 0.8 > surest.jsonl
  demarche extract examples/articles/2022-08-taiwan-visit.txt --unmatched --format table
  echo 'Norway supports the treaty.' | demarche extract -")]
pub(crate) struct Args {
    /// Files, folders (with all that is in them), or `-` for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Print one JSON record a line, or a table for reading
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
    /// Leave out records that are less sure than this, from 0 to 1
    #[arg(long, value_name = "C", default_value_t = 0.0, value_parser = chance)]
    min_confidence: f64,
    /// Print instead the stance cues in sentences that yielded no stance, and what each lacks
    #[arg(long, conflicts_with = "min_confidence")]
    unmatched: bool,
    /// Print every reading of every cue, for training
    #[arg(long, hide = true)]
    candidates: bool,
    /// Apply the judgements of a curation file: leave out what was rejected, correct what was corrected
    #[arg(long, value_name = "FILE", conflicts_with = "unmatched")]
    curation: Option<PathBuf>,
    #[command(flatten)]
    reading: DocumentReading,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Jsonl,
    Table,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let analyser = Analyser::new(args.reading.lexicon()?)?;
    if args.unmatched {
        return unmatched(args, &analyser);
    }
    if args.candidates {
        return candidates(args, &analyser);
    }
    let mut out = output::stdout();
    let mut rows: Vec<Stance> = Vec::new();
    let mut printed = 0;
    let curated = args.curation.as_deref().map(Curated::read).transpose()?;
    let mut judging = curated.as_ref().map(Curated::begin);
    let tally = sources::analyse(
        &args.paths,
        &args.reading,
        &analyser,
        |_| true,
        |document, stances| {
            let stances = match &mut judging {
                None => stances,
                Some(judging) => judging.report(Report::new(&document, stances)).stances,
            };
            for record in stances
                .into_iter()
                .filter(|it| it.confidence >= args.min_confidence)
            {
                printed += 1;
                match args.format {
                    Format::Jsonl => output::json_line(&mut out, &record)?,
                    Format::Table => rows.push(record),
                }
            }
            Ok(())
        },
    )?;
    if let Some(judging) = judging {
        judging.end(args.reading.quiet);
    }
    if !rows.is_empty() {
        let mut table = output::table(&["Holder", "Position", "Words", "Where"]);
        for record in &rows {
            table.add_row([
                output::holder(record).into(),
                output::position(record),
                output::one_line(&record.evidence.text).into(),
                output::place(record).into(),
            ]);
        }
        writeln!(out, "{table}")?;
    }
    out.flush()?;
    Ok(tally.outcome(printed))
}

/// Prints the cues that yielded nothing.
fn unmatched(args: &Args, analyser: &Analyser) -> Result<Outcome, Failure> {
    let mut out = output::stdout();
    let mut table = output::table(&["Cue", "Rule", "What it lacks", "Sentence"]);
    let mut found = 0;
    let tally = sources::work_through(
        &args.paths,
        &args.reading,
        |document| analyser.unmatched(document),
        |_| true,
        |_, cues| {
            for cue in cues {
                found += 1;
                match args.format {
                    Format::Jsonl => output::json_line(&mut out, &cue)?,
                    Format::Table => {
                        table.add_row([
                            output::one_line(&cue.cue.text),
                            output::one_line(cue.rule.as_str()),
                            cue.gap.as_str().into(),
                            output::one_line(&cue.evidence.text),
                        ]);
                    }
                }
            }
            Ok(())
        },
    )?;
    if found > 0 && matches!(args.format, Format::Table) {
        writeln!(out, "{table}")?;
    }
    out.flush()?;
    Ok(tally.outcome(found))
}

/// Prints every reading of every cue, for training.
fn candidates(args: &Args, analyser: &Analyser) -> Result<Outcome, Failure> {
    let mut out = output::stdout();
    let mut found = 0;
    let tally = sources::work_through(
        &args.paths,
        &args.reading,
        |document| analyser.candidates(document),
        |_| true,
        |_, rows| {
            for row in rows {
                found += 1;
                output::json_line(&mut out, &row)?;
            }
            Ok(())
        },
    )?;
    out.flush()?;
    Ok(tally.outcome(found))
}
