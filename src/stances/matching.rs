//! Matching: a frame at a cue → the words that fill its places.
//!
//! Comes in: a sentence, a cue, a frame. Goes out: words for holder, target,
//! addressee. Must not know: who the actors are.

use crate::lexicon::stance::{CueClass, Place};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// A word that fills a place, with the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filler {
    /// Head of the words.
    pub head: usize,
    /// The place that it fills.
    pub place: Place,
}

/// Verbs that name their object by a predicate: "called it a mistake".
const NAMING: &[&str] = &[
    "call",
    "describe",
    "consider",
    "deem",
    "label",
    "brand",
    "denounce",
    "regard",
    "see",
    "view",
    "dismiss",
    "find",
    "declare",
    "characterize",
    "characterise",
    "slam",
    "decry",
    "brand",
    "term",
    "criticize",
    "criticise",
    "condemn",
    "hail",
    "praise",
    "welcome",
    "think",
    "believe",
];

/// Verbs that carry a nominal cue as object: "voiced support".
const LIGHT: &[&str] = &[
    "express",
    "voice",
    "reiterate",
    "reaffirm",
    "affirm",
    "state",
    "declare",
    "announce",
    "raise",
    "underscore",
    "underline",
    "emphasize",
    "emphasise",
    "stress",
    "highlight",
    "recall",
    "confirm",
    "show",
    "offer",
    "give",
    "pledge",
    "have",
    "share",
    "convey",
    "repeat",
    "renew",
    "issue",
    "make",
    "note",
    "acknowledge",
    "register",
    "signal",
    "maintain",
    "lodge",
    "send",
    "extend",
    "lend",
    "demonstrate",
    "outline",
    "signal",
    "press",
    "deliver",
    "launch",
    "vow",
    "stand",
    "reserve",
    "throw",
    "be",
    "remain",
    "continue",
    "lead",
    "repeat",
    "recognize",
    "recognise",
    "hold",
    "harbor",
    "harbour",
    "articulate",
    "proclaim",
    "sound",
    "join",
    "reinforce",
    "detail",
    "tout",
    "rally",
    "receive",
    "get",
    "win",
    "mobilize",
    "impose",
    "unveil",
    "slap",
    "levy",
    "introduce",
    "adopt",
    "expand",
    "tighten",
    "widen",
    "toughen",
    "lodge",
    "file",
    "take",
    "put",
    "place",
    "air",
    "draw",
    "grant",
    "feel",
    "see",
];

/// What one asks of a listener's mind is no policy: "we must remember".
const MUSING: &[&str] = &[
    "remember",
    "forget",
    "recall",
    "know",
    "say",
    "add",
    "mention",
    "understand",
    "admit",
    "confess",
    "look",
    "think",
    "imagine",
    "decide",
    "wait",
    "note",
    "ask",
    "wonder",
    "see",
    "bear",
    "realize",
    "realise",
    "thank",
    "congratulate",
    "begin",
    "conclude",
    "emphasize",
    "emphasise",
    "stress",
    "point",
    "underline",
];

/// The first place of a list that some word fills.
pub fn fill(parsed: &Parsed, cue: usize, class: CueClass, places: &[Place]) -> Option<Filler> {
    places.iter().find_map(|place| {
        place_of(parsed, cue, class, place).map(|head| Filler {
            head,
            place: place.clone(),
        })
    })
}

fn place_of(parsed: &Parsed, cue: usize, class: CueClass, place: &Place) -> Option<usize> {
    // "Berlin is against the plan": the cue only marks what it is about.
    if class == CueClass::Adjective && parsed.relation(cue) == Relation::Case {
        let about = parsed.head(cue)?;
        parsed.first(about, &[Relation::Cop])?;
        return match place {
            Place::Subject => parsed.subject(about),
            Place::Object => Some(about),
            _ => None,
        };
    }
    match place {
        Place::Subject => match class {
            CueClass::Verb => parsed.logical_subject(cue),
            CueClass::Modal => modal_subject(parsed, cue),
            // "X, a supporter of Y": the noun stands beside whom it describes.
            _ if parsed.relation(cue) == Relation::Appos => parsed.head(cue),
            _ => named_predicate(parsed, cue)
                .map_or_else(|| parsed.subject(cue), |verb| parsed.logical_object(verb)),
        },
        Place::Object => parsed.logical_object(cue),
        Place::Clause => clause(parsed, cue),
        Place::Action => action(parsed, cue),
        Place::Prep(preposition) => prep(parsed, cue, preposition),
        Place::Possessor => possessor(parsed, cue),
        Place::Bearer => bearer(parsed, cue, class),
        Place::Light => light_subject(parsed, cue),
        Place::Itself => Some(cue),
        Place::Predicate => predicate(parsed, cue),
        Place::Condition => condition(parsed, cue),
        Place::Modified => modified(parsed, cue),
        Place::Voice => None,
    }
}

/// A finite complement clause, also the extraposed one of "it is … that".
fn clause(parsed: &Parsed, cue: usize) -> Option<usize> {
    let finite = |word: &usize| {
        let mark = parsed.mark(*word);
        parsed.is_predicate(*word)
            && !matches!(mark, Some("to" | "if" | "whether"))
            && (parsed
                .first(
                    *word,
                    &[
                        Relation::Nsubj,
                        Relation::NsubjPass,
                        Relation::Expl,
                        Relation::Csubj,
                    ],
                )
                .is_some()
                || mark == Some("that"))
    };
    parsed
        .dependents(
            cue,
            &[
                Relation::Ccomp,
                Relation::Csubj,
                Relation::CsubjPass,
                Relation::Acl,
                Relation::AclRelcl,
            ],
        )
        .find(|word| {
            // "fears that …": a content clause, though hung like a relative one.
            let hung = matches!(parsed.relation(*word), Relation::Acl | Relation::AclRelcl);
            finite(word) && (!hung || parsed.mark(*word) == Some("that"))
        })
        .or_else(|| {
            // A quoted or loosely attached complement: "warned: …".
            parsed.dependents(cue, &[Relation::Parataxis]).find(|word| {
                let aside = matches!(
                    parsed.lemma(*word),
                    "say" | "add" | "tell" | "write" | "note" | "state"
                );
                let free = parsed
                    .first(cue, &[Relation::Obj, Relation::Xcomp])
                    .is_none();
                let verb = parsed.word(cue).upos == Upos::Verb;
                *word > cue && finite(word) && verb && free && !aside
            })
        })
}

/// An infinitive or gerund complement.
fn action(parsed: &Parsed, cue: usize) -> Option<usize> {
    parsed
        .dependents(
            cue,
            &[
                Relation::Xcomp,
                Relation::Ccomp,
                Relation::Acl,
                Relation::Advcl,
                Relation::Csubj,
            ],
        )
        .find(|&word| {
            let to = parsed.mark(word) == Some("to");
            let gerund = parsed.word(word).tag == "VBG"
                && parsed.first(word, &[Relation::Aux]).is_none()
                && !matches!(parsed.relation(word), Relation::Acl | Relation::Advcl);
            let bare = parsed.relation(word) == Relation::Xcomp && parsed.word(word).tag == "VB";
            // "asked for radars to protect the city": a purpose, no complement.
            let purpose = parsed.relation(word) == Relation::Advcl
                && parsed
                    .dependents(cue, &[Relation::Obl])
                    .any(|other| cue < other && other < word && parsed.case(other) == "for");
            word > cue && !purpose && (to || gerund || bare)
                || parsed.relation(word) == Relation::Csubj && (to || gerund)
        })
        .or_else(|| {
            // "called on Iran to stop", parsed as a modifier of Iran.
            parsed
                .dependents(cue, &[Relation::Obl, Relation::Obj])
                .filter(|&object| object > cue)
                .find_map(|object| {
                    parsed
                        .dependents(object, &[Relation::Acl])
                        .find(|&word| parsed.mark(word) == Some("to"))
                })
        })
        .or_else(|| {
            // "reiterated its willingness to sign", hung on the light verb.
            let noun = parsed.word(cue).upos == Upos::Noun
                && matches!(
                    parsed.relation(cue),
                    Relation::Obj | Relation::Conj | Relation::NsubjPass
                );
            let verb = parsed.head(cue).filter(|_| noun)?;
            parsed
                .dependents(verb, &[Relation::Advcl, Relation::Xcomp, Relation::Acl])
                .find(|&word| word > cue && word - cue <= 4 && parsed.mark(word) == Some("to"))
        })
}

/// A phrase with a preposition, also before a gerund; sought below the cue,
/// below its object, and behind a noun that a light verb carries.
fn prep(parsed: &Parsed, cue: usize, preposition: &str) -> Option<usize> {
    const PHRASES: &[Relation] = &[
        Relation::Obl,
        Relation::Nmod,
        Relation::Advcl,
        Relation::Acl,
        Relation::Xcomp,
        Relation::Ccomp,
        Relation::OblAgent,
    ];
    let fits = |word: usize| {
        let mark = parsed.mark(word);
        let cased = parsed
            .dependents(word, &[Relation::Case])
            .any(|case| parsed.lower(case) == preposition);
        cased
            || parsed.case(word) == preposition
            || mark == Some(preposition)
                && (parsed.word(word).tag == "VBG"
                    || preposition != "to" && parsed.relation(word) != Relation::Obl)
    };
    let below = |head: usize| {
        parsed
            .dependents(head, PHRASES)
            .find(|&word| word > cue.min(head) && fits(word))
    };
    if let Some(found) = below(cue) {
        return Some(found);
    }
    if parsed.word(cue).upos == Upos::Verb {
        let object = parsed
            .first(cue, &[Relation::Obj])
            .filter(|&object| object > cue);
        if let Some(found) = object.and_then(below) {
            return Some(found);
        }
        // "voted in favour of X", "held Y responsible for X".
        let fixed = parsed
            .dependents(cue, &[Relation::Obl, Relation::Xcomp])
            .filter(|&word| parsed.first(word, &[Relation::Det]).is_none())
            .find_map(below);
        if fixed.is_some() {
            return fixed;
        }
        // The earlier of two coordinated verbs shares the phrase of the later.
        return parsed
            .dependents(cue, &[Relation::Conj])
            .find(|&next| next > cue && next - cue <= 3)
            .and_then(below);
    }
    // "expressed support yesterday for X": the phrase hangs on the verb.
    let verb = parsed.head(cue)?;
    let carried = matches!(
        parsed.relation(cue),
        Relation::Obj | Relation::Obl | Relation::Conj | Relation::Xcomp | Relation::NsubjPass
    );
    if carried
        && let Some(found) = parsed
            .dependents(verb, PHRASES)
            .find(|&word| word > cue && word != cue && fits(word))
    {
        return Some(found);
    }
    parsed.dependents(cue, &[Relation::Conj]).find_map(below)
}

/// "Berlin's opposition", "German opposition", "the opposition of Berlin".
fn possessor(parsed: &Parsed, cue: usize) -> Option<usize> {
    let own = |head: usize| {
        parsed
            .first(head, &[Relation::NmodPoss])
            .or_else(|| {
                parsed
                    .dependents(head, &[Relation::Amod, Relation::Compound])
                    .find(|&word| {
                        parsed.word(word).upos == Upos::Propn || starts_upper(parsed, word)
                    })
            })
            .or_else(|| {
                parsed
                    .dependents(head, &[Relation::Nmod])
                    .find(|&word| matches!(parsed.case(word).as_str(), "from" | "by" | "among"))
            })
    };
    own(cue).or_else(|| {
        (parsed.relation(cue) == Relation::Conj)
            .then(|| parsed.head(cue))
            .flatten()
            .and_then(own)
    })
}

fn starts_upper(parsed: &Parsed, word: usize) -> bool {
    parsed.word(word).tag.starts_with("NNP")
        || parsed
            .word(word)
            .lemma
            .chars()
            .next()
            .is_some_and(char::is_uppercase)
        || parsed.word(word).upos == Upos::Adj
}

/// The subject of the verb that carries a nominal cue.
fn light_subject(parsed: &Parsed, cue: usize) -> Option<usize> {
    let mut word = cue;
    for _ in 0..4 {
        let head = parsed.head(word)?;
        match parsed.relation(word) {
            Relation::Conj if !parsed.is_predicate(word) => word = head,
            Relation::Conj => return parsed.subject(cue),
            Relation::Obj
            | Relation::NsubjPass
            | Relation::Xcomp
            | Relation::Obl
            | Relation::Ccomp
                if LIGHT.contains(&parsed.lemma(head)) =>
            {
                if parsed.relation(word) == Relation::Obl
                    && !matches!(
                        parsed.case(word).as_str(),
                        "in" | "with" | "to" | "behind" | "on"
                    )
                {
                    return None;
                }
                return parsed.logical_subject(head);
            }
            Relation::Nmod | Relation::NmodPoss | Relation::Compound => return None,
            // "is a strong supporter of", "are in favour of": predicate nouns.
            _ if parsed.first(cue, &[Relation::Cop]).is_some() => return parsed.subject(cue),
            _ => return None,
        }
    }
    None
}

/// Whether a verb only carries a nominal cue: "reaffirmed its support".
pub fn is_light(lemma: &str) -> bool {
    LIGHT.contains(&lemma)
}

/// The verb that names its object by this predicate, if one does.
pub fn named_predicate(parsed: &Parsed, cue: usize) -> Option<usize> {
    let head = parsed.head(cue)?;
    if !NAMING.contains(&parsed.lemma(head)) {
        return swallowed_predicate(parsed, cue);
    }
    let as_phrase = parsed.case(cue) == "as" || parsed.mark(cue) == Some("as");
    let direct = matches!(
        parsed.relation(cue),
        Relation::Xcomp | Relation::Ccomp | Relation::Obj
    ) && parsed
        .first(cue, &[Relation::Nsubj, Relation::Cop])
        .is_none()
        && parsed
            .first(head, &[Relation::Obj])
            .is_some_and(|object| object != cue)
        || parsed.is_passive(head) && parsed.relation(cue) == Relation::Xcomp;
    (direct || as_phrase).then_some(head)
}

/// The verb by which somebody judges: "called it a mistake", "dismissed it as
/// a cynical move".
pub fn judging_verb(parsed: &Parsed, cue: usize) -> Option<usize> {
    named_predicate(parsed, cue).or_else(|| {
        let noun = (parsed.relation(cue) == Relation::Amod).then(|| parsed.head(cue))??;
        named_predicate(parsed, noun)
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
    (NAMING.contains(&parsed.lemma(verb)) && object < cue).then_some(verb)
}

/// What a predicate is said of.
fn bearer(parsed: &Parsed, cue: usize, class: CueClass) -> Option<usize> {
    if class == CueClass::Modal {
        return modal_clause(parsed, cue);
    }
    if let Some(verb) = named_predicate(parsed, cue) {
        return parsed.logical_object(verb).filter(|&object| object != cue);
    }
    // "is a dangerous idea", "calling it a cynical effort".
    if parsed.relation(cue) == Relation::Amod {
        let noun = parsed.head(cue)?;
        let predicate = parsed.first(noun, &[Relation::Cop]).is_some()
            || named_predicate(parsed, noun).is_some();
        return predicate.then(|| bearer(parsed, noun, class)).flatten();
    }
    let has_copula = parsed.first(cue, &[Relation::Cop]).is_some()
        || matches!(
            parsed.relation(cue),
            Relation::Xcomp
                | Relation::Conj
                | Relation::Ccomp
                | Relation::Parataxis
                | Relation::Root
        );
    if !has_copula {
        return None;
    }
    let predicate = match parsed.relation(cue) {
        Relation::Xcomp => parsed.head(cue).unwrap_or(cue),
        _ => cue,
    };
    if let Some(clause) = parsed.first(predicate, &[Relation::Csubj]) {
        return Some(clause);
    }
    let subject = parsed.subject(cue)?;
    // "It is unacceptable that …": the clause is what is meant.
    let empty = parsed.relation(subject) == Relation::Expl || parsed.lower(subject) == "it";
    if empty {
        if let Some(found) = clause(parsed, cue).or_else(|| action(parsed, cue)) {
            return Some(found);
        }
        let extraposed = parsed
            .dependents(cue, &[Relation::Advcl, Relation::Acl])
            .find(|&word| word > cue && matches!(parsed.mark(word), Some("that" | "to" | "for")));
        if extraposed.is_some() {
            return extraposed;
        }
    }
    Some(subject)
}

/// What the subject of a copula is said to be.
fn predicate(parsed: &Parsed, cue: usize) -> Option<usize> {
    let said = parsed.head(cue)?;
    let subject = matches!(parsed.relation(cue), Relation::Nsubj | Relation::NsubjOuter);
    let copula = parsed.first(said, &[Relation::Cop]).is_some();
    if subject && copula && said > cue {
        return matches!(
            parsed.word(said).upos,
            Upos::Noun | Upos::Propn | Upos::Verb
        )
        .then_some(said);
    }
    // "the aim is to …": the parser may make "is" the head.
    (subject && parsed.lemma(said) == "be")
        .then(|| parsed.first(said, &[Relation::Ccomp, Relation::Xcomp, Relation::Advcl]))
        .flatten()
        .filter(|&clause| clause > cue && parsed.mark(clause) == Some("to"))
}

/// A condition of the cue's clause.
fn condition(parsed: &Parsed, cue: usize) -> Option<usize> {
    parsed
        .dependents(cue, &[Relation::Advcl])
        .find(|&clause| matches!(parsed.mark(clause), Some("if" | "unless" | "should")))
}

/// Whose doing a noun names: "Iran's aggression", "the crimes of the junta".
pub fn owner(parsed: &Parsed, noun: usize) -> Option<usize> {
    possessor(parsed, noun).or_else(|| {
        parsed
            .dependents(noun, &[Relation::Nmod])
            .find(|&of| matches!(parsed.case(of).as_str(), "of" | "by"))
    })
}

/// The noun that an adjective describes, where it names something definite:
/// "the regime's brutal siege", "these arbitrary arrests".
fn modified(parsed: &Parsed, cue: usize) -> Option<usize> {
    let describes = matches!(parsed.relation(cue), Relation::Amod | Relation::Compound);
    let noun = describes.then(|| parsed.head(cue))??;
    let definite = parsed.children(noun).iter().any(|&child| {
        matches!(
            parsed.relation(child),
            Relation::NmodPoss | Relation::Nmod | Relation::AclRelcl
        ) || matches!(
            parsed.lower(child),
            "the" | "this" | "these" | "that" | "those" | "such"
        )
    });
    let denied = parsed.children(noun).iter().any(|&child| {
        matches!(
            parsed.lower(child),
            "no" | "any" | "neither" | "all" | "every"
        )
    });
    let noun_word = matches!(parsed.word(noun).upos, Upos::Noun | Upos::Propn);
    // "called it a cynical effort" judges "it".
    let said_of_another = named_predicate(parsed, noun).is_some();
    (noun_word && definite && !denied && !said_of_another).then_some(noun)
}

/// The clause over which a modal stands.
fn modal_clause(parsed: &Parsed, cue: usize) -> Option<usize> {
    match parsed.relation(cue) {
        // "have gone" is a tense, "should have gone" looks back in anger.
        Relation::Aux if parsed.word(cue).tag == "MD" => {
            let clause = parsed.head(cue)?;
            let perfect = parsed
                .dependents(clause, &[Relation::Aux])
                .any(|aux| aux != cue && parsed.lemma(aux) == "have");
            let relative = parsed.relation(clause) == Relation::AclRelcl;
            // "should war break out" is a condition, "I should like" politeness.
            let turned = parsed.first(clause, &[Relation::Expl]).is_none()
                && parsed
                    .dependents(clause, &[Relation::Nsubj, Relation::NsubjPass])
                    .any(|subject| subject > cue);
            let polite = parsed.lemma(clause) == "like" || MUSING.contains(&parsed.lemma(clause));
            (!perfect && !relative && !turned && !polite).then_some(clause)
        }
        Relation::Aux => None,
        _ => {
            let clause = parsed.first(cue, &[Relation::Xcomp])?;
            let relative = matches!(
                parsed.relation(cue),
                Relation::AclRelcl | Relation::Acl | Relation::Advcl
            );
            let musing = MUSING.contains(&parsed.lemma(clause));
            (parsed.mark(clause) == Some("to") && !relative && !musing).then_some(clause)
        }
    }
}

fn modal_subject(parsed: &Parsed, cue: usize) -> Option<usize> {
    match parsed.relation(cue) {
        Relation::Aux => parsed.subject(parsed.head(cue)?),
        _ => parsed.subject(cue),
    }
}
