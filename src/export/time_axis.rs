//! The axis of time: dates in, places from left to right and marks of the
//! calendar out.
//!
//! Must not know: what is drawn beside it.

use crate::date::PartialDate;

/// Least distance of two marks of the calendar.
const LEAST_STEP: f64 = 62.0;

/// Steps of the calendar, in months; less than a month is counted in days.
const MONTHS: [i64; 9] = [1, 3, 6, 12, 24, 60, 120, 240, 600];
const DAYS: [i64; 4] = [1, 2, 7, 14];

/// A mark of the calendar.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tick {
    pub(super) x: f64,
    /// As much of the date as tells it.
    pub(super) label: String,
}

/// Days, left to right.
#[derive(Clone, Debug)]
pub(super) struct Axis {
    from: i64,
    days: i64,
    left: f64,
    width: f64,
}

impl Axis {
    /// The axis on which all dates have a place, with some room at its ends.
    pub(super) fn of(dates: &[PartialDate], left: f64, width: f64) -> Self {
        let spans = || dates.iter().map(|&date| span(date));
        let first = spans().map(|(first, _)| first).min().unwrap_or(0);
        let last = spans().map(|(_, last)| last).max().unwrap_or(0);
        let room = ((last - first) / 25).max(3);
        Self {
            from: first - room,
            days: last - first + 2 * room,
            left,
            width,
        }
    }

    /// Where the first and the last day lie that the date may mean.
    pub(super) fn place(&self, date: PartialDate) -> (f64, f64) {
        let (first, last) = span(date);
        (self.at(first), self.at(last))
    }

    #[allow(clippy::cast_precision_loss, reason = "days of some thousand years")]
    fn at(&self, day: i64) -> f64 {
        self.left + (day - self.from) as f64 / self.days as f64 * self.width
    }

    /// Where it begins.
    pub(super) fn left(&self) -> f64 {
        self.left
    }

    /// The marks of the calendar, as many as have room.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        let distance = |days: i64| self.at(self.from + days) - self.left;
        let days = DAYS.iter().find(|&&days| distance(days) >= LEAST_STEP);
        if let Some(&step) = days {
            return self.days_apart(step);
        }
        let months = MONTHS
            .iter()
            .find(|&&months| distance(months * 30) >= LEAST_STEP)
            .unwrap_or(&1200);
        self.months_apart(*months)
    }

    fn days_apart(&self, step: i64) -> Vec<Tick> {
        let first = (self.from + step - 1).div_euclid(step) * step;
        let days = (0..).map(|number| first + number * step);
        days.take_while(|&day| day <= self.from + self.days)
            .map(|day| {
                let (year, month, day_of_month) = date_of(day);
                Tick {
                    x: self.at(day),
                    label: format!("{year:04}-{month:02}-{day_of_month:02}"),
                }
            })
            .collect()
    }

    fn months_apart(&self, step: i64) -> Vec<Tick> {
        let (year, month, _) = date_of(self.from);
        let months = year * 12 + month - 1;
        let mut next = (months + step).div_euclid(step) * step;
        let mut ticks = Vec::new();
        loop {
            let (year, month) = (next.div_euclid(12), next.rem_euclid(12) + 1);
            let day = day_number(year, month, 1);
            if day > self.from + self.days {
                return ticks;
            }
            ticks.push(Tick {
                x: self.at(day),
                label: if step % 12 == 0 {
                    format!("{year}")
                } else {
                    format!("{year:04}-{month:02}")
                },
            });
            next += step;
        }
    }
}

/// The number of 1 January 1970.
#[cfg(feature = "parquet")]
pub(super) const EPOCH: i64 = 719_468;

/// The first and the last day that a date may mean, as [`day_number`]s.
pub(super) fn span(date: PartialDate) -> (i64, i64) {
    let number =
        |(year, month, day): (i16, i8, i8)| day_number(year.into(), month.into(), day.into());
    let (first, last) = (number(date.earliest()), date.latest());
    let last = match (date.month(), date.day()) {
        (_, Some(_)) => first,
        // The day before the first of the next month or year.
        (Some(12) | None, _) => day_number(i64::from(last.0) + 1, 1, 1) - 1,
        (Some(month), None) => day_number(last.0.into(), i64::from(month) + 1, 1) - 1,
    };
    (first, last)
}

/// Days since 1 March of the year 0, by the Gregorian calendar. Years are
/// counted from March, so that the leap day is the last of its year.
fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month < 3 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + (month * 153 + 2) / 5 + day - 1
}

/// Year, month and day of such a number.
fn date_of(day: i64) -> (i64, i64, i64) {
    let mut year = day.div_euclid(365);
    while day_number(year, 3, 1) > day {
        year -= 1;
    }
    let of_year = day - day_number(year, 3, 1);
    let month = (of_year * 5 + 2) / 153;
    let day = of_year - (month * 153 + 2) / 5 + 1;
    if month < 10 {
        (year, month + 3, day)
    } else {
        (year + 1, month - 9, day)
    }
}

#[cfg(test)]
mod tests {
    use super::{Axis, date_of, day_number, span};

    fn axis(dates: &[&str]) -> Axis {
        let dates: Vec<_> = dates.iter().map(|date| date.parse().unwrap()).collect();
        Axis::of(&dates, 100.0, 500.0)
    }

    #[track_caller]
    fn check(dates: &[&str], first: &str, count: usize) {
        let ticks = axis(dates).ticks();
        assert_eq!((ticks[0].label.as_str(), ticks.len()), (first, count));
        for pair in ticks.windows(2) {
            assert!(pair[1].x - pair[0].x > 50.0, "{pair:?}");
        }
        assert!(ticks.iter().all(|tick| (100.0..=600.0).contains(&tick.x)));
    }

    #[test]
    fn every_day_has_its_number() {
        let mut number = day_number(1896, 1, 1);
        for year in 1896..=2104 {
            for month in 1..=12 {
                let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
                let days = match month {
                    2 => 28 + i64::from(leap),
                    4 | 6 | 9 | 11 => 30,
                    _ => 31,
                };
                for day in 1..=days {
                    assert_eq!(day_number(year, month, day), number);
                    assert_eq!(date_of(number), (year, month, day));
                    number += 1;
                }
            }
        }
    }

    #[test]
    fn a_partial_date_is_a_span() {
        let length = |date: &str| {
            let (first, last) = span(date.parse().unwrap());
            last - first + 1
        };
        let lengths = ["2024", "2023", "2024-02", "2023-12", "2024-02-29"].map(length);
        assert_eq!(lengths, [366, 365, 29, 31, 1]);
    }

    #[test]
    fn marks_fit_the_time() {
        check(&["2025-02-18"], "2025-02-15", 7);
        check(&["2025-02-18", "2025-05-01"], "2025-02-19", 6);
        check(&["2021-11-09", "2023-07-10"], "2022-01", 7);
        check(&["1991-01-10", "2026-01-10"], "1990", 8);
        check(&["1648", "2026"], "1700", 4);
    }

    #[test]
    fn time_runs_to_the_right() {
        let axis = axis(&["2020", "2024-05-05"]);
        let (first, last) = axis.place("2020".parse().unwrap());
        let (day, same) = axis.place("2024-05-05".parse().unwrap());
        assert!(100.0 < first && first < last && last < day && day < 600.0);
        assert!((day - same).abs() < 1e-9);
    }
}
