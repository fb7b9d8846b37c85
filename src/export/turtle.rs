//! Turtle: RDF for people, triple stores and rdflib.

use std::io::{self, Write};

use oxttl::TurtleSerializer;

use super::rdf::{Form, quads};
use super::rdf_terms::PREFIXES;
use super::{ExportError, StanceGraph};

/// Writes all statements, without the named graphs that Turtle does not have.
///
/// # Errors
///
/// [`ExportError`] if `out` does not take it.
pub fn write(graph: &StanceGraph, out: &mut dyn Write) -> Result<(), ExportError> {
    write_as(graph, Form::Plain, out)
}

/// The same with triple terms (RDF 1.2) in the place of reified statements.
///
/// # Errors
///
/// [`ExportError`] if `out` does not take it.
pub fn write_with_triple_terms(
    graph: &StanceGraph,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    write_as(graph, Form::TripleTerms, out)
}

fn write_as(graph: &StanceGraph, form: Form, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut turtle = TurtleSerializer::new();
    for (prefix, iri) in PREFIXES {
        turtle = turtle
            .with_prefix(*prefix, *iri)
            .map_err(io::Error::other)?;
    }
    let mut turtle = turtle.for_writer(out);
    quads(graph, form, &mut |quad| {
        turtle.serialize_triple(quad.as_ref())
    })?;
    turtle.finish()?;
    Ok(())
}
