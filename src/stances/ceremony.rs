//! Ceremony: words of a speech by which its speaker only says that he speaks, thanks or goes on.
//!
//! Comes in: a cue, a frame, what fills its target. Goes out: whether the words are about speaking. Must
//! not know: who holds the position.

use super::matching::{self, Filler};
use crate::actors::reading::speaks_for_us;
use crate::lexicon::StanceFrame;
use crate::lexicon::stance::{CueClass, Place};
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;
use crate::vocabulary::StanceKind;

/// "I am happy to express my thanks to Peru", "it may be useful to recall the vote", "we take this
/// opportunity to thank Peru": what is said there has words of its own.
pub(super) fn is_ceremony(
    parsed: &Parsed,
    cue: usize,
    entry: &StanceFrame,
    filler: &Filler,
) -> bool {
    let favours = entry.side() == StanceKind::Supports && !parsed.is_negated(cue);
    // "happy on behalf of Peru to speak": whatever else stands beside it.
    let said = || {
        let action = matching::fill(parsed, cue, entry.class, &[Place::Action]);
        let action = action.filter(|_| entry.class == CueClass::Adjective);
        action.map_or(filler.head, |action| action.head)
    };
    let placed =
        entry.class == CueClass::Adjective || matches!(filler.place, Place::Action | Place::Bearer);
    favours
        && (is_taken(parsed, cue) || placed && opens(parsed, cue, entry) && speaks(parsed, said()))
}

/// "take this opportunity to": what one takes it for is done by the words.
fn is_taken(parsed: &Parsed, noun: usize) -> bool {
    matches!(parsed.lemma(noun), "chance" | "occasion" | "opportunity")
        && parsed.head(noun).is_some_and(|verb| {
            matches!(parsed.lemma(verb), "avail" | "seize" | "take" | "use")
                && parsed.subject(verb).is_some_and(|who| is_self(parsed, who))
                && parsed
                    .auxiliaries(verb)
                    .all(|it| matches!(it, "should" | "would" | "will" | "like"))
        })
}

/// Whether a word of liking, duty or fitness may open what somebody is about to say himself.
fn opens(parsed: &Parsed, cue: usize, entry: &StanceFrame) -> bool {
    let by_it = || {
        parsed.subject(cue).is_none_or(|it| {
            is_self(parsed, it) || matches!(parsed.lower(it), "it" | "this" | "that" | "one")
        })
    };
    match entry.class {
        CueClass::Adjective => by_it(),
        CueClass::Modal => parsed
            .head(cue)
            .and_then(|clause| parsed.subject(clause))
            .is_some_and(|it| is_self(parsed, it)),
        CueClass::Noun => matches!(
            parsed.lemma(cue),
            "chance"
                | "duty"
                | "honour"
                | "honor"
                | "moment"
                | "occasion"
                | "opportunity"
                | "pleasure"
                | "privilege"
                | "time"
        ),
        CueClass::Verb => {
            matches!(
                parsed.lemma(cue),
                "desire" | "intend" | "like" | "prefer" | "propose" | "want" | "wish"
            ) && parsed.subject(cue).is_none_or(|it| is_self(parsed, it))
                && parsed
                    .first(cue, &[Relation::Obj, Relation::Iobj])
                    .is_none()
        }
    }
}

/// "we", "my delegation"
fn is_self(parsed: &Parsed, word: usize) -> bool {
    matches!(parsed.lower(word), "i" | "we") || speaks_for_us(parsed, word)
}

/// "to express our thanks", "to pay tribute", "to recall", "to take this opportunity".
fn speaks(parsed: &Parsed, verb: usize) -> bool {
    let object = parsed.first(verb, &[Relation::Obj]);
    let object = object.map(|object| parsed.lemma(object));
    match parsed.lemma(verb) {
        "announce" | "assure" | "congratulate" | "dwell" | "emphasise" | "emphasize" | "inform"
        | "mention" | "recall" | "reiterate" | "remind" | "repeat" | "salute" | "speak"
        | "stress" | "thank" | "underline" | "underscore" => {
            parsed.first(verb, &[Relation::Nsubj]).is_none()
        }
        "add" | "convey" | "express" | "extend" | "offer" | "present" => object.is_some_and(|it| {
            matches!(
                it,
                "appreciation"
                    | "compliment"
                    | "condolence"
                    | "congratulation"
                    | "felicitation"
                    | "gratitude"
                    | "greeting"
                    | "respect"
                    | "sympathy"
                    | "thank"
                    | "thanks"
                    | "tribute"
                    | "wish"
            )
        }),
        // "refer the matter to the court" is a deed.
        "refer" => object.is_none(),
        "pay" => matches!(object, Some("homage" | "respect" | "tribute")),
        "take" => matches!(object, Some("occasion" | "opportunity")),
        "draw" | "call" => matches!(object, Some("attention")),
        "address" => matches!(
            object,
            Some("assembly" | "body" | "forum" | "gathering" | "meeting" | "session")
        ),
        "join" => parsed
            .dependents(verb, &[Relation::Advcl, Relation::Xcomp])
            .any(|with| speaks(parsed, with)),
        _ => false,
    }
}
