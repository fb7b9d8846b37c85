//! By whom and by what words something is called, and how it is met: "was branded a stunt by Peru".
//!
//! Comes in: a tree under repair. Goes out: the tree, mended. Must not know: other repairs.

use super::draft::Draft;
use super::phrases::preposition;
use crate::syntax::{Relation, Upos};

/// Verbs that call their object something with "as".
pub(super) const WITH_AS: &[&str] = &[
    "attack",
    "blast",
    "brand",
    "cast",
    "characterise",
    "characterize",
    "condemn",
    "criticise",
    "criticize",
    "decry",
    "denounce",
    "depict",
    "deride",
    "describe",
    "dismiss",
    "hail",
    "interpret",
    "label",
    "mock",
    "perceive",
    "portray",
    "praise",
    "recognise",
    "recognize",
    "regard",
    "reject",
    "ridicule",
    "see",
    "slam",
    "trash",
    "treat",
    "view",
];

/// Verbs that tell with what feeling or act somebody meets their object.
const WITH_MANNER: &[&str] = &[
    "answer", "greet", "look", "meet", "react", "receive", "regard", "respond", "see", "treat",
    "view", "watch",
];

/// Verbs that call their object something by a word behind it.
pub(super) const BARE: &[&str] = &[
    "believe",
    "brand",
    "call",
    "consider",
    "deem",
    "find",
    "hold",
    "judge",
    "label",
    "pronounce",
    "term",
    "think",
];

/// "blamed “reckless” Peru": a quoted word right behind the verb describes the name behind it.
pub(super) fn quoted_before_name(draft: &mut Draft<'_>) {
    const QUOTES: &[&str] = &["\"", "“", "”", "``", "''", "‘", "’"];
    for word in 2..draft.len().saturating_sub(2) {
        let Some(verb) = draft.head(word).filter(|&verb| verb + 2 == word) else {
            continue;
        };
        let quoted = draft.form_is(word - 1, QUOTES) && draft.form_is(word + 1, QUOTES);
        let taken = draft.is(word, &[Relation::Xcomp, Relation::Ccomp, Relation::Obj])
            && draft.upos(verb) == Upos::Verb
            && !draft.has(word, &[Relation::Det]);
        let name = draft
            .children(word)
            .into_iter()
            .find(|&name| draft.upos(name) == Upos::Propn && draft.edges(name).0 == word + 2);
        if let Some(name) = name.filter(|_| quoted && taken) {
            draft.attach(name, verb, Relation::Obj);
            draft.attach(word, name, Relation::Amod);
            draft.make_adjective(word);
        }
    }
}

/// "called “an act of war” the blockade": behind what it is called, in quotation marks, the noun is the
/// object.
pub(super) fn object_behind_quoted(draft: &mut Draft<'_>) {
    for object in 3..draft.len() {
        let Some(name) = draft.head_before(object) else {
            continue;
        };
        let Some(verb) = draft.head_before(name) else {
            continue;
        };
        let first = draft.edges(object).0;
        let fits = draft.is(name, &[Relation::Xcomp, Relation::Obj])
            && draft.is(
                object,
                &[
                    Relation::Nmod,
                    Relation::Appos,
                    Relation::NmodUnmarked,
                    Relation::Dep,
                ],
            )
            && draft.has(object, &[Relation::Det])
            && !draft.has(object, &[Relation::Case])
            && BARE.contains(&draft.lemma(verb))
            && draft.form_is(first - 1, &["\"", "”", "''", "’"]);
        if fits {
            draft.attach(object, verb, Relation::Obj);
            draft.relabel(name, Relation::Xcomp);
        }
    }
}

/// Verbs by which somebody judges.
const JUDGING: &[&str] = &[
    "blast", "brand", "call", "decry", "deem", "denounce", "deride", "describe", "dismiss", "dub",
    "hail", "label", "lambast", "mock", "ridicule", "slam", "term",
];

/// What has a doer or an author of its own: "called an attack by Peru".
const DONE_BY: &[&str] = &[
    "act",
    "aggression",
    "attack",
    "attempt",
    "bid",
    "book",
    "breach",
    "campaign",
    "crime",
    "effort",
    "invasion",
    "massacre",
    "move",
    "novel",
    "offensive",
    "operation",
    "ploy",
    "plot",
    "provocation",
    "raid",
    "report",
    "strike",
    "study",
    "violation",
    "work",
];

/// "was branded a stunt by Peru", "was dismissed as a stunt by Peru": by whom it was called so.
pub(super) fn by_whom_called(draft: &mut Draft<'_>) {
    for agent in 4..draft.len() {
        let loose = draft.is(agent, &[Relation::Nmod]) && draft.is_nominal(agent);
        let Some(called) = draft.head(agent).filter(|&called| loose && called < agent) else {
            continue;
        };
        let Some(verb) = draft.head_before(called) else {
            continue;
        };
        let by = preposition(draft, agent).is_some_and(|by| draft.form_is(by, &["by"]));
        let complement = draft.is(called, &[Relation::Obj, Relation::Xcomp, Relation::Obl])
            && (!draft.is(called, &[Relation::Obl]) || draft.opens_with_as(called));
        let passive = draft.has(verb, &[Relation::AuxPass]) && JUDGING.contains(&draft.lemma(verb));
        // "called a try by Peru to win"
        let does = draft.has(agent, &[Relation::Acl]) || draft.has(called, &[Relation::Acl]);
        let done = does || DONE_BY.contains(&draft.lemma(called));
        if by && complement && passive && !done && !draft.has(verb, &[Relation::OblAgent]) {
            draft.attach(agent, verb, Relation::OblAgent);
        }
    }
}

/// "views plans to expand the port with concern": the concern is not that of the plans.
pub(super) fn manner_behind_object(draft: &mut Draft<'_>) {
    const MANNERS: &[&str] = &[
        "alarm",
        "anger",
        "apprehension",
        "caution",
        "concern",
        "condemnation",
        "contempt",
        "disdain",
        "dismay",
        "enthusiasm",
        "fury",
        "horror",
        "indignation",
        "joy",
        "outrage",
        "protest",
        "regret",
        "relief",
        "sadness",
        "satisfaction",
        "scepticism",
        "skepticism",
        "suspicion",
        "unease",
    ];
    for manner in 3..draft.len() {
        let fits = draft.is(manner, &[Relation::Obl, Relation::Nmod])
            && MANNERS.contains(&draft.lemma(manner))
            && draft.has_form(manner, &[Relation::Case], &["with"]);
        if !fits {
            continue;
        }
        let inner = draft.path(manner).skip(1);
        let verb = inner.skip(1).take(3).find(|&verb| {
            verb < manner
                && draft.upos(verb) == Upos::Verb
                && WITH_MANNER.contains(&draft.lemma(verb))
        });
        if let Some(verb) = verb {
            draft.attach(manner, verb, Relation::Obl);
        }
    }
}

/// "levied a tax described by Peru as unjust": what the tax is described as, not what it was levied as.
pub(super) fn name_behind_agent(draft: &mut Draft<'_>) {
    for name in 4..draft.len() {
        let (first, _) = draft.edges(name);
        let loose = draft.is(name, &[Relation::Advcl, Relation::Obl])
            && draft.form_is(first, &["as"])
            && draft.is(first, &[Relation::Case, Relation::Mark]);
        let Some(main) = draft.head(name).filter(|&main| loose && main < first) else {
            continue;
        };
        let participle = (main + 1..first).find(|&verb| {
            draft.is(verb, &[Relation::Acl])
                && draft.tag(verb) == "VBN"
                && WITH_AS.contains(&draft.lemma(verb))
                && draft.has(verb, &[Relation::OblAgent])
                && draft.edges(verb).1 + 1 == first
        });
        if let Some(participle) = participle {
            draft.attach(name, participle, draft.relation(name));
        }
    }
}

/// "was the first to condemn it": the infinitive tells what the first does.
pub(super) fn first_to(draft: &mut Draft<'_>) {
    for verb in 1..draft.len() {
        let first = draft.head_before(verb);
        let fits = draft.tag(verb) == "VB"
            && draft.is(verb, &[Relation::Csubj, Relation::Advcl, Relation::Xcomp])
            && first.is_some_and(|first| {
                draft.form_is(first, &["first", "last", "latest", "only"])
                    && draft.has(first, &[Relation::Nsubj])
            });
        if fits {
            draft.relabel(verb, Relation::Acl);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::repair::tests::check;

    #[test]
    fn how_and_by_whom_something_is_called() {
        check(
            "Norway views plans to expand the port with concern .",
            &["concern obl views"],
        );
        check(
            "Chile levied a tax described by Norway as unjust .",
            &["unjust advcl described"],
        );
        check(
            "Norway was the first to condemn the embargo .",
            &["condemn acl first"],
        );
    }
}
