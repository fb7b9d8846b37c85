//! The legend of a timeline: one entry for each sign that it uses.

use super::canvas::{Canvas, FRAME, Letters, Pen, width_of};
use super::timeline::{Timeline, TimelineMark, is_change};
use super::timeline_marks::{draw_mark, held_pen, whisker};
use super::timeline_svg::{MARGIN, WIDTH};
use crate::analysis::timeline::Move;
use crate::date::PartialDate;
use crate::vocabulary::StanceKind;

const WORDS: Letters = Letters::plain(10.0);
/// Room for a sign.
const SIGN: f64 = 40.0;

/// What an entry shows.
enum Sign {
    /// A mark, with the line of its stance.
    Held(TimelineMark),
    Mark(TimelineMark),
    Whisker,
}

/// Draws the legend; gives the height at which it ends.
pub(super) fn legend(canvas: &mut Canvas, timeline: &Timeline, top: f64) -> f64 {
    let entries = entries(timeline);
    let widest = entries.iter().map(|(_, words)| width_of(words, WORDS));
    let column = widest.fold(0.0, f64::max) + SIGN + 22.0;
    let room = WIDTH - 2.0 * MARGIN - 14.0;
    let columns = if column * 3.0 <= room { 3 } else { 2 };
    let rows = entries.len().div_ceil(columns);
    let (mut x, mut y) = (MARGIN + 14.0, top + 31.0);
    let height = 24.0 + 18.0 * f64::from(u32::try_from(rows).unwrap_or_default());
    canvas.open("legend", "");
    let size = (WIDTH - 2.0 * MARGIN, height);
    canvas.frame((MARGIN, top), size, 7.0, Pen::solid(FRAME, 0.9), "none");
    canvas.text((MARGIN + 10.0, top + 16.0), WORDS.bold(), "Legend");
    for (place, (sign, words)) in entries.iter().enumerate() {
        if place > 0 && place % rows == 0 {
            x += room / f64::from(u32::try_from(columns).unwrap_or(2));
            y = top + 31.0;
        }
        let middle = (x + 14.0, y - 3.6);
        match sign {
            Sign::Held(mark) => {
                if let Some(stance) = mark.stance {
                    canvas.line(middle, (x + 34.0, y - 3.6), held_pen(stance));
                }
                draw_mark(canvas, middle, mark);
            }
            Sign::Mark(mark) => draw_mark(canvas, middle, mark),
            Sign::Whisker => whisker(canvas, middle, (x, x + 28.0)),
        }
        canvas.text((x + SIGN, y), WORDS, words);
        y += 18.0;
    }
    canvas.close();
    top + height
}

fn entries(timeline: &Timeline) -> Vec<(Sign, &'static str)> {
    let Some(date) = timeline.marks().next().map(|mark| mark.date) else {
        return Vec::new();
    };
    let sample = |stance| sample(date, stance);
    let any = |test: &dyn Fn(&TimelineMark) -> bool| timeline.marks().any(test);
    let mut entries = Vec::new();
    for &stance in StanceKind::ALL {
        if any(&|mark| mark.stance == Some(stance)) {
            entries.push((Sign::Held(sample(Some(stance))), stance.as_str()));
        }
    }
    let common = entries.iter().find_map(|(sign, _)| match sign {
        Sign::Held(mark) => mark.stance,
        _ => None,
    });
    let mut add = |is_used: bool, change: &dyn Fn(&mut TimelineMark), words| {
        if is_used {
            let mut mark = sample(common);
            change(&mut mark);
            entries.push((Sign::Mark(mark), words));
        }
    };
    add(
        any(&|mark| is_change(mark.step)),
        &|mark| mark.step = Move::Reversed,
        "changed: hardened, softened, reversed",
    );
    add(
        any(&|mark| mark.step == Move::Repeated),
        &|mark| mark.step = Move::Repeated,
        "small: repeated, or mildly",
    );
    add(
        any(&|mark| mark.intensity > 2 && mark.step != Move::Repeated),
        &|mark| mark.intensity = 3,
        "large: strongly",
    );
    add(
        any(&|mark| mark.is_second_hand || matches!(mark.step, Move::Ascribed | Move::Recalled)),
        &|mark| mark.is_second_hand = true,
        "hollow: known from others, or recalled",
    );
    add(
        any(&|mark| mark.stance.is_none()),
        &|mark| mark.stance = None,
        "disputed: both on one date",
    );
    add(
        any(&|mark| mark.is_own_part),
        &|mark| mark.is_own_part = true,
        "grey: own part in it only",
    );
    if any(&|mark| mark.date.day().is_none()) {
        entries.push((Sign::Whisker, "day, or month, not known"));
    }
    entries
}

fn sample(date: PartialDate, stance: Option<StanceKind>) -> TimelineMark {
    TimelineMark {
        date,
        stance,
        step: Move::FirstStated,
        intensity: 2,
        is_second_hand: false,
        is_own_part: false,
        quotes: Vec::new(),
    }
}
