//! Phrases of questions → words to look for, issues.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::names::Names;
use super::spelling::folded_words;
use super::wordings::Contraries;
use crate::graph::words::{Part, Phrase, content_stems};
use crate::id::IssueId;
use crate::stances::wordform;

/// Words of a question that narrow no issue.
const VAGUE: &[&str] = &[
    "any",
    "call",
    "calls",
    "decision",
    "idea",
    "ideas",
    "issue",
    "move",
    "new",
    "plan",
    "plans",
    "policy",
    "possible",
    "potential",
    "proposal",
    "proposals",
    "proposed",
    "question",
];

/// Words that only link others: a target need not have them.
const LINKS: &[&str] = &[
    "additional",
    "after",
    "against",
    "all",
    "before",
    "between",
    "during",
    "every",
    "extra",
    "further",
    "giving",
    "having",
    "letting",
    "making",
    "more",
    "new",
    "putting",
    "some",
    "through",
    "towards",
    "under",
    "upon",
    "versus",
    "without",
];

impl Names {
    /// The phrase with every name in it widened to all names of that actor.
    pub fn widened(&self, phrase: &str) -> Phrase {
        let parts = self.parts(phrase).into_iter();
        Phrase::of_parts(parts.map(|(part, _)| part).collect())
    }

    /// The parts of [`widened`](Self::widened), and which of them name actors.
    pub(super) fn parts(&self, phrase: &str) -> Vec<(Part, bool)> {
        let words: Vec<String> = folded_words(phrase).collect();
        let only_links = words.iter().all(|word| LINKS.contains(&word.as_str()));
        let mut parts: Vec<(Part, bool)> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let longest = (at + 1..=words.len().min(at + 6)).rev().find_map(|end| {
                let actors = self.actors.get(&words[at..end].join(" "))?;
                Some((end, actors))
            });
            if let Some((end, actors)) = longest {
                let ways = actors.iter().flat_map(|id| self.ways(id));
                parts.push((ways.collect(), true));
                at = end;
            } else if let Some((end, ways)) = self.wordings.at(&words, at) {
                parts.push((ways, false));
                at = end;
            } else {
                if only_links || !LINKS.contains(&words[at].as_str()) {
                    let stems = content_stems(&words[at]);
                    parts.extend(stems.map(|stem| (vec![vec![stem]], false)));
                }
                at += 1;
            }
        }
        parts
    }

    /// The words that turn a target into its contrary.
    pub(super) fn contraries(&self) -> Arc<Contraries> {
        self.wordings.contraries()
    }

    /// The issues that a phrase names, each with the words of the phrase that
    /// say more than the issue.
    pub fn issues(&self, phrase: &str) -> Vec<(IssueId, String)> {
        let by_id = IssueId::new(phrase.trim());
        if self.labels.values().flatten().any(|id| *id == by_id) {
            return vec![(by_id, String::new())];
        }
        let stems: BTreeSet<String> = content_stems(phrase).collect();
        let labelled = self.labels.get(&stems).into_iter().flatten();
        let mut issues: Vec<_> = labelled.map(|id| (id.clone(), String::new())).collect();
        self.add_named(phrase, &mut issues);
        if issues.is_empty() {
            // What the words of the question name stands; else other words may.
            let folded: Vec<String> = folded_words(phrase).collect();
            for variant in self.wordings.variants(&folded) {
                self.add_named(&variant, &mut issues);
            }
        }
        issues
    }

    fn add_named(&self, phrase: &str, issues: &mut Vec<(IssueId, String)>) {
        let words = wordform::split(phrase);
        for (id, places) in self.matcher.mentioned_at(&[phrase]) {
            if issues.iter().any(|(known, _)| *known == id) {
                continue;
            }
            let left = words
                .iter()
                .enumerate()
                .filter(|(place, _)| !places.contains(place));
            let left = left
                .map(|(_, word)| word.as_str())
                .filter(|word| !VAGUE.contains(word) && !LINKS.contains(word));
            issues.push((id, left.collect::<Vec<_>>().join(" ")));
        }
    }

    /// The issues that a phrase names as a whole, by identifier or by name.
    pub fn issues_called(&self, phrase: &str) -> Vec<IssueId> {
        let prefixed = IssueId::new(format!("issue:{}", phrase.trim()));
        if self.labels.values().flatten().any(|id| *id == prefixed) {
            return vec![prefixed];
        }
        let whole = self.issues(phrase).into_iter();
        let whole = whole.filter(|(_, left)| content_stems(left).next().is_none());
        whole.map(|(id, _)| id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::graph::sample::{graph, lexicon};

    #[test]
    fn issues_and_what_they_leave_over() {
        let names = Names::of(&lexicon(), &graph());
        let found = |phrase: &str| {
            let issues = names.issues(phrase).into_iter();
            let issues = issues.map(|(id, left)| format!("{id} {left}"));
            issues.collect::<Vec<_>>().join(", ")
        };
        assert_eq!(found("troop deployments"), "issue:troops ");
        assert_eq!(
            found("sending soldiers to the delta"),
            "issue:troops to the delta"
        );
        assert_eq!(found("the Sill dam"), "issue:dam the");
        assert_eq!(found("fish"), "");
    }
}
