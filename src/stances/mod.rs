//! Stances: trees and mentions in, positions with their evidence out.
//!
//! Comes in: a document, its trees and mentions, the frames. Goes out:
//! [`Stance`] records. Must not know: graphs, files. Cannot fail.

mod attribution;
mod compose;
pub mod confidence;
pub mod context;
pub mod extract;
pub mod frames;
pub mod holder;
pub mod issue;
pub mod matching;
mod meaning;
mod polarity;
pub mod record;
pub mod scope;
pub mod speech;
pub mod target;
pub mod trace;
pub mod trial;
pub mod unmatched;
pub mod wordform;

pub use record::{ActorRef, IssueRef, Quotation, Stance, Target};
