//! The kinds of file that can be read.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

/// A kind of input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text, with or without a header.
    Text,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// JSON, one document a line.
    Jsonl,
}

/// A word that names no [`Format`].
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("'{0}' is no kind of input: write text, markdown, html or jsonl")]
pub struct UnknownFormat(pub String);

impl Format {
    /// All kinds.
    pub const ALL: &'static [Self] = &[Self::Text, Self::Markdown, Self::Html, Self::Jsonl];

    /// The word for the kind.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Jsonl => "jsonl",
        }
    }

    /// The kind that a file's ending tells; a file without an ending is text.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let Some(ending) = path.extension() else {
            return Some(Self::Text);
        };
        match ending.to_string_lossy().to_lowercase().as_str() {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            _ => None,
        }
    }

    /// Whether a file's ending is one of documents that cannot be read.
    pub(super) fn is_foreign(path: &Path) -> bool {
        const FOREIGN: &[&str] = &[
            "pdf", "doc", "docx", "odt", "rtf", "epub", "ppt", "pptx", "xls", "xlsx", "ods", "zip",
            "gz", "xz", "bz2", "zst", "7z", "tar",
        ];
        let ending = path
            .extension()
            .map(|ending| ending.to_string_lossy().to_lowercase());
        ending.is_some_and(|ending| FOREIGN.contains(&ending.as_str()))
    }

    /// The kind that the first bytes of a stream tell.
    pub(super) fn of_content(start: &[u8]) -> Self {
        let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
        // Of UTF-16 the zeros and the mark are passed over.
        match start
            .iter()
            .find(|b| !b.is_ascii_whitespace() && !matches!(b, 0 | 0xFE | 0xFF))
        {
            Some(b'{') => Self::Jsonl,
            Some(b'<') => Self::Html,
            _ => Self::Text,
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(word: &str) -> Result<Self, UnknownFormat> {
        let found = Self::ALL
            .iter()
            .copied()
            .find(|format| format.as_str() == word);
        found.ok_or_else(|| UnknownFormat(word.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn words_endings_and_contents() {
        for format in Format::ALL {
            assert_eq!(format.as_str().parse(), Ok(*format));
        }
        assert!("pdf".parse::<Format>().is_err());
        assert_eq!(Format::of("a/B.HTM".as_ref()), Some(Format::Html));
        assert_eq!(Format::of("a/README".as_ref()), Some(Format::Text));
        assert_eq!(Format::of("a/b.json".as_ref()), None);
        assert_eq!(Format::of_content(b"\n {\"text\""), Format::Jsonl);
        assert_eq!(Format::of_content(b"\xEF\xBB\xBF<html>"), Format::Html);
        assert_eq!(Format::of_content(b"\xFF\xFE<\0p\0"), Format::Html);
        assert_eq!(Format::of_content(b""), Format::Text);
    }
}
