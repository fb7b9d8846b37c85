//! Identifiers: one type for each kind of thing, so that they cannot be mixed up.

use std::borrow::Borrow;
use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Makes an identifier of the given text, unchanged.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    };
}

id!(
    /// An actor: `country:RU`, `org:NATO`, `person:sergei-lavrov`.
    ActorId
);
id!(
    /// An issue of world politics: `issue:troop-deployment`.
    IssueId
);
id!(
    /// A stance frame of the lexicon: `reject-v`.
    RuleId
);
id!(
    /// A document: the stem of its file, or the `id` of its JSONL row.
    DocumentId
);
id!(
    /// An edge of the graph: 16 hexadecimal digits made from what the edge says.
    EdgeId
);
id!(
    /// A target that belongs to no listed issue: `target:gas-price-cap`.
    TargetId
);
