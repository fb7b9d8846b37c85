//! Decided: the body behind "Resolution 502", "the resolution" and "the ruling" whose authors no words
//! tell.
//!
//! Comes in: a document's words in their order. Goes out: the council, parliament or court that decided.
//! Must not know: stances.

use super::{How, Reading, Who};
use crate::actors::Key;
use crate::actors::cast::Cast;
use crate::lexicon::WordClass;
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;
use crate::vocabulary::ActorKind;

/// How many sentences back the body may have been told of.
const REACH: usize = 8;

/// Parts of names of bodies that vote.
const VOTING: &[&str] = &[
    "assembly",
    "bundestag",
    "commons",
    "congress",
    "council",
    "duma",
    "house",
    "knesset",
    "parliament",
    "senate",
];

/// The bodies of which the text told last.
#[derive(Clone, Debug, Default)]
pub(super) struct Deciders {
    /// One that votes, where it decides something.
    council: Option<(usize, Key)>,
    court: Option<(usize, Key)>,
}

impl Deciders {
    /// Notes the body that a word names.
    pub(super) fn hear(
        &mut self,
        reading: &Reading<'_>,
        index: usize,
        parsed: &Parsed,
        word: usize,
    ) {
        let Some([key]) = reading.word(index, word).map(|who| who.keys.as_slice()) else {
            return;
        };
        let subject = matches!(parsed.relation(word), Relation::Nsubj | Relation::OblAgent);
        let decides = parsed
            .head(word)
            .is_some_and(|verb| WordClass::Deciding.has(parsed.lemma(verb)));
        if subject && decides && is_named(&reading.cast, *key, VOTING) {
            self.council = Some((index, *key));
        }
        if is_named(&reading.cast, *key, &["court", "tribunal"]) {
            self.court = Some((index, *key));
        }
    }

    /// Who decided the text that a word names.
    pub(super) fn decided(
        &self,
        reading: &Reading<'_>,
        index: usize,
        parsed: &Parsed,
        word: usize,
    ) -> Option<Who> {
        let near = |told: &&(usize, Key)| told.0 + REACH >= index;
        let key = match parsed.lemma(word).to_lowercase().as_str() {
            "resolution" if is_numbered(parsed, word) => security_council(reading),
            "resolution" if is_definite(parsed, word) => {
                self.council.as_ref().filter(near).map(|told| told.1)
            }
            "judgement" | "judgment" | "ruling" | "verdict" if is_definite(parsed, word) => {
                self.court.as_ref().filter(near).map(|told| told.1)
            }
            _ => None,
        }?;
        Some(Who::one(key, How::Description))
    }
}

/// "Resolution 502" has a number of the Security Council's; those of the Assembly have a stroke or a
/// session.
fn is_numbered(parsed: &Parsed, word: usize) -> bool {
    let digits = |at: usize| {
        let form = parsed.lower(at);
        (3..=4).contains(&form.len()) && form.chars().all(|c| c.is_ascii_digit())
    };
    let next = word + 1;
    let more = || next + 1 < parsed.len() && matches!(parsed.lower(next + 1), "/" | "(" | "-");
    next < parsed.len() && digits(next) && !more()
}

fn security_council(reading: &Reading<'_>) -> Option<Key> {
    let mut members = reading.cast.members();
    members
        .find(|(_, member)| member.actor.id.as_str() == "org:UNSC")
        .map(|(key, _)| key)
}

/// "the resolution", of which nothing more is said.
fn is_definite(parsed: &Parsed, word: usize) -> bool {
    const TELLING_APART: &[Relation] = &[
        Relation::Nmod,
        Relation::NmodPoss,
        Relation::Compound,
        Relation::Amod,
    ];
    let the = parsed.has_det(word, &["the", "this"]);
    the && parsed.first(word, TELLING_APART).is_none() && !parsed.word(word).tag.ends_with('S')
}

fn is_named(cast: &Cast<'_>, key: Key, parts: &[&str]) -> bool {
    let actor = &cast.member(key).actor;
    if !matches!(actor.kind, ActorKind::Organisation | ActorKind::Institution) {
        return false;
    }
    let name = actor.name.to_lowercase();
    name.split([' ', '-']).any(|word| parts.contains(&word))
}
