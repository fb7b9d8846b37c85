//! Deeds: what the deed that somebody promises or asks for does to its object: a threat, a lapse that
//! is not wanted, nothing at all.
//!
//! Comes in: a frame with what fills its target. Goes out: yes or no. Must not know: who the actors
//! are.

use super::matching::Filler;
use crate::lexicon::stance::Place;
use crate::lexicon::{StanceFrame, WordClass};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::Act;

/// "vowed to veto the bill", "promised consequences", "vowed that they would be punished": what one
/// promises against somebody's will is a threat.
pub(super) fn is_menace(parsed: &Parsed, entry: &StanceFrame, filler: &Filler) -> bool {
    let deed = filler.head;
    let lemma = parsed.lemma(deed);
    // "Peru should be prepared to impose sanctions": advice.
    let advised = || parsed.head(deed).is_some_and(|cue| parsed.is_due(cue));
    // "does not mean to isolate Peru"
    let denied = || parsed.head(deed).is_some_and(|cue| parsed.is_negated(cue));
    if entry.act != Act::Offer || parsed.is_negated(deed) || advised() || denied() {
        return false;
    }
    match filler.place {
        Place::Action => {
            WordClass::Menacing.has(lemma) || strikes(parsed, deed) || harms(parsed, deed)
        }
        Place::Object => matches!(
            lemma,
            "consequence"
                | "countermeasure"
                | "reprisal"
                | "retaliation"
                | "retribution"
                | "revenge"
        ),
        Place::Clause => {
            parsed.is_passive(deed)
                && (WordClass::Menacing.has(lemma) || matches!(lemma, "meet" | "repay"))
        }
        _ => false,
    }
}

/// "isolate Peru", "cripple Peru's economy", "bring Peru to its knees"; not "isolate patients".
fn harms(parsed: &Parsed, verb: usize) -> bool {
    let named = |word: usize| parsed.word(word).upos == Upos::Propn;
    let whom = parsed.first(verb, &[Relation::Obj]).filter(|&object| {
        named(object)
            || parsed
                .first(object, &[Relation::NmodPoss])
                .is_some_and(named)
    });
    let kneels = || {
        let mut phrases = parsed.dependents(verb, &[Relation::Obl]);
        parsed.lemma(verb) == "bring"
            && phrases.any(|to| parsed.case(to) == "to" && parsed.lemma(to) == "knee")
    };
    whom.is_some() && (WordClass::Harming.has(parsed.lemma(verb)) || kneels())
}

/// "hit back", "respond", "impose costs", "bring down the regime", "use its veto".
fn strikes(parsed: &Parsed, verb: usize) -> bool {
    let lemma = parsed.lemma(verb);
    let beside = |word: &str| parsed.has_particle(verb, word);
    let object = |words: &[&str]| {
        parsed
            .first(verb, &[Relation::Obj])
            .is_some_and(|object| words.contains(&parsed.lemma(object)))
    };
    match lemma {
        "hit" | "strike" | "fight" | "shoot" => beside("back"),
        // "respond to the needs of the poor"
        "respond" => parsed
            .dependents(verb, &[Relation::Obl])
            .all(|phrase| parsed.case(phrase) != "to"),
        "impose" => object(&[
            "consequence",
            "cost",
            "embargo",
            "penalty",
            "sanction",
            "tariff",
        ]),
        "bring" | "topple" | "overthrow" => {
            (lemma != "bring" || beside("down"))
                && object(&["government", "junta", "president", "regime", "ruler"])
        }
        "use" | "wield" => object(&["veto"]),
        _ => false,
    }
}

/// "not to let the text fall", "must not go unpunished", "told them not to give up": who is against a
/// lapse is for what would lapse.
pub(super) fn is_lapse(parsed: &Parsed, verb: usize) -> bool {
    let object = parsed.first(verb, &[Relation::Obj]);
    let below = || parsed.dependents(verb, &[Relation::Xcomp, Relation::Ccomp]);
    match parsed.lemma(verb) {
        "give" => {
            object.is_none()
                && parsed
                    .first(verb, &[Relation::CompoundPrt])
                    .is_some_and(|particle| parsed.lower(particle) == "up")
                && parsed.first(verb, &[Relation::Obl]).is_none()
        }
        "go" => {
            let left = |word: usize| {
                parsed.lower(word).starts_with("un")
                    && matches!(parsed.word(word).tag, "JJ" | "RB" | "VBN")
            };
            parsed.children(verb).iter().any(|&word| left(word))
        }
        "lose" => object
            .is_some_and(|it| matches!(parsed.lemma(it), "faith" | "heart" | "hope" | "sight")),
        "allow" | "let" | "permit" => below().any(|deed| {
            matches!(
                parsed.lemma(deed),
                "collapse" | "die" | "fail" | "fall" | "lapse" | "perish" | "slip"
            ) || parsed.lemma(deed) == "go" && is_lapse(parsed, deed)
        }),
        _ => false,
    }
}

/// "sign nothing", "have no say": the denial stands in the object. Idioms say yes: "leave no doubt",
/// "spare no effort".
pub(super) fn takes_none(parsed: &Parsed, verb: usize) -> bool {
    const IDIOMS: &[&str] = &["leave", "let", "lose", "make", "miss", "spare", "waste"];
    let no = |noun: usize| {
        parsed
            .dependents(noun, &[Relation::Det])
            .any(|det| parsed.lower(det) == "no")
            && !matches!(
                parsed.lemma(noun),
                "doubt" | "fear" | "hesitation" | "illusion" | "mistake"
            )
    };
    !IDIOMS.contains(&parsed.lemma(verb))
        && parsed
            .dependents(verb, &[Relation::Obj])
            .any(|object| object > verb && (parsed.lower(object) == "nothing" || no(object)))
}

/// The object of a verb; "must end the moment they agree": when, not what.
pub(super) fn object(parsed: &Parsed, verb: usize) -> Option<usize> {
    parsed.first(verb, &[Relation::Obj]).filter(|&object| {
        let told = parsed
            .first(object, &[Relation::AclRelcl, Relation::Acl])
            .is_some();
        !(told
            && matches!(
                parsed.lemma(object),
                "day" | "instant" | "minute" | "moment"
            ))
    })
}

/// "sanctions must go": they shall end; "we must go" and "the talks must go on" are no such demands.
pub(super) fn must_go(parsed: &Parsed, verb: usize) -> bool {
    const BEHIND: &[Relation] = &[
        Relation::Obl,
        Relation::Advmod,
        Relation::Xcomp,
        Relation::Ccomp,
        Relation::CompoundPrt,
        Relation::Obj,
    ];
    let owed = || {
        parsed
            .auxiliaries(verb)
            .any(|auxiliary| auxiliary == "must")
    };
    parsed.lemma(verb) == "go"
        && parsed.first(verb, BEHIND).is_none()
        && owed()
        && parsed
            .subject(verb)
            .is_some_and(|subject| matches!(parsed.word(subject).upos, Upos::Noun | Upos::Propn))
}

/// "voted to condemn Peru", "decided to suspend the talks".
pub(super) fn decides_against(parsed: &Parsed, verb: usize) -> bool {
    let lemma = parsed.lemma(verb);
    (WordClass::Ending.has(lemma)
        || matches!(
            lemma,
            "censure"
                | "condemn"
                | "criticise"
                | "criticize"
                | "delay"
                | "denounce"
                | "postpone"
                | "rebuke"
                | "suspend"
        ))
        && parsed.first(verb, &[Relation::Obj]).is_some()
}

/// "would have preferred a different outcome" finds fault with the one there is.
pub(super) fn wants_another(parsed: &Parsed, cue: usize, filler: &Filler) -> bool {
    let missed = parsed.auxiliaries(cue).any(|it| it == "would")
        && parsed.auxiliaries(cue).any(|it| it == "have");
    missed
        && filler.place == Place::Object
        && matches!(parsed.lemma(cue), "prefer" | "like" | "want")
        && parsed
            .dependents(filler.head, &[Relation::Amod, Relation::Det])
            .any(|word| matches!(parsed.lower(word), "different" | "another" | "other"))
}

/// "should be ashamed of itself", "should hang its head": who ought to be finds no favour.
pub(super) fn is_shamed(parsed: &Parsed, cue: usize, filler: &Filler) -> bool {
    let hangs = parsed.lemma(filler.head) == "hang"
        && parsed
            .first(filler.head, &[Relation::Obj])
            .is_some_and(|head| parsed.lemma(head) == "head");
    matches!(parsed.lemma(cue), "should" | "ought")
        && !parsed.is_negated(filler.head)
        && (parsed.lower(filler.head) == "ashamed" || hangs)
}

/// "wants Peru out of the treaty", "wants the troops out": against their being there.
pub(super) fn wants_out(parsed: &Parsed, cue: usize, filler: &Filler) -> bool {
    let out = |word: usize| {
        let above = parsed.head(word);
        parsed.lower(word) == "out"
            && (above == Some(cue) || above.and_then(|it| parsed.head(it)) == Some(cue))
    };
    filler.place == Place::Object
        && filler.head > cue
        && matches!(parsed.lemma(cue), "want" | "like" | "prefer")
        && (filler.head + 1..(filler.head + 4).min(parsed.len())).any(out)
}

/// "the need to deter and counter": a verb that needs an object and has none says not what is meant.
pub(super) fn is_cut_short(parsed: &Parsed, filler: &Filler) -> bool {
    let verb = filler.head;
    let lemma = parsed.lemma(verb);
    let wants = WordClass::Countering.has(lemma) && !matches!(lemma, "fight" | "resist")
        || matches!(
            lemma,
            "achieve" | "enable" | "ensure" | "make" | "maintain" | "provide" | "take"
        );
    filler.place == Place::Action
        && wants
        && parsed.word(verb).upos == Upos::Verb
        && !parsed.is_passive(verb)
        && parsed.children(verb).iter().all(|&word| {
            word < verb || matches!(parsed.relation(word), Relation::Punct | Relation::Cc)
        })
}
