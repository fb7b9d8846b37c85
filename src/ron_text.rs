//! RON as a person reads and diffs it: graph files, curation files.
//!
//! Comes in: a plain record. Goes out: its text, a final line break included. Must not know: what
//! the record means.

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;

/// Depth at which a record stands on one line.
const DEPTH: usize = 5;

/// The text of a record: the same bytes for the same record.
///
/// # Errors
///
/// [`ron::Error`] if a value has no form in RON.
pub(crate) fn to_text<T: Serialize>(record: &T) -> Result<String, ron::Error> {
    let style = PrettyConfig::new()
        .depth_limit(DEPTH)
        .struct_names(false)
        .new_line("\n")
        .indentor("  ")
        .extensions(Extensions::IMPLICIT_SOME);
    let mut text = ron::ser::to_string_pretty(record, style)?;
    text.push('\n');
    Ok(text)
}
