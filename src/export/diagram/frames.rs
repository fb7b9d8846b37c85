//! What is drawn in one frame: holders of a bloc, targets of a stance.
//!
//! Comes in: a [`Diagram`]. Goes out: the frame of each node, by identifiers.
//! Must not know: how frames are drawn.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Cluster, Diagram};
use crate::vocabulary::StanceKind;

impl Diagram {
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

#[cfg(test)]
mod tests {
    use crate::export::diagram::sample::world;

    #[test]
    fn a_holder_stands_in_one_frame_and_a_frame_holds_two() {
        let diagram = world();
        let group = diagram.grouping();
        assert_eq!(group.get("country:Gondor"), Some(&"org:free-peoples"));
        assert_eq!(group.get("country:Rohan"), Some(&"org:free-peoples"));
        assert_eq!(group.get("country:Dale"), None);
    }
}
