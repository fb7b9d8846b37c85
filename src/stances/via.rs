//! Via: who stands between a holder and the text, whether he voices the position or tells of it.
//!
//! Comes in: who is meant by a frame's place, the voice at the cue. Goes out: [`Holders`] with the
//! sources between. Must not know: how places are filled, targets.

use super::holder::Holders;
use super::speech::Voice;
use crate::actors::reading::{How, Who};
use crate::actors::{Key, Reading};
use crate::lexicon::WordClass;
use crate::lexicon::stance::Place;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::ActorKind;

/// The holder is whoever voices the clause.
pub(super) fn voiced(reading: &Reading<'_>, voice: &Voice) -> Option<Holders> {
    let keys: Vec<Key> = voice
        .keys
        .iter()
        .copied()
        .filter(|&key| reading.can_hold(key))
        .collect();
    let how = if voice.own_text {
        How::FirstPerson
    } else {
        How::Name
    };
    let mut via = voice.via.clone();
    via.retain(|&source| !voice.beside.contains(&source) && !speaks_for(reading, source, &keys));
    (!keys.is_empty()).then_some(Holders {
        keys,
        via,
        how,
        place: Place::Voice,
    })
}

/// The holder is named in the clause.
pub(super) fn named(
    reading: &Reading<'_>,
    who: Who,
    voice: &Voice,
    place: &Place,
) -> Option<Holders> {
    if who.how == How::FirstPerson {
        return voiced(reading, voice).map(|holders| Holders {
            how: How::FirstPerson,
            place: place.clone(),
            ..holders
        });
    }
    let mut keys: Vec<Key> = who
        .keys
        .into_iter()
        .filter(|&key| reading.can_hold(key))
        .collect();
    if keys.is_empty() {
        return None;
    }
    // "Lavrov said it was unacceptable to Moscow", "Starmer said the country is
    // prepared": the speaker takes the position himself.
    let says_it_himself = |key: Key| {
        voice.keys.len() == 1
            && reading.cast.member(voice.keys[0]).actor.kind == ActorKind::Person
            && reading.cast.party(voice.keys[0]) == Some(key)
    };
    let by_name = who.how == How::Name && !matches!(place, Place::Prep(_));
    if keys.len() == 1 && says_it_himself(keys[0]) && !by_name {
        keys.clone_from(&voice.keys);
    }
    let mut via: Vec<Key> = voice.via.clone();
    for &speaker in &voice.keys {
        if !keys.contains(&speaker) && !voice.own_text {
            via.push(speaker);
        }
    }
    via.retain(|source| !keys.contains(source) && !voice.beside.contains(source));
    // A plan or threat that a speaker presupposes is not his report.
    via.retain(|&source| !speaks_for(reading, source, &keys));
    if *place == Place::Possessor {
        via.retain(|source| voice.via.contains(source));
    }

    Some(Holders {
        keys,
        via,
        how: who.how,
        place: place.clone(),
    })
}

/// A minister who tells the position of his own state is no source between, nor one of whom the
/// text gives an office and no state: "Secretary of State Rogers said the United States …".
fn speaks_for(reading: &Reading<'_>, source: Key, keys: &[Key]) -> bool {
    let teller = reading.cast.member(source);
    // "a State Department official said that Washington": who only passes it on.
    let passes_on = |name: &str| {
        let mut words = name.split(' ');
        words.any(|word| word.starts_with("spokes") || matches!(word, "official" | "officials"))
    };
    let unnamed = teller.actor.name.starts_with(char::is_lowercase)
        || teller.actor.kind != ActorKind::Person
        || teller.roles.is_empty();
    if teller.roles.iter().any(|role| passes_on(role)) || unnamed && passes_on(&teller.actor.name) {
        return false;
    }
    let in_office =
        teller.actor.kind == ActorKind::Person && teller.party.is_none() && !teller.told.is_empty();
    keys.iter().any(|&key| {
        let kind = reading.cast.member(key).actor.kind;
        kind != ActorKind::Person && (in_office || reading.cast.same_side(source, key))
    })
}

/// Adds who noted a position to those from whom it is known.
pub(super) fn note(holders: &mut Holders, noted: Vec<Key>) {
    let other = |key: &Key| !holders.keys.contains(key) && !holders.via.contains(key);
    let noted: Vec<Key> = noted.into_iter().filter(other).collect();
    holders.via.extend(noted);
}

/// "Norway noted the Allies' support", "thanked France for opposing it": who tells of it.
pub(super) fn noted_by(
    reading: &Reading<'_>,
    sentence: usize,
    parsed: &Parsed,
    cue: usize,
) -> Vec<Key> {
    let noun = parsed.relation(cue) == Relation::Obj && parsed.word(cue).upos == Upos::Noun;
    let noting = || {
        parsed
            .head(cue)
            .filter(|&verb| noun && WordClass::Noting.has(parsed.lemma(verb)))
    };
    let verb = noting().or_else(|| praised_for(parsed, cue));
    let subject = verb.and_then(|verb| parsed.logical_subject(verb));
    subject.map_or_else(Vec::new, |subject| {
        reading.speaker(sentence, parsed, subject).keys
    })
}

/// "thanked France for opposing it", "for continuing to oppose it": the verb over what one is
/// thanked or blamed for.
fn praised_for(parsed: &Parsed, cue: usize) -> Option<usize> {
    let clause = parsed.over_infinitives(cue);
    let gerund = parsed.relation(clause) == Relation::Advcl
        && parsed.word(clause).tag == "VBG"
        && parsed.mark(clause) == Some("for");
    let verb = parsed.head(clause).filter(|_| gerund)?;
    parsed.first(verb, &[Relation::Obj]).map(|_| verb)
}
