//! SPARQL: questions to the RDF of a graph, without a triple store.
//!
//! Comes in: a graph and a query. Goes out: columns and rows of text. Must not
//! know: how they are printed. A query reads nothing but this graph: other
//! servers (`SERVICE`) and files are out of its reach, and it cannot change
//! anything.

use std::io;

use oxigraph::sparql::{QueryEvaluationError, QueryResults, SparqlEvaluator};
use oxigraph::store::{StorageError, Store};
use oxrdf::Term;

use super::rdf::{Form, quads};
use super::rdf_terms::PREFIXES;
use crate::graph::StanceGraph;

/// Why a query has no answer.
#[derive(Debug, thiserror::Error)]
pub enum SparqlError {
    /// It is no query.
    #[error("no SPARQL query: {0}")]
    Syntax(String),
    /// It could not be answered.
    #[error("the query failed: {0}")]
    Evaluation(#[from] QueryEvaluationError),
    /// There is no room for the statements.
    #[error("the statements could not be held: {0}")]
    Storage(#[from] StorageError),
    /// The statements could not be made.
    #[error("the statements could not be made: {0}")]
    Write(#[from] io::Error),
}

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Rows; a cell is absent where the query leaves it unbound.
    pub rows: Vec<Vec<Option<String>>>,
}

/// Answers a query of the graph in its plain RDF form, all named graphs taken
/// together. The prefixes of our exports need no declaration.
///
/// `SELECT` gives a column a variable, `ASK` one cell ("true" or "false"),
/// `CONSTRUCT` and `DESCRIBE` subject, predicate and object.
///
/// # Errors
///
/// [`SparqlError`] if it is no query, or cannot be answered.
pub fn answer(graph: &StanceGraph, query: &str) -> Result<Answer, SparqlError> {
    let syntax = |error: &dyn std::fmt::Display| SparqlError::Syntax(error.to_string());
    let mut evaluator = SparqlEvaluator::new();
    for (prefix, iri) in PREFIXES {
        evaluator = evaluator
            .with_prefix(*prefix, *iri)
            .map_err(|error| syntax(&error))?;
    }
    // A wrong query is told before the work of making statements.
    let mut query = evaluator
        .parse_query(query)
        .map_err(|error| syntax(&error))?;
    // A query that names its graphs (`FROM`) gets those.
    if query.dataset().is_default_dataset() {
        query.dataset_mut().set_default_graph_as_union();
    }
    match query.on_store(&stored(graph)?).execute()? {
        QueryResults::Boolean(truth) => Ok(Answer {
            columns: vec!["answer".to_owned()],
            rows: vec![vec![Some(truth.to_string())]],
        }),
        QueryResults::Solutions(solutions) => {
            let names = solutions.variables().iter();
            let columns = names.map(|it| it.as_str().to_owned()).collect();
            let mut rows = Vec::new();
            for solution in solutions {
                let solution = solution?;
                rows.push(
                    solution
                        .values()
                        .iter()
                        .map(|it| it.as_ref().map(text))
                        .collect(),
                );
            }
            Ok(Answer { columns, rows })
        }
        QueryResults::Graph(triples) => {
            let mut rows = Vec::new();
            for triple in triples {
                let triple = triple?;
                rows.push(vec![
                    Some(text(&triple.subject.into())),
                    Some(triple.predicate.into_string()),
                    Some(text(&triple.object)),
                ]);
            }
            Ok(Answer {
                columns: ["subject", "predicate", "object"]
                    .map(str::to_owned)
                    .to_vec(),
                rows,
            })
        }
    }
}

/// The statements of the graph, in memory.
fn stored(graph: &StanceGraph) -> Result<Store, SparqlError> {
    let mut statements = Vec::new();
    quads(graph, Form::Plain, &mut |quad| {
        statements.push(quad);
        Ok(())
    })?;
    let store = Store::new()?;
    let mut loader = store.bulk_loader();
    loader.load_quads(statements)?;
    loader.commit()?;
    Ok(store)
}

/// A literal as its words, anything named by its name.
fn text(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{SparqlError, answer};
    use crate::graph::sample::graph;

    #[track_caller]
    fn rows(query: &str) -> Vec<Vec<Option<String>>> {
        answer(&graph(), query).unwrap().rows
    }

    #[test]
    fn positions_are_found_by_their_statement() {
        let query = "SELECT ?who (COUNT(?record) AS ?records) WHERE { \
            ?position rdf:predicate dem:opposes ; rdf:subject/skos:prefLabel ?who . \
            ?record dem:evidenceFor ?position } GROUP BY ?who ORDER BY ?who";
        let found = answer(&graph(), query).unwrap();
        assert_eq!(found.columns, ["who", "records"]);
        let opposing = graph()
            .edges()
            .iter()
            .filter(|edge| edge.stance.as_str() == "opposes")
            .map(|edge| edge.evidence.len())
            .sum::<usize>();
        let counted: usize = found
            .rows
            .iter()
            .map(|row| row[1].as_ref().unwrap().parse::<usize>().unwrap())
            .sum();
        assert_eq!(counted, opposing);
    }

    #[test]
    fn every_form_of_query_has_rows() {
        assert_eq!(
            rows("ASK { ?x a dem:Position }"),
            [[Some("true".to_owned())]]
        );
        let all = rows("CONSTRUCT { ?x a dem:Position } WHERE { ?x a dem:Position }");
        assert_eq!(all.len(), graph().edges().len());
        assert_eq!(all[0].len(), 3);
        assert!(rows("SELECT ?x WHERE { ?x a dem:Nothing }").is_empty());
    }

    #[test]
    fn nothing_is_changed_or_fetched() {
        for bad in [
            "DELETE WHERE { ?s ?p ?o }",
            "LOAD <file:///etc/passwd>",
            "SELECT",
            "",
        ] {
            let error = answer(&graph(), bad).unwrap_err();
            assert!(matches!(error, SparqlError::Syntax(_)), "{bad}: {error}");
        }
        let elsewhere = "SELECT * WHERE { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }";
        assert!(answer(&graph(), elsewhere).is_err());
        assert!(rows("SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }").is_empty());
    }
}
