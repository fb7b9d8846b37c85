//! `demarche extract`

use crate::failure::{Failure, Outcome};

/// Print the stances found in documents
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Runs the command.
pub(crate) fn run(_args: &Args) -> Result<Outcome, Failure> {
    Err(Failure::new("`extract` is not built yet"))
}
