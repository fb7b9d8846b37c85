//! The picture of positions over time as SVG: time from left to right, a row
//! for each topic and actor.
//!
//! Comes in: a [`Timeline`]. Goes out: SVG. Stances differ in colour and shape,
//! changes are named beside their mark; marks that would touch stand one below
//! the other, so nothing covers anything.

use super::canvas::{Anchor, Canvas, Dash, INK, Letters, NOTE, Pen, Point, Track, width_of};
use super::dot_quote::wrap;
use super::dot_words::{basis_words, counted};
use super::time_axis::Axis;
use super::timeline::{Timeline, TimelineMark, TimelineRow, TopicRows, is_change};
use super::timeline_legend::legend;
use crate::analysis::timeline::Move;
use crate::vocabulary::StanceKind;

pub(super) const WIDTH: f64 = 790.0;
pub(super) const MARGIN: f64 = 20.0;
const HEAD: Letters = Letters::plain(18.0).bold().coloured(NOTE);
const NAME: Letters = Letters::plain(11.0);
const SMALL: Letters = Letters::plain(9.0).coloured(NOTE);
const BESIDE: Letters = Letters::plain(8.5);
/// Distance of two lanes of marks within a row.
const LANE: f64 = 16.0;
const LINE: f64 = 13.0;
/// Room between a mark and the ring around it.
const RING: f64 = 2.6;
/// More topics than this have the dates below as well.
const TALL: usize = 9;
/// Characters of a topic's name in a line, and lines.
const TOPIC: (usize, usize) = (30, 3);
/// Characters of an actor's name.
const ACTOR: usize = 22;
const BAND: &str = "#F3F6F9";
const GRID: &str = "#D5DBE1";
const OWN_PART: &str = "#6B7078";

/// The timeline as SVG.
pub fn svg(timeline: &Timeline) -> String {
    let mut canvas = Canvas::default();
    let mut y = 34.0;
    for line in wrap(&timeline.title, 70, 3) {
        canvas.text((MARGIN, y), HEAD, &line);
        y += 22.0;
    }
    let columns = Columns::of(timeline);
    let dates: Vec<_> = timeline.marks().map(|mark| mark.date).collect();
    let axis = Axis::of(&dates, columns.left, WIDTH - MARGIN - columns.left);
    let top = y + 12.0;
    let sheet: Vec<Band<'_>> = bands(timeline, &axis, top);
    let bottom = sheet.last().map_or(top, |band| band.top + band.height);
    for band in &sheet {
        let size = (WIDTH - 2.0 * MARGIN, band.height);
        canvas.frame((MARGIN, band.top), size, 3.0, Pen::NONE, band.ground);
    }
    calendar(&mut canvas, &axis, (top, bottom), sheet.len() > TALL);
    for band in &sheet {
        draw_band(&mut canvas, band, &columns, timeline.has_several_actors);
    }
    let foot = bottom + if sheet.len() > TALL { 30.0 } else { 16.0 };
    let foot = legend(&mut canvas, timeline, foot);
    let height = notes(&mut canvas, timeline, foot);
    canvas.finish(&timeline.title, WIDTH, height)
}

/// Where the columns of names end.
struct Columns {
    actor: f64,
    left: f64,
}

impl Columns {
    fn of(timeline: &Timeline) -> Self {
        let widest = |names: Vec<String>| {
            let widths = names.iter().map(|name| width_of(name, NAME));
            widths.fold(0.0, f64::max)
        };
        let topics = timeline.topics.iter();
        let topics = topics.flat_map(|topic| wrap(&topic.label, TOPIC.0, TOPIC.1));
        let actor = MARGIN + 8.0 + widest(topics.collect()) + 14.0;
        let left = if timeline.has_several_actors {
            let rows = timeline.topics.iter().flat_map(|topic| &topic.rows);
            actor + widest(rows.map(actor_name).collect()) + 14.0
        } else {
            actor
        };
        Self { actor, left }
    }
}

fn actor_name(row: &TimelineRow) -> String {
    wrap(&row.actor, ACTOR, 1).concat()
}

/// A topic on the page.
struct Band<'t> {
    topic: &'t TopicRows,
    lines: Vec<String>,
    top: f64,
    height: f64,
    /// Colour of the page beneath.
    ground: &'static str,
    rows: Vec<Row<'t>>,
}

/// A row on the page.
struct Row<'t> {
    row: &'t TimelineRow,
    top: f64,
    height: f64,
    places: Vec<Place>,
}

/// A mark on the page.
struct Place {
    x: f64,
    /// The days that the date may mean.
    span: (f64, f64),
    /// What it takes of its lane.
    around: (f64, f64),
    lane: usize,
    words: Option<Words>,
}

/// The words of a mark.
struct Words {
    text: String,
    x: f64,
    lane: usize,
    anchor: Anchor,
}

#[allow(clippy::cast_precision_loss, reason = "small counts")]
fn small(count: usize) -> f64 {
    count as f64
}

fn bands<'t>(timeline: &'t Timeline, axis: &Axis, top: f64) -> Vec<Band<'t>> {
    let mut y = top;
    let mut bands = Vec::new();
    for topic in &timeline.topics {
        let lines = wrap(&topic.label, TOPIC.0, TOPIC.1);
        let mut rows: Vec<Row<'t>> = Vec::new();
        let mut inner = y + 3.0;
        for row in &topic.rows {
            let places = places(row, axis);
            let lanes = places.iter().flat_map(|place| {
                let words = place.words.as_ref().map_or(0, |words| words.lane);
                [place.lane + 1, words + 1]
            });
            let lanes = lanes.max().unwrap_or(1);
            let height = small(lanes) * LANE + 4.0;
            rows.push(Row {
                row,
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
        rows.iter_mut().for_each(|row| row.top += lower);
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
fn is_held(mark: &TimelineMark) -> bool {
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

pub(super) fn radius(mark: &TimelineMark) -> f64 {
    match (mark.step, mark.intensity) {
        (Move::Repeated, _) | (_, 0 | 1) => 3.4,
        (_, 2) => 4.8,
        _ => 6.2,
    }
}

/// Whether it is worth showing which days the date may mean.
fn is_vague(mark: &TimelineMark, span: (f64, f64)) -> bool {
    span.1 - span.0 > 2.0 * reach(mark) + 5.0
}

/// How far a mark reaches, with the ring around one of a change.
fn reach(mark: &TimelineMark) -> f64 {
    radius(mark) + if is_change(mark.step) { RING } else { 0.0 }
}

/// The dates above, and below as well where the picture is tall.
fn calendar(canvas: &mut Canvas, axis: &Axis, (top, bottom): (f64, f64), is_tall: bool) {
    canvas.open("axis", "");
    for tick in axis.ticks() {
        canvas.line((tick.x, top), (tick.x, bottom), Pen::solid(GRID, 0.7));
        let letters = SMALL.anchored(Anchor::Middle);
        if tick.x + width_of(&tick.label, SMALL) / 2.0 > WIDTH - 2.0 {
            continue;
        }
        canvas.text((tick.x, top - 5.0), letters, &tick.label);
        if is_tall {
            canvas.text((tick.x, bottom + 12.0), letters, &tick.label);
        }
    }
    canvas.close();
}

fn draw_band(canvas: &mut Canvas, band: &Band<'_>, columns: &Columns, has_several: bool) {
    canvas.open("topic", &band.topic.label);
    let block = LINE * small(band.lines.len());
    for (number, line) in band.lines.iter().enumerate() {
        let y = band.top + (band.height - block) / 2.0 + 10.0 + LINE * small(number);
        canvas.text((MARGIN + 8.0, y), NAME, line);
    }
    canvas.close();
    let mut last = "";
    for row in &band.rows {
        if has_several && row.row.actor != last {
            let y = row.top + row.height / 2.0 + 3.8;
            canvas.open("holder", &row.row.actor);
            canvas.text((columns.actor, y), NAME, &actor_name(row.row));
            canvas.close();
        }
        last = &row.row.actor;
        draw_row(canvas, row, &band.topic.label, band.ground);
    }
}

fn draw_row(canvas: &mut Canvas, row: &Row<'_>, topic: &str, ground: &'static str) {
    let marks = row.row.marks.iter().zip(&row.places);
    let height = |lane: usize| row.top + 2.0 + LANE * (small(lane) + 0.5);
    // The position held runs on to the next statement.
    let mut held: Option<(Point, Pen)> = None;
    for (mark, place) in marks.clone().filter(|(mark, _)| is_held(mark)) {
        let here = (place.x, height(place.lane));
        if let Some((from, pen)) = held {
            canvas.line(from, here, pen);
        }
        held = mark.stance.map(|stance| (here, held_pen(stance)));
    }
    for (mark, place) in marks {
        canvas.open("mark", &mark.told(&row.row.actor, topic));
        let here = (place.x, height(place.lane));
        if is_vague(mark, place.span) {
            whisker(canvas, here, place.span);
        }
        draw_mark(canvas, here, mark);
        if let Some(words) = &place.words {
            let letters = BESIDE.coloured(words_colour(mark)).anchored(words.anchor);
            // The line of the position that is held stops before the words.
            let width = width_of(&words.text, BESIDE);
            let left = match words.anchor {
                Anchor::End => words.x - width,
                _ => words.x,
            };
            let y = height(words.lane);
            let room = (width + 3.0, 11.0);
            canvas.frame((left - 1.5, y - 5.5), room, 0.0, Pen::NONE, ground);
            canvas.text((words.x, y + 3.0), letters, &words.text);
        }
        canvas.close();
    }
}

/// The line of a position that is held.
pub(super) fn held_pen(stance: StanceKind) -> Pen {
    let dash = match stance {
        StanceKind::Supports => Dash::Solid,
        StanceKind::Opposes => Dash::Dashed,
        StanceKind::Warns => Dash::Dotted,
    };
    Pen {
        colour: colour(stance),
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

fn colour(stance: StanceKind) -> &'static str {
    match stance {
        StanceKind::Supports => "#009E73",
        StanceKind::Opposes => "#D55E00",
        StanceKind::Warns => "#CC79A7",
    }
}

fn words_colour(mark: &TimelineMark) -> &'static str {
    match mark.stance {
        _ if mark.is_own_part => OWN_PART,
        Some(StanceKind::Supports) => "#00664A",
        Some(StanceKind::Opposes) => "#963F00",
        Some(StanceKind::Warns) => "#8A3F69",
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
        colour(stance)
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

/// The foot of the page; gives the height of the whole.
fn notes(canvas: &mut Canvas, timeline: &Timeline, top: f64) -> f64 {
    let mut notes = Vec::new();
    if timeline.left_out > 0 {
        notes.push(format!(
            "{} with fewer changes and records left out.",
            counted(timeline.left_out, "row")
        ));
    }
    if timeline.undated > 0 {
        notes.push(format!(
            "{} without a date not drawn.",
            counted(timeline.undated, "record")
        ));
    }
    notes.push(basis_words(&timeline.basis));
    let mut y = top + 20.0;
    for note in notes {
        canvas.text((MARGIN, y), SMALL, &note);
        y += 12.0;
    }
    y + 8.0
}

#[cfg(test)]
mod tests {
    use super::svg;
    use crate::analysis::timeline::Move;
    use crate::export::canvas::tests::check_layout;
    use crate::export::timeline::{Timeline, TimelineMark, TimelineRow, TopicRows};
    use crate::vocabulary::StanceKind;

    const STEPS: [Move; 8] = [
        Move::FirstStated,
        Move::Repeated,
        Move::Hardened,
        Move::Softened,
        Move::Reversed,
        Move::Disputed,
        Move::Recalled,
        Move::Ascribed,
    ];

    fn marks(count: usize, step: usize) -> Vec<TimelineMark> {
        let mark = |number: usize| {
            let months = number * step;
            let date = format!("{:04}-{:02}", 2000 + months / 12, 1 + months % 12);
            TimelineMark {
                date: date.parse().unwrap(),
                stance: Some(StanceKind::ALL[number % 3]).filter(|_| number % 8 != 5),
                step: STEPS[number % 8],
                intensity: u8::try_from(number % 4).unwrap(),
                is_second_hand: number % 5 == 0,
                is_own_part: number % 7 == 0,
                quotes: Vec::new(),
            }
        };
        (0..count).map(mark).collect()
    }

    fn crowded(name: &str) -> Timeline {
        let row = |number: usize| TimelineRow {
            actor: format!("{name} {number}"),
            marks: marks(3 + 5 * number, 1 + 7 * (number % 4)),
        };
        let topic = |number: usize| TopicRows {
            label: format!("{name} as a topic that has a long name, number {number}"),
            rows: (0..=number % 5).map(row).collect(),
        };
        Timeline {
            title: format!("Positions over time: {name}"),
            topics: (0..12).map(topic).collect(),
            has_several_actors: true,
            left_out: 3,
            undated: 2,
            ..Timeline::default()
        }
    }

    #[test]
    fn nothing_covers_anything_or_leaves_the_page() {
        for name in [
            "Dale",
            "W",
            "The United Provinces of the Far and Farther North",
        ] {
            check_layout(&svg(&crowded(name)));
        }
        check_layout(&svg(&Timeline::default()));
    }
}
