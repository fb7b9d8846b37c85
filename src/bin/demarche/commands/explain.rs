//! `demarche explain`

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use demarche::graph::{StanceEdge, StanceGraph};
use demarche::span::Span;
use demarche::stances::{ActorRef, Stance};

use super::traces::{self, Made};
use crate::failure::{Failure, Outcome};
use crate::output::{self, one_line};
#[cfg(not(feature = "sqlite"))]
use crate::sources;
use crate::sources::{Loaded, Reading};

/// Show the evidence behind an edge
///
/// Lines and columns are shown if the documents are given too; a graph file
/// alone knows the bytes.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche explain examples/articles 7bc0          # with lines and columns
  demarche explain examples/articles 7bc0 --trace  # with rule, tree and steps
  demarche build examples/articles -o positions.ron
  demarche explain positions.ron 7bc0              # from the graph file alone
  demarche explain positions.ron 7bc0 --format json")]
pub(crate) struct Args {
    /// Graph files or documents, then the edge: its identifier or the start of it
    #[arg(required = true, num_args = 2.., value_names = ["SOURCE", "EDGE"])]
    sources_and_edge: Vec<String>,
    /// Print text for reading, or JSON
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Show for each piece of evidence which rule, tree and steps made it; needs the documents
    #[arg(long)]
    trace: bool,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// An edge with what made each piece of its evidence; nothing where the
/// document is not at hand or reads otherwise now.
#[derive(serde::Serialize)]
struct Traced<'a> {
    edge: &'a StanceEdge,
    traces: &'a [Made],
}

/// Most edges that an ambiguous start lists.
const LISTED: usize = 5;

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let Some((prefix, paths)) = args.sources_and_edge.split_last() else {
        return Err(Failure::new("no edge was given"));
    };
    let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    #[cfg(feature = "sqlite")]
    let loaded = crate::stores::load_for_edge(&paths, prefix, &args.reading)?;
    #[cfg(not(feature = "sqlite"))]
    let loaded = sources::load(&paths, &args.reading, true)?;
    let mut out = output::stdout();
    let edge = match loaded.graph.edges_starting(&prefix.to_lowercase()) {
        [] => {
            output::note(&format!("no edge starts with '{}'", one_line(prefix)));
            return Ok(Outcome::of(loaded.bad, false));
        }
        [edge] => edge,
        several => {
            let list = several.iter().take(LISTED);
            let list: Vec<String> = list
                .map(|edge| format!("\n  {} {}", edge.id, claim(&loaded.graph, edge)))
                .collect();
            let count = several.len();
            return Err(
                Failure::new(format!("{count} edges start with '{}'", one_line(prefix)))
                    .hint(format!("give more of the identifier:{}", list.concat())),
            );
        }
    };
    let traces = if args.trace {
        Some(traces::of_edge(
            &paths,
            &args.reading.documents,
            &loaded,
            edge,
        )?)
    } else {
        None
    };
    match (args.format, &traces) {
        (Format::Json, None) => output::json(&mut out, edge)?,
        (Format::Json, Some(traces)) => output::json(&mut out, &Traced { edge, traces })?,
        (Format::Text, _) => text(&loaded, edge, traces.as_deref(), &mut out)?,
    }
    out.flush()?;
    Ok(Outcome::of(loaded.bad, true))
}

/// "Ina Oduro (Arvania) opposes Upper Sill dam"
fn claim(graph: &StanceGraph, edge: &StanceEdge) -> String {
    let party = edge.party.as_ref().filter(|party| **party != edge.holder);
    let party = party
        .map(|party| format!(" ({})", graph.name(party)))
        .unwrap_or_default();
    let (holder, target) = (graph.name(&edge.holder), graph.label(&edge.target));
    one_line(&format!("{holder}{party} {} {target}", edge.stance))
}

fn text(
    loaded: &Loaded,
    edge: &StanceEdge,
    traces: Option<&[Made]>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    writeln!(out, "{}", claim(&loaded.graph, edge))?;
    let acts: Vec<&str> = edge.acts().iter().map(|act| act.as_str()).collect();
    let dates = match (edge.first(), edge.last()) {
        (Some(first), Some(last)) if first != last => format!("from {first} to {last}"),
        (Some(first), _) => format!("on {first}"),
        _ => "undated".to_owned(),
    };
    writeln!(
        out,
        "edge {}, target {}, {dates}; acts: {}; strongest intensity {} of 3; sure {:.2}",
        edge.id,
        one_line(edge.target.as_str()),
        acts.join(", "),
        edge.intensity(),
        edge.confidence(),
    )?;
    let through: Vec<String> = edge
        .known_only_through()
        .into_iter()
        .map(one_line)
        .collect();
    if !through.is_empty() {
        writeln!(out, "known only through {}", through.join(", "))?;
    }
    for (number, record) in edge.evidence.iter().enumerate() {
        evidence(loaded, number + 1, record, out)?;
        if let Some(made) = traces.and_then(|traces| traces.get(number)) {
            traces::write(made, out)?;
        }
    }
    Ok(())
}

fn evidence(
    loaded: &Loaded,
    number: usize,
    record: &Stance,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let node = loaded.graph.document(&record.document);
    let title = node
        .and_then(|node| node.title.as_deref())
        .map(|title| format!("“{title}”"));
    let publisher = node.and_then(|node| node.publisher.clone());
    let url = node.and_then(|node| node.url.clone());
    let date = record.date.map(|date| date.to_string());
    let about = [title, publisher, date, url].into_iter().flatten();
    let about = about.fold(String::new(), |all, item| all + ", " + &item);
    writeln!(
        out,
        "\n{number}. {}{}",
        one_line(record.document.as_str()),
        one_line(&about)
    )?;

    let span = Span::new(record.evidence.start, record.evidence.end);
    let text = loaded.texts.get(&record.document);
    let line = match text.filter(|text| span.slice(text) == record.evidence.text) {
        Some(text) => {
            let (line, column) = span.line_column(text);
            format!("line {line}, column {column}, ")
        }
        None => String::new(),
    };
    writeln!(out, "   {line}bytes {}..{}:", span.start, span.end)?;
    writeln!(out, "   “{}”", one_line(&record.evidence.text))?;
    words(record, out)
}

/// What was said about what, to whom, through whom, and how sure that is.
fn words(record: &Stance, out: &mut impl Write) -> Result<(), Failure> {
    let target = &record.target;
    write!(
        out,
        "   target, bytes {}..{}: “{}”",
        target.start,
        target.end,
        one_line(&target.text)
    )?;
    if target.meaning != target.text {
        write!(out, ", that is {}", one_line(&target.meaning))?;
    }
    writeln!(out)?;
    for (word, actors) in [
        ("aimed at", &target.actors),
        ("addressed to", &record.addressee),
        ("via", &record.via),
    ] {
        if !actors.is_empty() {
            writeln!(out, "   {word} {}", names(actors))?;
        }
    }
    let quoted = if record.quoted {
        ", in quotation marks"
    } else {
        ""
    };
    writeln!(
        out,
        "   {}, intensity {}, {}, scope {}{quoted}; rule {}; sure {:.2}",
        record.act,
        record.intensity,
        record.modality,
        record.scope,
        one_line(record.rule.as_str()),
        record.confidence,
    )?;
    if let Some(review) = record.reviewed {
        writeln!(out, "   {review} by a person")?;
    }
    Ok(())
}

fn names(actors: &[ActorRef]) -> String {
    let names: Vec<String> = actors.iter().map(|actor| one_line(&actor.name)).collect();
    names.join(", ")
}
