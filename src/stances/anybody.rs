//! Anybody: subjects that stand for somebody else, or for nobody in particular.
//!
//! Comes in: the subject of a cue. Goes out: whom it stands for, whether it is nobody known. Must not
//! know: who the actors are.

use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// "The minister is somebody who believes in talks": the minister does.
pub(super) fn who_is_one(parsed: &Parsed, head: usize) -> usize {
    let one = matches!(parsed.lower(head), "one" | "somebody" | "someone")
        && parsed.first(head, &[Relation::Cop]).is_some()
        && !parsed.is_negated(head);
    let who = parsed.first(head, &[Relation::Nsubj]).filter(|_| one);
    who.unwrap_or(head)
}

/// "few Kenyans oppose it".
pub(super) fn is_hardly_anybody(parsed: &Parsed, head: usize) -> bool {
    let few = parsed
        .dependents(head, &[Relation::Amod, Relation::Det])
        .any(|word| matches!(parsed.lower(word), "few" | "fewer"));
    few && parsed
        .dependents(head, &[Relation::Det])
        .all(|word| matches!(parsed.lower(word), "few" | "fewer"))
}

/// "Norway or Chile condemned it": nobody knows which; "Norway or Chile did not" denies it of both.
pub(super) fn is_either(parsed: &Parsed, cue: usize, head: usize) -> bool {
    !parsed.is_negated(cue)
        && parsed.word(head).upos == Upos::Propn
        && parsed.dependents(head, &[Relation::Conj]).any(|other| {
            parsed.word(other).upos == Upos::Propn
                && parsed
                    .first(other, &[Relation::Cc])
                    .is_some_and(|cc| parsed.lower(cc) == "or")
        })
}
