//! `SQLite` graph files on the command line: built in parts, read in parts.

use std::path::{Path, PathBuf};

use demarche::document::Document;
use demarche::graph::node::text_hash;
use demarche::graph::{Additions, Catalogue, Report};
use demarche::pipeline::Analyser;
use demarche::query::Names;
use demarche::store::{Selection, Store, is_store};

use crate::curated::{Curated, Judging};
use crate::failure::{Failure, Outcome};
use crate::output;
use crate::sources::{self, DocumentReading, Loaded, Met, Reading};

/// Documents that are added in one transaction.
const BATCH: usize = 500;

/// Builds a store: documents are added batch by batch, each whole or not at
/// all, so that a run that was cut off goes on where it stopped.
pub(crate) fn build(
    paths: &[PathBuf],
    file: &Path,
    again: bool,
    curated: Option<&Curated>,
    reading: &DocumentReading,
) -> Result<Outcome, Failure> {
    let lexicon = reading.lexicon()?;
    let known = Catalogue::from(&lexicon);
    let analyser = Analyser::new(lexicon)?;
    let mut store = Store::open(file)?;
    let (graphs, paths): (Vec<PathBuf>, Vec<PathBuf>) = paths
        .iter()
        .cloned()
        .partition(|path| sources::is_graph_file(path));
    let mut judging = curated.map(Curated::begin);
    let mut all = merge(&mut store, &graphs, judging.as_mut())?;
    let mut met = Met::default();
    let mut passed_over = 0;
    let mut batch = Vec::new();
    let tally = if paths.is_empty() {
        sources::Tally::default()
    } else {
        let present = Store::open_read_only(file)?;
        let is_there = |document: &Document| {
            let holds = present.holds(&document.id, &text_hash(&document.text));
            holds.unwrap_or(false)
        };
        sources::analyse(
            &paths,
            reading,
            &analyser,
            |document| {
                let wanted =
                    met.is_new(document) && (again || curated.is_some() || !is_there(document));
                passed_over += usize::from(!wanted);
                wanted
            },
            |document, stances| {
                let report = Report::new(&document, stances);
                batch.push(match &mut judging {
                    None => report,
                    Some(judging) => judging.report(report),
                });
                if batch.len() >= BATCH {
                    let batch = std::mem::take(&mut batch);
                    add_up(&mut all, store.add(batch, &known)?);
                }
                Ok(())
            },
        )?
    };
    add_up(&mut all, store.add(batch, &known)?);
    if let Some(judging) = judging {
        add_up(
            &mut all,
            judge_the_rest(&mut store, judging, reading.quiet)?,
        );
    }
    let store_counts = store.counts()?;
    store.finish()?;
    all.unchanged += passed_over;
    if !reading.quiet {
        summary(&all, store_counts);
    }
    Ok(Outcome::of(tally.bad, tally.documents + graphs.len() > 0))
}

fn summary(all: &Additions, (edges, documents): (usize, usize)) {
    output::note(&format!(
        "documents: {} added, {} replaced, {} unchanged; \
         the store has {edges} edges from {documents} documents",
        all.added, all.replaced, all.unchanged
    ));
}

/// Adds all documents of graphs.
fn merge(
    store: &mut Store,
    graphs: &[PathBuf],
    mut judging: Option<&mut Judging<'_>>,
) -> Result<Additions, Failure> {
    let mut all = Additions::default();
    for graph in graphs {
        let mut graph = sources::read_graph(graph)?;
        if let Some(judging) = &mut judging {
            graph = judging.graph(graph, |_| true);
        }
        add_up(&mut all, store.merge(graph)?);
    }
    Ok(all)
}

/// Applies judgements on documents that the store holds and this run did not read.
fn judge_the_rest(
    store: &mut Store,
    mut judging: Judging<'_>,
    quiet: bool,
) -> Result<Additions, Failure> {
    let mut reports = Vec::new();
    for document in judging.unread() {
        if let Some(report) = store.report(&document)? {
            reports.push(judging.report(report));
        }
    }
    let known = store.catalogue()?;
    let mut done = store.add(reports, &known)?;
    // They are no inputs of this run.
    done.unchanged = 0;
    judging.end(quiet);
    Ok(done)
}

fn add_up(all: &mut Additions, more: Additions) {
    all.added += more.added;
    all.replaced += more.replaced;
    all.unchanged += more.unchanged;
}

/// The one store among the sources, if there is nothing else. Judgements may
/// make any record an answer, so with them all of it has to be read.
pub(crate) fn only_store<'p>(paths: &'p [PathBuf], reading: &Reading) -> Option<&'p Path> {
    match paths {
        [path] if is_store(path) && reading.curation.is_none() => Some(path),
        _ => None,
    }
}

/// Loads what an edge needs that starts so: of a single store the edges of that
/// start, else all, with the texts.
pub(crate) fn load_for_edge(
    paths: &[PathBuf],
    start: &str,
    reading: &Reading,
) -> Result<Loaded, Failure> {
    let Some(file) = only_store(paths, reading) else {
        return sources::load(paths, reading, true);
    };
    let store = Store::open_read_only(file)?;
    let selection = Selection {
        starts_with: Some(start.to_lowercase()),
        ..Selection::default()
    };
    let graph = store.part(&selection, &store.catalogue()?)?;
    let graph = sources::judged(graph, reading)?;
    Ok(Loaded::of(graph, reading.documents.lexicon()?))
}

/// Loads what actors hold: of a single store the edges that they, or those who
/// speak for them, hold, else all.
pub(crate) fn load_for_actors(
    paths: &[PathBuf],
    actors: &[String],
    reading: &Reading,
) -> Result<Loaded, Failure> {
    let Some(file) = only_store(paths, reading) else {
        return sources::load(paths, reading, false);
    };
    let store = Store::open_read_only(file)?;
    let lexicon = reading.documents.lexicon()?;
    let known = store.catalogue()?;
    let names = Names::of(&lexicon, &known.to_graph());
    let selection = Selection {
        held_by: Some(actors.iter().flat_map(|name| names.actors(name)).collect()),
        ..Selection::default()
    };
    let part = sources::judged(store.part(&selection, &known)?, reading)?;
    let graph = known.complete(part);
    Ok(Loaded::of(graph, lexicon))
}
