//! Windows of time.

use std::str::FromStr;

use super::Statement;
use crate::date::PartialDate;

/// How long a window is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

impl FromStr for Step {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        match word {
            "month" => Ok(Self::Month),
            "year" => Ok(Self::Year),
            _ => Err("write month or year".to_owned()),
        }
    }
}

/// The statements of each window in which there are some, in order of time.
/// What is undated, or dated less exactly than a window, is in none.
pub fn windows<'g>(
    statements: &[Statement<'g>],
    step: Step,
) -> Vec<(PartialDate, Vec<Statement<'g>>)> {
    let mut windows = std::collections::BTreeMap::new();
    for statement in statements {
        let window = statement.record.date.and_then(|date| match step {
            Step::Year => PartialDate::new(date.year(), None, None),
            Step::Month => date
                .month()
                .and_then(|month| PartialDate::new(date.year(), Some(month), None)),
        });
        if let Some(window) = window {
            let list: &mut Vec<_> = windows.entry(window).or_default();
            list.push(*statement);
        }
    }
    windows.into_iter().collect()
}
