//! What of a diagram is drawn where a page cannot show it all.
//!
//! Comes in: a [`Diagram`] of all positions. Goes out: the same with the
//! strongest edges and what they touch, in order. Must not know: how it is
//! drawn.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Diagram, DiagramEdge};

/// More holders than this on one target add no strength to an edge.
const MOST_SHARED: usize = 5;

impl DiagramEdge {
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
}

fn is_last_name(name: &str, whole: &str) -> bool {
    whole
        .strip_suffix(name)
        .is_some_and(|rest| rest.ends_with(' '))
}

#[cfg(test)]
mod tests {
    use crate::export::diagram::sample::{edge, world};
    use crate::vocabulary::StanceKind;

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
    fn edges_to_nowhere_are_dropped() {
        let mut diagram = world();
        diagram
            .edges
            .push(edge("Harad", StanceKind::Warns, "Tribute to Mordor"));
        diagram.keep_strongest(None);
        assert_eq!((diagram.edges.len(), diagram.left_out), (6, 0));
    }
}
