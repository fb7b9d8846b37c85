//! `demarche review`

mod compare;
mod decide;
mod desk;
mod fields;
mod list;
mod merge;
mod page;
mod pick;
mod session;

use clap::Subcommand;

use crate::failure::{Failure, Outcome};

/// Judge what was found: accept, reject or correct it, one passage at a time
///
/// Judgements are kept in a curation file of their own. `build --curation` and
/// `extract --curation` apply them, also after the documents are read anew;
/// --curation and --reviewed do so in every command that takes a SOURCE.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche review decide examples/articles --curation mine.ron --coder Ada
  demarche review decide examples/articles --curation mine.ron --on NATO --accept all
  demarche review list examples/articles --curation mine.ron --on NATO
  demarche build examples/articles -o positions.ron --curation mine.ron")]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Decide(Box<decide::Args>),
    List(Box<list::Args>),
    Compare(compare::Args),
    Merge(merge::Args),
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    match &args.command {
        Command::Decide(args) => decide::run(args),
        Command::List(args) => list::run(args),
        Command::Compare(args) => compare::run(args),
        Command::Merge(args) => merge::run(args),
    }
}
