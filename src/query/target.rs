//! Phrases for holders and targets → actors, issues, words.

use std::collections::BTreeSet;

use super::error::QueryError;
use super::names::Names;
use super::plan::{About, AboutIssue, Holders, Query};
use super::resolve::Resolver;
use crate::graph::StanceGraph;
use crate::graph::words::{Part, Phrase, content_stems};
use crate::id::ActorId;
use crate::vocabulary::{ActorKind, StanceKind};

/// Most topics that an empty answer suggests.
const SUGGESTIONS: usize = 3;

/// The holders of a phrase: actors, or members of an organisation.
pub(super) fn holders(with: &mut Resolver<'_>, phrase: &str) -> Result<Holders, QueryError> {
    if let Some(of) = with.names.members_of(phrase) {
        return Ok(Holders {
            actors: with.names.actors(phrase),
            members_of: of,
        });
    }
    Ok(Holders {
        actors: actors(with, phrase)?,
        members_of: Vec::new(),
    })
}

/// The actor of a name.
pub(super) fn actors(with: &mut Resolver<'_>, phrase: &str) -> Result<Vec<ActorId>, QueryError> {
    let found = with.names.actors(phrase);
    let may_be = with.names.may_be(phrase, &found);
    let found = one_of(with, phrase, found, may_be)?;
    if found.is_empty() {
        return Err(QueryError::UnknownHolder {
            nearest: with.names.nearest(phrase),
            name: phrase.to_owned(),
        });
    }
    Ok(found)
}

/// Of several actors of a name the one that the graph knows; if it knows
/// several, the reader has to say who is meant.
fn one_of(
    with: &mut Resolver<'_>,
    phrase: &str,
    found: Vec<ActorId>,
    may_be: Vec<ActorId>,
) -> Result<Vec<ActorId>, QueryError> {
    if may_be.len() < 2 {
        return Ok(found);
    }
    let known: Vec<_> = may_be
        .iter()
        .filter_map(|id| with.graph.actor(id))
        .collect();
    match known[..] {
        [] if found.is_empty() => Ok(may_be),
        [] => Ok(found),
        [only] => {
            if found.len() != 1 || found[0] != only.id {
                with.notes
                    .push(format!("'{phrase}' is taken for {}", only.name));
            }
            Ok(vec![only.id.clone()])
        }
        _ => Err(QueryError::Ambiguous {
            name: phrase.to_owned(),
            choices: known.iter().map(|node| node.name.clone()).collect(),
        }),
    }
}

/// The kinds of actors that a bare noun means.
pub(super) fn kinds(phrase: &str) -> Vec<ActorKind> {
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

/// What a phrase is about: an actor, an actor over something, issues, words.
pub(super) fn about(
    with: &mut Resolver<'_>,
    phrase: &str,
    asked: Option<&BTreeSet<StanceKind>>,
) -> Result<About, QueryError> {
    let names = with.names;
    let mentions = asked.is_none_or(|asked| asked.len() > 1 || asked.contains(&StanceKind::Warns));
    let found = names.actors(phrase);
    let may_be = names.may_be(phrase, &found);
    let whole = one_of(with, phrase, found, may_be)?;
    let (actors, over) = if whole.is_empty() {
        actor_and_rest(phrase, names).unwrap_or_default()
    } else {
        (whole, String::new())
    };
    let ways: Vec<_> = actors.iter().flat_map(|actor| names.ways(actor)).collect();
    let has_matter = !over.is_empty();
    let parts = match (actors.is_empty(), has_matter) {
        (true, _) => names.parts(phrase),
        (false, true) => names.parts(&over),
        (false, false) => Vec::new(),
    };
    let (words, are_names) = parts.into_iter().unzip();
    Ok(About {
        named: Phrase::of_parts((!ways.is_empty()).then_some(ways).into_iter().collect()),
        mentions: mentions && !has_matter,
        issues: if has_matter {
            Vec::new()
        } else {
            issues(phrase, with.graph, names)
        },
        words: Phrase::of_parts(words),
        names: are_names,
        contraries: asked
            .is_some_and(|asked| !asked.contains(&StanceKind::Warns))
            .then(|| names.contraries()),
        freely: false,
        actors,
        phrase: phrase.to_owned(),
    })
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
    let whole = names.widened(phrase);
    let found = found.map(|(id, left)| {
        let label = graph.issue(&id).map(|node| node.label.as_str());
        let label: BTreeSet<String> = label.into_iter().flat_map(content_stems).collect();
        let in_label = |part: &&Part| {
            part.iter()
                .any(|way| way.iter().all(|stem| label.contains(stem)))
        };
        let parts = whole.parts().iter();
        AboutIssue {
            also: names.widened(&left),
            narrower: parts.filter(|part| !in_label(part)).cloned().collect(),
            id,
        }
    });
    found.collect()
}

/// Labels of targets that share a word, or nearly, with what was asked about in vain.
pub(super) fn nearest_topics(query: &Query, graph: &StanceGraph, names: &Names) -> Vec<String> {
    let mut labels: BTreeSet<String> = BTreeSet::new();
    for clause in query.holding.clauses() {
        for about in clause.test.abouts() {
            labels.extend(names.nearest_topics(&about.phrase));
            for part in about.words.parts().iter().chain(about.named.parts()) {
                let one = Phrase::of_parts(vec![part.clone()]);
                let edges = graph.with_words(&one);
                let edges = edges.iter().take(SUGGESTIONS * 4);
                labels.extend(edges.map(|edge| graph.label(&edge.target).to_owned()));
            }
        }
    }
    labels.into_iter().take(SUGGESTIONS).collect()
}
