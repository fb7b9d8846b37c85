//! `demarche ask`

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use demarche::date::PartialDate;
use demarche::export::csv;
use demarche::query::{self, Answer, Filters, Names, QueryError, Row, Verdict};

use crate::args::chance;
use crate::failure::{Failure, Outcome};
use crate::output;
#[cfg(not(feature = "sqlite"))]
use crate::sources;
use crate::sources::Reading;

/// Ask a question of a graph or of documents
#[derive(Debug, clap::Args)]
#[command(after_help = format!("\
Questions:
  {}

X is an issue, an actor, or words that the target has to contain.

Examples:
  demarche ask positions.ron \"who opposes troop deployment?\"
  demarche ask news/ \"what does France support\" --since 2024-03
  demarche ask positions.ron \"who warns about sanctions\" --format json
  demarche ask positions.ron \"does any NATO member oppose enlargement\"",
    query::error::FORMS.replace('\n', "\n  ")))]
pub(crate) struct Args {
    /// Graph files or documents, then the question
    #[arg(required = true, num_args = 2.., value_names = ["SOURCE", "QUESTION"])]
    sources_and_question: Vec<String>,
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
    let Some((question, paths)) = args.sources_and_question.split_last() else {
        return Err(Failure::new("no question was given"));
    };
    let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    let filters = Filters {
        since: args.since,
        until: args.until,
        direct_only: args.direct_only,
        min_confidence: args.min_confidence,
        include_own: args.include_own,
    };
    #[cfg(feature = "sqlite")]
    let loaded = crate::stores::load_for_question(&paths, question, &filters, &args.reading)?;
    #[cfg(not(feature = "sqlite"))]
    let loaded = sources::load(&paths, &args.reading, false)?;
    let names = Names::of(&loaded.lexicon, &loaded.graph);
    let answer = query::ask(question, &filters, &loaded.graph, &names).map_err(explained)?;
    print(&answer, args)?;
    // Only a table shows the contrary of what was asked.
    let nothing = match args.format {
        Format::Table => answer.is_empty(),
        Format::Json | Format::Jsonl | Format::Csv => answer.rows.is_empty(),
    };
    Ok(Outcome::of(loaded.bad, !nothing))
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
        Format::Table => tables(answer, args.records, &mut out)?,
    }
    Ok(out.flush()?)
}

fn tables(answer: &Answer<'_>, most: usize, out: &mut impl Write) -> Result<(), Failure> {
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
