//! Attribution: who speaks a quotation.
//!
//! Comes in: the document's sentences and quotations. Goes out: the speakers
//! of one quotation, nobody where that is not clear. Must not know: frames'
//! arguments.

use super::colon::prefix;
use super::frames::Frames;
use super::reporting::{speaker_of, tells};
use crate::actors::{Key, Reading};
use crate::span::Span;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::ActorKind;

/// What stands around a quotation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'a> {
    pub(super) frames: &'a Frames,
    pub(super) sentences: &'a [Parsed],
    pub(super) reading: &'a Reading<'a>,
    pub(super) quotations: &'a [Span],
}

/// The speaker of a quotation: subject of the nearest verb of speech beside it
/// in its first or last sentence, else who spoke just before.
pub(super) fn attribute(
    around: Around<'_>,
    span: Span,
    previous: Option<&(usize, Vec<Key>)>,
    document: &[Key],
) -> Option<Vec<Key>> {
    let sentences = around.sentences;
    let first = sentences.partition_point(|parsed| parsed.sentence.span.end <= span.start);
    let after = sentences.partition_point(|parsed| parsed.sentence.span.start < span.end);
    let last = after.checked_sub(1).filter(|&last| first <= last)?;
    beside(around, span, [last, first])
        .or_else(|| according_to(around, span, [last, first]))
        .or_else(|| signed(around, last, span).map(|key| vec![key]))
        .or_else(|| {
            let whole = sentences[first].sentence.span.start + 4 >= span.start;
            whole.then(|| carried_on(around, first, previous, document))?
        })
}

/// The subject of the nearest verb of speech outside quotations.
fn beside(around: Around<'_>, span: Span, places: [usize; 2]) -> Option<Vec<Key>> {
    let mut best: Option<(usize, Vec<Key>)> = None;
    // "…," the ministry said: somebody speaks, and nobody who spoke before.
    let mut unknown: Option<usize> = None;
    for index in places {
        let parsed = &around.sentences[index];
        for verb in 0..parsed.len() {
            let at = parsed.span(verb);
            let speech = is_speech_verb(around.frames, parsed, verb);
            if !speech || is_within_one(around.quotations, at) {
                continue;
            }
            let distance = if at.start >= span.end {
                at.start - span.end
            } else {
                span.start.saturating_sub(at.end)
            };
            let Some(keys) = speaker_of(parsed, index, verb, around.reading) else {
                if distance <= NEAR && names_somebody(parsed, verb) {
                    unknown = Some(unknown.map_or(distance, |known| known.min(distance)));
                }
                continue;
            };
            let nearer = best.as_ref().is_none_or(|(known, _)| distance < *known);
            if !keys.is_empty() && nearer {
                best = Some((distance, keys));
            }
        }
    }
    match (best, unknown) {
        (Some((near, keys)), known) if known.is_none_or(|other| near <= other) => Some(keys),
        (_, Some(_)) => Some(Vec::new()),
        (best, None) => best.map(|(_, keys)| keys),
    }
}

/// So many bytes a verb of speech may stand from the quotation that it surely belongs to.
const NEAR: usize = 40;

/// Whether a verb of speech has a noun as subject of its own.
fn names_somebody(parsed: &Parsed, verb: usize) -> bool {
    parsed
        .first(verb, &[Relation::Nsubj])
        .is_some_and(|subject| matches!(parsed.word(subject).upos, Upos::Noun | Upos::Propn))
}

/// "According to X, “…”", and "X: “…”".
fn according_to(around: Around<'_>, span: Span, places: [usize; 2]) -> Option<Vec<Key>> {
    places.into_iter().find_map(|index| {
        let parsed = &around.sentences[index];
        let source = (0..parsed.len()).find_map(|word| {
            let marked = parsed.first(word, &[Relation::Case]).is_some()
                && parsed.case(word).starts_with("according");
            let outside = !span.contains(parsed.span(word));
            let keys = (marked && outside).then(|| around.reading.phrase(index, parsed, word).keys);
            keys.filter(|keys| !keys.is_empty())
        });
        source.or_else(|| prefix(parsed, index, around.reading, parsed.len()))
    })
}

/// A quotation that fills its sentence goes on with who spoke before: in the
/// quotation before, in the sentence before, or throughout the document.
fn carried_on(
    around: Around<'_>,
    first: usize,
    previous: Option<&(usize, Vec<Key>)>,
    document: &[Key],
) -> Option<Vec<Key>> {
    if let Some((_, keys)) = previous.filter(|(sentence, _)| sentence + 2 >= first) {
        return Some(keys.clone());
    }
    let before = first.checked_sub(1).and_then(|index| {
        let parsed = &around.sentences[index];
        (0..parsed.len())
            .filter(|&verb| is_speech_verb(around.frames, parsed, verb))
            .find_map(|verb| speaker_of(parsed, index, verb, around.reading))
    });
    before
        .filter(|keys| !keys.is_empty())
        .or_else(|| (!document.is_empty()).then(|| document.to_vec()))
}

/// Whether a quotation holds a verb, and so can be a clause.
pub(super) fn has_verb(sentences: &[Parsed], span: Span) -> bool {
    let first = sentences.partition_point(|parsed| parsed.sentence.span.end <= span.start);
    sentences[first..]
        .iter()
        .take_while(|parsed| parsed.sentence.span.start < span.end)
        .any(|parsed| {
            (0..parsed.len()).any(|word| {
                matches!(parsed.word(word).upos, Upos::Verb | Upos::Aux)
                    && span.contains(parsed.span(word))
            })
        })
}

pub(super) fn last_sentence(sentences: &[Parsed], span: Span) -> usize {
    sentences
        .partition_point(|parsed| parsed.sentence.span.start < span.end)
        .saturating_sub(1)
}

/// Whether one of the quotations, which stand in order and apart, holds a span.
fn is_within_one(quotations: &[Span], span: Span) -> bool {
    let after = quotations.partition_point(|quotation| quotation.start <= span.start);
    after > 0 && quotations[after - 1].contains(span)
}

/// A name just behind the quotation, as under a post: "“…,” Lavrov — …", "“…!” Lavrov had written". A
/// sentence of its own that opens with a name mostly tells of somebody else.
fn signed(around: Around<'_>, last: usize, span: Span) -> Option<Key> {
    let Around {
        sentences, reading, ..
    } = around;
    (last..sentences.len().min(last + 2)).find_map(|index| {
        let parsed = &sentences[index];
        let tells = || (0..parsed.len()).any(|word| parsed.word(word).upos == Upos::Verb);
        if index > last && tells() && !speaks_before(around, last, index) {
            return None;
        }
        reading.mentions[index].iter().find_map(|mention| {
            let start = parsed.span(mention.start).start;
            let near = start >= span.end && start <= span.end + 8;
            mention
                .key
                .filter(|&key| near && reading.cast.member(key).actor.kind == ActorKind::Person)
        })
    })
}

/// "“…!” Lavrov had written on Monday.": whether a sentence tells of somebody that he said what stands
/// before it, and nothing else.
fn speaks_before(around: Around<'_>, last: usize, index: usize) -> bool {
    const SAID: &[Relation] = &[Relation::Ccomp, Relation::Xcomp, Relation::Obj];
    let [before, parsed] = [last, index].map(|at| &around.sentences[at]);
    before.sentence.paragraph == parsed.sentence.paragraph
        && parsed.root().is_some_and(|root| {
            is_speech_verb(around.frames, parsed, root) && parsed.first(root, SAID).is_none()
        })
}

fn is_speech_verb(frames: &Frames, parsed: &Parsed, verb: usize) -> bool {
    parsed.word(verb).upos == Upos::Verb && tells(frames, parsed, verb)
}
