//! `demarche completions`

use std::io::Write;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::args::Cli;
use crate::failure::{Failure, Outcome};
use crate::output;

/// Print a completion script for a shell, or the manual page
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche completions bash > ~/.local/share/bash-completion/completions/demarche
  demarche completions zsh > ~/.zfunc/_demarche
  demarche completions man > demarche.1")]
pub(crate) struct Args {
    /// The shell, or `man` for the manual page
    #[arg(value_parser = script)]
    shell: Script,
}

/// What to print.
#[derive(Clone, Copy, Debug)]
enum Script {
    Shell(Shell),
    Man,
}

fn script(word: &str) -> Result<Script, String> {
    match word {
        "man" => Ok(Script::Man),
        _ => word.parse().map(Script::Shell),
    }
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Failure> {
    let mut command = Cli::command();
    let mut text = Vec::new();
    match args.shell {
        Script::Shell(shell) => {
            clap_complete::generate(shell, &mut command, "demarche", &mut text);
        }
        Script::Man => clap_mangen::Man::new(command).render(&mut text)?,
    }
    let mut out = output::stdout();
    out.write_all(&text)?;
    out.flush()?;
    Ok(Outcome::Found)
}
