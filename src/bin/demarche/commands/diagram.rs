//! `demarche diagram`

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use demarche::date::PartialDate;
use demarche::export::diagram::{Diagram, LEGIBLE_EDGES};
use demarche::export::dot::dot;
use demarche::export::page::{Place, page};
use demarche::graph::StanceGraph;
use demarche::query::{self, Filters, Names, QueryError};
use demarche::render::{self, RenderError, Renderer};
use demarche::stances::Stance;
use demarche::vocabulary::StanceKind;

use crate::failure::{Failure, Outcome};
use crate::output;
use crate::sources::{self, Reading};

const EXAMPLES: &str = "\
Examples:
  demarche diagram positions.ron -o positions.svg
  demarche diagram news/ --about \"troop deployment\" -o troops.png
  demarche diagram positions.ron --by Russia --stance opposes --since 2025 -o russia.svg
  demarche diagram positions.ron --all --renderer dot -o everything.svg
  demarche diagram examples/articles -o positions.html
  demarche diagram positions.ron | dot -Tpdf -o positions.pdf";

/// Draw the stance diagram
///
/// Holders stand on the left, what they support, oppose or warn about on the
/// right. Colour, dash and arrowhead each tell the stance, so that the drawing
/// can be printed in grey. Quotations with their sources are in the tooltips.
///
/// An .html file is one page that works from disk without a network: search, filter by
/// stance, date and bloc, click an edge to read every passage with source and date.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Graph files or documents
    #[arg(required = true, value_name = "SOURCE")]
    sources: Vec<PathBuf>,
    /// Draw only positions on this issue, or aimed at this actor
    #[arg(long, value_name = "X")]
    about: Option<String>,
    /// Draw only positions of this actor, or of those who speak for it
    #[arg(long, value_name = "ACTOR")]
    by: Option<String>,
    /// Draw only this stance: supports, opposes or warns (repeatable)
    #[arg(long, value_name = "STANCE")]
    stance: Vec<StanceKind>,
    /// Leave out positions before this date (YYYY, YYYY-MM or YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    since: Option<PartialDate>,
    /// Leave out positions after this date
    #[arg(long, value_name = "DATE")]
    until: Option<PartialDate>,
    /// Write to this file, its ending (.dot, .svg, .png, .html) being the format; without it DOT is printed
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Draw every position, not only the 40 strongest that a page can show (.html: 400)
    #[arg(long)]
    all: bool,
    /// Put this above the drawing
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    title: Option<String>,
    /// Lay the drawing out in process, or by the installed Graphviz
    #[arg(long, value_enum, default_value = "built-in")]
    renderer: Layout,
    #[command(flatten)]
    reading: Reading,
}

/// Who lays the drawing out.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Layout {
    /// In process
    BuiltIn,
    /// By the installed program `dot`
    Dot,
}

/// How many edges a page can show that one can search and filter.
const FILTERED_EDGES: usize = 400;

/// What to write.
#[derive(Clone, Copy)]
enum Format {
    Dot,
    Svg,
    Png,
    Html,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let format = format_of(args.output.as_deref())?;
    let loaded = sources::load(&args.sources, &args.reading, false)?;
    let graph = &loaded.graph;
    let names = Names::of(&loaded.lexicon, graph);
    let wanted = Wanted {
        by: args.by.as_deref(),
        about: args.about.as_deref(),
        stances: &args.stance,
        since: args.since,
        until: args.until,
    };
    let found = select(&wanted, graph, &names)?;
    let mut diagram = Diagram::of_records(graph, found.records.iter().copied());
    diagram.title = args.title.clone().unwrap_or_else(|| default_title(args));
    let legible = match format {
        Format::Html => FILTERED_EDGES,
        _ => LEGIBLE_EDGES,
    };
    diagram.keep_strongest((!args.all).then_some(legible));
    if diagram.edges.is_empty() {
        nothing_there("no position to draw", &found);
    } else {
        let bytes = drawing(&diagram, format, args.renderer)?;
        write(args.output.as_deref(), &bytes)?;
    }
    Ok(Outcome::of(loaded.bad, !diagram.edges.is_empty()))
}

fn format_of(output: Option<&Path>) -> Result<Format, Failure> {
    let Some(path) = output.filter(|path| path.as_os_str() != "-") else {
        return Ok(Format::Dot);
    };
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default();
    match ending.to_ascii_lowercase().as_str() {
        "dot" | "gv" => Ok(Format::Dot),
        "svg" => Ok(Format::Svg),
        "png" => Ok(Format::Png),
        "html" | "htm" => Ok(Format::Html),
        _ => Err(Failure::new(format!(
            "'{}' has no ending that names a format",
            path.display()
        ))
        .hint(
            "end the file's name in .dot, .svg, .png or .html; `dot -Tpdf` makes PDF of the first",
        )),
    }
}

/// Which positions are wanted.
pub(crate) struct Wanted<'a> {
    /// Those of this actor.
    pub(crate) by: Option<&'a str>,
    /// Those on this issue, or aimed at this actor.
    pub(crate) about: Option<&'a str>,
    /// Of these stances; of all if there is none.
    pub(crate) stances: &'a [StanceKind],
    /// Not before.
    pub(crate) since: Option<PartialDate>,
    /// Not after.
    pub(crate) until: Option<PartialDate>,
}

/// Says that nothing was found, and what there is.
pub(crate) fn nothing_there(message: &str, found: &Found<'_>) {
    output::note(message);
    if !found.nearest.is_empty() {
        let topics = found.nearest.iter().map(|topic| output::one_line(topic));
        let topics: Vec<String> = topics.collect();
        output::note(&format!(
            "hint: there are positions on: {}",
            topics.join("; ")
        ));
    }
}

/// The records that are wanted.
pub(crate) struct Found<'g> {
    /// The records.
    pub(crate) records: Vec<&'g Stance>,
    /// For an empty selection, topics on which there are positions.
    nearest: Vec<String>,
}

/// Looks the positions up as the questions of `ask` do.
pub(crate) fn select<'g>(
    args: &Wanted<'_>,
    graph: &'g StanceGraph,
    names: &Names,
) -> Result<Found<'g>, Failure> {
    let wanted = |record: &Stance| args.stances.is_empty() || args.stances.contains(&record.stance);
    let questions: Vec<String> = match (args.by, args.about) {
        (Some(by), Some(about)) => vec![format!("what did {by} say about {about}")],
        (Some(by), None) => ["support", "oppose", "warn about"]
            .map(|verb| format!("what does {by} {verb}"))
            .to_vec(),
        (None, Some(about)) => ["supports", "opposes", "warns about"]
            .map(|verb| format!("who {verb} {about}"))
            .to_vec(),
        (None, None) => Vec::new(),
    };
    let mut found = Found {
        records: Vec::new(),
        nearest: Vec::new(),
    };
    if questions.is_empty() {
        let records = graph.edges().iter().flat_map(|edge| &edge.evidence);
        found.records = records
            .filter(|record| wanted(record) && in_time(args, record))
            .collect();
        return Ok(found);
    }
    let filters = Filters {
        since: args.since,
        until: args.until,
        include_own: true,
        ..Filters::default()
    };
    for question in questions {
        let answer = query::ask(&question, &filters, graph, names).map_err(|e| not_found(&e))?;
        let records = answer
            .rows
            .iter()
            .flat_map(|row| row.stances.iter().copied());
        found
            .records
            .extend(records.filter(|record| wanted(record)));
        for topic in answer.nearest {
            if !found.nearest.contains(&topic) {
                found.nearest.push(topic);
            }
        }
    }
    Ok(found)
}

fn in_time(args: &Wanted<'_>, record: &Stance) -> bool {
    match record.date {
        Some(date) => date.may_lie_within(args.since, args.until),
        None => args.since.is_none() && args.until.is_none(),
    }
}

fn not_found(error: &QueryError) -> Failure {
    let hint = match error {
        QueryError::UnknownHolder { .. } => error.hint(),
        _ => Some("give --about an issue or an actor by name, --by an actor".to_owned()),
    };
    let failure = Failure::new(error.to_string());
    match hint {
        Some(hint) => failure.hint(hint),
        None => failure,
    }
}

fn default_title(args: &Args) -> String {
    let mut title = match args.stance.as_slice() {
        [StanceKind::Supports] => "Support".to_owned(),
        [StanceKind::Opposes] => "Opposition".to_owned(),
        [StanceKind::Warns] => "Warnings".to_owned(),
        _ => "Positions".to_owned(),
    };
    if let Some(by) = &args.by {
        let _ = write!(title, " of {by}");
    }
    if let Some(about) = &args.about {
        let _ = write!(title, ": {about}");
    }
    title
}

fn drawing(diagram: &Diagram, format: Format, layout: Layout) -> Result<Vec<u8>, Failure> {
    let dot = &dot(diagram);
    let renderer = match layout {
        Layout::BuiltIn => Renderer::BuiltIn,
        Layout::Dot => Renderer::Installed,
    };
    let svg = || render::svg(dot, renderer);
    match format {
        Format::Dot => Ok(dot.as_bytes().to_vec()),
        Format::Svg => svg()
            .map(String::into_bytes)
            .map_err(|error| undrawn(&error)),
        Format::Png => svg()
            .and_then(|svg| render::png(&svg))
            .map_err(|error| undrawn(&error)),
        Format::Html => {
            let places = render::places(dot, renderer).map_err(|error| undrawn(&error))?;
            let places = places.into_iter().map(|(name, [x, y, width, height])| {
                let place = Place {
                    x,
                    y,
                    width,
                    height,
                };
                (name, place)
            });
            Ok(page(diagram, &places.collect())?.into_bytes())
        }
    }
}

fn undrawn(error: &RenderError) -> Failure {
    let failure = Failure::new(error.to_string());
    match error {
        RenderError::NotInstalled => {
            failure.hint("install Graphviz, or leave out --renderer to draw in process")
        }
        RenderError::NotBuiltIn => {
            failure.hint("use --renderer dot, or write .dot and draw it with Graphviz")
        }
        _ => failure,
    }
}

fn write(path: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(path) = path.filter(|path| path.as_os_str() != "-") {
        return output::write_whole(path, bytes);
    }
    let mut out = output::stdout();
    out.write_all(bytes)?;
    Ok(out.flush()?)
}
