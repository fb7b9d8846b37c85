//! Event codes: the roots of PLOVER, and what they correspond to.
//!
//! Comes in: nothing. Goes out: [`Root`]. Must not know: sentences, acts; the
//! codes of acts stand in `codebook.rs`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::vocabulary::UnknownWord;

/// Root category of an event, by the names of PLOVER's first edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all(serialize = "SCREAMING_SNAKE_CASE"))]
pub enum Root {
    /// Agrees, offers, promises to cooperate.
    Agree,
    /// Meets, visits, telephones, negotiates.
    Consult,
    /// Backs in words or by diplomatic acts: recognises, apologises, signs.
    Support,
    /// Works together in deed: shares, trades, extradites, exercises jointly.
    Cooperate,
    /// Gives money, goods, arms, shelter.
    Aid,
    /// Yields in politics: lifts, releases, legalises, gives way.
    Concede,
    /// Yields in force: withdraws, disarms, resigns, lets in, holds fire.
    Retreat,
    /// Looks into what another may have done.
    Investigate,
    /// Asks, demands, presses for.
    Demand,
    /// Criticises, accuses, complains, sues.
    Disapprove,
    /// Refuses, vetoes, denies, defies.
    Reject,
    /// Says that it will do harm.
    Threaten,
    /// Demonstrates, strikes, blocks, riots.
    Protest,
    /// Makes its forces ready, moves or strengthens them.
    Mobilize,
    /// Cuts relations, aid, trade, visits; expels organisations.
    Sanction,
    /// Restricts, seizes, bans, arrests, deports.
    Coerce,
    /// Harms people by means that are no warfare.
    Assault,
    /// Uses armed force as armies do.
    Fight,
}

impl Root {
    /// All roots, in their fixed order.
    pub const ALL: &'static [Self] = &[
        Self::Agree,
        Self::Consult,
        Self::Support,
        Self::Cooperate,
        Self::Aid,
        Self::Concede,
        Self::Retreat,
        Self::Investigate,
        Self::Demand,
        Self::Disapprove,
        Self::Reject,
        Self::Threaten,
        Self::Protest,
        Self::Mobilize,
        Self::Sanction,
        Self::Coerce,
        Self::Assault,
        Self::Fight,
    ];

    /// The word that stands for the root in every output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agree => "AGREE",
            Self::Consult => "CONSULT",
            Self::Support => "SUPPORT",
            Self::Cooperate => "COOPERATE",
            Self::Aid => "AID",
            Self::Concede => "CONCEDE",
            Self::Retreat => "RETREAT",
            Self::Investigate => "INVESTIGATE",
            Self::Demand => "DEMAND",
            Self::Disapprove => "DISAPPROVE",
            Self::Reject => "REJECT",
            Self::Threaten => "THREATEN",
            Self::Protest => "PROTEST",
            Self::Mobilize => "MOBILIZE",
            Self::Sanction => "SANCTION",
            Self::Coerce => "COERCE",
            Self::Assault => "ASSAULT",
            Self::Fight => "FIGHT",
        }
    }

    /// The two digits of CAMEO's root that come nearest. CAMEO's one root of
    /// yielding is two here, its two of armed force are one.
    pub fn cameo(self) -> &'static str {
        match self {
            Self::Agree => "03",
            Self::Consult => "04",
            Self::Support => "05",
            Self::Cooperate => "06",
            Self::Aid => "07",
            Self::Concede | Self::Retreat => "08",
            Self::Investigate => "09",
            Self::Demand => "10",
            Self::Disapprove => "11",
            Self::Reject => "12",
            Self::Threaten => "13",
            Self::Protest => "14",
            Self::Mobilize => "15",
            Self::Sanction => "16",
            Self::Coerce => "17",
            Self::Assault => "18",
            Self::Fight => "19",
        }
    }

    /// The root of the same deed where it is only announced: help to come is
    /// agreed to, harm to come is threatened, words stay what they are.
    pub(super) fn announced(self) -> Self {
        match self {
            Self::Consult
            | Self::Support
            | Self::Cooperate
            | Self::Aid
            | Self::Concede
            | Self::Retreat
            | Self::Investigate => Self::Agree,
            Self::Protest
            | Self::Mobilize
            | Self::Sanction
            | Self::Coerce
            | Self::Assault
            | Self::Fight => Self::Threaten,
            Self::Agree | Self::Demand | Self::Disapprove | Self::Reject | Self::Threaten => self,
        }
    }

    /// The root where the deed is denied: what is not granted is rejected; of
    /// harm that is not done nothing is told.
    pub(super) fn denied(self) -> Option<Self> {
        match self {
            Self::Agree
            | Self::Consult
            | Self::Support
            | Self::Cooperate
            | Self::Aid
            | Self::Concede
            | Self::Retreat => Some(Self::Reject),
            _ => None,
        }
    }
}

impl fmt::Display for Root {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Root {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        let found = Self::ALL.iter().copied().find(|root| root.as_str() == word);
        found.ok_or_else(|| UnknownWord {
            word: word.to_owned(),
            choices: Self::ALL.iter().map(|root| root.as_str()).collect(),
        })
    }
}
