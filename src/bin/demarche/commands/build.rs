//! `demarche build`

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use demarche::graph::{Additions, Catalogue, Report, StanceGraph};
use demarche::id::DocumentId;
use demarche::pipeline::Analyser;

use crate::curated::Curated;
use crate::failure::{Failure, Outcome};
use crate::output;
use crate::sources::{self, DocumentReading, Met};

/// Build a graph file from documents
///
/// If the file exists the documents are added to it. A document that is in it
/// already with the same text is passed over; one of the same name with another
/// text takes the place of the old one.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche build examples/articles -o positions.ron
  demarche build examples/over-time -o positions.ron           # adds to it
  demarche build examples/articles -o positions.ron --again    # reads everything anew
  demarche build examples/articles -o positions.sqlite         # for more than 100,000 edges
  demarche review decide examples/articles --curation mine.ron --by Poland --accept all
  demarche build examples/articles -o judged.ron --curation mine.ron
  demarche build examples/articles/2022-08-taiwan-visit.txt -o - | head")]
pub(crate) struct Args {
    /// Files, folders (with all that is in them), or `-` for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The graph file, ending in .ron, or in .sqlite or .db for many edges; `-` is standard output
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    /// Analyse documents that the file already holds once more
    #[arg(long)]
    again: bool,
    /// Apply the judgements of a curation file: leave out what was rejected, correct what was corrected
    ///
    /// The given documents are then read anew, as with --again, so that a
    /// judgement that was taken back no longer shows.
    #[arg(long, value_name = "FILE")]
    curation: Option<PathBuf>,
    #[command(flatten)]
    reading: DocumentReading,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let to_stdout = args.output.as_os_str() == "-";
    if !to_stdout && !sources::is_graph_file(&args.output) {
        let name = args.output.display();
        return Err(Failure::new(format!("'{name}' does not end in .ron"))
            .hint("graph files end in .ron, so that other commands know them"));
    }
    let curated = args.curation.as_deref().map(Curated::read).transpose()?;
    #[cfg(feature = "sqlite")]
    if demarche::store::is_store(&args.output) {
        let (paths, file) = (&args.paths, &args.output);
        return crate::stores::build(paths, file, args.again, curated.as_ref(), &args.reading);
    }
    let mut graph = existing(&args.output, to_stdout)?;
    let lexicon = args.reading.lexicon()?;
    let known = Catalogue::from(&lexicon);
    let analyser = Analyser::new(lexicon)?;
    let anew = args.again || curated.is_some();
    let mut judging = curated.as_ref().map(Curated::begin);
    let mut met = Met::default();
    let mut reports = Vec::new();
    let tally = sources::analyse(
        &args.paths,
        &args.reading,
        &analyser,
        |document| met.is_new(document) && (anew || !sources::holds(&graph, document)),
        |document, stances| {
            let report = Report::new(&document, stances);
            reports.push(match &mut judging {
                None => report,
                Some(judging) => judging.report(report),
            });
            Ok(())
        },
    )?;
    if let Some(mut judging) = judging {
        let read: BTreeSet<DocumentId> = reports.iter().map(|it| it.document.id.clone()).collect();
        graph = judging.graph(graph, |document| !read.contains(document));
        judging.end(args.reading.quiet);
    }
    let read = reports.len();
    let additions = graph.add(reports, &known);
    let text = graph.to_ron()?;
    if to_stdout {
        let mut out = output::stdout();
        out.write_all(text.as_bytes())?;
        out.flush()?;
    } else {
        output::write_whole(&args.output, text.as_bytes())?;
    }
    if !args.reading.quiet {
        let unchanged = tally.documents - read + additions.unchanged;
        summary(&additions, unchanged, &graph);
    }
    Ok(Outcome::of(tally.bad, tally.documents > 0))
}

fn summary(additions: &Additions, unchanged: usize, graph: &StanceGraph) {
    let counts = [
        (additions.added, "added"),
        (additions.replaced, "replaced"),
        (unchanged, "unchanged"),
    ];
    let counts = counts
        .iter()
        .filter(|(count, word)| *count > 0 || *word == "added");
    let counts: Vec<String> = counts
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    let line = format!("documents: {}", counts.join(", "));
    let (edges, documents) = (graph.edges().len(), graph.documents().len());
    output::note(&format!(
        "{line}; the graph has {edges} edges from {documents} documents"
    ));
}

fn existing(path: &Path, to_stdout: bool) -> Result<StanceGraph, Failure> {
    if to_stdout || !path.exists() {
        return Ok(StanceGraph::default());
    }
    sources::read_graph(path)
}
