//! How things look: colours, dashes, arrowheads, shapes, the legend.
//!
//! A stance is told by three signs at once (colour, dash, arrowhead), so that
//! a reader who sees no difference between red and green, or a page printed
//! in grey, loses nothing. Colours are those of Okabe and Ito.
//!
//! Must not know: what is in the drawing, beyond which signs occur.

use graphviz_rust::dot_structures::{
    Attribute, Edge, EdgeTy, Id, Node, NodeId, Stmt, Subgraph, Vertex,
};

use super::diagram::{Diagram, DiagramEdge, TargetKind};
use super::dot_quote::{constant, identifier, label, left_label, right_label};
use crate::vocabulary::{ActorKind, StanceKind};

/// Font of names and quotations: its widths are those of Arial and Liberation
/// Sans as well, so that text fits its box wherever the drawing is opened.
pub(super) const FONT: &str = "Helvetica";
/// Font of headings.
pub(super) const BOLD: &str = "Helvetica-Bold";
/// Colour of frames and notes.
pub(super) const FAINT: &str = "#8A94A0";

const INK: &str = "#20262D";
const OWN_PART: &str = "#6B7078";
const LEGEND_SIZE: &str = "10";

/// The signs of one stance.
pub(super) struct Signs {
    pub(super) colour: &'static str,
    /// The same, dark enough for small letters.
    pub(super) text: &'static str,
    dash: &'static str,
    arrowhead: &'static str,
}

pub(super) const fn signs(stance: StanceKind) -> Signs {
    let (colour, text, dash, arrowhead) = match stance {
        StanceKind::Supports => ("#009E73", "#00664A", "solid", "normal"),
        StanceKind::Opposes => ("#D55E00", "#963F00", "dashed", "tee"),
        StanceKind::Warns => ("#CC79A7", "#8A3F69", "dotted", "diamond"),
    };
    Signs {
        colour,
        text,
        dash,
        arrowhead,
    }
}

/// One attribute, its value a constant of ours.
pub(super) fn attribute(name: &str, value: &str) -> Attribute {
    Attribute(Id::Plain(name.to_owned()), constant(value))
}

/// One attribute with a value that is already quoted.
pub(super) fn quoted(name: &str, value: Id) -> Attribute {
    Attribute(Id::Plain(name.to_owned()), value)
}

/// Several attributes.
pub(super) fn attributes(pairs: &[(&str, &str)]) -> Vec<Attribute> {
    pairs
        .iter()
        .map(|(name, value)| attribute(name, value))
        .collect()
}

/// The signs of an edge, its words and tooltip not among them.
pub(super) fn edge_style(edge: &DiagramEdge) -> Vec<Attribute> {
    let mut style = line(edge.stance, edge.intensity, edge.own_participation);
    if edge.is_second_hand() {
        style.extend(heard());
        if edge.intensity >= 3 {
            // Else the thick line fills the open circle.
            style.push(attribute("arrowsize", "1.2"));
        }
    }
    style
}

fn line(stance: StanceKind, intensity: u8, own_part: bool) -> Vec<Attribute> {
    let signs = signs(stance);
    let (colour, text) = if own_part {
        (OWN_PART, OWN_PART)
    } else {
        (signs.colour, signs.text)
    };
    attributes(&[
        ("color", colour),
        ("fontcolor", text),
        ("style", signs.dash),
        ("arrowhead", signs.arrowhead),
        ("penwidth", pen_width(intensity)),
    ])
}

fn heard() -> Vec<Attribute> {
    attributes(&[("dir", "both"), ("arrowtail", "odot")])
}

fn pen_width(intensity: u8) -> &'static str {
    match intensity {
        0 | 1 => "1.3",
        2 => "2.3",
        _ => "3.8",
    }
}

/// The shape of a holder.
pub(super) fn holder_style(kind: ActorKind) -> Vec<Attribute> {
    let (style, fill) = match kind {
        ActorKind::Country => ("filled,rounded", "#E3ECF5"),
        ActorKind::Organisation | ActorKind::Collective => ("filled", "#D3E0EE"),
        ActorKind::Person => ("filled,rounded", "#F4EFE3"),
        ActorKind::Institution
        | ActorKind::Party
        | ActorKind::Group
        | ActorKind::Company
        | ActorKind::Media => ("filled", "#F0E7D3"),
    };
    attributes(&[("shape", "box"), ("style", style), ("fillcolor", fill)])
}

/// The shape of a target.
pub(super) fn target_style(kind: TargetKind) -> Vec<Attribute> {
    let (shape, fill) = match kind {
        TargetKind::Issue => ("box", "#FFFFFF"),
        TargetKind::Words => ("note", "#FFFFFF"),
        TargetKind::Actor => ("box", "#E9E9E9"),
    };
    attributes(&[("shape", shape), ("style", "filled"), ("fillcolor", fill)])
}

/// What all nodes and all edges share.
pub(super) fn defaults() -> (Vec<Attribute>, Vec<Attribute>) {
    let nodes = attributes(&[
        ("fontname", FONT),
        ("fontsize", "11"),
        ("fontcolor", INK),
        ("color", "#55606C"),
        ("margin", "0.13,0.04"),
        ("height", "0.3"),
    ]);
    let edges = attributes(&[("fontname", FONT), ("fontsize", "9"), ("arrowsize", "0.8")]);
    (nodes, edges)
}

/// The legend: one line for each sign that the drawing uses.
///
/// It lies below the drawing in the same four ranks, names at the sides and
/// lines between them, so that it adds no width. `ranks` is the number of
/// ranks between holders and targets.
pub(super) fn legend(diagram: &Diagram, ranks: u8) -> Option<Subgraph> {
    let entries = legend_entries(diagram);
    if entries.is_empty() {
        return None;
    }
    let mut stmts: Vec<Stmt> = attributes(&[
        ("label", "Legend"),
        ("fontname", BOLD),
        ("fontsize", LEGEND_SIZE),
        ("fontcolor", INK),
        ("labeljust", "l"),
        ("style", "rounded"),
        ("pencolor", FAINT),
        ("margin", "8"),
    ])
    .into_iter()
    .map(Stmt::Attribute)
    .collect();
    let rows = entries.len().div_ceil(2);
    let (left, right) = entries.split_at(rows);
    let widths = [left, right].map(column_width);
    stmts.extend(top_down(rows));
    for row in 0..rows {
        stmts.extend(legend_row(
            row,
            [left.get(row), right.get(row)],
            &widths,
            ranks,
        ));
    }
    Some(Subgraph {
        id: Id::Escaped("\"cluster_legend\"".to_owned()),
        stmts,
    })
}

/// Inches that the longest words of a column need, so that all line up.
#[allow(clippy::cast_precision_loss, reason = "small counts")]
fn column_width(entries: &[Entry]) -> String {
    let longest = entries
        .iter()
        .map(|(words, _)| words.len())
        .max()
        .unwrap_or(0);
    format!("{:.2}", longest as f64 * 0.066 + 0.2)
}

fn words(entry: Option<&Entry>) -> &'static str {
    entry.map_or("", |(words, _)| words)
}

type Entry = (&'static str, Vec<Attribute>);

fn legend_entries(diagram: &Diagram) -> Vec<Entry> {
    let any = |test: fn(&DiagramEdge) -> bool| diagram.edges.iter().any(test);
    let mut entries: Vec<Entry> = StanceKind::ALL
        .iter()
        .filter(|&&stance| diagram.edges.iter().any(|edge| edge.stance == stance))
        .map(|&stance| (stance.as_str(), line(stance, 2, false)))
        .collect();
    let plain = |width: &str| attributes(&[("color", INK), ("penwidth", width)]);
    if any(|edge| edge.intensity != 2) {
        entries.push(("thick: strongly, thin: mildly", plain(pen_width(3))));
    }
    if any(DiagramEdge::is_second_hand) {
        let mut signs = plain(pen_width(2));
        signs.extend(heard());
        entries.push(("only reported by others", signs));
    }
    if any(|edge| edge.own_participation) {
        let signs = attributes(&[("color", OWN_PART), ("penwidth", pen_width(2))]);
        entries.push(("own part in it only", signs));
    }
    entries
}

/// Keeps the rows in order: edges within a rank point upwards.
fn top_down(rows: usize) -> Option<Stmt> {
    let name = |row: usize| NodeId(identifier("legend:", &format!("a{row}")), None);
    let chain: Vec<Vertex> = (0..rows).rev().map(|row| Vertex::N(name(row))).collect();
    if chain.len() < 2 {
        return None;
    }
    let chain = Edge {
        ty: EdgeTy::Chain(chain),
        attributes: attributes(&[("style", "invis")]),
    };
    let stmts = vec![
        Stmt::Attribute(attribute("rank", "same")),
        Stmt::Edge(chain),
    ];
    Some(Stmt::Subgraph(Subgraph {
        id: Id::Escaped("\"legend_rows\"".to_owned()),
        stmts,
    }))
}

fn legend_row(
    row: usize,
    [left, right]: [Option<&Entry>; 2],
    widths: &[String; 2],
    ranks: u8,
) -> Vec<Stmt> {
    let name = |side: &str| NodeId(identifier("legend:", &format!("{side}{row}")), None);
    let text = |side: &str, words: Id, width: &str| {
        let own = vec![quoted("label", words), attribute("width", width)];
        node(name(side), own, TEXT)
    };
    let arrow = |from: &str, to: &str, entry: Option<&Entry>| {
        let signs = entry.map_or_else(|| attributes(&[("style", "invis")]), |(_, s)| s.clone());
        edge(name(from), name(to), signs)
    };
    let hidden = attributes(&[
        ("style", "invis"),
        ("weight", "50"),
        ("minlen", &ranks.saturating_sub(2).max(1).to_string()),
    ]);
    vec![
        text("a", right_label(words(left)), &widths[0]),
        node(name("b"), Vec::new(), POINT),
        node(name("c"), Vec::new(), POINT),
        text("d", left_label(words(right)), &widths[1]),
        arrow("a", "b", left),
        edge(name("b"), name("c"), hidden),
        arrow("c", "d", right),
    ]
}

const TEXT: &[(&str, &str)] = &[
    ("shape", "plaintext"),
    ("fontsize", LEGEND_SIZE),
    ("margin", "0.08,0.02"),
    ("height", "0.18"),
];
const POINT: &[(&str, &str)] = &[("shape", "point"), ("style", "invis"), ("width", "0.02")];

/// A node with attributes of its own before shared ones.
pub(super) fn node(id: NodeId, own: Vec<Attribute>, shared: &[(&str, &str)]) -> Stmt {
    let mut all = own;
    all.extend(attributes(shared));
    Stmt::Node(Node::new(id, all))
}

/// An edge.
pub(super) fn edge(from: NodeId, to: NodeId, attributes: Vec<Attribute>) -> Stmt {
    let ty = EdgeTy::Pair(Vertex::N(from), Vertex::N(to));
    Stmt::Edge(Edge { ty, attributes })
}

/// The attribute that names a thing: its label, quoted.
pub(super) fn labelled(text: &str) -> Attribute {
    quoted("label", label(text))
}
