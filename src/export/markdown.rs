//! Escaping for Markdown: any text in, Markdown that shows exactly that text out.

use super::dot_quote::visible;

/// The text on one line, with a backslash before every sign that Markdown could
/// take for its own.
pub(super) fn escaped(text: &str) -> String {
    let text = visible(text);
    let mut safe = String::with_capacity(text.len() + 8);
    for word in text.split_whitespace() {
        if !safe.is_empty() {
            safe.push(' ');
        }
        let mut after = word;
        while let Some(c) = after.chars().next() {
            let rest = &after[c.len_utf8()..];
            if is_sign(c) || makes_link(c, after, &safe) || begins_list(c, rest, &safe) {
                safe.push('\\');
            }
            safe.push(c);
            after = rest;
        }
    }
    safe
}

fn is_sign(c: char) -> bool {
    matches!(
        c,
        '\\' | '`'
            | '*'
            | '_'
            | '['
            | ']'
            | '<'
            | '>'
            | '#'
            | '|'
            | '~'
            | '&'
            | '!'
            | '$'
            | '^'
            | '@'
    )
}

/// Bare addresses become links by themselves.
fn makes_link(c: char, after: &str, before: &str) -> bool {
    match c {
        ':' => after.starts_with("://"),
        '.' => before
            .get(before.len().saturating_sub(3)..)
            .is_some_and(|end| end.eq_ignore_ascii_case("www")),
        _ => false,
    }
}

/// At the start of a line these begin a list, a rule or a heading.
fn begins_list(c: char, rest: &str, before: &str) -> bool {
    match c {
        '-' | '+' | '=' => before.is_empty(),
        '.' | ')' => {
            rest.is_empty() && !before.is_empty() && before.bytes().all(|c| c.is_ascii_digit())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn signs_lose_their_meaning() {
        for (text, safe) in [
            ("*a* [b](c) <d>", "\\*a\\* \\[b\\](c) \\<d\\>"),
            ("1. one", "1\\. one"),
            ("- x | y", "\\- x \\| y"),
            ("https://x.org www.x.org", "https\\://x.org www\\.x.org"),
            ("a\n# b\u{202e}", "a \\# b"),
            ("plain, with e.g. stops.", "plain, with e.g. stops."),
        ] {
            assert_eq!(escaped(text), safe);
        }
    }
}
