//! The command line of demarche.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

mod args;
mod commands;
mod curated;
mod failure;
mod output;
mod progress;
mod sheet;
mod sources;
#[cfg(feature = "sqlite")]
mod stores;
mod view;

fn main() -> ExitCode {
    match commands::run(&args::Cli::parse().command) {
        Ok(outcome) => outcome.into(),
        Err(failure) if failure.is_closed_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            // Where even standard error is closed, the exit code has to do.
            let _ = writeln!(anstream::stderr(), "{failure}");
            ExitCode::from(2)
        }
    }
}
