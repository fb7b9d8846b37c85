//! The extractor against the documents that we annotated ourselves.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use demarche::evaluation::gold::{GoldDocument, read_gold, read_list};
use demarche::evaluation::{Prediction, score};
use demarche::lexicon::Lexicon;
use demarche::pipeline::Analyser;
use demarche::vocabulary::{Act, StanceKind};
use serde::Deserialize;

/// `data/gold/accepted-score.ron`.
#[derive(Deserialize)]
struct Accepted {
    articles: f64,
    texts: f64,
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn gold() -> Vec<GoldDocument> {
    read_gold(&root("examples/articles"), &root("data/gold"), None).expect("gold is well formed")
}

/// The second set, in other styles (`data/gold/texts/README.md`).
fn gold_texts() -> Vec<GoldDocument> {
    let folder = root("data/gold/texts");
    read_gold(&folder, &folder, None).expect("gold is well formed")
}

#[test]
fn the_score_does_not_fall_below_the_accepted_one() {
    let accepted = std::fs::read_to_string(root("data/gold/accepted-score.ron")).unwrap();
    let accepted: Accepted = ron::from_str(&accepted).unwrap();
    let analyser = Analyser::new(Lexicon::embedded().unwrap()).unwrap();
    for (gold, floor) in [(gold(), accepted.articles), (gold_texts(), accepted.texts)] {
        let predictions: Vec<Prediction> = gold
            .iter()
            .flat_map(|one| analyser.stances(&one.document().unwrap()))
            .map(|stance| Prediction::from(&stance))
            .collect();
        let report = score(&gold, &predictions).report;
        assert_eq!(report.span_faults, 0, "{report}");
        let reached = report.who_what.level.all.f1;
        assert!(
            reached >= floor,
            "F1 {reached} is below the accepted {floor}:\n{report}"
        );
    }
}

#[test]
fn gold_copies_its_texts_exactly() {
    let faults: Vec<String> = gold()
        .iter()
        .chain(&gold_texts())
        .flat_map(GoldDocument::faults)
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn gold_stances_and_acts_go_together() {
    for document in gold() {
        for stance in &document.stances {
            let turned = stance.act == Act::Demand && stance.stance == StanceKind::Opposes;
            assert!(
                turned || stance.act.stance() == stance.stance,
                "{}: {} / {} in: {}",
                document.id,
                stance.stance,
                stance.act,
                stance.sentence
            );
        }
    }
}

#[test]
fn every_gold_document_is_in_one_list() {
    let tune = read_list(&root("data/gold/tune.txt")).unwrap();
    let check = read_list(&root("data/gold/check.txt")).unwrap();
    assert!(tune.is_disjoint(&check));
    let listed: BTreeSet<String> = tune.union(&check).cloned().collect();
    let present: BTreeSet<String> = gold().iter().map(|one| one.id.to_string()).collect();
    assert_eq!(listed, present);
}
