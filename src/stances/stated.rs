//! Stated: whether a verb says something of a subject, or only serves another word.
//!
//! Comes in: a verb in its sentence. Goes out: yes or no. Must not know: frames, who the actors are.

use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// Whether a verb has a subject of its own of which it says something, or goes on with one that has.
pub(super) fn is_stated(parsed: &Parsed, verb: usize) -> bool {
    const SUBJECTS: &[Relation] = &[Relation::Nsubj, Relation::NsubjPass, Relation::Csubj];
    parsed
        .first(verb, SUBJECTS)
        .is_some_and(|subject| !parsed.is_relative_pronoun(subject))
        || parsed.relation(verb) == Relation::Conj && !is_joined_aim(parsed, verb)
        || is_carried_on(parsed, verb)
}

/// "the blockade continues to harm the poor": said of what goes on to do so.
fn is_carried_on(parsed: &Parsed, cue: usize) -> bool {
    let goes_on = |verb: usize| {
        matches!(
            parsed.lemma(verb),
            "begin" | "continue" | "keep" | "start" | "tend"
        ) && parsed
            .first(verb, &[Relation::Nsubj])
            .is_some_and(|subject| !parsed.is_relative_pronoun(subject))
    };
    parsed.relation(cue) == Relation::Xcomp && parsed.head(cue).is_some_and(goes_on)
}

/// "its aim is to restore it and to end the war": the aim is not what ends the war.
fn is_joined_aim(parsed: &Parsed, cue: usize) -> bool {
    let bare = parsed.word(cue).tag == "VB" && parsed.first(cue, &[Relation::Aux]).is_none();
    let aim = parsed
        .head(cue)
        .and_then(|first| parsed.first(first, &[Relation::NsubjOuter]));
    bare && aim.is_some_and(|aim| parsed.word(aim).upos == Upos::Noun)
}
