//! The formats: names, endings, media types.

use std::fmt;
use std::io::Write;
use std::str::FromStr;

use super::diagram::Diagram;
use super::dot::dot;
#[cfg(feature = "parquet")]
use super::parquet;
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
    /// RDF 1.2 for people, positions as triple terms.
    Turtle12,
    /// RDF 1.2, a line a statement, positions as triple terms.
    NQuads12,
    /// RDF in JSON.
    JsonLd,
    /// Statements as Discourse Network Analyzer writes them.
    Dna,
    /// Rows with the event codes of CAMEO and PLOVER.
    Events,
    /// One typed table for `DuckDB`, pandas, R and Spark.
    #[cfg(feature = "parquet")]
    Parquet,
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
        Self::Turtle12,
        Self::NQuads12,
        Self::JsonLd,
        Self::Dna,
        Self::Events,
        #[cfg(feature = "parquet")]
        Self::Parquet,
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
            Self::Turtle12 => "turtle12",
            Self::NQuads12 => "nquads12",
            Self::JsonLd => "jsonld",
            Self::Dna => "dna",
            Self::Events => "events",
            #[cfg(feature = "parquet")]
            Self::Parquet => "parquet",
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
            Self::Turtle | Self::Turtle12 => "ttl",
            Self::NQuads | Self::NQuads12 => "nq",
            Self::JsonLd => "jsonld",
            #[cfg(feature = "parquet")]
            Self::Parquet => "parquet",
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
            Self::Turtle12 => "text/turtle; version=1.2",
            Self::NQuads12 => "application/n-quads; version=1.2",
            Self::JsonLd => "application/ld+json",
            #[cfg(feature = "parquet")]
            Self::Parquet => "application/vnd.apache.parquet",
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
            Self::Turtle12 => turtle::write_with_triple_terms(graph, out),
            Self::NQuads12 => nquads::write_with_triple_terms(graph, out),
            Self::JsonLd => jsonld::write(graph, out),
            Self::Dna => dna::write(graph, out),
            Self::Events => events::write(graph, out),
            #[cfg(feature = "parquet")]
            Self::Parquet => parquet::write(graph, out),
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
