//! The one integration test binary.

mod documents;
mod gold;
mod lexicon;
