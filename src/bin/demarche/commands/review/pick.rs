//! Records of sources with what was judged of them, and which are wanted.

use std::collections::BTreeSet;

use clap::ValueEnum;
use demarche::analysis::edges_on;
use demarche::curation::apply::Applier;
use demarche::curation::matching::Fit;
use demarche::curation::{Curation, Decision, Entry, Unit, Verdict};
use demarche::date::{PartialDate, falls_within};
use demarche::graph::{StanceEdge, StanceGraph};
use demarche::id::{ActorId, EdgeId};
use demarche::query::Names;
use demarche::stances::Stance;
use demarche::vocabulary::StanceKind;

use crate::args::chance;
use crate::failure::Failure;
use crate::view;

/// Which records are meant.
#[derive(Debug, clap::Args)]
pub(super) struct Picking {
    /// Only positions on this issue with its narrower ones, on targets of these words, or aimed at this actor
    #[arg(long, value_name = "X", help_heading = "Which records")]
    on: Option<String>,
    /// Only what this actor, or whoever speaks for it, says
    #[arg(long, value_name = "ACTOR", help_heading = "Which records")]
    by: Option<String>,
    /// Only records of this document; may be given several times
    #[arg(long, value_name = "DOCUMENT", help_heading = "Which records")]
    document: Vec<String>,
    /// Only these stances, with commas between
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "STANCE",
        help_heading = "Which records"
    )]
    stance: Vec<StanceKind>,
    /// Leave out what is dated before (YYYY, YYYY-MM or YYYY-MM-DD)
    #[arg(long, value_name = "DATE", help_heading = "Which records")]
    since: Option<PartialDate>,
    /// Leave out what is dated after
    #[arg(long, value_name = "DATE", help_heading = "Which records")]
    until: Option<PartialDate>,
    /// Leave out what is less sure than this, from 0 to 1
    #[arg(long, value_name = "C", value_parser = chance, help_heading = "Which records")]
    min_confidence: Option<f64>,
    /// Leave out what is more sure than this, from 0 to 1
    #[arg(long, value_name = "C", value_parser = chance, help_heading = "Which records")]
    max_confidence: Option<f64>,
    /// Only records in these states, with commas between
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        help_heading = "Which records"
    )]
    pub(super) state: Vec<State>,
    /// In the order of the texts, or the least sure first
    #[arg(long, value_enum, default_value_t = Order::Text, help_heading = "Which records")]
    sort: Order,
}

/// How far a record is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum State {
    /// Nobody judged it
    Undecided,
    /// Accepted, rejected or corrected
    Decided,
    /// Judged to be right
    Accepted,
    /// Judged to be wrong
    Rejected,
    /// Judged to be right once corrected
    Corrected,
    /// Judged in different ways, and nobody settled it
    Conflict,
    /// Judged, but it reads otherwise now
    Near,
    /// Judged, but no record reads so any more
    Gone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Order {
    Text,
    Unsure,
}

/// A record with what was judged of it.
pub(super) struct Item {
    pub(super) unit: Unit,
    pub(super) record: Stance,
    pub(super) edge: EdgeId,
    /// The entry that fits it, and how well.
    pub(super) entry: Option<(Entry, Fit)>,
}

impl Item {
    /// How far it is judged.
    pub(super) fn state(&self) -> State {
        match &self.entry {
            None => State::Undecided,
            Some((entry, _)) => state_of(entry),
        }
    }

    /// The unit on which its judgements were made.
    pub(super) fn judged_unit(&self) -> &Unit {
        self.entry
            .as_ref()
            .map_or(&self.unit, |(entry, _)| &entry.unit)
    }

    /// The unit on which its judgements were made, where that is an earlier
    /// reading of this one. The same words in another document are no such.
    pub(super) fn earlier_unit(&self) -> Option<&Unit> {
        let judged = self.judged_unit();
        let moved = judged.document == self.unit.document && !judged.is_same(&self.unit);
        moved.then_some(judged)
    }

    /// Whether it reads otherwise than when it was judged.
    pub(super) fn has_changed(&self) -> bool {
        matches!(&self.entry, Some((_, fit)) if *fit != Fit::Exact)
    }

    /// Takes over what the file now says of it.
    pub(super) fn refresh(&mut self, curation: &Curation) {
        let old = self.entry.take();
        let exact = curation
            .entry(&self.unit)
            .map(|it| (it.clone(), Fit::Exact));
        self.entry = exact.or_else(|| {
            let (old, fit) = old?;
            Some((curation.entry(&old.unit)?.clone(), fit))
        });
    }

    fn is_in(&self, states: &[State]) -> bool {
        let own = self.state();
        let is_near = matches!(self.entry, Some((_, Fit::Near)));
        states.is_empty()
            || states.iter().any(|wanted| match wanted {
                State::Decided => {
                    matches!(own, State::Accepted | State::Rejected | State::Corrected)
                }
                State::Near => is_near,
                wanted => *wanted == own,
            })
    }
}

/// How far an entry is judged.
pub(super) fn state_of(entry: &Entry) -> State {
    match entry.verdict() {
        Verdict::Conflict => State::Conflict,
        Verdict::Holds(judgement) => match judgement.decision {
            Decision::Accept => State::Accepted,
            Decision::Reject => State::Rejected,
            Decision::Correct => State::Corrected,
        },
    }
}

impl State {
    /// The word for it in tables.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Undecided => "undecided",
            Self::Decided => "decided",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Corrected => "corrected",
            Self::Conflict => "conflict",
            Self::Near => "near",
            Self::Gone => "gone",
        }
    }
}

/// All records of a graph with what was judged of them, and the entries on its
/// documents that fit none of them.
pub(super) fn items(graph: &StanceGraph, curation: &Curation) -> (Vec<Item>, Vec<Entry>) {
    let applier = Applier::new(curation);
    let mut fitted = BTreeSet::new();
    let mut items = Vec::new();
    for report in graph.clone().into_reports().into_values() {
        let fits = applier.fits(&report);
        let units = Unit::of_report(&report);
        for ((record, unit), fit) in report.stances.into_iter().zip(units).zip(fits) {
            fitted.extend(fit.map(|(place, _)| place));
            items.push(Item {
                unit,
                edge: StanceEdge::id_of(&record),
                record,
                entry: fit.map(|(place, fit)| (curation.entries()[place].clone(), fit)),
            });
        }
    }
    let entries = curation.entries().iter().enumerate();
    let gone = entries.filter(|(place, entry)| {
        !fitted.contains(place) && graph.document(&entry.unit.document).is_some()
    });
    (items, gone.map(|(_, entry)| entry.clone()).collect())
}

impl Picking {
    /// The items that are wanted, in the order that is wanted.
    pub(super) fn pick(
        &self,
        mut items: Vec<Item>,
        states: &[State],
        graph: &StanceGraph,
        names: &Names,
    ) -> Result<Vec<Item>, Failure> {
        let on: Option<BTreeSet<&EdgeId>> = self.on.as_ref().map(|on| {
            let edges = edges_on(on, graph, names);
            edges.iter().map(|edge| &edge.id).collect()
        });
        let by = match &self.by {
            None => None,
            Some(name) => Some(&view::actor(name, graph, names)?.id),
        };
        items.retain(|item| {
            let record = &item.record;
            let party = record.party.as_ref().map(|party| &party.id);
            let speaks = |id: &ActorId| record.holder.id == *id || party == Some(id);
            let documents = &self.document;
            let is_listed = documents.iter().any(|it| it == record.document.as_str());
            on.as_ref().is_none_or(|on| on.contains(&item.edge))
                && by.is_none_or(speaks)
                && (documents.is_empty() || is_listed)
                && (self.stance.is_empty() || self.stance.contains(&record.stance))
                && falls_within(record.date, self.since, self.until)
                && self.min_confidence.is_none_or(|it| record.confidence >= it)
                && self.max_confidence.is_none_or(|it| record.confidence <= it)
                && item.is_in(states)
        });
        if self.sort == Order::Unsure {
            items.sort_by(|a, b| a.record.confidence.total_cmp(&b.record.confidence));
        }
        Ok(items)
    }

    /// Whether an entry of which the record is gone is wanted.
    pub(super) fn wants_gone(&self, entry: &Entry) -> bool {
        let documents = &self.document;
        let named = documents
            .iter()
            .any(|it| it == entry.unit.document.as_str());
        let whole = self.on.is_none() && self.by.is_none();
        (self.state.is_empty() || self.state.contains(&State::Gone))
            && whole
            && (documents.is_empty() || named)
            && (self.stance.is_empty() || self.stance.contains(&entry.unit.stance))
    }
}
