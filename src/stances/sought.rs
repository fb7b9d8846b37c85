//! Sought: nouns for positions that nobody has yet, or that are in doubt: "seeks its support", "its
//! backing was not assured".
//!
//! Comes in: a noun cue in its sentence. Goes out: whether its owner is not said to hold the position.
//! Must not know: who the actors are.

use super::matching::Filler;
use super::nominal;
use crate::lexicon::stance::Place;
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;

/// "seeks Peru's support", "lost its backing", "needs its approval".
pub(super) fn is_sought(parsed: &Parsed, cue: usize) -> bool {
    let governed = matches!(parsed.relation(cue), Relation::Obj | Relation::Obl);
    let Some(verb) = parsed.head(cue).filter(|_| governed) else {
        return false;
    };
    let lemma = parsed.lemma(verb);
    let failed = parsed
        .head(verb)
        .is_some_and(|above| matches!(parsed.lemma(above), "fail" | "try" | "hope" | "struggle"));
    let object = parsed.relation(cue) == Relation::Obj;
    let wanted = object
        && matches!(
            lemma,
            "await"
                | "court"
                | "lack"
                | "lose"
                | "need"
                | "request"
                | "require"
                | "seek"
                | "solicit"
                | "want"
        )
        || matches!(lemma, "ask" | "hope" | "plead" | "wait") && parsed.case(cue) == "for"
        || failed && matches!(lemma, "win" | "gain" | "get" | "secure" | "obtain");
    // "its support", "Turkish support", "the support of Turkey"
    wanted && nominal::owner(parsed, cue).is_some()
}

/// "questioned Peru's commitment to it", "cast doubt on its resolve": what somebody may lack.
pub(super) fn is_doubted(parsed: &Parsed, cue: usize) -> bool {
    let mind = matches!(
        parsed.lemma(cue),
        "ability"
            | "commitment"
            | "dedication"
            | "desire"
            | "determination"
            | "readiness"
            | "resolve"
            | "sincerity"
            | "will"
            | "willingness"
    );
    let Some(above) = parsed.head(cue).filter(|_| mind) else {
        return false;
    };
    let doubts = |word: usize| {
        let denied = parsed
            .dependents(word, &[Relation::Det])
            .any(|det| matches!(parsed.lower(det), "no" | "any"));
        !denied
            && matches!(
                parsed.lemma(word),
                "doubt" | "question" | "scepticism" | "skepticism" | "suspicion" | "uncertainty"
            )
    };
    match parsed.relation(cue) {
        Relation::Obj | Relation::NsubjPass => {
            !parsed.is_negated(above)
                && matches!(
                    parsed.lemma(above),
                    "challenge"
                        | "dispute"
                        | "distrust"
                        | "doubt"
                        | "mistrust"
                        | "query"
                        | "question"
                )
        }
        // "doubts about its resolve"; of "cast doubt on it" the phrase may hang on the verb.
        Relation::Nmod | Relation::Obl => {
            let about = matches!(
                parsed.case(cue).as_str(),
                "about" | "on" | "over" | "of" | "as to"
            );
            let object = || parsed.first(above, &[Relation::Obj]);
            about
                && !parsed.is_negated(above)
                && (doubts(above)
                    || matches!(parsed.lower(above), "doubtful" | "sceptical" | "skeptical")
                    || object().is_some_and(doubts))
        }
        _ => false,
    }
}

/// "its support is in doubt", "its backing was not assured", "its enthusiasm has waned".
pub(super) fn is_wavering(parsed: &Parsed, cue: usize) -> bool {
    let subject = matches!(parsed.relation(cue), Relation::Nsubj | Relation::NsubjPass);
    let Some(said) = parsed.head(cue).filter(|_| subject) else {
        return false;
    };
    let unsure = matches!(
        parsed.lemma(said),
        "doubt" | "uncertain" | "unclear" | "unlikely" | "question"
    ) && parsed.first(said, &[Relation::Cop]).is_some();
    let denied = parsed.is_negated(said)
        && matches!(
            parsed.lower(said),
            "assured" | "certain" | "guaranteed" | "sure" | "automatic"
        );
    // "its approval is needed", "is necessary"
    let given = matches!(
        parsed.lemma(cue),
        "acceptance"
            | "approval"
            | "backing"
            | "blessing"
            | "consent"
            | "cooperation"
            | "endorsement"
            | "recognition"
            | "support"
    );
    let missing = given
        && (matches!(parsed.lemma(said), "need" | "require") && parsed.is_passive(said)
            || matches!(parsed.lower(said), "necessary" | "needed" | "required"));
    // "a Norwegian veto would be a shock"
    let supposed = is_any(parsed, cue, parsed.first(said, &[Relation::Cop]).is_some())
        && parsed
            .auxiliaries(said)
            .any(|it| matches!(it, "would" | "could" | "might"));
    let fades = matches!(
        parsed.lemma(said),
        "collapse"
            | "crumble"
            | "erode"
            | "evaporate"
            | "fade"
            | "falter"
            | "vanish"
            | "wane"
            | "waver"
    ) && !parsed.is_negated(said);
    unsure || denied || fades || missing || supposed
}

/// "a Norwegian veto", "any Norwegian veto", of what is said to be something also "Norwegian support": not
/// said to be there.
fn is_any(parsed: &Parsed, noun: usize, bare: bool) -> bool {
    let det = parsed.first(noun, &[Relation::Det, Relation::NmodPoss]);
    det.map_or(bare, |det| matches!(parsed.lower(det), "a" | "an" | "any"))
}

/// "challenged its resolve to sign" asks nobody to sign.
pub(super) fn challenges_mind(parsed: &Parsed, cue: usize, filler: &Filler) -> bool {
    let mut minds = parsed.dependents(cue, &[Relation::Obj]);
    parsed.lemma(cue) == "challenge"
        && filler.place == Place::Action
        && minds.any(|mind| is_doubted(parsed, mind))
}
