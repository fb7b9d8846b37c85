//! Attempt: one frame tried at a cue.
//!
//! Comes in: a cue in its sentence, a frame. Goes out: the frame with its places filled, or what is
//! missing. Must not know: other cues, records.

use super::asked;
use super::context::{self, Context};
use super::extract::{Found, Source};
use super::frames::Frame;
use super::given;
use super::holder::{self, Holders};
use super::matching::{self, Filler};
use super::nominal;
use super::reality;
use super::target_sort::sort_fits;
use super::target_words::{target_words, with_doer};
use super::topic::{self, Alone};
use super::unmatched::Gap;
use super::{charges, polarity, sense, target};
use crate::actors::Key;
use crate::actors::reading::How;
use crate::lexicon::StanceFrame;
use crate::lexicon::stance::{CueClass, Place, Topic};
use crate::span::Span;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::{ActorKind, StanceKind};

/// The first frame of a cue whose holder and target are there.
pub(super) fn at_cue<'a>(
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
    let favours = entry.class == CueClass::Adjective && entry.side() == StanceKind::Supports;
    if favours && describes_fault(source, parsed, cue) {
        return Err(Gap::Carried);
    }
    let (context, mut filler) = read_context(source, parsed, cue, frame)?;
    if sense::is_another(source, sentence, parsed, cue, frame, &filler) {
        return Err(Gap::UnfitTarget);
    }
    if let Some(noun) = target::before_relative(parsed, filler.head) {
        filler.head = noun;
    }
    if !frame.is_phrase() && is_carried(source, parsed, cue, entry.class, &filler) {
        return Err(Gap::Carried);
    }
    if let Place::Before(topic) = filler.place {
        let before = (topic, filler);
        return answer(source, sentence, parsed, cue, frame, context, before);
    }
    let (words, span) = words_of(
        source,
        sentence,
        parsed,
        cue,
        frame,
        &filler,
        context.negated,
    )?;
    let holders = holders_of(source, sentence, parsed, cue, entry, &filler)?;
    Ok(Found {
        sentence,
        cue,
        frame,
        holders,
        filler,
        words,
        span,
        context,
        quoted: source.speech.is_quoted(parsed.span(cue)),
        before: None,
        judgement: None,
    })
}

/// The words of what fills the target, if they can be one.
fn words_of(
    source: Source<'_>,
    sentence: usize,
    parsed: &Parsed,
    cue: usize,
    frame: &Frame,
    filler: &Filler,
    denied: bool,
) -> Result<(Vec<usize>, Span), Gap> {
    // "rejected what it said was an ultimatum": the ultimatum.
    let said = parsed.relation(filler.head) == Relation::Csubj
        && source.frames.reports(parsed.lemma(filler.head))
        && parsed
            .dependents(filler.head, &[Relation::Obj])
            .any(|what| parsed.lower(what) == "what");
    if said && filler.place == Place::Bearer {
        return Err(Gap::UnfitTarget);
    }
    let mut words = target_words(parsed, frame, filler, cue, denied);
    if is_own_deed(&frame.entry, filler) {
        words.retain(|&word| word >= cue);
    } else {
        with_doer(parsed, cue, filler, &mut words);
    }
    let span = target::span(parsed, &words).ok_or(Gap::NoTarget)?;
    let within = matches!(
        filler.place,
        Place::Bearer | Place::Itself | Place::Deed | Place::Modified
    );
    if words.contains(&cue) && !within || !sort_fits(source, sentence, parsed, frame, filler) {
        return Err(Gap::UnfitTarget);
    }
    Ok((words, span))
}

/// "Norway will not step down" charges nobody: who refuses speaks of a deed of his own.
fn is_own_deed(entry: &StanceFrame, filler: &Filler) -> bool {
    filler.place == Place::Itself && !entry.holder.contains(&Place::Voice)
}

/// Who holds the position, if somebody can.
fn holders_of(
    source: Source<'_>,
    sentence: usize,
    parsed: &Parsed,
    cue: usize,
    entry: &StanceFrame,
    filler: &Filler,
) -> Result<Holders, Gap> {
    if entry.holder.contains(&Place::Voice) && sense::in_reported_thought(parsed, cue) {
        return Err(Gap::Hypothesis);
    }
    let voice = source
        .speech
        .voice(source.frames, source.reading, sentence, parsed, cue);
    let mut holders = holder::find(source.reading, sentence, parsed, cue, entry, &voice)
        .or_else(|| holder::of_item(source.speech.lead(sentence), parsed, cue, entry))
        .ok_or(Gap::NoHolder)?;
    // "Peru rejects terms; Chile objects": no part of what Peru says.
    if filler.place == Place::Beside {
        holders.via.clear();
    }
    if sense::is_only_possible(parsed, cue, entry, &holders)
        || given::is_foretold(source, entry, &holders)
    {
        return Err(Gap::Hypothesis);
    }
    if holders_are_target(source, sentence, parsed, &holders, filler)
        || given::is_claimed(source, sentence, parsed, cue, entry, &holders)
    {
        return Err(Gap::OwnTarget);
    }
    let charge = matches!(filler.place, Place::Itself | Place::Deed) && !is_own_deed(entry, filler);
    if charge && !charges::charges(source, sentence, parsed, (cue, filler.head), &holders) {
        return Err(Gap::NobodyCharged);
    }
    Ok(holders)
}

/// "Chile refused": a position on what was told before.
fn answer<'a>(
    source: Source<'a>,
    sentence: usize,
    parsed: &'a Parsed,
    cue: usize,
    frame: &'a Frame,
    context: Context,
    (topic, filler): (Topic, Filler),
) -> Result<Found<'a>, Gap> {
    let entry = &frame.entry;
    let quoted = source.speech.is_quoted(parsed.span(cue));
    if quoted || context.negated || source.speech.speaks_throughout() {
        return Err(Gap::NoTarget);
    }
    let voice = source
        .speech
        .voice(source.frames, source.reading, sentence, parsed, cue);
    let holders =
        holder::find(source.reading, sentence, parsed, cue, entry, &voice).ok_or(Gap::NoHolder)?;
    let alone = Alone {
        source,
        sentence,
        cue,
        holders: &holders.keys,
    };
    let before = topic::antecedent(alone, topic).ok_or(Gap::NoTarget)?;
    Ok(Found {
        sentence,
        cue,
        frame,
        filler,
        words: Vec::new(),
        span: before.span,
        context,
        quoted,
        before: Some(before),
        holders,
        judgement: None,
    })
}

/// What fills the target, and what stands around the cue.
fn read_context(
    source: Source<'_>,
    parsed: &Parsed,
    cue: usize,
    frame: &Frame,
) -> Result<(Context, Filler), Gap> {
    let entry = &frame.entry;
    let filler = matching::fill(parsed, cue, entry.class, &entry.target)
        .or_else(|| matching::deed_as_subject(parsed, cue, entry));
    let owned = entry.class == CueClass::Noun && asked::asked_owner(parsed, cue).is_some();
    let plain = owned || filler.as_ref().is_some_and(|it| is_presupposed(entry, it));
    let context = if plain {
        Context::PLAIN
    } else {
        context::of_frame(source.frames, parsed, cue, frame)
    };
    if context.void || !plain && reality::is_unreal(parsed, cue, entry) {
        return Err(Gap::Hypothesis);
    }
    if entry.needs_negation && !context.negated {
        return Err(Gap::NotNegated);
    }
    // "must not be ignored" says that it matters, "cannot be ignored" that it is bad.
    if entry.needs_negation && parsed.is_due(cue) && polarity::hinders(parsed, cue) {
        return Err(Gap::Carried);
    }
    Ok((context, filler.ok_or(Gap::NoTarget)?))
}

/// What words presuppose holds whatever is said of it: "we will not forget the
/// brutal siege".
fn is_presupposed(entry: &StanceFrame, filler: &Filler) -> bool {
    filler.place == Place::Modified
        || filler.place == Place::Itself && entry.class == CueClass::Noun
}

/// "called it a historic mistake": the noun judges, and nothing is historic in its favour.
fn describes_fault(source: Source<'_>, parsed: &Parsed, cue: usize) -> bool {
    let noun = parsed
        .head(cue)
        .filter(|_| parsed.relation(cue) == Relation::Amod);
    noun.is_some_and(|noun| {
        source.frames.evoked(parsed, noun).any(|frame| {
            let entry = &frame.entry;
            entry.target.contains(&Place::Bearer) && entry.side() != StanceKind::Supports
        })
    })
}

/// "reaffirmed its commitment": the noun carries the stance.
fn is_carried(
    source: Source<'_>,
    parsed: &Parsed,
    cue: usize,
    class: CueClass,
    filler: &Filler,
) -> bool {
    let noun = filler.head;
    // "unveiled the plan": only "its plan" or "a plan to stay" is somebody's own.
    let plainly_the = parsed.first(noun, &[Relation::NmodPoss]).is_none()
        && parsed.has_det(noun, &["the", "this", "that"]);
    let carries = |frame: &Frame| {
        let entry = &frame.entry;
        !entry.target.contains(&Place::Itself)
            && (!plainly_the || matching::fill(parsed, noun, entry.class, &entry.target).is_some())
    };
    class == CueClass::Verb
        && nominal::is_light(parsed.lemma(cue))
        && parsed.word(noun).upos == Upos::Noun
        && source.frames.evoked(parsed, noun).any(carries)
}

/// "NATO supports NATO": a misreading, never a position.
pub(super) fn holders_are_target(
    source: Source<'_>,
    sentence: usize,
    parsed: &Parsed,
    holders: &Holders,
    filler: &Filler,
) -> bool {
    // "Asked about the ban, she said it was a mistake": a person does not judge his state by "it".
    let cast = &source.reading.cast;
    let person = |key: &Key| cast.member(*key).actor.kind == ActorKind::Person;
    let pointed = filler.place == Place::Bearer
        && parsed.lower(filler.head) == "it"
        && holders.keys.iter().all(person);
    // "Norway lobbied for it": never Norway.
    if pointed || target::is_object_pronoun(parsed, filler.head) {
        return false;
    }
    let who = source.reading.phrase(sentence, parsed, filler.head);
    // "recognised the new government": another than one's own.
    let other = who.how == How::Description
        && parsed.dependents(filler.head, &[Relation::Amod]).any(|it| {
            matches!(
                parsed.lower(it),
                "new" | "interim" | "military" | "rival" | "transitional"
            )
        });
    if other {
        return false;
    }
    let own = |key: &Key| cast.is_on_side_of(*key, &holders.keys);
    !who.keys.is_empty()
        && (who.keys.iter().all(|key| holders.keys.contains(key))
            || filler.place == Place::Bearer && who.keys.iter().all(own))
}
