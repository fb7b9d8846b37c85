//! Predictions: the stances that a program found, as far as the measure reads
//! them.
//!
//! They come from demarche itself or, as JSON Lines, from any program that
//! writes the stance record. Fields that a program leaves out count as wrong,
//! not as an error.

use serde::Deserialize;

use crate::id::DocumentId;
use crate::stances::record::{ActorRef, Stance};
use crate::vocabulary::{Act, Modality, Scope, StanceKind};

/// A line of predictions that is no stance record.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {source}")]
pub struct PredictionError {
    /// Line from 1.
    pub line: usize,
    /// What is wrong.
    pub source: serde_json::Error,
}

/// A stance as a program found it.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "Row")]
pub struct Prediction {
    /// The document.
    pub document: DocumentId,
    /// Name of the holder.
    pub holder: String,
    /// Name of the holder's party; empty if none.
    pub party: String,
    /// Supports, opposes or warns.
    pub stance: StanceKind,
    /// The narrower act.
    pub act: Option<Act>,
    /// The words of the target.
    pub target: Passage,
    /// The target with references resolved; empty if none is given.
    pub meaning: String,
    /// Names of actors at whom the stance is aimed.
    pub target_actors: Vec<String>,
    /// Names of those to whom it is addressed.
    pub addressee: Vec<String>,
    /// Names of the sources in between.
    pub via: Vec<String>,
    /// 1 mild, 2 plain, 3 strong.
    pub intensity: Option<u8>,
    /// How far the holder stands by it.
    pub modality: Option<Modality>,
    /// What of the target it is about.
    pub scope: Option<Scope>,
    /// Whether it stands in quotation marks.
    pub quoted: Option<bool>,
    /// The rule that found it.
    pub rule: Option<String>,
    /// The sentence that carries it.
    pub evidence: Passage,
}

/// Words with the place where they are said to stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The words.
    pub text: String,
    /// First byte and first byte after, where the program tells.
    pub place: Option<(usize, usize)>,
}

impl Passage {
    /// Whether the words stand where they are said to stand, or no place is given.
    pub fn stands_in(&self, bytes: &[u8]) -> bool {
        self.place.is_none_or(|(start, end)| {
            let end = end.min(bytes.len());
            let found = bytes.get(start..end).unwrap_or_default();
            String::from_utf8_lossy(found) == self.text
        })
    }
}

/// Reads predictions, one a line; empty lines are passed over.
///
/// # Errors
///
/// At the first line that is no stance record.
pub fn read_predictions(lines: &str) -> Result<Vec<Prediction>, PredictionError> {
    let mut predictions = Vec::new();
    for (at, line) in lines.lines().enumerate() {
        if !line.trim().is_empty() {
            let prediction = serde_json::from_str(line).map_err(|source| PredictionError {
                line: at + 1,
                source,
            })?;
            predictions.push(prediction);
        }
    }
    Ok(predictions)
}

impl From<&Stance> for Prediction {
    fn from(stance: &Stance) -> Self {
        let names = |actors: &[ActorRef]| actors.iter().map(|actor| actor.name.clone()).collect();
        let place = |text: &str, start, end| Passage {
            text: text.to_owned(),
            place: Some((start, end)),
        };
        let (target, evidence) = (&stance.target, &stance.evidence);
        Self {
            document: stance.document.clone(),
            holder: stance.holder.name.clone(),
            party: stance
                .party
                .as_ref()
                .map_or_else(String::new, |party| party.name.clone()),
            stance: stance.stance,
            act: Some(stance.act),
            target: place(&target.text, target.start, target.end),
            meaning: target.meaning.clone(),
            target_actors: names(&target.actors),
            addressee: names(&stance.addressee),
            via: names(&stance.via),
            intensity: Some(stance.intensity),
            modality: Some(stance.modality),
            scope: Some(stance.scope),
            quoted: Some(stance.quoted),
            rule: Some(stance.rule.to_string()),
            evidence: place(&evidence.text, evidence.start, evidence.end),
        }
    }
}

/// A row of predictions as programs write it.
#[derive(Deserialize)]
struct Row {
    document: DocumentId,
    holder: Option<Named>,
    party: Option<Named>,
    stance: StanceKind,
    act: Option<Act>,
    target: Option<RowTarget>,
    addressee: Option<Vec<Named>>,
    via: Option<Vec<Named>>,
    intensity: Option<u8>,
    modality: Option<Modality>,
    scope: Option<Scope>,
    quoted: Option<bool>,
    rule: Option<String>,
    evidence: RowPassage,
}

#[derive(Default, Deserialize)]
struct RowTarget {
    text: Option<String>,
    start: Option<usize>,
    end: Option<usize>,
    meaning: Option<String>,
    actors: Option<Vec<Named>>,
}

#[derive(Deserialize)]
struct RowPassage {
    text: String,
    start: Option<usize>,
    end: Option<usize>,
}

/// An actor, either as a record or by its bare name.
#[derive(Deserialize)]
#[serde(untagged)]
enum Named {
    Record { name: Option<String> },
    Name(String),
}

impl Named {
    fn into_name(self) -> String {
        match self {
            Self::Record { name } => name.unwrap_or_default(),
            Self::Name(name) => name,
        }
    }
}

impl From<Row> for Prediction {
    fn from(row: Row) -> Self {
        let name = |named: Option<Named>| named.map_or_else(String::new, Named::into_name);
        let names = |named: Option<Vec<Named>>| {
            let named = named.unwrap_or_default();
            named.into_iter().map(Named::into_name).collect()
        };
        let passage = |text, start: Option<usize>, end: Option<usize>| Passage {
            text,
            place: start.map(|start| (start, end.unwrap_or(start))),
        };
        let target = row.target.unwrap_or_default();
        Self {
            document: row.document,
            holder: name(row.holder),
            party: name(row.party),
            stance: row.stance,
            act: row.act,
            target: passage(target.text.unwrap_or_default(), target.start, target.end),
            meaning: target.meaning.unwrap_or_default(),
            target_actors: names(target.actors),
            addressee: names(row.addressee),
            via: names(row.via),
            intensity: row.intensity,
            modality: row.modality,
            scope: row.scope,
            quoted: row.quoted,
            rule: row.rule,
            evidence: passage(row.evidence.text, row.evidence.start, row.evidence.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read_predictions;

    #[test]
    fn reads_full_records_and_bare_ones() {
        let lines = r#"{"document": "a", "holder": {"id": "x", "name": "Gondor"}, "party": null, "stance": "opposes", "target": {"text": "plan", "start": 4, "end": 8, "actors": ["Mordor"]}, "evidence": {"text": "the plan", "start": 0, "end": 8}}

{"document": "a", "holder": "Gondor", "stance": "warns", "evidence": {"text": "x"}}"#;
        let predictions = read_predictions(lines).unwrap();
        assert_eq!(predictions[0].holder, "Gondor");
        assert_eq!(predictions[0].target_actors, ["Mordor"]);
        assert!(predictions[0].target.stands_in(b"the plan"));
        assert!(!predictions[0].target.stands_in(b"a plan"));
        assert!(predictions[1].target.stands_in(b""), "no place is claimed");
    }

    #[test]
    fn a_bad_line_is_named() {
        let error = read_predictions("\n{\"document\": 3}").unwrap_err();
        assert_eq!(error.line, 2);
    }
}
