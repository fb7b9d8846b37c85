//! Topics: what a position without words for its target is about, told before it.
//!
//! Comes in: a cue that stands alone, its holders. Goes out: words of this sentence or of one before.
//! Must not know: the learned model.

use super::attempt::at_cue;
use super::extract::{Found, Source};
use super::polarity::polarity;
use super::target;
use crate::actors::Key;
use crate::lexicon::WordClass;
use crate::lexicon::stance::{Place, Topic};
use crate::span::Span;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::{Act, StanceKind};

/// What was told before a cue that stands alone.
#[derive(Clone, Debug)]
pub(super) struct Antecedent {
    /// The sentence that tells it.
    pub(super) sentence: usize,
    /// The head of its words there.
    pub(super) head: usize,
    /// Its words there.
    pub(super) words: Vec<usize>,
    /// Where they stand in the document.
    pub(super) span: Span,
}

/// How many sentences back "voted against" may find what was voted on.
const VOTE_REACH: usize = 6;

/// Fewer words than this do not tell which text was voted on.
const NAMED_TEXT: usize = 3;

/// How many sentences from the opening of a report "was disappointed" may stand.
const EVENT_REACH: usize = 14;

impl Antecedent {
    /// What a match is about.
    pub(super) fn of(hit: Found<'_>) -> Self {
        Self {
            sentence: hit.sentence,
            head: hit.filler.head,
            words: hit.words,
            span: hit.span,
        }
    }
}

/// Nouns for texts that one can vote on, the nearest before a word first, with their sentences.
pub(super) fn texts_before(
    source: Source<'_>,
    sentence: usize,
    before: usize,
) -> impl Iterator<Item = (usize, usize)> {
    (sentence.saturating_sub(VOTE_REACH)..=sentence)
        .rev()
        .flat_map(move |index| {
            let parsed = &source.sentences[index];
            let limit = if index == sentence {
                before
            } else {
                parsed.len()
            };
            let is_text = |&word: &usize| WordClass::VotedText.has(parsed.lemma(word));
            let texts = (0..limit).rev().filter(is_text);
            texts.map(move |word| (index, word))
        })
}

/// A cue that stands alone, with those who hold its position.
#[derive(Clone, Copy)]
pub(super) struct Alone<'a> {
    pub(super) source: Source<'a>,
    pub(super) sentence: usize,
    pub(super) cue: usize,
    pub(super) holders: &'a [Key],
}

/// What was told before, of the kind that the cue answers.
pub(super) fn antecedent(alone: Alone<'_>, topic: Topic) -> Option<Antecedent> {
    match topic {
        Topic::Proposal => alone.proposal(),
        Topic::VotedText => alone.voted_text(),
        Topic::Event => alone.event(),
        // Read by its own clause, not by a frame.
        Topic::Position => None,
    }
}

impl<'a> Alone<'a> {
    /// What another asked for or offered just before.
    fn proposal(self) -> Option<Antecedent> {
        let before = self.sentence.checked_sub(1);
        let hit = self.last_match(self.sentence, self.cue).or_else(|| {
            let index = before?;
            self.last_match(index, self.source.sentences[index].len())
        })?;
        let parsed = &self.source.sentences[hit.sentence];
        let asked = matches!(
            hit.frame.entry.act,
            Act::Advocate | Act::Demand | Act::Offer
        );
        let side = polarity(self.source, parsed, &hit)?.0;
        let proposed = asked && side == StanceKind::Supports && hit.filler.place != Place::Clause;
        let words = !hit.words.is_empty();
        (proposed && words && !self.is_own(&hit.holders.keys)).then(|| Antecedent::of(hit))
    }

    /// The last match of a sentence before a word.
    fn last_match(self, sentence: usize, before: usize) -> Option<Found<'a>> {
        let parsed = &self.source.sentences[sentence];
        (0..before)
            .rev()
            .find_map(|cue| at_cue(self.source, sentence, parsed, cue))
    }

    /// The text that was voted on.
    fn voted_text(self) -> Option<Antecedent> {
        let noun = |&(index, word): &(usize, usize)| {
            self.source.sentences[index].word(word).upos == Upos::Noun
        };
        let texts = texts_before(self.source, self.sentence, self.cue).filter(noun);
        let mut texts = texts.filter_map(|(index, word)| self.phrase(index, word));
        let nearest = texts.next()?;
        if self.votes_on_other(nearest.sentence, nearest.head) {
            return None;
        }
        if nearest.words.len() >= NAMED_TEXT {
            return Some(nearest);
        }
        let lemma = |it: &Antecedent| {
            let parsed = &self.source.sentences[it.sentence];
            it.words.last().map(|&word| parsed.lemma(word).to_owned())
        };
        let fuller = texts.find(|it| {
            let parsed = &self.source.sentences[it.sentence];
            let same = |&word: &usize| Some(parsed.lemma(word)) == lemma(&nearest).as_deref();
            it.words.len() >= NAMED_TEXT && it.words.iter().any(same)
        });
        Some(fuller.unwrap_or(nearest))
    }

    /// "then voted on the agenda", "then elected a chairman": a later vote was on something else.
    fn votes_on_other(self, sentence: usize, text: usize) -> bool {
        (sentence..=self.sentence).any(|index| {
            let parsed = &self.source.sentences[index];
            let limit = if index == self.sentence {
                self.cue
            } else {
                parsed.len()
            };
            let from = if index == sentence { text + 1 } else { 0 };
            (from..limit).any(|word| {
                let is_text = |head: usize| WordClass::VotedText.has(parsed.lemma(head));
                let on_other = parsed
                    .dependents(word, &[Relation::Obl, Relation::Nmod])
                    .any(|head| {
                        parsed.case(head) == "on"
                            && parsed.word(head).upos == Upos::Noun
                            && !is_text(head)
                            && !WordClass::TimeSpan.has(parsed.lemma(head))
                    });
                let verb = parsed.word(word).upos == Upos::Verb;
                parsed.lemma(word) == "vote" && on_other || parsed.lemma(word) == "elect" && verb
            })
        })
    }

    /// What a report opens with: the deed in its headline or, where that tells none, in its first
    /// sentence.
    fn event(self) -> Option<Antecedent> {
        if self.sentence > EVENT_REACH {
            return None;
        }
        let opening = (0..self.sentence.min(2)).find_map(|index| {
            let parsed = &self.source.sentences[index];
            self.deed(parsed).map(|deed| (index, deed))
        });
        let (index, deed) = opening?;
        let parsed = &self.source.sentences[index];
        let doer = self
            .source
            .reading
            .phrase(index, parsed, parsed.subject(deed)?);
        // Nobody is angry at what he did himself.
        if self.is_own(&doer.keys) {
            return None;
        }
        self.phrase(index, deed)
    }

    /// The verb of what a sentence tells, without who reports it.
    fn deed(self, parsed: &Parsed) -> Option<usize> {
        let is_deed =
            |&verb: &usize| parsed.word(verb).upos == Upos::Verb && parsed.subject(verb).is_some();
        let root = parsed.root()?;
        let reports = self.source.frames.reports(parsed.lemma(root));
        let told = parsed.first(root, &[Relation::Ccomp]).filter(|_| reports);
        told.or(Some(root).filter(|_| !reports)).filter(is_deed)
    }

    /// The words of the phrase or clause at a head.
    fn phrase(self, sentence: usize, head: usize) -> Option<Antecedent> {
        let parsed = &self.source.sentences[sentence];
        let words = target::words(parsed, head, usize::MAX);
        let span = target::span(parsed, &words)?;
        Some(Antecedent {
            sentence,
            head,
            words,
            span,
        })
    }

    /// Whether any of these is on the holders' side.
    fn is_own(self, keys: &[Key]) -> bool {
        let cast = &self.source.reading.cast;
        let own = |key: &Key| {
            self.holders
                .iter()
                .any(|&holder| cast.same_side(*key, holder))
        };
        keys.iter().any(own)
    }
}
