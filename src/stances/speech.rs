//! Speech: who voices which words.
//!
//! Comes in: sentences, quotations, the reading. Goes out: for any word its
//! [`Voice`]. Must not know: frames' arguments.

use super::attribution::{Around, attribute, has_verb, last_sentence};
use super::frames::Frames;
use super::turns;
use crate::actors::reading::How;
use crate::actors::{Key, Reading};
use crate::span::Span;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::text::SentenceKind;
use crate::vocabulary::ActorKind;

/// Who says the words at some place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// The speakers, nearest to the words; empty if it is the author.
    pub keys: Vec<Key>,
    /// Whether the words stand in quotation marks.
    pub quoted: bool,
    /// Sources between the text and the speakers, nearest to the text first.
    pub via: Vec<Key>,
    /// Whether the speakers speak in the first person of the whole document.
    pub own_text: bool,
}

/// A stretch of the document in somebody's words.
#[derive(Clone, Debug)]
struct Stretch {
    span: Span,
    keys: Vec<Key>,
    quoted: bool,
}

/// All voices of a document.
#[derive(Debug)]
pub struct Speech {
    /// Blocks, then quotations in the order of the text.
    stretches: Vec<Stretch>,
    /// How many of them are blocks.
    blocks: usize,
    document: Vec<Key>,
    /// Questions from the floor of a transcript.
    questions: Vec<Span>,
    /// For each sentence that is an item of a list, its missing subject.
    leads: Vec<Option<Vec<Key>>>,
}

impl Speech {
    /// Finds who says what. `document` is whoever speaks the whole document.
    pub fn new(
        frames: &Frames,
        text: &str,
        sentences: &[Parsed],
        quotations: &[Span],
        reading: &Reading<'_>,
        document: Vec<Key>,
    ) -> Self {
        let mut speech = Self {
            stretches: Vec::new(),
            blocks: 0,
            document,
            questions: Vec::new(),
            leads: turns::leads(text, sentences, reading),
        };
        speech.find_blocks(frames, text, sentences, reading);
        for turn in turns::turns(text, sentences, reading) {
            match turn.speaker {
                _ if turn.question => speech.questions.push(turn.span),
                Some(keys) => speech.stretches.push(Stretch {
                    span: turn.span,
                    keys,
                    quoted: false,
                }),
                None => {}
            }
        }
        speech.blocks = speech.stretches.len();
        let mut previous: Option<(usize, Vec<Key>)> = None;
        let around = Around {
            frames,
            sentences,
            reading,
            quotations,
        };
        for &span in quotations {
            let keys = attribute(around, span, previous.as_ref(), &speech.document)
                // A few quoted words inside a sentence are its author's choice,
                // no speech of whoever else speaks there.
                .filter(|_| has_verb(sentences, span))
                .unwrap_or_default();
            if span.len() > 25 && keys.is_empty() {
                previous = None;
            }
            if span.len() > 25 && !keys.is_empty() {
                previous = Some((last_sentence(sentences, span), keys.clone()));
            }
            speech.stretches.push(Stretch {
                span,
                keys,
                quoted: true,
            });
        }
        speech
    }

    /// "The minister, X, said:" with the statement in the paragraphs after it.
    fn find_blocks(
        &mut self,
        frames: &Frames,
        text: &str,
        sentences: &[Parsed],
        reading: &Reading<'_>,
    ) {
        for (index, parsed) in sentences.iter().enumerate() {
            if !parsed.sentence.span.slice(text).ends_with(':') {
                continue;
            }
            let Some(next) = sentences.get(index + 1) else {
                continue;
            };
            let opens_quote = next.sentence.span.slice(text).starts_with(['"', '“', '«']);
            if next.sentence.paragraph == parsed.sentence.paragraph || opens_quote {
                continue;
            }
            let speaker = (0..parsed.len())
                .filter(|&word| frames.reports(parsed.lemma(word)))
                .find_map(|verb| speaker_of(parsed, index, verb, reading));
            if let Some(keys) = speaker {
                let end = sentences
                    .last()
                    .map_or(text.len(), |last| last.sentence.span.end);
                let span = Span::new(next.sentence.span.start, end);
                self.stretches.push(Stretch {
                    span,
                    keys,
                    quoted: false,
                });
            }
        }
    }

    /// Who voices a word.
    pub fn voice(
        &self,
        frames: &Frames,
        reading: &Reading<'_>,
        sentence: usize,
        parsed: &Parsed,
        word: usize,
    ) -> Voice {
        let span = parsed.span(word);
        let inside = self.around(span);
        let quoted = inside.iter().any(|stretch| stretch.quoted);
        let mut chain: Vec<Vec<Key>> = Vec::new();
        for (verb, keys) in reporting(frames, reading, sentence, parsed, word) {
            // "he said he would" inside his own quotation names nobody new.
            let first_person = keys.is_empty();
            let _ = verb;
            if first_person {
                continue;
            }
            chain.push(keys);
        }
        for stretch in inside.iter().rev() {
            if !stretch.keys.is_empty() && !chain.contains(&stretch.keys) {
                chain.push(stretch.keys.clone());
            }
        }
        let mut own_text = false;
        let asked = self
            .questions
            .iter()
            .any(|question| question.contains(span));
        if chain.is_empty() && !quoted && !asked && !self.document.is_empty() {
            chain.push(self.document.clone());
            own_text = true;
        }
        let mut chain = chain.into_iter();
        let keys = chain.next().unwrap_or_default();
        let mut via: Vec<Key> = chain.flatten().filter(|key| !keys.contains(key)).collect();
        via.reverse();
        via.dedup();
        Voice {
            keys,
            quoted,
            via,
            own_text,
        }
    }

    /// Who the missing subject of a sentence is that is an item of a list.
    pub(super) fn lead(&self, sentence: usize) -> Option<&[Key]> {
        self.leads.get(sentence)?.as_deref()
    }

    /// Whether the words at a span stand in quotation marks.
    pub fn is_quoted(&self, span: Span) -> bool {
        self.quotation_around(span).is_some()
    }

    /// The stretches that hold a span.
    fn around(&self, span: Span) -> Vec<&Stretch> {
        let blocks = self.stretches[..self.blocks].iter();
        blocks
            .filter(|block| block.span.contains(span))
            .chain(self.quotation_around(span))
            .collect()
    }

    /// The quotation that holds a span: none overlaps another.
    fn quotation_around(&self, span: Span) -> Option<&Stretch> {
        let quotations = &self.stretches[self.blocks..];
        let after = quotations.partition_point(|quotation| quotation.span.start <= span.start);
        let quotation = &quotations[after.checked_sub(1)?];
        quotation.span.contains(span).then_some(quotation)
    }
}

/// Verbs of speech over a word, the nearest first, with their subjects (empty
/// for the first person).
pub(super) fn reporting(
    frames: &Frames,
    reading: &Reading<'_>,
    sentence: usize,
    parsed: &Parsed,
    word: usize,
) -> Vec<(usize, Vec<Key>)> {
    let mut found = Vec::new();
    let path: Vec<usize> = parsed.ancestors(word).collect();
    for pair in path.windows(2) {
        let [below, above] = [pair[0], pair[1]];
        let complement = matches!(
            parsed.relation(below),
            Relation::Ccomp | Relation::Parataxis | Relation::Csubj | Relation::CsubjPass
        ) || parsed.relation(below) == Relation::Xcomp
            && parsed.lemma(above) == "say";
        if complement
            && frames.reports(parsed.lemma(above))
            && let Some(keys) = speaker_of(parsed, sentence, above, reading)
        {
            found.push((above, keys));
        }
    }
    // "…, he said" as parataxis; "according to X" on any clause above.
    for &above in &path {
        for child in parsed.dependents(above, &[Relation::Parataxis, Relation::Advcl]) {
            let outside = !path.contains(&child);
            let aside =
                parsed.relation(child) == Relation::Parataxis || parsed.mark(child) == Some("as");
            // "X asked for help, Y agreed": what has a complement of its own reports nothing else.
            let bare = aside
                && parsed
                    .first(child, &[Relation::Ccomp, Relation::Obj, Relation::Xcomp])
                    .is_none()
                && !parsed
                    .dependents(child, &[Relation::Obl])
                    .any(|phrase| parsed.case(phrase) == "for");
            if outside && bare && frames.reports(parsed.lemma(child)) {
                let own = parsed.first(child, &[Relation::Nsubj]).is_some();
                if let Some(keys) = speaker_of(parsed, sentence, child, reading).filter(|_| own) {
                    found.push((child, keys));
                }
            }
        }
        for child in parsed.dependents(above, &[Relation::Obl, Relation::Nmod, Relation::Parataxis])
        {
            if parsed.case(child).starts_with("according") {
                let who = reading.phrase(sentence, parsed, child);
                if !who.keys.is_empty() && !path.contains(&child) {
                    found.push((child, who.keys));
                }
            }
        }
    }
    // "Lavrov: NATO troops are unacceptable"
    if let Some(keys) = prefix(parsed, sentence, reading, word) {
        found.push((0, keys));
    } else if let Some(keys) = suffix(parsed, sentence, reading, word) {
        found.push((0, keys));
    }
    found
}

/// The speaker before a colon at the head of a line: "Lavrov: …".
pub(super) fn prefix(
    parsed: &Parsed,
    sentence: usize,
    reading: &Reading<'_>,
    word: usize,
) -> Option<Vec<Key>> {
    let colon = (1..parsed.len().min(18)).find(|&at| parsed.lower(at) == ":")?;
    (word > colon).then_some(())?;
    let mut before = reading.mentions[sentence]
        .iter()
        .filter(|mention| mention.end <= colon);
    let person = |key: Key| reading.cast.member(key).actor.kind == ActorKind::Person;
    let named = before
        .clone()
        .find(|mention| mention.key.is_some_and(person));
    // "Senator Jane Doe (R-Ohio): …": nothing but titles beside the name, no verb.
    let verb = (0..colon).any(|at| matches!(parsed.word(at).upos, Upos::Verb | Upos::Aux));
    let key = match named {
        Some(mention) if !verb => mention.key,
        _ => {
            before
                .find(|mention| mention.end == colon && mention.start <= 3)?
                .key
        }
    };
    Some(vec![key?])
}

/// The speaker behind the colon at the end of a headline: "NATO troops unacceptable: Lavrov".
fn suffix(
    parsed: &Parsed,
    sentence: usize,
    reading: &Reading<'_>,
    word: usize,
) -> Option<Vec<Key>> {
    const LONGEST: usize = 7;
    if parsed.sentence.kind != SentenceKind::Heading {
        return None;
    }
    let colon = (1..parsed.len())
        .rev()
        .find(|&at| parsed.lower(at) == ":")?;
    let behind = colon + 1..parsed.len();
    let fits = word < colon
        && !behind.is_empty()
        && behind.len() <= LONGEST
        && behind.clone().all(|at| {
            matches!(
                parsed.word(at).upos,
                Upos::Propn | Upos::Noun | Upos::Adj | Upos::Part
            )
        });
    let named = reading.mentions[sentence]
        .iter()
        .rev()
        .find(|mention| fits && mention.start > colon)?;
    let person = (colon + 1..parsed.len())
        .rev()
        .find_map(|at| reading.word(sentence, at).map(|who| who.keys.clone()));
    person.or_else(|| named.key.map(|key| vec![key]))
}

/// "The BBC quoted Clark as saying", "Clark was cited as saying": who is quoted speaks.
fn quoted(parsed: &Parsed, verb: usize) -> Option<usize> {
    let quotes = |word: &usize| matches!(parsed.lemma(*word), "quote" | "cite" | "paraphrase");
    let above = || {
        let head = parsed.head(verb)?;
        (parsed.lemma(verb) == "say").then_some(head)
    };
    let quoting = Some(verb)
        .filter(quotes)
        .or_else(|| above().filter(quotes))?;
    let says = parsed
        .children(quoting)
        .iter()
        .any(|&below| parsed.word(below).tag == "VBG" && parsed.lemma(below) == "say");
    parsed.logical_object(quoting).filter(|_| says)
}

/// Who is the subject of a verb of speech; an empty list for "I" and "we".
pub(super) fn speaker_of(
    parsed: &Parsed,
    sentence: usize,
    verb: usize,
    reading: &Reading<'_>,
) -> Option<Vec<Key>> {
    let subject = quoted(parsed, verb).or_else(|| parsed.logical_subject(verb))?;
    let who = reading.phrase(sentence, parsed, subject);
    if who.how == How::FirstPerson {
        return Some(Vec::new());
    }
    (!who.keys.is_empty()).then_some(who.keys)
}
