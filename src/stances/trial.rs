//! Trial: every frame that the words of a document evoke, with what came of
//! it, so that a user can see what an entry does and why another does nothing.
//!
//! Comes in: what extraction reads. Goes out: [`Attempt`] records in the order
//! of the text. Must not know: how positions are composed.

use serde::Serialize;

use super::attempt::attempt;
use super::extract::{self, Source};
use super::record::Quotation;
use super::unmatched::{Gap, why_nothing};
use crate::id::RuleId;

/// What came of a frame at a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// It yielded a position.
    Yields,
    /// It lacked something.
    Lacks(Gap),
    /// Another frame of the same cue came first.
    Later,
    /// The words of another match say the same, or more.
    Needless,
}

/// A frame at a cue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attempt {
    /// The cue as written.
    pub cue: Quotation,
    /// The frame.
    pub rule: RuleId,
    /// What came of it.
    pub fate: Fate,
}

/// All frames at all cues.
pub fn attempts(source: Source<'_>) -> Vec<Attempt> {
    let text = source.document.text.as_str();
    let stances = extract::extract(source);
    let mut found = Vec::new();
    for (index, parsed) in source.sentences.iter().enumerate() {
        let kept = extract::found_in(source, index, parsed);
        for cue in 0..parsed.len() {
            let mut taken = false;
            for frame in source.frames.evoked(parsed, cue) {
                let rule = &frame.entry.id;
                let fate = match attempt(source, index, parsed, cue, frame) {
                    Err(gap) => Fate::Lacks(gap),
                    Ok(_) if taken => Fate::Later,
                    Ok(hit) => {
                        taken = true;
                        let of_frame = |cue: usize| kept.iter().any(|hit| hit.cue == cue);
                        let yielded = stances.iter().any(|stance| {
                            stance.rule == *rule
                                && stance.evidence.start == parsed.sentence.span.start
                                && stance.target.start == hit.span.start
                        });
                        match (of_frame(cue), yielded) {
                            (true, true) => Fate::Yields,
                            (true, false) => Fate::Lacks(why_nothing(source, parsed, &hit)),
                            (false, _) => Fate::Needless,
                        }
                    }
                };
                found.push(Attempt {
                    cue: Quotation::new(parsed.span(cue), text),
                    rule: rule.clone(),
                    fate,
                });
            }
        }
    }
    found
}
