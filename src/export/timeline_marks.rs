//! The marks of a timeline: shapes of stances, rings of changes, lines of
//! positions that are held.
//!
//! Must not know: where on the page a mark stands.

use super::canvas::{Canvas, Dash, INK, Pen, Point, Track};
use super::dot_style::signs;
use super::timeline::{TimelineMark, is_change};
use crate::analysis::timeline::Move;
use crate::vocabulary::StanceKind;

/// Room between a mark and the ring around it.
const RING: f64 = 2.6;

const OWN_PART: &str = "#6B7078";

pub(super) fn radius(mark: &TimelineMark) -> f64 {
    match (mark.step, mark.intensity) {
        (Move::Repeated, _) | (_, 0 | 1) => 3.4,
        (_, 2) => 4.8,
        _ => 6.2,
    }
}

/// How far a mark reaches, with the ring around one of a change.
pub(super) fn reach(mark: &TimelineMark) -> f64 {
    radius(mark) + if is_change(mark.step) { RING } else { 0.0 }
}

/// Whether it is worth showing which days the date may mean.
pub(super) fn is_vague(mark: &TimelineMark, span: (f64, f64)) -> bool {
    span.1 - span.0 > 2.0 * reach(mark) + 5.0
}

/// The line of a position that is held.
pub(super) fn held_pen(stance: StanceKind) -> Pen {
    let dash = match stance {
        StanceKind::Supports => Dash::Solid,
        StanceKind::Opposes => Dash::Dashed,
        StanceKind::Warns => Dash::Dotted,
    };
    Pen {
        colour: signs(stance).colour,
        width: 1.5,
        dash,
    }
}

/// The days that a date without a day, or a month, may mean.
pub(super) fn whisker(canvas: &mut Canvas, at: Point, (from, until): (f64, f64)) {
    let pen = Pen::solid("#55606C", 1.0);
    canvas.line((from, at.1), (until, at.1), pen);
    for x in [from, until] {
        canvas.line((x, at.1 - 3.0), (x, at.1 + 3.0), pen);
    }
}

pub(super) fn words_colour(mark: &TimelineMark) -> &'static str {
    match mark.stance {
        _ if mark.is_own_part => OWN_PART,
        Some(stance) => signs(stance).text,
        None => INK,
    }
}

/// Circle, square or diamond; hollow where it is known from others only; in a
/// ring where the position changed; a cross where it is disputed.
pub(super) fn draw_mark(canvas: &mut Canvas, at: Point, mark: &TimelineMark) {
    let r = radius(mark);
    if is_change(mark.step) {
        canvas.circle(at, r + RING, Pen::solid(INK, 1.0), "white");
    }
    let Some(stance) = mark.stance else {
        let pen = Pen::solid(INK, 2.2);
        canvas.line((at.0 - r, at.1 - r), (at.0 + r, at.1 + r), pen);
        canvas.line((at.0 - r, at.1 + r), (at.0 + r, at.1 - r), pen);
        return;
    };
    let ink = if mark.is_own_part {
        OWN_PART
    } else {
        signs(stance).colour
    };
    let is_hollow = mark.is_second_hand || matches!(mark.step, Move::Ascribed | Move::Recalled);
    let (pen, fill) = if is_hollow {
        (Pen::solid(ink, 1.7), "white")
    } else {
        (Pen::solid(ink, 0.8), ink)
    };
    match stance {
        StanceKind::Supports => canvas.circle(at, r, pen, fill),
        StanceKind::Opposes => {
            let half = r * 0.9;
            canvas.path(&ring(at, (half, half), true), pen, fill);
        }
        StanceKind::Warns => canvas.path(&ring(at, (r * 1.2, r * 1.2), false), pen, fill),
    }
}

/// Four corners around a point: a square, or one that stands on its tip.
fn ring((x, y): Point, (across, down): (f64, f64), is_flat: bool) -> Track {
    let corners = if is_flat {
        [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
    } else {
        [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)]
    };
    let [first, rest @ ..] = corners.map(|(a, b)| (x + a * across, y + b * down));
    let track = rest.into_iter().fold(Track::from(first), Track::to);
    track.ended()
}
