//! The picture of positions over time as SVG: time from left to right, a row
//! for each topic and actor.
//!
//! Comes in: a [`Timeline`]. Goes out: SVG. Stances differ in colour and shape
//! (`timeline_marks.rs`), changes are named beside their mark, and nothing
//! covers anything (`timeline_rows.rs`).

use super::canvas::{Anchor, Canvas, Letters, NOTE, Pen, Point, width_of};
use super::dot_quote::wrap;
use super::dot_words::{basis_words, counted};
use super::time_axis::Axis;
use super::timeline::{Timeline, TimelineRow};
use super::timeline_legend::legend;
use super::timeline_marks::{draw_mark, held_pen, is_vague, whisker, words_colour};
use super::timeline_rows::{BESIDE, Band, LANE, LINE, Row, TOPIC, bands, is_held, small};

pub(super) const WIDTH: f64 = 790.0;
pub(super) const MARGIN: f64 = 20.0;
const HEAD: Letters = Letters::plain(18.0).bold().coloured(NOTE);
const NAME: Letters = Letters::plain(11.0);
const SMALL: Letters = Letters::plain(9.0).coloured(NOTE);
/// More topics than this have the dates below as well.
const TALL: usize = 9;
/// Characters of an actor's name.
const ACTOR: usize = 22;
const GRID: &str = "#D5DBE1";
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
        if has_several && row.said.actor != last {
            let y = row.top + row.height / 2.0 + 3.8;
            canvas.open("holder", &row.said.actor);
            canvas.text((columns.actor, y), NAME, &actor_name(row.said));
            canvas.close();
        }
        last = &row.said.actor;
        draw_row(canvas, row, &band.topic.label, band.ground);
    }
}

fn draw_row(canvas: &mut Canvas, row: &Row<'_>, topic: &str, ground: &'static str) {
    let marks = row.said.marks.iter().zip(&row.places);
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
        canvas.open("mark", &mark.told(&row.said.actor, topic));
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
    use crate::export::canvas::layout_check::check_layout;
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
                is_second_hand: number.is_multiple_of(5),
                is_own_part: number.is_multiple_of(7),
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
