//! Turn takers: the person before whose words a transcript writes a name.
//!
//! Comes in: a label cut off by `text`, what is named already. Goes out: one mention more, where no
//! other sentence tells who it is. Must not know: trees, turns.

use super::{Forms, Mention, Naming, bracketed_state, small_letters};
use crate::actors::cast::{Cast, Key};
use crate::actors::name_runs::{after_title, starts_capital};
use crate::actors::titles::HONORIFICS;
use crate::syntax::grammar::Parsed;
use crate::vocabulary::ActorKind;

/// Words of labels for those whom a transcript does not name.
const UNNAMED: &[&str] = &[
    "administration",
    "audience",
    "crowd",
    "member",
    "news",
    "official",
    "one",
    "participant",
    "pool",
    "press",
    "speaker",
    "staff",
    "student",
    "two",
    "unidentified",
    "unknown",
    "voice",
    "voices",
];

/// The person before whose words a name stands that no other sentence explains: "MR. PRICE:".
pub(super) fn turn_taker(
    naming: Naming<'_>,
    parsed: &Parsed,
    forms: &Forms,
    mentions: &mut Vec<Mention>,
    cast: &mut Cast<'_>,
) {
    let person = |key: Key| cast.member(key).actor.kind == ActorKind::Person;
    if mentions
        .iter()
        .filter_map(|mention| mention.key)
        .any(person)
    {
        return;
    }
    let end = (0..parsed.len())
        .find(|&word| matches!(parsed.lower(word), "(" | "," | ":"))
        .unwrap_or(parsed.len());
    // Marks of bold type or of the time may stand before it.
    let named = |&word: &usize| forms.lower[word].starts_with(char::is_alphabetic);
    let first = (0..end).find(named).unwrap_or(end);
    let mut start = after_title(naming, forms, first, end);
    while start < end && HONORIFICS.contains(&forms.lower[start].as_str()) {
        start += 1;
    }
    if start == end || end - start > 3 {
        return;
    }
    let honoured = start > 0 && HONORIFICS.contains(&forms.lower[start - 1].as_str());
    let introduced = start > first || end - start > 1;
    let capital = (start..end).all(|word| starts_capital(&forms.folded[word]));
    // "SENIOR OFFICIAL:", "AUDIENCE MEMBER:" name nobody, but "MR. SPEAKER" may.
    let office = naming.titles.ending_at(&forms.lower, end).is_some() && !honoured;
    let unnamed = (start..end).any(|word| UNNAMED.contains(&forms.lower[word].as_str()));
    if !introduced || !capital || office || unnamed {
        return;
    }
    let party = bracketed_state(forms, mentions, end, cast);
    let name = small_letters(&naming.written(parsed, start, end));
    let key = cast.unlisted(&name, ActorKind::Person, party);
    mentions.push(Mention::named(start, end, key));
    mentions.sort_by_key(|mention| mention.start);
}
