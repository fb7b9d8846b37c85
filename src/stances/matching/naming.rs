//! Naming: who calls what by which word: "called it a mistake", "considers the pact to be illegal",
//! "amounts to blackmail".
//!
//! Comes in: a noun or adjective that may be such a word. Goes out: the verb that gives it, what it
//! is given to. Must not know: frames, who the actors are.

use super::{action, clause};
use crate::lexicon::WordClass;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// The verb that names its object by this predicate, if one does.
pub(in crate::stances) fn named_predicate(parsed: &Parsed, cue: usize) -> Option<usize> {
    if let Some(verb) = uttered(parsed, cue) {
        return Some(verb);
    }
    let head = parsed.head(cue)?;
    // "called the plan costly and unacceptable"
    let goes_on = parsed.relation(cue) == Relation::Conj
        && parsed.word(cue).upos == Upos::Adj
        && parsed.word(head).upos == Upos::Adj
        && head < cue
        && parsed
            .first(cue, &[Relation::Nsubj, Relation::Cop])
            .is_none();
    if goes_on {
        return named_predicate(parsed, head);
    }
    if !WordClass::Naming.has(parsed.lemma(head)) {
        return swallowed_predicate(parsed, cue).or_else(|| taken_in(parsed, cue));
    }
    // "holds the accord to be illegal", not "holds a veto".
    if parsed.lemma(head) == "hold" && parsed.mark(cue) != Some("to") {
        return None;
    }
    let as_phrase = parsed.case(cue) == "as" || parsed.mark(cue) == Some("as");
    let direct = matches!(
        parsed.relation(cue),
        Relation::Xcomp | Relation::Ccomp | Relation::Obj | Relation::OblUnmarked
    ) && parsed.first(cue, &[Relation::Nsubj]).is_none()
        && (parsed.first(cue, &[Relation::Cop]).is_none() || parsed.mark(cue) == Some("to"))
        && parsed
            .first(head, &[Relation::Obj, Relation::Expl])
            .is_some_and(|object| object != cue)
        || parsed.is_passive(head) && parsed.relation(cue) == Relation::Xcomp;
    let named = direct
        || small_subject(parsed, head, cue).is_some()
        || as_phrase
        || compounded(parsed, head, cue).is_some()
        || before_relative(parsed, head, cue).is_some();
    named.then_some(head)
}

/// The predicate of which a noun is the gist: "a form of blackmail", "nothing but a trick", "little more
/// than a bribe"; any other word stands for itself.
pub(in crate::stances) fn whole_predicate(parsed: &Parsed, noun: usize) -> usize {
    let whole = || {
        let above = parsed.head(noun)?;
        let (case, head) = (parsed.case(noun), parsed.lower(above));
        let sort = parsed.relation(noun) == Relation::Nmod
            && case == "of"
            && matches!(
                parsed.lemma(above),
                "act" | "bit" | "form" | "kind" | "piece" | "sort" | "species" | "type"
            );
        let but = case == "but" && matches!(head, "nothing" | "anything");
        // "less than" below "nothing", or beside it.
        let measure =
            case == "than" && matches!(head, "less" | "more" | "better" | "nothing" | "little");
        match parsed.head(above) {
            _ if sort || but => Some(above),
            Some(top)
                if measure
                    && matches!(parsed.lower(top), "nothing" | "little" | "no")
                    && parsed.relation(above) != Relation::Ccomp =>
            {
                Some(top)
            }
            _ => measure.then_some(above),
        }
    };
    whole().filter(|&above| above < noun).unwrap_or(noun)
}

/// What a verb calls by a predicate: its object, or the clause for which "it" stands: "finds it wrong
/// to punish them".
pub(super) fn named_by(parsed: &Parsed, verb: usize, cue: usize) -> Option<usize> {
    if uttered(parsed, cue).is_some() {
        return Some(seen_in(parsed, verb).unwrap_or(cue));
    }
    let object = parsed.logical_object(verb).filter(|&object| object != cue);
    let empty = object.is_none_or(|it| parsed.lower(it) == "it");
    // "goods that Peru deems unfit to be sold": the goods.
    if parsed.word(cue).upos == Upos::Adj
        && object.is_none()
        && parsed.first(verb, &[Relation::Expl]).is_none()
        && let Some(noun) = before_relative(parsed, verb, cue)
    {
        return Some(noun);
    }
    let extraposed = || clause(parsed, cue).or_else(|| action(parsed, cue));
    empty
        .then(extraposed)
        .flatten()
        .or(object)
        .or_else(|| small_subject(parsed, verb, cue))
        .or_else(|| compounded(parsed, verb, cue))
        .or_else(|| before_relative(parsed, verb, cue))
}

/// "spoke of a massacre", "sees a betrayal in the pact", "smells treason": the verb by which somebody
/// says that there is such a thing.
fn uttered(parsed: &Parsed, cue: usize) -> Option<usize> {
    let verb = parsed.head(cue)?;
    let lemma = parsed.lemma(verb);
    let spoken = parsed.relation(cue) == Relation::Obl
        && parsed.case(cue) == "of"
        && matches!(lemma, "speak" | "talk");
    // "saw a massacre" was there; "saw in it a betrayal" judges.
    let seen = parsed.relation(cue) == Relation::Obj
        && (lemma == "smell" || lemma == "see" && seen_in(parsed, verb).is_some())
        && parsed.first(verb, &[Relation::Xcomp]).is_none();
    let new = parsed.first(cue, &[Relation::NmodPoss]).is_none()
        && parsed
            .first(cue, &[Relation::Det])
            .is_none_or(|det| matches!(parsed.lower(det), "a" | "an"));
    let says = parsed.word(cue).upos == Upos::Noun && parsed.word(verb).upos == Upos::Verb;
    (says && new && (spoken || seen) && !parsed.is_passive(verb) && !parsed.is_negated(verb))
        .then_some(verb)
}

/// "sees in the pact a betrayal": in what it is seen.
fn seen_in(parsed: &Parsed, verb: usize) -> Option<usize> {
    parsed
        .dependents(verb, &[Relation::Obl])
        .find(|&thing| parsed.lemma(verb) == "see" && parsed.case(thing) == "in")
}

/// "“A grave mistake,” said the minister": a judgement that is a quotation of its own stands for what
/// it is said of.
pub(super) fn exclaimed(parsed: &Parsed, cue: usize) -> Option<usize> {
    const SUBJECTS: &[Relation] = &[
        Relation::Cop,
        Relation::Csubj,
        Relation::Expl,
        Relation::Nsubj,
        Relation::NsubjPass,
    ];
    let fragment = matches!(parsed.relation(cue), Relation::Ccomp | Relation::Parataxis)
        && matches!(parsed.word(cue).upos, Upos::Noun | Upos::Adj)
        && parsed.first(cue, SUBJECTS).is_none()
        && parsed.mark(cue).is_none();
    let words = parsed.subtree(cue);
    let opens = words.first().is_some_and(|&first| {
        let quote = |word: usize| matches!(parsed.lower(word), "\"" | "“" | "‘" | "``");
        quote(first) || first.checked_sub(1).is_some_and(quote)
    });
    (fragment && opens).then_some(cue)
}

/// "found that deeply irresponsible": what is named, which the parser made the subject of its name.
fn small_subject(parsed: &Parsed, verb: usize, cue: usize) -> Option<usize> {
    let clause = matches!(parsed.relation(cue), Relation::Xcomp | Relation::Ccomp)
        && parsed.first(cue, &[Relation::Cop]).is_none()
        && parsed.mark(cue).is_none()
        && matches!(parsed.word(cue).upos, Upos::Adj | Upos::Noun);
    parsed
        .first(cue, &[Relation::Nsubj])
        .filter(|&it| clause && verb < it && it < cue)
}

/// "called the accord a betrayal", "called the vote rigged", "considers the accord to be a mistake":
/// the parser took the predicate into the object.
fn taken_in(parsed: &Parsed, cue: usize) -> Option<usize> {
    let object = parsed.head(cue)?;
    let verb = parsed.head(object)?;
    let named = parsed.relation(object) == Relation::Obj
        && WordClass::Naming.has(parsed.lemma(verb))
        && verb < object
        && object < cue;
    if !named {
        return None;
    }
    let follows = || {
        let words = parsed.subtree(cue);
        words
            .first()
            .is_some_and(|&first| first > object && parsed.lower(first) != ",")
    };
    let indefinite = || parsed.has_det(cue, &["a", "an"]);
    let predicate = match parsed.relation(cue) {
        Relation::Obj | Relation::Xcomp | Relation::Appos | Relation::OblUnmarked => {
            parsed.word(cue).upos == Upos::Noun && indefinite()
        }
        // "sees the accord as a betrayal"
        Relation::Nmod => parsed.case(cue) == "as",
        // "pronounced the accord dead on arrival", not "a plan acceptable to all".
        Relation::Amod => is_definite(parsed, object) && names_barely(parsed.lemma(verb)),
        Relation::Acl => {
            let to_be =
                parsed.mark(cue) == Some("to") && parsed.first(cue, &[Relation::Cop]).is_some();
            to_be || is_bare_participle(parsed, cue)
        }
        _ => false,
    };
    (predicate && follows()).then_some(verb)
}

/// Verbs behind whose object a bare word names it: "deems the accord void", not "hails the minister
/// responsible".
fn names_barely(verb: &str) -> bool {
    matches!(
        verb,
        "brand"
            | "call"
            | "consider"
            | "declare"
            | "deem"
            | "dub"
            | "find"
            | "judge"
            | "label"
            | "proclaim"
            | "pronounce"
            | "rate"
            | "reckon"
            | "term"
            | "think"
    )
}

/// "the accord", "Peru's accord".
fn is_definite(parsed: &Parsed, noun: usize) -> bool {
    parsed.first(noun, &[Relation::NmodPoss]).is_some()
        || parsed.has_det(noun, &["the", "this", "that"])
}

/// "rigged", "politically motivated": nothing behind it tells what was done.
fn is_bare_participle(parsed: &Parsed, word: usize) -> bool {
    const BEHIND: &[Relation] = &[
        Relation::Obj,
        Relation::Obl,
        Relation::OblAgent,
        Relation::Xcomp,
    ];
    parsed.word(word).tag == "VBN"
        && parsed.mark(word).is_none()
        && parsed.first(word, BEHIND).is_none()
}

/// "called the law censorship": what is named, which the parser took for the first part of the name.
fn compounded(parsed: &Parsed, verb: usize, cue: usize) -> Option<usize> {
    const COMPLEMENTS: &[Relation] = &[Relation::Xcomp, Relation::Ccomp, Relation::Obl];
    let names = matches!(
        parsed.lemma(verb),
        "brand" | "call" | "consider" | "deem" | "dub" | "label" | "term"
    );
    // "a raid, which Peru called a war crime" names no war.
    let alone = parsed.first(verb, &[Relation::Obj]) == Some(cue)
        && parsed.word(cue).tag == "NN"
        && parsed.first(verb, COMPLEMENTS).is_none();
    let thing = parsed
        .dependents(cue, &[Relation::Compound, Relation::Amod])
        .find(|&word| word + 1 == cue && parsed.word(word).tag.starts_with("NN"))?;
    let definite = parsed.first(cue, &[Relation::Det, Relation::NmodPoss])? < thing;
    (names && alone && definite && !parsed.is_passive(verb)).then_some(thing)
}

/// "a step that Peru called a mistake": what is named stands before the clause, with no word for it
/// inside.
fn before_relative(parsed: &Parsed, verb: usize, cue: usize) -> Option<usize> {
    let noun = parsed.head(verb).filter(|&noun| noun < verb)?;
    let relative = matches!(parsed.relation(verb), Relation::Acl | Relation::AclRelcl)
        && (parsed.relation(cue) == Relation::Obj
            || parsed.relation(cue) == Relation::Xcomp && parsed.word(cue).upos == Upos::Adj)
        && parsed.word(verb).tag != "VBG"
        && parsed.own_subject(verb).is_some()
        && parsed.mark(verb) != Some("as")
        // "a statement in which Peru condemned the coup"
        && !parsed
            .dependents(verb, &[Relation::Obl])
            .any(|phrase| parsed.is_relative_pronoun(phrase));
    let names = names_barely(parsed.lemma(verb));
    (relative && names && !parsed.is_passive(verb)).then_some(noun)
}

/// The verb that says that its subject is the noun: "amounts to blackmail", "marks a step forward".
pub(in crate::stances) fn equating_verb(parsed: &Parsed, noun: usize) -> Option<usize> {
    let verb = parsed.head(noun)?;
    let lemma = parsed.lemma(verb);
    let equates = match parsed.relation(noun) {
        Relation::Obj => matches!(
            lemma,
            "represent" | "constitute" | "mark" | "become" | "form"
        ),
        Relation::Obl => match parsed.case(noun).as_str() {
            "to" => lemma == "amount",
            "like" => matches!(lemma, "look" | "sound" | "smell"),
            "of" => matches!(lemma, "reek" | "smack" | "stink"),
            "on" => lemma == "border",
            "into" => matches!(lemma, "degenerate" | "descend" | "turn"),
            _ => false,
        },
        _ => false,
    };
    (equates && parsed.word(noun).upos == Upos::Noun && !parsed.is_passive(verb)).then_some(verb)
}

/// The verb by which somebody judges: "called it a mistake", "dismissed it as
/// a cynical move".
pub(in crate::stances) fn judging_verb(parsed: &Parsed, cue: usize) -> Option<usize> {
    named_predicate(parsed, whole_predicate(parsed, cue)).or_else(|| {
        let noun = (parsed.relation(cue) == Relation::Amod).then(|| parsed.head(cue))??;
        named_predicate(parsed, parsed.one_of(noun))
    })
}

/// A word in quotation marks at the end of a naming verb's object that the
/// parser took into it: "called the talks “premature”".
fn swallowed_predicate(parsed: &Parsed, cue: usize) -> Option<usize> {
    let marked = cue > 0
        && matches!(parsed.lower(cue - 1), "“" | "\"" | "‘" | "``")
        && parsed.first(cue, &[Relation::Det]).is_none();
    if !marked {
        return None;
    }
    let object = parsed
        .ancestors(cue)
        .skip(1)
        .take(3)
        .find(|&word| parsed.relation(word) == Relation::Obj)?;
    let verb = parsed.head(object)?;
    (WordClass::Naming.has(parsed.lemma(verb)) && object < cue).then_some(verb)
}
