//! The picture of positions over time, as a plain model: a row for each actor
//! and topic, a mark for each step.
//!
//! Comes in: the lines of `analysis::timeline`. Goes out: those that a page can
//! show, in order of their first date, for `timeline_svg.rs` to draw. Must not
//! know: places on a page, SVG.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::diagram::{Basis, Quote};
use super::diagram_source::{basis, quote};
use super::dot_words::quotation;
use crate::analysis::timeline::{Event, Line, Move};
use crate::date::PartialDate;
use crate::graph::StanceGraph;
use crate::stances::Stance;
use crate::vocabulary::{Scope, StanceKind};

/// How many rows a page can show.
pub const LEGIBLE_ROWS: usize = 24;

/// Most quotations of a mark.
const QUOTED: usize = 4;

/// Positions over time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// What stands above it.
    pub title: String,
    /// The topics in order of their first date.
    pub topics: Vec<TopicRows>,
    /// Whether rows are of several actors, so that each needs its name.
    pub has_several_actors: bool,
    /// Rows that were left out.
    pub left_out: usize,
    /// Records without a date.
    pub undated: usize,
    /// What the drawing rests on.
    pub basis: Basis,
}

/// All rows on one topic.
#[derive(Clone, Debug, PartialEq)]
pub struct TopicRows {
    /// Name of the topic.
    pub label: String,
    /// By actor; an actor's warnings have a row of their own.
    pub rows: Vec<TimelineRow>,
}

/// The positions of one actor on one topic.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineRow {
    /// Name of the actor.
    pub actor: String,
    /// In order of time.
    pub marks: Vec<TimelineMark>,
}

/// What was said on one date.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineMark {
    /// When.
    pub date: PartialDate,
    /// The stance taken; nothing where it is disputed.
    pub stance: Option<StanceKind>,
    /// What it does to the position held before.
    pub step: Move,
    /// 1 mild, 2 plain, 3 strong: the strongest.
    pub intensity: u8,
    /// Whether it is known only through others.
    pub is_second_hand: bool,
    /// Whether it is about the holder's own part alone.
    pub is_own_part: bool,
    /// The words, with their sources.
    pub quotes: Vec<Quote>,
}

impl Timeline {
    /// The picture of the lines; `limit` rows at most (`None`: all). Rows with
    /// a change come first, then those with the most records.
    pub fn of(lines: &[Line<'_>], graph: &StanceGraph, limit: Option<usize>) -> Self {
        let mut dated: Vec<&Line<'_>> = lines
            .iter()
            .filter(|line| !line.events.is_empty())
            .collect();
        dated.sort_by_key(|line| {
            let changes = line.events.iter().filter(|event| is_change(event.kind));
            let records: usize = line.events.iter().map(|event| event.records.len()).sum();
            (
                Reverse(changes.count()),
                Reverse(records),
                line.topic,
                line.who,
            )
        });
        let kept = limit.unwrap_or(usize::MAX).min(dated.len());
        let left_out = dated.len() - kept;
        dated.truncate(kept);
        let mut topics: BTreeMap<_, Vec<&Line<'_>>> = BTreeMap::new();
        for line in &dated {
            topics.entry(line.topic).or_default().push(line);
        }
        let mut topics: Vec<TopicRows> = topics
            .into_iter()
            .map(|(topic, lines)| TopicRows {
                label: topic.label.to_owned(),
                rows: rows(&lines, graph),
            })
            .collect();
        topics.sort_by_cached_key(|topic| {
            let marks = topic.rows.iter().flat_map(|row| &row.marks);
            (marks.map(|mark| mark.date).min(), topic.label.clone())
        });
        let records: Vec<&Stance> = lines
            .iter()
            .flat_map(|line| {
                let events = line.events.iter().flat_map(|event| &event.records);
                events.chain(&line.undated).copied()
            })
            .collect();
        let actors: BTreeSet<_> = dated.iter().map(|line| line.who).collect();
        Self {
            title: String::new(),
            topics,
            has_several_actors: actors.len() > 1,
            left_out,
            undated: lines.iter().map(|line| line.undated.len()).sum(),
            basis: basis(&records),
        }
    }

    /// All marks.
    pub fn marks(&self) -> impl Iterator<Item = &TimelineMark> {
        let rows = self.topics.iter().flat_map(|topic| &topic.rows);
        rows.flat_map(|row| &row.marks)
    }
}

/// Whether a step changes the position held before.
pub fn is_change(step: Move) -> bool {
    matches!(step, Move::Hardened | Move::Softened | Move::Reversed)
}

fn rows(lines: &[&Line<'_>], graph: &StanceGraph) -> Vec<TimelineRow> {
    let mut rows: Vec<(bool, TimelineRow)> = lines
        .iter()
        .map(|line| {
            let marks = line.events.iter().flat_map(|event| marks(event, graph));
            let row = TimelineRow {
                actor: line.who.name.to_owned(),
                marks: marks.collect(),
            };
            let warns = |mark: &TimelineMark| mark.stance == Some(StanceKind::Warns);
            (row.marks.iter().any(warns), row)
        })
        .collect();
    rows.sort_by(|(a_warns, a), (b_warns, b)| (&a.actor, a_warns).cmp(&(&b.actor, b_warns)));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// One mark a date: a step that was repeated has several.
fn marks(event: &Event<'_>, graph: &StanceGraph) -> Vec<TimelineMark> {
    let mut days: BTreeMap<PartialDate, Vec<&Stance>> = BTreeMap::new();
    for &record in &event.records {
        days.entry(record.date.unwrap_or(event.from))
            .or_default()
            .push(record);
    }
    let mark = |(date, records): (PartialDate, Vec<&Stance>)| TimelineMark {
        date,
        stance: match event.kind {
            Move::Disputed => None,
            _ => event.stance,
        },
        step: event.kind,
        intensity: records.iter().map(|it| it.intensity).max().unwrap_or(2),
        is_second_hand: records.iter().all(|record| !record.via.is_empty()),
        is_own_part: records
            .iter()
            .all(|record| record.scope == Scope::OwnParticipation),
        quotes: records.iter().map(|record| quote(graph, record)).collect(),
    };
    days.into_iter().map(mark).collect()
}

impl TimelineMark {
    /// Who did what to which position when, and in which words.
    pub fn told(&self, actor: &str, topic: &str) -> String {
        let stance = match self.stance {
            Some(StanceKind::Warns) => "warns about",
            Some(stance) => stance.as_str(),
            None => "supports and opposes",
        };
        let mut text = format!(
            "{actor} {stance} {topic} ({}, {})",
            self.step.as_str(),
            self.date
        );
        for quote in self.quotes.iter().take(QUOTED) {
            text.push('\n');
            text.push_str(&quotation(quote));
        }
        if self.quotes.len() > QUOTED {
            let _ = write!(text, "\nand {} more", self.quotes.len() - QUOTED);
        }
        text
    }
}
