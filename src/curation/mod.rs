//! Curation: what people judged of records, kept apart from what a program found.
//!
//! Comes in: judgements, and [`Report`](crate::graph::Report)s fresh from
//! extraction. Goes out: the reports as people judged them, files of judgements,
//! figures on how far two coders agree. Must not know: questions, terminals, how
//! names are resolved. Start reading at [`Curation`]; [`matching`] says when a
//! judgement fits a record.

pub mod agreement;
pub mod apply;
pub mod compare;
mod error;
mod file;
pub mod judgement;
pub mod matching;
pub mod merge;
pub mod unit;
pub mod words;

pub use apply::Applied;
pub use error::{CurationError, Misfit};
pub use judgement::{Correction, Decision, Judgement, Maybe};
pub use unit::Unit;

use serde::{Deserialize, Serialize};

/// A unit with all that was judged of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// What was judged.
    pub unit: Unit,
    /// The judgements, at least one.
    pub judgements: Vec<Judgement>,
}

/// What a unit's judgements come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict<'a> {
    /// All agree, or one settles it: this one holds.
    Holds(&'a Judgement),
    /// They differ and nobody settled it.
    Conflict,
}

impl Entry {
    /// What the judgements come to.
    pub fn verdict(&self) -> Verdict<'_> {
        if let Some(settling) = self.judgements.iter().rev().find(|it| it.settles) {
            return Verdict::Holds(settling);
        }
        match self.judgements.as_slice() {
            [first, rest @ ..] if rest.iter().all(|it| it.agrees_with(first)) => {
                Verdict::Holds(first)
            }
            _ => Verdict::Conflict,
        }
    }

    /// The judgement that holds.
    pub fn holding(&self) -> Option<&Judgement> {
        match self.verdict() {
            Verdict::Holds(judgement) => Some(judgement),
            Verdict::Conflict => None,
        }
    }

    /// The unit as a correction makes it read.
    pub fn as_corrected(&self) -> Option<Unit> {
        let judgement = self.holding()?;
        (judgement.decision == Decision::Correct).then(|| judgement.to.of_unit(&self.unit))
    }
}

/// Judgements of records, in the order of the documents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curation {
    entries: Vec<Entry>,
}

impl Curation {
    /// All entries.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry on exactly this unit, wherever its sentence now stands.
    pub fn entry(&self, unit: &Unit) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.unit.is_same(unit))
    }

    /// Records a judgement on a unit. What the same coder judged of it before
    /// goes. `instead` is the unit of an earlier reading that this one takes the
    /// place of; its judgement by the same coder goes too.
    ///
    /// On a unit of which judgements are in conflict the new one settles it.
    pub fn judge(&mut self, unit: Unit, mut judgement: Judgement, instead: Option<&Unit>) {
        for old in instead.into_iter().chain([&unit]) {
            let in_conflict = self
                .entry(old)
                .is_some_and(|it| it.verdict() == Verdict::Conflict || is_settled(it));
            judgement.settles |= in_conflict;
        }
        if let Some(old) = instead.filter(|old| !old.is_same(&unit)) {
            self.withdraw(old, &judgement.coders);
        }
        match self.entries.iter_mut().find(|it| it.unit.is_same(&unit)) {
            Some(entry) => {
                entry.judgements.retain(|it| {
                    it.coders != judgement.coders && !(it.settles && judgement.settles)
                });
                entry.unit = unit;
                entry.judgements.push(judgement);
            }
            None => self.entries.push(Entry {
                unit,
                judgements: vec![judgement],
            }),
        }
        self.sort();
    }

    /// Takes back what these coders judged of a unit; says whether they had.
    pub fn withdraw(&mut self, unit: &Unit, coders: &[String]) -> bool {
        let mut found = false;
        for entry in self.entries.iter_mut().filter(|it| it.unit.is_same(unit)) {
            let before = entry.judgements.len();
            entry.judgements.retain(|it| it.coders != coders);
            found |= entry.judgements.len() < before;
        }
        self.entries.retain(|entry| !entry.judgements.is_empty());
        found
    }

    fn sort(&mut self) {
        for entry in &mut self.entries {
            entry.judgements.sort_by_key(Judgement::order);
        }
        self.entries.sort_by(|a, b| a.unit.cmp(&b.unit));
    }
}

fn is_settled(entry: &Entry) -> bool {
    entry.judgements.iter().any(|it| it.settles)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curation::unit::tests::units;

    fn judgement(coder: &str, decision: Decision) -> Judgement {
        Judgement {
            coders: vec![coder.to_owned()],
            ..Judgement::of(decision)
        }
    }

    #[test]
    fn a_coder_has_one_judgement_of_a_unit() {
        let unit = units().remove(0);
        let mut curation = Curation::default();
        curation.judge(unit.clone(), judgement("ada", Decision::Accept), None);
        curation.judge(unit.clone(), judgement("ada", Decision::Reject), None);
        assert_eq!(curation.entries().len(), 1);
        let holding = curation.entry(&unit).unwrap().holding().unwrap();
        assert_eq!(holding.decision, Decision::Reject);
        assert!(!curation.withdraw(&unit, &["bo".to_owned()]));
        assert!(curation.withdraw(&unit, &["ada".to_owned()]));
        assert!(curation.entries().is_empty());
    }

    #[test]
    fn a_conflict_is_settled_by_whoever_judges_next() {
        let unit = units().remove(0);
        let mut curation = Curation::default();
        curation.judge(unit.clone(), judgement("ada", Decision::Accept), None);
        curation.judge(unit.clone(), judgement("bo", Decision::Reject), None);
        assert_eq!(curation.entry(&unit).unwrap().verdict(), Verdict::Conflict);
        curation.judge(unit.clone(), judgement("cy", Decision::Reject), None);
        let entry = curation.entry(&unit).unwrap();
        assert_eq!(entry.judgements.len(), 3, "nothing is lost");
        assert_eq!(entry.holding().unwrap().coders, ["cy"]);
        curation.judge(unit.clone(), judgement("cy", Decision::Accept), None);
        let holding = curation.entry(&unit).unwrap().holding().unwrap();
        assert_eq!(holding.decision, Decision::Accept, "a change of mind");
    }

    #[test]
    fn an_earlier_reading_gives_way() {
        let mut all = units();
        let (old, new) = (all.remove(0), all.remove(0));
        let mut curation = Curation::default();
        curation.judge(old.clone(), judgement("ada", Decision::Reject), None);
        curation.judge(new.clone(), judgement("ada", Decision::Accept), Some(&old));
        assert_eq!(curation.entries().len(), 1);
        assert!(curation.entry(&old).is_none() && curation.entry(&new).is_some());
    }
}
