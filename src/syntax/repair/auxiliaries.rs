//! Auxiliaries that were taken for predicates.

use super::draft::Draft;
use crate::syntax::{Relation, Upos};

/// "The Union does not and will not recognise it": where "does" has nothing but a negation, the verb
/// coordinated with it is the predicate of both.
pub(super) fn two_auxiliaries(draft: &mut Draft<'_>) {
    for verb in 2..draft.len() {
        let Some(first) = draft.head_before(verb) else {
            continue;
        };
        let bare = |word: usize| {
            word < first
                || word >= verb
                || draft.form_is(word, &["not", "n't", "never", "and", "or"])
                || draft.head(word) == Some(verb) && draft.is(word, &[Relation::Aux])
        };
        let fits = draft.is(verb, &[Relation::Conj])
            && draft.form_is(
                first,
                &["does", "do", "did", "will", "would", "can", "could"],
            )
            && draft.has(verb, &[Relation::Aux])
            && !draft.has_subject(verb)
            && (first + 1..verb).all(bare);
        if !fits {
            continue;
        }
        draft.raise(verb, Relation::Aux);
        for word in draft.children(first) {
            draft.attach(word, verb, draft.relation(word));
        }
    }
}

/// "does not and will not recognise": a subject hung on an auxiliary is its predicate's.
pub(super) fn subject_of_auxiliary(draft: &mut Draft<'_>) {
    for word in 0..draft.len() {
        let Some(auxiliary) = draft.head(word) else {
            continue;
        };
        let hung = draft.is(word, &[Relation::Nsubj, Relation::NsubjPass])
            && draft.is(auxiliary, &[Relation::Aux, Relation::AuxPass]);
        if let Some(predicate) = draft.head(auxiliary).filter(|_| hung)
            && !draft.has_subject(predicate)
        {
            draft.attach(word, predicate, draft.relation(word));
        }
    }
}
/// Verbs after which a clause tells what is wanted, not what is.
const WANTING: &[&str] = &[
    "ask",
    "demand",
    "insist",
    "propose",
    "recommend",
    "request",
    "require",
    "suggest",
    "urge",
];

/// "They demand that Peru put an end to it": one form serves for what is and what is wanted, and with a
/// subject of one it is what is wanted.
pub(super) fn wanted_taken_for_past(draft: &mut Draft<'_>) {
    const SUBJECT: &[Relation] = &[Relation::Nsubj];
    for verb in 2..draft.len() {
        let wanted = draft.head(verb).is_some_and(|head| {
            head < verb && WANTING.contains(&draft.lemma(head)) && draft.upos(head) == Upos::Verb
        });
        let two_ways = matches!(draft.tag(verb), "VBD" | "VBP")
            && draft.form_is(
                verb,
                &["cut", "hit", "let", "put", "quit", "set", "shut", "split"],
            );
        let that = draft.has_form(verb, &[Relation::Mark], &["that"]);
        if wanted
            && two_ways
            && that
            && draft.has(verb, SUBJECT)
            && !draft.has(verb, &[Relation::Aux])
        {
            draft.make_verb(verb, "VB");
        }
    }
}
