//! Words whose full stop is part of them.
//!
//! Comes in: a word without its last stop. Goes out: its [`Class`]. Must not
//! know: where sentences end; `sentence.rs` decides that.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

static LIST: &str = include_str!("../../data/text/abbreviations.txt");

/// How an abbreviation behaves before the next word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// The sentence always goes on ("Mr.").
    Open,
    /// The sentence goes on if a number follows ("No. 10").
    Number,
    /// A month or day; a new sentence may follow ("Jan.").
    Date,
    /// A month or day if a number follows, else a word ("Mar.").
    DateOrWord,
    /// A state or province; a new sentence may follow ("Calif.").
    Place,
    /// A new sentence may follow ("Corp.").
    After,
    /// Single letters with stops between them ("U.S."); a new sentence may follow.
    Acronym,
    /// One capital letter ("J.").
    Initial,
    /// A time of day ("p.m."): a new sentence follows unless a time zone does.
    Hour,
}

#[derive(Default)]
struct Lists {
    classes: HashMap<&'static str, Class>,
    openers: HashSet<&'static str>,
    marks: HashSet<&'static str>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| read(LIST));

/// The longest listed word, in bytes; longer words need not be looked up.
const LONGEST: usize = 12;

/// The class of `word`, which stands before a full stop; `None` for an
/// ordinary word.
pub(super) fn class(word: &str) -> Option<Class> {
    if let Some(class) = by_shape(word) {
        return Some(class);
    }
    let class = in_small(word, |small| LISTS.classes.get(small).copied())?;
    let capital = word.starts_with(char::is_uppercase);
    match class {
        Class::Date | Class::DateOrWord | Class::Place if !capital => None,
        class => Some(class),
    }
}

/// Whether `word` commonly opens a sentence ("The", "In", "He").
pub(super) fn opens_sentence(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && in_small(word, |small| LISTS.openers.get(small).copied()).is_some()
}

/// Whether `word` is a name written with an exclamation mark ("Yahoo!").
pub(super) fn is_marked_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && in_small(word, |small| LISTS.marks.get(small).copied()).is_some()
}

/// Looks a word up in small letters, without allocation.
fn in_small<T>(word: &str, look_up: impl Fn(&str) -> Option<T>) -> Option<T> {
    let mut small = [0_u8; LONGEST];
    let small = small.get_mut(..word.len())?;
    small.copy_from_slice(word.as_bytes());
    small.make_ascii_lowercase();
    std::str::from_utf8(small).ok().and_then(look_up)
}

fn by_shape(word: &str) -> Option<Class> {
    let mut letters = 0;
    for (at, part) in word.split('.').enumerate() {
        let mut chars = part.chars();
        if !chars.next().is_some_and(char::is_alphabetic) || chars.next().is_some() {
            return None;
        }
        letters = at + 1;
    }
    match letters {
        1 if word.starts_with(char::is_uppercase) => Some(Class::Initial),
        0 | 1 => None,
        _ if word.eq_ignore_ascii_case("a.m") || word.eq_ignore_ascii_case("p.m") => {
            Some(Class::Hour)
        }
        _ if word.eq_ignore_ascii_case("i.e") || word.eq_ignore_ascii_case("e.g") => {
            Some(Class::Open)
        }
        // "H.E. Ms. Lund": a style before a name.
        _ if ["H.E", "H.H", "H.M", "H.R.H", "S.E"].contains(&word) => Some(Class::Open),
        _ => Some(Class::Acronym),
    }
}

fn read(list: &'static str) -> Lists {
    let mut lists = Lists::default();
    let mut heading = "";
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line
            .strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'))
        {
            heading = name;
            continue;
        }
        let class = match heading {
            "open" => Some(Class::Open),
            "number" => Some(Class::Number),
            "date" => Some(Class::Date),
            "date-or-word" => Some(Class::DateOrWord),
            "place" => Some(Class::Place),
            "after" => Some(Class::After),
            _ => None,
        };
        for word in line.split_whitespace() {
            match (class, heading) {
                (Some(class), _) => drop(lists.classes.insert(word, class)),
                (None, "opener") => drop(lists.openers.insert(word)),
                (None, "mark") => drop(lists.marks.insert(word)),
                (None, _) => {}
            }
        }
    }
    lists
}

#[cfg(test)]
mod tests {
    use super::{Class, LISTS, LONGEST, class, opens_sentence};

    #[test]
    fn classes_by_list_and_by_shape() {
        assert_eq!(class("Gen"), Some(Class::Open));
        assert_eq!(class("No"), Some(Class::Number));
        assert_eq!(class("Feb"), Some(Class::Date));
        assert_eq!(class("feb"), None);
        assert_eq!(class("U.S"), Some(Class::Acronym));
        assert_eq!(class("p.m"), Some(Class::Hour));
        assert_eq!(class("Ill"), Some(Class::Place));
        assert_eq!(class("ill"), None);
        assert_eq!(class("Ph.D"), Some(Class::After));
        assert_eq!(class("É"), Some(Class::Initial));
        assert_eq!(class("H.E"), Some(Class::Open));
        assert_eq!(class("treaty"), None);
        assert_eq!(class("it.is"), None);
        assert_eq!(class(""), None);
    }

    #[test]
    fn openers_need_a_capital() {
        assert!(opens_sentence("The") && !opens_sentence("the") && !opens_sentence("Security"));
    }

    #[test]
    fn every_listed_word_can_be_found() {
        for words in [LISTS.classes.len(), LISTS.openers.len(), LISTS.marks.len()] {
            assert!(words > 1);
        }
        let mut words = LISTS
            .classes
            .keys()
            .chain(LISTS.openers.iter())
            .chain(LISTS.marks.iter());
        assert!(
            words
                .all(|word| word.len() <= LONGEST && !word.bytes().any(|b| b.is_ascii_uppercase()))
        );
    }
}
