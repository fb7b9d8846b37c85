//! The one integration test binary.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod addresses;
mod adversary;
mod analysis;
mod answers;
mod between;
mod charges;
mod clauses;
mod cli;
mod constructions;
mod deeds;
mod determinism;
mod diagram;
mod documents;
mod events;
mod explain;
mod export;
mod export_page;
mod export_programs;
mod export_report;
mod export_scale;
mod gold;
mod graph;
mod headlines;
#[cfg(all(unix, feature = "sqlite"))]
mod help;
mod holders;
mod joined;
mod lexicon;
mod official;
mod phrasing;
mod pictures;
mod places;
mod pointed;
mod positions;
mod program;
mod questions;
mod reality;
mod records;
mod reference;
mod review;
mod robustness;
mod rules;
mod speakers;
#[cfg(feature = "sqlite")]
mod store;
mod voices;
#[cfg(feature = "sqlite")]
mod votes;
