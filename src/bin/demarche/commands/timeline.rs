//! `demarche timeline`

use std::io::Write;
use std::path::PathBuf;

use demarche::analysis::timeline::{Event, Line, timeline};
use demarche::query::Names;

use crate::failure::{Failure, Outcome};
use crate::output::{self, one_line};
use crate::sheet::{Format, Sheet};
use crate::sources::{self, Reading};
use crate::view::{self, By, View};

/// Show how an actor's positions developed
///
/// First stated, repeated, hardened, softened, reversed; disputed where both
/// support and opposition are on record for one date; recalled where a text
/// reports a position of the past.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche timeline examples/over-time Turkey
  demarche timeline examples/over-time Sweden --on NATO --include-own
  demarche timeline examples/articles France --since 2015 --by holder --format csv")]
pub(crate) struct Args {
    /// Graph files or documents, then the actor
    #[arg(required = true, num_args = 2.., value_names = ["SOURCE", "ACTOR"])]
    words: Vec<String>,
    /// Follow the state or body as one, or each who speaks for it
    #[arg(long, value_enum, default_value = "party")]
    by: By,
    /// Show at most this many records of a step in a table
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
    let Some((name, paths)) = args.words.split_last() else {
        return Err(Failure::new("no actor was given"));
    };
    let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    let loaded = sources::load_for_actors(&paths, std::slice::from_ref(name), &args.reading)?;
    let graph = &loaded.graph;
    let names = Names::of(&loaded.lexicon, graph);
    let actor = view::actor(name, graph, &names)?;
    let lens = args.view.lens(graph, &names, args.by.into());
    let statements = view::of_actor(lens, actor, graph).statements(graph);
    let lines = timeline(&statements, graph);
    let mut out = output::stdout();
    match args.format {
        Format::Json => output::json(&mut out, &lines)?,
        Format::Csv => csv(&lines, &mut out)?,
        Format::Table if lines.is_empty() => writeln!(out, "Nothing found.")?,
        Format::Table => table(args, &lines, &mut out)?,
    }
    out.flush()?;
    Ok(Outcome::of(loaded.bad, !lines.is_empty()))
}

fn table(args: &Args, lines: &[Line<'_>], out: &mut impl Write) -> Result<(), Failure> {
    let mut sheet = Sheet::new(["Topic", "When", "Step", "Words"]);
    for line in lines {
        let mut topic = format!(
            "{}\n({})",
            one_line(line.topic.label),
            one_line(line.who.name)
        );
        for event in &line.events {
            let words = view::passages(&event.records, args.records);
            sheet.add([
                std::mem::take(&mut topic),
                period(event),
                step(event),
                words,
            ]);
        }
        if !line.undated.is_empty() {
            let words = view::passages(&line.undated, args.records);
            sheet.add([topic, "-".to_owned(), "undated".to_owned(), words]);
        }
    }
    sheet.table(out)
}

fn period(event: &Event<'_>) -> String {
    if event.from == event.until {
        event.from.to_string()
    } else {
        format!("{} to\n{}", event.from, event.until)
    }
}

fn step(event: &Event<'_>) -> String {
    let stance = event
        .stance
        .map(|stance| format!("\n{stance}"))
        .unwrap_or_default();
    let times = if event.times > 1 {
        format!(", {} times", event.times)
    } else {
        String::new()
    };
    format!("{}{times}{stance}", event.kind.as_str())
}

/// One line a record.
fn csv(lines: &[Line<'_>], out: &mut impl Write) -> Result<(), Failure> {
    let head = [
        "actor", "topic", "topic_id", "step", "from", "until", "times",
    ];
    let mut sheet = Sheet::new(head.into_iter().chain(view::RECORD));
    for line in lines {
        let own = [line.who.name, line.topic.label, line.topic.id].map(str::to_owned);
        for event in &line.events {
            for record in &event.records {
                let step = [
                    event.kind.as_str().to_owned(),
                    event.from.to_string(),
                    event.until.to_string(),
                    event.times.to_string(),
                ];
                sheet.add(own.iter().cloned().chain(step).chain(view::cells(record)));
            }
        }
        for record in &line.undated {
            let step = ["undated", "", "", ""].map(str::to_owned);
            sheet.add(own.iter().cloned().chain(step).chain(view::cells(record)));
        }
    }
    sheet.csv(out)
}
