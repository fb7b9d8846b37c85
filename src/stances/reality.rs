//! Reality: positions that words around a cue do not take for real: alleged, hoped for, sought.
//!
//! Comes in: a cue of a frame in its sentence. Goes out: whether its holder is not said to hold the
//! position. Must not know: who the actors are.

use super::asked::{self, is_asked_about, is_demanded, is_hoped_for, is_told_to};
use super::{sought, unsaid};
use crate::lexicon::stance::{CueClass, Place};
use crate::lexicon::{StanceFrame, WordClass};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::{Act, StanceKind};

/// Whether the holder of a frame is not said to hold the position. A speaker who judges does so in
/// any case: "fears that the plan is a mistake".
pub(super) fn is_unreal(parsed: &Parsed, cue: usize, entry: &StanceFrame) -> bool {
    if unsaid::is_unsaid(parsed, cue, entry) {
        return true;
    }
    // "doubted its resolve to sign"
    let meant = parsed
        .head(cue)
        .filter(|_| parsed.relation(cue) == Relation::Acl);
    if meant.is_some_and(|noun| sought::is_doubted(parsed, noun)) {
        return true;
    }
    if entry.holder.contains(&Place::Voice) {
        return false;
    }
    if entry.side() == StanceKind::Opposes && is_given_up(parsed, cue) {
        return true;
    }
    if is_only_thought(parsed, cue)
        || is_subject_clause(parsed, cue)
        || is_told_of_any(parsed, cue)
        || is_left_out(parsed, cue)
        || is_demanded(parsed, cue)
    {
        return true;
    }
    if entry.act == Act::Offer && entry.class == CueClass::Verb && is_told_to(parsed, cue) {
        return true;
    }
    match entry.class {
        CueClass::Noun => {
            sought::is_sought(parsed, cue)
                || sought::is_wavering(parsed, cue)
                || sought::is_doubted(parsed, cue)
        }
        _ => {
            is_alleged(parsed, cue)
                || is_qualified(parsed, cue)
                || is_hoped_for(parsed, cue)
                || is_event(parsed, cue)
                || is_asked_about(parsed, cue)
                || is_means_asked(parsed, cue)
                || would_be_wrong(parsed, cue)
        }
    }
}

/// "must take a stand by condemning it", "urged Peru to help by backing it": the way to do what is asked.
fn is_means_asked(parsed: &Parsed, cue: usize) -> bool {
    let by = parsed.relation(cue) == Relation::Advcl && parsed.mark(cue) == Some("by");
    parsed.head(cue).filter(|_| by).is_some_and(|verb| {
        let mut auxiliaries = parsed.auxiliaries(verb);
        let own = |subject: usize| matches!(parsed.lower(subject), "i" | "we");
        auxiliaries.any(|it| matches!(it, "must" | "ought" | "should"))
            && !parsed.subject(verb).is_some_and(own)
            || asked::addressee(parsed, verb).is_some()
    })
}

/// "stopped opposing it": who did so need not be for it.
fn is_given_up(parsed: &Parsed, cue: usize) -> bool {
    let ceased = |verb: usize| {
        matches!(parsed.lemma(verb), "cease" | "quit" | "stop") && !parsed.is_negated(verb)
    };
    parsed.relation(cue) == Relation::Xcomp
        && parsed.word(cue).upos == Upos::Verb
        && parsed.head(cue).is_some_and(ceased)
}

/// "to sign it would be wrong", "to go would seem to support it": an infinitive as the subject of what
/// is said of it, and what it is said to do.
fn is_subject_clause(parsed: &Parsed, cue: usize) -> bool {
    let said = parsed.relation(cue) == Relation::Csubj
        && parsed.mark(cue) == Some("to")
        && parsed.head(cue).is_some_and(|head| cue < head)
        && parsed.first(cue, &[Relation::Nsubj]).is_none();
    let verb = parsed.over_infinitives(cue);
    said || verb != cue && parsed.first(verb, &[Relation::Csubj]).is_some()
}

/// "any plan that Peru does not support": no plan is said to be one.
fn is_told_of_any(parsed: &Parsed, cue: usize) -> bool {
    let noun = parsed
        .head(cue)
        .filter(|_| parsed.relation(cue) == Relation::AclRelcl);
    noun.is_some_and(|noun| {
        let mut words = parsed.dependents(noun, &[Relation::Det]);
        words.any(|det| matches!(parsed.lower(det), "any" | "whatever" | "whichever"))
    })
}

/// "was accused of backing it", "demanded an apology for backing them".
fn is_alleged(parsed: &Parsed, cue: usize) -> bool {
    let Some(head) = parsed.head(cue) else {
        return false;
    };
    let charged = parsed.mark(cue) == Some("of")
        && matches!(parsed.lemma(head), "accuse" | "suspect" | "convict");
    let demanded = parsed.mark(cue) == Some("for")
        && parsed
            .first(head, &[Relation::Obj])
            .is_some_and(|object| matches!(parsed.lemma(object), "apology" | "explanation"));
    charged || demanded
}

/// "instead of condemning it", "rather than condemn it", "without condemning it", "refrained from
/// condemning it", "avoided condemning it": what is not done.
fn is_left_out(parsed: &Parsed, cue: usize) -> bool {
    if parsed.word(cue).upos != Upos::Verb {
        return false;
    }
    let head = parsed.head(cue);
    let opens = |word: &str| matches!(word, "instead" | "rather" | "without");
    let beside = matches!(
        parsed.relation(cue),
        Relation::Advcl | Relation::Conj | Relation::Acl
    ) && parsed
        .dependents(cue, &[Relation::Mark, Relation::Cc, Relation::Case])
        .any(|word| opens(parsed.lower(word)));
    // "the failure to condemn it", "its inability to accept it"
    let failing = parsed.relation(cue) == Relation::Acl
        && parsed.mark(cue) == Some("to")
        && head.is_some_and(|head| {
            matches!(
                parsed.lemma(head),
                "failure" | "hesitation" | "inability" | "reluctance" | "unwillingness"
            )
        });
    // "made no effort to combat it", "is not taking steps to block it"
    let not_tried = parsed.relation(cue) == Relation::Acl
        && parsed.mark(cue) == Some("to")
        && head.is_some_and(|head| is_not_tried(parsed, head));
    let kept_from = parsed.mark(cue) == Some("from")
        && head.is_some_and(|head| {
            // "refrained from joining it", "barred Peru from joining it"
            matches!(
                parsed.lemma(head),
                "abstain"
                    | "ban"
                    | "bar"
                    | "block"
                    | "desist"
                    | "deter"
                    | "discourage"
                    | "dissuade"
                    | "hinder"
                    | "keep"
                    | "preclude"
                    | "prevent"
                    | "prohibit"
                    | "refrain"
                    | "restrain"
                    | "stop"
            )
        });
    // "Peru should stop backing it": it has not stopped.
    let told_to_stop = parsed.relation(cue) == Relation::Xcomp
        && head
            .is_some_and(|head| WordClass::Turning.has(parsed.lemma(head)) && parsed.is_due(head));
    // "apologised for supporting it", "regretted supporting it"
    let repented = parsed.word(cue).tag == "VBG"
        && head.is_some_and(|head| match parsed.lemma(head) {
            "apologise" | "apologize" => parsed.mark(cue) == Some("for"),
            "regret" | "repent" => parsed.relation(cue) == Relation::Xcomp,
            _ => false,
        });
    let avoided = parsed.relation(cue) == Relation::Xcomp
        && parsed.word(cue).tag == "VBG"
        && head.is_some_and(|head| parsed.lemma(head) == "avoid");
    beside || failing || not_tried || kept_from || avoided || repented || told_to_stop
}

/// "made no effort", "is not taking steps".
fn is_not_tried(parsed: &Parsed, noun: usize) -> bool {
    let trial = matches!(
        parsed.lemma(noun),
        "action" | "attempt" | "effort" | "haste" | "measure" | "move" | "step"
    );
    let none = parsed
        .dependents(noun, &[Relation::Det])
        .any(|word| parsed.lower(word) == "no");
    let verb = parsed
        .head(noun)
        .filter(|_| parsed.relation(noun) == Relation::Obj);
    trial && (none || verb.is_some_and(|verb| parsed.is_negated(verb)))
}

/// "claims that it backs them", "the hope is that it will back them", "it is unlikely that …": a clause
/// that is only a thought.
fn is_only_thought(parsed: &Parsed, cue: usize) -> bool {
    parsed.ancestors(cue).any(|clause| {
        let thought = |word: usize| {
            parsed.word(word).upos != Upos::Verb && WordClass::Supposition.has(parsed.lemma(word))
        };
        let outer = parsed.first(clause, &[Relation::NsubjOuter]);
        if outer.is_some_and(|it| thought(it) && !parsed.dominates(it, cue)) {
            return true;
        }
        let content = matches!(
            parsed.relation(clause),
            Relation::Acl
                | Relation::AclRelcl
                | Relation::Ccomp
                | Relation::Csubj
                | Relation::Advcl
        ) && parsed.mark(clause) == Some("that");
        let head = parsed.head(clause).filter(|_| content);
        // "denied a report that it backs them", "did not say that it backs them"
        let denied = |verb: usize| {
            let object = parsed.first(verb, &[Relation::Obj]);
            parsed.word(verb).upos == Upos::Verb
                && (object.is_some_and(|object| object < clause && thought(object))
                    || parsed.is_negated(verb)
                        && matches!(
                            parsed.lemma(verb),
                            "allege" | "claim" | "imply" | "mean" | "say" | "suggest"
                        ))
        };
        head.is_some_and(|head| thought(head) || denied(head))
    })
}

/// "allegedly backs it", "did not always back it", "pretends to back it", "tricked into backing it".
fn is_qualified(parsed: &Parsed, cue: usize) -> bool {
    let adverb = |words: &[&str]| {
        parsed
            .dependents(cue, &[Relation::Advmod])
            .any(|word| words.contains(&parsed.lower(word)))
    };
    let partly = parsed.is_negated(cue)
        && adverb(&[
            "always",
            "completely",
            "entirely",
            "fully",
            "necessarily",
            "wholly",
        ]);
    let doubtful = adverb(&[
        "allegedly",
        "maybe",
        "perhaps",
        "possibly",
        "probably",
        "purportedly",
        "supposedly",
    ]);
    // "would have backed it": it did not come to that.
    let unfulfilled = parsed.word(cue).tag == "VBN"
        && !matches!(
            parsed.lemma(cue),
            "like" | "love" | "prefer" | "want" | "wish"
        )
        && parsed
            .auxiliaries(cue)
            .any(|auxiliary| matches!(auxiliary, "would" | "could" | "might" | "should"))
        && parsed.auxiliaries(cue).any(|auxiliary| auxiliary == "have");
    let governed = parsed.head(cue).is_some_and(|head| {
        let pretended =
            parsed.mark(cue) == Some("to") && matches!(parsed.lemma(head), "pretend" | "unlikely");
        let brought = parsed.mark(cue) == Some("into")
            && matches!(
                parsed.lemma(head),
                "bully" | "coerce" | "force" | "pressure" | "scare" | "talk" | "trick"
            );
        pretended || brought || is_hard(parsed, cue, head)
    });
    partly || doubtful || unfulfilled || governed
}

/// "found it difficult to accept it", "was too proud to accept it", "was in no position to reject it",
/// "could not afford to reject it", "is free to reject it", "is under pressure to accept it", "sees no
/// reason to accept it": nobody is said to do so.
fn is_hard(parsed: &Parsed, cue: usize, head: usize) -> bool {
    if parsed.mark(cue) != Some("to") {
        return false;
    }
    let too = || {
        parsed
            .dependents(head, &[Relation::Advmod])
            .any(|word| parsed.lower(word) == "too")
    };
    let adjective = parsed.word(head).upos == Upos::Adj;
    let hard = adjective
        && matches!(
            parsed.lemma(head),
            "afraid"
                | "difficult"
                | "easy"
                | "entitled"
                | "free"
                | "hard"
                | "hesitant"
                | "impossible"
                | "slow"
                | "tempted"
        );
    let none = || {
        parsed
            .dependents(head, &[Relation::Det, Relation::Amod])
            .any(|det| matches!(parsed.lower(det), "no" | "little" | "any"))
    };
    let position = match parsed.lemma(head) {
        "cause" | "grounds" | "ground" | "need" | "position" | "reason" => none(),
        "pressure" => true,
        _ => false,
    };
    let verb = matches!(parsed.lemma(head), "afford" | "dare") && parsed.is_negated(head);
    hard || adjective && too() || position || verb
}

/// "objects to Peru joining the pact", "is against Peru joining it": what is spoken of as an event need
/// not be; "with Peru opposing it" tells that it is.
fn is_event(parsed: &Parsed, cue: usize) -> bool {
    const ABOUT: &[&str] = &["about", "against", "for", "of", "on", "over", "to"];
    if parsed.word(cue).tag != "VBG" || parsed.first(cue, &[Relation::Aux]).is_some() {
        return false;
    }
    let own = parsed.first(cue, &[Relation::Nsubj]).is_some()
        && parsed.mark(cue).is_some_and(|mark| ABOUT.contains(&mark));
    let behind = parsed.head(cue).is_some_and(|name| {
        matches!(parsed.relation(cue), Relation::Advcl | Relation::Acl)
            && name + 1 == cue
            && parsed.word(name).upos == Upos::Propn
            && parsed.first(name, &[Relation::Cop]).is_some()
            && ABOUT.contains(&parsed.case(name).as_str())
    });
    own || behind
}

/// "Peru would be wrong to back it".
fn would_be_wrong(parsed: &Parsed, cue: usize) -> bool {
    let infinitive = parsed.mark(cue) == Some("to")
        && matches!(parsed.relation(cue), Relation::Xcomp | Relation::Advcl);
    let judged = parsed
        .head(cue)
        .filter(|&head| infinitive && parsed.first(head, &[Relation::Cop]).is_some());
    judged.is_some_and(|head| {
        matches!(
            parsed.lemma(head),
            "foolish" | "mad" | "right" | "unwise" | "wrong"
        ) && parsed
            .auxiliaries(head)
            .any(|auxiliary| matches!(auxiliary, "would" | "could" | "might"))
    })
}
