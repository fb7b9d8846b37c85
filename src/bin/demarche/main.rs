//! The command line of demarche.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

mod args;
mod commands;
mod failure;

fn main() -> ExitCode {
    match commands::run(&args::Cli::parse().command) {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            let _ = writeln!(anstream::stderr(), "{failure}");
            ExitCode::from(2)
        }
    }
}
