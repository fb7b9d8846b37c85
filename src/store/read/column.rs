//! One column of a row → a value.
//!
//! Comes in: a row and the number of a column. Goes out: a word of a closed
//! vocabulary, a date, a place, text. Must not know: what the row is of. What
//! none of this program's making holds is a [`DatabaseError::Value`].

use std::str::FromStr;

use rusqlite::Row;

use crate::date::PartialDate;
use crate::store::DatabaseError;

/// A word of one of the closed vocabularies.
pub(super) fn word<T: FromStr>(
    row: &Row<'_>,
    column: usize,
    expected: &'static str,
) -> Result<T, DatabaseError> {
    let word = text(row, column)?;
    word.parse().map_err(|_| DatabaseError::Value {
        value: word.to_owned(),
        expected,
    })
}

/// A date, as much of it as is known.
pub(in crate::store) fn date(
    row: &Row<'_>,
    column: usize,
) -> Result<Option<PartialDate>, DatabaseError> {
    let Some(text) = row
        .get_ref(column)?
        .as_str_or_null()
        .map_err(|error| not_text(&error))?
    else {
        return Ok(None);
    };
    let date = text.parse().map_err(|_| DatabaseError::Value {
        value: text.to_owned(),
        expected: "a date",
    })?;
    Ok(Some(date))
}

/// A place in a text, in bytes.
pub(super) fn place(row: &Row<'_>, column: usize) -> Result<usize, DatabaseError> {
    let number: i64 = row.get(column)?;
    usize::try_from(number).map_err(|_| DatabaseError::Value {
        value: number.to_string(),
        expected: "a place in a text",
    })
}

/// A column that holds text, without a copy.
pub(super) fn text<'r>(row: &'r Row<'_>, column: usize) -> Result<&'r str, DatabaseError> {
    row.get_ref(column)?
        .as_str()
        .map_err(|error| not_text(&error))
}

fn not_text(error: &rusqlite::types::FromSqlError) -> DatabaseError {
    DatabaseError::Value {
        value: error.to_string(),
        expected: "text",
    }
}
