//! Context: what stands around a cue and changes what it means: negation,
//! control by another verb, conditions, questions, time.
//!
//! Comes in: a cue in its sentence. Goes out: a [`Context`]. Must not know:
//! who the actors are.

use super::frames::{self, Frame, Frames};
use super::hypothesis::{
    has_condition, in_condition, is_hardly, is_inverted_condition, is_left_undone, is_neither,
    is_of_none, is_question,
};
use crate::lexicon::WordClass;
use crate::lexicon::stance::{CueClass, Place};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::Modality;

/// What the surroundings of a cue say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// Whether the cue is turned round ("does not support", "refused to back").
    pub negated: bool,
    /// How far the holder stands by it.
    pub modality: Modality,
    /// Whether the words leave the stance open ("may", "seems to").
    pub hedged: bool,
    /// Whether the words carry no position at all: a hypothesis, a question,
    /// what somebody is asked to do.
    pub void: bool,
}

impl Context {
    /// Nothing around the cue changes what it means.
    pub const PLAIN: Self = Self {
        negated: false,
        modality: Modality::Asserted,
        hedged: false,
        void: false,
    };
}

/// Reads the surroundings of a frame's cue; a phrase may have its own denial: "took no issue with it".
pub fn of_frame(frames: &Frames, parsed: &Parsed, cue: usize, frame: &Frame) -> Context {
    let entry = &frame.entry;
    let told = |word: &str| matches!(word, "no" | "little" | "none");
    let verb =
        frame.is_phrase() && entry.class == CueClass::Verb && !entry.cue.split(' ').any(told);
    let mut context = read(frames, parsed, cue);
    context.negated ^= verb
        && parsed
            .dependents(cue, &[Relation::Obj])
            .any(|object| is_denied_noun(parsed, object));
    // "would make us less safe"
    let rest = |word: usize| {
        entry
            .cue
            .split(' ')
            .skip(1)
            .any(|fixed| fixed == parsed.lemma(word))
    };
    context.negated ^= verb
        && parsed
            .dependents(cue, &[Relation::Xcomp, Relation::Obj])
            .any(|word| rest(word) && is_lessened(parsed, word));
    // "the facts do not yet justify it" judges.
    context.void |= !entry.holder.contains(&Place::Voice) && is_hardly(parsed, cue);
    // "wants no war", "backs neither the plan nor the pact".
    let plain = !frame.is_phrase() && entry.class == CueClass::Verb && !entry.needs_negation;
    context.negated ^= plain
        && parsed
            .dependents(cue, &[Relation::Obj])
            .any(|object| object > cue && is_none_of(parsed, object));
    context
}

/// "less safe"; "less safe than they were" too, but not "no less safe".
fn is_lessened(parsed: &Parsed, word: usize) -> bool {
    parsed.word(word).upos == Upos::Adj
        && parsed.dependents(word, &[Relation::Advmod]).any(|less| {
            parsed.lower(less) == "less" && parsed.lower(less.saturating_sub(1)) != "no"
        })
}

/// "no war", "neither the plan nor the pact".
fn is_none_of(parsed: &Parsed, noun: usize) -> bool {
    // "seeks no other people's land"
    let owner = parsed.first(noun, &[Relation::NmodPoss]);
    [Some(noun), owner].into_iter().flatten().any(|noun| {
        parsed
            .dependents(noun, &[Relation::Det, Relation::CcPreconj])
            .any(|word| matches!(parsed.lower(word), "no" | "neither"))
    })
}

/// "no support", "little merit".
fn is_denied_noun(parsed: &Parsed, noun: usize) -> bool {
    parsed
        .dependents(noun, &[Relation::Det, Relation::Amod, Relation::NmodPoss])
        .any(|word| {
            matches!(
                parsed.lower(word),
                "no" | "little" | "neither" | "scant" | "nobody"
            ) || parsed
                .children(word)
                .iter()
                .any(|&no| parsed.lower(no) == "no")
        })
}

/// Reads the surroundings of a cue.
pub fn read(frames: &Frames, parsed: &Parsed, cue: usize) -> Context {
    let mut context = Context {
        negated: parsed.is_negated(cue),
        void: is_question(parsed, cue)
            || in_condition(parsed, cue)
            || is_inverted_condition(parsed, cue)
            || is_left_undone(parsed, cue)
            || is_of_none(parsed, cue)
            || is_neither(parsed, cue),
        ..Context::PLAIN
    };
    // "expressed no support"; of a subject the clause is negated anyway.
    let subject = matches!(parsed.relation(cue), Relation::Nsubj | Relation::NsubjPass);
    context.negated ^=
        parsed.word(cue).upos == Upos::Noun && !subject && is_denied_noun(parsed, cue);
    // "was no hostile step"
    let described = parsed
        .head(cue)
        .filter(|_| parsed.relation(cue) == Relation::Amod);
    context.negated ^= parsed.word(cue).upos == Upos::Adj
        && described.is_some_and(|noun| is_none_of(parsed, noun));
    let clause = clause_of(parsed, cue);
    let joined = parsed
        .first(cue, &[Relation::Cc])
        .is_some_and(|cc| parsed.lower(cc) == "nor");
    // "its support was not unconditional" denies no support.
    let told_of = parsed.word(cue).upos == Upos::Noun
        && parsed.relation(cue) == Relation::Nsubj
        && parsed.first(clause, &[Relation::Expl]).is_none()
        && !is_denied_noun(parsed, cue);
    if clause != cue && !joined && !told_of {
        context.negated ^= parsed.is_negated(clause);
    }
    for auxiliary in parsed.auxiliaries(clause) {
        match auxiliary {
            "may" | "might" | "could" => context.hedged = true,
            "would" if has_condition(parsed, clause) => context.modality = Modality::Conditional,
            _ => {}
        }
    }
    context.negated ^= is_denied_before(parsed, clause);
    context.negated = context.negated
        && !is_more_than_ever(parsed, cue, clause)
        && !is_beyond_words(parsed, cue, clause);
    read_control(parsed, clause, &mut context);
    read_belief(parsed, clause, &mut context);
    context.negated ^= is_withheld(parsed, cue) || clause == cue && is_hard(parsed, cue);
    context.negated ^= is_far(parsed, cue);
    let complement = parsed.first(clause, &[Relation::Xcomp]);
    if has_condition(parsed, clause) || complement.is_some_and(|it| has_condition(parsed, it)) {
        context.modality = Modality::Conditional;
    }
    let past = parsed
        .dependents(clause, &[Relation::Advmod])
        .any(|adverb| frames.is_past(parsed.lemma(adverb)) || frames.is_past(parsed.lower(adverb)));
    if past && parsed.word(clause).tag.starts_with("VB") {
        context.modality = Modality::Earlier;
    }
    context
}

/// The clause to which a cue belongs: itself for a verb, for a noun or
/// adjective the predicate above it.
fn clause_of(parsed: &Parsed, cue: usize) -> usize {
    if parsed.is_predicate(cue) || stands_beside(parsed, cue) {
        return cue;
    }
    parsed
        .ancestors(cue)
        .skip(1)
        .take(3)
        .find(|&word| parsed.is_predicate(word))
        .unwrap_or(cue)
}

/// "Lund, one of the ban's critics, did not vote": what an apposition tells no verb denies.
fn stands_beside(parsed: &Parsed, cue: usize) -> bool {
    let path = parsed.ancestors(cue).take(3);
    let aside = path
        .take_while(|&word| !parsed.is_predicate(word))
        .find(|&word| parsed.relation(word) == Relation::Appos);
    aside.is_some_and(|aside| parsed.word(aside).upos != Upos::Verb)
}

/// "do not tolerate or support it": the denial holds of both.
fn is_denied_before(parsed: &Parsed, clause: usize) -> bool {
    let joined = parsed.relation(clause) == Relation::Conj
        && parsed
            .first(clause, &[Relation::Cc])
            .is_some_and(|cc| parsed.lower(cc) == "or")
        && parsed
            .first(clause, &[Relation::Nsubj, Relation::Aux, Relation::Mark])
            .is_none();
    joined
        && parsed.word(clause).tag == "VB"
        && !parsed.is_negated(clause)
        && parsed
            .head(clause)
            .is_some_and(|first| parsed.is_negated(first))
}

/// "Never has it been as vital as today", "at no time was it so vital": it is most vital now.
fn is_more_than_ever(parsed: &Parsed, cue: usize, clause: usize) -> bool {
    let compared = || {
        parsed
            .dependents(cue, &[Relation::Advmod])
            .any(|than| matches!(parsed.lower(than), "as" | "more" | "so"))
    };
    let ever = |word: usize| {
        parsed.lower(word) == "never"
            || parsed.lower(word) == "no" && matches!(parsed.lower(word + 1), "time" | "point")
    };
    parsed.word(cue).upos == Upos::Adj && compared() && (0..clause).any(ever)
}

/// "the importance of the pact cannot be overstated", "I cannot stress enough its importance": there is the
/// more of it.
fn is_beyond_words(parsed: &Parsed, cue: usize, clause: usize) -> bool {
    let limits = |word: usize| {
        parsed
            .dependents(word, &[Relation::Advmod])
            .any(|it| matches!(parsed.lower(it), "enough" | "sufficiently" | "too"))
    };
    let measured = || limits(clause) || parsed.dependents(clause, &[Relation::Advmod]).any(limits);
    let unable = || {
        parsed
            .auxiliaries(clause)
            .any(|it| matches!(it, "can" | "could" | "must" | "should"))
    };
    parsed.word(cue).upos == Upos::Noun
        && clause != cue
        && unable()
        && match parsed.lemma(clause) {
            "deny" | "disregard" | "dispute" | "doubt" | "exaggerate" | "forget" | "ignore"
            | "minimise" | "minimize" | "neglect" | "overemphasise" | "overemphasize"
            | "overestimate" | "overlook" | "overstate" | "overstress" | "question"
            | "underestimate" | "underrate" | "understate" => true,
            "emphasise" | "emphasize" | "express" | "insist" | "state" | "stress" | "underline"
            | "underscore" => measured(),
            _ => false,
        }
}

/// Verbs that govern the clause: "refused to", "seems to", "urged X to".
fn read_control(parsed: &Parsed, clause: usize, context: &mut Context) {
    let mut word = clause;
    for _ in 0..4 {
        let Some(head) = parsed.head(word) else {
            return;
        };
        // "called on Iran to sign and release": the second demand as the first.
        if parsed.relation(word) == Relation::Conj
            && parsed.relation(head) == Relation::Xcomp
            && parsed.word(word).tag == "VB"
            && parsed
                .first(word, &[Relation::Nsubj, Relation::NsubjPass, Relation::Aux])
                .is_none()
        {
            word = head;
            continue;
        }
        // "is not in a position to accept it"
        if parsed.relation(word) == Relation::Acl && parsed.lemma(head) == "position" {
            context.negated ^= parsed.is_negated(head);
            return;
        }
        let lemma = parsed.lemma(head);
        let refused = is_refused(parsed, word, lemma);
        if parsed.relation(word) != Relation::Xcomp && !refused {
            return;
        }
        context.negated ^= WordClass::Turning.has(lemma) ^ parsed.is_negated(head);
        context.hedged |= WordClass::LeavingOpen.has(lemma);
        // "considers the ban to be illegal" says so of it.
        // and so does "considers the ban justified".
        let named = WordClass::Naming.has(lemma)
            && (parsed.first(word, &[Relation::Cop]).is_some()
                || parsed.word(word).tag == "VBN" && parsed.mark(word).is_none());
        // "is known to oppose it", "persuaded Peru to back it": they do.
        if is_brought_to(parsed, head) {
            return;
        }
        // "failed to agree", "denied sending", "considers leaving": nothing is taken for done.
        context.void |= matches!(lemma, "fail" | "deny" | "consider" | "mull" | "weigh")
            && !named
            && !parsed.is_negated(head);
        if WordClass::Bound.has(lemma) && parsed.is_passive(head) {
            context.modality = Modality::Future;
            word = head;
            continue;
        }
        let object = parsed
            .dependents(head, &[Relation::Obj, Relation::Iobj])
            .any(|object| object < word);
        // "called on Peru to suspend it"
        let called = matches!(lemma, "call" | "appeal" | "plead")
            && parsed
                .dependents(head, &[Relation::Obl])
                .any(|whom| whom < word);
        let controlled = called || object && !named && !asks_leave(parsed, head);
        if (controlled || parsed.is_passive(head)) && !WordClass::Attempts.has(lemma) {
            context.void = true;
        }
        word = head;
    }
}

/// "declined to back it", "is unable now to back it": now and then an adverbial clause in the tree.
fn is_refused(parsed: &Parsed, clause: usize, governor: &str) -> bool {
    parsed.relation(clause) == Relation::Advcl
        && parsed.mark(clause) == Some("to")
        && matches!(
            governor,
            "decline"
                | "fail"
                | "hesitate"
                | "omit"
                | "refuse"
                | "reluctant"
                | "unable"
                | "unwilling"
        )
}

/// "is known to", "was persuaded to", "persuaded Peru to", as far as that is said as done.
fn is_brought_to(parsed: &Parsed, verb: usize) -> bool {
    let done = || {
        !parsed.is_negated(verb)
            && parsed.mark(verb).is_none()
            && !matches!(parsed.relation(verb), Relation::Xcomp | Relation::Acl)
            && parsed
                .auxiliaries(verb)
                .all(|it| matches!(it, "have" | "be"))
            && parsed.word(verb).tag != "VBG"
    };
    match parsed.lemma(verb) {
        "know" => parsed.is_passive(verb) && done(),
        "convince" | "persuade" => done(),
        _ => false,
    }
}

/// "let me thank Peru", "permit me to thank Peru": who asks leave does it.
fn asks_leave(parsed: &Parsed, verb: usize) -> bool {
    let me = parsed
        .dependents(verb, &[Relation::Obj, Relation::Iobj])
        .any(|object| parsed.lower(object) == "me");
    me && matches!(parsed.lemma(verb), "allow" | "let" | "permit")
        && parsed
            .first(verb, &[Relation::Nsubj, Relation::Aux])
            .is_none()
}

/// "does not think X is right" denies it; "does not prove that X is right" leaves it open.
fn read_belief(parsed: &Parsed, clause: usize, context: &mut Context) {
    let mut word = clause;
    for _ in 0..6 {
        let Some(head) = parsed.head(word) else {
            return;
        };
        let complement = matches!(parsed.relation(word), Relation::Ccomp | Relation::Csubj);
        if complement && parsed.is_negated(head) && parsed.word(head).upos == Upos::Verb {
            let lemma = parsed.lemma(head);
            if WordClass::Believing.has(lemma) {
                context.negated ^= true;
            } else if !WordClass::Telling.has(lemma) {
                context.void = true;
            }
        }
        context.void |= complement && parsed.lemma(head) == "deny";
        if complement
            && !parsed.is_negated(head)
            && matches!(parsed.lemma(head), "doubt" | "disagree" | "dispute")
        {
            context.negated ^= true;
        }
        word = head;
    }
}

/// "it is hard for us to support it", "finds it difficult to accept it": one does not.
fn is_hard(parsed: &Parsed, clause: usize) -> bool {
    const GOVERNED: &[Relation] = &[
        Relation::Xcomp,
        Relation::Csubj,
        Relation::Advcl,
        Relation::Ccomp,
    ];
    let to = parsed
        .dependents(clause, &[Relation::Mark])
        .any(|mark| parsed.lower(mark) == "to");
    let governed = to && GOVERNED.contains(&parsed.relation(clause));
    parsed
        .head(clause)
        .filter(|_| governed)
        .is_some_and(|hard| {
            // "found it hard to accept it" may have done so.
            let past = parsed
                .head(hard)
                .is_some_and(|found| parsed.lower(found) == "found");
            matches!(parsed.lower(hard), "difficult" | "hard" | "impossible")
                && !past
                && !parsed.is_negated(hard)
        })
}

/// "is far from opposed to it", "is far from happy with it".
fn is_far(parsed: &Parsed, cue: usize) -> bool {
    let far = parsed
        .head(cue)
        .is_some_and(|head| parsed.lower(head) == "far");
    let from = parsed.mark(cue) == Some("from") || parsed.case(cue) == "from";
    far && from && matches!(parsed.word(cue).tag, "JJ" | "VBN")
}

/// "withheld its support", "withdrew recognition": the noun is taken back by its verb. "A bill to end US
/// support" tells of support that is still there.
fn is_withheld(parsed: &Parsed, cue: usize) -> bool {
    parsed.word(cue).upos == Upos::Noun
        && matches!(parsed.relation(cue), Relation::Obj | Relation::NsubjPass)
        && parsed.head(cue).is_some_and(|verb| {
            frames::particle_of_giving(parsed, verb) == Some("up")
                || WordClass::TakingBack.has(parsed.lemma(verb))
                    && !is_to_be_ended(parsed, verb, cue)
        })
}

/// "would end US support for the war", "voted to end US support": others than who gives it mean to end it.
fn is_to_be_ended(parsed: &Parsed, verb: usize, cue: usize) -> bool {
    let ends = matches!(parsed.lemma(verb), "end" | "suspend" | "withdraw");
    let comes = parsed.mark(verb) == Some("to")
        || parsed
            .auxiliaries(verb)
            .any(|it| matches!(it, "must" | "should" | "would"));
    let named = parsed
        .dependents(
            cue,
            &[Relation::NmodPoss, Relation::Compound, Relation::Amod],
        )
        .any(|whose| parsed.word(whose).upos == Upos::Propn);
    ends && comes && named
}
