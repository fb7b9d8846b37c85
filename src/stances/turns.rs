//! Turns and items: transcripts where names stand before what is said, and resolutions whose items
//! share one subject.
//!
//! Comes in: sentences, the reading. Goes out: stretches with their speaker, questions that nobody
//! answers for, and for each item of a list who its missing subject is. Must not know: frames.

use crate::actors::reading::How;
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

/// The turns of a transcript: from each name that stands before one to the next.
pub(super) fn turns(sentences: &[Parsed], reading: &Reading<'_>) -> Vec<Turn> {
    let labels = || {
        let numbered = sentences.iter().enumerate();
        numbered.filter(|(_, parsed)| parsed.sentence.kind == SentenceKind::Turn)
    };
    let end = sentences.last().map_or(0, |last| last.sentence.span.end);
    let ends = labels().skip(1).map(|(_, next)| next.sentence.span.start);
    labels()
        .zip(ends.chain([end]))
        .map(|((index, label), end)| {
            let word = |&word: &usize| label.lower(word).starts_with(char::is_alphabetic);
            let first = (0..label.len()).find(word);
            let question = first.is_some_and(|first| NOBODY.contains(&label.lower(first)));
            Turn {
                span: Span::new(label.sentence.span.end, end),
                speaker: (!question).then(|| named(label, index, reading)).flatten(),
                question,
            }
        })
        .collect()
}

/// Those whose words are nobody's position: who asks, leads or translates.
const NOBODY: &[&str] = &[
    "q",
    "question",
    "reporter",
    "journalist",
    "interviewer",
    "participant",
    "moderator",
    "operator",
    "interpreter",
];

/// Whom a label names: the person, else the state in brackets behind an unknown name.
fn named(label: &Parsed, index: usize, reading: &Reading<'_>) -> Option<Vec<Key>> {
    let bracket = (0..label.len()).find(|&word| label.lower(word) == "(");
    let kind = |key: Key| reading.cast.member(key).actor.kind;
    let keys = || {
        let mentions = reading.mentions[index].iter();
        mentions.filter_map(|mention| Some((mention.start, mention.key?)))
    };
    let person = keys().find(|&(_, key)| kind(key) == ActorKind::Person);
    let state = || {
        keys().find(|&(start, key)| {
            bracket.is_some_and(|bracket| start == bracket + 1) && kind(key) == ActorKind::Country
        })
    };
    person.or_else(state).map(|(_, key)| vec![key])
}

/// For each sentence without a subject of its own, who an opening line ("The Council:") says it is.
pub(super) fn leads(
    text: &str,
    sentences: &[Parsed],
    reading: &Reading<'_>,
    document: &[Key],
) -> Vec<Option<Vec<Key>>> {
    let mut lead: Option<Vec<Key>> = None;
    sentences
        .iter()
        .enumerate()
        .map(|(index, parsed)| {
            if matches!(
                parsed.sentence.kind,
                SentenceKind::Label | SentenceKind::Turn
            ) {
                return None;
            }
            if opens_list(text, parsed) {
                lead = opener(parsed, index, reading, document);
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
fn opener(
    parsed: &Parsed,
    index: usize,
    reading: &Reading<'_>,
    document: &[Key],
) -> Option<Vec<Key>> {
    let root = (0..parsed.len()).find(|&word| parsed.head(word).is_none())?;
    let subject = if parsed.is_predicate(root) && parsed.word(root).upos != Upos::Propn {
        parsed.subject(root)?
    } else {
        root
    };
    let who = reading.phrase(index, parsed, subject);
    if !who.keys.is_empty() {
        return Some(who.keys);
    }
    // "We will strengthen trade, including by:"
    if who.how == How::FirstPerson && !document.is_empty() {
        return Some(document.to_vec());
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
