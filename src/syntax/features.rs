//! What the parser sees of a word before it looks at its neighbours: a form in,
//! row numbers of embedding tables out.
//!
//! Must not know: what stands in the tables.

use std::collections::HashMap;

use super::model::ModelFile;

/// Number of embedding tables.
pub(super) const TABLES: usize = 9;

/// Rows in the tables of first letters (1, 3), last letters (1, 2, 3, 4) and shapes, which are
/// addressed by a hash. The first two tables are those of whole words.
pub(super) const HASHED: [(&str, usize); TABLES - 2] = [
    ("fe.0.weight", 256),
    ("fe.1.weight", 2048),
    ("fe.2.weight", 256),
    ("fe.3.weight", 1024),
    ("fe.4.weight", 4096),
    ("fe.5.weight", 4096),
    ("fe.6.weight", 512),
];

/// A row in each embedding table; row 0 stands for an unknown word.
pub(super) type Rows = [usize; TABLES];

/// The words with a row of their own.
#[derive(Debug)]
pub(super) struct Vocabulary<'a> {
    words: HashMap<&'a str, usize>,
    trained: HashMap<&'a str, usize>,
}

impl<'a> Vocabulary<'a> {
    pub(super) fn new(file: &ModelFile<'a>) -> Self {
        let number = |words: &[&'a str]| words.iter().copied().zip(1..).collect();
        Self {
            words: number(&file.words),
            trained: number(&file.trained_words),
        }
    }

    /// The rows of a form.
    pub(super) fn rows(&self, form: &str) -> Rows {
        let plain = normalize(form);
        let word = |words: &HashMap<&str, usize>| words.get(plain.as_str()).copied().unwrap_or(0);
        let hashed = |part: &str, table: usize| hash(part, HASHED[table].1);
        [
            word(&self.words),
            word(&self.trained),
            hashed(first(&plain, 1), 0),
            hashed(first(&plain, 3), 1),
            hashed(last(&plain, 1), 2),
            hashed(last(&plain, 2), 3),
            hashed(last(&plain, 3), 4),
            hashed(last(&plain, 4), 5),
            hashed(&shape(form), 6),
        ]
    }
}

/// Straight quotation marks and dashes.
fn straighten(sign: char) -> char {
    match sign {
        '’' | '‘' | '`' => '\'',
        '“' | '”' | '„' => '"',
        '–' | '—' => '-',
        sign => sign,
    }
}

/// Small letters, straight signs, every digit a zero, no blanks.
fn normalize(form: &str) -> String {
    let plain: String = form
        .chars()
        .map(|sign| match straighten(sign) {
            ' ' => '_',
            '0'..='9' => '0',
            sign => sign,
        })
        .collect();
    plain.to_lowercase()
}

/// Capital, small letter, digit or the sign itself; of equal neighbours at most three.
fn shape(form: &str) -> String {
    let mut shape = String::with_capacity(form.len().min(16));
    let (mut last, mut run) = (None, 0);
    for sign in form.chars().map(straighten) {
        let class = match sign {
            sign if sign.is_uppercase() => 'X',
            sign if sign.is_lowercase() => 'x',
            sign if sign.is_numeric() => 'd',
            sign => sign,
        };
        run = if last == Some(class) { run + 1 } else { 0 };
        last = Some(class);
        if run < 3 {
            shape.push(class);
        }
    }
    shape
}

fn hash(part: &str, rows: usize) -> usize {
    1 + crc32fast::hash(part.as_bytes()) as usize % (rows - 1)
}

fn first(word: &str, count: usize) -> &str {
    word.char_indices()
        .nth(count)
        .map_or(word, |(end, _)| &word[..end])
}

fn last(word: &str, count: usize) -> &str {
    word.char_indices()
        .rev()
        .nth(count - 1)
        .map_or(word, |(start, _)| &word[start..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_words() {
        assert_eq!(normalize("Côte-d’Ivoire 1999"), "côte-d'ivoire_0000");
        assert_eq!(shape("NATO-led"), "XXX-xxx");
        assert_eq!(shape("2nd"), "dxx");
        assert_eq!((first("ab", 3), last("ab", 3)), ("ab", "ab"));
        assert_eq!((first("élan", 1), last("Elysée", 2)), ("é", "ée"));
        assert_eq!((first("", 1), last("", 1)), ("", ""));
    }
}
