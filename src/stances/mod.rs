//! Stances: trees and mentions in, positions with their evidence out.
//!
//! Comes in: a document, its trees and mentions, the frames. Goes out:
//! [`Stance`] records. Must not know: graphs, files. Cannot fail.

mod act;
mod addressee;
mod antecedent;
mod asked;
mod attempt;
mod attribution;
mod ceremony;
mod charges;
mod colon;
mod compose;
pub mod context;
mod coordination;
mod deeds;
mod denial;
mod discussed;
mod due;
mod echo;
mod ellipsis;
pub mod extract;
mod floor;
pub mod frames;
mod given;
mod group;
pub mod holder;
mod hypothesis;
mod indirect;
mod intensity;
pub mod issue;
mod joint;
pub mod linking;
pub mod matching;
mod meaning;
pub mod misreading;
mod nominal;
mod orders;
mod outlets;
mod polarity;
mod reach;
mod reality;
mod recipients;
pub mod record;
mod reporting;
pub mod scope;
mod selection;
mod sense;
mod sought;
pub mod speech;
pub mod target;
mod target_sort;
mod target_words;
mod topic;
pub mod trace;
pub mod trial;
mod turns;
mod unjudged;
pub mod unmatched;
mod unsaid;
mod usage;
mod via;
mod which;
pub mod wordform;

pub use record::{ActorRef, IssueRef, Quotation, Stance, Target};
