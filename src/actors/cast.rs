//! The cast of a document: every actor that it names, listed or not.
//!
//! Comes in: lexicon entries and names found in the text. Goes out: members
//! with their party. Must not know: sentences.

use std::collections::HashMap;

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
    pub(super) fn speaks_for(&mut self, entry: Option<usize>) {
        self.home = entry;
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

    /// The identifier under which the lists keep the offices of a state or body.
    pub(crate) fn keeper_of_offices(&self, of: Key) -> &ActorId {
        let member = self.member(of);
        let entry = member.entry.map(|entry| &self.lexicon.actors[entry]);
        let heir = entry.and_then(|entry| entry.succeeded_by.as_ref());
        heir.unwrap_or(&member.actor.id)
    }

    /// Whether the document speaks of a state, party or body for which a listed person holds or held
    /// an office, or of somebody else who is of it.
    pub(super) fn tells_of_body_of(&self, entry: usize) -> bool {
        let actor = &self.lexicon.actors[entry];
        let own = actor.offices.iter().map(|office| &office.of);
        let home = self.home.map(|home| &self.lexicon.actors[home]);
        let at_home = |of: &ActorId| {
            home.is_some_and(|home| home.id == *of || home.succeeded_by.as_ref() == Some(of))
        };
        let told = |of: &ActorId| {
            self.members().any(|(key, member)| {
                let party = self.party(key).unwrap_or(key);
                member.entry != Some(entry)
                    && (*self.keeper_of_offices(party) == *of || member.actor.id == *of)
            })
        };
        own.chain(&actor.party).any(|of| at_home(of) || told(of))
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

    /// Notes that the text gives a person an office that is not over.
    pub(super) fn call(&mut self, key: Key, role: &str) {
        let told = &mut self.members[key.0].told;
        if !told.iter().any(|known| known == role) {
            told.push(role.to_owned());
        }
    }

    /// Whether a person has a fitting office: by the text itself, else one that he held on the
    /// document's date. "The president" is nobody who became one later, or was one once.
    pub(super) fn has_office(&self, key: Key, fits: impl Fn(&str) -> bool) -> bool {
        let member = self.member(key);
        if member.told.iter().any(|role| fits(role)) {
            return true;
        }
        // Without a date, what the text calls him is all that tells when it is.
        let undated = self.date.is_none() && !member.told.is_empty();
        let entry = member.entry.filter(|_| !undated);
        entry.is_some_and(|entry| {
            let mut offices = self.lexicon.actors[entry].offices.iter();
            offices.any(|office| fits(&office.title) && self.may_hold(office))
        })
    }

    /// For whom a listed person speaks whom a text calls by one of his offices that he held then, or may
    /// have: "UN Secretary-General Ban Ki-moon" speaks for the UN, not for his country as later or before.
    /// Of a date on which the lists know no office of his the text knows more.
    fn told_office(&mut self, key: Key, party: Key) -> Option<Key> {
        let entry = self.member(key).entry?;
        let of = self.keeper_of_offices(party).clone();
        let lexicon = self.lexicon;
        let held = || {
            let offices = lexicon.actors[entry].offices.iter();
            offices.filter(|office| self.may_hold(office))
        };
        if held().any(|office| office.of == of) {
            return Some(party);
        }
        if self.date.is_some() {
            return (!self.in_office(entry)).then_some(party);
        }
        // "European Commission President": of a body that speaks for another the body.
        let body = held().map(|office| &office.of).find(|body| {
            let listed = self.directory.by_id(body);
            listed.is_some_and(|body| lexicon.actors[body].party.as_ref() == Some(&of))
        })?;
        self.listed_by_id(body)
    }

    /// Whether a listed person held any office on the document's date, or on
    /// any date if the document has none.
    pub fn in_office(&self, entry: usize) -> bool {
        self.date.is_none_or(|date| self.in_office_on(entry, date))
    }

    /// Whether an office was held on the document's date, as far as that is known.
    fn may_hold(&self, office: &Office) -> bool {
        self.date
            .is_none_or(|date| date.may_lie_within(office.from, office.until))
    }

    /// Whether a listed person held any office on a date.
    pub fn in_office_on(&self, entry: usize, date: PartialDate) -> bool {
        let mut offices = self.lexicon.actors[entry].offices.iter();
        offices.any(|office| date.may_lie_within(office.from, office.until))
    }

    /// The document's date.
    pub fn date(&self) -> Option<PartialDate> {
        self.date
    }

    /// The listed person who held an office for a state on the document's date,
    /// if exactly one did.
    pub fn office_holder(&mut self, title: &str, of: Key) -> Option<Key> {
        let date = self.date?;
        let of = self.keeper_of_offices(of).clone();
        let (lexicon, directory) = (self.lexicon, self.directory);
        let mut holders = directory.officers(&of).iter().filter(|&&entry| {
            lexicon.actors[entry].offices.iter().any(|office| {
                office.of == of
                    && same_office(&office.title, title)
                    && (office.from.is_some() || office.until.is_some())
                    && date.may_lie_within(office.from, office.until)
            })
        });
        let &entry = holders.next()?;
        if holders.next().is_some() {
            return None;
        }
        Some(self.listed(entry))
    }

    /// "The French leader", "the Chinese minister": the only person that the text names of this
    /// state, or body, with such an office.
    pub fn only_person_of(&self, title: &str, of: Key) -> Option<Key> {
        const HEADS: &[&str] = &[
            "president",
            "prime minister",
            "premier",
            "chancellor",
            "leader",
        ];
        let fits = |role: &str| match title {
            "leader" => HEADS.iter().any(|head| role.ends_with(head)),
            "minister" => role.ends_with(" minister") && role != "prime minister",
            _ => same_office(role, title),
        };
        let mut persons = self.members().filter(|&(key, member)| {
            member.actor.kind == ActorKind::Person
                && member.roles.iter().any(|role| fits(role))
                && self.party(key) == Some(of)
        });
        let (first, _) = persons.next()?;
        persons.next().is_none().then_some(first)
    }
}

/// The last listed of the offices that were held on a date.
fn held_at<'o>(offices: &[&'o Office], date: Option<PartialDate>) -> Option<&'o Office> {
    let held =
        |office: &&&Office| date.is_some_and(|date| date.may_lie_within(office.from, office.until));
    offices.iter().rev().find(held).copied()
}

/// The office that was given up last before a date. Whoever has left an organisation is of the state
/// again that he served.
fn held_before<'o>(offices: &[&'o Office], date: Option<PartialDate>) -> Option<&'o Office> {
    let begun =
        |office: &&&Office| date.is_none_or(|date| office.from.is_none_or(|from| from <= date));
    let mut begun = offices.iter().filter(begun);
    if date.is_none() {
        return begun.next_back().copied();
    }
    let of_state = |office: &Office| office.of.as_str().starts_with("country:");
    begun
        .max_by_key(|office| (of_state(office), office.until.or(office.from)))
        .copied()
}

/// Whether two titles name one office ("defence" and "defense minister", "premier" and "prime minister").
pub fn same_office(one: &str, other: &str) -> bool {
    let plain = |title: &str| {
        let title = title.replace("defense", "defence").replace('-', " ");
        title.replace("premier", "prime minister")
    };
    plain(one) == plain(other)
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
