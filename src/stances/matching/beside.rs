//! The clause beside a cue's own, to which it answers: "Peru tests missile; Chile protests", "Chile
//! protests as Peru tests missile".
//!
//! Comes in: a cue. Goes out: the head of the clause beside it. Must not know: frames.

use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// Words that open a clause which tells at what the main one happens.
const OCCASION: &[&str] = &["after", "as", "when"];

/// The clause that tells to what the cue's clause answers.
pub(super) fn beside(parsed: &Parsed, cue: usize) -> Option<usize> {
    if parsed.is_negated(cue) || parsed.auxiliaries(cue).next().is_some() {
        return None;
    }
    // "closed the strait and protested": at what it did itself nobody protests.
    parsed.first(cue, &[Relation::Nsubj, Relation::NsubjPass])?;
    below(parsed, cue).or_else(|| above(parsed, cue))
}

/// What "it" means in such an answer: "Peru signs pact, Chile calls it mistake". The object of what is
/// told, or all of it.
pub(in crate::stances) fn told_beside(parsed: &Parsed, cue: usize) -> Option<usize> {
    let verb = parsed
        .ancestors(cue)
        .take(3)
        .find(|&word| parsed.word(word).upos == Upos::Verb && parsed.subject(word).is_some())?;
    let told = above(parsed, verb)?;
    let object = parsed.first(told, &[Relation::Obj]);
    Some(
        object
            .filter(|&object| parsed.word(object).upos == Upos::Noun)
            .unwrap_or(told),
    )
}

/// "Chile protests as Peru tests missile"
fn below(parsed: &Parsed, cue: usize) -> Option<usize> {
    parsed
        .dependents(cue, &[Relation::Advcl])
        .find(|&clause| clause > cue && is_told(parsed, clause) && is_occasion(parsed, clause))
}

/// "Peru tests missile as Chile protests", "Peru tests missile; Chile protests"
fn above(parsed: &Parsed, cue: usize) -> Option<usize> {
    let told = parsed.head(cue)?;
    let answers = match parsed.relation(cue) {
        Relation::Advcl => matches!(parsed.mark(cue), Some("as" | "while")),
        Relation::Parataxis => is_set_off(parsed, cue),
        Relation::Conj => parsed
            .first(cue, &[Relation::Cc])
            .is_some_and(|word| matches!(parsed.lower(word), "but" | "and")),
        _ => false,
    };
    (told < cue && answers && is_told(parsed, told)).then_some(told)
}

/// Whether a clause begins behind a comma, semicolon or dash.
fn is_set_off(parsed: &Parsed, cue: usize) -> bool {
    let first = |&word: &usize| !matches!(parsed.lower(word), "," | ";" | "–" | "—" | "--");
    let start = parsed.subtree(cue).into_iter().find(first);
    let sign = start.and_then(|start| start.checked_sub(1));
    sign.is_some_and(|sign| matches!(parsed.lower(sign), "," | ";" | "–" | "—" | "--"))
}

/// Whether a clause tells a deed of its own subject.
fn is_told(parsed: &Parsed, clause: usize) -> bool {
    parsed.word(clause).upos == Upos::Verb
        && parsed
            .first(clause, &[Relation::Nsubj, Relation::NsubjPass])
            .is_some()
}

fn is_occasion(parsed: &Parsed, clause: usize) -> bool {
    parsed
        .mark(clause)
        .is_some_and(|mark| OCCASION.contains(&mark))
}
