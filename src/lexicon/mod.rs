//! Lexicon: the tables under `data/`, read once and checked.
//!
//! Comes in: RON files, embedded or from a user's folder. Goes out: a
//! [`Lexicon`]. Must not know: documents, trees, how frames are matched. Start
//! at [`Lexicon::embedded`]; the forms of the files are described in
//! `docs/lexicon-format.md`.

pub mod actor;
pub mod body;
pub mod cue;
pub mod error;
pub mod issue;
pub mod load;
pub mod lookup;
pub mod stance;
pub mod validate;
mod word_class;

pub use actor::{ActorEntry, Gender, Membership, Office};
pub use error::LexiconError;
pub use issue::{IssueEntry, WordSet};
pub use load::LexiconFile;
pub use lookup::Entry;
pub use stance::StanceFrame;
pub use validate::{Finding, Severity, validate};
pub(crate) use word_class::WordClass;

/// All tables.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// States, organisations, institutions, groups, persons, media.
    pub actors: Vec<ActorEntry>,
    /// Words for offices and roles ("foreign minister", "spokesman").
    pub roles: Vec<actor::RoleEntry>,
    /// Nouns for bodies and members of an actor ("government", "officials").
    pub bodies: Vec<body::BodyEntry>,
    /// Capitalised names that look like actors and are none.
    pub decoys: Vec<actor::DecoyEntry>,
    /// Predicates that express a stance.
    pub frames: Vec<StanceFrame>,
    /// Words that report, hedge, negate.
    pub cues: Vec<cue::CueEntry>,
    /// Issues of world politics.
    pub issues: Vec<IssueEntry>,
    /// Words that the patterns of issues name together.
    pub words: Vec<WordSet>,
    /// The files from which all this was read.
    pub files: Vec<LexiconFile>,
}
