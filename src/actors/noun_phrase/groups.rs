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
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::text::SentenceKind;
use crate::vocabulary::ActorKind;

const DESCRIBING: &[Relation] = &[Relation::Amod, Relation::Compound];

/// "Islamic states", "a group of poor nations", "delegates from 190 countries": several bodies or
/// persons with words that say which.
pub(super) fn group(
    cast: &mut Cast<'_>,
    titles: &Titles,
    text: &str,
    parsed: &Parsed,
    head: usize,
) -> Option<Key> {
    // "A group of more than 20 developing countries" is those countries.
    let within = matches!(
        parsed.lemma(head),
        "group" | "bloc" | "coalition" | "number"
    )
    .then(|| {
        parsed
            .dependents(head, &[Relation::Nmod])
            .find(|&of| parsed.case(of) == "of")
    })
    .flatten();
    let members = within.unwrap_or(head);
    let (start, end) = extent(titles, text, parsed, members)?;
    let name = parsed.span(start).cover(parsed.span(end)).slice(text);
    Some(cast.unlisted(&tidy(name), ActorKind::Collective, None))
}

/// First and last word of what tells a group apart, with the group.
fn extent(titles: &Titles, text: &str, parsed: &Parsed, head: usize) -> Option<(usize, usize)> {
    let several = matches!(parsed.word(head).tag, "NNS" | "NNPS");
    let body = titles.body(parsed.lemma(head));
    let acts = matches!(body, Some(StandsFor::Members | StandsFor::Itself))
        || titles
            .ending_at(parsed.lowers(), head + 1)
            .is_some_and(|title| title.plural);
    if !several || !acts || is_vague(parsed, head) {
        return None;
    }
    // "Brooklyn residents" are nobody in particular.
    let led = body == Some(StandsFor::Members);
    if let Some(start) = set_apart(text, parsed, head, led) {
        return Some((start, head));
    }
    // "Twenty-four countries have pledged"
    if is_counted(parsed, head) && takes_part(parsed, head) && is_bare(parsed, head) {
        let number = parsed.first(head, &[Relation::Nummod])?;
        let first = parsed.subtree(number).into_iter().min()?;
        return (!is_amount(parsed, first)).then_some((first, head));
    }
    // "Lawmakers of both parties"
    let of_both = parsed.dependents(head, &[Relation::Nmod]).find(|&of| {
        let mut dets = parsed.dependents(of, &[Relation::Det]);
        matches!(parsed.case(of).as_str(), "of" | "from" | "in")
            && dets.any(|det| parsed.lower(det) == "both")
    });
    if let Some(both) = of_both {
        return Some((head, both));
    }
    // "Foreign ministers of 35 Islamic countries", "delegates from 190 states"
    let of_states = parsed.dependents(head, &[Relation::Nmod]).find(|&of| {
        matches!(parsed.case(of).as_str(), "of" | "from")
            && (is_counted(parsed, of) || extent(titles, text, parsed, of).is_some())
    });
    let title = titles.ending_at(parsed.lowers(), head + 1);
    of_states.map(|states| (title.map_or(head, |title| title.start), states))
}

/// Where the words begin that tell which of all groups it is: "poor nations", "Sikh militants"; by any
/// name "Contra leaders".
pub(super) fn set_apart(
    text: &str,
    parsed: &Parsed,
    head: usize,
    by_any_name: bool,
) -> Option<usize> {
    let tells = |word: &usize| {
        let form = parsed.lower(*word);
        let capital = parsed
            .span(*word)
            .slice(text)
            .starts_with(char::is_uppercase);
        let people = capital && WordClass::Community.has(form);
        let beside = *word < head && head - *word <= 3;
        let listed = people || WordClass::GroupModifier.has(form) || is_hyphened(parsed, *word);
        let named = || capital && is_proper(text, parsed, *word, head);
        beside && (listed || by_any_name && named())
    };
    let first = parsed.dependents(head, DESCRIBING).find(tells)?;
    Some(first - if is_hyphened(parsed, first) { 2 } else { 0 })
}

/// "Contra leaders": a name in no list, right before the noun for those who bear it. Of "I2U2 leaders" it
/// is a body.
fn is_proper(text: &str, parsed: &Parsed, word: usize, head: usize) -> bool {
    let form = parsed.span(word).slice(text);
    let plain = parsed.sentence.kind == SentenceKind::Prose && form.contains(char::is_lowercase);
    let inner = word > 0 && parsed.word(word - 1).upos == Upos::Propn;
    let noun = parsed.word(word).tag == "NNP" && parsed.word(head).tag == "NNS";
    let thing = WordClass::Thing.has(parsed.lower(word));
    plain && noun && !inner && !thing && word + 1 == head
}

/// "Some world leaders" are nobody in particular.
fn is_vague(parsed: &Parsed, head: usize) -> bool {
    let vague = |word: usize| {
        matches!(
            parsed.lower(word),
            "few" | "fewer" | "many" | "more" | "most" | "other" | "several" | "various"
        )
    };
    let mut dets = parsed.dependents(head, &[Relation::Det]);
    dets.any(|det| parsed.lower(det) != "the") || parsed.dependents(head, DESCRIBING).any(vague)
}

/// Whether a group does something, alone or with others.
pub(super) fn takes_part(parsed: &Parsed, head: usize) -> bool {
    let mut joined = parsed.ancestors(head);
    let first = joined.find(|&at| parsed.relation(at) != Relation::Conj);
    first
        .is_some_and(|first| matches!(parsed.relation(first), Relation::Nsubj | Relation::OblAgent))
}

/// Whether no "the" says that they were told of before, and no list says which they are.
fn is_bare(parsed: &Parsed, head: usize) -> bool {
    let telling = [Relation::Det, Relation::Appos];
    let listed = head + 1 < parsed.len() && matches!(parsed.lower(head + 1), "," | ":" | "(");
    parsed.first(head, &telling).is_none() && !listed
}

/// "more" of "more than 130", "about" of "about 40".
fn is_amount(parsed: &Parsed, word: usize) -> bool {
    matches!(
        parsed.lower(word),
        "about" | "almost" | "around" | "at" | "more" | "nearly" | "only" | "over" | "some"
    )
}

/// Whether states are counted: "of 35 countries". "Two countries" are those told of before.
fn is_counted(parsed: &Parsed, head: usize) -> bool {
    let states = matches!(
        parsed.lemma(head),
        "country" | "nation" | "state" | "government"
    );
    let number = parsed.first(head, &[Relation::Nummod]);
    let large = |number| !matches!(parsed.lower(number), "one" | "two" | "both" | "1" | "2");
    states && number.is_some_and(large) && !is_vague(parsed, head)
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
