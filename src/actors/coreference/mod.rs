//! Reference back: pronouns, "the minister", "the country", "the two leaders".
//!
//! Comes in: what earlier words meant. Goes out: whom a later word means, or
//! nobody where that is not clear. Must not know: stances.

mod description;
mod lawmakers;
mod several;

pub(super) use self::description::speaker_over;
use super::cast::{Cast, Key};
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
    /// Who was meant, coordinated ones too; nobody for a title whose bearer is not known.
    pub keys: Vec<Key>,
    /// Whether it was a subject.
    pub subject: bool,
    /// The head noun, small letters, dictionary form: "government"; of an unknown bearer the title, of
    /// several with an unknown name nothing.
    pub head: String,
}

impl Referent {
    /// Whether nobody is known by it: "the Prime Minister", of whom there is only a title, or several of an
    /// unknown name.
    pub fn is_stranger(&self) -> bool {
        self.keys.is_empty()
    }

    /// Whether a pronoun may mean it.
    fn fits(&self, cast: &Cast<'_>, pronoun: &str) -> bool {
        match pronoun {
            // "The Prime Minister spoke to Mr Modi. He …": the prime minister, whoever it is.
            "he" | "she" | "his" | "her" | "him" | "himself" | "herself" if self.is_stranger() => {
                !self.head.is_empty()
            }
            "they" | "them" | "their" if self.is_stranger() => self.head.is_empty(),
            "he" | "his" | "him" | "himself" => one_person(cast, &self.keys, Gender::Male),
            "she" | "her" | "herself" => one_person(cast, &self.keys, Gender::Female),
            "it" | "its" => self.keys.len() == 1 && is_body(cast.member(self.keys[0]).actor.kind),
            _ => is_many(cast, self),
        }
    }
}

/// "“The president has failed,” he said": of whom somebody speaks so is another.
fn is_told_by(parsed: &Parsed, pronoun: usize, other: usize) -> bool {
    let person = matches!(parsed.lower(pronoun), "he" | "she");
    let Some(verb) = parsed
        .head(pronoun)
        .filter(|_| person && parsed.relation(pronoun) == Relation::Nsubj)
    else {
        return false;
    };
    let told = parsed
        .dependents(verb, &[Relation::Ccomp])
        .find(|&clause| clause < verb);
    if let Some(clause) = told {
        return parsed.dominates(clause, other);
    }
    // "The president has failed, he said."
    let says = matches!(
        parsed.lemma(verb),
        "add" | "argue" | "claim" | "insist" | "say" | "warn" | "write"
    );
    let aside = says
        && parsed.relation(verb) == Relation::Parataxis
        && pronoun > 0
        && matches!(parsed.lower(pronoun - 1), "," | "”" | "\"")
        && parsed
            .first(verb, &[Relation::Ccomp, Relation::Obj])
            .is_none();
    let clause = parsed.head(verb).filter(|_| aside);
    clause.is_some_and(|clause| parsed.dominates(clause, other) && !parsed.dominates(verb, other))
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
        let fits = |referent: &Referent| referent.fits(cast, lower);
        if let Some(speaker) = self.matrix_speaker(sentence, parsed, word) {
            // "Modi's spokesman said he …": the one for whom he speaks.
            if let Some(principal) = self.principal(parsed, speaker).filter(|it| fits(it)) {
                return principal.keys.clone();
            }
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
        if lower == "their" && self.is_strangers(sentence, parsed, word) {
            return Vec::new();
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
            let here = referent.sentence == sentence;
            fits(referent)
                && !(here && Some(referent.word) == own)
                && !(here && is_told_by(parsed, word, referent.word))
        };
        // Whose gender is known comes before an office or a name that tells none.
        let known = |referent: &Referent| {
            let one = referent.keys.first();
            may_be(referent) && one.is_some_and(|&key| cast.member(key).gender.is_some())
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

    /// "The villagers lost their homes": theirs whom nobody knows, and of none from before.
    fn is_strangers(&self, sentence: usize, parsed: &Parsed, word: usize) -> bool {
        const SUBJECTS: &[Relation] = &[Relation::Nsubj, Relation::NsubjPass];
        let subject = parsed
            .ancestors(word)
            .skip(1)
            .find_map(|above| parsed.first(above, SUBJECTS));
        subject.is_some_and(|subject| {
            let many = matches!(parsed.word(subject).tag, "NNS" | "NNPS");
            let known = || self.recent(sentence, 0).any(|it| it.word == subject);
            many && !parsed.dominates(subject, word) && !known()
        })
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
            .any(|referent| referent.word == subject && !referent.is_stranger());
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

    /// For whom a spokesman speaks: "Modi's spokesman", "a spokesman for Modi".
    fn principal(&self, parsed: &Parsed, speaker: &Referent) -> Option<&Referent> {
        if !is_spokesman(&speaker.head) {
            return None;
        }
        let of = |&word: &usize| matches!(parsed.case(word).as_str(), "for" | "of");
        let whose = parsed
            .first(speaker.word, &[Relation::NmodPoss])
            .or_else(|| parsed.dependents(speaker.word, &[Relation::Nmod]).find(of))?;
        self.referents
            .iter()
            .rev()
            .find(|referent| referent.sentence == speaker.sentence && referent.word == whose)
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

/// Whether a title or noun is that of one who speaks for another.
pub(super) fn is_spokesman(title: &str) -> bool {
    [
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "press secretary",
    ]
    .iter()
    .any(|end| title.ends_with(end))
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
