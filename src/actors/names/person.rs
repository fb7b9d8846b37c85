//! Persons: whom a run of capital words names, if the text says that it is somebody.
//!
//! Comes in: a run of words in its sentence. Goes out: a mention, its person in the cast. Must not know:
//! what anybody does.

use super::titled::{
    bracketed_state, is_former, is_us_legislator, owned_by, title_after, title_before,
    title_of_list, title_of_phrase, titled_party,
};
use super::{Forms, Mention, Naming, bygone, small_letters};
use crate::actors::cast::{Cast, Key};
use crate::actors::gazetteer::fold;
use crate::actors::name_runs::{after_title, is_no_person};
use crate::actors::titles::HONORIFICS;
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;
use crate::text::SentenceKind;
use crate::vocabulary::ActorKind;

/// The person whom a run of capital words names, if the text says that it is one.
pub(super) fn person(
    naming: Naming<'_>,
    parsed: &Parsed,
    forms: &Forms,
    mentions: &[Mention],
    (start, end): (usize, usize),
    cast: &mut Cast<'_>,
) -> Option<Mention> {
    let start = after_title(naming, forms, start, end);
    let title = title_before(naming, forms, start)
        .or_else(|| title_after(naming, forms, end))
        .or_else(|| title_of_list(naming, forms, mentions, start, cast))
        .or_else(|| title_of_phrase(naming, parsed, forms, start, end));
    let delegate = bracketed_state(forms, mentions, end, cast);
    let listed = listed_variant(naming, forms, start, end)
        .filter(|&entry| !bygone::was_left(naming, forms, (start, end), entry, cast.date()))
        .map(|entry| cast.listed(entry));
    let owner = owned_by(forms, mentions, start, cast);
    let honoured = start > 0 && HONORIFICS.contains(&forms.lower[start - 1].as_str());
    let legislator = is_us_legislator(forms, end);
    if naming.titles.is_title(&forms.lower[start..end]) {
        return None;
    }
    if listed.is_none() {
        let thing = title.is_none() && is_no_person(forms, start, end);
        let brought_in = title.is_some()
            || honoured
            || legislator
            || delegate.is_some()
            || is_told_who(parsed, forms, end)
            || owner.is_some() && is_subject(parsed, start, end)
            || (start..end).any(|word| {
                naming.speaks_by_name(parsed, word) || naming.speaks_with(parsed, word)
            });
        let whole = end - start >= 2 || honoured && owner.is_some();
        if thing || !whole || !brought_in {
            return None;
        }
    }
    let party = title
        .as_ref()
        .filter(|title| title.official)
        .and_then(|title| titled_party(forms, mentions, title, end, cast))
        .or_else(|| {
            legislator
                .then(|| cast.listed_by_id(&"country:US".into()))
                .flatten()
        })
        .or(delegate)
        .or(owner.filter(|_| listed.is_none()));
    let known = listed.or_else(|| fuller_name(naming, parsed, start, end, cast));
    let key = known.unwrap_or_else(|| {
        let name = naming.written(parsed, start, end);
        // "JANE DOE (Kenya)": how records of meetings write the names of speakers.
        let name = if delegate.is_some() || parsed.sentence.kind == SentenceKind::Turn {
            small_letters(&name)
        } else {
            name
        };
        cast.unlisted(&name, ActorKind::Person, party)
    });
    let role = title.as_ref().map(|title| title.role.as_str());
    cast.learn(key, role, party, None);
    if let Some(title) = title.filter(|title| !is_former(forms, title)) {
        cast.call(key, &title.role);
    } else if legislator {
        cast.call(key, "lawmaker");
    }
    Some(Mention::named(start, end, key))
}

/// "Jane Doe, who leads the party", "Jane Doe who".
fn is_told_who(parsed: &Parsed, forms: &Forms, end: usize) -> bool {
    let one = parsed.word(end - 1).tag == "NNP" && parsed.sentence.kind != SentenceKind::Heading;
    let word = |at: usize| forms.lower.get(at).map(String::as_str);
    one && (word(end) == Some("who") || word(end) == Some(",") && word(end + 1) == Some("who"))
}

/// "Slovenia's Jane Doe took issue with it": things of a state seldom do anything.
fn is_subject(parsed: &Parsed, start: usize, end: usize) -> bool {
    let plain = parsed.sentence.kind != SentenceKind::Heading;
    let names = (start..end).all(|word| parsed.word(word).tag == "NNP");
    plain && names && (start..end).any(|word| parsed.relation(word) == Relation::Nsubj)
}

/// "Lacalle Pou" after "Luis Lacalle Pou": the person whose name ends so.
fn fuller_name(
    naming: Naming<'_>,
    parsed: &Parsed,
    start: usize,
    end: usize,
    cast: &Cast<'_>,
) -> Option<Key> {
    let name = parsed
        .span(start)
        .cover(parsed.span(end - 1))
        .slice(naming.text);
    // "MS. DOE-LUND:" after "Jane Doe-Lund".
    let tail = format!(" {}", fold(&small_letters(name)));
    (end - start >= 2)
        .then(|| {
            cast.members()
                .filter(|(_, member)| member.actor.kind == ActorKind::Person)
                .find(|(_, member)| fold(&member.actor.name).ends_with(&tail))
                .map(|(key, _)| key)
        })
        .flatten()
}

/// A listed person under a slightly other form: with initials, with the family
/// name first.
fn listed_variant(naming: Naming<'_>, forms: &Forms, start: usize, end: usize) -> Option<usize> {
    let words: Vec<String> = forms.folded[start..end]
        .iter()
        .filter(|word| !(word.ends_with('.') && word.len() <= 3) && word.len() > 1)
        .map(|word| small_letters(word))
        .collect();
    if words.len() < 2 {
        return None;
    }
    let whole = |words: &[String]| {
        let entry = naming.gazetteer.named(words, None);
        entry.filter(|&entry| naming.lexicon.actors[entry].kind == ActorKind::Person)
    };
    let mut turned = words[1..].to_vec();
    turned.push(words[0].clone());
    whole(&words).or_else(|| whole(&turned))
}
