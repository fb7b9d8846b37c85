//! Subjects that the parser hung on what stands before them.

use super::draft::Draft;
use crate::syntax::{Relation, Upos};

/// How a subject may wrongly hang on the noun before the comma.
const JOINED: &[Relation] = &[
    Relation::Conj,
    Relation::Appos,
    Relation::NmodUnmarked,
    Relation::OblUnmarked,
    Relation::List,
    Relation::Dep,
    Relation::Parataxis,
    Relation::Flat,
];

/// What may stand between a subject and its predicate, and depends on the predicate.
const BEFORE_PREDICATE: &[Relation] = &[
    Relation::Aux,
    Relation::AuxPass,
    Relation::Cop,
    Relation::Advmod,
    Relation::Case,
    Relation::Det,
    Relation::Amod,
];

/// "According to RT, Germany and Italy oppose it": a finite predicate without subject takes the
/// nouns between the comma and itself, which hung on the opening phrase.
pub(super) fn after_opening(draft: &mut Draft<'_>) {
    for predicate in 0..draft.len() {
        let mends = draft.is(
            predicate,
            &[
                Relation::Root,
                Relation::Ccomp,
                Relation::Parataxis,
                Relation::Advcl,
            ],
        );
        if !mends || draft.has_subject(predicate) {
            continue;
        }
        let finite = draft.is_finite(predicate);
        // "agreed" and "back" are now and then taken for other forms of the verb.
        let doubtful = draft.is(predicate, &[Relation::Root])
            && matches!(draft.tag(predicate), "VB" | "VBN")
            && !draft.has(
                predicate,
                &[Relation::Aux, Relation::AuxPass, Relation::Mark],
            );
        if !finite && !doubtful {
            continue;
        }
        if let Some(subject) = swallowed(draft, predicate, finite) {
            free(draft, subject, predicate);
        }
    }
}

/// The first of the nouns that end where the predicate begins and were joined, after a comma, to
/// a phrase that depends on the predicate.
fn swallowed(draft: &Draft<'_>, predicate: usize, may_end_in_comma: bool) -> Option<usize> {
    let mut start = predicate;
    while start > 0
        && draft.head(start - 1) == Some(predicate)
        && draft.is(start - 1, BEFORE_PREDICATE)
    {
        start -= 1;
    }
    let mut last = start.checked_sub(1)?;
    if may_end_in_comma && draft.is_comma(last) {
        last = last.checked_sub(1)?;
    }
    let joined = |&word: &usize| {
        draft.is(word, JOINED) && draft.is_nominal(word) && draft.edges(word).1 == last
    };
    let below = draft
        .path(last)
        .take_while(|&word| draft.head(word) != Some(predicate));
    let found = below.filter(joined).last()?;
    let host = draft.head(found)?;
    // The opening phrase itself must stay with the predicate.
    let opening = draft
        .path(host)
        .find(|&word| draft.head(word) == Some(predicate))?;
    if opening > predicate || draft.is(opening, &[Relation::Conj]) {
        return None;
    }
    let sibling = |&word: &usize| {
        draft.head(word) == Some(host)
            && draft.is(word, JOINED)
            && matches!(draft.upos(word), Upos::Noun | Upos::Propn | Upos::Pron)
            && draft.follows_comma(draft.edges(word).0)
    };
    (host + 1..=found).find(sibling)
}

/// Makes a noun the subject; what was joined to the same noun after it is now joined to it.
fn free(draft: &mut Draft<'_>, subject: usize, predicate: usize) {
    let Some(host) = draft.head(subject) else {
        return;
    };
    let passive = draft.has(predicate, &[Relation::AuxPass]);
    let relation = if passive {
        Relation::NsubjPass
    } else {
        Relation::Nsubj
    };
    let first = draft.edges(subject).0;
    for word in draft.children(host) {
        if word > subject && draft.is(word, JOINED) {
            draft.attach(word, subject, Relation::Conj);
        }
    }
    draft.attach(subject, predicate, relation);
    if draft.follows_comma(first) {
        draft.attach(first - 1, predicate, Relation::Punct);
    }
}

/// "Chancellor A and President B oppose": of two neighbouring subjects of one predicate the second
/// is coordinated with the first.
pub(super) fn two_subjects(draft: &mut Draft<'_>) {
    for second in 1..draft.len() {
        let relation = draft.relation(second);
        if !matches!(relation, Relation::Nsubj | Relation::NsubjPass) || !draft.is_nominal(second) {
            continue;
        }
        let Some(predicate) = draft.head(second) else {
            continue;
        };
        let earlier = (0..second).rev().find(|&word| {
            draft.head(word) == Some(predicate)
                && draft.relation(word) == relation
                && draft.is_nominal(word)
        });
        if let Some(earlier) = earlier {
            join(draft, earlier, second);
        }
    }
}

fn join(draft: &mut Draft<'_>, earlier: usize, second: usize) {
    let (mut first, _) = draft.edges(second);
    let end = draft.edges(earlier).1;
    let conjunction = draft.upos(first) == Upos::Cconj;
    let names = [earlier, second]
        .iter()
        .all(|&word| draft.upos(word) == Upos::Propn);
    if !(conjunction || names && draft.follows_comma(first)) {
        return;
    }
    let start = first;
    if draft.follows_comma(first) {
        first -= 1;
    }
    if end + 1 == first {
        draft.attach(second, earlier, Relation::Conj);
        if conjunction {
            draft.attach(start, second, Relation::Cc);
        }
    }
}

/// "China, India urge restraint": a bare name between a comma and the predicate is no apposition.
pub(super) fn headline_pair(draft: &mut Draft<'_>) {
    for second in 2..draft.len() {
        let Some(first) = draft.head(second) else {
            continue;
        };
        let bare = |word: usize| {
            draft.upos(word) == Upos::Propn
                && !draft.has(word, &[Relation::Det, Relation::Flat, Relation::NmodPoss])
        };
        let pair = draft.is(second, &[Relation::Appos])
            && draft.is(first, &[Relation::Nsubj, Relation::NsubjPass])
            && first + 2 == second
            && draft.follows_comma(second)
            && bare(first)
            && bare(second);
        let Some(predicate) = draft.head(first) else {
            continue;
        };
        let next = second + 1;
        let touches = next == predicate
            || next < draft.len()
                && draft.head(next) == Some(predicate)
                && draft.is(next, BEFORE_PREDICATE);
        if pair && touches {
            draft.relabel(second, Relation::Conj);
        }
    }
}

/// "Syria says it is willing to …": "it" is somebody who is willing, not empty.
pub(super) fn willing_subject(draft: &mut Draft<'_>) {
    const OF_SOMEBODY: &[&str] = &[
        "willing",
        "unwilling",
        "ready",
        "prepared",
        "determined",
        "committed",
        "eager",
        "keen",
        "able",
        "unable",
        "reluctant",
        "opposed",
        "hopeful",
        "confident",
        "open",
        "happy",
        "pleased",
        "concerned",
        "worried",
        "deeply",
        "aware",
        "satisfied",
    ];
    for word in 0..draft.len() {
        let Some(predicate) = draft.head(word) else {
            continue;
        };
        let empty = draft.is(word, &[Relation::Expl]) && draft.form_is(word, &["it"]);
        if empty && OF_SOMEBODY.contains(&draft.lemma(predicate)) {
            draft.relabel(word, Relation::Nsubj);
        }
    }
}
