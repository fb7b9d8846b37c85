//! The one integration test binary.

mod cli;
mod determinism;
mod diagram;
mod documents;
mod export;
mod gold;
mod graph;
mod lexicon;
mod robustness;
