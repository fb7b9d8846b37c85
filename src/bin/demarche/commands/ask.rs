//! `demarche ask`

use std::io::Write;
#[cfg(feature = "sqlite")]
use std::path::Path;
use std::path::PathBuf;

use clap::ValueEnum;
use demarche::date::PartialDate;
use demarche::export::csv;
use demarche::graph::StanceGraph;
use demarche::query::{self, Answer, Filters, Names, Query, QueryError, Row, Verdict};

#[cfg(feature = "sqlite")]
use demarche::store::Store;

use crate::args::chance;
use crate::failure::{Failure, Outcome};
use crate::output;
use crate::sources::{self, Reading};
#[cfg(feature = "sqlite")]
use crate::stores;

/// Ask a question of a graph or of documents
#[derive(Debug, clap::Args)]
#[command(after_help = format!("\
Questions:
  {}

X is an issue, an actor, or words that the target has to contain.
A question may also be a query (docs/query-language.md): {}

Examples:
  demarche ask examples/articles \"who opposes troop deployment?\"
  demarche ask examples/articles \"what does France support\" --since 2015-03
  demarche ask examples/articles \"who warns about war\" --format json
  demarche ask examples/articles \"does any NATO member oppose troop deployment\"
  demarche ask examples/articles \"who supports sanctions but not troop deployment\"
  demarche ask examples/articles \"who supports what Russia opposes\"
  demarche ask examples/articles --query 'stance:opposes on:\"troop deployment\" members:NATO'",
    query::error::FORMS.replace('\n', "\n  "),
    query::error::QUERY_FORM.replace('\n', "\n  ")))]
pub(crate) struct Args {
    /// Graph files or documents, then the question
    #[arg(required = true, num_args = 1.., value_names = ["SOURCE", "QUESTION"])]
    sources_and_question: Vec<String>,
    /// Ask in the query language instead of English
    #[arg(long, value_name = "QUERY")]
    query: Option<String>,
    /// Print a table, or records for programs
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Leave out what is dated before
    #[arg(long, value_name = "DATE")]
    since: Option<PartialDate>,
    /// Leave out what is dated after
    #[arg(long, value_name = "DATE")]
    until: Option<PartialDate>,
    /// Leave out what is known only through other sources
    #[arg(long)]
    direct_only: bool,
    /// Leave out positions that are less sure than this, from 0 to 1
    #[arg(long, value_name = "C", default_value_t = 0.0, value_parser = chance)]
    min_confidence: f64,
    /// Count those who only refuse to take part themselves as opponents
    #[arg(long)]
    include_own: bool,
    /// Show at most this many records of one holder in a table
    #[arg(long, value_name = "N", default_value_t = 3)]
    records: usize,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Table,
    Json,
    Jsonl,
    Csv,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let (question, paths) = match (&args.query, &args.sources_and_question[..]) {
        (Some(query), paths) => (query, paths),
        (None, [paths @ .., question]) if !paths.is_empty() => (question, paths),
        _ => {
            return Err(Failure::new("no question was given")
                .hint("give sources, then a question: demarche ask news/ \"who opposes X\""));
        }
    };
    let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    #[cfg(feature = "sqlite")]
    if let Some(file) = stores::only_store(&paths, &args.reading) {
        return run_on_store(args, question, file);
    }
    let loaded = sources::load(&paths, &args.reading, false)?;
    let names = Names::of(&loaded.lexicon, &loaded.graph);
    let query = understood(args, question, &loaded.graph, &names)?;
    let answer = query::answer_or_freely(question, query, &loaded.graph, &names);
    print(&answer, args)?;
    Ok(Outcome::of(loaded.bad, found(&answer, args)))
}

/// Edges that are read for each word of a question that finds nothing.
#[cfg(feature = "sqlite")]
const SUGGESTIONS: usize = 12;

/// Asks a store, of which only the edges that may answer are read.
#[cfg(feature = "sqlite")]
fn run_on_store(args: &Args, question: &str, file: &Path) -> Result<Outcome, Failure> {
    let store = Store::open_read_only(file)?;
    let lexicon = args.reading.documents.lexicon()?;
    let known = store.catalogue()?;
    // A graph that knows all names and no position tells what a question is about.
    let directory = known.to_graph();
    let names = Names::of(&lexicon, &directory);
    let query = understood(args, question, &directory, &names)?;
    let selection = store.selection(&query, &directory, &known);
    let part = known.complete(sources::judged(
        store.part(&selection, &known)?,
        &args.reading,
    )?);
    let answer = query::answer(question, query.clone(), &part, &names);
    if !answer.is_empty() {
        print(&answer, args)?;
        return Ok(Outcome::of(0, found(&answer, args)));
    }
    let mut selection = match query.freely() {
        Some(freely) => selection.or(store.selection(&freely, &directory, &known)),
        None => selection,
    };
    selection.suggestions = SUGGESTIONS;
    selection.near = query::near_words(&query);
    selection.beside = query::unknown_words(&query);
    let part = known.complete(sources::judged(
        store.part(&selection, &known)?,
        &args.reading,
    )?);
    let answer = query::answer_or_freely(question, query, &part, &names);
    print(&answer, args)?;
    Ok(Outcome::of(0, found(&answer, args)))
}

/// What the question asks, by the names of a graph.
fn understood(
    args: &Args,
    question: &str,
    graph: &StanceGraph,
    names: &Names,
) -> Result<Query, Failure> {
    let filters = Filters {
        since: args.since,
        until: args.until,
        direct_only: args.direct_only,
        min_confidence: args.min_confidence,
        include_own: args.include_own,
    };
    let query = if args.query.is_some() {
        query::understand_query(question, &filters, graph, names)
    } else {
        query::understand(question, &filters, graph, names)
    };
    query.map_err(explained)
}

/// Whether something was found. Only a table shows the contrary of what was asked.
fn found(answer: &Answer<'_>, args: &Args) -> bool {
    match args.format {
        Format::Table => !answer.is_empty(),
        Format::Json | Format::Jsonl | Format::Csv => !answer.rows.is_empty(),
    }
}

fn explained(error: QueryError) -> Failure {
    let hint = error.hint();
    let failure = Failure::from(error);
    match hint {
        Some(hint) => failure.hint(hint),
        None => failure,
    }
}

fn print(answer: &Answer<'_>, args: &Args) -> Result<(), Failure> {
    let mut out = output::stdout();
    let records = || {
        let rows = answer.rows.iter();
        rows.flat_map(|row| row.stances.iter().copied())
    };
    match args.format {
        Format::Json => output::json(&mut out, answer)?,
        Format::Jsonl => {
            for record in records() {
                output::json_line(&mut out, record)?;
            }
        }
        Format::Csv => csv::write_records(records(), &mut out)?,
        Format::Table => tables(answer, args, &mut out)?,
    }
    Ok(out.flush()?)
}

fn tables(answer: &Answer<'_>, args: &Args, out: &mut impl Write) -> Result<(), Failure> {
    let most = args.records;
    if !args.reading.documents.quiet {
        let query = answer.query.expr.to_string();
        output::note(&format!("read as: {}", output::one_line(&query)));
    }
    for note in &answer.query.notes {
        output::note(&format!("note: {}", output::one_line(note)));
    }
    if let Some(verdict) = answer.verdict {
        writeln!(
            out,
            "{}",
            match verdict {
                Verdict::Yes => "Yes.",
                Verdict::No => "No: the contrary is on record.",
                Verdict::Both => "Both are on record.",
                Verdict::Unknown => "Nothing is on record.",
            }
        )?;
    } else if answer.is_empty() {
        writeln!(out, "Nothing found.")?;
    }
    if let (1.., Some(stance)) = (answer.wider, answer.query.stance()) {
        let (count, stance) = (answer.wider, stance.as_str().trim_end_matches('s'));
        output::note(&format!("hint: in other ways {count} {stance} it"));
    } else if !answer.nearest.is_empty() {
        let nearest: Vec<String> = answer
            .nearest
            .iter()
            .map(|it| output::one_line(it))
            .collect();
        output::note(&format!(
            "hint: there are positions on: {}",
            nearest.join("; ")
        ));
    }
    if !answer.rows.is_empty() {
        writeln!(out, "{}", table(&answer.rows, most))?;
    }
    if !answer.contrary.is_empty() {
        writeln!(out, "\nThe contrary:\n{}", table(&answer.contrary, most))?;
    }
    Ok(())
}

fn table(rows: &[Row<'_>], most: usize) -> comfy_table::Table {
    let mut table = output::table(&["Party", "Holder", "Position", "Words", "Where"]);
    let mut last_party = None;
    for row in rows {
        let party = row.party.map(|party| &party.id);
        let mut party_name = String::new();
        if last_party != Some(party) {
            last_party = Some(party);
            party_name = row
                .party
                .map_or_else(|| "-".to_owned(), |it| output::one_line(&it.name));
        }
        let mut holder = output::one_line(&row.holder.name);
        let through = row.known_only_through();
        if !through.is_empty() {
            let through: Vec<String> = through.into_iter().map(output::one_line).collect();
            holder = format!("{holder}\n[only via {}]", through.join(", "));
        }
        let shown = most.max(1);
        for record in row.stances.iter().take(shown) {
            table.add_row([
                std::mem::take(&mut party_name).into(),
                std::mem::take(&mut holder).into(),
                output::position(record),
                output::one_line(&record.evidence.text).into(),
                output::place(record).into(),
            ]);
        }
        if row.stances.len() > shown {
            let more = format!("… {} more (--records)", row.stances.len() - shown);
            table.add_row(["", "", &more, "", ""]);
        }
    }
    table
}
