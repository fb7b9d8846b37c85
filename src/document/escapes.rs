//! Titles that were copied out of a file with the signs by which it writes letters.
//!
//! Comes in: a title as a source gives it. Goes out: the title as a reader would see it. Must not know:
//! where it came from.

use std::borrow::Cow;

/// A title without the escapes of JSON and YAML that are left in it: `Council\u2019s\_view` is "Council’s
/// view". A title that was cut where its line goes on ends in the sign for that.
pub(super) fn unescaped(title: &str) -> Cow<'_, str> {
    if !is_escaped(title) {
        return Cow::Borrowed(title);
    }
    let mut mended = String::with_capacity(title.len());
    let mut rest = title;
    while let Some(at) = rest.find('\\') {
        mended.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let (letter, taken) = sign(after).unwrap_or_default();
        mended.extend(letter);
        rest = &after[taken..];
    }
    mended.push_str(rest);
    Cow::Owned(mended.trim().to_owned())
}

/// Whether a title holds a sign that nobody writes in one.
fn is_escaped(title: &str) -> bool {
    title.ends_with('\\')
        || title.match_indices('\\').any(|(at, _)| {
            let after = &title[at + 1..];
            after.starts_with(['_', 'u', 'x']) && sign(after).is_some()
        })
}

/// What stands behind a backslash: the letter that it means, if any, and its bytes.
fn sign(after: &str) -> Option<(Option<char>, usize)> {
    let code = |digits: usize| {
        let number = u32::from_str_radix(after.get(1..=digits)?, 16).ok()?;
        let letter = char::from_u32(number)?;
        // Signs that only keep two words on one line.
        let joins = matches!(letter, '\u{2060}' | '\u{200b}');
        Some((Some(letter).filter(|_| !joins), digits + 1))
    };
    match after.bytes().next()? {
        b'_' => Some((Some(' '), 1)),
        b'u' => code(4),
        b'x' => code(2),
        b'"' | b'\'' | b'\\' => Some((after.chars().next(), 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[track_caller]
    fn check(title: &str, expect: &str) {
        assert_eq!(unescaped(title), expect);
    }

    #[test]
    fn signs_become_letters() {
        check(r"Norway\u2019s\_View of Per\xFA", "Norway’s View of Perú");
        check(
            r"Statement by Norway and the United\_\",
            "Statement by Norway and the United",
        );
        check(r"Trade-\u2060Talks", "Trade-Talks");
        check(r"Talks on\", "Talks on");
    }

    #[test]
    fn plain_titles_stay() {
        for title in [
            "Talks in Oslo",
            r"The \usual talks",
            r"C:\temp",
            "Müller’s visit",
            "",
        ] {
            check(title, title);
        }
    }
}
