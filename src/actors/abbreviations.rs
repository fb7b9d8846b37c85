//! Abbreviations: "the United National Movement (UNM)", and which name of an organisation a text
//! goes by.
//!
//! Comes in: mentions by full name. Goes out: mentions by abbreviation. Must not know: persons.

use std::collections::BTreeMap;

use super::cast::{Cast, Key};
use super::gazetteer::{NameForm, fold};
use super::name_runs::starts_capital;
use super::names::{Forms, Mention, Naming};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::text::SentenceKind;
use crate::vocabulary::ActorKind;

/// "the United National Movement (UNM)": afterwards, and before, "UNM" is the movement, where the
/// lexicon knows no other.
pub(super) fn spelt_out(cast: &Cast<'_>, forms: &[Forms], mentions: &mut [Vec<Mention>]) {
    forget_namesakes(cast, forms, mentions);
    let mut short: BTreeMap<String, Key> = BTreeMap::new();
    for (forms, mentions) in forms.iter().zip(mentions.iter()) {
        for mention in mentions {
            let bracket = |at: usize, sign: &str| forms.lower.get(at).is_some_and(|it| it == sign);
            let inside = mention.end + 1;
            let Some(key) = mention.key.filter(|_| mention.form == NameForm::Name) else {
                continue;
            };
            if bracket(mention.end, "(")
                && bracket(inside + 1, ")")
                && is_abbreviation(
                    &forms.folded[inside],
                    &forms.folded[mention.start..mention.end],
                )
            {
                short.entry(forms.folded[inside].clone()).or_insert(key);
            }
        }
    }
    if short.is_empty() {
        return;
    }
    for (forms, mentions) in forms.iter().zip(mentions.iter_mut()) {
        for (word, form) in forms.folded.iter().enumerate() {
            let covered = mentions.iter().any(|mention| mention.covers(word));
            if let Some(&key) = short.get(form).filter(|_| !covered) {
                mentions.push(Mention::named(word, word + 1, key));
            }
        }
        mentions.sort_by_key(|mention| mention.start);
    }
}

/// "the Port and Harbour Act (PHA)": the act, whichever body of the lists is called so.
fn forget_namesakes(cast: &Cast<'_>, forms: &[Forms], mentions: &mut [Vec<Mention>]) {
    let mut others: Vec<(String, Key)> = Vec::new();
    for (forms, mentions) in forms.iter().zip(mentions.iter()) {
        for mention in mentions {
            let (Some(key), Some(bracket)) = (mention.key, mention.start.checked_sub(1)) else {
                continue;
            };
            let short = &forms.folded[mention.start];
            let alone = mention.end == mention.start + 1
                && forms.lower[bracket] == "("
                && forms.lower.get(mention.end).is_some_and(|it| it == ")");
            let words = &forms.folded[..bracket];
            let name = fold(&cast.member(key).actor.name);
            let own = words
                .last()
                .is_some_and(|last| name.contains(last.as_str()));
            if alone && !own && spells(words, short) {
                others.push((short.clone(), key));
            }
        }
    }
    if others.is_empty() {
        return;
    }
    for (forms, mentions) in forms.iter().zip(mentions.iter_mut()) {
        mentions.retain(|mention| {
            let form = &forms.folded[mention.start];
            let alone = mention.end == mention.start + 1;
            !others
                .iter()
                .any(|(short, key)| alone && mention.key == Some(*key) && form == short)
        });
    }
}

/// Whether the last words with capitals begin with the letters of an abbreviation, one each.
fn spells(words: &[String], short: &str) -> bool {
    let long = short.chars().count() >= 3 && short.chars().all(char::is_uppercase);
    let joins = |word: &String| matches!(word.as_str(), "and" | "for" | "of" | "on" | "the" | "to");
    let mut before = words.iter().rev().filter(|word| !joins(word));
    long && short
        .chars()
        .rev()
        .all(|letter| before.next().is_some_and(|word| word.starts_with(letter)))
}

/// Whether capitals are the first letters of a name's words, in order.
fn is_abbreviation(short: &str, name: &[String]) -> bool {
    let capitals = short.chars().count() >= 2 && short.chars().all(char::is_uppercase);
    let mut letters = name
        .iter()
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase);
    capitals
        && short
            .chars()
            .all(|wanted| letters.any(|letter| letter == wanted))
}

/// "The NDP opposes it": capitals that nobody explains, where they speak or take a position.
pub(super) fn bare_abbreviations(
    naming: Naming<'_>,
    parsed: &Parsed,
    forms: &Forms,
    mentions: &mut Vec<Mention>,
    cast: &mut Cast<'_>,
) {
    if parsed.sentence.kind == SentenceKind::Heading {
        return;
    }
    for word in 0..parsed.len() {
        let form = &forms.folded[word];
        let letters = form.chars().count();
        let capitals = (2..=6).contains(&letters) && form.chars().all(|c| c.is_ascii_uppercase());
        let covered = mentions.iter().any(|mention| mention.covers(word));
        let joined = word + 1 < parsed.len() && starts_capital(&forms.folded[word + 1]);
        if !capitals || covered || joined || parsed.word(word).upos != Upos::Propn {
            continue;
        }
        // Itself, or the first of those that it is joined to.
        let speaks = parsed
            .ancestors(word)
            .take(3)
            .take_while(|&at| at == word || parsed.relation(word) == Relation::Conj)
            .find(|&at| parsed.relation(at) == Relation::Nsubj)
            .is_some_and(|at| naming.speaks(parsed, at));
        if speaks {
            let key = spelt_elsewhere(form, cast)
                .unwrap_or_else(|| cast.unlisted(form, ActorKind::Organisation, None));
            mentions.push(Mention::named(word, word + 1, key));
        }
    }
    mentions.sort_by_key(|mention| mention.start);
}

/// "CPI" for the only body so far whose words begin with these letters.
fn spelt_elsewhere(form: &str, cast: &Cast<'_>) -> Option<Key> {
    const FEWEST: usize = 3;
    let initials = |name: &str| -> String {
        let words = name.split([' ', '-']);
        words
            .filter_map(|word| word.chars().next())
            .filter(|first| first.is_uppercase())
            .collect()
    };
    let mut bodies = cast
        .members()
        .filter(|(_, member)| {
            member.actor.kind != ActorKind::Person && initials(&member.actor.name) == form
        })
        .map(|(key, _)| key);
    let first = bodies.next().filter(|_| form.len() >= FEWEST)?;
    bodies.next().is_none().then_some(first)
}

/// An organisation that the text never calls by its listed name has the fullest name that the text
/// gives it: "ASEAN", "European Community".
pub(super) fn call_as_called(
    naming: Naming<'_>,
    sentences: &[Parsed],
    forms: &[Forms],
    mentions: &[Vec<Mention>],
    cast: &mut Cast<'_>,
) {
    let mut called: BTreeMap<Key, Option<&str>> = BTreeMap::new();
    for ((parsed, forms), mentions) in sentences.iter().zip(forms).zip(mentions) {
        for mention in mentions {
            let Some(key) = mention.key.filter(|_| mention.form == NameForm::Name) else {
                continue;
            };
            let actor = &cast.member(key).actor;
            let body = matches!(actor.kind, ActorKind::Company | ActorKind::Organisation);
            if !body || cast.member(key).entry.is_none() {
                continue;
            }
            let name = parsed
                .span(mention.start)
                .cover(parsed.span(mention.end - 1))
                .slice(naming.text);
            let known = fold(name).eq_ignore_ascii_case(&fold(&actor.name));
            // "the General Assembly" is short for what the lexicon calls in full.
            let worldwide =
                matches!(name, "UN" | "EU" | "U.N." | "E.U.") || actor.name.contains(name);
            let plain = starts_capital(&forms.folded[mention.start]) && !name.contains('\n');
            let best = called.entry(key).or_insert(Some(""));
            if known || worldwide {
                *best = None;
            } else if best.is_some_and(|best| plain && name.len() > best.len()) {
                *best = Some(name);
            }
        }
    }
    for (key, name) in called {
        if let Some(name) = name.filter(|name| !name.is_empty()) {
            cast.rename(key, name);
        }
    }
}
