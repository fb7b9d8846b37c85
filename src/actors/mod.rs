//! Actors: words on the page in, who is meant out.
//!
//! Comes in: parsed sentences, the lexicon, the document's date. Goes out: a
//! [`Reading`]: for every noun phrase and pronoun the actors that it means.
//! Must not know: stances. Cannot fail. Start reading at `reading/mod.rs`.

use serde::{Deserialize, Serialize};

use crate::id::ActorId;
use crate::vocabulary::ActorKind;

mod abbreviations;
mod bare_names;
pub mod cast;
pub mod coreference;
pub mod directory;
pub mod gazetteer;
mod home;
mod known_bearers;
mod name_runs;
pub mod names;
pub mod noun_phrase;
mod parties;
pub mod reading;
mod short_names;
pub mod speaker;
mod tables;
pub mod titles;

#[cfg(test)]
mod tests;

pub use cast::{Cast, Key, Member};
pub use directory::Directory;
pub use gazetteer::Gazetteer;
pub use reading::Reading;
pub use titles::Titles;

/// An actor as a record names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ActorRef {
    /// Identifier; for actors in no list made from the name (`person:jane-doe`).
    pub id: ActorId,
    /// Full name.
    pub name: String,
    /// What sort of thing it is.
    pub kind: ActorKind,
}

impl ActorRef {
    /// An actor in no list, by the words of the text.
    pub fn unlisted(name: &str, kind: ActorKind) -> Self {
        Self {
            id: ActorId::new(format!("{kind}:{}", cast::slug(name))),
            name: name.to_owned(),
            kind,
        }
    }
}
