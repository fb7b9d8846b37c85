//! Export: a graph in, files that other programs read out.
//!
//! Comes in: a [`StanceGraph`]. Goes out: tables, XML, JSON, RDF and drawings for
//! other programs, one file here for each format. Must not know: where the
//! files go. Start reading at [`ExportFormat`].

pub mod alignment;
mod alignment_seats;
pub mod alignment_svg;
mod canvas;
pub mod csv;
pub mod cytoscape;
pub mod diagram;
mod diagram_source;
pub mod dna;
pub mod dot;
pub mod dot_alignment;
pub mod dot_quote;
mod dot_style;
mod dot_words;
pub mod error;
pub mod events;
mod flat;
pub mod format;
pub mod gexf;
pub mod graphml;
pub mod json;
pub mod jsonld;
mod markdown;
pub mod mermaid;
pub mod neo4j;
pub mod nquads;
pub mod page;
#[cfg(feature = "parquet")]
pub mod parquet;
mod rdf;
mod rdf_terms;
pub mod report;
mod report_model;
pub mod report_page;
#[cfg(feature = "sparql")]
pub mod sparql;
mod time_axis;
pub mod timeline;
mod timeline_legend;
mod timeline_marks;
mod timeline_rows;
pub mod timeline_svg;
pub mod turtle;
mod xml;

use crate::graph::{StanceEdge, StanceGraph};

pub use error::ExportError;
pub use format::ExportFormat;

/// What joins two nodes, as formats of nodes and links write it.
#[derive(Clone, Copy, Debug)]
struct Link<'g> {
    source: &'g str,
    target: &'g str,
    relation: Relation<'g>,
}

/// The sorts of links.
#[derive(Clone, Copy, Debug)]
enum Relation<'g> {
    /// Holder → issue or unlisted target.
    Stance(&'g StanceEdge),
    /// Holder → actor at whom that stance is aimed.
    AimedAt(&'g StanceEdge),
    /// State or organisation → organisation.
    Member(&'g crate::lexicon::Membership),
    /// Person → state or organisation.
    Office(&'g crate::lexicon::Office),
    /// Ministry, parliament, court → state.
    Part,
    /// Issue → wider issue.
    Broader,
}

impl Relation<'_> {
    fn name(self) -> &'static str {
        match self {
            Self::Stance(_) => "stance",
            Self::AimedAt(_) => "aimed-at",
            Self::Member(_) => "member",
            Self::Office(_) => "office",
            Self::Part => "part",
            Self::Broader => "broader",
        }
    }
}

/// All links of which both ends are nodes, stances first.
fn links(graph: &StanceGraph) -> Vec<Link<'_>> {
    let mut links = Vec::new();
    for edge in graph.edges() {
        let source = edge.holder.as_str();
        links.push(Link {
            source,
            target: edge.target.as_str(),
            relation: Relation::Stance(edge),
        });
        links.extend(edge.aimed_at().into_iter().map(|actor| Link {
            source,
            target: actor.as_str(),
            relation: Relation::AimedAt(edge),
        }));
    }
    for actor in graph.actors() {
        let source = actor.id.as_str();
        let memberships = actor.memberships.iter();
        let memberships = memberships.map(|it| (&it.of, Relation::Member(it)));
        let offices = actor
            .offices
            .iter()
            .map(|it| (&it.of, Relation::Office(it)));
        let party = actor.party.iter().map(|party| (party, Relation::Part));
        for (of, relation) in memberships.chain(offices).chain(party) {
            if let Some(node) = graph.actor(of) {
                let target = node.id.as_str();
                links.push(Link {
                    source,
                    target,
                    relation,
                });
            }
        }
    }
    for issue in graph.issues() {
        let broader = issue.broader.iter().filter(|id| graph.issue(id).is_some());
        links.extend(broader.map(|id| Link {
            source: issue.id.as_str(),
            target: id.as_str(),
            relation: Relation::Broader,
        }));
    }
    links
}
