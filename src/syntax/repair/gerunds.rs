//! Gerunds with a doer behind a preposition: "objects to Peru joining the pact".
//!
//! Comes in: a tree under repair. Goes out: the tree, mended: the joining is what the preposition is
//! about, Peru its subject. Must not know: other repairs.

use super::draft::Draft;
use crate::syntax::{Relation, Upos};

/// Prepositions behind which an event may stand.
const PREPOSITIONS: &[&str] = &["about", "against", "of", "on", "over", "to"];

/// Places on the net where somebody writes.
const PLATFORMS: &[&str] = &[
    "bluesky",
    "facebook",
    "instagram",
    "linkedin",
    "telegram",
    "tiktok",
    "twitter",
    "weibo",
    "x",
    "youtube",
];

/// Words of which the phrase behind the preposition may be an event.
const OF_EVENTS: &[&str] = &[
    "agree",
    "approve",
    "chance",
    "complain",
    "consent",
    "danger",
    "disapprove",
    "fear",
    "idea",
    "insist",
    "likelihood",
    "news",
    "object",
    "objection",
    "oppose",
    "opposed",
    "opposition",
    "possibility",
    "prospect",
    "protest",
    "question",
    "report",
    "risk",
    "threat",
    "warn",
];

/// "complained of Peru backing the rebels": Peru is the doer, not what is complained of by itself.
pub(super) fn with_doer(draft: &mut Draft<'_>) {
    for gerund in 2..draft.len() {
        if draft.tag(gerund) != "VBG" || draft.has(gerund, &[Relation::Aux, Relation::Cop]) {
            continue;
        }
        let doer = draft.path(gerund - 1).find_map(|name| {
            let near = draft.upos(name) == Upos::Propn && draft.edges(name).1 + 1 >= gerund;
            near.then(|| Some((name, case(draft, name)?)))?
        });
        let Some((doer, case)) = doer else {
            continue;
        };
        if draft.head(doer) == Some(gerund) {
            if draft.is(doer, &[Relation::Nsubj])
                && draft.is(gerund, &[Relation::Advcl, Relation::Acl])
            {
                draft.attach(case, gerund, Relation::Mark);
            }
            continue;
        }
        let Some(about) = draft.head(doer) else {
            continue;
        };
        let loose = draft.is(gerund, &[Relation::Advcl, Relation::Acl])
            && !draft.has_subject(gerund)
            && (draft.head(gerund) == Some(doer)
                || draft.head(gerund) == Some(about)
                || draft.head(gerund) == draft.head(about));
        let of_event = draft.is(doer, &[Relation::Obl, Relation::Nmod])
            && OF_EVENTS.contains(&draft.lemma(about));
        if loose && of_event {
            let relation = if draft.is_nominal(about) {
                Relation::Acl
            } else {
                Relation::Advcl
            };
            draft.attach(gerund, about, relation);
            draft.attach(doer, gerund, Relation::Nsubj);
            draft.attach(case, gerund, Relation::Mark);
        }
    }
}

/// "was adopted, with Peru and Chile voting against": with their doing so.
pub(super) fn with_doers(draft: &mut Draft<'_>) {
    for gerund in 4..draft.len() {
        let Some(doer) = draft.head_before(gerund) else {
            continue;
        };
        let list = draft.tag(gerund) == "VBG"
            && draft.is(gerund, &[Relation::Acl, Relation::Conj])
            && draft.upos(doer) == Upos::Propn
            && draft.is(doer, &[Relation::Obl])
            && draft.has(doer, &[Relation::Conj])
            && !draft.has_subject(gerund);
        let with = draft
            .children(doer)
            .into_iter()
            .find(|&with| draft.is(with, &[Relation::Case]) && draft.form_is(with, &["with"]));
        let Some((with, verb)) = with.zip(draft.head(doer)).filter(|_| list) else {
            continue;
        };
        if with > 0 && draft.is_comma(with - 1) {
            draft.attach(gerund, verb, Relation::Advcl);
            draft.attach(doer, gerund, Relation::Nsubj);
            draft.attach(with, gerund, Relation::Mark);
        }
    }
}

/// "posted a message on Facebook blaming Peru": nobody there blames it, the message does.
pub(super) fn beside_platform(draft: &mut Draft<'_>) {
    for gerund in 3..draft.len() {
        let (on, site) = (gerund - 2, gerund - 1);
        let taken = draft.tag(gerund) == "VBG"
            && draft.head(site) == Some(gerund)
            && draft.is(site, &[Relation::Nsubj])
            && draft.form_is(on, &["on"])
            && draft.form_is(site, PLATFORMS);
        let Some(text) = draft.head(gerund).filter(|&text| taken && text < on) else {
            continue;
        };
        let relation = if draft.is_nominal(text) {
            Relation::Nmod
        } else {
            Relation::Obl
        };
        draft.attach(site, text, relation);
        draft.attach(on, site, Relation::Case);
    }
}

/// "accused Peru of sabotaging diplomacy": a preposition before the gerund is the gerund's.
pub(super) fn preposition_of_object(draft: &mut Draft<'_>) {
    for gerund in 2..draft.len().saturating_sub(1) {
        let before = gerund - 1;
        let object = draft.head(before).filter(|&object| object > gerund);
        let fits = draft.tag(gerund) == "VBG"
            && draft.is(before, &[Relation::Case])
            && object.is_some_and(|object| {
                draft.head(object) == Some(gerund) && draft.is(object, &[Relation::Obj])
            });
        if fits {
            draft.attach(before, gerund, Relation::Mark);
        }
    }
}

/// The preposition of a name.
fn case(draft: &Draft<'_>, name: usize) -> Option<usize> {
    draft
        .children(name)
        .into_iter()
        .find(|&case| draft.is(case, &[Relation::Case]) && draft.form_is(case, PREPOSITIONS))
}

#[cfg(test)]
mod tests {
    use crate::syntax::repair::tests::check;

    #[test]
    fn who_does_it_is_no_phrase_of_its_own() {
        check(
            "Norway objects to Chile joining the pact .",
            &[
                "Chile nsubj joining",
                "to mark joining",
                "joining advcl objects",
            ],
        );
        check(
            "Norway complained of Chile supporting the rebels .",
            &["Chile nsubj supporting", "of mark supporting"],
        );
        check(
            "Norway posted a message on Facebook blaming Chile for the spill .",
            &["Facebook nmod message", "on case Facebook"],
        );
    }

    #[test]
    fn lists_of_doers() {
        check(
            "The text was adopted by 141 votes to five , with Norway , Chile and Peru voting against .",
            &["voting advcl adopted", "Norway nsubj voting"],
        );
    }

    #[test]
    fn prepositions_before_gerunds_are_theirs() {
        check(
            "Russia accused Washington of sabotaging diplomacy .",
            &["of mark sabotaging", "diplomacy obj sabotaging"],
        );
    }
}
