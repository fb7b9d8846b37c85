//! Polarity: which side a match takes, after negation and lexical turns.
//!
//! Comes in: a match with its context. Goes out: stance, act, modality. Must
//! not know: who the actors are.

use super::act;
use super::deeds;
use super::extract::{Found, Source};
use super::matching::Filler;
use crate::actors::reading::How;
use crate::lexicon::StanceFrame;
use crate::lexicon::WordClass;
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
    let stance = entry.side();
    let negated = parsed.is_negated(hit.filler.head);
    if entry.class == CueClass::Modal && negated && hinders(parsed, hit.filler.head) {
        return Some((StanceKind::Supports, Act::Advocate, false));
    }
    // "it would be a mistake not to look for others": that they look for others is wanted.
    let judged = stance == StanceKind::Opposes && entry.holder.contains(&Place::Voice);
    let undone = negated && parsed.mark(hit.filler.head) == Some("to");
    if judged && undone && !hit.context.negated && !entry.needs_negation {
        return Some((StanceKind::Supports, Act::Advocate, false));
    }
    let is_ended = is_ended(parsed, entry, &hit.filler);
    if is_warned_to(parsed, entry, &hit.filler) && !hit.context.negated {
        let side = if is_ended {
            StanceKind::Opposes
        } else {
            StanceKind::Supports
        };
        return Some((side, Act::Demand, false));
    }
    // "does not intend to block it" leaves it open.
    if is_ended && hit.context.negated && entry.class == CueClass::Verb {
        return None;
    }
    let asked = is_asked(entry) && is_clause(&hit.filler) && !hit.context.negated;
    if asked && negated && deeds::is_lapse(parsed, hit.filler.head) {
        return Some((stance, entry.act, false));
    }
    let denies =
        negated || hit.filler.place != Place::Clause && deeds::takes_none(parsed, hit.filler.head);
    let ends = is_asked(entry) && (is_ended || is_clause(&hit.filler) && denies);
    if ends && stance == StanceKind::Supports && !hit.context.negated {
        return Some((StanceKind::Opposes, act::denied(parsed, hit), false));
    }
    if !hit.context.negated
        && let Some((side, act)) = of_deed(parsed, hit, denies, is_ended)
    {
        return Some((side, act, false));
    }
    if !hit.context.negated || entry.needs_negation {
        return Some((stance, act::softened(source, parsed, hit), false));
    }
    denied(parsed, hit, stance)
}

/// What the deed of a complement means for the side, whatever the frame says; `denies` where the
/// complement is denied, `is_ended` where it ends what it governs.
fn of_deed(
    parsed: &Parsed,
    hit: &Found<'_>,
    denies: bool,
    is_ended: bool,
) -> Option<(StanceKind, Act)> {
    let (entry, filler) = (&hit.frame.entry, &hit.filler);
    if is_revoked(parsed, hit.cue, entry, filler) {
        return Some((StanceKind::Opposes, Act::Reject));
    }
    if deeds::is_menace(parsed, entry, filler) {
        return Some((StanceKind::Warns, Act::Threaten));
    }
    if deeds::wants_another(parsed, hit.cue, filler) || deeds::is_shamed(parsed, hit.cue, filler) {
        return Some((StanceKind::Opposes, Act::Criticise));
    }
    if deeds::wants_out(parsed, hit.cue, filler) {
        return Some((StanceKind::Opposes, Act::Demand));
    }
    if is_promised(entry, filler) {
        if denies && !is_granted(parsed, hit.cue) {
            return Some((StanceKind::Opposes, Act::Reject));
        }
        if is_ended {
            return Some((StanceKind::Opposes, Act::Oppose));
        }
    }
    foreseen(parsed, hit).map(|act| (StanceKind::Warns, act))
}

/// "will veto the bill" threatens, "would be a threat to peace" warns of it.
fn foreseen(parsed: &Parsed, hit: &Found<'_>) -> Option<Act> {
    let entry = &hit.frame.entry;
    let comes = |words: &[&str]| parsed.auxiliaries(hit.cue).any(|it| words.contains(&it));
    if entry.cue == "veto" && entry.class == CueClass::Verb && comes(&["will", "would"]) {
        return Some(Act::Threaten);
    }
    let danger = hit.filler.place == Place::Bearer
        && matches!(
            parsed.lemma(hit.cue),
            "threat" | "danger" | "risk" | "menace" | "disaster" | "catastrophe"
        );
    (danger && comes(&["would", "could", "may", "might"])).then_some(Act::Warn)
}

/// What the denial of a cue says; `None` where it takes no side.
fn denied(parsed: &Parsed, hit: &Found<'_>, stance: StanceKind) -> Option<(StanceKind, Act, bool)> {
    let entry = &hit.frame.entry;
    if matches!(hit.filler.place, Place::Itself | Place::Deed) {
        return None;
    }
    // A modal's own negation was read with its clause: "must not".
    if entry.class == CueClass::Modal {
        // "does not have to explain itself" only denies a duty.
        if matches!(parsed.lemma(hit.cue), "have" | "need") {
            return None;
        }
        return Some((StanceKind::Opposes, act::denied(parsed, hit), false));
    }
    if let Some(act) = entry.negated {
        return Some((act.stance(), act, true));
    }
    // "is not working to end it" tells what it does not do; "will not work" refuses.
    let undone = entry.class == CueClass::Verb
        && matches!(entry.act, Act::Offer | Act::Support)
        && entry.holder.contains(&Place::Subject)
        && WordClass::Striving.has(parsed.lemma(hit.cue))
        && !parsed
            .auxiliaries(hit.cue)
            .any(|it| matches!(it, "will" | "wo"));
    if undone {
        return None;
    }
    // "will not raise the chances for peace" is not against peace.
    let chance = matches!(parsed.lemma(hit.cue), "chance" | "opportunity" | "prospect");
    if chance && hit.filler.place != Place::Bearer {
        return None;
    }
    // "made no commitment" leaves it open.
    if entry.class == CueClass::Noun && entry.act == Act::Offer {
        return None;
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

/// "should not be impeded" is for it.
pub(super) fn hinders(parsed: &Parsed, verb: usize) -> bool {
    let lemma = parsed.lemma(verb);
    let ruled_out = lemma == "rule" && parsed.has_particle(verb, "out");
    let against = WordClass::Countering.has(lemma) || WordClass::Hindering.has(lemma);
    parsed.is_passive(verb) && (ruled_out || against)
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
    if is_warned_to(parsed, entry, filler) {
        return WordClass::Ending.has(lemma);
    }
    // "the war on piracy must be fought" is for it.
    let waged = parsed.subject(filler.head).is_some_and(|war| {
        matches!(
            parsed.lemma(war),
            "war" | "battle" | "campaign" | "fight" | "struggle"
        )
    });
    let countering = counters(parsed, filler.head) && !waged;
    // "must defeat hunger": an aim of one's own, told whole.
    let aim = (matches!(lemma, "defeat" | "eliminate" | "eradicate")
        || roots_out(parsed, filler.head))
        && !parsed.is_passive(filler.head);
    // "food to be dropped from the air"
    let thrown = lemma == "drop"
        && parsed
            .dependents(filler.head, &[Relation::Obl])
            .any(|place| matches!(parsed.case(place).as_str(), "from" | "on" | "into" | "over"));
    let ending = WordClass::Ending.has(lemma) && !leaves_place(parsed, filler.head)
        || calls_off(parsed, filler.head)
        || turns_away(parsed, filler.head).is_some()
        || comes_to_end(parsed, filler.head);
    // "fight to keep it", "fight for it" are for it, "cease fire" one word.
    let object = parsed.first(filler.head, &[Relation::Obj]);
    let aims = lemma == "fight"
        && object.is_none()
        && parsed
            .dependents(
                filler.head,
                &[Relation::Xcomp, Relation::Advcl, Relation::Obl],
            )
            .any(|below| parsed.mark(below) == Some("to") || parsed.case(below) == "for");
    // "cease fire" and "reverse course" are one word each.
    let fire = lemma == "reverse" && object.is_some_and(|object| parsed.lower(object) == "course")
        || lemma == "cease" && object.is_some_and(|object| parsed.lower(object) == "fire");
    let verb = is_asked(entry) && is_clause(filler) && (countering && !aim || ending && !thrown)
        || is_promised(entry, filler) && countering;
    verb && !aims && !fire && !parsed.is_negated(filler.head)
        || is_asked(entry) && ended_by_noun(parsed, filler.head).is_some()
}

/// Whether a verb stands against what it governs: "combat", "stamp out".
pub(super) fn counters(parsed: &Parsed, verb: usize) -> bool {
    WordClass::Countering.has(parsed.lemma(verb)) || roots_out(parsed, verb)
}

/// "stamp out", "root out"
fn roots_out(parsed: &Parsed, verb: usize) -> bool {
    matches!(parsed.lemma(verb), "root" | "stamp" | "weed" | "wipe")
        && parsed.has_particle(verb, "out")
}

/// "warned Peru to leave" demands that it leave; "warned it not to leave" warns.
fn is_warned_to(parsed: &Parsed, entry: &StanceFrame, filler: &Filler) -> bool {
    entry.act == Act::Warn
        && filler.place == Place::Action
        && parsed.mark(filler.head) == Some("to")
        && !parsed.is_negated(filler.head)
}

/// "quit Timor": who asks for it is against nobody's being anywhere else.
fn leaves_place(parsed: &Parsed, verb: usize) -> bool {
    let place = |place: usize| {
        parsed.word(place).upos == Upos::Propn && parsed.first(place, &[Relation::Det]).is_none()
    };
    parsed.lemma(verb) == "quit" && parsed.first(verb, &[Relation::Obj]).is_some_and(place)
}

/// "call off the raid", "hold off the tests", "hold off on them"
fn calls_off(parsed: &Parsed, verb: usize) -> bool {
    let off = parsed
        .first(verb, &[Relation::CompoundPrt])
        .is_some_and(|particle| parsed.lower(particle) == "off");
    off && matches!(parsed.lemma(verb), "break" | "call" | "hold")
        && (parsed.is_passive(verb)
            || parsed.first(verb, &[Relation::Obj]).is_some()
            || parsed
                .dependents(verb, &[Relation::Obl, Relation::Advcl])
                .any(|on| parsed.case(on) == "on" || parsed.mark(on) == Some("on")))
}

/// "must come to an end", "must go".
pub(super) fn comes_to_end(parsed: &Parsed, verb: usize) -> bool {
    deeds::must_go(parsed, verb)
        || parsed.lemma(verb) == "come"
            && parsed.dependents(verb, &[Relation::Obl]).any(|end| {
                parsed.case(end) == "to" && matches!(parsed.lemma(end), "end" | "halt" | "stop")
            })
}

/// From what a verb turns away: "turn back from the decision", "back away from it".
pub(super) fn turns_away(parsed: &Parsed, verb: usize) -> Option<usize> {
    let turns = matches!(
        parsed.lemma(verb),
        "turn" | "back" | "step" | "walk" | "pull" | "move" | "shy" | "retreat"
    );
    let away = parsed
        .children(verb)
        .iter()
        .any(|&child| matches!(parsed.lower(child), "back" | "away" | "down"));
    (turns && away || parsed.lemma(verb) == "retreat")
        .then(|| {
            parsed
                .dependents(verb, &[Relation::Obl])
                .find(|&from| parsed.case(from).ends_with("from"))
        })
        .flatten()
}

/// Whether a vote or decision rejects what its complement governs.
pub(super) fn is_revoked(
    parsed: &Parsed,
    cue: usize,
    entry: &StanceFrame,
    filler: &Filler,
) -> bool {
    let verb = parsed.lemma(filler.head);
    // "decided to delay the talks", "its decision to quit the treaty"
    let decides = matches!(parsed.lemma(cue), "decide" | "decision" | "vote")
        && deeds::decides_against(parsed, filler.head);
    is_promised(entry, filler)
        && !is_granted(parsed, cue)
        && !parsed.is_negated(filler.head)
        && (decides || WordClass::Revoking.has(verb))
}

/// "agreed to scrap its missiles", "agreed not to stand in the way": what one grants to others is
/// an agreement, whatever it ends; "voted to scrap it" is against it.
pub(super) fn is_granted(parsed: &Parsed, cue: usize) -> bool {
    matches!(
        parsed.lemma(cue),
        "agree" | "consent" | "offer" | "undertake"
    )
}

/// "agreed to scrap it", "vowed to veto it": the outer verb says what the inner one means.
pub(super) fn takes_inner(
    parsed: &Parsed,
    cue: usize,
    entry: &StanceFrame,
    filler: &Filler,
) -> bool {
    deeds::is_menace(parsed, entry, filler) || is_promised(entry, filler) && is_granted(parsed, cue)
}

/// Whether a frame asks for something.
pub(super) fn is_asked(entry: &StanceFrame) -> bool {
    matches!(entry.act, Act::Demand | Act::Advocate)
}

/// Whether a frame promises to do something.
pub(super) fn is_promised(entry: &StanceFrame, filler: &Filler) -> bool {
    filler.place == Place::Action && matches!(entry.act, Act::Offer | Act::Agree)
}

/// Whether a clause or infinitive is what a frame is about.
fn is_clause(filler: &Filler) -> bool {
    matches!(filler.place, Place::Action | Place::Clause | Place::Bearer)
}

/// "calls for end to siege": the phrase just behind the noun, hung on its verb.
fn end_beside(parsed: &Parsed, noun: usize) -> Option<usize> {
    let verb = parsed.head(noun)?;
    parsed
        .dependents(verb, &[Relation::Obl])
        .find(|&word| parsed.case(word) == "to" && parsed.lower(noun + 1) == "to" && word > noun)
}

/// What a noun of ending ends: "an end to the blockade". The end of a war is
/// an aim by itself, not the war's rejection.
pub(super) fn ended_by_noun(parsed: &Parsed, noun: usize) -> Option<usize> {
    // "put an end to the siege", "bring a halt to it"
    let brings = matches!(parsed.lemma(noun), "put" | "bring" | "call" | "make");
    let end = parsed
        .first(noun, &[Relation::Obj])
        .filter(|&end| brings && matches!(parsed.lemma(end), "end" | "halt" | "stop"));
    let noun = end.unwrap_or(noun);
    let named = parsed.word(noun).upos == Upos::Noun && WordClass::EndNoun.has(parsed.lemma(noun));
    named
        .then(|| {
            let own = parsed
                .dependents(noun, &[Relation::Nmod])
                .find(|&of| matches!(parsed.case(of).as_str(), "to" | "of" | "on"));
            own.or_else(|| end_beside(parsed, noun))
        })
        .flatten()
        .filter(|&of| !WordClass::WarNoun.has(parsed.lemma(of)))
}
