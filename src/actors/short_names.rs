//! Short names: "Lavrov", "Mr. Obama", "President Xi".
//!
//! Comes in: the document's cast, filled with full names. Goes out: mentions
//! of its members by family name, and of listed persons whom title and date
//! leave as the only ones. Must not know: pronouns.

use crate::lexicon::WordClass;
use std::collections::BTreeMap;

use super::cast::{Cast, Key, same_office};
use super::gazetteer::fold;
use super::name_runs::starts_capital;
use super::names::{Forms, Mention, Naming, is_former, title_before, titled_party};
use super::titles::{HONORIFICS, Title};
use crate::lexicon::Gender;
use crate::syntax::Upos;
use crate::syntax::grammar::Parsed;
use crate::vocabulary::ActorKind;

/// Short names that later mentions may use: those of the document's own cast.
pub(super) fn short_names(cast: &Cast<'_>) -> BTreeMap<String, Vec<Key>> {
    let mut shorts: BTreeMap<String, Vec<Key>> = BTreeMap::new();
    for (key, member) in cast.members() {
        if member.actor.kind == ActorKind::Person {
            shorts.entry(fold(&member.short)).or_default().push(key);
            // "Saddam Hussein", whom all call Saddam, may be "Mr. Hussein" later.
            if member.entry.is_some()
                && let Some((first, last)) = member.actor.name.split_once(' ')
                && first == member.short
                && !last.contains([' ', '-'])
                && last.contains(char::is_lowercase)
            {
                shorts.entry(fold(last)).or_default().push(key);
            }
            // "Chi Peng-Fei" may be "Mr. Chi" later.
            if member.entry.is_none()
                && let Some((first, last)) = member.actor.name.split_once(' ')
                && last.contains('-')
                && !last.contains(' ')
                && first != member.short
            {
                shorts.entry(fold(first)).or_default().push(key);
            }
        }
    }
    shorts
}

/// What short names may mean.
#[derive(Debug)]
pub(super) struct Shorts<'a> {
    /// Members of the cast by short name.
    pub(super) of_cast: BTreeMap<String, Vec<Key>>,
    /// Full names in the text of persons in no list, by the last word.
    pub(super) namesakes: &'a BTreeMap<String, String>,
}

/// Which short names are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Round {
    /// Those behind a title.
    Titled,
    /// All.
    Any,
}

/// Adds mentions by short name: "Lavrov", "Mr. Obama", "President Xi".
pub(super) fn add_short_names(
    naming: Naming<'_>,
    round: Round,
    parsed: &Parsed,
    forms: &Forms,
    shorts: &Shorts<'_>,
    mentions: &mut Vec<Mention>,
    cast: &mut Cast<'_>,
) {
    let last_of = |name: &str| name.rsplit(['-', ' ']).next().unwrap_or(name).to_owned();
    for word in 0..parsed.len() {
        let form = &forms.folded[word];
        let covered = mentions.iter().any(|mention| mention.covers(word));
        let honour = HONORIFICS.contains(&forms.lower[word].as_str());
        if covered || honour || !starts_capital(form) || form.chars().count() < 2 {
            continue;
        }
        let neighbour = |other: usize| {
            parsed.word(other).upos == Upos::Propn && starts_capital(&forms.folded[other])
        };
        let title = title_before(naming, forms, word)
            .filter(|title| title.end == word || forms.lower[word - 1] != ",");
        if round == Round::Titled && title.is_none() {
            continue;
        }
        let honorific = word > 0 && HONORIFICS.contains(&forms.lower[word - 1].as_str());
        let alone = (word == 0 || !neighbour(word - 1) || title.is_some() || honorific)
            && (word + 1 >= parsed.len()
                || !neighbour(word + 1)
                || parsed.head(word) != Some(word + 1));
        let of_cast = &shorts.of_cast;
        let known = of_cast.get(form).or_else(|| of_cast.get(&last_of(form)));
        let namesake = shorts.namesakes.get(form);
        let called = Called {
            form,
            title: title.as_ref(),
            honorific,
        };
        let key = match known {
            Some(keys) if alone || title.is_some() => best_by_title(keys, title.as_ref(), cast),
            // "Mr Browne" after "Amery Browne", whoever else bears the name.
            None if namesake.is_some() => {
                let by_manner =
                    title.is_some() || honorific || alone && naming.speaks(parsed, word);
                namesake
                    .filter(|_| by_manner)
                    .map(|name| cast.unlisted(name, ActorKind::Person, None))
            }
            _ if title.is_some() || alone && parsed.word(word).upos == Upos::Propn => {
                listed_by_short(naming, &called, cast).or_else(|| {
                    titled_stranger(naming, forms, word, title.as_ref()?, mentions, cast)
                })
            }
            _ => None,
        };
        let Some(key) = key else { continue };
        cast.learn(
            key,
            title.as_ref().map(|title| title.role.as_str()),
            None,
            honorific_gender(forms, word),
        );
        if let Some(title) = title.filter(|title| !is_former(forms, title)) {
            cast.call(key, &title.role);
        }
        mentions.push(Mention::named(word, word + 1, key));
    }
}

/// What the word before a name tells of its bearer: "Mr", "Queen".
fn honorific_gender(forms: &Forms, word: usize) -> Option<Gender> {
    let before = word.checked_sub(1)?;
    match forms.lower[before].trim_end_matches('.') {
        "mr" | "sir" | "king" | "prince" => Some(Gender::Male),
        "mrs" | "ms" | "dame" | "queen" | "princess" => Some(Gender::Female),
        _ => None,
    }
}

/// A person in no list whom the text calls by title and family name alone.
fn titled_stranger(
    naming: Naming<'_>,
    forms: &Forms,
    word: usize,
    title: &Title,
    mentions: &[Mention],
    cast: &mut Cast<'_>,
) -> Option<Key> {
    let lower = std::slice::from_ref(&forms.lower[word]);
    let usable = title.official && title.end == word && !naming.titles.is_title(lower);
    usable.then_some(())?;
    let party = titled_party(forms, mentions, title, word + 1, cast);
    Some(cast.unlisted(&forms.folded[word], ActorKind::Person, party))
}

fn best_by_title(keys: &[Key], title: Option<&Title>, cast: &Cast<'_>) -> Option<Key> {
    let titled = title.and_then(|title| {
        keys.iter().find(|&&key| {
            cast.member(key)
                .roles
                .iter()
                .any(|role| same_office(role, &title.role))
        })
    });
    titled.or(keys.last()).copied()
}

/// How a text calls a person by a short name.
#[derive(Clone, Copy, Debug)]
struct Called<'a> {
    form: &'a str,
    title: Option<&'a Title>,
    honorific: bool,
}

/// Offices whose holders the world calls by the family name alone.
const FOREMOST: &[&str] = &[
    "president",
    "prime minister",
    "chancellor",
    "secretary-general",
    "king",
    "supreme leader",
    "taoiseach",
    "general secretary",
];

/// A listed person whom the document calls by the short name alone: only where
/// title, date or the rank of the office leave a single one.
fn listed_by_short(naming: Naming<'_>, called: &Called<'_>, cast: &mut Cast<'_>) -> Option<Key> {
    let offices = |entry: usize| naming.lexicon.actors[entry].offices.iter();
    let at_date: Vec<usize> = naming
        .directory
        .by_family(called.form)
        .iter()
        .copied()
        .filter(|&entry| cast.in_office(entry))
        .collect();
    let by_title: Vec<usize> = at_date
        .iter()
        .copied()
        .filter(|&entry| {
            called.title.is_some_and(|title| {
                offices(entry).any(|office| {
                    same_office(&office.title, &title.role)
                        || office.title.ends_with(title.role.as_str())
                })
            })
        })
        .collect();
    let foremost: Vec<usize> = at_date
        .iter()
        .copied()
        .filter(|&entry| offices(entry).any(|office| FOREMOST.contains(&office.title.as_str())))
        .collect();
    let own_name = called.honorific || !WordClass::CommonFamilyName.has(called.form);
    match (by_title.as_slice(), at_date.as_slice(), foremost.as_slice()) {
        ([one], _, _) => Some(cast.listed(*one)),
        ([], [one], _) | ([], _, [one]) if own_name => Some(cast.listed(*one)),
        _ => None,
    }
}
