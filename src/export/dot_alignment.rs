//! The network of agreement and conflict in the DOT language.
//!
//! Comes in: an [`Alignment`]. Goes out: DOT of an undirected graph with a
//! cluster for each bloc, for `fdp` or any other program of Graphviz to lay
//! out; `alignment_svg.rs` draws the same on a circle. All text passes
//! `dot_quote.rs`.

use std::collections::BTreeMap;

use graphviz_rust::dot_structures::{
    Attribute, Edge, EdgeTy, Graph, GraphAttributes, NodeId, Stmt, Subgraph, Vertex,
};
use graphviz_rust::printer::{DotPrinter, PrinterContext};

use super::alignment::{Alignment, AlignmentTie};
use super::alignment_svg::{AGREEMENT, CONFLICT};
use super::dot_quote::{identifier, label, left_label, wrap};
use super::dot_style::{
    BOLD, FAINT, FONT, attributes, defaults, holder_style, labelled, node, quoted,
};
use super::dot_words::basis_words;

/// Widest and thinnest line, in points.
const WIDTHS: (f64, f64) = (6.0, 1.2);

/// The alignment in the DOT language; the same alignment gives the same bytes.
pub fn dot(alignment: &Alignment) -> String {
    let mut stmts = vec![
        Stmt::GAttribute(GraphAttributes::Graph(page(alignment))),
        Stmt::GAttribute(GraphAttributes::Node(defaults().0)),
        Stmt::GAttribute(GraphAttributes::Edge(attributes(&[("fontname", FONT)]))),
    ];
    let mut blocs: BTreeMap<usize, Vec<Stmt>> = BTreeMap::new();
    for actor in &alignment.actors {
        let mut own = vec![
            labelled(&wrap(&actor.name, 26, 2).join("\n")),
            quoted("tooltip", label(&actor.name)),
        ];
        own.extend(holder_style(actor.kind));
        let drawn = node(name(&actor.id), own, &[]);
        blocs.entry(actor.bloc).or_default().push(drawn);
    }
    stmts.extend(blocs.into_iter().map(|(number, members)| {
        let mut stmts: Vec<Stmt> = attributes(&[
            ("label", &format!("Bloc {number}")),
            ("fontname", FONT),
            ("fontsize", "10"),
            ("style", "rounded"),
            ("pencolor", FAINT),
            ("bgcolor", "#F6F8FA"),
            ("margin", "12"),
        ])
        .into_iter()
        .map(Stmt::Attribute)
        .collect();
        stmts.extend(members);
        Stmt::Subgraph(Subgraph {
            id: identifier("cluster_bloc:", &number.to_string()),
            stmts,
        })
    }));
    let heaviest = alignment.heaviest();
    for tie in &alignment.ties {
        stmts.extend(lines(alignment, tie, heaviest));
    }
    let graph = Graph::Graph {
        id: label(&alignment.title),
        strict: false,
        stmts,
    };
    let mut text = graph.print(&mut PrinterContext::default());
    text.push('\n');
    text
}

fn name(id: &str) -> NodeId {
    NodeId(identifier("actor:", id), None)
}

fn page(alignment: &Alignment) -> Vec<Attribute> {
    let mut page = attributes(&[
        ("layout", "fdp"),
        ("K", "1.6"),
        ("splines", "true"),
        ("overlap", "false"),
        ("charset", "UTF-8"),
        ("bgcolor", "white"),
        ("pad", "0.25"),
        ("fontname", BOLD),
        ("fontsize", "12"),
        ("labelloc", "b"),
        ("labeljust", "l"),
    ]);
    let mut words = vec![wrap(&alignment.title, 64, 3).join("\n")];
    words.push("green, solid: agreement; orange, dashed: conflict; width: weight".to_owned());
    words.push(basis_words(&alignment.basis));
    page.push(quoted("label", left_label(&words.join("\n"))));
    page
}

/// A line for what the two share, one for what divides them.
fn lines(alignment: &Alignment, tie: &AlignmentTie, heaviest: f64) -> Vec<Stmt> {
    let ends = [tie.between.0, tie.between.1].map(|place| &alignment.actors[place].id);
    let line = |weight: f64, sort: &str, colour: &str, style: &str| {
        let width = WIDTHS.1.max(WIDTHS.0 * weight / heaviest);
        let mut own = attributes(&[
            ("class", sort),
            ("color", colour),
            ("style", style),
            ("penwidth", &format!("{width:.2}")),
            ("weight", &format!("{weight:.2}")),
        ]);
        own.push(quoted("tooltip", label(&tie.told(alignment))));
        Stmt::Edge(Edge {
            ty: EdgeTy::Pair(Vertex::N(name(ends[0])), Vertex::N(name(ends[1]))),
            attributes: own,
        })
    };
    let mut drawn = Vec::new();
    if tie.agreement > 0.0 {
        drawn.push(line(tie.agreement, "agreement", AGREEMENT, "solid"));
    }
    if tie.conflict > 0.0 {
        drawn.push(line(tie.conflict, "conflict", CONFLICT, "dashed"));
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::dot;
    use crate::export::alignment::Alignment;

    #[test]
    fn nothing_is_a_drawing_too() {
        let text = dot(&Alignment::default());
        assert!(graphviz_rust::parse(&text).is_ok(), "{text}");
    }
}
