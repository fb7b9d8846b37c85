//! Other ways to put a phrase, and words that turn it into its contrary.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::tables;
use crate::graph::words::{Part, content_stems};

/// Most words of a wording.
const LONGEST: usize = 5;

/// So many letters of a word its forms have in common with its stem.
const BEGINNING: usize = 3;

/// Most wordings of one phrase that are looked up.
const MOST: usize = 48;

/// The tables of `data/ask`, made ready.
#[derive(Clone, Debug, Default)]
pub(super) struct Wordings {
    /// Stems of a wording → the rows in which it stands.
    rows_of: BTreeMap<Vec<String>, Vec<usize>>,
    /// The rows: each wording as written and its stems.
    rows: Vec<Vec<(String, Vec<String>)>>,
    contraries: Arc<Contraries>,
}

/// A stretch of a phrase that has other wordings.
struct Stretch<'a> {
    start: usize,
    end: usize,
    rows: &'a [usize],
}

impl Wordings {
    pub(super) fn embedded() -> Self {
        let mut all = Self::default();
        for row in tables::synonyms() {
            let row = row.into_iter().map(|words| {
                let stems: Vec<String> = content_stems(&words).collect();
                (words, stems)
            });
            let row: Vec<_> = row.collect();
            for (_, stems) in &row {
                let rows = all.rows_of.entry(stems.clone()).or_default();
                rows.push(all.rows.len());
            }
            all.rows.push(row);
        }
        let contrary = tables::contrary();
        let stems = contrary.iter().map(|words| content_stems(words).collect());
        all.contraries = Arc::new(Contraries {
            stems: stems.collect(),
        });
        all
    }

    /// The longest wording that starts at a word: where it ends, and all ways
    /// to put it.
    pub(super) fn at(&self, words: &[String], start: usize) -> Option<(usize, Part)> {
        let found = self.stretch(words, start)?;
        let rows = found.rows.iter().flat_map(|&row| &self.rows[row]);
        let mut ways: Vec<Vec<String>> = vec![stems(&words[start..found.end])];
        for (_, stems) in rows {
            if !ways.contains(stems) {
                ways.push(stems.clone());
            }
        }
        Some((found.end, ways))
    }

    /// The phrase with one stretch of it put in another way, each way once.
    pub(super) fn variants(&self, words: &[String]) -> Vec<String> {
        let mut all = Vec::new();
        for start in 0..words.len() {
            let Some(found) = self.stretch(words, start) else {
                continue;
            };
            let rows = found.rows.iter().flat_map(|&row| &self.rows[row]);
            for (wording, _) in rows {
                let parts = [
                    words[..found.start].join(" "),
                    wording.clone(),
                    words[found.end..].join(" "),
                ];
                all.push(parts.join(" "));
            }
        }
        all.truncate(MOST);
        all
    }

    fn stretch(&self, words: &[String], start: usize) -> Option<Stretch<'_>> {
        content_stems(words.get(start)?).next()?;
        let ends = (start + 1..=words.len().min(start + LONGEST)).rev();
        ends.into_iter().find_map(|end| {
            // What ends in a small word is no longer than without it.
            content_stems(&words[end - 1]).next()?;
            let rows = self.rows_of.get(&stems(&words[start..end]))?;
            Some(Stretch { start, end, rows })
        })
    }

    /// The words that turn a target into its contrary.
    pub(super) fn contraries(&self) -> Arc<Contraries> {
        Arc::clone(&self.contraries)
    }
}

/// Words that turn what stands beside them into its contrary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contraries {
    stems: BTreeSet<Vec<String>>,
}

impl Contraries {
    /// Whether the text holds such a word; those that `but` holds too do not count.
    fn turn(&self, text: &str, but: &str) -> bool {
        // Nearly all texts have none, and are told so before they are stemmed.
        if text.is_ascii() && !self.may_turn(text) {
            return false;
        }
        let stems: Vec<String> = content_stems(text).collect();
        let has = |words: &[String]| self.stems.contains(words);
        if !(stems.windows(1).any(has) || stems.windows(2).any(has)) {
            return false;
        }
        let but: Vec<String> = content_stems(but).collect();
        let free = |words: &[String]| has(words) && !but.windows(words.len()).any(|it| it == words);
        stems.windows(1).any(free) || stems.windows(2).any(free)
    }

    /// Whether some word begins as one that turns its text into the contrary.
    fn may_turn(&self, text: &str) -> bool {
        let words = text.split(|c: char| !c.is_ascii_alphabetic());
        words.filter(|word| word.len() > 1).any(|word| {
            let mut starts = self.stems.iter().filter_map(|stems| stems.first());
            starts.any(|stem| {
                let start = stem.len().min(BEGINNING).min(word.len());
                word.as_bytes()[..start].eq_ignore_ascii_case(&stem.as_bytes()[..start])
            })
        })
    }

    /// Whether a target is the contrary of what was asked about, words of the
    /// issue's own name left aside: "withdrawal from X" where X was asked about.
    pub(super) fn part(&self, asked: &str, target: &str, issue: &str) -> bool {
        self.turn(asked, issue) != self.turn(target, issue)
    }
}

fn stems(words: &[String]) -> Vec<String> {
    content_stems(&words.join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::Wordings;

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn other_ways_to_put_a_phrase() {
        let wordings = Wordings::embedded();
        let (end, ways) = wordings
            .at(&words("boots on the ground in Arvania"), 0)
            .unwrap();
        assert_eq!(end, 4);
        let has = |way: &[&str]| ways.iter().any(|other| other == way);
        assert!(
            has(&["boot", "ground"]) && has(&["troop", "deploy"]),
            "{ways:?}"
        );
        assert!(wordings.at(&words("in Arvania"), 0).is_none());
        let variants = wordings.variants(&words("the putsch in Borsk"));
        assert!(
            variants.contains(&"the coup in Borsk".to_owned()),
            "{variants:?}"
        );
    }

    #[test]
    fn contraries() {
        let wordings = Wordings::embedded();
        for (text, but, expected) in [
            ("withdrawal from the treaty", "", true),
            ("leaving the League", "", true),
            ("a resolution against the ban", "", true),
            ("sanctions against Borsk", "", false),
            ("the treaty", "", false),
            (
                "withdrawal of troops",
                "Withdrawal of foreign troops",
                false,
            ),
        ] {
            assert_eq!(wordings.contraries.turn(text, but), expected, "{text}");
        }
    }
}
