//! Phrases for holders and targets → actors, issues, words.

use std::collections::{BTreeMap, BTreeSet};

use super::beside::targets_beside;
use super::error::QueryError;
use super::names::Names;
use super::nearness::{self, Meaning};
use super::plan::{About, AboutIssue, Holders, Query};
use super::resolve::Resolver;
use crate::graph::words::{Part, Phrase, content_stems, content_words, stem};
use crate::graph::{StanceEdge, StanceGraph};
use crate::id::ActorId;
use crate::vocabulary::{ActorKind, StanceKind};

/// Most topics that an empty answer suggests.
const SUGGESTIONS: usize = 5;

/// Edges that are looked at for each word that they share with what is asked.
const SHARING: usize = 12;

/// From so near in meaning on a target is suggested. Chosen by the questions of
/// `data/ask/questions-fresh.ron` and `-nearness.ron`; see `docs/query-language.md`.
const NEAR: f64 = 0.5;

/// Edges of which the targets may be suggested: more would take longer than a question may.
pub(super) const LOOKED_AT: usize = 20_000;

/// From so near on a word is one that a suggested target may hold instead.
const NEAR_WORD: f64 = 0.5;

/// From so close on to a word that the vectors do not know a target is suggested; tried on
/// `data/ask/questions-unknown.ron`, see `docs/query-language.md`.
const BESIDE: f64 = 0.3;

/// Fewest letters of a word that may be looked for beside targets.
const SHORTEST_UNKNOWN: usize = 3;

/// Most of these for a word.
const NEAR_WORDS: usize = 8;

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

/// Targets for somebody who asked about something else in vain: those that share a word, or nearly,
/// those near in meaning, by their labels or the words of their records, and those that stand beside a word
/// of which no meaning is known; the nearest first.
pub(super) fn nearest_topics(query: &Query, graph: &StanceGraph, names: &Names) -> Vec<String> {
    let mut ranked: BTreeMap<&str, f64> = BTreeMap::new();
    let looked_at = graph.edges().iter().take(LOOKED_AT);
    let targets: BTreeSet<&str> = looked_at.flat_map(|edge| names_of(graph, edge)).collect();
    for clause in query.holding.clauses() {
        for about in clause.test.abouts() {
            let asked = Meaning::of(&about.phrase);
            let spelt = names.nearest_topics(&about.phrase);
            let sharing = sharing_a_word(about, graph);
            let beside = beside_unknown_words(&about.phrase, graph);
            for &target in &targets {
                let nearness = asked
                    .as_ref()
                    .and_then(|asked| Some(asked.nearness(&Meaning::of(target)?)))
                    .unwrap_or_default();
                let is_alike = sharing.contains(target) || spelt.iter().any(|it| it == target);
                let beside = beside.get(target);
                if is_alike || nearness >= NEAR || beside.is_some() {
                    let nearness = nearness + beside.unwrap_or(&0.0);
                    let best = ranked.entry(target).or_insert(nearness);
                    *best = best.max(nearness);
                }
            }
        }
    }
    let mut ranked: Vec<(&str, f64)> = ranked.into_iter().collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    let nearest = ranked.into_iter().take(SUGGESTIONS);
    nearest.map(|(target, _)| target.to_owned()).collect()
}

/// The label of an edge's target and the words of its records for it.
fn names_of<'g>(graph: &'g StanceGraph, edge: &'g StanceEdge) -> impl Iterator<Item = &'g str> {
    let records = edge
        .evidence
        .iter()
        .map(|record| record.target.text.as_str());
    std::iter::once(graph.label(&edge.target)).chain(records)
}

/// Labels of some targets that have a word of what is asked.
fn sharing_a_word<'g>(about: &About, graph: &'g StanceGraph) -> BTreeSet<&'g str> {
    let mut labels = BTreeSet::new();
    for part in about.words.parts().iter().chain(about.named.parts()) {
        let edges = graph.with_words(&Phrase::of_parts(vec![part.clone()]));
        labels.extend(
            edges
                .iter()
                .take(SHARING)
                .map(|edge| graph.label(&edge.target)),
        );
    }
    labels
}

/// Targets that the records join to the words of the phrase of which the vectors know nothing, and how
/// closely; none where one of these words is nowhere.
fn beside_unknown_words<'g>(phrase: &str, graph: &'g StanceGraph) -> BTreeMap<&'g str, f64> {
    let mut closest = BTreeMap::new();
    for word in unknown(phrase) {
        let beside = targets_beside(&word, graph);
        if beside.is_empty() {
            return beside;
        }
        for (target, closeness) in beside.into_iter().filter(|(_, it)| *it >= BESIDE) {
            let best = closest.entry(target).or_insert(closeness);
            *best = best.max(closeness);
        }
    }
    closest
}

/// Words of a phrase of which the vectors know nothing; numbers are none.
fn unknown(phrase: &str) -> impl Iterator<Item = String> {
    content_words(phrase).filter(|word| {
        word.chars().count() >= SHORTEST_UNKNOWN
            && word.chars().all(char::is_alphabetic)
            && !nearness::is_known(word)
    })
}

/// The words that a question asks about and of which the vectors know nothing: what stands beside them in
/// the records could be suggested.
pub fn unknown_words(query: &Query) -> Vec<String> {
    let all: BTreeSet<String> = phrases(query).flat_map(unknown).collect();
    all.into_iter().collect()
}

fn phrases(query: &Query) -> impl Iterator<Item = &str> {
    let clauses = query.holding.clauses().into_iter();
    let abouts = clauses.flat_map(|clause| clause.test.abouts());
    abouts.map(|about| about.phrase.as_str())
}

/// For each word that a question asks about, words near to it in meaning, by their stems: what could be
/// suggested where nothing has the word itself.
pub fn near_words(query: &Query) -> Vec<Part> {
    let asked: BTreeSet<String> = phrases(query).flat_map(content_words).collect();
    let near = asked.iter().map(|word| {
        let near = nearness::near_words(word, NEAR_WORD, NEAR_WORDS).into_iter();
        near.map(|word| vec![stem(word)]).collect()
    });
    near.filter(|part: &Part| !part.is_empty()).collect()
}
