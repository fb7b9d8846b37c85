//! The installed Graphviz: DOT in on its standard input, a layout out.

use std::io::{ErrorKind, Write};
use std::process::{Command, Stdio};

use super::error::RenderError;

/// Runs `dot` on the text, for output of that format.
pub(super) fn run(dot: &str, format: &str) -> Result<String, RenderError> {
    let mut child = Command::new("dot")
        .arg(format!("-T{format}"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| match error.kind() {
            ErrorKind::NotFound => RenderError::NotInstalled,
            _ => RenderError::Run(error),
        })?;
    let input = child.stdin.take();
    // A thread of its own writes, as `dot` may write before it has read all.
    let output = std::thread::scope(|scope| {
        scope.spawn(move || input.map(|mut pipe| pipe.write_all(dot.as_bytes())));
        child.wait_with_output()
    })?;
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr);
        return Err(RenderError::Layout(message.trim().to_owned()));
    }
    String::from_utf8(output.stdout).map_err(|error| RenderError::Malformed(error.to_string()))
}
