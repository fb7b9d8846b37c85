//! Actor entries: `data/actors/*.ron`.

use serde::{Deserialize, Serialize};

use crate::date::PartialDate;
use crate::id::ActorId;
use crate::vocabulary::ActorKind;

/// One actor with every way in which texts name it.
///
/// All names are matched as written, capitals and accents included (a name
/// with an accent also matches without it).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActorEntry {
    /// `country:RU` (ISO 3166-1), `org:NATO`, `institution:us-pentagon`,
    /// `group:hamas`, `person:sergei-lavrov`, `media:rt`, `company:gazprom`.
    pub id: ActorId,
    /// What sort of thing it is.
    pub kind: ActorKind,
    /// The usual English name, without "the".
    pub name: String,
    /// Other names of the actor itself: official, short, initials, former.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// Adjectives that point at the actor: "Russian", "British".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjectives: Vec<String>,
    /// Nouns for its people: "Russians", "Frenchman".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub demonyms: Vec<String>,
    /// Places and buildings that stand for it as subject of a statement:
    /// "Moscow", "the Kremlin" (without "the").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub metonyms: Vec<String>,
    /// For whom it speaks: the state of a ministry, the body of an office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<ActorId>,
    /// Alliances and organisations of which it is a member.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub memberships: Vec<Membership>,
    /// Offices that a person has held.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offices: Vec<Office>,
    /// The name by which later mentions call a person, where it is not the
    /// last word of `name`: "Xi", "Moon", "von der Leyen", "Assad".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// Of a person, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// The state under which the lists keep its offices and bodies: Germany for West Germany.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub succeeded_by: Option<ActorId>,
    /// First day of its existence, where that matters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<PartialDate>,
    /// Last day of its existence, where that matters (USSR: 1991-12-26).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
}

/// A dated membership.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Membership {
    /// The organisation.
    pub of: ActorId,
    /// First day; absent if unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<PartialDate>,
    /// Last day; absent while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
}

/// A dated office of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// In small letters: "foreign minister", "president", "secretary general".
    pub title: String,
    /// The state or organisation for which the office speaks.
    pub of: ActorId,
    /// First day; absent if unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<PartialDate>,
    /// Last day; absent while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
}

/// Grammatical gender of a person, for pronouns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Gender {
    /// "she"
    Female,
    /// "he"
    Male,
}

/// A word or phrase for an office or role: `data/actors/roles.ron`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleEntry {
    /// In small letters, singular: "foreign minister", "spokesman".
    pub name: String,
    /// Plural, where it is not the singular with "s".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plural: Option<String>,
    /// Whether the bearer speaks for the state or body named with it
    /// ("minister": yes; "former president", "businessman": no).
    pub official: bool,
    /// The state that the bare title implies, if any ("Pope": the Holy See).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<ActorId>,
}

/// A name that looks like an actor and is none: `data/actors/decoys.ron`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecoyEntry {
    /// The whole phrase as written: "New York Times", "Paris Agreement".
    pub name: String,
    /// Why it is here.
    pub why: String,
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use crate::date::PartialDate;
    use crate::lexicon::{ActorEntry, Lexicon};
    use crate::vocabulary::ActorKind;

    fn persons(lexicon: &Lexicon) -> impl Iterator<Item = &ActorEntry> {
        let is_person = |actor: &&ActorEntry| actor.kind == ActorKind::Person;
        lexicon.actors.iter().filter(is_person)
    }

    #[test]
    fn a_name_means_one_person() {
        let lexicon = Lexicon::embedded().unwrap();
        let mut owners: BTreeMap<&str, &ActorEntry> = BTreeMap::new();
        let mut ids = BTreeSet::new();
        // "George Bush" was president twice: who is meant tells the date of the offices.
        let begins = |one: &ActorEntry| {
            let offices = one.offices.iter().filter_map(|office| office.from);
            one.from
                .or_else(|| offices.min_by_key(|from| from.earliest()))
        };
        let ends = |one: &ActorEntry| {
            let offices = one.offices.iter().filter_map(|office| office.until);
            one.until
                .or_else(|| offices.max_by_key(|until| until.latest()))
        };
        let after = |one: &ActorEntry, other: &ActorEntry| {
            Some(ends(other)?.latest() < begins(one)?.earliest())
        };
        for person in persons(&lexicon) {
            assert!(ids.insert(person.id.as_str()), "{} twice", person.id);
            for name in std::iter::once(&person.name).chain(&person.names) {
                if let Some(other) = owners.insert(name, person) {
                    // "Gerhard Schröder" was one minister, and later another was chancellor.
                    let apart =
                        after(person, other) == Some(true) || after(other, person) == Some(true);
                    assert!(apart, "'{name}' names {} and {}", other.id, person.id);
                }
            }
        }
        assert!(ids.len() > 700);
    }

    #[test]
    fn offices_are_known_titles_with_ordered_dates() {
        let lexicon = Lexicon::embedded().unwrap();
        let titles: BTreeSet<&str> = lexicon.roles.iter().map(|role| &*role.name).collect();
        for person in persons(&lexicon) {
            for office in &person.offices {
                let title = office.title.as_str();
                let known = titles.contains(title) || title.starts_with("ambassador to ");
                assert!(known, "{}: no role '{title}'", person.id);
                if let (Some(from), Some(until)) = (office.from, office.until) {
                    let ordered = from.earliest() <= until.latest();
                    assert!(ordered, "{}: '{title}' ends before it begins", person.id);
                }
            }
        }
    }

    #[test]
    fn holders_of_an_office_are_found_by_date() {
        let lexicon = Lexicon::embedded().unwrap();
        let holder = |title: &str, of: &str, day: &str| {
            let day: PartialDate = day.parse().unwrap();
            let held = |person: &&ActorEntry| {
                person.offices.iter().any(|office| {
                    office.title == title
                        && office.of.as_str() == of
                        && day.may_lie_within(office.from, office.until)
                })
            };
            persons(&lexicon)
                .find(held)
                .map(|person| person.name.as_str())
        };
        assert_eq!(
            holder("secretary of state", "country:US", "2013-09-12"),
            Some("John Kerry")
        );
        assert_eq!(
            holder("secretary general", "org:NATO", "1999-04-01"),
            Some("Javier Solana")
        );
        assert_eq!(
            holder("prime minister", "country:IL", "2021-09-01"),
            Some("Naftali Bennett")
        );
    }
}
