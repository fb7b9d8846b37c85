//! Colons: who speaks before one at the head of a line, or behind one at the end of a headline.
//!
//! Comes in: a word. Goes out: who says it. Must not know: verbs of speech.

use crate::actors::{Key, Reading};
use crate::lexicon::WordClass;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::text::SentenceKind;
use crate::vocabulary::ActorKind;

/// The speaker before a colon at the head of a line: "Lavrov: …".
pub(super) fn prefix(
    parsed: &Parsed,
    sentence: usize,
    reading: &Reading<'_>,
    word: usize,
) -> Option<Vec<Key>> {
    let colon = (1..parsed.len().min(18)).find(|&at| parsed.lower(at) == ":")?;
    (word > colon).then_some(())?;
    let mut before = reading.mentions[sentence]
        .iter()
        .filter(|mention| mention.end <= colon);
    let person = |key: Key| reading.cast.member(key).actor.kind == ActorKind::Person;
    let named = before
        .clone()
        .find(|mention| mention.key.is_some_and(person));
    // "Senator Jane Doe (R-Ohio): …": nothing but titles beside the name, no verb.
    let verb = (0..colon).any(|at| matches!(parsed.word(at).upos, Upos::Verb | Upos::Aux));
    // "Statement by the vice president: …"
    let text = (0..colon).find(|&at| WordClass::Text.has(parsed.lemma(at)));
    if let Some(text) = text.filter(|_| !verb && named.is_none()) {
        let keys = reading.speaker(sentence, parsed, text).keys;
        return (!keys.is_empty()).then_some(keys);
    }
    let key = match named {
        Some(mention) if !verb => mention.key,
        _ => {
            let name = before.find(|mention| mention.end == colon && mention.start <= 3);
            let Some(name) = name else {
                // "Norwegian PM: …"
                let office =
                    (!verb && parsed.word(colon - 1).upos == Upos::Noun).then_some(colon - 1)?;
                let keys = reading.speaker(sentence, parsed, office).keys;
                return (keys.len() == 1).then_some(keys);
            };
            name.key
        }
    };
    Some(vec![key?])
}

/// "The minister was blunt: …", "Chile put it plainly: …": whose manner of speech is told before a colon.
pub(super) fn in_a_manner(
    parsed: &Parsed,
    sentence: usize,
    reading: &Reading<'_>,
    word: usize,
) -> Option<Vec<Key>> {
    let colon = (1..parsed.len()).find(|&at| parsed.lower(at) == ":")?;
    (word > colon).then_some(())?;
    let manner = |at: usize| {
        let plain = WordClass::Plainness.has(parsed.lower(at));
        let puts = parsed.lemma(at) == "put" && at + 1 < colon && parsed.lower(at + 1) == "it";
        let copula = || parsed.first(at, &[Relation::Cop, Relation::AuxPass]);
        (puts || plain && copula().is_some()) && !parsed.is_negated(at)
    };
    let told = (1..colon).find(|&at| manner(at))?;
    let subject = parsed.first(told, &[Relation::Nsubj, Relation::NsubjPass])?;
    let who = reading.speaker(sentence, parsed, subject);
    (!who.keys.is_empty()).then_some(who.keys)
}

/// The speaker behind the colon at the end of a headline: "NATO troops unacceptable: Lavrov".
pub(super) fn suffix(
    parsed: &Parsed,
    sentence: usize,
    reading: &Reading<'_>,
    word: usize,
) -> Option<Vec<Key>> {
    const LONGEST: usize = 7;
    if parsed.sentence.kind != SentenceKind::Heading {
        return None;
    }
    let colon = (1..parsed.len())
        .rev()
        .find(|&at| parsed.lower(at) == ":")?;
    let behind = colon + 1..parsed.len();
    let fits = word < colon
        && !behind.is_empty()
        && behind.len() <= LONGEST
        && behind.clone().all(|at| {
            matches!(
                parsed.word(at).upos,
                Upos::Propn | Upos::Noun | Upos::Adj | Upos::Part
            )
        });
    let named = reading.mentions[sentence]
        .iter()
        .rev()
        .find(|mention| fits && mention.start > colon)?;
    let person = (colon + 1..parsed.len())
        .rev()
        .find_map(|at| reading.word(sentence, at).map(|who| who.keys.clone()));
    person.or_else(|| named.key.map(|key| vec![key]))
}
