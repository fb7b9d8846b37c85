//! Predicates of headlines: what is said of the names before it, whether the parser knows it or not.
//!
//! Comes in: a draft, the reach of a clause. Goes out: its predicate. Must not know: how clauses hang
//! together.

use super::draft::Draft;
use super::headline_verbs as verbs;
use crate::syntax::{Relation, Upos};

/// Nouns of which an infinitive tells more: "plan to send troops".
#[rustfmt::skip]
const TAKING_INFINITIVE: &[&str] = &[
    "ability", "agreement", "aim", "attempt", "bid", "bill", "call", "case", "chance", "deal",
    "decision", "demand", "drive", "effort", "failure", "fight", "law", "licence", "license",
    "mission", "move", "need", "offer", "order", "pact", "plan", "plea", "pledge", "plot", "power",
    "pressure", "promise", "proposal", "push", "readiness", "refusal", "request", "right", "threat",
    "time", "treaty", "vote", "vow", "way",
];

/// What a clause says of its subject.
#[derive(Clone, Copy, Debug)]
pub(super) struct Predicate {
    pub(super) word: usize,
    /// Where the words of its subject end.
    pub(super) subject_end: usize,
    pub(super) kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The parser has it.
    Finite,
    /// "Peru to leave"
    Infinitive,
    /// "China protests", taken for a noun.
    Noun,
    /// "World leaders appalled by raid"
    Participle,
    /// "Gulf states cool to plan"
    Adjective,
}

/// The predicate of the words from `start` to before `end`.
pub(super) fn predicate(draft: &Draft<'_>, start: usize, end: usize) -> Option<Predicate> {
    let finite = |word: &usize| {
        matches!(draft.tag(*word), "VBZ" | "VBP" | "VBD")
            && draft.upos(*word) != Upos::Aux
            && !draft.is(*word, &[Relation::AclRelcl])
            || draft.tag(*word) == "MD"
            || draft.is(*word, &[Relation::Cop, Relation::Aux, Relation::AuxPass])
    };
    if let Some(word) = (start..end).find(finite) {
        let helper = draft.is(word, &[Relation::Aux, Relation::AuxPass, Relation::Cop]);
        let word = draft.head(word).filter(|_| helper).unwrap_or(word);
        let lacks = !helper && word > start && is_taken_for_part(draft, word);
        return Some(Predicate {
            word,
            subject_end: word,
            kind: if lacks { Kind::Noun } else { Kind::Finite },
        });
    }
    let subject_end = (start..end).find(|&word| {
        !is_of_subject(draft, word) || verbs::is_taken_for_noun(draft, start, word, end)
    })?;
    // "Talks to resume": the infinitive itself tells that it is a clause.
    let told = || {
        draft.tag(subject_end) == "TO" || verbs::is_taken_for_noun(draft, start, subject_end, end)
    };
    if subject_end == start || !(verbs::may_act(draft, subject_end - 1) || told()) {
        return None;
    }
    let (word, kind) = behind_subject(draft, start, subject_end, end)?;
    Some(Predicate {
        word,
        subject_end,
        kind,
    })
}

/// Whether a verb hangs in the tree like a noun: "China attacks [Patten]" described by the word before
/// it, "Hungary [shuts border]" describing the one behind.
fn is_taken_for_part(draft: &Draft<'_>, verb: usize) -> bool {
    const OF_NOUN: &[Relation] = &[Relation::Amod, Relation::Compound];
    let behind_noun = draft.head(verb - 1) == Some(verb) && draft.is(verb - 1, OF_NOUN);
    let before_noun = draft.is(verb, OF_NOUN)
        && draft.tag(verb) != "VBD"
        && draft.head(verb).is_some_and(|noun| noun > verb);
    draft.upos(verb) == Upos::Verb
        && !draft.has_subject(verb)
        && (behind_noun || before_noun)
        && verbs::may_act(draft, verb - 1)
}

/// What stands behind the words of a subject, if it can be said of it.
fn behind_subject(draft: &Draft<'_>, start: usize, at: usize, end: usize) -> Option<(usize, Kind)> {
    let goes_on = || {
        at + 1 == end
            || draft.form_is(
                at + 1,
                &[
                    "about", "after", "amid", "as", "at", "by", "over", "to", "with",
                ],
            )
    };
    if draft.tag(at) == "TO" {
        if TAKING_INFINITIVE.contains(&draft.lemma(at - 1)) {
            return None;
        }
        let verb = (at + 1..end.min(at + 3)).find(|&word| draft.tag(word) == "VB")?;
        return Some((verb, Kind::Infinitive));
    }
    if verbs::is_taken_for_noun(draft, start, at, end) {
        return Some((at, Kind::Noun));
    }
    match draft.tag(at) {
        "VBN" if goes_on() => Some((at, Kind::Participle)),
        "JJ" if goes_on() => Some((at, Kind::Adjective)),
        _ => None,
    }
}

/// Whether a word may stand among those of a subject.
fn is_of_subject(draft: &Draft<'_>, word: usize) -> bool {
    let described = draft.upos(word) == Upos::Adj
        && draft
            .head(word)
            .is_some_and(|noun| noun > word && draft.is_nominal(noun));
    described
        || draft.is_comma(word)
        || draft.is_nominal(word)
        || draft.tag(word) == "POS"
        || draft.form_is(
            word,
            &[
                "of", "and", "in", "the", "both", "all", "&", "-", "\"", "“", "”",
            ],
        )
}
