//! The words of a drawing: names in lines, edge labels, tooltips, notes.
//!
//! Comes in: a [`Diagram`]. Goes out: plain text, not yet quoted. Must not know:
//! DOT.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::diagram::{Basis, Diagram, DiagramEdge, HolderNode, Quote, TargetKind, TargetNode};
use super::dot_quote::wrap;
use crate::vocabulary::StanceKind;

/// Characters in a line of a node's name, and lines.
const NAME: (usize, usize) = (28, 3);
/// More holders than this get one line each.
const CROWDED: usize = 12;
/// Characters of one quotation in a tooltip, and quotations.
const QUOTED: (usize, usize) = (320, 4);

/// What stands below the drawing.
pub(super) fn notes(diagram: &Diagram) -> String {
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
    let of = |kind| diagram.targets.iter().any(|target| target.kind == kind);
    if of(TargetKind::Words) && of(TargetKind::Issue) {
        notes.push("A folded corner: the document's words, no listed issue.".to_owned());
    }
    notes.push(basis_words(basis));
    notes.join("\n")
}

/// "13 positions in 2 documents, 2020 to 2025."
pub(super) fn basis_words(basis: &Basis) -> String {
    let mut source = format!(
        "{} in {}",
        counted(basis.positions, "position"),
        counted(basis.documents, "document")
    );
    match (basis.from, basis.until) {
        (Some(from), Some(until)) if from != until => {
            let _ = write!(source, ", {from} to {until}");
        }
        (Some(day), _) | (_, Some(day)) => {
            let _ = write!(source, ", {day}");
        }
        (None, None) => {}
    }
    source.push('.');
    source
}

/// "1 document", "2 documents".
pub(super) fn counted(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

/// The name of a group.
pub(super) fn group_name(label: &str) -> String {
    wrap(label, NAME.0, 1).concat()
}

/// The name of a target.
pub(super) fn target_lines(target: &TargetNode) -> Vec<String> {
    wrap(&target.label, NAME.0, NAME.1)
}

/// The name, and below it who spoke; beside it where many share the page.
pub(super) fn holder_lines(diagram: &Diagram, holder: &HolderNode) -> Vec<String> {
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

/// What stands on an edge: how often, through whom, and what part of it.
pub(super) fn edge_label(edge: &DiagramEdge) -> String {
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

/// The verb of a stance before its target.
pub(super) fn verb(stance: StanceKind) -> &'static str {
    match stance {
        StanceKind::Warns => "warns about",
        _ => stance.as_str(),
    }
}

/// Full names by identifier.
pub(super) struct Names<'a> {
    holders: BTreeMap<&'a str, &'a str>,
    targets: BTreeMap<&'a str, &'a str>,
}

impl<'a> Names<'a> {
    /// All names of the drawing.
    pub(super) fn of(diagram: &'a Diagram) -> Self {
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

    /// Who holds what, and in which words.
    pub(super) fn tooltip(&self, edge: &DiagramEdge) -> String {
        let name = |names: &BTreeMap<&str, &'a str>, id: &str| names.get(id).copied().unwrap_or("");
        let mut text = format!(
            "{} {} {}",
            name(&self.holders, &edge.holder),
            verb(edge.stance),
            name(&self.targets, &edge.target)
        );
        let words = edge_label(edge);
        if !words.is_empty() {
            let _ = write!(text, " ({words})");
        }
        for quote in edge.quotes.iter().take(QUOTED.1) {
            text.push('\n');
            text.push_str(&quotation(quote));
        }
        if edge.quotes.len() > QUOTED.1 {
            let _ = write!(text, "\nand {} more", edge.quotes.len() - QUOTED.1);
        }
        text
    }
}

/// A holder's full name with those who spoke for it.
pub(super) fn holder_tooltip(holder: &HolderNode) -> String {
    match holder.speakers.as_slice() {
        [] => holder.label.clone(),
        speakers => format!("{} ({})", holder.label, speakers.join(", ")),
    }
}

/// A quotation with speaker, document and date.
pub(super) fn quotation(quote: &Quote) -> String {
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
    let _ = write!(text, " ({})", by.join(", "));
    text
}

#[cfg(test)]
mod tests {
    use super::side_by_side;

    #[test]
    fn names_share_lines_but_are_not_broken() {
        let names = ["Ann Bell", "Cid Dun", "Eve Fox Gale Hill"].map(str::to_owned);
        assert_eq!(
            side_by_side(&names, 18),
            ["Ann Bell, Cid Dun,", "Eve Fox Gale Hill"]
        );
    }
}
