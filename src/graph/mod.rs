//! Graph: stances in, a graph of positions with all their evidence out.
//!
//! Comes in: [`Report`]s (a document and its stances) and a [`Catalogue`] of what
//! is known about actors and issues. Goes out: [`StanceGraph`], plain records
//! that the graph library stays behind. Must not know: questions, file formats
//! of other programs, pictures. Start reading at [`assemble()`].

pub mod assemble;
pub mod confidence;
pub mod edge;
pub mod edge_set;
mod index;
pub mod node;
#[cfg(test)]
pub(crate) mod sample;
pub mod store;
pub mod words;

use crate::date::PartialDate;
use crate::id::{ActorId, DocumentId, EdgeId, IssueId, TargetId};

pub use assemble::{Additions, Catalogue, Report, assemble};
pub use edge::{EdgeTarget, StanceEdge};
pub use edge_set::EdgeSet;
pub use node::{ActorNode, DocumentNode, IssueNode, TargetNode};
pub use store::StoreError;

use index::Index;

/// Who supports, opposes or warns about what, with all the evidence.
///
/// Every list stands in the order of its identifiers, whatever the order in
/// which documents came in. The graph is a function of its documents and their
/// stances alone: adding a document twice changes nothing.
#[derive(Clone, Debug, Default)]
pub struct StanceGraph {
    actors: Vec<ActorNode>,
    issues: Vec<IssueNode>,
    targets: Vec<TargetNode>,
    documents: Vec<DocumentNode>,
    edges: Vec<StanceEdge>,
    index: Index,
}

impl PartialEq for StanceGraph {
    fn eq(&self, other: &Self) -> bool {
        self.actors == other.actors
            && self.issues == other.issues
            && self.targets == other.targets
            && self.documents == other.documents
            && self.edges == other.edges
    }
}

impl StanceGraph {
    /// A graph of records that are sorted by identifier and agree with each other.
    fn of_records(
        actors: Vec<ActorNode>,
        issues: Vec<IssueNode>,
        targets: Vec<TargetNode>,
        documents: Vec<DocumentNode>,
        edges: Vec<StanceEdge>,
    ) -> Self {
        let mut graph = Self {
            actors,
            issues,
            targets,
            documents,
            edges,
            index: Index::default(),
        };
        graph.index = Index::of(&graph);
        graph
    }

    /// All actors: holders, those whom they speak for, aim at, address or speak
    /// through, and the organisations and states of their memberships and offices.
    pub fn actors(&self) -> &[ActorNode] {
        &self.actors
    }

    /// All listed issues that are targets, and the wider ones above them.
    pub fn issues(&self) -> &[IssueNode] {
        &self.issues
    }

    /// All targets that belong to no listed issue.
    pub fn targets(&self) -> &[TargetNode] {
        &self.targets
    }

    /// All documents, those without a stance too.
    pub fn documents(&self) -> &[DocumentNode] {
        &self.documents
    }

    /// All stance edges.
    pub fn edges(&self) -> &[StanceEdge] {
        &self.edges
    }

    /// Whether there is no document.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// The actor of that identifier.
    pub fn actor(&self, id: &ActorId) -> Option<&ActorNode> {
        self.actor_place(id).map(|place| &self.actors[place])
    }

    /// The issue of that identifier.
    pub fn issue(&self, id: &IssueId) -> Option<&IssueNode> {
        self.issue_place(id).map(|place| &self.issues[place])
    }

    /// The unlisted target of that identifier.
    pub fn target(&self, id: &TargetId) -> Option<&TargetNode> {
        self.target_place(id).map(|place| &self.targets[place])
    }

    /// The document of that identifier.
    pub fn document(&self, id: &DocumentId) -> Option<&DocumentNode> {
        let place = self.documents.binary_search_by(|node| node.id.cmp(id));
        place.ok().map(|place| &self.documents[place])
    }

    /// The edge of that identifier.
    pub fn edge(&self, id: &EdgeId) -> Option<&StanceEdge> {
        let place = self.edges.binary_search_by(|edge| edge.id.cmp(id));
        place.ok().map(|place| &self.edges[place])
    }

    /// The edges whose identifier starts so.
    pub fn edges_starting(&self, prefix: &str) -> &[StanceEdge] {
        let start = self.edges.partition_point(|edge| edge.id.as_str() < prefix);
        let rest = &self.edges[start..];
        let count = rest.partition_point(|edge| edge.id.as_str().starts_with(prefix));
        &rest[..count]
    }

    /// What a reader calls the target of an edge.
    pub fn label<'a>(&'a self, target: &'a EdgeTarget) -> &'a str {
        let label = match target {
            EdgeTarget::Issue(id) => self.issue(id).map(|issue| issue.label.as_str()),
            EdgeTarget::Unlisted(id) => self.target(id).map(|target| target.meaning.as_str()),
        };
        label.unwrap_or(target.as_str())
    }

    /// The actor's name, or the identifier where there is no such actor.
    pub fn name<'a>(&'a self, actor: &'a ActorId) -> &'a str {
        self.actor(actor).map_or(actor.as_str(), |node| &node.name)
    }

    /// Edges of which the actor is the holder, or for which others speak on its behalf.
    pub fn held_by(&self, actor: &ActorId) -> EdgeSet<'_> {
        let place = self.actor_place(actor);
        place.map_or_else(|| self.nothing(), |place| self.index.held_by(self, place))
    }

    /// Edges that are aimed at the actor itself.
    pub fn aimed_at(&self, actor: &ActorId) -> EdgeSet<'_> {
        let place = self.actor_place(actor);
        place.map_or_else(|| self.nothing(), |place| self.index.aimed_at(self, place))
    }

    /// Edges of which some evidence is addressed to the actor (a demand, a warning, an offer).
    pub fn addressed_to(&self, actor: &ActorId) -> EdgeSet<'_> {
        let place = self.actor_place(actor);
        place.map_or_else(
            || self.nothing(),
            |place| self.index.addressed_to(self, place),
        )
    }

    /// Edges about the issue or any below it.
    pub fn about_issue(&self, issue: &IssueId) -> EdgeSet<'_> {
        let places = self
            .issue_place(issue)
            .map(|place| self.index.narrower(self, place));
        let places = places.into_iter().flatten();
        EdgeSet::any_of(
            &self.edges,
            places.map(|place| self.index.about_issue(self, place)),
        )
    }

    /// Edges about the unlisted target.
    pub fn about_target(&self, target: &TargetId) -> EdgeSet<'_> {
        let place = self.target_place(target);
        place.map_or_else(
            || self.nothing(),
            |place| self.index.about_target(self, place),
        )
    }

    /// Edges of which the target's words hold the phrase; for an empty phrase none.
    pub fn with_words(&self, phrase: &words::Phrase) -> EdgeSet<'_> {
        self.index.with_words(self, phrase)
    }

    /// The edges that are in any of the sets.
    pub fn any_of<'g>(&'g self, sets: impl IntoIterator<Item = EdgeSet<'g>>) -> EdgeSet<'g> {
        EdgeSet::any_of(&self.edges, sets.into_iter())
    }

    /// All edges, as a set.
    pub fn all_edges(&self) -> EdgeSet<'_> {
        EdgeSet::at(
            &self.edges,
            0..u32::try_from(self.edges.len()).unwrap_or(u32::MAX),
        )
    }

    /// The issue itself and all issues below it, in the order of their identifiers.
    pub fn narrower(&self, issue: &IssueId) -> Vec<&IssueNode> {
        let places = self
            .issue_place(issue)
            .map(|place| self.index.narrower(self, place));
        places
            .into_iter()
            .flatten()
            .map(|place| &self.issues[place])
            .collect()
    }

    /// The members of an organisation: on that date, or ever where none is given.
    pub fn members(&self, of: &ActorId, on: Option<PartialDate>) -> Vec<&ActorNode> {
        let Some(place) = self.actor_place(of) else {
            return Vec::new();
        };
        let members = self.index.members(place).into_iter();
        let members = members.map(|place| &self.actors[place]);
        members.filter(|actor| actor.is_member(of, on)).collect()
    }

    fn nothing(&self) -> EdgeSet<'_> {
        EdgeSet::empty(&self.edges)
    }

    fn actor_place(&self, id: &ActorId) -> Option<usize> {
        self.actors.binary_search_by(|node| node.id.cmp(id)).ok()
    }

    fn issue_place(&self, id: &IssueId) -> Option<usize> {
        self.issues.binary_search_by(|node| node.id.cmp(id)).ok()
    }

    fn target_place(&self, id: &TargetId) -> Option<usize> {
        self.targets.binary_search_by(|node| node.id.cmp(id)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::sample::{graph, lexicon, report, reports, stance};
    use super::*;
    use crate::vocabulary::StanceKind;

    #[test]
    fn records_of_one_position_make_one_edge() {
        let graph = graph();
        let edges = graph.held_by(&"person:ina-oduro".into());
        assert_eq!(edges.len(), 2);
        let against = edges
            .iter()
            .find(|edge| edge.stance == StanceKind::Opposes)
            .unwrap();
        let dates = (against.first(), against.last()).into();
        let dates: [Option<PartialDate>; 2] = dates;
        assert_eq!(
            dates.map(|date| date.unwrap().to_string()),
            ["2019-11-30", "2021-03-02"]
        );
        assert_eq!(against.evidence.len(), 2);
        assert!((against.confidence() - 0.96).abs() < 1e-9, "two documents");
        assert_eq!(graph.label(&against.target), "Upper Sill dam");
    }

    #[test]
    fn order_of_documents_does_not_matter() {
        let known = Catalogue::from(&lexicon());
        let reversed = assemble(reports().into_iter().rev(), &known);
        assert_eq!(graph(), reversed);
        let mut grown = StanceGraph::default();
        for report in reports() {
            grown.add([report], &known);
        }
        assert_eq!(graph(), grown);
    }

    #[test]
    fn adding_again_changes_nothing_and_another_text_replaces() {
        let known = Catalogue::from(&lexicon());
        let mut grown = graph();
        let again = grown.add(reports(), &known);
        assert_eq!((again.added, again.replaced, again.unchanged), (0, 0, 2));
        assert_eq!(grown, graph());

        let mut other = report("courier-7", "2021-03-02", Vec::new());
        other.document.hash = "other".to_owned();
        assert_eq!(grown.add([other], &known).replaced, 1);
        assert!(
            grown.actor(&"media:courier".into()).is_none(),
            "nobody names it any more"
        );
        assert_eq!(grown.documents().len(), 2);
    }

    #[test]
    fn merging_is_assembling_together() {
        let known = Catalogue::from(&lexicon());
        let mut parts = reports()
            .into_iter()
            .map(|report| assemble([report], &known));
        let (mut first, second) = (parts.next().unwrap(), parts.next().unwrap());
        first.merge(second);
        assert_eq!(first, graph());
    }

    #[test]
    fn members_on_a_date() {
        let graph = graph();
        let names = |date: &str| -> Vec<&str> {
            let members = graph.members(&"org:LEAGUE".into(), date.parse().ok());
            members
                .into_iter()
                .map(|actor| actor.name.as_str())
                .collect()
        };
        assert_eq!(names("2019-01-01"), ["Arvania", "Borsk"]);
        assert_eq!(names("2021"), ["Borsk"]);
        assert_eq!(names(""), ["Arvania", "Borsk"], "ever");
    }

    #[test]
    fn wider_issue_leads_to_narrower_ones() {
        let graph = graph();
        let below: Vec<_> = graph
            .narrower(&"issue:water".into())
            .into_iter()
            .map(|node| node.id.as_str())
            .collect();
        assert_eq!(below, ["issue:dam", "issue:water"]);
    }

    #[test]
    fn aims_addresses_and_words_are_found() {
        let graph = graph();
        assert_eq!(graph.aimed_at(&"country:AR".into()).len(), 1);
        assert_eq!(graph.addressed_to(&"country:BO".into()).len(), 1);
        let found = |words| graph.with_words(&words::Phrase::of_words(words)).len();
        assert_eq!(
            [
                found("bans on fish"),
                found("fish from Celdonia"),
                found("")
            ],
            [1, 0, 0]
        );
    }

    #[test]
    fn unlisted_targets_of_one_meaning_are_one() {
        let kind = StanceKind::Opposes;
        let records = ["The price cap", "price cap", "a Price Cap"].map(|target| {
            let mut record = stance(sample::AR, sample::AR, kind, target, "");
            record.evidence.text = target.to_owned();
            record
        });
        let graph = assemble([report("d", "", records.to_vec())], &Catalogue::default());
        assert_eq!(graph.edges().len(), 1);
        assert_eq!(graph.targets()[0].meaning, "Price Cap");
        assert_eq!(graph.targets()[0].id.as_str(), "target:price-cap");
    }
}
