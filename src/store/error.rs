//! What can go wrong with a store.

use std::path::PathBuf;

/// Why a store cannot be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// The file is not there.
    #[error("{}: no such file", .0.display())]
    Missing(PathBuf),
    /// The file is a database of another program.
    #[error("{}: an SQLite file, but not one of demarche", .0.display())]
    Foreign(PathBuf),
    /// A newer program wrote the file.
    #[error("{}: store of version {found}; this program reads up to {newest}", .file.display())]
    Version {
        /// The file.
        file: PathBuf,
        /// The version that it states.
        found: i64,
        /// The newest version that is read.
        newest: i64,
    },
    /// A cell holds what no store of this program's making holds.
    #[error("the store holds '{value}' where {expected} is expected")]
    Value {
        /// What was found.
        value: String,
        /// What it should be.
        expected: &'static str,
    },
    /// A statement that could change something.
    #[error("only statements that read are run")]
    NotReadOnly,
    /// A table of votes cannot be read.
    #[error(transparent)]
    Votes(#[from] crate::votes::VotesError),
    /// `SQLite`'s own word for it.
    #[error("{file}: {message}", file = .file.display(), message = .source)]
    Sqlite {
        /// The file.
        file: PathBuf,
        /// What `SQLite` says.
        source: rusqlite::Error,
    },
    /// `SQLite`'s own word for it, where the file is known already.
    #[error(transparent)]
    Statement(#[from] rusqlite::Error),
}

impl DatabaseError {
    /// The same with the name of the file.
    pub(super) fn at(file: &std::path::Path) -> impl FnOnce(rusqlite::Error) -> Self + use<> {
        let file = file.to_owned();
        move |source| Self::Sqlite { file, source }
    }
}
