//! The closed vocabularies that every layer shares.
//!
//! Their values are the words of the stance record, in small letters; the
//! meanings are in `docs/glossary.md`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A word that is none of a vocabulary's values.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("'{word}' is not one of: {}", choices.join(", "))]
pub struct UnknownWord {
    /// The word as given.
    pub word: String,
    /// The words that are known.
    pub choices: Vec<&'static str>,
}

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal | $name_in_ron:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $word, alias = $name_in_ron)] $variant,)+
        }

        impl $name {
            /// All values, in their fixed order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that stands for the value in every output.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;

            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                Self::ALL.iter().copied().find(|value| value.as_str() == word).ok_or_else(|| {
                    UnknownWord {
                        word: word.to_owned(),
                        choices: Self::ALL.iter().map(|value| value.as_str()).collect(),
                    }
                })
            }
        }
    };
}

vocabulary!(
    /// The three stances.
    StanceKind {
        /// For it.
        Supports = "supports" | "Supports",
        /// Against it.
        Opposes = "opposes" | "Opposes",
        /// Speaks of its danger or threatens consequences.
        Warns = "warns" | "Warns",
    }
);

vocabulary!(
    /// The narrower act by which a stance is taken.
    Act {
        /// Backs, endorses, favours.
        Support = "support" | "Support",
        /// Welcomes, praises.
        Welcome = "welcome" | "Welcome",
        /// Calls for, urges, proposes.
        Advocate = "advocate" | "Advocate",
        /// Demands, insists that.
        Demand = "demand" | "Demand",
        /// Agrees to, signs, approves.
        Agree = "agree" | "Agree",
        /// Offers, pledges, is prepared to.
        Offer = "offer" | "Offer",
        /// Recognises.
        Recognise = "recognise" | "Recognise",
        /// Yields, drops a demand.
        Concede = "concede" | "Concede",
        /// Is against.
        Oppose = "oppose" | "Oppose",
        /// Rejects, refuses, rules out, vetoes.
        Reject = "reject" | "Reject",
        /// Criticises, condemns, deplores.
        Criticise = "criticise" | "Criticise",
        /// Accuses, blames.
        Accuse = "accuse" | "Accuse",
        /// Warns, cautions.
        Warn = "warn" | "Warn",
        /// Threatens consequences.
        Threaten = "threaten" | "Threaten",
    }
);

impl Act {
    /// The stance that the act expresses. A demand that something *stop* is
    /// the one act that can also oppose; frames then say so.
    pub fn stance(self) -> StanceKind {
        match self {
            Self::Support
            | Self::Welcome
            | Self::Advocate
            | Self::Demand
            | Self::Agree
            | Self::Offer
            | Self::Recognise
            | Self::Concede => StanceKind::Supports,
            Self::Oppose | Self::Reject | Self::Criticise | Self::Accuse => StanceKind::Opposes,
            Self::Warn | Self::Threaten => StanceKind::Warns,
        }
    }
}

vocabulary!(
    /// How far the holder stands by the stance when the text is written.
    Modality {
        /// Plainly held.
        Asserted = "asserted" | "Asserted",
        /// Held only under a condition.
        Conditional = "conditional" | "Conditional",
        /// Announced for later.
        Future = "future" | "Future",
        /// Reported as a past position.
        Earlier = "earlier" | "Earlier",
    }
);

vocabulary!(
    /// What of the target the stance is about.
    Scope {
        /// The target as such.
        General = "general" | "General",
        /// Only the holder's own part in it ("we will not send our troops").
        OwnParticipation = "own-participation" | "OwnParticipation",
        /// Only its time ("premature").
        Timing = "timing" | "Timing",
    }
);

vocabulary!(
    /// How a person judged a record that stands.
    Review {
        /// It is right as it is.
        Accepted = "accepted" | "Accepted",
        /// It is right now that it was corrected.
        Corrected = "corrected" | "Corrected",
    }
);

vocabulary!(
    /// What sort of thing an actor is.
    ActorKind {
        /// A state, or an entity that acts as one in diplomacy.
        Country = "country" | "Country",
        /// An alliance or international organisation.
        Organisation = "organisation" | "Organisation",
        /// A body of a state: ministry, parliament, court, armed service.
        Institution = "institution" | "Institution",
        /// A political party.
        Party = "party" | "Party",
        /// An armed or political movement.
        Group = "group" | "Group",
        /// A company.
        Company = "company" | "Company",
        /// A news outlet or agency.
        Media = "media" | "Media",
        /// A person.
        Person = "person" | "Person",
        /// A named but unlisted set: "EU countries", "Republican senators".
        Collective = "collective" | "Collective",
    }
);
