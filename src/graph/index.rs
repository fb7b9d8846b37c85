//! Where to look: links between records, by place, and the words of targets.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use petgraph::Direction::{Incoming, Outgoing};
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{Bfs, EdgeFiltered, EdgeRef, Reversed};

use super::words::{Phrase, content_stems, target_stems};
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

    pub(super) fn held_by(&self, actor: usize) -> Vec<usize> {
        let links = self.links.edges_directed(NodeIndex::new(actor), Outgoing);
        sorted(links.filter_map(|link| match link.weight() {
            Link::Holds(place) | Link::SpokenFor(place) => Some(*place),
            _ => None,
        }))
    }

    pub(super) fn aimed_at(&self, actor: usize) -> Vec<usize> {
        let links = self.links.edges_directed(NodeIndex::new(actor), Incoming);
        sorted(links.filter_map(|link| match link.weight() {
            Link::AimedAt(place) => Some(*place),
            _ => None,
        }))
    }

    pub(super) fn addressed_to(&self, actor: usize) -> Vec<usize> {
        let links = self.links.edges_directed(NodeIndex::new(actor), Incoming);
        sorted(links.filter_map(|link| match link.weight() {
            Link::AddressedTo(place) => Some(*place),
            _ => None,
        }))
    }

    pub(super) fn about_issue(&self, graph: &StanceGraph, issue: usize) -> Vec<usize> {
        self.about(issue_node(graph, issue))
    }

    pub(super) fn about_target(&self, graph: &StanceGraph, target: usize) -> Vec<usize> {
        self.about(target_node(graph, target))
    }

    fn about(&self, node: NodeIndex) -> Vec<usize> {
        let links = self.links.edges_directed(node, Incoming);
        sorted(links.filter_map(|link| match link.weight() {
            Link::Holds(place) => Some(*place),
            _ => None,
        }))
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

    /// Places of the edges whose target words hold the phrase, rising; of an empty phrase none.
    pub(super) fn with_words(&self, graph: &StanceGraph, phrase: &Phrase) -> Vec<usize> {
        let words = self.words.get_or_init(|| target_words(graph));
        let mut parts: Vec<Cow<'_, [u32]>> = phrase
            .parts()
            .iter()
            .map(|part| either(part.iter().map(|way| all_of(words, way)).collect()))
            .collect();
        parts.sort_by_key(|places| places.len());
        let places = parts.into_iter().reduce(|a, b| both(&a, &b).into());
        let places = places.unwrap_or_default();
        places.iter().map(|&place| place as usize).collect()
    }
}

/// Stem → places of the edges that have it in a target's words.
type Words = BTreeMap<String, Vec<u32>>;

/// Places at which all the stems stand.
fn all_of<'a>(words: &'a Words, stems: &[String]) -> Cow<'a, [u32]> {
    let lists: Option<Vec<&[u32]>> = stems
        .iter()
        .map(|stem| words.get(stem).map(Vec::as_slice))
        .collect();
    let mut lists = lists.unwrap_or_default();
    lists.sort_by_key(|list| list.len());
    let lists = lists.into_iter().map(Cow::Borrowed);
    lists.reduce(|a, b| both(&a, &b).into()).unwrap_or_default()
}

/// Places in both lists; the first is the shorter.
fn both(a: &[u32], b: &[u32]) -> Vec<u32> {
    a.iter()
        .copied()
        .filter(|place| b.binary_search(place).is_ok())
        .collect()
}

/// Places in any of the lists.
fn either(mut lists: Vec<Cow<'_, [u32]>>) -> Cow<'_, [u32]> {
    if lists.len() <= 1 {
        return lists.pop().unwrap_or_default();
    }
    let places: BTreeSet<u32> = lists.iter().flat_map(|list| list.iter().copied()).collect();
    places.into_iter().collect()
}

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

fn sorted(places: impl Iterator<Item = u32>) -> Vec<usize> {
    let mut places: Vec<usize> = places.map(|place| place as usize).collect();
    places.sort_unstable();
    places.dedup();
    places
}
