//! Possessed: offices and bodies that a pronoun or a description owns: "its ambassador, Leo Marsh",
//! "Tehran, whose chief delegate …", "a spokesman for the group".
//!
//! Comes in: a title or a body noun that names no owner. Goes out: who holds that office, or the body
//! of the owner's state. Must not know: stances.

use super::{How, Reading, Tables, Who};
use crate::actors::Key;
use crate::actors::coreference::is_spokesman;
use crate::actors::home;
use crate::actors::titles::Title;
use crate::lexicon::WordClass;
use crate::lexicon::body::StandsFor;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::ActorKind;

/// Owners of one phrase, at most: "their foreign ministers" of a whole continent are no list.
const FEW: usize = 3;

impl Reading<'_> {
    /// "its ambassador", "whose foreign ministers", "his parliament": of those who own them.
    pub(super) fn owned(
        &mut self,
        tables: &Tables,
        text: &str,
        (index, parsed): (usize, &Parsed),
        word: usize,
    ) -> Option<Who> {
        if !matches!(parsed.word(word).upos, Upos::Noun | Upos::Propn) {
            return None;
        }
        let owners = self.owners(index, parsed, word)?;
        let body = tables.titles.body(parsed.lemma(word));
        let title = tables
            .titles
            .ending_at(parsed.lowers(), word + 1)
            .filter(|title| title.official);
        if title.is_none() && body.is_none() || sets_apart(parsed, word) {
            return None;
        }
        if let Some(named) = self.person_behind(index, word) {
            return Some(Who::one(named, How::Name));
        }
        let keys: Vec<Key> = owners
            .into_iter()
            .filter_map(|owner| self.of_owner(tables, text, parsed, word, title.as_ref(), owner))
            .collect();
        (!keys.is_empty()).then_some(Who {
            keys,
            how: How::Composed,
        })
    }

    /// "his aide Jane Doe", "its ambassador, Jane Doe": a person whom only the owner ties to a side.
    pub(super) fn learn_owner(
        &mut self,
        tables: &Tables,
        (index, parsed): (usize, &Parsed),
        word: usize,
    ) {
        let Some([person]) = self.read.get(&(index, word)).map(|who| who.keys.as_slice()) else {
            return;
        };
        let person = *person;
        let member = self.cast.member(person);
        let open = member.actor.kind == ActorKind::Person
            && member.entry.is_none()
            && member.party.is_none();
        if !open {
            return;
        }
        let Some(noun) = titled_noun(tables, parsed, word) else {
            return;
        };
        let side = match self.owners(index, parsed, noun).as_deref() {
            Some([one]) if *one != person => self.side(*one),
            _ => None,
        };
        if side.is_some() {
            self.cast.learn(person, None, side, None);
        }
    }

    /// "said his aide Jane Doe", however the parser hung the name.
    fn person_behind(&self, index: usize, word: usize) -> Option<Key> {
        let mut mentions = self.mentions[index].iter();
        let key = mentions.find(|it| it.start == word + 1)?.key?;
        (self.cast.member(key).actor.kind == ActorKind::Person).then_some(key)
    }

    /// Whose the phrase is, by a possessive pronoun, "whose", a description with "'s" or one behind
    /// "of" and "for".
    fn owners(&self, index: usize, parsed: &Parsed, noun: usize) -> Option<Vec<Key>> {
        let keys = match parsed.first(noun, &[Relation::NmodPoss]) {
            Some(whose) if parsed.lower(whose) == "whose" => {
                let before = parsed.antecedent(noun).filter(|&before| before < noun)?;
                self.read.get(&(index, before))?.keys.clone()
            }
            Some(owner) => self.read.get(&(index, owner))?.keys.clone(),
            None => {
                let of = parsed
                    .dependents(noun, &[Relation::Nmod])
                    .find(|&of| matches!(parsed.case(of).as_str(), "of" | "for"))
                    // "Secretary of Homeland Security" is one title.
                    .filter(|&of| parsed.word(of).upos == Upos::Noun)?;
                let who = self.read.get(&(index, of))?;
                let described = who.how >= How::Description;
                described.then(|| who.keys.clone())?
            }
        };
        (!keys.is_empty() && keys.len() <= FEW).then_some(keys)
    }

    /// The state or body for which an owner's people speak.
    fn side(&self, owner: Key) -> Option<Key> {
        let person = self.cast.member(owner).actor.kind == ActorKind::Person;
        self.cast
            .party(owner)
            .or_else(|| (!person).then_some(owner))
    }

    fn of_owner(
        &mut self,
        tables: &Tables,
        text: &str,
        parsed: &Parsed,
        word: usize,
        title: Option<&Title>,
        owner: Key,
    ) -> Option<Key> {
        // "his spokesman" of one whose party nobody knows speaks for him.
        let speaks = title.is_some_and(|title| is_spokesman(&title.role));
        let Some(side) = self.side(owner) else {
            return speaks.then_some(owner);
        };
        let several = matches!(parsed.word(word).tag, "NNS" | "NNPS");
        let body = tables.titles.body(parsed.lemma(word));
        let person = matches!(body, None | Some(StandsFor::Members));
        if let Some(title) = title.filter(|title| !several && !title.plural && person) {
            let holder = self.cast.office_holder(&title.role, side);
            return Some(holder.unwrap_or_else(|| {
                let words = parsed.span(title.start).cover(parsed.span(word));
                let name = self.cast.owned_name(side, words.slice(text));
                self.cast.unlisted(&name, ActorKind::Person, Some(side))
            }));
        }
        let start = title.map_or(word, |title| title.start);
        if several && person {
            let words = parsed.span(start).cover(parsed.span(word));
            let name = self.cast.owned_name(side, words.slice(text));
            return Some(self.cast.unlisted(&name, ActorKind::Collective, Some(side)));
        }
        let state = self.cast.member(side).actor.kind == ActorKind::Country;
        let lemma = parsed.lemma(word);
        let one = matches!(lemma, "court" | "embassy" | "police" | "presidency")
            || WordClass::HomeBody.has(lemma);
        let own = one && state && !several;
        own.then(|| {
            let words = parsed.span(word).slice(text);
            home::body_of(&mut self.cast, &tables.gazetteer, side, words)
        })
    }
}

/// "its opponents", "his former minister", "some of its members": they do not speak for the owner.
fn sets_apart(parsed: &Parsed, word: usize) -> bool {
    let apart = |at: usize| {
        matches!(
            parsed.lower(at),
            "dissident"
                | "ex"
                | "former"
                | "late"
                | "opposition"
                | "other"
                | "own"
                | "rebel"
                | "rival"
        )
    };
    WordClass::Counterpart.has(parsed.lemma(word))
        || matches!(parsed.lemma(word), "member" | "opposition")
        || parsed
            .dependents(word, &[Relation::Amod, Relation::Compound])
            .any(apart)
}

/// The title that stands with a person's name: "aide" of "his aide Jane Doe", "ambassador" of "its
/// ambassador, Jane Doe".
fn titled_noun(tables: &Tables, parsed: &Parsed, word: usize) -> Option<usize> {
    const BESIDE: &[Relation] = &[
        Relation::NmodDesc,
        Relation::Compound,
        Relation::Appos,
        Relation::Flat,
    ];
    let official = |at: &usize| {
        let title = tables.titles.ending_at(parsed.lowers(), at + 1);
        title.is_some_and(|title| title.official) && !sets_apart(parsed, *at)
    };
    let beside = parsed.dependents(word, BESIDE);
    std::iter::once(word).chain(beside).find(official)
}
