//! `SQLite` graph files on the command line: built in parts, read in parts.

use std::path::{Path, PathBuf};

use demarche::document::Document;
use demarche::graph::node::text_hash;
use demarche::graph::{Additions, Catalogue, Report};
use demarche::pipeline::Analyser;
use demarche::query::Names;
use demarche::store::{Selection, Store, is_store};

use crate::failure::{Failure, Outcome};
use crate::output;
use crate::sources::{self, Loaded, Met, Reading};

/// Documents that are added in one transaction.
const BATCH: usize = 500;

/// Builds a store: documents are added batch by batch, each whole or not at
/// all, so that a run that was cut off goes on where it stopped.
pub(crate) fn build(
    paths: &[PathBuf],
    file: &Path,
    again: bool,
    reading: &Reading,
) -> Result<Outcome, Failure> {
    let lexicon = reading.lexicon()?;
    let known = Catalogue::from(&lexicon);
    let analyser = Analyser::new(lexicon)?;
    let mut store = Store::open(file)?;
    let (graphs, paths): (Vec<PathBuf>, Vec<PathBuf>) = paths
        .iter()
        .cloned()
        .partition(|path| sources::is_graph_file(path));
    let mut all = Additions::default();
    for graph in &graphs {
        add_up(&mut all, store.merge(sources::read_graph(graph)?)?);
    }
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
                let wanted = met.is_new(document) && (again || !is_there(document));
                passed_over += usize::from(!wanted);
                wanted
            },
            |document, stances| {
                batch.push(Report::new(&document, stances));
                if batch.len() >= BATCH {
                    let batch = std::mem::take(&mut batch);
                    add_up(&mut all, store.add(batch, &known)?);
                }
                Ok(())
            },
        )?
    };
    add_up(&mut all, store.add(batch, &known)?);
    let (edges, documents) = store.counts()?;
    store.finish()?;
    if !reading.quiet {
        output::note(&format!(
            "documents: {} added, {} replaced, {} unchanged; \
             the store has {edges} edges from {documents} documents",
            all.added,
            all.replaced,
            all.unchanged + passed_over
        ));
    }
    Ok(Outcome::of(tally.bad, tally.documents + graphs.len() > 0))
}

fn add_up(all: &mut Additions, more: Additions) {
    all.added += more.added;
    all.replaced += more.replaced;
    all.unchanged += more.unchanged;
}

/// The one store among the sources, if there is nothing else.
pub(crate) fn only_store(paths: &[PathBuf]) -> Option<&Path> {
    match paths {
        [path] if is_store(path) => Some(path),
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
    let Some(file) = only_store(paths) else {
        return sources::load(paths, reading, true);
    };
    let store = Store::open_read_only(file)?;
    let selection = Selection {
        starts_with: Some(start.to_lowercase()),
        ..Selection::default()
    };
    let graph = store.part(&selection, &store.catalogue()?)?;
    Ok(Loaded::of(graph, reading.lexicon()?))
}

/// Loads what actors hold: of a single store the edges that they, or those who
/// speak for them, hold, else all.
pub(crate) fn load_for_actors(
    paths: &[PathBuf],
    actors: &[String],
    reading: &Reading,
) -> Result<Loaded, Failure> {
    let Some(file) = only_store(paths) else {
        return sources::load(paths, reading, false);
    };
    let store = Store::open_read_only(file)?;
    let lexicon = reading.lexicon()?;
    let known = store.catalogue()?;
    let names = Names::of(&lexicon, &known.to_graph());
    let selection = Selection {
        held_by: Some(actors.iter().flat_map(|name| names.actors(name)).collect()),
        ..Selection::default()
    };
    let graph = known.complete(store.part(&selection, &known)?);
    Ok(Loaded::of(graph, lexicon))
}
