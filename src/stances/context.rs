//! Context: what stands around a cue and changes what it means: negation,
//! control by another verb, conditions, questions, time.
//!
//! Comes in: a cue in its sentence. Goes out: a [`Context`]. Must not know:
//! who the actors are.

use super::denial::{
    is_beyond_words, is_denied_before, is_denied_noun, is_far, is_hard, is_lessened,
    is_more_than_ever, is_none_of, is_withheld,
};
use super::frames::{Frame, Frames};
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
