//! Phrases: to which of two words a prepositional phrase, a relative clause or a participle belongs.
//!
//! Comes in: a tree under repair. Goes out: the tree, mended. Must not know: other repairs.

use super::draft::Draft;
use crate::syntax::{Relation, Upos};

/// What is no person: "who" never means it.
const BODIES: &[&str] = &[
    "administration",
    "agency",
    "cabinet",
    "company",
    "country",
    "department",
    "embassy",
    "government",
    "house",
    "ministry",
    "nation",
    "office",
    "organisation",
    "organization",
    "parliament",
    "party",
    "region",
    "regime",
    "senate",
    "state",
    "union",
];

/// The preposition of a phrase.
fn preposition(draft: &Draft<'_>, noun: usize) -> Option<usize> {
    let mut below = draft.children(noun).into_iter();
    below.find(|&word| word < noun && draft.is(word, &[Relation::Case]) && draft.tag(word) != "POS")
}

/// "open to talks", "return to talks": "to" before a noun is a preposition.
pub(super) fn to_before_noun(draft: &mut Draft<'_>) {
    for to in 0..draft.len() {
        let Some(noun) = draft.head(to).filter(|&noun| to < noun) else {
            continue;
        };
        let fits = draft.form_is(to, &["to"])
            && draft.is(to, &[Relation::Mark])
            && draft.upos(noun) == Upos::Noun
            && draft.is(noun, &[Relation::Obl, Relation::Nmod])
            && preposition(draft, noun).is_none()
            && !draft.has(noun, &[Relation::Cop]);
        if fits {
            draft.relabel(to, Relation::Case);
        }
    }
}

/// "a call for a truce, and for talks": a phrase goes with the one that has its preposition.
pub(super) fn joined_phrase(draft: &mut Draft<'_>) {
    for second in 2..draft.len() {
        let Some(head) = draft.head(second).filter(|&head| head < second) else {
            continue;
        };
        let Some(of_second) = preposition(draft, second) else {
            continue;
        };
        let loose = draft.is(second, &[Relation::Conj])
            && draft.is_nominal(second)
            && preposition(draft, head).is_none()
            && !draft.has(second, &[Relation::Cop]);
        let (form, start) = (draft.form(of_second), draft.edges(second).0);
        let first = (head + 1..second).rev().find(|&first| {
            let end = draft.edges(first).1;
            draft.is(first, &[Relation::Nmod, Relation::Obl])
                && draft.is_within(first, head)
                && !draft.is_within(first, second)
                && (end + 1 == start || end + 2 == start && draft.is_comma(end + 1))
                && preposition(draft, first)
                    .is_some_and(|of_first| draft.form_is(of_first, &[form]))
        });
        if let Some(first) = first.filter(|_| loose) {
            draft.attach(second, first, Relation::Conj);
        }
    }
}

/// "officials of the ministry who resigned": who resigned are the officials.
pub(super) fn who_of_body(draft: &mut Draft<'_>) {
    for clause in 2..draft.len() {
        let Some(body) = draft.head(clause).filter(|&body| body < clause) else {
            continue;
        };
        let who = draft.children(clause).into_iter().any(|word| {
            draft.form_is(word, &["who"]) && draft.is(word, &[Relation::Nsubj, Relation::NsubjPass])
        });
        let fits = who
            && draft.is(clause, &[Relation::AclRelcl])
            && BODIES.contains(&draft.lemma(body))
            && preposition(draft, body).is_some()
            && draft.is(body, &[Relation::Nmod]);
        if let Some(people) = draft.head(body).filter(|&people| fits && people < body) {
            draft.attach(clause, people, Relation::AclRelcl);
        }
    }
}

/// "approached the court seeking an order": the court is whom they approached, and they seek.
pub(super) fn participle_after_object(draft: &mut Draft<'_>) {
    for participle in 2..draft.len() {
        let Some(verb) = draft.head(participle).filter(|&verb| verb < participle) else {
            continue;
        };
        let subject = draft.children(participle).into_iter().find(|&word| {
            draft.is(word, &[Relation::Nsubj]) && draft.is_nominal(word) && word < participle
        });
        let Some(subject) = subject else {
            continue;
        };
        let (first, last) = draft.edges(subject);
        let fits = draft.tag(participle) == "VBG"
            && draft.is(participle, &[Relation::Advcl])
            && draft.upos(verb) == Upos::Verb
            && first == verb + 1
            && last + 1 == participle
            && draft.form(verb).ends_with("ed")
            && !draft.has(
                verb,
                &[
                    Relation::Obj,
                    Relation::AuxPass,
                    Relation::Ccomp,
                    Relation::Xcomp,
                ],
            )
            && !draft.has(participle, &[Relation::Aux, Relation::Mark]);
        if fits {
            draft.attach(subject, verb, Relation::Obj);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::repair::tests::check;

    #[test]
    fn phrases_go_with_their_word() {
        check(
            "Lund said he was open to talks with the Swedes .",
            &["to case talks", "talks obl open"],
        );
        check(
            "Norway reiterates its call for a truce , and for the release of all hostages .",
            &["release conj truce", "truce nmod call"],
        );
        check(
            "Documents name officials within the Lund administration who blasted the plan .",
            &["blasted acl:relcl officials"],
        );
        check(
            "Norway approached the Court seeking an order .",
            &["Court obj approached", "seeking advcl approached"],
        );
    }
}
