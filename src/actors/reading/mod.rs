//! Reading: for every noun phrase and pronoun of a document, who is meant.
//!
//! Comes in: parsed sentences. Goes out: a [`Reading`] that later layers ask.
//! Must not know: stances.

use crate::lexicon::WordClass;
use std::collections::BTreeMap;

mod assembled;
mod authorship;
mod bodies;
mod decided;
mod head_offices;
mod issuers;
mod offices;
mod phrase;
mod possessed;
mod remembered;
mod servants;

use super::cast::{Cast, Key};
use super::coreference::History;
use super::gazetteer::NameForm;
use super::home;
use super::names::{self, Mention, Naming};
use super::noun_phrase;
use super::parties;
pub use super::tables::Tables;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::ActorKind;

/// Who a word means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// The members of the cast; several for "they", "the two leaders".
    pub keys: Vec<Key>,
    /// How it was found.
    pub how: How,
}

impl Who {
    /// A single member of the cast.
    pub(super) fn one(key: Key, how: How) -> Self {
        Self {
            keys: vec![key],
            how,
        }
    }
}

/// How a word was understood, from the surest to the least sure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// By name.
    #[default]
    Name,
    /// By a description with a name in it: "the French leader", "EU countries".
    Composed,
    /// By a description that refers back: "the minister", "the two sides".
    Description,
    /// By a pronoun.
    Pronoun,
    /// "I", "we", "our": whoever speaks.
    FirstPerson,
}

/// Everything known about who is meant in a document.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The cast.
    pub cast: Cast<'a>,
    /// Mentions of each sentence.
    pub mentions: Vec<Vec<Mention>>,
    /// The state whose affairs the document tells, if it is one.
    home: Option<Key>,
    /// The state in whose capital the document was written.
    dateline: Option<Key>,
    /// The state whose institution published the document.
    issuer: Option<Key>,
    /// Whether the document is spoken for a state.
    of_state: bool,
    /// The organisation that publishes what is spoken for a state: before which it is spoken.
    assembly: Option<Key>,
    read: BTreeMap<(usize, usize), Who>,
    texts: authorship::Texts,
    /// Mentions of each sentence of the document's title, which itself is not read.
    pub(super) in_title: Vec<Vec<Mention>>,
}

impl<'a> Reading<'a> {
    /// Reads a document's sentences. Those of its title only name people.
    pub fn new(
        lexicon: &'a Lexicon,
        tables: &'a Tables,
        document: &Document,
        title: &[Parsed],
        sentences: &[Parsed],
    ) -> Self {
        let text = document.text.as_str();
        let mut cast = Cast::new(lexicon, &tables.directory, document.date);
        let party = cast.speaks_for(spoken_for(tables, document));
        let naming = Naming {
            lexicon,
            gazetteer: &tables.gazetteer,
            titles: &tables.titles,
            directory: &tables.directory,
            speaking: &tables.speaking,
            text,
        };
        let of_title = Naming {
            text: document.title.as_deref().unwrap_or_default(),
            ..naming
        };
        let mut in_title = names::in_title(of_title, title, &mut cast);
        let mut mentions = names::find(naming, sentences, &mut cast);
        names::by_short_name_in_title(of_title, title, &mut in_title, &mut cast);
        let home = home::of(&cast, &mentions);
        home::give_bodies_their_owner(
            &mut cast,
            &tables.gazetteer,
            text,
            sentences,
            &mut mentions,
            home,
        );
        parties::give_parties_their_state(
            &mut cast,
            &tables.gazetteer,
            text,
            sentences,
            &mut mentions,
            home,
        );
        let dateline = home::dateline(&mut cast, &tables.gazetteer, text, sentences);
        let publisher = document.publisher.as_deref();
        let issuer = publisher.and_then(|name| offices::issuer(&mut cast, tables, name));
        let of_state = is_state(lexicon, party);
        let assembly = publisher.and_then(|name| assembly(&mut cast, tables, of_state, name));
        let mut reading = Self {
            cast,
            mentions,
            home,
            dateline,
            issuer,
            of_state,
            assembly,
            read: BTreeMap::new(),
            texts: authorship::Texts::new(),
            in_title,
        };
        let mut history = History::default();
        for (index, parsed) in sentences.iter().enumerate() {
            reading.read_sentence(tables, text, index, parsed, &mut history);
        }
        let mut texts = reading.find_texts(sentences);
        reading.find_assembled(sentences, &mut texts);
        reading.texts = texts;
        reading
    }

    fn read_sentence(
        &mut self,
        tables: &Tables,
        text: &str,
        index: usize,
        parsed: &Parsed,
        history: &mut History,
    ) {
        for word in 0..parsed.len() {
            if is_pronoun(parsed, word, &self.mentions[index]) || is_possessive(parsed.lower(word))
            {
                continue;
            }
            if let Some(who) = noun_phrase::read(
                &mut self.cast,
                &self.mentions[index],
                &tables.titles,
                text,
                parsed,
                word,
            ) {
                // "the Republican senator": of whom the text just told.
                let told = (who.how == How::Composed)
                    .then(|| history.legislator(&self.cast, index, parsed, word))
                    .flatten();
                let who = told.map_or(who, |key| Who::one(key, How::Description));
                self.read.insert((index, word), who);
            }
        }
        for word in 0..parsed.len() {
            if !self.read.contains_key(&(index, word))
                && let Some(who) = self.in_context(tables, text, (index, parsed), word, history)
            {
                self.read.insert((index, word), who);
            }
            self.learn_owner(tables, (index, parsed), word);
            self.remember(tables, text, (index, parsed), word, history);
        }
        // "a spokesman for the group": what stands behind is understood only now.
        for word in 0..parsed.len() {
            if !self.read.contains_key(&(index, word))
                && let Some(who) = self.owned(tables, text, (index, parsed), word)
            {
                self.read.insert((index, word), who);
                self.remember(tables, text, (index, parsed), word, history);
            }
        }
        for word in 0..parsed.len() {
            self.remember_meeting(index, parsed, word, history);
        }
        history.end_sentence();
    }

    /// Who a word means by what stands around it and came before, where no name tells.
    fn in_context(
        &mut self,
        tables: &Tables,
        text: &str,
        (index, parsed): (usize, &Parsed),
        word: usize,
        history: &History,
    ) -> Option<Who> {
        // "The Authority" is the name of some body, only "the authorities" govern.
        if parsed.lower(word) == "authority" {
            return None;
        }
        self.refer_back(tables, index, parsed, word, history)
            .or_else(|| self.community(text, parsed, word))
            .or_else(|| self.body_at_home(tables, text, (index, parsed), word, history))
            .or_else(|| self.office_of_leader(tables, (index, parsed), word))
            .or_else(|| self.counterpart(text, index, parsed, word))
            .or_else(|| self.office_without_owner(tables, index, parsed, word))
            .or_else(|| self.owned(tables, text, (index, parsed), word))
    }

    /// Pronouns and definite descriptions.
    fn refer_back(
        &self,
        tables: &Tables,
        index: usize,
        parsed: &Parsed,
        word: usize,
        history: &History,
    ) -> Option<Who> {
        let pronoun =
            is_pronoun(parsed, word, &self.mentions[index]) || is_possessive(parsed.lower(word));
        let (keys, how) = if pronoun {
            match parsed.lower(word) {
                "i" | "we" | "us" | "me" | "our" | "my" | "ours" | "ourselves" | "mine" => {
                    (Vec::new(), How::FirstPerson)
                }
                "he" | "she" | "his" | "her" | "him" | "it" | "its" | "they" | "their" | "them"
                | "himself" | "herself" | "both" => {
                    if parsed.relation(word) == Relation::Expl {
                        return None;
                    }
                    (
                        history.pronoun(&self.cast, index, parsed, word),
                        How::Pronoun,
                    )
                }
                _ => return None,
            }
        } else if speaks_for_us(parsed, word) {
            // "our Organization" in the mouth of a state is the one to which it belongs.
            let shared = matches!(parsed.lemma(word), "organisation" | "organization");
            if self.of_state && shared {
                (self.assembly.into_iter().collect(), How::Description)
            } else {
                (Vec::new(), How::FirstPerson)
            }
        } else if matches!(parsed.word(word).upos, Upos::Noun | Upos::Propn) {
            let keys = history.description(
                &self.cast,
                &tables.titles,
                (index, word),
                parsed,
                &|| self.state_told_of(index, parsed, word).or(self.home),
                &|of| {
                    self.read
                        .get(&(index, of))
                        .map(|who| who.keys.clone())
                        .unwrap_or_default()
                },
            );
            (keys, How::Description)
        } else {
            return None;
        };
        (how == How::FirstPerson || !keys.is_empty()).then_some(Who { keys, how })
    }

    /// Who a single word means, without what is coordinated with it.
    pub fn word(&self, sentence: usize, word: usize) -> Option<&Who> {
        self.read.get(&(sentence, word))
    }

    /// Whose an adjective says that something is: "German" of "German opposition to the plan".
    pub fn adjective(&self, sentence: usize, word: usize) -> Option<Who> {
        let mention = self.mentions[sentence].iter().find(|it| it.covers(word))?;
        let key = mention
            .key
            .filter(|_| matches!(mention.form, NameForm::Adjective | NameForm::Demonym))?;
        let state = self.cast.party(key).unwrap_or(key);
        Some(Who::one(state, How::Composed))
    }

    /// All actors named anywhere inside a stretch of words.
    pub fn named_within(&self, sentence: usize, words: &[usize]) -> Vec<Key> {
        let mut keys: Vec<Key> = Vec::new();
        for mention in &self.mentions[sentence] {
            if let Some(key) = mention.key.filter(|_| words.contains(&mention.start))
                && !keys.contains(&key)
            {
                keys.push(key);
            }
        }
        keys
    }

    /// The state whose institution published the document.
    pub(super) fn issuing_state(&self) -> Option<Key> {
        self.issuer
    }

    /// Whether an actor is one that takes positions by itself; a news outlet
    /// is one only where it speaks for a state.
    pub fn can_hold(&self, key: Key) -> bool {
        let member = self.cast.member(key);
        member.actor.kind != ActorKind::Media || member.party.is_some()
    }
}

/// For which listed actor a document says that it is spoken.
fn spoken_for(tables: &Tables, document: &Document) -> Option<usize> {
    let name = document.party.as_ref()?;
    tables.gazetteer.registered(name, document.date)
}

fn is_state(lexicon: &Lexicon, entry: Option<usize>) -> bool {
    entry.is_some_and(|entry| lexicon.actors[entry].kind == ActorKind::Country)
}

/// The organisation of a name, before which a state speaks.
fn assembly(cast: &mut Cast<'_>, tables: &Tables, of_state: bool, name: &str) -> Option<Key> {
    if !of_state {
        return None;
    }
    let entry = tables.gazetteer.registered(name, cast.date())?;
    let key = cast.listed(entry);
    (cast.member(key).actor.kind == ActorKind::Organisation).then_some(key)
}

/// "my country", "our delegation": the speaker's own side.
pub(crate) fn speaks_for_us(parsed: &Parsed, word: usize) -> bool {
    WordClass::OurSide.has(parsed.lemma(word))
        && parsed
            .first(word, &[Relation::NmodPoss])
            .is_some_and(|whose| matches!(parsed.lower(whose), "my" | "our"))
}

/// Whether a word is a pronoun; "the WHO" and what opens a headline may only look like one.
fn is_pronoun(parsed: &Parsed, word: usize, mentions: &[Mention]) -> bool {
    let named = || {
        mentions
            .iter()
            .any(|mention| mention.covers(word) && mention.form == NameForm::Name)
    };
    let both = || {
        parsed.lower(word) == "both"
            && matches!(
                parsed.relation(word),
                Relation::Nsubj | Relation::NsubjPass | Relation::Obj
            )
            && parsed.children(word).is_empty()
    };
    (parsed.word(word).upos == Upos::Pron || both()) && !named()
}

fn is_possessive(lower: &str) -> bool {
    matches!(lower, "his" | "her" | "its" | "their" | "our" | "my")
}

/// Whether a mention names its actor outright.
pub(super) fn is_outright(mention: &Mention) -> bool {
    matches!(mention.form, NameForm::Name | NameForm::Metonym)
}
