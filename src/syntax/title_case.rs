//! Titles in Title Case: the forms as running text has them, for the parser takes every capital for
//! a name.
//!
//! Comes in: the forms of a heading, what is known to be no name. Goes out: forms for the parser
//! alone; the text keeps its own. Must not know: actors, frames.

use std::borrow::Cow;

/// Words of grammar, which titles write large now and then.
const GRAMMAR: &[&str] = &[
    "a", "after", "against", "ahead", "all", "amid", "among", "an", "and", "are", "as", "at",
    "away", "be", "before", "between", "but", "by", "can", "could", "despite", "during", "for",
    "from", "has", "have", "he", "her", "his", "how", "if", "in", "into", "is", "it", "its", "may",
    "more", "must", "new", "no", "not", "of", "off", "on", "only", "or", "out", "over", "says",
    "should", "since", "than", "that", "the", "their", "they", "this", "to", "under", "until",
    "up", "was", "we", "were", "what", "when", "who", "why", "will", "with", "without", "would",
];

/// Whether a heading writes nearly all its words large: "Armenia Ratifies Rome Statute".
pub fn is_title_case(forms: &[&str]) -> bool {
    let long: Vec<&&str> = forms
        .iter()
        .filter(|form| form.chars().count() >= 4 && form.chars().all(char::is_alphabetic))
        .collect();
    let large = long.iter().filter(|form| is_large(form)).count();
    long.len() >= 4 && large * 10 >= long.len() * 8
}

fn is_large(form: &str) -> bool {
    form.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a line is all in capitals, as the wires wrote: "PARIS TO QUIT NATO COMMAND".
pub fn is_shouted(forms: &[&str]) -> bool {
    let mut letters = forms.iter().flat_map(|form| form.chars());
    forms.len() >= 4 && !letters.any(char::is_lowercase)
}

/// The forms of a line in capitals with small letters, but for the first letter of what may be a
/// name, and for abbreviations.
pub fn as_spoken<'a>(
    forms: &[&'a str],
    is_plain: impl Fn(&str) -> bool,
    is_abbreviation: impl Fn(&str) -> bool,
) -> Vec<Cow<'a, str>> {
    forms
        .iter()
        .map(|&form| {
            let small = form.to_lowercase();
            let mut letters = form.chars();
            let first = letters.next();
            let word = first.is_some_and(char::is_alphabetic);
            match first {
                // "US" is no pronoun in a line that says all else in capitals.
                _ if is_abbreviation(form) || !word => Cow::Borrowed(form),
                _ if GRAMMAR.contains(&small.as_str()) || is_plain(&small) => Cow::Owned(small),
                Some(first) => {
                    Cow::Owned(first.to_string() + &small[first.to_lowercase().to_string().len()..])
                }
                None => Cow::Borrowed(form),
            }
        })
        .collect()
}

/// The forms with a small first letter where the word is of grammar, or known to be no name.
/// Words all in capitals stay.
pub fn as_running_text<'a>(
    forms: &[&'a str],
    is_plain: impl Fn(&str) -> bool,
) -> Vec<Cow<'a, str>> {
    forms
        .iter()
        .map(|&form| {
            let mut letters = form.chars();
            let first = letters.next();
            let title = first.is_some_and(char::is_uppercase)
                && letters.clone().all(|letter| !letter.is_uppercase())
                && form.len() > 1;
            let small = form.to_lowercase();
            if title && (GRAMMAR.contains(&small.as_str()) || is_plain(&small)) {
                Cow::Owned(small)
            } else {
                Cow::Borrowed(form)
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{as_running_text, is_title_case};

    #[test]
    fn titles_become_running_text() {
        let forms: Vec<&str> = "Chile Ratifies Ocean Treaty Amid US Concerns"
            .split(' ')
            .collect();
        assert!(is_title_case(&forms));
        let plain = |word: &str| ["ratifies", "treaty", "concerns"].contains(&word);
        assert_eq!(
            as_running_text(&forms, plain).join(" "),
            "Chile ratifies Ocean treaty amid US concerns"
        );
    }

    #[test]
    fn sentences_are_no_titles() {
        let forms: Vec<&str> = "Chile ratified the treaty after long debate"
            .split(' ')
            .collect();
        assert!(!is_title_case(&forms));
    }
}
