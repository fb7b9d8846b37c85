//! The trace record: what `demarche explain --trace` shows.
//!
//! Must not know: how it is found.

use serde::Serialize;

use crate::id::RuleId;
use crate::stances::{ActorRef, Quotation};

/// Words that fill a place of a frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Filled {
    /// `holder`, `target`, `addressee` or `aimed`.
    pub role: &'static str,
    /// The place of the frame: `Subject`, `Prep("to")`.
    pub place: String,
    /// The words.
    pub words: Quotation,
}

/// How the words for the holder led to the holder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Resolution {
    /// The words, where a place of the frame names the holder.
    pub words: Option<Quotation>,
    /// How they were understood.
    pub how: &'static str,
    /// The words to which a pronoun or description refers back.
    pub refers_to: Option<Quotation>,
    /// Who is meant.
    pub actor: ActorRef,
    /// For whom the holder speaks.
    pub party: Option<ActorRef>,
    /// Why for that one.
    pub why: String,
}

/// A step between the text and the holder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VoiceStep {
    /// What makes it one: `verb`, `according` to them, the `prefix` before a
    /// colon, the `quotation` or `statement` around, the speaker of the whole
    /// `document`.
    pub by: &'static str,
    /// The verb of speech.
    pub verb: Option<Quotation>,
    /// Who speaks; empty for the first person.
    pub speakers: Vec<ActorRef>,
}

/// What stands around the cue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Surroundings {
    /// Whether the cue is turned round.
    pub negated: bool,
    /// Whether the words leave the stance open.
    pub hedged: bool,
    /// How far the holder stands by it.
    pub modality: &'static str,
    /// The words that bear on it: negations, auxiliaries, governing verbs,
    /// the mark of a condition.
    pub words: Vec<Quotation>,
}

/// A part of the confidence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Part {
    /// Its reason: what holds, or does not, as `docs/evaluation.md` names it.
    pub reason: String,
    /// The log odds that it adds.
    pub log_odds: f64,
}

/// What made a record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Trace {
    /// The frame.
    pub rule: RuleId,
    /// Its cue, as in the table.
    pub frame_cue: String,
    /// The words of the cue in the sentence.
    pub cue: Vec<Quotation>,
    /// Words in its places.
    pub places: Vec<Filled>,
    /// Who holds the position, and why.
    pub holder: Resolution,
    /// Who voices the words, the nearest first.
    pub voice: Vec<VoiceStep>,
    /// What stands around the cue.
    pub context: Surroundings,
    /// From the frame's act to the record's, a step a line.
    pub polarity: Vec<String>,
    /// Where the rules find no position and the learned model links the cue to its arguments:
    /// what the rules lack.
    pub linked: Option<&'static str>,
    /// What makes the record more or less sure; the chance is that of the sum.
    pub confidence: Vec<Part>,
    /// The sentence's tree, drawn.
    pub tree: String,
}
