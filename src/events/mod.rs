//! Events: trees and mentions in, events coded by PLOVER's roots out.
//!
//! Comes in: what stances are extracted from. Goes out: [`Event`] records, at
//! most one a sentence. Must not know: graphs, files other than its own table.
//! Analysis cannot fail; reading a table can. The codes and what they stand
//! for are told in `docs/events.md`.

mod choose;
pub mod code;
pub mod codebook;
pub mod record;
pub mod score;
pub mod table;

pub use code::Root;
pub use codebook::Codebook;
pub use record::{Event, Party, events};
pub use table::{EventTable, EventTableError};
