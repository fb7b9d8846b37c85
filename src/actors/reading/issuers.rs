//! Issuers: what "the leaders" and "the Kingdom" mean in a text that somebody issues as his own.
//!
//! Comes in: whoever speaks the whole document. Goes out: descriptions of them, understood. Must not
//! know: stances.

use super::{How, Reading, Who};
use crate::actors::Key;
use crate::lexicon::WordClass;
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;
use crate::vocabulary::ActorKind;

impl Reading<'_> {
    /// In a text that several issue together, or a body of several, "the leaders", "the Conference" and
    /// the like, where nobody nearer is meant, are those who issue it, and so is "it" or "they" right
    /// after them.
    pub fn let_issuers_be_meant(&mut self, sentences: &[Parsed], issuers: &[Key]) {
        if issuers.is_empty() {
            return;
        }
        // Whether the sentence before told what they do.
        let mut going_on = false;
        for (index, parsed) in sentences.iter().enumerate() {
            let mut told = false;
            for word in 0..parsed.len() {
                let goes_on = going_on && opens_with_pronoun(parsed, word);
                if !goes_on && !means_issuers(parsed, word, issuers.len()) {
                    continue;
                }
                let who = Who {
                    keys: issuers.to_vec(),
                    how: How::Description,
                };
                let two = issuers.len() == 2 && are_two_sides(parsed, word);
                let nobody_else = goes_on || two && !self.is_of_sides(index, word, issuers);
                if nobody_else || !self.read.contains_key(&(index, word)) {
                    for own in own_words(parsed, word) {
                        self.read.insert((index, own), who.clone());
                    }
                    self.read.insert((index, word), who);
                }
                let meant = self.word(index, word);
                told |= is_main_subject(parsed, word)
                    && meant.is_some_and(|meant| meant.keys == issuers);
            }
            going_on = told;
        }
    }

    /// "The two leaders" who were named are those of the states that issue the text.
    fn is_of_sides(&self, index: usize, word: usize, issuers: &[Key]) -> bool {
        let of_side = |&key: &Key| issuers.iter().any(|&side| self.cast.same_side(side, key));
        self.word(index, word)
            .is_some_and(|who| who.keys.len() == issuers.len() && who.keys.iter().all(of_side))
    }

    /// "The Kingdom rejects …" in the mouth of one who speaks for a kingdom: his state, which calls
    /// itself so. "The Ministry" in the text of a ministry: itself.
    pub fn let_speaker_be_meant(&mut self, sentences: &[Parsed], speakers: &[Key]) {
        let [speaker] = speakers else {
            return;
        };
        let state = self.cast.party(*speaker).unwrap_or(*speaker);
        let is_state = self.cast.member(state).actor.kind == ActorKind::Country;
        let is_body = self.cast.member(*speaker).actor.kind == ActorKind::Institution;
        for (index, parsed) in sentences.iter().enumerate() {
            for word in 0..parsed.len() {
                if !self.is_plain_form(index, parsed, word) {
                    continue;
                }
                let form = parsed.lower(word);
                let meant = if is_body && BODIES.contains(&form) && self.is_in_name(*speaker, form)
                {
                    *speaker
                } else if is_state && STATES.contains(&form) && self.is_in_name(state, form) {
                    state
                } else {
                    continue;
                };
                self.read
                    .entry((index, word))
                    .or_insert_with(|| Who::one(meant, How::Description));
            }
        }
    }

    /// "the Kingdom", "the Ministry": nothing else said of it, and no name.
    fn is_plain_form(&self, index: usize, parsed: &Parsed, word: usize) -> bool {
        const TELLING_APART: &[Relation] = &[
            Relation::Amod,
            Relation::Compound,
            Relation::Nmod,
            Relation::NmodPoss,
            Relation::AclRelcl,
            Relation::Flat,
        ];
        parsed.has_det(word, &["the"])
            && parsed.first(word, TELLING_APART).is_none()
            && !self.mentions[index].iter().any(|it| it.covers(word))
    }

    /// Whether a form is part of a name of somebody.
    fn is_in_name(&self, key: Key, form: &str) -> bool {
        let mut names = self.cast.names(key).iter();
        names.any(|name| name.to_lowercase().split(' ').any(|it| it == form))
    }
}

/// Words by which a state may call itself.
const STATES: &[&str] = &[
    "emirate",
    "federation",
    "kingdom",
    "principality",
    "republic",
    "sultanate",
];

/// Words by which a body may call itself.
const BODIES: &[&str] = &[
    "bureau",
    "commission",
    "committee",
    "council",
    "department",
    "embassy",
    "mission",
    "ministry",
    "office",
    "secretariat",
];

/// "the leaders", "both sides", "the Conference": those who issue the text, where nobody nearer is meant.
fn means_issuers(parsed: &Parsed, word: usize, issuers: usize) -> bool {
    const SUBJECT: &[Relation] = &[Relation::Nsubj, Relation::NsubjPass];
    const TELLING_APART: &[Relation] = &[Relation::Amod, Relation::AclRelcl, Relation::Acl];
    if !SUBJECT.contains(&parsed.relation(word)) || parsed.first(word, TELLING_APART).is_some() {
        return false;
    }
    let lemma = parsed.lemma(word).to_lowercase();
    // "The Conference rejects": those who meet, not "the Conference of Berlin".
    if WordClass::Gathering.has(&lemma) && parsed.word(word).tag != "NNS" {
        let apart = [
            Relation::Nmod,
            Relation::NmodPoss,
            Relation::Compound,
            Relation::Flat,
        ];
        let meets = matches!(&*lemma, "conference" | "meeting" | "summit");
        return (meets || issuers == 1)
            && parsed.has_det(word, &["the"])
            && parsed.first(word, &apart).is_none();
    }
    let plural = matches!(parsed.word(word).tag, "NNS" | "NNPS") || parsed.lower(word) == "they";
    let definite = parsed.lower(word) == "they"
        || parsed.has_det(word, &["the", "both"])
        || parsed.children(word).is_empty();
    // "The parties" of whom a body speaks are others.
    let people = matches!(&*lemma, "head" | "leader" | "minister" | "participant");
    let named = WordClass::Issuer.has(&lemma) && (issuers > 1 || people);
    plural && definite && named && (!is_of_two(parsed, word) || issuers == 2)
}

/// "two", "both"
fn is_of_two(parsed: &Parsed, word: usize) -> bool {
    parsed
        .dependents(word, &[Relation::Det, Relation::Nummod])
        .any(|of| matches!(parsed.lower(of), "both" | "two"))
}

/// "the two sides", "both sides": of two who issue a text nobody else is meant.
fn are_two_sides(parsed: &Parsed, word: usize) -> bool {
    is_of_two(parsed, word)
        && matches!(
            parsed.lower(word),
            "sides" | "leaders" | "countries" | "governments"
        )
}

/// Whether a word is the subject of the main clause.
fn is_main_subject(parsed: &Parsed, word: usize) -> bool {
    parsed.relation(word) == Relation::Nsubj && parsed.head(word) == parsed.root()
}

/// "They also condemn it", "It notes with concern": the pronoun that opens a sentence, as its subject.
fn opens_with_pronoun(parsed: &Parsed, word: usize) -> bool {
    word == 0 && is_main_subject(parsed, word) && matches!(parsed.lower(word), "it" | "they")
}

/// "their" and "its" of what the subject of the main clause does: its own.
fn own_words(parsed: &Parsed, subject: usize) -> impl Iterator<Item = usize> + '_ {
    let verb = parsed.head(subject);
    (subject + 1..parsed.len()).filter(move |&word| {
        let owned = parsed.head(word).and_then(|noun| parsed.head(noun));
        let of_clause = owned.is_some_and(|above| {
            Some(above) == verb
                || parsed.relation(above) == Relation::Conj
                    && parsed.head(above) == verb
                    && parsed.first(above, &[Relation::Nsubj]).is_none()
        });
        matches!(parsed.lower(word), "its" | "their") && of_clause
    })
}
