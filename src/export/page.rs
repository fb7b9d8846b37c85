//! The interactive diagram: one HTML file that works from disk.
//!
//! Comes in: a [`Diagram`] and where its nodes lie. Goes out: a page with its
//! own script and data, of which the content policy lets nothing else run and
//! nothing be fetched. Must not know: files, Graphviz.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minijinja::{AutoEscape, Environment, context};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::ExportError;
use super::diagram::{Diagram, DiagramEdge, HolderNode, Quote, TargetKind, TargetNode};
use super::dot::{holder_name, target_name};
use super::dot_quote::is_web_link;
use super::dot_words::{edge_label, holder_lines, notes, target_lines};
use crate::date::PartialDate;
use crate::vocabulary::StanceKind;

const PAGE: &str = include_str!("../../data/templates/diagram.html");
const STYLE: &str = include_str!("../../data/templates/diagram.css");
const SCRIPT: &str = include_str!("../../data/templates/diagram.js");
const LIBRARY: &str = include_str!("../../data/vendor/cytoscape/cytoscape.min.js");

/// The rule that Cytoscape.js adds to a page.
const LIBRARY_STYLE: &str = ".__________cytoscape_container { position: relative; }";

/// Pixels an inch of the layout.
const SCALE: f64 = 84.0;

/// Pixels of a line of a name.
const LINE: i64 = 15;

/// Where a node lies, in inches from the lower left, and its size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Its middle, from the left.
    pub x: f64,
    /// Its middle, from below.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

#[derive(Serialize)]
struct Data<'d> {
    blocs: Vec<Bloc<'d>>,
    nodes: Vec<Node<'d>>,
    edges: Vec<Edge<'d>>,
}

#[derive(Serialize)]
struct Bloc<'d> {
    id: &'d str,
    name: &'d str,
}

#[derive(Serialize)]
struct Node<'d> {
    id: String,
    name: &'d str,
    label: String,
    side: &'static str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    frame: Option<&'d str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    blocs: &'d [String],
    x: i64,
    y: i64,
    width: i64,
    height: i64,
}

#[derive(Serialize)]
struct Edge<'d> {
    source: String,
    target: String,
    stance: StanceKind,
    intensity: u8,
    label: String,
    own: bool,
    timing: bool,
    via: &'d [String],
    passages: Vec<Passage<'d>>,
}

#[derive(Serialize)]
struct Passage<'d> {
    words: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<&'d str>,
    source: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<PartialDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'d str>,
}

/// The page. `places` are those of the nodes in the layout of
/// [`dot`](super::dot::dot), by the names that they have there.
///
/// # Errors
///
/// [`ExportError`] if the page cannot be put together.
pub fn page(diagram: &Diagram, places: &BTreeMap<String, Place>) -> Result<String, ExportError> {
    let mut templates = Environment::new();
    templates.set_auto_escape_callback(|_| AutoEscape::Html);
    templates.add_template("diagram.html", PAGE)?;
    let page = templates.get_template("diagram.html")?;
    Ok(page.render(context! {
        policy => policy(),
        title => diagram.title.as_str(),
        basis => notes(diagram).replace('\n', " "),
        style => STYLE,
        data => in_script(&serde_json::to_string(&data(diagram, places))?),
        library => LIBRARY,
        script => SCRIPT,
    })?)
}

/// Nothing runs and nothing is styled but what stands in the page; nothing is fetched.
fn policy() -> String {
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    format!(
        "default-src 'none'; script-src {} {}; style-src {} {}; base-uri 'none'; form-action 'none'",
        hash(LIBRARY),
        hash(SCRIPT),
        hash(STYLE),
        hash(LIBRARY_STYLE)
    )
}

/// JSON that cannot end the element in which it stands.
fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

fn data<'d>(diagram: &'d Diagram, places: &BTreeMap<String, Place>) -> Data<'d> {
    let frames = diagram.grouping();
    let places = &narrowed(places);
    let top = places.values().map(|it| it.y).fold(0.0, f64::max);
    let mut unplaced = 0;
    let mut place = |name: &str, node: Node<'d>| {
        let lines = i64::try_from(node.label.lines().count()).unwrap_or(1);
        let place = places.get(name).copied().unwrap_or_else(|| {
            // Never on top of another.
            unplaced += 1;
            Place {
                x: -3.0,
                y: f64::from(unplaced),
                width: 2.4,
                height: 0.5,
            }
        });
        Node {
            x: pixels(place.x),
            y: pixels(top - place.y),
            width: pixels(place.width),
            // On paper a node is as tall as its edges need; here they end in one point.
            height: pixels(place.height).min(lines * LINE + 14),
            ..node
        }
    };
    let mut nodes = Vec::new();
    for holder in &diagram.holders {
        let frame = frames.get(holder.id.as_str()).copied();
        nodes.push(place(
            &holder_name(&holder.id),
            holder_node(diagram, holder, frame),
        ));
    }
    for target in &diagram.targets {
        nodes.push(place(&target_name(&target.id), target_node(target)));
    }
    let held = |id: &str| {
        diagram
            .holders
            .iter()
            .any(|it| it.member_of.iter().any(|of| of == id))
    };
    let blocs = diagram.clusters.iter().filter(|bloc| held(&bloc.id));
    Data {
        blocs: blocs
            .map(|bloc| Bloc {
                id: &bloc.id,
                name: &bloc.label,
            })
            .collect(),
        nodes,
        edges: diagram.edges.iter().map(edge).collect(),
    }
}

/// Inches between holders and targets at most: more is needed on paper, where
/// no edge can be pointed at.
const WIDEST_GAP: f64 = 5.0;

/// The places with the targets nearer to the holders.
fn narrowed(places: &BTreeMap<String, Place>) -> BTreeMap<String, Place> {
    let of = |prefix: String| {
        let side = places.iter();
        side.filter(move |(name, _)| name.starts_with(&prefix))
            .map(|(_, place)| place)
    };
    let is_target = |name: &str| name.starts_with(&target_name(""));
    let right = of(holder_name(""))
        .map(|it| it.x + it.width / 2.0)
        .fold(0.0, f64::max);
    let left = of(target_name(""))
        .map(|it| it.x - it.width / 2.0)
        .fold(f64::MAX, f64::min);
    let shift = if left < f64::MAX {
        (left - right - WIDEST_GAP).max(0.0)
    } else {
        0.0
    };
    let moved = |(name, place): (&String, &Place)| {
        let x = if is_target(name) {
            place.x - shift
        } else {
            place.x
        };
        (name.clone(), Place { x, ..*place })
    };
    places.iter().map(moved).collect()
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "a page is some thousand pixels long"
)]
fn pixels(inches: f64) -> i64 {
    (inches * SCALE).round() as i64
}

fn holder_node<'d>(diagram: &Diagram, holder: &'d HolderNode, frame: Option<&'d str>) -> Node<'d> {
    Node {
        id: holder_name(&holder.id),
        name: &holder.label,
        label: holder_lines(diagram, holder).join("\n"),
        side: "holder",
        kind: holder.kind.as_str(),
        frame,
        blocs: &holder.member_of,
        x: 0,
        y: 0,
        width: 0,
        height: 0,
    }
}

fn target_node(target: &TargetNode) -> Node<'_> {
    Node {
        id: target_name(&target.id),
        name: &target.label,
        label: target_lines(target).join("\n"),
        side: "target",
        kind: match target.kind {
            TargetKind::Issue => "issue",
            TargetKind::Actor => "actor",
            TargetKind::Words => "words",
        },
        frame: None,
        blocs: &[],
        x: 0,
        y: 0,
        width: 0,
        height: 0,
    }
}

fn edge(drawn: &DiagramEdge) -> Edge<'_> {
    Edge {
        source: holder_name(&drawn.holder),
        target: target_name(&drawn.target),
        stance: drawn.stance,
        intensity: drawn.intensity,
        label: edge_label(drawn),
        own: drawn.own_participation,
        timing: drawn.timing,
        via: &drawn.via,
        passages: drawn.quotes.iter().map(passage).collect(),
    }
}

fn passage(quote: &Quote) -> Passage<'_> {
    Passage {
        words: &quote.words,
        speaker: quote.speaker.as_deref(),
        source: &quote.source,
        date: quote.date,
        url: quote.url.as_deref().filter(|url| is_web_link(url)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::page;
    use crate::export::diagram::sample::world;

    #[test]
    fn words_cannot_leave_the_data() {
        let mut diagram = world();
        diagram.title = "</title><script>alert(1)</script>".to_owned();
        diagram.edges[0].quotes[0].words = "</script><script>alert(2)</script>".to_owned();
        diagram.edges[0].quotes[0].url = Some("javascript:alert(3)".to_owned());
        let text = page(&diagram, &BTreeMap::new()).unwrap();
        assert!(!text.contains("alert(1)</script>") && !text.contains("<script>alert"));
        assert!(!text.contains("javascript:alert"));
        assert_eq!(text.matches("</script>").count(), 3);
        assert_eq!(text, page(&diagram, &BTreeMap::new()).unwrap());
    }
}
