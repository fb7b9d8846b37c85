//! The characters of a query, read one after the other.
//!
//! Comes in: a text. Goes out: its next sign or word, or a fault at the place
//! that was reached. Must not know: what queries are made of.

use crate::query::error::QueryError;

/// A place in a text.
pub(super) struct Cursor<'t> {
    text: &'t str,
    chars: Vec<char>,
    pub(super) at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            chars: text.chars().collect(),
            at: 0,
        }
    }

    /// The text from a place to this one.
    pub(super) fn since(&self, start: usize) -> String {
        self.chars[start..self.at].iter().collect()
    }

    /// What is wrong at this place.
    pub(super) fn fault(&self, message: &str) -> QueryError {
        QueryError::Syntax {
            query: self.text.to_owned(),
            column: self.at.min(self.chars.len()) + 1,
            message: message.to_owned(),
        }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    /// Passes over blanks.
    pub(super) fn blank(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    /// Takes the sign if it is the next.
    pub(super) fn sign(&mut self, sign: char) -> bool {
        let before = self.at;
        self.blank();
        let here = self.peek() == Some(sign);
        self.at = if here { self.at + 1 } else { before };
        here
    }

    /// Takes the word if it is the next.
    pub(super) fn word(&mut self, word: &str) -> bool {
        let before = self.at;
        self.blank();
        let here = self.is_word(word);
        self.at = if here { self.at + word.len() } else { before };
        here
    }

    /// Whether the word is the next; blanks, a bracket or the end must follow.
    pub(super) fn is_word(&self, word: &str) -> bool {
        let mut rest = self.chars[self.at.min(self.chars.len())..].iter().copied();
        let same = word
            .chars()
            .all(|c| rest.next().is_some_and(|r| r.eq_ignore_ascii_case(&c)));
        same && rest
            .next()
            .is_none_or(|c| c.is_whitespace() || c == '(' || c == ')')
    }
}
