//! Speech: who voices which words.
//!
//! Comes in: sentences, quotations, the reading. Goes out: for any word its
//! [`Voice`]. Must not know: frames' arguments.

use super::attribution::{Around, attribute, has_verb, last_sentence};
use super::frames::Frames;
use super::indirect;
use super::reporting::{is_view_of_others, reporting, speaker_of};
use super::turns;
use crate::actors::{Key, Reading};
use crate::span::Span;
use crate::syntax::grammar::Parsed;

/// Who says the words at some place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// The speakers, nearest to the words; empty if it is the author.
    pub keys: Vec<Key>,
    /// Whether the words stand in quotation marks.
    pub quoted: bool,
    /// Sources between the text and the speakers, nearest to the text first.
    pub via: Vec<Key>,
    /// Those of either who speak in the sentence, but not of what stands here: the author adds it.
    pub beside: Vec<Key>,
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
    /// For each sentence, whose words the one before it told.
    told: Vec<Option<Key>>,
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
        // In a document with one speaker all that nobody else says is his.
        let told = if document.is_empty() {
            indirect::told(frames, sentences, reading)
        } else {
            Vec::new()
        };
        let mut speech = Self {
            stretches: Vec::new(),
            blocks: 0,
            leads: turns::leads(text, sentences, reading, &document),
            document,
            questions: Vec::new(),
            told,
        };
        speech.find_blocks(frames, text, sentences, reading);
        for turn in turns::turns(sentences, reading) {
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

    /// Whether somebody speaks the whole document.
    pub(super) fn speaks_throughout(&self) -> bool {
        !self.document.is_empty()
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
        let mut reports = reporting(frames, reading, sentence, parsed, word);
        // "he said he would" inside his own quotation names nobody new.
        reports.retain(|report| !report.keys.is_empty());
        let within = |key: &Key| {
            let mut telling = reports.iter().filter(|report| report.reaches);
            telling.any(|report| report.keys.contains(key))
        };
        let outside = reports.iter().filter(|report| !report.reaches && !quoted);
        let mut beside: Vec<Key> = outside.flat_map(|report| report.keys.clone()).collect();
        beside.retain(|key| !within(key));
        // Whoever speaks the whole document does not stand between it and the reader.
        beside.extend(&self.document);
        let mut chain: Vec<Vec<Key>> = reports.into_iter().map(|report| report.keys).collect();
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
        if chain.is_empty() && !quoted && !asked {
            if self.document.is_empty() {
                let told = self.told.get(sentence).copied().flatten();
                let goes_on =
                    told.filter(|&key| indirect::goes_on(reading, sentence, parsed, word, key));
                chain.extend(goes_on.map(|key| vec![key]));
            } else if !is_view_of_others(parsed, word) {
                chain.push(self.document.clone());
                own_text = true;
            }
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
            beside,
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

    /// The quotation that holds a span, without its marks.
    pub(super) fn quoted_span(&self, span: Span) -> Option<Span> {
        self.quotation_around(span).map(|stretch| stretch.span)
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
