//! Confidence and intensity: how sure, how strong.
//!
//! Comes in: a record, what stood around its cue. Goes out: a chance from 0 to
//! 1 with two decimals; a strength from 1 to 3. The chance rests on what the
//! record itself shows, so that a reader can see why it is more or less sure.

use serde::Deserialize;

use super::frames::Frames;
use super::record::Stance;
use crate::syntax::grammar::Parsed;
use crate::syntax::{ModelError, Relation};
use crate::vocabulary::ActorKind;

const EMBEDDED: &str = include_str!("../../data/models/confidence.ron");

/// Weights of a logistic model over features of a record: log odds that each
/// feature adds. Learned by `data/models/train/confidence.py`.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confidence {
    bias: f64,
    actor_target: f64,
    issue: f64,
    collective_holder: f64,
    no_party: f64,
    quoted: f64,
    via: f64,
    long_sentence: f64,
    short_target: f64,
    long_target: f64,
    pronoun_target: f64,
    judgement: f64,
    hedged: f64,
}

/// Endings of the ids of frames by which a voice judges.
const JUDGEMENTS: &[&str] = &["-said", "-judged", "-charge", "-a"];

impl Confidence {
    /// The weights that come with the program.
    ///
    /// # Errors
    ///
    /// Only if the embedded file is damaged, which the tests rule out.
    pub fn embedded() -> Result<Self, ModelError> {
        ron::from_str(EMBEDDED).map_err(|error| ModelError::Confidence {
            message: error.to_string(),
        })
    }

    /// Chance that a record is right.
    pub fn estimate(&self, record: &Stance, hedged: bool) -> f64 {
        let sum: f64 = self
            .reasons(record, hedged)
            .iter()
            .map(|(_, odds)| odds)
            .sum();
        let chance = 1.0 / (1.0 + (-sum).exp());
        (chance.clamp(0.05, 0.99) * 100.0).round() / 100.0
    }

    /// What makes a record more or less sure: each reason with the log odds
    /// that it adds.
    pub fn reasons(&self, record: &Stance, hedged: bool) -> Vec<(&'static str, f64)> {
        let target = &record.target;
        let words = target.text.split_whitespace().count();
        let pronoun = matches!(
            target.text.to_lowercase().as_str(),
            "it" | "this" | "that" | "they" | "them" | "these" | "those" | "which"
        );
        let rule = record.rule.as_str();
        let judges = JUDGEMENTS.iter().any(|ending| rule.ends_with(ending));
        let sentence = record.evidence.text.split_whitespace().count();
        let all = [
            ("any record", true, self.bias),
            (
                "aimed at an actor",
                !target.actors.is_empty(),
                self.actor_target,
            ),
            ("about a listed issue", target.issue.is_some(), self.issue),
            (
                "holder is a set of people",
                record.holder.kind == ActorKind::Collective,
                self.collective_holder,
            ),
            (
                "holder's party unknown",
                record.party.is_none(),
                self.no_party,
            ),
            ("inside quotation marks", record.quoted, self.quoted),
            ("through a source", !record.via.is_empty(), self.via),
            ("long sentence", sentence > 35, self.long_sentence),
            ("target of one or two words", words <= 2, self.short_target),
            (
                "target of eight words or more",
                words >= 8,
                self.long_target,
            ),
            ("target is a pronoun", pronoun, self.pronoun_target),
            ("a judgement in somebody's mouth", judges, self.judgement),
            ("left open (may, seems)", hedged, self.hedged),
        ];
        all.into_iter()
            .filter(|(_, holds, _)| *holds)
            .map(|(reason, _, odds)| (reason, odds))
            .collect()
    }
}

/// Strength of a stance: that of the frame, raised by "strongly", lowered by a
/// turn ("does not support").
pub fn intensity(frames: &Frames, parsed: &Parsed, cue: usize, base: u8, turned: bool) -> u8 {
    if turned {
        return 1;
    }
    let boosted = parsed
        .dependents(cue, &[Relation::Advmod, Relation::Amod, Relation::Obl])
        .any(|word| frames.boosts(parsed.lower(word)) || frames.boosts(parsed.lemma(word)));
    if boosted { (base + 1).min(3) } else { base }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embedded_weights_can_be_read() {
        let weights = Confidence::embedded().unwrap();
        assert!(weights.pronoun_target < 0.0, "a pronoun makes less sure");
        assert!(weights.hedged < 0.0);
    }
}
