//! Body nouns: `data/actors/bodies.ron`. What "the Russian …" stands for.

use serde::Deserialize;

/// For whom a noun stands that follows an actor's name or adjective.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum StandsFor {
    /// The actor itself: "the Russian government", "Moscow's side".
    Itself,
    /// A body that speaks for it: "the Russian foreign ministry", "the Trump administration".
    Body,
    /// A set of its people or members: "Russian officials", "EU countries".
    Members,
    /// A text that speaks for its author: "the Council's resolution".
    Document,
}

/// One noun.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyEntry {
    /// Dictionary form, small letters.
    pub name: String,
    /// For whom it stands.
    pub stands_for: StandsFor,
}
