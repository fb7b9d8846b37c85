//! RDF: a graph of positions as statements, whatever the notation.
//!
//! Comes in: a graph. Goes out: quads, in the order of the graph's lists; what
//! a document says stands in the named graph of that document. Issues, targets
//! and actors are concepts of SKOS, documents and records entities of PROV-O, a
//! position is a reified statement (`rdf:Statement`) beside the plain one.
//! Must not know: Turtle, N-Quads, JSON-LD.

use std::io;

use oxrdf::vocab::rdf;
use oxrdf::{GraphName, Literal, NamedNode, Quad, Term, Triple};

use super::flat::documents;
use super::rdf_terms::{date, decimal, integer, label, link, term, text, thing, truth};
use crate::graph::{ActorNode, DocumentNode, EdgeTarget, StanceEdge, StanceGraph};
use crate::id::{ActorId, DocumentId};
use crate::stances::{ActorRef, Stance};

/// How a position, which is a statement that more is said about, is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// As `rdf:Statement`, which every reader knows.
    Plain,
    /// As reifier of a triple term, as RDF 1.2 has it.
    TripleTerms,
}

/// Hands every statement to `take`.
pub(super) fn quads(
    graph: &StanceGraph,
    form: Form,
    take: &mut dyn FnMut(Quad) -> io::Result<()>,
) -> io::Result<()> {
    for (scheme, title) in [
        ("actors", "Actors"),
        ("issues", "Issues of world politics"),
        ("targets", "Targets that belong to no listed issue"),
    ] {
        let mut scheme = About::new(thing("scheme", scheme), GraphName::DefaultGraph, take);
        scheme.is("skos:ConceptScheme")?;
        scheme.says("skos:prefLabel", label(title))?;
    }
    for actor in graph.actors() {
        about_actor(actor, take)?;
    }
    for issue in graph.issues() {
        let mut it = concept(issue.id.as_str(), "issues", &issue.label, take)?;
        for broader in &issue.broader {
            it.says("skos:broader", thing("issue", broader.as_str()))?;
        }
    }
    for target in graph.targets() {
        concept(target.id.as_str(), "targets", &target.meaning, take)?;
    }
    for node in graph.documents() {
        about_document(node, take)?;
    }
    for edge in graph.edges() {
        about_edge(edge, form, take)?;
        for (number, record) in edge.evidence.iter().enumerate() {
            about_record(edge, number, record, take)?;
        }
    }
    Ok(())
}

/// What is said about one thing.
struct About<'t> {
    subject: NamedNode,
    graph: GraphName,
    take: &'t mut dyn FnMut(Quad) -> io::Result<()>,
}

impl<'t> About<'t> {
    fn new(
        subject: NamedNode,
        graph: GraphName,
        take: &'t mut dyn FnMut(Quad) -> io::Result<()>,
    ) -> Self {
        Self {
            subject,
            graph,
            take,
        }
    }

    fn says(&mut self, predicate: &str, object: impl Into<Term>) -> io::Result<()> {
        let subject = self.subject.clone();
        (self.take)(Quad::new(
            subject,
            term(predicate),
            object,
            self.graph.clone(),
        ))
    }

    fn is(&mut self, class: &str) -> io::Result<()> {
        let subject = self.subject.clone();
        let graph = self.graph.clone();
        (self.take)(Quad::new(subject, rdf::TYPE, term(class), graph))
    }

    fn may_say(&mut self, predicate: &str, object: Option<Literal>) -> io::Result<()> {
        object.map_or(Ok(()), |object| self.says(predicate, object))
    }
}

fn concept<'t>(
    id: &str,
    scheme: &str,
    name: &str,
    take: &'t mut dyn FnMut(Quad) -> io::Result<()>,
) -> io::Result<About<'t>> {
    let sort = scheme.trim_end_matches('s');
    let mut it = About::new(thing(sort, id), GraphName::DefaultGraph, take);
    it.is("skos:Concept")?;
    it.says("skos:inScheme", thing("scheme", scheme))?;
    it.says("skos:prefLabel", label(name))?;
    it.says("dem:id", text(id))?;
    Ok(it)
}

fn actor(id: &ActorId) -> NamedNode {
    thing("actor", id.as_str())
}

fn document(id: &DocumentId) -> NamedNode {
    thing("document", id.as_str())
}

fn target(target: &EdgeTarget) -> NamedNode {
    match target {
        EdgeTarget::Issue(id) => thing("issue", id.as_str()),
        EdgeTarget::Unlisted(id) => thing("target", id.as_str()),
    }
}

fn about_actor(node: &ActorNode, take: &mut dyn FnMut(Quad) -> io::Result<()>) -> io::Result<()> {
    let mut it = concept(node.id.as_str(), "actors", &node.name, take)?;
    it.is("prov:Agent")?;
    it.says("dem:kind", text(node.kind.as_str()))?;
    if let Some(party) = &node.party {
        it.says("dem:partOf", actor(party))?;
    }
    let tenures = node.memberships.iter();
    let tenures = tenures.map(|it| ("dem:Membership", &it.of, None, it.from, it.until));
    let offices = node.offices.iter();
    let offices = offices.map(|it| ("dem:Office", &it.of, Some(&it.title), it.from, it.until));
    for (number, (class, of, title, from, until)) in tenures.chain(offices).enumerate() {
        let id = format!("{}:{}", node.id, number + 1);
        let mut tenure = About::new(thing("tenure", &id), GraphName::DefaultGraph, it.take);
        tenure.is(class)?;
        tenure.says("dem:holder", actor(&node.id))?;
        tenure.says("dem:of", actor(of))?;
        tenure.may_say("dem:title", title.map(|title| label(title)))?;
        tenure.may_say("dem:from", from.map(date))?;
        tenure.may_say("dem:until", until.map(date))?;
    }
    Ok(())
}

fn about_document(
    node: &DocumentNode,
    take: &mut dyn FnMut(Quad) -> io::Result<()>,
) -> io::Result<()> {
    let mut it = About::new(document(&node.id), GraphName::DefaultGraph, take);
    it.is("dem:Document")?;
    it.is("prov:Entity")?;
    it.says("dem:id", text(node.id.as_str()))?;
    it.says("dem:hash", text(&node.hash))?;
    it.may_say("dct:date", node.date.map(date))?;
    let words = [
        ("dct:title", &node.title),
        ("dct:publisher", &node.publisher),
        ("dem:speaker", &node.speaker),
        ("dem:party", &node.party),
    ];
    for (predicate, words) in words {
        it.may_say(predicate, words.as_deref().map(text))?;
    }
    match node.url.as_deref().map(|url| (url, link(url))) {
        Some((_, Some(link))) => it.says("dct:source", link),
        Some((url, None)) => it.says("dct:source", text(url)),
        None => Ok(()),
    }
}

fn about_edge(
    edge: &StanceEdge,
    form: Form,
    take: &mut dyn FnMut(Quad) -> io::Result<()>,
) -> io::Result<()> {
    let stance = format!("dem:{}", edge.stance);
    let (holder, about) = (actor(&edge.holder), target(&edge.target));
    About::new(holder.clone(), GraphName::DefaultGraph, take).says(&stance, about.clone())?;
    let id = thing("position", edge.id.as_str());
    let mut it = About::new(id, GraphName::DefaultGraph, take);
    it.is("dem:Position")?;
    match form {
        Form::Plain => {
            it.is("rdf:Statement")?;
            it.says("rdf:subject", holder)?;
            it.says("rdf:predicate", term(&stance))?;
            it.says("rdf:object", about)?;
        }
        Form::TripleTerms => {
            it.says("rdf:reifies", Triple::new(holder, term(&stance), about))?;
        }
    }
    if let Some(party) = &edge.party {
        it.says("dem:party", actor(party))?;
    }
    for act in edge.acts() {
        it.says("dem:act", text(act.as_str()))?;
    }
    it.says("dem:intensity", integer(edge.intensity().into()))?;
    it.says("dem:confidence", decimal(edge.confidence()))?;
    it.says("dem:records", integer(edge.evidence.len()))?;
    it.says("dem:documents", integer(documents(edge)))?;
    it.may_say("dem:first", edge.first().map(date))?;
    it.may_say("dem:last", edge.last().map(date))?;
    for aimed in edge.aimed_at() {
        it.says("dem:aimedAt", actor(aimed))?;
    }
    for addressed in edge.addressed_to() {
        it.says("dem:addressedTo", actor(addressed))?;
    }
    for name in edge.known_only_through() {
        it.says("dem:knownOnlyThrough", text(name))?;
    }
    Ok(())
}

fn about_record(
    edge: &StanceEdge,
    number: usize,
    record: &Stance,
    take: &mut dyn FnMut(Quad) -> io::Result<()>,
) -> io::Result<()> {
    let source = document(&record.document);
    let id = thing("record", &format!("{}:{number}", edge.id));
    let mut it = About::new(id, source.clone().into(), take);
    it.is("dem:Record")?;
    it.is("prov:Entity")?;
    it.says("dem:evidenceFor", thing("position", edge.id.as_str()))?;
    it.says("prov:wasDerivedFrom", source.clone())?;
    it.says("prov:wasAttributedTo", actor(&record.holder.id))?;
    if record.quoted {
        it.says("prov:wasQuotedFrom", source)?;
    }
    it.may_say("dem:date", record.date.map(date))?;
    it.says("dem:act", text(record.act.as_str()))?;
    it.says("dem:modality", text(record.modality.as_str()))?;
    it.says("dem:scope", text(record.scope.as_str()))?;
    it.says("dem:intensity", integer(record.intensity.into()))?;
    it.says("dem:confidence", decimal(record.confidence))?;
    it.says("dem:quoted", truth(record.quoted))?;
    it.says("dem:rule", text(record.rule.as_str()))?;
    it.says("prov:value", text(&record.evidence.text))?;
    it.says("dem:start", integer(record.evidence.start))?;
    it.says("dem:end", integer(record.evidence.end))?;
    it.says("dem:targetText", text(&record.target.text))?;
    it.says("dem:targetStart", integer(record.target.start))?;
    it.says("dem:targetEnd", integer(record.target.end))?;
    it.says("dem:targetMeaning", text(&record.target.meaning))?;
    let lists: [(&str, &[ActorRef]); 4] = [
        ("dem:party", record.party.as_slice()),
        ("dem:aimedAt", &record.target.actors),
        ("dem:addressedTo", &record.addressee),
        ("dem:via", &record.via),
    ];
    for (predicate, actors) in lists {
        for named in actors {
            it.says(predicate, actor(&named.id))?;
        }
    }
    if record.via.len() > 1 {
        // Statements have no order; who heard it from whom is told in words.
        let names: Vec<&str> = record.via.iter().map(|it| it.name.as_str()).collect();
        it.says("dem:viaInOrder", text(&names.join(" > ")))?;
    }
    Ok(())
}
