//! Prints trees of sentences on standard input.
use demarche::{document::Document, lexicon::Lexicon, pipeline::Analyser};
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let analyser = Analyser::new(Lexicon::embedded()?)?;
    let text = std::io::read_to_string(std::io::stdin())?;
    let mut d = Document::new("x", text.clone());
    d.date = "2025-02-19".parse().ok();
    for p in analyser.parse(&d) {
        for i in 0..p.len() {
            println!(
                "{i:3} {:<16} {:<14} {:<5} {:<4} {:<12} {}",
                p.span(i).slice(&text),
                p.lemma(i),
                p.word(i).upos,
                p.word(i).tag,
                p.relation(i),
                p.head(i)
                    .map_or("-".into(), |h| format!("{h}:{}", p.lower(h)))
            );
        }
        println!();
    }
    for s in analyser.stances(&d) {
        println!(
            "{} [{}] {}/{} «{}» = {} via {:?} {} {} {}",
            s.holder.name,
            s.party.map_or(String::new(), |p| p.name),
            s.stance,
            s.act,
            s.target.text,
            s.target.meaning,
            s.via.iter().map(|v| v.name.clone()).collect::<Vec<_>>(),
            s.rule,
            s.scope,
            s.confidence
        );
    }
    Ok(())
}
