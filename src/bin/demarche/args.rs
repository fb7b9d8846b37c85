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

// No comments on the variants: they would hide the longer texts on each `Args`.
/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Extract(commands::extract::Args),
    Build(commands::build::Args),
    Ask(commands::ask::Args),
    Explain(commands::explain::Args),
    Diagram(commands::diagram::Args),
    Report(commands::report::Args),
    Review(commands::review::Args),
    Export(commands::export::Args),
    Compare(commands::compare::Args),
    Timeline(commands::timeline::Args),
    Shifts(commands::shifts::Args),
    Contradictions(commands::contradictions::Args),
    Align(commands::align::Args),
    #[cfg(feature = "sqlite")]
    Votes(commands::votes::Args),
    #[cfg(feature = "sqlite")]
    Sql(commands::sql::Args),
    #[cfg(feature = "sparql")]
    Sparql(commands::sparql::Args),
    Parse(commands::parse::Args),
    Lexicon(commands::lexicon::Args),
    Score(commands::score::Args),
    Events(commands::events::Args),
    ScoreEvents(commands::score_events::Args),
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
