//! Issue entries: `data/issues/*.ron`.

use serde::Deserialize;

use crate::id::IssueId;

/// An issue of world politics, in a hierarchy.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueEntry {
    /// `issue:troop-deployment`.
    pub id: IssueId,
    /// What a diagram calls it: "Foreign troop deployment".
    pub label: String,
    /// The wider issues, if any.
    #[serde(default)]
    pub broader: Vec<IssueId>,
    /// Ways in which texts name it. Each is a set of words in dictionary form
    /// that all stand in the target, in any order, small letters; `|` parts
    /// alternatives of one word: "troop|soldier|force deploy|deployment|send".
    pub named: Vec<String>,
    /// Sets of words of which none may be in the target.
    #[serde(default)]
    pub unless: Vec<String>,
}
