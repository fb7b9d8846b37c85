//! `demarche events`

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use demarche::events::{Event, EventTable, Party};
use demarche::pipeline::Analyser;

use crate::failure::{Failure, Outcome};
use crate::output::{self, one_line};
use crate::sources::{self, DocumentReading};

/// Print the main event of each sentence, coded by PLOVER's roots
///
/// What the codes mean is told in docs/events.md.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche events examples/articles --format table
  demarche events examples/articles > events.jsonl
  demarche events examples/articles --events my-events/ > events.jsonl")]
pub(crate) struct Args {
    /// Files, folders (with all that is in them), or `-` for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Print one JSON record a line, or a table for reading
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
    #[command(flatten)]
    tables: Tables,
    #[command(flatten)]
    reading: DocumentReading,
}

/// The table of events.
#[derive(Debug, clap::Args)]
pub(crate) struct Tables {
    /// Add or replace rules of events by the RON files of a folder
    #[arg(long, value_name = "DIR", help_heading = "Reading")]
    events: Option<PathBuf>,
}

impl Tables {
    pub(crate) fn read(&self) -> Result<EventTable, Failure> {
        let folder = self.events.as_deref();
        folder
            .map_or_else(EventTable::embedded, EventTable::with_folder)
            .map_err(|error| Failure::new(error.to_string()))
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Jsonl,
    Table,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let table = args.tables.read()?;
    let analyser = Analyser::new(args.reading.lexicon()?)?;
    let mut out = output::stdout();
    let mut shown = output::table(&["Source", "Code", "Target", "Cue", "Words"]);
    let mut found = 0;
    let tally = sources::work_through(
        &args.paths,
        &args.reading,
        |document| analyser.events(document, &table),
        |_| true,
        |_, events| {
            for event in events {
                found += 1;
                match args.format {
                    Format::Jsonl => output::json_line(&mut out, &event)?,
                    Format::Table => {
                        shown.add_row(row(&event));
                    }
                }
            }
            Ok(())
        },
    )?;
    if found > 0 && matches!(args.format, Format::Table) {
        writeln!(out, "{shown}")?;
    }
    out.flush()?;
    Ok(tally.outcome(found))
}

fn row(event: &Event) -> [String; 5] {
    [
        party(&event.source),
        event.code.to_string(),
        party(&event.target),
        one_line(&event.cue.text),
        one_line(&event.evidence.text),
    ]
}

/// Names, or the words where nobody known is meant.
fn party(party: &Party) -> String {
    let names: Vec<&str> = party.actors.iter().map(|it| it.name.as_str()).collect();
    let words = party.words.as_ref().map_or("", |words| words.text.as_str());
    one_line(&if names.is_empty() {
        words.to_owned()
    } else {
        names.join(", ")
    })
}
