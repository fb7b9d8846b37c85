//! The measure: which predictions answer for which gold stances.
//!
//! Levels, each stricter than the one before:
//!
//! - *found*: the right stance in the right sentence;
//! - *who*: and the right holder, or the party for which the holder speaks;
//! - *who+what*: and the right target; the figure to quote;
//! - *strict*: and the holder by name, not only the party.
//!
//! Several predictions that answer for one gold stance all count as right;
//! exact repeats count once. A gold stance marked unclear costs nothing, found
//! or missed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::comparison::Compared;
use super::gold::GoldDocument;
use super::prediction::Prediction;
use super::report::{self, Report};
use crate::id::DocumentId;
use crate::vocabulary::{Act, StanceKind};

/// What a comparison of predictions with gold yields.
#[derive(Clone, Debug)]
pub struct Measured {
    /// The figures.
    pub report: Report,
    /// Clear gold stances that no prediction answers for (who+what).
    pub misses: Vec<Unmatched>,
    /// Predictions that answer for no gold stance (who+what).
    pub noise: Vec<Unmatched>,
    /// Documents with predictions and without gold.
    pub foreign: BTreeSet<DocumentId>,
}

/// A gold stance or prediction that stands alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// The document.
    pub document: DocumentId,
    /// Name of the holder.
    pub holder: String,
    /// Name of the party; empty if none.
    pub party: String,
    /// The stance.
    pub stance: StanceKind,
    /// The act, if given.
    pub act: Option<Act>,
    /// The words of the target.
    pub target: String,
    /// The rule that found it; none for gold.
    pub rule: Option<String>,
    /// The sentence, on one line.
    pub sentence: String,
}

impl fmt::Display for Unmatched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let act = self.act.map_or("-", Act::as_str);
        write!(
            f,
            "{}: {} [{}] {}/{act} '{}'",
            self.document, self.holder, self.party, self.stance, self.target
        )?;
        if let Some(rule) = &self.rule {
            write!(f, " rule={rule}")?;
        }
        write!(f, "\n     {}", self.sentence)
    }
}

/// Compares predictions with gold.
///
/// Predictions for documents that have no gold are left out and named in
/// [`Measured::foreign`].
pub fn score(gold: &[GoldDocument], predictions: &[Prediction]) -> Measured {
    let mut by_document: BTreeMap<&DocumentId, Vec<&Prediction>> = gold
        .iter()
        .map(|document| (&document.id, Vec::new()))
        .collect();
    let mut foreign = BTreeSet::new();
    for prediction in predictions {
        match by_document.get_mut(&prediction.document) {
            Some(list) => list.push(prediction),
            None => {
                foreign.insert(prediction.document.clone());
            }
        }
    }
    let compared: Vec<Compared<'_>> = gold
        .iter()
        .map(|document| {
            let found = by_document.remove(&document.id).unwrap_or_default();
            Compared::new(document, &found)
        })
        .collect();
    Measured {
        report: report::of(&compared),
        misses: compared.iter().flat_map(Compared::misses).collect(),
        noise: compared.iter().flat_map(Compared::noise).collect(),
        foreign,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Measured, score};
    use crate::evaluation::gold::{GoldDocument, GoldStance};
    use crate::evaluation::prediction::Prediction;
    use crate::id::DocumentId;

    const TEXT: &str = "Gondor rejects the pact with Mordor. Rohan may join.";
    const SENTENCE: &str = "Gondor rejects the pact with Mordor.";

    fn gold(changes: &[(&str, Value)]) -> GoldStance {
        let mut row = json!({"sentence": SENTENCE, "holder": "Denethor", "party": "Gondor",
            "stance": "opposes", "act": "reject", "target": "the pact with Mordor",
            "target_meaning": "the pact with Mordor", "target_actors": [], "addressee": [],
            "via": [], "intensity": 2, "modality": "asserted", "scope": "general",
            "quoted": false, "clear": true});
        change(&mut row, changes);
        serde_json::from_value(row).unwrap()
    }

    fn prediction(changes: &[(&str, Value)]) -> Prediction {
        let mut row = json!({"document": "a", "holder": "Denethor", "party": "Gondor",
            "stance": "opposes", "act": "reject",
            "target": {"text": "the pact with Mordor", "start": 15, "end": 35},
            "addressee": [], "via": [], "intensity": 2, "modality": "asserted",
            "scope": "general", "quoted": false,
            "evidence": {"text": SENTENCE, "start": 0, "end": 36}});
        change(&mut row, changes);
        serde_json::from_value(row).unwrap()
    }

    fn change(row: &mut Value, changes: &[(&str, Value)]) {
        for (field, value) in changes {
            row[field] = value.clone();
        }
    }

    fn measured(stances: Vec<GoldStance>, predictions: &[Prediction]) -> Measured {
        let document = GoldDocument {
            id: DocumentId::new("a"),
            bytes: TEXT.as_bytes().to_vec(),
            stances,
            ..GoldDocument::default()
        };
        score(&[document], predictions)
    }

    /// Whether a prediction reaches the four levels, for one gold stance.
    fn levels(changes: &[(&str, Value)]) -> [bool; 4] {
        let report = measured(vec![gold(&[])], &[prediction(changes)]).report;
        [
            report.found,
            report.who,
            report.who_what.level,
            report.strict,
        ]
        .map(|level| level.all.f1 > 0.5)
    }

    #[test]
    fn each_level_asks_for_more() {
        assert_eq!(levels(&[]), [true; 4]);
        assert_eq!(
            levels(&[("holder", json!("Gondor"))]),
            [true, true, true, false]
        );
        let target = json!({"text": "Rohan"});
        assert_eq!(levels(&[("target", target)]), [true, true, false, false]);
        let other = [("holder", json!("Rohan")), ("party", json!("Rohan"))];
        assert_eq!(levels(&other), [true, false, false, false]);
        assert_eq!(levels(&[("stance", json!("warns"))]), [false; 4]);
    }

    #[test]
    fn unclear_gold_costs_nothing() {
        let unclear = || gold(&[("clear", json!(false))]);
        let report = measured(vec![gold(&[]), unclear()], &[prediction(&[])]).report;
        assert!(report.who_what.level.all.f1 > 0.99);
        let alone = measured(vec![unclear()], &[prediction(&[])]);
        assert_eq!((alone.report.gold, alone.report.gold_clear), (1, 0));
        assert!(alone.noise.is_empty() && alone.misses.is_empty());
    }

    #[test]
    fn repeats_count_once_and_strangers_are_named() {
        let foreign = prediction(&[("document", json!("b"))]);
        let twice = [prediction(&[]), prediction(&[]), foreign];
        let measured = measured(vec![gold(&[])], &twice);
        assert_eq!(measured.report.predictions, 1);
        assert_eq!(measured.foreign.len(), 1);
    }

    #[test]
    fn words_that_stand_elsewhere_are_span_faults() {
        let evidence = json!({"text": SENTENCE, "start": 1, "end": 37});
        let faulty = prediction(&[("evidence", evidence)]);
        assert_eq!(measured(vec![gold(&[])], &[faulty]).report.span_faults, 1);
    }

    #[test]
    fn table_and_lists() {
        let made_up = [("stance", json!("supports")), ("rule", json!("join-v"))];
        let sentence = ("sentence", json!("Rohan may join."));
        let measured = measured(
            vec![gold(&[]), gold(&[sentence])],
            &[prediction(&[("intensity", json!(3))]), prediction(&made_up)],
        );
        insta::assert_snapshot!(format!(
            "{}\nMISS {}\nNOISE {}",
            measured.report, measured.misses[0], measured.noise[0]
        ));
    }
}
