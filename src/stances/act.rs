//! Acts: which narrower act the words of a match are, once its side is known.
//!
//! Comes in: a match in its sentence. Goes out: the act. Must not know: fields of the record.

use super::extract::{Found, Source};
use super::group;
use crate::actors::reading::How;
use crate::lexicon::WordClass;
use crate::lexicon::stance::{CueClass, Place};
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;
use crate::vocabulary::Act;

/// "should not be built" and "begged them not to build" are opinions, "must not be built" and "stop
/// building" are demands, "told them that it would not build" is a refusal.
pub(super) fn denied(parsed: &Parsed, hit: &Found<'_>) -> Act {
    let modal = hit.frame.entry.class == CueClass::Modal;
    let is_noun = hit.frame.entry.class == CueClass::Noun;
    match parsed.lemma(hit.cue) {
        "should" | "ought" if modal => Act::Oppose,
        // "the need to counter the raids": nobody is asked.
        "need" if is_noun && hit.filler.place == Place::Action => Act::Oppose,
        "beg" | "implore" | "plead" => Act::Oppose,
        "tell" | "insist" if tells_of_will(parsed, hit.filler.head) => Act::Reject,
        _ => Act::Demand,
    }
}

/// "that it would not build": what is so, not what shall be.
fn tells_of_will(parsed: &Parsed, clause: usize) -> bool {
    let told = |it: &str| matches!(it, "can" | "could" | "do" | "will" | "would");
    parsed.is_negated(clause) && parsed.auxiliaries(clause).any(told)
}

/// "intends to strengthen ties": who undertakes to do it offers it.
fn is_undertaken(parsed: &Parsed, cue: usize) -> bool {
    parsed.mark(cue) == Some("to")
        && matches!(
            parsed.relation(cue),
            Relation::Xcomp | Relation::Acl | Relation::Advcl
        )
        && parsed
            .head(cue)
            .is_some_and(|head| WordClass::Undertaking.has(parsed.lemma(head)))
}

/// "We must reform the Council" advocates, "Iran must stop" demands: a demand
/// is made of another.
pub(super) fn softened(source: Source<'_>, parsed: &Parsed, hit: &Found<'_>) -> Act {
    let entry = &hit.frame.entry;
    if is_undertaken(parsed, hit.cue) && matches!(entry.act, Act::Support | Act::Advocate) {
        return Act::Offer;
    }
    if entry.act == Act::Warn && warns_of_own_deed(source, parsed, hit) {
        return Act::Threaten;
    }
    if let Some(act) = own_effort(parsed, hit).or_else(|| weighed(parsed, hit)) {
        return act;
    }
    if entry.class != CueClass::Modal || entry.act != Act::Demand {
        return entry.act;
    }
    if asks_another(source, parsed, hit) {
        Act::Demand
    } else {
        Act::Advocate
    }
}

/// "will seek to deepen ties" offers it; "is working to deepen them" and "we need to ensure it" speak
/// for it.
fn own_effort(parsed: &Parsed, hit: &Found<'_>) -> Option<Act> {
    let entry = &hit.frame.entry;
    let cue = hit.cue;
    if entry.class != CueClass::Verb || hit.filler.place == Place::Object {
        return None;
    }
    let auxiliary = |words: &[&str]| parsed.auxiliaries(cue).any(|it| words.contains(&it));
    let undertaken = is_undertaken(parsed, cue) || entry.cue != "work" && auxiliary(&["will"]);
    match entry.act {
        Act::Advocate if entry.cue == "seek" && auxiliary(&["will", "shall"]) => Some(Act::Offer),
        Act::Offer if undertaken => None,
        Act::Offer if entry.cue == "work" || is_owed(parsed, cue) => Some(Act::Advocate),
        _ => None,
    }
}

/// "we must ensure that", "we need to provide support and ensure that"
fn is_owed(parsed: &Parsed, cue: usize) -> bool {
    const OWES: &[&str] = &["must", "should", "need", "ought"];
    let below = |clause: usize| {
        let over = parsed.head(clause);
        matches!(parsed.relation(clause), Relation::Conj | Relation::Xcomp).then_some(over)?
    };
    let above = below(cue);
    [Some(cue), above, above.and_then(below)]
        .into_iter()
        .flatten()
        .any(|clause| {
            parsed.auxiliaries(clause).any(|it| OWES.contains(&it))
                || clause != cue && OWES.contains(&parsed.lemma(clause))
        })
}

/// "co-operation is indispensable": what is there is held dear.
fn weighed(parsed: &Parsed, hit: &Found<'_>) -> Option<Act> {
    let entry = &hit.frame.entry;
    let thing = entry.class == CueClass::Adjective && hit.filler.place == Place::Bearer;
    let dear = matches!(
        parsed.lemma(hit.cue),
        "critical" | "indispensable" | "vital"
    );
    (thing && dear && entry.act == Act::Advocate).then_some(Act::Support)
}

/// Whether "must" asks something of another than who speaks: of somebody named, or that something be
/// done ("the text must be changed"). "We must act", "care must be taken" do not.
fn asks_another(source: Source<'_>, parsed: &Parsed, hit: &Found<'_>) -> bool {
    let clause = hit.filler.head;
    let Some(subject) = parsed.subject(clause) else {
        // "it must become stronger", to the parser as empty as in "it must be said that".
        let it = parsed.first(clause, &[Relation::Expl]);
        let said = parsed.first(clause, &[Relation::Ccomp, Relation::Csubj]);
        return said.is_none() && it.is_some_and(|it| parsed.lower(it) == "it");
    };
    let who = source.reading.phrase(hit.sentence, parsed, subject);
    let mut before = parsed.dependents(subject, &[Relation::Det, Relation::NmodPoss]);
    let ours = before.any(|it| matches!(parsed.lower(it), "each" | "every" | "our"));
    if who.how == How::FirstPerson || ours {
        return false;
    }
    if !parsed.is_passive(clause) {
        return !who.keys.is_empty()
            || matches!(parsed.lower(subject), "it" | "you")
            || group::acts(parsed, subject);
    }
    let said = parsed.first(clause, &[Relation::Ccomp, Relation::Csubj]);
    let impersonal = said.is_some()
        || matches!(parsed.lemma(subject), "attention" | "care" | "effort")
        || matches!(
            parsed.lemma(clause),
            "emphasise"
                | "emphasize"
                | "note"
                | "recall"
                | "recognise"
                | "recognize"
                | "say"
                | "stress"
        );
    !impersonal
}

/// "warned that it would retaliate": what the holder's own side would do is a threat, and what would
/// be met with force.
fn warns_of_own_deed(source: Source<'_>, parsed: &Parsed, hit: &Found<'_>) -> bool {
    let clause = hit.filler.head;
    if hit.filler.place != Place::Clause {
        return false;
    }
    let to_come = parsed
        .auxiliaries(clause)
        .any(|auxiliary| matches!(auxiliary, "will" | "would"));
    if to_come && is_met_with_force(parsed, clause) || gives_choice(parsed, clause) {
        return true;
    }
    // "would run out of money", "would lose": nobody threatens with that.
    let befalls = matches!(
        parsed.lemma(clause),
        "collapse" | "fail" | "lose" | "need" | "run" | "starve"
    );
    let ready = matches!(parsed.lemma(clause), "prepared" | "ready");
    let subject = parsed
        .subject(clause)
        .filter(|_| ready || to_come && !befalls && !parsed.is_passive(clause));
    subject.is_some_and(|subject| {
        let who = source.reading.phrase(hit.sentence, parsed, subject);
        let cast = &source.reading.cast;
        let own = |key| hit.holders.keys.iter().any(|&it| cast.same_side(key, it));
        who.how == How::FirstPerson || who.keys.iter().any(|&key| own(key))
    })
}

/// "will be met with force", "would be repelled", "will be seen as legitimate targets", "would be a
/// cause for war".
fn is_met_with_force(parsed: &Parsed, clause: usize) -> bool {
    let phrase = |case: &str| {
        let mut phrases = parsed.dependents(clause, &[Relation::Obl, Relation::Xcomp]);
        phrases.find(|&at| parsed.case(at) == case)
    };
    if parsed.is_passive(clause) {
        return match parsed.lemma(clause) {
            "crush" | "repel" | "resist" => true,
            "meet" => phrase("with").is_some(),
            "consider" | "regard" | "see" | "treat" | "view" => {
                phrase("as").is_some_and(|it| matches!(parsed.lemma(it), "act" | "target"))
            }
            _ => false,
        };
    }
    let of_war = |noun: usize| {
        parsed
            .dependents(noun, &[Relation::Nmod])
            .any(|it| parsed.lemma(it) == "war")
    };
    matches!(parsed.lemma(clause), "act" | "cause" | "declaration") && of_war(clause)
}

/// "must leave or face removal".
fn gives_choice(parsed: &Parsed, clause: usize) -> bool {
    parsed.dependents(clause, &[Relation::Conj]).any(|other| {
        let or = parsed.first(other, &[Relation::Cc]);
        WordClass::Suffering.has(parsed.lemma(other))
            && or.is_some_and(|it| parsed.lower(it) == "or")
    })
}
