//! Groups and meetings that no name owns and that are definite all the same: "poor nations", "world
//! leaders", "Arab summit rejects plan".
//!
//! Comes in: the head of a phrase. Goes out: what it is called. Must not know: other sentences.

use super::tidy;
use crate::actors::cast::{Cast, Key};
use crate::actors::gazetteer::NameForm;
use crate::actors::names::Mention;
use crate::actors::titles::Titles;
use crate::lexicon::WordClass;
use crate::lexicon::body::StandsFor;
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;
use crate::vocabulary::ActorKind;

/// "Islamic states", "the poorer nations": several bodies or persons with a word that says which.
pub(super) fn group(
    cast: &mut Cast<'_>,
    titles: &Titles,
    text: &str,
    parsed: &Parsed,
    head: usize,
) -> Option<Key> {
    const DESCRIBING: &[Relation] = &[Relation::Amod, Relation::Compound];
    let several = matches!(parsed.word(head).tag, "NNS" | "NNPS");
    let acts = matches!(
        titles.body(parsed.lemma(head)),
        Some(StandsFor::Members | StandsFor::Itself)
    ) || titles
        .ending_at(parsed.lowers(), head + 1)
        .is_some_and(|title| title.plural);
    // "Some world leaders" are nobody in particular.
    let vague = parsed
        .dependents(head, &[Relation::Det])
        .any(|det| parsed.lower(det) != "the")
        || parsed.dependents(head, DESCRIBING).any(|word| {
            matches!(
                parsed.lower(word),
                "few" | "fewer" | "many" | "more" | "most" | "other" | "several" | "various"
            )
        });
    if !several || !acts || vague {
        return None;
    }
    let set_apart = |word: &usize| {
        let form = parsed.lower(*word);
        let beside = *word < head && head - *word <= 3;
        beside && (WordClass::GroupModifier.has(form) || is_hyphened(parsed, *word))
    };
    // "Lawmakers of both parties"
    let of_both = parsed.dependents(head, &[Relation::Nmod]).find(|&of| {
        let mut dets = parsed.dependents(of, &[Relation::Det]);
        parsed.case(of) == "of" && dets.any(|det| parsed.lower(det) == "both")
    });
    let modifier = parsed.dependents(head, DESCRIBING).find(set_apart);
    let start = match modifier {
        Some(word) if is_hyphened(parsed, word) => word - 2,
        Some(word) => word,
        None => of_both.map(|_| head)?,
    };
    let end = of_both.unwrap_or(head);
    let name = parsed.span(start).cover(parsed.span(end)).slice(text);
    Some(cast.unlisted(&tidy(name), ActorKind::Collective, None))
}

/// The last part of "non-aligned".
fn is_hyphened(parsed: &Parsed, word: usize) -> bool {
    word >= 2
        && parsed.lower(word - 1) == "-"
        && WordClass::GroupModifier.has(
            [parsed.lower(word - 2), "-", parsed.lower(word)]
                .concat()
                .as_str(),
        )
}

/// "Arab summit rejects plan", "the UN conference adopted it": a meeting that does what only those who
/// meet can do. Anywhere else it is only an occasion.
pub(super) fn meeting(
    cast: &mut Cast<'_>,
    mentions: &[Mention],
    text: &str,
    parsed: &Parsed,
    head: usize,
) -> Option<Key> {
    if !matches!(parsed.lemma(head), "summit" | "conference")
        || parsed.relation(head) != Relation::Nsubj
        || !parsed
            .head(head)
            .is_some_and(|verb| WordClass::Deciding.has(parsed.lemma(verb)))
    {
        return None;
    }
    let named = mentions
        .iter()
        .find(|it| it.covers(head) && it.form == NameForm::Decoy);
    let beside = mentions
        .iter()
        .find(|it| it.end == head && it.key.is_some());
    let start = named.or(beside)?.start;
    let party = beside
        .filter(|it| it.form != NameForm::Metonym)
        .and_then(|it| it.key)
        .and_then(|key| cast.party(key).or(Some(key)));
    let name = parsed.span(start).cover(parsed.span(head)).slice(text);
    Some(cast.unlisted(&tidy(name), ActorKind::Institution, party))
}
