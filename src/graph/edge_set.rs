//! Sets of edges, and what can be done with them.

use std::borrow::Cow;
use std::fmt;

use super::StanceEdge;

/// Some edges of a graph, in the order of their identifiers.
#[derive(Clone)]
pub struct EdgeSet<'g> {
    edges: &'g [StanceEdge],
    /// Rising, each once.
    places: Cow<'g, [u32]>,
}

impl<'g> EdgeSet<'g> {
    /// No edge.
    pub(super) fn empty(edges: &'g [StanceEdge]) -> Self {
        Self::sorted(edges, &[])
    }

    /// The edges at these places, which rise.
    pub(super) fn sorted(edges: &'g [StanceEdge], places: &'g [u32]) -> Self {
        Self {
            edges,
            places: Cow::Borrowed(places),
        }
    }

    /// The edges at these places, in any order.
    pub(super) fn at(edges: &'g [StanceEdge], places: impl Iterator<Item = u32>) -> Self {
        let mut places: Vec<u32> = places.collect();
        places.sort_unstable();
        places.dedup();
        Self {
            edges,
            places: Cow::Owned(places),
        }
    }

    /// The edges that are in any of the sets, all of one graph.
    pub(super) fn any_of(edges: &'g [StanceEdge], sets: impl Iterator<Item = Self>) -> Self {
        let mut sets: Vec<Self> = sets.filter(|set| !set.is_empty()).collect();
        match sets.pop() {
            None => Self::empty(edges),
            Some(only) if sets.is_empty() => only,
            Some(last) => {
                let places = sets.iter().flat_map(|set| set.places.iter());
                Self::at(edges, places.chain(last.places.iter()).copied())
            }
        }
    }

    /// How many edges there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The edges.
    pub fn iter(&self) -> impl Iterator<Item = &'g StanceEdge> + '_ {
        let edges = self.edges;
        self.places.iter().map(move |&place| &edges[place as usize])
    }

    /// Whether the edge is among them. It has to be the graph's own, no copy.
    pub fn contains(&self, edge: &StanceEdge) -> bool {
        let place = self.edges.element_offset(edge);
        let place = place.and_then(|place| u32::try_from(place).ok());
        place.is_some_and(|place| self.places.binary_search(&place).is_ok())
    }

    /// The edges that are in both; both are of one graph.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let (short, long) = if self.len() <= other.len() {
            (self, other)
        } else {
            (other, self)
        };
        let mut rest: &[u32] = &long.places;
        let places = short.places.iter().copied().filter(|place| {
            // Both rise: what was passed cannot come again.
            let at = rest.partition_point(|other| other < place);
            rest = &rest[at..];
            rest.first() == Some(place)
        });
        Self {
            edges: self.edges,
            places: places.collect(),
        }
    }

    /// The edges that are in either; both are of one graph.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self::any_of(self.edges, [self, other].into_iter())
    }
}

impl fmt::Debug for EdgeSet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set()
            .entries(self.iter().map(|edge| &edge.id))
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use crate::graph::sample::graph;

    #[test]
    fn sets_meet_and_join() {
        let graph = graph();
        let arvania = graph.held_by(&"country:AR".into());
        let dam = graph.about_issue(&"issue:water".into());
        assert_eq!([arvania.len(), dam.len()], [3, 3]);
        let both = arvania.and(&dam);
        assert_eq!(both.len(), 1);
        assert!(
            both.iter()
                .all(|edge| arvania.contains(edge) && dam.contains(edge))
        );
        let either = arvania.clone().or(dam.clone());
        assert_eq!(either.len(), 5);
        let ids: Vec<_> = either.iter().map(|edge| &edge.id).collect();
        assert!(ids.is_sorted(), "{either:?}");
        let nobody = graph.held_by(&"country:XX".into());
        assert!(nobody.is_empty() && nobody.and(&dam).is_empty());
        assert_eq!(nobody.or(dam).len(), 3);
    }
}
