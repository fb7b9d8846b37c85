//! Votes: tables of roll calls in, ballots by country out.
//!
//! Comes in: comma-separated tables of the UN General Assembly's roll calls, one
//! of the roll calls and one of the votes, packed by gzip or not. Goes out:
//! [`RollCall`]s, each with the issue that its title names, and [`Vote`]s. Must
//! not know: where they are kept. Start reading at [`Table::read`].

mod error;
mod read;

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::date::PartialDate;
use crate::id::{ActorId, IssueId};

pub use error::VotesError;
pub use read::{Ballot, Countries, Table, Votes};

/// A vote on a resolution, an amendment or a motion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollCall {
    /// Identifier: "unga:" and the number that the table gives.
    pub id: String,
    /// Session of the Assembly.
    pub session: Option<i64>,
    /// Day of the vote.
    pub date: Option<PartialDate>,
    /// Symbol of the resolution.
    pub resolution: Option<String>,
    /// Title.
    pub title: String,
    /// What was voted on.
    pub description: String,
    /// Whether the table marks it as important.
    pub important: bool,
    /// The listed issue that the title names, else the description.
    pub issue: Option<IssueId>,
}

/// One country's vote in one roll call.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Vote {
    /// The country.
    pub country: ActorId,
    /// The roll call.
    pub roll_call: String,
    /// How it voted.
    pub choice: Choice,
}

/// How a country votes. Absence is no vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Choice {
    /// In favour.
    Yes,
    /// Against.
    No,
    /// Neither.
    Abstain,
}

impl Choice {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Abstain => "abstain",
        }
    }
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Choice {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        match word {
            "yes" => Ok(Self::Yes),
            "no" => Ok(Self::No),
            "abstain" => Ok(Self::Abstain),
            _ => Err("write yes, no or abstain".to_owned()),
        }
    }
}
