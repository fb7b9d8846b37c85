//! The names of things in RDF.
//!
//! Comes in: identifiers and texts from anywhere. Goes out: IRIs and literals
//! that every reader takes. Identifiers are `urn:demarche:` names of which all
//! but letters, digits and `-._~:` is percent-encoded: no text can end an IRI.

use std::fmt::Write as _;

use oxrdf::vocab::xsd;
use oxrdf::{Literal, NamedNode};

use crate::date::PartialDate;

/// Our own terms; `docs/export-formats.md` lists them.
pub(super) const TERMS: &str = "urn:demarche:term:";

/// The prefixes that texts are shortened with.
pub(super) const PREFIXES: &[(&str, &str)] = &[
    ("dct", DCT),
    ("dem", TERMS),
    ("prov", PROV),
    ("rdf", RDF),
    ("skos", SKOS),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

const DCT: &str = "http://purl.org/dc/terms/";
const PROV: &str = "http://www.w3.org/ns/prov#";
const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";

/// A term of a vocabulary, given with its prefix: `skos:broader`.
pub(super) fn term(name: &str) -> NamedNode {
    let (prefix, local) = name.split_once(':').unwrap_or(("dem", name));
    let known = PREFIXES.iter().find(|(known, _)| *known == prefix);
    let iri = known.map_or(TERMS, |(_, iri)| *iri);
    NamedNode::new_unchecked(format!("{iri}{local}"))
}

/// The thing of that identifier.
pub(super) fn thing(sort: &str, id: &str) -> NamedNode {
    let mut iri = format!("urn:demarche:{sort}:");
    for byte in id.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b':' => {
                iri.push(char::from(byte));
            }
            _ => {
                let _ = write!(iri, "%{byte:02X}");
            }
        }
    }
    NamedNode::new_unchecked(iri)
}

/// Words of a document, or a name in no language.
pub(super) fn text(words: &str) -> Literal {
    Literal::new_simple_literal(storable(words))
}

/// A name in English.
pub(super) fn label(words: &str) -> Literal {
    Literal::new_language_tagged_literal_unchecked(storable(words), "en")
}

/// A date of the precision that is known.
pub(super) fn date(date: PartialDate) -> Literal {
    let kind = match (date.month(), date.day()) {
        (None, _) => xsd::G_YEAR,
        (_, None) => xsd::G_YEAR_MONTH,
        _ => xsd::DATE,
    };
    Literal::new_typed_literal(date.to_string(), kind)
}

/// A count or a place.
pub(super) fn integer(number: usize) -> Literal {
    Literal::new_typed_literal(number.to_string(), xsd::INTEGER)
}

/// A chance.
pub(super) fn decimal(number: f64) -> Literal {
    Literal::new_typed_literal(format!("{number:.2}"), xsd::DECIMAL)
}

/// A yes or no.
pub(super) fn truth(is: bool) -> Literal {
    Literal::new_typed_literal(is.to_string(), xsd::BOOLEAN)
}

/// The link, if it is one of the web and an IRI.
pub(super) fn link(url: &str) -> Option<NamedNode> {
    let url = url.trim();
    super::dot_quote::is_web_link(url)
        .then(|| NamedNode::new(url).ok())
        .flatten()
}

/// The text without the characters that some readers of RDF refuse: those that
/// XML refuses too.
fn storable(text: &str) -> String {
    super::xml::allowed(text)
}
