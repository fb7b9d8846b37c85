//! `demarche sql`

use std::io::Write;
use std::path::PathBuf;

use demarche::store::{Cell, Store};
use serde_json::{Map, Value};

use crate::failure::{Failure, Outcome};
use crate::output::{self, one_line};
use crate::sheet::{Format, Sheet};

/// Ask an SQLite graph file in SQL, read-only
///
/// The views positions, statements, members, ballots and words_beside_votes have
/// readable columns; docs/store.md describes the tables. Nothing can be changed.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche build examples/articles -o positions.sqlite
  demarche sql positions.sqlite \"SELECT holder, about, first FROM positions LIMIT 5\"
  demarche sql positions.sqlite \"SELECT party, count(*) FROM positions GROUP BY 1\" --format csv
  demarche sql positions.sqlite \"SELECT highlight(passages, 0, '[', ']') FROM passages('embargo')\"")]
#[allow(clippy::doc_markdown, reason = "help texts are no Markdown")]
pub(crate) struct Args {
    /// The file, ending in .sqlite or .db
    file: PathBuf,
    /// One SELECT statement
    statement: String,
    /// Print a table, or rows for programs
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let store = Store::open_read_only(&args.file)?;
    let found = store.sql(&args.statement)?;
    let mut sheet = Sheet::new(found.columns.iter().cloned());
    let mut values = Vec::new();
    for row in &found.rows {
        match args.format {
            Format::Json => {
                let cells = found.columns.iter().cloned().zip(row.iter().map(value));
                values.push(cells.collect::<Map<_, _>>());
            }
            Format::Csv => sheet.add(row.iter().map(ToString::to_string)),
            Format::Table => sheet.add(row.iter().map(|cell| one_line(&cell.to_string()))),
        }
    }
    let mut out = output::stdout();
    sheet.print(args.format, &values, &mut out)?;
    out.flush()?;
    Ok(if found.rows.is_empty() {
        Outcome::Nothing
    } else {
        Outcome::Found
    })
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Null => Value::Null,
        Cell::Integer(number) => Value::from(*number),
        Cell::Real(number) => Value::from(*number),
        Cell::Text(text) => Value::from(text.as_str()),
    }
}
