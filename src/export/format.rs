//! The formats: names, endings, media types.

use std::fmt;
use std::io::Write;
use std::str::FromStr;

use super::diagram::Diagram;
use super::dot::dot;
use super::{ExportError, csv, graphml, json};
use crate::graph::StanceGraph;
use crate::vocabulary::UnknownWord;

/// A format that other programs read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// Node-link JSON, as `NetworkX` and D3 read it, with all evidence.
    Json,
    /// Tables for spreadsheets, R and pandas.
    Csv,
    /// Gephi, Cytoscape, yEd, igraph.
    GraphMl,
    /// Graphviz.
    Dot,
}

impl ExportFormat {
    /// All formats.
    pub const ALL: &'static [Self] = &[Self::Json, Self::Csv, Self::GraphMl, Self::Dot];

    /// The name by which one asks for it; also the usual ending of its files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::GraphMl => "graphml",
            Self::Dot => "dot",
        }
    }

    /// The registered media type, or the one in use.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Csv => "text/csv",
            Self::GraphMl => "application/graphml+xml",
            Self::Dot => "text/vnd.graphviz",
        }
    }

    /// Writes the graph as one file. Of the CSV tables this is the stances;
    /// [`csv::Table`] has the others.
    ///
    /// # Errors
    ///
    /// [`ExportError`] if `out` does not take it.
    pub fn write(self, graph: &StanceGraph, out: &mut dyn Write) -> Result<(), ExportError> {
        match self {
            Self::Json => json::write(graph, out),
            Self::Csv => csv::Table::Stances.write(graph, out),
            Self::GraphMl => graphml::write(graph, out),
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
