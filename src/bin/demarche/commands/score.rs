//! `demarche score`

use crate::failure::{Failure, Outcome};

/// Score extracted stances against gold files
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Runs the command.
pub(crate) fn run(_args: &Args) -> Result<Outcome, Failure> {
    Err(Failure::new("`score` is not built yet"))
}
