//! Faults of issues: their patterns and their hierarchy.
//!
//! Comes in: the entries of issues, `@sets` spelt out. Goes out: findings,
//! added to the [`Check`]. Must not know: actors and frames.

use std::collections::{HashMap, HashSet};

use super::Check;
use crate::lexicon::IssueEntry;

impl Check<'_> {
    pub(super) fn issue(&mut self, issue: &IssueEntry) {
        let id = issue.id.as_str();
        self.text(id, "label", &issue.label);
        if !id.starts_with("issue:") {
            self.error(id, "an issue's id begins with 'issue:'");
        }
        for broader in &issue.broader {
            if !self.issues.contains(broader.as_str()) {
                self.error(id, format!("broader names '{broader}', which is no entry"));
            }
        }
        for pattern in issue.named.iter().chain(&issue.unless) {
            for message in pattern_faults(pattern) {
                self.error(id, message);
            }
        }
    }

    /// Following `broader` must come to an end, and an issue that no text can
    /// name must hold others.
    pub(super) fn hierarchy(&mut self, issues: &[IssueEntry]) {
        let above: HashMap<_, _> = issues.iter().map(|e| (&e.id, &e.broader)).collect();
        let holds: HashSet<_> = issues.iter().flat_map(|e| &e.broader).collect();
        for issue in issues {
            let mut seen = HashSet::new();
            let mut open: Vec<_> = issue.broader.iter().collect();
            while let Some(id) = open.pop() {
                if *id == issue.id {
                    self.error(issue.id.as_str(), "is broader than itself");
                    break;
                }
                if seen.insert(id) {
                    open.extend(above.get(id).copied().into_iter().flatten());
                }
            }
            if issue.named.is_empty() && !holds.contains(&issue.id) {
                self.warn(
                    issue.id.as_str(),
                    "has neither patterns nor narrower issues",
                );
            }
        }
    }
}

/// What is wrong with a pattern whose `@sets` are spelt out.
fn pattern_faults(pattern: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut required = 0;
    for term in pattern.split_whitespace() {
        let alternatives = term.trim_start_matches(['?', '!']);
        if alternatives.len() == term.len() {
            required += 1;
        }
        for alternative in alternatives.split('|') {
            if alternative.is_empty() {
                faults.push(format!("pattern '{pattern}' has an empty alternative"));
            } else if let Some(set) = alternative.strip_prefix('@') {
                faults.push(format!("'@{set}' is no word set"));
            } else if alternative.contains(['?', '!', '@']) {
                faults.push(format!(
                    "'{alternative}' has a sign in the middle of a word"
                ));
            } else if alternative.chars().any(char::is_uppercase) {
                faults.push(format!("'{alternative}' has capitals"));
            }
        }
    }
    if required == 0 {
        faults.push(format!(
            "pattern '{pattern}' has no word that must be there"
        ));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::pattern_faults;
    use crate::lexicon::Lexicon;
    use crate::lexicon::validate::tests::{faults, table};

    #[test]
    fn faults_of_issues_are_found() {
        let lexicon = Lexicon {
            issues: table(
                r#"[(id: "issue:ring", label: "Ring", broader: ["issue:doom"], named: ["?ring", "@gems a||b"]),
                    (id: "issue:doom", label: "Doom", broader: ["issue:ring", "issue:fate"], named: []),
                    (id: "shire", label: "", named: ["Hobbit"])]"#,
            ),
            ..Lexicon::default()
        };
        insta::assert_snapshot!(faults(&lexicon).join("\n"), @r#"
        error: issue:doom: broader names 'issue:fate', which is no entry
        error: issue:doom: is broader than itself
        error: issue:ring: '@gems' is no word set
        error: issue:ring: is broader than itself
        error: issue:ring: pattern '?ring' has no word that must be there
        error: issue:ring: pattern '@gems a||b' has an empty alternative
        error: shire: 'Hobbit' has capitals
        error: shire: an issue's id begins with 'issue:'
        error: shire: label is empty
        "#);
    }

    #[test]
    fn good_patterns_have_no_faults() {
        for pattern in ["war", "war|peace ?gondor !mordor", "no-fly zone", "f-16"] {
            assert_eq!(pattern_faults(pattern), Vec::<String>::new());
        }
    }
}
