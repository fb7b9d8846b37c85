//! Parties: "Christian Democrats", "the Green Party", "Sweden's Social Democrats": names that parties
//! of many states have.
//!
//! Comes in: the mentions of a document. Goes out: mentions of the party of the state that is named
//! with it, or whose affairs are told. Must not know: trees.

use super::cast::{Cast, Key};
use super::gazetteer::{Gazetteer, NameForm, fold};
use super::home::state_beside;
use super::names::Mention;
use crate::lexicon::WordClass;
use crate::syntax::grammar::Parsed;
use crate::vocabulary::ActorKind;

/// The most words that such a name has.
const LONGEST: usize = 3;

/// A name of many parties in a sentence.
struct Shared {
    start: usize,
    end: usize,
    /// Whether one state's party goes by it alone, and only a state beside it says otherwise:
    /// "Ireland's Republicans".
    of_one: bool,
}

/// "the Conservatives" in a Canadian affair are the Canadian ones, "Sweden's Social Democrats" are no
/// Democrats.
pub(super) fn give_parties_their_state(
    cast: &mut Cast<'_>,
    gazetteer: &Gazetteer,
    text: &str,
    sentences: &[Parsed],
    mentions: &mut [Vec<Mention>],
    home: Option<Key>,
) {
    for (parsed, mentions) in sentences.iter().zip(mentions) {
        let mut at = 0;
        while at < parsed.len() {
            let Some(shared) = shared_name(text, parsed, mentions, at) else {
                at += 1;
                continue;
            };
            at = shared.end;
            if let Some(key) = whose(cast, gazetteer, text, parsed, mentions, &shared, home) {
                let span = shared.start..shared.end;
                mentions.retain(|it| !span.contains(&it.start));
                mentions.push(Mention::named(shared.start, shared.end, key));
                mentions.sort_by_key(|mention| mention.start);
            }
        }
    }
}

/// The longest such name that begins at a word.
fn shared_name(text: &str, parsed: &Parsed, mentions: &[Mention], start: usize) -> Option<Shared> {
    let capital = |word: usize| {
        let form = parsed.span(word).slice(text);
        form.chars().next().is_some_and(char::is_uppercase)
    };
    let within = |end: usize| {
        // "Spanish Socialists" as a whole is in the lists.
        mentions
            .iter()
            .filter(|it| it.start < end && start < it.end)
            .all(|it| start <= it.start && it.end <= end && it.form != NameForm::Decoy)
    };
    let last = parsed.len().min(start + LONGEST);
    let (end, of_one) = (start + 1..=last).rev().find_map(|end| {
        let words = (start..end)
            .map(|word| parsed.lower(word))
            .collect::<Vec<_>>()
            .join(" ");
        let shared = WordClass::SharedParty.has(words.as_str());
        let of_one = WordClass::PartyElsewhere.has(words.as_str());
        (capital(start) && (shared || of_one) && within(end)).then_some((end, of_one))
    })?;
    // "Free Democrats", "Rally of Republicans": part of a longer name. So are "Liberals and Democrats".
    let joined = |word: usize| {
        let covered = mentions.iter().any(|it| it.covers(word));
        parsed.word(word).tag.starts_with("NNP") && capital(word) && !covered
    };
    let longer = start.checked_sub(1).is_some_and(joined) || end < parsed.len() && joined(end);
    // "Liberals" with a capital that every first word has.
    let by_chance = start == 0 && end == 1 && parsed.word(0).tag == "NNS";
    (!longer && !by_chance).then_some(Shared { start, end, of_one })
}

/// Whose party is meant, where it is another than the lists have for the words.
fn whose(
    cast: &mut Cast<'_>,
    gazetteer: &Gazetteer,
    text: &str,
    parsed: &Parsed,
    mentions: &[Mention],
    shared: &Shared,
    home: Option<Key>,
) -> Option<Key> {
    let covering = mentions
        .iter()
        .find(|it| it.start == shared.start && it.end == shared.end);
    let known = covering.and_then(|it| it.key);
    let party = known.filter(|&key| cast.member(key).actor.kind == ActorKind::Party);
    // "Labour" as an adjective or a person is no matter of ours.
    if known.is_some() && party.is_none() {
        return None;
    }
    let beside = state_beside(cast, parsed, mentions, shared.start, shared.end);
    let state = beside.or(home.filter(|_| !shared.of_one));
    let words = parsed
        .span(shared.start)
        .cover(parsed.span(shared.end - 1))
        .slice(text);
    match (state, party) {
        (Some(state), Some(party)) if is_of(cast, party, state) => None,
        (Some(state), _) => Some(party_of(cast, gazetteer, state, words)),
        (None, None) if !shared.of_one => Some(cast.unlisted(words, ActorKind::Party, None)),
        (None, _) => None,
    }
}

/// Whether a listed party is one of a state: "party:se-social-democrats" of "country:SE".
fn is_of(cast: &Cast<'_>, party: Key, state: Key) -> bool {
    let id = cast.member(state).actor.id.as_str();
    let code = id.rsplit(':').next().unwrap_or_default().to_lowercase();
    let of = format!("party:{code}-");
    let member = cast.member(party);
    member.entry.is_none() || member.actor.id.as_str().starts_with(&of)
}

/// The party of a state with a name of many: the listed one, else a new one.
fn party_of(cast: &mut Cast<'_>, gazetteer: &Gazetteer, state: Key, words: &str) -> Key {
    let name = &cast.member(state).actor.name;
    let owned = cast.owned_name(state, words);
    let forms = [
        owned.clone(),
        format!("{name} {words}"),
        format!("{words} of {name}"),
    ];
    let listed = forms.iter().find_map(|form| {
        let forms: Vec<String> = form.split(' ').map(fold).collect();
        gazetteer.named(&forms, cast.date())
    });
    match listed {
        Some(entry) => cast.listed(entry),
        None => cast.unlisted(&owned, ActorKind::Party, None),
    }
}
