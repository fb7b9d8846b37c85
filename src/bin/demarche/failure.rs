//! How a command ends: outcome, message, hint, exit code.

use std::error::Error;
use std::fmt;
use std::io;
use std::process::ExitCode;

use crate::output::visible;

/// How a command ended that did its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Something was found or done: exit code 0.
    Found,
    /// Nothing was found: exit code 1.
    Nothing,
    /// Some inputs were bad and are named on standard error, the rest was done: exit code 2.
    Partly,
}

impl Outcome {
    /// How a command ends that could not read `bad` inputs, and found something
    /// or not.
    pub(crate) fn of(bad: usize, found: bool) -> Self {
        match (bad, found) {
            (1.., _) => Self::Partly,
            (0, true) => Self::Found,
            (0, false) => Self::Nothing,
        }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Found => Self::SUCCESS,
            Outcome::Nothing => Self::from(1),
            Outcome::Partly => Self::from(2),
        }
    }
}

/// Why a command could not do its work: exit code 2.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
    hint: Option<String>,
    closed_pipe: bool,
}

impl Failure {
    /// A failure that says what was wrong and where.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hint: None,
            closed_pipe: false,
        }
    }

    /// Adds what to do about it.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Whether the reader of the output went away, as `head` does: no failure
    /// at all.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        self.closed_pipe
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", visible(&self.message))?;
        if let Some(hint) = &self.hint {
            write!(f, "\nhint: {hint}")?;
        }
        Ok(())
    }
}

impl<E: Error + 'static> From<E> for Failure {
    fn from(error: E) -> Self {
        let mut failure = Self::new(error.to_string());
        let mut cause: Option<&(dyn Error + 'static)> = Some(&error);
        while let Some(error) = cause {
            let io = error.downcast_ref::<io::Error>();
            failure.closed_pipe |= io.is_some_and(|io| io.kind() == io::ErrorKind::BrokenPipe);
            cause = error.source();
        }
        failure
    }
}
