//! Stances → graph: one edge for all records of one holder, party, stance and target.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::edge::meaning;
use super::{ActorNode, DocumentNode, EdgeTarget, IssueNode, StanceEdge, StanceGraph, TargetNode};
use crate::document::Document;
use crate::id::{ActorId, DocumentId, EdgeId, IssueId, TargetId};
use crate::lexicon::Lexicon;
use crate::stances::{ActorRef, Stance};

/// What one document says: the unit in which graphs grow.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The document.
    pub document: DocumentNode,
    /// Its stances, each with this document's identifier.
    pub stances: Vec<Stance>,
}

impl Report {
    /// The report of a document whose stances were extracted.
    pub fn new(document: &Document, stances: Vec<Stance>) -> Self {
        Self {
            document: document.into(),
            stances,
        }
    }
}

/// What is known about actors and issues apart from any document.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    actors: BTreeMap<ActorId, ActorNode>,
    issues: BTreeMap<IssueId, IssueNode>,
}

impl From<&Lexicon> for Catalogue {
    fn from(lexicon: &Lexicon) -> Self {
        let actors = lexicon.actors.iter().map(ActorNode::from);
        let issues = lexicon.issues.iter().map(IssueNode::from);
        Self::of_nodes(actors, issues)
    }
}

impl From<&StanceGraph> for Catalogue {
    fn from(graph: &StanceGraph) -> Self {
        Self::of_nodes(graph.actors.iter().cloned(), graph.issues.iter().cloned())
    }
}

impl Catalogue {
    /// A catalogue of the given nodes.
    pub fn of_nodes(
        actors: impl IntoIterator<Item = ActorNode>,
        issues: impl IntoIterator<Item = IssueNode>,
    ) -> Self {
        let actors = actors.into_iter().map(|node| (node.id.clone(), node));
        let issues = issues.into_iter().map(|node| (node.id.clone(), node));
        Self {
            actors: actors.collect(),
            issues: issues.collect(),
        }
    }

    /// The actor of that identifier.
    pub fn actor(&self, id: &ActorId) -> Option<&ActorNode> {
        self.actors.get(id)
    }

    /// The issue of that identifier.
    pub fn issue(&self, id: &IssueId) -> Option<&IssueNode> {
        self.issues.get(id)
    }

    /// The graph of all that is known, without a document or an edge: it
    /// knows members and narrower issues.
    pub fn to_graph(&self) -> StanceGraph {
        let actors = self.actors.values().cloned().collect();
        let issues = self.issues.values().cloned().collect();
        StanceGraph::of_records(actors, issues, Vec::new(), Vec::new(), Vec::new())
    }

    /// The graph with all actors and issues that are known, those too that
    /// none of its edges names.
    #[must_use]
    pub fn complete(&self, graph: StanceGraph) -> StanceGraph {
        let all = self.clone().fill(Self::from(&graph));
        StanceGraph::of_records(
            all.actors.into_values().collect(),
            all.issues.into_values().collect(),
            graph.targets,
            graph.documents,
            graph.edges,
        )
    }

    /// Adds what the other knows and this one does not.
    #[must_use]
    pub fn fill(mut self, other: Self) -> Self {
        for (id, node) in other.actors {
            self.actors.entry(id).or_insert(node);
        }
        for (id, node) in other.issues {
            self.issues.entry(id).or_insert(node);
        }
        self
    }
}

/// What adding documents changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Additions {
    /// Documents that were not in the graph.
    pub added: usize,
    /// Documents that were there with another text or other stances.
    pub replaced: usize,
    /// Documents that were there just so.
    pub unchanged: usize,
}

/// Assembles the graph of the reports. Of two reports of one document the later counts.
pub fn assemble(reports: impl IntoIterator<Item = Report>, known: &Catalogue) -> StanceGraph {
    let mut kept = BTreeMap::new();
    for report in reports {
        kept.insert(report.document.id.clone(), report);
    }
    from_reports(kept, known)
}

impl StanceGraph {
    /// Adds documents. One that is there already with the same text and stances
    /// changes nothing; with others, its old evidence goes.
    pub fn add(
        &mut self,
        reports: impl IntoIterator<Item = Report>,
        known: &Catalogue,
    ) -> Additions {
        let known = known.clone().fill(Catalogue::from(&*self));
        let mut kept = std::mem::take(self).into_reports();
        let mut additions = Additions::default();
        for mut report in reports {
            report.stances = in_order(report.stances);
            match kept.get(&report.document.id) {
                None => additions.added += 1,
                Some(old) if *old == report => additions.unchanged += 1,
                Some(_) => additions.replaced += 1,
            }
            kept.insert(report.document.id.clone(), report);
        }
        *self = from_reports(kept, &known);
        additions
    }

    /// Adds all documents of another graph; see [`add`](Self::add).
    pub fn merge(&mut self, other: Self) -> Additions {
        let known = Catalogue::from(&other);
        self.add(other.into_reports().into_values(), &known)
    }

    /// The graph of the records that are wanted; all documents stay.
    #[must_use]
    pub fn with_records(self, wanted: impl Fn(&Stance) -> bool) -> Self {
        let known = Catalogue::from(&self);
        let mut reports = self.into_reports();
        for report in reports.values_mut() {
            report.stances.retain(&wanted);
        }
        from_reports(reports, &known)
    }

    /// The reports of which the graph was made, by document.
    pub fn into_reports(self) -> BTreeMap<DocumentId, Report> {
        let empty = |document: DocumentNode| Report {
            document,
            stances: Vec::new(),
        };
        let documents = self.documents.into_iter();
        let mut reports: BTreeMap<DocumentId, Report> = documents
            .map(|node| (node.id.clone(), empty(node)))
            .collect();
        for record in self.edges.into_iter().flat_map(|edge| edge.evidence) {
            if let Some(report) = reports.get_mut(&record.document) {
                report.stances.push(record);
            }
        }
        for report in reports.values_mut() {
            report.stances = in_order(std::mem::take(&mut report.stances));
        }
        reports
    }
}

/// The graph of the reports: a function of them and of the catalogue alone.
pub(super) fn from_reports(
    reports: BTreeMap<DocumentId, Report>,
    known: &Catalogue,
) -> StanceGraph {
    let mut documents = Vec::with_capacity(reports.len());
    // An ordered map of whole edges would move them about at each that is added.
    let mut edges: Vec<StanceEdge> = Vec::new();
    let mut places: HashMap<EdgeId, usize> = HashMap::new();
    for report in reports.into_values() {
        for mut record in in_order(report.stances) {
            record.document.clone_from(&report.document.id);
            let edge = StanceEdge::for_record(&record);
            let place = *places.entry(edge.id.clone()).or_insert_with(|| {
                edges.push(edge);
                edges.len() - 1
            });
            let edge = &mut edges[place];
            if edge.evidence.is_empty() {
                // Most edges have one record; a list that grows by itself
                // would keep room for four.
                edge.evidence.reserve_exact(1);
            }
            edge.evidence.push(record);
        }
        documents.push(report.document);
    }
    edges.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    let actors = actors_of(&edges, known);
    let issues = issues_of(&edges, known);
    let targets = targets_of(&edges);
    StanceGraph::of_records(actors, issues, targets, documents, edges)
}

/// Records in the order of the text, each once.
pub(crate) fn in_order(mut records: Vec<Stance>) -> Vec<Stance> {
    fn place(record: &Stance) -> impl Ord + '_ {
        (
            (record.evidence.start, record.evidence.end),
            (record.target.start, record.target.end),
            (&record.holder, &record.party, record.stance, record.act),
            (&record.target.issue, &record.target.meaning, &record.rule),
        )
    }
    records.sort_by(|a, b| place(a).cmp(&place(b)));
    records.dedup();
    records
}

fn actors_of(edges: &[StanceEdge], known: &Catalogue) -> Vec<ActorNode> {
    let mut actors: BTreeMap<&ActorId, ActorNode> = BTreeMap::new();
    let records = edges.iter().flat_map(|edge| &edge.evidence);
    for actor in records.flat_map(named_actors) {
        let node = actors.entry(&actor.id).or_insert_with(|| {
            let listed = known.actors.get(&actor.id).cloned();
            listed.unwrap_or_else(|| unlisted(actor))
        });
        // The same unlisted actor may be spelt in two ways: one is chosen
        // that does not depend on the order of the documents.
        if actor.name < node.name && !known.actors.contains_key(&actor.id) {
            *node = unlisted(actor);
        }
    }
    let mut open: Vec<ActorId> = actors.values().flat_map(superiors).collect();
    while let Some(id) = open.pop() {
        if let Some((id, node)) = known.actors.get_key_value(&id)
            && !actors.contains_key(id)
        {
            open.extend(superiors(node));
            actors.insert(id, node.clone());
        }
    }
    actors.into_values().collect()
}

pub(crate) fn named_actors(record: &Stance) -> impl Iterator<Item = &ActorRef> {
    let one = [&record.holder].into_iter().chain(&record.party);
    let many = record.target.actors.iter().chain(&record.addressee);
    one.chain(many).chain(&record.via)
}

fn unlisted(actor: &ActorRef) -> ActorNode {
    ActorNode {
        id: actor.id.clone(),
        name: actor.name.clone(),
        kind: actor.kind,
        party: None,
        memberships: Vec::new(),
        offices: Vec::new(),
    }
}

/// Those to whom an actor belongs.
pub(crate) fn superiors(actor: &ActorNode) -> BTreeSet<ActorId> {
    let memberships = actor.memberships.iter().map(|membership| &membership.of);
    let offices = actor.offices.iter().map(|office| &office.of);
    memberships
        .chain(offices)
        .chain(&actor.party)
        .cloned()
        .collect()
}

fn issues_of(edges: &[StanceEdge], known: &Catalogue) -> Vec<IssueNode> {
    let mut issues: BTreeMap<&IssueId, IssueNode> = BTreeMap::new();
    let records = edges.iter().flat_map(|edge| &edge.evidence);
    for issue in records.filter_map(|record| record.target.issue.as_ref()) {
        let node = issues.entry(&issue.id).or_insert_with(|| {
            let listed = known.issues.get(&issue.id).cloned();
            listed.unwrap_or_else(|| IssueNode {
                id: issue.id.clone(),
                label: issue.label.clone(),
                broader: Vec::new(),
            })
        });
        if issue.label < node.label && !known.issues.contains_key(&issue.id) {
            node.label.clone_from(&issue.label);
        }
    }
    let mut open: Vec<IssueId> = issues
        .values()
        .flat_map(|node| node.broader.clone())
        .collect();
    while let Some(id) = open.pop() {
        if let Some((id, node)) = known.issues.get_key_value(&id)
            && !issues.contains_key(id)
        {
            open.extend(node.broader.iter().cloned());
            issues.insert(id, node.clone());
        }
    }
    issues.into_values().collect()
}

fn targets_of(edges: &[StanceEdge]) -> Vec<TargetNode> {
    let mut targets: BTreeMap<&TargetId, &str> = BTreeMap::new();
    for edge in edges {
        let EdgeTarget::Unlisted(id) = &edge.target else {
            continue;
        };
        // Of several spellings the first in the alphabet: capitals come first.
        for meaning in edge.evidence.iter().map(|record| meaning(&record.target)) {
            let kept = targets.entry(id).or_insert(meaning);
            *kept = (*kept).min(meaning);
        }
    }
    let targets = targets.into_iter().map(|(id, meaning)| TargetNode {
        id: id.clone(),
        meaning: meaning.to_owned(),
    });
    targets.collect()
}
