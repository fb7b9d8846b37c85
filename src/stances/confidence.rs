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
    let parts = parts(holders, filler, context, via);
    let chance: f64 = parts.iter().map(|(_, part)| part).sum();
    (chance.clamp(0.05, 0.99) * 100.0).round() / 100.0
}

/// What the chance is the sum of, each with its reason.
pub(super) fn parts(
    holders: &Holders,
    filler: &Filler,
    context: Context,
    via: usize,
) -> Vec<(&'static str, f64)> {
    let mut parts = vec![match holders.how {
        How::Name => ("the holder is named", 0.92),
        How::Composed => ("the holder is described with a name", 0.88),
        How::FirstPerson => ("the holder speaks for itself", 0.85),
        How::Description => ("the holder is described without a name", 0.75),
        How::Pronoun => ("the holder is a pronoun", 0.72),
    }];
    if holders.place == Place::Voice {
        parts.push(("the holder is whoever voices the clause", -0.07));
    }
    if matches!(filler.place, Place::Clause) {
        parts.push(("the target is a clause", -0.03));
    }
    if context.hedged {
        parts.push(("hedged", -0.25));
    }
    if context.negated {
        parts.push(("negated", -0.1));
    }
    if via > 1 {
        parts.push(("several sources between", -0.05));
    }
    parts
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
