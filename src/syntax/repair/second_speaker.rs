//! Who speaks second: "“A mistake,” said Ann, and Bo, the envoy, called for talks".
//!
//! Comes in: a tree under repair. Goes out: the tree, mended: the second clause has its own subject.
//! Must not know: other repairs.

use super::draft::Draft;
use super::joined::{is_finite_clause, make_subject, verb_group};
use crate::syntax::{Relation, Upos};

/// "“A mistake,” said Ann, and Bo, the envoy, called for talks", "Ann said it was a mistake, and the envoy,
/// Bo, called for talks": what stands between the "and" and the second verb is its subject.
pub(super) fn subject_behind_speaker(draft: &mut Draft<'_>) {
    const CLAUSE: &[Relation] = &[
        Relation::Acl,
        Relation::Ccomp,
        Relation::Conj,
        Relation::Parataxis,
    ];
    for verb in 5..draft.len() {
        let clause = draft.is(verb, CLAUSE)
            && draft.upos(verb) == Upos::Verb
            && (is_finite_clause(draft, verb) || draft.tag(verb) == "VBN")
            && !draft.has(verb, &[Relation::Mark, Relation::AuxPass]);
        let last = verb_group(draft, verb) - 1;
        if !clause || !draft.is_comma(last) {
            continue;
        }
        let says = draft
            .path(verb)
            .skip(1)
            .find(|&above| draft.upos(above) == Upos::Verb && draft.has_subject(above));
        let Some(says) = says.filter(|&says| says < verb) else {
            continue;
        };
        let own = draft
            .children(verb)
            .into_iter()
            .any(|word| says < word && draft.is(word, &[Relation::Nsubj, Relation::NsubjPass]));
        let members = |subject: usize| members_between(draft, subject, (last, verb));
        let Some(subject) = (says + 1..last).find(|&word| {
            !own && begins_clause(draft, word, (says, verb)) && members(word).is_some()
        }) else {
            continue;
        };
        let beside = members(subject).unwrap_or_default();
        let wrong = draft
            .children(verb)
            .into_iter()
            .find(|&word| word < says && draft.is(word, &[Relation::Nsubj, Relation::NsubjPass]));
        draft.attach(verb, says, Relation::Conj);
        for word in beside {
            draft.attach(word, subject, Relation::Appos);
        }
        if let Some(said) = wrong {
            draft.attach(said, says, Relation::Ccomp);
        }
        make_subject(draft, subject, verb);
    }
}

/// Whether a noun or name that the parser joined to an earlier one begins a clause behind ", and".
fn begins_clause(draft: &Draft<'_>, word: usize, (says, verb): (usize, usize)) -> bool {
    const AND: &[&str] = &["and", "but"];
    let joined = draft.is(word, &[Relation::Conj])
        && draft.is_nominal(word)
        && draft.is_within(word, says)
        && draft.head(word) != Some(says)
        && !draft.is_within(verb, word);
    let first = draft.edges(word).0;
    let own = draft.form_is(first, AND);
    let and = if own { first } else { first.saturating_sub(1) };
    joined
        && draft.form_is(and, AND)
        && (own || draft.head(and) == Some(verb))
        && draft.follows_comma(and)
}

/// What describes a subject between it and a comma: all words there belong to it or to what is set off
/// beside it; `None` where others stand there.
fn members_between(
    draft: &Draft<'_>,
    subject: usize,
    (comma, verb): (usize, usize),
) -> Option<Vec<usize>> {
    let beside: Vec<usize> = draft
        .head(subject)
        .map(|head| draft.children(head))
        .unwrap_or_default()
        .into_iter()
        .filter(|&word| {
            subject < word
                && word < comma
                && draft.is(word, &[Relation::Conj, Relation::Appos])
                && !draft.has(word, &[Relation::Cc])
        })
        .collect();
    let belongs = |word: usize| {
        draft.is_comma(word)
            || draft.is_within(word, subject)
            || beside.iter().any(|&it| draft.is_within(word, it))
    };
    let parts = draft.edges(subject).1 < comma || !beside.is_empty();
    let set_off = (subject..comma).any(|word| draft.is_comma(word));
    let whole = (draft.edges(subject).0..comma).all(belongs) && verb > comma;
    (parts && set_off && whole).then_some(beside)
}

#[cfg(test)]
mod tests {
    use crate::syntax::repair::tests::check;

    #[test]
    fn who_speaks_next_has_a_clause_of_his_own() {
        check(
            "“ The deal is a mistake , ” said Ann Other , and Bo Ek , the envoy , called for talks .",
            &["Ann nsubj said", "Bo nsubj called", "envoy appos Bo"],
        );
        check(
            "“ The deal is a mistake , ” said Ann Other , and called for talks .",
            &["Ann nsubj said"],
        );
        check(
            "“ The deal is a mistake , ” said Chile 's Ann Other , and Bo Ek , the EU 's top diplomat , called for talks .",
            &["Ann nsubj said", "Bo nsubj called"],
        );
        check(
            "Ann Other said the plan was wrong , and the Soviet envoy , Bo Ek , called for talks .",
            &["Ann nsubj said", "envoy nsubj called"],
        );
    }
}
