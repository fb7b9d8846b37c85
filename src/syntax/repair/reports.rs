//! Clauses of verbs of speech.

use super::draft::Draft;
use crate::syntax::{Relation, Upos};

/// Verbs that take a finite clause with "that".
const REPORTS: &[&str] = &[
    "say",
    "claim",
    "state",
    "declare",
    "warn",
    "announce",
    "insist",
    "stress",
    "argue",
    "add",
    "note",
    "tell",
    "agree",
    "demand",
    "maintain",
    "emphasize",
    "emphasise",
    "underline",
    "underscore",
    "reiterate",
    "confirm",
    "believe",
    "suggest",
    "explain",
];

const SUBJECTS: &[Relation] = &[Relation::Nsubj, Relation::NsubjPass];

/// "claimed during the conference that the country is ready": the clause is
/// what was claimed, not a relative clause of the conference.
pub(super) fn reported_clause(draft: &mut Draft<'_>) {
    for clause in 1..draft.len() {
        if !draft.is(clause, &[Relation::AclRelcl, Relation::Acl]) {
            continue;
        }
        let Some(noun) = draft.head(clause) else {
            continue;
        };
        let children = draft.children(clause);
        let that = children.iter().any(|&child| {
            child < clause && draft.form_is(child, &["that"]) && draft.is(child, &[Relation::Mark])
        });
        let subject = children
            .iter()
            .any(|&child| draft.is(child, SUBJECTS) && !draft.form_is(child, &["that"]));
        let aside = draft.is(
            noun,
            &[Relation::Obl, Relation::OblUnmarked, Relation::Nmod],
        );
        let verb = draft.path(noun).skip(1).take(3).find(|&above| {
            draft.upos(above) == Upos::Verb && REPORTS.contains(&draft.lemma(above))
        });
        let Some(verb) = verb.filter(|&verb| that && subject && aside && verb < noun) else {
            continue;
        };
        if !draft.has(verb, &[Relation::Ccomp]) {
            draft.attach(clause, verb, Relation::Ccomp);
        }
    }
}

/// "Such a force was unacceptable, he said": of two subjects of a verb of
/// speech behind the clause, the first belongs to the clause.
pub(super) fn subject_of_clause(draft: &mut Draft<'_>) {
    for verb in 1..draft.len() {
        let Some(clause) = draft.head(verb) else {
            continue;
        };
        let behind = clause < verb && draft.is(verb, &[Relation::Parataxis]);
        if !behind || !REPORTS.contains(&draft.lemma(verb)) || draft.has(clause, SUBJECTS) {
            continue;
        }
        let subjects: Vec<usize> = draft
            .children(verb)
            .into_iter()
            .filter(|&at| draft.is(at, SUBJECTS))
            .collect();
        if let [first, _, ..] = subjects.as_slice()
            && *first < clause
        {
            draft.attach(*first, clause, Relation::Nsubj);
        }
    }
}
