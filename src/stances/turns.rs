//! Turns and items: transcripts where names stand before what is said, and resolutions whose items
//! share one subject.
//!
//! Comes in: sentences, the reading. Goes out: stretches with their speaker, questions that nobody
//! answers for, and for each item of a list who its missing subject is. Must not know: frames.

use super::colon::prefix;
use crate::actors::reading::How;
use crate::actors::{Key, Reading};
use crate::lexicon::WordClass;
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

/// "Ada Lund: We want peace. We reject the plan.": a paragraph that begins with a speaker's name and goes on
/// in the first person is all his, from its second sentence on.
pub(super) fn labelled(sentences: &[Parsed], reading: &Reading<'_>) -> Vec<(Span, Vec<Key>)> {
    let person = |key: &Key| reading.cast.member(*key).actor.kind == ActorKind::Person;
    let first_person = |parsed: &Parsed| {
        let mut forms = parsed.lowers().iter();
        forms.any(|form| matches!(form.as_str(), "i" | "my" | "our" | "us" | "we"))
    };
    let mut found = Vec::new();
    let paragraphs =
        sentences.chunk_by(|one, other| one.sentence.paragraph == other.sentence.paragraph);
    let mut index = 0;
    for paragraph in paragraphs {
        let first = index;
        index += paragraph.len();
        let [opening, next, ..] = paragraph else {
            continue;
        };
        let prose = opening.sentence.kind == SentenceKind::Prose;
        if !prose || !paragraph.iter().any(first_person) {
            continue;
        }
        let last = opening.len().saturating_sub(1);
        let keys = prefix(opening, first, reading, last).filter(|keys| keys.iter().all(person));
        if let Some(keys) = keys {
            let end = paragraph[paragraph.len() - 1].sentence.span.end;
            found.push((Span::new(next.sentence.span.start, end), keys));
        }
    }
    found
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
///
/// Where it only calls them "the Council", they are whoever issues the `document`.
pub(super) fn leads(
    text: &str,
    sentences: &[Parsed],
    reading: &Reading<'_>,
    document: &[Key],
) -> Vec<Option<Vec<Key>>> {
    let mut lead: Option<Vec<Key>> = None;
    // A body that opens a resolution does all that follows, whatever stands between.
    let mut resolves: Option<Vec<Key>> = None;
    sentences
        .iter()
        .enumerate()
        .map(|(index, parsed)| {
            if matches!(
                parsed.sentence.kind,
                SentenceKind::Label | SentenceKind::Turn
            ) || is_number(parsed)
            {
                return None;
            }
            if is_item(parsed) && lead.is_some() {
                return lead.clone();
            }
            if opens_list(text, parsed) {
                let keys =
                    opener(parsed, index, reading, document).or_else(|| issuer(parsed, document));
                if names_only_body(parsed, text) && keys.is_some() {
                    resolves.clone_from(&keys);
                }
                lead = keys.or_else(|| resolves.clone());
            } else {
                lead.clone_from(&resolves);
            }
            None
        })
        .collect()
}

fn opens_list(text: &str, parsed: &Parsed) -> bool {
    let words = parsed.sentence.span.slice(text);
    let short = words.ends_with(',') && parsed.len() <= 8;
    words.ends_with([':', '—']) || short || names_only_body(parsed, text)
}

/// "The Security Council,", "The Assembly of Heads of State, meeting in Lagos,": nothing but who acts in
/// all that follows.
fn names_only_body(parsed: &Parsed, text: &str) -> bool {
    let named = parsed
        .root()
        .is_some_and(|root| parsed.word(root).upos == Upos::Propn);
    named && parsed.lower(0) == "the" && parsed.sentence.span.slice(text).ends_with(',')
}

/// "The Council decides:" of a text that somebody issues: he.
fn issuer(parsed: &Parsed, document: &[Key]) -> Option<Vec<Key>> {
    let root = parsed.root()?;
    let subject = parsed.subject(root).unwrap_or(root);
    let meets = WordClass::Gathering.has(&parsed.lemma(subject).to_lowercase());
    (meets && !document.is_empty()).then(|| document.to_vec())
}

/// Who a line that opens a list is about: its subject, or the only body it names.
fn opener(
    parsed: &Parsed,
    index: usize,
    reading: &Reading<'_>,
    document: &[Key],
) -> Option<Vec<Key>> {
    let root = parsed.root()?;
    let acts = parsed.is_predicate(root) && parsed.word(root).upos != Upos::Propn;
    // "The Secretary shall:" what he is told to do is no position of his.
    let told = |auxiliary: &str| matches!(auxiliary, "must" | "shall" | "should");
    if told(parsed.lower(root)) || parsed.auxiliaries(root).any(told) {
        return None;
    }
    let subject = if acts {
        parsed.subject(root)
    } else {
        Some(root)
    };
    let who = subject.map(|subject| reading.phrase(index, parsed, subject));
    if let Some(who) = who {
        if !who.keys.is_empty() {
            return Some(who.keys);
        }
        // "We will strengthen trade, including by:"
        if who.how == How::FirstPerson && !document.is_empty() {
            return Some(document.to_vec());
        }
    }
    // "Resolved, That the Senate—"
    let resolved = acts && parsed.lower(root) == "resolved";
    if acts && subject.is_none() && !resolved {
        return None;
    }
    let named: Vec<Key> = reading.mentions[index]
        .iter()
        .filter_map(|mention| mention.key)
        .filter(|&key| reading.cast.member(key).actor.kind != ActorKind::Country)
        .collect();
    (named.len() == 1).then_some(named)
}

/// "4.", "(b)": the number of an item, which neither opens a list nor ends one.
fn is_number(parsed: &Parsed) -> bool {
    let counts = |word: usize| {
        parsed.word(word).upos == Upos::Punct
            || parsed.word(word).upos == Upos::Num
            || parsed.lower(word).chars().count() == 1
    };
    parsed.len() <= 3 && (0..parsed.len()).all(counts)
}

/// "recalls its support", "Deploring the violence", "Strongly condemns", "Deeply alarmed at": a verb or
/// what is felt opens, or what is decided ("To condemn"), and nobody is said to do it.
fn is_item(parsed: &Parsed) -> bool {
    let root = parsed.root();
    let first = (0..parsed.len()).find(|&word| {
        let to = parsed.lower(word) == "to" && word + 1 < parsed.len();
        parsed.word(word).upos != Upos::Punct && !to
    });
    let (Some(root), Some(first)) = (root, first) else {
        return false;
    };
    let verb = |word: usize| {
        matches!(
            parsed.word(word).tag,
            "VBZ" | "VBG" | "VBN" | "VBP" | "VB" | "VBD" | "NNS"
        )
    };
    let feels = |word: usize| {
        parsed.word(word).upos == Upos::Adj
            && (parsed.first(word, &[Relation::Obl]).is_some()
                || parsed.lemma(word).ends_with("ed"))
    };
    let opens_with = |word: usize| verb(word) || feels(word);
    let opens = opens_with(first)
        || parsed.word(first).upos == Upos::Adv
            && first + 1 < parsed.len()
            && opens_with(first + 1);
    opens
        && root <= first + 3
        && parsed
            .first(root, &[Relation::Nsubj, Relation::NsubjPass])
            .is_none()
}
