//! The one integration test binary.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cli;
mod determinism;
mod diagram;
mod documents;
mod events;
mod explain;
mod export;
mod gold;
mod graph;
mod lexicon;
mod robustness;
mod rules;
