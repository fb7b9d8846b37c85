//! Extraction: a read document → its stances.
//!
//! Comes in: sentences, reading, speech, frames. Goes out: records in the
//! order of the text. Must not know: files, graphs. Start reading at
//! [`extract`].

use super::confidence::Confidence;
use super::context::{self, Context};
use super::frames::{Frame, Frames};
use super::holder::{self, Holders};
use super::issue::IssueMatcher;
use super::matching::{self, Filler};
use super::meaning::Discussed;
use super::polarity::{CEASING, ended_by_noun, is_ended};
use super::record::Stance;
use super::speech::Speech;
use super::unmatched::Gap;
use super::{compose, target};
use crate::actors::reading::How;
use crate::actors::{Key, Reading};
use crate::document::Document;
use crate::lexicon::IssueEntry;
use crate::lexicon::stance::{CueClass, Place, TargetSort};
use crate::span::Span;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::{Act, StanceKind};

/// Everything that extraction reads.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its sentences.
    pub sentences: &'a [Parsed],
    /// Who is meant.
    pub reading: &'a Reading<'a>,
    /// Who says what.
    pub speech: &'a Speech,
    /// The frames.
    pub frames: &'a Frames,
    /// The issues.
    pub issues: &'a [IssueEntry],
    /// The issues, ready for matching.
    pub matcher: &'a IssueMatcher,
    /// How sure a record is.
    pub confidence: &'a Confidence,
}

/// A frame that found its arguments, before it becomes records.
#[derive(Clone, Debug)]
pub(super) struct Found<'a> {
    pub(super) sentence: usize,
    pub(super) cue: usize,
    pub(super) frame: &'a Frame,
    pub(super) holders: Holders,
    pub(super) filler: Filler,
    pub(super) words: Vec<usize>,
    pub(super) span: Span,
    pub(super) context: Context,
    pub(super) quoted: bool,
}

/// All stances of a document.
pub fn extract(source: Source<'_>) -> Vec<Stance> {
    let mut stances: Vec<Stance> = Vec::new();
    let mut discussed = Discussed::default();
    for (index, parsed) in source.sentences.iter().enumerate() {
        let found = found_in(source, index, parsed);
        for hit in &found {
            compose::emit(source, parsed, hit, &mut discussed, &mut stances);
        }
    }
    stances
}

/// The matches of one sentence, without those that others make needless.
pub(super) fn found_in<'a>(source: Source<'a>, index: usize, parsed: &'a Parsed) -> Vec<Found<'a>> {
    let mut found: Vec<Found<'_>> = Vec::new();
    for cue in 0..parsed.len() {
        if let Some(hit) = at_cue(source, index, parsed, cue) {
            found.push(hit);
        }
    }
    let shared: Vec<Found<'_>> = found
        .iter_mut()
        .flat_map(|hit| {
            let shared = coordinated(source, parsed, hit);
            leave_to_others(parsed, hit, &shared);
            shared
        })
        .collect();
    found.extend(shared);
    drop_fixed(parsed, &mut found);
    drop_inner(&mut found);
    drop_repeated(&mut found);
    found
}

/// The first frame of a cue whose holder and target are there.
fn at_cue<'a>(
    source: Source<'a>,
    sentence: usize,
    parsed: &'a Parsed,
    cue: usize,
) -> Option<Found<'a>> {
    source
        .frames
        .evoked(parsed, cue)
        .find_map(|frame| attempt(source, sentence, parsed, cue, frame).ok())
}

/// Fills the places of one frame at a cue, or tells what is missing.
pub(super) fn attempt<'a>(
    source: Source<'a>,
    sentence: usize,
    parsed: &'a Parsed,
    cue: usize,
    frame: &'a Frame,
) -> Result<Found<'a>, Gap> {
    let entry = &frame.entry;
    if entry.class == CueClass::Verb && parsed.relation(cue) == Relation::Amod {
        return Err(Gap::Attribute);
    }
    let filler = matching::fill(parsed, cue, entry.class, &entry.target);
    // What words presuppose holds whatever is said of it: "we will not forget
    // the brutal siege".
    let presupposed = filler.as_ref().is_some_and(|filler| {
        filler.place == Place::Modified
            || filler.place == Place::Itself && entry.class == CueClass::Noun
    });
    let context = if presupposed {
        Context::PLAIN
    } else {
        context::read(source.frames, parsed, cue)
    };
    if context.void {
        return Err(Gap::Hypothesis);
    }
    if entry.needs_negation && !context.negated {
        return Err(Gap::NotNegated);
    }
    let mut filler = filler.ok_or(Gap::NoTarget)?;
    // What a clause says of its own subject, not "in a way that strengthens it".
    let stated = parsed
        .first(cue, &[Relation::Nsubj, Relation::NsubjPass])
        .is_some_and(|subject| !parsed.is_relative_pronoun(subject))
        || parsed.relation(cue) == Relation::Conj;
    if entry.class == CueClass::Verb && filler.place == Place::Subject && !stated {
        return Err(Gap::UnfitTarget);
    }
    // "withdraw from the treaty" rejects it, "withdraw troops from Lebanon" not.
    let moved = matches!(parsed.lemma(cue), "withdraw" | "pull")
        && !frame.is_phrase()
        && filler.place == Place::Prep("from".to_owned())
        && !entry.aimed.contains(&Place::Object)
        && parsed.first(cue, &[Relation::Obj]).is_some();
    if moved {
        return Err(Gap::UnfitTarget);
    }
    if let Some(noun) = target::before_relative(parsed, filler.head) {
        filler.head = noun;
    }
    if !frame.is_phrase() && is_carried(source, parsed, cue, entry.class, &filler) {
        return Err(Gap::Carried);
    }
    let words = target_words(parsed, frame, &filler, cue);
    let span = target::span(parsed, &words).ok_or(Gap::NoTarget)?;
    let within = matches!(
        filler.place,
        Place::Bearer | Place::Itself | Place::Modified
    );
    if words.contains(&cue) && !within || !sort_fits(source, sentence, parsed, frame, &filler) {
        return Err(Gap::UnfitTarget);
    }
    if entry.holder.contains(&Place::Voice) && in_reported_thought(parsed, cue) {
        return Err(Gap::Hypothesis);
    }
    let voice = source
        .speech
        .voice(source.frames, source.reading, sentence, parsed, cue);
    let holders =
        holder::find(source.reading, sentence, parsed, cue, entry, &voice).ok_or(Gap::NoHolder)?;
    if holders_are_target(source, sentence, parsed, &holders, &filler) {
        return Err(Gap::OwnTarget);
    }
    if filler.place == Place::Itself && !charges(source, sentence, parsed, cue, &holders) {
        return Err(Gap::NobodyCharged);
    }
    let quoted = source.speech.is_quoted(parsed.span(cue));
    Ok(Found {
        sentence,
        cue,
        frame,
        holders,
        filler,
        words,
        span,
        context,
        quoted,
    })
}

/// What became a demand of its own is no part of the first one.
fn leave_to_others(parsed: &Parsed, hit: &mut Found<'_>, others: &[Found<'_>]) {
    let Some(next) = others.iter().map(|other| other.filler.head).min() else {
        return;
    };
    let first = parsed.subtree(next).first().copied().unwrap_or(next);
    if hit.filler.place != Place::Action || !hit.words.contains(&next) {
        return;
    }
    let mut words = hit.words.clone();
    words.retain(|&word| word < first);
    while words.len() > 1
        && words
            .last()
            .is_some_and(|&word| matches!(parsed.word(word).upos, Upos::Punct | Upos::Cconj))
    {
        words.pop();
    }
    if let Some(span) = target::span(parsed, &words).filter(|_| words.contains(&hit.filler.head)) {
        hit.words = words;
        hit.span = span;
    }
}

/// "The argument that talks should start …" is not the argument of whoever
/// mentions it.
fn in_reported_thought(parsed: &Parsed, cue: usize) -> bool {
    const THOUGHTS: &[&str] = &[
        "argument",
        "claim",
        "idea",
        "notion",
        "allegation",
        "suggestion",
        "assertion",
        "theory",
        "perception",
        "accusation",
        "pretext",
        "myth",
        "assumption",
    ];
    parsed.ancestors(cue).any(|word| {
        matches!(parsed.relation(word), Relation::Acl | Relation::AclRelcl)
            && parsed.mark(word) == Some("that")
            && parsed
                .head(word)
                .is_some_and(|noun| THOUGHTS.contains(&parsed.lemma(noun)))
    })
}

/// Further complements under the same cue: "urged Iran to sign the treaty and
/// to stop the tests" is two demands, "call for a truce, the release of all
/// hostages and an end to the siege" three.
fn coordinated<'a>(source: Source<'a>, parsed: &'a Parsed, hit: &Found<'a>) -> Vec<Found<'a>> {
    let action = hit.filler.place == Place::Action;
    if !action && !matches!(hit.filler.place, Place::Object | Place::Prep(_)) {
        return Vec::new();
    }
    let first = hit.filler.head;
    // "develop and deploy missiles" shares its object and is one demand.
    let complete = parsed
        .first(
            first,
            &[
                Relation::Obj,
                Relation::Obl,
                Relation::Xcomp,
                Relation::Ccomp,
            ],
        )
        .is_some();
    parsed
        .dependents(first, &[Relation::Conj])
        .filter(|&next| {
            let verb = parsed.word(next).upos == Upos::Verb;
            let bare = parsed.first(next, &[Relation::Nsubj]).is_none();
            let noun = matches!(parsed.word(next).upos, Upos::Noun | Upos::Propn);
            if action {
                verb && bare && complete && parsed.word(next).tag == "VB"
            } else {
                noun && !hit.words.contains(&next)
            }
        })
        .filter_map(|next| {
            let filler = Filler {
                head: next,
                place: hit.filler.place.clone(),
            };
            let words = target_words(parsed, hit.frame, &filler, hit.cue);
            let span = target::span(parsed, &words)?;
            let fits = sort_fits(source, hit.sentence, parsed, hit.frame, &filler)
                && !holders_are_target(source, hit.sentence, parsed, &hit.holders, &filler);
            fits.then(|| Found {
                filler,
                words,
                span,
                ..hit.clone()
            })
        })
        .collect()
}

/// "reaffirmed its commitment": the noun carries the stance.
fn is_carried(
    source: Source<'_>,
    parsed: &Parsed,
    cue: usize,
    class: CueClass,
    filler: &Filler,
) -> bool {
    class == CueClass::Verb
        && matching::is_light(parsed.lemma(cue))
        && parsed.word(filler.head).upos == Upos::Noun
        && source.frames.evoked(parsed, filler.head).next().is_some()
}

/// The words of the target. Of a modal's clause without an object the subject
/// is what is called for: "the attacks must stop", "the law must be kept".
fn target_words(parsed: &Parsed, frame: &Frame, filler: &Filler, cue: usize) -> Vec<usize> {
    let head = filler.head;
    let bare = frame.entry.class == CueClass::Modal
        && parsed
            .first(head, &[Relation::Obj, Relation::Xcomp, Relation::Ccomp])
            .is_none()
        && (parsed.is_passive(head) || CEASING.contains(&parsed.lemma(head)));
    let subject = parsed.first(head, &[Relation::Nsubj, Relation::NsubjPass]);
    // "There must be an inquiry": what must be there.
    if let Some(subject) = subject
        && frame.entry.class == CueClass::Modal
        && parsed.lemma(head) == "be"
        && parsed.first(head, &[Relation::Expl]).is_some()
    {
        return target::words(parsed, subject, usize::MAX);
    }
    match subject {
        Some(subject) if bare && parsed.word(subject).upos != Upos::Pron => {
            if parsed.is_passive(head) && !parsed.is_negated(head) {
                target::words(parsed, head, usize::MAX)
            } else {
                target::words(parsed, subject, cue)
            }
        }
        // "to end the siege": against what the position is.
        _ if is_ended(parsed, &frame.entry, filler) => ended(parsed, head, cue),
        // The judgement is part of what is named: "the sham elections".
        _ if filler.place == Place::Modified => target::words(parsed, head, usize::MAX),
        _ => {
            let mut words = target::words(parsed, head, cue);
            // "not to send troops": what is refused is sending them.
            let denied = filler.place == Place::Action || frame.entry.class == CueClass::Modal;
            while denied && words.len() > 1 && matches!(parsed.lower(words[0]), "not" | "never") {
                words.remove(0);
            }
            words
        }
    }
}

/// What a word of ending ends: of "an end to the siege" the siege, of a verb
/// its object, or what it keeps somebody from.
fn ended(parsed: &Parsed, verb: usize, cue: usize) -> Vec<usize> {
    if let Some(ended) = ended_by_noun(parsed, verb) {
        return target::words(parsed, ended, cue);
    }
    const KEEPING: &[&str] = &["prevent", "stop", "deter", "refrain", "desist", "block"];
    let keeps = KEEPING.contains(&parsed.lemma(verb));
    let kept_from = parsed
        .dependents(verb, &[Relation::Advcl, Relation::Obl, Relation::Xcomp])
        .filter(|_| keeps)
        .find(|&below| parsed.mark(below) == Some("from") || parsed.case(below) == "from");
    let object = kept_from
        .or_else(|| parsed.logical_object(verb))
        .or_else(|| {
            parsed
                .dependents(verb, &[Relation::Xcomp])
                .find(|&below| parsed.word(below).tag == "VBG")
        });
    target::words(parsed, object.unwrap_or(verb), cue)
}

/// Whether the target is of the sort that the frame wants.
fn sort_fits(
    source: Source<'_>,
    sentence: usize,
    parsed: &Parsed,
    frame: &Frame,
    filler: &Filler,
) -> bool {
    let empty = matches!(
        parsed.word(filler.head).upos,
        Upos::Punct | Upos::Det | Upos::Adp
    ) || matches!(
        parsed.lower(filler.head),
        "who"
            | "which"
            | "what"
            | "there"
            | "himself"
            | "itself"
            | "themselves"
            | "one"
            | "more"
            | "you"
            | "something"
            | "anything"
            | "nothing"
            | "everything"
            | "someone"
            | "me"
    );
    let actor = source
        .reading
        .word(sentence, filler.head)
        .is_some_and(|who| !who.keys.is_empty() || who.how == How::FirstPerson);
    let number =
        parsed.word(filler.head).upos == Upos::Num && parsed.subtree(filler.head).len() < 2;
    !empty
        && !number
        && match frame.entry.only {
            Some(TargetSort::Actor) => actor,
            Some(TargetSort::Thing) => !actor,
            None => true,
        }
}

/// Whether the words charge an actor of another side than the holder's: the
/// subject of a clause, the owner of a noun ("Iran's aggression").
fn charges(
    source: Source<'_>,
    sentence: usize,
    parsed: &Parsed,
    cue: usize,
    holders: &Holders,
) -> bool {
    let verb = matches!(parsed.word(cue).upos, Upos::Verb | Upos::Aux);
    let charged = if verb {
        parsed.logical_subject(cue)
    } else {
        matching::owner(parsed, cue)
    };
    let Some(charged) = charged else {
        return false;
    };
    let who = source.reading.phrase(sentence, parsed, charged);
    let cast = &source.reading.cast;
    !who.keys.is_empty()
        && !who.keys.iter().any(|&key| {
            holders
                .keys
                .iter()
                .any(|&holder| cast.same_side(key, holder))
        })
}

/// "NATO supports NATO": a misreading, never a position.
fn holders_are_target(
    source: Source<'_>,
    sentence: usize,
    parsed: &Parsed,
    holders: &Holders,
    filler: &Filler,
) -> bool {
    let who = source.reading.phrase(sentence, parsed, filler.head);
    let own = |key: &Key| {
        holders
            .keys
            .iter()
            .any(|holder| source.reading.cast.same_side(*key, *holder))
    };
    !who.keys.is_empty()
        && (who.keys.iter().all(|key| holders.keys.contains(key))
            || filler.place == Place::Bearer && who.keys.iter().all(own))
}

/// "dropped its opposition to the plan": the noun is part of the cue and says
/// nothing by itself.
fn drop_fixed(parsed: &Parsed, found: &mut Vec<Found<'_>>) {
    let fixed: Vec<usize> = found
        .iter()
        .flat_map(|hit| hit.frame.fixed(parsed, hit.cue))
        .collect();
    found.retain(|hit| !fixed.contains(&hit.cue));
}

/// A judgement inside the words that another frame already opposes adds
/// nothing: "condemned the brutal attack".
fn drop_repeated(found: &mut Vec<Found<'_>>) {
    let opposed: Vec<(usize, Vec<usize>)> = found
        .iter()
        .filter(|hit| hit.filler.place != Place::Modified)
        .filter(|hit| hit.frame.entry.act.stance() != StanceKind::Supports)
        .map(|hit| (hit.cue, hit.words.clone()))
        .collect();
    let mut judged: Vec<usize> = Vec::new();
    found.retain(|hit| {
        if hit.filler.place != Place::Modified {
            return true;
        }
        let head = hit.filler.head;
        let new =
            !judged.contains(&head) && !opposed.iter().any(|(_, words)| words.contains(&head));
        judged.push(head);
        new
    });
}

/// What one asks another to do is no position of the other; and where one
/// frame's words lie in another's complement for the same holder, the inner
/// one says more ("agreed to oppose X").
fn drop_inner(found: &mut Vec<Found<'_>>) {
    let directive = |hit: &Found<'_>| {
        matches!(
            hit.filler.place,
            Place::Action | Place::Clause | Place::Bearer
        ) && matches!(
            hit.frame.entry.act,
            Act::Advocate
                | Act::Demand
                | Act::Reject
                | Act::Criticise
                | Act::Accuse
                | Act::Warn
                | Act::Oppose
                | Act::Threaten
        )
    };
    let outer: Vec<(usize, usize, bool)> = found
        .iter()
        .filter(|hit| {
            matches!(
                hit.filler.place,
                Place::Action | Place::Clause | Place::Bearer | Place::Prep(_)
            )
        })
        .map(|hit| (hit.cue, hit.filler.head, directive(hit)))
        .collect();
    found.retain(|hit| {
        !outer
            .iter()
            .any(|(cue, head, directive)| *cue != hit.cue && *directive && *head == hit.cue)
    });
}
