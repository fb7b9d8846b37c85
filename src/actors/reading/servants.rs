//! Servants of a state that is not named with them: "a foreign ministry spokesman", "senior
//! administration officials", "a federal judge", "a court in Lima".
//!
//! Comes in: a noun with words that say what it serves. Goes out: one of the state whose affairs are
//! told, or in whose capital it is. Must not know: stances.

use super::Reading;
use crate::actors::Key;
use crate::actors::coreference::{History, is_spokesman};
use crate::lexicon::WordClass;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::ActorKind;

/// Parts of a state for which a spokesman speaks.
const OF_STATE: &[&str] = &[
    "army",
    "cabinet",
    "defence",
    "defense",
    "finance",
    "foreign",
    "government",
    "interior",
    "military",
    "presidential",
];

/// Words for the rank of a court.
const COURTS: &[&str] = &[
    "appeal",
    "appeals",
    "appellate",
    "constitutional",
    "district",
    "federal",
    "high",
    "supreme",
];

impl Reading<'_> {
    /// A spokesman, official, judge or court of a state that the words do not name.
    pub(super) fn servant_at_home(
        &mut self,
        text: &str,
        (index, parsed): (usize, &Parsed),
        word: usize,
        history: &History,
    ) -> Option<Key> {
        let lemma = parsed.lemma(word);
        if !matches!(lemma, "court" | "judge" | "official") && !is_spokesman(lemma) {
            return None;
        }
        let start = described_from(parsed, word);
        let owned = parsed.first(word, &[Relation::NmodPoss]).is_some();
        let covered = self.mentions[index]
            .iter()
            .any(|it| it.start <= word && start < it.end && it.key.is_some());
        if owned || covered {
            return None;
        }
        let several = parsed.word(word).tag == "NNS";
        let words = parsed.span(start).cover(parsed.span(word)).slice(text);
        if is_of_administration(parsed, (start, word)) {
            let state = self.cast.listed_by_id(&"country:US".into())?;
            let kind = if several {
                ActorKind::Collective
            } else {
                ActorKind::Person
            };
            return Some(self.cast.unlisted(words, kind, Some(state)));
        }
        let first = parsed.lower(start);
        let here = self.state_behind(index, parsed, word);
        let kind = match lemma {
            "court" if !several && (here.is_some() || start < word && COURTS.contains(&first)) => {
                ActorKind::Institution
            }
            "judge" if !several && start < word && COURTS.contains(&first) => ActorKind::Person,
            _ if !several && is_spokesman(lemma) && OF_STATE.contains(&first) => ActorKind::Person,
            _ => return None,
        };
        let just_told = || {
            let of_ministry = is_spokesman(lemma) && matches!(first, "defence" | "foreign");
            let told = of_ministry.then(|| self.state_just_told(index, history));
            told.flatten()
        };
        let state = self
            .state_meant(here, index, parsed, word)
            .or_else(just_told)?;
        let name = self.cast.owned_name(state, words);
        Some(self.cast.unlisted(&name, kind, Some(state)))
    }
}

/// Where the words begin that describe a noun: "foreign" of "a foreign ministry spokesman", whatever
/// its capitals.
fn described_from(parsed: &Parsed, word: usize) -> usize {
    let describes = |at: usize| {
        let part =
            || WordClass::PartOfState.has(parsed.lower(at)) || OF_STATE.contains(&parsed.lower(at));
        matches!(parsed.word(at).upos, Upos::Noun | Upos::Adj)
            || parsed.word(at).upos == Upos::Propn && part()
    };
    let mut start = word;
    while start > 0
        && describes(start - 1)
        && parsed
            .head(start - 1)
            .is_some_and(|head| (start..=word).contains(&head))
    {
        start -= 1;
    }
    start
}

/// "senior administration officials": no other state calls its government so.
fn is_of_administration(parsed: &Parsed, (start, word): (usize, usize)) -> bool {
    parsed.lemma(word) == "official"
        && word > start
        && parsed.lower(word - 1) == "administration"
        && (start..word - 1).all(|at| matches!(parsed.lower(at), "senior" | "top"))
}
