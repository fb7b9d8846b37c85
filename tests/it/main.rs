//! The one integration test binary.

mod cli;
mod determinism;
mod documents;
mod gold;
mod lexicon;
mod robustness;
