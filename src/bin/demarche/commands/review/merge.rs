//! `demarche review merge`

use std::io::Write;
use std::path::PathBuf;

use demarche::curation::merge::{conflicts, merge};

use super::page::judged;
use crate::curated::{self, Curated};
use crate::failure::{Failure, Outcome};
use crate::output::{self, one_line};
use crate::sheet::Sheet;

/// Put the judgements of several coders into one file
///
/// What they agree on is kept once, with the names of all. What they do not agree
/// on is kept as it is and listed; it is applied to nothing until somebody settles
/// it with `review decide --state conflict`. The given files stay as they are.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche review decide examples/articles --curation one.ron --coder Ada --on NATO --accept all
  demarche review decide examples/articles --curation two.ron --coder Bo --by Turkey --reject all
  demarche review merge one.ron two.ron -o both.ron
  demarche review decide examples/articles --curation both.ron --coder Cy --state conflict")]
pub(super) struct Args {
    /// Curation files
    #[arg(required = true, num_args = 2.., value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The file of all judgements, ending in .ron; what it held before is replaced
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    super::list::check_name(&args.output)?;
    let mut files = Vec::new();
    for file in &args.files {
        files.push(Curated::read(file)?.curation);
    }
    let mut files = files.into_iter();
    let first = files.next().unwrap_or_default();
    let merged = files.fold(first, |all, next| merge(&all, &next));
    curated::write(&args.output, &merged)?;
    let mut sheet = Sheet::new(["Record", "Document", "Sentence", "Judgements"]);
    for entry in conflicts(&merged) {
        let judgements: Vec<String> = entry.judgements.iter().map(judged).collect();
        sheet.add([
            entry.unit.id(),
            one_line(entry.unit.document.as_str()),
            one_line(&entry.unit.sentence),
            judgements.join("\n"),
        ]);
    }
    let open = conflicts(&merged).count();
    let mut out = output::stdout();
    if open > 0 {
        sheet.table(&mut out)?;
    }
    out.flush()?;
    output::note(&format!(
        "{} records in {}, {open} of them in conflict",
        merged.entries().len(),
        one_line(&args.output.display().to_string()),
    ));
    Ok(Outcome::Found)
}
