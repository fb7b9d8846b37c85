//! Quoting: any text in, DOT that means exactly that text out.
//!
//! Comes in: names, titles, quotations and links from anywhere. Goes out:
//! identifiers and attribute values of `dot_structures`, which are printed as
//! they stand, so all text of a drawing passes here. Must not know: what the
//! text is about.
//!
//! Two readers follow: the DOT reader (which ends a string at `"`) and
//! Graphviz's own escapes in labels (`\N`, `\l`, `&amp;`). Both are defused.

use graphviz_rust::dot_structures::Id;
use std::fmt::Write as _;

/// A quoted attribute value that Graphviz shows as `text`, line by line,
/// centred.
pub fn label(text: &str) -> Id {
    Id::Escaped(format!("\"{}\"", escape(text, "\\n")))
}

/// The same with every line starting at the left edge.
pub fn left_label(text: &str) -> Id {
    Id::Escaped(format!("\"{}\\l\"", escape(text, "\\l")))
}

/// The same with every line ending at the right edge.
pub fn right_label(text: &str) -> Id {
    Id::Escaped(format!("\"{}\\r\"", escape(text, "\\r")))
}

/// A constant of our own: an attribute name, a number, a colour. It is quoted
/// all the same, as `#` and `.` need it.
pub fn constant(text: &str) -> Id {
    label(text)
}

/// A node or cluster identifier: the letters, digits and `: - _ .` of `text`,
/// all else percent-encoded, so that different texts stay different.
pub fn identifier(prefix: &str, text: &str) -> Id {
    let mut name = String::from(prefix);
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b':' | b'-' | b'_' | b'.' => {
                name.push(char::from(byte));
            }
            _ => {
                let _ = write!(name, "%{byte:02X}");
            }
        }
    }
    Id::Escaped(format!("\"{name}\""))
}

/// A quoted link, if it is one of the web (`http` or `https`) without spaces
/// or control characters; nothing else may become a link.
pub fn link(url: &str) -> Option<Id> {
    let url = url.trim();
    if !is_web_link(url) {
        return None;
    }
    let mut safe = String::with_capacity(url.len());
    for character in url.chars() {
        match character {
            '"' | '\\' | '<' | '>' | '`' | '\'' | '{' | '}' => {
                let _ = write!(safe, "%{:02X}", u32::from(character));
            }
            '&' => safe.push_str("&amp;"),
            _ => safe.push(character),
        }
    }
    Some(Id::Escaped(format!("\"{safe}\"")))
}

/// Whether the text is a link to the web that may stand in a drawing.
pub fn is_web_link(url: &str) -> bool {
    let starts = |scheme: &str| {
        url.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && url.len() > scheme.len()
    };
    (starts("http://") || starts("https://"))
        && !url
            .chars()
            .any(|character| character.is_whitespace() || is_invisible(character))
}

/// `text` in at most `lines` lines of about `width` characters, broken at
/// spaces; what does not fit is replaced by "…". White space is one space.
///
/// A single word longer than `width` is cut across lines.
pub fn wrap(text: &str, width: usize, lines: usize) -> Vec<String> {
    let (width, lines) = (width.max(2), lines.max(1));
    let mut wrapped: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in visible(text).split_whitespace() {
        let mut word: Vec<char> = word.chars().collect();
        let used = line.chars().count();
        if used > 0 && used + 1 + word.len() > width {
            wrapped.push(std::mem::take(&mut line));
        } else if used > 0 {
            line.push(' ');
        }
        while word.len() > width {
            wrapped.push(word.drain(..width).collect());
        }
        line.extend(word);
    }
    if !line.is_empty() {
        wrapped.push(line);
    }
    if wrapped.len() > lines {
        wrapped.truncate(lines);
        if let Some(last) = wrapped.last_mut() {
            shorten(last, width);
        }
    }
    wrapped
}

/// Ends the line with "…" within `width` characters, at a word if it has two.
fn shorten(line: &mut String, width: usize) {
    if line.chars().count() >= width {
        match line.rfind(' ') {
            Some(at) => line.truncate(at),
            None => *line = line.chars().take(width - 1).collect(),
        }
    }
    let kept = line
        .trim_end_matches(|end: char| !end.is_alphanumeric())
        .len();
    if kept > 0 {
        line.truncate(kept);
    }
    line.push('…');
}

/// The text without characters that cannot be seen or may not stand in XML;
/// every kind of line end is a line feed.
pub fn visible(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter_map(|character| match character {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => Some('\n'),
            '\t' => Some(' '),
            _ if is_invisible(character) => None,
            _ => Some(character),
        })
        .collect()
}

/// Control characters, those that turn the direction of the text around them,
/// and code points that XML excludes.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'
            | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}'
            | '\u{10FF00}'..='\u{10FFFF}')
}

fn escape(text: &str, line_end: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for character in visible(text).chars() {
        match character {
            '\\' => escaped.push_str("\\\\"),
            '"' => escaped.push_str("&quot;"),
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\n' => escaped.push_str(line_end),
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{Id, identifier, label, left_label, link, wrap};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(label(text), Id::Escaped(expected.to_owned()));
    }

    #[test]
    fn defuses_both_readers() {
        check("plain", r#""plain""#);
        check(r#"said "no""#, r#""said &quot;no&quot;""#);
        check(r"\N \l \", r#""\\N \\l \\""#);
        check("a & b <b>&lt;", r#""a &amp; b &lt;b&gt;&amp;lt;""#);
        check("two\r\nlines\u{0}\u{7}", r#""two\nlines""#);
        check("turned \u{202E}round", r#""turned round""#);
    }

    #[test]
    fn left_labels_end_every_line() {
        let expected = Id::Escaped(r#""a\lb\l""#.to_owned());
        assert_eq!(left_label("a\nb"), expected);
    }

    #[test]
    fn identifiers_stay_different() {
        let texts = ["a", "a\u{1}", "a b", "a%20b", "é", "e", "\"];x", ""];
        for (at, one) in texts.iter().enumerate() {
            for other in &texts[at + 1..] {
                assert_ne!(identifier("h:", one), identifier("h:", other));
            }
        }
    }

    #[test]
    fn only_web_links_pass() {
        assert!(link("https://example.org/a?b=1&c=\"2\"").is_some());
        assert!(link("HTTP://example.org").is_some());
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "https://",
            "https://a b",
            "java\nscript:x",
            "//example.org",
            "",
            "é",
        ] {
            assert_eq!(link(bad), None, "{bad}");
        }
    }

    #[test]
    fn wraps_at_words_and_says_what_is_cut() {
        assert_eq!(wrap("one two three", 7, 3), ["one two", "three"]);
        assert_eq!(wrap("one two three four", 8, 2), ["one two", "three…"]);
        assert_eq!(wrap("abcdefghij", 4, 2), ["abcd", "efg…"]);
        assert_eq!(wrap("  \n ", 4, 2), Vec::<String>::new());
        for text in ["éàü ".repeat(40), "x".repeat(400)] {
            for line in wrap(&text, 10, 3) {
                assert!(line.chars().count() <= 10, "{line}");
            }
        }
    }
}
