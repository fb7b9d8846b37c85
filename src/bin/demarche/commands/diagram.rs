//! `demarche diagram`

use crate::failure::{Failure, Outcome};

/// Draw the stance diagram
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Runs the command.
pub(crate) fn run(_args: &Args) -> Result<Outcome, Failure> {
    Err(Failure::new("`diagram` is not built yet"))
}
