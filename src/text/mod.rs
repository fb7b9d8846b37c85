//! Text: characters in, sentences and tokens with byte spans out.
//!
//! Comes in: a document's text and body span. Goes out: [`Sentence`]s with
//! their [`Token`]s. Must not know: parts of speech, actors. Cannot fail.

use crate::span::Span;

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

/// Stub until the rules land.
pub fn segment(text: &str, body: Span) -> Vec<Sentence> {
    let _ = (text, body);
    Vec::new()
}
