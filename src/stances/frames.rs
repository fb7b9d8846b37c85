//! Frames ready for look-up by the dictionary form of their cue.
//!
//! Comes in: the lexicon's frames. Goes out: the frames that a word may
//! evoke. Must not know: sentences' actors.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::orders;
use crate::lexicon::StanceFrame;
use crate::lexicon::cue::{CueEntry, CueKind};
use crate::lexicon::stance::{CueClass, Place};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::text::SentenceKind;

/// A frame with its cue taken apart.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The entry.
    pub entry: StanceFrame,
    /// Words besides the head that must stand with it.
    rest: Vec<String>,
}

impl Frame {
    /// Whether the cue has fixed words besides its head.
    pub(super) fn is_phrase(&self) -> bool {
        !self.rest.is_empty()
    }

    /// Whether its target is what was told before; a frame with a target beside its cue goes first.
    fn looks_back(&self) -> bool {
        let mut places = self.entry.target.iter();
        places.any(|place| matches!(place, Place::Before(_)))
    }

    /// Whether it is what somebody says against another: whoever says that Peru tore up the pact
    /// charges Peru, and only where nobody else says so is it told as Peru's position.
    pub(super) fn is_charge(&self) -> bool {
        self.entry.holder == [Place::Voice] && self.entry.target == [Place::Itself]
    }

    /// The fixed words that stand with the cue in a sentence.
    pub(super) fn fixed(&self, parsed: &Parsed, cue: usize) -> Vec<usize> {
        let words = self.rest.iter();
        words
            .filter_map(|rest| word_with(parsed, cue, rest, &self.rest))
            .collect()
    }
}

/// All frames and cue words.
#[derive(Clone, Debug, Default)]
pub struct Frames {
    by_head: HashMap<(String, CueClass), Vec<Frame>>,
    reports: Vec<String>,
    boosters: Vec<String>,
    past: Vec<String>,
}

impl Frames {
    /// Gathers the frames and cues of a lexicon.
    pub fn new(entries: &[StanceFrame], cues: &[CueEntry]) -> Self {
        let mut frames = Self::default();
        for entry in entries {
            let mut words = entry.cue.split_whitespace().map(str::to_owned);
            let Some(head) = words.next() else { continue };
            let frame = Frame {
                entry: entry.clone(),
                rest: words.collect(),
            };
            frames
                .by_head
                .entry((head, entry.class))
                .or_default()
                .push(frame);
        }
        #[allow(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for list in frames.by_head.values_mut() {
            list.sort_by(|a, b| {
                let key = |frame: &Frame| {
                    let later = (!frame.is_charge(), frame.looks_back());
                    (Reverse(frame.rest.len()), later)
                };
                (key(a), &a.entry.id).cmp(&(key(b), &b.entry.id))
            });
        }
        let of = |kind: CueKind| {
            let mut lemmas: Vec<String> = cues
                .iter()
                .filter(|cue| cue.kind == kind)
                .map(|cue| cue.lemma.clone())
                .collect();
            lemmas.sort();
            lemmas
        };
        frames.reports = of(CueKind::Report);
        frames.boosters = of(CueKind::Booster);
        frames.past = of(CueKind::Past);
        frames
    }

    /// Frames that a word evokes with the words around it: those with the most
    /// fixed words first.
    pub fn evoked<'f>(
        &'f self,
        parsed: &'f Parsed,
        word: usize,
    ) -> impl Iterator<Item = &'f Frame> {
        let heading = parsed.sentence.kind == SentenceKind::Heading;
        classes(parsed, word)
            .iter()
            .filter_map(move |class| {
                // A participle used as an adjective keeps its own form as cue.
                let cue = match class {
                    CueClass::Adjective => parsed.lower(word),
                    _ => parsed.lemma(word),
                };
                self.by_head.get(&(cue.to_lowercase(), *class))
            })
            .chain(self.order(parsed, word))
            .flatten()
            .filter(move |frame| heading || !frame.entry.headline)
            .filter(move |frame| {
                let mut rest = frame.rest.iter();
                rest.all(|rest| word_with(parsed, word, rest, &frame.rest).is_some())
                    && !gives_up(parsed, word, frame)
            })
    }

    /// The frames of an imperative, whatever its verb.
    fn order(&self, parsed: &Parsed, word: usize) -> Option<&Vec<Frame>> {
        let is_order = parsed.word(word).tag == "VB" && orders::is_order(parsed, word);
        is_order.then(|| self.by_head.get(&(orders::CUE.to_owned(), CueClass::Modal)))?
    }

    /// Whether a verb reports what somebody says.
    pub fn reports(&self, lemma: &str) -> bool {
        self.reports
            .binary_search_by(|known| known.as_str().cmp(lemma))
            .is_ok()
            || self
                .by_head
                .get(&(lemma.to_owned(), CueClass::Verb))
                .is_some_and(|frames| {
                    frames
                        .iter()
                        .any(|frame| frame.entry.target.contains(&Place::Clause))
                })
    }

    /// Whether a word (small letters) is a form of a cue that is a verb.
    pub fn knows(&self, word: &str) -> bool {
        let is_cue = |lemma: String| self.by_head.contains_key(&(lemma, CueClass::Verb));
        let stem = |end: &str, put: &str| word.strip_suffix(end).map(|stem| format!("{stem}{put}"));
        [
            Some(word.to_owned()),
            stem("s", ""),
            stem("es", ""),
            stem("ies", "y"),
            stem("ed", ""),
            stem("d", ""),
            stem("ing", ""),
            stem("ing", "e"),
        ]
        .into_iter()
        .flatten()
        .any(is_cue)
    }

    /// Whether an adverb or adjective strengthens.
    pub fn boosts(&self, lemma: &str) -> bool {
        self.boosters
            .binary_search_by(|known| known.as_str().cmp(lemma))
            .is_ok()
    }

    /// Whether an adverb marks a past position.
    pub fn is_past(&self, lemma: &str) -> bool {
        self.past
            .binary_search_by(|known| known.as_str().cmp(lemma))
            .is_ok()
    }
}

/// The classes as which a word may be a cue.
fn classes(parsed: &Parsed, word: usize) -> &'static [CueClass] {
    match parsed.word(word).upos {
        Upos::Verb if parsed.first(word, &[Relation::Cop]).is_some() => {
            &[CueClass::Adjective, CueClass::Verb]
        }
        Upos::Verb if parsed.relation(word) == Relation::Aux => &[CueClass::Modal],
        // "while promising to pay" is a deed, "promising" of a proposal a judgement.
        Upos::Verb
            if parsed.word(word).tag == "VBG"
                && matches!(parsed.relation(word), Relation::Advcl | Relation::Acl) =>
        {
            &[CueClass::Verb]
        }
        // "NN": the parser is now and then unsure of "called the offer insulting".
        Upos::Verb if matches!(parsed.word(word).tag, "VBN" | "VBG" | "JJ" | "NN") => {
            &[CueClass::Verb, CueClass::Adjective]
        }
        // "Russia opposed to sanctions": a headline leaves out that it is.
        Upos::Verb
            if parsed.word(word).tag == "VBD"
                && parsed
                    .first(word, &[Relation::Obj, Relation::Xcomp, Relation::Ccomp])
                    .is_none() =>
        {
            &[CueClass::Verb, CueClass::Adjective]
        }
        Upos::Verb => &[CueClass::Verb, CueClass::Modal],
        Upos::Aux => &[CueClass::Modal],
        // Tagged so where the parser took a quoted judgement for a noun.
        Upos::Noun if word > 0 && matches!(parsed.lower(word - 1), "“" | "\"" | "‘") => {
            &[CueClass::Noun, CueClass::Adjective]
        }
        Upos::Noun | Upos::Propn => &[CueClass::Noun],
        Upos::Adj | Upos::Adp | Upos::Adv => &[CueClass::Adjective],
        _ => &[],
    }
}

/// "gave up", "gave away": what turns giving round.
pub(super) fn particle_of_giving(parsed: &Parsed, verb: usize) -> Option<&str> {
    let particle = parsed.first(verb, &[Relation::CompoundPrt])?;
    (parsed.lemma(verb) == "give").then(|| parsed.lower(particle))
}

/// "gave up its support" gives none.
fn gives_up(parsed: &Parsed, word: usize, frame: &Frame) -> bool {
    let particle = particle_of_giving(parsed, word).filter(|_| frame.is_phrase());
    particle.is_some_and(|particle| !frame.rest.iter().any(|it| it == particle))
}

/// The fixed word of a frame below its head, at most two steps, the nearer first.
fn word_with(parsed: &Parsed, head: usize, rest: &str, all: &[String]) -> Option<usize> {
    let is = |word: &usize| parsed.lower(*word) == rest || parsed.lemma(*word) == rest;
    let near = parsed.children(head).iter();
    // "argued that most were not in favour": of another clause only "that" can belong to the cue.
    let other_clause = |child: usize| {
        matches!(
            parsed.relation(child),
            Relation::Ccomp | Relation::Advcl | Relation::AclRelcl | Relation::Parataxis
        ) || parsed.relation(child) == Relation::Conj
            && parsed.first(child, &[Relation::Nsubj]).is_some()
    };
    // "establish Task Forces", "a low risk of serious illness": what belongs to another noun.
    let of_noun = |word: usize, noun: usize| {
        parsed.relation(word) == Relation::Compound && parsed.word(word).upos == Upos::Propn
            || parsed.relation(word) == Relation::Amod
                && parsed.word(head).upos == Upos::Noun
                && parsed.word(noun).upos == Upos::Noun
                && !all.iter().any(|fixed| fixed == parsed.lemma(noun))
    };
    // "ended its support for the war" ended no war.
    let behind = |word: usize, child: usize| {
        parsed.relation(word) == Relation::Nmod
            && parsed.relation(child) == Relation::Obj
            && parsed.word(head).upos == Upos::Verb
            && matches!(parsed.case(word).as_str(), "against" | "for" | "to")
            && matches!(
                parsed.lemma(child),
                "aid" | "backing" | "help" | "opposition" | "support"
            )
            && !all.iter().any(|fixed| fixed == parsed.lemma(child))
    };
    let far = near.clone().flat_map(move |&child| {
        let below = parsed.children(child).iter();
        below.filter(move |&&word| {
            (!other_clause(child) || parsed.relation(word) == Relation::Mark)
                && !of_noun(word, child)
                && !behind(word, child)
        })
    });
    near.chain(far).copied().find(is)
}
