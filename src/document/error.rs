//! What can go wrong while reading, one clear line each.

use std::io;

/// An input, or a part of one, that could not be read. The rest is read all
/// the same.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// No such file or folder.
    #[error("{input}: no such file or folder")]
    NotFound {
        /// The path as given.
        input: String,
    },
    /// The system refused, or the device failed.
    #[error("{input}: cannot be read: {source}")]
    Unreadable {
        /// The path.
        input: String,
        /// Why.
        source: io::Error,
    },
    /// Bytes that are no text in any known encoding.
    #[error("{input}: not text, skipped; convert it to plain text, Markdown, HTML or JSONL first")]
    NotText {
        /// The path.
        input: String,
    },
    /// A pipe or a device in a folder.
    #[error("{input}: no regular file, skipped")]
    NoFile {
        /// The path.
        input: String,
    },
    /// Nothing but white space.
    #[error("{input}: empty, skipped")]
    Empty {
        /// The path.
        input: String,
    },
    /// More than can be taken in at once.
    #[error("{input}: larger than {} MiB, skipped; split it, or make it JSONL, one document a line", limit >> 20)]
    TooLarge {
        /// The path.
        input: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// A folder without any file of a known kind.
    #[error("{input}: holds no documents (.txt, .md, .html, .jsonl)")]
    NoDocuments {
        /// The path.
        input: String,
    },
    /// A line of a JSONL file that is no document.
    #[error("{input}:{line}: {message}; line skipped")]
    Row {
        /// The path.
        input: String,
        /// Line from 1.
        line: usize,
        /// What is wrong with it.
        message: String,
    },
    /// A JSONL file whose lines are no documents at all.
    #[error(
        "{input}: none of its first {lines} lines is a JSON object with a \"text\"; given up (JSONL has one whole object a line)"
    )]
    NoRows {
        /// The path.
        input: String,
        /// So many lines were tried.
        lines: usize,
    },
}

impl ReadError {
    /// An error of the system about `input`.
    pub(super) fn io(input: &str, source: io::Error) -> Self {
        let input = input.to_owned();
        match source.kind() {
            io::ErrorKind::NotFound => Self::NotFound { input },
            _ => Self::Unreadable { input, source },
        }
    }

    /// The file, folder or stream that the error is about.
    pub fn input(&self) -> &str {
        match self {
            Self::NotFound { input }
            | Self::Unreadable { input, .. }
            | Self::NotText { input }
            | Self::NoFile { input }
            | Self::Empty { input }
            | Self::TooLarge { input, .. }
            | Self::NoDocuments { input }
            | Self::Row { input, .. }
            | Self::NoRows { input, .. } => input,
        }
    }
}
