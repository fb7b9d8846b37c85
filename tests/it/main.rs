//! The one integration test binary.

mod determinism;
mod documents;
mod gold;
mod lexicon;
mod robustness;
