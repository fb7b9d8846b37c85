//! What made an edge's evidence, for `demarche explain --trace`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::PathBuf;

use demarche::graph::StanceEdge;
use demarche::id::DocumentId;
use demarche::pipeline::Analyser;
use demarche::stances::trace::{Trace, VoiceStep};
use demarche::stances::{ActorRef, Quotation, Stance};
use serde::Serialize;

use crate::failure::Failure;
use crate::output::{one_line, visible};
use crate::sources::{self, DocumentReading, Loaded};

/// What is known of how a record was made.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Made {
    /// By these steps.
    Trace(Box<Trace>),
    /// The document was not given.
    NoText,
    /// The document as given, with these tables, does not yield it.
    NotYielded,
}

/// How each record of an edge was made: its documents are read once more.
pub(super) fn of_edge(
    paths: &[PathBuf],
    reading: &DocumentReading,
    loaded: &Loaded,
    edge: &StanceEdge,
) -> Result<Vec<Made>, Failure> {
    let wanted: BTreeSet<&DocumentId> = edge.evidence.iter().map(|it| &it.document).collect();
    let documents: Vec<PathBuf> = paths
        .iter()
        .filter(|path| path.as_os_str() != "-" && !sources::is_graph_file(path))
        .cloned()
        .collect();
    let mut made: BTreeMap<usize, Made> = BTreeMap::new();
    if !documents.is_empty() {
        let analyser = Analyser::new(loaded.lexicon.clone())?;
        // Bad inputs were named when the graph was made.
        let quietly = DocumentReading {
            quiet: true,
            lexicon: None,
            pool: reading.pool,
        };
        sources::work_through(
            &documents,
            &quietly,
            |document| {
                let records = edge.evidence.iter().enumerate();
                let (places, records): (Vec<usize>, Vec<Stance>) = records
                    .filter(|(_, it)| it.document == document.id)
                    .map(|(place, it)| (place, as_extracted(it)))
                    .unzip();
                let records: Vec<&Stance> = records.iter().collect();
                let traces = analyser.traces(document, &records);
                places.into_iter().zip(traces).collect()
            },
            |document| wanted.contains(&document.id),
            |_, traces| {
                for (place, trace) in traces {
                    let trace = trace.map_or(Made::NotYielded, |it| Made::Trace(Box::new(it)));
                    made.entry(place).or_insert(trace);
                }
                Ok(())
            },
        )?;
    }
    let all = 0..edge.evidence.len();
    Ok(all
        .map(|place| made.remove(&place).unwrap_or(Made::NoText))
        .collect())
}

/// A record without the mark of a judgement, which no extraction sets.
pub(super) fn as_extracted(record: &Stance) -> Stance {
    Stance {
        reviewed: None,
        ..record.clone()
    }
}

/// Writes the steps below a piece of evidence.
pub(super) fn write(made: &Made, out: &mut impl Write) -> Result<(), Failure> {
    match made {
        Made::NoText => writeln!(
            out,
            "   no trace: rule and words come from the graph file; tree, resolution and steps need \
             the document, give it before the edge"
        )?,
        Made::NotYielded => writeln!(
            out,
            "   no trace: the document as given, read with this lexicon, does not yield this record"
        )?,
        Made::Trace(trace) => steps(trace, out)?,
    }
    Ok(())
}

fn steps(trace: &Trace, out: &mut impl Write) -> Result<(), Failure> {
    let line = |text: &str| one_line(text);
    writeln!(
        out,
        "   rule {}: cue “{}” in {}  (demarche lexicon show {0})",
        line(trace.rule.as_str()),
        line(&trace.frame_cue),
        quoted(&trace.cue),
    )?;
    for place in &trace.places {
        let words = line(&place.words.text);
        let filled = line(&place.place);
        writeln!(out, "     {} in {filled}: “{words}”", place.role)?;
    }
    let holder = &trace.holder;
    let words = match &holder.words {
        Some(words) => format!("“{}”", line(&words.text)),
        None => "whoever voices the words".to_owned(),
    };
    write!(out, "   holder: {words}, {}", holder.how)?;
    if let Some(before) = &holder.refers_to {
        let place = format!("bytes {}..{}", before.start, before.end);
        write!(out, ", back to “{}” ({place})", line(&before.text))?;
    }
    writeln!(out, " → {}", actor(&holder.actor))?;
    match &holder.party {
        Some(party) => writeln!(out, "   party: {}: {}", actor(party), line(&holder.why))?,
        None => writeln!(out, "   party: {}", line(&holder.why))?,
    }
    for step in &trace.voice {
        writeln!(out, "   voice: {}", voice(step))?;
    }
    let context = &trace.context;
    let yes = |value, word| if value { word } else { "" };
    write!(
        out,
        "   context: {}{}{}",
        context.modality,
        yes(context.negated, ", negated"),
        yes(context.hedged, ", hedged"),
    )?;
    if context.words.is_empty() {
        writeln!(out)?;
    } else {
        writeln!(out, "; around the cue {}", quoted(&context.words))?;
    }
    writeln!(out, "   polarity: {}", line(&trace.polarity.join("; ")))?;
    if let Some(gap) = trace.linked {
        writeln!(out, "   linked by the learned model; the rules lack: {gap}")?;
    }
    let parts: Vec<String> = trace
        .confidence
        .iter()
        .map(|part| format!("{} {:+.2}", part.reason, part.log_odds))
        .collect();
    writeln!(out, "   confidence, log odds: {}", line(&parts.join("; ")))?;
    for line in trace.tree.lines() {
        writeln!(out, "     {}", visible(line))?;
    }
    Ok(())
}

fn voice(step: &VoiceStep) -> String {
    let names: Vec<String> = step.speakers.iter().map(actor).collect();
    let names = if names.is_empty() {
        "nobody named".to_owned()
    } else {
        names.join(", ")
    };
    match (&step.verb, step.by) {
        (Some(verb), _) => format!("“{}”, said by {names}", one_line(&verb.text)),
        (None, "according") => format!("according to {names}"),
        (None, "prefix") => format!("{names}, named before a colon"),
        (None, "document") => format!("{names}, who speaks the whole document"),
        (None, by) => format!("{names}, whose {by} it is"),
    }
}

fn actor(actor: &ActorRef) -> String {
    one_line(&format!("{} ({})", actor.name, actor.id))
}

fn quoted(words: &[Quotation]) -> String {
    let words: Vec<String> = words
        .iter()
        .map(|word| format!("“{}”", one_line(&word.text)))
        .collect();
    words.join(" ")
}
