//! `demarche export`

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use demarche::export::ExportFormat;

use crate::failure::{Failure, Outcome};
use crate::output;
use crate::sources::{self, Reading};

/// Write a graph in another program's format
///
/// json is node-link JSON (`NetworkX`, D3); cytoscape is for Cytoscape; graphml and
/// gexf for Gephi, gexf with dates; dot and mermaid are drawings; turtle, nquads
/// and jsonld are RDF, turtle12 and nquads12 RDF 1.2 with triple terms; dna is the shape of Discourse Network Analyzer; events has the
/// codes of CAMEO and PLOVER; parquet (if built with that feature) is one typed table of
/// all statements. csv (spreadsheets, R, pandas) and neo4j are several
/// tables in a folder; on standard output, csv is the table of stances alone and neo4j
/// that of relationships. `docs/export-formats.md` describes each.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche export examples/articles --to graphml -o positions.graphml
  demarche export examples/articles --to csv -o tables/
  demarche build examples/articles -o positions.ron
  demarche export positions.ron --to turtle -o positions.ttl
  demarche export positions.ron --to json > positions.json
  demarche export positions.ron --to dot -o positions.dot")]
pub(crate) struct Args {
    /// Graph files or documents
    #[arg(required = true, value_name = "SOURCE")]
    sources: Vec<PathBuf>,
    /// The format: json, cytoscape, csv, graphml, gexf, neo4j, turtle, nquads, turtle12, nquads12, jsonld, dna, events, parquet, mermaid or dot
    #[arg(long, value_name = "FORMAT")]
    to: ExportFormat,
    /// Write to a file (for csv and neo4j: a folder) instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    reading: Reading,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let loaded = sources::load(&args.sources, &args.reading, false)?;
    let graph = &loaded.graph;
    match args
        .output
        .as_deref()
        .filter(|path| path.as_os_str() != "-")
    {
        None => {
            let mut out = output::stdout();
            args.to.write(graph, &mut out)?;
            out.flush()?;
        }
        Some(path) => {
            let files = args.to.files(graph)?;
            if files.is_empty() {
                let mut content = Vec::new();
                args.to.write(graph, &mut content)?;
                output::write_whole(path, &content)?;
            } else {
                write_folder(path, &files)?;
            }
        }
    }
    Ok(Outcome::of(loaded.bad, !graph.edges().is_empty()))
}

fn write_folder(folder: &Path, files: &[(&str, Vec<u8>)]) -> Result<(), Failure> {
    fs::create_dir_all(folder)
        .map_err(|error| Failure::new(format!("{}: {error}", folder.display())))?;
    for (name, content) in files {
        output::write_whole(&folder.join(name), content)?;
    }
    Ok(())
}
