//! An alliance on a topic: how united, who dissents, who is silent.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Statement, Topic, Who};
use crate::date::PartialDate;
use crate::graph::StanceGraph;
use crate::id::ActorId;
use crate::stances::Stance;
use crate::vocabulary::StanceKind;

/// A member with its position.
#[derive(Clone, Debug, Serialize)]
pub struct MemberPosition<'g> {
    /// The member.
    pub who: Who<'g>,
    /// Its last stance; nothing where its last date has several.
    pub stance: Option<StanceKind>,
    /// The records of that stance and date.
    pub records: Vec<&'g Stance>,
}

/// How an alliance stands on a topic.
#[derive(Clone, Debug, Serialize)]
pub struct Cohesion<'g> {
    /// The topic.
    pub topic: Topic<'g>,
    /// The day as of which membership counts: that of the last statement on it.
    pub on: Option<PartialDate>,
    /// What the alliance itself says, if it speaks.
    pub itself: Option<MemberPosition<'g>>,
    /// Members that support, oppose, warn.
    pub counts: [usize; 3],
    /// The agreement index of Hix, Noury and Roland (2005) over the members
    /// that speak: 1 if all take one stance, 0 if each of three is taken by as
    /// many. Nothing where fewer than two speak.
    pub agreement: Option<f64>,
    /// The stance of most members; nothing where two are taken by as many.
    pub line: Option<StanceKind>,
    /// Members that follow the line; where there is none, all that speak.
    pub followers: Vec<MemberPosition<'g>>,
    /// Members that take another stance than the line, or several at once.
    pub dissenters: Vec<MemberPosition<'g>>,
    /// Members of that day of which nothing on the topic is known.
    pub silent: Vec<Who<'g>>,
}

/// The cohesion of an alliance on each topic on which it or a member speaks,
/// those with the most speakers first.
///
/// A statement counts only if the speaker was a member on its date. Members are
/// countries and whatever else the tables list as members.
pub fn cohesion<'g>(
    alliance: &'g ActorId,
    statements: &[Statement<'g>],
    graph: &'g StanceGraph,
) -> Vec<Cohesion<'g>> {
    let mut topics: BTreeMap<Topic<'g>, Vec<Statement<'g>>> = BTreeMap::new();
    for statement in statements {
        let who = statement.who;
        let counts = who.id == *alliance || who.is_member(alliance, statement.record.date);
        if counts && !statement.is_recalled() {
            let list = topics.entry(statement.topic(graph)).or_default();
            list.push(*statement);
        }
    }
    let mut all: Vec<Cohesion<'g>> = topics
        .into_iter()
        .map(|(topic, statements)| on_topic(alliance, topic, &statements, graph))
        .collect();
    all.sort_by_key(|it| (std::cmp::Reverse(it.counts.iter().sum::<usize>()), it.topic));
    all
}

fn on_topic<'g>(
    alliance: &'g ActorId,
    topic: Topic<'g>,
    statements: &[Statement<'g>],
    graph: &'g StanceGraph,
) -> Cohesion<'g> {
    let mut voices: BTreeMap<Who<'g>, Vec<&'g Stance>> = BTreeMap::new();
    for statement in statements {
        let voice = voices.entry(statement.who.into()).or_default();
        voice.push(statement.record);
    }
    let on = statements
        .iter()
        .filter_map(|statement| statement.record.date)
        .max();
    let mut itself = None;
    let mut members = Vec::new();
    for (who, records) in voices {
        let position = last_position(who, &records);
        if who.id == alliance {
            itself = Some(position);
        } else {
            members.push(position);
        }
    }
    let counts = [StanceKind::Supports, StanceKind::Opposes, StanceKind::Warns]
        .map(|kind| members.iter().filter(|it| it.stance == Some(kind)).count());
    let line = line(counts);
    let speakers: BTreeSet<&ActorId> = members.iter().map(|it| it.who.id).collect();
    let silent = graph.members(alliance, on).into_iter();
    let silent = silent.filter(|node| !speakers.contains(&node.id));
    let mut silent: Vec<Who<'g>> = silent.map(Who::from).collect();
    silent.sort();
    let (followers, dissenters) = members
        .into_iter()
        .partition(|it: &MemberPosition<'g>| line.is_none() || it.stance == line);
    Cohesion {
        topic,
        on,
        itself,
        counts,
        agreement: agreement(counts),
        line,
        followers,
        dissenters,
        silent,
    }
}

fn last_position<'g>(who: Who<'g>, records: &[&'g Stance]) -> MemberPosition<'g> {
    let last = records.iter().map(|record| record.date).max().flatten();
    let records = records.iter().filter(|record| record.date == last);
    let records: Vec<&Stance> = records.copied().collect();
    let stances: BTreeSet<StanceKind> = records.iter().map(|record| record.stance).collect();
    MemberPosition {
        who,
        stance: (stances.len() == 1)
            .then(|| stances.first().copied())
            .flatten(),
        records,
    }
}

fn line(counts: [usize; 3]) -> Option<StanceKind> {
    let most = counts.into_iter().max().filter(|most| *most > 0)?;
    let mut with_most = StanceKind::ALL
        .iter()
        .zip(counts)
        .filter(|(_, count)| *count == most);
    let first = with_most.next()?.0;
    with_most.next().is_none().then_some(*first)
}

/// (max - (all - max) / 2) / all.
#[allow(
    clippy::cast_precision_loss,
    reason = "counts of members are far below what a float holds exactly"
)]
fn agreement(counts: [usize; 3]) -> Option<f64> {
    let all = counts.iter().sum::<usize>() as f64;
    let most = counts.into_iter().max()? as f64;
    (all >= 2.0).then(|| (most - (all - most) / 2.0) / all)
}

#[cfg(test)]
mod tests {
    use super::{agreement, line};
    use crate::vocabulary::StanceKind;

    #[test]
    fn agreement_index() {
        assert_eq!(agreement([5, 0, 0]), Some(1.0));
        assert_eq!(agreement([2, 2, 2]), Some(0.0));
        assert_eq!(agreement([1, 0, 0]), None, "one voice is no unity");
        assert_eq!(line([2, 1, 0]), Some(StanceKind::Supports));
        assert_eq!(line([2, 2, 0]), None);
        assert_eq!(line([0, 0, 0]), None);
    }
}
