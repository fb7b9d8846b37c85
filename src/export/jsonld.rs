//! JSON-LD: RDF in JSON, with a named graph for each document.

use std::io::{self, Write};

use oxjsonld::JsonLdSerializer;

use super::rdf::{Form, quads};
use super::rdf_terms::PREFIXES;
use super::{ExportError, StanceGraph};

/// Writes all statements.
///
/// # Errors
///
/// [`ExportError`] if `out` does not take it.
pub fn write(graph: &StanceGraph, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut jsonld = JsonLdSerializer::new();
    for (prefix, iri) in PREFIXES {
        jsonld = jsonld
            .with_prefix(*prefix, *iri)
            .map_err(io::Error::other)?;
    }
    let mut jsonld = jsonld.for_writer(out);
    quads(graph, Form::Plain, &mut |quad| jsonld.serialize_quad(&quad))?;
    writeln!(jsonld.finish()?)?;
    Ok(())
}
