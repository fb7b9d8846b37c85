//! Titles and body nouns, ready for look-up.
//!
//! Comes in: the role and body tables. Goes out: the longest role phrase at a
//! place. Must not know: trees.

use std::collections::{HashMap, HashSet};

use crate::id::ActorId;
use crate::lexicon::Lexicon;
use crate::lexicon::body::StandsFor;

/// Words of respect that stand before a name and give no office.
pub const HONORIFICS: &[&str] = &[
    "mr",
    "mr.",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "dr",
    "dr.",
    "sir",
    "dame",
    "lord",
    "lady",
    "prof",
    "prof.",
    "professor",
    "h.e.",
    "hon",
    "hon.",
    "rt",
    "rt.",
    "honourable",
    "honorable",
    "excellency",
    "comrade",
    "frau",
    "herr",
    "madame",
    "mme",
    "mme.",
    "monsieur",
    "pandit",
    "senhor",
    "senor",
    "senora",
    "señor",
    "señora",
    "signor",
    "signora",
];

/// Words that may stand between an actor's name and the title.
pub const TITLE_MODIFIERS: &[&str] = &[
    "former", "ex", "then", "acting", "interim", "outgoing", "incoming", "new", "senior", "top",
    "chief", "deputy", "newly", "elected", "first", "current", "late", "veteran", "leading",
    "ruling",
];

/// A role phrase found in a run of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// First word.
    pub start: usize,
    /// First word after it.
    pub end: usize,
    /// The role in the singular, small letters.
    pub role: String,
    /// Whether it stood in the plural.
    pub plural: bool,
    /// Whether its bearer speaks for the state or body named with it.
    pub official: bool,
}

/// Role phrases and body nouns.
#[derive(Clone, Debug, Default)]
pub struct Titles {
    roles: HashMap<String, (String, bool, bool)>,
    bodies: HashMap<String, StandsFor>,
    /// Whose office a title is by itself: "pope".
    owners: HashMap<String, ActorId>,
    longest: usize,
    /// With what role phrases begin and end: most words need no further look.
    first_parts: HashSet<String>,
    last_parts: HashSet<String>,
}

impl Titles {
    /// Gathers the tables of a lexicon.
    pub fn new(lexicon: &Lexicon) -> Self {
        let mut titles = Self::default();
        for role in &lexicon.roles {
            let plural = role
                .plural
                .clone()
                .unwrap_or_else(|| format!("{}s", role.name));
            titles.longest = titles.longest.max(role.name.split([' ', '-']).count() + 1);
            titles
                .roles
                .insert(plural, (role.name.clone(), true, role.official));
            titles
                .roles
                .insert(role.name.clone(), (role.name.clone(), false, role.official));
        }
        let owned = lexicon.roles.iter().filter(|role| role.official);
        titles.owners = owned
            .filter_map(|role| Some((role.name.clone(), role.of.clone()?)))
            // "Secretary of state" and the like are offices of many states.
            .filter(|(name, _)| !name.contains([' ', '-']))
            .collect();
        titles.first_parts = titles
            .roles
            .keys()
            .map(|role| first_part(role).to_owned())
            .collect();
        titles.last_parts = titles
            .roles
            .keys()
            .map(|role| last_part(role).to_owned())
            .collect();
        for body in &lexicon.bodies {
            titles.bodies.insert(body.name.clone(), body.stands_for);
        }
        titles
    }

    /// What a noun (dictionary form) stands for; one with a capital keeps its plural there: "member
    /// States".
    pub fn body(&self, lemma: &str) -> Option<StandsFor> {
        let single = || match lemma.strip_suffix("ies") {
            Some(stem) => format!("{stem}y"),
            None => lemma.strip_suffix('s').unwrap_or(lemma).to_owned(),
        };
        let known = self.bodies.get(lemma);
        known.or_else(|| self.bodies.get(&single())).copied()
    }

    /// Whose office a title is that one body alone has: "the pope", "MEPs".
    pub fn owner(&self, role: &str) -> Option<&ActorId> {
        self.owners.get(role)
    }

    /// The longest role phrase that ends just before word `end`.
    pub fn ending_at(&self, words: &[String], end: usize) -> Option<Title> {
        let last = words.get(end.checked_sub(1)?)?;
        if !self.last_parts.contains(last_part(last)) {
            return None;
        }
        (end.saturating_sub(self.longest)..end).find_map(|start| self.exactly(words, start, end))
    }

    /// The longest role phrase that begins at word `start`.
    pub fn starting_at(&self, words: &[String], start: usize) -> Option<Title> {
        (start + 1..=(start + self.longest).min(words.len()))
            .rev()
            .find_map(|end| self.exactly(words, start, end))
    }

    /// The longest role phrase that ends with a word or goes on behind it: "secretary of state".
    pub fn around(&self, words: &[String], word: usize) -> Option<Title> {
        let before = self.ending_at(words, word + 1)?;
        let whole = self.starting_at(words, before.start);
        whole.filter(|title| title.end > word).or(Some(before))
    }

    /// Whether words (small letters) are a role phrase from end to end.
    pub fn is_title(&self, words: &[String]) -> bool {
        self.exactly(words, 0, words.len()).is_some()
    }

    fn exactly(&self, words: &[String], start: usize, end: usize) -> Option<Title> {
        let words = words.get(start..end)?;
        if !self.first_parts.contains(first_part(words.first()?)) {
            return None;
        }
        let phrase = words.join(" ").replace(" - ", "-");
        let (role, plural, official) = self.roles.get(&phrase)?;
        Some(Title {
            start,
            end,
            role: role.clone(),
            plural: *plural,
            official: *official,
        })
    }
}

/// A word or phrase up to its first space or hyphen.
fn first_part(phrase: &str) -> &str {
    phrase.split([' ', '-']).next().unwrap_or(phrase)
}

/// A word or phrase from its last space or hyphen on.
fn last_part(phrase: &str) -> &str {
    phrase.rsplit([' ', '-']).next().unwrap_or(phrase)
}
