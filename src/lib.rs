//! Documents in, a graph of diplomatic positions out: who supports, opposes or
//! warns about what, since when, in which words, and who says so.
//!
//! The modules stand in the order in which data flows; each imports only from
//! those above it.

/// Half-open byte ranges into a document's text.
pub mod span;

/// Identifiers.
pub mod id;

/// The closed vocabularies that every layer shares.
pub mod vocabulary;

/// Dates with whatever precision is known.
pub mod date;

/// Bytes of any kind → documents.
pub mod document;

/// Characters → sentences and tokens.
pub mod text;

/// Tokens → dependency trees.
pub mod syntax;

/// The tables under `data/`.
pub mod lexicon;

/// Words on the page → who is meant.
pub mod actors;

/// Trees and mentions → positions with their evidence.
pub mod stances;

/// Trees and mentions → events coded by PLOVER's roots.
pub mod events;

/// Records → RON for a person to read.
mod ron_text;

/// Positions → a graph with all evidence.
pub mod graph;

/// What people judged of positions, and how far they agree.
pub mod curation;

/// Questions → answers.
pub mod query;

/// Roll calls: how states vote, beside what they say.
pub mod votes;

/// Graphs in SQLite files.
#[cfg(feature = "sqlite")]
pub mod store;

/// Graph → who agrees with whom, who changed, who contradicts.
pub mod analysis;

/// Graph → files in other programs' formats.
pub mod export;

/// Graph → pictures.
pub mod render;

/// How we know that it works.
pub mod evaluation;

/// The whole run on one page.
pub mod pipeline;
