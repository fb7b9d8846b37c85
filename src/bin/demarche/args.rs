//! The command line: commands and global options.

use clap::{Parser, Subcommand};

use crate::commands;

/// Find who supports, opposes or warns about what in documents
///
/// Exit codes: 0 something was found or done, 1 nothing was found, 2 failed, or
/// some inputs were bad (they are named on standard error and the rest is done).
#[derive(Debug, Parser)]
#[command(version, about, arg_required_else_help = true)]
pub(crate) struct Cli {
    /// What to do
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Print the stances found in documents
    Extract(commands::extract::Args),
    /// Build a graph file from documents
    Build(commands::build::Args),
    /// Ask a question of a graph or of documents
    Ask(commands::ask::Args),
    /// Show the evidence behind an edge
    Explain(commands::explain::Args),
    /// Draw positions, alignment or a timeline
    Diagram(commands::diagram::Args),
    /// Write a report with a footnote for every sentence
    Report(commands::report::Args),
    /// Accept, reject or correct what was found, and compare coders
    Review(commands::review::Args),
    /// Write a graph in another program's format
    Export(commands::export::Args),
    /// Compare two actors, two dates, two documents or two graphs
    Compare(commands::compare::Args),
    /// Show how an actor's positions developed
    Timeline(commands::timeline::Args),
    /// List the reversals of a corpus
    Shifts(commands::shifts::Args),
    /// List positions that cannot both be held at one time
    Contradictions(commands::contradictions::Args),
    /// Show who agrees with whom, in which blocs, and how united an alliance is
    Align(commands::align::Args),
    /// Import roll calls, and set words beside votes
    #[cfg(feature = "sqlite")]
    Votes(commands::votes::Args),
    /// Ask a graph file ending in .sqlite or .db in SQL, read-only
    #[cfg(feature = "sqlite")]
    Sql(commands::sql::Args),
    /// Ask a graph or documents in SPARQL, read-only
    #[cfg(feature = "sparql")]
    Sparql(commands::sparql::Args),
    /// Show the sentences and dependency trees of documents
    Parse(commands::parse::Args),
    /// Check, list or show lexicon entries
    Lexicon(commands::lexicon::Args),
    /// Score extracted stances against gold files
    Score(commands::score::Args),
    /// Print the main event of each sentence, coded by PLOVER's roots
    Events(commands::events::Args),
    /// Score event codes against coded sentences
    ScoreEvents(commands::score_events::Args),
    /// Print a completion script for a shell
    Completions(commands::completions::Args),
}

/// A number from 0 to 1, for options that ask how sure.
pub(crate) fn chance(word: &str) -> Result<f64, String> {
    let chance = word
        .parse()
        .ok()
        .filter(|chance| (0.0..=1.0).contains(chance));
    chance.ok_or_else(|| "write a number from 0 to 1".to_owned())
}
