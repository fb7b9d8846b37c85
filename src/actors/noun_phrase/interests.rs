//! Interests: unions and parties that no list knows and that are definite all the same: "the
//! dockers' union", "farmers' unions in France".
//!
//! Comes in: the head of a phrase. Goes out: what it is called. Must not know: other sentences.

use super::groups::{set_apart, takes_part};
use super::owners::owner;
use super::tidy;
use crate::actors::cast::{Cast, Key};
use crate::actors::names::Mention;
use crate::lexicon::WordClass;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::text::single_spaced;
use crate::vocabulary::ActorKind;

/// "the trade union federation", "farmers' unions in France" that do something. They speak for no state.
pub(super) fn interest(
    cast: &mut Cast<'_>,
    mentions: &[Mention],
    text: &str,
    parsed: &Parsed,
    head: usize,
) -> Option<Key> {
    if !takes_part(parsed, head) || is_vague(parsed, head) {
        return None;
    }
    let lemma = parsed.lemma(head);
    // "Basque parties" are those of a people.
    let state = owner(cast, mentions, parsed, (head, head), false).filter(|it| {
        let kind = it.key.map(|key| cast.member(key).actor.kind);
        let people = kind == Some(ActorKind::Collective) && it.end <= head;
        people || kind == Some(ActorKind::Country)
    });
    let told = told_apart(parsed, head);
    let start = told.unwrap_or(head);
    match parsed.word(head).tag {
        "NNS" => {
            let apart = set_apart(text, parsed, head, true);
            let from = state.map(|it| it.start).into_iter().chain(apart).min();
            let from = from.filter(|_| WordClass::GroupNoun.has(lemma))?;
            let end = state.map_or(head, |it| head.max(it.end - 1));
            let from = from.min(start).min(described(parsed, head));
            let words = parsed.span(from).cover(parsed.span(end));
            let name = tidy(words.slice(text));
            Some(cast.unlisted(&name, ActorKind::Collective, None))
        }
        "NN" => {
            let one = matches!(
                lemma,
                "association" | "federation" | "league" | "lobby" | "union"
            );
            let definite = start > 0 && parsed.lower(start - 1) == "the";
            told.filter(|_| one && (definite || state.is_some()))?;
            let from = state.map_or(start, |it| it.start);
            let words = parsed.span(from.min(start)).cover(parsed.span(head));
            let name = single_spaced(words.slice(text));
            Some(cast.unlisted(&name, ActorKind::Organisation, None))
        }
        _ => None,
    }
}

/// Where the adjectives and nouns begin that describe a group: "armed groups".
fn described(parsed: &Parsed, head: usize) -> usize {
    let beside = parsed.dependents(head, &[Relation::Amod, Relation::Compound]);
    beside.fold(head, usize::min)
}

/// Where the nouns begin that tell which one it is: "dockers'", "trade union".
fn told_apart(parsed: &Parsed, head: usize) -> Option<usize> {
    let nouns = parsed
        .dependents(head, &[Relation::Compound, Relation::NmodPoss])
        .filter(|&word| word < head && parsed.word(word).upos == Upos::Noun);
    nouns
        .flat_map(|word| parsed.subtree(word))
        .filter(|&word| parsed.word(word).upos != Upos::Det)
        .min()
}

/// "Some unions", "a few other companies".
fn is_vague(parsed: &Parsed, head: usize) -> bool {
    let vague = |word: usize| {
        matches!(
            parsed.lower(word),
            "a" | "an"
                | "any"
                | "few"
                | "many"
                | "more"
                | "most"
                | "no"
                | "other"
                | "several"
                | "some"
        )
    };
    let beside = &[Relation::Det, Relation::Amod];
    parsed.dependents(head, beside).any(vague)
}
