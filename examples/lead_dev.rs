//! Prints the stances of the documents of a JSONL file.
use demarche::{document::Document, lexicon::Lexicon, pipeline::Analyser};
use rayon::prelude::*;
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: FILE")?;
    let analyser = Analyser::new(Lexicon::embedded()?)?;
    let text = std::fs::read_to_string(path)?;
    let rows: Vec<&str> = text.lines().collect();
    let out: Vec<String> = rows
        .par_iter()
        .map(|line| {
            let row: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
            let get = |k: &str| row[k].as_str().map(str::to_owned);
            let mut d = Document::new(
                get("id").unwrap_or_default(),
                get("text").unwrap_or_default(),
            );
            d.date = get("date").and_then(|x| x.parse().ok());
            d.speaker = get("speaker");
            d.party = get("party");
            d.publisher = get("publisher");
            analyser
                .stances(&d)
                .iter()
                .map(|s| serde_json::to_string(s).unwrap_or_default() + "\n")
                .collect()
        })
        .collect();
    for o in out {
        print!("{o}");
    }
    Ok(())
}
