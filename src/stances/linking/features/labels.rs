//! Labels: what features call numbers, places and origins.

use crate::actors::reading::How;
use crate::lexicon::stance::{CueClass, Place};
use crate::stances::linking::holdings::Origin;

pub(super) fn bucket(number: usize) -> usize {
    match number {
        0..=3 => number,
        4..=6 => 4,
        7..=12 => 7,
        13..=20 => 13,
        _ => 21,
    }
}

pub(super) fn class(class: CueClass) -> &'static str {
    match class {
        CueClass::Verb => "v",
        CueClass::Noun => "n",
        CueClass::Adjective => "a",
        CueClass::Modal => "m",
    }
}

pub(super) fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Rule => "rule",
        Origin::Voice => "voice",
        Origin::Mention => "mention",
        Origin::Before => "before",
    }
}

pub(super) fn how(how: How) -> &'static str {
    match how {
        How::Name => "name",
        How::Composed => "composed",
        How::Description => "description",
        How::Pronoun => "pronoun",
        How::FirstPerson => "first",
    }
}

pub(super) fn place_name(place: &Place) -> String {
    match place {
        Place::Prep(preposition) => format!("prep:{preposition}"),
        other => format!("{other:?}").to_lowercase(),
    }
}
