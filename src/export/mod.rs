//! Export: a graph in, files that other programs read out.

pub mod diagram;
mod diagram_source;
pub mod dot;
pub mod dot_quote;
mod dot_style;
mod dot_words;
