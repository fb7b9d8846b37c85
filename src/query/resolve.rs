//! Phrases of a question → the actors, issues and words that they mean.

use std::collections::BTreeSet;

use super::ast::{About, AboutIssue, Filters, Form, Holders, Query};
use super::error::QueryError;
use super::names::Names;
use super::parser::Question;
use crate::graph::StanceGraph;
use crate::graph::words::Phrase;
use crate::id::ActorId;
use crate::vocabulary::{ActorKind, StanceKind};

/// Most topics that an empty answer suggests.
const SUGGESTIONS: usize = 3;

/// Looks up what the phrases mean.
pub(super) fn resolve(
    question: Question,
    filters: &Filters,
    graph: &StanceGraph,
    names: &Names,
) -> Result<Query, QueryError> {
    let stances = question.asked.stances.to_vec();
    let (holders, kinds) = match question.holder {
        None => (None, Vec::new()),
        Some(phrase) => holders(phrase, names)?,
    };
    let mentions = stances.len() > 1 || stances == [StanceKind::Warns];
    let mut filters = filters.clone();
    filters.since = filters.since.max(question.since);
    filters.until = match (filters.until, question.until) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    Ok(Query {
        form: question.form,
        stances,
        acts: question.asked.acts.to_vec(),
        holders,
        kinds,
        about: question
            .about
            .map(|phrase| about(phrase, mentions, graph, names)),
        filters,
    })
}

/// The holders of a phrase, or the kinds of actors where it names no more.
fn holders(phrase: String, names: &Names) -> Result<(Option<Holders>, Vec<ActorKind>), QueryError> {
    let kinds = kinds(&phrase);
    if !kinds.is_empty() {
        return Ok((None, kinds));
    }
    let holders = Holders {
        actors: names.actors(&phrase),
        members_of: names.members_of(&phrase).unwrap_or_default(),
        phrase,
    };
    if holders.actors.is_empty() && holders.members_of.is_empty() {
        return Err(QueryError::UnknownHolder {
            nearest: names.nearest(&holders.phrase),
            name: holders.phrase,
        });
    }
    Ok((Some(holders), Vec::new()))
}

/// The kinds of actors that a bare noun means.
fn kinds(phrase: &str) -> Vec<ActorKind> {
    use ActorKind::{Company, Country, Group, Institution, Organisation, Party, Person};
    match phrase.to_lowercase().as_str() {
        "country" | "countries" | "state" | "states" | "government" | "governments" | "nation"
        | "nations" => vec![Country],
        "leader" | "leaders" | "politician" | "politicians" | "minister" | "ministers"
        | "people" | "persons" | "official" | "officials" => vec![Person],
        "organisation" | "organisations" | "organization" | "organizations" | "alliances" => {
            vec![Organisation]
        }
        "institutions" => vec![Institution, Organisation],
        "companies" => vec![Company],
        "groups" => vec![Group],
        "parties" => vec![Party],
        _ => Vec::new(),
    }
}

/// Words after which a question says for what an actor is criticised.
const OVER: &[&str] = &[
    " over ",
    " for ",
    " about ",
    " because of ",
    " on ",
    " of ",
    " against ",
];

fn about(phrase: String, mentions: bool, graph: &StanceGraph, names: &Names) -> About {
    let whole = names.actors(&phrase);
    let (actors, over) = if whole.is_empty() {
        actor_and_rest(&phrase, names).unwrap_or_default()
    } else {
        (whole, String::new())
    };
    let ways: Vec<_> = actors.iter().flat_map(|actor| names.ways(actor)).collect();
    let has_matter = !over.is_empty();
    About {
        named: Phrase::of_parts((!ways.is_empty()).then_some(ways).into_iter().collect()),
        mentions: mentions && !has_matter,
        issues: if has_matter {
            Vec::new()
        } else {
            issues(&phrase, graph, names)
        },
        words: match (actors.is_empty(), has_matter) {
            (true, _) => names.widened(&phrase),
            (false, true) => names.widened(&over),
            (false, false) => Phrase::default(),
        },
        actors,
        phrase,
    }
}

/// "Borsk over the dam" → Borsk, "the dam".
fn actor_and_rest(phrase: &str, names: &Names) -> Option<(Vec<ActorId>, String)> {
    OVER.iter().find_map(|over| {
        let (before, after) = phrase.split_once(over)?;
        let actors = names.actors(before);
        (!actors.is_empty()).then(|| (actors, after.to_owned()))
    })
}

/// The issues of the graph that a phrase names.
fn issues(phrase: &str, graph: &StanceGraph, names: &Names) -> Vec<AboutIssue> {
    let found = names.issues(phrase).into_iter();
    let found = found.filter(|(id, _)| graph.issue(id).is_some());
    let found = found.map(|(id, left)| AboutIssue {
        also: names.widened(&left),
        id,
    });
    found.collect()
}

/// Labels of targets that share a word, or nearly, with what was asked about in vain.
pub(super) fn nearest_topics(query: &Query, graph: &StanceGraph, names: &Names) -> Vec<String> {
    let Some(about) = query.about.as_ref().filter(|_| query.form != Form::Does) else {
        return Vec::new();
    };
    let mut labels: BTreeSet<String> = names.nearest_topics(&about.phrase).into_iter().collect();
    for part in about.words.parts().iter().chain(about.named.parts()) {
        let one = Phrase::of_parts(vec![part.clone()]);
        let edges = graph.with_words(&one);
        let edges = edges.iter().take(SUGGESTIONS * 4);
        labels.extend(edges.map(|edge| graph.label(&edge.target).to_owned()));
    }
    labels.into_iter().take(SUGGESTIONS).collect()
}
