//! Extraction: a read document → its stances.
//!
//! Comes in: sentences, reading, speech, frames. Goes out: records in the
//! order of the text. Must not know: files, graphs. Start reading at
//! [`extract`].

use super::context::{self, Context};
use super::frames::{Frame, Frames};
use super::holder::{self, Holders};
use super::issue::IssueMatcher;
use super::matching::{self, Filler};
use super::record::{ActorRef, IssueRef, Quotation, Stance, Target};
use super::speech::Speech;
use super::{confidence, scope, target};
use crate::actors::reading::How;
use crate::actors::{Key, Reading};
use crate::document::Document;
use crate::lexicon::IssueEntry;
use crate::lexicon::stance::{CueClass, Place, TargetSort};
use crate::span::Span;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::{Act, Modality, Scope, StanceKind};

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
}

/// A frame that found its arguments, before it becomes records.
#[derive(Clone, Debug)]
struct Found<'a> {
    sentence: usize,
    cue: usize,
    frame: &'a Frame,
    holders: Holders,
    filler: Filler,
    words: Vec<usize>,
    span: Span,
    context: Context,
    quoted: bool,
}

/// What earlier targets were about, for "the idea".
#[derive(Debug, Default)]
struct Discussed {
    last: Option<(usize, Meaning)>,
}

/// What a target means, with the dictionary forms of its words.
#[derive(Clone, Debug, Default)]
struct Meaning {
    text: String,
    lemmas: Vec<String>,
}

/// How many sentences back "the idea" may find its proposal.
const PROPOSAL_REACH: usize = 6;

/// All stances of a document.
pub fn extract(source: Source<'_>) -> Vec<Stance> {
    let mut stances: Vec<Stance> = Vec::new();
    let mut discussed = Discussed::default();
    for (index, parsed) in source.sentences.iter().enumerate() {
        let mut found: Vec<Found<'_>> = Vec::new();
        for cue in 0..parsed.len() {
            if let Some(hit) = at_cue(source, index, parsed, cue) {
                found.push(hit);
            }
        }
        drop_inner(&mut found);
        for hit in &found {
            emit(source, parsed, hit, &mut discussed, &mut stances);
        }
    }
    stances
}

/// The first frame of a cue whose holder and target are there.
fn at_cue<'a>(
    source: Source<'a>,
    sentence: usize,
    parsed: &'a Parsed,
    cue: usize,
) -> Option<Found<'a>> {
    source.frames.evoked(parsed, cue).find_map(|frame| {
        let entry = &frame.entry;
        if entry.class == CueClass::Verb && parsed.relation(cue) == Relation::Amod {
            return None;
        }
        let context = context::read(source.frames, parsed, cue);
        if context.void || entry.needs_negation && !context.negated {
            return None;
        }
        let filler = matching::fill(parsed, cue, entry.class, &entry.target)?;
        // "reaffirmed its commitment": the noun carries the stance.
        if entry.class == CueClass::Verb
            && matching::is_light(parsed.lemma(cue))
            && parsed.word(filler.head).upos == Upos::Noun
            && source.frames.evoked(parsed, filler.head).next().is_some()
        {
            return None;
        }
        let words = target_words(parsed, frame, &filler, cue);
        let span = target::span(parsed, &words)?;
        if words.contains(&cue) && !matches!(filler.place, Place::Bearer | Place::Itself)
            || !sort_fits(source, sentence, parsed, frame, &filler)
        {
            return None;
        }
        let voice = source
            .speech
            .voice(source.frames, source.reading, sentence, parsed, cue);
        let holders = holder::find(source.reading, sentence, parsed, cue, entry, &voice)?;
        if holders_are_target(source, sentence, parsed, &holders, &filler) {
            return None;
        }
        if filler.place == Place::Itself && !charges(source, sentence, parsed, cue, &holders) {
            return None;
        }
        let quoted = source.speech.is_quoted(parsed.span(cue));
        Some(Found {
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
    })
}

/// The words of the target. Of a modal's clause without an object the subject
/// is what is called for: "the attacks must stop", "the law must be kept".
fn target_words(parsed: &Parsed, frame: &Frame, filler: &Filler, cue: usize) -> Vec<usize> {
    let head = filler.head;
    let bare = frame.entry.class == CueClass::Modal
        && parsed
            .first(head, &[Relation::Obj, Relation::Xcomp, Relation::Ccomp])
            .is_none()
        && (parsed.is_passive(head) || ENDING.contains(&parsed.lemma(head)));
    let subject = parsed.first(head, &[Relation::Nsubj, Relation::NsubjPass]);
    match subject {
        Some(subject) if bare && parsed.word(subject).upos != Upos::Pron => {
            if parsed.is_passive(head) && !parsed.is_negated(head) {
                target::words(parsed, head, usize::MAX)
            } else {
                target::words(parsed, subject, cue)
            }
        }
        _ => target::words(parsed, head, cue),
    }
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

/// Whether a clause charges an actor of another side than the holder's.
fn charges(
    source: Source<'_>,
    sentence: usize,
    parsed: &Parsed,
    cue: usize,
    holders: &Holders,
) -> bool {
    let Some(subject) = parsed.logical_subject(cue) else {
        return false;
    };
    let who = source.reading.phrase(sentence, parsed, subject);
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

/// Turns a match into records, one a holder.
fn emit(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    discussed: &mut Discussed,
    stances: &mut Vec<Stance>,
) {
    let entry = &hit.frame.entry;
    let Some((stance, act, turned)) = polarity(parsed, hit) else {
        return;
    };
    let text = source.document.text.as_str();
    let words = hit.span.slice(text);
    let Some(meaning) = meaning(source, parsed, hit, words, discussed) else {
        return;
    };
    let record_target = record_target(source, parsed, hit, words, &meaning);
    let mut own = false;
    let addressee = arguments(source, parsed, hit, &entry.addressee);
    for &key in &hit.holders.keys {
        let cast = &source.reading.cast;
        let via: Vec<ActorRef> = hit
            .holders
            .via
            .iter()
            .map(|&source| cast.member(source).actor.clone())
            .collect();
        let scope = entry.scope.unwrap_or_else(|| {
            scope::of(
                source.reading,
                hit.sentence,
                parsed,
                act,
                &hit.filler,
                &hit.words,
                key,
            )
        });
        own |= scope == Scope::OwnParticipation;
        let modality = modality(parsed, hit);
        let stance = Stance {
            document: source.document.id.clone(),
            holder: cast.member(key).actor.clone(),
            party: cast
                .party(key)
                .map(|party| cast.member(party).actor.clone()),
            stance,
            act,
            target: record_target.clone(),
            addressee: addressee
                .iter()
                .filter(|&&to| to != key)
                .map(|&to| cast.member(to).actor.clone())
                .collect(),
            via: via.clone(),
            intensity: confidence::intensity(
                source.frames,
                parsed,
                hit.cue,
                entry.intensity,
                turned,
            ),
            modality,
            scope,
            quoted: hit.quoted,
            date: source.document.date,
            confidence: confidence::estimate(&hit.holders, &hit.filler, hit.context, via.len()),
            rule: entry.id.clone(),
            evidence: Quotation {
                text: parsed.sentence.span.slice(text).to_owned(),
                start: parsed.sentence.span.start,
                end: parsed.sentence.span.end,
            },
        };
        if !stances
            .iter()
            .rev()
            .take(40)
            .any(|known| same(known, &stance))
        {
            stances.push(stance);
        }
    }
    // "NATO troops in Ukraine" can be what "the idea" is about, "NATO" cannot.
    let named = source
        .reading
        .word(hit.sentence, hit.filler.head)
        .is_some_and(|who| who.how == How::Name);
    let proposal = !own && !named;
    if proposal && !target::refers_back(parsed, hit.filler.head, &hit.words) {
        discussed.last = Some((hit.sentence, meaning));
    }
}

fn same(one: &Stance, other: &Stance) -> bool {
    one.evidence == other.evidence
        && one.holder == other.holder
        && one.stance == other.stance
        && one.target.start == other.target.start
        && one.target.end == other.target.end
}

fn modality(parsed: &Parsed, hit: &Found<'_>) -> Modality {
    let future = hit.frame.entry.class == CueClass::Verb
        && hit.frame.entry.act != Act::Offer
        && hit.context.modality == Modality::Asserted
        && hit.holders.how != How::FirstPerson
        && parsed
            .auxiliaries(hit.cue)
            .any(|auxiliary| auxiliary == "will")
        && !hit.context.negated;
    if future {
        Modality::Future
    } else {
        hit.context.modality
    }
}

/// Verbs that end what they govern: "stop X" asked for is X opposed.
const ENDING: &[&str] = &[
    "stop",
    "end",
    "halt",
    "cease",
    "abandon",
    "refrain",
    "desist",
    "quit",
    "suspend",
    "withdraw",
    "scrap",
    "dismantle",
    "drop",
    "curb",
    "reverse",
    "cancel",
    "reconsider",
    "re-evaluate",
    "rethink",
];

/// Stance and act after negation and lexical turns; `None` where the words
/// then take no side.
fn polarity(parsed: &Parsed, hit: &Found<'_>) -> Option<(StanceKind, Act, bool)> {
    let entry = &hit.frame.entry;
    let stance = entry.stance.unwrap_or_else(|| entry.act.stance());
    let ends = matches!(
        hit.filler.place,
        Place::Action | Place::Clause | Place::Bearer
    ) && matches!(entry.act, Act::Demand | Act::Advocate)
        && (ENDING.contains(&parsed.lemma(hit.filler.head)) || parsed.is_negated(hit.filler.head));
    if ends && stance == StanceKind::Supports && !hit.context.negated {
        return Some((StanceKind::Opposes, Act::Demand, false));
    }
    let not_to = hit.filler.place == Place::Action
        && matches!(entry.act, Act::Offer | Act::Agree)
        && parsed.is_negated(hit.filler.head);
    if not_to && !hit.context.negated {
        return Some((StanceKind::Opposes, Act::Reject, false));
    }
    if !hit.context.negated || entry.needs_negation {
        return Some((stance, entry.act, false));
    }
    if hit.filler.place == Place::Itself {
        return None;
    }
    // A modal's own negation was read with its clause: "must not".
    if entry.class == CueClass::Modal {
        return Some((StanceKind::Opposes, Act::Demand, false));
    }
    if let Some(act) = entry.negated {
        return Some((act.stance(), act, true));
    }
    match (stance, entry.act) {
        (StanceKind::Supports, Act::Agree | Act::Recognise | Act::Offer) => {
            Some((StanceKind::Opposes, Act::Reject, true))
        }
        (StanceKind::Supports, Act::Support | Act::Welcome) => {
            Some((StanceKind::Opposes, Act::Oppose, true))
        }
        _ => None,
    }
}

/// The target with references resolved.
fn meaning(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    words: &str,
    discussed: &Discussed,
) -> Option<Meaning> {
    if target::refers_back(parsed, hit.filler.head, &hit.words)
        && let Some((sentence, earlier)) = &discussed.last
        && sentence + PROPOSAL_REACH >= hit.sentence
    {
        return Some(earlier.clone());
    }
    // A bare pronoun whose reference is not found tells a reader nothing.
    let head = hit.filler.head;
    let pronoun = parsed.word(head).upos == Upos::Pron && hit.words.len() == 1;
    if pronoun {
        let who = source.reading.word(hit.sentence, head);
        if let Some(key) = who.and_then(|who| who.keys.first()) {
            let name = source.reading.cast.member(*key).actor.name.clone();
            return Some(Meaning {
                lemmas: vec![name.to_lowercase()],
                text: name,
            });
        }
        return topic(source, hit.sentence, head);
    }
    Some(Meaning {
        text: words.split_whitespace().collect::<Vec<_>>().join(" "),
        lemmas: hit
            .words
            .iter()
            .map(|&word| parsed.lemma(word).to_lowercase())
            .collect(),
    })
}

/// What "it" is about where no proposal was mentioned: the thing that is the
/// subject of this sentence before the pronoun, or of the sentence before.
fn topic(source: Source<'_>, sentence: usize, before: usize) -> Option<Meaning> {
    (sentence.saturating_sub(1)..=sentence)
        .rev()
        .find_map(|index| {
            let parsed = &source.sentences[index];
            let limit = if index == sentence {
                before
            } else {
                parsed.len()
            };
            let subject = (0..limit).find(|&word| {
                matches!(parsed.relation(word), Relation::Nsubj | Relation::NsubjPass)
                    && parsed.word(word).upos == Upos::Noun
                    && source.reading.word(index, word).is_none()
            })?;
            let words = target::words(parsed, subject, usize::MAX);
            let text = target::span(parsed, &words)?.slice(&source.document.text);
            Some(Meaning {
                text: text.split_whitespace().collect::<Vec<_>>().join(" "),
                lemmas: words
                    .iter()
                    .map(|&word| parsed.lemma(word).to_lowercase())
                    .collect(),
            })
        })
}

fn record_target(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    words: &str,
    meaning: &Meaning,
) -> Target {
    let cast = &source.reading.cast;
    let mut keys: Vec<Key> = aimed_at(source, parsed, hit);
    keys.extend(arguments(source, parsed, hit, &hit.frame.entry.aimed));
    keys.retain(|key| !hit.holders.keys.contains(key));
    let mut seen: Vec<Key> = Vec::new();
    keys.retain(|key| {
        !seen.contains(key) && {
            seen.push(*key);
            true
        }
    });
    Target {
        text: words.to_owned(),
        start: hit.span.start,
        end: hit.span.end,
        meaning: meaning.text.clone(),
        actors: keys
            .iter()
            .map(|&key| cast.member(key).actor.clone())
            .collect(),
        issue: issue(source, meaning),
    }
}

/// The listed issue to which a target belongs.
fn issue(source: Source<'_>, meaning: &Meaning) -> Option<IssueRef> {
    let lemmas: Vec<&str> = meaning.lemmas.iter().map(String::as_str).collect();
    let id = source.matcher.classify(&lemmas)?;
    let entry = source.issues.iter().find(|entry| entry.id == id)?;
    Some(IssueRef {
        id,
        label: entry.label.clone(),
    })
}

/// The actors whom a target is or whose doing it is.
fn aimed_at(source: Source<'_>, parsed: &Parsed, hit: &Found<'_>) -> Vec<Key> {
    let head = hit.filler.head;
    let who = source.reading.phrase(hit.sentence, parsed, head);
    if !who.keys.is_empty() {
        return who.keys;
    }
    let whose = parsed
        .first(head, &[Relation::NmodPoss])
        .or_else(|| {
            parsed
                .dependents(head, &[Relation::Nmod])
                .find(|&by| parsed.case(by) == "by")
        })
        .or_else(|| parsed.first(head, &[Relation::Nsubj]));
    whose
        .map(|owner| source.reading.phrase(hit.sentence, parsed, owner).keys)
        .unwrap_or_default()
}

fn arguments(source: Source<'_>, parsed: &Parsed, hit: &Found<'_>, places: &[Place]) -> Vec<Key> {
    if places.is_empty() {
        return Vec::new();
    }
    let mut free: Vec<Place> = places.to_vec();
    free.retain(|place| *place != hit.filler.place);
    matching::fill(parsed, hit.cue, hit.frame.entry.class, &free)
        .map(|filler| {
            source
                .reading
                .phrase(hit.sentence, parsed, filler.head)
                .keys
        })
        .unwrap_or_default()
}
