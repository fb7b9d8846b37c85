//! Cue entries: words that report, hedge or negate (`data/cues/*.ron`).

use serde::Deserialize;

/// What a cue does to the clause that it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum CueKind {
    /// Reports what somebody says: "say", "tell", "according to".
    Report,
    /// Weakens: "reportedly", "may", "appear".
    Hedge,
    /// Turns round: "not", "never", "refuse".
    Negation,
    /// Strengthens: "strongly", "completely".
    Booster,
    /// Marks a past position: "previously", "earlier".
    Past,
}

/// One cue.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CueEntry {
    /// Dictionary form, small letters; several words are parted by one space.
    pub lemma: String,
    /// What it does.
    pub kind: CueKind,
}
