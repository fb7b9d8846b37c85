//! Descriptions of one without a name: "the minister", "the country", "the alliance".
//!
//! Comes in: what earlier words meant. Goes out: whom a description means, or nobody where that is not
//! clear. Must not know: stances.

use super::{DESCRIPTION_REACH, History, Referent, head_noun, is_body};
use crate::actors::ActorRef;
use crate::actors::cast::{Cast, Key, same_office, the_only};
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
            return self.bare_plural(cast, sentence, parsed, word);
        };
        let lemma = &*head_noun(parsed, word);
        let definite = matches!(parsed.lower(det), "the" | "both" | "this" | "that");
        if parsed.relation(det) == Relation::NmodPoss {
            return side_of(cast, lemma, &read(det));
        }
        if let Some(one) = self.legislator(cast, sentence, parsed, word) {
            return vec![one];
        }
        // "The secretary of state" is a title as a whole; "the president of the club" is told apart.
        let title = titles.around(parsed.lowers(), word);
        let end = title.as_ref().map_or(word + 1, |title| title.end);
        let told_apart = parsed
            .dependents(word, &[Relation::Nmod, Relation::AclRelcl, Relation::Acl])
            .any(|of| of >= end);
        if !definite || told_apart {
            return Vec::new();
        }
        // "Starmer said the country …": his, of whatever country the text told before.
        let own = || self.own_country(cast, sentence, parsed, word, home, read);
        if matches!(lemma, "country" | "nation")
            && let Some(own) = own()
        {
            return vec![own];
        }
        if let Some(keys) = self.same_head(cast, sentence, parsed, word) {
            return keys;
        }
        if matches!(parsed.word(word).tag, "NNS" | "NNPS") {
            return self.several(cast, sentence, parsed, word, lemma);
        }
        if lemma == "junta"
            && let Some(one) = self.under_officers(cast, sentence)
        {
            return vec![one];
        }
        // "The main Hutu rebel group, X,": brings somebody in, refers to nobody.
        let start = title.as_ref().map_or(word, |title| title.start);
        if introduces(parsed, word, start) {
            return Vec::new();
        }
        let own = own().or_else(|| own_body(cast, parsed, word, lemma, read));
        if let Some(own) = own {
            return vec![own];
        }
        let office = Office {
            role: title.map(|title| title.role).unwrap_or_default(),
            past: parsed
                .dependents(word, &[Relation::Amod])
                .any(|of| matches!(parsed.lower(of), "former" | "ex" | "then")),
        };
        let kind_fits = |referent: &Referent| match referent.keys.as_slice() {
            [one] => describes(cast, lemma, &office, *one),
            [] => !referent.head.is_empty() && referent.head == office.role,
            _ => false,
        };
        let found = self.best(sentence, word, DESCRIPTION_REACH, kind_fits);
        or_own_officer(cast, &office, found)
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
            .or_else(|| {
                let behind = speaker_over(parsed, word).filter(|&subject| subject > word);
                behind.map(read)
            });
        speakers
            .filter(|keys| keys.len() == 1)
            .map(|keys| keys[0])
            .filter(|&key| cast.member(key).actor.kind == ActorKind::Person)
            .and_then(|key| cast.party(key))
            .or_else(|| (lemma == "government").then(home).flatten())
    }

    /// "Senators said …" after "Republican senators": bare, as in news.
    fn bare_plural(
        &self,
        cast: &Cast<'_>,
        sentence: usize,
        parsed: &Parsed,
        word: usize,
    ) -> Vec<Key> {
        let bare = matches!(parsed.word(word).tag, "NNS" | "NNPS")
            && parsed.relation(word) == Relation::Nsubj
            && parsed.children(word).is_empty();
        bare.then(|| self.same_head(cast, sentence, parsed, word))
            .flatten()
            .unwrap_or_default()
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
            .dependents(
                word,
                &[Relation::Amod, Relation::Compound, Relation::Nummod],
            )
            .any(|of| parsed.lower(of) != "other");
        if described || lemma.len() < 4 {
            return None;
        }
        // "The country" after "NATO countries" is none of them.
        let state = matches!(
            lemma.as_str(),
            "country" | "government" | "nation" | "party" | "state"
        );
        let one_state = state && matches!(parsed.word(word).tag, "NN" | "NNP");
        let found = self.recent(sentence, DESCRIPTION_REACH).find(|referent| {
            (referent.sentence, referent.word) < (sentence, word)
                && referent.head == lemma
                && referent.keys.len() == 1
                && cast.member(referent.keys[0]).actor.kind != ActorKind::Person
                && !(one_state && is_set(cast, referent.keys[0]))
        })?;
        Some(found.keys.clone())
    }
}

/// Whether a description, which begins at `start`, brings somebody in: a name stands beside it.
fn introduces(parsed: &Parsed, word: usize, start: usize) -> bool {
    parsed.first(word, &[Relation::Appos]).is_some()
        || parsed
            .dependents(word, &[Relation::Amod, Relation::Compound])
            .any(|other| other < start && parsed.word(other).upos == Upos::Propn)
}

fn is_set(cast: &Cast<'_>, key: Key) -> bool {
    cast.member(key).actor.kind == ActorKind::Collective
}

/// "A rebel spokesman said the group …": the body for which the speaker speaks, or that is named
/// beside him.
fn own_body(
    cast: &Cast<'_>,
    parsed: &Parsed,
    word: usize,
    lemma: &str,
    read: &dyn Fn(usize) -> Vec<Key>,
) -> Option<Key> {
    let body = matches!(
        lemma,
        "alliance"
            | "bloc"
            | "group"
            | "militia"
            | "movement"
            | "organisation"
            | "organization"
            | "party"
            | "union"
    );
    let subject = speaker_over(parsed, word).filter(|_| body)?;
    let said = read(subject);
    let speaker = said.first().filter(|_| said.len() == 1)?;
    if cast.member(*speaker).actor.kind != ActorKind::Person {
        return None;
    }
    let beside = parsed.subtree(subject).into_iter().flat_map(read);
    let none = Office::default();
    cast.party(*speaker)
        .into_iter()
        .chain(beside)
        .find(|&key| describes(cast, lemma, &none, key))
}

/// "X said the group …", "“The government hopes so,” said X": the subject of the verb on which the
/// words hang.
pub(in crate::actors) fn speaker_over(parsed: &Parsed, word: usize) -> Option<usize> {
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
    parsed.subject(verb).filter(|&subject| subject != word)
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

/// Whether an actor is a body of judges.
pub(super) fn is_court(actor: &ActorRef) -> bool {
    let name = || actor.name.to_lowercase();
    is_body(actor.kind)
        && ["court", "tribunal"]
            .iter()
            .any(|word| name().contains(word))
}

/// Whether an actor is a house of a parliament.
fn is_parliament(actor: &ActorRef) -> bool {
    let name = actor.name.to_lowercase();
    [
        "assembly",
        "congress",
        "duma",
        "house",
        "knesset",
        "parliament",
        "senate",
    ]
    .iter()
    .any(|word| name.contains(word))
}

/// The office that a description names.
#[derive(Clone, Debug, Default)]
struct Office {
    /// The title, small letters; nothing for a description that is none.
    role: String,
    /// "the former minister"
    past: bool,
}

impl Office {
    /// Whether a title says as much or more: "the secretary" of a secretary of state.
    fn fits(&self, title: &str) -> bool {
        let role = self.role.as_str();
        let of = || {
            title
                .strip_prefix(role)
                .is_some_and(|of| of.starts_with(" of "))
        };
        same_office(title, role) || role != "president" && (title.ends_with(role) || of())
    }
}

/// "The president" in what a state says: its own, though the text has just named the one of another.
fn or_own_officer(cast: &Cast<'_>, office: &Office, found: Vec<Key>) -> Vec<Key> {
    match found.as_slice() {
        [one] if !office.past => vec![own_officer(cast, office, *one).unwrap_or(*one)],
        _ => found,
    }
}

/// The only member of the cast with that office who is of the state that speaks, where another was found.
fn own_officer(cast: &Cast<'_>, office: &Office, found: Key) -> Option<Key> {
    let foreign = |key: Key| !cast.is_of_home(key);
    let person = cast.member(found).actor.kind == ActorKind::Person;
    if office.role.is_empty() || !person || !foreign(found) {
        return None;
    }
    let own = cast
        .members()
        .filter(|(key, member)| member.actor.kind == ActorKind::Person && !foreign(*key))
        .map(|(key, _)| key)
        .filter(|&key| cast.has_office(key, |title| office.fits(title)));
    the_only(own)
}

/// Whether a description fits an actor.
fn describes(cast: &Cast<'_>, lemma: &str, office: &Office, key: Key) -> bool {
    let member = cast.member(key);
    let kind = member.actor.kind;
    let named = || member.actor.name.to_lowercase().contains(lemma);
    match lemma {
        "country" | "nation" | "government" | "kingdom" | "republic" => kind == ActorKind::Country,
        "alliance" => kind == ActorKind::Organisation && (named() || member.actor.name == "NATO"),
        "bloc" | "organization" | "organisation" | "body" => kind == ActorKind::Organisation,
        "union" => kind == ActorKind::Organisation && named(),
        "group" | "movement" | "militia" => {
            matches!(kind, ActorKind::Group | ActorKind::Organisation)
        }
        "court" | "council" | "commission" | "agency" | "ministry" | "senate" | "parliament"
        | "assembly" | "committee" | "house" | "congress" | "department" | "administration" => {
            is_body(kind) && named() || kind == ActorKind::Collective && named()
        }
        "party" => kind == ActorKind::Party,
        "chamber" | "legislature" => kind == ActorKind::Institution && is_parliament(&member.actor),
        "airline" | "carmaker" | "company" | "conglomerate" | "firm" | "manufacturer" => {
            kind == ActorKind::Company
        }
        "association" | "federation" | "league" | "tribunal" => is_body(kind) && named(),
        // "The panel" of judges.
        "panel" => is_court(&member.actor),
        _ if office.role.is_empty() || kind != ActorKind::Person => false,
        _ if office.past => member.roles.iter().any(|title| office.fits(title)),
        _ => cast.has_office(key, |title| office.fits(title)),
    }
}
