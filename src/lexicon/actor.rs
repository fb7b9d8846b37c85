//! Actor entries: `data/actors/*.ron`.

use serde::{Deserialize, Serialize};

use crate::date::PartialDate;
use crate::id::ActorId;
use crate::vocabulary::ActorKind;

/// One actor with every way in which texts name it.
///
/// All names are matched as written, capitals and accents included (a name
/// with an accent also matches without it).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActorEntry {
    /// `country:RU` (ISO 3166-1), `org:NATO`, `institution:us-pentagon`,
    /// `group:hamas`, `person:sergei-lavrov`, `media:rt`, `company:gazprom`.
    pub id: ActorId,
    /// What sort of thing it is.
    pub kind: ActorKind,
    /// The usual English name, without "the".
    pub name: String,
    /// Other names of the actor itself: official, short, initials, former.
    #[serde(default)]
    pub names: Vec<String>,
    /// Adjectives that point at the actor: "Russian", "British".
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// Nouns for its people: "Russians", "Frenchman".
    #[serde(default)]
    pub demonyms: Vec<String>,
    /// Places and buildings that stand for it as subject of a statement:
    /// "Moscow", "the Kremlin" (without "the").
    #[serde(default)]
    pub metonyms: Vec<String>,
    /// For whom it speaks: the state of a ministry, the body of an office.
    #[serde(default)]
    pub party: Option<ActorId>,
    /// Alliances and organisations of which it is a member.
    #[serde(default)]
    pub memberships: Vec<Membership>,
    /// Offices that a person has held.
    #[serde(default)]
    pub offices: Vec<Office>,
    /// The name by which later mentions call a person, where it is not the
    /// last word of `name`: "Xi", "Moon", "von der Leyen", "Assad".
    #[serde(default)]
    pub family: Option<String>,
    /// Of a person, if known.
    #[serde(default)]
    pub gender: Option<Gender>,
    /// First day of its existence, where that matters.
    #[serde(default)]
    pub from: Option<PartialDate>,
    /// Last day of its existence, where that matters (USSR: 1991-12-26).
    #[serde(default)]
    pub until: Option<PartialDate>,
}

/// A dated membership.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Membership {
    /// The organisation.
    pub of: ActorId,
    /// First day; absent if unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<PartialDate>,
    /// Last day; absent while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
}

/// A dated office of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// In small letters: "foreign minister", "president", "secretary general".
    pub title: String,
    /// The state or organisation for which the office speaks.
    pub of: ActorId,
    /// First day; absent if unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<PartialDate>,
    /// Last day; absent while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
}

/// Grammatical gender of a person, for pronouns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Gender {
    /// "she"
    Female,
    /// "he"
    Male,
}

/// A word or phrase for an office or role: `data/actors/roles.ron`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleEntry {
    /// In small letters, singular: "foreign minister", "spokesman".
    pub name: String,
    /// Plural, where it is not the singular with "s".
    #[serde(default)]
    pub plural: Option<String>,
    /// Whether the bearer speaks for the state or body named with it
    /// ("minister": yes; "former president", "businessman": no).
    pub official: bool,
    /// The state that the bare title implies, if any ("Pope": the Holy See).
    #[serde(default)]
    pub of: Option<ActorId>,
}

/// A name that looks like an actor and is none: `data/actors/decoys.ron`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecoyEntry {
    /// The whole phrase as written: "New York Times", "Paris Agreement".
    pub name: String,
    /// Why it is here.
    pub why: String,
}
