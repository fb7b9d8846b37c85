//! `demarche votes`

use std::io::Write;
use std::path::PathBuf;

use clap::Subcommand;
use demarche::query::Names;
use demarche::store::{Beside, BesideFilter, Store, is_store};
use demarche::vocabulary::StanceKind;
use demarche::votes::Choice;

use crate::failure::{Failure, Outcome};
use crate::output::{self, one_line};
use crate::sheet::{Format, Sheet};
use crate::sources::DocumentReading;

/// Import roll calls, and set words beside votes
///
/// Votes are kept beside the stances in a graph file ending in .sqlite or .db, as
/// edges of their own kind; the titles of resolutions name the issues.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche build examples/votes/2023-12-ceasefire.txt -o positions.sqlite
  demarche votes import examples/votes/roll-calls.csv examples/votes/votes.csv -o positions.sqlite
  demarche votes beside positions.sqlite")]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Import(Import),
    Beside(BesideArgs),
}

/// Add roll calls of the UN General Assembly to a graph file ending in .sqlite or .db
///
/// Tables are CSV, packed by gzip or not, known by their headings: of roll calls
/// (rcid, date, unres, short, descr) and of votes (rcid, country, `country_code`,
/// vote). A table of votes alone will do if it has date, unres and short too.
/// Importing again changes nothing.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche votes import examples/votes/roll-calls.csv examples/votes/votes.csv -o positions.sqlite")]
struct Import {
    /// Tables of roll calls and of votes
    #[arg(required = true, value_name = "TABLE")]
    tables: Vec<PathBuf>,
    /// The graph file, ending in .sqlite or .db; made if there is none
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    #[command(flatten)]
    reading: DocumentReading,
}

/// Show what states say beside how they vote on the same issue
///
/// Without --says and --voted: supports beside no or abstain. A vote is on the
/// issue that the resolution's title names; whether a yes is for or against the
/// issue, the title says ("ending the embargo").
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche build examples/votes/2023-12-ceasefire.txt -o positions.sqlite
  demarche votes import examples/votes/roll-calls.csv examples/votes/votes.csv -o positions.sqlite
  demarche votes beside positions.sqlite
  demarche votes beside positions.sqlite Germany --says supports --voted abstain --format csv")]
struct BesideArgs {
    /// The graph file, ending in .sqlite or .db
    file: PathBuf,
    /// Only this country
    country: Option<String>,
    /// Only this issue, with the narrower ones
    #[arg(long, value_name = "X")]
    on: Option<String>,
    /// Only these stances, with commas between
    #[arg(long, value_delimiter = ',', value_name = "STANCE")]
    says: Vec<StanceKind>,
    /// Only these votes: yes, no, abstain
    #[arg(long, value_delimiter = ',', value_name = "VOTE")]
    voted: Vec<Choice>,
    /// Only votes at most so many days before or after the words
    #[arg(long, value_name = "DAYS", default_value_t = 730)]
    within: u32,
    /// Print a table, or records for programs
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    reading: DocumentReading,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    match &args.command {
        Command::Import(args) => import(args),
        Command::Beside(args) => beside(args),
    }
}

fn import(args: &Import) -> Result<Outcome, Failure> {
    if !is_store(&args.output) {
        let name = args.output.display();
        return Err(
            Failure::new(format!("'{name}' does not end in .sqlite or .db"))
                .hint("votes are kept in SQLite graph files alone"),
        );
    }
    let lexicon = args.reading.lexicon()?;
    let mut store = Store::open(&args.output)?;
    let done = store.import_votes(&args.tables, &lexicon)?;
    store.finish()?;
    if !args.reading.quiet {
        output::note(&format!(
            "{} votes in {} roll calls, {} of them on a listed issue",
            done.votes, done.roll_calls, done.with_issue
        ));
    }
    Ok(if done.votes + done.roll_calls == 0 {
        Outcome::Nothing
    } else {
        Outcome::Found
    })
}

fn beside(args: &BesideArgs) -> Result<Outcome, Failure> {
    let lexicon = args.reading.lexicon()?;
    let store = Store::open_read_only(&args.file)?;
    let known = store.catalogue()?.to_graph();
    let names = Names::of(&lexicon, &known);
    let country = match &args.country {
        None => None,
        Some(name) => Some(crate::view::actor(name, &known, &names)?.id.clone()),
    };
    let mut issues = Vec::new();
    if let Some(on) = &args.on {
        for (issue, _) in names.issues(on) {
            issues.extend(
                known
                    .narrower(&issue)
                    .into_iter()
                    .map(|node| node.id.clone()),
            );
        }
        if issues.is_empty() {
            output::note(&format!("no issue here is called '{}'", one_line(on)));
            return Ok(Outcome::Nothing);
        }
    }
    let plain = args.says.is_empty() && args.voted.is_empty();
    let found = store.words_beside_votes(&BesideFilter {
        country,
        issues,
        says: if plain {
            vec![StanceKind::Supports]
        } else {
            args.says.clone()
        },
        voted: if plain {
            vec![Choice::No, Choice::Abstain]
        } else {
            args.voted.clone()
        },
        within_days: Some(args.within),
    })?;
    let mut out = output::stdout();
    sheet(args.format, &found).print(args.format, &found, &mut out)?;
    out.flush()?;
    Ok(if found.is_empty() {
        Outcome::Nothing
    } else {
        Outcome::Found
    })
}

fn sheet(format: Format, found: &[Beside]) -> Sheet {
    let date = |date: Option<demarche::date::PartialDate>| {
        date.map(|date| date.to_string()).unwrap_or_default()
    };
    if format == Format::Csv {
        let mut sheet = Sheet::new([
            "country",
            "issue",
            "says",
            "said_on",
            "document",
            "quotation",
            "voted",
            "voted_on",
            "resolution",
            "title",
            "edge",
        ]);
        for it in found {
            sheet.add([
                it.country.clone(),
                it.issue.clone(),
                it.says.clone(),
                date(it.said_on),
                it.document.clone(),
                it.quotation.clone(),
                it.voted.clone(),
                date(it.voted_on),
                it.resolution.clone().unwrap_or_default(),
                it.title.clone(),
                it.edge.clone(),
            ]);
        }
        return sheet;
    }
    let mut sheet = Sheet::new(["Country", "Issue", "Says", "Voted"]);
    for it in found {
        let resolution = it.resolution.as_deref().map(one_line).unwrap_or_default();
        sheet.add([
            one_line(&it.country),
            one_line(&it.issue),
            format!(
                "{} {}\n“{}”\n({})",
                it.says,
                date(it.said_on),
                one_line(&it.quotation),
                one_line(&it.document)
            ),
            format!(
                "{} {}\n{resolution} {}",
                it.voted,
                date(it.voted_on),
                one_line(&it.title)
            ),
        ]);
    }
    sheet
}
