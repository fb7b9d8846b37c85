//! Usage: turns of phrase in which a cue is no position, whoever is taken for its holder.
//!
//! Comes in: a cue, a frame, what fills its target. Goes out: whether the words only speak of saying,
//! standing, getting ready and the like. Must not know: who holds the position.

use super::ceremony;
use super::due;
use super::floor;
use super::hypothesis;
use super::matching::Filler;
use super::which;
use crate::lexicon::stance::{CueClass, Place};
use crate::lexicon::{StanceFrame, WordClass};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::Act;

/// Whether the words around a cue make it a turn of phrase without a position.
pub(super) fn is_idle(parsed: &Parsed, cue: usize, entry: &StanceFrame, filler: &Filler) -> bool {
    let verb = entry.class == CueClass::Verb
        && (floor::speaks_of_saying(parsed, cue, filler)
            || is_told_in_short(parsed, cue)
            || gains_by_it(parsed, cue, filler)
            || regrets_own_need(parsed, cue, filler)
            || stands_about(parsed, cue, filler)
            || is_by_the_way(parsed, cue, entry)
            || is_joined(parsed, cue)
            || risks_life(parsed, cue)
            || parsed.lemma(cue) == "need" && needs_somebody(parsed, cue, entry, filler)
            || parsed.lemma(cue) == "require"
                && filler.place == Place::Object
                && parsed.first(cue, &[Relation::Xcomp]).is_some()
            || is_sentenced(parsed, cue)
            || is_met_at_door(parsed, cue)
            || entry.cue == "fight" && entry.act == Act::Offer && filler.place != Place::Action);
    let noun = entry.class == CueClass::Noun
        && (is_of_itself(parsed, cue, filler)
            || is_levy(parsed, cue)
            || lasts(parsed, filler)
            || is_denied_below(parsed, cue, entry)
            || is_not_to_miss(parsed, cue, filler)
            || parsed.lemma(cue) == "need"
                && parsed.case(cue) == "in"
                && parsed.first(cue, &[Relation::Det]).is_none()
                && filler.place == Place::Action);
    verb || noun
        || ceremony::is_ceremony(parsed, cue, entry, filler)
        || takes_no_side(parsed, cue, filler)
        || defends_itself(parsed, cue, filler)
        || floor::is_remark(parsed, entry, filler)
        || floor::is_courtesy(parsed, cue, filler)
        || is_inverted(parsed, filler)
        || is_made_so(parsed, cue)
        || is_only_advised(parsed, cue, entry)
        || due::is_not_due(parsed, cue, entry, filler)
        || is_denial_of_denial(parsed, entry, filler)
        || is_at_its_best(parsed, entry, filler)
        || floor::is_of_the_talk(parsed, cue, entry, filler)
        || which::only_tells_which(parsed, cue, entry, filler)
        || is_finding(parsed, cue, filler)
        || is_compared(parsed, cue)
        || attends_to(parsed, cue, filler)
        || has_only(parsed, cue, entry)
}

/// "there can be no better proof": it is the best.
fn is_at_its_best(parsed: &Parsed, entry: &StanceFrame, filler: &Filler) -> bool {
    entry.cue.split(' ').next() == Some("be")
        && entry.needs_negation
        && filler.place == Place::Subject
        && parsed
            .dependents(filler.head, &[Relation::Amod])
            .any(|word| parsed.word(word).tag == "JJR" || parsed.lower(word) == "more")
}

/// "have determined that the levy is too low": what one finds is no resolve.
fn is_finding(parsed: &Parsed, cue: usize, filler: &Filler) -> bool {
    parsed.lower(cue) == "determined"
        && (parsed.mark(filler.head) == Some("that")
            || parsed.auxiliaries(cue).any(|auxiliary| auxiliary == "have"))
}

/// "is focused on exports", "focused his talk on seniors": what one attends to; "on passing it" is an aim.
fn attends_to(parsed: &Parsed, cue: usize, filler: &Filler) -> bool {
    parsed.lower(cue) == "focused"
        && (parsed.word(filler.head).tag != "VBG"
            || parsed.is_negated(cue)
            || parsed.first(cue, &[Relation::Obj]).is_some())
}

/// "is better prepared to meet a flood": able rather than willing.
fn is_compared(parsed: &Parsed, cue: usize) -> bool {
    let how = |adverb: usize| {
        matches!(
            parsed.lower(adverb),
            "best" | "better" | "ill" | "less" | "more" | "most" | "well" | "worse"
        )
    };
    parsed.lower(cue) == "prepared" && parsed.dependents(cue, &[Relation::Advmod]).any(how)
}

/// "farmers benefit from the plan": the plan is what does them good.
fn gains_by_it(parsed: &Parsed, cue: usize, filler: &Filler) -> bool {
    let from = |phrase: usize| parsed.case(phrase) == "from";
    parsed.lemma(cue) == "benefit"
        && filler.place == Place::Subject
        && parsed.dependents(cue, &[Relation::Obl]).any(from)
}

/// "have it counted", "have more to show": nothing that anybody has to do.
fn has_only(parsed: &Parsed, cue: usize, entry: &StanceFrame) -> bool {
    let to = |word: usize| parsed.mark(word) == Some("to");
    entry.class == CueClass::Modal
        && entry.cue == "have"
        && !parsed.dependents(cue, &[Relation::Xcomp]).any(to)
        && !(cue + 1..(cue + 3).min(parsed.len())).any(|next| parsed.lower(next) == "to")
}

/// "needs Peru to open the road": what Peru should do is needed, not Peru; "needs money to open it" is not
/// of that sort, nor is "a question that they need to answer".
fn needs_somebody(parsed: &Parsed, cue: usize, entry: &StanceFrame, filler: &Filler) -> bool {
    let somebody = |object: usize| {
        let lemma = parsed.lemma(object);
        let known = parsed
            .first(object, &[Relation::Det, Relation::NmodPoss])
            .is_some();
        matches!(parsed.word(object).upos, Upos::Propn | Upos::Pron)
            || known && (WordClass::CalledUpon.has(lemma) || WordClass::Doer.has(lemma))
    };
    let asks = parsed.first(cue, &[Relation::Xcomp]).is_some()
        && parsed
            .first(cue, &[Relation::Obj])
            .is_some_and(|object| object > cue && somebody(object));
    match filler.place {
        Place::Object => asks,
        Place::Action => entry.holder.contains(&Place::Voice) && !asks,
        _ => false,
    }
}

/// "insists that it has done nothing wrong": no demand, but what one says of oneself.
fn defends_itself(parsed: &Parsed, cue: usize, filler: &Filler) -> bool {
    let own = |subject: usize| {
        matches!(
            parsed.lower(subject),
            "he" | "i" | "it" | "she" | "they" | "we"
        )
    };
    let clause = filler.head;
    matches!(parsed.lemma(cue), "insist" | "maintain")
        && filler.place == Place::Clause
        && parsed.subject(clause).is_some_and(own)
        && !parsed.is_passive(clause)
        && parsed
            .auxiliaries(clause)
            .all(|it| matches!(it, "be" | "do" | "have"))
        && parsed.word(clause).tag != "VB"
}

/// "will not support either side": who keeps out of it opposes nobody.
fn takes_no_side(parsed: &Parsed, cue: usize, filler: &Filler) -> bool {
    let sides = matches!(
        parsed.lemma(filler.head),
        "camp" | "candidate" | "faction" | "party" | "side"
    );
    let any = || {
        parsed
            .dependents(filler.head, &[Relation::Det, Relation::Amod])
            .any(|det| matches!(parsed.lower(det), "either" | "any" | "neither" | "no"))
    };
    sides && any() && parsed.is_negated(cue)
}

/// "regret that we must ask again", "regretted that it could not sign": what one has to do oneself is no
/// fault of anybody's.
fn regrets_own_need(parsed: &Parsed, cue: usize, filler: &Filler) -> bool {
    let clause = filler.head;
    let own = parsed
        .first(clause, &[Relation::Nsubj])
        .is_some_and(|subject| match parsed.lower(subject) {
            "i" | "we" => true,
            "it" | "they" | "he" | "she" => parsed.is_negated(clause),
            _ => false,
        });
    let bound = parsed.lemma(clause) == "have"
        && parsed.first(clause, &[Relation::Xcomp]).is_some()
        || parsed
            .auxiliaries(clause)
            .any(|auxiliary| matches!(auxiliary, "must" | "can" | "could"));
    parsed.lemma(cue) == "regret" && filler.place == Place::Clause && own && bound
}

/// "Firm ordered to ship turbines": a headline leaves out that the firm was; "asked to sign it, he
/// declined".
fn is_told_in_short(parsed: &Parsed, cue: usize) -> bool {
    let participle = parsed.word(cue).tag == "VBN"
        && matches!(parsed.relation(cue), Relation::Advcl | Relation::Acl);
    let told = participle && matches!(parsed.lemma(cue), "ask" | "beg" | "invite")
        || matches!(
            parsed.lemma(cue),
            "advise"
                | "allow"
                | "expect"
                | "force"
                | "instruct"
                | "oblige"
                | "order"
                | "tell"
                | "urge"
        );
    let infinitive = parsed
        .dependents(cue, &[Relation::Xcomp])
        .any(|deed| deed > cue && parsed.mark(deed) == Some("to"));
    told && infinitive
        && matches!(parsed.word(cue).tag, "VBD" | "VBN")
        && !parsed.is_passive(cue)
        && parsed.relation(cue) != Relation::AclRelcl
        && parsed
            .first(cue, &[Relation::Obj, Relation::Iobj, Relation::Obl])
            .is_none()
        && (participle || parsed.first(cue, &[Relation::Nsubj]).is_some())
}

/// "stood outside the hall with two allies": where, not for whom.
fn stands_about(parsed: &Parsed, cue: usize, filler: &Filler) -> bool {
    parsed.lemma(cue) == "stand"
        && filler.place.is_prep("with")
        && parsed
            .dependents(cue, &[Relation::Obl])
            .filter(|&phrase| phrase < filler.head)
            .any(|phrase| {
                matches!(
                    parsed.case(phrase).as_str(),
                    "at" | "before" | "beside" | "in" | "near" | "on" | "outside"
                )
            })
}

/// "scrapped its missiles to clear the way for a treaty": what follows from a deed is no consent;
/// "left the treaty in ruins" leaves no treaty.
fn is_by_the_way(parsed: &Parsed, cue: usize, entry: &StanceFrame) -> bool {
    let behind = || {
        parsed.dependents(cue, &[Relation::Obl]).any(|phrase| {
            matches!(
                parsed.lemma(phrase),
                "limbo" | "place" | "ruin" | "shred" | "tatter" | "table"
            )
        })
    };
    entry.cue == "clear way" && parsed.relation(cue) == Relation::Advcl
        || entry.cue.starts_with("leave ") && behind()
}

/// "Peru, joined by Chile as a third party of the treaty"
fn is_joined(parsed: &Parsed, cue: usize) -> bool {
    parsed.lemma(cue) == "join"
        && parsed.word(cue).tag == "VBN"
        && parsed
            .dependents(cue, &[Relation::Obl])
            .any(|by| parsed.case(by) == "by")
}

/// "condemned the general to ten years in prison"
fn is_sentenced(parsed: &Parsed, cue: usize) -> bool {
    parsed.lemma(cue) == "condemn"
        && parsed.dependents(cue, &[Relation::Obl]).any(|to| {
            // The parser may give "to" to the number.
            let first = parsed.subtree(to).first().copied();
            first.is_some_and(|first| parsed.lower(first) == "to")
                && (WordClass::TimeSpan.has(parsed.lemma(to))
                    || matches!(
                        parsed.lemma(to),
                        "death" | "exile" | "jail" | "life" | "prison"
                    ))
        })
}

/// "welcomed the president at the airport with a salute": manners, no position.
fn is_met_at_door(parsed: &Parsed, cue: usize) -> bool {
    parsed.lemma(cue) == "welcome"
        && parsed.dependents(cue, &[Relation::Obl]).any(|phrase| {
            match parsed.case(phrase).as_str() {
                "at" => matches!(
                    parsed.lemma(phrase),
                    "airport" | "door" | "gate" | "palace" | "residence" | "station"
                ),
                "with" => matches!(
                    parsed.lemma(phrase),
                    "archery" | "banquet" | "flower" | "handshake" | "hug" | "salute" | "song"
                ),
                _ => false,
            }
        })
}

/// "risked their lives"
fn risks_life(parsed: &Parsed, cue: usize) -> bool {
    parsed.lemma(cue) == "risk"
        && parsed
            .first(cue, &[Relation::Obj])
            .is_some_and(|object| parsed.lemma(object) == "life")
}

/// "the goal that it set is a reasonable goal"
fn is_of_itself(parsed: &Parsed, cue: usize, filler: &Filler) -> bool {
    filler.head != cue
        && filler.place == Place::Predicate
        && matches!(parsed.lemma(cue), "aim" | "goal" | "objective")
        && parsed.lemma(filler.head) == parsed.lemma(cue)
}

/// "a chance not to be missed" is no missed chance.
fn is_denied_below(parsed: &Parsed, cue: usize, entry: &StanceFrame) -> bool {
    let fixed = |word: usize| {
        let mut words = entry.cue.split(' ').skip(1);
        words.any(|it| it == parsed.lower(word))
    };
    parsed
        .dependents(cue, &[Relation::Acl])
        .any(|below| fixed(below) && parsed.is_negated(below))
}

/// "a chance not to be missed": the missing is not what is praised.
fn is_not_to_miss(parsed: &Parsed, cue: usize, filler: &Filler) -> bool {
    matches!(parsed.lemma(cue), "chance" | "opportunity")
        && filler.place == Place::Action
        && matches!(parsed.lemma(filler.head), "lose" | "miss" | "waste")
}

/// "imposed duties to protect its farmers"
fn is_levy(parsed: &Parsed, cue: usize) -> bool {
    parsed.lemma(cue) == "duty"
        && parsed.head(cue).is_some_and(|verb| {
            matches!(
                parsed.lemma(verb),
                "charge" | "collect" | "cut" | "impose" | "levy" | "lift" | "pay" | "raise"
            )
        })
}

/// "met this need for a good number of years"
fn lasts(parsed: &Parsed, filler: &Filler) -> bool {
    filler.place.is_prep("for")
        && matches!(
            parsed.lemma(filler.head),
            "couple" | "number" | "period" | "series"
        )
        && parsed
            .dependents(filler.head, &[Relation::Nmod])
            .any(|span| WordClass::TimeSpan.has(parsed.lemma(span)))
}

/// "wants the president impeached should he come home": a condition, nothing wanted.
fn is_inverted(parsed: &Parsed, filler: &Filler) -> bool {
    filler.place == Place::Action && hypothesis::is_turned(parsed, filler.head, &[Relation::Nsubj])
}

/// "is getting ready to vote", "has thrown us open to their control": no offer.
fn is_made_so(parsed: &Parsed, cue: usize) -> bool {
    let verb = || parsed.head(cue).map(|verb| parsed.lemma(verb));
    match parsed.lower(cue) {
        "ready" => verb() == Some("get"),
        "open" => matches!(verb(), Some("throw" | "lay" | "break")),
        _ => false,
    }
}

/// "Peru should be prepared to pay": advice, no offer; "we should be prepared to" is one.
fn is_only_advised(parsed: &Parsed, cue: usize, entry: &StanceFrame) -> bool {
    let another = parsed
        .subject(cue)
        .is_some_and(|subject| !matches!(parsed.lower(subject), "i" | "we"));
    entry.class == CueClass::Adjective && entry.act == Act::Offer && another && parsed.is_due(cue)
}

/// "saw no reason to fight the bid" is not against the bid.
fn is_denial_of_denial(parsed: &Parsed, entry: &StanceFrame, filler: &Filler) -> bool {
    let verb = parsed.lemma(filler.head);
    entry.cue.ends_with("reason no")
        && filler.place == Place::Action
        && WordClass::Countering.has(verb)
}
