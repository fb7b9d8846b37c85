//! What "and", "or" and "but" join in a question: predicates of one subject,
//! several holders, several targets.

use super::lexer::{PASSED_OVER, Slice};
use super::verbs::Asked;

/// What holders do besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct More {
    /// How it goes together with what stands before.
    pub join: Join,
    /// What the verb asks for.
    pub asked: Asked,
    /// What about.
    pub about: Option<String>,
}

/// How two predicates of one subject go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// Both hold.
    And,
    /// Either holds.
    Or,
    /// The second does not hold.
    Not,
}

/// Words that join two predicates.
const JOINS: &[&str] = &["and", "but", "or", "yet", "while", "though"];

/// Most predicates of a question, and most names of a list.
const MOST: usize = 32;

/// Words that begin a complement: what stands before them is a noun.
const PREPOSITIONS: &[&str] = &[
    "about", "against", "among", "at", "between", "by", "for", "from", "in", "of", "on", "over",
    "through", "to", "towards", "with", "within",
];

/// Where the target before the first joined predicate ends, and the predicates.
/// `before` is what the verb before asks for, `plural` whether the subject is.
pub(super) fn predicates(words: &Slice<'_>, before: Asked, plural: bool) -> (usize, Vec<More>) {
    let mut found: Vec<(usize, usize, Join, Asked)> = Vec::new();
    for at in 0..words.len() {
        if let Some((start, join, asked)) = predicate(words, at, before, plural) {
            found.push((at, start, join, asked));
        }
    }
    found.truncate(MOST);
    let ends = found.iter().skip(1).map(|next| next.0).chain([words.len()]);
    let more = found.iter().zip(ends).map(|(one, end)| More {
        join: one.2,
        asked: one.3,
        about: words.between(one.1, end).phrase(),
    });
    let more = more.collect();
    let end = found.first().map_or(words.len(), |first| first.0);
    (end, more)
}

/// A predicate that a word joins: where its target starts, how it is joined,
/// what it asks for.
fn predicate(
    words: &Slice<'_>,
    at: usize,
    before: Asked,
    plural: bool,
) -> Option<(usize, Join, Asked)> {
    let word = words.word(at);
    if !JOINS.contains(&word) {
        return None;
    }
    let join = if word == "or" { Join::Or } else { Join::And };
    let mut first = at + 1;
    while matches!(words.word(first), "who" | "which" | "that" | "also") {
        first += 1;
    }
    let (verb, negated) = words.pass_over(first);
    let carried = (first..verb).any(|at| is_auxiliary(words.word(at)));
    if let Some((asked, taken)) = words.verb(verb)
        && (carried || is_finite(words.word(verb), plural) || taken > 1)
        && (taken > 1 || !PREPOSITIONS.contains(&words.word(verb + 1)))
    {
        let join = if negated { Join::Not } else { join };
        return Some((verb + taken, join, asked));
    }
    // "but not Y": the verb before is meant.
    let rest = verb < words.len();
    (negated && rest && words.word(first) == "not").then_some((first + 1, Join::Not, before))
}

fn is_auxiliary(word: &str) -> bool {
    PASSED_OVER.contains(&word) && !matches!(word, "not") && !word.ends_with("ly")
}

/// Whether a word may be the finite verb of the subject, so far as its ending tells.
fn is_finite(word: &str, plural: bool) -> bool {
    let past = word.ends_with("ed") || word == "said";
    past || word.ends_with('s') != plural || word == "against" || word == "for"
}

/// The holders of a list: "Arvania, Borsk and Celdonia", and whether it is
/// said that they go together: "both".
pub(super) fn holders(
    phrase: &str,
    is_holder: &impl Fn(&str) -> bool,
) -> Option<(Vec<String>, bool)> {
    let is_both = |word: &&str| matches!(word.to_lowercase().as_str(), "both" | "each" | "all");
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let both = words.first().is_some_and(is_both) || words.last().is_some_and(is_both);
    let words: Vec<&str> = words.into_iter().filter(|word| !is_both(word)).collect();
    if words.len() > MOST * 4 {
        return None;
    }
    let list = list(&words, is_holder)?;
    let both = both && list.len() > 1;
    Some((list, both))
}

/// A holder up to a comma or an "and", then the list after it. A list goes
/// before a single name, for "Arvania and Borsk" may be read as Borsk with
/// whose it is before; a name with "and" in it is none, for its end is nobody.
fn list(words: &[&str], is_holder: &impl Fn(&str) -> bool) -> Option<Vec<String>> {
    let joins = |word: &str| matches!(word.to_lowercase().as_str(), "and" | "or");
    // Where the first name ends is decided once: to try all ends would take
    // for ever on a long list with a stranger at its end.
    let first = (1..words.len().saturating_sub(1)).find_map(|at| {
        if !joins(words[at]) && !words[at - 1].ends_with(',') {
            return None;
        }
        let after = if joins(words[at]) { at + 1 } else { at };
        let first = words[..at].join(" ");
        let first = first.trim_end_matches(',').to_owned();
        is_holder(&first).then_some((first, after))
    });
    let several = first.and_then(|(first, after)| {
        let mut all = vec![first];
        all.extend(list(&words[after..], is_holder)?);
        Some(all)
    });
    let whole = words.join(" ");
    several.or_else(|| is_holder(&whole).then(|| vec![whole]))
}

/// Two targets that are asked about at once.
pub(super) fn targets(phrase: &str) -> Option<(String, Join, String)> {
    let lower = phrase.to_lowercase();
    let pair = |start: usize, between: &str, join: Join| {
        let at = lower[start..].find(between)? + start;
        let (a, b) = (phrase.get(start..at)?, phrase.get(at + between.len()..)?);
        let whole = !a.trim().is_empty() && !b.trim().is_empty();
        whole.then(|| (a.trim().to_owned(), join, b.trim().to_owned()))
    };
    if lower.len() != phrase.len() {
        return None;
    }
    if lower.starts_with("both ") {
        return pair(5, " and ", Join::And);
    }
    if lower.starts_with("either ") {
        return pair(7, " or ", Join::Or);
    }
    None
}

/// "that Borsk opposes", "and Borsk opposes", with nothing after the verb.
pub(super) fn other(
    words: &Slice<'_>,
    is_holder: &impl Fn(&str) -> bool,
) -> Option<(String, Asked)> {
    if !matches!(words.word(0), "that" | "which" | "and" | "but" | "while") {
        return None;
    }
    let words = words.from(1);
    (1..words.len()).find_map(|end| {
        let (at, negated) = words.pass_over(end);
        let (asked, taken) = words.verb(at)?;
        let (start, _) = words.pass_over(0);
        let holder = words.between(start, end).phrase()?;
        let whole = at + taken == words.len() && !negated;
        (whole && names_holders(&holder, is_holder)).then_some((holder, asked))
    })
}

/// Whether a phrase names one holder or several.
pub(super) fn names_holders(phrase: &str, is_holder: &impl Fn(&str) -> bool) -> bool {
    holders(phrase, is_holder).is_some()
}

#[cfg(test)]
mod tests {
    use super::{holders, targets};

    fn known(phrase: &str) -> bool {
        matches!(
            phrase,
            "Arvania" | "Borsk" | "Bosnia" | "Bosnia and Herzegovina" | "the League"
        )
    }

    #[test]
    fn lists_of_holders() {
        for (phrase, names, both) in [
            ("Arvania and Borsk", &["Arvania", "Borsk"][..], false),
            ("both Arvania and Borsk", &["Arvania", "Borsk"], true),
            (
                "Arvania, Borsk and the League",
                &["Arvania", "Borsk", "the League"],
                false,
            ),
            ("Bosnia and Herzegovina", &["Bosnia and Herzegovina"], false),
            ("Borsk", &["Borsk"], false),
        ] {
            let (found, together) = holders(phrase, &known).unwrap();
            assert_eq!(found, names, "{phrase}");
            assert_eq!(together, both, "{phrase}");
        }
        assert!(holders("Arvania and nobody", &known).is_none());
        assert!(holders(&"Borsk and ".repeat(60), &known).is_none());
    }

    #[test]
    fn pairs_of_targets() {
        let pair = |phrase| targets(phrase).map(|(a, _, b)| format!("{a}/{b}"));
        assert_eq!(pair("both the dam and the ban").unwrap(), "the dam/the ban");
        assert_eq!(
            pair("either the dam or the ban").unwrap(),
            "the dam/the ban"
        );
        for phrase in ["the dam and the ban", "both", "both the dam and ", ""] {
            assert!(pair(phrase).is_none(), "{phrase}");
        }
    }
}
