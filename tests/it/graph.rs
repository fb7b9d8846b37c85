//! Graphs through the public interface: records in, file out, file in, the same graph.

use demarche::document::Document;
use demarche::graph::{Catalogue, Report, StanceGraph, assemble};
use demarche::lexicon::Lexicon;
use demarche::query::{Filters, Names, ask};
use demarche::stances::Stance;
use proptest::prelude::*;

/// A record as a line of JSONL, the contract between extraction and the graph.
fn record(document: &str, holder: &str, stance: &str, target: &str, confidence: f64) -> Stance {
    let act = match stance {
        "supports" => "support",
        "opposes" => "reject",
        _ => "warn",
    };
    let line = serde_json::json!({
        "document": document,
        "holder": {"id": format!("country:{holder}"), "name": holder, "kind": "country"},
        "party": {"id": format!("country:{holder}"), "name": holder, "kind": "country"},
        "stance": stance,
        "act": act,
        "target": {"text": target, "start": 0, "end": target.len(), "meaning": target,
                   "actors": [], "issue": null},
        "addressee": [],
        "via": [],
        "intensity": 2,
        "modality": "asserted",
        "scope": "own-participation",
        "quoted": false,
        "date": "2030-01",
        "confidence": confidence,
        "rule": "test",
        "evidence": {"text": target, "start": 0, "end": target.len()}
    });
    serde_json::from_value(line).unwrap()
}

fn report(document: &str, text: &str, records: Vec<Stance>) -> Report {
    Report::new(&Document::new(document, text), records)
}

#[test]
fn a_graph_of_the_embedded_lexicon_survives_its_file() {
    let known = Catalogue::from(&Lexicon::embedded().unwrap());
    let records = vec![
        record("d", "DE", "opposes", "the dam", 0.7),
        record("d", "FR", "warns", "the \"dam\" \\ \u{1b}\n«barrage»", 0.55),
    ];
    let graph = assemble([report("d", "text", records)], &known);
    let germany = graph.actor(&"country:DE".into()).unwrap();
    assert_eq!(
        germany.name, "Germany",
        "the lexicon's name, not the record's"
    );
    let nato = "org:NATO".into();
    assert!(germany.is_member(&nato, "2030".parse().ok()));
    assert!(
        graph.actor(&nato).is_some(),
        "organisations of its actors are in the graph"
    );

    let text = graph.to_ron().unwrap();
    let back = StanceGraph::from_ron("g.ron", &text).unwrap();
    assert_eq!(back, graph);
    assert_eq!(back.to_ron().unwrap(), text);
}

/// Records of a small world of holders, stances, targets.
fn records() -> impl Strategy<Value = Vec<Stance>> {
    let one = (
        prop::sample::select(vec!["A", "B", "C"]),
        prop::sample::select(vec!["supports", "opposes", "warns"]),
        "\\PC{0,12}",
        0_u8..=100,
    );
    let one = one.prop_map(|(holder, stance, target, confidence)| {
        record("", holder, stance, &target, f64::from(confidence) / 100.0)
    });
    prop::collection::vec(one, 0..8)
}

/// Words of which questions are made, and some of which none is.
fn word() -> impl Strategy<Value = String> {
    let known = [
        "who", "what", "does", "which", "is", "not", "opposes", "rule", "out", "warn", "about",
        "A", "A's", "members", "of", "the", "troops", "since", "2030", "in", "for", "position",
        "on", "?", "over",
    ];
    prop_oneof![4 => prop::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,6}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the words, the order of documents and the way they came in do
    /// not matter, and the file holds all.
    #[test]
    fn a_graph_is_a_function_of_its_documents(
        first in records(), second in records(), third in records()
    ) {
        let known = Catalogue::default();
        let reports = [("a", first), ("b", second), ("c", third)];
        let reports = reports.map(|(id, records)| report(id, id, records));
        let graph = assemble(reports.clone(), &known);

        let mut reversed = reports.clone();
        reversed.reverse();
        prop_assert_eq!(&assemble(reversed, &known), &graph);

        let [one, two, three] = reports.map(|report| assemble([report], &known));
        let mut merged = three;
        merged.merge(one.clone());
        merged.merge(two);
        merged.merge(one);
        prop_assert_eq!(&merged, &graph);

        let text = graph.to_ron().unwrap();
        prop_assert_eq!(&StanceGraph::from_ron("g.ron", &text).unwrap(), &graph);
        for edge in graph.edges() {
            prop_assert!(!edge.evidence.is_empty());
            prop_assert!((0.0..=0.99).contains(&edge.confidence()));
        }
    }

    /// Every question has an answer or a reason, and the answer is the same again.
    #[test]
    fn any_words_may_be_asked(words in prop::collection::vec(word(), 0..9)) {
        let lexicon = Lexicon::default();
        let records = vec![record("d", "A", "opposes", "sending troops to B", 0.5)];
        let graph = assemble([report("d", "text", records)], &Catalogue::default());
        let names = Names::of(&lexicon, &graph);
        let question = words.join(" ");
        let asked = || match ask(&question, &Filters::default(), &graph, &names) {
            Ok(answer) => serde_json::to_string(&answer).unwrap(),
            Err(error) => format!("{error} {:?}", error.hint()),
        };
        prop_assert_eq!(asked(), asked());
    }

    /// No text whatever makes reading panic.
    #[test]
    fn reading_a_broken_file_is_an_error(cut in 0_usize..2000, noise in "\\PC{0,8}") {
        let graph = assemble(
            [report("d", "text", vec![record("d", "A", "warns", "a dam", 0.5)])],
            &Catalogue::default(),
        );
        let mut text = graph.to_ron().unwrap();
        let cut = text.floor_char_boundary(cut.min(text.len()));
        text.insert_str(cut, &noise);
        text.truncate(text.floor_char_boundary(cut + noise.len() + 40));
        let _ = StanceGraph::from_ron("g.ron", &text);
    }
}
