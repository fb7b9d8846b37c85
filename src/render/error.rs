//! Why a drawing could not be made.

/// Why a drawing could not be made.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The layout program refused the DOT text.
    #[error("the drawing could not be laid out: {0}")]
    Layout(String),
    /// No `dot` program was found.
    #[error("no installed Graphviz: there is no program 'dot' on the path")]
    NotInstalled,
    /// The installed `dot` could not be started or read.
    #[error("the installed Graphviz could not be run: {0}")]
    Run(#[from] std::io::Error),
    /// The SVG is not well-formed.
    #[error("the drawing is not well-formed SVG: {0}")]
    Malformed(String),
    /// The SVG holds something that may run or that leads away from the web.
    #[error("the drawing holds something unsafe: {0}")]
    Unsafe(String),
    /// The SVG could not be turned into pixels.
    #[error("the picture could not be painted: {0}")]
    Paint(String),
    /// This build has no renderer of its own.
    #[error("this build of demarche draws no pictures itself (feature 'render' is off)")]
    NotBuiltIn,
}
