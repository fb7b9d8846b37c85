//! Neo4j: tables for `neo4j-admin database import`.
//!
//! A relationship of Neo4j cannot point at its evidence, so each record is a
//! node too, `Statement`, joined to its holder, its target and its document.

use std::io::Write;

use super::csv::{DOCUMENT, Rows, document_cells};
use super::flat::{self, documents, joined, memberships, offices, written};
use super::{ExportError, Relation, links};
use crate::graph::{EdgeTarget, StanceGraph};
use crate::stances::Stance;

/// The files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Nodes `Actor`.
    Actors,
    /// Nodes `Issue` and `Target`.
    Issues,
    /// Nodes `Document`.
    Documents,
    /// Nodes `Statement`: one a record.
    Statements,
    /// All relationships.
    Relationships,
}

impl Table {
    /// All files.
    pub const ALL: &'static [Self] = &[
        Self::Actors,
        Self::Issues,
        Self::Documents,
        Self::Statements,
        Self::Relationships,
    ];

    /// The usual name of the file.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Actors => "nodes-actors.csv",
            Self::Issues => "nodes-issues.csv",
            Self::Documents => "nodes-documents.csv",
            Self::Statements => "nodes-statements.csv",
            Self::Relationships => "relationships.csv",
        }
    }

    /// Writes the file with the header that Neo4j asks for.
    ///
    /// # Errors
    ///
    /// [`ExportError`] if `out` does not take it.
    pub fn write(self, graph: &StanceGraph, out: &mut dyn Write) -> Result<(), ExportError> {
        let mut rows = Rows::to(out);
        match self {
            Self::Actors => actors(graph, &mut rows),
            Self::Issues => issues(graph, &mut rows),
            Self::Documents => document_nodes(graph, &mut rows),
            Self::Statements => statements(graph, &mut rows),
            Self::Relationships => relationships(graph, &mut rows),
        }?;
        rows.finish()
    }
}

fn actors<W: Write>(graph: &StanceGraph, rows: &mut Rows<W>) -> Result<(), ExportError> {
    rows.head(&["id:ID", "name", "kind", "memberships", "offices", ":LABEL"])?;
    for actor in graph.actors() {
        rows.add([
            actor.id.to_string(),
            actor.name.clone(),
            actor.kind.to_string(),
            memberships(actor),
            offices(actor),
            "Actor".to_owned(),
        ])?;
    }
    Ok(())
}

fn issues<W: Write>(graph: &StanceGraph, rows: &mut Rows<W>) -> Result<(), ExportError> {
    rows.head(&["id:ID", "name", ":LABEL"])?;
    for issue in graph.issues() {
        rows.add([
            issue.id.to_string(),
            issue.label.clone(),
            "Issue".to_owned(),
        ])?;
    }
    for target in graph.targets() {
        rows.add([
            target.id.to_string(),
            target.meaning.clone(),
            "Target".to_owned(),
        ])?;
    }
    Ok(())
}

/// What tells the identifiers of documents, which can be any text, from others.
fn document_id(document: &crate::id::DocumentId) -> String {
    format!("document:{document}")
}

fn document_nodes<W: Write>(graph: &StanceGraph, rows: &mut Rows<W>) -> Result<(), ExportError> {
    rows.head(&[&["id:ID", "document"][..], &DOCUMENT, &[":LABEL"]].concat())?;
    for document in graph.documents() {
        let ids = [document_id(&document.id), document.id.to_string()];
        let known = ids.into_iter().chain(document_cells(document));
        rows.add(known.chain(["Document".to_owned()]))?;
    }
    Ok(())
}

/// All records with the identifiers of their nodes.
fn records(graph: &StanceGraph) -> impl Iterator<Item = (String, &Stance)> {
    graph.edges().iter().flat_map(|edge| {
        let numbered = edge.evidence.iter().enumerate();
        numbered.map(|(number, record)| (format!("statement:{}:{number}", edge.id), record))
    })
}

fn statements<W: Write>(graph: &StanceGraph, rows: &mut Rows<W>) -> Result<(), ExportError> {
    rows.head(&[
        "id:ID",
        "edge",
        "stance",
        "act",
        "date",
        "target_text",
        "meaning",
        "target_start:long",
        "target_end:long",
        "intensity:int",
        "modality",
        "scope",
        "quoted:boolean",
        "confidence:double",
        "rule",
        "sentence",
        "start:long",
        "end:long",
        ":LABEL",
    ])?;
    for (id, record) in records(graph) {
        rows.add([
            id,
            crate::graph::StanceEdge::id_of(record).to_string(),
            record.stance.to_string(),
            record.act.to_string(),
            written(record.date),
            record.target.text.clone(),
            record.target.meaning.clone(),
            record.target.start.to_string(),
            record.target.end.to_string(),
            record.intensity.to_string(),
            record.modality.to_string(),
            record.scope.to_string(),
            record.quoted.to_string(),
            record.confidence.to_string(),
            record.rule.to_string(),
            record.evidence.text.clone(),
            record.evidence.start.to_string(),
            record.evidence.end.to_string(),
            "Statement".to_owned(),
        ])?;
    }
    Ok(())
}

const RELATIONSHIP: &[&str] = &[
    ":START_ID",
    ":END_ID",
    ":TYPE",
    "edge",
    "party",
    "acts",
    "scopes",
    "modalities",
    "intensity:int",
    "confidence:double",
    "records:int",
    "documents:int",
    "first",
    "last",
    "known_only_through",
    "title",
    "from",
    "until",
    "place:int",
];

/// A relationship without properties: start, end, type.
fn plain(start: &str, end: &str, kind: &str) -> Vec<String> {
    let mut row = vec![start.to_owned(), end.to_owned(), kind.to_owned()];
    row.resize(RELATIONSHIP.len(), String::new());
    row
}

fn set(row: &mut [String], column: &str, value: &impl ToString) {
    let named = |head: &&str| head.split(':').next() == Some(column);
    if let Some(at) = RELATIONSHIP.iter().position(named) {
        row[at] = value.to_string();
    }
}

fn relationships<W: Write>(graph: &StanceGraph, rows: &mut Rows<W>) -> Result<(), ExportError> {
    rows.head(RELATIONSHIP)?;
    for link in links(graph) {
        rows.add(relationship(&link))?;
    }
    for (id, record) in records(graph) {
        let target = EdgeTarget::of(&record.target);
        let ends = [
            (record.holder.id.as_str(), "HELD_BY"),
            (target.as_str(), "ABOUT"),
        ];
        for (end, kind) in ends {
            rows.add(plain(&id, end, kind))?;
        }
        rows.add(plain(&id, &document_id(&record.document), "STATED_IN"))?;
        let lists = [
            (record.party.as_slice(), "SPEAKS_FOR"),
            (record.target.actors.as_slice(), "AIMED_AT"),
            (record.addressee.as_slice(), "ADDRESSED_TO"),
            (record.via.as_slice(), "VIA"),
        ];
        for (actors, kind) in lists {
            for (place, actor) in actors.iter().enumerate() {
                let mut row = plain(&id, actor.id.as_str(), kind);
                // The order of sources tells who heard it from whom.
                set(&mut row, "place", &(place + 1));
                rows.add(row)?;
            }
        }
    }
    Ok(())
}

fn relationship(link: &super::Link<'_>) -> Vec<String> {
    let kind = match link.relation {
        Relation::Stance(edge) => edge.stance.as_str().to_uppercase(),
        other => other.name().replace('-', "_").to_uppercase(),
    };
    let mut row = plain(link.source, link.target, &kind);
    match link.relation {
        Relation::Stance(edge) => {
            let party = edge.party.as_ref().map(ToString::to_string);
            let through = edge.known_only_through().into_iter().map(str::to_owned);
            set(&mut row, "edge", &edge.id);
            set(&mut row, "party", &party.unwrap_or_default());
            set(&mut row, "acts", &flat::acts(edge));
            let scopes = flat::each_once(edge, |record| record.scope.as_str());
            let modalities = flat::each_once(edge, |record| record.modality.as_str());
            set(&mut row, "scopes", &scopes);
            set(&mut row, "modalities", &modalities);
            set(&mut row, "intensity", &edge.intensity());
            set(&mut row, "confidence", &edge.confidence());
            set(&mut row, "records", &edge.evidence.len());
            set(&mut row, "documents", &documents(edge));
            set(&mut row, "first", &written(edge.first()));
            set(&mut row, "last", &written(edge.last()));
            set(&mut row, "known_only_through", &joined(through));
        }
        Relation::AimedAt(edge) => set(&mut row, "edge", &edge.id),
        Relation::Member(it) => {
            set(&mut row, "from", &written(it.from));
            set(&mut row, "until", &written(it.until));
        }
        Relation::Office(it) => {
            set(&mut row, "title", &it.title);
            set(&mut row, "from", &written(it.from));
            set(&mut row, "until", &written(it.until));
        }
        Relation::Part | Relation::Broader => {}
    }
    row
}
