//! Unjudged: judging words in somebody's mouth by which he judges nothing.
//!
//! Comes in: a cue, a frame that a voice holds, what fills its target. Goes out: yes or no. Must not
//! know: who the actors are.

use super::matching::{Filler, naming};
use crate::lexicon::StanceFrame;
use crate::lexicon::WordClass;
use crate::lexicon::stance::{CueClass, Place};
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;
use crate::vocabulary::StanceKind;

/// What a clause in somebody's mouth says of its subject and yet does not judge.
pub(super) fn is_judgement_of_none(
    parsed: &Parsed,
    cue: usize,
    entry: &StanceFrame,
    filler: &Filler,
) -> bool {
    if !entry.holder.contains(&Place::Voice) {
        return false;
    }
    let of_subject = entry.class == CueClass::Verb && entry.target == [Place::Subject];
    if of_subject {
        return is_told_of_none(parsed, cue, entry, filler) || is_left_open(parsed, cue);
    }
    // "asked whether Peru was behind the raid"
    if entry.given.is_some() && is_left_open(parsed, cue) {
        return true;
    }
    // "the demand, dismissed in Oslo as blackmail": nobody is said to call it so.
    let nobodys = || {
        naming::judging_verb(parsed, cue).is_some_and(|verb| {
            let by = |word: usize| {
                let mut phrases = parsed.dependents(word, &[Relation::Nmod]);
                phrases.any(|phrase| parsed.case(phrase) == "by")
            };
            parsed.is_passive(verb) && parsed.logical_subject(verb).is_none() && !by(cue)
        })
    };
    // "the charges were without basis": they have none.
    let lacked = entry.class == CueClass::Noun
        && parsed.case(cue) == "without"
        && !entry.cue.contains("without");
    // "said the door was open": to what?
    let nowhere = entry.side() == StanceKind::Supports
        && matches!(parsed.lemma(filler.head), "door" | "path" | "way")
        && parsed
            .first(
                filler.head,
                &[Relation::Nmod, Relation::Acl, Relation::AclRelcl],
            )
            .is_none();
    // "little hope for improvement in trade": nobody calls it one.
    let wished = entry.class == CueClass::Noun
        && parsed.first(cue, &[Relation::Cop]).is_none()
        && matches!(parsed.case(cue).as_str(), "for" | "without" | "about");
    filler.place == Place::Bearer
        && (lacked || nowhere || wished || is_left_open(parsed, cue) || nobodys())
}

/// "no comment on whether it was legal", "it is not true that it was a plot".
fn is_left_open(parsed: &Parsed, cue: usize) -> bool {
    parsed.ancestors(cue).take(2).any(|clause| {
        let mut marks = parsed.dependents(clause, &[Relation::Mark]);
        let asked = marks.any(|mark| parsed.lower(mark) == "whether");
        let told = matches!(parsed.relation(clause), Relation::Csubj | Relation::Ccomp);
        let untrue = parsed.head(clause).is_some_and(|word| {
            let truth = matches!(parsed.lower(word), "true" | "correct" | "case");
            told && (truth && parsed.is_negated(word) || parsed.lower(word) == "untrue")
        });
        asked || untrue || is_unseen(parsed, clause)
    })
}

/// "do not see how any war can help", "cannot understand why it is a crime".
fn is_unseen(parsed: &Parsed, clause: usize) -> bool {
    let open = |word: usize| matches!(parsed.lower(word), "how" | "why");
    let unseen = |word: usize| {
        parsed.head(word).is_some_and(|verb| {
            parsed.is_negated(verb)
                && matches!(
                    parsed.lemma(verb),
                    "imagine" | "know" | "see" | "understand"
                )
        })
    };
    // The clause hangs on "how", or "how" on the clause.
    parsed
        .head(clause)
        .is_some_and(|how| open(how) && unseen(how))
        || parsed.children(clause).iter().any(|&word| open(word)) && unseen(clause)
}

/// What a verb says of its subject and yet nobody says of a thing.
fn is_told_of_none(parsed: &Parsed, cue: usize, entry: &StanceFrame, filler: &Filler) -> bool {
    if entry.needs_negation {
        return false;
    }
    let fixed = |word: &str| entry.cue.split(' ').any(|it| it == word);
    // "the war has ended" is no praise of the war, "it would cost jobs" blames no jobs.
    if fixed(parsed.lemma(filler.head)) {
        return true;
    }
    let subject = filler.head;
    // "no treaty can bring peace" blames no treaty.
    let none = parsed.has_det(subject, &["no", "neither"]);
    // "only talks would help them": not that talks would help only them.
    let limits = |word: usize| parsed.lower(word) == "only";
    let alone = fixed("only")
        && (parsed.subtree(subject).into_iter().any(limits)
            || subject.checked_sub(1).is_some_and(limits));
    // "warned that it would divide the nation": the warning says it.
    let warned = parsed.relation(cue) == Relation::Ccomp
        && parsed
            .head(cue)
            .is_some_and(|verb| WordClass::SaidBehind.has(parsed.lemma(verb)));
    filler.place == Place::Subject && (none || alone || warned)
}
