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
    /// In a text that several issue together, or a body of several, "the leaders", "the sides" and
    /// the like, where nobody nearer is meant, are those who issue it.
    pub fn let_issuers_be_meant(&mut self, sentences: &[Parsed], issuers: &[Key]) {
        if issuers.is_empty() {
            return;
        }
        for (index, parsed) in sentences.iter().enumerate() {
            for word in 0..parsed.len() {
                let plural =
                    matches!(parsed.word(word).tag, "NNS" | "NNPS") || parsed.lower(word) == "they";
                let subject =
                    matches!(parsed.relation(word), Relation::Nsubj | Relation::NsubjPass);
                let definite = parsed.lower(word) == "they"
                    || parsed
                        .first(word, &[Relation::Det])
                        .map_or(parsed.children(word).is_empty(), |det| {
                            matches!(parsed.lower(det), "the" | "both")
                        });
                let plain = parsed
                    .first(word, &[Relation::Amod, Relation::AclRelcl, Relation::Acl])
                    .is_none();
                let lemma = parsed.lemma(word).to_lowercase();
                // "The parties" of whom a body speaks are others.
                let people = matches!(&*lemma, "head" | "leader" | "minister" | "participant");
                let named = WordClass::Issuer.has(&lemma) && (issuers.len() > 1 || people);
                let counted = parsed
                    .dependents(word, &[Relation::Det, Relation::Nummod])
                    .any(|of| matches!(parsed.lower(of), "both" | "two"));
                let fits = !counted || issuers.len() == 2;
                if plural && subject && definite && plain && named && fits {
                    self.read.entry((index, word)).or_insert_with(|| Who {
                        keys: issuers.to_vec(),
                        how: How::Description,
                    });
                }
            }
        }
    }

    /// "The Kingdom rejects …" in the mouth of one who speaks for a kingdom: his state, which calls
    /// itself so.
    pub fn let_state_be_meant(&mut self, sentences: &[Parsed], speakers: &[Key]) {
        let [speaker] = speakers else {
            return;
        };
        let state = self.cast.party(*speaker).unwrap_or(*speaker);
        if self.cast.member(state).actor.kind != ActorKind::Country {
            return;
        }
        for (index, parsed) in sentences.iter().enumerate() {
            for word in 0..parsed.len() {
                if self.is_form_of_state(index, parsed, word, state) {
                    self.read
                        .entry((index, word))
                        .or_insert_with(|| Who::one(state, How::Description));
                }
            }
        }
    }

    /// "the Kingdom", "the Sultanate": nothing else said of it, and part of a name of the state.
    fn is_form_of_state(&self, index: usize, parsed: &Parsed, word: usize, state: Key) -> bool {
        const TELLING_APART: &[Relation] = &[
            Relation::Amod,
            Relation::Compound,
            Relation::Nmod,
            Relation::NmodPoss,
            Relation::AclRelcl,
            Relation::Flat,
        ];
        let form = parsed.lower(word);
        let is_form = matches!(
            form,
            "kingdom" | "sultanate" | "emirate" | "principality" | "republic" | "federation"
        );
        let mut names = self.cast.names(state).iter();
        let names_itself = names.any(|name| name.to_lowercase().split(' ').any(|it| it == form));
        is_form
            && parsed
                .first(word, &[Relation::Det])
                .is_some_and(|det| parsed.lower(det) == "the")
            && parsed.first(word, TELLING_APART).is_none()
            && !self.mentions[index].iter().any(|it| it.covers(word))
            && names_itself
    }
}
