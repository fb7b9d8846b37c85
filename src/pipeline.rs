//! The whole run on one page: document → text → syntax → actors → stances.
//!
//! Comes in: a document. Goes out: its stances. A pure function of the
//! document, the lexicon and the model; it cannot fail.

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::stances::Stance;

/// Everything that analysis needs, loaded once and shared by all threads.
#[derive(Debug)]
pub struct Analyser {
    /// The tables.
    pub lexicon: Lexicon,
}

impl Analyser {
    /// An analyser over the given tables.
    pub fn new(lexicon: Lexicon) -> Self {
        Self { lexicon }
    }

    /// The positions that a document reports, in the order of the text.
    pub fn stances(&self, document: &Document) -> Vec<Stance> {
        let _ = document;
        Vec::new()
    }
}
