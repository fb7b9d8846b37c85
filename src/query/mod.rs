//! Query: a question in English, or a query in the query language, in; holders
//! with their records out.
//!
//! Comes in: a question or query, a [`StanceGraph`](crate::graph::StanceGraph),
//! the [`Names`] of actors and issues. Goes out: an [`Answer`]. Must not know:
//! how answers are printed. Start reading at [`ask`].
//!
//! A question passes four stages: [`parser`] splits it into phrases,
//! `translate` writes it in the query language ([`ast`]), `resolve` finds out
//! which actors and issues the phrases mean ([`plan`]), `execute` looks them
//! up. A query that is written by hand starts at the second ([`language`]).
//!
//! | question | asks |
//! | --- | --- |
//! | who supports / opposes / warns about X | for holders of that stance on X |
//! | which countries oppose X, which NATO members support X | the same, some holders only |
//! | who supports X and opposes Y, who supports X but not Y | for holders of both, of one alone |
//! | who criticises ACTOR (over X) | for holders of a stance aimed at the actor |
//! | which NATO members oppose what NATO supports | for holders of a stance on what others take one on |
//! | what does ACTOR oppose | for the actor's positions of that stance |
//! | what do ACTOR and ACTOR both support | for positions on what both support |
//! | what did ACTOR say about X | for all the actor's positions on X |
//! | does ACTOR support X | for a yes or a no |
//!
//! Each may end in `since DATE`, `until DATE` or `in DATE`. Verbs have synonyms,
//! see [`verbs`].

pub mod answer;
pub mod ast;
mod beside;
mod check;
pub mod error;
mod execute;
pub mod joined;
pub mod language;
mod lexer;
pub mod names;
mod nearness;
pub mod parser;
mod period;
mod phrases;
pub mod plan;
mod resolve;
mod spelling;
mod suggestions;
mod tables;
mod target;
#[cfg(test)]
mod tests;
mod translate;
mod values;
pub mod verbs;
mod wordings;

pub use answer::{Answer, Row, Verdict};
pub use ast::{Filters, Form};
pub use error::QueryError;
pub use execute::found_by;
pub use names::Names;
pub use plan::{About, Query};
pub use target::{near_words, unknown_words};

use crate::graph::StanceGraph;
use ast::Expr;
use execute::execute;
use resolve::Resolver;
use translate::Translated;

/// Answers a question, or a query in the query language, from a graph.
///
/// # Errors
///
/// [`QueryError`] if the question has none of the forms that are understood,
/// the query is not well formed, or a name is not known or not plain.
pub fn ask<'g>(
    question: &str,
    filters: &Filters,
    graph: &'g StanceGraph,
    names: &Names,
) -> Result<Answer<'g>, QueryError> {
    let query = understand(question, filters, graph, names)?;
    Ok(answer(question, query, graph, names))
}

/// [`ask`]; a question that has no answer is asked again more freely.
///
/// # Errors
///
/// As [`ask`].
pub fn search<'g>(
    question: &str,
    filters: &Filters,
    graph: &'g StanceGraph,
    names: &Names,
) -> Result<Answer<'g>, QueryError> {
    let query = understand(question, filters, graph, names)?;
    Ok(answer_or_freely(question, query, graph, names))
}

/// [`answer`]; what has no answer is looked up again more freely.
pub fn answer_or_freely<'g>(
    question: &str,
    query: Query,
    graph: &'g StanceGraph,
    names: &Names,
) -> Answer<'g> {
    let found = looked_up(question, query, graph);
    if found.is_empty()
        && let Some(freely) = found.query.freely()
    {
        let freely = looked_up(question, freely, graph);
        if !freely.is_empty() {
            return freely;
        }
    }
    with_hints(found, graph, names)
}

/// Understands a question, or a query in the query language, by the names of a
/// graph. The graph need hold no positions.
///
/// # Errors
///
/// As [`ask`].
pub fn understand(
    question: &str,
    filters: &Filters,
    graph: &StanceGraph,
    names: &Names,
) -> Result<Query, QueryError> {
    if language::is_query(question) {
        return understand_query(question, filters, graph, names);
    }
    let parsed = parser::parse(question, |phrase| names.is_holder(phrase)).map_err(|error| {
        let QueryError::NotUnderstood { question, .. } = error else {
            return error;
        };
        let nearest = names.in_question(&question);
        QueryError::NotUnderstood { question, nearest }
    })?;
    let translated = translate::translate(&parsed, filters, names);
    resolved(translated, None, graph, names)
}

/// Understands a query in the query language.
///
/// # Errors
///
/// As [`ask`].
pub fn understand_query(
    query: &str,
    filters: &Filters,
    graph: &StanceGraph,
    names: &Names,
) -> Result<Query, QueryError> {
    let expr = language::parse(query)?.narrowed(&translate::of_options(filters));
    let translated = Translated {
        form: Form::Who,
        expr,
        contrary: None,
        wider: None,
    };
    resolved(translated, Some(query), graph, names)
}

fn resolved(
    translated: Translated,
    written: Option<&str>,
    graph: &StanceGraph,
    names: &Names,
) -> Result<Query, QueryError> {
    let mut resolver = Resolver {
        graph,
        names,
        written,
        notes: Vec::new(),
    };
    let holding = resolver.holding(&translated.expr)?;
    let notes = std::mem::take(&mut resolver.notes);
    let mut other = |expr: Option<Expr>| expr.map(|expr| resolver.holding(&expr)).transpose();
    Ok(Query {
        form: translated.form,
        holding,
        contrary: other(translated.contrary)?,
        wider: other(translated.wider)?,
        expr: translated.expr,
        notes,
    })
}

/// Looks up the answer to what was understood.
pub fn answer<'g>(
    question: &str,
    query: Query,
    graph: &'g StanceGraph,
    names: &Names,
) -> Answer<'g> {
    with_hints(looked_up(question, query, graph), graph, names)
}

/// The answer alone.
fn looked_up<'g>(question: &str, query: Query, graph: &'g StanceGraph) -> Answer<'g> {
    let rows = execute(&query.holding, graph);
    let contrary = query
        .contrary
        .as_ref()
        .map(|contrary| execute(contrary, graph));
    let contrary = contrary.unwrap_or_default();
    let verdict = match (rows.is_empty(), contrary.is_empty()) {
        (false, true) => Verdict::Yes,
        (true, false) => Verdict::No,
        (false, false) => Verdict::Both,
        (true, true) => Verdict::Unknown,
    };
    let verdict = (query.form == Form::Does).then_some(verdict);
    Answer {
        question: question.trim().to_owned(),
        query,
        verdict,
        rows,
        contrary,
        nearest: Vec::new(),
        wider: 0,
    }
}

/// An empty answer with what else could be asked.
fn with_hints<'g>(mut answer: Answer<'g>, graph: &'g StanceGraph, names: &Names) -> Answer<'g> {
    if answer.is_empty() {
        if answer.query.form != Form::Does {
            answer.nearest = target::nearest_topics(&answer.query, graph, names);
        }
        let all = answer.query.wider.as_ref();
        answer.wider = all.map_or(0, |wider| execute(wider, graph).len());
    }
    answer
}
