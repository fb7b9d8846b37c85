//! When two names, phrases or sentences count as the same.
//!
//! Annotators and programs word things differently, so the measure compares
//! names by a table of aliases and surnames, phrases by the words they share,
//! sentences by inclusion. All of it is done on *plain* text: small letters,
//! figures and single spaces, accents and signs gone.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use super::aliases::{ALIASES, STOP_WORDS};
use crate::text::single_spaced;

/// Share of the smaller bag of words that makes two targets the same.
const SAME_TARGET: f64 = 0.5;
/// Share of the smaller bag of words that makes two sentences the same.
const SAME_SENTENCE: f64 = 0.8;
/// A sentence part of fewer characters is no evidence that lies in the sentence.
const SHORTEST_PART: usize = 16;
/// Endings cut off before words are compared, the first that fits.
const ENDINGS: &[&str] = &["ing", "ed", "es", "s", "ment", "ments"];

/// Small letters `a-z`, figures and single spaces: all that is compared.
fn plain(text: &str) -> String {
    let unaccented: String = text
        .nfkd()
        .filter(|&sign| canonical_combining_class(sign) == 0)
        .collect();
    let kept: String = unaccented
        .to_lowercase()
        .chars()
        .map(|sign| if sign == '-' { ' ' } else { sign })
        .filter(|sign| matches!(sign, 'a'..='z' | '0'..='9' | ' '))
        .collect();
    single_spaced(&kept)
}

/// An actor's name, ready for comparison.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    /// The plain name, or the one of which it is an alias.
    plain: String,
    /// The last word in a spelling that transcriptions share, for names that
    /// may be a person's.
    surname: Option<String>,
}

impl Name {
    /// Reads a name as written.
    pub(super) fn new(name: &str) -> Self {
        let plain = plain(name);
        let plain = plain.strip_prefix("the ").unwrap_or(&plain);
        let plain = match ALIASES.binary_search_by_key(&plain, |&(alias, _)| alias) {
            Ok(at) => ALIASES[at].1,
            Err(_) => plain,
        };
        let words = plain.split(' ').count();
        let listed = ALIASES.iter().any(|&(_, name)| name == plain);
        let surname = plain
            .rsplit(' ')
            .next()
            .filter(|last| words <= 4 && last.len() > 3 && !listed)
            .map(transcription);
        Self {
            plain: plain.to_owned(),
            surname,
        }
    }

    /// Whether both names name one actor; never, if one is empty.
    pub(super) fn same_as(&self, other: &Self) -> bool {
        if self.plain.is_empty() || other.plain.is_empty() {
            return false;
        }
        self.plain == other.plain || self.surname.is_some() && self.surname == other.surname
    }
}

/// Folds the ways in which a surname is written in Latin letters:
/// "Zelenskyy", "Zelenskiy" and "Zelensky" become one.
fn transcription(surname: &str) -> String {
    let mut spelt = surname.to_owned();
    if let Some(stem) = surname.strip_suffix("ey") {
        spelt = format!("{stem}y");
    }
    for ending in ["yy", "iy", "ij", "y", "i"] {
        if let Some(stem) = spelt.strip_suffix(ending) {
            spelt = format!("{stem}y");
            break;
        }
    }
    spelt.replace("ei", "i")
}

/// The words of a phrase that say what it is about, cut to their stems.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct WordBag(BTreeSet<String>);

impl WordBag {
    /// The words of a phrase.
    pub(super) fn new(phrase: &str) -> Self {
        let plain = plain(phrase);
        let words = plain
            .split(' ')
            .filter(|word| !word.is_empty() && STOP_WORDS.binary_search(word).is_err());
        Self(words.map(stem).map(str::to_owned).collect())
    }

    /// Whether both bags may name one target.
    pub(super) fn same_target(&self, other: &Self) -> bool {
        self.overlap(other) >= SAME_TARGET
    }

    /// Share of the smaller bag that lies in both; 0 if one is empty.
    fn overlap(&self, other: &Self) -> f64 {
        let smaller = self.0.len().min(other.0.len());
        if smaller == 0 {
            return 0.0;
        }
        let shared = self.0.intersection(&other.0).count();
        // Bags of words are far too small to lose precision.
        f64::from(u32::try_from(shared).unwrap_or(u32::MAX))
            / f64::from(u32::try_from(smaller).unwrap_or(u32::MAX))
    }
}

/// A word without its ending, if at least four letters remain.
fn stem(word: &str) -> &str {
    ENDINGS
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() >= 4))
        .unwrap_or(word)
}

/// A sentence, ready for comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SentenceText {
    /// The sentence on one line.
    pub(super) folded: String,
    /// Its length in characters.
    length: usize,
    words: WordBag,
}

impl SentenceText {
    /// Reads a sentence as written.
    pub(super) fn new(sentence: &str) -> Self {
        let folded = single_spaced(sentence);
        Self {
            length: folded.chars().count(),
            words: WordBag::new(&folded),
            folded,
        }
    }

    /// Whether `evidence` is this sentence, holds it, or is a part of it.
    pub(super) fn answered_by(&self, evidence: &Self) -> bool {
        evidence.folded.contains(&self.folded)
            || evidence.length >= SHORTEST_PART && self.folded.contains(&evidence.folded)
            || self.words.overlap(&evidence.words) >= SAME_SENTENCE
    }
}

#[cfg(test)]
mod tests {
    use super::super::aliases::{ALIASES, STOP_WORDS};
    use super::{Name, SentenceText, WordBag, plain};

    #[track_caller]
    fn same(one: &str, other: &str, expected: bool) {
        assert_eq!(
            Name::new(one).same_as(&Name::new(other)),
            expected,
            "{one} / {other}"
        );
        assert_eq!(
            Name::new(other).same_as(&Name::new(one)),
            expected,
            "{other} / {one}"
        );
    }

    #[test]
    fn tables_are_sorted_for_binary_search() {
        assert!(ALIASES.is_sorted_by(|one, other| one.0 < other.0));
        assert!(STOP_WORDS.is_sorted_by(|one, other| one < other));
    }

    #[test]
    fn plain_text_has_no_accents_and_no_signs() {
        assert_eq!(
            plain("Côte d’Ivoire’s  Abidjan-Man (1999)"),
            "cote divoires abidjan man 1999"
        );
    }

    #[test]
    fn actors_agree_by_alias_and_by_surname() {
        same("the Kremlin", "Russia", true);
        same("UN Security Council", "Security Council", true);
        same("Zelensky", "Volodymyr Zelenskyy", true);
        same("Sergey Lavrov", "Sergei Lavrov", true);
        same("Sergei Lavrov", "Pete Hegseth", false);
        same("North Korea", "South Korea", false);
        same("", "", false);
        same("Kim", "Kim Jong Un", false);
    }

    #[test]
    fn targets_agree_by_half_of_their_words() {
        let same = |one: &str, other: &str| WordBag::new(one).same_target(&WordBag::new(other));
        assert!(same(
            "NATO troops in Ukraine",
            "the deployment of NATO troops"
        ));
        assert!(same("new sanctions", "sanctioning"), "endings are cut");
        assert!(!same("the idea", "NATO troops"));
        assert!(!same("this", "this"), "stop words alone say nothing");
    }

    #[test]
    fn a_sentence_is_answered_by_its_larger_or_longer_part() {
        let sentence = SentenceText::new("Germany,\nhowever, rejected the plan on Monday.");
        let answered = |text: &str| sentence.answered_by(&SentenceText::new(text));
        assert!(answered(
            "Before. Germany, however, rejected the plan on Monday. After."
        ));
        assert!(answered("rejected the plan on"));
        assert!(!answered("erman"), "a part too short, and no word of it");
        assert!(!answered("France accepted another plan."));
    }
}
