//! What can go wrong while writing.

use std::io;

/// A graph could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The place to which it goes does not take it.
    #[error("cannot write: {0}")]
    Write(#[from] io::Error),
    /// A template cannot be filled in.
    #[error("template {0}")]
    Template(String),
}

impl From<csv::Error> for ExportError {
    fn from(error: csv::Error) -> Self {
        Self::Write(match error.into_kind() {
            csv::ErrorKind::Io(error) => error,
            other => io::Error::other(format!("{other:?}")),
        })
    }
}

impl From<minijinja::Error> for ExportError {
    fn from(error: minijinja::Error) -> Self {
        let place = match (error.name(), error.line()) {
            (Some(name), Some(line)) => format!("{name}:{line}: "),
            (Some(name), None) => format!("{name}: "),
            _ => String::new(),
        };
        let kind = error.kind().to_string();
        let detail = error
            .detail()
            .map_or(kind.clone(), |it| format!("{kind}: {it}"));
        Self::Template(format!("{place}{detail}"))
    }
}

impl From<serde_json::Error> for ExportError {
    fn from(error: serde_json::Error) -> Self {
        Self::Write(error.into())
    }
}
