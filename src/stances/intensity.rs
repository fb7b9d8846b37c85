//! Intensity: how strong a position is, from 1 to 3.
//!
//! Comes in: a cue, the strength of its frame. Goes out: the strength. Must not know: who holds it.

use super::frames::Frames;
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;

/// Strength of a stance: that of the frame, raised by "strongly", lowered by a
/// turn ("does not support").
pub(super) fn of(frames: &Frames, parsed: &Parsed, cue: usize, base: u8, turned: bool) -> u8 {
    if turned {
        return 1;
    }
    let boosted = parsed
        .dependents(cue, &[Relation::Advmod, Relation::Amod, Relation::Obl])
        .any(|word| frames.boosts(parsed.lower(word)) || frames.boosts(parsed.lemma(word)));
    if boosted { (base + 1).min(3) } else { base }
}
