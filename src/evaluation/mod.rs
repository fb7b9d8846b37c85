//! Evaluation: gold and extracted stances in, figures out.
//!
//! Comes in: documents annotated by hand ([`gold`]), stances found in the same
//! documents ([`prediction`]), the examples of the lexicon's frames. Goes out:
//! precision, recall and F1 at four levels ([`score`], [`report`]), what was
//! missed and what was made up, and how each frame does on its own examples
//! ([`rule_examples`]). Must not know: how stances are found. Start reading at
//! [`score::score`].

mod agreement;
mod aliases;
mod comparison;
pub mod gold;
mod lots;
pub mod prediction;
pub mod report;
pub mod rule_examples;
pub mod score;

pub use gold::{GoldDocument, GoldError, GoldStance};
pub use prediction::Prediction;
pub use report::Report;
pub use score::{Measured, score};
