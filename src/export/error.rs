//! What can go wrong while writing.

use std::io;

/// A graph could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The place to which it goes does not take it.
    #[error("cannot write: {0}")]
    Write(#[from] io::Error),
}

impl From<csv::Error> for ExportError {
    fn from(error: csv::Error) -> Self {
        Self::Write(match error.into_kind() {
            csv::ErrorKind::Io(error) => error,
            other => io::Error::other(format!("{other:?}")),
        })
    }
}

impl From<serde_json::Error> for ExportError {
    fn from(error: serde_json::Error) -> Self {
        Self::Write(error.into())
    }
}
