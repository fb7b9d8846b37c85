//! The one integration test binary.

mod cli;
mod diagram;
mod documents;
mod export;
mod gold;
mod graph;
mod lexicon;
