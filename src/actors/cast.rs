//! The cast of a document: every actor that it names, listed or not.
//!
//! Comes in: lexicon entries and names found in the text. Goes out: members
//! with their party. Must not know: sentences.

use super::ActorRef;
use crate::date::PartialDate;
use crate::id::ActorId;
use crate::lexicon::{ActorEntry, Gender, Lexicon};
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
    /// Index into [`Lexicon::actors`], if listed.
    pub entry: Option<usize>,
}

/// Every actor that a document names.
#[derive(Clone, Debug)]
pub struct Cast<'a> {
    lexicon: &'a Lexicon,
    date: Option<PartialDate>,
    members: Vec<Member>,
}

impl<'a> Cast<'a> {
    /// An empty cast for a document of the given date.
    pub fn new(lexicon: &'a Lexicon, date: Option<PartialDate>) -> Self {
        Self {
            lexicon,
            date,
            members: Vec::new(),
        }
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
        if let Some((key, _)) = self
            .members()
            .find(|(_, member)| member.entry == Some(entry))
        {
            return key;
        }
        let lexicon = self.lexicon;
        let actor = &lexicon.actors[entry];
        let party = self.party_of(actor);
        self.members.push(Member {
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
            entry: Some(entry),
        });
        Key(self.members.len() - 1)
    }

    /// For whom a listed actor speaks on the document's date: of a person the
    /// office held then, else the last one held before, else the first.
    fn party_of(&mut self, actor: &ActorEntry) -> Option<Key> {
        let of = actor.party.clone().or_else(|| {
            let date = self.date;
            // A candidate or opposition leader does not speak for the state.
            let official = |title: &str| {
                self.lexicon
                    .roles
                    .iter()
                    .all(|role| role.name != title || role.official)
            };
            let offices: Vec<_> = actor
                .offices
                .iter()
                .filter(|office| official(&office.title))
                .collect();
            let held = offices.iter().rev().find(|office| {
                date.is_some_and(|date| date.may_lie_within(office.from, office.until))
            });
            let before = offices
                .iter()
                .rev()
                .find(|office| date.is_none_or(|date| office.from.is_none_or(|from| from <= date)));
            held.or(before)
                .or(offices.first())
                .map(|office| office.of.clone())
        })?;
        self.listed_by_id(&of)
    }

    /// The member for a listed actor's id, if there is such an entry.
    pub fn listed_by_id(&mut self, id: &ActorId) -> Option<Key> {
        let entry = self
            .lexicon
            .actors
            .iter()
            .position(|actor| actor.id == *id)?;
        let key = self.listed(entry);
        // A body of a body speaks for the whole: the ministry's minister for the state.
        Some(key)
    }

    /// The member for an actor in no list, added if it is new.
    pub fn unlisted(&mut self, name: &str, kind: ActorKind, party: Option<Key>) -> Key {
        let same = self
            .members()
            .find(|(_, member)| member.actor.kind == kind && member.actor.name == name)
            .map(|(key, _)| key);
        if let Some(key) = same {
            if self.member(key).party.is_none() {
                self.members[key.0].party = party;
            }
            return key;
        }
        let id = ActorId::new(format!("{kind}:{}", slug(name)));
        let short = name.rsplit(' ').next().unwrap_or(name).to_owned();
        self.members.push(Member {
            actor: ActorRef {
                id,
                name: name.to_owned(),
                kind,
            },
            party,
            gender: None,
            short,
            roles: Vec::new(),
            entry: None,
        });
        Key(self.members.len() - 1)
    }

    /// Notes an office or role, a party or a gender that the text gives a person.
    pub fn learn(
        &mut self,
        key: Key,
        role: Option<&str>,
        party: Option<Key>,
        gender: Option<Gender>,
    ) {
        let member = &mut self.members[key.0];
        if let Some(role) = role {
            if !member.roles.iter().any(|known| known == role) {
                member.roles.push(role.to_owned());
            }
        }
        // What the text says of a listed person is often an older or lesser
        // office; the dated lexicon stays the authority.
        if member.party.is_none() && party != Some(key) {
            member.party = party;
        }
        member.gender = member.gender.or(gender);
    }

    /// Whether a listed person held any office on the document's date, or on
    /// any date if the document has none.
    pub fn in_office(&self, entry: usize) -> bool {
        self.lexicon.actors[entry].offices.iter().any(|office| {
            self.date
                .is_none_or(|date| date.may_lie_within(office.from, office.until))
        })
    }

    /// The listed person who held an office for a state on the document's date,
    /// if exactly one did.
    pub fn office_holder(&mut self, title: &str, of: Key) -> Option<Key> {
        let date = self.date?;
        let of = self.member(of).actor.id.clone();
        let mut holders = self.lexicon.actors.iter().enumerate().filter(|(_, actor)| {
            actor.offices.iter().any(|office| {
                office.of == of
                    && same_office(&office.title, title)
                    && (office.from.is_some() || office.until.is_some())
                    && date.may_lie_within(office.from, office.until)
            })
        });
        let (entry, _) = holders.next()?;
        if holders.next().is_some() {
            return None;
        }
        Some(self.listed(entry))
    }
}

/// Whether two titles name one office ("defence" and "defense minister").
pub fn same_office(one: &str, other: &str) -> bool {
    let plain = |title: &str| title.replace("defense", "defence").replace('-', " ");
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
