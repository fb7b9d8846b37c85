//! Words of targets and questions, brought to a form in which they can be compared.

use std::collections::BTreeSet;

use crate::stances::Stance;
use crate::stances::wordform::{base, split};

/// Words that say nothing about what a target is.
const EMPTY: &[&str] = &[
    "a", "an", "and", "any", "are", "as", "at", "be", "been", "being", "by", "for", "from", "has",
    "have", "in", "into", "is", "it", "its", "of", "on", "or", "over", "s", "that", "the", "their",
    "these", "this", "those", "to", "was", "were", "which", "with",
];

/// Endings that are taken off once inflection is, longest first.
const ENDINGS: &[&str] = &[
    "ization", "ation", "ment", "ion", "er", "al", "at", "iz", "y",
];

/// Fewest characters that an ending may leave.
const SHORTEST_STEM: usize = 4;

/// The words without capitals, punctuation and articles, in order.
pub fn lowercase_words(text: &str) -> impl Iterator<Item = String> + use<> {
    let words = split(text).into_iter();
    words.filter(|word| !matches!(word.as_str(), "a" | "an" | "the"))
}

/// The text without an article before it.
pub fn without_article(text: &str) -> &str {
    let Some((first, rest)) = text.split_once(char::is_whitespace) else {
        return text;
    };
    let article = ["a", "an", "the"]
        .iter()
        .any(|word| first.eq_ignore_ascii_case(word));
    let rest = rest.trim_start();
    if article && !rest.is_empty() {
        rest
    } else {
        text
    }
}

/// The words that carry meaning, without capitals and punctuation, in order; some may repeat.
pub fn content_words(text: &str) -> impl Iterator<Item = String> + use<> {
    lowercase_words(text).filter(|word| !EMPTY.contains(&word.as_str()))
}

/// Their stems.
pub fn content_stems(text: &str) -> impl Iterator<Item = String> + use<> {
    content_words(text).map(|word| stem(&word))
}

/// The stems of the words that say what a record is about.
pub fn target_stems(record: &Stance) -> impl Iterator<Item = String> {
    let target = &record.target;
    let issue = target.issue.iter().map(|issue| issue.label.as_str());
    let actors = target.actors.iter().map(|actor| actor.name.as_str());
    // Mostly the text says what is meant: its words need not be stemmed twice.
    let text = Some(target.text.as_str()).filter(|text| *text != target.meaning);
    let own = [target.meaning.as_str()].into_iter().chain(text);
    own.chain(issue).chain(actors).flat_map(content_stems)
}

/// Words to look for: every part in one of its ways, in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    parts: Vec<Part>,
}

/// Ways to say one thing: "Russia", "Russian", "Kremlin".
///
/// Each is a list of stems that all have to be there.
pub type Part = Vec<Vec<String>>;

impl Phrase {
    /// A phrase of the given parts.
    pub fn of_parts(parts: Vec<Part>) -> Self {
        Self { parts }
    }

    /// A phrase of which each word that carries meaning is a part.
    pub fn of_words(text: &str) -> Self {
        Self {
            parts: content_stems(text).map(|stem| vec![vec![stem]]).collect(),
        }
    }

    /// The parts.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Whether the stems hold every part.
    pub fn is_in(&self, stems: &BTreeSet<String>) -> bool {
        self.parts.iter().all(|part| {
            let mut ways = part.iter();
            ways.any(|way| way.iter().all(|stem| stems.contains(stem)))
        })
    }
}

/// A word without the endings that inflection and the commonest derivations
/// put on it: "deployment", "deploying" → "deploy". The words of one family
/// mostly share the stem; the stem itself need be no word.
pub fn stem(word: &str) -> String {
    let mut stem = base(word);
    // One ending may hide another: "normalization", "normaliz".
    for _ in 0..2 {
        let shorter = ENDINGS.iter().find_map(|ending| {
            let shorter = stem.strip_suffix(ending)?;
            let vowel_before = shorter.ends_with(['a', 'e', 'o', 'u']);
            let long = shorter.chars().count() >= SHORTEST_STEM;
            (long && !(vowel_before && *ending == "y")).then_some(shorter.len())
        });
        match shorter {
            Some(length) => stem.truncate(length),
            None => break,
        }
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::{content_stems, stem, without_article};

    #[test]
    fn families_share_a_stem() {
        for family in [
            &[
                "deploy",
                "deploys",
                "deployed",
                "deploying",
                "deployment",
                "deployments",
            ][..],
            &["sanction", "sanctions", "sanctioned", "sanctioning"],
            &["negotiate", "negotiations", "negotiating"],
            &["station", "stationed", "stationing"],
            &["policy", "policies"],
            &["troop", "troops"],
            &["normalise", "normalisation", "normalization", "normalizing"],
            &["tax", "taxes"],
            &["ban", "bans", "banned", "banning"],
            &["treaty", "treaties"],
            &["pass", "passes"],
        ] {
            for word in family {
                assert_eq!(stem(word), stem(family[0]), "{word}");
            }
        }
        assert_ne!(stem("troops"), stem("trains"));
        assert_eq!(stem("gas"), "gas");
    }

    #[test]
    fn stems_of_a_phrase() {
        let stems: Vec<_> = content_stems("The deployment of NATO’s troops, in the EU").collect();
        assert_eq!(stems, ["deploy", "nato", "troop", "eu"]);
    }

    #[test]
    fn article_goes_only_from_the_front() {
        assert_eq!(without_article("The price cap"), "price cap");
        assert_eq!(without_article("the"), "the");
        assert_eq!(without_article("theatre of the war"), "theatre of the war");
    }
}
