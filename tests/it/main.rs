//! The one integration test binary.

mod gold;
mod documents;
mod lexicon;
