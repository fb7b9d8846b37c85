//! Event records: the main event of each sentence with who did it to whom.
//!
//! Comes in: a read document, the table of events. Goes out: [`Event`] records
//! in the order of the text. Must not know: how the main event is chosen.

use serde::Serialize;

use super::choose::{Choice, Chosen, main_event};
use super::code::Root;
use super::table::EventTable;
use crate::actors::ActorRef;
use crate::actors::Key;
use crate::date::PartialDate;
use crate::id::{DocumentId, RuleId};
use crate::stances::Quotation;
use crate::stances::extract::Source;
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;

/// Who takes part in an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Party {
    /// Listed or named actors; empty if nobody known is meant.
    pub actors: Vec<ActorRef>,
    /// The words, if the sentence has some.
    pub words: Option<Quotation>,
}

/// The main event of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Event {
    /// The document.
    pub document: DocumentId,
    /// Date of the document.
    pub date: Option<PartialDate>,
    /// Who did it.
    pub source: Party,
    /// To or with whom.
    pub target: Party,
    /// PLOVER's root.
    pub code: Root,
    /// The root of CAMEO that comes nearest.
    pub cameo: &'static str,
    /// The word that tells the event.
    pub cue: Quotation,
    /// The rule of the table of events, or the stance frame.
    pub rule: RuleId,
    /// The sentence.
    pub evidence: Quotation,
}

/// The main events of a document's sentences.
pub fn events(source: Source<'_>, table: &EventTable) -> Vec<Event> {
    let mut found = Vec::new();
    for (index, parsed) in source.sentences.iter().enumerate() {
        let choice = Choice {
            table,
            frames: source.frames,
            parsed,
        };
        if let Some(chosen) = main_event(choice) {
            found.push(event(source, index, parsed, &chosen));
        }
    }
    found
}

fn event(source: Source<'_>, index: usize, parsed: &Parsed, chosen: &Chosen) -> Event {
    let text = source.document.text.as_str();
    let (by, acting) = acting(source, index, parsed, chosen);
    let (to, concerned) = concerned(source, index, parsed, chosen, &acting);
    let party = |keys: Vec<Key>, head: Option<usize>| Party {
        actors: keys
            .into_iter()
            .map(|key| source.reading.cast.member(key).actor.clone())
            .collect(),
        words: head
            .and_then(|head| parsed.cover(&phrase(parsed, head)))
            .map(|span| Quotation::new(span, text)),
    };
    Event {
        document: source.document.id.clone(),
        date: source.document.date,
        source: party(acting, by),
        target: party(concerned, to),
        code: chosen.root,
        cameo: chosen.root.cameo(),
        cue: Quotation::new(parsed.span(chosen.cue), text),
        rule: chosen.rule.clone(),
        evidence: Quotation::new(parsed.sentence.span, text),
    }
}

/// Who does it: the subject of the event's predicate or of one above it; where
/// that is a pronoun of unknown meaning, whoever voices it.
fn acting(
    source: Source<'_>,
    index: usize,
    parsed: &Parsed,
    chosen: &Chosen,
) -> (Option<usize>, Vec<Key>) {
    let above = [chosen.cue, chosen.top]
        .into_iter()
        .chain(parsed.ancestors(chosen.top).skip(1));
    let subject = chosen.by.or_else(|| {
        above
            .into_iter()
            .find_map(|word| parsed.logical_subject(word))
    });
    let mut keys = subject
        .map(|subject| source.reading.phrase(index, parsed, subject).keys)
        .unwrap_or_default();
    if keys.is_empty() {
        let voiced = subject.is_none_or(|subject| parsed.word(subject).tag.starts_with("PRP"));
        if voiced {
            let speech = source.speech;
            let voice = speech.voice(source.frames, source.reading, index, parsed, chosen.cue);
            keys = voice.keys;
        }
    }
    (subject, keys)
}

/// To or with whom: the first phrase below the predicates that names an actor
/// of another side, else the object.
fn concerned(
    source: Source<'_>,
    index: usize,
    parsed: &Parsed,
    chosen: &Chosen,
    acting: &[Key],
) -> (Option<usize>, Vec<Key>) {
    let cast = &source.reading.cast;
    let other = |key: &Key| acting.iter().all(|&by| !cast.same_side(*key, by));
    let of = |head: usize| -> Vec<Key> {
        let keys = source.reading.phrase(index, parsed, head).keys;
        keys.into_iter().filter(other).collect()
    };
    for top in [chosen.cue, chosen.top] {
        let subject = chosen.by.or_else(|| parsed.logical_subject(top));
        let object = parsed.logical_object(top);
        let candidates = object.into_iter().chain(
            parsed
                .subtree(top)
                .into_iter()
                .filter(|&word| is_argument(parsed, word)),
        );
        for head in candidates.filter(|&head| {
            subject.is_none_or(|subject| head != subject && !parsed.dominates(subject, head))
        }) {
            let keys = of(head);
            if !keys.is_empty() {
                return (Some(head), keys);
            }
        }
    }
    (parsed.logical_object(chosen.cue), Vec::new())
}

fn is_argument(parsed: &Parsed, word: usize) -> bool {
    matches!(
        parsed.relation(word),
        Relation::Obj
            | Relation::Iobj
            | Relation::Obl
            | Relation::Nmod
            | Relation::NmodPoss
            | Relation::Nsubj
            | Relation::NsubjPass
    )
}

/// A noun phrase without clauses that describe it.
fn phrase(parsed: &Parsed, head: usize) -> Vec<usize> {
    let mut found = vec![head];
    let mut next = 0;
    while next < found.len() {
        let at = found[next];
        let part = |&child: &usize| {
            let aside = matches!(
                parsed.relation(child),
                Relation::AclRelcl
                    | Relation::Acl
                    | Relation::Appos
                    | Relation::Punct
                    | Relation::Parataxis
                    | Relation::Advcl
                    | Relation::Ccomp
            );
            let outer = at == head && parsed.relation(child) == Relation::Case;
            !aside && !outer
        };
        found.extend(parsed.children(at).iter().copied().filter(part));
        next += 1;
    }
    found
}
