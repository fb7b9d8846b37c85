//! The date that the first lines of a text state, where its source gives none otherwise.
//!
//! Comes in: the body of a document. Goes out: a date to the day, or none: who held an office is
//! told by it, so that a wrong one does harm.

use super::written_date::parse;
use crate::date::PartialDate;
use crate::date::month_of;

/// So many lines are looked at.
const LINES: usize = 10;

/// A line about the date has so many bytes at most.
const LONGEST: usize = 80;

/// A line of hardly anything but a date ("Published: Saturday, November 14, 1998"), or a dateline
/// that has the year ("Oslo, 3 November 1998 (RFE/RL) --").
pub(super) fn of(text: &str) -> Option<PartialDate> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.take(LINES).enumerate().find_map(|(number, line)| {
        let stated = dateline(line).unwrap_or(line);
        if stated.len() > LONGEST {
            return None;
        }
        let date = date_in(stated).filter(|date| date.day().is_some())?;
        let words = stated.split(|c: char| !c.is_alphabetic());
        let others = words
            .filter(|word| word.len() > 2 && month_of(word).is_none())
            .filter(|word| !AROUND.contains(&&*word.to_lowercase()))
            .count();
        // "Under the treaty of 3 May 1998" may be a title.
        (others <= if number == 0 { 0 } else { 2 }).then_some(date)
    })
}

/// What stands before the agency of a dateline.
fn dateline(line: &str) -> Option<&str> {
    let (before, rest) = line.split_once('(')?;
    let (_, after) = rest.split_once(')')?;
    let dash = after.trim_start().starts_with(['-', '–', '—']);
    dash.then_some(before)
}

/// The date of a line, whatever label stands before it.
fn date_in(line: &str) -> Option<PartialDate> {
    let last = line.rsplit('|').next().unwrap_or(line);
    let unlabelled = last.split_once(": ").map_or(last, |(_, date)| date);
    parse(unlabelled.trim()).or_else(|| parse(line))
}

/// Words that stand beside a date and say nothing else.
const AROUND: &[&str] = &[
    "aired",
    "bst",
    "cet",
    "date",
    "dated",
    "edt",
    "est",
    "fri",
    "friday",
    "gmt",
    "issued",
    "last",
    "modified",
    "mon",
    "monday",
    "posted",
    "published",
    "released",
    "sat",
    "saturday",
    "sun",
    "sunday",
    "the",
    "thu",
    "thursday",
    "time",
    "tue",
    "tuesday",
    "updated",
    "utc",
    "web",
    "wed",
    "wednesday",
];

#[cfg(test)]
mod tests {
    use super::of;

    #[track_caller]
    fn check(text: &str, expect: Option<&str>) {
        assert_eq!(of(text).map(|date| date.to_string()).as_deref(), expect);
    }

    #[test]
    fn lines_and_datelines() {
        let day = Some("1998-11-03");
        check(
            "Talks fail\n\nPublished: Tuesday, November 3, 1998\n\nGondor left.",
            day,
        );
        check(
            "Talks fail\nBree Herald | Updated: 1998-11-03 09:01\nGondor left.",
            day,
        );
        check(
            "Talks fail\n(Herald) 08:59, November 03, 1998\nGondor left.",
            day,
        );
        check(
            "Talks fail\n\nBree, 3 November 1998 (BH) -- Gondor left the talks.",
            day,
        );
        check("3 November 1998", day);
    }

    #[test]
    fn no_date_of_the_text_itself() {
        check("The treaty of 3 November 1998\n\nGondor left.", None);
        check(
            "Gondor keeps the treaty of 3 November 1998\n\nGondor left.",
            None,
        );
        check(
            "Talks fail\n\nGondor left the treaty of 3 November 1998.",
            None,
        );
        check("Talks fail\n\nNovember 1998\n\nGondor left.", None);
        check("Bree, Nov 3 (BH) -- Gondor left the talks.", None);
        check("", None);
    }
}
