//! Faults that the form of the files does not show: references to nothing,
//! names given twice, spans of time that end before they begin.
//!
//! Comes in: a whole [`Lexicon`]. Goes out: [`Finding`]s in a fixed order. Must
//! not know: the later layers, which alone can run the examples of frames.

mod actors;
mod finding;
mod frames;
mod issues;

use std::collections::HashSet;

use super::Lexicon;
use crate::date::PartialDate;

pub use finding::{Finding, Severity};

/// Checks all tables against themselves and each other. Findings come sorted:
/// errors first, then by entry.
pub fn validate(lexicon: &Lexicon) -> Vec<Finding> {
    let mut check = Check {
        actors: lexicon.actors.iter().map(|e| e.id.as_str()).collect(),
        issues: lexicon.issues.iter().map(|e| e.id.as_str()).collect(),
        findings: Vec::new(),
    };
    check.unique("actor", lexicon.actors.iter().map(|e| e.id.as_str()));
    check.unique("role", lexicon.roles.iter().map(|e| e.name.as_str()));
    check.unique("body noun", lexicon.bodies.iter().map(|e| e.name.as_str()));
    check.unique("decoy", lexicon.decoys.iter().map(|e| e.name.as_str()));
    check.unique("frame", lexicon.frames.iter().map(|e| e.id.as_str()));
    check.unique("issue", lexicon.issues.iter().map(|e| e.id.as_str()));
    check.unique("word set", lexicon.words.iter().map(|e| e.id.as_str()));
    for actor in &lexicon.actors {
        check.actor(actor);
    }
    check.parties(&lexicon.actors);
    check.surfaces(&lexicon.actors);
    for role in &lexicon.roles {
        check.text(&role.name, "name", &role.name);
        if let Some(of) = &role.of {
            check.known_actor(&role.name, "of", of.as_str());
        }
    }
    for frame in &lexicon.frames {
        check.frame(frame);
    }
    for issue in &lexicon.issues {
        check.issue(issue);
    }
    check.hierarchy(&lexicon.issues);
    check.cues(&lexicon.cues);
    let mut findings = check.findings;
    findings.sort();
    findings.dedup();
    findings
}

/// What is known so far.
struct Check<'a> {
    actors: HashSet<&'a str>,
    issues: HashSet<&'a str>,
    findings: Vec<Finding>,
}

impl<'a> Check<'a> {
    fn add(&mut self, severity: Severity, entry: &str, message: impl Into<String>) {
        self.findings.push(Finding {
            severity,
            entry: entry.to_owned(),
            message: message.into(),
        });
    }

    fn error(&mut self, entry: &str, message: impl Into<String>) {
        self.add(Severity::Error, entry, message);
    }

    fn warn(&mut self, entry: &str, message: impl Into<String>) {
        self.add(Severity::Warning, entry, message);
    }

    fn unique(&mut self, what: &str, ids: impl Iterator<Item = &'a str>) {
        let mut seen = HashSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.error(id, format!("this {what} stands twice"));
            }
        }
    }

    /// A text that must hold something, without blanks around it.
    fn text(&mut self, entry: &str, field: &str, text: &str) {
        if text.trim().is_empty() {
            self.error(entry, format!("{field} is empty"));
        } else if text.trim() != text || text.contains("  ") {
            self.error(entry, format!("{field} '{text}' has stray blanks"));
        }
    }

    fn known_actor(&mut self, entry: &str, field: &str, id: &str) {
        if !self.actors.contains(id) {
            self.error(entry, format!("{field} names '{id}', which is no entry"));
        }
    }

    fn period(&mut self, entry: &str, from: Option<PartialDate>, until: Option<PartialDate>) {
        if let (Some(from), Some(until)) = (from, until)
            && until.latest() < from.earliest()
        {
            self.error(entry, format!("ends ({until}) before it begins ({from})"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Severity, validate};
    use crate::lexicon::Lexicon;

    pub(super) fn table<T: serde::de::DeserializeOwned>(text: &str) -> Vec<T> {
        ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
            .from_str(text)
            .unwrap()
    }

    pub(super) fn faults(lexicon: &Lexicon) -> Vec<String> {
        validate(lexicon).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_embedded_tables_have_no_faults() {
        let mut findings = validate(&Lexicon::embedded().unwrap());
        findings.retain(|finding| finding.severity < Severity::Notice);
        let lines: Vec<_> = findings.iter().map(ToString::to_string).collect();
        assert!(lines.is_empty(), "{}", lines.join("\n"));
    }
}
