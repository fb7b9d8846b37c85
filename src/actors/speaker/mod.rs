//! The speaker of a whole document: from its metadata, from a title such as "Statement by President
//! X", or from the words "We, the members of X".
//!
//! Comes in: the document, its first sentences. Goes out: who "we" and "I"
//! are outside quotations; nobody for a news article.

mod declared;
mod header;

pub use self::header::issuers;

use super::cast::Key;
use super::gazetteer::Gazetteer;
use super::names::Mention;
use super::reading::{Reading, Tables};
use super::titles::HONORIFICS;
use crate::document::Document;
use crate::lexicon::Gender;
use crate::syntax::Upos;
use crate::syntax::grammar::Parsed;
use crate::text::SentenceKind;
use crate::vocabulary::ActorKind;

/// Words for texts that one actor speaks or issues as a whole.
const STATEMENTS: &[&str] = &[
    "statement",
    "remarks",
    "speech",
    "address",
    "declaration",
    "communique",
    "communiqué",
    "conclusions",
    "letter",
    "letters",
    "message",
    "conference",
    "briefing",
];

/// Whoever speaks a whole document.
pub fn of_document(
    reading: &mut Reading<'_>,
    tables: &Tables,
    document: &Document,
    title: &[Parsed],
    sentences: &[Parsed],
) -> Vec<Key> {
    let gazetteer = &tables.gazetteer;
    // Who speaks for a state says its position: "we" is the state.
    if let Some(party) = document.party.as_deref()
        && let Some(key) = named(reading, gazetteer, party)
    {
        let together = declared::by_opening(reading, sentences, key)
            .or_else(|| joint_title(reading, sentences, key))
            .or_else(|| declared::by_list(reading, sentences, key));
        return together.unwrap_or_else(|| vec![key]);
    }
    if let Some(name) = &document.speaker {
        let key = from_metadata(reading, gazetteer, name);
        // "Statement by Kenya", given by somebody unlisted: he speaks for it.
        if reading.cast.party(key).is_none()
            && let Some([state]) = header::speakers(reading, title).as_deref()
            && reading.cast.member(*state).actor.kind == ActorKind::Country
        {
            return vec![*state];
        }
        return vec![key];
    }
    let titled = sentences
        .iter()
        .take(2)
        .enumerate()
        // "We reject the statement by Kenya" is not Kenya's statement.
        .filter(|(_, parsed)| !header::tells(parsed) || header::issues(parsed))
        .find_map(|(index, parsed)| from_title(reading, &reading.mentions[index], parsed));
    titled
        .or_else(|| header::speakers(reading, title))
        .or_else(|| publisher(reading, gazetteer, document).map(|key| vec![key]))
        .or_else(|| declared::by_apposition(reading, sentences))
        .or_else(|| declared::by_first_sentence(reading, tables, sentences))
        .unwrap_or_default()
}

/// Whoever publishes a text of its own: a ministry, a party, an organisation, no news outlet. A "Ministry
/// of Trade of Peru" that is in no list speaks for Peru.
fn publisher(reading: &mut Reading<'_>, gazetteer: &Gazetteer, document: &Document) -> Option<Key> {
    let name = document.publisher.as_deref()?;
    let Some(key) = named(reading, gazetteer, name) else {
        let first = name.split_whitespace().next().unwrap_or_default();
        let speaks = matches!(first, "Embassy" | "Government" | "Ministry" | "Permanent");
        return reading.issuing_state().filter(|_| speaks);
    };
    let kind = reading.cast.member(key).actor.kind;
    matches!(
        kind,
        ActorKind::Institution | ActorKind::Organisation | ActorKind::Party | ActorKind::Group
    )
    .then_some(key)
}

fn from_metadata(reading: &mut Reading<'_>, gazetteer: &Gazetteer, name: &str) -> Key {
    let mut gender = None;
    let plain: Vec<&str> = name
        .split_whitespace()
        .filter(|word| {
            let lower = word.to_lowercase();
            match lower.trim_end_matches('.') {
                "mr" | "sir" => gender = Some(Gender::Male),
                "mrs" | "ms" | "madam" => gender = Some(Gender::Female),
                _ => {}
            }
            !HONORIFICS.contains(&lower.as_str()) && lower != "ambassador"
        })
        .collect();
    let whole = plain.join(" ");
    let key = named(reading, gazetteer, &whole)
        // "Prime Minister X": the name behind the office.
        .or_else(|| {
            let mut behind =
                (1..plain.len().saturating_sub(1)).map(|first| plain[first..].join(" "));
            behind.find_map(|name| person(reading, gazetteer, &name))
        })
        .unwrap_or_else(|| reading.cast.unlisted(&whole, ActorKind::Person, None));
    reading.cast.learn(key, None, None, gender);
    key
}

/// The listed actor of exactly this name.
fn named(reading: &mut Reading<'_>, gazetteer: &Gazetteer, name: &str) -> Option<Key> {
    let entry = gazetteer.registered(name, reading.cast.date())?;
    Some(reading.cast.listed(entry))
}

/// The listed person of exactly this name.
fn person(reading: &mut Reading<'_>, gazetteer: &Gazetteer, name: &str) -> Option<Key> {
    let key = named(reading, gazetteer, name)?;
    (reading.cast.member(key).actor.kind == ActorKind::Person).then_some(key)
}

/// "Joint Statement by President X and President Y": both, where one of them is whoever publishes it.
fn joint_title(reading: &Reading<'_>, sentences: &[Parsed], publisher: Key) -> Option<Vec<Key>> {
    let joint = |parsed: &Parsed| (0..parsed.len().min(12)).any(|at| parsed.lower(at) == "joint");
    let mut opening = sentences.iter().take(2).enumerate();
    let titles =
        opening.find(|(_, parsed)| joint(parsed) && parsed.sentence.kind == SentenceKind::Heading);
    let (index, parsed) = titles?;
    from_title(reading, &reading.mentions[index], parsed)
        .filter(|issuers| issue_together(reading, issuers, publisher))
}

/// Whether several issue a text and whoever publishes it is one of them.
fn issue_together(reading: &Reading<'_>, issuers: &[Key], publisher: Key) -> bool {
    let own = |&key: &Key| reading.cast.same_side(key, publisher);
    issuers.len() > 1 && issuers.iter().any(own)
}

/// "Statement by President X on …", "G7 Leaders' Statement on …".
fn from_title(reading: &Reading<'_>, mentions: &[Mention], parsed: &Parsed) -> Option<Vec<Key>> {
    if parsed.len() > 40 {
        return None;
    }
    let at = (0..parsed.len().min(12)).find(|&word| STATEMENTS.contains(&parsed.lower(word)))?;
    let person = |key: Key| reading.cast.member(key).actor.kind == ActorKind::Person;
    let after = (at + 1..parsed.len().min(at + 3))
        .find(|&word| matches!(parsed.lower(word), "between" | "by" | "from" | "of"))
        .map(|by| {
            // All who issue it together, up to what it is about.
            let end = (by + 1..parsed.len())
                .find(|&word| {
                    matches!(
                        parsed.lower(word),
                        "on" | "regarding" | "about" | "following" | "concerning" | "after" | "to"
                    )
                })
                .unwrap_or(parsed.len());
            mentions
                .iter()
                .filter(|mention| mention.start > by && mention.end <= end)
                .filter(|mention| !is_place(parsed, mention))
                .filter_map(|mention| mention.key)
                .collect::<Vec<Key>>()
        })
        .unwrap_or_default();
    let before = mentions
        .iter()
        .filter(|mention| mention.end <= at && !is_place(parsed, mention))
        .filter_map(|mention| mention.key)
        .collect::<Vec<Key>>();
    let several = if after.is_empty() { before } else { after };
    let persons: Vec<Key> = several.iter().copied().filter(|&key| person(key)).collect();
    let mut issuers = if persons.is_empty() { several } else { persons };
    issuers.dedup();
    (!issuers.is_empty()).then_some(issuers)
}

/// "met in Lyon, France, and issued a declaration": where it is issued is nobody who issues it.
fn is_place(parsed: &Parsed, mention: &Mention) -> bool {
    let name = |word: &usize| parsed.word(*word).upos == Upos::Propn || parsed.lower(*word) == ",";
    let first = (0..mention.start).rev().take_while(name).last();
    let before = first.unwrap_or(mention.start).checked_sub(1);
    before.is_some_and(|word| matches!(parsed.lower(word), "in" | "at"))
}
