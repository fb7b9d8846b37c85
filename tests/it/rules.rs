//! Every frame's own examples are read, and its counterexamples are not.

use demarche::document::Document;
use demarche::evaluation::rule_examples::check_examples;
use demarche::lexicon::Lexicon;
use demarche::pipeline::Analyser;

#[test]
fn frames_read_their_examples_and_no_counterexample() {
    let frames = Lexicon::embedded().unwrap().frames;
    let analyser = Analyser::new(Lexicon::embedded().unwrap()).unwrap();
    let results = check_examples(&frames, |sentence| {
        analyser.stances_by_rule(&Document::new("example", sentence))
    });
    let wrong: Vec<String> = results
        .iter()
        .filter(|result| !result.outcome.is_right())
        .map(ToString::to_string)
        .collect();
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
