//! `demarche review compare`

use std::io::Write;
use std::path::PathBuf;

use demarche::curation::compare::{Comparison, Measure, compare};

use crate::curated::Curated;
use crate::failure::{Failure, Outcome};
use crate::output::{self, one_line};
use crate::sheet::{Format, Sheet};

/// Show how far two coders agree
///
/// Agreement on the decision, and on stance, holder and target where neither
/// rejected the record: per cent, Cohen's kappa, Krippendorff's alpha (nominal).
/// Where only one value was ever given, neither coefficient is defined. Exit code
/// 1 if the files share no record.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche review decide examples/articles --curation ada.ron --on NATO --accept all
  demarche review decide examples/articles --curation bo.ron --on NATO --by Turkey --reject all
  demarche review decide examples/articles --curation bo.ron --on NATO --accept all
  demarche review compare ada.ron bo.ron
  demarche review compare ada.ron bo.ron --format json")]
pub(super) struct Args {
    /// The judgements of the one
    first: PathBuf,
    /// The judgements of the other
    second: PathBuf,
    /// Print tables, or records for programs; CSV lists the disagreements
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    let first = Curated::read(&args.first)?;
    let second = Curated::read(&args.second)?;
    let found = compare(&first.curation, &second.curation);
    let mut out = output::stdout();
    match args.format {
        Format::Json => output::json(&mut out, &found)?,
        Format::Csv => disagreements(&found).csv(&mut out)?,
        Format::Table => tables(&found, &mut out)?,
    }
    out.flush()?;
    Ok(Outcome::of(0, found.shared > 0))
}

fn tables(found: &Comparison, out: &mut impl Write) -> Result<(), Failure> {
    writeln!(
        out,
        "{} records judged by both, {} by the first alone, {} by the second alone, \
         {} in conflict",
        found.shared, found.only_first, found.only_second, found.in_conflict
    )?;
    if found.shared == 0 {
        return Ok(());
    }
    let mut sheet = Sheet::new(["On", "Records", "Agreed", "Per cent", "Kappa", "Alpha"]);
    for Measure { on, agreement } in &found.measures {
        let figure = |value: Option<f64>, digits: usize| {
            value.map_or_else(|| "-".to_owned(), |value| format!("{value:.digits$}"))
        };
        sheet.add([
            (*on).to_owned(),
            agreement.units.to_string(),
            agreement.agreed.to_string(),
            figure(agreement.percent, 1),
            figure(agreement.kappa, 3),
            figure(agreement.alpha, 3),
        ]);
    }
    sheet.table(out)?;
    let differing = disagreements(found);
    if differing.is_empty() {
        return Ok(writeln!(out, "\nThey agree on all of it.")?);
    }
    writeln!(out, "\nThey differ on:")?;
    differing.table(out)
}

fn disagreements(found: &Comparison) -> Sheet {
    let mut sheet = Sheet::new([
        "record",
        "document",
        "on",
        "first",
        "second",
        "first_why",
        "second_why",
        "sentence",
    ]);
    for it in &found.disagreements {
        sheet.add([
            it.id.clone(),
            one_line(&it.document),
            it.on.to_owned(),
            one_line(&it.first),
            one_line(&it.second),
            one_line(it.first_why.as_deref().unwrap_or_default()),
            one_line(it.second_why.as_deref().unwrap_or_default()),
            one_line(&it.sentence),
        ]);
    }
    sheet
}
