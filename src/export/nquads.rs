//! N-Quads: RDF a line a statement, with a named graph for each document.

use std::io::Write;

use oxttl::NQuadsSerializer;

use super::rdf::{Form, quads};
use super::{ExportError, StanceGraph};

/// Writes all statements.
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
    let mut nquads = NQuadsSerializer::new().for_writer(out);
    quads(graph, form, &mut |quad| nquads.serialize_quad(&quad))?;
    nquads.finish();
    Ok(())
}
