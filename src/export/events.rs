//! Event data: rows with the codes of CAMEO and PLOVER, one for each record and
//! each actor at whom it is directed.

use std::io::Write;

use super::ExportError;
use super::csv::Rows;
use super::flat::{joined, written};
use crate::events::Codebook;
use crate::events::codebook::ActCodes;
use crate::graph::{EdgeTarget, StanceEdge, StanceGraph};
use crate::stances::{ActorRef, Stance};
use crate::vocabulary::ActorKind;

const HEAD: &[&str] = &[
    "event",
    "date",
    "source_code",
    "source",
    "source_name",
    "speaker",
    "speaker_name",
    "target_code",
    "target",
    "target_name",
    "cameo",
    "cameo_root",
    "plover",
    "plover_mode",
    "stance",
    "act",
    "issue",
    "issue_label",
    "intensity",
    "modality",
    "scope",
    "via",
    "quoted",
    "confidence",
    "document",
    "publisher",
    "url",
    "sentence",
    "start",
    "end",
];

/// Writes the rows, by edge and document.
///
/// # Errors
///
/// [`ExportError`] if `out` does not take it.
pub fn write(graph: &StanceGraph, out: &mut dyn Write) -> Result<(), ExportError> {
    let codebook = Codebook::embedded().map_err(std::io::Error::other)?;
    let mut rows = Rows::to(out);
    rows.head(HEAD)?;
    for edge in graph.edges() {
        for (number, record) in edge.evidence.iter().enumerate() {
            let directed = directed_at(record);
            let none = directed.is_empty().then_some(None);
            for target in directed.into_iter().map(Some).chain(none) {
                let event = format!("{}:{number}", edge.id);
                rows.add(row(graph, &event, edge, record, target, &codebook))?;
            }
        }
    }
    rows.finish()
}

/// Whom the act is directed at: those addressed and those aimed at, each once.
fn directed_at(record: &Stance) -> Vec<&ActorRef> {
    let mut actors: Vec<&ActorRef> = Vec::new();
    for actor in record.addressee.iter().chain(&record.target.actors) {
        if !actors.iter().any(|other| other.id == actor.id) {
            actors.push(actor);
        }
    }
    actors
}

/// The code of a state, "IGO" for an organisation of states, else nothing.
fn code(actor: &ActorRef, codebook: &Codebook) -> String {
    match actor.kind {
        ActorKind::Country => {
            let id = actor.id.as_str();
            let two = id.split_once(':').map_or(id, |(_, two)| two);
            codebook.state(two).unwrap_or_default().to_owned()
        }
        ActorKind::Organisation => "IGO".to_owned(),
        _ => String::new(),
    }
}

fn row(
    graph: &StanceGraph,
    event: &str,
    edge: &StanceEdge,
    record: &Stance,
    target: Option<&ActorRef>,
    codebook: &Codebook,
) -> Vec<String> {
    let source = record.party.as_ref().unwrap_or(&record.holder);
    let document = graph.document(&record.document);
    let act = codebook.act(record.act);
    let of_act = |field: fn(&ActCodes) -> &String| act.map(field).cloned().unwrap_or_default();
    let cameo = of_act(|act| &act.cameo);
    let of_target = |field: fn(&ActorRef) -> String| target.map(field).unwrap_or_default();
    vec![
        event.to_owned(),
        written(record.date),
        code(source, codebook),
        source.id.to_string(),
        source.name.clone(),
        record.holder.id.to_string(),
        record.holder.name.clone(),
        target.map(|it| code(it, codebook)).unwrap_or_default(),
        of_target(|it| it.id.to_string()),
        of_target(|it| it.name.clone()),
        cameo.clone(),
        cameo.chars().take(2).collect(),
        of_act(|act| &act.plover),
        of_act(|act| &act.mode),
        record.stance.to_string(),
        record.act.to_string(),
        EdgeTarget::of(&record.target).as_str().to_owned(),
        graph.label(&edge.target).to_owned(),
        record.intensity.to_string(),
        record.modality.to_string(),
        record.scope.to_string(),
        joined(record.via.iter().map(|actor| actor.name.clone())),
        record.quoted.to_string(),
        record.confidence.to_string(),
        record.document.to_string(),
        document
            .and_then(|node| node.publisher.clone())
            .unwrap_or_default(),
        document
            .and_then(|node| node.url.clone())
            .unwrap_or_default(),
        record.evidence.text.clone(),
        record.evidence.start.to_string(),
        record.evidence.end.to_string(),
    ]
}

#[cfg(test)]
mod tests {
    use super::HEAD;
    use crate::graph::sample::graph;

    #[test]
    fn rows_have_all_columns() {
        let mut out = Vec::new();
        super::write(&graph(), &mut out).unwrap();
        let mut rows = csv::Reader::from_reader(out.as_slice());
        assert_eq!(rows.headers().unwrap().len(), HEAD.len());
        let rows: Vec<_> = rows.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 9);
        let fish = rows.iter().find(|row| &row[9] == "Arvania").unwrap();
        assert_eq!(
            [&fish[3], &fish[10], &fish[12]],
            ["country:BO", "111", "ACCUSE"]
        );
        assert_eq!(&fish[2], "BOL", "the sample's Borsk borrows a code");
    }
}
