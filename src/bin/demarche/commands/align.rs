//! `demarche align`

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use demarche::analysis::align::{Affiliation, Matrix, Measure, Network};
use demarche::analysis::blocs::{Blocs, blocs};
use demarche::analysis::cohesion::{Cohesion, MemberPosition, cohesion};
use demarche::analysis::polarisation::{Divide, divides, external_internal};
use demarche::analysis::window::{Step, windows};
use demarche::analysis::{Statement, Voice, Who};
use demarche::graph::StanceGraph;
use demarche::query::Names;
use serde::Serialize;

use crate::failure::{Failure, Outcome};
use crate::output::{self, one_line};
use crate::sheet::{Format, Sheet};
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
        cohesion_sheet(args.format, &found).print(args.format, &found, &mut out)?;
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
    let show = |what| args.show.is_none_or(|show| show == what);
    match args.format {
        Format::Json => match (args.windows, all) {
            (None, [only]) => output::json(out, only),
            _ => output::json(out, &all),
        },
        Format::Csv => long_sheet(args.show.unwrap_or(Show::Matrix), all).csv(out),
        Format::Table => {
            if all.is_empty() {
                writeln!(out, "Nothing found.")?;
            }
            for it in all {
                if let Some(window) = &it.window {
                    writeln!(out, "\n== {window} ==")?;
                }
                if show(Show::Matrix) {
                    matrix(args, it, out)?;
                }
                if args.show == Some(Show::Affiliation) {
                    long_sheet(Show::Affiliation, std::slice::from_ref(it)).table(out)?;
                }
                if show(Show::Blocs) {
                    bloc_table(it, out)?;
                }
                if show(Show::Topics) {
                    long_sheet(Show::Topics, std::slice::from_ref(it)).table(out)?;
                }
            }
            Ok(())
        }
    }
}

fn matrix(args: &Args, it: &Alignment<'_>, out: &mut impl Write) -> Result<(), Failure> {
    let name = |who: &Who<'_>| one_line(who.name);
    writeln!(out, "{:?} network, by {:?}:", args.network, args.measure)?;
    let numbers = (1..=it.affiliation.actors.len()).map(|number| number.to_string());
    let mut sheet = Sheet::new(
        [String::new(), "Actor".to_owned()]
            .into_iter()
            .chain(numbers),
    );
    for (place, (who, row)) in it
        .affiliation
        .actors
        .iter()
        .zip(&it.matrix.rows)
        .enumerate()
    {
        let cells = row.iter().enumerate().map(|(other, weight)| {
            if other == place {
                "·".to_owned()
            } else {
                weight_text(*weight)
            }
        });
        let own = [(place + 1).to_string(), name(who)];
        sheet.add(own.into_iter().chain(cells));
    }
    sheet.table(out)
}

/// Whole numbers as such, others with two decimals, without a minus before zero.
fn weight_text(weight: f64) -> String {
    let text = format!("{weight:.2}");
    let text = text.strip_suffix(".00").unwrap_or(&text);
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

fn bloc_table(it: &Alignment<'_>, out: &mut impl Write) -> Result<(), Failure> {
    let index = it
        .external_internal
        .map(|index| format!(", E-I index {index:.2}"))
        .unwrap_or_default();
    writeln!(
        out,
        "\nBlocs (frustration {}, {:.0} % of all ties{index}):",
        weight_text(it.blocs.frustration),
        it.blocs.frustration_share * 100.0,
    )?;
    let mut sheet = Sheet::new(["Bloc", "Members"]);
    for (number, members) in it.members.iter().enumerate() {
        let names: Vec<String> = members.iter().map(|who| one_line(who.name)).collect();
        sheet.add([(number + 1).to_string(), names.join(", ")]);
    }
    sheet.table(out)
}

/// What is shown, one line a cell of the matrix, a tie, a member or a topic.
fn long_sheet(show: Show, all: &[Alignment<'_>]) -> Sheet {
    let head: &[&str] = match show {
        Show::Matrix => &["window", "actor", "other", "actor_id", "other_id", "weight"],
        Show::Affiliation => &[
            "window",
            "actor",
            "topic",
            "stance",
            "statements",
            "topic_id",
        ],
        Show::Blocs => &["window", "bloc", "actor", "actor_id"],
        Show::Topics => &[
            "window",
            "topic",
            "polarisation",
            "for",
            "against",
            "both",
            "topic_id",
        ],
    };
    let mut sheet = Sheet::new(head.iter().copied());
    for it in all {
        let window = it.window.clone().unwrap_or_default();
        for cells in lines(show, it) {
            sheet.add(std::iter::once(window.clone()).chain(cells));
        }
    }
    sheet
}

fn lines(show: Show, it: &Alignment<'_>) -> Vec<Vec<String>> {
    let actors = &it.affiliation.actors;
    match show {
        Show::Matrix => matrix_lines(it),
        Show::Affiliation => {
            let ties = it.affiliation.ties.iter();
            let lines = ties.map(|tie| {
                let topic = it.affiliation.topics[tie.topic];
                vec![
                    actors[tie.actor].name.to_owned(),
                    topic.label.to_owned(),
                    tie.stance.to_string(),
                    tie.statements.to_string(),
                    topic.id.to_owned(),
                ]
            });
            lines.collect()
        }
        Show::Blocs => {
            let blocs = it.members.iter().enumerate();
            let lines = blocs.flat_map(|(number, members)| {
                let bloc = (number + 1).to_string();
                let line = move |who: &Who<'_>| {
                    vec![bloc.clone(), who.name.to_owned(), who.id.to_string()]
                };
                members.iter().map(line)
            });
            lines.collect()
        }
        Show::Topics => {
            let lines = it.topics.iter().map(|topic| {
                vec![
                    topic.topic.label.to_owned(),
                    format!("{:.2}", topic.polarisation),
                    topic.supporters.to_string(),
                    topic.opponents.to_string(),
                    topic.both.to_string(),
                    topic.topic.id.to_owned(),
                ]
            });
            lines.collect()
        }
    }
}

fn matrix_lines(it: &Alignment<'_>) -> Vec<Vec<String>> {
    let actors = &it.affiliation.actors;
    let mut lines = Vec::new();
    for (a, row) in actors.iter().zip(&it.matrix.rows) {
        for (b, weight) in actors.iter().zip(row).filter(|(b, _)| b.id != a.id) {
            let words = [a.name, b.name, a.id.as_str(), b.id.as_str()];
            let words = words.map(str::to_owned).into_iter();
            lines.push(words.chain([weight.to_string()]).collect());
        }
    }
    lines
}

fn cohesion_sheet(format: Format, found: &[Cohesion<'_>]) -> Sheet {
    if format == Format::Csv {
        return cohesion_lines(found);
    }
    let mut sheet = Sheet::new(["Topic", "Line", "Agreement", "Follow", "Dissent", "Silent"]);
    let names = |members: &[MemberPosition<'_>]| -> String {
        let names = members.iter().map(|it| match it.stance {
            Some(stance) => format!("{} ({stance})", one_line(it.who.name)),
            None => format!("{} (several)", one_line(it.who.name)),
        });
        names.collect::<Vec<_>>().join(", ")
    };
    for it in found {
        let mut line = it
            .line
            .map_or_else(|| "none".to_owned(), |line| line.to_string());
        if let Some(itself) = &it.itself {
            let says = itself
                .stance
                .map_or_else(|| "several".to_owned(), |stance| stance.to_string());
            line = format!("{line}\n[itself: {says}]");
        }
        let on = it.on.map(|on| format!("\n({on})")).unwrap_or_default();
        let silent: Vec<String> = it.silent.iter().map(|who| one_line(who.name)).collect();
        sheet.add([
            format!("{}{on}", one_line(it.topic.label)),
            line,
            it.agreement.map(weight_text).unwrap_or_default(),
            names(&it.followers),
            names(&it.dissenters),
            format!("{}: {}", silent.len(), silent.join(", ")),
        ]);
    }
    sheet
}

/// One line a member and topic.
fn cohesion_lines(found: &[Cohesion<'_>]) -> Sheet {
    let head = [
        "topic",
        "topic_id",
        "on",
        "line",
        "agreement",
        "member",
        "part",
        "stance",
        "records",
    ];
    let mut sheet = Sheet::new(head);
    for it in found {
        let line = it.line.map(|line| line.to_string()).unwrap_or_default();
        let own = [
            it.topic.label.to_owned(),
            it.topic.id.to_owned(),
            it.on.map(|on| on.to_string()).unwrap_or_default(),
            line,
            it.agreement.map(weight_text).unwrap_or_default(),
        ];
        let itself = it.itself.iter().map(|member| ("itself", member));
        let followers = it.followers.iter().map(|member| ("follows", member));
        let dissenters = it.dissenters.iter().map(|member| ("dissents", member));
        for (part, member) in itself.chain(followers).chain(dissenters) {
            let stance = member.stance.map(|it| it.to_string()).unwrap_or_default();
            let count = member.records.len().to_string();
            let cells = [member.who.name.to_owned(), part.to_owned(), stance, count];
            sheet.add(own.iter().cloned().chain(cells));
        }
        for who in &it.silent {
            let cells = [who.name, "silent", "", "0"].map(str::to_owned);
            sheet.add(own.iter().cloned().chain(cells));
        }
    }
    sheet
}
