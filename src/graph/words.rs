//! Words of targets and questions, brought to a form in which they can be compared.

use std::collections::BTreeSet;

use serde::{Serialize, Serializer};

use crate::stances::Stance;

/// Words that say nothing about what a target is.
const EMPTY: &[&str] = &[
    "a", "an", "and", "any", "are", "as", "at", "be", "been", "being", "by", "for", "from", "has",
    "have", "in", "into", "is", "it", "its", "of", "on", "or", "over", "s", "that", "the", "their",
    "these", "this", "those", "to", "was", "were", "which", "with",
];

/// Endings that are taken off, longest first.
const ENDINGS: &[&str] = &[
    "isation", "ization", "ation", "ating", "ising", "izing", "ment", "ated", "ised", "ized",
    "ate", "ion", "ing", "ise", "ize", "ie", "ed", "er", "al", "e", "y",
];

/// Fewest characters that an ending may leave.
const SHORTEST_STEM: usize = 4;

/// The words without capitals, punctuation and articles, in order.
pub fn lowercase_words(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).map(str::to_lowercase);
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

/// The stems of the words that carry meaning, in order; some may repeat.
pub fn content_stems(text: &str) -> impl Iterator<Item = String> + '_ {
    lowercase_words(text)
        .filter(|word| !EMPTY.contains(&word.as_str()))
        .map(|word| stem(&word).to_owned())
}

/// The stems of the words that say what a record is about.
pub fn target_stems(record: &Stance) -> impl Iterator<Item = String> + '_ {
    let target = &record.target;
    let issue = target.issue.iter().map(|issue| issue.label.as_str());
    let actors = target.actors.iter().map(|actor| actor.name.as_str());
    let own = [target.meaning.as_str(), target.text.as_str()].into_iter();
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

impl Serialize for Phrase {
    /// A list of parts, each a list of ways, the stems of a way joined by spaces.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parts = self.parts.iter();
        serializer
            .collect_seq(parts.map(|part| part.iter().map(|way| way.join(" ")).collect::<Vec<_>>()))
    }
}

/// A small-letter word without the endings that inflection and the commonest
/// derivations put on it: "deployment", "deploying" → "deploy". Two words of
/// one family mostly share the stem; the stem itself need be no word.
pub fn stem(word: &str) -> &str {
    let mut rest = singular(word);
    // One ending may hide another: "stationed", "station".
    for _ in 0..3 {
        let shorter = ENDINGS.iter().find_map(|ending| {
            let shorter = rest.strip_suffix(ending)?;
            let vowel_before = shorter.ends_with(['a', 'e', 'o', 'u']);
            let kept =
                shorter.chars().count() >= SHORTEST_STEM && !(vowel_before && *ending == "y");
            kept.then_some(shorter)
        });
        match shorter {
            Some(shorter) => rest = shorter,
            None => break,
        }
    }
    single_end(rest)
}

/// Without the "s" or "es" of a plural or of a verb.
fn singular(word: &str) -> &str {
    for ending in ["xes", "ches", "shes", "sses"] {
        if word.ends_with(ending) {
            return &word[..word.len() - 2];
        }
    }
    match word.strip_suffix('s') {
        Some(rest) if rest.chars().count() >= 3 && !rest.ends_with(['s', 'u', 'i']) => rest,
        _ => word,
    }
}

/// With one letter where two equal ones end the word: "bann" → "ban".
fn single_end(word: &str) -> &str {
    let mut letters = word.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(last), Some(before)) if last == before && word.len() > 3 => {
            &word[..word.len() - last.len_utf8()]
        }
        _ => word,
    }
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
