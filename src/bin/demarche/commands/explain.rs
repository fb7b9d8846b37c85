//! `demarche explain`

use crate::failure::{Failure, Outcome};

/// Show the evidence behind an edge
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Runs the command.
pub(crate) fn run(_args: &Args) -> Result<Outcome, Failure> {
    Err(Failure::new("`explain` is not built yet"))
}
