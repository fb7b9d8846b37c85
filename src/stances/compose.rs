//! Composition: a match → its records, every field filled.
//!
//! Comes in: a match, the document's reading. Goes out: [`Stance`] records.
//! Must not know: how frames are matched.

use super::addressee;
use super::deeds;
use super::discussed::Discussed;
use super::extract::{Found, Source};
use super::joint;
use super::matching::{self, Filler};
use super::meaning::{Meaning, meaning, told};
use super::polarity::{modality, polarity};
use super::record::{IssueRef, Quotation, Stance, Target};
use super::{intensity, outlets, scope, target};
use crate::actors::Key;
use crate::lexicon::stance::Place;
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;
use crate::vocabulary::{Act, Scope, StanceKind};

/// The bounds of a confidence: nothing is sure.
const LEAST_SURE: f64 = 0.05;
const MOST_SURE: f64 = 0.99;

/// Turns a match into records, one a holder.
pub(super) fn emit(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    discussed: &mut Discussed,
    stances: &mut Vec<Stance>,
) {
    let Some(Said {
        side,
        meaning,
        target,
    }) = said(source, parsed, hit, discussed)
    else {
        return;
    };
    let mut own = false;
    for &key in &hit.holders.keys {
        let stance = record(source, parsed, hit, side, &target, key);
        own |= stance.scope == Scope::OwnParticipation;
        if !stances
            .iter()
            .rev()
            .take(40)
            .any(|known| same(known, &stance))
        {
            stances.push(stance);
        }
    }
    if !own {
        discussed.note(source, parsed, hit, meaning);
    }
}

/// The record of the first holder alone, with what the match is about; `None` where the words take no
/// side.
pub(super) fn sample(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    discussed: &Discussed,
) -> Option<(Stance, Meaning)> {
    let said = said(source, parsed, hit, discussed)?;
    let key = *hit.holders.keys.first()?;
    let stance = record(source, parsed, hit, said.side, &said.target, key);
    Some((stance, said.meaning))
}

/// What a match says, whoever its holders are.
struct Said {
    side: (StanceKind, Act, bool),
    meaning: Meaning,
    target: Target,
}

/// Reads side and target of a match; `None` where the words take no side or mean nothing known.
fn said(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    discussed: &Discussed,
) -> Option<Said> {
    if deeds::is_cut_short(parsed, &hit.filler) {
        return None;
    }
    let side = polarity(source, parsed, hit)?;
    let words = hit.span.slice(&source.document.text);
    let meaning = match &hit.before {
        Some(before) => told(source, before, discussed)?,
        None => meaning(source, parsed, hit, words, discussed)?,
    };
    // "rejects it" says nothing where nobody knows what "it" is.
    let unresolved = hit.before.is_none() && meaning.text == words;
    let bare = || {
        matches!(
            words.to_lowercase().as_str(),
            "it" | "them" | "they" | "this" | "nothing"
        )
    };
    if unresolved && bare() {
        return None;
    }
    let target = record_target(source, parsed, hit, words, &meaning);
    Some(Said {
        side,
        meaning,
        target,
    })
}

/// The record of one holder.
fn record(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    (stance, act, turned): (StanceKind, Act, bool),
    target: &Target,
    holder: Key,
) -> Stance {
    let entry = &hit.frame.entry;
    let cast = &source.reading.cast;
    let actor = |key: Key| cast.member(key).actor.clone();
    let mut via = outlets::outlets(source, parsed, hit, holder);
    for between in hit.holders.via.iter().map(|&key| actor(key)) {
        if via.iter().all(|known| known.name != between.name) {
            via.push(between);
        }
    }
    let own_scope = || {
        let (filler, words) = (&hit.filler, &hit.words);
        scope::of(
            source.reading,
            hit.sentence,
            parsed,
            act,
            filler,
            words,
            holder,
        )
    };
    let evidence = parsed.sentence.span;
    let chance = hit.judgement.as_ref().map_or(1.0, |it| it.chance);
    Stance {
        document: source.document.id.clone(),
        holder: actor(holder),
        party: cast.party(holder).map(actor),
        stance,
        act,
        target: target.clone(),
        addressee: addressee::addressees(source, parsed, hit, holder),
        intensity: intensity::of(source.frames, parsed, hit.cue, entry.intensity, turned),
        modality: modality(parsed, hit),
        scope: entry.scope.unwrap_or_else(own_scope),
        quoted: hit.quoted,
        date: source.document.date,
        confidence: (chance.clamp(LEAST_SURE, MOST_SURE) * 100.0).round() / 100.0,
        via,
        rule: entry.id.clone(),
        evidence: Quotation::new(evidence, &source.document.text),
        reviewed: None,
    }
}

fn same(one: &Stance, other: &Stance) -> bool {
    one.evidence == other.evidence
        && one.holder == other.holder
        && one.stance == other.stance
        && one.target.start == other.target.start
        && one.target.end == other.target.end
}

fn record_target(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    words: &str,
    meaning: &Meaning,
) -> Target {
    let cast = &source.reading.cast;
    // "Peru accepted it; Chile rejected it": the deal, not Peru.
    let pronoun = |&word: &usize| target::is_pronoun(parsed, word);
    let followed = hit.words.len() == 1 && hit.words.iter().all(pronoun) && meaning.text != words;
    let mut keys: Vec<Key> = match &hit.before {
        Some(before) => {
            let earlier = &source.sentences[before.sentence];
            let who = source.reading.phrase(before.sentence, earlier, before.head);
            who.keys
        }
        None if followed => Vec::new(),
        None => aimed_at(source, parsed, hit),
    };
    keys.extend(arguments(source, parsed, hit, &hit.frame.entry.aimed));
    keys.retain(|key| !hit.holders.keys.contains(key));
    let mut seen: Vec<Key> = Vec::new();
    keys.retain(|key| {
        !seen.contains(key) && {
            seen.push(*key);
            true
        }
    });
    Target {
        text: words.to_owned(),
        start: hit.span.start,
        end: hit.span.end,
        meaning: meaning.text.clone(),
        actors: keys
            .iter()
            .map(|&key| cast.member(key).actor.clone())
            .collect(),
        issue: issue(source, meaning),
    }
}

/// The listed issue to which a target belongs.
fn issue(source: Source<'_>, meaning: &Meaning) -> Option<IssueRef> {
    let lemmas: Vec<&str> = meaning.lemmas.iter().map(String::as_str).collect();
    let id = source.matcher.classify(&lemmas)?;
    let entry = source.issues.iter().find(|entry| entry.id == id)?;
    Some(IssueRef {
        id,
        label: entry.label.clone(),
    })
}

/// The actors whom a target is or whose doing it is.
fn aimed_at(source: Source<'_>, parsed: &Parsed, hit: &Found<'_>) -> Vec<Key> {
    let head = hit.filler.head;
    let who = source.reading.phrase(hit.sentence, parsed, head);
    if !who.keys.is_empty() {
        return who.keys;
    }
    // "criticised several neighbours, including Chad"
    if let Some(named) = joint::including(parsed, head) {
        return source.reading.phrase(hit.sentence, parsed, named).keys;
    }
    let whose = parsed
        .first(head, &[Relation::NmodPoss])
        .or_else(|| {
            parsed
                .dependents(head, &[Relation::Nmod])
                .find(|&by| parsed.case(by) == "by")
        })
        .or_else(|| parsed.first(head, &[Relation::Nsubj]));
    let mut keys = whose
        .map(|owner| source.reading.phrase(hit.sentence, parsed, owner).keys)
        .unwrap_or_default();
    // "warned that his country would defend itself" is not aimed at his country.
    let cast = &source.reading.cast;
    let own = |key: &Key| {
        hit.holders
            .keys
            .iter()
            .any(|holder| cast.same_side(*key, *holder))
    };
    keys.retain(|key| hit.filler.place != Place::Clause || !own(key));
    keys
}

fn arguments(source: Source<'_>, parsed: &Parsed, hit: &Found<'_>, places: &[Place]) -> Vec<Key> {
    argument(parsed, hit, places)
        .map(|filler| {
            source
                .reading
                .phrase(hit.sentence, parsed, filler.head)
                .keys
        })
        .unwrap_or_default()
}

/// What fills one of the places that the target leaves free.
pub(super) fn argument(parsed: &Parsed, hit: &Found<'_>, places: &[Place]) -> Option<Filler> {
    let mut free: Vec<Place> = places.to_vec();
    free.retain(|place| *place != hit.filler.place);
    matching::fill(parsed, hit.cue, hit.frame.entry.class, &free)
}
