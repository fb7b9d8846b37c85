//! Lexicon entries by id or name, the members of an organisation, the nearest
//! known names to an unknown one.

use super::actor::RoleEntry;
use super::{ActorEntry, IssueEntry, Lexicon, Membership, Office, StanceFrame};
use crate::date::PartialDate;
use crate::id::ActorId;

/// An entry of any table.
#[derive(Clone, Copy, Debug)]
pub enum Entry<'a> {
    /// A state, organisation, person, …
    Actor(&'a ActorEntry),
    /// An issue.
    Issue(&'a IssueEntry),
    /// A stance frame.
    Frame(&'a StanceFrame),
    /// An office or role.
    Role(&'a RoleEntry),
}

impl Lexicon {
    /// The actor with the given id.
    pub fn actor(&self, id: &ActorId) -> Option<&ActorEntry> {
        self.actors.iter().find(|actor| actor.id == *id)
    }

    /// Entries whose id is the given word, or else those that bear it as a name,
    /// whatever its capitals: "country:RU", "Russia", "reject", "envoy".
    pub fn find(&self, word: &str) -> Vec<Entry<'_>> {
        let ids: Vec<_> = self.entries().filter(|entry| entry.id() == word).collect();
        if !ids.is_empty() {
            return ids;
        }
        let lower = word.to_lowercase();
        self.entries()
            .filter(|entry| entry.names().any(|name| name.to_lowercase() == lower))
            .collect()
    }

    /// Ids and names most like an unknown word, the most like first.
    pub fn nearest(&self, word: &str, count: usize) -> Vec<&str> {
        let lower = word.to_lowercase();
        let mut known: Vec<(f64, &str)> = Vec::new();
        for entry in self.entries() {
            let id = entry.id();
            let bare = id.split_once(':').map_or(id, |(_, bare)| bare);
            let likeness = entry
                .names()
                .chain([id, bare])
                .map(|name| likeness(&lower, &name.to_lowercase()))
                .fold(0.0, f64::max);
            if likeness > 0.6 {
                known.push((likeness, id));
            }
        }
        known.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        known.dedup_by_key(|(_, id)| *id);
        known.into_iter().take(count).map(|(_, id)| id).collect()
    }

    /// Members of an organisation on a date, or at any time, by id.
    pub fn members(
        &self,
        of: &ActorId,
        date: Option<PartialDate>,
    ) -> Vec<(&ActorEntry, &Membership)> {
        let mut members: Vec<_> = self
            .actors
            .iter()
            .flat_map(|actor| actor.memberships.iter().map(move |m| (actor, m)))
            .filter(|(_, m)| m.of == *of && lasts_on(date, m.from, m.until))
            .collect();
        members.sort_by_key(|(actor, m)| (&actor.id, m.from));
        members
    }

    /// People in office for a state or organisation on a date, or at any time,
    /// by title and date.
    pub fn officials(
        &self,
        of: &ActorId,
        date: Option<PartialDate>,
    ) -> Vec<(&ActorEntry, &Office)> {
        let mut officials: Vec<_> = self
            .actors
            .iter()
            .flat_map(|actor| actor.offices.iter().map(move |office| (actor, office)))
            .filter(|(_, office)| office.of == *of && lasts_on(date, office.from, office.until))
            .collect();
        officials.sort_by_key(|(actor, office)| (&office.title, office.from, &actor.id));
        officials
    }

    fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let actors = self.actors.iter().map(Entry::Actor);
        let issues = self.issues.iter().map(Entry::Issue);
        let frames = self.frames.iter().map(Entry::Frame);
        let roles = self.roles.iter().map(Entry::Role);
        actors.chain(issues).chain(frames).chain(roles)
    }
}

impl<'a> Entry<'a> {
    /// The id; of a role its name.
    pub fn id(self) -> &'a str {
        match self {
            Self::Actor(entry) => entry.id.as_str(),
            Self::Issue(entry) => entry.id.as_str(),
            Self::Frame(entry) => entry.id.as_str(),
            Self::Role(entry) => &entry.name,
        }
    }

    fn names(self) -> impl Iterator<Item = &'a str> {
        let (first, more): (&str, &[String]) = match self {
            Self::Actor(entry) => (&entry.name, &entry.names),
            Self::Issue(entry) => (&entry.label, &[]),
            Self::Frame(entry) => (&entry.cue, &[]),
            Self::Role(entry) => (&entry.name, &[]),
        };
        std::iter::once(first).chain(more.iter().map(String::as_str))
    }
}

/// Whether a span of time may hold the date; every span does without a date.
pub fn lasts_on(
    date: Option<PartialDate>,
    from: Option<PartialDate>,
    until: Option<PartialDate>,
) -> bool {
    date.is_none_or(|date| date.may_lie_within(from, until))
}

/// From 0 to 1. A word of which the other is a part is rather like it.
fn likeness(a: &str, b: &str) -> f64 {
    let same = strsim::normalized_damerau_levenshtein(a, b);
    let part = a.chars().count() > 3 && b.split([' ', '-']).any(|word| word == a);
    if part { same.max(0.8) } else { same }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Lexicon};

    fn lexicon() -> Lexicon {
        let table = |text: &str| {
            ron::Options::default()
                .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
                .from_str(text)
                .unwrap()
        };
        Lexicon {
            actors: table(
                r#"[(id: "country:gondor", kind: Country, name: "Gondor", memberships: [
                        (of: "org:last-alliance", from: "3430", until: "3441")]),
                    (id: "country:arnor", kind: Country, name: "Arnor", names: ["Arthedain"],
                     memberships: [(of: "org:last-alliance", from: "3430", until: "3434")]),
                    (id: "org:last-alliance", kind: Organisation, name: "Last Alliance"),
                    (id: "person:denethor", kind: Person, name: "Denethor", offices: [
                        (title: "steward", of: "country:gondor", from: "2984", until: "3019")])]"#,
            ),
            ..Lexicon::default()
        }
    }

    #[test]
    fn entries_are_found_by_id_and_by_name() {
        let lexicon = lexicon();
        for word in ["country:arnor", "Arnor", "arthedain"] {
            let found = lexicon.find(word);
            let [Entry::Actor(actor)] = found.as_slice() else {
                panic!("{word}: {found:?}");
            };
            assert_eq!(actor.id.as_str(), "country:arnor");
        }
        assert!(lexicon.find("Rohan").is_empty());
    }

    #[test]
    fn unknown_words_lead_to_the_nearest() {
        assert_eq!(lexicon().nearest("gondro", 2), ["country:gondor"]);
        assert_eq!(lexicon().nearest("alliance", 2), ["org:last-alliance"]);
        assert!(lexicon().nearest("xyzzy", 2).is_empty());
    }

    #[test]
    fn members_and_officials_are_those_of_the_date() {
        let lexicon = lexicon();
        let alliance = "org:last-alliance".into();
        let count = |date: Option<&str>| {
            let date = date.map(|date| date.parse().unwrap());
            lexicon.members(&alliance, date).len()
        };
        assert_eq!(count(None), 2);
        assert_eq!(count(Some("3440")), 1);
        assert_eq!(count(Some("3500")), 0);
        let officials = lexicon.officials(&"country:gondor".into(), "3000".parse().ok());
        assert_eq!(officials[0].0.name, "Denethor");
    }
}
