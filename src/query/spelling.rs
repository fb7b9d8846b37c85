//! Spellings of names: forms under which they meet, and how far two are apart.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name without accents, capitals, points, articles and possessive "s".
pub(super) fn fold(name: &str) -> String {
    // Most names: thousands are folded before a question is read.
    let is_plain = |c: u8| c.is_ascii_alphabetic() || c == b' ';
    if name.bytes().all(is_plain) {
        let mut folded = String::with_capacity(name.len());
        for word in name.split(' ') {
            if word.is_empty() || word.eq_ignore_ascii_case("the") {
                continue;
            }
            if !folded.is_empty() {
                folded.push(' ');
            }
            folded.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        }
        return folded;
    }
    folded_words(name).collect::<Vec<_>>().join(" ")
}

/// The last word of a name, folded: mostly the family name.
pub(super) fn last_word(name: &str) -> String {
    let folded = fold(name);
    folded.rsplit(' ').next().unwrap_or_default().to_owned()
}

/// The words of [`fold`].
pub(super) fn folded_words(name: &str) -> impl Iterator<Item = String> {
    let plain: String = name.nfkd().filter(|&c| !is_combining_mark(c)).collect();
    let plain = plain.to_lowercase().replace('’', "'").replace('.', "");
    let words = plain.split(|c: char| !(c.is_alphanumeric() || c == '\''));
    let words = words.map(|word| {
        let word = word.trim_matches('\'');
        word.strip_suffix("'s").unwrap_or(word).replace('\'', "")
    });
    let words = words.filter(|word| !matches!(word.as_str(), "" | "the"));
    words.collect::<Vec<_>>().into_iter()
}

/// Fewest letters to add, drop, change or swap with the next to get from one to the other.
pub(super) use strsim::osa_distance as distance;

/// How many letters of a name a slip of the pen may change.
pub(super) fn slips(name: &str) -> usize {
    name.chars().count().div_ceil(3)
}

#[cfg(test)]
mod tests {
    use super::{distance, fold, folded_words};

    #[test]
    fn forms_and_distances() {
        assert_eq!(fold("The Côte d’Ivoire’s"), "cote divoire");
        for name in ["The  Republic of the Sill", " the ", "", "Sill the River"] {
            let words: Vec<String> = folded_words(name).collect();
            assert_eq!(fold(name), words.join(" "), "{name}");
        }
        assert_eq!(
            [
                distance("", "ab"),
                distance("ab", "ba"),
                distance("dam", "dame")
            ],
            [2, 1, 1]
        );
    }
}
