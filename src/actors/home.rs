//! Home: the state whose affairs a document tells, for "the cabinet" and "parliament" that name
//! none.
//!
//! Comes in: the cast, the mentions of a document. Goes out: one state, or none where two are told
//! of alike. Must not know: trees.

use crate::lexicon::WordClass;
use std::collections::{BTreeMap, BTreeSet};

use super::cast::{Cast, Key};
use super::gazetteer::{Gazetteer, NameForm, fold};
use super::names::{Mention, small_letters};
use crate::syntax::grammar::Parsed;
use crate::vocabulary::ActorKind;

/// So many mentions a state needs at least.
const FEWEST: usize = 3;

/// The state to which more than half of all mentions of states, their bodies, parties and persons
/// belong, and twice as many as to any other.
pub(super) fn of(cast: &Cast<'_>, mentions: &[Vec<Mention>]) -> Option<Key> {
    let mut counts: BTreeMap<Key, usize> = BTreeMap::new();
    let mut domestic: BTreeSet<Key> = BTreeSet::new();
    for key in mentions.iter().flatten().filter_map(|mention| mention.key) {
        let Some(state) = state_of(cast, key) else {
            continue;
        };
        *counts.entry(state).or_default() += 1;
        if state != key {
            domestic.insert(state);
        }
    }
    let all: usize = counts.values().sum();
    let (&first, &most) = counts
        .iter()
        .max_by_key(|&(key, count)| (*count, std::cmp::Reverse(*key)))?;
    let next = counts
        .iter()
        .filter(|&(key, _)| *key != first)
        .map(|(_, &count)| count)
        .max()
        .unwrap_or(0);
    (most >= FEWEST && most * 2 > all && most >= next * 2 && domestic.contains(&first))
        .then_some(first)
}

/// "LIMA, May 2 (Wire) -", "LIMA - ": the state in whose capital a report was written. Reports from
/// Washington and the seats of organisations tell of all the world.
pub(super) fn dateline(
    cast: &mut Cast<'_>,
    gazetteer: &Gazetteer,
    text: &str,
    sentences: &[Parsed],
) -> Option<Key> {
    const FIRST: usize = 4;
    const REACH: usize = 14;
    let entry = sentences.iter().take(FIRST).find_map(|parsed| {
        let form = |word: usize| parsed.span(word).slice(text);
        let loud = |word: &usize| {
            let letters = form(*word).chars().filter(|letter| letter.is_alphabetic());
            letters.count() > 2 && !form(*word).chars().any(char::is_lowercase)
        };
        let end = (0..parsed.len()).take_while(loud).count();
        let sign = |at: usize| at < parsed.len() && matches!(form(at), "-" | "--" | "–" | "—");
        let opens = end < parsed.len() && matches!(form(end), "," | "(");
        let mark = sign(end) || opens && (end..end + REACH).any(sign);
        if !mark {
            return None;
        }
        let words: Vec<String> = (0..end)
            .map(|word| fold(&small_letters(form(word))))
            .collect();
        let hits = gazetteer.find(&words, cast.date());
        let [hit] = hits.as_slice() else { return None };
        let whole = hit.end - hit.start == end;
        let place = matches!(hit.form, NameForm::Metonym | NameForm::Name);
        (whole && place).then_some(hit.entry)
    })?;
    let key = cast.listed(entry);
    let actor = &cast.member(key).actor;
    let tells = actor.kind == ActorKind::Country && actor.id.as_str() != "country:US";
    tells.then_some(key)
}

/// The only state of which a document tells, where it names a body of it with a name that no other
/// state's has: "Congress" beside the Lok Sabha is that of India.
fn only_state_with_bodies(
    cast: &Cast<'_>,
    sentences: &[Parsed],
    mentions: &[Vec<Mention>],
) -> Option<Key> {
    let mut states: BTreeSet<Key> = BTreeSet::new();
    let mut with_bodies: BTreeSet<Key> = BTreeSet::new();
    for (parsed, mentions) in sentences.iter().zip(mentions) {
        for mention in mentions {
            let shared = mention.end == mention.start + 1
                && WordClass::SharedBody.has(parsed.lower(mention.start));
            let Some(key) = mention.key.filter(|_| !shared) else {
                continue;
            };
            let Some(state) = state_of(cast, key) else {
                continue;
            };
            states.insert(state);
            if cast.member(key).actor.kind == ActorKind::Institution {
                with_bodies.insert(state);
            }
        }
    }
    with_bodies.pop_first().filter(|_| states.len() == 1)
}

pub(super) fn state_of(cast: &Cast<'_>, key: Key) -> Option<Key> {
    let mut at = key;
    for _ in 0..3 {
        if cast.member(at).actor.kind == ActorKind::Country {
            return Some(at);
        }
        at = cast.member(at).party?;
    }
    None
}

/// "Nigeria's Senate" is Nigeria's, and "the Senate" is that of the state whose affairs are told;
/// where no state's are, that which was named with its state before.
pub(super) fn give_bodies_their_owner(
    cast: &mut Cast<'_>,
    gazetteer: &Gazetteer,
    text: &str,
    sentences: &[Parsed],
    mentions: &mut [Vec<Mention>],
    home: Option<Key>,
) {
    let mut named: BTreeMap<&str, Key> = BTreeMap::new();
    let abroad = only_state_with_bodies(cast, sentences, mentions);
    for (parsed, mentions) in sentences.iter().zip(mentions) {
        for at in 0..mentions.len() {
            let Mention {
                start, end, key, ..
            } = mentions[at];
            let Some(key) = key else { continue };
            let body = parsed.lower(end - 1);
            let shared = WordClass::SharedBody.has(body);
            let kind = cast.member(key).actor.kind;
            if kind == ActorKind::Party || !shared && kind != ActorKind::Institution {
                continue;
            }
            if shared && end > start + 1 {
                named.extend(state_of(cast, key).map(|state| (body, state)));
                continue;
            }
            let beside = mentions
                .iter()
                .find(|other| other.end == start && other.key.is_some())
                .and_then(|other| state_of(cast, other.key?))
                .or_else(|| state_beside(cast, parsed, mentions, start, end));
            if shared {
                named.extend(beside.map(|state| (body, state)));
            }
            // "the Australian Department of Foreign Affairs", which the lexicon gives to another.
            let told = || home.or(abroad).or_else(|| named.get(body).copied());
            let owner = beside.or_else(|| told().filter(|_| shared));
            let Some(owner) = owner.filter(|&owner| state_of(cast, key) != Some(owner)) else {
                continue;
            };
            let word = parsed.span(start).cover(parsed.span(end - 1)).slice(text);
            mentions[at].key = Some(body_of(cast, gazetteer, owner, word));
            mentions[at].form = NameForm::Name;
        }
    }
}

/// The state named beside a body or party: "Japan's Social Democratic Party", "the Swiss Federal
/// Department of Justice", "the Green Party of Canada".
pub(super) fn state_beside(
    cast: &Cast<'_>,
    parsed: &Parsed,
    mentions: &[Mention],
    start: usize,
    end: usize,
) -> Option<Key> {
    let mut before = start;
    // "Switzerland's Federal Department": a word of the name that the lists do not have.
    while before > 0 && WordClass::BodyModifier.has(parsed.lower(before - 1)) {
        before -= 1;
    }
    let possessive = before > 0 && matches!(parsed.lower(before - 1), "'s" | "’s" | "'" | "’");
    let before = before - usize::from(possessive);
    let of = end < parsed.len() && parsed.lower(end) == "of";
    let behind =
        end + 1 + usize::from(of && end + 1 < parsed.len() && parsed.lower(end + 1) == "the");
    mentions
        .iter()
        .filter(|other| {
            let owns = other.end == before && (possessive || other.form == NameForm::Adjective);
            owns || of && other.start == behind && other.form == NameForm::Name
        })
        .find_map(|other| state_of(cast, other.key?))
}

/// The body of a state with a name of many: the listed one, else a new one.
pub(super) fn body_of(cast: &mut Cast<'_>, gazetteer: &Gazetteer, state: Key, word: &str) -> Key {
    let name = cast.owned_name(state, word);
    let forms: Vec<String> = name.split(' ').map(fold).collect();
    match gazetteer.named(&forms, cast.date()) {
        Some(entry) => cast.listed(entry),
        None => cast.unlisted(&name, ActorKind::Institution, Some(state)),
    }
}
