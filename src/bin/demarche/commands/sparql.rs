//! `demarche sparql`

use std::io::Write;
use std::path::PathBuf;

use demarche::export::sparql::answer;
use serde_json::{Map, Value};

use crate::failure::{Failure, Outcome};
use crate::output::{self, one_line};
use crate::sheet::{Format, Sheet};
use crate::sources::{self, Reading};

/// Ask a graph or documents in SPARQL, read-only
///
/// The terms are those of `export --to turtle`; their prefixes need no declaration.
/// docs/export-formats.md describes them. Nothing is changed and nothing is fetched.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche sparql examples/articles 'SELECT ?name WHERE { ?a a prov:Agent ; skos:prefLabel ?name }'
  demarche sparql examples/articles 'ASK { ?p rdf:predicate dem:warns }' --format json")]
pub(crate) struct Args {
    /// Graph files or documents, then the query
    #[arg(required = true, num_args = 2.., value_names = ["SOURCE", "QUERY"])]
    words: Vec<String>,
    /// Print a table, or rows for programs
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    reading: Reading,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let Some((query, paths)) = args.words.split_last() else {
        return Err(Failure::new("no query was given"));
    };
    let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    let loaded = sources::load(&paths, &args.reading, false)?;
    let found = answer(&loaded.graph, query)?;
    let mut sheet = Sheet::new(found.columns.iter().cloned());
    let mut values = Vec::new();
    for row in &found.rows {
        let cells = row.iter().map(|cell| cell.as_deref().unwrap_or_default());
        match args.format {
            Format::Json => {
                let cells = row.iter().cloned().map(Value::from);
                let named = found.columns.iter().cloned().zip(cells);
                values.push(named.collect::<Map<_, _>>());
            }
            Format::Csv => sheet.add(cells),
            Format::Table => sheet.add(cells.map(one_line)),
        }
    }
    let mut out = output::stdout();
    sheet.print(args.format, &values, &mut out)?;
    out.flush()?;
    Ok(Outcome::of(loaded.bad, !found.rows.is_empty()))
}
