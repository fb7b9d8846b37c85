//! Datelines: "PARIS (AFP) —", "NEW DELHI, Nov 28:". They are parsed apart, for the parser takes
//! the place for the subject of the sentence behind it.
//!
//! Comes in: the forms of a sentence, the tree of what stands behind the dateline. Goes out: how
//! many words the dateline has, the tree of the whole. Must not know: repair, actors.

use super::{Relation, Tree, Upos, Word};
use crate::date::month_of;

/// A dateline has so many words at most.
const LONGEST: usize = 14;

/// How many words at the head of a sentence are a dateline with its dash or colon; 0 for none.
pub fn length(forms: &[&str]) -> usize {
    let Some(end) = (1..forms.len().min(LONGEST)).find(|&word| ends(forms[word])) else {
        return 0;
    };
    let words = &forms[..end];
    let colon = forms[end] == ":";
    let place = words[0];
    let shouted = place.chars().count() >= 3 && place.chars().all(|c| c.is_uppercase() || c == '.');
    let dated = words.iter().any(|word| is_month(word));
    let agency = words.first() == Some(&"(") || words.contains(&"(") && words.contains(&")");
    let fits = words.iter().all(|word| is_part(word)) && end + 3 < forms.len();
    let opens = if colon {
        shouted && dated
    } else {
        shouted || dated || agency
    };
    // "U.S.-backed", "FBI - not the CIA - said": the clause behind opens with a capital.
    let clause = forms[end + 1..].first().is_some_and(|word| {
        word.chars()
            .next()
            .is_some_and(|c| c.is_uppercase() || matches!(c, '"' | '“'))
    });
    if fits && opens && clause { end + 1 } else { 0 }
}

fn ends(form: &str) -> bool {
    matches!(form, "–" | "—" | "―" | "--" | "-" | "_" | ":")
}

fn is_month(form: &str) -> bool {
    month_of(form.trim_end_matches('.')).is_some()
}

fn is_part(form: &str) -> bool {
    let first = form.chars().next();
    first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        || matches!(form, "," | "." | "(" | ")" | "/" | "de" | "of" | "and")
}

/// The tree of the whole sentence: the dateline hangs loosely on the root.
pub fn joined(forms: &[&str], length: usize, tree: Tree) -> Tree {
    let root = tree.words.iter().position(|word| word.head.is_none());
    let Some(root) = root else {
        return tree;
    };
    let head = (0..length)
        .find(|&word| forms[word].chars().any(char::is_alphabetic))
        .unwrap_or(0);
    let mut words: Vec<Word> = (0..length)
        .map(|word| {
            let letters = forms[word].chars().any(char::is_alphanumeric);
            let number = forms[word].chars().all(|c| c.is_ascii_digit());
            let (upos, tag) = match (letters, number) {
                (false, _) => (Upos::Punct, ":"),
                (_, true) => (Upos::Num, "CD"),
                _ => (Upos::Propn, "NNP"),
            };
            let relation = match () {
                () if word == head => Relation::Parataxis,
                () if letters => Relation::Flat,
                () => Relation::Punct,
            };
            Word {
                head: Some(if word == head { root + length } else { head }),
                relation,
                upos,
                tag,
                lemma: forms[word].to_owned(),
            }
        })
        .collect();
    words.extend(tree.words.into_iter().map(|word| Word {
        head: word.head.map(|head| head + length),
        ..word
    }));
    Tree { words }
}

#[cfg(test)]
mod tests {
    use super::length;

    fn words(sentence: &str) -> usize {
        length(&sentence.split(' ').collect::<Vec<_>>())
    }

    #[test]
    fn datelines_are_found() {
        assert_eq!(words("PARIS ( AFP ) — The ban was lifted ."), 5);
        assert_eq!(words("WASHINGTON ― The Senate passed the bill ."), 2);
        assert_eq!(
            words("NEW DELHI , Nov 28 : The minister spoke in parliament ."),
            6
        );
        assert_eq!(words("Quito , May 5 – Ecuador left the pact today ."), 5);
        assert_eq!(words("( AP ) _ The Senate voted today ."), 4);
    }

    #[test]
    fn sentences_have_none() {
        assert_eq!(words("France – and Italy – oppose the plan ."), 0);
        assert_eq!(words("Lavrov : The plan is dead and buried ."), 0);
        assert_eq!(words("NATO : Allies reject the plan of Moscow ."), 0);
        assert_eq!(words("The ban – long overdue – was lifted ."), 0);
    }
}
