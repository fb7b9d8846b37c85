//! Lawmakers as American papers call them again: "the Texas senator", "the Ohio Republican", "the first-term
//! Democrat".
//!
//! Comes in: what earlier words meant. Goes out: the lawmaker of whom the text just told. Must not know:
//! stances.

use super::{History, head_noun};
use crate::actors::cast::{Cast, Key, the_only};
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;
use crate::vocabulary::ActorKind;

/// How many sentences back.
const REACH: usize = 3;
/// Their offices, as nouns or before their names.
const OFFICES: &[&str] = &[
    "congressman",
    "congresswoman",
    "representative",
    "senator",
    "rep.",
    "sen.",
    "lawmaker",
];
/// Words that tell how long one of them serves.
const TERMS: &[&str] = &[
    "first-term",
    "freshman",
    "second-term",
    "three-term",
    "two-term",
    "veteran",
];

impl History {
    /// The only lawmaker in the nearest sentence before that tells of any.
    pub(in crate::actors) fn legislator(
        &self,
        cast: &Cast<'_>,
        sentence: usize,
        parsed: &Parsed,
        word: usize,
    ) -> Option<Key> {
        let lemma = head_noun(parsed, word);
        if !is_called_so(parsed, word, &lemma) {
            return None;
        }
        let fits = |key: Key| {
            let person = cast.member(key).actor.kind == ActorKind::Person;
            person && cast.has_office(key, |title| serves(title, &lemma))
        };
        // The nearest sentence that tells of any decides.
        (1..=REACH.min(sentence)).find_map(|back| {
            let mut told = self
                .recent(sentence, back)
                .filter(|referent| referent.sentence + back == sentence)
                .filter_map(|referent| referent.keys.first().filter(|_| referent.keys.len() == 1))
                .copied()
                .filter(|&key| fits(key))
                .peekable();
            told.peek()?;
            Some(the_only(told))
        })?
    }
}

/// Whether a title makes its bearer such a lawmaker.
fn serves(title: &str, lemma: &str) -> bool {
    let any = OFFICES.iter().any(|office| title.ends_with(office));
    match lemma {
        "senator" => title.ends_with("senator") || title == "sen.",
        "representative" | "congressman" | "congresswoman" => {
            any && !title.ends_with("senator") && title != "sen."
        }
        _ => any,
    }
}

/// "the Ohio Republican", "the Republican from Ohio", "the first-term Democrat"; not "the Republican leader,
/// Ada Lund," who is brought in.
fn is_called_so(parsed: &Parsed, word: usize, lemma: &str) -> bool {
    const BEHIND: &[Relation] = &[Relation::Nmod, Relation::AclRelcl, Relation::Acl];
    let one = matches!(parsed.word(word).tag, "NN" | "NNP");
    let the = parsed.has_det(word, &["the"]);
    let party = matches!(lemma, "democrat" | "republican" | "independent");
    if !one || !the || !party && !OFFICES.contains(&lemma) {
        return false;
    }
    let told_apart = parsed.dependents(word, BEHIND).any(|behind| {
        let first = parsed.subtree(behind).first().copied().unwrap_or(behind);
        let from = parsed.case(behind) == "from";
        !parsed.opens_behind(first, ",") && !from
    });
    let brought_in = parsed
        .first(word, &[Relation::Appos, Relation::Flat])
        .is_some();
    let mut before = parsed.dependents(word, &[Relation::Amod, Relation::Compound]);
    let placed = before.any(|of| {
        parsed.word(of).tag.starts_with("NNP")
            || TERMS.contains(&parsed.lower(of))
            // "first-term", which the parser may take apart
            || parsed.lower(of) == "term"
    });
    let from = parsed
        .dependents(word, &[Relation::Nmod])
        .any(|place| parsed.case(place) == "from");
    (placed || from) && !told_apart && !brought_in
}
