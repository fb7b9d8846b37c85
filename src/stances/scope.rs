//! Scope: whether a stance is about the target as such or only about the
//! holder's own part in it.
//!
//! Comes in: a matched frame. Goes out: a [`Scope`].

use super::matching::Filler;
use crate::actors::{Key, Reading};
use crate::lexicon::WordClass;
use crate::lexicon::stance::Place;
use crate::syntax::grammar::Parsed;
use crate::vocabulary::{Act, Scope};

/// The scope of a stance of `holder`.
pub fn of(
    reading: &Reading<'_>,
    sentence: usize,
    parsed: &Parsed,
    act: Act,
    filler: &Filler,
    words: &[usize],
    holder: Key,
) -> Scope {
    if !matches!(act, Act::Reject | Act::Offer | Act::Oppose | Act::Agree) {
        return Scope::General;
    }
    let verb = WordClass::OwnMeans.has(parsed.lemma(filler.head))
        || WordClass::OwnPart.has(parsed.lemma(filler.head));
    let own_word = words
        .iter()
        .any(|&word| matches!(parsed.lower(word), "own" | "our" | "its" | "their"));
    let own_name = reading
        .named_within(sentence, words)
        .iter()
        .any(|&key| reading.cast.same_side(key, holder));
    let own = match act {
        Act::Reject | Act::Oppose => {
            verb && (own_word
                || own_name
                || filler.place == Place::Action && controlled(parsed, filler))
        }
        _ => verb && filler.place == Place::Action,
    };
    if own {
        Scope::OwnParticipation
    } else {
        Scope::General
    }
}

/// Whether the action has no subject of its own: the holder would do it.
fn controlled(parsed: &Parsed, filler: &Filler) -> bool {
    parsed
        .first(
            filler.head,
            &[
                crate::syntax::Relation::Nsubj,
                crate::syntax::Relation::NmodPoss,
            ],
        )
        .is_none()
}
