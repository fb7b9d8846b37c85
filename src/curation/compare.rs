//! Two files of judgements → how far their coders agree, and on what not.

use serde::Serialize;

use super::agreement::Agreement;
use super::matching::fits;
use super::{Curation, Decision, Entry, Judgement, Unit, Verdict};
use crate::graph::words::lowercase_words;
use crate::text::single_spaced;

/// What two coders judged of one unit.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// The unit as the first read it.
    pub unit: &'a Unit,
    /// The judgement of the first.
    pub first: &'a Judgement,
    /// The unit as the second read it.
    pub other: &'a Unit,
    /// The judgement of the second.
    pub second: &'a Judgement,
}

/// One of the questions on which coders are compared.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Measure {
    /// `decision`, `stance`, `holder` or `target`.
    pub on: &'static str,
    /// How far they agree.
    #[serde(flatten)]
    pub agreement: Agreement,
}

/// A unit on which the coders do not agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Disagreement {
    /// Short name of the unit.
    pub id: String,
    /// The document.
    pub document: String,
    /// The sentence.
    pub sentence: String,
    /// `decision`, `stance`, `holder` or `target`.
    pub on: &'static str,
    /// What the first says.
    pub first: String,
    /// What the second says.
    pub second: String,
    /// Why the first says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_why: Option<String>,
    /// Why the second says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second_why: Option<String>,
}

/// Two coders compared.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// Units that both judged.
    pub shared: usize,
    /// Units that only the first judged.
    pub only_first: usize,
    /// Units that only the second judged.
    pub only_second: usize,
    /// Units that one of them left in conflict; they do not count.
    pub in_conflict: usize,
    /// Agreement on each question. Stance, holder and target are compared
    /// where neither rejected the unit.
    pub measures: Vec<Measure>,
    /// The disagreements, in the order of the documents.
    pub disagreements: Vec<Disagreement>,
}

/// Compares the judgements of two files.
pub fn compare(first: &Curation, second: &Curation) -> Comparison {
    let joined = join(first, second);
    let mut pairs: Vec<Pair<'_>> = Vec::new();
    for &(one, other) in &joined {
        let (Verdict::Holds(a), Verdict::Holds(b)) = (one.verdict(), other.verdict()) else {
            continue;
        };
        pairs.push(Pair {
            unit: &one.unit,
            first: a,
            other: &other.unit,
            second: b,
        });
    }
    let kept: Vec<Pair<'_>> = pairs.iter().copied().filter(Pair::is_kept).collect();
    let mut measures = Vec::new();
    let mut disagreements: Vec<(usize, Disagreement)> = Vec::new();
    for question in QUESTIONS {
        let asked = if question.of_kept_alone {
            &kept
        } else {
            &pairs
        };
        let values: Vec<(String, String)> = asked.iter().map(question.values).collect();
        let borrowed: Vec<(&str, &str)> = values
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        measures.push(Measure {
            on: question.on,
            agreement: Agreement::of(&borrowed),
        });
        for (pair, (a, b)) in asked.iter().zip(&values).filter(|(_, (a, b))| a != b) {
            let place = pairs.iter().position(|it| std::ptr::eq(it.unit, pair.unit));
            let disagreement = pair.disagreement(question.on, a, b);
            disagreements.push((place.unwrap_or_default(), disagreement));
        }
    }
    disagreements.sort_by_key(|(place, _)| *place);
    Comparison {
        shared: pairs.len(),
        only_first: first.entries().len() - joined.len(),
        only_second: second.entries().len() - joined.len(),
        in_conflict: joined.len() - pairs.len(),
        measures,
        disagreements: disagreements.into_iter().map(|(_, it)| it).collect(),
    }
}

/// The entries of both files that are on one unit.
pub(super) fn join<'a>(first: &'a Curation, second: &'a Curation) -> Vec<(&'a Entry, &'a Entry)> {
    let mut pairs = Vec::new();
    let mut rest = first.entries();
    while let Some(head) = rest.first() {
        let document = &head.unit.document;
        let count = rest.partition_point(|it| it.unit.document == *document);
        let (ours, after) = rest.split_at(count);
        rest = after;
        let units: Vec<Unit> = ours.iter().map(|it| it.unit.clone()).collect();
        let theirs = second.entries().iter().enumerate();
        let theirs: Vec<(usize, &Entry)> = theirs
            .filter(|(_, it)| it.unit.document == *document)
            .collect();
        for (entry, fit) in ours.iter().zip(fits(&units, &theirs)) {
            if let Some((place, _)) = fit {
                pairs.push((entry, &second.entries()[place]));
            }
        }
    }
    pairs
}

struct Question {
    on: &'static str,
    of_kept_alone: bool,
    values: fn(&Pair<'_>) -> (String, String),
}

const QUESTIONS: &[Question] = &[
    Question {
        on: "decision",
        of_kept_alone: false,
        values: |pair| {
            let word = |judgement: &Judgement| judgement.decision.as_str().to_owned();
            (word(pair.first), word(pair.second))
        },
    },
    Question {
        on: "stance",
        of_kept_alone: true,
        values: |pair| pair.both(|unit| unit.stance.to_string()),
    },
    Question {
        on: "holder",
        of_kept_alone: true,
        values: |pair| pair.both(|unit| unit.holder.to_string()),
    },
    Question {
        on: "target",
        of_kept_alone: true,
        // Articles and capitals are no difference.
        values: |pair| {
            pair.both(|unit| {
                let words: Vec<String> = lowercase_words(&single_spaced(&unit.target)).collect();
                words.join(" ")
            })
        },
    },
];

impl Pair<'_> {
    fn is_kept(&self) -> bool {
        [self.first, self.second]
            .iter()
            .all(|it| it.decision != Decision::Reject)
    }

    /// Something of the unit as each coder wants it to read.
    fn both(&self, of: impl Fn(&Unit) -> String) -> (String, String) {
        (
            of(&self.first.to.of_unit(self.unit)),
            of(&self.second.to.of_unit(self.other)),
        )
    }

    fn disagreement(&self, on: &'static str, first: &str, second: &str) -> Disagreement {
        Disagreement {
            id: self.unit.id(),
            document: self.unit.document.to_string(),
            sentence: self.unit.sentence.clone(),
            on,
            first: first.to_owned(),
            second: second.to_owned(),
            first_why: self.first.why.clone(),
            second_why: self.second.why.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curation::Correction;
    use crate::curation::unit::tests::units;
    use crate::graph::sample::{BO, actor};

    fn judged(decisions: &[Decision]) -> Curation {
        let mut curation = Curation::default();
        for (unit, decision) in units().into_iter().zip(decisions) {
            let mut judgement = Judgement::of(*decision);
            if *decision == Decision::Correct {
                judgement.to = Correction {
                    holder: Some(actor(BO)),
                    ..Correction::default()
                };
            }
            curation.judge(unit, judgement, None);
        }
        curation
    }

    #[test]
    fn two_coders() {
        use Decision::{Accept, Correct, Reject};
        let first = judged(&[Accept, Accept, Reject, Accept]);
        let second = judged(&[Correct, Accept, Reject]);
        let found = compare(&first, &second);
        assert_eq!(
            (found.shared, found.only_first, found.only_second),
            (3, 1, 0)
        );
        let agreed: Vec<_> = found
            .measures
            .iter()
            .map(|it| (it.on, it.agreement.units, it.agreement.agreed))
            .collect();
        let expected = [
            ("decision", 3, 2),
            ("stance", 2, 2),
            ("holder", 2, 1),
            ("target", 2, 2),
        ];
        assert_eq!(agreed, expected);
        let on: Vec<_> = found
            .disagreements
            .iter()
            .map(|it| (it.on, it.first.as_str(), it.second.as_str()))
            .collect();
        let expected = [
            ("decision", "accept", "correct"),
            ("holder", "person:ina-oduro", "country:BO"),
        ];
        assert_eq!(on, expected);
    }
}
