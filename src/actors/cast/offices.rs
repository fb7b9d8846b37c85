//! Offices: which members of a cast hold an office, and whose it is.
//!
//! Comes in: titles, and the offices that the lists and the text give to persons. Goes out: who holds one
//! on the document's date, and for whom. Must not know: sentences.

use super::{Cast, Key};
use crate::date::PartialDate;
use crate::id::ActorId;
use crate::lexicon::Office;
use crate::vocabulary::ActorKind;

impl Cast<'_> {
    /// The identifier under which the lists keep the offices of a state or body.
    pub(crate) fn keeper_of_offices(&self, of: Key) -> &ActorId {
        let member = self.member(of);
        let entry = member.entry.map(|entry| &self.lexicon.actors[entry]);
        let heir = entry.and_then(|entry| entry.succeeded_by.as_ref());
        heir.unwrap_or(&member.actor.id)
    }

    /// Whether the document speaks of a state, party or body for which a listed person holds or held
    /// an office, or of somebody else who is of it.
    pub(in crate::actors) fn tells_of_body_of(&self, entry: usize) -> bool {
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

    /// Notes that the text gives a person an office that is not over.
    pub(in crate::actors) fn call(&mut self, key: Key, role: &str) {
        let told = &mut self.members[key.0].told;
        if !told.iter().any(|known| known == role) {
            told.push(role.to_owned());
        }
    }

    /// Whether a person has a fitting office: by the text itself, else one that he held on the
    /// document's date. "The president" is nobody who became one later, or was one once.
    pub(in crate::actors) fn has_office(&self, key: Key, fits: impl Fn(&str) -> bool) -> bool {
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
    pub(super) fn told_office(&mut self, key: Key, party: Key) -> Option<Key> {
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
pub(super) fn held_at<'o>(offices: &[&'o Office], date: Option<PartialDate>) -> Option<&'o Office> {
    let held =
        |office: &&&Office| date.is_some_and(|date| date.may_lie_within(office.from, office.until));
    offices.iter().rev().find(held).copied()
}

/// The office that was given up last before a date. Whoever has left an organisation is of the state
/// again that he served.
pub(super) fn held_before<'o>(
    offices: &[&'o Office],
    date: Option<PartialDate>,
) -> Option<&'o Office> {
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
