//! `demarche lexicon`

use crate::failure::{Failure, Outcome};

/// Check, list or show lexicon entries
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Runs the command.
pub(crate) fn run(_args: &Args) -> Result<Outcome, Failure> {
    Err(Failure::new("`lexicon` is not built yet"))
}
