//! Statements → what was said first, repeated, hardened, softened, reversed.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Statement, Topic, Who};
use crate::date::PartialDate;
use crate::graph::StanceGraph;
use crate::id::ActorId;
use crate::stances::Stance;
use crate::vocabulary::{Modality, Scope, StanceKind};

/// What a statement does to the position held before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Move {
    /// The first statement on the topic.
    FirstStated,
    /// The same again, as strongly.
    Repeated,
    /// The same, more strongly or with fewer reservations.
    Hardened,
    /// The same, less strongly or with more reservations.
    Softened,
    /// Support after opposition, or opposition after support.
    Reversed,
    /// Support and opposition on one date: neither is taken for the position.
    Disputed,
    /// Reported as a position of the past, with no date of its own.
    Recalled,
    /// What others say that the actor holds, against its own words of that date.
    Ascribed,
}

impl Move {
    /// The words for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FirstStated => "first stated",
            Self::Repeated => "repeated",
            Self::Hardened => "hardened",
            Self::Softened => "softened",
            Self::Reversed => "reversed",
            Self::Disputed => "disputed",
            Self::Recalled => "recalled",
            Self::Ascribed => "ascribed",
        }
    }
}

/// One step of a position through time.
#[derive(Clone, Debug, Serialize)]
pub struct Event<'g> {
    /// What happened.
    #[serde(rename = "move")]
    pub kind: Move,
    /// When: the first date, where it was repeated on several.
    pub from: PartialDate,
    /// The last date.
    pub until: PartialDate,
    /// The stance taken; for a disputed one the stance held before, if any.
    pub stance: Option<StanceKind>,
    /// On how many dates it was said.
    pub times: usize,
    /// The records.
    pub records: Vec<&'g Stance>,
}

/// The positions of one actor on one topic. Warnings have a line of their own:
/// one may warn of what one supports.
#[derive(Clone, Debug, Serialize)]
pub struct Line<'g> {
    /// Whose positions.
    pub who: Who<'g>,
    /// On what.
    pub topic: Topic<'g>,
    /// In order of time.
    pub events: Vec<Event<'g>>,
    /// Records without a date.
    pub undated: Vec<&'g Stance>,
}

/// A reversal.
#[derive(Clone, Debug, Serialize)]
pub struct Shift<'g> {
    /// Who changed position.
    pub who: Who<'g>,
    /// On what.
    pub topic: Topic<'g>,
    /// The last statement of the old position.
    pub before: Vec<&'g Stance>,
    /// The first statement of the new one.
    pub after: Vec<&'g Stance>,
    /// When the new one was stated.
    pub date: PartialDate,
    /// Chance that both readings are right: the product of the surest of each.
    pub confidence: f64,
}

/// The lines of all actors among the statements, by actor and topic.
pub fn timeline<'g>(statements: &[Statement<'g>], graph: &'g StanceGraph) -> Vec<Line<'g>> {
    let mut tracks: BTreeMap<_, Vec<Statement<'g>>> = BTreeMap::new();
    for statement in statements {
        let warns = statement.record.stance == StanceKind::Warns;
        let key = (Who::from(statement.who), statement.topic(graph), warns);
        tracks.entry(key).or_default().push(*statement);
    }
    let lines = tracks
        .into_iter()
        .map(|((who, topic, _), statements)| Line {
            who,
            topic,
            events: events(&statements),
            undated: undated(&statements),
        });
    let mut lines: Vec<Line<'g>> = lines.collect();
    lines.sort_by_key(|line| (line.who, line.topic));
    lines
}

/// All reversals among the statements, by date.
pub fn shifts<'g>(statements: &[Statement<'g>], graph: &'g StanceGraph) -> Vec<Shift<'g>> {
    let mut shifts = Vec::new();
    for line in timeline(statements, graph) {
        let mut before: Option<&Event<'g>> = None;
        for event in &line.events {
            if matches!(event.kind, Move::Disputed | Move::Ascribed) {
                continue;
            }
            if let (Move::Reversed, Some(before)) = (event.kind, before) {
                shifts.push(Shift {
                    who: line.who,
                    topic: line.topic,
                    before: last_of(before),
                    after: event.records.clone(),
                    date: event.from,
                    confidence: surest(&before.records) * surest(&event.records),
                });
            }
            before = Some(event);
        }
    }
    shifts.sort_by(|a, b| (a.date, a.who, a.topic).cmp(&(b.date, b.who, b.topic)));
    shifts
}

/// The records of the last date of an event.
fn last_of<'g>(event: &Event<'g>) -> Vec<&'g Stance> {
    let on_last = |record: &&&Stance| record.date == Some(event.until);
    event.records.iter().filter(on_last).copied().collect()
}

fn surest(records: &[&Stance]) -> f64 {
    records
        .iter()
        .map(|record| record.confidence)
        .fold(0.0, f64::max)
}

fn undated<'g>(statements: &[Statement<'g>]) -> Vec<&'g Stance> {
    let records = statements.iter().map(|statement| statement.record);
    records.filter(|record| record.date.is_none()).collect()
}

/// The position up to a date.
#[derive(Clone, Copy)]
struct Held {
    stance: StanceKind,
    /// Nothing where it is known only as a position of the past.
    strength: Option<i8>,
}

fn events<'g>(statements: &[Statement<'g>]) -> Vec<Event<'g>> {
    let mut days: BTreeMap<PartialDate, [Vec<&'g Stance>; 2]> = BTreeMap::new();
    for statement in statements {
        if let Some(date) = statement.record.date {
            let day = days.entry(date).or_default();
            day[usize::from(!statement.is_recalled())].push(statement.record);
        }
    }
    let mut events: Vec<Event<'g>> = Vec::new();
    let mut held: Option<Held> = None;
    for (date, [recalled, said]) in days {
        if let Some(stance) = only_stance(&recalled)
            && held.is_none()
        {
            held = Some(Held {
                stance,
                strength: None,
            });
            events.push(event(Move::Recalled, date, Some(stance), recalled));
        }
        if said.is_empty() {
            continue;
        }
        let (said, ascribed) = own_words(said);
        if let Some(record) = ascribed.first() {
            events.push(event(Move::Ascribed, date, Some(record.stance), ascribed));
        }
        let Some(stance) = only_stance(&said) else {
            let stance = held.map(|held| held.stance);
            events.push(event(Move::Disputed, date, stance, said));
            continue;
        };
        let strength = said.iter().map(|record| strength(record)).max();
        let kind = step(held, stance, strength.unwrap_or_default());
        held = Some(Held { stance, strength });
        match events.last_mut() {
            Some(last) if kind == Move::Repeated && last.kind == Move::Repeated => {
                last.until = date;
                last.times += 1;
                last.records.extend(said);
            }
            _ => events.push(event(kind, date, Some(stance), said)),
        }
    }
    events
}

fn event(
    kind: Move,
    date: PartialDate,
    stance: Option<StanceKind>,
    records: Vec<&Stance>,
) -> Event<'_> {
    Event {
        kind,
        from: date,
        until: date,
        stance,
        times: 1,
        records,
    }
}

fn step(held: Option<Held>, stance: StanceKind, strength: i8) -> Move {
    match held {
        None => Move::FirstStated,
        Some(held) if held.stance != stance => Move::Reversed,
        Some(held) => match held.strength {
            None => Move::FirstStated,
            Some(before) if strength > before => Move::Hardened,
            Some(before) if strength < before => Move::Softened,
            Some(_) => Move::Repeated,
        },
    }
}

/// Where the actor's own words of a date are of one stance, they count, and
/// the contrary that others ascribe to it is set apart.
fn own_words(said: Vec<&Stance>) -> (Vec<&Stance>, Vec<&Stance>) {
    let own: Vec<&Stance> = said
        .iter()
        .copied()
        .filter(|it| it.via.is_empty())
        .collect();
    match only_stance(&own) {
        Some(stance) => said.into_iter().partition(|record| record.stance == stance),
        None => (said, Vec::new()),
    }
}

/// The stance of all records, if it is one.
fn only_stance(records: &[&Stance]) -> Option<StanceKind> {
    let first = records.first()?.stance;
    records
        .iter()
        .all(|record| record.stance == first)
        .then_some(first)
}

/// How strongly a record puts its stance: twice its intensity, less one for a
/// condition and one for a narrowed scope.
pub fn strength(record: &Stance) -> i8 {
    let conditional = i8::from(record.modality == Modality::Conditional);
    let narrow = i8::from(record.scope != Scope::General);
    2 * record.intensity.clamp(1, 3).cast_signed() - conditional - narrow
}

/// The actors that have a line.
pub fn actors<'g>(lines: &[Line<'g>]) -> Vec<&'g ActorId> {
    let mut actors: Vec<&ActorId> = lines.iter().map(|line| line.who.id).collect();
    actors.dedup();
    actors
}
