//! Rows of a result, printed as a table or as CSV.

use std::borrow::Cow;
use std::io::Write;

use clap::ValueEnum;
use serde::Serialize;

use crate::failure::Failure;
use crate::output::{self, one_line, visible};

/// How a result is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For reading
    Table,
    /// For programs, with the whole records
    Json,
    /// For spreadsheets, R and pandas
    Csv,
}

/// A head and rows of as many cells.
pub(crate) struct Sheet {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    pub(crate) fn new<S: Into<String>>(head: impl IntoIterator<Item = S>) -> Self {
        Self {
            head: head.into_iter().map(Into::into).collect(),
            rows: Vec::new(),
        }
    }

    pub(crate) fn add<S: Into<String>>(&mut self, cells: impl IntoIterator<Item = S>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The sheet for the screen; cells may have several lines.
    pub(crate) fn table(&self, out: &mut impl Write) -> Result<(), Failure> {
        let head: Vec<String> = self.head.iter().map(|cell| one_line(cell)).collect();
        let head: Vec<&str> = head.iter().map(String::as_str).collect();
        let mut table = output::table(&head);
        for row in &self.rows {
            table.add_row(row.iter().map(|cell| visible(cell)));
        }
        Ok(writeln!(out, "{table}")?)
    }

    /// The sheet as CSV. A cell that a spreadsheet would run as a formula gets
    /// an apostrophe before it.
    pub(crate) fn csv(&self, out: &mut impl Write) -> Result<(), Failure> {
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(self.head.iter().map(|cell| harmless(cell).into_owned()))?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|cell| harmless(cell).into_owned()))?;
        }
        Ok(writer.flush()?)
    }

    /// Prints the sheet, or for JSON the value that it shows.
    pub(crate) fn print(
        &self,
        format: Format,
        value: &impl Serialize,
        out: &mut impl Write,
    ) -> Result<(), Failure> {
        match format {
            Format::Json => output::json(out, value),
            Format::Csv => self.csv(out),
            Format::Table if self.is_empty() => Ok(writeln!(out, "Nothing found.")?),
            Format::Table => self.table(out),
        }
    }
}

/// What a spreadsheet cannot run; a number is none of that, whatever its sign.
fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.parse::<f64>().is_ok() {
        Cow::Borrowed(cell)
    } else {
        demarche::export::csv::harmless(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::{Sheet, harmless};

    #[test]
    fn formulas_are_disarmed_and_numbers_stay() {
        assert_eq!(harmless("=1+1"), "'=1+1");
        assert_eq!(harmless("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(harmless("-0.5"), "-0.5");
        assert_eq!(harmless("\n=1+1"), "'\n=1+1");
        assert_eq!(harmless(" ＝1+1"), "' ＝1+1");
        let mut sheet = Sheet::new(["a"]);
        sheet.add(["x,\"y\"\u{1b}"]);
        let mut out = Vec::new();
        sheet.csv(&mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "a\n\"x,\"\"y\"\"\u{1b}\"\n"
        );
    }
}
