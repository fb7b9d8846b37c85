//! Analysis: a graph in, comparisons out: who agrees with whom, who changed
//! position, who contradicts, which blocs there are.
//!
//! Comes in: a [`StanceGraph`](crate::graph::StanceGraph) and a [`Lens`] that
//! says which records count. Goes out: plain results that borrow the records, so
//! that each can be traced to its passage. Must not know: how results are
//! printed. Definitions and sources are in `docs/analysis.md`. Start reading at
//! [`Lens::statements`]; all else works on such lists.

pub mod align;
pub mod blocs;
pub mod cohesion;
pub mod compare;
pub mod contradiction;
mod lens;
pub mod polarisation;
pub mod timeline;
pub mod window;

pub use lens::{Lens, Statement, Topic, Voice, Who, edges_on};
