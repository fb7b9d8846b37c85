//! `demarche export`

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use demarche::export::ExportFormat;
use demarche::export::csv::Table;
use demarche::graph::StanceGraph;

use crate::failure::{Failure, Outcome};
use crate::output;
use crate::sources::{self, Reading};

/// Write a graph in another program's format
///
/// json is node-link JSON (`NetworkX`, D3), graphml for Gephi, Cytoscape and igraph,
/// dot for Graphviz, csv for spreadsheets, R and pandas: four tables in a folder,
/// or the table of stances alone on standard output.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche export positions.ron --to graphml -o positions.graphml
  demarche export positions.ron --to csv -o tables/
  demarche export news/ --to json | jq '.nodes | length'
  demarche export positions.ron --to dot | dot -Tsvg > positions.svg")]
pub(crate) struct Args {
    /// Graph files or documents
    #[arg(required = true, value_name = "SOURCE")]
    sources: Vec<PathBuf>,
    /// The format: json, csv, graphml or dot
    #[arg(long, value_name = "FORMAT")]
    to: ExportFormat,
    /// Write to a file (for csv: a folder) instead of standard output
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
        Some(folder) if args.to == ExportFormat::Csv => tables(graph, folder)?,
        Some(path) => {
            let mut content = Vec::new();
            args.to.write(graph, &mut content)?;
            output::write_whole(path, &content)?;
        }
    }
    Ok(match (loaded.bad, graph.edges().len()) {
        (1.., _) => Outcome::Partly,
        (0, 0) => Outcome::Nothing,
        _ => Outcome::Found,
    })
}

fn tables(graph: &StanceGraph, folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder)
        .map_err(|error| Failure::new(format!("{}: {error}", folder.display())))?;
    for table in Table::ALL {
        let mut content = Vec::new();
        table.write(graph, &mut content)?;
        output::write_whole(&folder.join(table.file_name()), &content)?;
    }
    Ok(())
}
