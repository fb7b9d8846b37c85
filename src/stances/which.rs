//! Which: judging words that only tell which things are meant: "the steps necessary to do it", "any officer whom
//! the minister deems appropriate".
//!
//! Comes in: a cue that judges, what fills its target. Goes out: yes or no. Must not know: who judges.

use super::matching::{Filler, naming};
use crate::lexicon::StanceFrame;
use crate::lexicon::stance::Place;
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;

/// Whether a judging word only tells which things are meant.
pub(super) fn only_tells_which(
    parsed: &Parsed,
    cue: usize,
    entry: &StanceFrame,
    filler: &Filler,
) -> bool {
    if !entry.holder.contains(&Place::Voice) {
        return false;
    }
    let judging = matches!(parsed.lower(cue), "appropriate" | "necessary");
    let asking = matches!(parsed.lemma(cue), "need" | "require");
    if !(judging || asking) {
        return false;
    }
    let described = parsed.head(cue);
    // "agrees that steps are needed" says so of the steps.
    let bare = (judging || parsed.word(cue).tag == "VBN")
        && parsed.first(cue, &[Relation::AuxPass]).is_none()
        && parsed.subject(cue).is_none();
    match parsed.relation(cue) {
        Relation::Acl | Relation::Amod if bare && described.is_some_and(|noun| noun < cue) => true,
        Relation::Amod | Relation::AclRelcl => judging && described == Some(filler.head),
        _ => judging && is_deemed(parsed, cue),
    }
}

/// "as the minister deems appropriate", "whom he considers necessary".
fn is_deemed(parsed: &Parsed, cue: usize) -> bool {
    naming::judging_verb(parsed, cue).is_some_and(|verb| {
        parsed.relation(verb) == Relation::AclRelcl
            || parsed.relation(verb) == Relation::Advcl && parsed.mark(verb) == Some("as")
    })
}
