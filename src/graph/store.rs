//! Graph files: RON that people can read, compare line by line and mend by hand.
//!
//! The file holds documents, actors, issues and edges with their evidence.
//! What follows from the evidence (confidence, dates, target nodes) is not
//! written, so it cannot disagree with it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::assemble::from_reports;
use super::{ActorNode, Catalogue, DocumentNode, IssueNode, Report, StanceEdge, StanceGraph};
use crate::id::{DocumentId, EdgeId};
use crate::ron_text;

/// The form of the file that this program writes, and the newest it reads.
pub const VERSION: u32 = 1;

/// A graph file that cannot be read, or a graph that cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file is not RON of the expected form.
    #[error("{file}:{line}:{column}: {message}")]
    Syntax {
        /// File name.
        file: String,
        /// Line from 1.
        line: usize,
        /// Column from 1, in characters.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// A newer program wrote the file.
    #[error("{file}: graph file of version {found}; this program reads up to {VERSION}")]
    Version {
        /// File name.
        file: String,
        /// The version that the file states.
        found: u32,
    },
    /// Two documents have one identifier.
    #[error("{file}: document '{document}' stands there twice")]
    Twice {
        /// File name.
        file: String,
        /// The document.
        document: DocumentId,
    },
    /// A record of evidence names a document that the file does not list.
    #[error("{file}: edge {edge} has evidence from '{document}', which is not among the documents")]
    NoDocument {
        /// File name.
        file: String,
        /// The edge.
        edge: EdgeId,
        /// The document.
        document: DocumentId,
    },
    /// An edge's evidence says something else than the edge.
    #[error("{file}: edge {edge} and its evidence differ in holder, party, stance or target")]
    Disagrees {
        /// File name.
        file: String,
        /// The edge.
        edge: EdgeId,
    },
    /// The graph cannot be put into words.
    #[error("the graph cannot be written: {0}")]
    Write(#[from] ron::Error),
}

/// The file's content. Lists, never maps: RON keeps only the last of two equal keys.
#[derive(Deserialize)]
#[serde(rename = "StanceGraph", deny_unknown_fields)]
struct GraphFile {
    version: u32,
    documents: Vec<DocumentNode>,
    actors: Vec<ActorNode>,
    issues: Vec<IssueNode>,
    edges: Vec<StanceEdge>,
}

#[derive(Serialize)]
#[serde(rename = "StanceGraph")]
struct GraphView<'a> {
    version: u32,
    documents: &'a [DocumentNode],
    actors: &'a [ActorNode],
    issues: &'a [IssueNode],
    edges: &'a [StanceEdge],
}

impl StanceGraph {
    /// The graph file's text.
    ///
    /// # Errors
    ///
    /// [`StoreError::Write`] if a value has no form in RON, which no graph of
    /// this program's making has.
    pub fn to_ron(&self) -> Result<String, StoreError> {
        let view = GraphView {
            version: VERSION,
            documents: &self.documents,
            actors: &self.actors,
            issues: &self.issues,
            edges: &self.edges,
        };
        Ok(ron_text::to_text(&view)?)
    }

    /// Reads a graph file's text; `file` is its name for messages.
    ///
    /// # Errors
    ///
    /// Any [`StoreError`] but [`StoreError::Write`]; each names the file and the
    /// line, or the edge or document, that is wrong.
    pub fn from_ron(file: &str, text: &str) -> Result<Self, StoreError> {
        let read: GraphFile = ron::from_str(text).map_err(|error| StoreError::Syntax {
            file: file.to_owned(),
            line: error.span.start.line,
            column: error.span.start.col,
            message: error.code.to_string(),
        })?;
        if read.version > VERSION {
            return Err(StoreError::Version {
                file: file.to_owned(),
                found: read.version,
            });
        }
        let mut reports = reports_of(file, read.documents)?;
        for edge in read.edges {
            file_evidence(file, edge, &mut reports)?;
        }
        let known = Catalogue::of_nodes(read.actors, read.issues);
        Ok(from_reports(reports, &known))
    }
}

fn reports_of(
    file: &str,
    documents: Vec<DocumentNode>,
) -> Result<BTreeMap<DocumentId, Report>, StoreError> {
    let mut reports = BTreeMap::new();
    for document in documents {
        let id = document.id.clone();
        let report = Report {
            document,
            stances: Vec::new(),
        };
        if reports.insert(id.clone(), report).is_some() {
            return Err(StoreError::Twice {
                file: file.to_owned(),
                document: id,
            });
        }
    }
    Ok(reports)
}

/// Gives an edge's records back to the documents that they come from.
fn file_evidence(
    file: &str,
    edge: StanceEdge,
    reports: &mut BTreeMap<DocumentId, Report>,
) -> Result<(), StoreError> {
    for record in edge.evidence {
        let derived = StanceEdge::for_record(&record);
        let agrees = (&derived.holder, &derived.party) == (&edge.holder, &edge.party)
            && (derived.stance, &derived.target) == (edge.stance, &edge.target);
        if !agrees {
            return Err(StoreError::Disagrees {
                file: file.to_owned(),
                edge: edge.id,
            });
        }
        let Some(report) = reports.get_mut(&record.document) else {
            return Err(StoreError::NoDocument {
                file: file.to_owned(),
                edge: edge.id,
                document: record.document,
            });
        };
        report.stances.push(record);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{StanceGraph, StoreError};
    use crate::graph::sample::graph;

    #[test]
    fn read_back_is_identity() {
        let text = graph().to_ron().unwrap();
        let back = StanceGraph::from_ron("g.ron", &text).unwrap();
        assert_eq!(back, graph());
        assert_eq!(back.to_ron().unwrap(), text);
    }

    #[test]
    fn form_of_the_file() {
        insta::assert_snapshot!(graph().to_ron().unwrap());
    }

    #[test]
    fn errors_name_the_place() {
        let text = graph().to_ron().unwrap();
        let broken = text.replacen("documents:", "dokuments:", 1);
        let error = StanceGraph::from_ron("g.ron", &broken).unwrap_err();
        assert!(error.to_string().starts_with("g.ron:4:"), "{error}");

        let newer = text.replacen("version: 1", "version: 9", 1);
        let error = StanceGraph::from_ron("g.ron", &newer).unwrap_err();
        assert!(
            matches!(error, StoreError::Version { found: 9, .. }),
            "{error}"
        );

        let edited = text.replacen("stance: opposes", "stance: warns", 1);
        let error = StanceGraph::from_ron("g.ron", &edited).unwrap_err();
        assert!(matches!(error, StoreError::Disagrees { .. }), "{error}");
    }

    #[test]
    fn evidence_struck_out_by_hand_takes_its_edge_along() {
        let text = graph().to_ron().unwrap();
        let start = text.find("edges: [").unwrap();
        let without = format!("{}edges: [],\n)", &text[..start]);
        let graph = StanceGraph::from_ron("g.ron", &without).unwrap();
        assert!(graph.edges().is_empty() && graph.actors().is_empty());
        assert_eq!(graph.documents().len(), 2);
    }
}
