//! The floor: what people only say about talk, and to be polite: "wanted to know why", "happy to check on that",
//! "I need to get back to you", "thank you for joining us".
//!
//! Comes in: a cue with what fills its target. Goes out: whether that is about the talk that goes on. Must not
//! know: who speaks.

use super::matching::Filler;
use crate::lexicon::stance::{CueClass, Place};
use crate::lexicon::{StanceFrame, WordClass};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// Whether somebody only says what he will do with the floor that he has.
pub(super) fn is_of_the_talk(
    parsed: &Parsed,
    cue: usize,
    entry: &StanceFrame,
    filler: &Filler,
) -> bool {
    let deed = filler.head;
    let wills = match entry.class {
        CueClass::Modal => true,
        CueClass::Adjective => matches!(
            parsed.lower(cue),
            "able"
                | "eager"
                | "glad"
                | "happy"
                | "open"
                | "pleased"
                | "prepared"
                | "ready"
                | "willing"
        ),
        CueClass::Verb => matches!(
            parsed.lemma(cue),
            "hope" | "intend" | "like" | "mean" | "need" | "plan" | "try" | "want" | "wish"
        ),
        CueClass::Noun => false,
    };
    let place = matches!(filler.place, Place::Action | Place::Bearer | Place::Prep(_));
    // "I hope you can understand that"
    let hopes = parsed.lemma(cue) == "hope"
        && parsed
            .subject(deed)
            .is_some_and(|subject| parsed.lower(subject) == "you")
        && matches!(parsed.lemma(deed), "appreciate" | "know" | "understand");
    hopes || wills && place && is_own(parsed, cue, deed) && is_speaking(parsed, deed)
}

/// Whether the speaker means himself: "I want to", "we are happy to", "Certainly have to".
fn is_own(parsed: &Parsed, cue: usize, deed: usize) -> bool {
    let own = |subject: usize| matches!(parsed.lower(subject), "i" | "we");
    let object = parsed
        .first(cue, &[Relation::Obj, Relation::Iobj])
        .filter(|&object| object != deed);
    let doer = parsed.first(deed, &[Relation::Nsubj]);
    let subject = parsed.subject(cue).or(doer);
    object.is_none() && doer.is_none_or(own) && subject.is_none_or(own) && !parsed.is_passive(deed)
}

/// Whether a deed is one of speaking here and now.
fn is_speaking(parsed: &Parsed, deed: usize) -> bool {
    let lemma = parsed.lemma(deed);
    let object = parsed.first(deed, &[Relation::Obj]);
    let object_is = |words: &[&str]| object.is_some_and(|it| words.contains(&parsed.lemma(it)));
    let beside = |words: &[&str]| {
        let mut below = parsed.children(deed).iter();
        below.any(|&it| words.contains(&parsed.lower(it)))
    };
    let phrase_is = |case: &str, words: &[&str]| {
        parsed
            .dependents(deed, &[Relation::Obl])
            .any(|it| parsed.case(it) == case && words.contains(&parsed.lemma(it)))
    };
    let spoken = || object.is_some_and(|it| WordClass::SpokenThing.has(parsed.lemma(it)));
    if parsed.first(deed, &[Relation::Cop]).is_some() {
        return WordClass::SpokenManner.has(parsed.lower(deed));
    }
    match lemma {
        "check" | "speak" => object.is_none() && (lemma == "check" || !beside(&["out", "up"])),
        "see" => parsed
            .first(deed, &[Relation::Ccomp, Relation::Advcl])
            .is_some_and(|clause| matches!(parsed.mark(clause), Some("if" | "whether"))),
        "talk" => {
            let about = |it: usize| parsed.case(it) == "about";
            let mut phrases = parsed.dependents(deed, &[Relation::Obl]);
            phrases.any(about) && !phrase_with_others(parsed, deed)
                || phrase_is("to", OWN_STAFF)
                || phrase_is("with", OWN_STAFF)
                || parsed.children(deed).is_empty()
        }
        "get" => beside(&["ahead", "back"]) || phrase_is("into", MATTERS),
        "go" | "come" | "circle" | "turn" | "look" => {
            beside(&["back"])
                && (lemma == "circle" || phrase_is("to", POINTS) || phrase_is("on", POINTS))
                || phrase_is("into", &["detail", "it", "that", "this"])
                || lemma == "turn" && beside(&["over"])
        }
        "take" => object_is(&["look", "minute", "moment", "question", "second"]) || spoken(),
        "give" | "provide" | "offer" => spoken(),
        "make" => {
            object_is(&["comment", "note", "observation", "point", "remark"])
                || is_to_be_sure(parsed, deed)
        }
        "draw" | "call" => object_is(&["attention"]),
        "let" => {
            beside(&["you"])
                && parsed
                    .dependents(deed, &[Relation::Xcomp])
                    .any(|it| parsed.lemma(it) == "know")
        }
        _ => WordClass::SpokenDeed.has(lemma) && parsed.word(deed).upos == Upos::Verb,
    }
}

/// "make sure I have that right"
fn is_to_be_sure(parsed: &Parsed, make: usize) -> bool {
    let mut sure = parsed.children(make).iter();
    sure.any(|&sure| {
        let clause = parsed
            .first(sure, &[Relation::Ccomp])
            .or_else(|| parsed.first(make, &[Relation::Ccomp]));
        let subject = clause.and_then(|clause| parsed.subject(clause));
        parsed.lower(sure) == "sure" && subject.is_some_and(|subject| parsed.lower(subject) == "i")
    })
}

/// "talk about it with Peru": talks, which one may be for.
fn phrase_with_others(parsed: &Parsed, deed: usize) -> bool {
    parsed
        .dependents(deed, &[Relation::Obl])
        .any(|it| matches!(parsed.case(it).as_str(), "to" | "with") && parsed.lower(it) != "you")
}

/// Those whom a spokesman asks before he answers.
const OWN_STAFF: &[&str] = &[
    "adviser",
    "advisor",
    "colleague",
    "counsel",
    "economist",
    "expert",
    "folk",
    "lawyer",
    "office",
    "people",
    "team",
];

/// What one may get into in a talk.
const MATTERS: &[&str] = &[
    "conversation",
    "detail",
    "discussion",
    "hypothetical",
    "specific",
    "that",
];

/// What one comes back to in a talk.
const POINTS: &[&str] = &[
    "it",
    "issue",
    "point",
    "question",
    "something",
    "that",
    "this",
    "topic",
    "what",
    "you",
];

/// "wanted to know why", "refused to say whether", "preferred to call it a hiccup": talk, no policy.
pub(super) fn speaks_of_saying(parsed: &Parsed, cue: usize, filler: &Filler) -> bool {
    if filler.place != Place::Action || parsed.word(filler.head).upos != Upos::Verb {
        return false;
    }
    // "wants Peru to say so" asks something of Peru.
    let own = || {
        parsed
            .first(cue, &[Relation::Obj, Relation::Iobj])
            .is_none()
            && parsed.first(filler.head, &[Relation::Nsubj]).is_none()
    };
    let said = parsed.lemma(filler.head);
    let says = match parsed.lemma(cue) {
        "want" | "wish" | "prefer" | "intend" | "seek" | "try" => {
            matches!(
                said,
                "add"
                    | "ask"
                    | "congratulate"
                    | "describe"
                    | "emphasise"
                    | "emphasize"
                    | "explain"
                    | "highlight"
                    | "hear"
                    | "know"
                    | "mention"
                    | "note"
                    | "recall"
                    | "reiterate"
                    | "remind"
                    | "repeat"
                    | "say"
                    | "share"
                    | "speak"
                    | "stress"
                    | "tell"
                    | "thank"
                    | "underline"
                    | "underscore"
            ) || said == "make" && makes_clear(parsed, filler.head)
        }
        "regret" => matches!(
            said,
            "announce" | "have" | "inform" | "report" | "say" | "tell"
        ),
        "refuse" | "decline" => matches!(
            said,
            "disclose" | "divulge" | "elaborate" | "reveal" | "say" | "specify" | "speculate"
        ),
        _ => false,
    };
    // "wants to begin by thanking Peru"
    let opens = matches!(parsed.lemma(cue), "want" | "wish" | "like")
        && matches!(said, "begin" | "close" | "conclude" | "start")
        && parsed
            .dependents(filler.head, &[Relation::Advcl])
            .any(|how| matches!(parsed.mark(how), Some("by" | "with")));
    (says || opens) && own() || tells_you(parsed, cue, said)
}

/// "I want you to know that"
fn tells_you(parsed: &Parsed, cue: usize, said: &str) -> bool {
    parsed.lemma(cue) == "want"
        && matches!(said, "know" | "remember" | "understand")
        && parsed
            .first(cue, &[Relation::Obj, Relation::Iobj])
            .is_some_and(|you| parsed.lower(you) == "you")
}

/// "make it clear that", "make clear that"
fn makes_clear(parsed: &Parsed, make: usize) -> bool {
    let mut below = parsed.children(make).iter();
    below.any(|&word| parsed.lower(word) == "clear")
}

/// "it is important to note that the talks went well", "it must be said that": a remark, no demand.
pub(super) fn is_remark(parsed: &Parsed, entry: &StanceFrame, filler: &Filler) -> bool {
    let judged = matches!(entry.class, CueClass::Adjective | CueClass::Modal);
    judged
        && parsed.word(filler.head).upos == Upos::Verb
        && matches!(filler.place, Place::Action | Place::Bearer | Place::Clause)
        && matches!(
            parsed.lemma(filler.head),
            "add"
                | "emphasise"
                | "emphasize"
                | "mention"
                | "note"
                | "recall"
                | "remark"
                | "say"
                | "stress"
        )
        && parsed
            .first(filler.head, &[Relation::Ccomp, Relation::Csubj])
            .is_some()
}

/// "thank you for joining us", "grateful for the warm welcome": manners among those who meet.
pub(super) fn is_courtesy(parsed: &Parsed, cue: usize, filler: &Filler) -> bool {
    let thanks = matches!(
        parsed.lemma(cue),
        "appreciate" | "grateful" | "thank" | "thankful" | "thanks"
    );
    let deed = filler.head;
    if !thanks || deed == cue {
        return false;
    }
    if parsed.word(deed).upos == Upos::Noun {
        return matches!(
            parsed.lemma(deed),
            "introduction" | "question" | "reception" | "welcome"
        );
    }
    // "thanked Norway for hosting us" may be more.
    let whom = parsed.first(cue, &[Relation::Obj, Relation::Iobj]);
    let listener = |it: usize| matches!(parsed.lower(it), "all" | "everybody" | "everyone" | "you");
    if !whom.is_none_or(listener) {
        return false;
    }
    let object = parsed.first(deed, &[Relation::Obj]);
    let us = object.is_some_and(|it| matches!(parsed.lower(it), "me" | "us"));
    match parsed.lemma(deed) {
        "here" => true,
        "ask" | "come" | "listen" | "wait" | "watch" => object.is_none(),
        "have" | "host" | "introduce" | "invite" | "join" | "meet" | "receive" | "show"
        | "welcome" => us,
        "take" => object.is_some_and(|it| matches!(parsed.lemma(it), "moment" | "time")),
        _ => false,
    }
}
