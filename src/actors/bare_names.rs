//! Bare names: "Viacom argued", where one capital word that no list and no other mention explains
//! speaks or takes a position.
//!
//! Comes in: mentions of whole documents. Goes out: mentions of a body in no list. Must not know:
//! trees beyond the subject of a verb.

use std::collections::BTreeSet;

use super::cast::Cast;
use super::name_runs::{is_day, starts_capital};
use super::names::{Forms, Mention, Naming};
use super::titles::HONORIFICS;
use crate::lexicon::WordClass;
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;
use crate::text::SentenceKind;
use crate::vocabulary::ActorKind;

/// Adds mentions of single words that speak somewhere in the document, wherever they stand.
pub(super) fn bare_names(
    naming: Naming<'_>,
    sentences: &[Parsed],
    forms: &[Forms],
    mentions: &mut [Vec<Mention>],
    cast: &mut Cast<'_>,
) {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut names: BTreeSet<&str> = BTreeSet::new();
    for ((parsed, forms), mentions) in sentences.iter().zip(forms).zip(mentions.iter()) {
        for word in lone_names(naming, parsed, forms, mentions) {
            let form = forms.folded[word].as_str();
            // A first word has its capital for nothing: it must be a name elsewhere too.
            if word > 0 {
                seen.insert(form);
            }
            if naming.speaks_by_name(parsed, word) {
                names.insert(form);
            }
        }
    }
    names.retain(|name| seen.contains(name));
    if names.is_empty() {
        return;
    }
    for ((parsed, forms), mentions) in sentences.iter().zip(forms).zip(mentions.iter_mut()) {
        for word in lone_names(naming, parsed, forms, mentions) {
            let form = forms.folded[word].as_str();
            if names.contains(form) {
                let key = cast.unlisted(form, ActorKind::Organisation, None);
                mentions.push(Mention::named(word, word + 1, key));
            }
        }
        mentions.sort_by_key(|mention| mention.start);
    }
}

/// Proper nouns that stand alone and that no mention covers.
fn lone_names(
    naming: Naming<'_>,
    parsed: &Parsed,
    forms: &Forms,
    mentions: &[Mention],
) -> Vec<usize> {
    const DESCRIBING: &[Relation] = &[
        Relation::Det,
        Relation::NmodPoss,
        Relation::Amod,
        Relation::Compound,
        Relation::Nmod,
    ];
    if parsed.sentence.kind == SentenceKind::Heading {
        return Vec::new();
    }
    let capital = |word: usize| starts_capital(&forms.folded[word]);
    let lone = |&word: &usize| {
        let named = capital(word) && parsed.word(word).tag == "NNP";
        if !named || is_day(&forms.lower[word]) {
            return false;
        }
        let form = &forms.folded[word];
        let lettered = form.chars().count() >= 3 && form.chars().all(char::is_alphabetic);
        let mixed = form.chars().skip(1).any(char::is_lowercase);
        let before = word.checked_sub(1).is_some_and(capital);
        let after = word + 1 < parsed.len() && capital(word + 1);
        let honoured = word > 0 && HONORIFICS.contains(&forms.lower[word - 1].as_str());
        // "the Council", "My President", "the Executive Order": described, not named.
        let described = parsed.first(word, DESCRIBING).is_some() || {
            let lower = &forms.lower[word..=word];
            let text = WordClass::Text.has(&lower[0]) || WordClass::VotedText.has(&lower[0]);
            text || naming.titles.is_title(lower) || naming.titles.body(&lower[0]).is_some()
        };
        lettered
            && mixed
            && !before
            && !after
            && !honoured
            && !described
            && !mentions.iter().any(|mention| mention.covers(word))
    };
    (0..parsed.len()).filter(lone).collect()
}
