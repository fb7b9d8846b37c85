//! Mermaid: a flowchart for Markdown pages.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write;

use super::ExportError;
use super::diagram::Diagram;
use super::dot_words::edge_label;
use super::flat::{documents, written};
use crate::graph::{StanceEdge, StanceGraph};
use crate::vocabulary::{Scope, StanceKind};

/// Writes holders, targets and one arrow for each position, with the stance,
/// its dates and how often it was taken. The words of the evidence have no
/// place in a drawing; the other formats hold them.
///
/// # Errors
///
/// [`ExportError`] if `out` does not take it.
pub fn write(graph: &StanceGraph, out: &mut dyn Write) -> Result<(), ExportError> {
    writeln!(out, "flowchart LR")?;
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let holders = graph
        .edges()
        .iter()
        .map(|edge| (edge.holder.as_str(), graph.name(&edge.holder)));
    let targets = graph
        .edges()
        .iter()
        .map(|edge| (edge.target.as_str(), graph.label(&edge.target)));
    for ((id, label), [open, close]) in holders
        .map(|node| (node, ["[", "]"]))
        .chain(targets.map(|node| (node, ["(", ")"])))
    {
        let next = numbers.len();
        if let std::collections::btree_map::Entry::Vacant(entry) = numbers.entry(id) {
            entry.insert(next);
            writeln!(out, "  n{next}{open}\"{}\"{close}", escaped(label))?;
        }
    }
    for edge in graph.edges() {
        let [source, target] = [edge.holder.as_str(), edge.target.as_str()]
            .map(|id| numbers.get(id).copied().unwrap_or_default());
        let arrow = if edge.known_only_through().is_empty() {
            "-->"
        } else {
            "-.->"
        };
        writeln!(out, "  n{source} {arrow}|\"{}\"| n{target}", label(edge))?;
    }
    for (number, edge) in graph.edges().iter().enumerate() {
        writeln!(out, "  linkStyle {number} stroke:{}", colour(edge.stance))?;
    }
    Ok(())
}

/// The same of a diagram: its holders, targets and edges.
pub(super) fn of_diagram(diagram: &Diagram) -> String {
    let mut text = String::from("flowchart LR\n");
    for (number, holder) in diagram.holders.iter().enumerate() {
        let _ = writeln!(text, "  h{number}[\"{}\"]", escaped(&holder.label));
    }
    for (number, target) in diagram.targets.iter().enumerate() {
        let _ = writeln!(text, "  t{number}(\"{}\")", escaped(&target.label));
    }
    let mut colours = String::new();
    for (number, edge) in diagram.edges.iter().enumerate() {
        let holder = diagram.holders.iter().position(|it| it.id == edge.holder);
        let target = diagram.targets.iter().position(|it| it.id == edge.target);
        let arrow = if edge.is_second_hand() { "-.->" } else { "-->" };
        let mut label = edge.stance.to_string();
        let more = edge_label(edge);
        if !more.is_empty() {
            let _ = write!(label, ", {more}");
        }
        let _ = writeln!(
            text,
            "  h{} {arrow}|\"{}\"| t{}",
            holder.unwrap_or_default(),
            escaped(&label),
            target.unwrap_or_default()
        );
        let _ = writeln!(
            colours,
            "  linkStyle {number} stroke:{}",
            colour(edge.stance)
        );
    }
    text.push_str(colours.trim_end());
    text
}

fn label(edge: &StanceEdge) -> String {
    let mut label = edge.stance.to_string();
    let (first, last) = (written(edge.first()), written(edge.last()));
    if !first.is_empty() {
        let _ = write!(label, " {first}");
    }
    if last != first {
        let _ = write!(label, " to {last}");
    }
    if edge.evidence.len() > 1 {
        let _ = write!(
            label,
            ", {} times in {}",
            edge.evidence.len(),
            documents(edge)
        );
    }
    for scope in [Scope::OwnParticipation, Scope::Timing] {
        if edge.evidence.iter().all(|record| record.scope == scope) {
            let _ = write!(label, ", {scope} only");
        }
    }
    let through: Vec<&str> = edge.known_only_through().into_iter().collect();
    if !through.is_empty() {
        let _ = write!(label, ", via {}", through.join(", "));
    }
    escaped(&label)
}

fn colour(stance: StanceKind) -> &'static str {
    match stance {
        StanceKind::Supports => "#1B7F4B",
        StanceKind::Opposes => "#B42318",
        StanceKind::Warns => "#B57800",
    }
}

/// The text with everything but letters, digits and a few harmless signs as
/// the entities that Mermaid knows (`#38;`); white space is one space.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !safe.is_empty() {
            safe.push(' ');
        }
        for c in word.chars() {
            if c.is_alphanumeric() || matches!(c, ',' | '.' | '-') {
                safe.push(c);
            } else if !c.is_control() {
                let _ = write!(safe, "#{};", u32::from(c));
            }
        }
    }
    if safe.is_empty() {
        // Mermaid takes no empty label.
        safe.push_str("#160;");
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::escaped;
    use crate::graph::sample::graph;

    #[test]
    fn form() {
        let mut out = Vec::new();
        super::write(&graph(), &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap());
    }

    #[test]
    fn nothing_ends_a_label_or_begins_a_tag() {
        let safe = escaped("\"] --> x; %% <script>\n`#quot;`\u{0}");
        assert!(
            !safe.contains(['"', '[', ']', '>', '<', '%', '`', '\n']),
            "{safe}"
        );
    }
}
