//! Home: the state whose affairs a document tells, for "the cabinet" and "parliament" that name
//! none.
//!
//! Comes in: the cast, the mentions of a document. Goes out: one state, or none where two are told
//! of alike. Must not know: trees.

use crate::lexicon::WordClass;
use std::collections::{BTreeMap, BTreeSet};

use super::cast::{Cast, Key};
use super::gazetteer::{Gazetteer, NameForm, fold};
use super::names::Mention;
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

fn state_of(cast: &Cast<'_>, key: Key) -> Option<Key> {
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
            let possessive =
                start > 0 && matches!(parsed.lower(start - 1), "'s" | "’s" | "'" | "’");
            let before = start - usize::from(possessive);
            let beside = mentions
                .iter()
                .find(|other| other.end == before && other.key.is_some())
                .and_then(|other| state_of(cast, other.key?));
            if shared {
                named.extend(beside.map(|state| (body, state)));
            }
            // "the Australian Department of Foreign Affairs", which the lexicon gives to another.
            let told = || home.or_else(|| named.get(body).copied());
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

/// "the Conservatives" in a Canadian affair are the Canadian ones.
pub(super) fn give_parties_their_state(
    cast: &mut Cast<'_>,
    text: &str,
    sentences: &[Parsed],
    mentions: &mut [Vec<Mention>],
    home: Option<Key>,
) {
    let Some(home) = home else {
        return;
    };
    let state = cast.member(home).actor.clone();
    let code = state
        .id
        .as_str()
        .rsplit(':')
        .next()
        .unwrap_or_default()
        .to_lowercase();
    for (parsed, mentions) in sentences.iter().zip(mentions) {
        for mention in mentions.iter_mut() {
            let Some(key) = mention.key else { continue };
            let member = cast.member(key);
            let of_another = member.actor.kind == ActorKind::Party
                && member.entry.is_some()
                && !member
                    .actor
                    .id
                    .as_str()
                    .starts_with(&format!("party:{code}-"));
            let words = parsed
                .span(mention.start)
                .cover(parsed.span(mention.end - 1))
                .slice(text);
            if of_another && WordClass::SharedParty.has(words.to_lowercase().as_str()) {
                let of = cast.adjective(home).unwrap_or(&state.name).to_owned();
                mention.key = Some(cast.unlisted(&format!("{of} {words}"), ActorKind::Party, None));
            }
        }
    }
}

/// The body of a state with a name of many: the listed one, else a new one.
pub(super) fn body_of(cast: &mut Cast<'_>, gazetteer: &Gazetteer, state: Key, word: &str) -> Key {
    let name = &cast.member(state).actor.name;
    let of = cast.adjective(state).unwrap_or(name).to_owned();
    let forms: Vec<String> = of.split(' ').chain(word.split(' ')).map(fold).collect();
    let listed = gazetteer
        .find(&forms)
        .into_iter()
        .find(|hit| hit.start == 0 && hit.end == forms.len() && hit.form == NameForm::Name);
    match listed {
        Some(hit) => cast.listed(hit.entry),
        None => cast.unlisted(&format!("{of} {word}"), ActorKind::Institution, Some(state)),
    }
}
