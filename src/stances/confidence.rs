//! Confidence and intensity: how sure, how strong.
//!
//! Comes in: what a match rests on. Goes out: a chance from 0 to 1 with two
//! decimals; a strength from 1 to 3.

use super::context::Context;
use super::frames::Frames;
use super::holder::Holders;
use super::matching::Filler;
use crate::actors::reading::How;
use crate::lexicon::stance::Place;
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;

/// Chance that a record is right.
pub fn estimate(holders: &Holders, filler: &Filler, context: Context, via: usize) -> f64 {
    let mut chance: f64 = match holders.how {
        How::Name => 0.92,
        How::Composed => 0.88,
        How::FirstPerson => 0.85,
        How::Description => 0.75,
        How::Pronoun => 0.72,
    };
    if holders.place == Place::Voice {
        chance -= 0.07;
    }
    if matches!(filler.place, Place::Clause) {
        chance -= 0.03;
    }
    if context.hedged {
        chance -= 0.25;
    }
    if context.negated {
        chance -= 0.1;
    }
    if via > 1 {
        chance -= 0.05;
    }
    (chance.clamp(0.05, 0.99) * 100.0).round() / 100.0
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
