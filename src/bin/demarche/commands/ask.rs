//! `demarche ask`

use crate::failure::{Failure, Outcome};

/// Ask a question of a graph or of documents
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Runs the command.
pub(crate) fn run(_args: &Args) -> Result<Outcome, Failure> {
    Err(Failure::new("`ask` is not built yet"))
}
