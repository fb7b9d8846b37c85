//! Text: characters in, sentences and tokens with byte spans out.
//!
//! Comes in: a document's text and body span. Goes out: [`Sentence`]s with
//! their [`Token`]s. Must not know: parts of speech, actors. Cannot fail, and
//! takes time in proportion to the text, whatever the bytes.
//!
//! Start reading at [`segment`]: lines are joined to paragraphs
//! (`paragraph.rs`), names before turns are cut off (`turn.rs`), the rest is cut
//! into sentences (`sentence.rs`) and tokens (`tokenize.rs`).

mod abbreviation;
mod address;
mod chunk;
mod clitic;
mod pages;
mod paragraph;
pub mod quotation;
mod report;
mod sentence;
mod tokenize;
mod turn;
mod turn_words;

pub use chunk::is_space;
pub use quotation::{Quoted, quotations};

use crate::span::Span;

/// A sentence of more tokens is cut, for syntax takes longer than its length.
const MOST_TOKENS: usize = 2_000;

/// A line of more tokens is no heading.
const LONGEST_HEADING: usize = 30;

/// The sentences of `text` within `body`, in order.
///
/// Every character of `body` that is no space (see [`is_space`]) lies in
/// exactly one token, but for page numbers that stand between lines. A `body`
/// that does not fit the text gives no sentences.
pub fn segment(text: &str, body: Span) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut spans = Vec::new();
    let (paragraphs, marks) = paragraph::paragraphs(text, body);
    let tokens = |span: Span| {
        let mut tokens = Vec::new();
        tokenize::tokenize(text, span, &mut tokens);
        let first = marks.partition_point(|mark| mark.end <= span.start);
        let within = marks[first..].iter();
        for mark in within.take_while(|mark| mark.start < span.end) {
            tokens.retain(|token: &Token| !mark.contains(token.span));
        }
        tokens
    };
    let turns = turn::labels(text, &paragraphs);
    for (number, (paragraph, turn)) in paragraphs.into_iter().zip(turns).enumerate() {
        spans.clear();
        let mut inside = paragraph.span;
        let item = paragraph::label(inside.slice(text)).map_or(0, str::len);
        for (label, kind) in [(item, SentenceKind::Label), (turn, SentenceKind::Turn)] {
            let span = Span::new(inside.start, inside.start + label);
            push(&mut sentences, tokens(span), number, kind);
            let rest = Span::new(span.end, inside.end).slice(text);
            inside.start = inside.end - rest.trim_start_matches(is_space).len();
        }
        sentence::split(text, inside, &mut spans);
        let alone = paragraph.one_line && spans.len() == 1 && inside == paragraph.span;
        for &span in &spans {
            let tokens = tokens(span);
            let heading = alone && tokens.len() <= LONGEST_HEADING && is_heading(span.slice(text));
            let kind = if heading {
                SentenceKind::Heading
            } else {
                SentenceKind::Prose
            };
            push(&mut sentences, tokens, number, kind);
        }
    }
    sentences
}

/// Adds a sentence of these tokens, or several if they are too many.
fn push(sentences: &mut Vec<Sentence>, tokens: Vec<Token>, paragraph: usize, kind: SentenceKind) {
    let mut add = |tokens: Vec<Token>| {
        if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
            let span = first.span.cover(last.span);
            sentences.push(Sentence {
                span,
                tokens,
                paragraph,
                kind,
            });
        }
    };
    if tokens.len() <= MOST_TOKENS {
        return add(tokens);
    }
    for part in tokens.chunks(MOST_TOKENS) {
        add(part.to_vec());
    }
}

/// Whether a line that is one sentence is a heading: no stop at its end, not
/// the lead-in to a list, no part of a quotation.
fn is_heading(line: &str) -> bool {
    // "Chile calls raid "piracy"" is no part of a longer quotation.
    let inside =
        line.ends_with(['"', '”']) && line.contains(['"', '“']) && !line.starts_with(['"', '“']);
    let inside = inside && line.matches(['"', '“', '”']).count().is_multiple_of(2);
    let quoted = line.ends_with(['"', '”', '»']) && !inside;
    let open = quoted || line.ends_with([':', ',', ';', '-', '–', '—']);
    let small = line
        .chars()
        .find(|c| c.is_alphabetic())
        .is_none_or(char::is_lowercase);
    !(open || small || paragraph::ends_sentence(line))
}

/// A word or sign, by its place in the document's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Place in the document's text. Its words are `span.slice(text)`.
    pub span: Span,
}

/// What sort of line a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SentenceKind {
    /// Running text.
    Prose,
    /// A title or headline: a line of its own without a full stop.
    Heading,
    /// The bullet or number before an item of a list, cut off so that the item
    /// reads as a sentence: `•`, `1.`, `(iv)`.
    Label,
    /// Who speaks what follows, cut off as well: `MR. PRICE:`, `Q`.
    Turn,
}

/// A sentence with its tokens, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Place in the document's text, without white space at either end.
    pub span: Span,
    /// The tokens; never empty, spans rising, all inside `span`.
    pub tokens: Vec<Token>,
    /// Number of the paragraph, from 0; a line break ends one.
    pub paragraph: usize,
    /// Prose or heading.
    pub kind: SentenceKind,
}

/// White space folded to single spaces, none at either end; a word with a hyphen that a line's end
/// cuts ("self-⏎determination") is whole again.
pub fn single_spaced(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some(at) = rest.find(char::is_whitespace) {
        let (word, after) = rest.split_at(at);
        rest = after.trim_start();
        folded.push_str(word);
        let gap = &after[..after.len() - rest.len()];
        if !(gap.contains('\n') && is_cut(word, rest)) {
            folded.push(' ');
        }
    }
    folded.push_str(rest);
    folded
}

/// Whether a word at a line's end goes on in the next line; not "pre-" of "pre- and post-war".
fn is_cut(word: &str, next: &str) -> bool {
    let first = next.split(char::is_whitespace).next().unwrap_or(next);
    let stem = word.strip_suffix('-').unwrap_or("");
    stem.ends_with(char::is_alphanumeric)
        && next.starts_with(char::is_alphanumeric)
        && !matches!(first, "and" | "or" | "to")
}

impl Sentence {
    /// The words and signs as they stand in the text.
    pub fn forms<'t>(&self, text: &'t str) -> Vec<&'t str> {
        self.tokens
            .iter()
            .map(|token| token.span.slice(text))
            .collect()
    }
}

#[cfg(test)]
mod segment_tests;
