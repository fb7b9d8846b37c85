//! Coordination: what stands beside a target under the same cue.
//!
//! Comes in: a match. Goes out: further matches, one a demand. Must not know:
//! how holders are found.

use super::attempt::holders_are_target;
use super::extract::{Found, Source};
use super::given;
use super::matching::Filler;
use super::polarity;
use super::target;
use super::target_sort::sort_fits;
use super::target_words::target_words;
use crate::lexicon::WordClass;
use crate::lexicon::stance::{CueClass, Place};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::Act;

/// Further complements under the same cue: "urged Iran to sign the treaty and
/// to stop the tests" is two demands, "call for a truce, the release of all
/// hostages and an end to the siege" three.
pub(super) fn coordinated<'a>(
    source: Source<'a>,
    parsed: &'a Parsed,
    hit: &Found<'a>,
) -> Vec<Found<'a>> {
    let action = hit.filler.place == Place::Action;
    // "must protect them rather than arm others"
    let modal = hit.frame.entry.class == CueClass::Modal && hit.filler.place == Place::Bearer;
    if !action && !modal && !matches!(hit.filler.place, Place::Object | Place::Prep(_)) {
        return Vec::new();
    }
    let further = further(parsed, hit, action, modal);
    further
        .iter()
        .filter_map(|&next| {
            let filler = Filler {
                head: next,
                place: hit.filler.place.clone(),
            };
            let mut words = target_words(parsed, hit.frame, &filler, hit.cue, hit.context.negated);
            if let Some(&after) = further.iter().find(|&&after| after > next)
                && (action || modal)
            {
                words = target::without(parsed, &words, after);
            }
            if is_denied(parsed, next) {
                words.retain(|&word| parsed.lower(word) != "not");
            }
            let mut found = with_target(source, parsed, hit.clone(), filler, words)?;
            found.context.negated ^= is_denied(parsed, next);
            Some(found)
        })
        .collect()
}

/// What is joined to a target and is a target of its own.
fn further(parsed: &Parsed, hit: &Found<'_>, action: bool, modal: bool) -> Vec<usize> {
    const COMPLEMENTS: &[Relation] = &[
        Relation::Obj,
        Relation::Obl,
        Relation::Xcomp,
        Relation::Ccomp,
    ];
    let first = hit.filler.head;
    // "develop and deploy missiles" shares its object and is one demand.
    let complete = parsed.first(first, COMPLEMENTS).is_some();
    let mut found = joined(parsed, first, action || modal);
    found.retain(|&next| {
        let verb = parsed.word(next).upos == Upos::Verb;
        let bare = parsed.first(next, &[Relation::Nsubj]).is_none();
        let noun = matches!(parsed.word(next).upos, Upos::Noun | Upos::Propn);
        if action || modal {
            verb && bare
                && complete
                && parsed.word(next).tag == "VB"
                && (action
                    || parsed.is_set_against(next)
                    // "must stop the raids and open the border"
                    || polarity::is_ended(parsed, &hit.frame.entry, &hit.filler))
        } else {
            noun && (!hit.words.contains(&next) || is_phrase_of_its_own(parsed, first, next))
                && (!parsed.is_set_against(next) || is_denied(parsed, next))
        }
    });
    found
}

/// "backed Mali against the rebels", "defended Peru against the charges": who stands by somebody stands
/// against what he is up against.
pub(super) fn against<'a>(
    source: Source<'a>,
    parsed: &'a Parsed,
    hit: &Found<'a>,
) -> Option<Found<'a>> {
    let entry = &hit.frame.entry;
    let phrase = |above: usize| {
        let mut phrases = parsed.dependents(above, &[Relation::Obl, Relation::Nmod]);
        phrases.find(|&foe| parsed.case(foe) == "against" && foe > hit.filler.head)
    };
    let sides = entry.class == CueClass::Verb
        && entry.act == Act::Support
        && entry.negated.is_none()
        && !hit.context.negated
        && hit.before.is_none();
    let who = |word: usize| source.reading.word(hit.sentence, word);
    let named = |word: usize| who(word).is_some_and(|who| !who.keys.is_empty());
    if !sides || !named(hit.filler.head) {
        return None;
    }
    let foe = phrase(hit.cue).or_else(|| phrase(hit.filler.head))?;
    let lemma = parsed.lemma(foe);
    let fought = named(foe)
        || WordClass::CalledUpon.has(lemma)
        || given::is_harm(parsed, foe)
        || given::is_foe(parsed, foe)
        || matches!(
            lemma,
            "accusation"
                | "allegation"
                | "charge"
                | "criticism"
                | "insurgency"
                | "rebellion"
                | "threat"
        );
    let filler = Filler {
        head: foe,
        place: Place::Prep("against".to_owned()),
    };
    let words = target_words(parsed, hit.frame, &filler, hit.cue, false);
    let mut found = with_target(source, parsed, hit.clone(), filler, words).filter(|_| fought)?;
    found.context.negated = true;
    Some(found)
}

/// The same match with another target, if that can be one.
pub(super) fn with_target<'a>(
    source: Source<'_>,
    parsed: &Parsed,
    hit: Found<'a>,
    filler: Filler,
    words: Vec<usize>,
) -> Option<Found<'a>> {
    let span = target::span(parsed, &words)?;
    let fits = sort_fits(source, hit.sentence, parsed, hit.frame, &filler)
        && !holders_are_target(source, hit.sentence, parsed, &hit.holders, &filler);
    fits.then_some(Found {
        filler,
        words,
        span,
        ..hit
    })
}

/// "a call for a truce and for talks": what has its preposition anew is a target of its own.
fn is_phrase_of_its_own(parsed: &Parsed, first: usize, next: usize) -> bool {
    let case = parsed.case(next);
    !case.is_empty() && case == parsed.case(first)
}

/// What is joined to a word; of clauses also what is joined to that in turn: the parser hangs the third
/// of "to sign the pact, (to) pay the debt and (to) leave" on the second. "develop and deploy missiles"
/// is one deed.
fn joined(parsed: &Parsed, first: usize, in_turn: bool) -> Vec<usize> {
    let mut found: Vec<usize> = parsed.dependents(first, &[Relation::Conj]).collect();
    let mut at = 0;
    while in_turn && at < found.len() {
        let last = found[at];
        let next = parsed.dependents(last, &[Relation::Conj]);
        found.extend(next.filter(|&next| {
            parsed.mark(next).is_some()
                || parsed
                    .first(last, &[Relation::Obj, Relation::Obl])
                    .is_some_and(|whole| whole < next)
        }));
        at += 1;
    }
    found.sort_unstable();
    found
}

/// "backs sanctions but not the embargo": of the second the opposite holds.
fn is_denied(parsed: &Parsed, member: usize) -> bool {
    parsed.is_on_other_side(member)
        || parsed.is_set_against(member)
            && parsed
                .first(member, &[Relation::Cc])
                .is_some_and(|cc| parsed.lower(cc) == "but")
}

/// What became a demand of its own is no part of the first one.
pub(super) fn leave_to_others(parsed: &Parsed, hit: &mut Found<'_>, others: &[Found<'_>]) {
    let Some(next) = others.iter().map(|other| other.filler.head).min() else {
        return;
    };
    let apart =
        hit.filler.place == Place::Action || is_phrase_of_its_own(parsed, hit.filler.head, next);
    if !apart || !hit.words.contains(&next) {
        return;
    }
    let words = target::without(parsed, &hit.words, next);
    if let Some(span) = target::span(parsed, &words).filter(|_| words.contains(&hit.filler.head)) {
        hit.words = words;
        hit.span = span;
    }
}
