//! Statements → positions that cannot both be held at one time.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Statement, Topic, Who};
use crate::date::PartialDate;
use crate::graph::StanceGraph;
use crate::stances::Stance;
use crate::vocabulary::{ActorKind, StanceKind};

/// Who is at odds with whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// What others say that the actor holds is contrary to its own words.
    SecondHand,
    /// Two outlets disagree about what the actor said.
    Outlets,
    /// The actor speaks for and against within the same time.
    Holder,
}

impl Kind {
    /// The words for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SecondHand => "second-hand",
            Self::Outlets => "outlets",
            Self::Holder => "holder",
        }
    }
}

/// Support and opposition of one actor on one topic in overlapping time.
#[derive(Clone, Debug, Serialize)]
pub struct Contradiction<'g> {
    /// What sort it is.
    pub kind: Kind,
    /// Whose positions.
    pub who: Who<'g>,
    /// On what.
    pub topic: Topic<'g>,
    /// The overlap: the later of the two beginnings.
    pub from: Option<PartialDate>,
    /// The earlier of the two ends.
    pub until: Option<PartialDate>,
    /// The records of support.
    pub supports: Vec<&'g Stance>,
    /// The outlets of the support.
    pub supports_in: BTreeSet<&'g str>,
    /// The records of opposition.
    pub opposes: Vec<&'g Stance>,
    /// The outlets of the opposition.
    pub opposes_in: BTreeSet<&'g str>,
    /// Chance that both readings are right: the product of the surest of each.
    pub confidence: f64,
}

/// All contradictions among the statements, by kind, actor and topic.
///
/// The time of a stance runs from its first to its last dated record. Undated
/// records of one document are at one time; others, at none. What is recalled as
/// past, and what concerns only the actor's own part or the time of something,
/// contradicts nothing.
pub fn contradictions<'g>(
    statements: &[Statement<'g>],
    graph: &'g StanceGraph,
) -> Vec<Contradiction<'g>> {
    let mut pairs: BTreeMap<_, [Vec<&'g Stance>; 2]> = BTreeMap::new();
    for statement in statements {
        let side = match statement.record.stance {
            StanceKind::Supports => 0,
            StanceKind::Opposes => 1,
            StanceKind::Warns => continue,
        };
        let general = statement.record.scope == crate::vocabulary::Scope::General;
        if statement.is_recalled() || !general {
            continue;
        }
        let key = (Who::from(statement.who), statement.topic(graph));
        pairs.entry(key).or_default()[side].push(statement.record);
    }
    let mut found = Vec::new();
    for ((who, topic), [supports, opposes]) in pairs {
        // What the actor says itself and what others ascribe to it are tried
        // apart, so that a rumour does not lend its dates to the actor's words.
        let split = |records: &[&'g Stance]| -> [Vec<&'g Stance>; 2] {
            let (own, via) = records.iter().partition(|record| record.via.is_empty());
            [own, via]
        };
        let [own_for, via_for] = split(&supports);
        let [own_against, via_against] = split(&opposes);
        for (first_hand, a, b) in [
            (true, &own_for, &own_against),
            (false, &own_for, &via_against),
            (false, &via_for, &own_against),
            (true, &via_for, &via_against),
        ] {
            found.extend(pair(first_hand, who, topic, a, b, graph));
        }
    }
    found.sort_by(|a, b| (a.kind, a.who, a.topic).cmp(&(b.kind, b.who, b.topic)));
    found
}

fn pair<'g>(
    alike: bool,
    who: Who<'g>,
    topic: Topic<'g>,
    supports: &[&'g Stance],
    opposes: &[&'g Stance],
    graph: &'g StanceGraph,
) -> Option<Contradiction<'g>> {
    let (from, until) = overlap(supports, opposes)?;
    let outlets = |records: &[&'g Stance]| -> BTreeSet<&'g str> {
        records
            .iter()
            .filter_map(|record| outlet(record, graph))
            .collect()
    };
    let (supports_in, opposes_in) = (outlets(supports), outlets(opposes));
    let apart =
        !supports_in.is_empty() && !opposes_in.is_empty() && supports_in.is_disjoint(&opposes_in);
    let kind = match (alike, apart) {
        (false, _) => Kind::SecondHand,
        (true, true) => Kind::Outlets,
        (true, false) => Kind::Holder,
    };
    let surest = |records: &[&Stance]| records.iter().map(|it| it.confidence).fold(0.0, f64::max);
    Some(Contradiction {
        kind,
        who,
        topic,
        from,
        until,
        confidence: surest(supports) * surest(opposes),
        supports: supports.to_vec(),
        supports_in,
        opposes: opposes.to_vec(),
        opposes_in,
    })
}

/// The outlet that answers for a record: the media nearest to the text through
/// which it is known, else the publisher of the document.
pub fn outlet<'g>(record: &'g Stance, graph: &'g StanceGraph) -> Option<&'g str> {
    let media = record
        .via
        .iter()
        .find(|source| source.kind == ActorKind::Media);
    media.map(|source| source.name.as_str()).or_else(|| {
        let document = graph.document(&record.document)?;
        document.publisher.as_deref()
    })
}

type Period = (Option<PartialDate>, Option<PartialDate>);

/// The time in which both are stated, if there is one.
fn overlap(supports: &[&Stance], opposes: &[&Stance]) -> Option<Period> {
    let span = |records: &[&Stance]| {
        let dates = || records.iter().filter_map(|record| record.date);
        Some((dates().min()?, dates().max_by_key(|date| date.latest())?))
    };
    if let (Some(a), Some(b)) = (span(supports), span(opposes)) {
        let meets = a.0.earliest() <= b.1.latest() && b.0.earliest() <= a.1.latest();
        if meets {
            let until = if a.1.latest() <= b.1.latest() {
                a.1
            } else {
                b.1
            };
            return Some((Some(a.0.max(b.0)), Some(until)));
        }
    }
    let undated = |records: &[&Stance]| -> BTreeSet<String> {
        let records = records.iter().filter(|record| record.date.is_none());
        records.map(|record| record.document.to_string()).collect()
    };
    let together = !undated(supports).is_disjoint(&undated(opposes));
    together.then_some((None, None))
}
