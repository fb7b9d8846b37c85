//! The stance record: what extraction prints and everything after it reads.

use serde::{Deserialize, Serialize};

pub use crate::actors::ActorRef;

use crate::date::PartialDate;
use crate::id::{DocumentId, IssueId, RuleId};
use crate::span::Span;
use crate::vocabulary::{Act, Modality, Review, Scope, StanceKind};

/// An issue as a record names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct IssueRef {
    /// Identifier.
    pub id: IssueId,
    /// Label.
    pub label: String,
}

/// What a stance is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// The words of the text.
    pub text: String,
    /// First byte of the words in the document's text.
    pub start: usize,
    /// First byte after them.
    pub end: usize,
    /// The target with references resolved ("the idea" → what the idea is).
    pub meaning: String,
    /// Actors at whom the stance is aimed.
    pub actors: Vec<ActorRef>,
    /// The issue to which the target belongs, if it is a listed one.
    pub issue: Option<IssueRef>,
}

/// Words of a document with their place, in bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Quotation {
    /// The words.
    pub text: String,
    /// First byte in the document's text.
    pub start: usize,
    /// First byte after them.
    pub end: usize,
}

impl Quotation {
    /// The words at a span of a text.
    pub fn new(span: Span, text: &str) -> Self {
        Self {
            text: span.slice(text).to_owned(),
            start: span.start,
            end: span.end,
        }
    }
}

/// One position, as one sentence of one document reports it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stance {
    /// The document.
    pub document: DocumentId,
    /// Who holds the position.
    pub holder: ActorRef,
    /// For whom the holder speaks; a country is its own party.
    pub party: Option<ActorRef>,
    /// Supports, opposes or warns.
    #[allow(clippy::struct_field_names, reason = "the record's own word for it")]
    pub stance: StanceKind,
    /// The narrower act.
    pub act: Act,
    /// What it is about.
    pub target: Target,
    /// To whom a demand, warning or offer is addressed.
    pub addressee: Vec<ActorRef>,
    /// Named sources between the text and the holder, nearest to the text first.
    pub via: Vec<ActorRef>,
    /// 1 mild, 2 plain, 3 strong.
    pub intensity: u8,
    /// How far the holder stands by it.
    pub modality: Modality,
    /// What of the target it is about.
    pub scope: Scope,
    /// Whether the stance itself stands inside quotation marks.
    pub quoted: bool,
    /// Date of the document, or of the statement where the text gives one.
    pub date: Option<PartialDate>,
    /// Chance that the record is right, from 0 to 1, two decimals.
    pub confidence: f64,
    /// The frame that found it.
    pub rule: RuleId,
    /// The sentence that carries it.
    pub evidence: Quotation,
    /// How a person judged it, if somebody did. Extraction leaves it empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<Review>,
}
