//! The one integration test binary.

mod diagram;
mod documents;
mod gold;
mod lexicon;
