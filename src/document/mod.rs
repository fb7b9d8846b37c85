//! Documents: bytes of any kind in, plain text with what is known about it out.
//!
//! Comes in: files, folders, standard input. Goes out: [`Document`]. Must not
//! know: sentences, actors, stances. Start reading at [`Document`] and [`read()`].
//!
//! One kind of input, one file: `plain.rs`, `markdown.rs`, `html.rs`, `jsonl.rs`.

mod corpus;
mod encoding;
pub mod error;
mod escapes;
pub mod format;
mod html;
mod jsonl;
mod markdown;
mod markup;
mod metadata;
mod plain;
pub mod read;
mod top_date;
mod written_date;

pub use error::ReadError;
pub use format::Format;
pub use read::{Documents, Options, read};

use serde::{Deserialize, Serialize};

use crate::date::PartialDate;
use crate::id::DocumentId;
use crate::span::Span;

/// One text with what its source says about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The stem of the file, or the `id` of the JSONL row.
    pub id: DocumentId,
    /// The text to which every span refers. For plain text the file as it
    /// stands (decoded); for HTML and Markdown the extracted text.
    pub text: String,
    /// The part of `text` to analyse: all of it but a header or front matter.
    pub body: Span,
    /// Headline or title.
    pub title: Option<String>,
    /// When it was published or spoken.
    pub date: Option<PartialDate>,
    /// The outlet or body that published it.
    pub publisher: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Who speaks, if the whole document is one person's speech.
    pub speaker: Option<String>,
    /// For which country or organisation the speaker speaks.
    pub party: Option<String>,
}

impl Document {
    /// A document of the given text, all of it body, nothing else known.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let body = Span::new(0, text.len());
        Self {
            id: DocumentId::new(id),
            text,
            body,
            ..Self::default()
        }
    }
}
