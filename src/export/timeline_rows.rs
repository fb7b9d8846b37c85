//! The rows of a timeline on the page: which mark stands where, and where its
//! words have room.
//!
//! Comes in: a [`Timeline`] and the axis of time. Goes out: places, so that
//! nothing covers anything. Must not know: how a mark is drawn.

use super::canvas::{Anchor, Letters, width_of};
use super::dot_quote::wrap;
use super::time_axis::Axis;
use super::timeline::{Timeline, TimelineMark, TimelineRow, TopicRows};
use super::timeline_marks::{is_vague, reach};
use super::timeline_svg::{MARGIN, WIDTH};
use crate::analysis::timeline::Move;

pub(super) const BESIDE: Letters = Letters::plain(8.5);

/// Distance of two lanes of marks within a row.
pub(super) const LANE: f64 = 16.0;

pub(super) const LINE: f64 = 13.0;

/// Characters of a topic's name in a line, and lines.
pub(super) const TOPIC: (usize, usize) = (30, 3);

const BAND: &str = "#F3F6F9";

/// A topic on the page.
pub(super) struct Band<'t> {
    pub(super) topic: &'t TopicRows,
    pub(super) lines: Vec<String>,
    pub(super) top: f64,
    pub(super) height: f64,
    /// Colour of the page beneath.
    pub(super) ground: &'static str,
    pub(super) rows: Vec<Row<'t>>,
}

/// A row on the page.
pub(super) struct Row<'t> {
    pub(super) said: &'t TimelineRow,
    pub(super) top: f64,
    pub(super) height: f64,
    pub(super) places: Vec<Place>,
}

/// A mark on the page.
pub(super) struct Place {
    pub(super) x: f64,
    /// The days that the date may mean.
    pub(super) span: (f64, f64),
    /// What it takes of its lane.
    pub(super) around: (f64, f64),
    pub(super) lane: usize,
    pub(super) words: Option<Words>,
}

/// The words of a mark.
pub(super) struct Words {
    pub(super) text: String,
    pub(super) x: f64,
    pub(super) lane: usize,
    pub(super) anchor: Anchor,
}

#[allow(clippy::cast_precision_loss, reason = "small counts")]
pub(super) fn small(count: usize) -> f64 {
    count as f64
}

pub(super) fn bands<'t>(timeline: &'t Timeline, axis: &Axis, top: f64) -> Vec<Band<'t>> {
    let mut y = top;
    let mut bands = Vec::new();
    for topic in &timeline.topics {
        let lines = wrap(&topic.label, TOPIC.0, TOPIC.1);
        let mut rows: Vec<Row<'t>> = Vec::new();
        let mut inner = y + 3.0;
        for row in &topic.rows {
            let places = places(row, axis);
            let taken = places.iter().flat_map(|place| {
                let words = place.words.as_ref().map_or(0, |words| words.lane);
                [place.lane + 1, words + 1]
            });
            let height = small(taken.max().unwrap_or(1)) * LANE + 4.0;
            rows.push(Row {
                said: row,
                top: inner,
                height,
                places,
            });
            inner += height;
        }
        let least = LINE * small(lines.len()) + 8.0;
        let height = (inner + 3.0 - y).max(least);
        // Rows of a topic with a long name stand in the middle of it.
        let lower = (height - (inner + 3.0 - y)) / 2.0;
        for row in &mut rows {
            row.top += lower;
        }
        bands.push(Band {
            topic,
            lines,
            top: y,
            height,
            ground: if bands.len() % 2 == 0 { BAND } else { "white" },
            rows,
        });
        y += height;
    }
    bands
}

/// Places the marks of a row: those of the position that is held on one line as
/// long as they do not touch, then the others, then the words, beside their
/// mark where there is room, else below it.
fn places(row: &TimelineRow, axis: &Axis) -> Vec<Place> {
    let mut lanes = Lanes::default();
    let mut order: Vec<usize> = (0..row.marks.len()).collect();
    order.sort_by_key(|&number| !is_held(&row.marks[number]));
    let mut places: Vec<(usize, Place)> = Vec::new();
    for number in order {
        let mark = &row.marks[number];
        let span = axis.place(mark.date);
        let x = f64::midpoint(span.0, span.1);
        let around = if is_vague(mark, span) {
            (span.0.min(x - reach(mark)), span.1.max(x + reach(mark)))
        } else {
            (x - reach(mark), x + reach(mark))
        };
        let around = (around.0 - 2.0, around.1 + 2.0);
        let place = Place {
            x,
            span,
            around,
            lane: lanes.take(0, around),
            words: None,
        };
        places.push((number, place));
    }
    places.sort_by_key(|(number, _)| *number);
    let mut places: Vec<Place> = places.into_iter().map(|(_, place)| place).collect();
    for (mark, place) in row.marks.iter().zip(&mut places) {
        let text = beside(mark);
        if !text.is_empty() {
            place.words = Some(lanes.words(text, place, axis.left()));
        }
    }
    places
}

/// What is taken in each lane of a row.
#[derive(Default)]
struct Lanes(Vec<Vec<(f64, f64)>>);

impl Lanes {
    fn is_free(&self, lane: usize, (from, until): (f64, f64)) -> bool {
        let Some(taken) = self.0.get(lane) else {
            return true;
        };
        taken
            .iter()
            .all(|&(start, end)| until <= start || end <= from)
    }

    /// Takes the first lane from `least` in which it is free.
    fn take(&mut self, least: usize, around: (f64, f64)) -> usize {
        let free = (least..=self.0.len()).find(|&lane| self.is_free(lane, around));
        let lane = free.unwrap_or(self.0.len().max(least));
        while self.0.len() <= lane {
            self.0.push(Vec::new());
        }
        self.0[lane].push(around);
        lane
    }

    fn words(&mut self, text: String, place: &Place, left: f64) -> Words {
        let room = width_of(&text, BESIDE) + 5.0;
        let (from, until) = place.around;
        let fits = |(from, until): (f64, f64)| from >= left && until <= WIDTH - MARGIN;
        for (around, x, anchor) in [
            ((until, until + room), until + 2.0, Anchor::Start),
            ((from - room, from), from - 2.0, Anchor::End),
        ] {
            if fits(around) && self.is_free(place.lane, around) {
                let lane = self.take(place.lane, around);
                return Words {
                    text,
                    x,
                    lane,
                    anchor,
                };
            }
        }
        let start = (from + 2.0).min(WIDTH - MARGIN - room);
        let lane = self.take(place.lane + 1, (start - 2.0, start + room));
        Words {
            text,
            x: start,
            lane,
            anchor: Anchor::Start,
        }
    }
}

/// Whether a mark is one of the position that the actor holds.
pub(super) fn is_held(mark: &TimelineMark) -> bool {
    !matches!(mark.step, Move::Ascribed | Move::Disputed)
}

/// What is said beside a mark: what a reader should not have to look up.
fn beside(mark: &TimelineMark) -> String {
    let mut words = match mark.step {
        Move::Repeated => Vec::new(),
        Move::FirstStated => vec![mark.date.to_string()],
        step => vec![format!("{} {}", step.as_str(), mark.date)],
    };
    if mark.is_own_part {
        words.push("own part".to_owned());
    }
    words.join(", ")
}
