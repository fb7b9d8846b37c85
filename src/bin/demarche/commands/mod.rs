//! One file a command.

use crate::args::Command;
use crate::failure::{Failure, Outcome};

pub(crate) mod ask;
pub(crate) mod build;
pub(crate) mod completions;
pub(crate) mod diagram;
pub(crate) mod events;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod extract;
pub(crate) mod lexicon;
pub(crate) mod parse;
pub(crate) mod score;
pub(crate) mod score_events;
mod traces;

/// Runs the command that was asked for.
pub(crate) fn run(command: &Command) -> Result<Outcome, Failure> {
    match command {
        Command::Extract(args) => extract::run(args),
        Command::Build(args) => build::run(args),
        Command::Ask(args) => ask::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Diagram(args) => diagram::run(args),
        Command::Export(args) => export::run(args),
        Command::Parse(args) => parse::run(args),
        Command::Lexicon(args) => lexicon::run(args),
        Command::Score(args) => score::run(args),
        Command::Events(args) => events::run(args),
        Command::ScoreEvents(args) => score_events::run(args),
        Command::Completions(args) => completions::run(args),
    }
}
