//! Unmatched: sentences that carry a stance cue and yielded no position, with
//! what was missing, so that a user can mend a table entry.
//!
//! Comes in: what extraction reads. Goes out: [`Unmatched`] records. Must not
//! know: how positions are composed.

use std::collections::HashSet;

use serde::Serialize;

use super::attempt::attempt;
use super::compose;
use super::discussed::Discussed;
use super::extract::{Found, Source};
use super::frames::Frame;
use super::record::{Quotation, Stance};
use crate::id::{DocumentId, RuleId};
use crate::lexicon::stance::CueClass;
use crate::syntax::grammar::Parsed;

/// What a cue lacked to become a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "&'static str")]
pub enum Gap {
    /// The verb only describes a noun: "the rejected plan".
    Attribute,
    /// A question, a condition, something that another is asked to do.
    Hypothesis,
    /// The frame counts only where its cue is negated.
    NotNegated,
    /// No word fills a place of the target.
    NoTarget,
    /// Another cue, that this one only introduces, carries the stance.
    Carried,
    /// What fills the target's place cannot be a target.
    UnfitTarget,
    /// Nobody known holds the position.
    NoHolder,
    /// The holder and the target are the same.
    OwnTarget,
    /// The clause charges nobody, or the holder's own side.
    NobodyCharged,
    /// The cue is negated so that it takes no side, or what it is about is
    /// named by a pronoun whose meaning is not found.
    NoSide,
    /// Nothing, but the learned model holds it more likely wrong than right.
    Unlikely,
}

impl Gap {
    /// The gap in one word, as outputs and features name it.
    pub fn name(self) -> &'static str {
        match self {
            Gap::Attribute => "attribute",
            Gap::Hypothesis => "hypothesis",
            Gap::NotNegated => "not-negated",
            Gap::NoTarget => "no-target",
            Gap::Carried => "carried",
            Gap::UnfitTarget => "unfit-target",
            Gap::NoHolder => "no-holder",
            Gap::OwnTarget => "own-target",
            Gap::NobodyCharged => "nobody-charged",
            Gap::NoSide => "no-side",
            Gap::Unlikely => "unlikely",
        }
    }

    /// The gap in words.
    pub fn as_str(self) -> &'static str {
        match self {
            Gap::Attribute => "the verb only describes a noun",
            Gap::Hypothesis => "a question, a condition, or what another is asked to do",
            Gap::NotNegated => "counts only where it is negated",
            Gap::NoTarget => "no words for the target",
            Gap::Carried => "another cue carries the stance",
            Gap::UnfitTarget => "the words in the target's place cannot be a target",
            Gap::NoHolder => "no known holder",
            Gap::OwnTarget => "holder and target are the same",
            Gap::NobodyCharged => "the clause charges nobody, or the holder's own side",
            Gap::Unlikely => "more likely wrong than right, by the learned model",
            Gap::NoSide => "takes no side, or its target is a pronoun of unknown meaning",
        }
    }
}

impl From<Gap> for &'static str {
    fn from(gap: Gap) -> Self {
        gap.name()
    }
}

/// A cue that yielded no position, in a sentence that yielded none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unmatched {
    /// The document.
    pub document: DocumentId,
    /// The cue as written.
    pub cue: Quotation,
    /// The frame that came nearest.
    pub rule: RuleId,
    /// What it lacked.
    pub gap: Gap,
    /// The sentence.
    pub evidence: Quotation,
}

/// Why a match yields nothing.
pub(super) fn why_nothing(source: Source<'_>, parsed: &Parsed, hit: &Found<'_>) -> Gap {
    match compose::sample(source, parsed, hit, &Discussed::default()) {
        Some(_) => Gap::Unlikely,
        None => Gap::NoSide,
    }
}

/// All cues in sentences without a position.
pub fn unmatched(source: Source<'_>, stances: &[Stance]) -> Vec<Unmatched> {
    let matched: HashSet<usize> = stances.iter().map(|it| it.evidence.start).collect();
    let text = source.document.text.as_str();
    let mut found = Vec::new();
    for (index, parsed) in source.sentences.iter().enumerate() {
        let sentence = parsed.sentence.span;
        if matched.contains(&sentence.start) {
            continue;
        }
        for cue in 0..parsed.len() {
            let nearest = source
                .frames
                .evoked(parsed, cue)
                .map(|frame| {
                    let gap = match attempt(source, index, parsed, cue, frame) {
                        Ok(hit) => why_nothing(source, parsed, &hit),
                        Err(gap) => gap,
                    };
                    (frame, gap)
                })
                .max_by_key(|(_, gap)| *gap as u8);
            // "has", "will": auxiliaries say nothing unless a clause is called for.
            let auxiliary = |frame: &Frame| frame.entry.class == CueClass::Modal;
            if let Some((frame, gap)) = nearest
                && !(auxiliary(frame) && gap == Gap::NoTarget)
            {
                found.push(Unmatched {
                    document: source.document.id.clone(),
                    cue: Quotation::new(parsed.span(cue), text),
                    rule: frame.entry.id.clone(),
                    gap,
                    evidence: Quotation::new(sentence, text),
                });
            }
        }
    }
    found
}
