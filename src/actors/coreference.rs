//! Reference back: pronouns, "the minister", "the country", "the two leaders".
//!
//! Comes in: what earlier words meant. Goes out: whom a later word means, or
//! nobody where that is not clear. Must not know: stances.

use super::cast::{Cast, Key};
use super::titles::Titles;
use crate::lexicon::Gender;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::ActorKind;

/// An earlier phrase to which a later one may refer.
#[derive(Clone, Debug)]
pub struct Referent {
    /// Sentence.
    pub sentence: usize,
    /// Head of the phrase.
    pub word: usize,
    /// Who was meant, coordinated ones too.
    pub keys: Vec<Key>,
    /// Whether it was a subject.
    pub subject: bool,
    /// The head noun, small letters, dictionary form: "government".
    pub head: String,
}

/// How many sentences back a pronoun may reach.
const PRONOUN_REACH: usize = 2;
/// How many sentences back a description may reach.
const DESCRIPTION_REACH: usize = 12;

/// What has been said so far.
#[derive(Clone, Debug, Default)]
pub struct History {
    referents: Vec<Referent>,
}

impl History {
    /// Adds a phrase.
    pub fn push(&mut self, referent: Referent) {
        self.referents.push(referent);
    }

    /// Ends a sentence.
    pub fn end_sentence(&mut self) {
        let excess = self.referents.len().saturating_sub(400);
        self.referents.drain(..excess);
    }

    /// Whom a pronoun means.
    pub fn pronoun(
        &self,
        cast: &Cast<'_>,
        sentence: usize,
        parsed: &Parsed,
        word: usize,
    ) -> Vec<Key> {
        let lower = parsed.lower(word);
        let fits = |referent: &Referent| match lower {
            "he" | "his" | "him" | "himself" => one_person(cast, &referent.keys, Gender::Male),
            "she" | "her" | "herself" => one_person(cast, &referent.keys, Gender::Female),
            "it" | "its" => {
                referent.keys.len() == 1 && is_body(cast.member(referent.keys[0]).actor.kind)
            }
            _ => is_many(cast, referent),
        };
        if let Some(speaker) = self.matrix_speaker(sentence, parsed, word) {
            if fits(speaker) {
                return speaker.keys.clone();
            }
            // "Zelensky claimed that they do not recognise": a speaker's "they"
            // and "it" are his side.
            if matches!(lower, "they" | "it" | "their" | "its")
                && speaker.keys.len() == 1
                && cast.member(speaker.keys[0]).actor.kind == ActorKind::Person
                && lower.starts_with("the")
                && !self.recent(sentence, 0).any(fits)
            {
                return speaker.keys.clone();
            }
        }
        // "The Umma party said it would stay away": "it" is whoever speaks, known
        // or not, and nobody from before.
        if self.unknown_speaker(sentence, parsed, word) {
            return Vec::new();
        }
        // An object is never its own clause's subject: "Denmark has ruled it out".
        let object = matches!(
            parsed.relation(word),
            Relation::Obj | Relation::Iobj | Relation::Obl
        );
        let own = object
            .then(|| parsed.head(word).and_then(|verb| parsed.subject(verb)))
            .flatten();
        let may_be = |referent: &Referent| {
            fits(referent) && !(referent.sentence == sentence && Some(referent.word) == own)
        };
        // Whose gender is known comes before an office or a name that tells none.
        let known = |referent: &Referent| {
            may_be(referent) && cast.member(referent.keys[0]).gender.is_some()
        };
        if matches!(lower, "she" | "her") {
            let found = self.best(sentence, word, PRONOUN_REACH, known);
            if !found.is_empty() {
                return found;
            }
        }
        let found = self.best(sentence, word, PRONOUN_REACH, may_be);
        if found.is_empty() && lower == "both" && parsed.children(word).is_empty() {
            return self.last_two(cast, sentence);
        }
        found
    }

    /// Whether the clause around a subject pronoun is the complement of a verb
    /// whose own subject is a noun that fits the pronoun and means no known actor.
    fn unknown_speaker(&self, sentence: usize, parsed: &Parsed, word: usize) -> bool {
        let Some(clause) = parsed
            .ancestors(word)
            .find(|&above| parsed.relation(above) == Relation::Ccomp)
        else {
            return false;
        };
        let Some(subject) = parsed.head(clause).and_then(|verb| parsed.subject(verb)) else {
            return false;
        };
        let known = self
            .referents
            .iter()
            .rev()
            .take_while(|referent| referent.sentence == sentence)
            .any(|referent| referent.word == subject);
        let tag = parsed.word(subject).tag;
        let fits = match parsed.lower(word) {
            "it" | "its" => matches!(tag, "NN" | "NNP"),
            "they" | "their" | "them" => matches!(tag, "NNS" | "NNPS"),
            _ => tag == "NNP",
        };
        !known && fits && subject != word
    }

    /// The subject of the verb of speech whose complement holds the word.
    fn matrix_speaker(&self, sentence: usize, parsed: &Parsed, word: usize) -> Option<&Referent> {
        let clause = parsed.ancestors(word).skip(1).find(|&above| {
            matches!(
                parsed.relation(above),
                Relation::Ccomp | Relation::Advcl | Relation::Conj | Relation::Xcomp
            )
        })?;
        let verb = parsed.head(clause)?;
        let subject = parsed.subject(verb)?;
        self.referents.iter().rev().find(|referent| {
            referent.sentence == sentence && referent.word == subject && subject != word
        })
    }

    fn recent(&self, sentence: usize, reach: usize) -> impl Iterator<Item = &Referent> {
        self.referents
            .iter()
            .rev()
            .filter(move |referent| referent.sentence + reach >= sentence)
    }

    /// The nearest fitting phrase: in each sentence subjects before others,
    /// the sentence of the word itself first.
    fn best(
        &self,
        sentence: usize,
        word: usize,
        reach: usize,
        fits: impl Fn(&Referent) -> bool,
    ) -> Vec<Key> {
        for back in 0..=reach.min(sentence) {
            let in_sentence: Vec<&Referent> = self
                .referents
                .iter()
                .filter(|referent| {
                    referent.sentence + back == sentence && (back > 0 || referent.word < word)
                })
                .filter(|referent| fits(referent))
                .collect();
            let subject = in_sentence.iter().find(|referent| referent.subject);
            if let Some(found) = subject.or(in_sentence.last()) {
                return found.keys.clone();
            }
        }
        Vec::new()
    }

    /// "Both" after two persons or states were subjects, each in a sentence of its own.
    fn last_two(&self, cast: &Cast<'_>, sentence: usize) -> Vec<Key> {
        let mut found: Vec<Key> = Vec::new();
        let recent = self.recent(sentence, PRONOUN_REACH + 1);
        for referent in recent.filter(|referent| referent.subject && referent.keys.len() == 1) {
            let key = referent.keys[0];
            let alike = found
                .first()
                .is_none_or(|&first| cast.member(first).actor.kind == cast.member(key).actor.kind);
            if alike && !found.contains(&key) {
                found.push(key);
            }
        }
        if found.len() == 2 { found } else { Vec::new() }
    }

    /// Whom a description without a name means: "the minister", "the alliance".
    pub fn description(
        &self,
        cast: &Cast<'_>,
        titles: &Titles,
        (sentence, word): (usize, usize),
        parsed: &Parsed,
        home: Option<Key>,
        read: &dyn Fn(usize) -> Vec<Key>,
    ) -> Vec<Key> {
        let Some(det) = parsed.first(
            word,
            &[Relation::Det, Relation::DetPredet, Relation::NmodPoss],
        ) else {
            // "Senators said …" after "Republican senators": bare, as in news.
            let bare = matches!(parsed.word(word).tag, "NNS" | "NNPS")
                && parsed.relation(word) == Relation::Nsubj
                && parsed.children(word).is_empty();
            return bare
                .then(|| self.same_head(cast, sentence, parsed, word))
                .flatten()
                .unwrap_or_default();
        };
        let lemma = parsed.lemma(word);
        let definite = matches!(parsed.lower(det), "the" | "both" | "this" | "that");
        if parsed.relation(det) == Relation::NmodPoss {
            return side_of(cast, lemma, &read(det));
        }
        if !definite
            || parsed
                .first(word, &[Relation::Nmod, Relation::AclRelcl, Relation::Acl])
                .is_some()
        {
            return Vec::new();
        }
        if let Some(keys) = self.same_head(cast, sentence, parsed, word) {
            return keys;
        }
        if matches!(parsed.word(word).tag, "NNS" | "NNPS") {
            return self.pair(cast, sentence, parsed, word, lemma);
        }
        // "The main Hutu rebel group, X,": brings somebody in, refers to nobody.
        let introduces = parsed.first(word, &[Relation::Appos]).is_some()
            || parsed
                .dependents(word, &[Relation::Amod, Relation::Compound])
                .any(|other| parsed.word(other).upos == Upos::Propn);
        if introduces {
            return Vec::new();
        }
        if let Some(own) = self.own_country(cast, sentence, parsed, word, home, read) {
            return vec![own];
        }
        let kind_fits = |referent: &Referent| {
            referent.keys.len() == 1
                && describes(
                    cast,
                    titles,
                    lemma,
                    &role(parsed, word, titles),
                    referent.keys[0],
                )
        };
        self.best(sentence, word, DESCRIPTION_REACH, kind_fits)
    }

    /// "Starmer said the country is prepared": the speaker's own; else "the government" is that of
    /// the state whose affairs are told.
    fn own_country(
        &self,
        cast: &Cast<'_>,
        sentence: usize,
        parsed: &Parsed,
        word: usize,
        home: Option<Key>,
        read: &dyn Fn(usize) -> Vec<Key>,
    ) -> Option<Key> {
        let lemma = parsed.lemma(word);
        if !matches!(lemma, "country" | "nation" | "government") {
            return None;
        }
        let speakers = self
            .matrix_speaker(sentence, parsed, word)
            .map(|speaker| speaker.keys.clone())
            .or_else(|| speaker_behind(parsed, word).map(read));
        speakers
            .filter(|keys| keys.len() == 1)
            .map(|keys| keys[0])
            .filter(|&key| cast.member(key).actor.kind == ActorKind::Person)
            .and_then(|key| cast.party(key))
            .or_else(|| home.filter(|_| lemma == "government"))
    }

    /// "the government" after "the South African government", "the court" after
    /// "the International Court of Justice": the nearest body with this head.
    fn same_head(
        &self,
        cast: &Cast<'_>,
        sentence: usize,
        parsed: &Parsed,
        word: usize,
    ) -> Option<Vec<Key>> {
        let lemma = head_noun(parsed, word);
        let described = parsed
            .first(
                word,
                &[Relation::Amod, Relation::Compound, Relation::Nummod],
            )
            .is_some();
        if described || lemma.len() < 4 {
            return None;
        }
        let found = self.recent(sentence, DESCRIPTION_REACH).find(|referent| {
            (referent.sentence, referent.word) < (sentence, word)
                && referent.head == lemma
                && referent.keys.len() == 1
                && cast.member(referent.keys[0]).actor.kind != ActorKind::Person
        })?;
        Some(found.keys.clone())
    }

    /// "the two leaders", "both countries", "the sides".
    fn pair(
        &self,
        cast: &Cast<'_>,
        sentence: usize,
        parsed: &Parsed,
        word: usize,
        lemma: &str,
    ) -> Vec<Key> {
        let two = parsed
            .children(word)
            .iter()
            .any(|&child| matches!(parsed.lower(child), "two" | "both"));
        let persons = matches!(lemma, "leader" | "president" | "minister" | "man");
        let sides = matches!(
            lemma,
            "side" | "country" | "nation" | "party" | "government"
        );
        if !(persons || sides) || !two && !matches!(lemma, "leader" | "side") {
            return Vec::new();
        }
        let wanted = |key: Key| {
            let kind = cast.member(key).actor.kind;
            if persons {
                kind == ActorKind::Person
            } else {
                kind == ActorKind::Country
            }
        };
        let pair = self
            .recent(sentence, 60)
            .filter(|referent| referent.keys.len() == 2)
            .find(|referent| referent.keys.iter().all(|&key| wanted(key)))
            .map(|referent| referent.keys.clone());
        if let Some(pair) = pair {
            return pair;
        }
        let mut found: Vec<Key> = Vec::new();
        for referent in self
            .referents
            .iter()
            .filter(|referent| referent.sentence <= sentence)
        {
            for &key in &referent.keys {
                let key = if sides {
                    cast.party(key).unwrap_or(key)
                } else {
                    key
                };
                if wanted(key) && !found.contains(&key) {
                    found.push(key);
                }
            }
        }
        if found.len() == 2 { found } else { Vec::new() }
    }
}

/// "“The government hopes so,” said X": the subject behind the words, of the verb that they hang on.
fn speaker_behind(parsed: &Parsed, word: usize) -> Option<usize> {
    let above: Vec<usize> = parsed.ancestors(word).collect();
    let complement = |clause: &&usize| parsed.relation(**clause) == Relation::Ccomp;
    let governor = above.iter().find(complement);
    let beside = || {
        let mut asides = above.iter().flat_map(|&clause| {
            let asides = parsed.dependents(clause, &[Relation::Parataxis, Relation::Ccomp]);
            asides.filter(|aside| parsed.lemma(*aside) == "say" && !above.contains(aside))
        });
        asides.next()
    };
    let verb = governor
        .and_then(|&clause| parsed.head(clause))
        .or_else(beside)?;
    parsed.subject(verb).filter(|&subject| subject > word)
}

/// Whose "his delegation" or "its government" is.
fn side_of(cast: &Cast<'_>, lemma: &str, owner: &[Key]) -> Vec<Key> {
    const SIDES: &[&str] = &[
        "government",
        "country",
        "nation",
        "administration",
        "delegation",
        "side",
        "team",
        "cabinet",
        "office",
        "ministry",
    ];
    match owner {
        [one] if lemma == "party" => cast
            .party(*one)
            .filter(|&party| cast.member(party).actor.kind == ActorKind::Party)
            .into_iter()
            .collect(),
        [one] if SIDES.contains(&lemma) => cast.party(*one).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The head noun of a phrase as later mentions repeat it: in small letters, one
/// of many.
pub(super) fn head_noun(parsed: &Parsed, word: usize) -> String {
    let lemma = parsed.lemma(word).to_lowercase();
    match lemma.strip_suffix('s') {
        Some(one) if parsed.word(word).upos == Upos::Propn => one.to_owned(),
        _ => lemma,
    }
}

/// The title that a description consists of, if it is one.
fn role(parsed: &Parsed, word: usize, titles: &Titles) -> String {
    let lower = parsed.lowers();
    titles
        .ending_at(lower, word + 1)
        .map(|title| title.role)
        .unwrap_or_default()
}

fn one_person(cast: &Cast<'_>, keys: &[Key], gender: Gender) -> bool {
    keys.len() == 1 && {
        let member = cast.member(keys[0]);
        member.actor.kind == ActorKind::Person && member.gender.is_none_or(|known| known == gender)
    }
}

fn is_body(kind: ActorKind) -> bool {
    !matches!(kind, ActorKind::Person | ActorKind::Collective)
}

fn is_many(cast: &Cast<'_>, referent: &Referent) -> bool {
    referent.keys.len() > 1 && (referent.subject || referent.keys.len() > 2)
        || referent.keys.len() == 1
            && referent.keys.first().is_some_and(|&key| {
                // "the Middle East" is no set of people.
                let member = cast.member(key);
                let region = member.entry.is_some() && member.actor.kind == ActorKind::Collective;
                !region
                    && matches!(
                        member.actor.kind,
                        ActorKind::Collective | ActorKind::Group | ActorKind::Party
                    )
            })
}

/// Whether a description fits an actor.
fn describes(cast: &Cast<'_>, titles: &Titles, lemma: &str, role: &str, key: Key) -> bool {
    let member = cast.member(key);
    let kind = member.actor.kind;
    let named = || member.actor.name.to_lowercase().contains(lemma);
    match lemma {
        "country" | "nation" | "government" | "kingdom" | "republic" => kind == ActorKind::Country,
        "alliance" => kind == ActorKind::Organisation && (named() || member.actor.name == "NATO"),
        "bloc" | "organization" | "organisation" | "body" | "union" => {
            kind == ActorKind::Organisation
        }
        "group" | "movement" | "militia" => {
            matches!(kind, ActorKind::Group | ActorKind::Organisation)
        }
        "court" | "council" | "commission" | "agency" | "ministry" | "senate" | "parliament"
        | "assembly" | "committee" | "house" | "congress" | "department" | "administration" => {
            is_body(kind) && named() || kind == ActorKind::Collective && named()
        }
        "party" => kind == ActorKind::Party,
        _ if !role.is_empty() => {
            kind == ActorKind::Person
                && member
                    .roles
                    .iter()
                    .any(|known| known == role || role != "president" && known.ends_with(role))
        }
        _ => {
            let _ = titles;
            false
        }
    }
}
