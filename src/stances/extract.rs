//! Extraction: a read document → its stances.
//!
//! Comes in: sentences, reading, speech, frames. Goes out: records in the
//! order of the text. Must not know: files, graphs. Start reading at
//! [`extract`].

use super::context::{self, Context};
use super::coordination::{self, coordinated, leave_to_others};
use super::discussed::Discussed;
use super::echo::echoed;
use super::ellipsis::elliptic;
use super::frames::{Frame, Frames};
use super::given;
use super::holder::{self, Holders};
use super::issue::IssueMatcher;
use super::linking::{self, Judgement, Memory, Model};
use super::matching::{self, Filler};
use super::nominal;
use super::reality;
use super::record::Stance;
use super::selection::{
    drop_fixed, drop_inner, drop_outer, drop_refused, drop_repeated, drop_taken,
};
use super::speech::Speech;
use super::target_words::{sort_fits, target_words, with_doer};
use super::topic::{self, Alone, Antecedent};
use super::unmatched::Gap;
use super::{charges, compose, polarity, sense, target};
use crate::actors::reading::How;
use crate::actors::{Key, Reading};
use crate::document::Document;
use crate::lexicon::stance::{CueClass, Place, Topic};
use crate::lexicon::{IssueEntry, StanceFrame};
use crate::span::Span;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::{ActorKind, StanceKind};

/// Everything that extraction reads.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its sentences.
    pub sentences: &'a [Parsed],
    /// Of each sentence whether it tells of games.
    pub of_games: &'a [bool],
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
    /// How likely a match is right.
    pub linking: &'a Model,
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
    /// What was told before, where the sentence itself has no words for the target.
    pub(super) before: Option<Antecedent>,
    /// What the model says of it, once it was asked.
    pub(super) judgement: Option<Judgement>,
}

/// All stances of a document.
pub fn extract(source: Source<'_>) -> Vec<Stance> {
    let mut stances: Vec<Stance> = Vec::new();
    walk(source, false, |_, _, records| {
        stances.extend_from_slice(records);
    });
    stances
}

/// The stances that the tables alone yield, nothing weighed, added or left out.
pub fn by_rule(source: Source<'_>) -> Vec<Stance> {
    let mut stances: Vec<Stance> = Vec::new();
    let mut discussed = Discussed::default();
    for (index, parsed) in source.sentences.iter().enumerate() {
        for hit in found_in(source, index, parsed) {
            compose::emit(source, parsed, &hit, &mut discussed, &mut stances);
        }
    }
    stances
}

/// Hands on every match of a document with its sentence and the records that it makes, in the
/// order of the sentences. With `explain`, matches keep the reasons of their chance.
pub(super) fn walk<'a>(
    source: Source<'a>,
    explain: bool,
    mut then: impl FnMut(&'a Parsed, &Found<'a>, &[Stance]),
) {
    let mut stances: Vec<Stance> = Vec::new();
    let mut memory = Memory::default();
    for (index, parsed) in source.sentences.iter().enumerate() {
        let by_rule = found_in(source, index, parsed);
        let found = linking::judge(source, index, parsed, &by_rule, &memory, explain);
        for hit in &found {
            let known = stances.len();
            compose::emit(source, parsed, hit, &mut memory.discussed, &mut stances);
            then(parsed, hit, &stances[known..]);
        }
        if let Some(last) = by_rule.last() {
            memory.before.clone_from(&last.holders.keys);
        }
    }
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
    let against: Vec<Found<'_>> = found
        .iter()
        .filter_map(|hit| coordination::against(source, parsed, hit))
        .collect();
    found.extend(against);
    drop_fixed(parsed, &mut found);
    drop_inner(source, parsed, &mut found);
    drop_taken(parsed, &mut found);
    drop_outer(&mut found);
    drop_refused(&mut found);
    drop_repeated(&mut found);
    let short = found.iter();
    let short = short.flat_map(|hit| elliptic(source, parsed, hit));
    let short: Vec<Found<'_>> = short.collect();
    found.extend(short);
    found.extend(echoed(source, index, parsed));
    found
}

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
    let filler = matching::fill(parsed, cue, entry.class, &entry.target);
    let owned = entry.class == CueClass::Noun && reality::asked_owner(parsed, cue).is_some();
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
        && parsed
            .first(noun, &[Relation::Det])
            .is_some_and(|det| matches!(parsed.lower(det), "the" | "this" | "that"));
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
