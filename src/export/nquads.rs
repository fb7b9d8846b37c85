//! N-Quads: RDF a line a statement, with a named graph for each document.

use std::io::Write;

use oxttl::NQuadsSerializer;

use super::rdf::quads;
use super::{ExportError, StanceGraph};

/// Writes all statements.
///
/// # Errors
///
/// [`ExportError`] if `out` does not take it.
pub fn write(graph: &StanceGraph, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut nquads = NQuadsSerializer::new().for_writer(out);
    quads(graph, &mut |quad| nquads.serialize_quad(&quad))?;
    nquads.finish();
    Ok(())
}
