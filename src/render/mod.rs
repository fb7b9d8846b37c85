//! Render: DOT in, SVG, PNG and PDF out.
//!
//! Comes in: the DOT of `export/dot.rs`. Goes out: an SVG that any program may
//! open without care, or a PNG or PDF made with the font that we ship, the same
//! bytes on every machine. Must not know: what is drawn. Start reading at
//! [`svg`].

mod clean;
mod error;
mod installed;
#[cfg(feature = "render")]
mod paint;
#[cfg(feature = "render")]
mod pdf;
mod places;

pub use error::RenderError;
pub use places::Rectangle;

use std::collections::BTreeMap;

/// Who lays the drawing out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Renderer {
    /// In process (feature `render`).
    #[default]
    BuiltIn,
    /// The program `dot` of an installed Graphviz.
    Installed,
}

/// Lays out DOT and writes it as SVG, cleaned of all that is no drawing, with
/// tooltips as `<title>` elements.
///
/// # Errors
///
/// When the text is no DOT, the renderer is not there, or the result would
/// hold a script or a link that is not of the web.
pub fn svg(dot: &str, renderer: Renderer) -> Result<String, RenderError> {
    let raw = match renderer {
        Renderer::BuiltIn => built_in(dot, "svg")?,
        Renderer::Installed => installed::run(dot, "svg")?,
    };
    clean::clean(&raw)
}

/// Lays out DOT and tells where each node lies, by its name there.
///
/// # Errors
///
/// When the text is no DOT, or the renderer is not there.
pub fn places(dot: &str, renderer: Renderer) -> Result<BTreeMap<String, Rectangle>, RenderError> {
    let plain = match renderer {
        Renderer::BuiltIn => built_in(dot, "plain")?,
        Renderer::Installed => installed::run(dot, "plain")?,
    };
    Ok(places::read(&plain))
}

/// Paints an SVG of [`svg`] as PNG, 200 dots an inch on white.
///
/// # Errors
///
/// When the SVG cannot be read, or this build paints no pictures.
#[cfg(feature = "render")]
pub fn png(svg: &str) -> Result<Vec<u8>, RenderError> {
    paint::png(svg)
}

/// Paints an SVG of [`svg`] as PNG, 200 dots an inch on white.
///
/// # Errors
///
/// Always: this build paints no pictures.
#[cfg(not(feature = "render"))]
pub fn png(_svg: &str) -> Result<Vec<u8>, RenderError> {
    Err(RenderError::NotBuiltIn)
}

/// Writes an SVG of [`svg`] as a PDF of one page, its words as text; `title` is
/// what a reader shows as the document's name.
///
/// # Errors
///
/// When the SVG cannot be read, or this build paints no pictures.
#[cfg(feature = "render")]
pub fn pdf(svg: &str, title: &str) -> Result<Vec<u8>, RenderError> {
    pdf::pdf(svg, title)
}

/// Writes an SVG of [`svg`] as a PDF of one page.
///
/// # Errors
///
/// Always: this build paints no pictures.
#[cfg(not(feature = "render"))]
pub fn pdf(_svg: &str, _title: &str) -> Result<Vec<u8>, RenderError> {
    Err(RenderError::NotBuiltIn)
}

#[cfg(feature = "render")]
fn built_in(dot: &str, format: &str) -> Result<String, RenderError> {
    graphviz_pure::render_dot(dot, "dot", format)
        .map(graphviz_pure::Rendered::into_output)
        .map_err(|error| RenderError::Layout(error.to_string()))
}

#[cfg(not(feature = "render"))]
fn built_in(_dot: &str, _format: &str) -> Result<String, RenderError> {
    Err(RenderError::NotBuiltIn)
}
