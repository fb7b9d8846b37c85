//! Quoted passages: whose words the reader is given.
//!
//! Comes in: a text and its sentences. Goes out: [`Quoted`] passages in the
//! order of the text. Must not know: who speaks. Cannot fail.

use super::chunk::{char_at, char_before, is_space};
use super::{Sentence, Token};
use crate::span::Span;

/// A passage within quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The passage without its marks. Where it runs over several paragraphs,
    /// the marks with which these open lie inside.
    pub span: Span,
    /// The passage with its marks.
    pub marked: Span,
    /// Index of the sentence in which it opens.
    pub first: usize,
    /// Index of the sentence in which it ends.
    pub last: usize,
    /// Whether a closing mark was found; else it ends with its paragraph.
    pub closed: bool,
}

/// The passages of `text` within quotation marks, in order, none inside another.
///
/// Double marks of every shape count (`" “ ” „ « »`), single ones only where
/// they cannot be apostrophes. A quotation runs on over paragraphs as long as
/// each opens with a mark again.
pub fn quotations(text: &str, sentences: &[Sentence]) -> Vec<Quoted> {
    let marks = marks(text, sentences);
    let (single_marks, double_marks): (Vec<Mark>, Vec<Mark>) = marks
        .into_iter()
        .partition(|mark| "'‘’".contains(mark.sign));
    let mut found = double(text, sentences, &double_marks);
    let single = single(text, sentences, &single_marks, &found);
    found.extend(single);
    found.retain(|quoted| !quoted.span.is_empty());
    found.sort_by_key(|quoted| quoted.marked.start);
    let mut end = 0;
    found.retain(|quoted| {
        let outer = quoted.marked.start >= end;
        end = end.max(quoted.marked.end);
        outer
    });
    found
}

/// The quotation of `quotations` that holds `span`, if one does.
pub fn enclosing(quotations: &[Quoted], span: Span) -> Option<&Quoted> {
    let after = quotations.partition_point(|quoted| quoted.marked.start <= span.start);
    let quoted = quotations.get(after.checked_sub(1)?)?;
    quoted.marked.contains(span).then_some(quoted)
}

/// A quotation mark.
#[derive(Clone, Copy)]
struct Mark {
    span: Span,
    sign: char,
    sentence: usize,
    /// Whether the spaces around it are those of an opening mark.
    opens: bool,
    /// Whether they are those of a closing mark.
    closes: bool,
}

/// The quotation marks of the text, in order.
fn marks(text: &str, sentences: &[Sentence]) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        for &token in &sentence.tokens {
            if let Some(sign) = sign(text, token) {
                let before = char_before(text, token.span.start);
                let after = char_at(text, token.span.end);
                let apart_before = is_space(before) || "([—–-:“\"‘'«„/".contains(before);
                let apart_after = is_space(after) || ")],.;:!?—–-”\"’'»/".contains(after);
                marks.push(Mark {
                    span: token.span,
                    sign,
                    sentence: at,
                    opens: apart_before && !is_space(after),
                    closes: apart_after && !is_space(before),
                });
            }
        }
    }
    marks
}

/// The sign for which a token stands, if it is a quotation mark or looks like one.
fn sign(text: &str, token: Token) -> Option<char> {
    match token.span.slice(text) {
        "\"" | "''" | "``" | "＂" => Some('"'),
        "“" | "‟" => Some('“'),
        "”" => Some('”'),
        "„" => Some('„'),
        "«" | "<<" => Some('«'),
        "»" | ">>" => Some('»'),
        "'" => Some('\''),
        "‘" | "‚" | "‹" => Some('‘'),
        "’" | "›" => Some('’'),
        _ => None,
    }
}

/// What double marks enclose, in order.
fn double(text: &str, sentences: &[Sentence], marks: &[Mark]) -> Vec<Quoted> {
    let mut found = Vec::new();
    let mut open: Option<Mark> = None;
    let (mut at, mut mark) = (0, 0);
    while at < sentences.len() {
        let number = sentences[at].paragraph;
        let len = sentences[at..]
            .iter()
            .take_while(|next| next.paragraph == number)
            .count();
        let first = sentences[at].tokens.first();
        let reopened = open.zip(first.and_then(|token| sign(text, *token)));
        if !reopened.is_some_and(|(open, next)| reopens(open.sign, next))
            && let Some(open) = open.take()
        {
            push(&mut found, open, sentences[at - 1].span.end, at - 1);
        }
        at += len;
        let here = marks[mark..]
            .iter()
            .take_while(|mark| mark.sentence < at)
            .count();
        let mut passages = Passages {
            sentences,
            found: &mut found,
        };
        open = passages.pair(&marks[mark..mark + here], open);
        mark += here;
    }
    if let (Some(open), Some(last)) = (open, sentences.last()) {
        push(&mut found, open, last.span.end, sentences.len() - 1);
    }
    found
}

/// Whether a paragraph that begins with `next` goes on a quotation opened by `open`.
fn reopens(open: char, next: char) -> bool {
    match open {
        '“' | '"' => matches!(next, '“' | '"' | '”'),
        '«' => matches!(next, '«' | '»'),
        '»' => next == '»',
        '„' => matches!(next, '„' | '“'),
        _ => false,
    }
}

struct Passages<'a> {
    sentences: &'a [Sentence],
    found: &'a mut Vec<Quoted>,
}

impl Passages<'_> {
    /// Pairs the double marks of a paragraph; `open` is the quotation that
    /// runs on from the one before. Returns what is open at the end.
    fn pair(&mut self, marks: &[Mark], mut open: Option<Mark>) -> Option<Mark> {
        // The mark with which the paragraph takes the quotation up again.
        let mut at = usize::from(open.is_some());
        while let Some(&mark) = marks.get(at) {
            at += 1;
            let Some(start) = open else {
                open = begins(mark).then_some(mark);
                continue;
            };
            if ends(start, mark) {
                self.found.push(closed(start, mark));
                open = None;
            } else if begins(mark) {
                let follows =
                    |ahead: usize| marks.get(at + ahead).is_some_and(|next| ends(start, *next));
                if follows(0) && follows(1) {
                    at += 1; // a quotation within the quotation, with the same marks
                } else {
                    self.unclosed_before(start, mark);
                    open = Some(mark);
                }
            }
        }
        open
    }

    /// The closing mark of `start` is missing, and `mark` opens the next
    /// quotation: the first ends with the last whole sentence between them.
    fn unclosed_before(&mut self, start: Mark, mark: Mark) {
        let last = mark.sentence.saturating_sub(1).max(start.sentence);
        let end = self.sentences[last].span.end.min(mark.span.start);
        push(self.found, start, end, last);
    }
}

/// The quotation between two marks.
fn closed(start: Mark, end: Mark) -> Quoted {
    Quoted {
        span: Span::new(start.span.end, end.span.start),
        marked: start.span.cover(end.span),
        first: start.sentence,
        last: end.sentence,
        closed: true,
    }
}

/// A quotation without a closing mark, which ends at `end`.
fn push(found: &mut Vec<Quoted>, start: Mark, end: usize, last: usize) {
    found.push(Quoted {
        span: Span::new(start.span.end, end),
        marked: Span::new(start.span.start, end),
        first: start.sentence,
        last,
        closed: false,
    });
}

/// Whether a mark may open a quotation where none is open.
fn begins(mark: Mark) -> bool {
    match mark.sign {
        '“' | '„' | '«' => true,
        _ => mark.opens,
    }
}

/// Whether `mark` ends the quotation that `start` opened.
fn ends(start: Mark, mark: Mark) -> bool {
    match (start.sign, mark.sign) {
        ('“' | '”' | '"', '”') | ('„', '“' | '”') | ('«', '»') | ('»', '«') => true,
        // Straight marks, alone or mixed with others, tell by their spaces.
        (_, '"') => mark.closes || !mark.opens,
        ('"' | '“', '“') => mark.closes && !mark.opens,
        _ => false,
    }
}

/// Longest passage in bytes between single marks.
const LONGEST_SINGLE: usize = 1_000;

/// So many marks that may be apostrophes are looked at for a closing one.
const MOST_APOSTROPHES: usize = 16;

/// What single marks enclose within a paragraph, outside the passages `taken`.
fn single(text: &str, sentences: &[Sentence], marks: &[Mark], taken: &[Quoted]) -> Vec<Quoted> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&start) = marks.get(at) {
        at += 1;
        if start.sign == '’' || !start.opens || enclosing(taken, start.span).is_some() {
            continue;
        }
        let number = sentences[start.sentence].paragraph;
        let reachable = |mark: &&Mark| {
            mark.sign != '‘'
                && mark.span.start - start.span.end <= LONGEST_SINGLE
                && sentences[mark.sentence].paragraph == number
        };
        let closing = |mark: &&Mark| mark.closes && mark.span.start > start.span.end + 1;
        let sure = |mark: &&Mark| closing(mark) && !may_be_plural(text, mark.span.start);
        let ahead = marks[at..]
            .iter()
            .take_while(reachable)
            .take(MOST_APOSTROPHES);
        let Some(&end) = ahead
            .clone()
            .find(sure)
            .or_else(|| ahead.clone().find(closing))
        else {
            continue;
        };
        at += ahead
            .take_while(|mark| mark.span.start <= end.span.start)
            .count();
        found.push(closed(start, end));
    }
    found
}

/// Whether an apostrophe at `at` may be that of a plural ("the allies' plan").
fn may_be_plural(text: &str, at: usize) -> bool {
    matches!(char_before(text, at), 's' | 'S' | 'z' | 'x')
}

#[cfg(test)]
mod tests {
    use super::{enclosing, quotations};
    use crate::span::Span;
    use crate::text::segment;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let sentences = segment(text, Span::new(0, text.len()));
        let found = quotations(text, &sentences);
        let passages: Vec<_> = found.iter().map(|quoted| quoted.span.slice(text)).collect();
        assert_eq!(passages, expect);
        for quoted in found {
            assert!(sentences[quoted.first].span.overlaps(quoted.marked));
            assert!(sentences[quoted.last].span.overlaps(quoted.marked));
        }
    }

    #[test]
    fn every_shape_of_mark() {
        check("\"No,\" he said. \"Not now.\"", &["No,", "Not now."]);
        check("“No,” he said, adding: “Not now.”", &["No,", "Not now."]);
        check(
            "« Non », dit-il. „Nein“, sagte er. »Nie«, sagte sie.",
            &[" Non ", "Nein", "Nie"],
        );
        check("He spoke of a (\"grave\") threat.", &["grave"]);
    }

    #[test]
    fn over_sentences_and_paragraphs() {
        check(
            "“We stay. It is ours,” she said.",
            &["We stay. It is ours,"],
        );
        check(
            "“We stay.\n“It is ours,” she said.\nThe end.",
            &["We stay.\n“It is ours,"],
        );
        check(
            "\"We stay.\n\n\"It is ours.\" She left.",
            &["We stay.\n\n\"It is ours."],
        );
    }

    #[test]
    fn a_missing_mark_costs_one_paragraph_at_most() {
        check(
            "“We stay. It is ours.\nNobody agreed. “No,” they said.",
            &["We stay. It is ours.", "No,"],
        );
        check(
            "\"We stay, he said. \"They go,\" she said.",
            &["We stay, he said.", "They go,"],
        );
        check("They call it “care“ and “help“ here.", &["care", "help"]);
        check("It was 6\" long. \"Too long,\" he said.", &["Too long,"]);
    }

    #[test]
    fn single_marks_are_not_apostrophes() {
        check("The ‘peace plan’ isn’t ours.", &["peace plan"]);
        check(
            "'The allies' plan fails,' he said.",
            &["The allies' plan fails,"],
        );
        check("The allies’ plan and the king’s men’s bread.", &[]);
        check(
            "“He called it ‘madness’ today,” she said.",
            &["He called it ‘madness’ today,"],
        );
        check("Rock 'n' roll in the '90s.", &[]);
    }

    #[test]
    fn quotation_within_a_quotation() {
        check(
            "‘They said “no” to us,’ he said.",
            &["They said “no” to us,"],
        );
        check(
            "“They said “no” to us,” he said.",
            &["They said “no” to us,"],
        );
    }

    #[test]
    fn finds_the_quotation_around_a_span() {
        let text = "He said “no way” twice.";
        let found = quotations(text, &segment(text, Span::new(0, text.len())));
        let place = |word: &str| {
            let at = text.find(word).unwrap();
            Span::new(at, at + word.len())
        };
        assert!(enclosing(&found, place("way")).is_some());
        assert!(enclosing(&found, place("twice")).is_none());
        assert!(enclosing(&found, place("said")).is_none());
    }
}
