//! CSV tables: what spreadsheets, R and pandas read.

use std::borrow::Cow;
use std::io::Write;

use super::ExportError;
use super::flat::{documents, each_once, joined, memberships, offices, written};
use crate::graph::{DocumentNode, EdgeTarget, StanceGraph};
use crate::stances::{ActorRef, Stance};

/// The tables into which a graph is split; identifiers join them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// One row an actor.
    Actors,
    /// One row an issue or unlisted target.
    Issues,
    /// One row an edge.
    Stances,
    /// One row a record.
    Evidence,
    /// One row a document.
    Documents,
}

impl Table {
    /// All tables.
    pub const ALL: &'static [Self] = &[
        Self::Actors,
        Self::Issues,
        Self::Stances,
        Self::Evidence,
        Self::Documents,
    ];

    /// The usual name of the file.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Actors => "actors.csv",
            Self::Issues => "issues.csv",
            Self::Stances => "stances.csv",
            Self::Evidence => "evidence.csv",
            Self::Documents => "documents.csv",
        }
    }

    /// Writes the table with a row of headings.
    ///
    /// # Errors
    ///
    /// [`ExportError`] if `out` does not take it.
    pub fn write(self, graph: &StanceGraph, out: &mut dyn Write) -> Result<(), ExportError> {
        let mut rows = Rows::to(out);
        match self {
            Self::Actors => actors(graph, &mut rows),
            Self::Issues => issues(graph, &mut rows),
            Self::Stances => stances(graph, &mut rows),
            Self::Evidence => evidence(graph, &mut rows),
            Self::Documents => all_documents(graph, &mut rows),
        }?;
        rows.finish()
    }
}

/// Writes records as a table, in the order given.
///
/// # Errors
///
/// [`ExportError`] if `out` does not take it.
pub fn write_records<'a>(
    records: impl IntoIterator<Item = &'a Stance>,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let mut rows = Rows::to(out);
    rows.add(RECORD.iter().map(|name| (*name).to_owned()))?;
    for record in records {
        rows.add(cells(record))?;
    }
    rows.finish()
}

/// A table of which no cell is a formula.
pub(super) struct Rows<W: Write>(csv::Writer<W>);

impl<W: Write> Rows<W> {
    /// A table that goes there.
    pub(super) fn to(out: W) -> Self {
        Self(csv::Writer::from_writer(out))
    }

    /// A table with semicolons between cells.
    pub(super) fn with_semicolons(out: W) -> Self {
        Self(csv::WriterBuilder::new().delimiter(b';').from_writer(out))
    }

    /// Adds a row.
    pub(super) fn add(
        &mut self,
        cells: impl IntoIterator<Item = String>,
    ) -> Result<(), ExportError> {
        for cell in cells {
            self.0.write_field(harmless(&cell).as_bytes())?;
        }
        // No more fields: ends the row.
        self.0.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// Adds the row of headings.
    pub(super) fn head(&mut self, names: &[&str]) -> Result<(), ExportError> {
        self.add(names.iter().map(|name| (*name).to_owned()))
    }

    /// Ends the table.
    pub(super) fn finish(mut self) -> Result<(), ExportError> {
        Ok(self.0.flush()?)
    }
}

/// The text with an apostrophe before it where a spreadsheet would run it as a formula.
pub fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['\t', '\r', '\n']) || cell.trim_start_matches(is_blank).starts_with(ARMED)
    {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// Signs with which formulas begin, the full-width ones of East Asian writing
/// included, which some spreadsheets take for the same.
const ARMED: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet may pass the sign over on its way to a formula.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}')
}

fn actors<W: Write>(graph: &StanceGraph, rows: &mut Rows<W>) -> Result<(), ExportError> {
    rows.head(&["id", "name", "kind", "part_of", "memberships", "offices"])?;
    for actor in graph.actors() {
        rows.add([
            actor.id.to_string(),
            actor.name.clone(),
            actor.kind.to_string(),
            actor
                .party
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            memberships(actor),
            offices(actor),
        ])?;
    }
    Ok(())
}

fn issues<W: Write>(graph: &StanceGraph, rows: &mut Rows<W>) -> Result<(), ExportError> {
    rows.head(&["id", "label", "listed", "broader"])?;
    for issue in graph.issues() {
        let broader = joined(issue.broader.iter().map(ToString::to_string));
        rows.add([
            issue.id.to_string(),
            issue.label.clone(),
            true.to_string(),
            broader,
        ])?;
    }
    for target in graph.targets() {
        let id = target.id.to_string();
        rows.add([id, target.meaning.clone(), false.to_string(), String::new()])?;
    }
    Ok(())
}

const STANCE: &[&str] = &[
    "edge",
    "holder",
    "holder_name",
    "party",
    "party_name",
    "stance",
    "acts",
    "target",
    "target_label",
    "aimed_at",
    "addressed_to",
    "intensity",
    "confidence",
    "first",
    "last",
    "documents",
    "records",
    "known_only_through",
    "scopes",
    "modalities",
];

fn stances<W: Write>(graph: &StanceGraph, rows: &mut Rows<W>) -> Result<(), ExportError> {
    rows.head(STANCE)?;
    for edge in graph.edges() {
        let party = edge.party.as_ref();
        rows.add([
            edge.id.to_string(),
            edge.holder.to_string(),
            graph.name(&edge.holder).to_owned(),
            party.map(ToString::to_string).unwrap_or_default(),
            party
                .map(|party| graph.name(party).to_owned())
                .unwrap_or_default(),
            edge.stance.to_string(),
            joined(edge.acts().iter().map(ToString::to_string)),
            edge.target.as_str().to_owned(),
            graph.label(&edge.target).to_owned(),
            joined(edge.aimed_at().into_iter().map(ToString::to_string)),
            joined(edge.addressed_to().into_iter().map(ToString::to_string)),
            edge.intensity().to_string(),
            edge.confidence().to_string(),
            written(edge.first()),
            written(edge.last()),
            documents(edge).to_string(),
            edge.evidence.len().to_string(),
            joined(edge.known_only_through().into_iter().map(str::to_owned)),
            each_once(edge, |record| record.scope.as_str()),
            each_once(edge, |record| record.modality.as_str()),
        ])?;
    }
    Ok(())
}

fn evidence<W: Write>(graph: &StanceGraph, rows: &mut Rows<W>) -> Result<(), ExportError> {
    let head = ["edge", "title", "publisher", "url"].iter().chain(RECORD);
    rows.add(head.map(|name| (*name).to_owned()))?;
    for edge in graph.edges() {
        for record in &edge.evidence {
            let document = graph.document(&record.document);
            let about = |field: fn(&DocumentNode) -> &Option<String>| {
                document
                    .and_then(|node| field(node).clone())
                    .unwrap_or_default()
            };
            let front = [
                edge.id.to_string(),
                about(|node| &node.title),
                about(|node| &node.publisher),
                about(|node| &node.url),
            ];
            rows.add(front.into_iter().chain(cells(record)))?;
        }
    }
    Ok(())
}

/// What is known of a document beside its id: columns and cells.
pub(super) const DOCUMENT: [&str; 7] = [
    "title",
    "date",
    "publisher",
    "url",
    "speaker",
    "party",
    "hash",
];

pub(super) fn document_cells(document: &DocumentNode) -> [String; 7] {
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    [
        text(&document.title),
        written(document.date),
        text(&document.publisher),
        text(&document.url),
        text(&document.speaker),
        text(&document.party),
        document.hash.clone(),
    ]
}

fn all_documents<W: Write>(graph: &StanceGraph, rows: &mut Rows<W>) -> Result<(), ExportError> {
    rows.head(&[&["id"][..], &DOCUMENT].concat())?;
    for document in graph.documents() {
        let id = [document.id.to_string()];
        rows.add(id.into_iter().chain(document_cells(document)))?;
    }
    Ok(())
}

const RECORD: &[&str] = &[
    "document",
    "date",
    "holder",
    "holder_name",
    "holder_kind",
    "party",
    "party_name",
    "stance",
    "act",
    "target",
    "target_id",
    "target_text",
    "target_start",
    "target_end",
    "target_actors",
    "addressee",
    "via",
    "intensity",
    "modality",
    "scope",
    "quoted",
    "confidence",
    "rule",
    "sentence",
    "start",
    "end",
];

fn cells(record: &Stance) -> Vec<String> {
    let party = record.party.as_ref();
    vec![
        record.document.to_string(),
        written(record.date),
        record.holder.id.to_string(),
        record.holder.name.clone(),
        record.holder.kind.to_string(),
        party.map(|party| party.id.to_string()).unwrap_or_default(),
        party.map(|party| party.name.clone()).unwrap_or_default(),
        record.stance.to_string(),
        record.act.to_string(),
        record.target.meaning.clone(),
        EdgeTarget::of(&record.target).as_str().to_owned(),
        record.target.text.clone(),
        record.target.start.to_string(),
        record.target.end.to_string(),
        names(&record.target.actors),
        names(&record.addressee),
        names(&record.via),
        record.intensity.to_string(),
        record.modality.to_string(),
        record.scope.to_string(),
        record.quoted.to_string(),
        record.confidence.to_string(),
        record.rule.to_string(),
        record.evidence.text.clone(),
        record.evidence.start.to_string(),
        record.evidence.end.to_string(),
    ]
}

fn names(actors: &[ActorRef]) -> String {
    joined(actors.iter().map(|actor| actor.name.clone()))
}

#[cfg(test)]
mod tests {
    use super::{Table, harmless};
    use crate::graph::sample::graph;

    #[test]
    fn tables() {
        for table in Table::ALL {
            let mut out = Vec::new();
            table.write(&graph(), &mut out).unwrap();
            insta::assert_snapshot!(table.file_name(), String::from_utf8(out).unwrap());
        }
    }

    #[test]
    fn formulas_are_disarmed() {
        for cell in ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1"] {
            assert!(harmless(cell).starts_with('\''), "{cell}");
        }
        assert_eq!(harmless("1=1"), "1=1");
    }
}
