//! The circle of an alignment: where each actor sits.
//!
//! Comes in: an [`Alignment`]. Goes out: places on a page that is large enough
//! for all names. Must not know: ties, colours.

use super::alignment::Alignment;
use super::canvas::{Letters, NOTE, Point, width_of};
use super::dot_quote::wrap;

pub(super) const NAME: Letters = Letters::plain(11.0);

pub(super) const HEAD: Letters = Letters::plain(18.0).bold().coloured(NOTE);

/// Characters of a name in a line, and lines.
const LINE: (usize, usize) = (26, 2);

pub(super) const MARGIN: f64 = 20.0;

/// Height of the first and last name on a side, as a share of the radius.
const STEEPEST: f64 = 0.86;

/// Where an actor stands.
pub(super) struct Seat {
    pub(super) at: Point,
    pub(super) is_left: bool,
    pub(super) lines: Vec<String>,
    pub(super) width: f64,
}

/// The page.
pub(super) struct Page {
    pub(super) middle: Point,
    pub(super) radius: f64,
    pub(super) width: f64,
}

pub(super) fn title(alignment: &Alignment) -> Vec<String> {
    wrap(&alignment.title, 52, 3)
}

#[allow(clippy::cast_precision_loss, reason = "small counts")]
pub(super) fn small(count: usize) -> f64 {
    count as f64
}

/// Room between blocs, in seats.
const GAP: f64 = 0.7;

/// How many seats and gaps lie before each actor.
fn slots(alignment: &Alignment) -> Vec<f64> {
    let mut slots: Vec<f64> = Vec::new();
    let mut next = 0.0;
    let mut last = 0;
    for (place, actor) in alignment.actors.iter().enumerate() {
        if place > 0 {
            next += if actor.bloc == last { 1.0 } else { 1.0 + GAP };
        }
        last = actor.bloc;
        slots.push(next);
    }
    slots
}

/// Seats around the circle: the largest bloc in the middle of the left side,
/// the others clockwise after it, with a gap between blocs.
pub(super) fn seats(alignment: &Alignment) -> (Page, Vec<Seat>) {
    let actors = alignment.actors.iter();
    let names: Vec<Vec<String>> = actors
        .map(|actor| wrap(&actor.name, LINE.0, LINE.1))
        .collect();
    let slots = slots(alignment);
    let next = slots.last().copied().unwrap_or(0.0);
    let blocs = bloc_runs(alignment);
    let all = next + 1.0 + if blocs.len() > 1 { GAP } else { 0.0 };
    // The middle of the largest bloc is the middle of the left side.
    let first = blocs.first().map_or(0.0, |run| small(run.len() - 1) / 2.0);
    let half = all / 2.0;
    let two_lines = names.iter().any(|lines| lines.len() > 1);
    let pitch: f64 = if two_lines { 36.0 } else { 26.0 };
    let radius = (half * pitch / 2.0 / STEEPEST).max(130.0);
    let rise = 2.0 * radius * STEEPEST;
    let widths = names.iter().map(|lines| box_width(lines));
    let widest = widths.fold(0.0, f64::max);
    let heading = title(alignment);
    let heading_width = heading.iter().map(|line| width_of(line, HEAD));
    let width = (2.0 * (MARGIN + widest + 22.0 + radius))
        .max(heading_width.fold(0.0, f64::max) + 2.0 * MARGIN)
        .max(560.0);
    let top = 34.0 + 22.0 * small(heading.len().max(1) - 1) + 26.0;
    let middle = (width / 2.0, top + radius);
    let seated = names.into_iter().zip(slots).map(|(lines, slot)| {
        // From the middle of the left side clockwise: up, over the top to the
        // right side, down, and back below.
        let turn = (slot - first).rem_euclid(all);
        let (is_left, height) = if turn < half / 2.0 {
            (true, turn / half)
        } else if turn < half * 1.5 {
            (false, 1.0 - turn / half)
        } else {
            (true, turn / half - 2.0)
        };
        let y = height * rise;
        let x = (radius * radius - y * y).max(0.0).sqrt();
        Seat {
            at: (middle.0 + if is_left { -x } else { x }, middle.1 - y),
            is_left,
            width: box_width(&lines),
            lines,
        }
    });
    let seated = seated.collect();
    (
        Page {
            middle,
            radius,
            width,
        },
        seated,
    )
}

fn box_width(lines: &[String]) -> f64 {
    let widths = lines.iter().map(|line| width_of(line, NAME));
    widths.fold(0.0, f64::max) + 16.0
}

/// The places of each bloc's actors.
pub(super) fn bloc_runs(alignment: &Alignment) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for (place, actor) in alignment.actors.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if alignment.actors[run.start].bloc == actor.bloc => run.end = place + 1,
            _ => runs.push(place..place + 1),
        }
    }
    runs
}
