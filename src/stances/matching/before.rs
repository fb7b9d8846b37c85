//! Cues with no words of their own for a target: "Chile refused", "Oslo was outraged".
//!
//! Comes in: a cue in its sentence. Goes out: whether it stands alone. Must not know: what was told
//! before.

use crate::lexicon::stance::CueClass;
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;

/// What tells what a cue is about; beside it nothing before is meant.
const ABOUT: &[Relation] = &[
    Relation::Obj,
    Relation::Iobj,
    Relation::Ccomp,
    Relation::Xcomp,
    Relation::Csubj,
    Relation::Acl,
    Relation::AclRelcl,
    Relation::Nmod,
];

/// Prepositions of phrases that tell when, where or how, not about what.
const CIRCUMSTANCE: &[&str] = &["", "after", "at once", "before", "during", "in", "on", "within"];

/// Marks of clauses that tell of what came before, not of what the cue is about.
const OCCASION: &[&str] = &["after", "as", "when", "while"];

/// Whether nothing beside a cue tells what it is about.
pub(super) fn is_bare(parsed: &Parsed, cue: usize, class: CueClass) -> bool {
    let clause = match class {
        CueClass::Verb => cue,
        CueClass::Adjective if parsed.first(cue, &[Relation::Cop]).is_some() => cue,
        // "was appalled" is a passive to the parser.
        CueClass::Adjective if parsed.is_passive(cue) => cue,
        // "expressed concern", "sent congratulations"
        CueClass::Noun if parsed.relation(cue) == Relation::Obj => match parsed.head(cue) {
            Some(verb) if parsed.first(cue, ABOUT).is_none() => verb,
            _ => return false,
        },
        _ => return false,
    };
    let told = matches!(
        parsed.relation(clause),
        Relation::Root | Relation::Conj | Relation::Parataxis
    ) || class == CueClass::Adjective && parsed.relation(clause) == Relation::Ccomp;
    // "said no", "reacted with fury"
    let fixed = |word: usize| {
        matches!(parsed.lower(word), "no" | "yes")
            || parsed.lemma(clause) == "react" && parsed.case(word) == "with"
    };
    let other = |word: usize| {
        word != cue
            && !fixed(word)
            && match parsed.relation(word) {
                Relation::Obl => !CIRCUMSTANCE.contains(&parsed.case(word).as_str()),
                Relation::Advcl => !parsed.mark(word).is_some_and(|mark| OCCASION.contains(&mark)),
                relation => ABOUT.contains(&relation),
            }
    };
    let active = class == CueClass::Adjective || !parsed.is_passive(clause);
    told && active
        && !parsed.children(clause).iter().any(|&word| other(word))
        && !parsed.lowers().iter().any(|word| word == "?")
}
