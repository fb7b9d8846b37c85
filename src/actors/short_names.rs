//! Short names: "Lavrov", "Mr. Obama", "President Xi".
//!
//! Comes in: the document's cast, filled with full names. Goes out: mentions
//! of its members by family name, and of listed persons whom title and date
//! leave as the only ones. Must not know: pronouns.

use std::collections::BTreeMap;

use super::cast::{Cast, Key, same_office};
use super::gazetteer::fold;
use super::known_bearers::{Called, listed_by_short};
use super::name_runs::{is_day, starts_capital};
use super::names::{Forms, Mention, Naming, is_former, title_before, titled_party};
use super::titles::HONORIFICS;
use crate::date::PartialDate;
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
    for word in 0..parsed.len() {
        let form = &forms.folded[word];
        let covered = mentions.iter().any(|mention| mention.covers(word));
        let honour = HONORIFICS.contains(&forms.lower[word].as_str());
        // "THE SECRETARY OF STATE THE SECRETARY OF DEFENSE" names nobody.
        let article = matches!(
            forms.lower[word].as_str(),
            "the" | "an" | "and" | "for" | "in" | "of" | "on" | "to"
        );
        if covered || honour || article || !starts_capital(form) || form.chars().count() < 2 {
            continue;
        }
        if is_day(&forms.lower[word]) {
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
        let gender = honorific_gender(forms, word);
        let called = Called {
            form,
            title: title.as_ref(),
            honorific,
            alone,
            gender,
            governs: governs(forms, word),
            goes_on: goes_on(forms, word),
            year: stated_year(forms, cast),
            owner: title
                .as_ref()
                .and_then(|title| titled_party(forms, mentions, title, word + 1, cast)),
        };
        let key = bearer(naming, parsed, forms, word, shorts, &called, cast);
        let Some(key) = key else { continue };
        cast.learn(
            key,
            title.as_ref().map(|title| title.role.as_str()),
            None,
            gender,
        );
        if let Some(title) = title.filter(|title| !is_former(forms, title)) {
            cast.call(key, &title.role);
        }
        mentions.push(Mention::named(word, word + 1, key));
    }
}

/// Who is called by a short name: one of the cast, else one in the lists, else somebody new.
fn bearer(
    naming: Naming<'_>,
    parsed: &Parsed,
    forms: &Forms,
    word: usize,
    shorts: &Shorts<'_>,
    called: &Called<'_>,
    cast: &mut Cast<'_>,
) -> Option<Key> {
    let last = called.form.rsplit(['-', ' ']).next();
    let known: Option<Vec<Key>> = shorts
        .of_cast
        .get(called.form)
        .or_else(|| shorts.of_cast.get(last?))
        .map(|keys| fitting(keys, called.gender, cast))
        .filter(|keys| !keys.is_empty());
    let titled = called.title.is_some();
    match (known, shorts.namesakes.get(called.form)) {
        (Some(keys), _) if called.alone || titled => best_by_title(&keys, called, cast),
        // "Mr Browne" after "Amery Browne", whoever else bears the name.
        (None, Some(namesake)) => {
            let speaks = called.alone && naming.speaks(parsed, word);
            let by_manner = titled || called.honorific || speaks;
            by_manner.then(|| cast.unlisted(namesake, ActorKind::Person, None))
        }
        _ if titled
            || called.alone && (parsed.word(word).upos == Upos::Propn || called.governs) =>
        {
            listed_by_short(naming, called, cast)
                .or_else(|| titled_stranger(naming, forms, word, called, cast))
                .or_else(|| honoured_stranger(naming, parsed, word, called, cast))
        }
        _ => None,
    }
}

/// What the word before a name tells of its bearer: "Mr", "Queen".
fn honorific_gender(forms: &Forms, word: usize) -> Option<Gender> {
    let before = word.checked_sub(1)?;
    match forms.lower[before].trim_end_matches('.') {
        "mr" | "sir" | "king" | "prince" | "herr" | "monsieur" | "pandit" | "senhor" | "senor"
        | "señor" | "signor" => Some(Gender::Male),
        "mrs" | "ms" | "dame" | "queen" | "princess" | "frau" | "madame" | "mme" | "senora"
        | "señora" | "signora" => Some(Gender::Female),
        _ => None,
    }
}

/// A person in no list whom the text calls by title and family name alone.
fn titled_stranger(
    naming: Naming<'_>,
    forms: &Forms,
    word: usize,
    called: &Called<'_>,
    cast: &mut Cast<'_>,
) -> Option<Key> {
    let title = called.title?;
    let lower = std::slice::from_ref(&forms.lower[word]);
    let usable = title.official && title.end == word && !naming.titles.is_title(lower);
    usable.then_some(())?;
    Some(cast.unlisted(&forms.folded[word], ActorKind::Person, called.owner))
}

/// "Mr Harcourt" who speaks, and is none of those in the lists who bear the name.
fn honoured_stranger(
    naming: Naming<'_>,
    parsed: &Parsed,
    word: usize,
    called: &Called<'_>,
    cast: &mut Cast<'_>,
) -> Option<Key> {
    let before = word
        .checked_sub(1)
        .map(|at| parsed.lower(at).trim_end_matches('.'));
    let plain = matches!(
        before,
        Some("mr" | "mrs" | "ms" | "dr" | "herr" | "frau" | "mme" | "señor" | "senor")
    );
    let listed = !naming.directory.by_family(called.form).is_empty();
    let stranger = plain && listed && naming.speaks_by_name(parsed, word);
    stranger.then(|| cast.unlisted(called.form, ActorKind::Person, None))
}

/// Those whom "Mr" or "Mrs" before the name fits: "Mrs Clinton" is not the former president.
fn fitting(keys: &[Key], gender: Option<Gender>, cast: &Cast<'_>) -> Vec<Key> {
    let fits = |key: &Key| {
        let known = cast.member(*key).gender;
        gender.is_none() || known.is_none() || known == gender
    };
    keys.iter().copied().filter(fits).collect()
}

/// "the Thatcher government": a name that one who governs bears.
fn governs(forms: &Forms, word: usize) -> bool {
    let defined = word > 0 && matches!(forms.lower[word - 1].as_str(), "the" | "new");
    defined
        && forms.lower.get(word + 1).is_some_and(|next| {
            matches!(
                next.as_str(),
                "administration" | "cabinet" | "government" | "regime"
            )
        })
}

/// "Salim al-Hamad": a first name, no family name.
fn goes_on(forms: &Forms, word: usize) -> bool {
    forms.lower.get(word + 1).is_some_and(|next| {
        next.starts_with("al-")
            || next.starts_with("el-")
            || matches!(
                next.as_str(),
                "bin" | "ibn" | "bint" | "ould" | "van" | "von"
            )
    })
}

/// The year of which a sentence tells, where it is another than that of the document: "In 2003".
fn stated_year(forms: &Forms, cast: &Cast<'_>) -> Option<PartialDate> {
    let said = forms.lower.windows(2).find_map(|pair| {
        let year = (pair[0] == "in" && pair[1].len() == 4).then(|| pair[1].parse().ok())??;
        PartialDate::new(year, None, None).filter(|date| (1900..2100).contains(&date.year()))
    })?;
    let other = cast.date().is_none_or(|date| date.year() != said.year());
    other.then_some(said)
}

fn best_by_title(keys: &[Key], called: &Called<'_>, cast: &Cast<'_>) -> Option<Key> {
    // "Jordan's King Abdullah" is of Jordan.
    let owned = called.owner.and_then(|owner| {
        let mut of = keys.iter().filter(|&&key| cast.party(key) == Some(owner));
        of.next().filter(|_| keys.len() > 1 && of.next().is_none())
    });
    if let Some(&key) = owned {
        return Some(key);
    }
    let titled = called.title.and_then(|title| {
        keys.iter().find(|&&key| {
            cast.member(key)
                .roles
                .iter()
                .any(|role| same_office(role, &title.role))
        })
    });
    titled.or(keys.last()).copied()
}
