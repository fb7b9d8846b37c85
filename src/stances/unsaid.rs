//! Unsaid: what a sentence does not tell as said or done: invented, joked, almost done, denied.
//!
//! Comes in: a cue of a frame in its sentence. Goes out: whether the position stands only in a story,
//! a joke or a false report, or whether nobody said the judging word. Must not know: who the actors
//! are.

use super::hypothesis::is_left_undone;
use super::matching::naming;
use super::reporting::says;
use crate::lexicon::stance::{CueClass, Place};
use crate::lexicon::{StanceFrame, WordClass};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// Whether the words are not said to be said, or what they tell is not told as true.
pub(super) fn is_unsaid(parsed: &Parsed, cue: usize, entry: &StanceFrame) -> bool {
    let voiced = entry.holder.contains(&Place::Voice);
    let verb = if voiced {
        judging(parsed, cue)
    } else {
        Some(cue).filter(|&cue| parsed.word(cue).upos == Upos::Verb)
    };
    is_story(parsed, cue)
        || is_told_untrue(parsed, cue)
        || is_counterfactual(parsed, cue)
        || is_purpose_of_none(parsed, cue)
        || verb.is_some_and(|verb| {
            is_only_nearly(parsed, verb) || verb != cue && is_counterfactual(parsed, verb)
        })
        || !voiced && is_owed(parsed, cue)
        || voiced
            && (is_weakened(parsed, cue)
                || entry.class == CueClass::Modal && is_thought_rejected(parsed, cue)
                || verb.is_some_and(|verb| is_kept_back(parsed, verb)))
}

/// "it is unthinkable that we should wait", "cannot accept that some must starve": what is said to be due
/// there is what the speaker will not have.
fn is_thought_rejected(parsed: &Parsed, cue: usize) -> bool {
    parsed.ancestors(cue).take(4).any(|clause| {
        let content = matches!(
            parsed.relation(clause),
            Relation::Ccomp | Relation::Csubj | Relation::Acl | Relation::Advcl
        ) && matches!(parsed.mark(clause), Some("that" | "why"));
        let head = parsed.head(clause).filter(|_| content);
        head.is_some_and(|head| {
            let denied = parsed.is_negated(head);
            match parsed.lemma(head) {
                "absurd" | "deplorable" | "inadmissible" | "inconceivable" | "intolerable"
                | "ironic" | "outrageous" | "regrettable" | "scandalous" | "shameful"
                | "tragic" | "unacceptable" | "unfair" | "unfortunate" | "unjust"
                | "unthinkable" | "wrong" | "deplore" | "lament" | "reject" | "regret" => !denied,
                "accept" | "admit" | "agree" | "allow" | "condone" | "permit" | "tolerate"
                | "acceptable" | "reason" | "understand" => {
                    denied
                        || parsed
                            .head(head)
                            .is_some_and(|verb| WordClass::Turning.has(parsed.lemma(verb)))
                }
                _ => false,
            }
        })
    })
}

/// The verb by which somebody judges: "called it a crime", "said that it was a crime".
fn judging(parsed: &Parsed, cue: usize) -> Option<usize> {
    naming::judging_verb(parsed, cue).or_else(|| {
        let clause = parsed
            .ancestors(cue)
            .take(2)
            .find(|&word| parsed.relation(word) == Relation::Ccomp)?;
        parsed.head(clause).filter(|&verb| says(parsed, verb))
    })
}

/// "in the novel, Russia accepts it", "according to a hoax", "during the mock trial".
fn is_story(parsed: &Parsed, cue: usize) -> bool {
    parsed.ancestors(cue).any(|word| {
        parsed.dependents(word, &[Relation::Obl]).any(|phrase| {
            let lemma = parsed.lemma(phrase);
            match parsed.case(phrase).as_str() {
                "in" | "during" => {
                    let described = parsed
                        .dependents(phrase, &[Relation::Amod, Relation::Compound])
                        .any(|word| {
                            matches!(parsed.lower(word), "mock" | "alternate" | "model" | "war")
                        });
                    WordClass::Story.has(lemma)
                        || described
                            && matches!(lemma, "trial" | "history" | "un" | "parliament" | "game")
                }
                "according to" => {
                    matches!(lemma, "hoax" | "legend" | "rumour" | "rumor" | "myth")
                }
                _ => false,
            }
        })
    })
}

/// "imagine that it rejects it", "joked that he would veto it", "falsely claimed that", "legend has it
/// that", "it is not true that", "as if it would ever accept it".
fn is_told_untrue(parsed: &Parsed, cue: usize) -> bool {
    let as_if = |clause: usize| {
        clause > 0
            && parsed.dependents(clause, &[Relation::Mark]).any(|mark| {
                mark > 0 && parsed.lower(mark) == "if" && parsed.lower(mark - 1) == "as"
            })
    };
    parsed.ancestors(cue).any(|clause| {
        let told = matches!(
            parsed.relation(clause),
            Relation::Ccomp
                | Relation::Csubj
                | Relation::Acl
                | Relation::Advcl
                | Relation::Parataxis
        );
        as_if(clause)
            || told
                && parsed
                    .head(clause)
                    .is_some_and(|verb| is_untrue_beside(parsed, verb, clause))
    })
}

/// Whether a word says of a clause under it that it is invented or untrue.
fn is_untrue_beside(parsed: &Parsed, verb: usize, clause: usize) -> bool {
    let lemma = parsed.lemma(verb);
    let content = matches!(parsed.relation(clause), Relation::Ccomp | Relation::Csubj);
    let invented = content && matches!(lemma, "imagine" | "joke" | "tease" | "quip" | "dream");
    let falsely = content
        && parsed.dependents(verb, &[Relation::Advmod]).any(|word| {
            matches!(
                parsed.lower(word),
                "falsely" | "wrongly" | "mistakenly" | "erroneously" | "jokingly"
            )
        })
        && (parsed.is_passive(verb)
            || matches!(
                lemma,
                "claim" | "report" | "say" | "write" | "state" | "suggest"
            ));
    let subject = parsed.subject(verb);
    let of_none = subject.is_some_and(|subject| {
        let legend = lemma == "have"
            && matches!(
                parsed.lemma(subject),
                "legend" | "rumour" | "rumor" | "myth"
            );
        let spoof = content
            && parsed.dependents(subject, &[Relation::Amod]).any(|word| {
                matches!(
                    parsed.lower(word),
                    "satirical" | "fake" | "forged" | "spoof" | "fictional"
                )
            });
        legend || spoof
    });
    let untrue = parsed.lemma(verb) == "true" && parsed.is_negated(verb) && clause > verb;
    invented || falsely || of_none || untrue
}

/// "almost rejected it", "jokingly threatened", "was about to reject it", "has yet to endorse it",
/// "forgot to condemn it".
fn is_only_nearly(parsed: &Parsed, verb: usize) -> bool {
    let adverb = |word: usize, words: &[&str]| {
        parsed
            .dependents(word, &[Relation::Advmod])
            .any(|it| it < word && words.contains(&parsed.lower(it)))
    };
    let governed = parsed.head(verb).is_some_and(|head| {
        let infinitive = parsed.mark(verb) == Some("to");
        infinitive
            && (matches!(parsed.lower(head), "about" | "tempted")
                || matches!(parsed.lemma(head), "forget" | "neglect")
                || parsed.lemma(head) == "have" && adverb(verb, &["yet"])
                || parsed.lemma(head) == "have"
                    && parsed
                        .dependents(head, &[Relation::Advmod])
                        .any(|it| parsed.lower(it) == "yet"))
    });
    adverb(verb, &["almost", "nearly", "jokingly", "allegedly"]) && !is_measured(parsed, verb)
        || governed
}

/// "almost always rejects": the adverb measures another one.
fn is_measured(parsed: &Parsed, verb: usize) -> bool {
    parsed.dependents(verb, &[Relation::Advmod]).any(|it| {
        matches!(
            parsed.lower(it),
            "always" | "all" | "entirely" | "immediately" | "unanimously" | "never" | "daily"
        )
    })
}

/// "Peru would have to renounce it", "Peru is obliged to accept it": it need not mean to; "we have to
/// condemn it" is said of oneself.
fn is_owed(parsed: &Parsed, cue: usize) -> bool {
    let infinitive = parsed.word(cue).upos == Upos::Verb
        && parsed.relation(cue) == Relation::Xcomp
        && parsed.mark(cue) == Some("to");
    parsed.head(cue).filter(|_| infinitive).is_some_and(|verb| {
        let bound = matches!(parsed.lemma(verb), "have" | "need")
            || parsed.is_passive(verb)
                && matches!(
                    parsed.lemma(verb),
                    "compel" | "force" | "oblige" | "require"
                );
        let own = parsed
            .subject(verb)
            .is_some_and(|it| matches!(parsed.lower(it), "i" | "we" | "us"));
        bound && !own && !parsed.is_negated(verb)
    })
}

/// "does not mean to send troops to fight for it": nor will they fight.
fn is_purpose_of_none(parsed: &Parsed, cue: usize) -> bool {
    let purpose = parsed.word(cue).upos == Upos::Verb
        && parsed.relation(cue) == Relation::Advcl
        && parsed.mark(cue) == Some("to")
        && !parsed.is_negated(cue);
    let Some(deed) = parsed.head(cue).filter(|_| purpose) else {
        return false;
    };
    let verb = parsed.over_infinitives(deed);
    // "failed on Monday to approve it"
    let failed = parsed.lemma(deed) == "fail" && !parsed.is_negated(deed);
    let undone = parsed.word(verb).upos == Upos::Verb
        && parsed.lemma(verb) != "hesitate"
        && parsed.is_negated(verb) != matches!(parsed.lemma(verb), "refuse" | "fail");
    failed || undone
}

/// "had Chile called it so, Peru would have left".
fn is_counterfactual(parsed: &Parsed, verb: usize) -> bool {
    parsed.dependents(verb, &[Relation::Aux]).any(|auxiliary| {
        let inverted = parsed
            .first(verb, &[Relation::Nsubj])
            .is_some_and(|subject| auxiliary < subject && subject < verb);
        let opens = auxiliary == 0 || parsed.lower(auxiliary - 1) == ",";
        inverted && opens && parsed.lower(auxiliary) == "had"
    })
}

/// "was hardly a betrayal", "anything but a betrayal".
fn is_weakened(parsed: &Parsed, cue: usize) -> bool {
    let from = cue.saturating_sub(4);
    let hardly = (from..cue).any(|word| {
        matches!(parsed.lower(word), "hardly" | "scarcely" | "barely")
            && (parsed.head(word) == Some(cue) || parsed.head(word) == parsed.head(cue))
    });
    let anything =
        (from..cue).any(|word| parsed.lower(word) == "anything" && parsed.lower(word + 1) == "but");
    hardly || anything
}

/// "did not say that it was a crime", "denied having called it a crime", "refused to call it a
/// crime", "may call it a crime", "used to call it a crime".
fn is_kept_back(parsed: &Parsed, verb: usize) -> bool {
    let says = parsed.lemma(verb) == "say";
    let first_person = parsed
        .subject(verb)
        .is_some_and(|subject| matches!(parsed.lower(subject), "i" | "we" | "you" | "one"));
    let auxiliary = |words: &[&str]| parsed.auxiliaries(verb).any(|it| words.contains(&it));
    let open = !first_person
        && (auxiliary(&["may", "might", "could", "should", "must"])
            || auxiliary(&["would"]) && auxiliary(&["have"]));
    says && parsed.is_negated(verb)
        || open
        || is_not_done(parsed, verb)
        || is_left_undone(parsed, verb)
}

/// What governs a verb of judging so that nobody does so: "refrained from calling", "planned to call".
fn is_not_done(parsed: &Parsed, verb: usize) -> bool {
    let Some(head) = parsed.head(verb) else {
        return false;
    };
    let lemma = parsed.lemma(head);
    let gerund = parsed.word(verb).tag == "VBG"
        || parsed
            .dependents(verb, &[Relation::Aux])
            .any(|it| parsed.lower(it) == "having");
    let infinitive = parsed.mark(verb) == Some("to");
    let charged = gerund
        && matches!(parsed.mark(verb), Some("of"))
        && matches!(
            lemma,
            "accuse" | "suspect" | "short" | "stop" | "dream" | "think"
        );
    // "fined a paper for calling him a liar": the paper did.
    let anothers = gerund
        && parsed.mark(verb) == Some("for")
        && parsed
            .first(head, &[Relation::Obj])
            .is_some_and(|object| parsed.word(object).upos == Upos::Noun)
        && !parsed.is_passive(head);
    let left = gerund
        && matches!(
            lemma,
            "apologise"
                | "apologize"
                | "avoid"
                | "consider"
                | "deny"
                | "desist"
                | "refrain"
                | "regret"
                | "resist"
                | "stop"
        );
    let put_off = infinitive
        && matches!(
            lemma,
            "decline" | "forbear" | "hesitate" | "plan" | "refuse" | "reluctant" | "use" | "afraid"
        );
    charged || anothers || left || put_off
}
