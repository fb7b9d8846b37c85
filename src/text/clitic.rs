//! Parts of words: clitics, bound prefixes, units after numbers.

/// Negations and verbs written without the apostrophe, and fused words, with
/// the place of the cut.
const FUSED: &[(&str, usize)] = &[
    ("cannot", 3),
    ("gonna", 3),
    ("gotta", 3),
    ("wanna", 3),
    ("dont", 2),
    ("didnt", 3),
    ("doesnt", 4),
    ("couldnt", 5),
    ("wouldnt", 5),
    ("isnt", 2),
    ("wasnt", 3),
    ("cant", 2),
];

/// Units that follow a number without a space, as tokens of their own.
const UNITS: &[&str] = &[
    "am", "pm", "a.m", "a.m.", "p.m", "p.m.", "k", "m", "b", "mm", "bn", "mn", "mln", "tn", "km",
    "kg", "ft", "cm", "mph", "kph", "mw", "gw", "kw", "mb", "gb", "tb", "hz", "lb", "lbs", "ha",
    "nm",
];

/// Bound prefixes that keep their hyphen.
const PREFIXES: &[&str] = &[
    "non", "e", "co", "re", "anti", "pre", "pro", "mid", "cross", "post", "multi", "ex", "over",
    "semi", "neo", "sub", "inter", "mini", "socio", "psycho", "un", "intra", "micro", "extra",
    "counter",
];

/// Whether `word` is a prefix that stays with the part after the hyphen, which
/// begins with `after`.
pub(super) fn is_prefix(word: &str, after: char) -> bool {
    if word.len() > 7 || word.chars().skip(1).any(char::is_uppercase) {
        return false;
    }
    let small = word.to_ascii_lowercase();
    // "E-3" is a name; "UN-backed" has been ruled out above.
    let fits = match small.as_str() {
        "mid" => true,
        "e" => after.is_lowercase(),
        _ => after.is_alphabetic(),
    };
    fits && PREFIXES.contains(&small.as_str())
}

/// Where to cut `word`, in bytes, rising.
pub(super) fn cuts(word: &str) -> [Option<usize>; 2] {
    let bytes = word.as_bytes();
    if bytes.first().is_some_and(u8::is_ascii_digit) {
        return [unit(word), None];
    }
    if word.contains(['\'', '’']) {
        let last = apostrophe(word);
        let first = last.and_then(|at| apostrophe(&word[..at]));
        return if first.is_some() {
            [first, last]
        } else {
            [last, None]
        };
    }
    let fused = (4..=7).contains(&word.len())
        && matches!(bytes[0] | 0x20, b'c' | b'g' | b'w' | b'd' | b'i');
    let fused = fused.then(|| {
        FUSED
            .iter()
            .find(|(form, _)| word.eq_ignore_ascii_case(form))
    });
    [fused.flatten().map(|&(_, at)| at), None]
}

/// The place of the last clitic with an apostrophe: `n't`, `'s`, `'re`, …
fn apostrophe(word: &str) -> Option<usize> {
    let (at, mark) = word
        .char_indices()
        .rev()
        .find(|&(_, c)| matches!(c, '\'' | '’'))?;
    let (before, after) = (&word[..at], &word[at + mark.len_utf8()..]);
    if after.eq_ignore_ascii_case("t") && before.ends_with(['n', 'N']) && before.len() > 1 {
        return Some(at - 1);
    }
    let is_clitic = is_clitic(after) && !before.ends_with(|c: char| c.is_ascii_digit());
    (is_clitic && !before.is_empty()).then_some(at)
}

fn is_clitic(after: &str) -> bool {
    ["s", "re", "ve", "ll", "d", "m"]
        .iter()
        .any(|form| after.eq_ignore_ascii_case(form))
}

/// The end of a clitic or of a shortened year that stands at the apostrophe
/// `at`: `'s`, `'90s`, `'em`.
pub(super) fn leading(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let from = rest.chars().next()?.len_utf8();
    let len = rest[from..]
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(rest.len() - from);
    let word = &rest[from..from + len];
    let year =
        word.len() <= 3 && word.len() >= 2 && word.as_bytes()[..2].iter().all(u8::is_ascii_digit);
    let known = is_clitic(word) || matches!(word, "em" | "tis" | "twas");
    (year || known).then_some(at + from + len)
}

/// The place between a number and its unit: `7:30|PM`, `180.9|m`; ordinals
/// and decades stay whole.
fn unit(word: &str) -> Option<usize> {
    let at = word.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, unit) = word.split_at(at);
    let small = unit.to_ascii_lowercase();
    (number.ends_with(|c: char| c.is_ascii_digit()) && UNITS.contains(&small.as_str()))
        .then_some(at)
}

#[cfg(test)]
mod tests {
    use super::{cuts, is_prefix};

    #[track_caller]
    fn check(word: &str, expect: &str) {
        let mut from = 0;
        let mut parts = Vec::new();
        for at in cuts(word).into_iter().flatten().chain([word.len()]) {
            parts.push(&word[from..at]);
            from = at;
        }
        assert_eq!(parts.join("|"), expect);
    }

    #[test]
    fn cuts_clitics_and_units() {
        check("don't", "do|n't");
        check("WON’T", "WO|N’T");
        check("Iran's", "Iran|'s");
        check("wouldn't've", "would|n't|'ve");
        check("O'Neill", "O'Neill");
        check("1930's", "1930's");
        check("Cannot", "Can|not");
        check("can", "can");
        check("10am", "10|am");
        check("10th", "10th");
        check("1.5bn", "1.5|bn");
    }

    #[test]
    fn prefixes() {
        assert!(is_prefix("anti", 'w') && is_prefix("Non", 'a') && is_prefix("mid", '1'));
        assert!(!is_prefix("UN", 'b') && !is_prefix("e", '3') && !is_prefix("long", 'r'));
    }
}
