//! Where sentences end within a paragraph.
//!
//! A chunk that ends in `.`, `!`, `?` or `…` (closing marks aside) may end a
//! sentence; what stands before the stop, whether a quotation is open, and what
//! comes next decide.

use super::abbreviation::{self, Class};
use super::chunk::{Chunks, chunks, floor_boundary};
use super::report;
use crate::span::Span;

/// A sentence without an end is cut after so many bytes.
const LONGEST_SENTENCE: usize = 20_000;

/// A quotation that begins within a sentence is kept whole up to this length
/// in bytes, even if it holds a full stop.
const SHORT_QUOTATION: usize = 60;

/// Adds the sentences of one paragraph to `sentences`.
pub(super) fn split(text: &str, paragraph: Span, sentences: &mut Vec<Span>) {
    let mut words = chunks(text, paragraph);
    let mut start = None;
    let mut end = paragraph.start;
    let mut quotation = Quotation::default();
    while let Some(word) = words.next() {
        let first = *start.get_or_insert(word.start);
        if word.end - first > LONGEST_SENTENCE && first < word.start {
            sentences.push(Span::new(first, end));
            start = Some(word.start);
            quotation = Quotation::default();
        }
        end = word.end;
        quotation.advance(text, word);
        let stopped = word.slice(text).ends_with(is_stop);
        let follows = |next: &Span| trails(next.slice(text), stopped);
        while let Some(mark) = words.clone().next().filter(follows) {
            end = mark.end;
            quotation.advance(text, mark);
            words.next();
        }
        let is_first = start == Some(word.start);
        let inside = quotation.ended_inside(first);
        if ends_here(text, word, is_first, inside, words.clone())
            && !quotation.holds(text, start.unwrap_or(first), paragraph.end)
        {
            sentences.push(Span::new(start.unwrap_or(first), end));
            start = None;
        }
    }
    if let Some(start) = start {
        sentences.push(Span::new(start, end));
    }
}

/// The quotation that is open, if any.
#[derive(Default)]
struct Quotation {
    /// Byte of the opening mark.
    open: Option<usize>,
    /// Byte of the opening mark of the last one that ended.
    ended: Option<usize>,
}

impl Quotation {
    fn advance(&mut self, text: &str, word: Span) {
        let chunk = word.slice(text);
        if chunk.is_ascii() && !chunk.contains('"') {
            return;
        }
        for (at, c) in chunk.char_indices() {
            let opens = match c {
                '“' | '«' | '„' => self.open.is_none(),
                '"' => self.open.is_none() && opens_at(chunk, at),
                _ => false,
            };
            if opens {
                self.open = Some(word.start + at);
            } else if matches!(c, '”' | '»' | '"' | '“') && self.open.is_some() {
                self.ended = self.open.take();
            }
        }
    }

    /// Whether the last one that ended had begun within the sentence, behind words of its own.
    fn ended_inside(&self, sentence: usize) -> bool {
        self.ended.is_some_and(|open| open > sentence)
    }

    /// Whether a short quotation that began inside the sentence is still open.
    fn holds(&self, text: &str, sentence: usize, limit: usize) -> bool {
        let Some(open) = self.open.filter(|&open| open > sentence) else {
            return false;
        };
        let until = floor_boundary(text, limit.min(open + SHORT_QUOTATION));
        let inside = text.get(open..until).unwrap_or("");
        inside.chars().skip(1).any(|c| matches!(c, '”' | '»' | '"'))
    }
}

/// Whether the straight mark at byte `at` of a chunk opens a quotation.
fn opens_at(chunk: &str, at: usize) -> bool {
    let before = chunk[..at].chars().next_back();
    let after = chunk[at + 1..].chars().next();
    before.is_none_or(|c| matches!(c, '(' | '[' | '—' | '–' | '-' | '\'' | '‘' | ':'))
        && after.is_none_or(|c| !matches!(c, ',' | '.' | ';' | ')'))
}

/// A chunk taken apart: `core` `stops` `closers`, as in `"no` `.` `"`.
struct Ending<'a> {
    core: &'a str,
    stops: &'a str,
    closers: &'a str,
}

impl<'a> Ending<'a> {
    /// `None` if the chunk holds no stop at its end.
    fn of(chunk: &'a str) -> Option<Self> {
        let body = trim_closers(chunk);
        let core = body.trim_end_matches(is_stop);
        (core.len() < body.len()).then(|| Self {
            core,
            stops: &body[core.len()..],
            closers: &chunk[body.len()..],
        })
    }

    fn closes_quotation(&self) -> bool {
        self.closers.contains(['"', '”', '»', '’', '\'', '“'])
    }

    fn closes_bracket(&self) -> bool {
        self.closers.contains([')', ']'])
    }
}

fn is_stop(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।' | '‽'
    )
}

/// The chunk without the closing marks and note numbers (`[3]`) at its end.
fn trim_closers(chunk: &str) -> &str {
    let is_closer = |c| {
        matches!(
            c,
            '"' | '\'' | '”' | '’' | '»' | '“' | '‘' | ')' | ']' | '}'
        )
    };
    let mut body = chunk.trim_end_matches(is_closer);
    while let Some((before, note)) = chunk[..].get(..body.len()).and_then(|b| b.rsplit_once('[')) {
        let digits =
            !note.is_empty() && note.len() <= 3 && note.bytes().all(|b| b.is_ascii_digit());
        if !digits || !before.ends_with(|c| is_stop(c) || is_closer(c)) {
            break;
        }
        body = before.trim_end_matches(is_closer);
    }
    body
}

/// Whether the sentence ends after the chunk `word`; `inside` tells whether the last quotation began
/// behind words of the sentence, `rest` are the chunks after it in the paragraph.
fn ends_here(text: &str, word: Span, is_first: bool, inside: bool, rest: Chunks<'_>) -> bool {
    let Some(ending) = Ending::of(word.slice(text)) else {
        return false;
    };
    let mut rest = rest.map(|span| span.slice(text));
    let Some(mut next) = rest.next() else {
        return true;
    };
    if next.chars().all(|c| matches!(c, '-' | '–' | '—')) {
        match rest.clone().next() {
            Some(after) if !starts_small(after) => next = after,
            _ => return false,
        }
    }
    if starts_small(next) || next.starts_with([',', ';', ':']) {
        return false;
    }
    if ending
        .core
        .trim_start_matches(['(', '[', '"', '“'])
        .is_empty()
    {
        // "(!)" and "..." say nothing about the end.
        return !ending.closes_bracket() && next.starts_with(|c: char| !c.is_lowercase());
    }
    let stopped = ending.stops.starts_with('.');
    if ending.closes_quotation() && report::follows(stopped, stopped && inside, next, rest.clone())
    {
        return false;
    }
    match ending.stops {
        "." => stop_ends(&ending, is_first, next, rest),
        "!" | "?" => {
            !abbreviation::is_marked_name(bare(ending.core))
                || abbreviation::opens_sentence(bare(next))
        }
        _ => true,
    }
}

/// Whether a chunk belongs to the word before it, whatever the spacing says: a
/// note number (`[3]`), closing marks, stops after a stop.
fn trails(chunk: &str, stopped: bool) -> bool {
    let note = chunk
        .strip_prefix('[')
        .and_then(|chunk| chunk.strip_suffix(']'));
    let digits = |note: &str| note.len() <= 3 && note.bytes().all(|b| b.is_ascii_digit());
    let closes = |c| matches!(c, '”' | '’' | '»' | ')') || stopped && is_stop(c) && c != '…';
    note.is_some_and(digits) || chunk.chars().all(closes) && !chunk.starts_with("..")
}

/// Whether a single full stop ends the sentence before `next`.
fn stop_ends<'a>(
    ending: &Ending<'_>,
    is_first: bool,
    next: &str,
    mut rest: impl Iterator<Item = &'a str>,
) -> bool {
    let word = last_part(ending.core);
    if is_first && is_label(ending.core) {
        return false;
    }
    let Some(class) = abbreviation::class(word) else {
        return true;
    };
    if ending.closes_bracket() {
        return false;
    }
    let number = next
        .trim_start_matches(['(', '['])
        .starts_with(|c: char| c.is_ascii_digit());
    let next_word = bare(next);
    match class {
        Class::Open => false,
        Class::Number => {
            let roman = next_word.len() <= 4 && is_roman(next_word);
            let answer = next_word == "I" && word.eq_ignore_ascii_case("no");
            !number && (!roman || answer)
        }
        Class::DateOrWord => !number,
        Class::Hour => !number && !is_zone(next_word, rest.next()),
        Class::Date | Class::Place | Class::After | Class::Acronym | Class::Initial => {
            !number
                && (abbreviation::opens_sentence(next_word)
                    || next.starts_with(['"', '“', '«', '„', '‘']) && class != Class::Initial
                    || (word == "etc" && next.starts_with(char::is_uppercase)))
        }
    }
}

/// The part of a chunk after its last hyphen or opening mark: `Calif` of `(D-Calif`.
fn last_part(core: &str) -> &str {
    core.rsplit([
        '-', '–', '—', '(', '[', '"', '“', '«', '„', '‘', '/', '*', '_',
    ])
    .next()
    .unwrap_or(core)
}

/// The word without the marks around it.
pub(super) fn bare(chunk: &str) -> &str {
    chunk.trim_matches(|c: char| !c.is_alphanumeric())
}

/// A list label at the start of a paragraph: `1.`, `IV.`, `a.`
fn is_label(core: &str) -> bool {
    core.len() <= 3 && core.bytes().all(|b| b.is_ascii_digit())
        || core.chars().count() == 1
        || is_roman(core)
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L'))
}

fn starts_small(chunk: &str) -> bool {
    let mut letters = chunk.chars().filter(|c| c.is_alphanumeric());
    // "al-Assad" and "iPhone" may open a sentence for all their first letter.
    letters.next().is_some_and(char::is_lowercase) && !letters.any(char::is_uppercase)
}

/// Whether "10 a.m." goes on with a time zone or a day.
fn is_zone(next: &str, after: Option<&str>) -> bool {
    let capitals = (2..=4).contains(&next.len()) && next.bytes().all(|b| b.is_ascii_uppercase());
    let named = matches!(
        next,
        "Eastern" | "Central" | "Pacific" | "Mountain" | "Greenwich" | "Zulu"
    );
    let day = next.len() > 5 && next.ends_with("day");
    capitals && next != "HE" || named || day || after.is_some_and(|after| bare(after) == "time")
}

#[cfg(test)]
mod tests {
    use super::split;
    use crate::span::Span;

    /// `|` stands where a sentence is to end.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let mut spans = Vec::new();
        split(&text, Span::new(0, text.len()), &mut spans);
        let found: Vec<_> = spans.iter().map(|span| span.slice(&text)).collect();
        let expect: Vec<_> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn titles_and_names() {
        check("Gen. Boromir met Mrs. Took and Lt. Col. Brandy in St. Fornost.| They left.");
        check("Sen. Merry Brandybuck, D-Calif., and Rep. Pippin Took, R-N.C., agree.| So be it.");
        check("A.B. Gamgee and J. R. Cotton spoke.| F. Baggins did not.");
        check("Dr. Prof. Elrond, M.D., Ph.D., left.");
        check("Samwise Jr. told them of Frodo Sr.| The end.");
    }

    #[test]
    fn acronyms_at_the_end_and_within() {
        check("They flew to the U.S.| The talks began.");
        check("The U.S. Senate and the U.N. General Assembly met in Washington, D.C.| He left.");
        check("The firm, Mithril Corp., sold shares of Shire Ltd. to Bree Inc.| It closed.");
        check("It is worth $2.5 bn vs. $1.1 bn in 2019.| Nobody minds.");
    }

    #[test]
    fn hours_days_and_numbers() {
        check("They met on Feb. 3 and on Sept. 11.| Rohan stayed away.");
        check("It began at 9 a.m. Minas time.| It ended at 5 p.m.| Guards left.");
        check("He spoke at 7 p.m. EST on Tuesday.| The rest slept.");
        check("See art. 4, paras. 2-3 and No. 7.| The answer is no.| We stay.");
        check("Under Art. II they may.| He sat.| He saw them sit.");
        check("1. We demand peace.| We will wait.");
    }

    #[test]
    fn quotations_and_who_said_them() {
        check("“Will you come?” asked Éowyn.| Nobody knew!");
        check("“Will you come?” Lady Éowyn asked on Monday.| “No.”");
        check("“We refuse.” Denethor said so at dawn.| The guard left.");
        check("“We refuse.” Denethor said.| The guard left.");
        check("“We refuse.”| Denethor said the walls would hold.");
        check("\"We refuse,\" he said.| \"We always will.\"| Then he left.");
        check("She added: “We are late. We go.”| It rained.");
        check("«Nous refusons.»| Le roi partit.");
        check(
            "They were told “help is near.”| Lady Éowyn said, “The toll was a shock.”| It rained.",
        );
        check("He called it \"a trick.\"| Denethor told reporters the walls would hold.");
        check("“We refuse.| We always did.” Denethor said, leaving.| It rained.");
    }

    #[test]
    fn brackets_notes_and_dots() {
        check("They agreed (Gondor and Rohan abstained).| “Enough!”| (He left.)| It ended.");
        check("It fell in 3019.[4][12]| Nobody mourned. [5]| The end.");
        check("It was over . . .| Then it rained .| The end .");
        check("They … waited.| They hoped ... in vain.");
        check("According to Yahoo! News, it rained.| What now?| Nothing!");
        check("al-Harad agreed.| al-Umbar did not.");
    }

    #[test]
    fn a_sentence_without_end_is_cut() {
        let text = "word ".repeat(9_000);
        let mut spans = Vec::new();
        split(&text, Span::new(0, text.len()), &mut spans);
        assert!(spans.len() == 3 && spans.iter().all(|span| span.len() <= 20_000));
    }
}
