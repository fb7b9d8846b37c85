//! DOT: a stance diagram in, a text that Graphviz draws out.
//!
//! Comes in: a [`Diagram`], already cut to what a page can show. Goes out: DOT
//! with holders on the left, targets on the right, legend and notes below.
//! Must not know: graphs, files, SVG. Everything that came from a document
//! passes `dot_quote.rs`; what things look like is in `dot_style.rs`.

use std::collections::BTreeMap;

use graphviz_rust::dot_structures::{
    Attribute, Graph, GraphAttributes, Id, NodeId, Stmt, Subgraph,
};
use graphviz_rust::printer::{DotPrinter, PrinterContext};

use super::diagram::{Diagram, DiagramEdge, HolderNode, Quote, TargetNode};
use super::dot_quote::{identifier, label, left_label, link, wrap};
use super::dot_style::{
    BOLD, FAINT, FONT, attribute, attributes, defaults, edge, edge_style, holder_style, labelled,
    legend, node, quoted, target_style,
};
use crate::vocabulary::StanceKind;

/// Ranks from holders to targets: edges cross in the gaps between them.
const RANKS: u8 = 4;
/// Characters in a line of a node's name, and lines.
const NAME: (usize, usize) = (28, 3);
/// More holders than this get one line each.
const CROWDED: usize = 12;
/// Characters of one quotation in a tooltip, and quotations.
const QUOTED: (usize, usize) = (320, 4);

/// The diagram in the DOT language; the same diagram gives the same bytes.
pub fn dot(diagram: &Diagram) -> String {
    let mut stmts = vec![
        Stmt::GAttribute(GraphAttributes::Graph(page(diagram))),
        Stmt::GAttribute(GraphAttributes::Node(defaults().0)),
        Stmt::GAttribute(GraphAttributes::Edge(defaults().1)),
    ];
    let mut frame: Vec<Stmt> = vec![
        Stmt::Attribute(quoted(
            "label",
            left_label(&wrap(&diagram.title, 64, 3).join("\n")),
        )),
        Stmt::Attribute(attribute("labelloc", "t")),
        Stmt::Attribute(attribute("fontname", BOLD)),
        Stmt::Attribute(attribute("fontsize", "18")),
        Stmt::Attribute(attribute("pencolor", "none")),
    ];
    // Drawn from the left, what is named first comes to lie at the bottom.
    frame.extend(legend(diagram, RANKS).map(Stmt::Subgraph));
    frame.push(Stmt::Subgraph(positions(diagram)));
    stmts.push(Stmt::Subgraph(Subgraph {
        id: cluster("frame"),
        stmts: frame,
    }));
    let graph = Graph::DiGraph {
        id: label(&diagram.title),
        strict: false,
        stmts,
    };
    let mut text = graph.print(&mut PrinterContext::default());
    text.push('\n');
    text
}

/// The page: direction, distances, and the notes at its foot.
fn page(diagram: &Diagram) -> Vec<Attribute> {
    let mut page = attributes(&[
        ("rankdir", "LR"),
        ("charset", "UTF-8"),
        ("bgcolor", "white"),
        ("pad", "0.25"),
        ("nodesep", "0.08"),
        ("ranksep", &format!("{:.2}", rank_gap(diagram))),
        ("fontname", FONT),
        ("fontsize", "9"),
        ("fontcolor", "#4A535D"),
        ("labelloc", "b"),
        ("labeljust", "l"),
    ]);
    page.push(quoted("label", left_label(&notes(diagram))));
    page
}

/// Inches between ranks, so that a drawing of this height is about as wide as
/// a page on its side.
fn rank_gap(diagram: &Diagram) -> f64 {
    let stack = |heights: Vec<f64>| heights.iter().map(|height| height + 0.1).sum::<f64>();
    let holders = stack(
        diagram
            .holders
            .iter()
            .map(|node| holder_height(diagram, node))
            .collect(),
    );
    let targets = stack(
        diagram
            .targets
            .iter()
            .map(|node| target_height(diagram, node))
            .collect(),
    );
    let gap = (holders.max(targets) + 2.2) * 1.3 - 4.6;
    gap.clamp(2.4, 9.0) / f64::from(RANKS)
}

/// What stands below the drawing.
fn notes(diagram: &Diagram) -> String {
    let basis = &diagram.basis;
    let mut notes = Vec::new();
    if diagram.left_out > 0 {
        let drawn = diagram.edges.len();
        notes.push(format!(
            "The {drawn} strongest of {} edges are drawn; {} are left out.",
            drawn + diagram.left_out,
            diagram.left_out
        ));
    }
    let mut source = format!(
        "{} in {}",
        counted(basis.positions, "position"),
        counted(basis.documents, "document")
    );
    match (basis.from, basis.until) {
        (Some(from), Some(until)) if from != until => {
            source.push_str(&format!(", {from} to {until}"));
        }
        (Some(day), _) | (_, Some(day)) => source.push_str(&format!(", {day}")),
        (None, None) => {}
    }
    notes.push(format!("{source}."));
    notes.join("\n")
}

fn counted(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

/// The drawing proper, in a frame of its own so that the legend stays below.
fn positions(diagram: &Diagram) -> Subgraph {
    let mut stmts = vec![
        Stmt::Attribute(attribute("label", "")),
        Stmt::Attribute(attribute("pencolor", "none")),
    ];
    let grouping = diagram.grouping();
    for group in &diagram.clusters {
        let members =
            |node: &&HolderNode| grouping.get(node.id.as_str()) == Some(&group.id.as_str());
        let nodes: Vec<Stmt> = diagram
            .holders
            .iter()
            .filter(members)
            .map(|node| holder(diagram, node))
            .collect();
        if nodes.is_empty() {
            continue;
        }
        let mut inner: Vec<Stmt> = attributes(&[
            ("fontname", FONT),
            ("fontsize", "10"),
            ("fontcolor", "#4A535D"),
            ("labeljust", "l"),
            ("style", "rounded"),
            ("pencolor", FAINT),
            ("bgcolor", "#F6F8FA"),
            ("margin", "8"),
        ])
        .into_iter()
        .map(Stmt::Attribute)
        .collect();
        inner.push(Stmt::Attribute(labelled(
            &wrap(&group.label, NAME.0, 1).concat(),
        )));
        inner.extend(nodes);
        stmts.push(Stmt::Subgraph(Subgraph {
            id: identifier("cluster_of:", &group.id),
            stmts: inner,
        }));
    }
    let alone = |node: &&HolderNode| !grouping.contains_key(node.id.as_str());
    stmts.extend(
        diagram
            .holders
            .iter()
            .filter(alone)
            .map(|node| holder(diagram, node)),
    );
    stmts.extend(diagram.targets.iter().map(|node| target(diagram, node)));
    let names = Names::of(diagram);
    stmts.extend(diagram.edges.iter().map(|edge| position(edge, &names)));
    Subgraph {
        id: cluster("positions"),
        stmts,
    }
}

fn cluster(id: &str) -> Id {
    identifier("cluster_", id)
}

fn holder_id(id: &str) -> NodeId {
    NodeId(identifier("holder:", id), None)
}

fn target_id(id: &str) -> NodeId {
    NodeId(identifier("target:", id), None)
}

fn holder(diagram: &Diagram, holder: &HolderNode) -> Stmt {
    let mut own = vec![labelled(&holder_lines(diagram, holder).join("\n"))];
    let mut tooltip = holder.label.clone();
    if !holder.speakers.is_empty() {
        tooltip.push_str(&format!(" ({})", holder.speakers.join(", ")));
    }
    own.push(quoted("tooltip", label(&tooltip)));
    own.push(attribute(
        "height",
        &format!("{:.2}", holder_height(diagram, holder)),
    ));
    own.extend(holder_style(holder.kind));
    node(holder_id(&holder.id), own, &[])
}

/// The name, and below it who spoke; beside it where many share the page.
fn holder_lines(diagram: &Diagram, holder: &HolderNode) -> Vec<String> {
    if diagram.holders.len() > CROWDED && !holder.speakers.is_empty() {
        let name = wrap(&holder.label, NAME.0, 1).concat();
        let speaker = wrap(&holder.speakers[0], NAME.0, 1).concat();
        let line = match holder.speakers.len() - 1 {
            0 => format!("{name} ({speaker})"),
            more => format!("{name} ({speaker}, {more} more)"),
        };
        return vec![line];
    }
    let mut lines = wrap(&holder.label, NAME.0, 2);
    let shown = if holder.speakers.len() > 4 { 3 } else { 4 };
    let mut names: Vec<String> = holder
        .speakers
        .iter()
        .take(shown)
        .map(|name| wrap(name, NAME.0, 1).concat())
        .collect();
    if holder.speakers.len() > shown {
        names.push(format!("{} more", holder.speakers.len() - shown));
    }
    lines.extend(side_by_side(&names, NAME.0 + 2));
    lines
}

/// Names joined by commas in lines of about `width` characters, no name broken.
fn side_by_side(names: &[String], width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for name in names {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 2 + name.chars().count() <= width => {
                line.push_str(", ");
                line.push_str(name);
            }
            Some(line) => {
                line.push(',');
                lines.push(name.clone());
            }
            None => lines.push(name.clone()),
        }
    }
    lines
}

fn target(diagram: &Diagram, target: &TargetNode) -> Stmt {
    let mut own = vec![
        labelled(&wrap(&target.label, NAME.0, NAME.1).join("\n")),
        quoted("tooltip", label(&target.label)),
        attribute("height", &format!("{:.2}", target_height(diagram, target))),
    ];
    own.extend(target_style(target.kind));
    node(target_id(&target.id), own, &[])
}

/// Inches: room for the name, and for every edge to end beside the others.
fn holder_height(diagram: &Diagram, holder: &HolderNode) -> f64 {
    let edges = diagram
        .edges
        .iter()
        .filter(|edge| edge.holder == holder.id)
        .count();
    height(holder_lines(diagram, holder).len(), edges)
}

fn target_height(diagram: &Diagram, target: &TargetNode) -> f64 {
    let edges = diagram
        .edges
        .iter()
        .filter(|edge| edge.target == target.id)
        .count();
    height(wrap(&target.label, NAME.0, NAME.1).len(), edges)
}

#[allow(clippy::cast_precision_loss, reason = "small counts")]
fn height(lines: usize, edges: usize) -> f64 {
    let (lines, edges) = (lines as f64, edges.min(60) as f64);
    (0.1 + lines * 0.184).max(edges * 0.15).max(0.3)
}

/// Full names by identifier, for tooltips.
struct Names<'a> {
    holders: BTreeMap<&'a str, &'a str>,
    targets: BTreeMap<&'a str, &'a str>,
}

impl<'a> Names<'a> {
    fn of(diagram: &'a Diagram) -> Self {
        let holders = diagram.holders.iter();
        let targets = diagram.targets.iter();
        Self {
            holders: holders
                .map(|node| (node.id.as_str(), node.label.as_str()))
                .collect(),
            targets: targets
                .map(|node| (node.id.as_str(), node.label.as_str()))
                .collect(),
        }
    }
}

fn position(drawn: &DiagramEdge, names: &Names<'_>) -> Stmt {
    let mut own = edge_style(drawn);
    let tooltip = label(&tooltip(drawn, names));
    let words = edge_label(drawn);
    if !words.is_empty() {
        own.push(labelled(&words));
        own.push(quoted("labeltooltip", tooltip.clone()));
    }
    own.push(quoted("tooltip", tooltip));
    own.extend(
        drawn
            .url
            .as_deref()
            .and_then(link)
            .map(|url| quoted("URL", url)),
    );
    own.push(attribute("minlen", &RANKS.to_string()));
    edge(holder_id(&drawn.holder), target_id(&drawn.target), own)
}

fn edge_label(edge: &DiagramEdge) -> String {
    let mut words = Vec::new();
    if edge.count > 1 {
        words.push(format!("×{}", edge.count));
    }
    match edge.via.as_slice() {
        [] => {}
        [source] => words.push(format!("via {}", wrap(source, 18, 1).concat())),
        [source, rest @ ..] => {
            words.push(format!(
                "via {} +{}",
                wrap(source, 18, 1).concat(),
                rest.len()
            ));
        }
    }
    if edge.own_participation {
        words.push("own part".to_owned());
    }
    if edge.timing {
        words.push("timing".to_owned());
    }
    words.join(", ")
}

fn verb(stance: StanceKind) -> &'static str {
    match stance {
        StanceKind::Warns => "warns about",
        _ => stance.as_str(),
    }
}

fn tooltip(edge: &DiagramEdge, names: &Names<'_>) -> String {
    let name = |names: &BTreeMap<&str, &str>, id: &str| {
        names.get(id).map_or(String::new(), |&name| name.to_owned())
    };
    let mut text = format!(
        "{} {} {}",
        name(&names.holders, &edge.holder),
        verb(edge.stance),
        name(&names.targets, &edge.target)
    );
    let words = edge_label(edge);
    if !words.is_empty() {
        text.push_str(&format!(" ({words})"));
    }
    for quote in edge.quotes.iter().take(QUOTED.1) {
        text.push('\n');
        text.push_str(&quotation(quote));
    }
    if edge.quotes.len() > QUOTED.1 {
        text.push_str(&format!("\nand {} more", edge.quotes.len() - QUOTED.1));
    }
    text
}

fn quotation(quote: &Quote) -> String {
    let mut text = format!("“{}”", wrap(&quote.words, QUOTED.0, 1).concat());
    let date = quote.date.map(|date| date.to_string());
    let by: Vec<&str> = [
        quote.speaker.as_deref(),
        Some(quote.source.as_str()),
        date.as_deref(),
    ]
    .into_iter()
    .flatten()
    .filter(|part| !part.is_empty())
    .collect();
    text.push_str(&format!(" ({})", by.join(", ")));
    text
}

#[cfg(test)]
mod tests {
    use super::{dot, side_by_side};
    use crate::export::diagram::Diagram;
    use crate::export::diagram::tests::world;

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

    #[test]
    fn names_share_lines_but_are_not_broken() {
        let names = ["Ann Bell", "Cid Dun", "Eve Fox Gale Hill"].map(str::to_owned);
        assert_eq!(
            side_by_side(&names, 18),
            ["Ann Bell, Cid Dun,", "Eve Fox Gale Hill"]
        );
    }
}
