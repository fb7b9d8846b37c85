//! The formats: names, endings, media types.

use std::fmt;
use std::io::Write;
use std::str::FromStr;

use super::diagram::Diagram;
use super::dot::dot;
use super::{
    ExportError, csv, cytoscape, dna, events, gexf, graphml, json, jsonld, mermaid, neo4j, nquads,
    turtle,
};
use crate::graph::StanceGraph;
use crate::vocabulary::UnknownWord;

/// A format that other programs read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// Node-link JSON, as `NetworkX` and D3 read it, with all evidence.
    Json,
    /// Cytoscape.js JSON, with all evidence.
    Cytoscape,
    /// Tables for spreadsheets, R and pandas.
    Csv,
    /// Gephi, Cytoscape, yEd, igraph.
    GraphMl,
    /// Gephi, with time.
    Gexf,
    /// Tables for `neo4j-admin database import`.
    Neo4j,
    /// RDF for people.
    Turtle,
    /// RDF, a line a statement.
    NQuads,
    /// RDF in JSON.
    JsonLd,
    /// Statements as Discourse Network Analyzer writes them.
    Dna,
    /// Rows with the event codes of CAMEO and PLOVER.
    Events,
    /// A flowchart for Markdown pages.
    Mermaid,
    /// Graphviz.
    Dot,
}

impl ExportFormat {
    /// All formats.
    pub const ALL: &'static [Self] = &[
        Self::Json,
        Self::Cytoscape,
        Self::Csv,
        Self::GraphMl,
        Self::Gexf,
        Self::Neo4j,
        Self::Turtle,
        Self::NQuads,
        Self::JsonLd,
        Self::Dna,
        Self::Events,
        Self::Mermaid,
        Self::Dot,
    ];

    /// The name by which one asks for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Cytoscape => "cytoscape",
            Self::Csv => "csv",
            Self::GraphMl => "graphml",
            Self::Gexf => "gexf",
            Self::Neo4j => "neo4j",
            Self::Turtle => "turtle",
            Self::NQuads => "nquads",
            Self::JsonLd => "jsonld",
            Self::Dna => "dna",
            Self::Events => "events",
            Self::Mermaid => "mermaid",
            Self::Dot => "dot",
        }
    }

    /// The usual ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Cytoscape => "cyjs",
            Self::Csv | Self::Neo4j | Self::Dna | Self::Events => "csv",
            Self::GraphMl => "graphml",
            Self::Gexf => "gexf",
            Self::Turtle => "ttl",
            Self::NQuads => "nq",
            Self::JsonLd => "jsonld",
            Self::Mermaid => "mmd",
            Self::Dot => "dot",
        }
    }

    /// The registered media type, or the one in use.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json | Self::Cytoscape => "application/json",
            Self::Csv | Self::Neo4j | Self::Dna | Self::Events => "text/csv",
            Self::GraphMl => "application/graphml+xml",
            Self::Gexf => "application/gexf+xml",
            Self::Turtle => "text/turtle",
            Self::NQuads => "application/n-quads",
            Self::JsonLd => "application/ld+json",
            Self::Mermaid => "text/vnd.mermaid",
            Self::Dot => "text/vnd.graphviz",
        }
    }

    /// The files of a format that needs several, with their usual names;
    /// nothing for the others.
    ///
    /// # Errors
    ///
    /// [`ExportError`] if there is no room for them.
    pub fn files(self, graph: &StanceGraph) -> Result<Vec<(&'static str, Vec<u8>)>, ExportError> {
        let mut files = Vec::new();
        let mut add = |name, write: &dyn Fn(&mut Vec<u8>) -> Result<(), ExportError>| {
            let mut content = Vec::new();
            write(&mut content)?;
            files.push((name, content));
            Ok::<(), ExportError>(())
        };
        match self {
            Self::Csv => {
                for table in csv::Table::ALL {
                    add(table.file_name(), &|out| table.write(graph, out))?;
                }
            }
            Self::Neo4j => {
                for table in neo4j::Table::ALL {
                    add(table.file_name(), &|out| table.write(graph, out))?;
                }
            }
            _ => {}
        }
        Ok(files)
    }

    /// Writes the graph as one file. Of the CSV tables this is the stances, of
    /// those of Neo4j the relationships; [`files`](Self::files) gives all.
    ///
    /// # Errors
    ///
    /// [`ExportError`] if `out` does not take it.
    pub fn write(self, graph: &StanceGraph, out: &mut dyn Write) -> Result<(), ExportError> {
        match self {
            Self::Json => json::write(graph, out),
            Self::Cytoscape => cytoscape::write(graph, out),
            Self::Csv => csv::Table::Stances.write(graph, out),
            Self::GraphMl => graphml::write(graph, out),
            Self::Gexf => gexf::write(graph, out),
            Self::Neo4j => neo4j::Table::Relationships.write(graph, out),
            Self::Turtle => turtle::write(graph, out),
            Self::NQuads => nquads::write(graph, out),
            Self::JsonLd => jsonld::write(graph, out),
            Self::Dna => dna::write(graph, out),
            Self::Events => events::write(graph, out),
            Self::Mermaid => mermaid::write(graph, out),
            Self::Dot => Ok(out.write_all(drawing(graph).as_bytes())?),
        }
    }
}

/// All positions as DOT, however many. A drawing for one page is the work of
/// [`Diagram::keep_strongest`].
fn drawing(graph: &StanceGraph) -> String {
    let records = graph.edges().iter().flat_map(|edge| &edge.evidence);
    let mut diagram = Diagram::of_records(graph, records);
    "Positions".clone_into(&mut diagram.title);
    dot(&diagram)
}

impl fmt::Display for ExportFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for ExportFormat {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        let named = Self::ALL.iter().find(|format| format.as_str() == word);
        named.copied().ok_or_else(|| UnknownWord {
            word: word.to_owned(),
            choices: Self::ALL.iter().map(|format| format.as_str()).collect(),
        })
    }
}
