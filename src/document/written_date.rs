//! Dates as people and machines write them → [`PartialDate`].
//!
//! Understands `2025-02-19`, `2025-02-19T10:00:00Z`, `20250219`, `19 February
//! 2025`, `Wednesday, Feb. 19th, 2025`, `February 2025`, `19.2.2025` and `2025`.
//! Where day and month cannot be told apart (`3/4/2025`), the year alone is
//! kept.

use crate::date::{PartialDate, month_of};

/// The date that `text` states; `None` if it states none, or more than one.
pub(super) fn parse(text: &str) -> Option<PartialDate> {
    let text = text.get(..MOST_BYTES).unwrap_or(text).trim();
    in_order(text)
        .or_else(|| in_words(text))
        .or_else(|| in_figures(text))
}

/// The date with which a file name begins: `2025-02-19-talks.txt`.
pub(super) fn at_start(name: &str) -> Option<PartialDate> {
    let date = name.get(..10)?;
    let ends = !name[10..].starts_with(|c: char| c.is_ascii_digit());
    let dashes = date.as_bytes()[4] == b'-' && date.as_bytes()[7] == b'-';
    (ends && dashes).then(|| date.parse().ok()).flatten()
}

/// A date needs no more; a longer text is looked at no further.
const MOST_BYTES: usize = 100;

/// Year first: ISO 8601, with or without time, and its look-alikes.
fn in_order(text: &str) -> Option<PartialDate> {
    let date = text.split(['T', ' ']).next()?;
    if date.len() == 8 && date.bytes().all(|b| b.is_ascii_digit()) {
        return date_of(&date[..4], Some(&date[4..6]), Some(&date[6..]));
    }
    let mut parts = date.split(['-', '/', '.']);
    let year = parts.next().filter(|year| year.len() == 4)?;
    let (month, day) = (parts.next(), parts.next());
    if parts.next().is_some() || (month.is_none() && date.len() < text.len()) {
        return None;
    }
    date_of(year, month, day)
}

/// The month in letters.
fn in_words(text: &str) -> Option<PartialDate> {
    let (mut year, mut month, mut day) = (None, None, None);
    for word in text
        .split(|c: char| !c.is_alphanumeric() && c != ':')
        .filter(|w| !w.is_empty())
    {
        let figures = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let is_number = !figures.is_empty() && figures.bytes().all(|b| b.is_ascii_digit());
        if let Some(number) = month_of(word).filter(|_| month.is_none()) {
            month = Some(number);
        } else if is_number && figures.len() == 4 && figures.len() == word.len() && year.is_none() {
            year = figures.parse().ok();
        } else if is_number && figures.len() <= 2 && day.is_none() && year.is_none() {
            day = figures
                .parse()
                .ok()
                .filter(|_| is_day(&word[figures.len()..]));
        }
    }
    PartialDate::new(year?, Some(month?), day)
}

/// Whether a number with this ending may be a day: `19`, `19th`, not `10am`.
fn is_day(ending: &str) -> bool {
    matches!(ending, "" | "st" | "nd" | "rd" | "th")
}

/// Year last: `19.2.2025`, `2/19/2025`.
fn in_figures(text: &str) -> Option<PartialDate> {
    let date = text.split(' ').next()?.trim_end_matches(',');
    let mut parts = date.split(['.', '/', '-']);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || first.len() > 2 || second.len() > 2 {
        return None;
    }
    let (one, two): (i8, i8) = (first.parse().ok()?, second.parse().ok()?);
    let (month, day) = match () {
        // With stops the day comes first, everywhere; with slashes not.
        () if date.contains('.') || one > 12 || one == two => (Some(two), Some(one)),
        () if two > 12 => (Some(one), Some(two)),
        () => (None, None),
    };
    PartialDate::new(year.parse().ok()?, month, day)
}

fn date_of(year: &str, month: Option<&str>, day: Option<&str>) -> Option<PartialDate> {
    let small = |part: &str| {
        let figures = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        figures.then(|| part.parse().ok()).flatten()
    };
    let month = month.map(|part| small(part).ok_or(())).transpose().ok()?;
    let day = day.map(|part| small(part).ok_or(())).transpose().ok()?;
    PartialDate::new(year.parse().ok()?, month, day)
}

#[cfg(test)]
mod tests {
    use super::{at_start, parse};

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let found = parse(text).map_or_else(|| "-".to_owned(), |date| date.to_string());
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn machine_forms() {
        check("2025-02-19T10:00:00Z", "2025-02-19");
        check("2025-02-19 23:59:59 +0300", "2025-02-19");
        check("2025/2/9", "2025-02-09");
        check("20250219", "2025-02-19");
        check("2025-02", "2025-02");
        check("2025", "2025");
        check("Wed, 19 Feb 2025 10:00:00 GMT", "2025-02-19");
    }

    #[test]
    fn forms_in_prose() {
        check("19 February 2025", "2025-02-19");
        check("Feb. 19, 2025", "2025-02-19");
        check(
            "Wednesday, the 19th of February, 2025, 10:30am",
            "2025-02-19",
        );
        check("Updated 1 Sept 2024 at 14:05", "2024-09-01");
        check("May 2024", "2024-05");
        check("19.2.2025", "2025-02-19");
        check("2/19/2025", "2025-02-19");
        check("3/4/2025", "2025");
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "",
            "soon",
            "30 February 2025",
            "2025-13-01",
            "19 February",
            "12345678901",
            "3 of 4",
            "2025 was bad",
        ] {
            check(text, "-");
        }
    }

    #[test]
    fn file_names() {
        assert_eq!(
            at_start("2025-02-19-talks").unwrap().to_string(),
            "2025-02-19"
        );
        assert_eq!(at_start("2025-02-191"), None);
        assert_eq!(at_start("talks-2025-02-19"), None);
        assert_eq!(at_start("été-été-été"), None);
    }
}
