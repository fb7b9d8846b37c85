//! Targets beside a word: a word that the vectors of nearness do not know, and a graph, in; the targets
//! in whose sentences it mostly stands out.
//!
//! Comes in: a phrase that was asked about, a [`StanceGraph`]. Goes out: labels of targets with how closely
//! the records join them to a word. Must not know: vectors, names, stores.
//!
//! A word and a target are as close as Dice's coefficient of their records: twice those that have both, by
//! those of the word and those of the target together (L. R. Dice, Measures of the amount of ecologic association
//! between species, Ecology 26, 1945). It needs no count of all records, so that a part of a graph that has
//! the edges of a word tells the same as the whole. Of the target the edges count that have the word.

use std::collections::BTreeMap;

use super::target::LOOKED_AT;
use crate::graph::StanceGraph;
use crate::graph::words::{content_stems, stem};
use crate::stances::Stance;

/// So many letters of a word have to be in a text for its words to be looked at.
const BEGINNING: usize = 3;

/// How closely targets are joined to a word, from 0 to 1, by their labels.
pub(super) fn targets_beside<'g>(word: &str, graph: &'g StanceGraph) -> BTreeMap<&'g str, f64> {
    let stem = stem(word);
    let beginning: String = stem.chars().take(BEGINNING).collect();
    let mut with_word = 0;
    let mut of_targets: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for edge in graph.edges().iter().take(LOOKED_AT) {
        let records = edge.evidence.iter();
        let both = records
            .filter(|record| holds(record, &stem, &beginning))
            .count();
        if both > 0 {
            with_word += both;
            let counts = of_targets.entry(graph.label(&edge.target)).or_default();
            counts.0 += both;
            counts.1 += edge.evidence.len();
        }
    }
    let closeness = of_targets.into_iter();
    let closeness = closeness
        .map(|(target, (both, of_target))| (target, share(2 * both, with_word + of_target)));
    closeness.collect()
}

#[allow(clippy::cast_precision_loss, reason = "there are some ten thousand")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// Whether the word stands in the sentence of a record or in the words of its target.
fn holds(record: &Stance, stem: &str, beginning: &str) -> bool {
    let target = &record.target;
    let texts = [&record.evidence.text, &target.text, &target.meaning];
    texts.into_iter().any(|text| {
        text.to_lowercase().contains(beginning) && content_stems(text).any(|word| word == stem)
    })
}

#[cfg(test)]
mod tests {
    use super::targets_beside;
    use crate::graph::sample::{AR, BO, CE, DAM, lexicon, report, stance};
    use crate::graph::{Catalogue, StanceGraph, assemble};
    use crate::query::{Filters, Names, search};
    use crate::vocabulary::StanceKind::{Opposes, Supports, Warns};

    /// Orlokia stands in both sentences on fish and in one of three on the dam, refugees in all.
    fn graph() -> StanceGraph {
        let mut records = vec![
            stance(AR, AR, Supports, "the ban on fish", ""),
            stance(BO, BO, Supports, "the ban on fish", ""),
            stance(AR, AR, Opposes, "the dam", DAM),
            stance(AR, AR, Opposes, "the dam on the Sill", DAM),
            stance(AR, AR, Opposes, "its dam", DAM),
            stance(CE, CE, Warns, "raids on the port", ""),
        ];
        for (at, record) in records.iter_mut().enumerate() {
            let beside = if at < 3 {
                "Orlokia’s refugees"
            } else {
                "the refugees"
            };
            record.evidence.text = format!("At {beside} it was said: {}", record.evidence.text);
            record.evidence.start = 100 * at;
            record.evidence.end = record.evidence.start + record.evidence.text.len();
        }
        let reports = vec![report("gazette-2", "2022-05-01", records)];
        assemble(reports, &Catalogue::from(&lexicon()))
    }

    #[test]
    fn a_word_is_close_to_what_it_stands_with_and_to_little_else() {
        let graph = graph();
        let close = |word| -> Vec<String> {
            let all = targets_beside(word, &graph).into_iter();
            all.map(|(target, close)| format!("{target} {close:.2}"))
                .collect()
        };
        assert_eq!(
            close("orlokia"),
            ["Upper Sill dam 0.33", "ban on fish 0.80"]
        );
        assert_eq!(
            close("refugees"),
            [
                "Upper Sill dam 0.67",
                "ban on fish 0.50",
                "raids on the port 0.29"
            ]
        );
        assert!(close("nosferatia").is_empty());
    }

    #[test]
    fn only_words_that_the_vectors_do_not_know_are_looked_for_beside_targets() {
        let graph = graph();
        let names = Names::of(&lexicon(), &graph);
        let nearest = |question: &str| {
            let answer = search(question, &Filters::default(), &graph, &names).unwrap();
            assert!(answer.is_empty(), "{question}");
            answer.nearest
        };
        assert_eq!(nearest("who opposes Orlokia in spring")[0], "ban on fish");
        assert!(nearest("who opposes Nosferatia in spring").is_empty());
        assert!(nearest("who opposes Orlokia of Nosferatia").is_empty());
        // These stand in all sentences, but the vectors know them.
        assert!(nearest("who opposes migrants among refugees").is_empty());
    }
}
