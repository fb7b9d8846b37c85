//! Issue entries: `data/issues/*.ron`.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::id::IssueId;

/// An issue of world politics, in a hierarchy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueEntry {
    /// `issue:troop-deployment`.
    pub id: IssueId,
    /// What a diagram calls it: "Foreign troop deployment".
    pub label: String,
    /// The wider issues, if any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub broader: Vec<IssueId>,
    /// Patterns for the ways in which texts name it.
    ///
    /// A pattern is a list of terms, parted by spaces, that all stand in the
    /// target, in any order. A term is one word or several alternatives parted
    /// by `|`. Words joined by hyphens stand side by side ("no-fly"), `@arms`
    /// stands for a [`WordSet`], `?term` need not be there but counts when it
    /// is, `!term` must not be there. Forms and spellings of a word are one
    /// word. An issue without patterns only holds narrower ones together.
    pub named: Vec<String>,
    /// Patterns of which none may be found in the target.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unless: Vec<String>,
    /// Whether it is rather the place or the means of a position than its subject ("talks", "the
    /// United Nations"): it gives way to any other issue that the target names.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub yields: bool,
}

/// Words that patterns name together as `@id`: `data/issues/words*.ron`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordSet {
    /// The name, without `@`.
    pub id: String,
    /// Words, and hyphenated words that stand side by side.
    pub words: Vec<String>,
}

/// Spells out the `@sets` in the patterns of all issues; an unknown one stays
/// as it is and matches nothing.
pub(super) fn spell_out(issues: &mut [IssueEntry], sets: &[WordSet]) {
    let sets: HashMap<&str, String> = sets
        .iter()
        .map(|set| (set.id.as_str(), set.words.join("|")))
        .collect();
    for issue in issues {
        for pattern in issue.named.iter_mut().chain(&mut issue.unless) {
            if pattern.contains('@') {
                *pattern = spelt_out(pattern, &sets);
            }
        }
    }
}

fn spelt_out(pattern: &str, sets: &HashMap<&str, String>) -> String {
    let mut result = String::with_capacity(pattern.len() * 4);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('@') {
        result.push_str(before);
        let end = after.find([' ', '|']).unwrap_or(after.len());
        let (id, remainder) = after.split_at(end);
        if let Some(words) = sets.get(id) {
            result.push_str(words);
        } else {
            result.push('@');
            result.push_str(id);
        }
        rest = remainder;
    }
    result.push_str(rest);
    result
}

#[cfg(test)]
mod tests {
    use super::{IssueEntry, WordSet, spell_out};

    #[test]
    fn sets_are_spelt_out_wherever_they_stand() {
        let set = |id: &str, words: &[&str]| WordSet {
            id: id.to_owned(),
            words: words.iter().map(|&word| word.to_owned()).collect(),
        };
        let mut issues = [IssueEntry {
            id: "issue:x".into(),
            label: String::new(),
            broader: Vec::new(),
            named: vec!["ring|@arms ?@arms-trade gondor".to_owned()],
            unless: vec!["!@unknown @arms".to_owned()],
            yields: false,
        }];
        spell_out(
            &mut issues,
            &[
                set("arms", &["sword", "bow"]),
                set("arms-trade", &["smith"]),
            ],
        );
        assert_eq!(issues[0].named, ["ring|sword|bow ?smith gondor"]);
        assert_eq!(issues[0].unless, ["!@unknown sword|bow"]);
    }
}
