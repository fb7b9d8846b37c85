//! Asked: what somebody asks, demands or expects another to do.
//!
//! Comes in: a verb or cue in its sentence. Goes out: of whom it is asked, whether it is asked only.
//! Must not know: frames, who the actors are.

use crate::lexicon::WordClass;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// Of whom it is asked to do what a verb says: "urged Peru to end it", "demanded that Peru end it",
/// "Peru must end it".
fn asked(parsed: &Parsed, verb: usize) -> Option<usize> {
    let verb = first_joined(parsed, verb);
    let must = || {
        parsed
            .auxiliaries(verb)
            .any(|auxiliary| matches!(auxiliary, "must" | "should"))
    };
    if is_demanded(parsed, verb) || must() {
        return parsed.first(verb, &[Relation::Nsubj]);
    }
    let asks = parsed
        .head(verb)
        .filter(|_| parsed.relation(verb) == Relation::Xcomp && parsed.mark(verb) == Some("to"))?;
    let object = parsed.first(asks, &[Relation::Obj, Relation::Iobj]);
    whom_asked(parsed, (asks, verb), object, &["on", "upon", "to", "with"])
}

/// Of whom a verb asks what stands behind him: the object, else the phrase with one of these prepositions.
fn whom_asked(
    parsed: &Parsed,
    (asks, verb): (usize, usize),
    object: Option<usize>,
    prepositions: &[&str],
) -> Option<usize> {
    let phrase = || {
        let mut phrases = parsed.dependents(asks, &[Relation::Obl]);
        phrases.find(|&by| prepositions.contains(&parsed.case(by).as_str()))
    };
    object
        .or_else(phrase)
        .filter(|&whom| asks < whom && whom < verb)
}

/// "urges Peru to back it", "calls on Peru to back it": of whom it is asked to do what a cue says, and
/// who does not do so by that.
pub(super) fn addressee(parsed: &Parsed, cue: usize) -> Option<usize> {
    const ASKING: &[&str] = &[
        "appeal",
        "ask",
        "call",
        "encourage",
        "implore",
        "invite",
        "press",
        "request",
        "urge",
    ];
    let verb = outermost_infinitive(parsed, cue);
    let to = parsed.mark(verb) == Some("to");
    let asks = parsed.head(verb).filter(|&asks| {
        to && matches!(parsed.relation(verb), Relation::Xcomp | Relation::Advcl)
            && ASKING.contains(&parsed.lemma(asks))
    })?;
    let object = parsed.first(asks, &[Relation::Obj]);
    whom_asked(parsed, (asks, verb), object, &["on", "upon", "to"])
}

/// "urged Peru to end its support": whose support it is, which it has until it ends it.
pub(super) fn asked_owner(parsed: &Parsed, cue: usize) -> Option<usize> {
    let owner = parsed.first(cue, &[Relation::NmodPoss])?;
    let own = matches!(parsed.lower(owner), "its" | "their" | "his" | "her");
    let verb = parsed
        .head(cue)
        .filter(|_| own && parsed.relation(cue) == Relation::Obj)?;
    let lemma = parsed.lemma(verb);
    let ends = WordClass::TakingBack.has(lemma) || WordClass::Ending.has(lemma) || lemma == "give";
    ends.then(|| asked(parsed, verb)).flatten()
}

/// "insisted that Peru accept it", "demanded that Peru stop backing it": what another shall do.
pub(super) fn is_demanded(parsed: &Parsed, cue: usize) -> bool {
    let verb = outermost(parsed, cue);
    let base = matches!(parsed.word(verb).tag, "VB" | "VBP")
        && parsed.relation(verb) == Relation::Ccomp
        && parsed.first(verb, &[Relation::Aux]).is_none()
        && parsed.first(verb, &[Relation::Nsubj]).is_some();
    base && parsed
        .head(verb)
        .is_some_and(|head| match parsed.lemma(head) {
            "demand" | "order" | "propose" | "recommend" | "request" | "require" | "urge" => true,
            "insist" | "ask" | "suggest" => parsed.word(verb).tag == "VB",
            _ => false,
        })
}

/// "was ordered to do all it can", "must work to end it": who is told to do so need not mean to.
pub(super) fn is_told_to(parsed: &Parsed, cue: usize) -> bool {
    let verb = first_joined(parsed, cue);
    let promised = || {
        let above = parsed.head(verb).map(|head| parsed.lemma(head));
        matches!(above, Some("agree" | "pledge" | "promise" | "vow" | "work"))
    };
    // "we must work to end it": who calls on himself means to.
    let another = |whom: usize| !matches!(parsed.lower(whom), "i" | "me" | "us" | "we");
    asked(parsed, verb).is_some_and(another) && !promised()
}

/// "asked Peru why it opposed the plan".
pub(super) fn is_asked_about(parsed: &Parsed, cue: usize) -> bool {
    let asks = parsed.head(cue).is_some_and(|verb| {
        parsed.relation(cue) == Relation::Ccomp
            && matches!(
                parsed.lemma(verb),
                "ask" | "inquire" | "question" | "wonder"
            )
    });
    asks && parsed
        .children(cue)
        .iter()
        .any(|&word| matches!(parsed.lower(word), "why" | "how" | "when"))
}

/// "hopes that Peru will back it", "fears that Peru opposes it", "is confident that Peru will back it":
/// what is only expected of another.
pub(super) fn is_hoped_for(parsed: &Parsed, cue: usize) -> bool {
    let complement = parsed.relation(cue) == Relation::Ccomp;
    let verb = parsed.head(cue).filter(|_| complement);
    let will = || {
        parsed
            .auxiliaries(cue)
            .any(|auxiliary| matches!(auxiliary, "will" | "'ll" | "’ll" | "shall"))
    };
    let another = || {
        parsed
            .first(cue, &[Relation::Nsubj])
            .is_some_and(|subject| !matches!(parsed.lower(subject), "i" | "we"))
    };
    let counted_on = verb.is_some_and(|word| {
        matches!(
            parsed.lemma(word),
            "certain" | "confident" | "convinced" | "hopeful" | "optimistic" | "sure" | "trust"
        )
    });
    counted_on && will() && another()
        || verb.is_some_and(|verb| {
            matches!(
                parsed.lemma(verb),
                "bet" | "doubt" | "expect" | "fear" | "hope" | "pray" | "wish"
            )
        })
}

/// The first of joined infinitives: "to leave and end it".
fn first_joined(parsed: &Parsed, verb: usize) -> usize {
    let first = parsed.head(verb).filter(|&first| {
        parsed.relation(verb) == Relation::Conj && parsed.word(first).upos == Upos::Verb
    });
    first.unwrap_or(verb)
}

/// The infinitive to which joined and further infinitives belong: "urged Peru to agree to sign and pay".
fn outermost_infinitive(parsed: &Parsed, cue: usize) -> usize {
    let mut verb = cue;
    while let Some(head) = parsed.head(verb).filter(|&head| {
        matches!(parsed.relation(verb), Relation::Xcomp | Relation::Conj)
            && parsed.word(head).tag == "VB"
    }) {
        verb = head;
    }
    verb
}

/// The verb of the clause that governs an infinitive or a joined verb.
fn outermost(parsed: &Parsed, cue: usize) -> usize {
    let mut verb = cue;
    while matches!(parsed.relation(verb), Relation::Xcomp | Relation::Conj)
        && let Some(head) = parsed.head(verb).filter(|&it| parsed.is_predicate(it))
    {
        verb = head;
    }
    verb
}
