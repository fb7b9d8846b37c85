//! `demarche export`

use crate::failure::{Failure, Outcome};

/// Write a graph in another program's format
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Runs the command.
pub(crate) fn run(_args: &Args) -> Result<Outcome, Failure> {
    Err(Failure::new("`export` is not built yet"))
}
