//! The stance diagram as a plain model: holders on the left, targets on the
//! right, one edge for all positions that are drawn alike.
//!
//! Comes in: nodes, edges and groups from whatever holds the positions
//! (`diagram_source.rs` makes them of a graph). Goes out: the part that a page
//! can show, for `dot.rs` to draw. Must not know: Graphviz, graphs, files.

mod frames;
#[cfg(test)]
pub(super) mod sample;
mod selection;

use crate::date::PartialDate;
use crate::vocabulary::{ActorKind, StanceKind};

/// How many edges a page can show so that each can still be followed.
pub const LEGIBLE_EDGES: usize = 40;

/// A drawing of positions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diagram {
    /// What stands above it.
    pub title: String,
    /// Those who hold positions.
    pub holders: Vec<HolderNode>,
    /// What the positions are about.
    pub targets: Vec<TargetNode>,
    /// The positions; the strongest first after [`Diagram::keep_strongest`].
    pub edges: Vec<DiagramEdge>,
    /// Groups in which holders may be drawn together, the preferred first.
    pub clusters: Vec<Cluster>,
    /// Whether targets of one stance are drawn in one frame, as befits the
    /// positions of a single actor.
    pub by_stance: bool,
    /// What the drawing rests on.
    pub basis: Basis,
    /// How many edges were left out.
    pub left_out: usize,
}

/// Someone who holds positions: a party with those who spoke for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HolderNode {
    /// Identifier, unique among holders.
    pub id: String,
    /// Name.
    pub label: String,
    /// Who spoke for it, by name, where that is someone else: the speakers of
    /// the edges' quotations.
    pub speakers: Vec<String>,
    /// What sort of actor it is; sets the shape.
    pub kind: ActorKind,
    /// The [`Cluster`]s to which it belongs, by identifier.
    pub member_of: Vec<String>,
}

/// What positions are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetNode {
    /// Identifier, unique among targets.
    pub id: String,
    /// Name, of any length: the drawing shortens it.
    pub label: String,
    /// What sort of target it is; sets the shape.
    pub kind: TargetKind,
}

/// What sort of target it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TargetKind {
    /// A listed issue.
    Issue,
    /// An actor.
    Actor,
    /// A proposal or event in a text's own words.
    Words,
}

/// All positions of one holder on one target that are drawn alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiagramEdge {
    /// The holder, by identifier.
    pub holder: String,
    /// The target, by identifier.
    pub target: String,
    /// Supports, opposes or warns.
    pub stance: StanceKind,
    /// 1 mild, 2 plain, 3 strong: the strongest of them.
    pub intensity: u8,
    /// How many positions, at least 1.
    pub count: usize,
    /// Through whom they are known, by name, if only second hand.
    pub via: Vec<String>,
    /// Whether they are about the holder's own part alone.
    pub own_participation: bool,
    /// Whether they are about the time alone.
    pub timing: bool,
    /// The words, the best first.
    pub quotes: Vec<Quote>,
    /// Where to read more.
    pub url: Option<String>,
}

/// Words that carry a position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words.
    pub words: String,
    /// Whose position they report, where the node's name does not say it.
    pub speaker: Option<String>,
    /// The document.
    pub source: String,
    /// Its date.
    pub date: Option<PartialDate>,
    /// Where the document can be read.
    pub url: Option<String>,
}

/// A group of holders drawn in one frame: an alliance, a union.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Identifier.
    pub id: String,
    /// What stands in the frame.
    pub label: String,
}

/// What a drawing rests on, for its foot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// Number of documents.
    pub documents: usize,
    /// Number of positions.
    pub positions: usize,
    /// Date of the earliest.
    pub from: Option<PartialDate>,
    /// Date of the latest.
    pub until: Option<PartialDate>,
}

impl DiagramEdge {
    /// Whether it is known only through others.
    pub fn is_second_hand(&self) -> bool {
        !self.via.is_empty()
    }

    /// What decides who stays when not all can be drawn: how often and how
    /// strongly it was said, what is known at first hand counting double.
    pub fn weight(&self) -> usize {
        let said = self.count.max(1) * usize::from(self.intensity.clamp(1, 3));
        if self.is_second_hand() {
            said
        } else {
            2 * said
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sample::world;

    #[test]
    fn what_is_second_hand_yields_to_what_is_first_hand() {
        let (mut heard, said) = (world().edges[3].clone(), world().edges[2].clone());
        assert!(heard.weight() < said.weight());
        heard.count = 3;
        assert!(heard.weight() > said.weight());
    }
}
