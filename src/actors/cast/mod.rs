//! The cast of a document: every actor that it names, listed or not.
//!
//! Comes in: lexicon entries and names found in the text. Goes out: members
//! with their party. Must not know: sentences.

mod offices;

use std::collections::HashMap;

pub use self::offices::same_office;
use self::offices::{held_at, held_before};
use super::ActorRef;
use super::directory::Directory;
use crate::date::PartialDate;
use crate::id::ActorId;
use crate::lexicon::{ActorEntry, Gender, Lexicon, Office, WordClass};
use crate::vocabulary::ActorKind;

/// A member of a document's cast, by its place in [`Cast::members`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub usize);

/// One actor as the document lets one know it.
#[derive(Clone, Debug)]
pub struct Member {
    /// Who it is.
    pub actor: ActorRef,
    /// For whom it speaks, if that is another.
    pub party: Option<Key>,
    /// Of a person, if known.
    pub gender: Option<Gender>,
    /// The name by which a later mention calls a person.
    pub short: String,
    /// Office or role words, small letters ("foreign minister").
    pub roles: Vec<String>,
    /// Those of them that the text itself gives, but for former ones.
    pub told: Vec<String>,
    /// Index into [`Lexicon::actors`], if listed.
    pub entry: Option<usize>,
}

/// Every actor that a document names.
#[derive(Clone, Debug)]
pub struct Cast<'a> {
    lexicon: &'a Lexicon,
    directory: &'a Directory,
    date: Option<PartialDate>,
    /// For whom the document is said to speak, as a place in the lexicon.
    home: Option<usize>,
    members: Vec<Member>,
    /// Members by their place in the lexicon.
    by_entry: HashMap<usize, Key>,
    /// Members by name, in the order of their first mention.
    by_name: HashMap<String, Vec<Key>>,
}

impl<'a> Cast<'a> {
    /// An empty cast for a document of the given date.
    pub fn new(lexicon: &'a Lexicon, directory: &'a Directory, date: Option<PartialDate>) -> Self {
        Self {
            lexicon,
            directory,
            date,
            home: None,
            members: Vec::new(),
            by_entry: HashMap::new(),
            by_name: HashMap::new(),
        }
    }

    /// Notes for which listed actor the document is said to speak, who need not be named in it.
    pub(super) fn speaks_for(&mut self, entry: Option<usize>) -> Option<usize> {
        self.home = entry;
        entry
    }

    /// Whether a member is of the state for which the document is said to speak.
    pub(super) fn is_of_home(&self, key: Key) -> bool {
        let party = self.party(key).map(|party| self.member(party).entry);
        self.home.is_some() && party == Some(self.home)
    }

    /// A member.
    pub fn member(&self, key: Key) -> &Member {
        &self.members[key.0]
    }

    /// All members, in the order of their first mention.
    pub fn members(&self) -> impl Iterator<Item = (Key, &Member)> {
        self.members
            .iter()
            .enumerate()
            .map(|(index, member)| (Key(index), member))
    }

    /// The party of a member: itself for a country or organisation.
    pub fn party(&self, key: Key) -> Option<Key> {
        let member = self.member(key);
        match member.party {
            Some(party) => Some(party),
            None if member.actor.kind == ActorKind::Person => None,
            None if matches!(member.actor.kind, ActorKind::Collective | ActorKind::Media) => None,
            None => Some(key),
        }
    }

    /// What belongs to a member, called by its adjective or else its name: "Irish parliament".
    pub(super) fn owned_name(&self, owner: Key, words: &str) -> String {
        let name = &self.member(owner).actor.name;
        format!("{} {words}", self.adjective(owner).unwrap_or(name))
    }

    /// Whether a member is on the side of one of others.
    pub fn is_on_side_of(&self, key: Key, others: &[Key]) -> bool {
        others.iter().any(|&other| self.same_side(key, other))
    }

    /// Whether two members are the same or one speaks for the other.
    pub fn same_side(&self, one: Key, other: Key) -> bool {
        one == other
            || self
                .party(one)
                .is_some_and(|party| Some(party) == self.party(other) || party == other)
            || self.party(other) == Some(one)
    }

    /// The member for a listed actor, added if it is new.
    pub fn listed(&mut self, entry: usize) -> Key {
        if let Some(&key) = self.by_entry.get(&entry) {
            return key;
        }
        let lexicon = self.lexicon;
        let actor = &lexicon.actors[entry];
        let party = self.party_of(actor);
        self.add(Member {
            actor: ActorRef {
                id: actor.id.clone(),
                name: actor.name.clone(),
                kind: actor.kind,
            },
            party,
            gender: actor.gender,
            short: short_name(actor),
            roles: actor
                .offices
                .iter()
                .map(|office| office.title.clone())
                .collect(),
            told: Vec::new(),
            entry: Some(entry),
        })
    }

    fn add(&mut self, member: Member) -> Key {
        let key = Key(self.members.len());
        if let Some(entry) = member.entry {
            self.by_entry.entry(entry).or_insert(key);
        }
        let name = member.actor.name.clone();
        self.by_name.entry(name).or_default().push(key);
        self.members.push(member);
        key
    }

    /// Calls a member as the document does.
    pub fn rename(&mut self, key: Key, name: &str) {
        name.clone_into(&mut self.members[key.0].actor.name);
    }

    /// The further names of a listed actor: "Sultanate of Oman".
    pub(super) fn names(&self, key: Key) -> &[String] {
        let entry = self.member(key).entry;
        entry.map_or(&[], |entry| &self.lexicon.actors[entry].names)
    }

    /// The first adjective of a listed actor: "Irish".
    pub fn adjective(&self, key: Key) -> Option<&str> {
        let entry = self.member(key).entry?;
        self.lexicon.actors[entry]
            .adjectives
            .first()
            .map(String::as_str)
    }

    /// For whom a listed actor speaks on the document's date.
    fn party_of(&mut self, actor: &ActorEntry) -> Option<Key> {
        if let Some(of) = &actor.party {
            let party = self.listed_then(of)?;
            return (!self.is_over(party)).then_some(party);
        }
        // A candidate or opposition leader does not speak for the state.
        let official = |office: &&Office| self.directory.is_official(&office.title);
        let (errands, offices): (Vec<&Office>, Vec<&Office>) = actor
            .offices
            .iter()
            .filter(official)
            .partition(|office| WordClass::Errand.has(&office.title));
        let held = held_at(&offices, self.date).or_else(|| held_at(&errands, self.date));
        let before =
            || held_before(&offices, self.date).or_else(|| held_before(&errands, self.date));
        let first = || offices.first().or(errands.first()).copied();
        let of = held.or_else(before).or_else(first)?.of.clone();
        self.listed_then(&of)
    }

    /// The member for a listed state, or for the one whose place it took later: in 1985 West Germany
    /// for Germany.
    fn listed_then(&mut self, id: &ActorId) -> Option<Key> {
        let forerunner = self.date.and_then(|date| {
            let mut before = self.directory.forerunners(id).iter();
            before.find(|&&entry| {
                let state = &self.lexicon.actors[entry];
                date.may_lie_within(state.from, state.until)
            })
        });
        match forerunner {
            Some(&entry) => Some(self.listed(entry)),
            None => self.listed_by_id(id),
        }
    }

    /// Whether a listed actor had ceased to be on the document's date: nobody speaks for it.
    fn is_over(&self, key: Key) -> bool {
        let until = self
            .member(key)
            .entry
            .and_then(|entry| self.lexicon.actors[entry].until);
        self.date
            .zip(until)
            .is_some_and(|(date, until)| !date.may_lie_within(None, Some(until)))
    }

    /// The member for a listed actor's id, if there is such an entry.
    pub fn listed_by_id(&mut self, id: &ActorId) -> Option<Key> {
        let entry = self.directory.by_id(id)?;
        let key = self.listed(entry);
        // A body of a body speaks for the whole: the ministry's minister for the state.
        Some(key)
    }

    /// The member for an actor in no list, added if it is new.
    pub fn unlisted(&mut self, name: &str, kind: ActorKind, party: Option<Key>) -> Key {
        let called = self.by_name.get(name).map_or(&[][..], Vec::as_slice);
        let same = called
            .iter()
            .copied()
            .find(|&key| self.member(key).actor.kind == kind);
        if let Some(key) = same {
            if self.member(key).party.is_none() {
                self.members[key.0].party = party;
            }
            return key;
        }
        let short = family_name(name).to_owned();
        self.add(Member {
            actor: ActorRef::unlisted(name, kind),
            party,
            gender: None,
            short,
            roles: Vec::new(),
            told: Vec::new(),
            entry: None,
        })
    }

    /// The only member in no list that the text calls by just this name.
    pub fn called(&self, name: &str) -> Option<Key> {
        match self.by_name.get(name)?.as_slice() {
            [one] if self.member(*one).entry.is_none() => Some(*one),
            _ => None,
        }
    }

    /// Notes an office or role, a party or a gender that the text gives a person.
    pub fn learn(
        &mut self,
        key: Key,
        role: Option<&str>,
        party: Option<Key>,
        gender: Option<Gender>,
    ) {
        let told = party.and_then(|party| self.told_office(key, party));
        let member = &mut self.members[key.0];
        if let Some(role) = role
            && !member.roles.iter().any(|known| known == role)
        {
            member.roles.push(role.to_owned());
        }
        // What the text says of a listed person is often an older or lesser
        // office; the dated lexicon stays the authority.
        if told.is_some() || member.party.is_none() && party != Some(key) {
            member.party = told.or(party);
        }
        member.gender = member.gender.or(gender);
    }

    /// The document's date.
    pub fn date(&self) -> Option<PartialDate> {
        self.date
    }
}

/// The name by which later mentions call a person: the family name.
fn short_name(actor: &ActorEntry) -> String {
    if let Some(family) = &actor.family {
        return family.clone();
    }
    actor
        .name
        .rsplit(' ')
        .next()
        .unwrap_or(&actor.name)
        .to_owned()
}

/// The family name of a person in no list: the last word, or the first where a given name of two
/// halves follows it ("Ban Ki-moon").
fn family_name(name: &str) -> &str {
    let last = name.rsplit(' ').next().unwrap_or(name);
    let halves = last
        .split_once('-')
        .is_some_and(|(_, half)| half.chars().next().is_some_and(char::is_lowercase));
    if halves {
        name.split(' ').next().unwrap_or(name)
    } else {
        last
    }
}

/// A name as part of an id: small letters, digits and hyphens.
pub fn slug(name: &str) -> String {
    let folded = super::gazetteer::fold(name).to_lowercase();
    let mut slug = String::with_capacity(folded.len());
    for c in folded.chars() {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// The one of whom all of these tell; nobody where they tell of several, or of none.
pub(super) fn the_only(mut keys: impl Iterator<Item = Key>) -> Option<Key> {
    let first = keys.next()?;
    keys.all(|other| other == first).then_some(first)
}
