//! The nodes: actors, issues, targets that belong to no issue, documents.

use serde::{Deserialize, Serialize};

use crate::date::PartialDate;
use crate::document::Document;
use crate::id::{ActorId, DocumentId, IssueId, TargetId};
use crate::lexicon::{ActorEntry, IssueEntry, Membership, Office};
use crate::vocabulary::ActorKind;

/// Somebody who holds a position, or at whom one is aimed, or through whom it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorNode {
    /// Identifier.
    pub id: ActorId,
    /// Usual name.
    pub name: String,
    /// What sort of thing it is.
    pub kind: ActorKind,
    /// For whom it speaks whatever the date: the state of a ministry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<ActorId>,
    /// Memberships with their dates.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub memberships: Vec<Membership>,
    /// Offices with their dates.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offices: Vec<Office>,
}

impl ActorNode {
    /// Whether it is a member of the organisation: on that date, or ever where none is given.
    pub fn is_member(&self, of: &ActorId, on: Option<PartialDate>) -> bool {
        self.memberships
            .iter()
            .filter(|membership| membership.of == *of)
            .any(|membership| {
                on.is_none_or(|date| date.may_lie_within(membership.from, membership.until))
            })
    }

    /// The offices held on that date.
    pub fn offices_on(&self, date: PartialDate) -> impl Iterator<Item = &Office> {
        self.offices
            .iter()
            .filter(move |office| date.may_lie_within(office.from, office.until))
    }
}

impl From<&ActorEntry> for ActorNode {
    fn from(entry: &ActorEntry) -> Self {
        Self {
            id: entry.id.clone(),
            name: entry.name.clone(),
            kind: entry.kind,
            party: entry.party.clone(),
            memberships: entry.memberships.clone(),
            offices: entry.offices.clone(),
        }
    }
}

/// An issue of world politics.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueNode {
    /// Identifier.
    pub id: IssueId,
    /// What a diagram calls it.
    pub label: String,
    /// The wider issues.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub broader: Vec<IssueId>,
}

impl From<&IssueEntry> for IssueNode {
    fn from(entry: &IssueEntry) -> Self {
        Self {
            id: entry.id.clone(),
            label: entry.label.clone(),
            broader: entry.broader.clone(),
        }
    }
}

/// What a stance is about, where it belongs to no listed issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetNode {
    /// Identifier, made from the meaning.
    pub id: TargetId,
    /// The target in plain words.
    pub meaning: String,
}

/// A document that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentNode {
    /// Identifier.
    pub id: DocumentId,
    /// Headline or title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// When it was published or spoken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// The outlet or body that published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Where it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Who speaks, if the whole document is one person's speech.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// For which country or organisation the speaker speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<String>,
    /// BLAKE3 hash of the text, 64 hexadecimal digits: says which text the
    /// byte offsets of the evidence count in.
    pub hash: String,
}

impl From<&Document> for DocumentNode {
    fn from(document: &Document) -> Self {
        Self {
            id: document.id.clone(),
            title: document.title.clone(),
            date: document.date,
            publisher: document.publisher.clone(),
            url: document.url.clone(),
            speaker: document.speaker.clone(),
            party: document.party.clone(),
            hash: text_hash(&document.text),
        }
    }
}

/// The hash by which a graph knows a document's text: BLAKE3, hexadecimal.
pub fn text_hash(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().to_string()
}
