//! `demarche diagram`

use std::fmt::Write as _;
use std::path::PathBuf;

use demarche::date::{PartialDate, falls_within};
use demarche::export::diagram::{Diagram, LEGIBLE_EDGES};
use demarche::export::dot::dot;
use demarche::export::page::{Place, page};
use demarche::graph::StanceGraph;
use demarche::query::ast::{Expr, Field, Filter};
use demarche::query::{self, Filters, Names, QueryError};
use demarche::render::{self, Renderer};
use demarche::stances::Stance;
use demarche::vocabulary::StanceKind;

use super::align::MeasureWord;
use super::diagram_time;
use super::picture::{Format, drawn, format_of, undrawn};
use crate::failure::{Failure, Outcome};
use crate::output;
use crate::sources::{self, Reading};

const EXAMPLES: &str = "\
Examples:
  demarche diagram examples/articles --about \"troop deployment\" -o troops.svg
  demarche diagram examples/articles --kind actor --actor Russia --since 2015 -o russia.pdf
  demarche diagram examples/articles --kind alignment --least 2 -o alignment.png
  demarche diagram examples/over-time --kind timeline --actor Turkey --actor Sweden -o time.pdf
  demarche diagram examples/articles -o positions.html
  demarche diagram examples/articles --all -o everything.dot";

/// Draw positions, alignment or a timeline
///
/// positions and actor: holders stand on the left, what they support, oppose or warn
/// about on the right. alignment: who agrees with whom, as `align` computes it. timeline:
/// how positions developed, as `timeline` tells. Colour, dash and shape each tell the
/// stance, so that a drawing can be printed in grey. Quotations with their sources are
/// in the tooltips of SVG.
///
/// An .html file (positions, actor) is one page that works from disk without a network:
/// search, filter by stance, date and bloc, click an edge to read every passage with
/// source and date.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Graph files or documents
    #[arg(required = true, value_name = "SOURCE")]
    sources: Vec<PathBuf>,
    /// What to draw
    #[arg(long, value_enum, default_value = "positions")]
    kind: Kind,
    /// Draw only positions on this issue, or aimed at this actor
    #[arg(long, value_name = "X")]
    pub(crate) about: Option<String>,
    /// Draw only positions of this actor, or of those who speak for it (repeatable)
    #[arg(long, visible_alias = "actor", value_name = "ACTOR")]
    pub(crate) by: Vec<String>,
    /// Draw only this stance: supports, opposes or warns (repeatable)
    #[arg(long, value_name = "STANCE")]
    pub(crate) stance: Vec<StanceKind>,
    /// Leave out positions before this date (YYYY, YYYY-MM or YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<PartialDate>,
    /// Leave out positions after this date
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<PartialDate>,
    /// Write to this file, its ending (.dot, .svg, .png, .pdf, .html) being the format; without it DOT is printed (of a timeline SVG)
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Draw everything, not only what a page can show (40 edges, .html 400; 24 actors, 60 ties; 24 rows)
    #[arg(long)]
    pub(crate) all: bool,
    /// Put this above the drawing
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) title: Option<String>,
    /// Lay the drawing out in process, or by the installed Graphviz
    #[arg(long, value_enum, default_value = "built-in")]
    renderer: Layout,
    /// Leave out actors that speak on fewer topics
    #[arg(
        long,
        value_name = "N",
        default_value_t = 1,
        help_heading = "Alignment"
    )]
    pub(crate) least: usize,
    /// Keep only so many actors: those that speak on the most topics [default: 24]
    #[arg(long, value_name = "N", help_heading = "Alignment")]
    pub(crate) most: Option<usize>,
    /// How ties are weighed
    #[arg(long, value_enum, default_value = "count", help_heading = "Alignment")]
    pub(crate) measure: MeasureWord,
    /// Count a refusal to take part oneself as opposition (positions always show it)
    #[arg(long, help_heading = "Alignment and timeline")]
    pub(crate) include_own: bool,
    #[command(flatten)]
    reading: Reading,
}

/// What to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Kind {
    /// Who supports, opposes or warns about what
    Positions,
    /// The positions of one actor, by stance
    Actor,
    /// Who agrees with whom, and in which blocs
    Alignment,
    /// How positions developed
    Timeline,
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

impl Args {
    /// Who lays the drawing out.
    pub(crate) fn renderer(&self) -> Renderer {
        match self.renderer {
            Layout::BuiltIn => Renderer::BuiltIn,
            Layout::Dot => Renderer::Installed,
        }
    }
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let format = format_of(args.output.as_deref())?;
    if args.kind == Kind::Actor && args.by.len() != 1 {
        return Err(
            Failure::new("the positions of one actor need the name of one actor")
                .hint("give --actor NAME; several actors go into --kind positions or timeline"),
        );
    }
    let loaded = if args.kind == Kind::Timeline && !args.by.is_empty() {
        sources::load_for_actors(&args.sources, &args.by, &args.reading)?
    } else {
        sources::load(&args.sources, &args.reading, false)?
    };
    let graph = &loaded.graph;
    let names = Names::of(&loaded.lexicon, graph);
    let found = match args.kind {
        Kind::Positions | Kind::Actor => positions(args, graph, &names, format)?,
        Kind::Alignment => diagram_time::alignment(args, graph, &names, format)?,
        Kind::Timeline => diagram_time::over_time(args, graph, &names, format)?,
    };
    Ok(Outcome::of(loaded.bad, found))
}

/// Draws holders and targets; says whether there was anything to draw.
fn positions(
    args: &Args,
    graph: &StanceGraph,
    names: &Names,
    format: Option<Format>,
) -> Result<bool, Failure> {
    let format = format.unwrap_or(Format::Dot);
    let wanted = |by| Wanted {
        by,
        about: args.about.as_deref(),
        stances: &args.stance,
        since: args.since,
        until: args.until,
    };
    let mut found = select(&wanted(args.by.first().map(String::as_str)), graph, names)?;
    for by in args.by.iter().skip(1) {
        found.add(select(&wanted(Some(by)), graph, names)?);
    }
    let mut diagram = Diagram::of_records(graph, found.records.iter().copied());
    diagram.title = args.title.clone().unwrap_or_else(|| default_title(args));
    diagram.by_stance = args.kind == Kind::Actor;
    let legible = match format {
        Format::Html => FILTERED_EDGES,
        _ => LEGIBLE_EDGES,
    };
    diagram.keep_strongest((!args.all).then_some(legible));
    if diagram.edges.is_empty() {
        nothing_there("no position to draw", &found);
        return Ok(false);
    }
    let bytes = drawing(&diagram, format, args.renderer())?;
    output::write(args.output.as_deref(), &bytes)?;
    Ok(true)
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

impl Found<'_> {
    /// What another selection found too, each record once.
    fn add(&mut self, more: Self) {
        for record in more.records {
            if !self
                .records
                .iter()
                .any(|known| std::ptr::eq(*known, record))
            {
                self.records.push(record);
            }
        }
        self.nearest.extend(more.nearest);
    }
}

/// Looks the positions up as a query of `ask` does. A query and no question: a
/// name that holds a verb or a noun of questions ("United States") stays whole.
pub(crate) fn select<'g>(
    args: &Wanted<'_>,
    graph: &'g StanceGraph,
    names: &Names,
) -> Result<Found<'g>, Failure> {
    let wanted = |record: &Stance| args.stances.is_empty() || args.stances.contains(&record.stance);
    let filter = |field, name: Option<&str>| name.map(|name| Filter::new(field, [name]));
    let by = filter(Field::By, args.by);
    let filters: Vec<Filter> = by
        .into_iter()
        .chain(filter(Field::On, args.about))
        .collect();
    if filters.is_empty() {
        let records = graph.edges().iter().flat_map(|edge| &edge.evidence);
        return Ok(Found {
            records: records
                .filter(|record| {
                    wanted(record) && falls_within(record.date, args.since, args.until)
                })
                .collect(),
            nearest: Vec::new(),
        });
    }
    let asked = Expr::all(filters).to_string();
    let options = Filters {
        since: args.since,
        until: args.until,
        include_own: true,
        ..Filters::default()
    };
    let query =
        query::understand_query(&asked, &options, graph, names).map_err(|e| not_found(&e))?;
    let answer = query::answer(&asked, query, graph, names);
    let records = answer.rows.iter().flat_map(|row| row.stances.iter());
    Ok(Found {
        records: records.copied().filter(|record| wanted(record)).collect(),
        nearest: answer.nearest,
    })
}

fn not_found(error: &QueryError) -> Failure {
    // The query is ours: nobody can look at a column of it.
    let error = match error {
        QueryError::At { cause, .. } => cause,
        other => other,
    };
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
    if !args.by.is_empty() {
        let _ = write!(title, " of {}", args.by.join(", "));
    }
    if let Some(about) = &args.about {
        let _ = write!(title, ": {about}");
    }
    title
}

fn drawing(diagram: &Diagram, format: Format, renderer: Renderer) -> Result<Vec<u8>, Failure> {
    let dot = &dot(diagram);
    match format {
        Format::Dot => Ok(dot.as_bytes().to_vec()),
        Format::Svg | Format::Png | Format::Pdf => {
            let svg = render::svg(dot, renderer).map_err(|error| undrawn(&error))?;
            drawn(svg, &diagram.title, format)
        }
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
