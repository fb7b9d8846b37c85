//! `explain --trace` and `lexicon try`: what made a record, what an entry does.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use demarche::document::{self, Document};
use demarche::lexicon::Lexicon;
use demarche::pipeline::Analyser;
use demarche::stances::trace::Trace;
use tempfile::TempDir;

const TEXT: &str = "Date: 2024-05-02\n\n\
    French President Emmanuel Macron came to Paris. He does not support the sale of the port, \
    according to Le Monde.\n";

/// The traces of all records of a text.
fn traces(text: &str, date: Option<&str>) -> Vec<Trace> {
    let analyser = Analyser::new(Lexicon::embedded().unwrap()).unwrap();
    let mut document = Document::new("a", text);
    document.date = date.map(|date| date.parse().unwrap());
    let stances = analyser.stances(&document);
    let wanted: Vec<_> = stances.iter().collect();
    let traces: Vec<Trace> = analyser
        .traces(&document, &wanted)
        .into_iter()
        .flatten()
        .collect();
    assert_eq!(traces.len(), stances.len(), "a record has no trace");
    for (trace, stance) in traces.iter().zip(&stances) {
        assert_eq!(trace.rule, stance.rule);
        assert_eq!(trace.holder.actor, stance.holder);
        assert_eq!(trace.holder.party, stance.party);
        let sum: f64 = trace.confidence.iter().map(|part| part.log_odds).sum();
        let chance = (1.0 / (1.0 + (-sum).exp())).clamp(0.05, 0.99);
        assert!((chance - stance.confidence).abs() < 0.006, "{trace:?}");
        let target = trace.places.iter().find(|it| it.role == "target").unwrap();
        assert_eq!(target.words.text, stance.target.text);
        for place in &trace.places {
            assert_eq!(text[place.words.start..place.words.end], place.words.text);
        }
    }
    traces
}

#[test]
fn a_trace_follows_pronoun_office_source_and_negation() {
    let found = traces(
        "French President Emmanuel Macron came to Paris. He does not support the sale of the \
         port, according to Le Monde.",
        Some("2024-05-02"),
    );
    let [trace] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!(trace.rule.as_str(), "support-v");
    assert_eq!(trace.cue[0].text, "support");
    assert_eq!(trace.holder.words.as_ref().unwrap().text, "He");
    assert_eq!(trace.holder.how, "by a pronoun");
    let before = trace.holder.refers_to.as_ref().unwrap();
    assert!(before.text.contains("Macron"), "{before:?}");
    assert_eq!(trace.holder.why, "president of country:FR on 2024-05-02");
    assert_eq!(trace.voice[0].by, "according");
    assert_eq!(trace.voice[0].speakers[0].name, "Le Monde");
    assert!(trace.context.negated);
    assert!(trace.context.words.iter().any(|word| word.text == "not"));
    assert_eq!(trace.polarity[0], "the frame says: support, supports");
    assert!(trace.polarity[1].contains("negated: oppose, opposes"));
    assert!(trace.tree.starts_with("support "), "{}", trace.tree);
}

#[test]
fn records_of_every_sort_have_traces() {
    let found = traces(
        "“We must stop the deliveries,” said Annalena Baerbock. Poland, Hungary and Spain urged \
         Iran to sign the treaty and to open its ports. Lavrov: NATO troops are unacceptable. The \
         two ministers condemned the brutal attack. Germany would reject the plan if prices rise.",
        Some("2024-05-02"),
    );
    assert!(found.len() >= 5, "{found:?}");
    let conditional = found
        .iter()
        .find(|it| it.rule.as_str() == "reject-v")
        .unwrap();
    assert_eq!(conditional.context.modality, "conditional");
    let words = &conditional.context.words;
    assert!(words.iter().any(|word| word.text == "if"), "{words:?}");
}

#[test]
fn every_record_of_the_example_articles_has_a_trace() {
    let analyser = Analyser::new(Lexicon::embedded().unwrap()).unwrap();
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles");
    let mut records = 0;
    for document in document::read(&[articles], document::Options::default()) {
        let document = document.unwrap();
        let stances = analyser.stances(&document);
        let wanted: Vec<_> = stances.iter().collect();
        for (trace, stance) in analyser.traces(&document, &wanted).iter().zip(&stances) {
            let trace = trace.as_ref().unwrap_or_else(|| panic!("{stance:?}"));
            assert_eq!(trace.holder.actor, stance.holder);
            records += 1;
        }
    }
    assert!(records > 100, "{records}");
}

#[test]
fn a_record_of_another_text_has_no_trace() {
    let analyser = Analyser::new(Lexicon::embedded().unwrap()).unwrap();
    let stances = analyser.stances(&Document::new("a", "Norway opposes the dam."));
    let other = Document::new("a", "Norway supports the dam.");
    let wanted: Vec<_> = stances.iter().collect();
    assert_eq!(analyser.traces(&other, &wanted), [None]);
}

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), TEXT).unwrap();
    folder
}

fn ends(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::cargo_bin("demarche").unwrap();
    let output = command
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    (output.status.code().unwrap(), out)
}

#[test]
fn explain_traces_with_the_documents_and_says_what_a_graph_file_lacks() {
    let folder = folder();
    let path = folder.path();
    let (_, out) = ends(path, &["extract", "a.txt"]);
    assert_eq!(out.lines().count(), 1, "{out}");
    ends(path, &["build", "-q", "a.txt", "-o", "g.ron"]);
    let (_, table) = ends(path, &["extract", "a.txt", "--format", "table"]);
    let edge = table.split("edge ").nth(1).unwrap();
    let edge: String = edge.chars().take_while(char::is_ascii_hexdigit).collect();
    for sources in [&["a.txt"][..], &["g.ron", "a.txt"][..]] {
        let arguments = [&["explain"], sources, &[&edge, "--trace"]].concat();
        let (code, out) = ends(path, &arguments);
        assert_eq!(code, 0);
        for words in [
            "rule support-v",
            "by a pronoun, back to",
            "president of",
            "advmod",
        ] {
            assert!(out.contains(words), "{words} is not in {out}");
        }
    }
    let (_, out) = ends(path, &["explain", "g.ron", &edge, "--trace"]);
    assert!(
        out.contains("no trace") && out.contains("document"),
        "{out}"
    );
    let (_, out) = ends(
        path,
        &["explain", "a.txt", &edge, "--trace", "--format", "json"],
    );
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["traces"][0]["trace"]["rule"], "support-v");
    let (_, out) = ends(
        path,
        &["explain", "g.ron", &edge, "--trace", "--format", "json"],
    );
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["traces"][0], "no-text");
}

#[test]
fn try_shows_what_an_entry_would_do() {
    let folder = folder();
    let path = folder.path();
    let sentence = "Norway kiboshed the plan.";
    let (code, out) = ends(path, &["lexicon", "try", sentence]);
    assert_eq!(code, 1);
    assert!(out.contains("no position"), "{out}");
    let frame = "(id: \"kibosh-v\", cue: \"kibosh\", class: Verb, act: Reject, intensity: 2,
        holder: [Subject], target: [Object],
        counterexamples: [\"The kiboshed plan was long.\", \"Sweden kiboshed the plan.\"])";
    let (code, out) = ends(path, &["lexicon", "try", sentence, "--frame", frame]);
    assert_eq!(code, 0);
    for words in [
        "kibosh-v is added",
        "Norway opposes “the plan”",
        "right silence",
        "noisy",
    ] {
        assert!(out.contains(words), "{words} is not in {out}");
    }
    fs::write(path.join("own.ron"), format!("[{frame}]")).unwrap();
    let (code, same) = ends(path, &["lexicon", "try", sentence, "--frame", "own.ron"]);
    assert_eq!((code, same), (0, out));
    let (_, out) = ends(path, &["lexicon", "try", "The rejected plan was long."]);
    assert!(
        out.contains("reject-v: nothing: the verb only describes a noun"),
        "{out}"
    );
    let (code, _) = ends(path, &["lexicon", "try", sentence, "--frame", "(id: 1)"]);
    assert_eq!(code, 2);
}

/// What the rules do not find and the model adds says so, and only that.
#[test]
fn linked_records_say_so() {
    let analyser = Analyser::new(Lexicon::embedded().unwrap()).unwrap();
    let mut linked = 0;
    let mut files: Vec<_> = fs::read_dir("examples/articles")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();
    for path in files {
        let document = Document::new("a", fs::read_to_string(&path).unwrap());
        let by_rule = analyser.stances_by_rule(&document);
        let stances = analyser.stances(&document);
        let wanted: Vec<_> = stances.iter().collect();
        for (stance, trace) in stances.iter().zip(analyser.traces(&document, &wanted)) {
            let trace = trace.unwrap();
            let ruled = by_rule.iter().any(|other| {
                (&other.rule, &other.holder) == (&stance.rule, &stance.holder)
                    && other.evidence == stance.evidence
                    && other.target.start == stance.target.start
            });
            assert!(ruled || trace.linked.is_some(), "{path:?}: {stance:?}");
            linked += usize::from(trace.linked.is_some());
            // What answers the sentence before is not weighed by the model.
            let answers = trace.places.iter().any(|it| it.place.starts_with("Before"));
            assert!(answers || trace.confidence.len() > 2, "{trace:?}");
        }
    }
    assert!(linked > 0);
}
