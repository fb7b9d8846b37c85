//! The picture of agreement and conflict as SVG: actors on a circle, bloc by
//! bloc, ties inside it.
//!
//! Comes in: an [`Alignment`]. Goes out: SVG. Names stand outside the circle at
//! even heights on its left and right (`alignment_seats.rs`), ties run inside:
//! nothing can cover a name. Agreement is a green line, conflict an orange
//! dashed one, so that the two are told apart without colours.

use super::alignment::{Alignment, AlignmentTie};
use super::alignment_seats::{HEAD, MARGIN, NAME, Page, Seat, bloc_runs, seats, small, title};
use super::canvas::{Anchor, Canvas, Dash, FRAME, INK, Letters, NOTE, Pen, Point, Track};
use super::dot_quote::wrap;
use super::dot_style::signs;
use super::dot_words::{basis_words, counted};
use crate::analysis::align::Measure;
use crate::vocabulary::StanceKind;

/// Agreement looks like support, conflict like opposition.
pub(super) const AGREEMENT: &str = signs(StanceKind::Supports).colour;
pub(super) const CONFLICT: &str = signs(StanceKind::Opposes).colour;
/// Fills of the blocs' names, told apart by their numbers as well.
const TINTS: [&str; 6] = [
    "#E3ECF5", "#F7EFDD", "#E6F2EC", "#F5E6EF", "#ECE9F5", "#EFEFEF",
];
const BANDS: [&str; 6] = [
    "#B9CDE2", "#E5CF9B", "#B7D8C7", "#DFBCD0", "#C9C1E0", "#CDCDCD",
];
const SMALL: Letters = Letters::plain(9.0).coloured(NOTE);
/// Widest line of a tie.
const WIDEST: f64 = 6.0;
const THINNEST: f64 = 1.2;
/// Radius of the number of a bloc.
const BADGE: f64 = 8.0;
/// The alignment as SVG.
pub fn svg(alignment: &Alignment) -> String {
    let (page, seats) = seats(alignment);
    let mut canvas = Canvas::default();
    for (line, words) in title(alignment).iter().enumerate() {
        canvas.text((MARGIN, 34.0 + 22.0 * small(line)), HEAD, words);
    }
    bands(&mut canvas, alignment, &page, &seats);
    ties(&mut canvas, alignment, &page, &seats);
    for (place, seat) in seats.iter().enumerate() {
        let actor = &alignment.actors[place];
        canvas.open("node", &format!("{}, bloc {}", actor.name, actor.bloc));
        actor_box(&mut canvas, seat, actor.bloc);
        canvas.close();
    }
    let foot = page.middle.1 + page.radius + 18.0;
    let foot = legend(&mut canvas, alignment, &page, foot);
    let height = notes(&mut canvas, alignment, &page, foot);
    canvas.finish(&alignment.title, page.width, height)
}

/// A band along the circle for each bloc of two or more.
fn bands(canvas: &mut Canvas, alignment: &Alignment, page: &Page, seats: &[Seat]) {
    for run in bloc_runs(alignment).into_iter().filter(|run| run.len() > 1) {
        let (first, last) = (seats[run.start].at, seats[run.end - 1].at);
        let bloc = alignment.actors[run.start].bloc;
        // More than half of the circle lies on the right of the chord.
        let turn = (first.0 - page.middle.0) * (last.1 - page.middle.1)
            - (first.1 - page.middle.1) * (last.0 - page.middle.0);
        let track = Track::from(first).around(page.radius, turn < 0.0, last);
        let pen = Pen::solid(BANDS[(bloc - 1) % BANDS.len()], 10.0);
        canvas.open("bloc", &format!("Bloc {bloc}"));
        canvas.path(&track, pen, "none");
        canvas.close();
    }
}

fn ties(canvas: &mut Canvas, alignment: &Alignment, page: &Page, seats: &[Seat]) {
    let heaviest = alignment.heaviest();
    for is_conflict in [false, true] {
        let mut drawn: Vec<&AlignmentTie> = alignment
            .ties
            .iter()
            .filter(|tie| weight(tie, is_conflict) > 0.0)
            .collect();
        // Thin lines lie on thick ones.
        drawn.sort_by(|a, b| weight(b, is_conflict).total_cmp(&weight(a, is_conflict)));
        for tie in drawn {
            let pen = tie_pen(weight(tie, is_conflict), heaviest, is_conflict);
            let (from, to) = (seats[tie.between.0].at, seats[tie.between.1].at);
            let is_double = tie.agreement > 0.0 && tie.conflict > 0.0;
            let side = match (is_double, is_conflict) {
                (false, _) => 0.0,
                (true, false) => -1.0,
                (true, true) => 1.0,
            };
            canvas.open("edge", &tie.told(alignment));
            let by = bend(page, from, to, side);
            canvas.path(&Track::from(from).bent(by, to), pen, "none");
            canvas.close();
        }
    }
}

fn weight(tie: &AlignmentTie, is_conflict: bool) -> f64 {
    if is_conflict {
        tie.conflict
    } else {
        tie.agreement
    }
}

fn tie_pen(weight: f64, heaviest: f64, is_conflict: bool) -> Pen {
    let share = if heaviest > 0.0 {
        weight / heaviest
    } else {
        0.0
    };
    Pen {
        colour: if is_conflict { CONFLICT } else { AGREEMENT },
        width: THINNEST.max(WIDEST * share),
        dash: if is_conflict {
            Dash::Dashed
        } else {
            Dash::Solid
        },
    }
}

/// Ties are drawn towards the middle, those of neighbours the least; the two of
/// one pair bend apart.
fn bend(page: &Page, from: Point, to: Point, side: f64) -> Point {
    let half = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
    let (across, down) = (to.0 - from.0, to.1 - from.1);
    let length = across.hypot(down).max(1.0);
    let pull = 0.22 + 0.3 * (length / (2.0 * page.radius)).min(1.0);
    let apart = side * (4.0 + 0.07 * length);
    (
        half.0 + (page.middle.0 - half.0) * pull - down / length * apart,
        half.1 + (page.middle.1 - half.1) * pull + across / length * apart,
    )
}

fn actor_box(canvas: &mut Canvas, seat: &Seat, bloc: usize) {
    let height = 8.0 + 13.0 * small(seat.lines.len());
    let tint = TINTS[(bloc - 1) % TINTS.len()];
    let gap = BADGE + 5.0;
    let left = if seat.is_left {
        seat.at.0 - gap - seat.width
    } else {
        seat.at.0 + gap
    };
    let border = Pen::solid("#55606C", 0.9);
    let top = seat.at.1 - height / 2.0;
    canvas.frame((left, top), (seat.width, height), 5.0, border, tint);
    for (row, line) in seat.lines.iter().enumerate() {
        let at = (left + seat.width / 2.0, top + 14.5 + 13.0 * small(row));
        canvas.text(at, NAME.anchored(Anchor::Middle), line);
    }
    canvas.circle(seat.at, BADGE, border, "white");
    let number = Letters::plain(9.0).bold().anchored(Anchor::Middle);
    canvas.text((seat.at.0, seat.at.1 + 3.2), number, &bloc.to_string());
}

/// What the legend tells, with the line that it tells it of.
fn legend_entries(alignment: &Alignment) -> Vec<(Option<Pen>, String)> {
    let any = |is_conflict| {
        let mut ties = alignment.ties.iter();
        ties.any(|tie| weight(tie, is_conflict) > 0.0)
    };
    let mut entries = Vec::new();
    if any(false) {
        let words = "agreement: same stance on a topic".to_owned();
        entries.push((Some(tie_pen(0.4, 1.0, false)), words));
    }
    if any(true) {
        let words = "conflict: support against opposition".to_owned();
        entries.push((Some(tie_pen(0.4, 1.0, true)), words));
    }
    let heaviest = alignment.heaviest();
    let size = match alignment.measure {
        Measure::Count if heaviest <= 1.0 => "every line: one shared topic".to_owned(),
        Measure::Count => format!("thickest: {heaviest:.0} shared topics"),
        Measure::Jaccard => format!("thickest: {heaviest:.2} of all positions (Jaccard)"),
        Measure::Cosine => format!("thickest: {heaviest:.2} (cosine of positions)"),
    };
    if !entries.is_empty() {
        entries.push((Some(Pen::solid(INK, WIDEST)), size));
    }
    entries.push((None, "number of the bloc".to_owned()));
    entries
}

/// Below the circle; gives the height at which it ends.
fn legend(canvas: &mut Canvas, alignment: &Alignment, page: &Page, top: f64) -> f64 {
    let letters = Letters::plain(10.0);
    let entries = legend_entries(alignment);
    let rows = entries.len().div_ceil(2);
    let height = 24.0 + 18.0 * small(rows);
    let width = page.width - 2.0 * MARGIN;
    canvas.open("legend", "");
    canvas.frame(
        (MARGIN, top),
        (width, height),
        7.0,
        Pen::solid(FRAME, 0.9),
        "none",
    );
    canvas.text((MARGIN + 10.0, top + 16.0), letters.bold(), "Legend");
    for (place, (pen, words)) in entries.iter().enumerate() {
        let (column, row) = (place / rows, place % rows);
        let x = MARGIN + 14.0 + small(column) * width / 2.0;
        let y = top + 31.0 + 18.0 * small(row);
        if let Some(pen) = pen {
            canvas.line((x, y - 3.5), (x + 44.0, y - 3.5), *pen);
        } else {
            canvas.circle(
                (x + 22.0, y - 3.5),
                7.0,
                Pen::solid("#55606C", 0.9),
                "white",
            );
            let one = Letters::plain(9.0).bold().anchored(Anchor::Middle);
            canvas.text((x + 22.0, y - 0.3), one, "1");
        }
        canvas.text((x + 54.0, y), letters, words);
    }
    canvas.close();
    top + height
}

/// The foot of the page; gives the height of the whole.
fn notes(canvas: &mut Canvas, alignment: &Alignment, page: &Page, top: f64) -> f64 {
    let mut notes = Vec::new();
    if !alignment.loners.is_empty() {
        let shown: Vec<String> = alignment
            .loners
            .iter()
            .map(|name| wrap(name, 40, 1).concat())
            .collect();
        notes.push(format!(
            "No topic in common with another: {}.",
            shown.join(", ")
        ));
    }
    if alignment.left_out > 0 {
        notes.push(format!(
            "{} that speak on fewer topics are left out.",
            counted(alignment.left_out, "actor")
        ));
    }
    if alignment.lines_left_out > 0 {
        let drawn = alignment.lines();
        notes.push(format!(
            "The {drawn} heaviest of {} lines are drawn, agreement and conflict apart.",
            drawn + alignment.lines_left_out
        ));
    }
    if !alignment.ties.is_empty() {
        notes.push(format!(
            "Blocs: {:.0} % of the weight of all ties is on the wrong side (conflict inside a bloc, agreement between blocs).",
            alignment.frustration_share * 100.0
        ));
    }
    notes.push(basis_words(&alignment.basis));
    let mut y = top + 20.0;
    let room = ((page.width - 2.0 * MARGIN) / 4.6).max(20.0);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "some hundreds, and not negative"
    )]
    let room = room as usize;
    for note in notes {
        for line in wrap(&note, room, 6) {
            canvas.text((MARGIN, y), SMALL, &line);
            y += 12.0;
        }
    }
    y + 8.0
}

#[cfg(test)]
mod tests {
    use super::svg;
    use crate::export::alignment::{AlignedActor, Alignment, AlignmentTie};
    use crate::export::canvas::layout_check::check_layout;
    use crate::vocabulary::ActorKind;

    /// Actors in blocs of these sizes, each tied to all after it.
    fn network(blocs: &[usize], name: &str) -> Alignment {
        let mut actors = Vec::new();
        for (number, &size) in blocs.iter().enumerate() {
            actors.extend((0..size).map(|place| AlignedActor {
                id: format!("country:{number}-{place}"),
                name: format!("{name} {number} {place}"),
                kind: ActorKind::Country,
                bloc: number + 1,
            }));
        }
        let pairs = (0..actors.len()).flat_map(|a| (a + 1..actors.len()).map(move |b| (a, b)));
        let tie = |(a, b): (usize, usize)| AlignmentTie {
            between: (a, b),
            agreement: f64::from(u32::try_from((a + b) % 4).unwrap()),
            conflict: f64::from(u32::try_from((a + b + 1) % 4).unwrap()),
            agreed: Vec::new(),
            disputed: Vec::new(),
        };
        Alignment {
            title: format!("Agreement and conflict of {name}"),
            ties: pairs.map(tie).collect(),
            actors,
            loners: vec![name.to_owned(); 30],
            left_out: 4,
            lines_left_out: 5,
            ..Alignment::default()
        }
    }

    #[test]
    fn nothing_covers_anything_or_leaves_the_page() {
        let long = "The United Provinces of the Far and Farther North";
        for name in ["Dale", long, "W"] {
            for blocs in [
                &[2][..],
                &[1, 1],
                &[3, 2, 1],
                &[24],
                &[8, 8, 8],
                &[20, 1, 1, 1, 1],
                &[1; 24],
                &[60, 2],
            ] {
                check_layout(&svg(&network(blocs, name)));
            }
        }
        check_layout(&svg(&Alignment::default()));
    }
}
