//! `demarche parse`

use crate::failure::{Failure, Outcome};

/// Show the sentences and dependency trees of documents
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Runs the command.
pub(crate) fn run(_args: &Args) -> Result<Outcome, Failure> {
    Err(Failure::new("`parse` is not built yet"))
}
