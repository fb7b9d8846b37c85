//! A question → its words, as written and in small letters.

use super::verbs::{self, Asked};

/// Verbs that only carry a question, and adverbs, before the verb that matters.
pub(super) const PASSED_OVER: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "has",
    "have",
    "had",
    "does",
    "do",
    "did",
    "will",
    "would",
    "also",
    "strongly",
    "publicly",
    "openly",
    "ever",
    "still",
    "now",
    "always",
    "already",
    "currently",
    "firmly",
    "generally",
    "not",
    "doesn't",
    "don't",
    "didn't",
    "isn't",
    "aren't",
];

const NEGATIONS: &[&str] = &["not", "doesn't", "don't", "didn't", "isn't", "aren't"];

/// The words of a question: as written, and in small letters.
pub(super) struct Words {
    written: Vec<String>,
    small: Vec<String>,
}

impl Words {
    pub(super) fn of(text: &str) -> Self {
        // A comma parts the names of a list, so it stays.
        let outer = |c: char| matches!(c, '?' | '!' | ';' | '"' | '“' | '”' | '«' | '»');
        let words = text.split_whitespace().map(|word| word.trim_matches(outer));
        let words = words.map(|word| word.trim_start_matches(','));
        let words = words.filter(|word| !word.is_empty());
        let mut written: Vec<String> = words.map(|word| word.replace('’', "'")).collect();
        // A full stop ends the last word unless it belongs to it, as in "U.S."
        if let Some(last) = written.last_mut()
            && last.matches('.').count() == 1
        {
            *last = last.trim_end_matches('.').to_owned();
        }
        if let Some(last) = written.last_mut() {
            last.truncate(last.trim_end_matches(',').len());
        }
        written.retain(|word| !word.is_empty());
        let small = written.iter().map(|word| word.trim_end_matches(','));
        let small = small.map(str::to_lowercase).collect();
        Self { written, small }
    }

    pub(super) fn all(&self) -> Slice<'_> {
        Slice {
            written: &self.written,
            small: self.small.iter().map(String::as_str).collect(),
        }
    }
}

/// Some of the words.
#[derive(Clone)]
pub(super) struct Slice<'a> {
    written: &'a [String],
    pub(super) small: Vec<&'a str>,
}

impl<'a> Slice<'a> {
    pub(super) fn len(&self) -> usize {
        self.written.len()
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.small.get(at).copied().unwrap_or("")
    }

    pub(super) fn starts_with(&self, words: &[&str]) -> bool {
        self.small.starts_with(words)
    }

    pub(super) fn from(&self, at: usize) -> Self {
        self.between(at, self.len())
    }

    pub(super) fn between(&self, from: usize, to: usize) -> Self {
        let to = to.min(self.len());
        let from = from.min(to);
        Self {
            written: &self.written[from..to],
            small: self.small[from..to].to_vec(),
        }
    }

    /// The words as written, if there are any.
    pub(super) fn phrase(&self) -> Option<String> {
        let phrase = self.written.join(" ");
        (self.len() > 0).then(|| phrase.trim_end_matches(',').to_owned())
    }

    /// First word from `at` on that is not passed over, and whether a negation was.
    pub(super) fn pass_over(&self, mut at: usize) -> (usize, bool) {
        let mut negated = false;
        while PASSED_OVER.contains(&self.word(at)) {
            negated |= NEGATIONS.contains(&self.word(at));
            at += 1;
        }
        (at, negated)
    }

    pub(super) fn verb(&self, at: usize) -> Option<(Asked, usize)> {
        verbs::verb_at(self.small.get(at..)?)
    }
}
