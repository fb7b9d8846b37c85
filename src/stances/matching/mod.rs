//! Matching: a frame at a cue → the words that fill its places.
//!
//! Comes in: a sentence, a cue, a frame. Goes out: words for holder, target,
//! addressee. Must not know: who the actors are.

mod bearer;
mod before;
mod beside;
pub(super) mod clefts;
mod complements;
mod modals;
pub(super) mod naming;
mod partisans;
mod phrases;
mod reactions;
pub(super) mod relative;

use self::bearer::bearer;
pub(super) use self::bearer::thought_behind;
use self::before::{is_bare, reacts_bare};
use self::beside::beside;
pub(super) use self::beside::told_beside;
use self::clefts::{cleft, inverted, named_behind_colon};
pub(super) use self::complements::is_brought_about;
use self::complements::{action, clause, condition, perceived};
use self::modals::modal_subject;
use self::naming::named_predicate;
use self::phrases::prep;
pub(super) use self::phrases::{is_said_to_be, thought};
use self::reactions::outer;
use super::nominal::{light_subject, modified, possessor, predicate};
use crate::lexicon::stance::{CueClass, Place, Topic};
use crate::lexicon::{StanceFrame, WordClass};
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

/// "isolating Peru would solve nothing": the deed of which a verb judges that a speaker uses.
pub fn deed_as_subject(parsed: &Parsed, cue: usize, entry: &StanceFrame) -> Option<Filler> {
    let judged = entry.class == CueClass::Verb
        && entry.target.contains(&Place::Subject)
        && entry.holder.contains(&Place::Voice);
    let deed = parsed.first(cue, &[Relation::Csubj]).filter(|_| judged)?;
    (parsed.word(deed).upos == Upos::Verb).then_some(Filler {
        head: deed,
        place: Place::Subject,
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
                reactions::drawn_by(parsed, cue).or_else(|| parsed.logical_subject(cue))
            }
            CueClass::Modal => modal_subject(parsed, cue),
            // "X, a supporter of Y": the noun stands beside whom it describes.
            _ if let Some(name) = partisans::described(parsed, cue) => Some(name),
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
        Place::Prep(preposition) => prep(parsed, cue, preposition).or_else(|| {
            let of_noun = preposition == "of" && class == CueClass::Noun;
            of_noun.then(|| partisans::cause(parsed, cue)).flatten()
        }),
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
