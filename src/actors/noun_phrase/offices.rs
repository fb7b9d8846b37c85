//! Holders of offices: "the Polish, Slovak and Czech ministers", "the presidents of Russia and France".
//!
//! Comes in: a phrase whose head is a title. Goes out: who holds it, by name where that is known. Must
//! not know: other sentences.

use super::{covering, phrase_name, tidy};
use crate::actors::cast::{Cast, Key};
use crate::actors::names::Mention;
use crate::actors::reading::is_outright;
use crate::lexicon::body::StandsFor;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::ActorKind;

/// "the Polish, Slovak and Czech ministers", "Indian and Pakistani officials": those of each state.
pub(super) fn each_owners(
    cast: &mut Cast<'_>,
    mentions: &[Mention],
    text: &str,
    parsed: &Parsed,
    head: usize,
    title: Option<&crate::actors::titles::Title>,
    body: Option<StandsFor>,
) -> Option<Vec<Key>> {
    let plural = matches!(parsed.word(head).tag, "NNS" | "NNPS");
    let official = title.is_none_or(|title| title.official);
    if !plural || !official {
        return None;
    }
    let start = title.map_or(head, |title| title.start);
    // Going left: owners parted by commas and "and".
    let mut owners: Vec<&Mention> = Vec::new();
    let mut at = start;
    loop {
        let joins = |word: usize| matches!(parsed.lower(word), "," | "and" | "&");
        while !owners.is_empty() && at > 0 && joins(at - 1) {
            at -= 1;
        }
        let described = owners.is_empty()
            && at > 0
            && matches!(parsed.word(at - 1).upos, Upos::Adj | Upos::Noun);
        let Some(owner) = mentions
            .iter()
            .find(|mention| mention.end == at && mention.key.is_some())
            // "In Paris, French ministers": the place is no owner.
            .filter(|mention| owners.is_empty() || parsed.case(mention.end - 1).is_empty())
            // "Rubio, G7 ministers urge": one who joins them.
            .filter(|mention| body == Some(StandsFor::Itself) || !is_person(cast, mention))
        else {
            if described && covering(mentions, at - 1).is_none() && start - at < 2 {
                at -= 1;
                continue;
            }
            break;
        };
        at = owner.start;
        owners.push(owner);
        if at == 0 || !joins(at - 1) {
            break;
        }
    }
    if owners.len() < 2 {
        return None;
    }
    owners.reverse();
    let noun = parsed.span(start).cover(parsed.span(head));
    let keys = owners
        .into_iter()
        .filter_map(|owner| {
            let state = owner.key?;
            let party = cast.party(state).unwrap_or(state);
            if body == Some(StandsFor::Itself) {
                return Some(party);
            }
            if let Some(title) = title
                && let Some(holder) = cast.office_holder(&title.role, party)
            {
                return Some(holder);
            }
            let words = parsed.span(owner.start).cover(parsed.span(owner.end - 1));
            let name = tidy(&format!("{} {}", words.slice(text), noun.slice(text)));
            Some(cast.unlisted(&name, ActorKind::Collective, Some(party)))
        })
        .collect();
    Some(keys)
}

fn is_person(cast: &Cast<'_>, mention: &Mention) -> bool {
    let kind = mention.key.map(|key| cast.member(key).actor.kind);
    kind == Some(ActorKind::Person)
}

/// Whoever holds an office of a state or body, listed or not.
pub(super) fn official(
    cast: &mut Cast<'_>,
    text: &str,
    parsed: &Parsed,
    (head, owner): (usize, usize),
    title: &crate::actors::titles::Title,
    party: Key,
) -> Option<Key> {
    if !title.official {
        return None;
    }
    // "Kenya's former president" is not who holds the office.
    let past = parsed
        .dependents(head, &[Relation::Amod])
        .any(|word| matches!(parsed.lower(word), "former" | "ex" | "late" | "onetime"));
    let holder = cast
        .office_holder(&title.role, party)
        .or_else(|| cast.only_person_of(&title.role, party));
    if holder.is_some() && !past {
        return holder;
    }
    let name = phrase_name(text, parsed, (head, head), owner.min(title.start));
    Some(cast.unlisted(&name, ActorKind::Person, Some(party)))
}

/// "the presidents of Russia, France and the United States": each by name, or
/// the state where the holder of the office is not known.
pub(super) fn office_holders(
    cast: &mut Cast<'_>,
    mentions: &[Mention],
    parsed: &Parsed,
    head: usize,
    title: Option<&crate::actors::titles::Title>,
) -> Option<Vec<Key>> {
    let title = title.filter(|title| title.plural && title.official)?;
    let of = parsed
        .dependents(head, &[Relation::Nmod])
        .find(|&of| parsed.case(of) == "of")?;
    // "of Russia, France and Spain", however the parser chained them.
    let mut states = vec![of];
    let mut at = 0;
    while let Some(&state) = states.get(at) {
        states.extend(parsed.dependents(state, &[Relation::Conj]));
        at += 1;
    }
    if states.len() < 2 {
        return None;
    }
    let mut keys = Vec::new();
    for state in states {
        let state = covering(mentions, state)
            .filter(|mention| is_outright(mention))?
            .key?;
        keys.push(cast.office_holder(&title.role, state).unwrap_or(state));
    }
    Some(keys)
}
