//! Cues with no words of their own for a target: "Chile refused", "Chile voted against", "Chile was
//! disappointed".
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
const CIRCUMSTANCE: &[&str] = &[
    "", "after", "at once", "before", "during", "in", "on", "within",
];

/// Marks of clauses that tell of what came before, not of what the cue is about.
const OCCASION: &[&str] = &["after", "as", "when", "while"];

/// Whether nothing beside a cue tells what it is about.
pub(super) fn is_bare(parsed: &Parsed, cue: usize, class: CueClass) -> bool {
    // "Chile was against", "Chile has been in favour": the copula makes it a predicate.
    let predicate = parsed.first(cue, &[Relation::Cop]).is_some();
    if class != CueClass::Verb && !predicate {
        return false;
    }
    let told = matches!(
        parsed.relation(cue),
        Relation::Root | Relation::Conj | Relation::Parataxis
    );
    // "said no"
    let fixed = |word: usize| matches!(parsed.lower(word), "no" | "yes");
    let other = |word: usize| {
        !fixed(word)
            && match parsed.relation(word) {
                Relation::Obl => !CIRCUMSTANCE.contains(&parsed.case(word).as_str()),
                Relation::Advcl => !parsed
                    .mark(word)
                    .is_some_and(|mark| OCCASION.contains(&mark)),
                relation => ABOUT.contains(&relation),
            }
    };
    told && !parsed.is_passive(cue)
        && !parsed.children(cue).iter().any(|&word| other(word))
        && !parsed.lowers().iter().any(|word| word == "?")
}

/// Verbs that carry a feeling: "expressed regret".
const VOICES: &[&str] = &["convey", "express", "voice"];

/// Whether a clause tells that somebody is pleased or angry, and nothing beside it tells at what:
/// "Chile was disappointed", "Chile expressed regret".
pub(super) fn reacts_bare(parsed: &Parsed, cue: usize, class: CueClass) -> bool {
    let clause = match class {
        CueClass::Noun => {
            let verb = parsed
                .head(cue)
                .filter(|_| parsed.relation(cue) == Relation::Obj);
            let Some(verb) = verb.filter(|&verb| VOICES.contains(&parsed.lemma(verb))) else {
                return false;
            };
            verb
        }
        _ => cue,
    };
    let told = matches!(
        parsed.relation(clause),
        Relation::Root | Relation::Conj | Relation::Parataxis | Relation::Ccomp
    );
    let possible = parsed
        .auxiliaries(clause)
        .any(|auxiliary| matches!(auxiliary, "could" | "may" | "might" | "should" | "would"));
    let tells = |head: usize| {
        parsed
            .children(head)
            .iter()
            .any(|&word| match parsed.relation(word) {
                Relation::Obl => !CIRCUMSTANCE.contains(&parsed.case(word).as_str()),
                Relation::Advcl => true,
                Relation::Obj => word != cue,
                Relation::Nsubj | Relation::NsubjPass => parsed.is_predicate(word),
                relation => ABOUT.contains(&relation),
            })
    };
    told && !possible
        && !parsed.is_negated(clause)
        && parsed.subject(clause).is_some()
        && !tells(clause)
        && (clause == cue || !tells(cue))
        && !parsed.lowers().iter().any(|word| word == "?")
}
