//! What lines and letters look like.
//!
//! Comes in: widths, colours, sizes. Goes out: a [`Pen`] and [`Letters`], which
//! every drawing shares. Must not know: where on the sheet they are used.

use std::fmt::Write as _;

use super::track::number;

/// Families of the same widths, so that text fits on every system.
pub(super) const FAMILIES: &str = "Helvetica, Arial, Arimo, Liberation Sans, sans-serif";
/// Colour of names and lines.
pub(in crate::export) const INK: &str = "#20262D";
/// Colour of notes and titles.
pub(in crate::export) const NOTE: &str = "#4A535D";
/// Colour of frames.
pub(in crate::export) const FRAME: &str = "#8A94A0";

/// How a line runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::export) enum Dash {
    Solid,
    Dashed,
    Dotted,
}

/// What a line is drawn with.
#[derive(Clone, Copy, Debug)]
pub(in crate::export) struct Pen {
    pub(in crate::export) colour: &'static str,
    pub(in crate::export) width: f64,
    pub(in crate::export) dash: Dash,
}

impl Pen {
    /// No line at all.
    pub(in crate::export) const NONE: Self = Self::solid("none", 0.0);

    pub(in crate::export) const fn solid(colour: &'static str, width: f64) -> Self {
        Self {
            colour,
            width,
            dash: Dash::Solid,
        }
    }

    /// Dashes and dots that grow with the line, dots being round.
    pub(super) fn attributes(&self) -> String {
        let Self {
            colour,
            width,
            dash,
        } = *self;
        if width == 0.0 {
            return String::new();
        }
        let mut text = format!(" stroke=\"{colour}\" stroke-width=\"{}\"", number(width));
        let _ = match dash {
            Dash::Solid => Ok(()),
            Dash::Dashed => write!(
                text,
                " stroke-dasharray=\"{},{}\"",
                number(4.5 + 1.6 * width),
                number(2.5 + 0.9 * width)
            ),
            Dash::Dotted => write!(
                text,
                " stroke-dasharray=\"0.1,{}\" stroke-linecap=\"round\"",
                number(1.5 + 1.5 * width)
            ),
        };
        text
    }
}

/// Where a text stands relative to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::export) enum Anchor {
    Start,
    Middle,
    End,
}

/// What a text looks like.
#[derive(Clone, Copy, Debug)]
pub(in crate::export) struct Letters {
    pub(in crate::export) size: f64,
    pub(in crate::export) colour: &'static str,
    pub(in crate::export) bold: bool,
    pub(in crate::export) anchor: Anchor,
}

impl Letters {
    pub(in crate::export) const fn plain(size: f64) -> Self {
        Self {
            size,
            colour: INK,
            bold: false,
            anchor: Anchor::Start,
        }
    }

    pub(in crate::export) const fn anchored(mut self, anchor: Anchor) -> Self {
        self.anchor = anchor;
        self
    }

    pub(in crate::export) const fn coloured(mut self, colour: &'static str) -> Self {
        self.colour = colour;
        self
    }

    pub(in crate::export) const fn bold(mut self) -> Self {
        self.bold = true;
        self
    }
}
