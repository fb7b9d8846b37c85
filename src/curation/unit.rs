//! What a judgement is about, in terms that outlive an extraction.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::graph::Report;
use crate::id::{ActorId, DocumentId};
use crate::stances::Stance;
use crate::text::single_spaced;
use crate::vocabulary::{Act, StanceKind};

/// A record as it read when it was judged.
///
/// `start`, `text` and `beside` help to find it again; all else says what it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// The document.
    pub document: DocumentId,
    /// First byte of the sentence when it was judged.
    pub start: usize,
    /// The words of the sentence, white space folded.
    pub sentence: String,
    /// Who holds the position.
    pub holder: ActorId,
    /// For whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<ActorId>,
    /// Supports, opposes or warns.
    pub stance: StanceKind,
    /// The narrower act.
    pub act: Act,
    /// The target in the words of the text, white space folded.
    pub target: String,
    /// Which of several that read all the same, from 1.
    #[serde(default = "first", skip_serializing_if = "is_first")]
    pub nth: usize,
    /// Targets of the other records of this sentence, holder and stance: none
    /// of those is this one read otherwise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<String>,
    /// BLAKE3 hash of the document's text.
    pub text: String,
}

fn first() -> usize {
    1
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_first(nth: &usize) -> bool {
    *nth == first()
}

/// Hexadecimal digits of an identifier.
const DIGITS: usize = 12;

impl Unit {
    /// The units of a document's records, in their order.
    pub fn of_report(report: &Report) -> Vec<Self> {
        let mut met: BTreeMap<String, usize> = BTreeMap::new();
        let mut units: Vec<Self> = Vec::with_capacity(report.stances.len());
        for record in &report.stances {
            let mut unit = Self::of_record(record, report);
            let nth = met.entry(unit.key()).or_insert(0);
            *nth += 1;
            unit.nth = *nth;
            units.push(unit);
        }
        let mut groups: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (at, unit) in units.iter().enumerate() {
            groups.entry(unit.place()).or_default().push(at);
        }
        let beside: Vec<Vec<String>> = units
            .iter()
            .enumerate()
            .map(|(at, unit)| {
                let group = groups.get(&unit.place()).into_iter().flatten();
                let others = group.filter(|other| **other != at);
                let mut others: Vec<String> =
                    others.map(|other| units[*other].target.clone()).collect();
                others.sort();
                others.dedup();
                others
            })
            .collect();
        for (unit, beside) in units.iter_mut().zip(beside) {
            unit.beside = beside;
        }
        units
    }

    fn of_record(record: &Stance, report: &Report) -> Self {
        Self {
            document: report.document.id.clone(),
            start: record.evidence.start,
            sentence: single_spaced(&record.evidence.text),
            holder: record.holder.id.clone(),
            party: record.party.as_ref().map(|party| party.id.clone()),
            stance: record.stance,
            act: record.act,
            target: single_spaced(&record.target.text),
            nth: first(),
            beside: Vec::new(),
            text: report.document.hash.clone(),
        }
    }

    fn place(&self) -> (usize, &ActorId, StanceKind) {
        (self.start, &self.holder, self.stance)
    }

    /// Whether both say the same of the same document, wherever it stands:
    /// whether [`Self::key`] is the same.
    pub fn is_same(&self, other: &Self) -> bool {
        self.reads_as(other)
            && self.document == other.document
            && self.sentence == other.sentence
            && self.nth == other.nth
    }

    /// Whether both name the same holder, party, stance, act and target.
    pub(super) fn reads_as(&self, other: &Self) -> bool {
        self.holder == other.holder
            && self.party == other.party
            && self.stance == other.stance
            && self.act == other.act
            && self.target == other.target
    }

    /// What it is, as one text: not where it stands.
    pub fn key(&self) -> String {
        let party = self.party.as_ref().map_or("", ActorId::as_str);
        [
            self.document.as_str(),
            &self.sentence,
            self.holder.as_str(),
            party,
            self.stance.as_str(),
            self.act.as_str(),
            &self.target,
            &self.nth.to_string(),
        ]
        .join("\u{1f}")
    }

    /// A short name for it: `r` and twelve hexadecimal digits made from what it
    /// is, so the same in every run. No edge is called so.
    pub fn id(&self) -> String {
        let hash = blake3::hash(self.key().as_bytes()).to_hex();
        format!("r{}", &hash[..DIGITS])
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::Unit;
    use crate::graph::sample::reports;

    /// The units of the invented world's first document.
    pub(crate) fn units() -> Vec<Unit> {
        Unit::of_report(&reports()[0])
    }

    #[test]
    fn names_are_told_apart_and_stay() {
        let mut report = reports().remove(0);
        let twice = report.stances[0].clone();
        report.stances.push(twice);
        let units = Unit::of_report(&report);
        let ids: std::collections::BTreeSet<String> = units.iter().map(Unit::id).collect();
        assert_eq!(ids.len(), units.len());
        assert_eq!((units[0].nth, units[4].nth), (1, 2));
        for record in &mut report.stances {
            record.evidence.start += 100;
            record.evidence.end += 100;
        }
        let moved = Unit::of_report(&report);
        assert!(units.iter().zip(&moved).all(|(a, b)| a.id() == b.id()));
    }
}
