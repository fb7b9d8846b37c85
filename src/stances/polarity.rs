//! Polarity: which side a match takes, after negation and lexical turns.
//!
//! Comes in: a match with its context. Goes out: stance, act, modality. Must
//! not know: who the actors are.

use super::extract::{Found, Source};
use super::matching::Filler;
use crate::actors::reading::How;
use crate::lexicon::StanceFrame;
use crate::lexicon::stance::{CueClass, Place};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::{Act, Modality, StanceKind};

/// Stance and act after negation and lexical turns; `None` where the words
/// then take no side.
pub(super) fn polarity(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
) -> Option<(StanceKind, Act, bool)> {
    let entry = &hit.frame.entry;
    let stance = entry.stance.unwrap_or_else(|| entry.act.stance());
    let negated = parsed.is_negated(hit.filler.head);
    let is_ended = is_ended(parsed, entry, &hit.filler);
    let ends = is_asked(entry) && (is_ended || is_clause(&hit.filler) && negated);
    if ends && stance == StanceKind::Supports && !hit.context.negated {
        return Some((StanceKind::Opposes, Act::Demand, false));
    }
    if is_promised(entry, &hit.filler) && !hit.context.negated {
        if negated {
            return Some((StanceKind::Opposes, Act::Reject, false));
        }
        if is_ended {
            return Some((StanceKind::Opposes, Act::Oppose, false));
        }
    }
    if !hit.context.negated || entry.needs_negation {
        return Some((stance, softened(source, parsed, hit), false));
    }
    if hit.filler.place == Place::Itself {
        return None;
    }
    // A modal's own negation was read with its clause: "must not".
    if entry.class == CueClass::Modal {
        return Some((StanceKind::Opposes, Act::Demand, false));
    }
    if let Some(act) = entry.negated {
        return Some((act.stance(), act, true));
    }
    match (stance, entry.act) {
        (StanceKind::Supports, Act::Agree | Act::Recognise | Act::Offer) => {
            Some((StanceKind::Opposes, Act::Reject, true))
        }
        (StanceKind::Supports, Act::Support | Act::Welcome) => {
            Some((StanceKind::Opposes, Act::Oppose, true))
        }
        _ => None,
    }
}

/// "We must reform the Council" advocates, "Iran must stop" demands: a demand
/// is made of another.
fn softened(source: Source<'_>, parsed: &Parsed, hit: &Found<'_>) -> Act {
    let entry = &hit.frame.entry;
    if entry.class != CueClass::Modal || entry.act != Act::Demand {
        return entry.act;
    }
    let asked = parsed.subject(hit.filler.head).is_some_and(|subject| {
        let who = source.reading.phrase(hit.sentence, parsed, subject);
        !who.keys.is_empty() && who.how != How::FirstPerson && !parsed.is_passive(hit.filler.head)
    });
    if asked { Act::Demand } else { Act::Advocate }
}

pub(super) fn modality(parsed: &Parsed, hit: &Found<'_>) -> Modality {
    let future = hit.frame.entry.class == CueClass::Verb
        && hit.frame.entry.act != Act::Offer
        && hit.context.modality == Modality::Asserted
        && hit.holders.how != How::FirstPerson
        && parsed
            .auxiliaries(hit.cue)
            .any(|auxiliary| auxiliary == "will")
        && !hit.context.negated;
    if future {
        Modality::Future
    } else {
        hit.context.modality
    }
}

/// Whether a complement asks for, or promises, the end of what its verb
/// governs: "to stop the attacks", "not to send troops".
pub(super) fn is_ended(parsed: &Parsed, entry: &StanceFrame, filler: &Filler) -> bool {
    let lemma = parsed.lemma(filler.head);
    let countering = COUNTERING.contains(&lemma);
    let verb = is_asked(entry) && is_clause(filler) && (countering || ENDING.contains(&lemma))
        || is_promised(entry, filler) && countering;
    verb && !parsed.is_negated(filler.head)
        || is_asked(entry) && ended_by_noun(parsed, filler.head).is_some()
}

/// Whether a frame asks for something.
fn is_asked(entry: &StanceFrame) -> bool {
    matches!(entry.act, Act::Demand | Act::Advocate)
}

/// Whether a frame promises to do something.
fn is_promised(entry: &StanceFrame, filler: &Filler) -> bool {
    filler.place == Place::Action && matches!(entry.act, Act::Offer | Act::Agree)
}

/// Whether a clause or infinitive is what a frame is about.
fn is_clause(filler: &Filler) -> bool {
    matches!(filler.place, Place::Action | Place::Clause | Place::Bearer)
}

/// What a noun of ending ends: "an end to the blockade". The end of a war is
/// an aim by itself, not the war's rejection.
pub(super) fn ended_by_noun(parsed: &Parsed, noun: usize) -> Option<usize> {
    const ENDS: &[&str] = &[
        "end",
        "halt",
        "stop",
        "lifting",
        "ending",
        "repeal",
        "abolition",
    ];
    const WARS: &[&str] = &[
        "war",
        "conflict",
        "fighting",
        "hostility",
        "violence",
        "crisis",
        "bloodshed",
    ];
    let named = parsed.word(noun).upos == Upos::Noun && ENDS.contains(&parsed.lemma(noun));
    named
        .then(|| {
            parsed
                .dependents(noun, &[Relation::Nmod])
                .find(|&of| matches!(parsed.case(of).as_str(), "to" | "of" | "on"))
        })
        .flatten()
        .filter(|&of| !WARS.contains(&parsed.lemma(of)))
}

/// Verbs that end what they govern: "stop X" asked for is X opposed. Those of
/// [`COUNTERING`] do so too.
const ENDING: &[&str] = &[
    "stop",
    "end",
    "halt",
    "cease",
    "abandon",
    "refrain",
    "desist",
    "quit",
    "suspend",
    "scrap",
    "dismantle",
    "drop",
    "curb",
    "reverse",
    "cancel",
    "reconsider",
    "re-evaluate",
    "rethink",
    "avoid",
    "condemn",
    "reject",
    "stem",
    "curtail",
    "lift",
    "revoke",
    "repeal",
    "rescind",
    "annul",
];

/// Verbs whose subject ends by itself: "the attacks must stop".
pub(super) const CEASING: &[&str] = &["stop", "end", "halt", "cease"];

/// Verbs that stand against what they govern also where the holder promises
/// to do so: "vowed to fight terrorism".
const COUNTERING: &[&str] = &[
    "deter",
    "counter",
    "combat",
    "prevent",
    "confront",
    "fight",
    "oppose",
    "resist",
    "eliminate",
    "eradicate",
    "block",
    "defeat",
    "repel",
    "thwart",
];
