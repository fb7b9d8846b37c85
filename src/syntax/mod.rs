//! Syntax: tokens in, dependency trees out.
//!
//! Comes in: a sentence's tokens. Goes out: a [`Tree`] of Universal
//! Dependencies with parts of speech and lemmas. Must not know: actors,
//! stances. Cannot fail. Start reading at [`Parser`].
//!
//! ```
//! let parser = demarche::syntax::Parser::embedded()?;
//! let tree = parser.parse(&["Germany", "opposes", "the", "idea", "."]);
//! assert_eq!(tree.words[0].head, Some(1));
//! assert_eq!(tree.words[0].relation.as_str(), "nsubj");
//! # Ok::<(), demarche::syntax::ModelError>(())
//! ```

mod biaffine;
pub mod conllu;
pub mod dateline;
mod encoder;
mod features;
pub mod grammar;
mod lemma;
mod lexical;
mod linear;
mod model;
mod numeric;
pub mod outline;
mod parser;
mod products;
pub mod relation;
pub mod repair;
mod spanning_tree;
pub mod tag;
pub mod title_case;
mod tree;

pub use model::ModelError;
pub use parser::{Parser, Scratch};
pub use relation::{Relation, Upos};
pub use tree::Children;

/// A token's place in the tree of its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank tag, as `VBD`.
    pub tag: &'static str,
    /// Dictionary form in small letters; of a proper noun the form as written.
    pub lemma: String,
    /// Index of the head among the sentence's tokens; `None` for the root.
    pub head: Option<usize>,
    /// Relation to the head.
    pub relation: Relation,
}

/// The dependency tree of one sentence: one word for each of its tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// One entry a token, same order. Exactly one has no head, and following
    /// heads from any word leads there.
    pub words: Vec<Word>,
}

impl Tree {
    /// Indices of the dependents of `head`, in the order of the sentence.
    pub fn children(&self, head: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.words.len()).filter(move |&word| self.words[word].head == Some(head))
    }
}
