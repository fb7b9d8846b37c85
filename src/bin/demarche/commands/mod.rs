//! One file a command.

use crate::args::Command;
use crate::failure::{Failure, Outcome};

pub(crate) mod align;
pub(crate) mod ask;
pub(crate) mod build;
pub(crate) mod compare;
pub(crate) mod completions;
pub(crate) mod contradictions;
pub(crate) mod diagram;
mod diagram_time;
pub(crate) mod events;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod extract;
pub(crate) mod lexicon;
pub(crate) mod parse;
mod picture;
pub(crate) mod report;
pub(crate) mod review;
pub(crate) mod score;
pub(crate) mod score_events;
pub(crate) mod shifts;
#[cfg(feature = "sparql")]
pub(crate) mod sparql;
#[cfg(feature = "sqlite")]
pub(crate) mod sql;
pub(crate) mod timeline;
mod traces;
#[cfg(feature = "sqlite")]
pub(crate) mod votes;

/// Runs the command that was asked for.
pub(crate) fn run(command: &Command) -> Result<Outcome, Failure> {
    match command {
        Command::Extract(args) => extract::run(args),
        Command::Build(args) => build::run(args),
        Command::Ask(args) => ask::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Diagram(args) => diagram::run(args),
        Command::Export(args) => export::run(args),
        Command::Compare(args) => compare::run(args),
        Command::Timeline(args) => timeline::run(args),
        Command::Shifts(args) => shifts::run(args),
        Command::Contradictions(args) => contradictions::run(args),
        Command::Align(args) => align::run(args),
        #[cfg(feature = "sqlite")]
        Command::Votes(args) => votes::run(args),
        #[cfg(feature = "sqlite")]
        Command::Sql(args) => sql::run(args),
        #[cfg(feature = "sparql")]
        Command::Sparql(args) => sparql::run(args),
        Command::Report(args) => report::run(args),
        Command::Review(args) => review::run(args),
        Command::Parse(args) => parse::run(args),
        Command::Lexicon(args) => lexicon::run(args),
        Command::Score(args) => score::run(args),
        Command::Events(args) => events::run(args),
        Command::ScoreEvents(args) => score_events::run(args),
        Command::Completions(args) => completions::run(args),
    }
}
