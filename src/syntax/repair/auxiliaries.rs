//! Auxiliaries that were taken for predicates.

use super::draft::Draft;
use crate::syntax::Relation;

/// "The Union does not and will not recognise it": where "does" has nothing but a negation, the verb
/// coordinated with it is the predicate of both.
pub(super) fn two_auxiliaries(draft: &mut Draft<'_>) {
    for verb in 2..draft.len() {
        let Some(first) = draft.head(verb).filter(|&first| first < verb) else {
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
