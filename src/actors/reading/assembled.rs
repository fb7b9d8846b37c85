//! Those assembled: "the participants" after a summit was told of.
//!
//! Comes in: sentences with who is meant in them. Goes out: for such nouns, the body that they make up.
//! Must not know: stances.

use super::authorship::Texts;
use super::{How, Reading, Who};
use crate::actors::Key;
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;
use crate::vocabulary::ActorKind;

/// How many sentences back the body may have been named.
const REACH: usize = 4;

impl Reading<'_> {
    /// Lets "the participants" speak for the body whose members they are.
    pub(super) fn find_assembled(&self, sentences: &[Parsed], found: &mut Texts) {
        let mut body: Option<(usize, Key)> = None;
        for (index, parsed) in sentences.iter().enumerate() {
            for word in 0..parsed.len() {
                if !are_assembled(parsed, word) {
                    body = self.body_told_of(index, parsed, word).or(body);
                    continue;
                }
                let near = body.filter(|(said, _)| said + REACH >= index);
                if let Some((_, key)) = near.filter(|_| self.word(index, word).is_none()) {
                    found
                        .entry((index, word))
                        .or_insert_with(|| Who::one(key, How::Description));
                }
            }
        }
    }

    /// The body or group of which a word tells something.
    fn body_told_of(&self, index: usize, parsed: &Parsed, word: usize) -> Option<(usize, Key)> {
        let subject = matches!(parsed.relation(word), Relation::Nsubj | Relation::NsubjPass);
        let [key] = self.word(index, word)?.keys.as_slice() else {
            return None;
        };
        let kind = self.cast.member(*key).actor.kind;
        let meets = matches!(kind, ActorKind::Organisation | ActorKind::Collective);
        (subject && meets).then_some((index, *key))
    }
}

/// "the participants", "delegates": nothing else said of whom, as a subject.
fn are_assembled(parsed: &Parsed, word: usize) -> bool {
    const TELLING_APART: &[Relation] = &[
        Relation::Amod,
        Relation::Compound,
        Relation::Nummod,
        Relation::Nmod,
        Relation::NmodPoss,
        Relation::Acl,
        Relation::AclRelcl,
        Relation::Appos,
    ];
    let named = matches!(parsed.lower(word), "participants" | "delegates");
    let determined = parsed
        .first(word, &[Relation::Det])
        .is_none_or(|det| parsed.lower(det) == "the");
    named
        && determined
        && parsed.relation(word) == Relation::Nsubj
        && parsed.first(word, TELLING_APART).is_none()
}
