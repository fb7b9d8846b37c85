//! Lines → paragraphs.
//!
//! A line break ends a paragraph, for a parser mends a cut sentence less badly
//! than a headline that runs into the text. The exceptions are texts wrapped at
//! a fixed width, and lines that plainly go on in the next.

use super::chunk::{char_before, is_space};
use super::pages;
use crate::span::Span;

/// A stretch of text within which sentences run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Its place, without white space at either end; never empty.
    pub(super) span: Span,
    /// Whether it is one line, as a heading is.
    pub(super) one_line: bool,
}

/// The paragraphs of `body`, in order, and the page numbers within them, which are no part of any
/// sentence.
pub(super) fn paragraphs(text: &str, body: Span) -> (Vec<Paragraph>, Vec<Span>) {
    let mut lines = lines(text, body);
    let width = wrap_width(text, &lines);
    let marks = pages::marks(text, &lines, width.is_some());
    close_pages(text, &mut lines, &marks);
    (joined(text, lines, width), marks)
}

/// Takes the page numbers out of the lines: of a sentence that goes on over the page, the blank lines
/// around the number part nothing.
fn close_pages(text: &str, lines: &mut Vec<Line>, marks: &[Span]) {
    let mut before: Option<Line> = None;
    let mut turned = false;
    lines.retain_mut(|line| {
        if marks.binary_search(&line.span).is_ok() {
            turned = true;
            return false;
        }
        let open = before.is_some_and(|it| !ends_sentence(it.span.slice(text)));
        if turned && open && starts_small(line.span.slice(text)) {
            line.after_blank = false;
        }
        turned = false;
        before = Some(*line);
        true
    });
}

/// Lines that belong together, as paragraphs.
fn joined(text: &str, lines: Vec<Line>, width: Option<usize>) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut previous: Option<Line> = None;
    for line in lines {
        match (previous, paragraphs.last_mut()) {
            (Some(before), Some(paragraph))
                if continues(text, before, line, width)
                    || resumes(text, paragraph.span, before, line) =>
            {
                paragraph.span.end = line.span.end;
                paragraph.one_line = false;
            }
            _ => paragraphs.push(Paragraph {
                span: line.span,
                one_line: true,
            }),
        }
        previous = Some(line);
    }
    paragraphs
}

/// A line that is not blank, trimmed.
#[derive(Clone, Copy)]
pub(super) struct Line {
    pub(super) span: Span,
    /// Whether the line before it is blank, or there is none.
    after_blank: bool,
}

fn lines(text: &str, body: Span) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut after_blank = true;
    let mut start = body.start;
    let inside = text.get(body.start..body.end).unwrap_or("");
    let broken = inside.split_inclusive(['\n', '\r', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']);
    for raw in broken.flat_map(items_apart) {
        let trimmed = raw.trim_start_matches(is_space);
        let from = start + (raw.len() - trimmed.len());
        let trimmed = trimmed.trim_end_matches(is_space);
        start += raw.len();
        if trimmed.is_empty() {
            // Of "\r\n" the second half is no line of its own.
            after_blank |= !(raw == "\n" && char_before(text, start - 1) == '\r');
            continue;
        }
        lines.push(Line {
            span: Span::new(from, from + trimmed.len()),
            after_blank,
        });
        after_blank = false;
    }
    lines
}

/// A line at the bullets within it: "by: -   Opening the port -   Lifting the levy" has lost its breaks.
fn items_apart(line: &str) -> impl Iterator<Item = &str> {
    let bytes = line.as_bytes();
    let bullet = |at: &usize| {
        let before = at.checked_sub(1).map(|before| bytes[before]);
        bytes[*at] == b'-' && before == Some(b' ') && bytes[at + 1..].starts_with(b"   ")
    };
    let mut cuts: Vec<usize> = (0..bytes.len()).filter(bullet).collect();
    cuts.push(line.len());
    let mut start = 0;
    cuts.into_iter().map(move |cut| {
        let part = &line[start..cut];
        start = cut;
        part
    })
}

/// The width in bytes at which the text is wrapped; `None` where every line
/// is a paragraph of its own.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let (mut joints, mut flowing) = (0_usize, 0_usize);
    let mut widths = Vec::new();
    for pair in lines.windows(2).filter(|pair| !pair[1].after_blank) {
        joints += 1;
        widths.push(pair[0].span.len());
        let open_end = !ends_sentence(pair[0].span.slice(text));
        flowing += usize::from(open_end && starts_small(pair[1].span.slice(text)));
    }
    widths.sort_unstable();
    let width = *widths.get(widths.len() * 9 / 10)?;
    let wrapped = joints >= 3 && flowing * 2 >= joints && (40..=130).contains(&width);
    wrapped.then_some(width)
}

/// Whether `line` goes on the sentence or paragraph of the line `before` it.
fn continues(text: &str, before: Line, line: Line, width: Option<usize>) -> bool {
    let (above, below) = (before.span.slice(text), line.span.slice(text));
    if line.after_blank || is_item(below) {
        return false;
    }
    let trails = above.ends_with("...") || above.ends_with('…');
    let unfinished = (!ends_sentence(above) || trails) && !above.ends_with(':');
    let flows = unfinished && starts_small(below);
    let leans = leans_on_next(above);
    if let Some(width) = width {
        // A line that had room for the next word was ended on purpose.
        let word = below.find(is_space).unwrap_or(below.len());
        let full = above.len() + word + 1 > width.saturating_sub(width / 8);
        let heading = unfinished && !above.ends_with(',') && opens_sentence(below);
        return flows || leans || full && !heading;
    }
    let long = above.len() >= 30;
    flows && (long || above.ends_with(',') || leaves_quotation_open(above)) || leans && long
}

/// Whether `line` goes on a sentence that a blank line cuts: the end of a page, or every few lines
/// in what some programs make of a page.
fn resumes(text: &str, paragraph: Span, before: Line, line: Line) -> bool {
    let (above, below) = (before.span.slice(text), line.span.slice(text));
    // Items of a list that begin small are no halves of one sentence.
    let prose = !starts_small(paragraph.slice(text)) && !is_item(paragraph.slice(text));
    let open = leans_on_next(above) || above.ends_with(char::is_alphanumeric);
    line.after_blank && prose && open && above.len() >= 60 && starts_small(below) && !is_item(below)
}

/// Whether a line ends with a word after which no sentence ends: "the", "of".
fn leans_on_next(line: &str) -> bool {
    const LEANING: &[&str] = &[
        "a", "an", "and", "as", "at", "between", "by", "for", "from", "his", "into", "its", "of",
        "or", "our", "than", "that", "the", "their", "to", "was", "were", "which", "who", "with",
        "would",
    ];
    let word = line.rsplit(is_space).next().unwrap_or(line);
    LEANING.contains(&word)
}

/// Whether a line begins with a word that stands large only where a sentence begins: after a line
/// without a stop that one was a heading.
fn opens_sentence(line: &str) -> bool {
    const OPENING: &[&str] = &[
        "A", "After", "An", "As", "At", "Before", "But", "For", "He", "His", "If", "In", "It",
        "Its", "On", "She", "Since", "That", "The", "Their", "There", "These", "They", "This",
        "We", "When", "While", "With",
    ];
    let word = line.split(is_space).next().unwrap_or(line);
    OPENING.contains(&word)
}

/// Whether a line ends as a sentence does, closing marks aside.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '”', '’', '»', '“', ')', ']', ' '])
        .ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।'])
}

pub(super) fn starts_small(line: &str) -> bool {
    line.chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(char::is_lowercase)
}

fn leaves_quotation_open(line: &str) -> bool {
    let count = |mark: char| line.matches(mark).count();
    count('“') > count('”') || count('«') > count('»') || count('"') % 2 == 1
}

/// Whether a line is an item of a list.
pub(super) fn is_item(line: &str) -> bool {
    label(line).is_some()
}

/// The bullet, number or letter with which an item of a list begins: `•`, `-`,
/// `1.`, `(iv)`, `b)`.
pub(super) fn label(line: &str) -> Option<&str> {
    let end = line.find(is_space)?;
    let first = &line[..end];
    let bullet = matches!(
        first,
        "-" | "–" | "—" | "+" | "*" | "•" | "‣" | "◦" | "▪" | "●" | "·" | "\u{f0b7}" | "\u{25a0}"
    );
    if bullet {
        return Some(first);
    }
    let name = first.strip_suffix(['.', ')'])?;
    let (name, bracket) = (name.trim_start_matches('('), first.ends_with(')'));
    let digits = name.bytes().all(|b| b.is_ascii_digit()) && name.len() <= 3;
    let roman = name.bytes().all(|b| matches!(b | 0x20, b'i' | b'v' | b'x')) && name.len() <= 5;
    let letter = name.len() == 1 && name.bytes().all(|b| b.is_ascii_alphabetic());
    let is_label = digits || bracket && (letter || roman) || name.len() > 1 && roman;
    (is_label && !name.is_empty()).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::paragraphs;
    use crate::span::Span;

    fn check(text: &str, expect: &[&str]) {
        let found: Vec<_> = paragraphs(text, Span::new(0, text.len()))
            .0
            .iter()
            .map(|paragraph| paragraph.span.slice(text).replace('\n', "/"))
            .collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn a_line_break_is_a_hard_break() {
        check(
            "Arnor rejects the plan\nThe king spoke.\r\n\r\nIt is over.\n",
            &["Arnor rejects the plan", "The king spoke.", "It is over."],
        );
        check("\n\n \n", &[]);
    }

    #[test]
    fn bullets_within_a_line_part_its_items() {
        check(
            "Gondor will trade, by: -   Opening the port -   Lifting the levy\nIt is - as ever - late.",
            &[
                "Gondor will trade, by:",
                "-   Opening the port",
                "-   Lifting the levy",
                "It is - as ever - late.",
            ],
        );
    }

    #[test]
    fn a_text_wrapped_at_a_width_is_joined() {
        let text = "Gondor closes the river\n\
            The steward of Gondor announced on Monday that the river would be\n\
            closed to every ship of the southern fleet until further notice, and\n\
            called on the neighbouring lands to do likewise before the winter.\n\
            Rohan declined. Its marshal spoke of a measure that would harm the\n\
            farmers of both sides.\n\
            The fleet sailed on.\n\nNobody was hurt.";
        check(
            text,
            &[
                "Gondor closes the river",
                "The steward of Gondor announced on Monday that the river would be/closed to every \
             ship of the southern fleet until further notice, and/called on the neighbouring \
             lands to do likewise before the winter./Rohan declined. Its marshal spoke of a \
             measure that would harm the/farmers of both sides.",
                "The fleet sailed on.",
                "Nobody was hurt.",
            ],
        );
    }

    #[test]
    fn a_heading_as_wide_as_the_text_stands_alone() {
        let text = "Gondor closes the river to ships of the south and calls upon Rohan\n\
            The steward of Gondor announced on Monday that the river would be\n\
            closed to every ship of the southern fleet until further notice,\n\
            and called on the neighbouring lands to do likewise, as he put it,\n\
            before the winter.";
        assert_eq!(
            paragraphs(text, Span::new(0, text.len())).0[0]
                .span
                .slice(text),
            "Gondor closes the river to ships of the south and calls upon Rohan"
        );
    }

    #[test]
    fn a_line_that_plainly_goes_on_is_joined() {
        check(
            "“This is, of\ncourse, wrong,” he said.",
            &["“This is, of/course, wrong,” he said."],
        );
        check(
            "The king, of Arnor,\nspoke.",
            &["The king, of Arnor,/spoke."],
        );
        check("apples\npears", &["apples", "pears"]);
        check(
            "The steward told the council of the\nGondor guards.",
            &["The steward told the council of the/Gondor guards."],
        );
        let cut = "The steward told the council of the captains, who had come from every\n\n\
            land of the west.";
        check(cut, &[&cut.replace('\n', "/")]);
        check(
            "welcomes the report of the steward on the state of the bridges and roads\n\n\
            urges all captains to mend them",
            &[
                "welcomes the report of the steward on the state of the bridges and roads",
                "urges all captains to mend them",
            ],
        );
        check(
            "They demand, in the order of their importance,\n- peace\n(b) bread",
            &[
                "They demand, in the order of their importance,",
                "- peace",
                "(b) bread",
            ],
        );
    }
}
