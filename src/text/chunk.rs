//! Runs of characters between white space, the unit in which the other files
//! of this module walk through a text.

use crate::span::Span;

/// Longest chunk in bytes. Longer runs, which no language writes, are cut so
/// that looking one chunk ahead stays cheap.
const LONGEST_CHUNK: usize = 1_000;

/// Whether `c` separates words: white space, control characters, and signs
/// that are neither seen nor part of a word (byte order mark, zero-width space,
/// direction marks).
pub fn is_space(c: char) -> bool {
    if c.is_ascii() {
        return c <= ' ' || c == '\u{7f}';
    }
    let unseen = matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    unseen || c.is_whitespace() || c.is_control()
}

/// The chunks of `text` within `span`, in order.
pub(super) fn chunks(text: &str, span: Span) -> Chunks<'_> {
    Chunks {
        text: text.get(..span.end).unwrap_or(""),
        at: span.start,
    }
}

/// See [`chunks`].
#[derive(Clone)]
pub(super) struct Chunks<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Chunks<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let rest = self.text.get(self.at..)?;
        let start = self.at + rest.find(|c| !is_space(c))?;
        let rest = &self.text[start..];
        // The search is bounded too, or a text without spaces would cost the
        // square of its length.
        let limit = floor_boundary(rest, LONGEST_CHUNK);
        let end = start + rest[..limit].find(is_space).unwrap_or(limit);
        self.at = end;
        Some(Span::new(start, end))
    }
}

/// The last character boundary at or before `at`.
pub(super) fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

/// The character that begins at `at`; `'\0'` at the end of the text.
pub(super) fn char_at(text: &str, at: usize) -> char {
    text.get(at..)
        .and_then(|rest| rest.chars().next())
        .unwrap_or('\0')
}

/// The character that ends at `at`; `'\0'` at the start of the text.
pub(super) fn char_before(text: &str, at: usize) -> char {
    text.get(..at)
        .and_then(|rest| rest.chars().next_back())
        .unwrap_or('\0')
}

#[cfg(test)]
mod tests {
    use super::{chunks, is_space};
    use crate::span::Span;

    fn check(text: &str, expect: &[&str]) {
        let found: Vec<_> = chunks(text, Span::new(0, text.len()))
            .map(|span| span.slice(text))
            .collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn cuts_at_every_kind_of_space() {
        check("", &[]);
        check(
            " \u{feff}one\u{a0}two\u{200b}three\t\n",
            &["one", "two", "three"],
        );
        assert!(
            !is_space('\u{301}') && !is_space('\u{200d}'),
            "these join, they do not part"
        );
    }

    #[test]
    fn a_long_run_is_cut_between_characters() {
        let text = "é".repeat(1_501);
        let lengths: Vec<_> = chunks(&text, Span::new(0, text.len()))
            .map(Span::len)
            .collect();
        assert_eq!(lengths, [1_000, 1_000, 1_000, 2]);
    }
}
