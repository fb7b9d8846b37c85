//! The one integration test binary.

mod lexicon;
