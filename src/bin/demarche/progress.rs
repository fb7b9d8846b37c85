//! What a long run says on standard error: how far it is, what went wrong.

use std::io::Write;

use indicatif::{ProgressBar, ProgressStyle};

use crate::output::one_line;

/// Progress of a run, shown only on a terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
    quiet: bool,
}

impl Progress {
    /// Starts to show progress, unless that is not wanted.
    pub(crate) fn start(quiet: bool) -> Self {
        let bar = if quiet {
            ProgressBar::hidden()
        } else {
            ProgressBar::new_spinner()
        };
        if let Ok(style) = ProgressStyle::with_template("{spinner} {pos} documents, {per_sec}{msg}")
        {
            bar.set_style(style);
        }
        Self { bar, quiet }
    }

    /// Counts documents.
    pub(crate) fn advance(&self, documents: usize, stances: usize) {
        self.bar.inc(documents as u64);
        self.bar.set_message(format!(", {stances} stances"));
    }

    /// Names an input that could not be read.
    pub(crate) fn bad_input(&self, message: &str) {
        self.bar.suspend(|| {
            let _ = writeln!(anstream::stderr(), "warning: {}", one_line(message));
        });
    }

    /// Ends the display with a summary.
    pub(crate) fn finish(&self, summary: &str) {
        self.bar.finish_and_clear();
        if !self.quiet && !summary.is_empty() {
            let _ = writeln!(anstream::stderr(), "{summary}");
        }
    }
}
