//! Clefts: what a sentence names outside the clause that asks for it: "what France wants is a settlement",
//! "among its opponents is Norway", "had one demand: a truce".
//!
//! Comes in: a cue. Goes out: the word that is named. Must not know: who the actors are.

use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// "Among those opposing it is Norway", "Among its opponents is Norway": who they are.
pub(super) fn inverted(parsed: &Parsed, cue: usize) -> Option<usize> {
    let them = match parsed.relation(cue) {
        Relation::Acl | Relation::AclRelcl => parsed.head(cue)?,
        _ => cue,
    };
    let name = parsed.head(them)?;
    let among = parsed.relation(them) == Relation::Obl && parsed.case(them) == "among";
    let stands = parsed.first(name, &[Relation::Cop]).is_some() && them < name;
    (stands && (among || is_one_named(parsed, cue, them, name))).then_some(name)
}

/// "The first country to oppose it was Norway", "Its loudest critic is Norway": one of a sort, whom the
/// sentence names.
fn is_one_named(parsed: &Parsed, cue: usize, them: usize, name: usize) -> bool {
    let definite = parsed
        .first(them, &[Relation::Det, Relation::NmodPoss])
        .is_some_and(|det| !matches!(parsed.lower(det), "a" | "an" | "no" | "any"));
    let one = matches!(parsed.lower(them), "first" | "last" | "latest" | "one")
        || matches!(
            parsed.lemma(them),
            "country" | "government" | "leader" | "member" | "nation" | "party" | "power" | "state"
        );
    let own = parsed.own_subject(cue).is_none() && !parsed.is_passive(cue);
    parsed.relation(them) == Relation::Nsubj
        && parsed.word(name).upos == Upos::Propn
        && parsed.case(name).is_empty()
        && !parsed.is_negated(name)
        && definite
        && (cue == them && parsed.word(cue).upos == Upos::Noun || cue != them && one && own)
}

/// "it is Norway that should lead it": who is said to do what the clause tells.
pub(in crate::stances) fn doer(parsed: &Parsed, clause: usize) -> Option<usize> {
    let noun = parsed
        .head(clause)
        .filter(|_| parsed.relation(clause) == Relation::AclRelcl)?;
    let it = parsed
        .dependents(noun, &[Relation::Nsubj, Relation::Expl])
        .any(|word| parsed.lower(word) == "it");
    let pronoun = parsed
        .first(clause, &[Relation::Nsubj, Relation::NsubjPass])
        .is_some_and(|word| matches!(parsed.lower(word), "that" | "who"));
    (it && pronoun && parsed.first(noun, &[Relation::Cop]).is_some()).then_some(noun)
}

/// "What France wants is a settlement": what is said to be wanted.
pub(super) fn cleft(parsed: &Parsed, cue: usize) -> Option<usize> {
    if parsed.relation(cue) == Relation::AclRelcl {
        let what = parsed
            .head(cue)
            .filter(|&what| parsed.lower(what) == "what")?;
        // "what is needed is a settlement": the parser hangs the clause on "what".
        if parsed.is_passive(cue) {
            let said = parsed.head(what)?;
            let names = parsed.relation(what) == Relation::Nsubj
                && parsed.first(said, &[Relation::Cop]).is_some();
            return (names && said > cue).then_some(said);
        }
        // "a truce is what France wants": the parser makes "what" the predicate.
        parsed.first(what, &[Relation::Cop])?;
        return parsed
            .first(what, &[Relation::Nsubj])
            .filter(|&said| said < what && parsed.word(said).upos == Upos::Noun);
    }
    if !matches!(parsed.relation(cue), Relation::Csubj | Relation::Nsubj) {
        return None;
    }
    let object = parsed.first(cue, &[Relation::Obj]);
    let what = object.is_some_and(|object| parsed.lower(object) == "what");
    // "all France wants is a settlement"
    let all = || {
        let first = parsed
            .subtree(cue)
            .first()
            .map(|&first| parsed.lower(first));
        object.is_none() && parsed.word(cue).upos == Upos::Verb && first == Some("all")
    };
    let said = (what || all()).then(|| parsed.head(cue))??;
    let names = parsed.first(said, &[Relation::Cop]).is_some();
    (said > cue && (what || names)).then_some(said)
}

/// "had one demand: a truce": what follows the colon says it.
pub(super) fn named_behind_colon(parsed: &Parsed, noun: usize) -> Option<usize> {
    let carried = matches!(parsed.relation(noun), Relation::Obj | Relation::Root);
    parsed
        .dependents(noun, &[Relation::Appos])
        .filter(|_| carried)
        .find(|&name| {
            let first = parsed.subtree(name).first().copied();
            parsed.word(name).upos == Upos::Noun
                && first.is_some_and(|first| parsed.opens_behind(first, ":"))
        })
}
