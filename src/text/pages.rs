//! What stands between two pages of a printed text: `17`, `- 3 -`, `A/58/PV.11`.
//!
//! `paragraph.rs` takes these lines out, so that a sentence goes on over the page.

use super::chunk::is_space;
use super::paragraph::{Line, ends_sentence, starts_small};
use crate::span::Span;

/// A line before a page's end has so many bytes at least, where lines have no width.
const LONG: usize = 40;

/// A document's symbol has so many bytes at most.
const LONGEST_SYMBOL: usize = 30;

/// The places of page numbers and symbols among the lines, in order. In a text wrapped at a width
/// every number alone on a line is one; else only what cuts a sentence.
pub(super) fn marks(text: &str, lines: &[Line], wrapped: bool) -> Vec<Span> {
    let mut marks = Vec::new();
    let mut at = 1;
    while at < lines.len() {
        let slice = |at: usize| lines[at].span.slice(text);
        let end = (at..lines.len())
            .find(|&line| !is_mark(slice(line)))
            .unwrap_or(lines.len());
        if end > at && end < lines.len() {
            let (above, below) = (slice(at - 1), slice(end));
            let cuts = above.len() >= LONG
                && !ends_sentence(above)
                && !above.ends_with([':', ',', ';'])
                && starts_small(below);
            if cuts || wrapped && !above.ends_with(':') {
                marks.extend(lines[at..end].iter().map(|line| line.span));
            }
        }
        at = end.max(at + 1);
    }
    marks
}

/// Whether a line is a number of up to four digits, dashes aside, or a document's symbol.
fn is_mark(line: &str) -> bool {
    let figures = line.trim_matches(|c: char| is_space(c) || matches!(c, '-' | '–' | '—'));
    let number = (1..=4).contains(&figures.len()) && figures.bytes().all(|b| b.is_ascii_digit());
    let symbol = || {
        let part = |part: &str| {
            let bytes = part.bytes();
            part.contains(['/', '-']) && bytes.clone().any(|b| b.is_ascii_digit())
                || bytes.clone().all(|b| b.is_ascii_digit())
        };
        line.len() <= LONGEST_SYMBOL && line.contains("/PV.") && line.split(is_space).all(part)
    };
    number || symbol()
}

#[cfg(test)]
mod tests {
    use crate::span::Span;
    use crate::text::segment;

    /// The words of each sentence, parted by spaces.
    fn sentences(text: &str) -> Vec<String> {
        let found = segment(text, Span::new(0, text.len()));
        found.iter().map(|one| one.forms(text).join(" ")).collect()
    }

    #[test]
    fn a_sentence_goes_on_over_the_page() {
        let text = "1.\tThe steward told the captains of Gondor and the marshals of\n17\n\
            the Mark that he would stay.\n2.\tHe stayed.";
        let expect = [
            "1 .",
            "The steward told the captains of Gondor and the marshals of the Mark that he would \
             stay .",
            "2 .",
            "He stayed .",
        ];
        assert_eq!(sentences(text), expect);
        assert_eq!(sentences(&text.replace("17", "\n17\nA/3/PV.11")), expect);
    }

    #[test]
    fn a_blank_line_at_the_page_parts_no_sentence() {
        let text = "The steward told the captains of Gondor that the river\n\
            would be closed to every ship of the south until the\n\
            winter, and that he meant to keep the whole of the levy\n\
            which Rohan had sent to the city in the spring in support\n\
            20\n\n\
            of the captains of the white tower, who had asked for it\n\
            twice before the snow.";
        assert_eq!(sentences(text).len(), 1);
    }

    #[test]
    fn a_number_in_a_list_stays() {
        assert_eq!(sentences("Votes\n17\nRohan"), ["Votes", "17", "Rohan"]);
        assert_eq!(
            sentences("The votes of Rohan in all the councils of the last age:\n17\nof them good"),
            [
                "The votes of Rohan in all the councils of the last age :",
                "17",
                "of them good"
            ]
        );
    }
}
