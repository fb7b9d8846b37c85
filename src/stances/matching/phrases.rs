//! Phrases with a preposition: where "for X" and the like may hang.
//!
//! Comes in: a cue and a preposition. Goes out: the head of the phrase. Must not know: frames.

use crate::lexicon::WordClass;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// How phrases with a preposition hang.
const PHRASES: &[Relation] = &[
    Relation::Obl,
    Relation::Nmod,
    Relation::Advcl,
    Relation::Acl,
    Relation::Xcomp,
    Relation::Ccomp,
    Relation::OblAgent,
];

/// Whether a phrase opens with a preposition, also before a gerund.
fn opens_with(parsed: &Parsed, word: usize, preposition: &str) -> bool {
    let mut cases = parsed.dependents(word, &[Relation::Case]);
    cases.any(|case| parsed.lower(case) == preposition)
        || parsed.case(word) == preposition
        || parsed.mark(word) == Some(preposition)
            && (parsed.word(word).tag == "VBG"
                || preposition != "to" && parsed.relation(word) != Relation::Obl)
}

/// A phrase with a preposition, also before a gerund; sought below the cue,
/// below its object, and behind a noun that a light verb carries.
pub(super) fn prep(parsed: &Parsed, cue: usize, preposition: &str) -> Option<usize> {
    // "with the backing of Peru": whose it is, not what it is for.
    if preposition == "of"
        && parsed.word(cue).upos == Upos::Noun
        && parsed.relation(cue) == Relation::Obl
        && parsed.case(cue) == "with"
        && parsed.has_det(cue, &["the"])
    {
        return None;
    }
    let fits = |word: usize| opens_with(parsed, word, preposition);
    let below = |head: usize| {
        parsed
            .dependents(head, PHRASES)
            .find(|&word| (word > cue.min(head) || is_only(parsed, word)) && fits(word))
    };
    // "was accused by Peru of fraud": the parser may give the phrase to the agent.
    let by_agent = || {
        let agent = parsed.first(cue, &[Relation::OblAgent])?;
        below(agent).filter(|_| preposition == "of")
    };
    if let Some(found) = below(cue)
        .or_else(by_agent)
        .or_else(|| stranded(parsed, cue, preposition))
        .or_else(|| relative(parsed, cue, preposition))
        .or_else(|| said_of(parsed, cue, preposition))
    {
        return Some(found);
    }
    if parsed.word(cue).upos == Upos::Verb {
        return beside_verb(parsed, cue, below, |object| {
            belongs_to_object(parsed, cue, object, preposition)
        })
        .or_else(|| recipient(parsed, cue, preposition));
    }
    // "expressed support yesterday for X": the phrase hangs on the verb.
    let verb = parsed.head(cue)?;
    let carried = matches!(
        parsed.relation(cue),
        Relation::Obj | Relation::Obl | Relation::Conj | Relation::Xcomp | Relation::NsubjPass
    ) || is_said_to_be(parsed, cue)
        || parsed.relation(cue) == Relation::Nsubj && parsed.lemma(verb) == "go";
    if carried
        && let Some(found) = parsed
            .dependents(verb, PHRASES)
            .find(|&word| word > cue && word != cue && fits(word))
    {
        return Some(found);
    }
    // "opposition to the plan from Chile": the parser may give the second phrase to the first.
    let behind_target = || {
        let about = parsed.first(cue, &[Relation::Nmod])?;
        below(about).filter(|_| preposition == "from" && parsed.case(about) == "to")
    };
    let gift = parsed.relation(cue) == Relation::Obj;
    parsed
        .dependents(cue, &[Relation::Conj])
        .find_map(below)
        .or_else(behind_target)
        .or_else(|| recipient(parsed, verb, preposition).filter(|_| gift))
}

/// "only through talks can it be solved": what stands before the verb for stress.
fn is_only(parsed: &Parsed, phrase: usize) -> bool {
    parsed
        .dependents(phrase, &[Relation::Advmod])
        .any(|word| word < phrase && parsed.lower(word) == "only")
}

/// "There is anger in Chile over the ban": what there is said to be.
pub(in crate::stances) fn is_said_to_be(parsed: &Parsed, noun: usize) -> bool {
    parsed.relation(noun) == Relation::Nsubj
        && parsed.head(noun).is_some_and(|be| {
            parsed.lemma(be) == "be" && parsed.first(be, &[Relation::Expl]).is_some()
        })
}

/// "the worry in Chile is that the ban will hurt it": the clause that a noun is said to be.
pub(in crate::stances) fn thought(parsed: &Parsed, noun: usize) -> Option<usize> {
    let subject = matches!(
        parsed.relation(noun),
        Relation::NsubjOuter | Relation::Nsubj
    );
    parsed.head(noun).filter(|&clause| {
        subject
            && noun < clause
            && parsed.mark(clause) == Some("that")
            && parsed.first(clause, &[Relation::Cop]).is_some()
            && parsed
                .dependents(clause, &[Relation::Mark])
                .any(|that| noun < that)
    })
}

/// "condemned its support for the rebels", "warned President Lund of Norway that …": whether a phrase
/// of the object is the object's own.
fn belongs_to_object(parsed: &Parsed, verb: usize, object: usize, preposition: &str) -> bool {
    match preposition {
        "for" => takes_for(parsed, object),
        "of" => {
            parsed.word(object).upos == Upos::Propn
                && parsed.first(verb, &[Relation::Ccomp]).is_some()
        }
        _ => false,
    }
}

/// Whether a noun tells for what or whom it is: "support for the rebels".
fn takes_for(parsed: &Parsed, noun: usize) -> bool {
    parsed.word(noun).upos == Upos::Noun && WordClass::TakingFor.has(parsed.lemma(noun))
}

/// "gave the plan its approval": what it is given to.
fn recipient(parsed: &Parsed, verb: usize, preposition: &str) -> Option<usize> {
    let given =
        matches!(preposition, "to" | "for") && matches!(parsed.lemma(verb), "give" | "lend");
    // "gave him a book" gives no stance.
    let own = parsed
        .first(verb, &[Relation::Obj])
        .is_some_and(|gift| parsed.first(gift, &[Relation::Det]).is_none());
    (given && own)
        .then(|| parsed.first(verb, &[Relation::Iobj]))
        .flatten()
}

/// "voted against": whether the preposition stands behind the verb with nothing of its own.
fn stands_alone(parsed: &Parsed, verb: usize, preposition: &str) -> bool {
    parsed.children(verb).iter().any(|&word| {
        word > verb
            && parsed.lower(word) == preposition
            && parsed.word(word).upos == Upos::Adp
            && parsed.children(word).is_empty()
    })
}

/// "talks are called for", "the clause was insisted on by Peru": the subject belongs to the preposition.
fn stranded(parsed: &Parsed, verb: usize, preposition: &str) -> Option<usize> {
    let alone = stands_alone(parsed, verb, preposition);
    if alone && parsed.first(verb, &[Relation::NsubjPass]).is_some() {
        return parsed.logical_object(verb);
    }
    // "The text was adopted, with Russia voting against".
    let beside = alone
        && parsed.relation(verb) == Relation::Advcl
        && parsed.mark(verb) == Some("with")
        && parsed.lemma(verb) == "vote";
    let main = parsed.head(verb).filter(|_| beside)?;
    // "The motion passed, with Peru voting against"
    let carried = matches!(parsed.lemma(main), "carry" | "fail" | "pass" | "succeed");
    parsed
        .first(main, &[Relation::NsubjPass])
        .or_else(|| parsed.first(main, &[Relation::Obj]))
        .or_else(|| parsed.first(main, &[Relation::Nsubj]).filter(|_| carried))
}

/// "its objection is to the ban": what the noun is said to be, with the preposition.
fn said_of(parsed: &Parsed, noun: usize, preposition: &str) -> Option<usize> {
    let subject = parsed.relation(noun) == Relation::Nsubj && parsed.word(noun).upos == Upos::Noun;
    parsed.head(noun).filter(|&about| {
        subject
            && about > noun
            && parsed.first(about, &[Relation::Cop]).is_some()
            && parsed.case(about) == preposition
    })
}

/// "the ban against which Norway voted", "the ban that Norway voted against", "the ban Norway voted
/// against": what the pronoun stands for, where it has the preposition, or the relative clause whose
/// preposition stands alone.
fn relative(parsed: &Parsed, cue: usize, preposition: &str) -> Option<usize> {
    // "was not a decision that Peru had hoped for": the decision is none of it.
    let denied =
        |noun: &usize| parsed.first(*noun, &[Relation::Cop]).is_some() && parsed.is_negated(*noun);
    let pronoun = parsed
        .dependents(cue, &[Relation::Obl, Relation::Obj, Relation::Nmod])
        .find(|&word| parsed.is_relative_pronoun(word) && opens_with(parsed, word, preposition));
    if pronoun.is_some() {
        return parsed.antecedent(cue).filter(|noun| !denied(noun));
    }
    if parsed.relation(cue) != Relation::AclRelcl || parsed.own_subject(cue).is_none() {
        return None;
    }
    let object = parsed.first(cue, &[Relation::Obj]);
    // "the ban that Norway spoke up against": the pronoun without the preposition.
    let bare = object.is_none_or(|object| parsed.is_relative_pronoun(object));
    (bare && stands_alone(parsed, cue, preposition))
        .then(|| parsed.head(cue))
        .flatten()
        .filter(|noun| !denied(noun))
}

/// The phrase of a verb that does not hang on the verb itself but on its object, on what is fixed to
/// it, or on a verb beside it; `below` finds one below a word.
fn beside_verb(
    parsed: &Parsed,
    verb: usize,
    below: impl Fn(usize) -> Option<usize>,
    own: impl Fn(usize) -> bool,
) -> Option<usize> {
    let object = parsed
        .first(verb, &[Relation::Obj, Relation::Iobj])
        .filter(|&object| object > verb && !own(object));
    // "voted in favour of X", "held Y responsible for X", "stood in the way of X".
    let bodily = |word: usize| matches!(parsed.lemma(word), "way" | "face" | "hand");
    let fixed = || {
        parsed
            .dependents(verb, &[Relation::Obl, Relation::Xcomp])
            .filter(|&word| parsed.first(word, &[Relation::Det]).is_none() || bodily(word))
            // "condemned the drill as a rehearsal for war": what it is called.
            .filter(|&word| parsed.case(word) != "as")
            .find_map(&below)
    };
    // The earlier of two coordinated verbs shares the phrase of the later.
    let joined = || {
        parsed
            .dependents(verb, &[Relation::Conj])
            .find(|&next| next > verb && next - verb <= 3)
            .and_then(&below)
    };
    object.and_then(&below).or_else(fixed).or_else(joined)
}
