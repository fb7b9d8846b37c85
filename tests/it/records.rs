//! Records and graphs of invented documents, for tests of what is made of them.

use demarche::document::Document;
use demarche::graph::{Catalogue, Report, StanceGraph, assemble};
use demarche::lexicon::Lexicon;
use demarche::stances::Stance;
use serde_json::{Value, json};

/// A record that a test changes where it matters.
pub(crate) struct Record(Value);

/// "DE opposes the dam": a country, a stance, a target.
pub(crate) fn says(country: &str, stance: &str, target: &str) -> Record {
    let act = match stance {
        "supports" => "support",
        "opposes" => "oppose",
        _ => "warn",
    };
    let sentence = format!("{country} {stance} {target}.");
    let start = sentence.len() - 1 - target.len();
    let actor = json!({"id": format!("country:{country}"), "name": country, "kind": "country"});
    Record(json!({
        "document": "", "holder": actor, "party": actor, "stance": stance, "act": act,
        "target": {"text": target, "start": start, "end": sentence.len() - 1, "meaning": target,
                   "actors": [], "issue": null},
        "addressee": [], "via": [], "intensity": 2, "modality": "asserted", "scope": "general",
        "quoted": false, "date": null, "confidence": 0.8, "rule": "test",
        "evidence": {"text": sentence, "start": 0, "end": sentence.len()}
    }))
}

impl Record {
    /// With another value of a field.
    pub(crate) fn with(mut self, field: &str, value: impl Into<Value>) -> Self {
        self.0[field] = value.into();
        self
    }

    /// On a listed issue.
    pub(crate) fn on(mut self, issue: &str) -> Self {
        self.0["target"]["issue"] = json!({"id": format!("issue:{issue}"), "label": issue});
        self
    }

    /// Known through a news outlet.
    pub(crate) fn via(self, outlet: &str) -> Self {
        let id = format!("media:{}", outlet.to_lowercase());
        self.with("via", json!([{"id": id, "name": outlet, "kind": "media"}]))
    }

    /// Held by a person who speaks for the country.
    pub(crate) fn by(mut self, person: &str) -> Self {
        let id = format!("person:{}", person.to_lowercase().replace(' ', "-"));
        self.0["holder"] = json!({"id": id, "name": person, "kind": "person"});
        self
    }
}

/// A document of records, all of its date; each sentence after the other.
pub(crate) fn document(id: &str, date: &str, publisher: &str, records: Vec<Record>) -> Report {
    let mut document = Document::new(id, format!("text of {id}"));
    document.date = date.parse().ok();
    document.publisher = (!publisher.is_empty()).then(|| publisher.to_owned());
    let mut place = 0;
    let records = records.into_iter().map(|Record(mut value)| {
        value["document"] = id.into();
        if !date.is_empty() {
            value["date"] = date.into();
        }
        for part in ["target", "evidence"] {
            for end in ["start", "end"] {
                let moved = value[part][end].as_u64().unwrap() + place;
                value[part][end] = moved.into();
            }
        }
        place = value["evidence"]["end"].as_u64().unwrap() + 1;
        serde_json::from_value::<Stance>(value).unwrap()
    });
    let records = records.collect();
    Report::new(&document, records)
}

/// The graph of documents, with the embedded tables.
pub(crate) fn graph(documents: Vec<Report>) -> StanceGraph {
    assemble(documents, &Catalogue::from(&Lexicon::embedded().unwrap()))
}
