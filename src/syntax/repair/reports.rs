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
    "complain",
    "conclude",
    "contend",
    "assert",
    "allege",
    "write",
    "reply",
    "remark",
    "observe",
];

/// Verbs that report only where they stand between commas: "the levy, the court held, is lawful".
const ASIDES: &[&str] = &[
    "hold", "rule", "find", "reason", "think", "protest", "predict",
];

const SUBJECTS: &[Relation] = &[Relation::Nsubj, Relation::NsubjPass];

/// "“A mistake,” said Ann, while Bo called for talks": what is told beside is no part of what is said.
pub(super) fn clause_beside(draft: &mut Draft<'_>) {
    for clause in 2..draft.len() {
        let Some(says) = draft.head_before(clause) else {
            continue;
        };
        let beside = draft.is(clause, &[Relation::Ccomp])
            && draft.has_form(
                clause,
                &[Relation::Mark],
                &["while", "whereas", "although", "though"],
            )
            && REPORTS.contains(&draft.lemma(says))
            && draft.has_subject(clause);
        if beside {
            draft.relabel(clause, Relation::Advcl);
        }
    }
}

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

/// "The war, Peru warned, could spread": name and verb between commas are a clause by themselves.
pub(super) fn aside_in_subject(draft: &mut Draft<'_>) {
    for verb in 2..draft.len().saturating_sub(1) {
        let Some(noun) = draft.head_before(verb) else {
            continue;
        };
        let Some(predicate) = draft.head(noun).filter(|&predicate| predicate > verb) else {
            continue;
        };
        let lemma = draft.lemma(verb);
        let said = draft.is(verb, &[Relation::AclRelcl, Relation::Acl])
            && draft.tag(verb) == "VBD"
            && (REPORTS.contains(&lemma) || ASIDES.contains(&lemma))
            && draft.is_comma(verb + 1)
            && draft.is(noun, SUBJECTS);
        if !said {
            continue;
        }
        let mut near = draft.children(noun);
        near.extend(draft.children(verb));
        near.retain(|&word| draft.is(word, &[Relation::Appos, Relation::Nsubj]));
        let speaker = near.into_iter().find(|&word| {
            let (first, last) = draft.edges(word);
            let comma = draft.is_comma(first) || draft.follows_comma(first);
            last + 1 == verb && comma
        });
        if let Some(speaker) = speaker {
            draft.attach(verb, predicate, Relation::Parataxis);
            draft.attach(speaker, verb, Relation::Nsubj);
        }
    }
}

/// "It was an insult, Chile said; the minister left": what follows the semicolon was not said.
pub(super) fn clause_behind_semicolon(draft: &mut Draft<'_>) {
    for clause in 4..draft.len() {
        let Some(verb) = draft.head_before(clause) else {
            continue;
        };
        let Some(said) = draft.head_before(verb) else {
            continue;
        };
        let first = draft.edges(clause).0;
        let opens = draft.form_is(first, &[";"]) || first > 0 && draft.form_is(first - 1, &[";"]);
        if opens
            && draft.is(clause, &[Relation::Ccomp])
            && draft.is(verb, &[Relation::Parataxis])
            && REPORTS.contains(&draft.lemma(verb))
        {
            draft.attach(clause, said, Relation::Parataxis);
        }
    }
}

/// "The raid, according to Kenya, was a crime": who says so stands beside the predicate, not the subject.
pub(super) fn according_to(draft: &mut Draft<'_>) {
    for source in 3..draft.len() {
        let Some(noun) = draft.head_before(source) else {
            continue;
        };
        let named = draft.is(source, &[Relation::Nmod])
            && draft.has_form(source, &[Relation::Case], &["according"])
            && draft.is(noun, SUBJECTS);
        if let Some(predicate) = draft.head(noun).filter(|&it| named && it > source) {
            draft.attach(source, predicate, Relation::Obl);
        }
    }
}

/// "said that Peru was wrong to go, adding that …": it is the speaker that adds.
pub(super) fn added_by_speaker(draft: &mut Draft<'_>) {
    for adding in 2..draft.len() {
        let fits = draft.tag(adding) == "VBG"
            && draft.lemma(adding) == "add"
            && draft.is(adding, &[Relation::Advcl])
            && draft.follows_comma(adding);
        let Some(head) = draft.head(adding).filter(|&head| fits && head < adding) else {
            continue;
        };
        let speaks = |verb: usize| {
            REPORTS.contains(&draft.lemma(verb))
                && draft.is_finite(verb)
                && draft.has(verb, SUBJECTS)
                && draft.has(verb, &[Relation::Ccomp])
        };
        let speaker = draft.path(head).skip(1).find(|&verb| speaks(verb));
        if let Some(verb) = speaker {
            draft.attach(adding, verb, Relation::Advcl);
        }
    }
}

/// "a report that Peru had rejected the offer": a clause that lacks nothing is what is reported.
pub(super) fn content_of_noun(draft: &mut Draft<'_>) {
    for that in 1..draft.len() {
        let Some(verb) = draft.head(that).filter(|&verb| verb > that) else {
            continue;
        };
        let another = || {
            draft
                .children(verb)
                .into_iter()
                .any(|word| word > verb && draft.is(word, &[Relation::Obj]))
        };
        let fits = draft.form_is(that, &["that"])
            && draft.is(that, &[Relation::Obj])
            && draft.is(verb, &[Relation::AclRelcl])
            && draft.has(verb, SUBJECTS)
            && another();
        if fits {
            draft.relabel(that, Relation::Mark);
            draft.relabel(verb, Relation::Acl);
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
