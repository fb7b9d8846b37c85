//! Turns and items: transcripts where a line begins with its speaker, and resolutions whose items
//! share one subject.
//!
//! Comes in: sentences, the reading. Goes out: stretches with their speaker, questions that nobody
//! answers for, and for each item of a list who its missing subject is. Must not know: frames.

use crate::actors::{Key, Reading};
use crate::span::Span;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::text::SentenceKind;
use crate::vocabulary::ActorKind;

/// A turn of a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Turn {
    /// From the words behind the colon to the next turn.
    pub(super) span: Span,
    /// Who speaks; nobody where somebody unnamed asks.
    pub(super) speaker: Option<Vec<Key>>,
    /// Whether it is a question from the floor.
    pub(super) question: bool,
}

/// A name before a colon has so many words at most.
const LONGEST_NAME: usize = 7;

/// The turns of a transcript: at least two paragraphs that begin with a speaker and a colon.
pub(super) fn turns(text: &str, sentences: &[Parsed], reading: &Reading<'_>) -> Vec<Turn> {
    let starts: Vec<(usize, usize)> = sentences
        .iter()
        .enumerate()
        .filter(|&(index, parsed)| {
            index == 0 || sentences[index - 1].sentence.paragraph != parsed.sentence.paragraph
        })
        .filter_map(|(index, parsed)| Some((index, speaker_colon(text, parsed)?)))
        .collect();
    if starts.len() < 2 {
        return Vec::new();
    }
    let end = sentences.last().map_or(0, |last| last.sentence.span.end);
    starts
        .iter()
        .enumerate()
        .map(|(number, &(index, colon))| {
            let parsed = &sentences[index];
            let next = starts
                .get(number + 1)
                .map_or(end, |&(next, _)| sentences[next].sentence.span.start);
            let question = matches!(
                parsed.lower(0),
                "q" | "question" | "reporter" | "journalist"
            );
            let named = reading.mentions[index]
                .iter()
                .filter(|mention| mention.end <= colon && !question)
                .filter_map(|mention| mention.key)
                .find(|&key| reading.cast.member(key).actor.kind == ActorKind::Person);
            Turn {
                span: Span::new(parsed.span(colon).end, next),
                speaker: named.map(|key| vec![key]),
                question,
            }
        })
        .collect()
}

/// The colon behind "Q", "MS. PSAKI" or "The President" at the head of a paragraph.
fn speaker_colon(text: &str, parsed: &Parsed) -> Option<usize> {
    let colon = (1..parsed.len().min(LONGEST_NAME + 1)).find(|&word| parsed.lower(word) == ":")?;
    let letter = colon == 1 && matches!(parsed.lower(0), "q" | "a");
    let label = matches!(
        parsed.lower(0),
        "question" | "answer" | "reporter" | "journalist"
    );
    let named = (0..colon).all(|word| {
        let form = parsed.span(word).slice(text);
        let large = form.chars().next().is_some_and(char::is_uppercase);
        large && !matches!(parsed.word(word).upos, Upos::Aux)
            || matches!(form, "." | "," | "the" | "of")
    });
    let titled = matches!(
        parsed.lower(0),
        "mr" | "mr." | "ms" | "ms." | "mrs" | "mrs." | "the" | "president" | "secretary"
    ) || (0..colon).all(|word| {
        let form = parsed.span(word).slice(text);
        !form.chars().any(char::is_lowercase)
    });
    (letter || label || named && titled && colon + 1 < parsed.len()).then_some(colon)
}

/// For each sentence without a subject of its own, who an opening line ("The Council:") says it is.
pub(super) fn leads(
    text: &str,
    sentences: &[Parsed],
    reading: &Reading<'_>,
) -> Vec<Option<Vec<Key>>> {
    let mut lead: Option<Vec<Key>> = None;
    sentences
        .iter()
        .enumerate()
        .map(|(index, parsed)| {
            if parsed.sentence.kind == SentenceKind::Label {
                return None;
            }
            if opens_list(text, parsed) {
                lead = opener(parsed, index, reading);
                return None;
            }
            if is_item(parsed) {
                return lead.clone();
            }
            lead = None;
            None
        })
        .collect()
}

fn opens_list(text: &str, parsed: &Parsed) -> bool {
    let words = parsed.sentence.span.slice(text);
    words.ends_with(':') || words.ends_with(',') && parsed.len() <= 8
}

/// Who a line that opens a list is about: its subject, or the only body it names.
fn opener(parsed: &Parsed, index: usize, reading: &Reading<'_>) -> Option<Vec<Key>> {
    let root = (0..parsed.len()).find(|&word| parsed.head(word).is_none())?;
    let subject = if parsed.is_predicate(root) && parsed.word(root).upos != Upos::Propn {
        parsed.subject(root)?
    } else {
        root
    };
    let keys = reading.phrase(index, parsed, subject).keys;
    if !keys.is_empty() {
        return Some(keys);
    }
    let named: Vec<Key> = reading.mentions[index]
        .iter()
        .filter_map(|mention| mention.key)
        .collect();
    (named.len() == 1).then_some(named)
}

/// "recalls its support", "Deploring the violence", "Strongly condemns": a verb opens, and nobody
/// does it.
fn is_item(parsed: &Parsed) -> bool {
    let root = (0..parsed.len()).find(|&word| parsed.head(word).is_none());
    let first = (0..parsed.len()).find(|&word| parsed.word(word).upos != Upos::Punct);
    let (Some(root), Some(first)) = (root, first) else {
        return false;
    };
    let verb = |word: usize| {
        matches!(
            parsed.word(word).tag,
            "VBZ" | "VBG" | "VBN" | "VBP" | "VB" | "VBD" | "NNS"
        )
    };
    let opens = verb(first)
        || parsed.word(first).upos == Upos::Adv && first + 1 < parsed.len() && verb(first + 1);
    opens
        && root <= first + 3
        && parsed
            .first(root, &[Relation::Nsubj, Relation::NsubjPass])
            .is_none()
}
