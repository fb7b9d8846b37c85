//! The table of events: `data/events/*.ron` → rules ready for look-up.
//!
//! Comes in: RON, embedded or from a user's folder. Goes out: [`EventTable`].
//! Must not know: sentences.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::code::Root;
use super::codebook::Codebook;
use crate::id::RuleId;

/// Path below `data/` and text of each embedded file.
const RULES: &[(&str, &str)] = &[
    (
        "events/nouns.ron",
        include_str!("../../data/events/nouns.ron"),
    ),
    (
        "events/verbs.ron",
        include_str!("../../data/events/verbs.ron"),
    ),
];
const WORDS: (&str, &str) = (
    "events/words.ron",
    include_str!("../../data/events/words.ron"),
);

/// A table of events that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum EventTableError {
    /// A file or folder cannot be opened, or is not UTF-8.
    #[error("cannot read {}: {cause}", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
    /// A file is not RON of the expected form.
    #[error("{file}:{cause}")]
    Syntax {
        /// The file.
        file: String,
        /// Where and why.
        cause: Box<ron::error::SpannedError>,
    },
    /// A rule names a set of words that is not there.
    #[error("rule {rule} names the set '{set}', which is not listed")]
    Set {
        /// The rule.
        rule: RuleId,
        /// The set.
        set: String,
    },
}

/// Part of speech of a rule's cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
pub enum CueSort {
    /// "telephone", "call off"
    Verb,
    /// "ceasefire", "talks"
    Noun,
    /// "willing to", "ready to"
    Adjective,
}

/// What a predicate says of the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Says {
    /// It is the event.
    Is(Root),
    /// The event is in its complement or object: "began talks"; the root where
    /// nothing is found there, if any.
    Through(Option<Root>),
    /// It announces what its complement says: "is prepared to", "plans to".
    Announces,
}

/// A predicate with what it says.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventRule {
    /// Name of the rule.
    pub id: RuleId,
    /// Dictionary forms parted by `|`, each with its fixed words: "call off".
    pub cue: Vec<String>,
    /// Part of speech of the cue's first word.
    pub class: CueSort,
    /// What it says.
    pub says: Says,
    /// What it says where it is negated, if not what its root implies.
    #[serde(default)]
    pub negated: Option<Root>,
    /// One of these words must be in the subject.
    #[serde(default)]
    pub subject: Vec<String>,
    /// One of these words must be the object, or stand in it.
    #[serde(default)]
    pub object: Vec<String>,
    /// One of these words must stand below the cue, outside its subject.
    #[serde(default)]
    pub about: Vec<String>,
    /// None of these words may stand in the sentence.
    #[serde(default)]
    pub unless: Vec<String>,
    /// Whether the verb must be (or must not be) in the passive.
    #[serde(default)]
    pub passive: Option<bool>,
    /// Sentences of our own whose main event the rule must find.
    #[serde(default)]
    pub examples: Vec<String>,
}

impl EventRule {
    /// The more a rule asks for, the earlier it is tried.
    fn demands(&self) -> usize {
        let asked = [&self.subject, &self.object, &self.about];
        asked.iter().filter(|words| !words.is_empty()).count() * 2
            + usize::from(!self.unless.is_empty())
            + usize::from(self.passive.is_some())
    }
}

/// A set of words that rules name as `@id`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    id: String,
    words: Vec<String>,
}

/// A rule under one of its cues.
#[derive(Clone, Debug)]
pub(super) struct Cued {
    pub(super) rule: usize,
    pub(super) rest: Vec<String>,
}

/// All rules.
#[derive(Clone, Debug, Default)]
pub struct EventTable {
    /// The rules, as they stand in the files.
    pub rules: Vec<EventRule>,
    /// The codes of acts, for stance frames.
    pub(super) codebook: Codebook,
    by_head: HashMap<(String, CueSort), Vec<Cued>>,
}

impl EventTable {
    /// The table that comes with demarche.
    ///
    /// # Errors
    ///
    /// Only if an embedded file is not well formed, which the tests rule out.
    pub fn embedded() -> Result<Self, EventTableError> {
        let (rules, words) = embedded()?;
        Self::new(rules, &words)
    }

    /// The table that comes with demarche with the rules of a folder: those
    /// with a known id take the place of the known ones. Files whose names
    /// begin with `words` hold sets of words.
    ///
    /// # Errors
    ///
    /// If a file cannot be read, is not well formed or names an unknown set.
    pub fn with_folder(folder: &Path) -> Result<Self, EventTableError> {
        let (mut rules, mut words) = embedded()?;
        for path in files(folder)? {
            let name = path.display().to_string();
            let read = std::fs::read_to_string(&path);
            let text = read.map_err(|cause| EventTableError::Read {
                path: path.clone(),
                cause,
            })?;
            let is_words = path
                .file_name()
                .is_some_and(|file| file.to_string_lossy().starts_with("words"));
            if is_words {
                let own: Vec<Words> = parse(&name, &text)?;
                words.retain(|set| own.iter().all(|new| new.id != set.id));
                words.extend(own);
            } else {
                let own: Vec<EventRule> = parse(&name, &text)?;
                rules.retain(|rule| own.iter().all(|new| new.id != rule.id));
                rules.extend(own);
            }
        }
        Self::new(rules, &words)
    }

    fn new(mut rules: Vec<EventRule>, words: &[Words]) -> Result<Self, EventTableError> {
        for rule in &mut rules {
            let id = rule.id.clone();
            let lists = [
                &mut rule.cue,
                &mut rule.subject,
                &mut rule.object,
                &mut rule.about,
                &mut rule.unless,
            ];
            for list in lists {
                *list = spelt_out(&id, list, words)?;
            }
        }
        let mut by_head: HashMap<(String, CueSort), Vec<Cued>> = HashMap::new();
        for (place, rule) in rules.iter().enumerate() {
            for cue in &rule.cue {
                let mut parts = cue.split_whitespace().map(str::to_owned);
                let Some(head) = parts.next() else { continue };
                let cued = Cued {
                    rule: place,
                    rest: parts.collect(),
                };
                by_head.entry((head, rule.class)).or_default().push(cued);
            }
        }
        #[allow(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for list in by_head.values_mut() {
            list.sort_by_key(|cued| {
                let asked = rules[cued.rule].demands() + 2 * cued.rest.len();
                (std::cmp::Reverse(asked), cued.rule)
            });
        }
        Ok(Self {
            rules,
            codebook: Codebook::embedded()?,
            by_head,
        })
    }

    /// The rules under a dictionary form, the most exacting first.
    pub(super) fn cued(&self, head: &str, class: CueSort) -> &[Cued] {
        self.by_head
            .get(&(head.to_owned(), class))
            .map_or(&[], Vec::as_slice)
    }
}

fn embedded() -> Result<(Vec<EventRule>, Vec<Words>), EventTableError> {
    let mut rules = Vec::new();
    for (name, text) in RULES {
        rules.extend(parse::<EventRule>(name, text)?);
    }
    Ok((rules, parse(WORDS.0, WORDS.1)?))
}

/// The list with `@set` replaced by the set's words.
fn spelt_out(
    rule: &RuleId,
    list: &[String],
    words: &[Words],
) -> Result<Vec<String>, EventTableError> {
    let mut all = Vec::new();
    for word in list {
        match word.strip_prefix('@') {
            None => all.push(word.clone()),
            Some(name) => {
                let set = words.iter().find(|set| set.id == name);
                let set = set.ok_or_else(|| EventTableError::Set {
                    rule: rule.clone(),
                    set: name.to_owned(),
                })?;
                all.extend(set.words.iter().cloned());
            }
        }
    }
    Ok(all)
}

/// The RON files of a folder, sorted.
fn files(folder: &Path) -> Result<Vec<PathBuf>, EventTableError> {
    let unreadable = |cause| EventTableError::Read {
        path: folder.to_owned(),
        cause,
    };
    let mut found = Vec::new();
    for file in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = file.map_err(unreadable)?.path();
        if path.extension().is_some_and(|ending| ending == "ron") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<Vec<T>, EventTableError> {
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options
        .from_str(text)
        .map_err(|cause| EventTableError::Syntax {
            file: file.to_owned(),
            cause: Box::new(cause),
        })
}
