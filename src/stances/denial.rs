//! Denial: words around a cue that turn it round or take it back: "no war", "withheld its support".
//!
//! Comes in: a cue or clause in its sentence. Goes out: yes or no. Must not know: which frame the cue
//! has, who the actors are.

use super::frames;
use crate::lexicon::WordClass;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// "less safe"; "less safe than they were" too, but not "no less safe".
pub(super) fn is_lessened(parsed: &Parsed, word: usize) -> bool {
    parsed.word(word).upos == Upos::Adj
        && parsed.dependents(word, &[Relation::Advmod]).any(|less| {
            parsed.lower(less) == "less" && parsed.lower(less.saturating_sub(1)) != "no"
        })
}

/// "no war", "neither the plan nor the pact".
pub(super) fn is_none_of(parsed: &Parsed, noun: usize) -> bool {
    // "seeks no other people's land"
    let owner = parsed.first(noun, &[Relation::NmodPoss]);
    [Some(noun), owner].into_iter().flatten().any(|noun| {
        parsed
            .dependents(noun, &[Relation::Det, Relation::CcPreconj])
            .any(|word| matches!(parsed.lower(word), "no" | "neither"))
    })
}

/// "no support", "little merit".
pub(super) fn is_denied_noun(parsed: &Parsed, noun: usize) -> bool {
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

/// "do not tolerate or support it": the denial holds of both.
pub(super) fn is_denied_before(parsed: &Parsed, clause: usize) -> bool {
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
pub(super) fn is_more_than_ever(parsed: &Parsed, cue: usize, clause: usize) -> bool {
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
pub(super) fn is_beyond_words(parsed: &Parsed, cue: usize, clause: usize) -> bool {
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

/// "it is hard for us to support it", "finds it difficult to accept it": one does not.
pub(super) fn is_hard(parsed: &Parsed, clause: usize) -> bool {
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
pub(super) fn is_far(parsed: &Parsed, cue: usize) -> bool {
    let far = parsed
        .head(cue)
        .is_some_and(|head| parsed.lower(head) == "far");
    let from = parsed.mark(cue) == Some("from") || parsed.case(cue) == "from";
    far && from && matches!(parsed.word(cue).tag, "JJ" | "VBN")
}

/// "withheld its support", "withdrew recognition": the noun is taken back by its verb. "A bill to end US
/// support" tells of support that is still there.
pub(super) fn is_withheld(parsed: &Parsed, cue: usize) -> bool {
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
