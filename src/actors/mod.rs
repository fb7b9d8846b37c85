//! Actors: words on the page in, who is meant out.
//!
//! Comes in: trees and the lexicon. Goes out: mentions resolved to actors.
//! Must not know: stances. Cannot fail.
