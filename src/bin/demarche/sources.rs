//! Paths on the command line → documents, stances, graphs.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use demarche::document::{self, Document};
use demarche::graph::node::text_hash;
use demarche::graph::{Catalogue, Report, StanceGraph, assemble};
use demarche::id::DocumentId;
use demarche::lexicon::Lexicon;
use demarche::pipeline::Analyser;
use demarche::stances::Stance;
use rayon::prelude::*;

use crate::curated::Curated;
use crate::failure::{Failure, Outcome};
use crate::progress::Progress;

/// How much is done at a time.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(crate) struct Threads {
    /// Use this many threads [default: one a processor]
    #[arg(long, value_name = "N", help_heading = "Reading", value_parser = clap::value_parser!(u16).range(1..=MOST_THREADS))]
    threads: Option<u16>,
}

/// A slip of the pen must not fill the memory with threads.
const MOST_THREADS: i64 = 512;

impl Threads {
    /// The threads that were asked for.
    pub(crate) fn pool(self) -> Result<rayon::ThreadPool, Failure> {
        let threads = self.threads.map_or(0, usize::from);
        Ok(rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()?)
    }
}

/// How documents are read, for every command that reads some.
#[derive(Debug, clap::Args)]
pub(crate) struct DocumentReading {
    #[command(flatten)]
    pub(crate) pool: Threads,
    /// Add or replace lexicon entries by the RON files of a folder
    #[arg(long, value_name = "DIR", help_heading = "Reading")]
    pub(crate) lexicon: Option<PathBuf>,
    /// Show no progress and no summary
    #[arg(long, short, help_heading = "Reading")]
    pub(crate) quiet: bool,
}

/// How sources are read: documents, graphs, and what people judged of both.
#[derive(Debug, clap::Args)]
pub(crate) struct Reading {
    #[command(flatten)]
    pub(crate) documents: DocumentReading,
    /// Apply the judgements of a curation file to what is read
    #[arg(long, value_name = "FILE", help_heading = "Reading")]
    pub(crate) curation: Option<PathBuf>,
    /// Count only records that somebody judged to be right
    #[arg(long, help_heading = "Reading")]
    pub(crate) reviewed: bool,
}

impl DocumentReading {
    /// The lexicon that was asked for.
    pub(crate) fn lexicon(&self) -> Result<Lexicon, Failure> {
        Ok(match &self.lexicon {
            None => Lexicon::embedded()?,
            Some(folder) => Lexicon::with_folder(folder)?,
        })
    }
}

/// Most documents that are held at a time, a thread.
const CHUNK_DOCUMENTS: usize = 32;

/// Bytes of text after which no further document is taken into a chunk.
const CHUNK_BYTES: usize = 8 << 20;

/// What a run over documents came to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    /// Documents read.
    pub(crate) documents: usize,
    /// Stances found.
    pub(crate) stances: usize,
    /// Inputs that could not be read; they were named on standard error.
    pub(crate) bad: usize,
}

impl Tally {
    /// How the command ends that found so much.
    pub(crate) fn outcome(self, found: usize) -> Outcome {
        Outcome::of(self.bad, found > 0)
    }
}

/// Reads the documents at the paths and hands each with its stances to `take`,
/// in the order of the paths. Few documents are in memory at a time.
/// `wanted` leaves out documents before they are analysed.
pub(crate) fn analyse(
    paths: &[PathBuf],
    reading: &DocumentReading,
    analyser: &Analyser,
    wanted: impl FnMut(&Document) -> bool,
    take: impl FnMut(Document, Vec<Stance>) -> Result<(), Failure>,
) -> Result<Tally, Failure> {
    let stances = |document: &Document| analyser.stances(document);
    work_through(paths, reading, stances, wanted, take)
}

/// Reads the documents at the paths, does `work` on each, and hands each with
/// what came of it to `take`, as [`analyse`] does.
pub(crate) fn work_through<T: Send>(
    paths: &[PathBuf],
    reading: &DocumentReading,
    work: impl Fn(&Document) -> Vec<T> + Sync,
    mut wanted: impl FnMut(&Document) -> bool,
    mut take: impl FnMut(Document, Vec<T>) -> Result<(), Failure>,
) -> Result<Tally, Failure> {
    let pool = reading.pool.pool()?;
    let most = CHUNK_DOCUMENTS * pool.current_num_threads();
    let progress = Progress::start(reading.quiet);
    let (graphs, paths): (Vec<PathBuf>, Vec<PathBuf>) = each_once(paths)
        .into_iter()
        .partition(|path| ends_as_graph(path));
    let mut tally = Tally::default();
    for graph in graphs {
        // Its quotations would be read once more as if they were news.
        tally.bad += 1;
        progress.bad_input(&format!(
            "{}: a graph file, no document, skipped; ask, explain, diagram and export read it",
            graph.display()
        ));
    }
    let mut documents = document::read(&paths, document::Options::default());
    loop {
        let mut chunk = Vec::new();
        let mut bytes = 0;
        while chunk.len() < most && bytes < CHUNK_BYTES {
            match documents.next() {
                None => break,
                Some(Err(error)) => {
                    tally.bad += 1;
                    progress.bad_input(&error.to_string());
                }
                Some(Ok(document)) if wanted(&document) => {
                    bytes += document.text.len();
                    chunk.push(document);
                }
                Some(Ok(_)) => tally.documents += 1,
            }
        }
        if chunk.is_empty() {
            break;
        }
        let found: Vec<Vec<T>> = pool.install(|| chunk.par_iter().map(&work).collect());
        tally.documents += chunk.len();
        tally.stances += found.iter().map(Vec::len).sum::<usize>();
        progress.advance(chunk.len(), tally.stances);
        for (document, found) in chunk.into_iter().zip(found) {
            take(document, found)?;
        }
    }
    progress.finish("");
    Ok(tally)
}

/// The paths without those that were given before, also by another way.
fn each_once(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut given = BTreeSet::new();
    let mut is_new =
        |path: &Path| given.insert(fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()));
    paths.iter().filter(|path| is_new(path)).cloned().collect()
}

/// A graph read from files, or made from documents.
pub(crate) struct Loaded {
    /// The graph.
    pub(crate) graph: StanceGraph,
    /// The tables.
    pub(crate) lexicon: Lexicon,
    /// Texts of the documents, where they were kept.
    pub(crate) texts: BTreeMap<DocumentId, String>,
    /// Inputs that could not be read.
    pub(crate) bad: usize,
}

#[cfg(feature = "sqlite")]
impl Loaded {
    /// A graph that was loaded without texts.
    pub(crate) fn of(graph: StanceGraph, lexicon: Lexicon) -> Self {
        Self {
            graph,
            lexicon,
            texts: BTreeMap::new(),
            bad: 0,
        }
    }
}

/// The graph of the sources: graph files and documents, mixed as one likes,
/// as people judged them if that is asked for.
pub(crate) fn load(
    sources: &[PathBuf],
    reading: &Reading,
    keep_texts: bool,
) -> Result<Loaded, Failure> {
    let mut loaded = load_unjudged(sources, &reading.documents, keep_texts)?;
    loaded.graph = judged(loaded.graph, reading)?;
    Ok(loaded)
}

/// The graph as people judged it, if that is asked for.
pub(crate) fn judged(graph: StanceGraph, reading: &Reading) -> Result<StanceGraph, Failure> {
    let graph = match &reading.curation {
        None => graph,
        Some(file) => Curated::read(file)?.graph(graph, reading.documents.quiet),
    };
    Ok(if reading.reviewed {
        graph.with_records(|record| record.reviewed.is_some())
    } else {
        graph
    })
}

/// The graph of the sources as it is extracted or stored.
pub(crate) fn load_unjudged(
    sources: &[PathBuf],
    reading: &DocumentReading,
    keep_texts: bool,
) -> Result<Loaded, Failure> {
    let lexicon = reading.lexicon()?;
    let (files, paths): (Vec<&PathBuf>, Vec<&PathBuf>) =
        sources.iter().partition(|path| is_graph_file(path));
    let mut graph = StanceGraph::default();
    for file in files {
        graph.merge(read_graph(file)?);
    }
    let mut loaded = Loaded {
        graph,
        lexicon,
        texts: BTreeMap::new(),
        bad: 0,
    };
    if !paths.is_empty() {
        let paths: Vec<PathBuf> = paths.into_iter().cloned().collect();
        let analyser = Analyser::new(loaded.lexicon.clone())?;
        let mut met = Met::default();
        let mut reports = Vec::new();
        let tally = analyse(
            &paths,
            reading,
            &analyser,
            |document| met.is_new(document),
            |document, stances| {
                reports.push(Report::new(&document, stances));
                if keep_texts {
                    loaded.texts.insert(document.id, document.text);
                }
                Ok(())
            },
        )?;
        loaded.bad = tally.bad;
        let known = Catalogue::from(&loaded.lexicon);
        loaded.graph.merge(assemble(reports, &known));
    }
    Ok(loaded)
}

#[cfg(feature = "sqlite")]
pub(crate) use crate::stores::load_for_actors;

/// The graph of the sources; only stores can be read in part.
#[cfg(not(feature = "sqlite"))]
pub(crate) fn load_for_actors(
    sources: &[PathBuf],
    _actors: &[String],
    reading: &Reading,
) -> Result<Loaded, Failure> {
    load(sources, reading, false)
}

/// The documents that a run has met, so that a file given twice counts once.
#[derive(Default)]
pub(crate) struct Met(BTreeSet<(String, String)>);

impl Met {
    /// Whether the document is new. The reader calls a second one of the same
    /// name `name#2`, be it another or the same.
    pub(crate) fn is_new(&mut self, document: &Document) -> bool {
        let id = document.id.as_str();
        let name = id.split('#').next().unwrap_or(id);
        self.0.insert((name.to_owned(), text_hash(&document.text)))
    }
}

/// Whether a graph holds the document just so.
pub(crate) fn holds(graph: &StanceGraph, document: &Document) -> bool {
    let node = graph.document(&document.id);
    node.is_some_and(|node| node.hash == text_hash(&document.text))
}

/// Whether a path names a graph file rather than a document. Standard input is
/// one if it begins as graph files do.
pub(crate) fn is_graph_file(path: &Path) -> bool {
    if path.as_os_str() == "-" {
        // What is only looked at stays there for the reader of documents.
        return io::stdin()
            .lock()
            .fill_buf()
            .is_ok_and(|start| start.starts_with(b"#![enable("));
    }
    ends_as_graph(path)
}

fn ends_as_graph(path: &Path) -> bool {
    #[cfg(feature = "sqlite")]
    if demarche::store::is_store(path) {
        return true;
    }
    path.extension().is_some_and(|ending| ending == "ron")
}

/// Reads a graph file, or standard input for `-`.
pub(crate) fn read_graph(path: &Path) -> Result<StanceGraph, Failure> {
    #[cfg(feature = "sqlite")]
    if demarche::store::is_store(path) {
        return Ok(demarche::store::Store::open_read_only(path)?.graph()?);
    }
    let name = path.display().to_string();
    let text = if name == "-" {
        io::read_to_string(io::stdin())
    } else {
        fs::read_to_string(path)
    };
    let text = text.map_err(|error| Failure::new(format!("{name}: {error}")))?;
    StanceGraph::from_ron(&name, &text).map_err(|error| {
        Failure::from(error).hint("graph files are made by `demarche build PATH… -o FILE.ron`")
    })
}
