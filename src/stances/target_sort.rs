//! Target sort: whether what fills a target's place is of the sort that the frame wants.
//!
//! Comes in: a frame with what fills its target's place. Goes out: yes or no. Must not know: holders,
//! which words name the target.

use super::extract::Source;
use super::frames::Frame;
use super::matching::Filler;
use super::target;
use crate::actors::reading::How;
use crate::lexicon::WordClass;
use crate::lexicon::stance::{Place, TargetSort};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// Whether the target is of the sort that the frame wants.
pub(super) fn sort_fits(
    source: Source<'_>,
    sentence: usize,
    parsed: &Parsed,
    frame: &Frame,
    filler: &Filler,
) -> bool {
    let empty = matches!(
        parsed.word(filler.head).upos,
        Upos::Punct | Upos::Det | Upos::Adp
    ) || matches!(
        parsed.lower(filler.head),
        "who"
            | "which"
            | "there"
            | "himself"
            | "itself"
            | "themselves"
            | "one"
            | "more"
            | "you"
            | "something"
            | "thing"
            | "anything"
            | "nothing"
            | "everything"
            | "today"
            | "tomorrow"
            | "yesterday"
            | "tonight"
            | "someone"
            | "me"
    );
    // "condemned what had been done": a clause says what.
    let empty = empty
        || parsed.lower(filler.head) == "what"
            && parsed.first(filler.head, &[Relation::AclRelcl]).is_none();
    // "accepted the UN resolution": what a body wrote is a thing.
    let text = WordClass::Text.has(parsed.lemma(filler.head));
    // "voted against it": a thing, whoever "it" is elsewhere.
    let thing = frame.entry.only == Some(TargetSort::Thing)
        && target::is_object_pronoun(parsed, filler.head);
    let actor = source
        .reading
        .word(sentence, filler.head)
        .filter(|who| !(thing || text && who.how == How::Composed))
        .is_some_and(|who| !who.keys.is_empty() || who.how == How::FirstPerson);
    let number =
        parsed.word(filler.head).upos == Upos::Num && parsed.subtree(filler.head).len() < 2;
    // "the only solution is a political one": the noun before is meant.
    let standing = parsed.lower(filler.head) == "one"
        && filler.place == Place::Predicate
        && matches!(
            frame.entry.cue.split(' ').next(),
            Some("solution" | "way" | "path" | "answer" | "option" | "outcome")
        )
        && parsed.first(filler.head, &[Relation::Amod]).is_some();
    let actor = actor && !is_imagined(parsed, filler.head);
    // "some of the tariffs", "one of the bases": a part names what it is of.
    let part = parsed
        .dependents(filler.head, &[Relation::Nmod])
        .any(|whole| parsed.case(whole) == "of");
    let empty = empty && !(part && parsed.word(filler.head).upos != Upos::Adp);
    (!empty || standing)
        && !number
        && match frame.entry.only {
            Some(TargetSort::Actor) => actor,
            Some(TargetSort::Thing) => !actor,
            None => true,
        }
}

/// "a Europe that is free of missiles": what a name shall be is a state of affairs, no actor.
fn is_imagined(parsed: &Parsed, name: usize) -> bool {
    let one = parsed.has_det(name, &["a", "an"]);
    one && parsed.word(name).upos == Upos::Propn
        && parsed
            .first(name, &[Relation::AclRelcl, Relation::Acl])
            .is_some()
}
