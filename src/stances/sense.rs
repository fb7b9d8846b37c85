//! Sense: whether the words around a cue give it the sense of its frame.
//!
//! Comes in: a cue, a frame, what fills its target, who holds it. Goes out: yes or no. Must not
//! know: how places are filled.

use super::extract::Source;
use super::frames::Frame;
use super::holder::Holders;
use super::matching::{self, Filler, naming};
use super::misreading;
use super::sought;
use super::stated::is_stated;
use crate::actors::reading::How;
use crate::lexicon::StanceFrame;
use crate::lexicon::WordClass;
use crate::lexicon::stance::{CueClass, Place};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::{Act, ActorKind, StanceKind};

/// Whether the words around a cue give it another sense than the frame's.
pub(super) fn is_another(
    source: Source<'_>,
    sentence: usize,
    parsed: &Parsed,
    cue: usize,
    frame: &Frame,
    filler: &Filler,
) -> bool {
    let entry = &frame.entry;
    let who = |word: usize| source.reading.word(sentence, word);
    // "the fear of Senator X that …": whose fear it is.
    let whose = entry.class == CueClass::Noun
        && filler.place.is_prep("of")
        && who(filler.head).is_some_and(|who| {
            let person = |key| source.reading.cast.member(key).actor.kind == ActorKind::Person;
            who.keys.iter().any(|&key| person(key))
        });
    // "expects Iran to comply" asks something of Iran; "expects prices to rise" foresees it.
    let foresees = parsed.lemma(cue) == "expect"
        && entry.class == CueClass::Verb
        && !parsed
            .first(cue, &[Relation::Obj, Relation::Iobj])
            .is_some_and(|object| {
                WordClass::CalledUpon.has(parsed.lemma(object))
                    || who(object)
                        .is_some_and(|who| !who.keys.is_empty() && who.how != How::FirstPerson)
            });
    // "we need a truce", "the region needs one": not whatever "they" need.
    let lacks = entry.class == CueClass::Verb
        && parsed.lemma(cue) == "need"
        && !parsed.is_passive(cue)
        && !parsed.subject(cue).is_some_and(|subject| {
            matches!(parsed.word(subject).upos, Upos::Noun | Upos::Propn)
                || who(subject).is_some_and(|who| who.how == How::FirstPerson)
        });
    // "threatens Iran", "threatens war" are threats; "threatens the foundations of peace" is none.
    let endangers = entry.act == Act::Threaten
        && entry.class == CueClass::Verb
        && parsed.lemma(cue) == "threaten"
        && filler.place == Place::Object
        && !WordClass::Threatened.has(parsed.lemma(filler.head))
        && who(filler.head).is_none_or(|who| who.keys.is_empty());
    // "is of concern", "is in the interest of all": not "is the concern of all", "shows interest in".
    let placed = match entry.cue.as_str() {
        "concern of" => parsed.case(cue) == "of",
        "interest in" => parsed.case(cue) == "in",
        _ => true,
    };
    // "will only raise prices" judges, "will not only raise prices" tells of more.
    let not_only = entry.cue.ends_with(" only")
        && parsed.children(cue).iter().any(|&word| {
            parsed.lower(word) == "only" && word > 0 && parsed.lower(word - 1) == "not"
        });
    whose
        || !placed
        || not_only
        || entry.class == CueClass::Noun && is_seized(parsed, cue)
        || is_only_free_to(parsed, cue, entry)
        || foresees
        || lacks
        || endangers
        || is_only_blamed(parsed, cue, entry)
        || is_other_verb(parsed, cue, frame, filler)
        || leaves_place(source, sentence, parsed, cue, entry, filler)
        || misreading::is_misread(source, sentence, parsed, cue, entry, filler)
}

/// "pulled out of the city", "withdrew from Kabul", "pulled its troops out of Peru": nobody rejects a
/// place.
fn leaves_place(
    source: Source<'_>,
    sentence: usize,
    parsed: &Parsed,
    cue: usize,
    entry: &StanceFrame,
    filler: &Filler,
) -> bool {
    let leaves = matches!(parsed.lemma(cue), "withdraw" | "pull" | "retreat")
        && (filler.place.is_prep("from") || filler.place.is_prep("of"));
    if !leaves || WordClass::LeftPlace.has(parsed.lemma(filler.head)) {
        return leaves;
    }
    // "withdrew its ambassador from Peru" says more than where he was.
    let moves = entry
        .cue
        .split(' ')
        .skip(1)
        .all(|particle| matches!(particle, "out" | "back" | "away"));
    let bare_name = parsed.word(filler.head).upos == Upos::Propn
        && parsed.first(filler.head, &[Relation::Det]).is_none();
    let union = |key| {
        matches!(
            source.reading.cast.member(key).actor.kind,
            ActorKind::Organisation | ActorKind::Institution
        )
    };
    let who = source.reading.word(sentence, filler.head);
    moves && bare_name && !who.is_some_and(|who| who.keys.iter().any(|&key| union(key)))
}

/// "a right to defend its borders": nobody defends them yet.
fn is_only_free_to(parsed: &Parsed, cue: usize, entry: &StanceFrame) -> bool {
    entry.class == CueClass::Verb
        && parsed.relation(cue) == Relation::Acl
        && parsed.word(cue).tag == "VB"
        && parsed
            .head(cue)
            .filter(|&noun| !is_seized(parsed, noun))
            .is_some_and(|noun| {
                matches!(
                    parsed.lemma(noun),
                    "right"
                        | "ability"
                        | "capacity"
                        | "chance"
                        | "opportunity"
                        | "power"
                        | "authority"
                        | "pressure"
                        | "time"
                )
            })
}

/// "I take this opportunity to thank Peru": what one takes it for is done, and nobody praises it.
fn is_seized(parsed: &Parsed, noun: usize) -> bool {
    matches!(parsed.lemma(noun), "chance" | "occasion" | "opportunity")
        && parsed.relation(noun) == Relation::Obj
        && parsed
            .head(noun)
            .is_some_and(|verb| matches!(parsed.lemma(verb), "seize" | "take" | "use"))
}

/// What is said out of courtesy or custom, or of nothing.
fn is_said_in_passing(parsed: &Parsed, cue: usize, filler: &Filler) -> bool {
    let lemma = parsed.lemma(cue);
    // "great to see you", "I have to be honest with you": said to whoever listens.
    let courteous = parsed
        .dependents(filler.head, &[Relation::Obj, Relation::Obl])
        .any(|word| parsed.lower(word) == "you")
        && matches!(
            parsed.lemma(filler.head),
            "see" | "have" | "join" | "meet" | "honest" | "tell" | "welcome"
        );
    // "wants nothing more", but "wants nothing to do with the plan"
    let nothing = lemma == "want"
        && !filler.place.is_prep("with")
        && parsed
            .dependents(cue, &[Relation::Obj])
            .any(|word| parsed.lower(word) == "nothing");
    // "celebrated the anniversary of the treaty"
    let feast = lemma == "celebrate"
        && matches!(
            parsed.lemma(filler.head),
            "anniversary" | "birthday" | "holiday" | "day"
        );
    courteous || nothing || feast
}

/// Whether the complements of a verb make it another verb.
fn is_other_verb(parsed: &Parsed, cue: usize, frame: &Frame, filler: &Filler) -> bool {
    let entry = &frame.entry;
    let lemma = parsed.lemma(cue);
    let after = |preposition: &str| filler.place.is_prep(preposition);
    // "the law for which Peru called": the pronoun has the preposition.
    let object = parsed.first(cue, &[Relation::Obj]).is_some_and(|object| {
        !parsed.is_relative_pronoun(object) || parsed.case(object).is_empty()
    });
    // What a speaker says of the clause's own subject, not "in a way that strengthens it"; "a position
    // that angered Chile" did so.
    let voiced = entry.class == CueClass::Verb && entry.holder.contains(&Place::Voice);
    // "withdraw from the treaty" rejects it, "withdraw troops from Lebanon" not.
    let moves_object = match lemma {
        "withdraw" | "pull" => after("from") && !entry.aimed.contains(&Place::Object),
        // "called a meeting for Friday", "turns its guns against": the object is what is meant;
        // "called Garcia to thank him" spoke to him.
        "call" => after("for") || filler.place == Place::Action,
        "turn" => after("against"),
        _ => false,
    };
    // "would like to host it" is politeness, "would like it to end" a wish.
    let polite = lemma == "like" && !object;
    // "what they have a right to expect" claims nothing for them.
    let claimed = entry.cue == "have right" && parsed.relation(cue) == Relation::AclRelcl;
    // "Peru was to blame": somebody else blames it.
    let blamed =
        lemma == "blame" && !frame.is_phrase() && !object && parsed.mark(cue) == Some("to");
    // "asked not to be named" is no policy.
    let unnamed = filler.place == Place::Action
        && matches!(lemma, "ask" | "request" | "decline" | "want" | "refuse")
        && matches!(
            parsed.lemma(filler.head),
            "name" | "identify" | "quote" | "comment"
        );
    // "while promising to pay" is a deed, "promising" of a proposal a judgement.
    let participle = entry.class == CueClass::Adjective
        && filler.place == Place::Action
        && parsed.lower(cue).ends_with("ing")
        && parsed.first(cue, &[Relation::Cop]).is_none();
    // "argued for weeks that …" tells how long, "there can be no doubt" denies nothing.
    let lasting = after("for")
        && !matches!(lemma, "ask" | "call" | "appeal" | "plead")
        && WordClass::TimeSpan.has(parsed.lemma(filler.head));
    let then = after("at") && matches!(parsed.lemma(filler.head), "time" | "moment");
    let undoubted = lemma == "be"
        && filler.place == Place::Subject
        && matches!(
            parsed.lemma(filler.head),
            "doubt" | "question" | "denying" | "mistake" | "dispute" | "substitute" | "alternative"
        );
    // "there can be no peace without justice" is for both.
    let conditional = lemma == "be"
        && entry.needs_negation
        && filler.place == Place::Subject
        && is_under_condition(parsed, cue);
    moves_object && object && !frame.is_phrase()
        || sought::challenges_mind(parsed, cue, filler)
        || claimed
        || blamed
        || polite && entry.cue == "like would"
        || conditional
        || is_said_in_passing(parsed, cue, filler)
        || lasting
        || then
        || undoubted
        || unnamed
        || participle
        || voiced && filler.place == Place::Subject && !is_stated(parsed, cue)
        || is_only_supposed(parsed, cue, filler)
}

/// "suggested that Peru was behind it" supposes, "suggested that Peru should sign" proposes; "prefers
/// that it sign" likewise.
fn is_only_supposed(parsed: &Parsed, cue: usize, filler: &Filler) -> bool {
    let supposes =
        filler.place == Place::Clause && matches!(parsed.lemma(cue), "prefer" | "suggest");
    let due = || {
        let head = filler.head;
        let modal = parsed.is_due(head);
        // "that it sign", "that it be signed": no tense.
        let many = parsed
            .first(head, &[Relation::Nsubj])
            .is_some_and(|subject| matches!(parsed.word(subject).tag, "NNS" | "NNPS" | "PRP"));
        let plain = parsed.word(head).tag == "VB" || parsed.word(head).tag == "VBP" && !many;
        let be = parsed
            .dependents(head, &[Relation::AuxPass, Relation::Cop])
            .any(|be| parsed.lower(be) == "be");
        modal || parsed.first(head, &[Relation::Aux]).is_none() && (plain || be)
    };
    supposes && !due()
}

/// Whether a clause holds only with or without something: "without justice", "as long as they stay".
/// "no peace without the rebels" is no such truth: peace in which they have no part is rejected.
fn is_under_condition(parsed: &Parsed, clause: usize) -> bool {
    let definite = |without: usize| {
        parsed.head(without).is_some_and(|noun| {
            let named = parsed.word(noun).upos == Upos::Propn;
            without > clause
                && (named
                    || parsed
                        .first(noun, &[Relation::Det, Relation::NmodPoss])
                        .is_some())
        })
    };
    let opens = |word: usize| {
        matches!(parsed.lower(word), "if" | "unless" | "until")
            || parsed.lower(word) == "without" && !definite(word)
            || parsed.lower(word) == "long" && parsed.lower(word.saturating_sub(1)) == "as"
            || parsed.lower(word) == "absence"
    };
    parsed.subtree(clause).into_iter().any(opens)
}

/// "slammed it as a victory for terror", "attacked it as a danger": what somebody is blamed for is
/// neither praised nor warned of.
fn is_only_blamed(parsed: &Parsed, cue: usize, entry: &StanceFrame) -> bool {
    entry.act.stance() != StanceKind::Opposes
        && naming::judging_verb(parsed, cue).is_some_and(|verb| {
            matches!(
                parsed.lemma(verb),
                "attack"
                    | "slam"
                    | "denounce"
                    | "dismiss"
                    | "decry"
                    | "criticize"
                    | "criticise"
                    | "condemn"
            )
        })
}

/// "Parliament can veto it", "Rome should accept the offer": what somebody may or ought to do is no
/// position of his; "we must reject it" is one.
pub(super) fn is_only_possible(
    parsed: &Parsed,
    cue: usize,
    entry: &StanceFrame,
    holders: &Holders,
) -> bool {
    let doer = entry.class == CueClass::Verb && holders.place == Place::Subject;
    // "should call him and ask": the later verb as the first.
    let joined = parsed.relation(cue) == Relation::Conj
        && parsed
            .first(cue, &[Relation::Nsubj, Relation::Aux])
            .is_none();
    let first = parsed.head(cue).filter(|_| joined).unwrap_or(cue);
    doer && holders.how != How::FirstPerson
        && parsed.auxiliaries(first).any(|auxiliary| match auxiliary {
            "should" | "must" | "ought" => true,
            // "cannot accept" refuses.
            "can" | "could" if entry.cue.split(' ').any(|word| word == auxiliary) => false,
            "can" | "could" | "may" | "might" => {
                !parsed.is_negated(first) && !parsed.cannot_but(first)
            }
            _ => false,
        })
}

/// "The argument that talks should start …" is not the argument of whoever
/// mentions it.
pub(super) fn in_reported_thought(parsed: &Parsed, cue: usize) -> bool {
    // "does not share the view that it is legitimate"
    let denied = |noun: usize| {
        let verb = parsed.head(noun).filter(|_| {
            matches!(parsed.relation(noun), Relation::Obj | Relation::Obl)
                && WordClass::View.has(parsed.lemma(noun))
        });
        verb.is_some_and(|verb| parsed.is_negated(verb) || parsed.lemma(verb) == "reject")
    };
    // "the condition that Chile must pay": the parser takes the "that" for an object.
    let opened = |clause: usize| {
        parsed.mark(clause) == Some("that")
            || parsed
                .dependents(clause, &[Relation::Obj])
                .any(|that| parsed.word(that).tag == "IN" && parsed.lower(that) == "that")
    };
    parsed.ancestors(cue).any(|word| {
        let below = matches!(parsed.relation(word), Relation::Acl | Relation::AclRelcl)
            && opened(word)
            && parsed.head(word).is_some_and(|noun| {
                WordClass::ReportedThought.has(parsed.lemma(noun)) || denied(noun)
            });
        below
            || parsed
                .head(word)
                .is_some_and(|judged| matching::thought_behind(parsed, judged) == Some(word))
    })
}
