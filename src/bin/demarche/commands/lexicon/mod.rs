//! `demarche lexicon`

mod sheet;
mod try_sentence;

use std::io::Write;
use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use comfy_table::presets::NOTHING;
use demarche::date::PartialDate;
use demarche::document::Document;
use demarche::evaluation::rule_examples::{check_examples, count};
use demarche::lexicon::actor::RoleEntry;
use demarche::lexicon::stance::Place;
use demarche::lexicon::{Entry, Lexicon, LexiconError, Severity, validate};
use demarche::pipeline::Analyser;
use demarche::vocabulary::ActorKind;
use serde_json::json;

use crate::failure::{Failure, Outcome};
use crate::output::{self, one_line};

/// Check, list or show lexicon entries, and try new ones
///
/// The lexicon knows actors, issues, stance frames and cues. `--lexicon` reads a
/// folder of your own on top of it, in every command that reads documents;
/// docs/lexicon-format.md describes its files.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche lexicon check
  demarche lexicon check --lexicon my-lexicon/
  demarche lexicon list actors --kind organisation
  demarche lexicon list issues --format jsonl
  demarche lexicon show Russia
  demarche lexicon show org:NATO --date 1999-04-01
  demarche lexicon show issue:sanctions-russia
  demarche lexicon try 'Norway lampooned the plan.' \\
    --frame '(id: \"lampoon-v\", cue: \"lampoon\", class: Verb, act: Criticise,
              intensity: 2, holder: [Subject], target: [Object])'")]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Look for faults in the tables
    ///
    /// Exit code 0 if there is no error, else 2.
    #[command(after_help = "\
Examples:
  demarche lexicon check
  demarche lexicon check --notices
  demarche lexicon check --lexicon my-lexicon/")]
    Check {
        /// Show notices too, such as names that two actors share
        #[arg(long)]
        notices: bool,
        #[command(flatten)]
        tables: Tables,
    },
    /// Print all entries of a table
    #[command(after_help = "\
Examples:
  demarche lexicon list actors --kind organisation
  demarche lexicon list issues --format jsonl")]
    List {
        /// Print this table
        #[arg(value_enum)]
        table: Table,
        /// Print only actors of this kind
        #[arg(long, value_name = "KIND")]
        kind: Option<ActorKind>,
        /// Print a table for reading, or one JSON object a line
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
        #[command(flatten)]
        tables: Tables,
    },
    /// Print all that is known of an entry
    #[command(after_help = "\
Examples:
  demarche lexicon show Russia
  demarche lexicon show org:NATO --date 1999-04-01
  demarche lexicon show issue:sanctions-russia")]
    Show {
        /// Show the entry with this id, or with this name
        id: String,
        /// Show members, memberships and offices of this date alone
        #[arg(long, value_name = "DATE")]
        date: Option<PartialDate>,
        #[command(flatten)]
        tables: Tables,
    },
    Try(try_sentence::Args),
}

#[derive(Debug, clap::Args)]
struct Tables {
    /// Add or replace lexicon entries by the RON files of a folder
    #[arg(long, value_name = "DIR")]
    lexicon: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Table {
    Actors,
    Issues,
    Frames,
    Roles,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Jsonl,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    match &args.command {
        Command::Check { notices, tables } => check(&tables.read()?, *notices),
        Command::List {
            table,
            kind,
            format,
            tables,
        } => list(&tables.read()?, *table, *kind, *format),
        Command::Show { id, date, tables } => show(&tables.read()?, id, *date),
        Command::Try(args) => try_sentence::run(args),
    }
}

impl Tables {
    /// Without the check, so that a faulty lexicon can be looked at.
    fn read(&self) -> Result<Lexicon, Failure> {
        let folder = self.lexicon.as_deref();
        folder
            .map_or_else(Lexicon::embedded, Lexicon::with_folder_unchecked)
            .map_err(|error| explained(&error))
    }
}

/// The error with the lines of the file that it is about.
fn explained(error: &LexiconError) -> Failure {
    let mut text = String::new();
    let handler =
        miette::GraphicalReportHandler::new_themed(miette::GraphicalTheme::unicode_nocolor());
    match handler.render_report(&mut text, error) {
        Ok(()) => Failure::new(format!("the lexicon cannot be read\n{}", text.trim_end())),
        Err(_) => Failure::new(error.to_string()),
    }
}

fn check(lexicon: &Lexicon, notices: bool) -> Result<Outcome, Failure> {
    let findings = validate(lexicon);
    let mut out = output::stdout();
    let mut counts = [0; 3];
    for finding in &findings {
        counts[finding.severity as usize] += 1;
        if notices || finding.severity != Severity::Notice {
            writeln!(out, "{}", one_line(&finding.to_string()))?;
        }
    }
    let own = lexicon.files.iter().filter(|file| file.folder.is_some());
    for file in own {
        writeln!(out, "{}: {} entries", one_line(&file.name), file.entries)?;
    }
    let [errors, warnings, notices] = counts;
    let wrong = check_frames(lexicon, &mut out)?;
    writeln!(
        out,
        "{} actors, {} roles, {} frames, {} issues, {} cues in {} files: \
         {errors} errors, {warnings} warnings, {notices} notices",
        lexicon.actors.len(),
        lexicon.roles.len(),
        lexicon.frames.len(),
        lexicon.issues.len(),
        lexicon.cues.len(),
        lexicon.files.len(),
    )?;
    out.flush()?;
    Ok(if errors > 0 || wrong > 0 {
        Outcome::Partly
    } else {
        Outcome::Found
    })
}

/// Runs the examples and counterexamples of all frames, prints those that go
/// wrong and counts them.
fn check_frames(lexicon: &Lexicon, out: &mut impl Write) -> Result<usize, Failure> {
    let analyser = Analyser::new(lexicon.clone())?;
    let results = check_examples(&lexicon.frames, |sentence| {
        analyser.stances_by_rule(&Document::new("example", sentence))
    });
    let wrong = results.iter().filter(|result| !result.outcome.is_right());
    for result in wrong.clone() {
        writeln!(out, "{}", one_line(&result.to_string()))?;
    }
    let counts = count(&results);
    writeln!(
        out,
        "examples of frames: {} right hits, {} right silences, {} missing, {} noisy",
        counts.right_hits, counts.right_silences, counts.missing, counts.noisy
    )?;
    Ok(wrong.count())
}

fn list(
    lexicon: &Lexicon,
    table: Table,
    kind: Option<ActorKind>,
    format: Format,
) -> Result<Outcome, Failure> {
    if kind.is_some() && !matches!(table, Table::Actors) {
        return Err(Failure::new("only actors have a kind").hint("leave out --kind"));
    }
    let mut entries: Vec<Entry<'_>> = match table {
        Table::Actors => {
            let wanted = lexicon.actors.iter();
            let wanted = wanted.filter(|actor| kind.is_none_or(|kind| actor.kind == kind));
            wanted.map(Entry::Actor).collect()
        }
        Table::Issues => lexicon.issues.iter().map(Entry::Issue).collect(),
        Table::Frames => lexicon.frames.iter().map(Entry::Frame).collect(),
        Table::Roles => lexicon.roles.iter().map(Entry::Role).collect(),
    };
    entries.sort_by_key(|entry| entry.id());
    let mut out = output::stdout();
    if format == Format::Jsonl {
        for entry in &entries {
            output::json_line(&mut out, &object(*entry))?;
        }
    } else {
        let mut shown = output::table(match table {
            Table::Actors => &["id", "kind", "name", "also"],
            Table::Issues => &["id", "label", "broader"],
            Table::Frames => &["id", "cue", "stance", "act", "intensity"],
            Table::Roles => &["role", "plural", "official", "of"],
        });
        for entry in &entries {
            let cells = row(*entry);
            shown.add_row(cells.iter().map(|cell| one_line(cell)));
        }
        shown.load_style(NOTHING);
        writeln!(out, "{shown}")?;
    }
    out.flush()?;
    Ok(if entries.is_empty() {
        Outcome::Nothing
    } else {
        Outcome::Found
    })
}

fn object(entry: Entry<'_>) -> serde_json::Value {
    match entry {
        Entry::Actor(actor) => json!(actor),
        Entry::Issue(issue) => json!(issue),
        Entry::Role(role) => json!(role),
        Entry::Frame(frame) => json!({
            "id": frame.id,
            "cue": frame.cue,
            "class": format!("{:?}", frame.class).to_lowercase(),
            "stance": frame.side(),
            "act": frame.act,
            "intensity": frame.intensity,
            "holder": places(&frame.holder),
            "target": places(&frame.target),
            "examples": frame.examples.iter().map(|example| &example.text).collect::<Vec<_>>(),
            "counterexamples": frame.counterexamples,
        }),
    }
}

fn row(entry: Entry<'_>) -> Vec<String> {
    match entry {
        Entry::Actor(actor) => {
            let also: Vec<_> = actor.names.iter().take(4).cloned().collect();
            let kind = actor.kind.to_string();
            vec![
                actor.id.to_string(),
                kind,
                actor.name.clone(),
                also.join(", "),
            ]
        }
        Entry::Issue(issue) => {
            let broader: Vec<_> = issue.broader.iter().map(ToString::to_string).collect();
            vec![
                issue.id.to_string(),
                issue.label.clone(),
                broader.join(", "),
            ]
        }
        Entry::Frame(frame) => vec![
            frame.id.to_string(),
            frame.cue.clone(),
            frame.side().to_string(),
            frame.act.to_string(),
            frame.intensity.to_string(),
        ],
        Entry::Role(role) => vec![
            role.name.clone(),
            plural(role),
            yes_or_no(role.official).to_owned(),
            role.of
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
        ],
    }
}

fn show(lexicon: &Lexicon, id: &str, date: Option<PartialDate>) -> Result<Outcome, Failure> {
    let entries = lexicon.find(id);
    if entries.is_empty() {
        output::note(&format!("no entry is called '{}'", one_line(id)));
        let nearest = lexicon.nearest(id, 3);
        if !nearest.is_empty() {
            output::note(&format!("hint: like it are {}", nearest.join(", ")));
        }
        return Ok(Outcome::Nothing);
    }
    let mut out = output::stdout();
    for (place, entry) in entries.into_iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        write!(out, "{}", sheet::of(lexicon, entry, date))?;
    }
    out.flush()?;
    Ok(Outcome::Found)
}

fn places(places: &[Place]) -> Vec<String> {
    let words = |place: &Place| match place {
        Place::Prep(preposition) => format!("“{preposition} …”"),
        Place::Before(topic) => format!("{topic:?} told before").to_lowercase(),
        other => format!("{other:?}").to_lowercase(),
    };
    places.iter().map(words).collect()
}

fn plural(role: &RoleEntry) -> String {
    role.plural
        .clone()
        .unwrap_or_else(|| format!("{}s", role.name))
}

fn yes_or_no(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}
