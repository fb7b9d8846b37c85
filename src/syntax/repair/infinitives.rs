//! Infinitives: with which verb or noun they go.
//!
//! Comes in: a tree under repair. Goes out: the tree, mended. Must not know: other repairs.

use super::draft::Draft;
use crate::syntax::{Relation, Upos};

/// Nouns of which an infinitive says what they are to do.
const TAKING_INFINITIVE: &[&str] = &[
    "ability",
    "agreement",
    "commitment",
    "decision",
    "desire",
    "determination",
    "failure",
    "inability",
    "intention",
    "obligation",
    "offer",
    "plan",
    "pledge",
    "promise",
    "readiness",
    "refusal",
    "reluctance",
    "unwillingness",
    "willingness",
    "wish",
];

/// The "to" of a verb.
fn mark(draft: &Draft<'_>, verb: usize) -> Option<usize> {
    let to = |&word: &usize| draft.is(word, &[Relation::Mark]) && draft.form_is(word, &["to"]);
    draft.children(verb).into_iter().find(to)
}

/// "To sign it would be wrong", "said that to sign it would be wrong", "To sign it, he told them, would
/// be wrong": an infinitive before a finite predicate without subject is its subject.
pub(super) fn as_subject(draft: &mut Draft<'_>) {
    const CLAUSES: &[Relation] = &[Relation::Advcl, Relation::Ccomp, Relation::Xcomp];
    for verb in 1..draft.len() {
        let loose = draft.tag(verb) == "VB" && draft.is(verb, CLAUSES) && !draft.has_subject(verb);
        let Some(above) = draft.head(verb).filter(|_| loose) else {
            continue;
        };
        if mark(draft, verb) != Some(draft.edges(verb).0) {
            continue;
        }
        if above > verb && draft.is_finite(above) && lacks_subject(draft, above, above) {
            draft.relabel(verb, Relation::Csubj);
            continue;
        }
        let mut clauses = draft.children(above).into_iter();
        let beside = clauses.find(|&it| it > verb && draft.is(it, &[Relation::Ccomp]));
        let behind = beside.filter(|&it| draft.is_finite(it) && lacks_subject(draft, it, above));
        let Some(predicate) = behind else {
            continue;
        };
        if let Some(speaker) = inverted(draft, predicate, above) {
            draft.attach(speaker, above, Relation::Nsubj);
        }
        draft.attach(verb, predicate, Relation::Csubj);
        if verb < above && above < predicate {
            draft.raise(predicate, Relation::Parataxis);
        }
    }
}

/// Whether a predicate has no subject but what is that of a verb of speech before it.
fn lacks_subject(draft: &Draft<'_>, predicate: usize, said: usize) -> bool {
    !draft.has_subject(predicate) || inverted(draft, predicate, said).is_some()
}

/// ", said the minister, would be wrong": who speaks, taken for a subject of what is said.
fn inverted(draft: &Draft<'_>, predicate: usize, said: usize) -> Option<usize> {
    let mut children = draft.children(predicate).into_iter();
    children.find(|&word| {
        draft.is(word, &[Relation::Nsubj, Relation::NsubjOuter])
            && said < word
            && draft.edges(word).0 == said + 1
            && draft.is_comma(draft.edges(word).1 + 1)
    })
}

/// "condemned the refusal of France to pay", "called plans to expand it a mistake": the infinitive right
/// behind such a noun's phrase is the noun's.
pub(super) fn of_noun(draft: &mut Draft<'_>) {
    const LOOSE: &[Relation] = &[
        Relation::Xcomp,
        Relation::Advcl,
        Relation::Csubj,
        Relation::Ccomp,
    ];
    for verb in 1..draft.len() {
        let loose = draft.tag(verb) == "VB" && draft.is(verb, LOOSE) && !draft.has_subject(verb);
        if !loose {
            continue;
        }
        let Some(to) = mark(draft, verb).filter(|&to| to > 0 && to < verb) else {
            continue;
        };
        let noun = draft.path(to - 1).find(|&noun| {
            draft.upos(noun) == Upos::Noun && TAKING_INFINITIVE.contains(&draft.lemma(noun))
        });
        let behind =
            |noun: &usize| draft.edges(*noun).1 == to - 1 && draft.head(verb) == draft.head(*noun);
        if let Some(noun) = noun.filter(behind) {
            draft.attach(verb, noun, Relation::Acl);
        }
    }
}

/// "telephoned him to urge a truce", "summoned the envoy to protest": who speaks to somebody does so
/// to say it himself.
pub(super) fn of_contact(draft: &mut Draft<'_>) {
    const CONTACTS: &[&str] = &[
        "call",
        "contact",
        "email",
        "meet",
        "phone",
        "ring",
        "see",
        "summon",
        "telephone",
        "visit",
    ];
    const SAYING: &[&str] = &[
        "accuse",
        "appeal",
        "assure",
        "call",
        "complain",
        "condemn",
        "congratulate",
        "convey",
        "criticise",
        "criticize",
        "demand",
        "express",
        "lobby",
        "object",
        "offer",
        "press",
        "promise",
        "propose",
        "protest",
        "reaffirm",
        "reassure",
        "request",
        "stress",
        "thank",
        "threaten",
        "underline",
        "urge",
        "voice",
        "warn",
    ];
    for verb in 2..draft.len() {
        if !draft.is(verb, &[Relation::Xcomp]) || !SAYING.contains(&draft.lemma(verb)) {
            continue;
        }
        let contact = draft.head(verb).filter(|&head| {
            head < verb && CONTACTS.contains(&draft.lemma(head)) && draft.upos(head) == Upos::Verb
        });
        let object = |head: usize| {
            let mut objects = draft.children(head).into_iter();
            objects.any(|word| draft.is(word, &[Relation::Obj]) && head < word && word < verb)
        };
        let fits = mark(draft, verb).is_some()
            && contact.is_some_and(|head| object(head) && !draft.has(head, &[Relation::AuxPass]));
        if fits {
            draft.relabel(verb, Relation::Advcl);
        }
    }
}

/// "urged them to accept the truce, stop the raids and return": a bare verb that the parser joins to a
/// finite one goes with the infinitive between.
pub(super) fn bare_joined(draft: &mut Draft<'_>) {
    for verb in 3..draft.len() {
        let bare = draft.is(verb, &[Relation::Conj])
            && draft.tag(verb) == "VB"
            && !draft.has_subject(verb)
            && !draft.has(verb, &[Relation::Aux, Relation::Mark]);
        let finite = draft.head(verb).filter(|&head| {
            bare && head < verb
                && matches!(draft.tag(head), "VBD" | "VBZ" | "VBP")
                && !draft.has(head, &[Relation::Aux])
        });
        let Some(finite) = finite else {
            continue;
        };
        let partner = draft.children(finite).into_iter().rfind(|&infinitive| {
            finite < infinitive
                && infinitive < verb
                && draft.tag(infinitive) == "VB"
                && draft.is(infinitive, &[Relation::Xcomp, Relation::Advcl])
                && mark(draft, infinitive).is_some()
        });
        if let Some(partner) = partner {
            draft.attach(verb, partner, Relation::Conj);
        }
    }
}

/// "to stop arming rebels and to leave": a verb with "to" goes with the nearest verb above that
/// has one, not with the gerund between.
pub(super) fn joined(draft: &mut Draft<'_>) {
    for verb in 1..draft.len() {
        let Some(head) = draft.head_before(verb) else {
            continue;
        };
        let gerund = draft.tag(head) == "VBG" || draft.is_nominal(head);
        let fits = draft.is(verb, &[Relation::Conj])
            && draft.tag(verb) == "VB"
            && mark(draft, verb).is_some()
            && gerund
            && mark(draft, head).is_none()
            && !draft.has_subject(verb);
        if !fits {
            continue;
        }
        let partner = draft.path(head).skip(1).find(|&above| {
            draft.tag(above) == "VB" && mark(draft, above).is_some() && above < verb
        });
        if let Some(partner) = partner {
            draft.attach(verb, partner, Relation::Conj);
        }
    }
}

/// Verbs by which one asks somebody to do something.
const ASKING: &[&str] = &[
    "appeal", "ask", "beseech", "call", "implore", "invite", "press", "request", "urge",
];

/// "calls on Peru and Chile to leave": a name has no infinitive of its own, what is asked is the verb's.
pub(super) fn of_those_asked(draft: &mut Draft<'_>) {
    const ASKED: &[Relation] = &[Relation::Obj, Relation::Obl];
    for verb in 2..draft.len() {
        let loose = draft.tag(verb) == "VB" && draft.is(verb, &[Relation::Acl]);
        let named = draft
            .head(verb)
            .filter(|&name| loose && name < verb && draft.upos(name) == Upos::Propn);
        let Some(name) = named.filter(|_| mark(draft, verb) == Some(draft.edges(verb).0)) else {
            continue;
        };
        let asked = draft.path(name).find(|&word| draft.is(word, ASKED));
        let Some((asked, asks)) = asked.and_then(|it| Some((it, draft.head(it)?))) else {
            continue;
        };
        if draft.upos(asks) == Upos::Verb && ASKING.contains(&draft.lemma(asks)) {
            let object = draft.is(asked, &[Relation::Obj]);
            let relation = if object {
                Relation::Xcomp
            } else {
                Relation::Advcl
            };
            draft.attach(verb, asks, relation);
        }
    }
}
