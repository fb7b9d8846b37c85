//! Questions in SQL that can read and nothing else.

use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;

use super::{DatabaseError, Store};

/// A cell of a result.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Cell {
    /// Nothing.
    Null,
    /// A whole number.
    Integer(i64),
    /// Any number.
    Real(f64),
    /// Text.
    Text(String),
}

impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Null => Ok(()),
            Self::Integer(number) => write!(f, "{number}"),
            Self::Real(number) => write!(f, "{number}"),
            Self::Text(text) => f.pad(text),
        }
    }
}

/// The result of a statement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

impl Store {
    /// Runs one statement that only reads.
    ///
    /// # Errors
    ///
    /// [`DatabaseError::NotReadOnly`] if the statement could change anything,
    /// here or in another file; [`DatabaseError::Statement`] if it is wrong.
    pub fn sql(&self, statement: &str) -> Result<Rows, DatabaseError> {
        self.map()?;
        // No other file can be opened, so none can be written.
        let attached = self.connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
        self.connection.pragma_update(None, "query_only", true)?;
        let found = self.query(statement);
        // The store may go on to be written in other ways.
        self.connection.pragma_update(None, "query_only", false)?;
        self.connection
            .set_limit(Limit::SQLITE_LIMIT_ATTACHED, attached)?;
        found
    }

    fn query(&self, statement: &str) -> Result<Rows, DatabaseError> {
        let mut statement = self.connection.prepare(statement)?;
        if !statement.readonly() {
            return Err(DatabaseError::NotReadOnly);
        }
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let width = columns.len();
        let mut found = Rows {
            columns,
            rows: Vec::new(),
        };
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let cells = (0..width).map(|column| row.get_ref(column).map(cell));
            found.rows.push(cells.collect::<Result<_, _>>()?);
        }
        Ok(found)
    }
}

fn cell(value: ValueRef<'_>) -> Cell {
    match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(number) => Cell::Integer(number),
        ValueRef::Real(number) => Cell::Real(number),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            Cell::Text(String::from_utf8_lossy(bytes).into_owned())
        }
    }
}
