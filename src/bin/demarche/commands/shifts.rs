//! `demarche shifts`

use std::io::Write;
use std::path::PathBuf;

use demarche::analysis::timeline::{Shift, shifts};
use demarche::query::Names;

use crate::failure::{Failure, Outcome};
use crate::output::{self, one_line};
use crate::sheet::{Format, Sheet};
use crate::sources::{self, Reading};
use crate::view::{self, By, View};

/// List the reversals of a corpus
///
/// Who supported what it opposed before, or opposed what it supported, with the
/// last passage of the old position and the first of the new one.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche shifts examples/over-time
  demarche shifts examples/over-time --include-own --format csv
  demarche shifts examples/articles examples/over-time --by holder --on NATO --format json")]
pub(crate) struct Args {
    /// Graph files or documents
    #[arg(required = true, value_name = "SOURCE")]
    sources: Vec<PathBuf>,
    /// Follow states and bodies as one, or each who speaks for them
    #[arg(long, value_enum, default_value = "party")]
    by: By,
    /// Show at most this many records of a side in a table
    #[arg(long, value_name = "N", default_value_t = 2)]
    records: usize,
    /// Print a table, or records for programs
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    view: View,
    #[command(flatten)]
    reading: Reading,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let loaded = sources::load(&args.sources, &args.reading, false)?;
    let graph = &loaded.graph;
    let names = Names::of(&loaded.lexicon, graph);
    let lens = args.view.lens(graph, &names, args.by.into());
    let found = shifts(&lens.statements(graph), graph);
    let mut out = output::stdout();
    sheet(args, &found).print(args.format, &found, &mut out)?;
    out.flush()?;
    Ok(Outcome::of(loaded.bad, !found.is_empty()))
}

fn sheet(args: &Args, found: &[Shift<'_>]) -> Sheet {
    if args.format == Format::Csv {
        let head = [
            "actor",
            "topic",
            "topic_id",
            "reversed_on",
            "confidence",
            "side",
        ];
        let mut sheet = Sheet::new(head.into_iter().chain(view::RECORD));
        for shift in found {
            for (side, records) in [("before", &shift.before), ("after", &shift.after)] {
                for record in records {
                    let own = [
                        shift.who.name.to_owned(),
                        shift.topic.label.to_owned(),
                        shift.topic.id.to_owned(),
                        shift.date.to_string(),
                        format!("{:.2}", shift.confidence),
                        side.to_owned(),
                    ];
                    sheet.add(own.into_iter().chain(view::cells(record)));
                }
            }
        }
        return sheet;
    }
    let mut sheet = Sheet::new(["When", "Who, on what", "Before", "After", "Sure"]);
    for shift in found {
        let (who, topic) = (one_line(shift.who.name), one_line(shift.topic.label));
        sheet.add([
            shift.date.to_string(),
            format!("{who}:\n{topic}"),
            view::passages(&shift.before, args.records),
            view::passages(&shift.after, args.records),
            format!("{:.2}", shift.confidence),
        ]);
    }
    sheet
}
