//! `demarche align`
//!
//! Comes in: sources, and which networks are wanted. Goes out: what the
//! analysis makes of them, printed. Must not know: how agreement is computed.

mod alliance;
mod records;
mod tables;

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use demarche::analysis::align::{Affiliation, Matrix, Measure, Network};
use demarche::analysis::blocs::{Blocs, blocs};
use demarche::analysis::cohesion::cohesion;
use demarche::analysis::polarisation::{Divide, divides, external_internal};
use demarche::analysis::window::{Step, windows};
use demarche::analysis::{Statement, Voice, Who};
use demarche::graph::StanceGraph;
use demarche::query::Names;
use serde::Serialize;

use crate::failure::{Failure, Outcome};
use crate::output;
use crate::sheet::Format;
use crate::sources::{self, Reading};
use crate::view::{self, By, View};

/// Show who agrees with whom, in which blocs, and how united an alliance is
///
/// Networks are those of discourse network analysis: affiliation (who says what),
/// congruence (shared positions), conflict (contrary positions), subtract
/// (congruence less conflict). docs/analysis.md has the definitions.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche align examples/articles --least 2
  demarche align examples/articles --network conflict --measure cosine --format csv
  demarche align examples/over-time --windows year --show blocs
  demarche align examples/articles --alliance NATO --on \"troop deployment\"
  demarche align examples/articles --show topics --format json")]
pub(crate) struct Args {
    /// Graph files or documents
    #[arg(required = true, value_name = "SOURCE")]
    sources: Vec<PathBuf>,
    /// What to show; without it all, for csv the matrix
    #[arg(long, value_enum)]
    show: Option<Show>,
    /// The type of network in the matrix
    #[arg(long, value_enum, default_value = "subtract")]
    network: NetworkWord,
    /// How ties are weighed
    #[arg(long, value_enum, default_value = "count")]
    measure: MeasureWord,
    /// Take states and bodies as one, or each who speaks for them
    #[arg(long, value_enum, default_value = "party")]
    by: By,
    /// Leave out actors that speak on fewer topics
    #[arg(long, value_name = "N", default_value_t = 1)]
    least: usize,
    /// Keep only so many actors: those that speak on the most topics
    #[arg(long, value_name = "N", default_value_t = 12)]
    most: usize,
    /// Make the networks of each month or year apart
    #[arg(long, value_name = "month|year", conflicts_with = "alliance")]
    windows: Option<Step>,
    /// Show the cohesion of this organisation's members instead, topic by topic
    #[arg(long, value_name = "ORGANISATION")]
    alliance: Option<String>,
    /// Print tables, or records for programs
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    view: View,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Show {
    /// The actor-by-actor matrix
    Matrix,
    /// Who says what how often
    Affiliation,
    /// The blocs
    Blocs,
    /// The topics by polarisation
    Topics,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum NetworkWord {
    Congruence,
    Conflict,
    Subtract,
}

/// How ties are weighed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum MeasureWord {
    Count,
    Jaccard,
    Cosine,
}

impl From<MeasureWord> for Measure {
    fn from(word: MeasureWord) -> Self {
        match word {
            MeasureWord::Count => Self::Count,
            MeasureWord::Jaccard => Self::Jaccard,
            MeasureWord::Cosine => Self::Cosine,
        }
    }
}

/// The networks of one time.
#[derive(Serialize)]
struct Alignment<'g> {
    /// The month or year, where there are several.
    window: Option<String>,
    affiliation: Affiliation<'g>,
    network: Network,
    measure: Measure,
    matrix: Matrix,
    blocs: Blocs,
    /// Names of the blocs' members.
    members: Vec<Vec<Who<'g>>>,
    /// The E-I index of congruence by blocs.
    external_internal: Option<f64>,
    topics: Vec<Divide<'g>>,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let loaded = sources::load(&args.sources, &args.reading, false)?;
    let graph = &loaded.graph;
    let names = Names::of(&loaded.lexicon, graph);
    let statements = |voice: Voice| args.view.lens(graph, &names, voice).statements(graph);
    let mut out = output::stdout();
    let found = if let Some(name) = &args.alliance {
        let alliance = view::actor(name, graph, &names)?;
        let found = cohesion(&alliance.id, &statements(Voice::Party), graph);
        alliance::sheet(args.format, &found).print(args.format, &found, &mut out)?;
        !found.is_empty()
    } else {
        let statements = statements(args.by.into());
        let windows = match args.windows {
            None => vec![(None, statements)],
            Some(step) => windows(&statements, step)
                .into_iter()
                .map(|(window, statements)| (Some(window.to_string()), statements))
                .collect(),
        };
        let all: Vec<Alignment<'_>> = windows
            .into_iter()
            .map(|(window, statements)| alignment(args, window, &statements, graph))
            .filter(|it| !it.affiliation.actors.is_empty())
            .collect();
        print(args, &all, &mut out)?;
        !all.is_empty()
    };
    out.flush()?;
    Ok(Outcome::of(loaded.bad, found))
}

fn alignment<'g>(
    args: &Args,
    window: Option<String>,
    statements: &[Statement<'g>],
    graph: &'g StanceGraph,
) -> Alignment<'g> {
    let affiliation = Affiliation::of(statements, graph, args.least, args.most);
    let network = match args.network {
        NetworkWord::Congruence => Network::Congruence,
        NetworkWord::Conflict => Network::Conflict,
        NetworkWord::Subtract => Network::Subtract,
    };
    let measure = Measure::from(args.measure);
    let blocs = blocs(&affiliation.network(Network::Subtract, measure));
    let congruence = affiliation.network(Network::Congruence, measure);
    let members = blocs.members.iter();
    let members = members.map(|bloc| {
        bloc.iter()
            .map(|&place| affiliation.actors[place])
            .collect()
    });
    Alignment {
        window,
        network,
        measure,
        matrix: affiliation.network(network, measure),
        members: members.collect(),
        external_internal: external_internal(&congruence, &blocs),
        topics: divides(&affiliation),
        blocs,
        affiliation,
    }
}

fn print(args: &Args, all: &[Alignment<'_>], out: &mut impl Write) -> Result<(), Failure> {
    match args.format {
        Format::Json => match (args.windows, all) {
            (None, [only]) => output::json(out, only),
            _ => output::json(out, &all),
        },
        Format::Csv => records::records(args.show.unwrap_or(Show::Matrix), all).csv(out),
        Format::Table => tables::print(args, all, out),
    }
}
