//! Finds the positions in a text and prints each with its place.
//!
//! ```text
//! cargo run --release --example first_stances
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use demarche::document::Document;
use demarche::lexicon::Lexicon;
use demarche::pipeline::Analyser;

const TEXT: &str = "\
Turkey's foreign minister rejected the draft on Monday. Greece and Cyprus, \
however, welcomed it. According to Reuters, Italy is ready to host the talks, \
but Rome will not send troops.";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // The tables and the syntax model come with the crate; load them once.
    let analyser = Analyser::new(Lexicon::embedded()?)?;
    let mut document = Document::new("note", TEXT);
    // Who held which office depends on the date.
    document.date = Some("2019-06-20".parse()?);
    for stance in analyser.stances(&document) {
        // A span is always the words it claims.
        let words = &TEXT[stance.target.start..stance.target.end];
        let via: Vec<&str> = stance
            .via
            .iter()
            .map(|source| source.name.as_str())
            .collect();
        println!(
            "{} {} “{words}” (bytes {}..{}, {}{})",
            stance.holder.name,
            stance.stance,
            stance.target.start,
            stance.target.end,
            stance.scope,
            if via.is_empty() {
                String::new()
            } else {
                format!(", via {}", via.join(", "))
            },
        );
    }
    Ok(())
}
