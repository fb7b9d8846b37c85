//! Bearers: what a judgement is said of: "the plan is dangerous", "it is wrong to sign it", "called the
//! plan a mistake".
//!
//! Comes in: a cue that judges. Goes out: the word for what is judged. Must not know: who judges.

use super::modals::modal_clause;
use super::naming::{equating_verb, exclaimed, named_by, named_predicate, whole_predicate};
use super::{action, clause};
use crate::lexicon::WordClass;
use crate::lexicon::stance::CueClass;
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;

/// What a predicate is said of.
pub(super) fn bearer(parsed: &Parsed, cue: usize, class: CueClass) -> Option<usize> {
    if class == CueClass::Modal {
        return modal_clause(parsed, cue);
    }
    let gist = cue;
    let cue = match class {
        CueClass::Noun => whole_predicate(parsed, cue),
        _ => cue,
    };
    if let Some(verb) = named_predicate(parsed, cue) {
        // "what it called a mistake" is nothing but the mistake.
        return named_by(parsed, verb, cue)
            .map(|named| if named == cue { gist } else { named })
            .filter(|&named| class != CueClass::Noun || parsed.lower(named) != "what");
    }
    if let Some(verb) = equating_verb(parsed, cue) {
        return parsed.subject(verb);
    }
    // "is a dangerous idea", "calling it a cynical effort".
    if parsed.relation(cue) == Relation::Amod {
        let noun = parsed.one_of(parsed.head(cue)?);
        // "it is with great regret that", "are under the odious system": no predicate of its subject.
        let described = matches!(
            parsed.case(noun).as_str(),
            "" | "among" | "amongst" | "as" | "at" | "in" | "of"
        );
        let predicate = described && parsed.first(noun, &[Relation::Cop]).is_some()
            || named_predicate(parsed, noun).is_some()
            || equating_verb(parsed, noun).is_some()
            || exclaimed(parsed, noun).is_some();
        return predicate.then(|| bearer(parsed, noun, class)).flatten();
    }
    let has_copula = parsed.first(cue, &[Relation::Cop]).is_some()
        || matches!(
            parsed.relation(cue),
            Relation::Xcomp
                | Relation::Conj
                | Relation::Ccomp
                | Relation::Parataxis
                | Relation::Root
        );
    if !has_copula {
        return None;
    }
    let predicate = match parsed.relation(cue) {
        Relation::Xcomp => parsed.head(cue).unwrap_or(cue),
        _ => cue,
    };
    // "the deal is vital to meet the demand": what it is for is no subject beside the deal.
    let named = parsed
        .first(predicate, &[Relation::Nsubj])
        .filter(|&it| !is_empty(parsed, it));
    if let Some(clause) = thought_behind(parsed, predicate) {
        return Some(clause);
    }
    if let Some(clause) = parsed.first(predicate, &[Relation::Csubj])
        && (named.is_none() || clause < predicate)
    {
        return Some(clause);
    }
    judged(parsed, cue, predicate, class).or_else(|| exclaimed(parsed, cue))
}

/// The "it" that only stands for a clause to come.
fn is_empty(parsed: &Parsed, word: usize) -> bool {
    parsed.relation(word) == Relation::Expl || parsed.lower(word) == "it"
}

/// "the notion is absurd that Peru should pay": the clause that tells the thought of which a predicate
/// is said.
pub(in crate::stances) fn thought_behind(parsed: &Parsed, predicate: usize) -> Option<usize> {
    parsed.first(predicate, &[Relation::Cop])?;
    let noun = parsed.first(predicate, &[Relation::Nsubj])?;
    let told = parsed
        .first(noun, &[Relation::Acl, Relation::Nmod])
        .is_some();
    let thought = WordClass::ReportedThought.has(parsed.lemma(noun)) && !told;
    parsed
        .dependents(
            predicate,
            &[Relation::Ccomp, Relation::Advcl, Relation::Csubj],
        )
        .find(|&clause| thought && clause > predicate && parsed.mark(clause) == Some("that"))
}

/// What a predicate without a clause before it is said of.
fn judged(parsed: &Parsed, cue: usize, predicate: usize, class: CueClass) -> Option<usize> {
    // "Peru is wrong to sign it": what is wrong is to sign it.
    if class == CueClass::Adjective
        && matches!(
            parsed.lower(cue),
            "foolish" | "mad" | "right" | "unwise" | "wrong"
        )
        && let Some(done) = action(parsed, cue)
        && parsed.mark(done) == Some("to")
    {
        return Some(done);
    }
    let subject = parsed
        .first(predicate, &[Relation::Expl])
        .or_else(|| parsed.subject(cue))?;
    // "It is unacceptable that …": the clause is what is meant.
    if is_empty(parsed, subject) {
        if let Some(found) = clause(parsed, cue).or_else(|| action(parsed, cue)) {
            return Some(found);
        }
        let extraposed = parsed
            .dependents(cue, &[Relation::Advcl, Relation::Acl])
            .find(|&word| word > cue && matches!(parsed.mark(word), Some("that" | "to" | "for")));
        if extraposed.is_some() || parsed.relation(subject) == Relation::Expl {
            return extraposed;
        }
    }
    Some(subject)
}
