//! Stances: trees and mentions in, positions with their evidence out.
//!
//! Comes in: a document, its trees and mentions, the frames. Goes out:
//! [`Stance`] records. Must not know: graphs, files. Cannot fail.

pub mod record;

pub use record::{ActorRef, IssueRef, Quotation, Stance, Target};
