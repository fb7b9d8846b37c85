//! Faults that the form of the files does not show: references to nothing,
//! names given twice, spans of time that end before they begin.
//!
//! Comes in: a whole [`Lexicon`]. Goes out: [`Finding`]s in a fixed order. The
//! examples of frames are not run here: that takes the later layers.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt;

use super::actor::ActorEntry;
use super::stance::{Place, StanceFrame};
use super::{IssueEntry, Lexicon};
use crate::date::PartialDate;
use crate::vocabulary::ActorKind;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The entry cannot work as written.
    Error,
    /// The entry is probably not what was meant.
    Warning,
    /// Worth knowing, often meant so.
    Notice,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        })
    }
}

/// Something about an entry that its author should know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// The entry's id or name.
    pub entry: String,
    /// What was found.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.severity, self.entry, self.message)
    }
}

/// Surfaces that two actors share on purpose; the reader decides by context.
const SHARED_SURFACES: &[&str] = &[];

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
    check.cues(lexicon);
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

    fn actor(&mut self, actor: &'a ActorEntry) {
        let id = actor.id.as_str();
        self.text(id, "name", &actor.name);
        for (field, surface) in surfaces(actor) {
            self.text(id, field, surface);
        }
        let prefix = id.split_once(':').map_or("", |(prefix, _)| prefix);
        if prefix.is_empty() {
            self.error(
                id,
                "an actor's id begins with its sort: 'country:', 'person:'",
            );
        } else if !may_begin(actor.kind, prefix) {
            self.warn(id, format!("is of kind {}", actor.kind));
        }
        if let Some(party) = &actor.party {
            self.known_actor(id, "party", party.as_str());
        }
        for membership in &actor.memberships {
            self.known_actor(id, "memberships.of", membership.of.as_str());
            self.period(id, membership.from, membership.until);
            if membership.of == actor.id {
                self.error(id, "is a member of itself");
            }
        }
        for office in &actor.offices {
            self.known_actor(id, "offices.of", office.of.as_str());
            self.text(id, "offices.title", &office.title);
            self.period(id, office.from, office.until);
        }
        if !actor.offices.is_empty() && actor.kind != ActorKind::Person {
            self.warn(id, "holds offices and is no person");
        }
        self.period(id, actor.from, actor.until);
    }

    /// Following `party` must come to an end.
    fn parties(&mut self, actors: &'a [ActorEntry]) {
        let next: HashMap<&str, &str> = actors
            .iter()
            .filter_map(|actor| Some((actor.id.as_str(), actor.party.as_ref()?.as_str())))
            .collect();
        for actor in actors {
            let mut at = actor.id.as_str();
            for _ in 0..8 {
                match next.get(at) {
                    Some(party) => at = party,
                    None => break,
                }
            }
            if next.contains_key(at) {
                self.error(actor.id.as_str(), "following 'party' never ends");
            }
        }
    }

    fn surfaces(&mut self, actors: &'a [ActorEntry]) {
        let mut bearers: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for actor in actors {
            let own = std::iter::once(("name", actor.name.as_str())).chain(surfaces(actor));
            for (_, surface) in own {
                bearers
                    .entry(surface)
                    .or_default()
                    .insert(actor.id.as_str());
            }
        }
        for (surface, ids) in bearers {
            if ids.len() > 1 && !SHARED_SURFACES.contains(&surface) {
                let ids: Vec<_> = ids.into_iter().collect();
                let message = format!("'{surface}' also names {}", ids[1..].join(", "));
                self.add(Severity::Notice, ids[0], message);
            }
        }
    }

    fn frame(&mut self, frame: &StanceFrame) {
        let id = frame.id.as_str();
        self.text(id, "id", id);
        self.text(id, "cue", &frame.cue);
        if !(1..=3).contains(&frame.intensity) {
            self.error(
                id,
                format!("intensity is {}, not 1, 2 or 3", frame.intensity),
            );
        }
        if frame.holder.is_empty() {
            self.error(id, "has no place for the holder");
        }
        if frame.target.is_empty() {
            self.error(id, "has no place for the target");
        }
        let places = [&frame.holder, &frame.target, &frame.addressee, &frame.aimed];
        if places.into_iter().flatten().any(is_empty_preposition) {
            self.error(id, "has a place 'Prep' without a preposition");
        }
        if frame.examples.is_empty() {
            self.error(id, "has no example");
        }
        for example in &frame.examples {
            self.text(id, "example", &example.text);
            for (field, part) in [("holder", &example.holder), ("target", &example.target)] {
                if part.trim().is_empty() {
                    self.error(id, format!("an example has an empty {field}"));
                }
            }
            if !example.text.contains(&example.target) {
                let target = &example.target;
                self.warn(id, format!("target '{target}' is not in its example"));
            }
        }
        for counterexample in &frame.counterexamples {
            self.text(id, "counterexample", counterexample);
        }
    }

    fn issue(&mut self, issue: &IssueEntry) {
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
    fn hierarchy(&mut self, issues: &[IssueEntry]) {
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

    fn cues(&mut self, lexicon: &Lexicon) {
        let mut seen = HashSet::new();
        for cue in &lexicon.cues {
            self.text(&cue.lemma, "lemma", &cue.lemma);
            if !seen.insert((&cue.lemma, cue.kind)) {
                self.error(&cue.lemma, "this cue stands twice");
            }
        }
    }
}

/// Every surface beside the usual name, with its field.
fn surfaces(actor: &ActorEntry) -> impl Iterator<Item = (&'static str, &str)> {
    let fields = [
        ("names", &actor.names),
        ("adjectives", &actor.adjectives),
        ("demonyms", &actor.demonyms),
        ("metonyms", &actor.metonyms),
    ];
    fields.into_iter().flat_map(|(field, surfaces)| {
        surfaces
            .iter()
            .map(move |surface| (field, surface.as_str()))
    })
}

fn is_empty_preposition(place: &Place) -> bool {
    matches!(place, Place::Prep(preposition) if preposition.trim().is_empty())
}

/// Whether ids of the kind may begin so.
fn may_begin(kind: ActorKind, prefix: &str) -> bool {
    match kind {
        ActorKind::Organisation => matches!(prefix, "org" | "institution"),
        ActorKind::Collective => matches!(prefix, "org" | "group" | "collective" | "country"),
        other => prefix == other.as_str(),
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
    use super::{Severity, pattern_faults, validate};
    use crate::lexicon::Lexicon;

    fn table<T: serde::de::DeserializeOwned>(text: &str) -> Vec<T> {
        ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
            .from_str(text)
            .unwrap()
    }

    fn faults(lexicon: &Lexicon) -> Vec<String> {
        validate(lexicon).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_embedded_tables_have_no_faults() {
        let mut findings = validate(&Lexicon::embedded().unwrap());
        findings.retain(|finding| finding.severity < Severity::Notice);
        let lines: Vec<_> = findings.iter().map(ToString::to_string).collect();
        assert!(lines.is_empty(), "{}", lines.join("\n"));
    }

    #[test]
    fn faults_of_actors_are_found() {
        let lexicon = Lexicon {
            actors: table(
                r#"[(id: "country:gondor", kind: Country, name: "Gondor", names: [""], party: "country:arnor"),
                    (id: "country:arnor", kind: Country, name: "Arnor ", party: "country:gondor"),
                    (id: "country:arnor", kind: Person, name: "Stone-land", memberships: [
                        (of: "org:last-alliance", from: "3441", until: "3430")]),
                    (id: "country:rohan", kind: Country, name: "Rohan", names: ["Gondor"])]"#,
            ),
            ..Lexicon::default()
        };
        insta::assert_snapshot!(faults(&lexicon).join("\n"), @r#"
        error: country:arnor: ends (3430) before it begins (3441)
        error: country:arnor: following 'party' never ends
        error: country:arnor: memberships.of names 'org:last-alliance', which is no entry
        error: country:arnor: name 'Arnor ' has stray blanks
        error: country:arnor: this actor stands twice
        error: country:gondor: following 'party' never ends
        error: country:gondor: names is empty
        warning: country:arnor: is of kind person
        notice: country:gondor: 'Gondor' also names country:rohan
        "#);
    }

    #[test]
    fn faults_of_frames_issues_and_cues_are_found() {
        let lexicon = Lexicon {
            frames: table(
                r#"[(id: "spurn-v", cue: "spurn", class: Verb, act: Reject, intensity: 4,
                     holder: [], target: [Prep("")], examples: [])]"#,
            ),
            issues: table(
                r#"[(id: "issue:ring", label: "Ring", broader: ["issue:doom"], named: ["?ring", "@gems a||b"]),
                    (id: "issue:doom", label: "Doom", broader: ["issue:ring", "issue:fate"], named: []),
                    (id: "shire", label: "", named: ["Hobbit"])]"#,
            ),
            cues: table(r#"[(lemma: "not", kind: Negation), (lemma: "not", kind: Negation)]"#),
            ..Lexicon::default()
        };
        insta::assert_snapshot!(faults(&lexicon).join("\n"), @r#"
        error: issue:doom: broader names 'issue:fate', which is no entry
        error: issue:doom: is broader than itself
        error: issue:ring: '@gems' is no word set
        error: issue:ring: is broader than itself
        error: issue:ring: pattern '?ring' has no word that must be there
        error: issue:ring: pattern '@gems a||b' has an empty alternative
        error: not: this cue stands twice
        error: shire: 'Hobbit' has capitals
        error: shire: an issue's id begins with 'issue:'
        error: shire: label is empty
        error: spurn-v: has a place 'Prep' without a preposition
        error: spurn-v: has no example
        error: spurn-v: has no place for the holder
        error: spurn-v: intensity is 4, not 1, 2 or 3
        "#);
    }

    #[test]
    fn good_patterns_have_no_faults() {
        for pattern in ["war", "war|peace ?gondor !mordor", "no-fly zone", "f-16"] {
            assert_eq!(pattern_faults(pattern), Vec::<String>::new());
        }
    }
}
