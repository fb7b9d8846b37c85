//! Due: words of need and duty that tell of none, or of another: "the funds required", "bears special
//! responsibility", "were obliged to leave".
//!
//! Comes in: a cue, a frame, what fills its target. Goes out: whether nothing is said to be due by the
//! words. Must not know: who holds the position.

use super::matching::Filler;
use crate::lexicon::stance::Place;
use crate::lexicon::{StanceFrame, WordClass};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// Whether a word of need or duty does not say that the target is due.
pub(super) fn is_not_due(
    parsed: &Parsed,
    cue: usize,
    entry: &StanceFrame,
    filler: &Filler,
) -> bool {
    is_required_of(parsed, cue, filler)
        || is_compelled(parsed, cue, entry)
        || is_left_aside(parsed, cue, entry, filler)
        || bears_duty(parsed, cue, entry)
}

/// "states are required to sign it" requires no states; "reform is required to sign it" does.
fn is_required_of(parsed: &Parsed, cue: usize, filler: &Filler) -> bool {
    let thing = || {
        parsed.is_passive(cue)
            && parsed.word(filler.head).upos == Upos::Noun
            && !WordClass::CalledUpon.has(parsed.lemma(filler.head))
            && !WordClass::Doer.has(parsed.lemma(filler.head))
    };
    parsed.lemma(cue) == "require"
        && filler.place == Place::Object
        && parsed.first(cue, &[Relation::Xcomp]).is_some()
        && !thing()
}

/// "the levels of action required are high", "all the funds that we need": what is needed is only named in
/// passing; "the action so urgently required" says so.
fn is_left_aside(parsed: &Parsed, cue: usize, entry: &StanceFrame, filler: &Filler) -> bool {
    let named = parsed.head(cue) == Some(filler.head)
        && matches!(parsed.relation(cue), Relation::Acl | Relation::AclRelcl);
    let stressed = || {
        parsed.dependents(cue, &[Relation::Advmod]).any(|word| {
            matches!(
                parsed.lower(word),
                "badly" | "desperately" | "much" | "sorely" | "urgently"
            )
        })
    };
    matches!(parsed.lemma(cue), "need" | "require")
        && entry.holder.contains(&Place::Voice)
        && filler.place == Place::Object
        && named
        && !stressed()
}

/// "the flood obliged them to leave", "they were obliged to leave", "we are obliged to note it": what had
/// to be done, and no duty.
fn is_compelled(parsed: &Parsed, cue: usize, entry: &StanceFrame) -> bool {
    let called = entry.cue == "call upon" && entry.holder.contains(&Place::Voice);
    let due = || {
        let mut be = parsed.dependents(cue, &[Relation::AuxPass]);
        be.any(|be| matches!(parsed.word(be).tag, "VBP" | "VBZ"))
    };
    let own = || {
        let subject = parsed.first(cue, &[Relation::NsubjPass]);
        subject.is_some_and(|it| matches!(parsed.lower(it), "i" | "we"))
    };
    let by = || parsed.logical_subject(cue).is_some();
    let passing = parsed.relation(cue) == Relation::AclRelcl;
    parsed.lemma(cue) == "oblige" && (!due() || own())
        || called && (!due() || own() || by() || passing)
}

/// "bears special responsibility for peace": an honour, no blame.
fn bears_duty(parsed: &Parsed, cue: usize, entry: &StanceFrame) -> bool {
    entry.cue == "bear responsibility"
        && parsed.dependents(cue, &[Relation::Obj]).any(|duty| {
            parsed.dependents(duty, &[Relation::Amod]).any(|word| {
                matches!(
                    parsed.lower(word),
                    "collective"
                        | "common"
                        | "great"
                        | "joint"
                        | "main"
                        | "particular"
                        | "primary"
                        | "principal"
                        | "shared"
                        | "special"
                )
            })
        })
}
