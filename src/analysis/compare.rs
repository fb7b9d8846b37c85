//! Two sets of statements → on what they agree, on what they are opposed, and
//! what only one of them speaks of.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Statement, Topic, Who};
use crate::date::PartialDate;
use crate::graph::StanceGraph;
use crate::id::DocumentId;
use crate::stances::Stance;
use crate::vocabulary::StanceKind;

/// How two sides stand to each other on a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// One supports what the other opposes, and they share no such stance.
    Opposed,
    /// A side that both supports and opposes it agrees with the other in part.
    Divided,
    /// They take the same stance, and none is contrary.
    Agreed,
    /// Both speak of it, one in a warning and the other not.
    Unlike,
    /// Only one side speaks of it: the other's position is unknown.
    Unknown,
}

impl Verdict {
    /// All verdicts, in the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::Opposed,
        Self::Divided,
        Self::Agreed,
        Self::Unlike,
        Self::Unknown,
    ];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Opposed => "opposed",
            Self::Divided => "divided",
            Self::Agreed => "agreed",
            Self::Unlike => "unlike",
            Self::Unknown => "unknown",
        }
    }

    /// The verdict on the stances of the left and of the right side.
    pub fn of(left: &BTreeSet<StanceKind>, right: &BTreeSet<StanceKind>) -> Self {
        use StanceKind::{Opposes, Supports};
        if left.is_empty() || right.is_empty() {
            return Self::Unknown;
        }
        let against = |a: &BTreeSet<StanceKind>, b: &BTreeSet<StanceKind>| {
            a.contains(&Supports) && b.contains(&Opposes)
        };
        let contrary = against(left, right) || against(right, left);
        let shared = !left.is_disjoint(right);
        let sides = [Supports, Opposes];
        let share_side = sides
            .iter()
            .any(|side| left.contains(side) && right.contains(side));
        match (contrary, shared) {
            (true, _) if share_side => Self::Divided,
            (true, _) => Self::Opposed,
            (false, true) => Self::Agreed,
            (false, false) => Self::Unlike,
        }
    }
}

/// One topic, both sides.
#[derive(Clone, Debug, Serialize)]
pub struct Row<'g> {
    /// Whose positions are compared, where each actor has a row of its own.
    pub who: Option<Who<'g>>,
    /// What it is about.
    pub topic: Topic<'g>,
    /// How the sides stand to each other.
    pub verdict: Verdict,
    /// The records of the left side, by date.
    pub left: Vec<&'g Stance>,
    /// The records of the right side, by date.
    pub right: Vec<&'g Stance>,
}

/// What is compared by what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Topics: two actors, or one actor at two dates.
    Topic,
    /// Actors and topics: two documents, or two graphs.
    ActorAndTopic,
}

/// Compares two sets of statements; the opposed first, then by topic.
///
/// The sets may come from two graphs, which are only asked for labels.
pub fn compare<'g>(
    left: (&'g StanceGraph, &[Statement<'g>]),
    right: (&'g StanceGraph, &[Statement<'g>]),
    by: By,
) -> Vec<Row<'g>> {
    // Labels and names may differ between two graphs, identifiers do not.
    type Key<'g> = (&'g str, &'g str, Option<&'g DocumentId>);
    type Sides<'g> = (Topic<'g>, Option<Who<'g>>, [Vec<&'g Stance>; 2]);
    let mut rows: BTreeMap<Key<'g>, Sides<'g>> = BTreeMap::new();
    for (place, (graph, statements)) in [left, right].into_iter().enumerate() {
        for statement in statements {
            let topic = statement.topic(graph);
            let who = (by == By::ActorAndTopic).then(|| Who::from(statement.who));
            let key = (
                who.map_or("", |who| who.id.as_str()),
                topic.id,
                topic.within,
            );
            let row = rows
                .entry(key)
                .or_insert_with(|| (topic, who, <_>::default()));
            row.2[place].push(statement.record);
        }
    }
    let rows = rows.into_values().map(|(topic, who, [left, right])| Row {
        who,
        topic,
        verdict: Verdict::of(&stances(&left), &stances(&right)),
        left,
        right,
    });
    let mut rows: Vec<Row<'g>> = rows.collect();
    rows.sort_by(|a, b| (a.verdict, a.who, a.topic).cmp(&(b.verdict, b.who, b.topic)));
    rows
}

/// What was the position on each topic on that date: the statements of the last
/// date up to it. What is undated, or recalled as past, does not count.
pub fn as_of<'g>(
    statements: &[Statement<'g>],
    date: PartialDate,
    graph: &'g StanceGraph,
) -> Vec<Statement<'g>> {
    let mut last: BTreeMap<_, PartialDate> = BTreeMap::new();
    let known = |statement: &&Statement<'g>| {
        let on = statement.record.date;
        on.is_some_and(|on| on.may_lie_within(None, Some(date))) && !statement.is_recalled()
    };
    let key = |statement: &Statement<'g>| (&statement.who.id, statement.topic(graph));
    for statement in statements.iter().filter(known) {
        if let Some(on) = statement.record.date {
            let kept = last.entry(key(statement)).or_insert(on);
            *kept = (*kept).max(on);
        }
    }
    let is_last =
        |statement: &&Statement<'g>| statement.record.date.as_ref() == last.get(&key(statement));
    let known = statements.iter().filter(known);
    known.filter(is_last).copied().collect()
}

fn stances(records: &[&Stance]) -> BTreeSet<StanceKind> {
    records.iter().map(|record| record.stance).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Verdict;
    use crate::vocabulary::StanceKind::{self, Opposes, Supports, Warns};

    #[test]
    fn verdicts() {
        let set = |kinds: &[StanceKind]| kinds.iter().copied().collect::<BTreeSet<_>>();
        for (left, right, verdict) in [
            (&[Supports][..], &[Supports][..], Verdict::Agreed),
            (&[Supports], &[Opposes], Verdict::Opposed),
            (&[Supports, Warns], &[Opposes, Warns], Verdict::Opposed),
            (&[Supports, Opposes], &[Opposes], Verdict::Divided),
            (&[Warns], &[Opposes], Verdict::Unlike),
            (&[Warns], &[Warns, Opposes], Verdict::Agreed),
            (&[], &[Opposes], Verdict::Unknown),
        ] {
            assert_eq!(
                Verdict::of(&set(left), &set(right)),
                verdict,
                "{left:?} {right:?}"
            );
            assert_eq!(
                Verdict::of(&set(right), &set(left)),
                verdict,
                "{right:?} {left:?}"
            );
        }
    }
}
