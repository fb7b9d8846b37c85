//! Statements in the shape in which Discourse Network Analyzer writes its event
//! lists: semicolons between cells, one row a record.

use std::io::Write;

use super::ExportError;
use super::csv::Rows;
use super::flat::joined;
use crate::graph::StanceGraph;
use crate::stances::Stance;
use crate::vocabulary::{ActorKind, StanceKind};

/// The columns of the event list, those of its usual statement type, and what
/// else a record says.
const HEAD: &[&str] = &[
    "statement ID",
    "time",
    "document ID",
    "document title",
    "author",
    "source",
    "section",
    "type",
    "text",
    "agreement",
    "concept",
    "organization",
    "person",
    "stance",
    "act",
    "target",
    "modality",
    "scope",
    "via",
    "confidence",
    "document",
    "start",
    "end",
];

/// Writes the statements, by date.
///
/// # Errors
///
/// [`ExportError`] if `out` does not take it.
pub fn write(graph: &StanceGraph, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut records: Vec<(&Stance, &str)> = graph
        .edges()
        .iter()
        .flat_map(|edge| {
            let concept = graph.label(&edge.target);
            edge.evidence.iter().map(move |record| (record, concept))
        })
        .collect();
    records.sort_by_key(|(record, _)| (record.date, &record.document, record.evidence.start));
    let mut rows = Rows::with_semicolons(out);
    rows.head(HEAD)?;
    for (number, (record, concept)) in records.into_iter().enumerate() {
        rows.add(row(graph, number + 1, record, concept))?;
    }
    rows.finish()
}

fn row(graph: &StanceGraph, number: usize, record: &Stance, concept: &str) -> Vec<String> {
    let documents = graph.documents();
    let place = documents.binary_search_by(|node| node.id.cmp(&record.document));
    let document = place.ok().map(|place| &documents[place]);
    let text = |field: fn(&crate::graph::DocumentNode) -> &Option<String>| {
        document
            .and_then(|node| field(node).clone())
            .unwrap_or_default()
    };
    let (person, organization) = who(record);
    let time = record.date.map(|date| {
        let (year, month, day) = date.earliest();
        format!("{year:04}-{month:02}-{day:02} 00:00:00")
    });
    vec![
        number.to_string(),
        time.unwrap_or_default(),
        place
            .map(|place| (place + 1).to_string())
            .unwrap_or_default(),
        text(|node| &node.title),
        text(|node| &node.speaker),
        text(|node| &node.publisher),
        String::new(),
        String::new(),
        record.evidence.text.clone(),
        u8::from(record.stance == StanceKind::Supports).to_string(),
        concept.to_owned(),
        organization.to_owned(),
        person.to_owned(),
        record.stance.to_string(),
        record.act.to_string(),
        record.target.meaning.clone(),
        record.modality.to_string(),
        record.scope.to_string(),
        joined(record.via.iter().map(|actor| actor.name.clone())),
        record.confidence.to_string(),
        record.document.to_string(),
        record.evidence.start.to_string(),
        record.evidence.end.to_string(),
    ]
}

/// Person and organisation: who speaks, and for whom.
fn who(record: &Stance) -> (&str, &str) {
    let holder = &record.holder;
    let party = record.party.as_ref().map(|party| party.name.as_str());
    if holder.kind == ActorKind::Person {
        (&holder.name, party.unwrap_or_default())
    } else {
        ("", party.unwrap_or(&holder.name))
    }
}

#[cfg(test)]
mod tests {
    use crate::graph::sample::graph;

    #[test]
    fn form() {
        let mut out = Vec::new();
        super::write(&graph(), &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap());
    }
}
