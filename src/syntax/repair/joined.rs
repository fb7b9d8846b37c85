//! Joined clauses: a second clause whose subject or verb the parser took into the first.
//!
//! Comes in: a tree under repair. Goes out: the tree, mended. Must not know: other repairs.

use super::draft::Draft;
use crate::syntax::{Relation, Upos};

/// The first word of a verb with its auxiliaries, negation and adverbs before it.
pub(super) fn verb_group(draft: &Draft<'_>, verb: usize) -> usize {
    const HELPERS: &[Relation] = &[Relation::Aux, Relation::AuxPass, Relation::Advmod];
    let mut first = verb;
    while first > 0 && draft.head(first - 1) == Some(verb) && draft.is(first - 1, HELPERS) {
        first -= 1;
    }
    first
}

/// Whether a clause says of itself when it is: "condemned", "has condemned", "will condemn".
pub(super) fn is_finite_clause(draft: &Draft<'_>, verb: usize) -> bool {
    matches!(draft.tag(verb), "VBD" | "VBZ" | "VBP")
        || draft
            .children(verb)
            .into_iter()
            .any(|word| draft.is(word, &[Relation::Aux]) && draft.is_finite(word))
}

/// Makes a member of a list the subject of a verb, which takes its "and".
pub(super) fn make_subject(draft: &mut Draft<'_>, subject: usize, verb: usize) {
    for word in draft.children(subject) {
        if draft.is(word, &[Relation::Cc]) {
            draft.attach(word, verb, Relation::Cc);
        }
    }
    draft.attach(subject, verb, Relation::Nsubj);
}

/// "Peru tested a missile and Chile condemned it", "Peru backs it, Chile rejects it": what stands
/// between the "and" and a verb without subject is its subject, not a second object of the first.
pub(super) fn subject_taken_for_object(draft: &mut Draft<'_>) {
    for verb in 3..draft.len() {
        let Some(first) = draft.head_before(verb) else {
            continue;
        };
        let joined = draft.is(verb, &[Relation::Conj, Relation::Parataxis])
            && draft.upos(verb) == Upos::Verb
            && draft.upos(first) == Upos::Verb
            && is_finite_clause(draft, verb)
            && !draft.has_subject(verb);
        if !joined {
            continue;
        }
        let last = verb_group(draft, verb) - 1;
        let subject = draft.path(last).find(|&word| {
            draft.is(word, &[Relation::Conj, Relation::Appos]) && draft.edges(word).1 == last
        });
        let Some(subject) = subject.filter(|&it| draft.is_nominal(it) && it > first) else {
            continue;
        };
        let start = draft.edges(subject).0;
        let before = start.checked_sub(1).filter(|&it| it > first);
        let opens = draft.form_is(start, &["and", "but", ",", ";"])
            || before.is_some_and(|it| draft.form_is(it, &["and", "but", ",", ";"]));
        let inside = draft.is_within(subject, first) && !draft.is_within(verb, subject);
        if !opens || !inside {
            continue;
        }
        make_subject(draft, subject, verb);
    }
}

/// "Peru backs Chile and Cuba backs Haiti": of the two names between the verbs the first is the
/// object of the first verb.
pub(super) fn object_taken_for_subject(draft: &mut Draft<'_>) {
    for verb in 4..draft.len() {
        let Some(first) = draft.head_before(verb) else {
            continue;
        };
        // "Chile and Cuba backs": two are no subject of a verb in the singular.
        let singular = draft.is(verb, &[Relation::Ccomp]) && draft.tag(verb) == "VBZ";
        let joined = (singular || draft.is(verb, &[Relation::Conj, Relation::Parataxis]))
            && draft.upos(verb) == Upos::Verb
            && draft.upos(first) == Upos::Verb
            && draft.has_subject(first)
            && is_finite_clause(draft, first)
            && !draft.has(verb, &[Relation::Cc])
            && !draft.has(first, &[Relation::Obj, Relation::Obl, Relation::Xcomp]);
        let own = || {
            let mut below = draft.children(verb).into_iter();
            below.find(|&word| {
                draft.is(word, &[Relation::Nsubj]) && draft.edges(word).0 == first + 1
            })
        };
        let Some(object) = joined.then(own).flatten() else {
            continue;
        };
        let last = verb_group(draft, verb) - 1;
        let subject = draft
            .children(object)
            .into_iter()
            .find(|&word| draft.is(word, &[Relation::Conj]) && draft.edges(word).1 == last);
        let Some(subject) = subject else {
            continue;
        };
        draft.relabel(verb, Relation::Conj);
        draft.attach(object, first, Relation::Obj);
        make_subject(draft, subject, verb);
    }
}

/// "urges Peru to leave and condemns the raid", "the demand that Peru leave and rejected it": a
/// finite verb goes on with a finite verb, not with an infinitive.
pub(super) fn finite_after_infinitive(draft: &mut Draft<'_>) {
    for verb in 3..draft.len() {
        let Some(infinitive) = draft.head_before(verb) else {
            continue;
        };
        let fits = draft.is(verb, &[Relation::Conj])
            && matches!(draft.tag(verb), "VBZ" | "VBD" | "VBN")
            && draft.upos(verb) == Upos::Verb
            && (draft.tag(infinitive) == "VB"
                // "thanks Peru for helping and calls for more"
                || draft.tag(infinitive) == "VBG" && draft.tag(verb) == "VBZ")
            && !draft.has_subject(verb)
            && !draft.has(verb, &[Relation::Aux, Relation::AuxPass, Relation::Mark]);
        if !fits {
            continue;
        }
        // Behind an infinitive no participle stands alone: "to expand it and called for help".
        let tag = match draft.tag(verb) {
            "VBN" => "VBD",
            tag => tag,
        };
        let partner = draft.path(infinitive).skip(1).find(|&above| {
            draft.upos(above) == Upos::Verb
                && above < verb
                && draft.tag(above) == tag
                && (draft.has_subject(above) || opens_item(draft, above))
        });
        if let Some(partner) = partner {
            draft.make_verb(verb, tag);
            draft.attach(verb, partner, Relation::Conj);
        }
    }
}

/// "1. Condemns the arrests and calls for …": an item of a list has no subject.
fn opens_item(draft: &Draft<'_>, verb: usize) -> bool {
    verb < 2 && draft.root() == Some(verb)
}

/// "condemns the raid and calls for talks": after a verb in the present this is one, too.
pub(super) fn calls_taken_for_noun(draft: &mut Draft<'_>) {
    for calls in 3..draft.len().saturating_sub(1) {
        let governs = |form: &str, prepositions: &[&str]| {
            draft.form_is(calls, &[form]) && draft.form_is(calls + 1, prepositions)
        };
        let fits = (governs("calls", &["for", "on", "upon"]) || governs("appeals", &["for", "to"]))
            && draft.upos(calls) == Upos::Noun
            && draft.is(calls, &[Relation::Conj])
            && draft.form_is(calls - 1, &["and"]);
        if !fits {
            continue;
        }
        let partner = draft.path(calls).skip(1).find(|&above| {
            let acts = draft.has_subject(above) || opens_item(draft, above);
            draft.upos(above) == Upos::Verb && draft.tag(above) == "VBZ" && acts
        });
        let Some(partner) = partner else {
            continue;
        };
        draft.make_verb(calls, "VBZ");
        for phrase in draft.children(calls) {
            if draft.is(phrase, &[Relation::Nmod]) {
                draft.relabel(phrase, Relation::Obl);
            }
        }
        draft.attach(calls, partner, Relation::Conj);
    }
}

/// "said scrapping the plan would be a mistake": the gerund with its object is the subject.
pub(super) fn gerund_as_subject(draft: &mut Draft<'_>) {
    for gerund in 1..draft.len() {
        let bare = draft.tag(gerund) == "VBG"
            && !draft.has_subject(gerund)
            && !draft.has(gerund, &[Relation::Mark, Relation::Aux]);
        let Some(above) = draft.head(gerund).filter(|_| bare) else {
            continue;
        };
        let next = draft.edges(gerund).1 + 1;
        let predicate = if draft.is(gerund, &[Relation::Csubj]) && gerund < above {
            Some(above)
        } else if draft.is(gerund, &[Relation::Ccomp, Relation::Xcomp, Relation::Advcl]) {
            let mut beside = draft.children(above).into_iter();
            beside.find(|&word| {
                word > gerund && draft.is(word, &[Relation::Ccomp]) && draft.edges(word).0 == next
            })
        } else {
            None
        };
        let Some(predicate) = predicate else {
            continue;
        };
        let object = draft.children(predicate).into_iter().find(|&word| {
            draft.is(word, &[Relation::Nsubj, Relation::NsubjPass])
                && draft.edges(word).0 == next
                && draft.is_nominal(word)
        });
        match object.filter(|_| !draft.has(gerund, &[Relation::Obj])) {
            Some(object) => draft.attach(object, gerund, Relation::Obj),
            None if draft.has_subject(predicate) => continue,
            None => {}
        }
        draft.attach(gerund, predicate, Relation::Csubj);
    }
}

/// "with Santiago recalling its envoy and Lima insisting on it": the second doer has his own participle.
pub(super) fn second_absolute(draft: &mut Draft<'_>) {
    for second in 4..draft.len() {
        let (doer, and) = (second - 1, second - 2);
        let first = draft.path(second).skip(1).find(|&first| {
            draft.tag(first) == "VBG" && draft.has_form(first, &[Relation::Mark], &["with"])
        });
        let fits = draft.tag(second) == "VBG"
            && !draft.has_subject(second)
            && draft.upos(doer) == Upos::Propn
            && draft.is(doer, &[Relation::Conj])
            && draft.form_is(and, &["and"])
            && draft.head(and) == Some(doer);
        let Some(first) = first.filter(|&first| fits && draft.has_subject(first)) else {
            continue;
        };
        draft.attach(second, first, Relation::Conj);
        make_subject(draft, doer, second);
    }
}

/// "left after Peru and the islands made it clear": what follows "after" is a clause with two subjects.
pub(super) fn subjects_behind_after(draft: &mut Draft<'_>) {
    for verb in 4..draft.len() {
        let fits = draft.is(verb, &[Relation::Conj]) && is_finite_clause(draft, verb);
        let Some(above) = draft.head(verb).filter(|_| fits) else {
            continue;
        };
        let below = draft.children(verb);
        let find = |relation| below.iter().copied().find(|&it| draft.is(it, &[relation]));
        let (Some(and), Some(second)) = (find(Relation::Cc), find(Relation::Nsubj)) else {
            continue;
        };
        let opens = draft.form_is(and, &["and"]) && draft.edges(second).0 == and + 1;
        let first = and.checked_sub(1).filter(|&first| {
            opens
                && draft.upos(first) == Upos::Propn
                && draft.is(first, &[Relation::Obl])
                && draft.has_form(
                    first,
                    &[Relation::Case],
                    &["after", "before", "until", "since"],
                )
                && draft.edges(first).1 == first
                && draft.is_within(first, above)
        });
        let Some(first) = first else {
            continue;
        };
        let case = draft
            .children(first)
            .into_iter()
            .find(|&it| draft.is(it, &[Relation::Case]));
        let over = draft.head(first).unwrap_or(above);
        draft.attach(verb, over, Relation::Advcl);
        draft.attach(first, verb, Relation::Nsubj);
        draft.attach(second, first, Relation::Conj);
        draft.attach(and, second, Relation::Cc);
        if let Some(case) = case {
            draft.attach(case, verb, Relation::Mark);
        }
    }
}

/// "The minister called for talks, a step that Peru ruled out": what is added to a clause is not what its
/// subject is.
pub(super) fn added_noun(draft: &mut Draft<'_>) {
    let Some(noun) = draft.root().filter(|&noun| draft.upos(noun) == Upos::Noun) else {
        return;
    };
    let article = draft.has_form(noun, &[Relation::Det], &["a", "an"]);
    let told = draft.has(noun, &[Relation::AclRelcl]) && !draft.has(noun, &[Relation::Cop]);
    let subject = draft
        .children(noun)
        .into_iter()
        .find(|&it| it < noun && draft.is(it, &[Relation::Nsubj]));
    let Some(subject) = subject.filter(|_| article && told) else {
        return;
    };
    let verb = (subject + 1..noun).find(|&verb| {
        draft.is(verb, &[Relation::Acl])
            && draft.tag(verb) == "VBN"
            && draft.form(verb).ends_with("ed")
            && draft.is_within(verb, subject)
            && draft.children(verb).iter().all(|&it| it > verb)
    });
    let opens = (subject..noun).rev().find(|&word| draft.is_comma(word));
    let (Some(verb), Some(opens)) = (verb, opens) else {
        return;
    };
    if verb < opens
        && draft
            .children(noun)
            .iter()
            .all(|&it| it >= opens || it == subject)
    {
        draft.make_verb(verb, "VBD");
        draft.make_root(verb, Relation::Parataxis);
        draft.attach(subject, verb, Relation::Nsubj);
    }
}
