//! Offices that other words give an owner: "his Danish counterpart", "the president" of whom a
//! spokesman speaks or whose office published the text, "the Secretary-General".
//!
//! Comes in: a title or "counterpart" without a name. Goes out: who holds that office. Must not know:
//! stances.

use super::{How, Reading, Tables, Who};
use crate::actors::Key;
use crate::actors::cast::{Cast, same_office, the_only};
use crate::actors::coreference::{is_spokesman, speaker_over};
use crate::actors::gazetteer::fold;
use crate::actors::home;
use crate::actors::titles::Title;
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;
use crate::vocabulary::ActorKind;

impl Reading<'_> {
    /// "his Danish counterpart", "her Greek and Turkish counterparts": the ministers of the same
    /// affairs where they are known, else somebody of those states, but never he himself.
    pub(super) fn counterpart(
        &mut self,
        text: &str,
        index: usize,
        parsed: &Parsed,
        word: usize,
    ) -> Option<Who> {
        let is_one = matches!(
            parsed.lower(word),
            "colleague" | "colleagues" | "counterpart" | "counterparts"
        );
        let owner = parsed
            .first(word, &[Relation::NmodPoss])
            .filter(|_| is_one)?;
        let office = match self.phrase(index, parsed, owner).keys.as_slice() {
            [one] => self.ministry_of(*one),
            _ => None,
        };
        let adjectives = parsed
            .dependents(word, &[Relation::Amod, Relation::Compound])
            .flat_map(|first| {
                std::iter::once(first).chain(parsed.dependents(first, &[Relation::Conj]))
            });
        let mut keys = Vec::new();
        for adjective in adjectives.collect::<Vec<usize>>() {
            let Some(state) = self.adjective(index, adjective).map(|who| who.keys[0]) else {
                continue;
            };
            let holder = office
                .as_deref()
                .and_then(|office| self.cast.office_holder(office, state));
            keys.push(holder.unwrap_or_else(|| {
                let name = format!("{} counterpart", parsed.span(adjective).slice(text));
                self.cast.unlisted(&name, ActorKind::Person, Some(state))
            }));
        }
        (!keys.is_empty()).then_some(Who {
            keys,
            how: How::Composed,
        })
    }

    /// The office of a minister for some affairs; heads of state and of government meet each other
    /// as counterparts too.
    fn ministry_of(&self, person: Key) -> Option<String> {
        let member = self.cast.member(person);
        let minister = |title: &&String| {
            let of_affairs = title.ends_with(" minister") && *title != "prime minister";
            of_affairs && self.cast.has_office(person, |held| held == title.as_str())
        };
        member
            .told
            .iter()
            .chain(&member.roles)
            .find(minister)
            .cloned()
    }

    /// "the President", "the Secretary-General": an office of which nothing tells whose it is.
    pub(super) fn office_without_owner(
        &mut self,
        tables: &Tables,
        index: usize,
        parsed: &Parsed,
        word: usize,
    ) -> Option<Who> {
        let title = ownerless_office(tables, parsed, word);
        let title = title.as_ref();
        title
            .and_then(|title| self.office_of_side(index, parsed, word, title))
            .or_else(|| self.office_of_issuer(parsed, word, title))
            .or_else(|| self.secretary_general(title?))
    }

    /// "“The president opposes it,” a White House spokesman said": the president of those for whom
    /// the spokesman speaks.
    fn office_of_side(
        &mut self,
        index: usize,
        parsed: &Parsed,
        word: usize,
        title: &Title,
    ) -> Option<Who> {
        let subject = speaker_over(parsed, word)?;
        let speaker = match self.phrase(index, parsed, subject).keys.as_slice() {
            [one] => *one,
            _ => return None,
        };
        let speaks = self.cast.has_office(speaker, is_spokesman)
            || is_spokesman(&self.cast.member(speaker).actor.name.to_lowercase());
        let side = self.cast.party(speaker).filter(|_| speaks)?;
        let holder = self.cast.office_holder(&title.role, side)?;
        Some(Who::one(holder, How::Description))
    }

    /// "The President has directed …", "the Administration applauds …" in a text that the White House
    /// publishes: who then held the office of its state, or the state itself.
    fn office_of_issuer(
        &mut self,
        parsed: &Parsed,
        word: usize,
        title: Option<&Title>,
    ) -> Option<Who> {
        let issuer = self.issuer?;
        let administers = matches!(parsed.lower(word), "administration" | "government");
        if administers && is_ownerless(parsed, word, word) {
            return Some(Who::one(issuer, How::Description));
        }
        let holder = self.cast.office_holder(&title?.role, issuer)?;
        Some(Who::one(holder, How::Description))
    }

    /// "The Secretary-General deplores …": that of the United Nations, where no other body that has
    /// one is told of.
    fn secretary_general(&mut self, title: &Title) -> Option<Who> {
        const TITLE: &str = "secretary general";
        if !same_office(&title.role, TITLE) {
            return None;
        }
        let bodies: Vec<Key> = self
            .cast
            .members()
            .filter(|(_, member)| member.actor.kind == ActorKind::Organisation)
            .map(|(key, _)| key)
            .collect();
        let mut found = None;
        for key in bodies {
            let Some(person) = self.cast.office_holder(TITLE, key) else {
                continue;
            };
            if self.cast.member(key).actor.id.as_str() != "org:UN" {
                return None;
            }
            found = Some(person);
        }
        found.map(|person| Who::one(person, How::Description))
    }
}

/// "the President": the title of an office of one, of which nothing tells whose it is.
fn ownerless_office(tables: &Tables, parsed: &Parsed, word: usize) -> Option<Title> {
    let title = tables.titles.ending_at(parsed.lowers(), word + 1)?;
    let one = title.official && !title.plural;
    (one && is_ownerless(parsed, word, title.start)).then_some(title)
}

/// Whether a description, which begins at `start`, is definite and nothing tells whose it is.
fn is_ownerless(parsed: &Parsed, word: usize, start: usize) -> bool {
    const TELLING_APART: &[Relation] = &[
        Relation::Nmod,
        Relation::NmodPoss,
        Relation::Appos,
        Relation::AclRelcl,
        Relation::Flat,
    ];
    start > 0 && parsed.lower(start - 1) == "the" && parsed.first(word, TELLING_APART).is_none()
}

/// The state whose institution a publisher is: the United States for the White House.
pub(super) fn issuer(cast: &mut Cast<'_>, tables: &Tables, publisher: &str) -> Option<Key> {
    let bare = publisher
        .trim_start_matches("The ")
        .trim_start_matches("the ");
    let forms: Vec<String> = bare.split_whitespace().map(fold).collect();
    let Some(entry) = tables.gazetteer.named(&forms, cast.date()) else {
        return state_of_office(cast, tables, publisher);
    };
    let key = cast.listed(entry);
    let institution = cast.member(key).actor.kind == ActorKind::Institution;
    let state = cast.party(key).filter(|_| institution)?;
    (cast.member(state).actor.kind == ActorKind::Country).then_some(state)
}

/// "Prime Minister's Office, Canada", "Government of Peru": the only state that is named beside a word
/// for those who govern.
fn state_of_office(cast: &mut Cast<'_>, tables: &Tables, publisher: &str) -> Option<Key> {
    const OFFICES: &[&str] = &[
        "cabinet",
        "embassy",
        "mission",
        "government",
        "ministry",
        "office",
        "presidency",
    ];
    let plain = publisher.replace("'s", " ").replace("’s", " ");
    let forms: Vec<String> = plain
        .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '(' | ')'))
        .filter(|form| !form.is_empty())
        .map(fold)
        .collect();
    if !forms
        .iter()
        .any(|form| OFFICES.contains(&form.to_lowercase().as_str()))
    {
        return None;
    }
    let names = tables.gazetteer.find(&forms, cast.date()).into_iter();
    let owners: Vec<Key> = names.map(|name| cast.listed(name.entry)).collect();
    the_only(
        owners
            .into_iter()
            .filter_map(|key| home::state_of(cast, key)),
    )
}
