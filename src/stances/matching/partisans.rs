//! Partisans: nouns for who takes a side: "X, one of the ban's critics", "a champion of the ban, X".
//!
//! Comes in: such a noun. Goes out: the word for whom it describes, the word for what he is for or
//! against. Must not know: who the actors are.

use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// Nouns for those who take a side of something.
const PARTISANS: &[&str] = &[
    "advocate",
    "architect",
    "author",
    "backer",
    "champion",
    "co-author",
    "co-sponsor",
    "cosponsor",
    "critic",
    "defender",
    "detractor",
    "fan",
    "foe",
    "opponent",
    "proponent",
    "sceptic",
    "skeptic",
    "sponsor",
    "supporter",
];

/// Whom a noun beside a name describes.
pub(super) fn described(parsed: &Parsed, cue: usize) -> Option<usize> {
    let above = parsed.head(cue)?;
    if parsed.relation(cue) == Relation::Appos {
        return Some(above);
    }
    if !is_partisan(parsed, cue) {
        return None;
    }
    one_of_them(parsed, cue)
        .or_else(|| further_apposition(parsed, cue))
        .or_else(|| before_name(parsed, cue))
        .or_else(|| seen_as(parsed, cue))
}

/// "the ban's critics", "the ban's chief opponent": what they are for or against.
pub(super) fn cause(parsed: &Parsed, cue: usize) -> Option<usize> {
    parsed
        .first(cue, &[Relation::NmodPoss])
        .filter(|&cause| is_partisan(parsed, cue) && parsed.word(cause).upos == Upos::Noun)
}

fn is_partisan(parsed: &Parsed, noun: usize) -> bool {
    PARTISANS.contains(&parsed.lemma(noun))
}

/// "X, one of its critics", "X, among its critics".
fn one_of_them(parsed: &Parsed, cue: usize) -> Option<usize> {
    let one = parsed.one_of(cue);
    let aside = one != cue && parsed.relation(one) == Relation::Appos;
    let among = parsed.relation(cue) == Relation::Nmod && parsed.case(cue) == "among";
    let above = parsed.head(one)?;
    (aside || among && is_name(parsed, above)).then_some(above)
}

/// "X, a member of the club and an opponent of the ban": the parser joins the opponent to X or to the
/// member.
fn further_apposition(parsed: &Parsed, cue: usize) -> Option<usize> {
    let above = parsed.head(cue)?;
    let indefinite = parsed.has_det(cue, &["a", "an"]);
    if parsed.relation(cue) != Relation::Conj || !indefinite {
        return None;
    }
    if parsed.relation(above) == Relation::Appos {
        return parsed.head(above);
    }
    let beside = parsed
        .dependents(above, &[Relation::Appos])
        .any(|first| first < cue);
    (beside && is_name(parsed, above)).then_some(above)
}

/// "A critic of the ban, X stayed away", "the ban's chief critic, X, stayed away".
fn before_name(parsed: &Parsed, cue: usize) -> Option<usize> {
    let behind = |name: usize| {
        let first = parsed.subtree(name).first().copied().unwrap_or(name);
        name > cue && is_name(parsed, name) && parsed.opens_behind(first, ",")
    };
    let beside = parsed
        .dependents(cue, &[Relation::Appos])
        .find(|&name| behind(name));
    let second = || {
        let verb = parsed.head(cue)?;
        let subject = parsed.relation(cue) == Relation::Nsubj && parsed.word(cue).tag == "NN";
        parsed
            .dependents(verb, &[Relation::Nsubj])
            .find(|&name| subject && behind(name))
    };
    beside.or_else(second)
}

/// "X emerged as a critic of the ban".
fn seen_as(parsed: &Parsed, cue: usize) -> Option<usize> {
    let verb = parsed.head(cue)?;
    let becomes = matches!(parsed.lemma(verb), "emerge" | "establish" | "serve");
    (becomes && parsed.relation(cue) == Relation::Obl && parsed.case(cue) == "as")
        .then(|| parsed.subject(verb))
        .flatten()
}

fn is_name(parsed: &Parsed, word: usize) -> bool {
    parsed.word(word).upos == Upos::Propn
}
