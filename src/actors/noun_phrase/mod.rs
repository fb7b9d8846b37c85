//! Noun phrases with a name in them: "Lavrov", "the Russian government",
//! "UK Prime Minister Keir Starmer", "EU countries", "Moscow".
//!
//! Comes in: a word that may head such a phrase. Goes out: who is meant.
//! Must not know: other sentences.

mod bodies;
mod by_name;
mod groups;
mod interests;
mod offices;
mod owners;

use self::bodies::body_meant;
use self::by_name::by_name;
use self::groups::{group, meeting};
use self::interests::interest;
use self::offices::{each_owners, office_holders, official};
use self::owners::{owner, with_charge};
use super::cast::{Cast, Key};
use super::gazetteer::NameForm;
use super::names::Mention;
use super::reading::{How, Who};
use super::titles::{Title, Titles};
use crate::lexicon::WordClass;
use crate::lexicon::body::StandsFor;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::text::single_spaced;
use crate::vocabulary::ActorKind;

/// Reads the phrase that `head` heads, if it has a name in it.
pub fn read(
    cast: &mut Cast<'_>,
    mentions: &[Mention],
    titles: &Titles,
    text: &str,
    parsed: &Parsed,
    head: usize,
) -> Option<Who> {
    // "the WHO", "Houthis": a name that looks like a pronoun.
    let named = covering(mentions, head).is_some_and(|it| it.form == NameForm::Name);
    if !matches!(
        parsed.word(head).upos,
        Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::X
    ) && !named
    {
        return None;
    }
    if let Some(person) = person_inside(cast, mentions, titles, parsed, head) {
        return Some(Who::one(person, How::Name));
    }
    if let Some(met) = meeting(cast, mentions, text, parsed, head) {
        return Some(Who::one(met, How::Composed));
    }
    if let Some(mention) = covering(mentions, head) {
        return by_name(cast, mentions, mention, text, parsed, head);
    }
    if let Some(body) = body_inside(cast, mentions, parsed, head) {
        return Some(Who::one(body, How::Name));
    }
    if !matches!(parsed.word(head).upos, Upos::Noun | Upos::Propn) {
        return None;
    }
    composed(cast, mentions, titles, text, parsed, head).or_else(|| {
        let body = interest(cast, mentions, text, parsed, head)?;
        Some(Who::one(body, How::Composed))
    })
}

fn covering(mentions: &[Mention], word: usize) -> Option<&Mention> {
    mentions.iter().find(|mention| mention.covers(word))
}

/// The person whose name stands in the phrase beside a title.
fn person_inside(
    cast: &Cast<'_>,
    mentions: &[Mention],
    titles: &Titles,
    parsed: &Parsed,
    head: usize,
) -> Option<Key> {
    const TOGETHER: &[Relation] = &[Relation::Flat, Relation::Appos, Relation::NmodDesc];
    let is_person = |word: usize| {
        covering(mentions, word)
            .and_then(|mention| mention.key)
            .filter(|&key| cast.member(key).actor.kind == ActorKind::Person)
    };
    if let Some(person) = is_person(head) {
        return Some(person);
    }
    let lower = parsed.lowers();
    let is_titled = titles.ending_at(lower, head + 1).is_some();
    // "Secretary of Defense Pete Hegseth": the name follows the whole title.
    let follows = (head + 2..(head + 6).min(parsed.len())).find_map(|end| {
        let title = titles.ending_at(lower, end)?;
        let named = title.start <= head && mentions.iter().any(|mention| mention.start == end);
        named.then(|| is_person(end))?
    });
    if follows.is_some() {
        return follows;
    }
    let named = is_titled
        .then(|| behind_phrase(mentions, parsed, head))
        .flatten();
    if let Some(person) = named.and_then(is_person) {
        return Some(person);
    }
    let mut words: Vec<usize> = parsed.dependents(head, TOGETHER).collect();
    if is_titled {
        words.extend(parsed.dependents(head, &[Relation::Compound, Relation::NmodUnmarked]));
    }
    words.into_iter().find_map(|word| {
        is_person(word).or_else(|| parsed.dependents(word, TOGETHER).find_map(is_person))
    })
}

/// "The head of the farm agency, Jane Doe, said": where a name begins behind a comma and all that tells
/// whose the title is.
fn behind_phrase(mentions: &[Mention], parsed: &Parsed, head: usize) -> Option<usize> {
    let of = head + 1 < parsed.len() && matches!(parsed.lower(head + 1), "of" | "for" | "to");
    let inner = |word: usize| {
        parsed.lower(word) != ","
            && !matches!(parsed.word(word).upos, Upos::Verb | Upos::Aux | Upos::Pron)
    };
    let comma = (head + 1..parsed.len()).find(|&word| !inner(word))?;
    let name = mentions.iter().find(|it| it.start == comma + 1)?;
    let set_off = name.end < parsed.len() && parsed.lower(name.end) == ",";
    (of && set_off && parsed.lower(comma) == ",").then_some(name.start)
}

/// "The environmental group Greenpeace", "Japan's largest union, Sohyo": the body that is named.
fn body_inside(cast: &Cast<'_>, mentions: &[Mention], parsed: &Parsed, head: usize) -> Option<Key> {
    // "its ally Belarus": a state is named.
    let befriended = matches!(
        parsed.lemma(head),
        "ally" | "foe" | "neighbor" | "neighbour" | "partner" | "patron" | "rival"
    ) && parsed.word(head).tag == "NN";
    if !WordClass::SortOfBody.has(parsed.lemma(head)) && !befriended {
        return None;
    }
    let beside = [Relation::Appos, Relation::Flat, Relation::NmodDesc];
    parsed
        .dependents(head, &beside)
        .filter(|&word| word > head)
        .filter_map(|word| covering(mentions, word))
        .filter(|mention| mention.form == NameForm::Name)
        .filter_map(|mention| mention.key)
        .find(|&key| match cast.member(key).actor.kind {
            ActorKind::Country => befriended,
            ActorKind::Person | ActorKind::Collective => false,
            _ => true,
        })
}

/// The head is a title or a body noun with an actor's name beside it.
fn composed(
    cast: &mut Cast<'_>,
    mentions: &[Mention],
    titles: &Titles,
    text: &str,
    parsed: &Parsed,
    head: usize,
) -> Option<Who> {
    let phrase = headed(mentions, titles, text, parsed, head)?;
    let (title, body) = (phrase.title.as_ref(), phrase.body);
    let beside = || {
        mentions.iter().find(|mention| {
            mention.end == phrase.start
                && mention.key.is_some()
                && mention.form == NameForm::Adjective
        })
    };
    let document = matches!(body, Some(StandsFor::Document));
    let reach = (head, phrase.tail);
    let Some(owner) = owner(cast, mentions, parsed, reach, document).or_else(beside) else {
        let of_one = title.and_then(|title| implied(cast, titles, text, parsed, head, title));
        return of_one.or_else(|| {
            let group = group(cast, titles, text, parsed, head)?;
            Some(Who::one(group, How::Composed))
        });
    };
    let key = owner.key?;
    let composed = |keys| {
        Some(Who {
            keys,
            how: How::Composed,
        })
    };
    let several = office_holders(cast, mentions, parsed, head, title)
        .or_else(|| each_owners(cast, mentions, text, parsed, head, title, body));
    if several.is_some() {
        return several.and_then(composed);
    }
    let party = cast.party(key).or(Some(key));
    if let Some(title) = title.filter(|title| !title.plural && body_is_person(body)) {
        let office = (head, owner.start);
        let person = named_beside(cast, mentions, parsed, head, party)
            .or_else(|| official(cast, text, parsed, office, title, party?));
        return person.and_then(|key| composed(vec![key]));
    }
    // "Cairo radio" speaks for its government.
    if parsed.lemma(head).eq_ignore_ascii_case("radio") {
        let station = owner.form == NameForm::Metonym && owner.end == head;
        let words = parsed.span(owner.start).cover(parsed.span(head));
        let name = tidy(words.slice(text));
        return station
            .then(|| cast.unlisted(&name, ActorKind::Media, party))
            .and_then(|key| composed(vec![key]));
    }
    body_meant(cast, mentions, text, parsed, &phrase, owner).and_then(|key| composed(vec![key]))
}

/// What a phrase consists of whose head is a title or a body noun.
struct Headed {
    head: usize,
    /// Where the title begins, or the head.
    start: usize,
    /// The last word of what goes on behind the head: "Minister of Foreign Affairs".
    tail: usize,
    title: Option<Title>,
    body: Option<StandsFor>,
}

/// Reads the words around a head, if it is a title or a body noun.
fn headed(
    mentions: &[Mention],
    titles: &Titles,
    text: &str,
    parsed: &Parsed,
    head: usize,
) -> Option<Headed> {
    let lower = parsed.lowers();
    let whole = titles
        .starting_at(lower, head)
        .filter(|title| title.end > head + 1 && parsed.lower(head + 1) == "of")
        // "Members of Congress" are described by whose they are.
        .filter(|title| covering(mentions, title.end - 1).is_none());
    let tail = match &whole {
        Some(title) => title.end - 1,
        None => with_charge(mentions, text, parsed, head),
    };
    let title = whole.or_else(|| titles.ending_at(lower, head + 1));
    // "Affairs" of "the Minister of Foreign Affairs" is no head of its own.
    let above = parsed.head(head).filter(|_| parsed.case(head) == "of");
    let inside = title.as_ref().zip(above).is_some_and(|(title, above)| {
        title.end == head + 1 && (title.start..title.end).contains(&above)
    });
    let body = titles
        .body(parsed.lemma(head))
        .or_else(|| titles.body(parsed.lower(head)));
    (!inside && (title.is_some() || body.is_some())).then(|| Headed {
        head,
        start: title.as_ref().map_or(head, |title| title.start),
        tail,
        title,
        body,
    })
}

/// "Jane Doe, the Irish foreign minister, who opposes …" is herself, whoever holds the office now.
fn named_beside(
    cast: &Cast<'_>,
    mentions: &[Mention],
    parsed: &Parsed,
    head: usize,
    party: Option<Key>,
) -> Option<Key> {
    let name = parsed.head(head)?;
    let person = covering(mentions, name)?.key?;
    let fits = parsed.relation(head) == Relation::Appos
        && cast.member(person).actor.kind == ActorKind::Person
        && cast.party(person).is_none_or(|its| Some(its) == party);
    fits.then_some(person)
}

/// "The pope", "MEPs": a title that one body alone gives, which goes without saying.
fn implied(
    cast: &mut Cast<'_>,
    titles: &Titles,
    text: &str,
    parsed: &Parsed,
    head: usize,
    title: &Title,
) -> Option<Who> {
    let of = titles.owner(&title.role).filter(|_| title.official)?;
    let described = parsed
        .first(
            head,
            &[
                Relation::Amod,
                Relation::Compound,
                Relation::NmodPoss,
                Relation::Nummod,
            ],
        )
        .is_some();
    let definite = parsed
        .first(head, &[Relation::Det])
        .is_none_or(|det| parsed.lower(det) == "the");
    if described
        || !definite
        || parsed.word(head).tag == "NN" && parsed.first(head, &[Relation::Det]).is_none()
    {
        return None;
    }
    let party = cast.listed_by_id(of)?;
    let key = if title.plural {
        let name = parsed.span(head).slice(text);
        cast.unlisted(name, ActorKind::Collective, Some(party))
    } else {
        cast.office_holder(&title.role, party)?
    };
    Some(Who::one(key, How::Composed))
}

fn body_is_person(body: Option<StandsFor>) -> bool {
    matches!(body, None | Some(StandsFor::Members))
}

/// The words of the phrase from its owner to its head, as a name; a title may begin before the head.
fn phrase_name(text: &str, parsed: &Parsed, (start, head): (usize, usize), from: usize) -> String {
    let from = from.min(start);
    let span = parsed.span(from).cover(parsed.span(head));
    if from == start {
        let of = parsed
            .dependents(head, &[Relation::Nmod])
            .next_back()
            .map_or(head, |of| {
                // "Members of the Senate, who …": what is told of them is no part of their name.
                let named = |word: &usize| *word <= of || parsed.lower(*word) != ",";
                let words = parsed.subtree(of).into_iter();
                words.take_while(named).max().unwrap_or(of)
            });
        return tidy(parsed.span(start).cover(parsed.span(of)).slice(text));
    }
    tidy(span.slice(text))
}

/// White space made single, the possessive "'s" left out.
fn tidy(words: &str) -> String {
    let words = words.replace("’s ", " ").replace("'s ", " ");
    single_spaced(&words)
}
