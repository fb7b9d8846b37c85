//! Modals: the clause over which "must" and its like stand.
//!
//! Comes in: a modal in its sentence. Goes out: its clause and subject, where the clause is asked for.
//! Must not know: who the actors are.

use super::clefts;
use crate::lexicon::WordClass;
use crate::stances::orders;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// The clause over which a modal stands.
pub(super) fn modal_clause(parsed: &Parsed, cue: usize) -> Option<usize> {
    // "we know what needs to be done" does not tell what.
    if modal_subject(parsed, cue).is_some_and(|subject| parsed.lower(subject) == "what") {
        return None;
    }
    // "Boycott the harbour" is its own clause.
    if orders::is_order(parsed, cue) {
        return Some(cue);
    }
    match parsed.relation(cue) {
        // "have gone" is a tense, "should have gone" looks back in anger.
        Relation::Aux if parsed.word(cue).tag == "MD" => {
            let clause = parsed.head(cue)?;
            let perfect = parsed
                .dependents(clause, &[Relation::Aux])
                .any(|aux| aux != cue && parsed.lemma(aux) == "have");
            let relative = parsed.relation(clause) == Relation::AclRelcl
                && clefts::doer(parsed, clause).is_none();
            // "should war break out" is a condition, "I should like" politeness.
            let turned = parsed.first(clause, &[Relation::Expl]).is_none()
                && parsed
                    .dependents(clause, &[Relation::Nsubj, Relation::NsubjPass])
                    .any(|subject| subject > cue);
            // "must be having a field day" supposes.
            let supposed = parsed.lemma(cue) == "must" && parsed.word(clause).tag == "VBG";
            let polite = parsed.lemma(clause) == "like" || is_musing(parsed, clause);
            (!perfect
                && !relative
                && !turned
                && !polite
                && !supposed
                && !is_performed(parsed, clause)
                && !is_marvelled_at(parsed, cue, clause))
            .then_some(clause)
        }
        Relation::Aux => None,
        _ => {
            let clause = parsed.first(cue, &[Relation::Xcomp])?;
            let relative = matches!(
                parsed.relation(cue),
                Relation::AclRelcl | Relation::Acl | Relation::Advcl
            );
            let musing = WordClass::Musing.has(parsed.lemma(clause))
                || parsed
                    .auxiliaries(cue)
                    .any(|auxiliary| matches!(auxiliary, "would" | "may" | "might"));
            (parsed.mark(clause) == Some("to") && !relative && !musing).then_some(clause)
        }
    }
}

/// "it should be noted", "we must remember", "one must ask", "Peru should know": words to the listener;
/// "members should think about leaving" advises them.
fn is_musing(parsed: &Parsed, clause: usize) -> bool {
    const ADVICE: &[&str] = &[
        "add",
        "ask",
        "begin",
        "conclude",
        "congratulate",
        "decide",
        "look",
        "think",
        "wait",
    ];
    let lemma = parsed.lemma(clause);
    if !WordClass::Musing.has(lemma) {
        return false;
    }
    let of_others = || {
        parsed
            .first(clause, &[Relation::Nsubj, Relation::NsubjPass])
            .is_some_and(|subject| matches!(parsed.word(subject).upos, Upos::Noun | Upos::Propn))
    };
    // "should look after himself", "should think twice" is mockery or a warning.
    let earnest = match lemma {
        "look" => parsed.is_passive(clause),
        "think" => !parsed
            .children(clause)
            .iter()
            .any(|&word| matches!(parsed.lower(word), "again" | "hard" | "twice")),
        _ => true,
    };
    !(ADVICE.contains(&lemma) && earnest && of_others())
}

/// "I must stress", "we must pay tribute": what is said to be due is done by the words.
fn is_performed(parsed: &Parsed, clause: usize) -> bool {
    let subject = parsed.subject(clause).map(|it| parsed.lower(it));
    let tribute = || {
        parsed
            .first(clause, &[Relation::Obj])
            .is_some_and(|object| matches!(parsed.lemma(object), "tribute" | "homage"))
    };
    subject == Some("i")
        || subject == Some("we") && matches!(parsed.lemma(clause), "pay" | "express") && tribute()
}

/// "it is outrageous that they should be fed": that it is so is judged, nobody asks for it.
fn is_marvelled_at(parsed: &Parsed, cue: usize, clause: usize) -> bool {
    const MARVELS: &[&str] = &[
        "absurd",
        "amazing",
        "appalling",
        "astonishing",
        "bizarre",
        "curious",
        "disgraceful",
        "extraordinary",
        "inconceivable",
        "incredible",
        "inexcusable",
        "intolerable",
        "ironic",
        "monstrous",
        "odd",
        "outrageous",
        "regrettable",
        "ridiculous",
        "scandalous",
        "shameful",
        "shocking",
        "strange",
        "surprising",
        "tragic",
        "unacceptable",
        "unbelievable",
        "unfortunate",
        "unthinkable",
    ];
    let told = matches!(
        parsed.relation(clause),
        Relation::Ccomp | Relation::Csubj | Relation::Advcl
    ) && parsed.mark(clause) == Some("that");
    let judged = parsed.head(clause).filter(|_| told);
    parsed.lemma(cue) == "should"
        && judged.is_some_and(|word| MARVELS.contains(&parsed.lower(word)))
}

pub(super) fn modal_subject(parsed: &Parsed, cue: usize) -> Option<usize> {
    match parsed.relation(cue) {
        Relation::Aux => parsed.subject(parsed.head(cue)?),
        _ => parsed.subject(cue),
    }
}
