//! Conditions of a query made ready for a graph, and tried on records.

use std::collections::BTreeSet;

use super::execute::{edges_of, holders_of, on, sought};
use super::plan::{About, AboutIssue, Condition, Holders, Test};
use crate::date::falls_within;
use crate::graph::words::{Part, Phrase, content_stems, target_stems};
use crate::graph::{EdgeSet, EdgeTarget, StanceEdge, StanceGraph};
use crate::id::{ActorId, IssueId};
use crate::stances::Stance;
use crate::vocabulary::{ActorKind, Scope, StanceKind};

/// Most edges of a graph of which all are looked at.
pub(super) const FEW: usize = 4096;

/// A [`Test`] with what it needs of the graph.
pub(super) enum Check<'g, 'a> {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Is(&'a Condition, &'g StanceGraph),
    Holders(BTreeSet<&'g ActorId>),
    Targets(BTreeSet<&'g EdgeTarget>),
    Issues(BTreeSet<&'g IssueId>),
    Words(&'a Phrase, EdgeSet<'g>),
    About {
        about: &'a About,
        /// For each issue asked about: it and all below it, and the words beyond it.
        issues: Vec<(BTreeSet<&'g IssueId>, Phrase)>,
        /// The edges about the issues and actors.
        on: EdgeSet<'g>,
        /// The edges that have the words asked about, according to the index;
        /// not looked up in a graph of few edges, of which the words of all
        /// are sooner looked at than sorted.
        with_words: Option<EdgeSet<'g>>,
        /// What will do where the target is looked up freely.
        most: Vec<Phrase>,
    },
}

impl<'g, 'a> Check<'g, 'a> {
    pub(super) fn new(test: &'a Test, graph: &'g StanceGraph) -> Self {
        let all = |parts: &'a [Test]| parts.iter().map(|part| Self::new(part, graph)).collect();
        match test {
            Test::All(parts) => Self::All(all(parts)),
            Test::Any(parts) => Self::Any(all(parts)),
            Test::Not(part) => Self::Not(Box::new(Self::new(part, graph))),
            Test::Is(condition) => match condition {
                Condition::HeldByThoseOf(of) => Self::Holders(holders_of(of, graph)),
                Condition::OnThoseOf(of) => {
                    let edges = edges_of(of, graph).into_iter();
                    Self::Targets(edges.map(|edge| &edge.target).collect())
                }
                Condition::Issue(issues) => Self::Issues(below(issues, graph)),
                Condition::Words(phrase) => Self::Words(phrase, graph.with_words(phrase)),
                Condition::About(about) => {
                    let issues = about.issues.iter();
                    let issues = issues.map(|issue| {
                        let below = below(std::slice::from_ref(&issue.id), graph);
                        (below, beyond(issue, graph))
                    });
                    Self::About {
                        about,
                        issues: issues.collect(),
                        on: on(about, graph),
                        with_words: (graph.edges().len() > FEW)
                            .then(|| graph.with_words(sought(about))),
                        most: if about.freely {
                            about.most()
                        } else {
                            Vec::new()
                        },
                    }
                }
                other => Self::Is(other, graph),
            },
        }
    }

    pub(super) fn passes(&self, edge: &StanceEdge, record: &Stance) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.passes(edge, record)),
            Self::Any(parts) => parts.iter().any(|part| part.passes(edge, record)),
            Self::Not(part) => !part.passes(edge, record),
            Self::Is(condition, graph) => is(condition, graph, edge, record),
            Self::Holders(holders) => either(record).any(|id| holders.contains(id)),
            Self::Targets(targets) => targets.contains(&edge.target),
            Self::Issues(issues) => match &edge.target {
                EdgeTarget::Issue(id) => issues.contains(id),
                EdgeTarget::Unlisted(_) => false,
            },
            Self::Words(phrase, with_words) => has_words(phrase, Some(with_words), edge, record),
            Self::About {
                about,
                issues,
                with_words,
                most,
                ..
            } => {
                is_on(about, issues, with_words.as_ref(), edge, record)
                    || about.freely && is_freely_on(about, most, record)
            }
        }
    }
}

/// The issues and all below them.
fn below<'g>(issues: &[IssueId], graph: &'g StanceGraph) -> BTreeSet<&'g IssueId> {
    let nodes = issues.iter().flat_map(|issue| graph.narrower(issue));
    nodes.map(|node| &node.id).collect()
}

/// The words beyond an issue that a record has to have: what the question says
/// besides, and what tells targets of the issue apart ("steel tariffs").
fn beyond(issue: &AboutIssue, graph: &StanceGraph) -> Phrase {
    let of_issue = graph.about_issue(&issue.id);
    let tells_apart = |part: &&Part| {
        let phrase = Phrase::of_parts(vec![(*part).clone()]);
        if graph.edges().len() > FEW {
            return !graph.with_words(&phrase).and(&of_issue).is_empty();
        }
        let mut records = of_issue.iter().flat_map(|edge| &edge.evidence);
        records.any(|record| phrase.is_in(&target_stems(record).collect()))
    };
    let narrower = issue.narrower.iter().filter(tells_apart).cloned();
    Phrase::of_parts(issue.also.parts().iter().cloned().chain(narrower).collect())
}

/// The holder and the party.
fn either(record: &Stance) -> impl Iterator<Item = &ActorId> {
    let party = record.party.as_ref().map(|party| &party.id);
    [Some(&record.holder.id), party].into_iter().flatten()
}

fn is(condition: &Condition, graph: &StanceGraph, edge: &StanceEdge, record: &Stance) -> bool {
    match condition {
        Condition::Stance(all) => all.contains(&record.stance),
        Condition::Act(all) => all.contains(&record.act),
        Condition::HeldBy(holders) => is_held_by(holders, graph, record),
        Condition::Holder(all) => all.contains(&record.holder.id),
        Condition::Party(all) => record.party.as_ref().is_some_and(|it| all.contains(&it.id)),
        Condition::Kind(all) => is_of_kind(all, graph, edge),
        Condition::AimedAt(all) => record.target.actors.iter().any(|it| all.contains(&it.id)),
        Condition::AddressedTo(all) => record.addressee.iter().any(|it| all.contains(&it.id)),
        Condition::Says(phrase) => {
            !phrase.is_empty() && phrase.is_in(&content_stems(&record.evidence.text).collect())
        }
        Condition::Within(since, until) => falls_within(record.date, *since, *until),
        Condition::Direct => record.via.is_empty(),
        Condition::Indirect => !record.via.is_empty(),
        Condition::Via(all) => record.via.iter().any(|it| all.contains(&it.id)),
        Condition::Document(names) => names.iter().any(|name| {
            let id = record.document.as_str();
            name.strip_suffix('*')
                .map_or(id == name, |start| id.starts_with(start))
        }),
        Condition::Modality(all) => all.contains(&record.modality),
        Condition::Scope(all) => all.contains(&record.scope),
        Condition::Intensity(least, most) => (least..=most).contains(&&record.intensity),
        Condition::NotOwnRefusal => {
            record.scope != Scope::OwnParticipation || record.stance != StanceKind::Opposes
        }
        Condition::Reviewed(wanted) => record.reviewed.is_some() == *wanted,
        // These are made ready beforehand.
        Condition::HeldByThoseOf(_)
        | Condition::OnThoseOf(_)
        | Condition::Issue(_)
        | Condition::Words(_)
        | Condition::About(_) => false,
    }
}

/// Whether the holder is one that was asked for, at the time of the record.
fn is_held_by(asked: &Holders, graph: &StanceGraph, record: &Stance) -> bool {
    either(record).any(|id| {
        let is_member = || {
            let mut of = asked.members_of.iter();
            let actor = graph.actor(id);
            actor.is_some_and(|actor| of.any(|of| actor.is_member(of, record.date)))
        };
        asked.actors.contains(id) || is_member()
    })
}

fn is_of_kind(kinds: &[ActorKind], graph: &StanceGraph, edge: &StanceEdge) -> bool {
    let mut ids = [Some(&edge.holder), edge.party.as_ref()]
        .into_iter()
        .flatten();
    ids.any(|id| {
        graph
            .actor(id)
            .is_some_and(|actor| kinds.contains(&actor.kind))
    })
}

fn has_words(
    phrase: &Phrase,
    with_words: Option<&EdgeSet<'_>>,
    edge: &StanceEdge,
    record: &Stance,
) -> bool {
    let in_record = || !phrase.is_empty() && phrase.is_in(&target_stems(record).collect());
    // The index knows edges; only where they have several records does each
    // have to be looked at.
    match with_words {
        None => in_record(),
        Some(all) => all.contains(edge) && (edge.evidence.len() == 1 || in_record()),
    }
}

fn is_on(
    about: &About,
    issues: &[(BTreeSet<&IssueId>, Phrase)],
    with_words: Option<&EdgeSet<'_>>,
    edge: &StanceEdge,
    record: &Stance,
) -> bool {
    if is_contrary(about, record) {
        return false;
    }
    if let EdgeTarget::Issue(id) = &edge.target
        && issues
            .iter()
            .any(|(below, also)| below.contains(id) && says(record, also))
    {
        return true;
    }
    let has_words = || has_words(sought(about), with_words, edge, record);
    if about.actors.is_empty() {
        has_words()
    } else if about.words.is_empty() {
        aimed(about, record) || is_just(&about.named, record) || about.mentions && has_words()
    } else {
        aimed(about, record) && says(record, &about.words)
    }
}

/// Whether most of what was asked about stands in the target, or all of it in
/// its sentence.
fn is_freely_on(about: &About, most: &[Phrase], record: &Stance) -> bool {
    if is_contrary(about, record) {
        return false;
    }
    let target: BTreeSet<String> = target_stems(record).collect();
    most.iter().any(|phrase| phrase.is_in(&target)) || says(record, &about.words)
}

/// Whether the target is the contrary of what was asked about.
fn is_contrary(about: &About, record: &Stance) -> bool {
    let target = &record.target;
    let issue = target.issue.as_ref().map_or("", |issue| &issue.label);
    let contraries = about.contraries.as_ref();
    contraries.is_some_and(|all| all.part(&about.phrase, &target.meaning, issue))
}

/// Whether the stance is aimed at an actor that was asked about; a warning
/// also if it is addressed to that actor.
fn aimed(about: &About, record: &Stance) -> bool {
    let at = record.target.actors.iter();
    let to = record
        .addressee
        .iter()
        .filter(|_| record.stance == StanceKind::Warns);
    at.chain(to).any(|actor| about.actors.contains(&actor.id))
}

/// Whether the target is the name and nothing else.
fn is_just(named: &Phrase, record: &Stance) -> bool {
    let target: BTreeSet<String> = content_stems(&record.target.meaning).collect();
    let mut ways = named.parts().iter().flatten();
    ways.any(|way| way.len() == target.len() && way.iter().all(|stem| target.contains(stem)))
}

/// Whether the words beyond the issue stand in the target or its sentence.
fn says(record: &Stance, also: &Phrase) -> bool {
    also.is_empty() || {
        let sentence = content_stems(&record.evidence.text);
        also.is_in(&target_stems(record).chain(sentence).collect())
    }
}
