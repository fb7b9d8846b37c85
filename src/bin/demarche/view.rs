//! Options of the comparing commands: which records count, and who speaks.

use clap::ValueEnum;
use demarche::analysis::{Lens, Voice, edges_on};
use demarche::date::PartialDate;
use demarche::graph::{ActorNode, StanceGraph};
use demarche::query::Names;
use demarche::stances::Stance;

use crate::args::chance;
use crate::failure::Failure;
use crate::output::{one_line, reservations};

/// Which records count.
#[derive(Debug, clap::Args)]
pub(crate) struct View {
    /// Only positions on this issue with its narrower ones, on targets of these words, or aimed at this actor
    #[arg(long, value_name = "X", help_heading = "Which records count")]
    pub(crate) on: Option<String>,
    /// Leave out what is dated before (YYYY, YYYY-MM or YYYY-MM-DD)
    #[arg(long, value_name = "DATE", help_heading = "Which records count")]
    pub(crate) since: Option<PartialDate>,
    /// Leave out what is dated after
    #[arg(long, value_name = "DATE", help_heading = "Which records count")]
    pub(crate) until: Option<PartialDate>,
    /// Leave out what is known only through other sources
    #[arg(long, help_heading = "Which records count")]
    pub(crate) direct_only: bool,
    /// Leave out records that are less sure than this, from 0 to 1
    #[arg(long, value_name = "C", default_value_t = 0.0, value_parser = chance, help_heading = "Which records count")]
    pub(crate) min_confidence: f64,
    /// Count a refusal to take part oneself as opposition
    #[arg(long, help_heading = "Which records count")]
    pub(crate) include_own: bool,
}

/// Who counts as the one that speaks.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum By {
    /// The state or organisation for which the holder speaks
    Party,
    /// The person or body itself
    Holder,
}

impl From<By> for Voice {
    fn from(by: By) -> Self {
        match by {
            By::Party => Self::Party,
            By::Holder => Self::Holder,
        }
    }
}

impl View {
    /// The lens on a graph.
    pub(crate) fn lens<'g>(&self, graph: &'g StanceGraph, names: &Names, voice: Voice) -> Lens<'g> {
        Lens {
            edges: self.on.as_ref().map(|on| edges_on(on, graph, names)),
            since: self.since,
            until: self.until,
            direct_only: self.direct_only,
            min_confidence: self.min_confidence,
            include_own: self.include_own,
            voice,
        }
    }
}

/// The lens on what an actor, or whoever speaks for it, says.
pub(crate) fn of_actor<'g>(
    mut lens: Lens<'g>,
    actor: &ActorNode,
    graph: &'g StanceGraph,
) -> Lens<'g> {
    let held = graph.held_by(&actor.id);
    lens.edges = Some(match lens.edges.take() {
        Some(edges) => edges.and(&held),
        None => held,
    });
    lens
}

/// The actor of the graph that a name means.
pub(crate) fn actor<'g>(
    name: &str,
    graph: &'g StanceGraph,
    names: &Names,
) -> Result<&'g ActorNode, Failure> {
    let ids = names.actors(name);
    let known: Vec<&ActorNode> = ids.iter().filter_map(|id| graph.actor(id)).collect();
    match known.as_slice() {
        [only] => Ok(only),
        [] if ids.is_empty() => {
            let failure = Failure::new(format!("nobody is known by the name '{}'", one_line(name)));
            let nearest = names.nearest(name);
            Err(if nearest.is_empty() {
                failure
            } else {
                failure.hint(format!("did you mean {}?", one_line(&nearest.join(" or "))))
            })
        }
        [] => Err(Failure::new(format!(
            "'{}' holds no position here and nobody speaks of it",
            one_line(name)
        ))),
        several => {
            let list: Vec<String> = several
                .iter()
                .map(|actor| {
                    format!(
                        "\n  {} ({})",
                        one_line(actor.id.as_str()),
                        one_line(&actor.name)
                    )
                })
                .collect();
            Err(
                Failure::new(format!("several actors are called '{}'", one_line(name)))
                    .hint(format!("give the identifier:{}", list.concat())),
            )
        }
    }
}

/// "opposes, strongly [timing]: “…” (speech 18..62, 2024-05)", for a cell of a table.
pub(crate) fn passage(record: &Stance) -> String {
    let mut text = record.stance.to_string();
    match record.intensity {
        0 | 1 => text.push_str(", mildly"),
        2 => {}
        _ => text.push_str(", strongly"),
    }
    for note in reservations(record) {
        text = format!("{text} [{note}]");
    }
    let speaker = match &record.party {
        Some(party) if party.id != record.holder.id => {
            format!("{}: ", one_line(&record.holder.name))
        }
        _ => String::new(),
    };
    let date = record
        .date
        .map(|date| format!(", {date}"))
        .unwrap_or_default();
    format!(
        "{text}\n{speaker}“{}”\n({} {}..{}{date})",
        one_line(&record.evidence.text),
        one_line(record.document.as_str()),
        record.evidence.start,
        record.evidence.end,
    )
}

/// Passages for one cell, at most `most`.
pub(crate) fn passages(records: &[&Stance], most: usize) -> String {
    let shown = records.iter().take(most.max(1));
    let mut cells: Vec<String> = shown.map(|record| passage(record)).collect();
    if records.len() > most.max(1) {
        cells.push(format!(
            "… {} more (--records)",
            records.len() - most.max(1)
        ));
    }
    if cells.is_empty() {
        cells.push("-".to_owned());
    }
    cells.join("\n")
}

/// Cells of a record in a CSV table.
pub(crate) const RECORD: [&str; 9] = [
    "holder",
    "stance",
    "act",
    "date",
    "document",
    "start",
    "end",
    "via",
    "quotation",
];

/// What [`RECORD`] names, of a record.
pub(crate) fn cells(record: &Stance) -> Vec<String> {
    let via: Vec<&str> = record
        .via
        .iter()
        .map(|source| source.name.as_str())
        .collect();
    vec![
        record.holder.name.clone(),
        record.stance.to_string(),
        record.act.to_string(),
        record.date.map(|date| date.to_string()).unwrap_or_default(),
        record.document.to_string(),
        record.evidence.start.to_string(),
        record.evidence.end.to_string(),
        via.join("; "),
        record.evidence.text.clone(),
    ]
}
