//! Ellipsis: "Peru backed the plan, as did Chile", "Peru backs it, but Chile does not", "Peru called
//! for a truce and Chile for talks".
//!
//! Comes in: a match. Goes out: the same match for those of whom a short clause beside it says that
//! they do so, or do not. Must not know: how targets are found.

use super::context::Context;
use super::coordination::with_target;
use super::echo;
use super::extract::{Found, Source};
use super::matching::Filler;
use super::polarity::polarity;
use super::target_words::target_words;
use crate::actors::Reading;
use crate::lexicon::stance::{CueClass, Place};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::StanceKind;

/// The match once more for each short clause beside it.
pub(super) fn elliptic<'a>(
    source: Source<'a>,
    parsed: &'a Parsed,
    hit: &Found<'a>,
) -> Vec<Found<'a>> {
    let reading = source.reading;
    // "voiced support for the plan, as did Peru": the verb carries the noun.
    let active = |&verb: &usize| !parsed.is_passive(verb);
    let verb = match (hit.frame.entry.class, &hit.holders.place) {
        (CueClass::Verb, Place::Subject) => Some(hit.cue).filter(active),
        (CueClass::Noun, Place::Light) => parsed.head(hit.cue).filter(active),
        // "is against the plan"
        (CueClass::Adjective, Place::Subject) if parsed.relation(hit.cue) == Relation::Case => {
            parsed.head(hit.cue)
        }
        (CueClass::Adjective | CueClass::Noun, Place::Subject) => Some(hit.cue),
        _ => None,
    };
    let Some(verb) = verb else {
        return Vec::new();
    };
    parsed
        .dependents(
            verb,
            &[Relation::Advcl, Relation::Conj, Relation::Parataxis],
        )
        .filter(|&short| short > verb && !hit.words.contains(&short))
        .filter_map(|short| {
            of_clause(reading, parsed, hit, short)
                .or_else(|| of_stand(source, parsed, hit, short))
                .or_else(|| of_gap(source, parsed, hit, short))
                .or_else(|| of_same(reading, parsed, hit, short))
        })
        .collect()
}

/// "Peru called for a truce and Chile for talks": the second clause has a complement of its own.
fn of_gap<'a>(
    source: Source<'a>,
    parsed: &'a Parsed,
    hit: &Found<'a>,
    name: usize,
) -> Option<Found<'a>> {
    let named =
        parsed.relation(name) == Relation::Parataxis && parsed.word(name).upos == Upos::Propn;
    let case = parsed.case(hit.filler.head);
    let second = parsed
        .dependents(name, &[Relation::Nmod])
        .find(|&second| second > name && !case.is_empty() && parsed.case(second) == case)
        .filter(|_| named && hit.holders.place == Place::Subject)
        // "accused Peru of fraud and Chile of theft": Chile is accused too.
        .filter(|_| {
            parsed
                .first(hit.cue, &[Relation::Obj, Relation::Iobj])
                .is_none()
        })?;
    let holders = hit
        .holders
        .of_others(source.reading, hit.sentence, parsed, name)?;
    let filler = Filler {
        head: second,
        place: hit.filler.place.clone(),
    };
    let words = target_words(parsed, hit.frame, &filler, hit.cue, hit.context.negated);
    let by_others = Found {
        holders,
        ..hit.clone()
    };
    with_target(source, parsed, by_others, filler, words)
}

/// "Peru objected that it was illegal, and Chile took the same view".
fn of_same<'a>(
    reading: &Reading<'_>,
    parsed: &Parsed,
    hit: &Found<'a>,
    short: usize,
) -> Option<Found<'a>> {
    // "did so too" is read above, where what surrounds it tells whether it is denied.
    let object = parsed.first(short, &[Relation::Obj])?;
    let says_so = object > short && echo::alike(parsed, short) == Some(true);
    let subject = parsed
        .first(short, &[Relation::Nsubj])
        .filter(|_| says_so)?;
    let holders = hit
        .holders
        .of_others(reading, hit.sentence, parsed, subject)?;
    Some(Found {
        holders,
        ..hit.clone()
    })
}

/// "Peru backs it, but Chile is against", "Peru is in favour, Chile is opposed": of what the other clause is
/// about.
fn of_stand<'a>(
    source: Source<'a>,
    parsed: &'a Parsed,
    hit: &Found<'a>,
    short: usize,
) -> Option<Found<'a>> {
    const MORE: &[Relation] = &[
        Relation::Acl,
        Relation::AclRelcl,
        Relation::Advcl,
        Relation::Ccomp,
        Relation::Nmod,
        Relation::Obj,
        Relation::Obl,
        Relation::Xcomp,
    ];
    let side = stands(parsed, short)?;
    let states = parsed
        .first(short, &[Relation::Cop, Relation::AuxPass])
        .is_some()
        && parsed.first(short, MORE).is_none()
        && parsed.auxiliaries(short).all(|it| it == "be")
        && !parsed.is_negated(short)
        && parsed
            .mark(short)
            .is_none_or(|mark| matches!(mark, "although" | "though" | "while" | "whereas"));
    let subject = parsed
        .first(short, &[Relation::Nsubj, Relation::NsubjPass])
        .filter(|_| states)?;
    let thing = matches!(
        hit.filler.place,
        Place::Object | Place::Prep(_) | Place::Action
    );
    let own = polarity(source, parsed, hit).filter(|_| thing)?.0;
    if own == StanceKind::Warns {
        return None;
    }
    let holders = hit
        .holders
        .of_others(source.reading, hit.sentence, parsed, subject)?;
    let mut context = Context::PLAIN;
    context.negated = hit.context.negated ^ (own != side);
    Some(Found {
        holders,
        context,
        ..hit.clone()
    })
}

/// On which side "is against", "is against it", "is opposed" or "is in favour" stands.
fn stands(parsed: &Parsed, word: usize) -> Option<StanceKind> {
    let pronoun = matches!(parsed.lower(word), "it" | "that" | "them" | "this");
    match (parsed.lower(word), parsed.case(word).as_str()) {
        ("against" | "opposed", "") => Some(StanceKind::Opposes),
        ("favour" | "favor", "in") => Some(StanceKind::Supports),
        (_, "against") if pronoun => Some(StanceKind::Opposes),
        (_, "for") if pronoun => Some(StanceKind::Supports),
        _ => None,
    }
}

/// The match for the subject of a clause that is nothing but subject and auxiliary.
fn of_clause<'a>(
    reading: &Reading<'_>,
    parsed: &Parsed,
    hit: &Found<'a>,
    short: usize,
) -> Option<Found<'a>> {
    const LEAN: &[Relation] = &[
        Relation::Nsubj,
        Relation::Obj,
        Relation::Advmod,
        Relation::Cc,
        Relation::Mark,
        Relation::Punct,
    ];
    let auxiliary = matches!(parsed.lemma(short), "do" | "have" | "be" | "will" | "would");
    let children = parsed.children(short);
    let lean = children
        .iter()
        .all(|&child| LEAN.contains(&parsed.relation(child)));
    if !auxiliary || !lean {
        return None;
    }
    let says = |words: &[&str]| {
        children
            .iter()
            .any(|&child| words.contains(&parsed.lower(child)))
    };
    // The parser may give the "as" to the subject.
    let compared = parsed
        .first(short, &[Relation::Nsubj])
        .is_some_and(|subject| parsed.case(subject) == "as");
    let alike = compared
        || says(&[
            "as", "so", "too", "also", "likewise", "nor", "neither", "either",
        ]);
    // "Peru backs it; Chile does not."
    let aside = parsed.relation(short) == Relation::Parataxis && parsed.is_negated(short);
    let apart = aside || says(&["but", "while", "whereas", "though", "although"]);
    if !alike && !apart {
        return None;
    }
    let subject = parsed.first(short, &[Relation::Nsubj]).or_else(|| {
        // "as have Peru and Chile": behind the auxiliary the parser takes them for objects.
        let turned = says(&["as", "so", "nor", "neither"]);
        parsed.first(short, &[Relation::Obj]).filter(|_| turned)
    })?;
    let holders = hit
        .holders
        .of_others(reading, hit.sentence, parsed, subject)?;
    let mut context = hit.context;
    if !alike || says(&["not", "n't", "n’t"]) {
        context.negated = parsed.is_negated(short);
    }
    Some(Found {
        holders,
        context,
        ..hit.clone()
    })
}
