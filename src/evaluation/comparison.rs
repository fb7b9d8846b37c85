//! A document's gold and predictions laid side by side: which answers for which.

use std::collections::BTreeSet;

use super::agreement::{Name, SentenceText, WordBag};
use super::gold::{GoldDocument, GoldStance};
use super::prediction::Prediction;
use super::score::Unmatched;
use crate::id::DocumentId;
use crate::vocabulary::StanceKind;

/// How much of a stance must agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// Stance and sentence.
    Found,
    /// And holder or party.
    Who,
    /// And target.
    WhoWhat,
    /// And the holder by name.
    Strict,
}

/// A document with its gold and its predictions laid side by side.
pub(super) struct Compared<'a> {
    document: &'a DocumentId,
    pub(super) gold: Vec<Wanted<'a>>,
    pub(super) predictions: Vec<Candidate<'a>>,
    /// Predictions whose words do not stand where they are said to stand.
    pub(super) span_faults: usize,
    /// All pairs that agree in stance and sentence, by prediction, then gold.
    pairs: Vec<Pair>,
}

/// A gold stance, ready for comparison.
pub(super) struct Wanted<'a> {
    pub(super) stance: &'a GoldStance,
    sentence: SentenceText,
    holder: Name,
    party: Name,
    bags: Vec<WordBag>,
    target_actors: Vec<Name>,
}

/// A prediction, ready for comparison.
pub(super) struct Candidate<'a> {
    pub(super) stance: &'a Prediction,
    sentence: SentenceText,
    holder: Name,
    party: Name,
    bags: Vec<WordBag>,
    /// The actors at whom it is aimed, and the target's words as a name.
    target_names: Vec<Name>,
}

/// A prediction and a gold stance that agree in stance and sentence.
struct Pair {
    prediction: usize,
    gold: usize,
    /// Holder or party agree.
    who: bool,
    /// Targets agree.
    what: bool,
    /// Holders agree by name.
    holder: bool,
}

/// Counts from which precision and recall are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Predictions that answer for a clear gold stance.
    pub(super) right: u32,
    /// Predictions, without those that answer for unclear gold alone.
    pub(super) counted: u32,
    /// Clear gold stances for which a prediction answers.
    pub(super) hit: u32,
    /// Clear gold stances.
    pub(super) wanted: u32,
}

impl<'a> Compared<'a> {
    /// Compares every prediction with every gold stance of the document.
    pub(super) fn new(document: &'a GoldDocument, found: &[&'a Prediction]) -> Self {
        let gold: Vec<Wanted<'_>> = document.stances.iter().map(Wanted::new).collect();
        let span_faults = found
            .iter()
            .flat_map(|prediction| [&prediction.evidence, &prediction.target])
            .filter(|passage| !passage.stands_in(&document.bytes))
            .count();
        let mut seen = BTreeSet::new();
        let mut predictions = Vec::new();
        for &prediction in found {
            let candidate = Candidate::new(prediction);
            if seen.insert(candidate.identity()) {
                predictions.push(candidate);
            }
        }
        let mut pairs = Vec::new();
        for (at, candidate) in predictions.iter().enumerate() {
            for (gold_at, wanted) in gold.iter().enumerate() {
                pairs.extend(candidate.pair_with(wanted).map(|pair| Pair {
                    prediction: at,
                    gold: gold_at,
                    ..pair
                }));
            }
        }
        Self {
            document: &document.id,
            gold,
            predictions,
            span_faults,
            pairs,
        }
    }

    /// The counts at a level, of all stances or of one kind.
    pub(super) fn tally(&self, level: Level, only: Option<StanceKind>) -> Tally {
        let of_kind = |kind: StanceKind| only.is_none_or(|only| only == kind);
        let mut tally = Tally::default();
        for (at, candidate) in self.predictions.iter().enumerate() {
            if of_kind(candidate.stance.stance) {
                let mut mates = self.mates(at, level).peekable();
                let unmatched = mates.peek().is_none();
                let right = mates.any(|gold| self.gold[gold].stance.clear);
                tally.right += u32::from(right);
                tally.counted += u32::from(right || unmatched);
            }
        }
        let hit = self.hit(level);
        for (at, wanted) in self.gold.iter().enumerate() {
            if wanted.stance.clear && of_kind(wanted.stance.stance) {
                tally.wanted += 1;
                tally.hit += u32::from(hit.contains(&at));
            }
        }
        tally
    }

    /// Each right prediction with the first clear gold stance for which it answers.
    pub(super) fn right_pairs(
        &self,
        level: Level,
    ) -> impl Iterator<Item = (&'a Prediction, &'a GoldStance)> {
        self.predictions
            .iter()
            .enumerate()
            .filter_map(move |(at, candidate)| {
                let mut mates = self.mates(at, level).map(|gold| self.gold[gold].stance);
                Some((candidate.stance, mates.find(|gold| gold.clear)?))
            })
    }

    /// The gold stances for which a prediction answers at a level.
    fn mates(&self, prediction: usize, level: Level) -> impl Iterator<Item = usize> {
        self.pairs
            .iter()
            .filter(move |pair| pair.prediction == prediction && pair.reaches(level))
            .map(|pair| pair.gold)
    }

    /// The gold stances for which any prediction answers at a level.
    fn hit(&self, level: Level) -> BTreeSet<usize> {
        let reached = self.pairs.iter().filter(|pair| pair.reaches(level));
        reached.map(|pair| pair.gold).collect()
    }

    /// Clear gold stances for which no prediction answers (who+what).
    pub(super) fn misses(&self) -> Vec<Unmatched> {
        let hit = self.hit(Level::WhoWhat);
        let missed = self.gold.iter().enumerate().filter(|(at, _)| {
            let clear = self.gold[*at].stance.clear;
            clear && !hit.contains(at)
        });
        missed
            .map(|(_, wanted)| wanted.unmatched(self.document))
            .collect()
    }

    /// Predictions that answer for no gold stance, clear or not (who+what).
    pub(super) fn noise(&self) -> Vec<Unmatched> {
        let made_up = self.predictions.iter().enumerate();
        made_up
            .filter(|(at, _)| self.mates(*at, Level::WhoWhat).next().is_none())
            .map(|(_, candidate)| candidate.unmatched(self.document))
            .collect()
    }
}

impl Pair {
    fn reaches(&self, level: Level) -> bool {
        match level {
            Level::Found => true,
            Level::Who => self.who,
            Level::WhoWhat => self.who && self.what,
            Level::Strict => self.holder && self.what,
        }
    }
}

impl<'a> Wanted<'a> {
    fn new(stance: &'a GoldStance) -> Self {
        Self {
            stance,
            sentence: SentenceText::new(&stance.sentence),
            holder: Name::new(&stance.holder),
            party: Name::new(&stance.party),
            bags: bags(&stance.target, &stance.target_meaning),
            target_actors: names(&stance.target_actors),
        }
    }

    fn unmatched(&self, document: &DocumentId) -> Unmatched {
        Unmatched {
            document: document.clone(),
            holder: self.stance.holder.clone(),
            party: self.stance.party.clone(),
            stance: self.stance.stance,
            act: Some(self.stance.act),
            target: self.stance.target.clone(),
            rule: None,
            sentence: self.sentence.folded.clone(),
        }
    }
}

impl<'a> Candidate<'a> {
    fn new(stance: &'a Prediction) -> Self {
        let mut target_names = names(&stance.target_actors);
        target_names.push(Name::new(&stance.target.text));
        Self {
            stance,
            sentence: SentenceText::new(&stance.evidence.text),
            holder: Name::new(&stance.holder),
            party: Name::new(&stance.party),
            bags: bags(&stance.target.text, &stance.meaning),
            target_names,
        }
    }

    /// Predictions with the same identity are repeats of one another.
    fn identity(&self) -> (String, StanceKind, Name, WordBag) {
        (
            self.sentence.folded.clone(),
            self.stance.stance,
            self.holder.clone(),
            WordBag::new(&self.stance.target.text),
        )
    }

    /// How far this agrees with a gold stance, if in stance and sentence.
    fn pair_with(&self, wanted: &Wanted<'_>) -> Option<Pair> {
        let found = self.stance.stance == wanted.stance.stance
            && wanted.sentence.answered_by(&self.sentence);
        found.then(|| Pair {
            prediction: 0,
            gold: 0,
            who: [&self.holder, &self.party]
                .iter()
                .any(|mine| mine.same_as(&wanted.holder) || mine.same_as(&wanted.party)),
            what: self.same_target(wanted),
            holder: self.holder.same_as(&wanted.holder),
        })
    }

    fn same_target(&self, wanted: &Wanted<'_>) -> bool {
        let by_words = self
            .bags
            .iter()
            .any(|mine| wanted.bags.iter().any(|theirs| mine.same_target(theirs)));
        by_words
            || self
                .target_names
                .iter()
                .any(|mine| wanted.target_actors.iter().any(|actor| mine.same_as(actor)))
    }

    fn unmatched(&self, document: &DocumentId) -> Unmatched {
        Unmatched {
            document: document.clone(),
            holder: self.stance.holder.clone(),
            party: self.stance.party.clone(),
            stance: self.stance.stance,
            act: self.stance.act,
            target: self.stance.target.text.clone(),
            rule: self.stance.rule.clone(),
            sentence: self.sentence.folded.clone(),
        }
    }
}

fn bags(target: &str, meaning: &str) -> Vec<WordBag> {
    [target, meaning]
        .into_iter()
        .filter(|words| !words.is_empty())
        .map(WordBag::new)
        .collect()
}

/// Names, ready for comparison.
pub(super) fn names(names: &[String]) -> Vec<Name> {
    names.iter().map(|name| Name::new(name)).collect()
}
