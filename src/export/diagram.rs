//! The stance diagram as a plain model: holders on the left, targets on the
//! right, one edge for all positions that are drawn alike.
//!
//! Comes in: nodes, edges and groups from whatever holds the positions
//! (`diagram_source.rs` makes them of a graph). Goes out: the part that a page
//! can show, for `dot.rs` to draw. Must not know: Graphviz, graphs, files.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::date::PartialDate;
use crate::vocabulary::{ActorKind, StanceKind};

/// How many edges a page can show so that each can still be followed.
pub const LEGIBLE_EDGES: usize = 40;

/// More holders than this on one target add no strength to an edge.
const MOST_SHARED: usize = 5;

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

    fn order(&self, holders_on: &BTreeMap<String, usize>) -> impl Ord + '_ {
        let shared = holders_on.get(&self.target).copied().unwrap_or(1);
        (
            Reverse(self.weight() * shared.clamp(1, MOST_SHARED)),
            self.holder.as_str(),
            self.target.as_str(),
            self.stance,
            (self.own_participation, self.timing, self.via.as_slice()),
        )
    }
}

impl Diagram {
    /// Keeps the strongest `limit` edges (`None`: all), puts them in order and
    /// drops every node that nothing touches. Edges whose ends are not in the
    /// diagram go as well.
    ///
    /// An edge is strong by its [`weight`](DiagramEdge::weight), and the more
    /// so the more holders (up to five) have a position on the same target: a
    /// drawing shows who stands against whom.
    pub fn keep_strongest(&mut self, limit: Option<usize>) {
        let holders: BTreeSet<&str> = self.holders.iter().map(|node| node.id.as_str()).collect();
        let targets: BTreeSet<&str> = self.targets.iter().map(|node| node.id.as_str()).collect();
        self.edges.retain(|edge| {
            holders.contains(edge.holder.as_str()) && targets.contains(edge.target.as_str())
        });
        let holders_on = self.holders_on();
        self.edges
            .sort_by(|a, b| a.order(&holders_on).cmp(&b.order(&holders_on)));
        let kept = limit.unwrap_or(usize::MAX).min(self.edges.len());
        self.left_out += self.edges.len() - kept;
        self.edges.truncate(kept);

        self.drop_untouched();
    }

    /// Drops nodes without edges, and speakers who spoke on no edge; puts the
    /// rest in order.
    fn drop_untouched(&mut self) {
        let mut spoke: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
        for edge in &self.edges {
            let names = spoke.entry(edge.holder.as_str()).or_default();
            for name in edge
                .quotes
                .iter()
                .filter_map(|quote| quote.speaker.as_deref())
            {
                *names.entry(name).or_default() += 1;
            }
        }
        let targets: BTreeSet<&str> = self.edges.iter().map(|edge| edge.target.as_str()).collect();
        self.targets
            .retain(|node| targets.contains(node.id.as_str()));
        self.holders
            .retain(|node| spoke.contains_key(node.id.as_str()));
        for holder in &mut self.holders {
            if let Some(names) = spoke.get(holder.id.as_str()) {
                // "Doe" is not drawn beside "Jane Doe".
                let is_part = |name: &str| names.keys().any(|whole| is_last_name(name, whole));
                holder
                    .speakers
                    .retain(|name| names.contains_key(name.as_str()) && !is_part(name));
                holder
                    .speakers
                    .sort_by_key(|name| (Reverse(names.get(name.as_str())), name.clone()));
            }
        }
        self.holders
            .sort_by(|a, b| (&a.label, &a.id).cmp(&(&b.label, &b.id)));
        self.holders.dedup_by(|a, b| a.id == b.id);
        self.targets
            .sort_by(|a, b| (&a.label, &a.id).cmp(&(&b.label, &b.id)));
        self.targets.dedup_by(|a, b| a.id == b.id);
    }

    /// How many holders have a position on each target.
    fn holders_on(&self) -> BTreeMap<String, usize> {
        let pairs: BTreeSet<(&str, &str)> = self
            .edges
            .iter()
            .map(|edge| (edge.target.as_str(), edge.holder.as_str()))
            .collect();
        let mut holders = BTreeMap::new();
        for (target, _) in pairs {
            *holders.entry(target.to_owned()).or_default() += 1;
        }
        holders
    }

    /// The stance that is taken on each target, where it is one.
    pub fn only_stances(&self) -> BTreeMap<&str, StanceKind> {
        let mut stances: BTreeMap<&str, BTreeSet<StanceKind>> = BTreeMap::new();
        for edge in &self.edges {
            let taken = stances.entry(edge.target.as_str()).or_default();
            taken.insert(edge.stance);
        }
        let only = |(target, stances): (_, BTreeSet<StanceKind>)| {
            (stances.len() == 1).then(|| stances.first().map(|&only| (target, only)))?
        };
        stances.into_iter().filter_map(only).collect()
    }

    /// Which cluster each holder is drawn in, by identifiers.
    ///
    /// A holder stands in one frame at most, and a frame holds two at least.
    /// The frame that takes most of the holders comes first; of equal ones the
    /// preferred.
    pub fn grouping(&self) -> BTreeMap<&str, &str> {
        let mut group: BTreeMap<&str, &str> = BTreeMap::new();
        let mut open: Vec<&Cluster> = self.clusters.iter().collect();
        while !open.is_empty() {
            let members = |cluster: &Cluster, group: &BTreeMap<&str, &str>| {
                self.holders
                    .iter()
                    .filter(|node| !group.contains_key(node.id.as_str()))
                    .filter(|node| node.member_of.contains(&cluster.id))
                    .map(|node| node.id.as_str())
                    .collect::<Vec<_>>()
            };
            let (at, taken) = open
                .iter()
                .enumerate()
                .map(|(at, cluster)| (at, members(cluster, &group)))
                .min_by_key(|(at, taken)| (Reverse(taken.len()), *at))
                .unwrap_or_default();
            if taken.len() < 2 {
                break;
            }
            let cluster = open.remove(at);
            group.extend(
                taken
                    .into_iter()
                    .map(|holder| (holder, cluster.id.as_str())),
            );
        }
        group
    }
}

fn is_last_name(name: &str, whole: &str) -> bool {
    whole
        .strip_suffix(name)
        .is_some_and(|rest| rest.ends_with(' '))
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Basis, Cluster, Diagram, DiagramEdge, HolderNode, Quote, TargetKind, TargetNode};
    use crate::vocabulary::{ActorKind, StanceKind};

    pub(in crate::export) fn holder(id: &str, member_of: &[&str]) -> HolderNode {
        HolderNode {
            id: format!("country:{id}"),
            label: id.to_owned(),
            speakers: Vec::new(),
            kind: ActorKind::Country,
            member_of: member_of.iter().map(|&id| id.to_owned()).collect(),
        }
    }

    pub(in crate::export) fn target(id: &str, kind: TargetKind) -> TargetNode {
        TargetNode {
            id: format!("issue:{id}"),
            label: id.to_owned(),
            kind,
        }
    }

    pub(in crate::export) fn edge(holder: &str, stance: StanceKind, target: &str) -> DiagramEdge {
        DiagramEdge {
            holder: format!("country:{holder}"),
            target: format!("issue:{target}"),
            stance,
            intensity: 2,
            count: 1,
            via: Vec::new(),
            own_participation: false,
            timing: false,
            quotes: vec![Quote {
                words: format!("{holder} {stance} the {target}."),
                speaker: None,
                source: "chronicle-3019".to_owned(),
                date: "3019-03-15".parse().ok(),
                url: None,
            }],
            url: None,
        }
    }

    /// A small invented world with every feature of a drawing in it.
    pub(in crate::export) fn world() -> Diagram {
        let league = ["org:free-peoples", "org:council"];
        let mut gondor = holder("Gondor", &league);
        gondor.speakers = vec!["Steward Denethor".to_owned(), "Captain Faramir".to_owned()];
        let mut edges = vec![
            edge("Gondor", StanceKind::Supports, "Muster of the Westfold"),
            edge("Gondor", StanceKind::Opposes, "Tribute to Mordor"),
            edge("Rohan", StanceKind::Supports, "Muster of the Westfold"),
            edge("Rohan", StanceKind::Warns, "Tribute to Mordor"),
            edge("Mordor", StanceKind::Opposes, "Muster of the Westfold"),
            edge("Dale", StanceKind::Opposes, "Tribute to Mordor"),
        ];
        for (edge, speaker) in [(0, "Captain Faramir"), (1, "Steward Denethor")] {
            edges[edge].quotes[0].speaker = Some(speaker.to_owned());
        }
        edges[1].intensity = 3;
        edges[1].count = 4;
        edges[3].via = vec!["Isengard Herald".to_owned()];
        edges[4].intensity = 1;
        edges[5].own_participation = true;
        Diagram {
            title: "Positions in the third age".to_owned(),
            holders: vec![
                gondor,
                holder("Rohan", &league[..1]),
                holder("Dale", &league[1..]),
                holder("Mordor", &[]),
            ],
            targets: vec![
                target("Muster of the Westfold", TargetKind::Issue),
                target("Tribute to Mordor", TargetKind::Words),
            ],
            edges,
            clusters: vec![
                Cluster {
                    id: "org:free-peoples".to_owned(),
                    label: "Free Peoples".to_owned(),
                },
                Cluster {
                    id: "org:council".to_owned(),
                    label: "White Council".to_owned(),
                },
            ],
            basis: Basis {
                documents: 3,
                positions: 9,
                from: "3018-09".parse().ok(),
                until: "3019-03-25".parse().ok(),
            },
            left_out: 0,
            by_stance: false,
        }
    }

    #[test]
    fn keeps_the_strongest_and_counts_the_rest() {
        let mut diagram = world();
        diagram.keep_strongest(Some(2));
        assert_eq!(diagram.left_out, 4);
        assert_eq!(diagram.edges[0].count, 4);
        let names: Vec<_> = diagram
            .holders
            .iter()
            .map(|node| node.label.as_str())
            .collect();
        assert_eq!(names, ["Dale", "Gondor"]);
        assert_eq!(diagram.targets.len(), 1);
        assert_eq!(
            diagram.holders[1].speakers,
            ["Steward Denethor"],
            "of what is drawn"
        );
    }

    #[test]
    fn what_is_second_hand_yields_to_what_is_first_hand() {
        let (mut heard, said) = (world().edges[3].clone(), world().edges[2].clone());
        assert!(heard.weight() < said.weight());
        heard.count = 3;
        assert!(heard.weight() > said.weight());
    }

    #[test]
    fn a_holder_stands_in_one_frame_and_a_frame_holds_two() {
        let diagram = world();
        let group = diagram.grouping();
        assert_eq!(group.get("country:Gondor"), Some(&"org:free-peoples"));
        assert_eq!(group.get("country:Rohan"), Some(&"org:free-peoples"));
        assert_eq!(group.get("country:Dale"), None);
    }

    #[test]
    fn edges_to_nowhere_are_dropped() {
        let mut diagram = world();
        diagram
            .edges
            .push(edge("Harad", StanceKind::Warns, "Tribute to Mordor"));
        diagram.keep_strongest(None);
        assert_eq!((diagram.edges.len(), diagram.left_out), (6, 0));
    }
}
