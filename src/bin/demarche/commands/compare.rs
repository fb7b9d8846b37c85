//! `demarche compare`

use std::io::Write;
use std::path::PathBuf;

use demarche::analysis::compare::{By, Row, Verdict, as_of, compare};
use demarche::analysis::{Lens, Statement, Voice};
use demarche::date::PartialDate;
use demarche::graph::StanceGraph;
use demarche::id::DocumentId;
use demarche::query::Names;
use serde::Serialize;

use crate::failure::{Failure, Outcome};
use crate::output::{self, one_line};
use crate::sheet::{Format, Sheet};
use crate::sources::{self, Loaded, Reading};
use crate::view::{self, View};

/// Compare two actors, two dates, two documents or two graphs
///
/// For each topic: agreed, opposed, divided (one side says both), unlike (a
/// warning beside another stance) or unknown (one side alone speaks of it), with
/// the passages of both sides.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche compare examples/articles France \"United States\" --known
  demarche compare examples/articles France \"United States\" --on ceasefire --format json
  demarche compare examples/over-time Turkey --at 2022-06 2024 --direct-only
  demarche compare examples/over-time 2022-05-applications 2023-07-vilnius --documents
  demarche compare examples/articles examples/over-time --graphs --format csv")]
pub(crate) struct Args {
    /// Graph files or documents, then the two actors; with --at one actor, with --documents two document names, with --graphs just two sources
    #[arg(required = true, num_args = 2.., value_names = ["SOURCE", "A", "B"])]
    words: Vec<String>,
    /// Compare one actor's positions as of two dates
    #[arg(long, num_args = 2, value_names = ["DATE", "DATE"], conflicts_with_all = ["documents", "graphs"])]
    at: Vec<PartialDate>,
    /// Compare what two documents say, actor by actor
    #[arg(long, conflicts_with = "graphs")]
    documents: bool,
    /// Compare two sources, actor by actor
    #[arg(long)]
    graphs: bool,
    /// Leave out what one side alone speaks of
    #[arg(long)]
    known: bool,
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

#[derive(Serialize)]
struct Shown<'a> {
    left: &'a str,
    right: &'a str,
    rows: &'a [Row<'a>],
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    if args.graphs {
        return graphs(args);
    }
    let ends = if args.at.is_empty() { 2 } else { 1 };
    let Some(place) = args.words.len().checked_sub(ends).filter(|it| *it > 0) else {
        return Err(Failure::new("give a source first, then the two sides"));
    };
    let (paths, sides) = args.words.split_at(place);
    let loaded = if args.documents {
        load(paths, args)?
    } else {
        let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
        sources::load_for_actors(&paths, sides, &args.reading)?
    };
    let graph = &loaded.graph;
    let names = Names::of(&loaded.lexicon, graph);
    let lens = args.view.lens(graph, &names, Voice::Party);
    let (labels, rows) = match (args.at.as_slice(), sides) {
        ([first, second], [name]) => {
            let actor = view::actor(name, graph, &names)?;
            let all = view::of_actor(lens, actor, graph).statements(graph);
            let sides = [*first, *second].map(|date| as_of(&all, date, graph));
            let labels = [first, second].map(|date| format!("{} as of {date}", actor.name));
            (labels, rows(graph, &sides, By::Topic))
        }
        (_, [a, b]) if args.documents => {
            let sides = [a, b].map(|id| of_document(&lens, id, graph));
            let [left, right] = sides;
            let labels = [a, b].map(|id| (*id).clone());
            (labels, rows(graph, &[left?, right?], By::ActorAndTopic))
        }
        (_, [a, b]) => {
            let actors = [
                view::actor(a, graph, &names)?,
                view::actor(b, graph, &names)?,
            ];
            let sides =
                actors.map(|actor| view::of_actor(lens.clone(), actor, graph).statements(graph));
            let labels = actors.map(|actor| actor.name.clone());
            (labels, rows(graph, &sides, By::Topic))
        }
        _ => return Err(Failure::new("give a source first, then the two sides")),
    };
    print(args, &labels, rows, loaded.bad)
}

fn load(paths: &[String], args: &Args) -> Result<Loaded, Failure> {
    let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    sources::load(&paths, &args.reading, false)
}

fn rows<'g>(graph: &'g StanceGraph, sides: &[Vec<Statement<'g>>; 2], by: By) -> Vec<Row<'g>> {
    compare((graph, &sides[0]), (graph, &sides[1]), by)
}

fn of_document<'g>(
    lens: &Lens<'g>,
    id: &str,
    graph: &'g StanceGraph,
) -> Result<Vec<Statement<'g>>, Failure> {
    if graph.document(&DocumentId::new(id)).is_none() {
        return Err(
            Failure::new(format!("there is no document '{}'", one_line(id)))
                .hint("documents are named as their files, without the ending"),
        );
    }
    let mut statements = lens.statements(graph);
    statements.retain(|statement| statement.record.document.as_str() == id);
    Ok(statements)
}

fn graphs(args: &Args) -> Result<Outcome, Failure> {
    let [left, right] = args.words.as_slice() else {
        return Err(Failure::new(
            "with --graphs give two sources and nothing else",
        ));
    };
    let a = load(std::slice::from_ref(left), args)?;
    let b = load(std::slice::from_ref(right), args)?;
    let sides = [&a, &b].map(|loaded| {
        let names = Names::of(&loaded.lexicon, &loaded.graph);
        let lens = args.view.lens(&loaded.graph, &names, Voice::Party);
        lens.statements(&loaded.graph)
    });
    let rows = compare(
        (&a.graph, &sides[0]),
        (&b.graph, &sides[1]),
        By::ActorAndTopic,
    );
    print(args, &[left.clone(), right.clone()], rows, a.bad + b.bad)
}

fn print(
    args: &Args,
    labels: &[String; 2],
    mut rows: Vec<Row<'_>>,
    bad: usize,
) -> Result<Outcome, Failure> {
    if args.known {
        rows.retain(|row| row.verdict != Verdict::Unknown);
    }
    let mut out = output::stdout();
    let [left, right] = labels;
    match args.format {
        Format::Csv => csv(&rows, &mut out)?,
        Format::Json => output::json(
            &mut out,
            &Shown {
                left,
                right,
                rows: &rows,
            },
        )?,
        Format::Table => table(args, labels, &rows, &mut out)?,
    }
    out.flush()?;
    Ok(Outcome::of(bad, !rows.is_empty()))
}

fn table(
    args: &Args,
    labels: &[String; 2],
    rows: &[Row<'_>],
    out: &mut impl Write,
) -> Result<(), Failure> {
    let count = |verdict| rows.iter().filter(|row| row.verdict == verdict).count();
    let counts = Verdict::ALL.map(|verdict| format!("{} {}", verdict.as_str(), count(verdict)));
    if rows.is_empty() {
        return Ok(writeln!(out, "Nothing found.")?);
    }
    writeln!(out, "{}", counts.join(", "))?;
    let mut sheet = Sheet::new(["", "Topic", &one_line(&labels[0]), &one_line(&labels[1])]);
    for row in rows {
        let who = row.who.map(|who| format!("{}:\n", one_line(who.name)));
        let topic = format!("{}{}", who.unwrap_or_default(), one_line(row.topic.label));
        sheet.add([
            row.verdict.as_str().to_owned(),
            topic,
            view::passages(&row.left, args.records),
            view::passages(&row.right, args.records),
        ]);
    }
    sheet.table(out)
}

/// One line a record.
fn csv(rows: &[Row<'_>], out: &mut impl Write) -> Result<(), Failure> {
    let head = ["verdict", "actor", "topic", "topic_id", "side"];
    let mut sheet = Sheet::new(head.into_iter().chain(view::RECORD));
    for row in rows {
        for (side, records) in [("left", &row.left), ("right", &row.right)] {
            for record in records {
                let who = row.who.map_or("", |who| who.name);
                let own = [
                    row.verdict.as_str(),
                    who,
                    row.topic.label,
                    row.topic.id,
                    side,
                ];
                let own = own.into_iter().map(str::to_owned);
                sheet.add(own.chain(view::cells(record)));
            }
        }
    }
    sheet.csv(out)
}
