//! What a source says about its own text, under whatever names.

use super::escapes::unescaped;
use super::{Document, written_date};
use crate::date::PartialDate;

/// What is known of a document besides its text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) date: Option<PartialDate>,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
    pub(super) speaker: Option<String>,
    pub(super) party: Option<String>,
}

/// Names that stand in headers, but say nothing that we keep.
const OTHER: &[&str] = &[
    "author",
    "authors",
    "by",
    "byline",
    "category",
    "copyright",
    "description",
    "id",
    "lang",
    "language",
    "layout",
    "location",
    "permalink",
    "place",
    "section",
    "slug",
    "subject",
    "summary",
    "tags",
    "time",
    "topic",
    "updated",
    "venue",
];

impl Metadata {
    /// Takes `value` in under `name`, in any case; the first value of a kind
    /// stays. Tells whether the name is one that headers use.
    pub(super) fn set(&mut self, name: &str, value: &str) -> bool {
        let name = name.trim().to_lowercase();
        let value = value.trim();
        let field = match name.as_str() {
            "title" | "headline" => &mut self.title,
            "source" | "publisher" | "outlet" | "publication" | "newspaper" => &mut self.publisher,
            "url" | "link" | "uri" | "permalink" => &mut self.url,
            "speaker" => &mut self.speaker,
            "party" | "country" | "delegation" | "organisation" | "organization" => &mut self.party,
            "date" | "published" | "pubdate" | "datepublished" => {
                self.date = self.date.or_else(|| written_date::parse(value));
                return true;
            }
            other => return OTHER.contains(&other),
        };
        if field.is_none() && !value.is_empty() {
            *field = Some(value.to_owned());
        }
        true
    }

    /// Takes over from `other` what is not known yet.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            date: self.date.or(other.date),
            publisher: self.publisher.or(other.publisher),
            url: self.url.or(other.url),
            speaker: self.speaker.or(other.speaker),
            party: self.party.or(other.party),
        }
    }

    /// Gives the document what is known. A title with the signs of another file in it is mended; the text
    /// stays as it was given, for the places of all evidence are counted in it.
    pub(super) fn describe(self, document: Document) -> Document {
        let title = self.title.map(|title| unescaped(&title).into_owned());
        Document {
            title,
            date: self.date,
            publisher: self.publisher,
            url: self.url,
            speaker: self.speaker,
            party: self.party,
            ..document
        }
    }
}
