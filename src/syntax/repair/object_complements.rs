//! What the object is called: "described plans to expand the port as a mistake".
//!
//! Comes in: a tree under repair. Goes out: the tree, mended. Must not know: other repairs.

use super::draft::Draft;
use super::named::{BARE, WITH_AS};
use crate::syntax::{Relation, Upos};

/// Words that take "as" themselves: "plans to use the port as a base".
const OWN_AS: &[&str] = &[
    "act",
    "appoint",
    "appointment",
    "choose",
    "elect",
    "election",
    "install",
    "name",
    "nominate",
    "nomination",
    "play",
    "position",
    "recognise",
    "recognition",
    "recognize",
    "role",
    "rule",
    "serve",
    "status",
    "stay",
    "treat",
    "use",
];

/// "described plans to expand the port as a mistake", "considers the plan to go illegal": the last words
/// of the object say what it is called.
pub(super) fn complement_of_object(draft: &mut Draft<'_>) {
    for verb in 0..draft.len().saturating_sub(3) {
        if draft.upos(verb) != Upos::Verb {
            continue;
        }
        let lemma = draft.lemma(verb);
        let (with_as, bare) = (WITH_AS.contains(&lemma), BARE.contains(&lemma));
        if !(with_as || bare) {
            continue;
        }
        let mut objects = draft.children(verb).into_iter();
        let object = objects.find(|&object| object > verb && draft.is(object, &[Relation::Obj]));
        let Some(object) = object else {
            continue;
        };
        let last = draft.edges(object).1;
        let at_end = |word: usize| draft.edges(word).1 == last;
        let called = draft
            .path(last)
            .take_while(|&word| word != object)
            .find(|&word| {
                with_as && is_role(draft, word) && at_end(word) || bare && is_spare(draft, word)
            })
            .or_else(|| second_object(draft, object).filter(|_| bare));
        let Some(called) = called else {
            continue;
        };
        if with_as && is_role(draft, called) {
            draft.attach(called, verb, Relation::Obl);
            continue;
        }
        // "a step in the right direction"
        let inner = draft.head(called);
        draft.attach(called, verb, Relation::Xcomp);
        for word in called + 1..draft.len() {
            let phrase = draft.is(word, &[Relation::Obl, Relation::Nmod]);
            if phrase && draft.head(word) == inner && draft.upos(called) == Upos::Noun {
                draft.attach(word, called, Relation::Nmod);
            }
        }
    }
}

/// The second thing that an infinitive of the object governs: "plans to close it a mistake in the end".
fn second_object(draft: &Draft<'_>, object: usize) -> Option<usize> {
    let infinitive = draft
        .children(object)
        .into_iter()
        .find(|&verb| verb > object && draft.is(verb, &[Relation::Acl]))?;
    let mut objects = draft.children(infinitive).into_iter();
    objects.find(|&word| word > infinitive && is_spare(draft, word))
}

/// "as a mistake", "as illegal", where nothing before takes "as".
fn is_role(draft: &Draft<'_>, word: usize) -> bool {
    const PHRASES: &[Relation] = &[
        Relation::Obl,
        Relation::Nmod,
        Relation::Advcl,
        Relation::Xcomp,
    ];
    if !draft.is(word, PHRASES) || !matches!(draft.upos(word), Upos::Adj | Upos::Noun) {
        return false;
    }
    let with_as = draft.children(word).into_iter().any(|case| {
        case < word
            && draft.form_is(case, &["as"])
            && draft.is(case, &[Relation::Case, Relation::Mark])
    });
    let taken = draft
        .path(word)
        .skip(1)
        .take(2)
        .any(|above| OWN_AS.contains(&draft.lemma(above)));
    with_as && !taken && !draft.has_subject(word)
}

/// "to close the border illegal", "to close the border a mistake", "to close it to be illegal": more than
/// the infinitive takes.
fn is_spare(draft: &Draft<'_>, word: usize) -> bool {
    const TAKING: &[&str] = &[
        "call", "consider", "declare", "deem", "find", "keep", "leave", "make", "render",
    ];
    let Some(inner) = draft.head_before(word) else {
        return false;
    };
    // "considers the treaty essential", "believes the treaty to be essential"
    let behind = draft.is(word, &[Relation::Amod])
        && draft.children(word).iter().all(|&child| child < word)
        || draft.is(word, &[Relation::Acl])
            && draft.has(word, &[Relation::Cop])
            && draft.has(word, &[Relation::Mark]);
    if behind && draft.upos(word) == Upos::Adj && draft.is(inner, &[Relation::Obj]) {
        return true;
    }
    let first = draft
        .children(inner)
        .into_iter()
        .any(|object| inner < object && object < word && draft.is(object, &[Relation::Obj]));
    let adjective =
        draft.upos(word) == Upos::Adj && draft.is(word, &[Relation::Xcomp, Relation::Obj]);
    let article = draft
        .children(word)
        .into_iter()
        .any(|det| draft.form_is(det, &["a", "an"]));
    let noun = draft.upos(word) == Upos::Noun && draft.is(word, &[Relation::Obj]) && article;
    // "called the dispatch of troops a mistake": no preposition leads to it.
    let loose = draft.upos(word) == Upos::Noun
        && article
        && draft.is(word, &[Relation::Nmod, Relation::NmodUnmarked])
        && draft.is(inner, &[Relation::Obj])
        && !draft.has(word, &[Relation::Case]);
    if loose {
        return true;
    }
    first
        && (adjective || noun)
        && draft.tag(inner) == "VB"
        && draft.is(inner, &[Relation::Acl])
        && !TAKING.contains(&draft.lemma(inner))
}

#[cfg(test)]
mod tests {
    use crate::syntax::repair::tests::check;

    #[test]
    fn what_the_object_is_called_is_no_part_of_it() {
        check(
            "Norway described plans to expand the port as a mistake .",
            &["mistake obl described", "plans obj described"],
        );
        check(
            "Norway considers the decision to close the border illegal .",
            &["illegal xcomp considers"],
        );
        check(
            "Norway called plans to expand the port a mistake .",
            &["mistake xcomp called"],
        );
        check(
            "Norway considers the treaty essential .",
            &["essential xcomp considers"],
        );
        check(
            "Norway believes the treaty to be necessary .",
            &["necessary xcomp believes", "treaty obj believes"],
        );
        check(
            "Norway described plans to use the port as a base .",
            &["base obl use"],
        );
    }
}
