//! `demarche report`

use std::fs;
use std::path::PathBuf;

use demarche::date::PartialDate;
use demarche::export::diagram::{Diagram, LEGIBLE_EDGES};
use demarche::export::dot::dot;
use demarche::export::report::Report;
use demarche::export::report_page::Notation;
use demarche::query::Names;
use demarche::render::{self, Renderer};

use super::diagram::{Wanted, nothing_there, select};
use crate::failure::{Failure, Outcome};
use crate::output;
use crate::sources::{self, Reading};

/// Write a report with a footnote for every sentence
///
/// Summary, table of stances, diagram, timeline; disputed and second-hand claims stand
/// apart; a note on method and accuracy; every passage with its document. As Markdown
/// (footnotes, a Mermaid drawing) or as one HTML page without scripts.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche report examples/articles --about \"troop deployment\"
  demarche report examples/articles --actor Russia --format html -o russia.html
  demarche report examples/articles --print-template --format md > mine.md
  demarche report examples/articles --template mine.md -o report.md")]
pub(crate) struct Args {
    /// Graph files or documents
    #[arg(required = true, value_name = "SOURCE")]
    sources: Vec<PathBuf>,
    /// Only positions on this issue, or aimed at this actor
    #[arg(long, value_name = "X")]
    about: Option<String>,
    /// Only positions of this actor, or of those who speak for it
    #[arg(long, value_name = "ACTOR")]
    actor: Option<String>,
    /// Leave out positions before this date (YYYY, YYYY-MM or YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    since: Option<PartialDate>,
    /// Leave out positions after this date
    #[arg(long, value_name = "DATE")]
    until: Option<PartialDate>,
    /// The format: md or html [default: by the ending of the output, else md]
    #[arg(long, value_name = "FORMAT")]
    format: Option<Notation>,
    /// Write to a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Fill in a template of your own, in the language of minijinja (Jinja)
    #[arg(long, value_name = "FILE")]
    template: Option<PathBuf>,
    /// Print the template that is used without --template, and do no more
    #[arg(long)]
    print_template: bool,
    /// Put this above the report
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    title: Option<String>,
    #[command(flatten)]
    reading: Reading,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let notation = notation(args);
    if args.print_template {
        output::write(None, notation.template().as_bytes())?;
        return Ok(Outcome::Found);
    }
    let template = match &args.template {
        None => notation.template().to_owned(),
        Some(path) => fs::read_to_string(path)
            .map_err(|error| Failure::new(format!("{}: {error}", path.display())))?,
    };
    let loaded = sources::load(&args.sources, &args.reading, false)?;
    let graph = &loaded.graph;
    let names = Names::of(&loaded.lexicon, graph);
    let wanted = Wanted {
        by: args.actor.as_deref(),
        about: args.about.as_deref(),
        stances: &[],
        since: args.since,
        until: args.until,
    };
    let found = select(&wanted, graph, &names)?;
    if found.records.is_empty() {
        nothing_there("no position to report", &found);
        return Ok(Outcome::of(loaded.bad, false));
    }
    let title = args.title.clone().unwrap_or_else(|| title(args));
    let report = Report::of_records(graph, found.records.iter().copied(), &title);
    let svg = match notation {
        Notation::Html => {
            let mut diagram = Diagram::of_records(graph, found.records.iter().copied());
            diagram.keep_strongest(Some(LEGIBLE_EDGES));
            drawing(&diagram)
        }
        Notation::Markdown => None,
    };
    let text = report.written(notation, svg.as_deref(), &template)?;
    output::write(args.output.as_deref(), text.as_bytes())?;
    Ok(Outcome::of(loaded.bad, true))
}

fn notation(args: &Args) -> Notation {
    let ending = args.output.as_deref().and_then(|path| path.extension());
    let is_page = ending.is_some_and(|ending| {
        ending.eq_ignore_ascii_case("html") || ending.eq_ignore_ascii_case("htm")
    });
    args.format.unwrap_or(if is_page {
        Notation::Html
    } else {
        Notation::Markdown
    })
}

fn title(args: &Args) -> String {
    match (&args.actor, &args.about) {
        (Some(actor), Some(about)) => format!("Positions of {actor}: {about}"),
        (Some(actor), None) => format!("Positions of {actor}"),
        (None, Some(about)) => format!("Positions: {about}"),
        (None, None) => "Positions".to_owned(),
    }
}

/// The drawing, if this build or an installed Graphviz can make one; a report
/// without it is still a report.
fn drawing(diagram: &Diagram) -> Option<String> {
    let text = dot(diagram);
    let svg =
        render::svg(&text, Renderer::BuiltIn).or_else(|_| render::svg(&text, Renderer::Installed));
    match svg {
        // Within a page the declaration of XML has no place.
        Ok(svg) => Some(
            svg.split_once("<svg")
                .map_or(svg.clone(), |(_, rest)| format!("<svg{rest}")),
        ),
        Err(error) => {
            output::note(&format!("the report has no diagram: {error}"));
            None
        }
    }
}
