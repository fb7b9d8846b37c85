//! What all pictures share: formats by the ending of a file, and writing.

use std::path::Path;

use demarche::render::{self, RenderError};

use crate::failure::Failure;

/// What to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// The language of Graphviz.
    Dot,
    /// A drawing for pages and text processors.
    Svg,
    /// Pixels.
    Png,
    /// A page for printing.
    Pdf,
    /// A page to search and filter.
    Html,
}

/// The format that the file's name asks for; nothing for standard output.
pub(crate) fn format_of(output: Option<&Path>) -> Result<Option<Format>, Failure> {
    let Some(path) = output.filter(|path| path.as_os_str() != "-") else {
        return Ok(None);
    };
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default();
    match ending.to_ascii_lowercase().as_str() {
        "dot" | "gv" => Ok(Some(Format::Dot)),
        "svg" => Ok(Some(Format::Svg)),
        "png" => Ok(Some(Format::Png)),
        "pdf" => Ok(Some(Format::Pdf)),
        "html" | "htm" => Ok(Some(Format::Html)),
        _ => Err(Failure::new(format!(
            "'{}' has no ending that names a format",
            path.display()
        ))
        .hint("end the file's name in .dot, .svg, .png, .pdf or .html")),
    }
}

/// The drawing as SVG, PNG or PDF.
pub(crate) fn drawn(svg: String, title: &str, format: Format) -> Result<Vec<u8>, Failure> {
    match format {
        Format::Png => render::png(&svg).map_err(|error| undrawn(&error)),
        Format::Pdf => render::pdf(&svg, title).map_err(|error| undrawn(&error)),
        _ => Ok(svg.into_bytes()),
    }
}

/// Why there is no drawing, and what helps.
pub(crate) fn undrawn(error: &RenderError) -> Failure {
    let failure = Failure::new(error.to_string());
    match error {
        RenderError::NotInstalled => {
            failure.hint("install Graphviz, or leave out --renderer to draw in process")
        }
        RenderError::NotBuiltIn => {
            failure.hint("use --renderer dot, or write .dot and draw it with Graphviz")
        }
        _ => failure,
    }
}
