//! What can go wrong with tables of votes.

use std::path::PathBuf;

/// Why a table of roll calls cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum VotesError {
    /// The file cannot be opened or unpacked.
    #[error("{}: {source}", .file.display())]
    Io {
        /// The file.
        file: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is no table.
    #[error("{}: {source}", .file.display())]
    Csv {
        /// The file.
        file: PathBuf,
        /// Why, with the line.
        source: csv::Error,
    },
    /// The headings are those of no table that is known.
    #[error("{}: no table of roll calls or of votes: it has no column '{missing}'", .file.display())]
    Columns {
        /// The file.
        file: PathBuf,
        /// A heading that is needed.
        missing: &'static str,
    },
    /// A cell is wrong.
    #[error("{}:{line}: '{value}' is no {expected}", .file.display())]
    Cell {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: u64,
        /// What stands there.
        value: String,
        /// What should.
        expected: &'static str,
    },
}
