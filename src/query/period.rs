//! "since 2024", "before 2025-03" at the end of a question → bounds in time.

use crate::date::PartialDate;

/// What is left of the words without the dates at their end, in words, and the
/// bounds that the dates set.
pub(super) fn at_end(words: &[&str]) -> (usize, Option<PartialDate>, Option<PartialDate>) {
    let (mut length, mut since, mut until) = (words.len(), None, None);
    while let [.., _, preposition, date] = words[..length] {
        let Ok(date) = date.parse::<PartialDate>() else {
            break;
        };
        match preposition {
            "since" | "from" => since = Some(date),
            "after" => since = Some(next_day(date)),
            "until" | "till" | "to" => until = Some(date),
            "before" => until = Some(day_before(date)),
            "in" | "during" | "on" => (since, until) = (Some(date), Some(date)),
            _ => break,
        }
        length -= 2;
    }
    (length, since, until)
}

/// The day before the first that the date may mean.
fn day_before(date: PartialDate) -> PartialDate {
    let (year, month, day) = date.earliest();
    let day = jiff::civil::Date::new(year, month, day).and_then(jiff::civil::Date::yesterday);
    day.ok().and_then(whole_date).unwrap_or(date)
}

/// The day after the last that the date may mean.
fn next_day(date: PartialDate) -> PartialDate {
    let (year, month, day) = date.latest();
    let first = jiff::civil::Date::new(year, month, 1);
    let last = first.map(|first| match date.day() {
        Some(_) => jiff::civil::Date::new(year, month, day).unwrap_or(first),
        None => first.last_of_month(),
    });
    let day = last.and_then(jiff::civil::Date::tomorrow);
    day.ok().and_then(whole_date).unwrap_or(date)
}

fn whole_date(date: jiff::civil::Date) -> Option<PartialDate> {
    PartialDate::new(date.year(), Some(date.month()), Some(date.day()))
}

#[cfg(test)]
mod tests {
    use super::at_end;

    #[test]
    fn bounds() {
        for (words, expected) in [
            ("who opposes X since 2024", (3, "2024", "")),
            ("who opposes X after 2024", (3, "2025-01-01", "")),
            ("who opposes X after 2024-02", (3, "2024-03-01", "")),
            ("who opposes X after 2024-02-29", (3, "2024-03-01", "")),
            ("who opposes X before 2024-03", (3, "", "2024-02-29")),
            ("who opposes X from 2023 to 2024-05", (3, "2023", "2024-05")),
            ("who opposes X in 2024", (3, "2024", "2024")),
            ("who opposes the plan of 2024", (6, "", "")),
            ("since 2024", (2, "", "")),
            ("", (0, "", "")),
        ] {
            let split: Vec<&str> = words.split_whitespace().collect();
            let (length, since, until) = at_end(&split);
            let written = |date: Option<crate::date::PartialDate>| {
                date.map(|date| date.to_string()).unwrap_or_default()
            };
            let found = (length, written(since), written(until));
            let expected = (expected.0, expected.1.to_owned(), expected.2.to_owned());
            assert_eq!(found, expected, "{words}");
        }
    }
}
