//! The whole run on one page: document → text → syntax → actors → stances.
//!
//! Comes in: a document. Goes out: its stances. A pure function of the
//! document, the lexicon and the model; it cannot fail.

use std::collections::HashSet;

use crate::actors::reading::Tables;
use crate::actors::{Reading, speaker};
use crate::document::Document;
use crate::events::{self, Event, EventTable};
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::stances::Stance;
use crate::stances::extract::{self, Source};
use crate::stances::frames::Frames;
use crate::stances::issue::IssueMatcher;
use crate::stances::linking;
use crate::stances::misreading;
use crate::stances::speech::Speech;
use crate::stances::trace::{self, Trace};
use crate::stances::trial::{self, Attempt};
use crate::stances::unmatched::{self, Unmatched};
use crate::syntax::grammar::Parsed;
use crate::syntax::{self, Parser, Tree, dateline, repair, title_case};
use crate::text::{self, Sentence, SentenceKind};

/// Why no analyser can be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnalyserError {
    /// The syntax model cannot be used.
    #[error(transparent)]
    Syntax(#[from] syntax::ModelError),
    /// The trees of linking cannot be used.
    #[error(transparent)]
    Linking(#[from] linking::ModelError),
}

/// Everything that analysis needs, loaded once and shared by all threads.
#[derive(Debug)]
pub struct Analyser {
    /// The tables.
    pub lexicon: Lexicon,
    parser: Parser,
    tables: Tables,
    frames: Frames,
    matcher: IssueMatcher,
    linking: linking::Model,
}

impl Analyser {
    /// An analyser over the given tables.
    ///
    /// # Errors
    ///
    /// Only if an embedded model is damaged, which the tests rule out.
    pub fn new(lexicon: Lexicon) -> Result<Self, AnalyserError> {
        Ok(Self {
            parser: Parser::embedded()?,
            tables: Tables::new(&lexicon),
            frames: Frames::new(&lexicon.frames, &lexicon.cues),
            matcher: IssueMatcher::new(&lexicon.issues),
            linking: linking::Model::embedded()?,
            lexicon,
        })
    }

    /// The sentences of a document with their trees.
    pub fn parse(&self, document: &Document) -> Vec<Parsed> {
        let text = document.text.as_str();
        let sentences = text::segment(text, document.body);
        let small = small_words(text, &sentences);
        sentences
            .into_iter()
            .map(|sentence| self.parse_sentence(text, sentence, &small))
            .collect()
    }

    /// The sentences of a document's title.
    fn parse_title(&self, document: &Document, sentences: &[Parsed]) -> Vec<Parsed> {
        let Some(title) = document.title.as_deref() else {
            return Vec::new();
        };
        let parts = text::segment(title, Span::new(0, title.len()));
        let running = if parts.iter().any(|part| is_title(title, part)) {
            let words = sentences.iter().map(|parsed| &parsed.sentence);
            running_words(&document.text, words)
        } else {
            HashSet::new()
        };
        parts
            .into_iter()
            .map(|sentence| self.parse_sentence(title, sentence, &running))
            .collect()
    }

    fn parse_sentence(&self, text: &str, sentence: Sentence, small: &HashSet<&str>) -> Parsed {
        let forms = sentence.forms(text);
        let tree = if is_title(text, &sentence) {
            let plain = |word: &str| is_form_of(word, small) || self.frames.knows(word);
            let listed = |word: &str| self.tables.gazetteer.is_name(word);
            let running = if title_case::is_shouted(&forms) {
                title_case::as_spoken(&forms, plain, listed)
            } else {
                title_case::as_running_text(&forms, plain)
            };
            let forms: Vec<&str> = running.iter().map(AsRef::as_ref).collect();
            self.tree(&forms)
        } else {
            self.tree(&forms)
        };
        Parsed::new(text, sentence, tree)
    }

    /// The mended tree of a sentence, its dateline apart.
    fn tree(&self, forms: &[&str]) -> Tree {
        let dateline = dateline::length(forms);
        let clause = &forms[dateline..];
        let tree = repair::repair(clause, self.parser.parse(clause));
        if dateline == 0 {
            tree
        } else {
            dateline::joined(forms, dateline, tree)
        }
    }

    /// The positions that a document reports, in the order of the text.
    pub fn stances(&self, document: &Document) -> Vec<Stance> {
        self.with_source(document, extract::extract)
    }

    /// The positions that the tables alone yield: what an entry of the lexicon does, before the
    /// learned model weighs it.
    pub fn stances_by_rule(&self, document: &Document) -> Vec<Stance> {
        self.with_source(document, extract::by_rule)
    }

    /// The cues of a document in sentences that yield no position, each with
    /// what it lacks.
    pub fn unmatched(&self, document: &Document) -> Vec<Unmatched> {
        self.with_source(document, |source| {
            unmatched::unmatched(source, &extract::extract(source))
        })
    }

    /// Every reading of every cue of a document, for training.
    pub fn candidates(&self, document: &Document) -> Vec<linking::Row> {
        self.with_source(document, linking::rows)
    }

    /// What made each of the given records of a document; nothing for a record
    /// that these tables do not yield.
    pub fn traces(&self, document: &Document, stances: &[&Stance]) -> Vec<Option<Trace>> {
        self.with_source(document, |source| {
            trace::traces(source, &self.lexicon, stances)
        })
    }

    /// Every frame that a word of a document evokes, with what came of it.
    pub fn attempts(&self, document: &Document) -> Vec<Attempt> {
        self.with_source(document, trial::attempts)
    }

    /// The main event of each sentence, by a table of events.
    pub fn events(&self, document: &Document, table: &EventTable) -> Vec<Event> {
        self.with_source(document, |source| events::events(source, table))
    }

    /// Reads a document and hands on all that extraction needs.
    fn with_source<T>(&self, document: &Document, then: impl FnOnce(Source<'_>) -> T) -> T {
        let text = document.text.as_str();
        let sentences = self.parse(document);
        let title = self.parse_title(document, &sentences);
        let mut reading = Reading::new(&self.lexicon, &self.tables, document, &title, &sentences);
        let speaker =
            speaker::of_document(&mut reading, &self.tables, document, &title, &sentences);
        let issuers = speaker::issuers(&reading, &title, &sentences, &speaker);
        reading.let_issuers_be_meant(&sentences, &issuers);
        reading.let_speaker_be_meant(&sentences, &speaker);
        let quotations = quotations(text, &sentences);
        let speech = Speech::new(
            &self.frames,
            text,
            &sentences,
            &quotations,
            &reading,
            speaker,
        );
        let of_games: Vec<bool> = sentences.iter().map(misreading::is_of_games).collect();
        then(Source {
            document,
            sentences: &sentences,
            of_games: &of_games,
            reading: &reading,
            speech: &speech,
            frames: &self.frames,
            issues: &self.lexicon.issues,
            matcher: &self.matcher,
            linking: &self.linking,
        })
    }
}

/// Whether a word, or what it is a form of, is among some words.
fn is_form_of(word: &str, words: &HashSet<&str>) -> bool {
    let stems = ["s", "es", "ed", "d", "ing"];
    words.contains(word)
        || stems
            .iter()
            .filter_map(|end| word.strip_suffix(end))
            .any(|stem| stem.len() > 3 && words.contains(stem))
}

/// Whether a sentence is a heading in Title Case.
fn is_title(text: &str, sentence: &Sentence) -> bool {
    sentence.kind == SentenceKind::Heading && title_case::is_title_case(&sentence.forms(text))
}

/// The words that running text writes small: in a title they are no names.
fn small_words<'t>(text: &'t str, sentences: &[Sentence]) -> HashSet<&'t str> {
    if !sentences.iter().any(|one| is_title(text, one)) {
        return HashSet::new();
    }
    running_words(text, sentences.iter())
}

/// The words that running text writes small.
fn running_words<'t, 's>(
    text: &'t str,
    sentences: impl Iterator<Item = &'s Sentence>,
) -> HashSet<&'t str> {
    sentences
        .filter(|one| one.kind == SentenceKind::Prose)
        .flat_map(|one| &one.tokens)
        .map(|token| token.span.slice(text))
        .filter(|form| form.chars().next().is_some_and(char::is_lowercase))
        .collect()
}

fn quotations(text: &str, sentences: &[Parsed]) -> Vec<Span> {
    let plain: Vec<Sentence> = sentences
        .iter()
        .map(|parsed| parsed.sentence.clone())
        .collect();
    text::quotation::quotations(text, &plain)
        .into_iter()
        .map(|quoted| quoted.span)
        .collect()
}
