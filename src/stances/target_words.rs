//! Target words: which words of a filled place name the target.
//!
//! Comes in: a frame with what fills its target's place. Goes out: words. Must
//! not know: holders.

use super::deeds;
use super::frames::Frame;
use super::matching::{Filler, clefts, is_brought_about, relative};
use super::orders;
use super::polarity::{
    comes_to_end, counters, ended_by_noun, hinders, is_ended, is_granted, is_promised, is_revoked,
    turns_away,
};
use super::target;
use crate::lexicon::stance::{CueClass, Place};
use crate::lexicon::{StanceFrame, WordClass};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::StanceKind;

/// The words of the target; `denied` where the cue is: "will not agree to scrap it".
pub(super) fn target_words(
    parsed: &Parsed,
    frame: &Frame,
    filler: &Filler,
    cue: usize,
    denied: bool,
) -> Vec<usize> {
    let entry = &frame.entry;
    let head = filler.head;
    if entry.class == CueClass::Modal && cue == head {
        let words = if is_ended(parsed, entry, filler) {
            ended(parsed, head, cue)
        } else {
            target::words(parsed, head, cue)
        };
        return orders::told(parsed, head, words);
    }
    if entry.class == CueClass::Modal
        && let Some(words) = modal_words(parsed, head, cue)
    {
        return words;
    }
    // "is not prepared to scrap it": what is rejected is scrapping it.
    let ends = is_ended(parsed, entry, filler) && !(denied && is_promised(entry, filler));
    let against = entry.side() == StanceKind::Opposes || ends;
    match relative::left_out(parsed, filler, cue).filter(|_| against) {
        // "a step that France refused to consider": the step.
        Some(noun) => target::words(parsed, noun, cue),
        // "to end the siege": against what the position is.
        None if ends
            || !denied && is_revoked(parsed, cue, entry, filler)
            || filler.place == Place::Action && deeds::is_menace(parsed, entry, filler) =>
        {
            ended(parsed, head, cue)
        }
        // The judgement is part of what is named: "the sham elections".
        None if filler.place == Place::Modified => behind_copula(parsed, head),
        None => {
            let mut words = without_denial(parsed, entry, filler, cue);
            if filler.place == Place::Object {
                with_aim(parsed, head, cue, &mut words);
            }
            words
        }
    }
}

/// "resisted calls by Peru for a truce": the parser hangs on the verb what is called for.
fn with_aim(parsed: &Parsed, noun: usize, cue: usize, words: &mut Vec<usize>) {
    let calls = matches!(
        parsed.lemma(noun),
        "appeal" | "bid" | "call" | "demand" | "plea" | "request"
    );
    if !calls {
        return;
    }
    let next = words.last().map(|&last| last + 1);
    let mut phrases = parsed.dependents(cue, &[Relation::Obl]);
    let aim = phrases
        .find(|&aim| parsed.case(aim) == "for" && parsed.subtree(aim).first().copied() == next);
    if let Some(aim) = aim {
        words.extend(parsed.subtree(aim));
    }
}

/// Of a modal's clause without an object the subject is what is called for: "the attacks must
/// stop", or it is told with the clause: "the law must be kept". None if the clause alone is meant.
fn modal_words(parsed: &Parsed, clause: usize, cue: usize) -> Option<Vec<usize>> {
    const COMPLEMENTS: &[Relation] = &[Relation::Xcomp, Relation::Ccomp];
    // "it is Norway that should lead it": who shall do so is the point.
    let ends = WordClass::Ending.has(parsed.lemma(clause));
    if let Some(doer) = clefts::doer(parsed, clause).filter(|_| !ends) {
        let named = parsed
            .subtree(doer)
            .into_iter()
            .filter(|&word| parsed.first(doer, &[Relation::Cop]) < Some(word) && word <= doer);
        let last = target::words(parsed, clause, usize::MAX).last().copied();
        return Some((named.min()?..=last?).collect());
    }
    // "concerns that all must take seriously": the concerns.
    if let Some(noun) = relative::object_of(parsed, clause) {
        return Some(target::words(parsed, noun, cue));
    }
    let lemma = parsed.lemma(clause);
    let stays_alone = parsed.first(clause, COMPLEMENTS).is_none()
        && deeds::object(parsed, clause).is_none()
        && (WordClass::Ceasing.has(lemma)
            || WordClass::GoingOn.has(lemma)
            || comes_to_end(parsed, clause));
    let bare = stays_alone || is_about_subject(parsed, clause);
    let own = parsed.first(clause, &[Relation::Nsubj, Relation::NsubjPass]);
    // "Its status has to be settled": the subject stands before the modal.
    let subject = own.or_else(|| bare.then(|| parsed.subject(cue)).flatten())?;
    // "There must be an inquiry": what must be there.
    if lemma == "be" && parsed.first(clause, &[Relation::Expl]).is_some() {
        return Some(target::words(parsed, subject, usize::MAX));
    }
    // "it must end": what "it" is is sought like any other.
    if stays_alone && matches!(parsed.lower(subject), "it" | "this" | "that") {
        return Some(vec![subject]);
    }
    let wanted = parsed.is_negated(clause) && hinders(parsed, clause);
    // "the embargo must be lifted", "piracy must be stamped out": against the embargo, against piracy.
    let lifted = parsed.is_passive(clause)
        && (WordClass::Ending.has(lemma)
            || counters(parsed, clause) && !WordClass::Keeping.has(lemma))
        && !parsed.is_negated(clause);
    let alone = stays_alone && !parsed.is_passive(clause) || wanted || lifted;
    (bare && is_told(parsed, subject)).then(|| {
        if alone {
            target::words(parsed, subject, cue)
        } else {
            with_subject(parsed, subject, clause)
        }
    })
}

/// The words of a phrase or clause; "not to send troops": what is refused is sending them.
fn without_denial(parsed: &Parsed, entry: &StanceFrame, filler: &Filler, cue: usize) -> Vec<usize> {
    const LOOSE: &[&str] = &[
        "not",
        "n't",
        "n’t",
        "never",
        "also",
        "therefore",
        "thus",
        "now",
        "again",
        "indeed",
        "always",
    ];
    // "unjustly imposed the levy": the word that judges is told with the deed.
    let judged = filler.place == Place::Deed;
    let aside = if judged { usize::MAX } else { cue };
    let mut words = target::words(parsed, instead_of(parsed, filler.head), aside);
    while judged && words.len() > 1 && parsed.is_relative_pronoun(words[0]) {
        words.remove(0);
    }
    // "not to let it fall" is what is asked for.
    let lapse = deeds::is_lapse(parsed, filler.head);
    let granted = lapse || entry.class == CueClass::Verb && is_granted(parsed, cue);
    let action = filler.place == Place::Action || entry.class == CueClass::Modal;
    let denied = action && !granted;
    if granted && let Some(not) = not_before(parsed, filler.head) {
        words = (not..=*words.last().unwrap_or(&filler.head)).collect();
    }
    // "wants no war": opposed is war.
    let lacked = filler.place == Place::Subject && entry.needs_negation;
    let refused = entry.class == CueClass::Verb
        && (lacked || filler.place == Place::Object && !entry.cue.contains(' '))
        && words.len() > 1
        && parsed.lower(words[0]) == "no";
    if refused {
        words.remove(0);
    }
    // "do not resort to threats"
    let loose = |word: usize| {
        LOOSE.contains(&parsed.lower(word))
            || parsed.lower(word) == "do" && parsed.relation(word) == Relation::Aux
    };
    while denied && words.len() > 1 && loose(words[0]) {
        words.remove(0);
    }
    words
}

/// "wants not words but deeds": deeds.
fn instead_of(parsed: &Parsed, noun: usize) -> usize {
    let denied = parsed.word(noun).upos != Upos::Verb
        && parsed
            .dependents(noun, &[Relation::Advmod])
            .any(|word| word < noun && parsed.lower(word) == "not");
    let but = |other: &usize| {
        parsed
            .first(*other, &[Relation::Cc])
            .is_some_and(|cc| parsed.lower(cc) == "but")
    };
    let mut others = parsed.dependents(noun, &[Relation::Conj]);
    others.find(but).filter(|_| denied).unwrap_or(noun)
}

/// The words of a noun, of a predicate without its subject.
fn behind_copula(parsed: &Parsed, noun: usize) -> Vec<usize> {
    let copula = parsed.first(noun, &[Relation::Cop]);
    let mut words = target::words(parsed, noun, usize::MAX);
    words.retain(|&word| copula.is_none_or(|copula| word > copula));
    words
}

/// A clause that tells what shall become of its subject or what it shall be, not what it shall do:
/// "the plan should be kept", "respect must be the rule", "co-operation has to grow".
fn is_about_subject(parsed: &Parsed, clause: usize) -> bool {
    const DOES: &[Relation] = &[Relation::Obj, Relation::Ccomp, Relation::Xcomp];
    if parsed.is_passive(clause) {
        return parsed
            .first(clause, &[Relation::Obj, Relation::Ccomp])
            .is_none();
    }
    let subject = parsed.subject(clause);
    let thing = subject.is_some_and(|it| {
        let lemma = parsed.lemma(it);
        let does = WordClass::CalledUpon.has(lemma) || WordClass::Doer.has(lemma);
        parsed.word(it).upos == Upos::Noun && !does
    });
    // "should not take place": a fixed phrase, no object; "must stay open" says what it shall be.
    let is = matches!(parsed.lemma(clause), "be" | "become" | "remain" | "stay");
    let mut does = parsed.dependents(clause, DOES);
    thing && does.all(|word| is || matches!(parsed.lemma(word), "place" | "effect"))
}

/// A noun, or "those who …".
fn is_told(parsed: &Parsed, subject: usize) -> bool {
    parsed.word(subject).upos != Upos::Pron
        || parsed.lower(subject) == "those"
            && parsed
                .first(subject, &[Relation::AclRelcl, Relation::Acl])
                .is_some()
}

/// "the treaty has to be signed", from its first word to its last.
fn with_subject(parsed: &Parsed, subject: usize, clause: usize) -> Vec<usize> {
    let words = target::words(parsed, clause, usize::MAX);
    let before = target::words(parsed, subject, usize::MAX);
    // "The talks, Peru said, must go on": who says so is none of it.
    let is_inserted = |first: usize| {
        std::iter::once(clause)
            .chain(parsed.ancestors(clause))
            .filter(|&it| parsed.relation(it) == Relation::Ccomp)
            .any(|it| {
                parsed
                    .head(it)
                    .is_some_and(|says| first < says && says < it)
            })
    };
    match (before.first(), words.last()) {
        (Some(&first), _) if is_inserted(first) => before,
        (Some(&first), Some(&last)) if first < words[0] => (first..=last).collect(),
        _ => words,
    }
}

/// The "not" of "not to stand in the way".
fn not_before(parsed: &Parsed, clause: usize) -> Option<usize> {
    let mut adverbs = parsed.dependents(clause, &[Relation::Advmod]);
    adverbs.find(|&word| word < clause && matches!(parsed.lower(word), "not" | "never"))
}

/// "urges aid to continue", "wants the ban lifted": what becomes of something is named with it.
pub(super) fn with_doer(parsed: &Parsed, cue: usize, filler: &Filler, words: &mut Vec<usize>) {
    let clause = filler.head;
    let becomes = parsed.is_passive(clause)
        || is_brought_about(parsed, clause)
        || WordClass::Becoming.has(parsed.lemma(clause))
            && parsed.first(clause, &[Relation::Obj]).is_none();
    if filler.place != Place::Action || !becomes || words.first() < Some(&cue) {
        return;
    }
    let doer = parsed
        .first(cue, &[Relation::Obj])
        .or_else(|| parsed.first(clause, &[Relation::Nsubj, Relation::NsubjPass]))
        .or_else(|| called_for(parsed, cue).filter(|_| parsed.is_passive(clause)))
        .filter(|&doer| {
            let noun = parsed.word(doer).upos == Upos::Noun
                || parsed.word(doer).upos == Upos::Propn && is_brought_about(parsed, clause);
            cue < doer && doer < clause && noun
        });
    let Some(doer) = doer else {
        return;
    };
    let named = target::words(parsed, doer, cue);
    let (Some(&first), Some(&last)) = (named.first(), words.last()) else {
        return;
    };
    if first > cue {
        *words = (first..=last).collect();
    }
}

/// Of what a call with "for" says what shall become of it: "called for the ban to be lifted".
fn called_for(parsed: &Parsed, cue: usize) -> Option<usize> {
    let mut phrases = parsed.dependents(cue, &[Relation::Obl, Relation::Nmod]);
    phrases.find(|&thing| parsed.case(thing) == "for" && cue < thing)
}

/// What a word of ending ends: of "an end to the siege" the siege, of a verb
/// its object, or what it keeps somebody from.
fn ended(parsed: &Parsed, verb: usize, cue: usize) -> Vec<usize> {
    if let Some(ended) = ended_by_noun(parsed, verb) {
        return target::words(parsed, ended, cue);
    }
    let keeps = WordClass::Keeping.has(parsed.lemma(verb));
    let kept_from = parsed
        .dependents(verb, &[Relation::Advcl, Relation::Obl, Relation::Xcomp])
        .filter(|_| keeps)
        .find(|&below| parsed.mark(below) == Some("from") || parsed.case(below) == "from");
    // "called for the ban to be lifted"
    let lifted = parsed
        .is_passive(verb)
        .then(|| called_for(parsed, cue))
        .flatten()
        .filter(|&thing| thing < verb);
    let object = turns_away(parsed, verb)
        .or(kept_from)
        .or(lifted)
        .or_else(|| {
            let object = parsed.logical_object(verb)?;
            // "must end the moment they agree": when, not what.
            let direct = parsed.first(verb, &[Relation::Obj]) == Some(object);
            (!direct || deeds::object(parsed, verb).is_some()).then_some(object)
        })
        .or_else(|| {
            parsed
                .dependents(verb, &[Relation::Xcomp])
                .find(|&below| parsed.word(below).tag == "VBG" || parsed.lemma(verb) == "refuse")
        });
    let mut words = target::words(parsed, object.unwrap_or(verb), cue);
    // "punish those behind the raid": who they are hangs on the verb.
    let those = object.filter(|&it| parsed.lower(it) == "those" && words.len() == 1);
    let who = those.and_then(|those| {
        let mut phrases = parsed.dependents(verb, &[Relation::Obl]);
        phrases.find(|&phrase| parsed.subtree(phrase).first() == Some(&(those + 1)))
    });
    words.extend(who.map(|who| parsed.subtree(who)).unwrap_or_default());
    words
}
