//! Which judgement fits which record, after the text or the extraction changed.
//!
//! A judgement concerns a document of the same name or with the same text.
//! Within it fits, and the first that fits is taken:
//!
//! 1. the record that reads the same: words of the sentence, holder, party,
//!    stance, act and words of the target. Where the sentence stands does not
//!    matter; of several that read the same, the one of the same rank;
//! 2. the record that reads as the judgement corrects it;
//! 3. a record of the same sentence, holder and stance of which the target has
//!    the same words, then one of which the target overlaps. Not one that stood
//!    there beside the judged one already.
//!
//! A record takes one judgement, and a judgement one record of a document.

use std::collections::BTreeMap;

use super::words::overlap;
use super::{Entry, Unit};

/// How well a judgement fits a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The record reads as it was judged.
    Exact,
    /// The record reads as it was corrected.
    AsCorrected,
    /// The record reads nearly so: look again.
    Near,
}

impl Fit {
    /// The word for it in tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::AsCorrected => "as corrected",
            Self::Near => "near",
        }
    }
}

/// One way to fit: how good it is, then how far apart, smaller is better.
type Way = (u8, usize);

/// For each unit the entry that fits it, as its place among the entries, and
/// how well.
pub fn fits(units: &[Unit], entries: &[(usize, &Entry)]) -> Vec<Option<(usize, Fit)>> {
    let mut by_sentence: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        by_sentence.entry(&unit.sentence).or_default().push(at);
    }
    let mut ways: Vec<(Way, usize, usize)> = Vec::new();
    for (rank, (_, entry)) in entries.iter().enumerate() {
        let corrected = entry.as_corrected();
        let candidates = by_sentence.get(entry.unit.sentence.as_str());
        for &at in candidates.into_iter().flatten() {
            if let Some(way) = way(&entry.unit, corrected.as_ref(), &units[at]) {
                ways.push((way, rank, at));
            }
        }
    }
    ways.sort_unstable();
    let mut fits: Vec<Option<(usize, Fit)>> = vec![None; units.len()];
    let mut taken = vec![false; entries.len()];
    for ((level, _), rank, at) in ways {
        if fits[at].is_none() && !taken[rank] {
            taken[rank] = true;
            fits[at] = Some((entries[rank].0, fit_of(level)));
        }
    }
    fits
}

fn fit_of(level: u8) -> Fit {
    match level {
        0 | 1 => Fit::Exact,
        2 => Fit::AsCorrected,
        _ => Fit::Near,
    }
}

/// How a unit that was judged fits one of the same sentence.
fn way(judged: &Unit, corrected: Option<&Unit>, unit: &Unit) -> Option<Way> {
    let apart = judged.nth.abs_diff(unit.nth);
    if judged.reads_as(unit) {
        return Some((u8::from(apart > 0), apart));
    }
    if corrected.is_some_and(|it| it.reads_as(unit)) {
        return Some((2, apart));
    }
    if judged.holder != unit.holder || judged.stance != unit.stance {
        return None;
    }
    if judged.beside.contains(&unit.target) {
        return None;
    }
    if judged.target == unit.target {
        return Some((3, apart));
    }
    let shared = overlap(&unit.sentence, &judged.target, &unit.target);
    let longest = judged.target.len().max(unit.target.len());
    (shared > 0).then(|| (4, longest.saturating_sub(shared)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curation::unit::tests::units;
    use crate::curation::{Correction, Decision, Judgement};
    use crate::vocabulary::Act;

    fn entry(unit: &Unit, to: Correction) -> Entry {
        let decision = if to.is_empty() {
            Decision::Accept
        } else {
            Decision::Correct
        };
        let judgement = Judgement {
            to,
            ..Judgement::of(decision)
        };
        Entry {
            unit: unit.clone(),
            judgements: vec![judgement],
        }
    }

    fn fit(entry: &Entry, units: &[Unit]) -> Vec<Option<Fit>> {
        let found = fits(units, &[(7, entry)]).into_iter();
        found
            .map(|it| it.map(|(place, fit)| (assert_eq!(place, 7), fit).1))
            .collect()
    }

    #[test]
    fn the_same_reading_fits_wherever_it_stands() {
        let judged = units().remove(0);
        let mut now = judged.clone();
        now.start += 500;
        now.text = "other".to_owned();
        let entry = entry(&judged, Correction::default());
        assert_eq!(fit(&entry, &[now.clone()]), [Some(Fit::Exact)]);
        now.sentence.push('!');
        assert_eq!(fit(&entry, &[now]), [None], "another sentence");
    }

    #[test]
    fn of_several_that_read_the_same_the_rank_tells() {
        let first = units().remove(0);
        let mut second = first.clone();
        second.nth = 2;
        let entry = entry(&second, Correction::default());
        let both = [first.clone(), second];
        assert_eq!(fit(&entry, &both), [None, Some(Fit::Exact)]);
        assert_eq!(fit(&entry, &[first]), [Some(Fit::Exact)], "one is gone");
    }

    #[test]
    fn a_changed_target_or_act_is_near() {
        let judged = units().remove(0);
        assert_eq!(judged.target, "the dam on the Sill");
        let mut shorter = judged.clone();
        shorter.target = "the dam".to_owned();
        let mut elsewhere = judged.clone();
        elsewhere.target = "Oduro".to_owned();
        let mut other_act = judged.clone();
        other_act.act = Act::Reject;
        let entry = entry(&judged, Correction::default());
        assert_eq!(fit(&entry, &[shorter.clone()]), [Some(Fit::Near)]);
        assert_eq!(fit(&entry, &[elsewhere]), [None]);
        assert_eq!(
            fit(&entry, &[shorter, other_act]),
            [None, Some(Fit::Near)],
            "the same words before others"
        );
    }

    #[test]
    fn what_stood_beside_it_is_not_it() {
        let mut judged = units().remove(0);
        let mut other = judged.clone();
        other.target = "the dam".to_owned();
        judged.beside = vec![other.target.clone()];
        assert_eq!(
            fit(&entry(&judged, Correction::default()), &[other]),
            [None]
        );
    }

    #[test]
    fn a_correction_fits_what_it_made() {
        let judged = units().remove(0);
        let to = Correction {
            target: Some("the dam".to_owned()),
            ..Correction::default()
        };
        let entry = entry(&judged, to);
        let corrected = entry.as_corrected().unwrap();
        assert_eq!(
            fit(&entry, std::slice::from_ref(&corrected)),
            [Some(Fit::AsCorrected)]
        );
        assert_eq!(fit(&entry, &[corrected, judged]), [None, Some(Fit::Exact)]);
    }
}
