//! Where to look: links between records, by place, and the words of targets.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use petgraph::Direction::{self, Incoming, Outgoing};
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{Bfs, EdgeFiltered, EdgeRef, Reversed};

use super::edge_set::EdgeSet;
use super::words::{Part, Phrase, content_stems, target_stems};
use super::{EdgeTarget, StanceEdge, StanceGraph};
use crate::id::ActorId;

/// What joins two nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    /// Holder → target, by the stance edge at that place.
    Holds(u32),
    /// Party → target, where the holder of the stance edge speaks for it.
    SpokenFor(u32),
    /// Holder → actor at whom the stance edge is aimed.
    AimedAt(u32),
    /// Holder → actor to whom the stance edge is addressed.
    AddressedTo(u32),
    /// Member → organisation.
    Member,
    /// Issue → wider issue.
    Broader,
}

/// The links, and the words of targets once they are asked for.
///
/// The nodes are the actors, then the issues, then the unlisted targets, in
/// the order of the graph's lists; a node's number is its place there.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    links: DiGraph<(), Link>,
    words: OnceLock<Words>,
}

impl Index {
    pub(super) fn of(graph: &StanceGraph) -> Self {
        let nodes = graph.actors.len() + graph.issues.len() + graph.targets.len();
        let mut links = DiGraph::with_capacity(nodes, graph.edges.len() * 2);
        for _ in 0..nodes {
            links.add_node(());
        }
        let mut index = Self {
            links,
            words: OnceLock::new(),
        };
        for (place, edge) in graph.edges.iter().enumerate() {
            index.link_edge(graph, short(place), edge);
        }
        index.link_members(graph);
        index.link_issues(graph);
        index
    }

    fn link_edge(&mut self, graph: &StanceGraph, place: u32, edge: &StanceEdge) {
        let target = match &edge.target {
            EdgeTarget::Issue(id) => graph.issue_place(id).map(|at| issue_node(graph, at)),
            EdgeTarget::Unlisted(id) => graph.target_place(id).map(|at| target_node(graph, at)),
        };
        let (Some(holder), Some(target)) = (actor_node(graph, &edge.holder), target) else {
            return;
        };
        self.links.add_edge(holder, target, Link::Holds(place));
        if let Some(party) = edge.party.as_ref().filter(|party| **party != edge.holder)
            && let Some(party) = actor_node(graph, party)
        {
            self.links.add_edge(party, target, Link::SpokenFor(place));
        }
        for actor in edge
            .aimed_at()
            .into_iter()
            .filter_map(|id| actor_node(graph, id))
        {
            self.links.add_edge(holder, actor, Link::AimedAt(place));
        }
        for actor in edge
            .addressed_to()
            .into_iter()
            .filter_map(|id| actor_node(graph, id))
        {
            self.links.add_edge(holder, actor, Link::AddressedTo(place));
        }
    }

    fn link_members(&mut self, graph: &StanceGraph) {
        for (place, actor) in graph.actors.iter().enumerate() {
            let of: BTreeSet<_> = actor
                .memberships
                .iter()
                .map(|membership| &membership.of)
                .collect();
            for of in of.into_iter().filter_map(|id| actor_node(graph, id)) {
                self.links.add_edge(NodeIndex::new(place), of, Link::Member);
            }
        }
    }

    fn link_issues(&mut self, graph: &StanceGraph) {
        for (place, issue) in graph.issues.iter().enumerate() {
            for broader in issue.broader.iter().filter_map(|id| graph.issue_place(id)) {
                let (from, to) = (issue_node(graph, place), issue_node(graph, broader));
                self.links.add_edge(from, to, Link::Broader);
            }
        }
    }

    pub(super) fn held_by<'g>(&self, graph: &'g StanceGraph, actor: usize) -> EdgeSet<'g> {
        self.linked(graph, NodeIndex::new(actor), Outgoing, |link| match link {
            Link::Holds(place) | Link::SpokenFor(place) => Some(place),
            _ => None,
        })
    }

    pub(super) fn aimed_at<'g>(&self, graph: &'g StanceGraph, actor: usize) -> EdgeSet<'g> {
        self.linked(graph, NodeIndex::new(actor), Incoming, |link| match link {
            Link::AimedAt(place) => Some(place),
            _ => None,
        })
    }

    pub(super) fn addressed_to<'g>(&self, graph: &'g StanceGraph, actor: usize) -> EdgeSet<'g> {
        self.linked(graph, NodeIndex::new(actor), Incoming, |link| match link {
            Link::AddressedTo(place) => Some(place),
            _ => None,
        })
    }

    pub(super) fn about_issue<'g>(&self, graph: &'g StanceGraph, issue: usize) -> EdgeSet<'g> {
        self.about(graph, issue_node(graph, issue))
    }

    pub(super) fn about_target<'g>(&self, graph: &'g StanceGraph, target: usize) -> EdgeSet<'g> {
        self.about(graph, target_node(graph, target))
    }

    fn about<'g>(&self, graph: &'g StanceGraph, node: NodeIndex) -> EdgeSet<'g> {
        self.linked(graph, node, Incoming, |link| match link {
            Link::Holds(place) => Some(place),
            _ => None,
        })
    }

    fn linked<'g>(
        &self,
        graph: &'g StanceGraph,
        node: NodeIndex,
        direction: Direction,
        by: impl Fn(Link) -> Option<u32>,
    ) -> EdgeSet<'g> {
        let links = self.links.edges_directed(node, direction);
        EdgeSet::at(&graph.edges, links.filter_map(|link| by(*link.weight())))
    }

    /// Places of the issue and of all below it.
    pub(super) fn narrower(&self, graph: &StanceGraph, issue: usize) -> Vec<usize> {
        let hierarchy = EdgeFiltered::from_fn(&self.links, |link| *link.weight() == Link::Broader);
        let downward = Reversed(&hierarchy);
        let mut search = Bfs::new(&downward, issue_node(graph, issue));
        let mut places = Vec::new();
        while let Some(node) = search.next(&downward) {
            places.push(node.index() - graph.actors.len());
        }
        places.sort_unstable();
        places
    }

    pub(super) fn members(&self, organisation: usize) -> Vec<usize> {
        let links = self
            .links
            .edges_directed(NodeIndex::new(organisation), Incoming);
        let members = links.filter(|link| *link.weight() == Link::Member);
        let mut places: Vec<_> = members.map(|link| link.source().index()).collect();
        places.sort_unstable();
        places
    }

    /// Edges whose target words hold the phrase; of an empty phrase none.
    pub(super) fn with_words<'g>(&'g self, graph: &'g StanceGraph, phrase: &Phrase) -> EdgeSet<'g> {
        let words = self.words.get_or_init(|| target_words(graph));
        let with_stem = |stem: &String| {
            let places = words.get(stem).map_or(&[][..], Vec::as_slice);
            EdgeSet::sorted(&graph.edges, places)
        };
        let with_part = |part: &Part| {
            let ways = part
                .iter()
                .filter_map(|way| all(way.iter().map(with_stem).collect()));
            EdgeSet::any_of(&graph.edges, ways)
        };
        let parts = phrase.parts().iter().map(with_part).collect();
        all(parts).unwrap_or_else(|| EdgeSet::empty(&graph.edges))
    }
}

/// The edges that are in all sets; nothing if there are no sets.
fn all(mut sets: Vec<EdgeSet<'_>>) -> Option<EdgeSet<'_>> {
    sets.sort_by_key(EdgeSet::len);
    sets.into_iter().reduce(|a, b| a.and(&b))
}

/// Stem → places of the edges that have it in a target's words.
type Words = BTreeMap<String, Vec<u32>>;

fn target_words(graph: &StanceGraph) -> Words {
    let mut words = Words::new();
    for (place, edge) in graph.edges.iter().enumerate() {
        let mut stems: BTreeSet<String> = content_stems(graph.label(&edge.target)).collect();
        for record in &edge.evidence {
            stems.extend(target_stems(record));
        }
        for stem in stems {
            words.entry(stem).or_default().push(short(place));
        }
    }
    words
}

fn actor_node(graph: &StanceGraph, id: &ActorId) -> Option<NodeIndex> {
    graph.actor_place(id).map(NodeIndex::new)
}

fn issue_node(graph: &StanceGraph, place: usize) -> NodeIndex {
    NodeIndex::new(graph.actors.len() + place)
}

fn target_node(graph: &StanceGraph, place: usize) -> NodeIndex {
    NodeIndex::new(graph.actors.len() + graph.issues.len() + place)
}

/// A place in a list of edges; a graph with more than four billion does not fit memory.
fn short(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
