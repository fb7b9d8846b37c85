//! `demarche build`

use crate::failure::{Failure, Outcome};

/// Build a graph file from documents
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Runs the command.
pub(crate) fn run(_args: &Args) -> Result<Outcome, Failure> {
    Err(Failure::new("`build` is not built yet"))
}
