//! CoNLL-U, the treebanks' own format: tokens read from it, trees written in it.
//!
//! Comes in: text in CoNLL-U, or sentences with their trees. Goes out:
//! [`Given`] sentences, text. Must not know: where texts come from.
//! <https://universaldependencies.org/format.html>

use std::fmt::Write;

use super::{Tree, Word};

/// Text that is not CoNLL-U.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct ConlluError {
    /// Number of the line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

/// A sentence as it was given: its words, and all other lines as they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given<'a> {
    lines: Vec<Line<'a>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Line<'a> {
    /// A comment, the surface of a multiword token or an empty node.
    Other(&'a str),
    /// A word: number, form and what is in the last column.
    Word(&'a str, &'a str, &'a str),
}

/// Reads the sentences of a text in CoNLL-U. Heads and all other analysis are passed over.
///
/// # Errors
///
/// If a line of a word has too few columns or not the next number.
pub fn read(text: &str) -> Result<Vec<Given<'_>>, ConlluError> {
    let mut sentences = Vec::new();
    let mut sentence = Given::default();
    let mut words = 0;
    for (line, content) in (1..).zip(text.lines()) {
        let number = content.split('\t').next().unwrap_or_default();
        if content.trim().is_empty() {
            sentences.push(std::mem::take(&mut sentence));
            words = 0;
        } else if content.starts_with('#') || number.contains(['-', '.']) {
            sentence.lines.push(Line::Other(content));
        } else {
            words += 1;
            let word = read_word(content, words);
            sentence
                .lines
                .push(word.map_err(|message| ConlluError { line, message })?);
        }
    }
    sentences.push(sentence);
    sentences.retain(|sentence| !sentence.lines.is_empty());
    Ok(sentences)
}

fn read_word(line: &str, expected: usize) -> Result<Line<'_>, String> {
    let columns: Vec<&str> = line.split('\t').collect();
    let &[number, form, _, _, _, _, _, _, _, misc] = columns.as_slice() else {
        return Err("a word has ten columns, separated by tabs".to_owned());
    };
    if number.parse() != Ok(expected) {
        return Err(format!(
            "word number {expected} should stand here, not '{number}'"
        ));
    }
    Ok(Line::Word(number, form, misc))
}

impl<'a> Given<'a> {
    /// The forms of the words.
    pub fn forms(&self) -> Vec<&'a str> {
        let form = |line: &Line<'a>| match *line {
            Line::Word(_, form, _) => Some(form),
            Line::Other(_) => None,
        };
        self.lines.iter().filter_map(form).collect()
    }

    /// Writes the sentence again, analysed by a tree over its words.
    pub fn write(&self, tree: &Tree, out: &mut String) {
        let mut words = tree.words.iter();
        for line in &self.lines {
            match line {
                Line::Word(number, form, misc) => {
                    if let Some(word) = words.next() {
                        write_word(number, form, word, misc, out);
                    }
                }
                Line::Other(line) => {
                    out.push_str(line);
                    out.push('\n');
                }
            }
        }
        out.push('\n');
    }
}

/// Writes the line of a word; `misc` is the last column.
pub fn write_word(number: &str, form: &str, word: &Word, misc: &str, out: &mut String) {
    let head = word.head.map_or(0, |head| head + 1);
    let Word {
        upos,
        tag,
        lemma,
        relation,
        ..
    } = word;
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "{number}\t{form}\t{lemma}\t{upos}\t{tag}\t_\t{head}\t{relation}\t_\t{misc}"
    );
}

#[cfg(test)]
mod tests {
    use super::super::Parser;
    use super::*;

    const GIVEN: &str = "# sent_id = 1\n\
        # text = They won't.\n\
        1\tThey\t_\t_\t_\t_\t3\twrong\t_\t_\n\
        2-3\twon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\
        2\two\t_\t_\t_\t_\t_\t_\t_\t_\n\
        3\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n\
        3.1\tgo\t_\t_\t_\t_\t_\t_\t_\t_\n\
        4\t.\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\n";

    #[test]
    fn all_but_the_analysis_is_kept() {
        let sentences = read(GIVEN).unwrap();
        assert_eq!(sentences.len(), 1);
        let forms = sentences[0].forms();
        assert_eq!(forms, ["They", "wo", "n't", "."]);
        let tree = Parser::embedded().unwrap().parse(&forms);
        let mut out = String::new();
        sentences[0].write(&tree, &mut out);
        let kept = |text: &str| {
            let columns = |line: &str| {
                let columns: Vec<_> = line.split('\t').map(str::to_owned).collect();
                let last = columns.len() - 1;
                [
                    columns[0].clone(),
                    columns[1.min(last)].clone(),
                    columns[last].clone(),
                ]
            };
            text.lines().map(columns).collect::<Vec<_>>()
        };
        assert_eq!(kept(&out), kept(GIVEN));
        assert!(out.contains("\n3\tn't\tnot\tPART\tRB\t_\t"), "{out}");
    }

    #[test]
    fn errors_name_the_line() {
        let error = read("# x\n1\tOne\n\n2\tTwo\t_\t_\t_\t_\t_\t_\t_\t_\n").unwrap_err();
        assert_eq!(error.line, 2);
        let error = read("2\tTwo\t_\t_\t_\t_\t_\t_\t_\t_\n").unwrap_err();
        assert_eq!(
            error.to_string(),
            "line 1: word number 1 should stand here, not '2'"
        );
        assert_eq!(read("\n\n"), Ok(Vec::new()));
    }
}
