//! Descriptions without a name: "the minister", "the country", "the two leaders".
//!
//! Comes in: what earlier words meant. Goes out: whom a description means, or nobody where that is not
//! clear. Must not know: stances.

use super::{DESCRIPTION_REACH, History, Referent, head_noun, is_body};
use crate::actors::cast::{Cast, Key};
use crate::actors::titles::Titles;
use crate::lexicon::WordClass;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::ActorKind;

impl History {
    /// Whom a description without a name means: "the minister", "the alliance".
    pub fn description(
        &self,
        cast: &Cast<'_>,
        titles: &Titles,
        (sentence, word): (usize, usize),
        parsed: &Parsed,
        home: &dyn Fn() -> Option<Key>,
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
        home: &dyn Fn() -> Option<Key>,
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
            .or_else(|| (lemma == "government").then(home).flatten())
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
    match owner {
        [one] if lemma == "party" => cast
            .party(*one)
            .filter(|&party| cast.member(party).actor.kind == ActorKind::Party)
            .into_iter()
            .collect(),
        [one] if WordClass::SideOf.has(lemma) => cast.party(*one).into_iter().collect(),
        _ => Vec::new(),
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
