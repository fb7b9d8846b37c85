//! Half-open byte ranges into a document's text.
//!
//! Everything that demarche claims points at the text by such a range, so that
//! a reader can check it. A [`Span`] counts UTF-8 bytes, never characters.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes, `start..end`, in a document's text.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Span {
    /// First byte of the range.
    pub start: usize,
    /// First byte after the range.
    pub end: usize,
}

impl Span {
    /// Makes the range `start..end`; an inverted range becomes empty at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the range holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside this range.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two ranges share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The words at this range; empty if the range does not fit the text.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Line and column (both from 1, the column in characters) of the start.
    pub fn line_column(self, text: &str) -> (usize, usize) {
        let before = text.get(..self.start).unwrap_or(text);
        let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (line, before[start..].chars().count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn slices_bytes_and_counts_characters() {
        let text = "Élysée\nsays no";
        assert_eq!(Span::new(0, 8).slice(text), "Élysée");
        assert_eq!(
            Span::new(1, 4).slice(text),
            "",
            "not on a character boundary"
        );
        assert_eq!(Span::new(14, 16).line_column(text), (2, 6));
    }

    #[test]
    fn inverted_range_is_empty() {
        assert!(Span::new(5, 2).is_empty());
    }
}
