//! Addresses: web pages, e-mail, domain names, file names.

/// Endings by which a word with stops in it is known as an address.
const ENDINGS: &[&str] = &[
    "com", "org", "net", "gov", "edu", "mil", "int", "info", "eu", "uk", "us", "ru", "de", "fr",
    "cn", "io", "tv", "news", "doc", "pdf", "xls", "html", "htm",
];

/// Where the address that begins at `at` ends, if one does; `text` ends with
/// the chunk.
pub(super) fn end(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    if !rest.bytes().any(|b| matches!(b, b'.' | b'@' | b':')) {
        return None;
    }
    if is_page(rest) {
        return Some(at + trim(rest));
    }
    let run = rest
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-' | '@')));
    let host = rest[..run.unwrap_or(rest.len())].trim_end_matches(['.', '-', '+', '%', '@']);
    if let Some((user, domain)) = host.split_once('@') {
        return (!user.is_empty() && domain.contains('.')).then_some(at + host.len());
    }
    let (name, ending) = host.rsplit_once('.')?;
    let known = name.len() > 1
        && !name.ends_with('.')
        && ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))
        // "U.S.us" and "end.Us" are words that ran together.
        && !name.ends_with(char::is_whitespace);
    if !known {
        return None;
    }
    let path = rest[host.len()..].starts_with('/');
    Some(at + if path { trim(rest) } else { host.len() })
}

fn is_page(rest: &str) -> bool {
    ["http://", "https://", "ftp://", "www.", "mailto:"]
        .iter()
        .any(|scheme| {
            rest.get(..scheme.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        })
}

/// Length of an address without the marks that end the sentence or bracket
/// around it.
fn trim(rest: &str) -> usize {
    let stop = rest
        .find(['"', '”', '“', '<', '>', '«', '»'])
        .unwrap_or(rest.len());
    let address = rest[..stop].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', ']']);
    let bracket = address.ends_with(')') && !address.contains('(');
    if bracket {
        address
            .trim_end_matches(')')
            .trim_end_matches(['.', ','])
            .len()
    } else {
        address.len()
    }
}

#[cfg(test)]
mod tests {
    use super::end;

    #[track_caller]
    fn check(text: &str, expect: Option<&str>) {
        assert_eq!(end(text, 0).map(|end| &text[..end]), expect);
    }

    #[test]
    fn finds_addresses_and_leaves_the_marks_after_them() {
        check(
            "https://example.org/a-b?c=d).",
            Some("https://example.org/a-b?c=d"),
        );
        check(
            "www.example.org/wiki/Rohan_(land),",
            Some("www.example.org/wiki/Rohan_(land)"),
        );
        check(
            "press.office@example.org.",
            Some("press.office@example.org"),
        );
        check("gondor-daily.com,", Some("gondor-daily.com"));
        check("U.S.-led", None);
        check("word", None);
        check("e.g.", None);
    }
}
