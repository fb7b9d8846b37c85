//! HTML without a parser: all visible text of a page, in time proportional to
//! its length and without recursion. For pages on which the article finder
//! fails, or which are made to harm it.

/// Elements whose content is never seen.
const HIDDEN: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "head", "iframe", "textarea", "select",
];

/// Elements that stand within a line.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr", "img",
];

/// Elements without an end, or whose end is mostly left out.
const OPEN: &[&str] = &[
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
    "option", "p", "param", "source", "td", "th", "tr", "track", "wbr",
];

/// The visible text of a page, blocks on lines of their own.
pub(super) fn text(page: &str) -> String {
    let mut text = String::with_capacity(page.len() / 2);
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        push(&mut text, &rest[..at]);
        rest = &rest[at..];
        let Some((name, end)) = tag(rest) else {
            push(&mut text, "<");
            rest = &rest[1..];
            continue;
        };
        rest = &rest[end..];
        let name = name.to_ascii_lowercase();
        if HIDDEN.contains(&name.as_str()) {
            rest = after_end_of(rest, &name);
        }
        if !INLINE.contains(&name.trim_start_matches('/')) && !text.ends_with('\n') {
            text.push('\n');
        }
    }
    push(&mut text, rest);
    text
}

/// How deep the elements of a page may be nested; an upper bound.
pub(super) fn depth(page: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let Some((name, end)) = tag(rest) else {
            rest = &rest[1..];
            continue;
        };
        rest = &rest[end..];
        let name = name.to_ascii_lowercase();
        match name.strip_prefix('/') {
            Some(name) if !OPEN.contains(&name) => depth = depth.saturating_sub(1),
            None if !OPEN.contains(&name.as_str()) && !name.starts_with(['!', '?']) => depth += 1,
            _ => {}
        }
        if matches!(name.as_str(), "script" | "style") {
            rest = after_end_of(rest, &name);
            depth = depth.saturating_sub(1);
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The name (with `/` before it if it ends an element) and length of the tag at
/// the start of `rest`; `None` if `<` stands for itself.
fn tag(rest: &str) -> Option<(&str, usize)> {
    if rest.starts_with("<!--") {
        let end = rest.find("-->").map_or(rest.len(), |at| at + 3);
        return Some(("!", end));
    }
    let name_starts =
        rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
    if !name_starts {
        return None;
    }
    let ends = |c: char| c.is_whitespace() || matches!(c, '>' | '/');
    let name = rest[2..].find(ends).map_or(rest.len(), |at| at + 2);
    let mut quote = None;
    let end = rest[name..].find(|c| match (quote, c) {
        (None, '>') => true,
        (None, '"' | '\'') => {
            quote = Some(c);
            false
        }
        (Some(open), c) if open == c => {
            quote = None;
            false
        }
        _ => false,
    });
    // A quote that never ends swallows no more than up to the next ">".
    let end = end.or_else(|| rest[name..].find('>'));
    Some((&rest[1..name], end.map_or(rest.len(), |at| name + at + 1)))
}

/// What follows the end of the element `name`; nothing if it has no end.
fn after_end_of<'a>(rest: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(at) = rest[from..].find("</") {
        let start = from + at + 2;
        let found = rest.get(start..start + name.len());
        if found.is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return rest[start..]
                .find('>')
                .map_or("", |end| &rest[start + end + 1..]);
        }
        from = start;
    }
    ""
}

/// Adds text with its character references resolved and its spaces folded.
fn push(text: &mut String, raw: &str) {
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        fold(text, &rest[..at]);
        rest = &rest[at..];
        let reference = rest[1..].bytes().take(10).position(|b| b == b';');
        let c = reference.and_then(|end| resolve(&rest[1..=end]).map(|c| (c, end + 2)));
        let (c, len) = c.unwrap_or(('&', 1));
        text.push(c);
        rest = &rest[len..];
    }
    fold(text, rest);
}

fn fold(text: &mut String, raw: &str) {
    for c in raw.chars() {
        if !c.is_whitespace() {
            text.push(c);
        } else if !text.ends_with(char::is_whitespace) && !text.is_empty() {
            text.push(' ');
        }
    }
}

fn resolve(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| *c != '\0');
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "laquo" => '«',
        "raquo" => '»',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "eacute" => 'é',
        "euro" => '€',
        "pound" => '£',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{depth, text};

    #[test]
    fn visible_text_alone() {
        let page = "<!-- x --><head><title>T</title></head><h1>One &amp; two</h1>\n<p title='a>b'>It \
            <b>is</b>\n over &#8212; &bogus; 3 < 4.</p><script>var a = '<p>';</script><li>End";
        assert_eq!(
            text(page).trim(),
            "One & two\nIt is over — &bogus; 3 < 4.\nEnd"
        );
    }

    #[test]
    fn hostile_pages_take_little_time() {
        for piece in [
            "<", "<a ", "<a \"", "&", "</", "<!--", "<script>", "&#", "<b>",
        ] {
            text(&piece.repeat(200_000));
            depth(&piece.repeat(200_000));
        }
    }

    #[test]
    fn depth_of_nesting() {
        assert_eq!(depth("<div><div><p>a<p>b<br></div></div><div></div>"), 2);
        assert_eq!(depth("<script>'<div><div>'</script><i>a</i>"), 1);
    }
}
