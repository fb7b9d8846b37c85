//! Judgements and fresh records → records as people judged them.

use std::collections::{BTreeMap, BTreeSet};

use super::matching::{Fit, fits};
use super::{Curation, Decision, Entry, Misfit, Unit, Verdict};
use crate::graph::{Catalogue, Report, StanceGraph, assemble};
use crate::id::DocumentId;

/// What came of applying judgements.
#[derive(Clone, Debug, Default)]
pub struct Applied {
    /// Records that were accepted.
    pub accepted: usize,
    /// Records that were corrected.
    pub corrected: usize,
    /// Records that were left out.
    pub rejected: usize,
    /// Places of the entries that fitted only nearly.
    pub near: Vec<usize>,
    /// Places of the entries that fitted, but are in conflict.
    pub conflicts: Vec<usize>,
    /// Places of the entries that could not be applied, and why.
    pub misfits: Vec<(usize, Misfit)>,
    fitted: BTreeSet<usize>,
    documents: BTreeSet<DocumentId>,
}

impl Applied {
    /// Whether the document was read.
    pub fn has_read(&self, document: &DocumentId) -> bool {
        self.documents.contains(document)
    }

    /// Places of the entries on documents that were read of which no record is
    /// left that they fit.
    pub fn gone(&self, curation: &Curation) -> Vec<usize> {
        let entries = curation.entries().iter().enumerate();
        let gone = entries.filter(|(place, entry)| {
            self.documents.contains(&entry.unit.document) && !self.fitted.contains(place)
        });
        gone.map(|(place, _)| place).collect()
    }

    /// How many entries are on documents that were not read.
    pub fn elsewhere(&self, curation: &Curation) -> usize {
        let entries = curation.entries().iter().enumerate();
        let elsewhere = entries.filter(|(place, entry)| {
            !self.documents.contains(&entry.unit.document) && !self.fitted.contains(place)
        });
        elsewhere.count()
    }
}

/// Judgements by what they concern, for work on many documents.
#[derive(Debug)]
pub struct Applier<'c> {
    curation: &'c Curation,
    by_document: BTreeMap<&'c DocumentId, Vec<usize>>,
    by_text: BTreeMap<&'c str, Vec<usize>>,
}

impl<'c> Applier<'c> {
    /// Gets judgements ready.
    pub fn new(curation: &'c Curation) -> Self {
        let mut applier = Self {
            curation,
            by_document: BTreeMap::new(),
            by_text: BTreeMap::new(),
        };
        for (place, entry) in curation.entries().iter().enumerate() {
            let (document, text) = (&entry.unit.document, entry.unit.text.as_str());
            applier.by_document.entry(document).or_default().push(place);
            applier.by_text.entry(text).or_default().push(place);
        }
        applier
    }

    /// The documents that the judgements name.
    pub fn documents(&self) -> impl Iterator<Item = &'c DocumentId> {
        self.by_document.keys().copied()
    }

    /// The entry that fits each record of a report, as its place, and how well.
    pub fn fits(&self, report: &Report) -> Vec<Option<(usize, Fit)>> {
        let document = &report.document;
        let named = self.by_document.get(&document.id).into_iter().flatten();
        let alike = self.by_text.get(document.hash.as_str());
        // The same text under another name: what was judged there holds here.
        let alike = alike
            .into_iter()
            .flatten()
            .filter(|place| self.curation.entries()[**place].unit.document != document.id);
        let entries: Vec<(usize, &Entry)> = named
            .chain(alike)
            .map(|&place| (place, &self.curation.entries()[place]))
            .collect();
        if entries.is_empty() {
            return vec![None; report.stances.len()];
        }
        fits(&Unit::of_report(report), &entries)
    }

    /// The report as people judged it; `applied` keeps count.
    #[must_use]
    pub fn apply(&self, mut report: Report, applied: &mut Applied) -> Report {
        applied.documents.insert(report.document.id.clone());
        let fits = self.fits(&report);
        let mut fits = fits.into_iter();
        report.stances.retain_mut(|record| {
            let Some((place, fit)) = fits.next().flatten() else {
                return true;
            };
            applied.fitted.insert(place);
            let Verdict::Holds(judgement) = self.curation.entries()[place].verdict() else {
                applied.conflicts.push(place);
                return true;
            };
            match judgement.apply(record) {
                Ok(stays) => {
                    match judgement.decision {
                        Decision::Accept => applied.accepted += 1,
                        Decision::Reject => applied.rejected += 1,
                        Decision::Correct => applied.corrected += 1,
                    }
                    if fit == Fit::Near {
                        applied.near.push(place);
                    }
                    stays
                }
                Err(misfit) => {
                    applied.misfits.push((place, misfit));
                    true
                }
            }
        });
        report
    }

    /// The graph as people judged its documents, those that are wanted.
    #[must_use]
    pub fn apply_to_graph(
        &self,
        graph: StanceGraph,
        wanted: impl Fn(&DocumentId) -> bool,
        applied: &mut Applied,
    ) -> StanceGraph {
        let known = Catalogue::from(&graph);
        let reports = graph.into_reports().into_values();
        let judged: Vec<Report> = reports
            .map(|report| {
                if wanted(&report.document.id) {
                    self.apply(report, applied)
                } else {
                    report
                }
            })
            .collect();
        assemble(judged, &known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curation::{Correction, Judgement};
    use crate::graph::sample::{BO, actor, graph, reports};
    use crate::vocabulary::Review;

    fn judged(decisions: &[(usize, Decision)]) -> Curation {
        let units = Unit::of_report(&reports()[0]);
        let mut curation = Curation::default();
        for &(at, decision) in decisions {
            let mut judgement = Judgement::of(decision);
            if decision == Decision::Correct {
                judgement.to = Correction {
                    holder: Some(actor(BO)),
                    ..Correction::default()
                };
            }
            curation.judge(units[at].clone(), judgement, None);
        }
        curation
    }

    #[test]
    fn records_are_kept_corrected_left_out() {
        let curation = judged(&[
            (0, Decision::Accept),
            (1, Decision::Reject),
            (2, Decision::Correct),
        ]);
        let judges = Applier::new(&curation);
        let mut applied = Applied::default();
        let report = judges.apply(reports().remove(0), &mut applied);
        let marks: Vec<_> = report.stances.iter().map(|it| it.reviewed).collect();
        let expected = [Some(Review::Accepted), Some(Review::Corrected), None];
        assert_eq!(marks, expected);
        assert_eq!(report.stances[1].holder.name, "Borsk");
        let counts = (applied.accepted, applied.corrected, applied.rejected);
        assert_eq!(counts, (1, 1, 1));
        assert!(applied.gone(&curation).is_empty() && applied.near.is_empty());

        // Once more on the result: only what was left out is not found.
        let mut again = Applied::default();
        assert_eq!(judges.apply(report.clone(), &mut again), report);
        assert_eq!(again.gone(&curation).len(), 1);
        assert_eq!((again.accepted, again.corrected, again.rejected), (1, 1, 0));
    }

    #[test]
    fn what_no_longer_fits_is_told() {
        let curation = judged(&[(0, Decision::Accept), (1, Decision::Reject)]);
        let judges = Applier::new(&curation);
        let mut report = reports().remove(0);
        report.stances[0].evidence.text.push_str(" Again.");
        let (mut applied, mut other) = (Applied::default(), Applied::default());
        let _ = judges.apply(report, &mut applied);
        assert_eq!(applied.gone(&curation).len(), 1);
        let _ = judges.apply(reports().remove(1), &mut other);
        assert_eq!(
            (other.gone(&curation).len(), other.elsewhere(&curation)),
            (0, 2)
        );
    }

    #[test]
    fn the_same_text_under_another_name_counts() {
        let curation = judged(&[(1, Decision::Reject)]);
        let mut report = reports().remove(0);
        report.document.id = "renamed".into();
        let mut applied = Applied::default();
        let left = Applier::new(&curation).apply(report, &mut applied).stances;
        assert_eq!((left.len(), applied.elsewhere(&curation)), (3, 0));
    }

    #[test]
    fn a_graph_of_reviewed_records() {
        let curation = judged(&[(0, Decision::Accept), (1, Decision::Reject)]);
        let mut applied = Applied::default();
        let graph = Applier::new(&curation).apply_to_graph(graph(), |_| true, &mut applied);
        let text = graph.to_ron().unwrap();
        let back = StanceGraph::from_ron("g.ron", &text).unwrap();
        assert_eq!(back, graph);
        let reviewed = back.with_records(|record| record.reviewed.is_some());
        assert_eq!(reviewed.edges().len(), 1);
        assert_eq!(reviewed.documents().len(), 2);
    }
}
