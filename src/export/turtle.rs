//! Turtle: RDF for people, triple stores and rdflib.

use std::io::{self, Write};

use oxttl::TurtleSerializer;

use super::rdf::quads;
use super::rdf_terms::PREFIXES;
use super::{ExportError, StanceGraph};

/// Writes all statements, without the named graphs that Turtle does not have.
///
/// # Errors
///
/// [`ExportError`] if `out` does not take it.
pub fn write(graph: &StanceGraph, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut turtle = TurtleSerializer::new();
    for (prefix, iri) in PREFIXES {
        turtle = turtle
            .with_prefix(*prefix, *iri)
            .map_err(io::Error::other)?;
    }
    let mut turtle = turtle.for_writer(out);
    quads(graph, &mut |quad| turtle.serialize_triple(quad.as_ref()))?;
    turtle.finish()?;
    Ok(())
}
