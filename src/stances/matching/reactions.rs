//! Reactions: what goes ahead despite a cue, is hindered by it, or draws it.
//!
//! Comes in: a cue. Goes out: the head of what it is a reaction to. Must not know: frames.

use crate::lexicon::WordClass;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// "to the anger of Chile": how others take what is told.
const FEELINGS: &[&str] = &[
    "alarm",
    "anger",
    "annoyance",
    "chagrin",
    "consternation",
    "delight",
    "disgust",
    "dismay",
    "displeasure",
    "fury",
    "horror",
    "irritation",
    "joy",
    "outrage",
    "relief",
    "satisfaction",
];

/// Whether a phrase tells how others take what its clause tells.
fn is_reaction(parsed: &Parsed, cue: usize) -> bool {
    // "with or without its support"
    let open = || {
        parsed
            .dependents(cue, &[Relation::Case])
            .any(|case| parsed.first(case, &[Relation::Conj]).is_some())
    };
    match parsed.case(cue).as_str() {
        "with" => !open(),
        "despite" | "in spite of" | "in the face of" | "over" | "amid" | "amidst" => true,
        "after" | "because of" | "due to" => is_given_way_to(parsed, cue),
        "to" => FEELINGS.contains(&parsed.lemma(cue)),
        "at" => is_bidding(parsed, cue),
        "against" => parsed.lemma(cue) == "wish",
        _ => in_face_of(parsed, cue).is_some(),
    }
}

/// "was dropped after its protests", "failed because of its opposition": whoever protests may do so at another
/// thing than what was done after it.
fn is_given_way_to(parsed: &Parsed, cue: usize) -> bool {
    let against = matches!(
        parsed.lemma(cue),
        "disapproval" | "misgiving" | "objection" | "opposition" | "resistance" | "veto"
    );
    against
        || parsed.head(cue).is_some_and(|verb| {
            ends_thing(parsed, verb)
                || matches!(
                    parsed.lemma(verb),
                    "abandon" | "delay" | "reverse" | "revoke" | "scrap" | "shelve" | "withdraw"
                )
        })
}

/// "at its request", "at the urging of Peru"
fn is_bidding(parsed: &Parsed, cue: usize) -> bool {
    matches!(
        parsed.lemma(cue),
        "behest" | "insistence" | "instigation" | "urging"
    )
}

/// "in the face of its opposition": the parser takes the face for what stands there.
fn in_face_of(parsed: &Parsed, cue: usize) -> Option<usize> {
    let face = parsed.head(cue)?;
    let stands = parsed.relation(cue) == Relation::Nmod
        && parsed.case(cue) == "of"
        && parsed.lower(face) == "face"
        && parsed.relation(face) == Relation::Obl
        && parsed.case(face) == "in";
    stands.then_some(face)
}

/// The verb beside which such a phrase stands; "the council, over its objections, adopted the ban": the
/// parser gives it to the subject.
fn reacted_to(parsed: &Parsed, cue: usize) -> Option<usize> {
    let head = parsed.head(cue)?;
    let verb = match parsed.relation(cue) {
        // "much to the anger of Chile"
        Relation::Obl if parsed.lower(head) == "much" => parsed.head(head),
        Relation::Obl => Some(head),
        Relation::Nmod if in_face_of(parsed, cue).is_some() => parsed.head(head),
        Relation::Nmod
            if matches!(parsed.relation(head), Relation::Nsubj | Relation::NsubjPass) =>
        {
            let first = parsed.subtree(cue).first().copied()?;
            parsed
                .head(head)
                .filter(|_| parsed.opens_behind(first, ","))
        }
        _ => None,
    };
    verb.filter(|_| is_reaction(parsed, cue))
}

/// "must respond, or else the valley will be lost": what comes otherwise.
fn or_else(parsed: &Parsed, cue: usize) -> Option<usize> {
    let or = cue
        .checked_sub(1)
        .filter(|&or| parsed.lower(cue) == "else" && parsed.lower(or) == "or")?;
    parsed.ancestors(cue).skip(1).find(|&clause| {
        parsed.relation(clause) == Relation::Conj
            && parsed.first(clause, &[Relation::Cc]) == Some(or)
            && parsed
                .first(clause, &[Relation::Nsubj, Relation::NsubjPass])
                .is_some()
    })
}

/// "opposition from Peru sank the bill", "the bill was blocked by objections": what it hinders.
fn hindered(parsed: &Parsed, cue: usize) -> Option<usize> {
    const AGAINST: &[&str] = &[
        "objection",
        "opposition",
        "outcry",
        "protest",
        "resistance",
        "veto",
    ];
    const HINDERS: &[&str] = &[
        "block",
        "defeat",
        "delay",
        "derail",
        "doom",
        "foil",
        "frustrate",
        "halt",
        "hamper",
        "hinder",
        "impede",
        "kill",
        "obstruct",
        "paralyse",
        "prevent",
        "scupper",
        "scuttle",
        "sink",
        "stall",
        "stop",
        "stymie",
        "thwart",
        "torpedo",
    ];
    let verb = parsed.head(cue)?;
    let held_up = matches!(parsed.lemma(verb), "hold" | "slow") && parsed.has_particle(verb, "up");
    let hinders = AGAINST.contains(&parsed.lemma(cue))
        && (HINDERS.contains(&parsed.lemma(verb)) || held_up)
        && !parsed.is_negated(verb)
        && parsed
            .auxiliaries(verb)
            .all(|it| matches!(it, "have" | "be"));
    let thing = match parsed.relation(cue) {
        Relation::Nsubj => parsed.first(verb, &[Relation::Obj]),
        Relation::OblAgent => parsed.first(verb, &[Relation::NsubjPass]),
        _ => None,
    };
    thing.filter(|&thing| hinders && parsed.word(thing).upos == Upos::Noun)
}

/// "went ahead despite its objections", "signed it over their protests", "signed it, to the anger of
/// Chile": what went ahead, or what was done.
pub(super) fn outer(parsed: &Parsed, cue: usize) -> Option<usize> {
    if let Some(clause) = or_else(parsed, cue).or_else(|| hindered(parsed, cue)) {
        return Some(clause);
    }
    let verb = reacted_to(parsed, cue).filter(|&verb| parsed.word(verb).upos == Upos::Verb)?;
    // "banned it in an effort to save the reefs, despite objections": the ban, behind a comma.
    let apart = parsed.relation(verb) == Relation::Acl
        && parsed.mark(verb) == Some("to")
        && parsed
            .subtree(cue)
            .first()
            .is_some_and(|&first| parsed.lower(first) == ",");
    let verb = if apart {
        parsed
            .ancestors(verb)
            .skip(1)
            .find(|&word| parsed.word(word).upos == Upos::Verb)?
    } else {
        verb
    };
    // "went ahead with the ban despite its objections"
    let with = || {
        let mut phrases = parsed.dependents(verb, &[Relation::Obl]);
        phrases.find(|&with| with != cue && parsed.case(with) == "with")
    };
    if matches!(parsed.lemma(verb), "go" | "proceed" | "press" | "push")
        && let Some(with) = with()
    {
        return Some(with);
    }
    let object = parsed.first(verb, &[Relation::Obj]).is_some();
    let undergoes = !object
        && matches!(
            parsed.lemma(verb),
            "advance"
                | "collapse"
                | "come"
                | "continue"
                | "fail"
                | "go"
                | "pass"
                | "proceed"
                | "stall"
        )
        || parsed.is_passive(verb);
    // "closed the base with its backing": the closing.
    if parsed.case(cue) == "at"
        || matches!(parsed.case(cue).as_str(), "with") && ends_thing(parsed, verb)
    {
        return Some(verb);
    }
    if undergoes {
        parsed.first(verb, &[Relation::Nsubj, Relation::NsubjPass])
    } else {
        // "approved the deal over its objections"
        parsed
            .first(verb, &[Relation::Obj])
            .filter(|&object| object < cue || parsed.relation(cue) == Relation::Nmod)
            .or(Some(verb))
    }
}

/// Whether a verb does away with its object: "closed the base".
fn ends_thing(parsed: &Parsed, verb: usize) -> bool {
    WordClass::Ending.has(parsed.lemma(verb))
        || WordClass::Ceasing.has(parsed.lemma(verb))
        || matches!(
            parsed.lemma(verb),
            "ban"
                | "block"
                | "cancel"
                | "close"
                | "cut"
                | "defeat"
                | "drop"
                | "oust"
                | "overthrow"
                | "postpone"
                | "quit"
                | "reject"
                | "remove"
                | "suspend"
                | "topple"
                | "withdraw"
        )
}

/// "announced the ban, drawing protests": what was announced draws them, or that it was done.
pub(super) fn drawn_by(parsed: &Parsed, cue: usize) -> Option<usize> {
    let draws = matches!(
        parsed.lemma(cue),
        "alarm"
            | "anger"
            | "attract"
            | "delight"
            | "dismay"
            | "draw"
            | "earn"
            | "elicit"
            | "enrage"
            | "infuriate"
            | "irk"
            | "irritate"
            | "outrage"
            | "please"
            | "prompt"
            | "provoke"
            | "spark"
            | "trigger"
            | "upset"
    );
    // "angering Chile and delighting Cuba"
    let first = parsed
        .head(cue)
        .filter(|&head| parsed.relation(cue) == Relation::Conj && parsed.word(head).tag == "VBG")
        .unwrap_or(cue);
    let beside = matches!(parsed.relation(first), Relation::Advcl | Relation::Conj)
        && parsed.word(first).tag == "VBG"
        && parsed.first(first, &[Relation::Nsubj]).is_none();
    let done = parsed
        .head(first)
        .filter(|&done| draws && beside && done < cue && parsed.word(done).upos == Upos::Verb)?;
    let made = matches!(
        parsed.lemma(done),
        "adopt"
            | "announce"
            | "approve"
            | "back"
            | "impose"
            | "issue"
            | "launch"
            | "pass"
            | "propose"
            | "publish"
            | "sign"
            | "unveil"
    );
    let object = parsed.first(done, &[Relation::Obj]);
    object.filter(|&object| made && object < cue).or(Some(done))
}
