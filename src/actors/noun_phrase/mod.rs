//! Noun phrases with a name in them: "Lavrov", "the Russian government",
//! "UK Prime Minister Keir Starmer", "EU countries", "Moscow".
//!
//! Comes in: a word that may head such a phrase. Goes out: who is meant.
//! Must not know: other sentences.

mod offices;

use self::offices::{each_owners, office_holders, official};
use super::cast::{Cast, Key};
use super::gazetteer::NameForm;
use super::names::Mention;
use super::reading::{How, Who, is_outright};
use super::titles::Titles;
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
    if !matches!(
        parsed.word(head).upos,
        Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::X
    ) {
        return None;
    }
    if let Some(person) = person_inside(cast, mentions, titles, parsed, head) {
        return Some(Who::one(person, How::Name));
    }
    if let Some(mention) = covering(mentions, head) {
        return by_name(cast, mention, text, parsed, head);
    }
    if let Some(body) = body_inside(cast, mentions, parsed, head) {
        return Some(Who::one(body, How::Name));
    }
    if !matches!(parsed.word(head).upos, Upos::Noun | Upos::Propn) {
        return None;
    }
    composed(cast, mentions, titles, text, parsed, head)
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
    let mut words: Vec<usize> = parsed.dependents(head, TOGETHER).collect();
    if is_titled {
        words.extend(parsed.dependents(head, &[Relation::Compound, Relation::NmodUnmarked]));
    }
    words.into_iter().find_map(|word| {
        is_person(word).or_else(|| parsed.dependents(word, TOGETHER).find_map(is_person))
    })
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

/// The head is itself (part of) a name.
fn by_name(
    cast: &mut Cast<'_>,
    mention: &Mention,
    text: &str,
    parsed: &Parsed,
    head: usize,
) -> Option<Who> {
    let key = mention.key?;
    match mention.form {
        NameForm::Decoy => None,
        NameForm::Name => Some(Who::one(key, How::Name)),
        NameForm::Metonym => {
            // A place is only a place after "in", "at", "near" and the like.
            const PLACES: &[&str] = &[
                "in", "at", "near", "around", "outside", "into", "through", "within", "across",
                "to",
            ];
            let preposition = parsed.case(head);
            let travel = preposition != "to" || is_goal(parsed, head);
            let place = travel && PLACES.contains(&preposition.as_str());
            (!place).then(|| Who::one(key, How::Name))
        }
        NameForm::Demonym | NameForm::Adjective => {
            // "the Russians", "the British": people who act for their state.
            let attributive = matches!(
                parsed.relation(head),
                Relation::Amod | Relation::Compound | Relation::NmodPoss
            );
            if attributive
                || parsed.word(head).upos == Upos::Adj && parsed.relation(head) == Relation::Root
            {
                return None;
            }
            let party = cast.party(key).or(Some(key));
            let plural = parsed.word(head).tag == "NNPS"
                || parsed.word(head).tag == "NNS"
                || parsed.lower(head).ends_with('s');
            let definite = parsed
                .first(head, &[Relation::Det])
                .is_some_and(|det| parsed.lower(det) == "the");
            // "the French", "the Chinese"; "the Hungarian" goes with a noun that follows.
            let people = ["sh", "ch", "ese", "ss", "tch"]
                .iter()
                .any(|end| parsed.lower(head).ends_with(end));
            let person = cast.member(key).actor.kind == ActorKind::Person;
            let set = plural || definite && people;
            if person || !set {
                return None;
            }
            let name = parsed.span(head).slice(text);
            let set = cast.unlisted(name, ActorKind::Collective, party);
            Some(Who::one(set, How::Composed))
        }
    }
}

fn is_goal(parsed: &Parsed, head: usize) -> bool {
    parsed.head(head).is_some_and(|verb| {
        matches!(
            parsed.lemma(verb),
            "travel" | "go" | "fly" | "visit" | "come" | "return" | "move" | "trip"
        )
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
    let lower = parsed.lowers();
    let title = titles.ending_at(lower, head + 1);
    let body = titles
        .body(parsed.lemma(head))
        .or_else(|| titles.body(parsed.lower(head)));
    if title.is_none() && body.is_none() {
        return None;
    }
    let beside = || {
        let start = title.as_ref().map_or(head, |title| title.start);
        mentions.iter().find(|mention| {
            mention.end == start && mention.key.is_some() && mention.form == NameForm::Adjective
        })
    };
    let document = matches!(body, Some(StandsFor::Document));
    let owner = owner(mentions, parsed, head, document).or_else(beside)?;
    let key = owner.key?;
    let several = office_holders(cast, mentions, parsed, head, title.as_ref())
        .or_else(|| each_owners(cast, mentions, text, parsed, head, title.as_ref(), body));
    if let Some(keys) = several {
        return Some(Who {
            keys,
            how: How::Composed,
        });
    }
    let party = cast.party(key).or(Some(key));
    let person = cast.member(key).actor.kind == ActorKind::Person;
    let plural = matches!(parsed.word(head).tag, "NNS" | "NNPS");
    let composed = |keys| {
        Some(Who {
            keys,
            how: How::Composed,
        })
    };
    if let Some(title) = title
        .as_ref()
        .filter(|title| !title.plural && body_is_person(body))
    {
        return official(cast, text, parsed, (head, owner.start), title, party?)
            .and_then(|key| composed(vec![key]));
    }
    match body {
        Some(StandsFor::Itself) if !person && !plural => composed(vec![key]),
        Some(StandsFor::Itself) if parsed.lower(head) == "authorities" => composed(vec![key]),
        // "a US-drafted resolution" is not what the US says.
        Some(StandsFor::Document) if owner.end < parsed.len() && parsed.lower(owner.end) == "-" => {
            None
        }
        Some(StandsFor::Document) => composed(vec![key]),
        Some(_) | None if plural || !matches!(body, Some(StandsFor::Members)) => {
            let name = phrase_name(text, parsed, head, owner.start);
            let party = party.filter(|_| !is_opposition(parsed, head));
            let kind = if plural {
                ActorKind::Collective
            } else {
                ActorKind::Institution
            };
            composed(vec![cast.unlisted(&name, kind, party)])
        }
        _ => None,
    }
}

/// "the Kenyan opposition", "its opposition parties": they do not speak for the state.
fn is_opposition(parsed: &Parsed, head: usize) -> bool {
    let named = |word: usize| parsed.lower(word) == "opposition";
    named(head)
        || parsed
            .dependents(head, &[Relation::Amod, Relation::Compound])
            .any(named)
}

fn body_is_person(body: Option<StandsFor>) -> bool {
    matches!(body, None | Some(StandsFor::Members))
}

/// The mention that owns the phrase: "Russian", "Russia's", "of Russia".
fn owner<'m>(
    mentions: &'m [Mention],
    parsed: &Parsed,
    head: usize,
    document: bool,
) -> Option<&'m Mention> {
    let before = mentions
        .iter()
        .rev()
        .filter(|mention| mention.end <= head && mention.key.is_some())
        .find(|mention| {
            (mention.start..mention.end)
                .any(|word| parsed.ancestors(word).take(5).any(|above| above == head))
                && head - mention.end <= 6
        });
    // "rebels in the Ivory Coast" are the country's; "a minister in Paris" is not.
    let many = matches!(parsed.word(head).tag, "NNS" | "NNPS");
    let rules = matches!(
        parsed.lemma(head),
        "government" | "regime" | "leadership" | "administration" | "junta"
    );
    let speaks = matches!(
        parsed.lemma(head),
        "delegate" | "delegation" | "envoy" | "representative" | "speaker"
    );
    before.or_else(|| {
        let of_noun = |noun| {
            parsed
                .dependents(noun, &[Relation::Nmod])
                .find(|&of| match parsed.case(of).as_str() {
                    "of" => true,
                    "in" => many || rules,
                    // "the delegate from Kenya", "the speaker for Peru"
                    "from" | "for" if speaks => true,
                    // "a report by Human Rights Watch"
                    "by" | "from" => document,
                    _ => false,
                })
        };
        // "the Government and people of Guyana"
        let shared = || {
            parsed
                .dependents(head, &[Relation::Conj])
                .filter(|&noun| {
                    matches!(
                        parsed.lemma(noun),
                        "people" | "government" | "nation" | "state"
                    )
                })
                .find_map(of_noun)
        };
        let of = of_noun(head).or_else(shared)?;
        covering(mentions, of).filter(|mention| mention.key.is_some() && is_outright(mention))
    })
}

/// The words of the phrase from its owner to its head, as a name.
fn phrase_name(text: &str, parsed: &Parsed, head: usize, from: usize) -> String {
    let from = from.min(head);
    let span = parsed.span(from).cover(parsed.span(head));
    if from == head {
        let of = parsed
            .dependents(head, &[Relation::Nmod])
            .next_back()
            .map_or(head, |of| {
                parsed.subtree(of).into_iter().max().unwrap_or(of)
            });
        return tidy(parsed.span(head).cover(parsed.span(of)).slice(text));
    }
    tidy(span.slice(text))
}

/// White space made single, the possessive "'s" left out.
fn tidy(words: &str) -> String {
    let words = words.replace("’s ", " ").replace("'s ", " ");
    single_spaced(&words)
}
