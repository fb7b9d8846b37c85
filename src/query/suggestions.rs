//! Names and topics that are spelt nearly like what was asked for.

use std::collections::BTreeSet;

use super::names::Names;
use super::spelling::{distance, fold, folded_words, last_word, slips};

/// Most suggestions at a time.
const SUGGESTIONS: usize = 3;

impl Names {
    /// Actors of the graph whose names are spelt nearly so, the nearest first,
    /// at most three.
    pub fn nearest(&self, name: &str) -> Vec<String> {
        let name = fold(name);
        let near = self.written.iter().filter_map(|written| {
            let last = distance(&name, &last_word(written));
            let far = last.min(distance(&name, &fold(written)));
            (far <= slips(&name)).then_some((far, written))
        });
        let near: BTreeSet<(usize, &String)> = near.collect();
        near.into_iter()
            .take(SUGGESTIONS)
            .map(|(_, written)| written.clone())
            .collect()
    }

    /// Actors and issues of the graph that a question seems to name, for one
    /// that is not understood: some word of theirs is spelt nearly like one of
    /// its words. At most three of each.
    pub fn in_question(&self, question: &str) -> Vec<String> {
        let words: BTreeSet<String> = folded_words(question).collect();
        let long = words.iter().filter(|word| word.len() > 3);
        let mut near: BTreeSet<(usize, &String)> = BTreeSet::new();
        for word in long {
            near.extend(self.written.iter().filter_map(|written| {
                let far = distance(word, &last_word(written)).min(distance(word, &fold(written)));
                // Less than for a name that is known to be one.
                (far < slips(word)).then_some((far, written))
            }));
        }
        let actors = near.into_iter().take(SUGGESTIONS).map(|(_, name)| name);
        let topics = self.nearest_topics(question);
        actors.cloned().chain(topics).collect()
    }

    /// Issues of the graph of which some word is spelt nearly like one of the
    /// phrase, at most three.
    pub fn nearest_topics(&self, phrase: &str) -> Vec<String> {
        let words: Vec<String> = folded_words(phrase).filter(|word| word.len() > 4).collect();
        let is_near = |label: &&String| {
            let mut of_label = folded_words(label).filter(|word| word.len() > 4);
            of_label.any(|a| words.iter().any(|b| distance(&a, b) < slips(b)))
        };
        self.topics
            .iter()
            .filter(is_near)
            .take(SUGGESTIONS)
            .cloned()
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::graph::sample::{graph, lexicon};

    #[test]
    fn misspelt_names() {
        let names = Names::of(&lexicon(), &graph());
        assert_eq!(names.nearest("Arvanai"), ["Arvania"]);
        assert_eq!(names.nearest("Odoru"), ["Ina Oduro"]);
        assert!(names.nearest("Xyz").is_empty());
        assert_eq!(
            names.nearest_topics("deploiment of apples"),
            ["Troop deployment"]
        );
        assert!(names.nearest_topics("apples").is_empty());
        assert_eq!(
            names.in_question("has Arvanai said anything of deploiment"),
            ["Arvania", "Troop deployment"]
        );
        assert!(names.in_question("is it raining").is_empty());
    }
}
