//! Why a lexicon cannot be read.

use std::path::PathBuf;

use miette::{Diagnostic, NamedSource, SourceSpan};

use super::validate::Finding;

/// A lexicon that cannot be read.
#[derive(Debug, thiserror::Error, Diagnostic)]
pub enum LexiconError {
    /// A file is not RON of the expected form.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Syntax(Box<SyntaxError>),
    /// A file or folder cannot be opened, or is not UTF-8.
    #[error("cannot read {}: {cause}", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
    /// A folder holds no table.
    #[error("{} holds no lexicon", path.display())]
    #[diagnostic(help("put *.ron files into its subfolders actors/, stances/, cues/ or issues/"))]
    Empty {
        /// The folder.
        path: PathBuf,
    },
    /// Entries contradict each other or point at nothing.
    #[error("the lexicon has {} faults:\n{}", .0.len(), list(.0))]
    #[diagnostic(help("`demarche lexicon check` tells more"))]
    Invalid(
        /// The faults, all of severity error.
        Vec<Finding>,
    ),
}

/// A place in a file where the RON reader could not go on.
#[derive(Debug, thiserror::Error, Diagnostic)]
#[error("{file}:{line}:{column}: {message}")]
pub struct SyntaxError {
    /// File name.
    pub file: String,
    /// Line from 1.
    pub line: usize,
    /// Column from 1, in characters.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// The whole file.
    #[source_code]
    pub source_code: NamedSource<String>,
    /// The place, in bytes.
    #[label("here")]
    pub place: SourceSpan,
    /// What to do about it.
    #[help]
    pub help: String,
}

fn list(findings: &[Finding]) -> String {
    let lines: Vec<_> = findings.iter().map(|found| format!("  {found}")).collect();
    lines.join("\n")
}

impl LexiconError {
    /// A syntax error at the place that the RON reader reports.
    pub(super) fn syntax(file: &str, source: &str, error: &ron::error::SpannedError) -> Self {
        let start = &error.span.start;
        let place = byte_of(source, start.line, start.col);
        let end = byte_of(source, error.span.end.line, error.span.end.col);
        Self::Syntax(Box::new(SyntaxError {
            file: file.to_owned(),
            line: start.line,
            column: start.col,
            message: error.code.to_string(),
            source_code: NamedSource::new(file, source.to_owned()),
            place: (place..end.max(place)).into(),
            help: help(&error.code),
        }))
    }
}

/// The byte at a line and a column that counts characters, both from 1;
/// the end of the text where it has no such place.
fn byte_of(source: &str, line: usize, column: usize) -> usize {
    let before: usize = source
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let rest = source.get(before..).unwrap_or_default();
    let within = rest.char_indices().nth(column.saturating_sub(1));
    within.map_or(source.len(), |(at, _)| before + at)
}

fn help(code: &ron::Error) -> String {
    match code {
        ron::Error::NoSuchStructField { expected, .. } => {
            format!("the fields of this entry are: {}", expected.join(", "))
        }
        ron::Error::NoSuchEnumVariant { expected, .. } => {
            format!("write one of: {}", expected.join(", "))
        }
        ron::Error::ExpectedArray | ron::Error::ExpectedArrayEnd => {
            "a file is one list of entries: [ (id: …), (id: …), ]".to_owned()
        }
        _ => "the forms of all files are described in docs/lexicon-format.md".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::byte_of;

    #[test]
    fn columns_count_characters() {
        let text = "[\n  (\"Côte d'Ivoire\" x),\n]";
        let at = byte_of(text, 2, 20);
        assert_eq!(&text[at..=at], "x");
        assert_eq!(byte_of(text, 1, 1), 0);
        assert_eq!(byte_of(text, 9, 9), text.len());
        assert_eq!(byte_of("", 1, 1), 0);
    }
}
