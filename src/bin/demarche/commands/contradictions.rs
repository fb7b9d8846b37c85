//! `demarche contradictions`

use std::io::Write;
use std::path::PathBuf;

use demarche::analysis::contradiction::{Contradiction, contradictions};
use demarche::query::Names;

use crate::failure::{Failure, Outcome};
use crate::output::{self, one_line};
use crate::sheet::{Format, Sheet};
use crate::sources::{self, Reading};
use crate::view::{self, By, View};

/// List positions that cannot both be held at one time
///
/// Support and opposition of one holder on one topic in overlapping time:
/// second-hand (what others ascribe to the holder against its own words), outlets
/// (two outlets disagree about what was said), holder (it says both).
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche contradictions examples/articles
  demarche contradictions examples/over-time --by party --format json
  demarche contradictions examples/articles examples/over-time --on NATO --format csv")]
pub(crate) struct Args {
    /// Graph files or documents
    #[arg(required = true, value_name = "SOURCE")]
    sources: Vec<PathBuf>,
    /// Set each holder against itself, or a state with all who speak for it
    #[arg(long, value_enum, default_value = "holder")]
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
    let found = contradictions(&lens.statements(graph), graph);
    let mut out = output::stdout();
    sheet(args, &found).print(args.format, &found, &mut out)?;
    out.flush()?;
    Ok(Outcome::of(loaded.bad, !found.is_empty()))
}

fn sheet(args: &Args, found: &[Contradiction<'_>]) -> Sheet {
    if args.format == Format::Csv {
        return csv(found);
    }
    let mut sheet = Sheet::new(["Kind", "Who, on what", "For", "Against", "Sure"]);
    for it in found {
        let time = match (it.from, it.until) {
            (Some(from), Some(until)) if from != until => format!("\n{from} to {until}"),
            (Some(on), _) => format!("\n{on}"),
            _ => "\nundated".to_owned(),
        };
        let (who, topic) = (one_line(it.who.name), one_line(it.topic.label));
        let outlets = |outlets: &std::collections::BTreeSet<&str>| {
            let names: Vec<String> = outlets.iter().map(|name| one_line(name)).collect();
            if names.is_empty() {
                String::new()
            } else {
                format!("[{}]\n", names.join(", "))
            }
        };
        sheet.add([
            it.kind.as_str().to_owned(),
            format!("{who}:\n{topic}{time}"),
            format!(
                "{}{}",
                outlets(&it.supports_in),
                view::passages(&it.supports, args.records)
            ),
            format!(
                "{}{}",
                outlets(&it.opposes_in),
                view::passages(&it.opposes, args.records)
            ),
            format!("{:.2}", it.confidence),
        ]);
    }
    sheet
}

/// One line a record.
fn csv(found: &[Contradiction<'_>]) -> Sheet {
    let head = [
        "number",
        "kind",
        "actor",
        "topic",
        "topic_id",
        "from",
        "until",
        "confidence",
    ];
    let mut sheet = Sheet::new(head.into_iter().chain(view::RECORD));
    for (number, it) in found.iter().enumerate() {
        let date = |date: Option<demarche::date::PartialDate>| {
            date.map(|date| date.to_string()).unwrap_or_default()
        };
        for record in it.supports.iter().chain(&it.opposes) {
            let own = [
                (number + 1).to_string(),
                it.kind.as_str().to_owned(),
                it.who.name.to_owned(),
                it.topic.label.to_owned(),
                it.topic.id.to_owned(),
                date(it.from),
                date(it.until),
                format!("{:.2}", it.confidence),
            ];
            sheet.add(own.into_iter().chain(view::cells(record)));
        }
    }
    sheet
}
