//! Dates with whatever precision is known: a year, a month or a day.

use std::fmt::{self, Write};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A calendar date of which the day, or the month and the day, may be unknown.
///
/// Ordered by the earliest day that it may mean; written `2025`, `2025-02` or
/// `2025-02-18`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

/// The number of a month from its name in whatever case, whole or short ("Mar", "sept").
pub(crate) fn month_of(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let small = word.to_lowercase();
    let fits = |month: &&str| {
        **month == small
            || small.len() >= 3 && month[..3] == small
            || small == "sept" && month.starts_with("sept")
    };
    let at = MONTHS.iter().position(fits)?;
    i8::try_from(at + 1).ok()
}

/// A text that is no date of the form `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("'{0}' is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")]
pub struct InvalidDate(pub String);

impl PartialDate {
    /// A date of the given parts; `None` where the calendar has no such date.
    pub fn new(year: i16, month: Option<i8>, day: Option<i8>) -> Option<Self> {
        if month.is_none() && day.is_some() {
            return None;
        }
        jiff::civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(Self { year, month, day })
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month from 1 to 12, if known.
    pub fn month(self) -> Option<i8> {
        self.month
    }

    /// The day of the month from 1, if known.
    pub fn day(self) -> Option<i8> {
        self.day
    }

    /// First day that the date may mean, as year, month, day.
    pub fn earliest(self) -> (i16, i8, i8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// Last day that the date may mean, as year, month, day (31 for every
    /// month: the value is for comparison alone).
    pub fn latest(self) -> (i16, i8, i8) {
        (self.year, self.month.unwrap_or(12), self.day.unwrap_or(31))
    }

    /// Whether the date may lie in `from..=until`, an absent bound being open.
    pub fn may_lie_within(self, from: Option<Self>, until: Option<Self>) -> bool {
        from.is_none_or(|from| self.latest() >= from.earliest())
            && until.is_none_or(|until| self.earliest() <= until.latest())
    }
}

/// Whether what has the date, if it has one, is of the period `from..=until`, an
/// absent bound being open. Without a date it is of the open period alone.
pub fn falls_within(
    date: Option<PartialDate>,
    from: Option<PartialDate>,
    until: Option<PartialDate>,
) -> bool {
    match date {
        Some(date) => date.may_lie_within(from, until),
        None => from.is_none() && until.is_none(),
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = format!("{:04}", self.year);
        for part in [self.month, self.day].into_iter().flatten() {
            write!(text, "-{part:02}")?;
        }
        f.pad(&text)
    }
}

impl FromStr for PartialDate {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let invalid = || InvalidDate(text.to_owned());
        let mut parts = text.trim().split('-');
        let year = parts
            .next()
            .filter(|part| part.len() == 4)
            .ok_or_else(invalid)?;
        let year = year.parse().map_err(|_| invalid())?;
        let small = |part: Option<&str>| match part {
            None => Ok(None),
            Some(part) if part.len() <= 2 => part.parse().map(Some).map_err(|_| invalid()),
            Some(_) => Err(invalid()),
        };
        let (month, day) = (small(parts.next())?, small(parts.next())?);
        if parts.next().is_some() {
            return Err(invalid());
        }
        Self::new(year, month, day).ok_or_else(invalid)
    }
}

impl TryFrom<String> for PartialDate {
    type Error = InvalidDate;

    fn try_from(text: String) -> Result<Self, InvalidDate> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::PartialDate;

    #[test]
    fn reads_and_writes_every_precision() {
        for text in ["2025", "2025-02", "2025-02-18"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
        for text in ["25", "2025-13", "2025-02-30", "2025-02-18-1", "", "soon"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_month_overlaps_the_days_in_it() {
        let month: PartialDate = "2025-02".parse().unwrap();
        let day = |text: &str| text.parse().ok();
        assert!(month.may_lie_within(day("2025-02-18"), None));
        assert!(!month.may_lie_within(day("2025-03-01"), None));
        assert!(month.may_lie_within(None, day("2025-02-01")));
    }
}
