//! DOT: a stance diagram in, a text that Graphviz draws out.
//!
//! Comes in: a [`Diagram`], already cut to what a page can show. Goes out: DOT
//! with holders on the left, targets on the right, legend and notes below.
//! Must not know: graphs, files, SVG. Everything that came from a document
//! passes `dot_quote.rs`; what is written is in `dot_words.rs`, what it looks
//! like in `dot_style.rs`.

use std::collections::BTreeMap;

use graphviz_rust::dot_structures::{
    Attribute, Graph, GraphAttributes, Id, NodeId, Stmt, Subgraph,
};
use graphviz_rust::printer::{DotPrinter, PrinterContext};

use super::diagram::{Cluster, Diagram, DiagramEdge, HolderNode, TargetNode};
use super::dot_quote::{identifier, label, left_label, link, wrap};
use super::dot_style::{
    BOLD, FAINT, FONT, attribute, attributes, defaults, edge, edge_style, holder_style, labelled,
    legend, node, quoted, target_style,
};
use super::dot_words::{
    Names, edge_label, group_name, holder_lines, holder_tooltip, notes, target_lines, verb,
};
use crate::vocabulary::StanceKind;

/// Ranks from holders to targets. With fewer, edges end on top of each other;
/// with more, all of them cross in the first gap.
const RANKS: u8 = 4;

/// More edges than this are drawn closer together.
const MANY: usize = 20;

/// The diagram in the DOT language; the same diagram gives the same bytes.
pub fn dot(diagram: &Diagram) -> String {
    let drawing = Drawing::of(diagram);
    let mut frame: Vec<Stmt> = statements(attributes(&[
        ("labelloc", "t"),
        ("fontname", BOLD),
        ("fontsize", "18"),
        ("pencolor", "none"),
    ]));
    let title = wrap(&diagram.title, 64, 3).join("\n");
    frame.push(Stmt::Attribute(quoted("label", left_label(&title))));
    // Drawn from the left, what is named first comes to lie at the bottom.
    frame.extend(legend(diagram, RANKS).map(Stmt::Subgraph));
    frame.push(Stmt::Subgraph(drawing.positions()));
    let stmts = vec![
        Stmt::GAttribute(GraphAttributes::Graph(drawing.page())),
        Stmt::GAttribute(GraphAttributes::Node(defaults().0)),
        Stmt::GAttribute(GraphAttributes::Edge(defaults().1)),
        Stmt::Subgraph(Subgraph {
            id: cluster("frame"),
            stmts: frame,
        }),
    ];
    let graph = Graph::DiGraph {
        id: label(&diagram.title),
        strict: false,
        stmts,
    };
    let mut text = graph.print(&mut PrinterContext::default());
    text.push('\n');
    text
}

fn statements(attributes: Vec<Attribute>) -> Vec<Stmt> {
    attributes.into_iter().map(Stmt::Attribute).collect()
}

fn cluster(id: &str) -> Id {
    identifier("cluster_", id)
}

/// What a holder is called in the DOT text.
pub(super) fn holder_name(id: &str) -> String {
    bare(identifier("holder:", id))
}

/// What a target is called in the DOT text.
pub(super) fn target_name(id: &str) -> String {
    bare(identifier("target:", id))
}

fn bare(id: Id) -> String {
    match id {
        Id::Escaped(name) => name.trim_matches('"').to_owned(),
        other => other.to_string(),
    }
}

fn holder_id(id: &str) -> NodeId {
    NodeId(identifier("holder:", id), None)
}

fn target_id(id: &str) -> NodeId {
    NodeId(identifier("target:", id), None)
}

/// A diagram with what its parts need to know of the whole.
struct Drawing<'a> {
    diagram: &'a Diagram,
    names: Names<'a>,
    /// How many edges a holder or target has.
    ends: [BTreeMap<&'a str, usize>; 2],
    /// How many edges a holder and a target have between them.
    pairs: BTreeMap<(&'a str, &'a str), usize>,
}

impl<'a> Drawing<'a> {
    fn of(diagram: &'a Diagram) -> Self {
        let mut ends = [BTreeMap::new(), BTreeMap::new()];
        let mut pairs = BTreeMap::new();
        for edge in &diagram.edges {
            *ends[0].entry(edge.holder.as_str()).or_default() += 1;
            *ends[1].entry(edge.target.as_str()).or_default() += 1;
            let pair = (edge.holder.as_str(), edge.target.as_str());
            *pairs.entry(pair).or_default() += 1;
        }
        Self {
            diagram,
            names: Names::of(diagram),
            ends,
            pairs,
        }
    }

    /// The page: direction, distances, and the notes at its foot.
    fn page(&self) -> Vec<Attribute> {
        let mut page = attributes(&[
            ("rankdir", "LR"),
            ("charset", "UTF-8"),
            ("bgcolor", "white"),
            ("pad", "0.25"),
            (
                "nodesep",
                if self.diagram.edges.len() > MANY {
                    "0.04"
                } else {
                    "0.08"
                },
            ),
            ("ranksep", &format!("{:.2}", self.rank_gap())),
            ("fontname", FONT),
            ("fontsize", "9"),
            ("fontcolor", "#4A535D"),
            ("labelloc", "b"),
            ("labeljust", "l"),
        ]);
        page.push(quoted("label", left_label(&notes(self.diagram))));
        page
    }

    /// Inches between ranks, so that a drawing of this height is about as wide
    /// as a page on its side.
    fn rank_gap(&self) -> f64 {
        let holders = self.diagram.holders.iter();
        let targets = self.diagram.targets.iter();
        let holders: f64 = holders.map(|node| self.holder_height(node) + 0.1).sum();
        let targets: f64 = targets.map(|node| self.target_height(node) + 0.1).sum();
        let gap = (holders.max(targets) + 2.2) * 1.35 - 4.6;
        gap.clamp(2.4, 9.0) / f64::from(RANKS)
    }

    /// The drawing proper, in a frame of its own so that the legend stays below.
    fn positions(&self) -> Subgraph {
        let diagram = self.diagram;
        let mut stmts = statements(attributes(&[("label", ""), ("pencolor", "none")]));
        let grouping = diagram.grouping();
        let mut groups: BTreeMap<&str, Vec<Stmt>> = BTreeMap::new();
        let mut alone = Vec::new();
        for holder in &diagram.holders {
            let drawn = self.holder(holder);
            match grouping.get(holder.id.as_str()) {
                Some(&group) => groups.entry(group).or_default().push(drawn),
                None => alone.push(drawn),
            }
        }
        for group in &diagram.clusters {
            let members = groups.remove(group.id.as_str());
            stmts.extend(members.map(|members| Stmt::Subgraph(group_frame(group, members))));
        }
        stmts.extend(alone);
        stmts.extend(self.targets());
        stmts.extend(diagram.edges.iter().map(|edge| self.position(edge)));
        Subgraph {
            id: cluster("positions"),
            stmts,
        }
    }

    fn holder(&self, holder: &HolderNode) -> Stmt {
        let lines = holder_lines(self.diagram, holder);
        let mut own = vec![
            labelled(&lines.join("\n")),
            quoted("tooltip", label(&holder_tooltip(holder))),
            inches("height", self.holder_height(holder)),
        ];
        own.extend(holder_style(holder.kind));
        node(holder_id(&holder.id), own, &[])
    }

    /// The targets, framed by stance where the diagram asks for it.
    fn targets(&self) -> Vec<Stmt> {
        let stances = if self.diagram.by_stance {
            self.diagram.only_stances()
        } else {
            BTreeMap::new()
        };
        let mut by_stance: BTreeMap<StanceKind, Vec<Stmt>> = BTreeMap::new();
        let mut alone = Vec::new();
        for target in &self.diagram.targets {
            let drawn = self.target(target);
            match stances.get(target.id.as_str()) {
                Some(&stance) => by_stance.entry(stance).or_default().push(drawn),
                None => alone.push(drawn),
            }
        }
        // What is named first comes to lie at the bottom.
        let frames = by_stance.into_iter().rev().map(|(stance, members)| {
            Stmt::Subgraph(frame(
                "cluster_stance:",
                stance.as_str(),
                verb(stance),
                members,
            ))
        });
        alone.splice(0..0, frames);
        alone
    }

    fn target(&self, target: &TargetNode) -> Stmt {
        let mut own = vec![
            labelled(&target_lines(target).join("\n")),
            quoted("tooltip", label(&target.label)),
            inches("height", self.target_height(target)),
        ];
        own.extend(target_style(target.kind));
        node(target_id(&target.id), own, &[])
    }

    /// Inches: room for the name, and for every edge to end beside the others.
    fn holder_height(&self, holder: &HolderNode) -> f64 {
        let edges = self.ends[0].get(holder.id.as_str()).copied();
        height(holder_lines(self.diagram, holder).len(), edges.unwrap_or(0))
    }

    fn target_height(&self, target: &TargetNode) -> f64 {
        let edges = self.ends[1].get(target.id.as_str()).copied();
        height(target_lines(target).len(), edges.unwrap_or(0))
    }

    fn position(&self, drawn: &DiagramEdge) -> Stmt {
        let mut own = edge_style(drawn);
        let tooltip = label(&self.names.tooltip(drawn));
        let mut words = edge_label(drawn);
        let pair = (drawn.holder.as_str(), drawn.target.as_str());
        if words.is_empty() && self.pairs.get(&pair).is_some_and(|&edges| edges > 1) {
            // Words keep edges apart that would else lie on top of each other.
            verb(drawn.stance).clone_into(&mut words);
        }
        if !words.is_empty() {
            own.push(labelled(&words));
            own.push(quoted("labeltooltip", tooltip.clone()));
        }
        own.push(quoted("tooltip", tooltip));
        let url = drawn.url.as_deref().and_then(link);
        own.extend(url.map(|url| quoted("URL", url)));
        own.push(attribute("minlen", &RANKS.to_string()));
        edge(holder_id(&drawn.holder), target_id(&drawn.target), own)
    }
}

/// The frame around an alliance.
fn group_frame(group: &Cluster, members: Vec<Stmt>) -> Subgraph {
    frame("cluster_of:", &group.id, &group_name(&group.label), members)
}

fn frame(prefix: &str, id: &str, name: &str, members: Vec<Stmt>) -> Subgraph {
    let mut stmts = statements(attributes(&[
        ("fontname", FONT),
        ("fontsize", "10"),
        ("fontcolor", "#4A535D"),
        ("labeljust", "l"),
        ("style", "rounded"),
        ("pencolor", FAINT),
        ("bgcolor", "#F6F8FA"),
        ("margin", "8"),
    ]));
    stmts.push(Stmt::Attribute(labelled(name)));
    stmts.extend(members);
    Subgraph {
        id: identifier(prefix, id),
        stmts,
    }
}

fn inches(name: &str, length: f64) -> Attribute {
    attribute(name, &format!("{length:.2}"))
}

/// More edges than this make a node no taller.
const TALLEST: usize = 60;

#[allow(clippy::cast_precision_loss, reason = "small counts")]
fn height(lines: usize, edges: usize) -> f64 {
    let (lines, edges) = (lines as f64, edges.min(TALLEST) as f64);
    (0.1 + lines * 0.184).max(edges * 0.15).max(0.3)
}

#[cfg(test)]
mod tests {
    use super::dot;
    use crate::export::diagram::Diagram;
    use crate::export::diagram::sample::world;

    #[test]
    fn a_small_world() {
        let mut diagram = world();
        diagram.keep_strongest(None);
        insta::assert_snapshot!(dot(&diagram));
    }

    #[test]
    fn what_is_left_out_is_said() {
        let mut diagram = world();
        diagram.keep_strongest(Some(4));
        let text = dot(&diagram);
        assert!(
            text.contains("The 4 strongest of 6 edges are drawn; 2 are left out."),
            "{text}"
        );
    }

    #[test]
    fn nothing_is_a_drawing_too() {
        assert!(graphviz_rust::parse(&dot(&Diagram::default())).is_ok());
    }
}
