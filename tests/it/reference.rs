//! Reference by itself: `data/gold/reference.ron`.
//!
//! Each case is a text in which somebody, or a target, is meant by a pronoun, a description or a place.
//! Not all are understood; the share that is must not fall.

use std::collections::BTreeMap;

use demarche::date::PartialDate;
use demarche::document::Document;
use demarche::lexicon::Lexicon;
use demarche::pipeline::Analyser;
use serde::Deserialize;

/// So many cases are right. Only ever raised.
const FLOOR: usize = 84;

#[derive(Deserialize)]
struct Case {
    kind: String,
    text: String,
    holder: String,
    #[serde(default)]
    meaning: Option<String>,
    #[serde(default)]
    not: Option<String>,
    #[serde(default)]
    date: Option<PartialDate>,
}

impl Case {
    /// Whether the holder is found, nobody else in his place, and the target is what it refers to.
    fn is_right(&self, analyser: &Analyser) -> bool {
        let mut document = Document::new("case", &self.text);
        document.date = self.date;
        let stances = analyser.stances(&document);
        let wanted = self.meaning.as_deref().unwrap_or_default();
        let means = |meaning: &str| wanted.split(' ').all(|word| meaning.contains(word));
        let found = stances
            .iter()
            .any(|it| it.holder.name == self.holder && means(&it.target.meaning));
        let another = self.not.as_deref();
        let mistaken = another.is_some_and(|name| stances.iter().any(|it| it.holder.name == name));
        found && !mistaken
    }
}

#[test]
fn as_many_references_are_understood_as_before() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/gold/reference.ron");
    let source = std::fs::read_to_string(path).unwrap();
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let cases: Vec<Case> = options.from_str(&source).unwrap();
    let analyser = Analyser::new(Lexicon::embedded().unwrap()).unwrap();
    let mut right = 0;
    let mut table: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missed = String::new();
    for case in &cases {
        let (of_kind, all) = table.entry(&case.kind).or_default();
        *all += 1;
        if case.is_right(&analyser) {
            right += 1;
            *of_kind += 1;
        } else {
            missed = format!("{missed}\n{}: {}", case.kind, case.text);
        }
    }
    println!(
        "{right} of {} references are understood: {table:?}{missed}",
        cases.len()
    );
    assert!(
        right >= FLOOR,
        "{right} of {} are right:{missed}",
        cases.len()
    );
}
