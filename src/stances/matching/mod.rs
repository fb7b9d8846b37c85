//! Matching: a frame at a cue → the words that fill its places.
//!
//! Comes in: a sentence, a cue, a frame. Goes out: words for holder, target,
//! addressee. Must not know: who the actors are.

mod bearer;
mod before;
mod beside;
pub(super) mod clefts;
mod modals;
pub(super) mod naming;
mod phrases;
pub(super) mod relative;

use self::bearer::bearer;
pub(super) use self::bearer::thought_behind;
use self::before::{is_bare, reacts_bare};
use self::beside::beside;
pub(super) use self::beside::told_beside;
use self::clefts::{cleft, inverted, named_behind_colon};
use self::modals::modal_subject;
use self::naming::named_predicate;
pub(super) use self::phrases::{is_said_to_be, thought};
use self::phrases::{outer, prep};
use super::nominal::{light_subject, modified, possessor, predicate};
use crate::lexicon::WordClass;
use crate::lexicon::stance::{CueClass, Place, Topic};
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

/// The first place of a list that some word fills.
pub fn fill(parsed: &Parsed, cue: usize, class: CueClass, places: &[Place]) -> Option<Filler> {
    let filled = places.iter().find_map(|place| {
        let head = relative::meant(parsed, place_of(parsed, cue, class, place)?);
        let clause = place
            .is_prep("for")
            .then(|| clause_behind_for(parsed, cue, class, head))
            .flatten();
        Some(match clause {
            Some(clause) => Filler {
                head: clause,
                place: Place::Action,
            },
            None => Filler {
                head,
                place: place.clone(),
            },
        })
    });
    filled.or_else(|| {
        let mut places = places.iter();
        let place = places.find(|place| class == CueClass::Noun && place.is_prep("for"))?;
        Some(Filler {
            head: named_behind_colon(parsed, cue)?,
            place: place.clone(),
        })
    })
}

/// "the need for all parties to ensure a truce", "called for Russia to leave", "called for the ban to be
/// lifted": what is needed is the clause. After a verb "for sanctions to stop the war" tells a purpose.
fn clause_behind_for(parsed: &Parsed, cue: usize, class: CueClass, head: usize) -> Option<usize> {
    let lifted = || {
        parsed
            .dependents(cue, &[Relation::Advcl, Relation::Xcomp])
            .any(|clause| parsed.is_passive(clause) && parsed.mark(clause) == Some("to"))
    };
    let may_do = class == CueClass::Noun
        || parsed.word(head).upos == Upos::Propn
        || WordClass::CalledUpon.has(parsed.lemma(head))
        || lifted();
    let whole = || {
        let mut marks = parsed.dependents(head, &[Relation::Mark]);
        let clause =
            parsed.word(head).upos == Upos::Verb && marks.any(|mark| parsed.lower(mark) == "to");
        clause.then_some(head)
    };
    may_do
        .then(|| done_by(parsed, cue, head))
        .flatten()
        .or_else(whole)
}

/// The infinitive of which a noun behind "for" is the doer.
fn done_by(parsed: &Parsed, cue: usize, doer: usize) -> Option<usize> {
    if parsed.word(doer).upos == Upos::Verb {
        return None;
    }
    let last = parsed.subtree(doer).last().copied().unwrap_or(doer);
    [doer, cue, parsed.head(cue).unwrap_or(cue)]
        .into_iter()
        .flat_map(|above| parsed.children(above))
        .copied()
        .find(|&verb| {
            matches!(
                parsed.relation(verb),
                Relation::Acl | Relation::Advcl | Relation::Xcomp
            ) && (parsed.word(verb).tag == "VB"
                || parsed.is_passive(verb) && parsed.mark(verb) == Some("to"))
                && parsed.mark(verb).is_some()
                && verb > doer
                && verb <= last.max(doer) + 6
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
    if *place == Place::Subject
        && let Some(name) = inverted(parsed, cue)
    {
        return Some(name);
    }
    match place {
        Place::Subject => match class {
            CueClass::Verb => {
                phrases::drawn_by(parsed, cue).or_else(|| parsed.logical_subject(cue))
            }
            CueClass::Modal => modal_subject(parsed, cue),
            // "X, a supporter of Y": the noun stands beside whom it describes.
            _ if parsed.relation(cue) == Relation::Appos => parsed.head(cue),
            // "countries opposed to it": who is described so.
            CueClass::Adjective if parsed.relation(cue) == Relation::Acl => {
                let noun = parsed.head(cue)?;
                Some(parsed.member(noun).unwrap_or(noun))
            }
            _ => named_predicate(parsed, cue).map_or_else(
                || parsed.subject(parsed.one_of(cue)),
                |verb| parsed.logical_object(verb),
            ),
        },
        Place::Object => cleft(parsed, cue)
            .or_else(|| relative::said_to_be(parsed, cue))
            .or_else(|| parsed.logical_object(cue))
            .or_else(|| relative::said_outside(parsed, cue)),
        Place::Clause => clause(parsed, cue).or_else(|| perceived(parsed, cue)),
        Place::Action => action(parsed, cue),
        Place::Prep(preposition) => prep(parsed, cue, preposition),
        Place::Possessor => possessor(parsed, cue),
        Place::Bearer => bearer(parsed, cue, class),
        Place::Light => light_subject(parsed, cue),
        Place::Itself => Some(cue),
        Place::Deed => manner_of(parsed, cue),
        Place::Predicate => predicate(parsed, cue),
        Place::Condition => condition(parsed, cue),
        Place::Outer => outer(parsed, cue),
        Place::Beside => beside(parsed, cue),
        Place::Modified => modified(parsed, cue),
        Place::Before(Topic::Event) => reacts_bare(parsed, cue, class).then_some(cue),
        Place::Before(_) => is_bare(parsed, cue, class).then_some(cue),
        Place::Voice => None,
    }
}

/// "unjustly imposed the levy", "acts in violation of the truce", "the levy unjustly imposed by Peru":
/// the deed that a word of manner judges.
fn manner_of(parsed: &Parsed, cue: usize) -> Option<usize> {
    let verb = parsed.head(cue)?;
    let manner = match parsed.relation(cue) {
        Relation::Advmod => parsed.word(cue).upos == Upos::Adv,
        // "engaged in a violation", "results in violations" name what is done.
        Relation::Obl => {
            parsed.case(cue) == "in"
                && parsed.word(cue).tag == "NN"
                && parsed
                    .first(cue, &[Relation::Det, Relation::NmodPoss])
                    .is_none()
                && parsed.first(cue, &[Relation::Nmod]).is_some()
                && !matches!(parsed.lemma(verb), "engage" | "result" | "persist")
        }
        _ => false,
    };
    if !manner || parsed.word(verb).upos != Upos::Verb {
        return None;
    }
    // "those unjustly held" tells of them, and no deed.
    if parsed.relation(verb) == Relation::Acl {
        let thing = parsed.head(verb).filter(|&noun| {
            let first = parsed.subtree(verb).first().copied().unwrap_or(verb);
            parsed.word(noun).upos == Upos::Noun
                && !WordClass::CalledUpon.has(parsed.lemma(noun))
                && !parsed.opens_behind(first, ",")
        });
        return thing.filter(|_| parsed.first(verb, &[Relation::OblAgent]).is_some());
    }
    let told = parsed.relation(verb) != Relation::Amod
        && parsed.subject(verb).is_some()
        && parsed.mark(verb) != Some("to");
    told.then_some(verb)
}

/// A finite complement clause, also the extraposed one of "it is … that".
fn clause(parsed: &Parsed, cue: usize) -> Option<usize> {
    // "doubts whether it is wise": who doubts it is against it.
    let doubts = matches!(parsed.lemma(cue), "doubt" | "question" | "query");
    let finite = |word: &usize| {
        let mark = parsed.mark(*word);
        let asked = matches!(mark, Some("if" | "whether"));
        parsed.is_predicate(*word)
            && mark != Some("to")
            && (!asked || doubts && parsed.relation(*word) == Relation::Ccomp)
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
            // "concerns that all must take seriously" lacks its object: a relative clause.
            let whole = parsed.relation(*word) != Relation::AclRelcl || is_whole(parsed, *word);
            finite(word) && whole && (!hung || parsed.mark(*word) == Some("that"))
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
        .or_else(|| said_before(parsed, cue).filter(finite))
        .or_else(|| thought(parsed, cue).filter(|_| parsed.word(cue).upos == Upos::Noun))
}

/// "Aid is running out, Peru warned", "the war, Peru warned, could spread": the clause beside which
/// the verb stands.
fn said_before(parsed: &Parsed, cue: usize) -> Option<usize> {
    const OBJECTS: &[Relation] = &[Relation::Obj, Relation::Ccomp, Relation::Xcomp];
    let aside = parsed.relation(cue) == Relation::Parataxis
        && WordClass::SaidBehind.has(parsed.lemma(cue))
        && parsed.first(cue, OBJECTS).is_none()
        && parsed.first(cue, &[Relation::Nsubj]).is_some();
    parsed.head(cue).filter(|_| aside)
}

/// "glad to see that …": what one is glad to see.
fn perceived(parsed: &Parsed, cue: usize) -> Option<usize> {
    let adjective = parsed.first(cue, &[Relation::Cop]).is_some();
    parsed
        .dependents(cue, &[Relation::Xcomp, Relation::Advcl])
        .filter(|&verb| {
            adjective
                && parsed.mark(verb) == Some("to")
                && WordClass::Seeing.has(parsed.lemma(verb))
        })
        .find_map(|verb| clause(parsed, verb).or_else(|| parsed.first(verb, &[Relation::Obj])))
}

/// Whether a clause has something behind its verb, so that nothing of it need
/// stand before "that".
fn is_whole(parsed: &Parsed, clause: usize) -> bool {
    const BEHIND: &[Relation] = &[
        Relation::Obj,
        Relation::Obl,
        Relation::Xcomp,
        Relation::Ccomp,
        Relation::Cop,
        Relation::AuxPass,
    ];
    parsed.first(clause, BEHIND).is_some()
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
            // "asked for the ban to be lifted" has two marks.
            let mut marks = parsed.dependents(word, &[Relation::Mark]);
            let to = marks.any(|mark| parsed.lower(mark) == "to");
            let gerund = parsed.word(word).tag == "VBG"
                && parsed.first(word, &[Relation::Aux]).is_none()
                && !matches!(parsed.relation(word), Relation::Acl | Relation::Advcl);
            let bare = parsed.relation(word) == Relation::Xcomp
                && (parsed.word(word).tag == "VB" || is_brought_about(parsed, word));
            word > cue
                && !is_purpose(parsed, cue, word)
                && !asks(parsed, word)
                && (to || gerund || bare)
                || parsed.relation(word) == Relation::Csubj && (to || gerund)
                || is_ordered_before(parsed, cue, word)
        })
        .or_else(|| {
            // "called on Iran to stop", parsed as a modifier of Iran.
            parsed
                .dependents(cue, &[Relation::Obl, Relation::Obj])
                // "voted against a law to allow it": the law.
                .filter(|&object| object > cue && parsed.case(object) != "against")
                .filter(|&object| !WordClass::Means.has(parsed.lemma(object)))
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

/// "Lift the siege, Oslo tells Damascus"
fn is_ordered_before(parsed: &Parsed, cue: usize, clause: usize) -> bool {
    parsed.relation(clause) == Relation::Xcomp
        && clause < cue
        && parsed.mark(clause).is_none()
        && matches!(parsed.word(clause).tag, "VB" | "VBP")
}

/// "asked for radars to protect the city", "urged talks to end the war": a purpose, no complement;
/// "called for the ban to be lifted" is none.
fn is_purpose(parsed: &Parsed, cue: usize, infinitive: usize) -> bool {
    if parsed.is_passive(infinitive) {
        return false;
    }
    let between = |word: &usize| cue < *word && *word < infinitive;
    let loose = parsed.relation(infinitive) == Relation::Advcl && parsed.lemma(cue) != "come";
    let asked_for = || {
        let mut phrases = parsed.dependents(cue, &[Relation::Obl]).filter(between);
        phrases.any(|phrase| parsed.case(phrase) == "for")
    };
    let does = parsed.mark(infinitive) == Some("to")
        && parsed
            .first(infinitive, &[Relation::Obj, Relation::Obl])
            .is_some();
    let by_means = || {
        let objects = &[Relation::Obj, Relation::Iobj, Relation::Obl];
        let mut objects = parsed.dependents(cue, objects).filter(between);
        objects.any(|means| WordClass::Means.has(parsed.lemma(means)))
    };
    loose && asked_for() || does && by_means()
}

/// "wants the ban lifted", "wants both lifted", "wants it said that …": what is wanted done.
pub(super) fn is_brought_about(parsed: &Parsed, participle: usize) -> bool {
    let between = |verb: usize, word: usize| verb < word && word < participle;
    let wanted = |verb: usize| {
        let own = &[Relation::Nsubj, Relation::NsubjPass];
        let mut undergoes = parsed.dependents(verb, &[Relation::Obj, Relation::Expl]);
        matches!(parsed.lemma(verb), "want" | "need" | "like")
            && (undergoes.any(|object| between(verb, object))
                || parsed
                    .dependents(participle, own)
                    .any(|it| between(verb, it))
                || parsed
                    .children(participle)
                    .iter()
                    .any(|&word| parsed.lower(word) == "both" && between(verb, word)))
    };
    parsed.relation(participle) == Relation::Xcomp
        && matches!(parsed.word(participle).tag, "VBN" | "VBD")
        && parsed.head(participle).is_some_and(wanted)
}

/// "decided whether to sign", "what to do": a question, no complement.
fn asks(parsed: &Parsed, clause: usize) -> bool {
    let opens = |word: usize| {
        matches!(
            parsed.lower(word),
            "whether" | "what" | "how" | "which" | "when" | "where" | "who" | "why"
        )
    };
    parsed.children(clause).iter().any(|&child| {
        child < clause
            && (opens(child) || parsed.subtree(child).first().copied().is_some_and(opens))
    })
}

/// A condition of the cue's clause.
fn condition(parsed: &Parsed, cue: usize) -> Option<usize> {
    let below = |word: usize| {
        parsed
            .dependents(word, &[Relation::Advcl])
            // "unless Peru leaves" names what is wanted, not what is threatened.
            .find(|&clause| matches!(parsed.mark(clause), Some("if" | "should")))
    };
    // "threatened to leave if …": the parser may hang it on what is threatened.
    below(cue).or_else(|| action(parsed, cue).and_then(below))
}
