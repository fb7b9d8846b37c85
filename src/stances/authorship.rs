//! Authorship: whose words a text is that "says", "condemns" or "calls for" something.
//!
//! Comes in: a noun for a text in its sentence. Goes out: who drafted, issued or signed it. Must not
//! know: frames.

use crate::actors::Reading;
use crate::actors::reading::{How, Who};
use crate::lexicon::WordClass;
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;

/// Who a subject means; of a text its authors.
pub(super) fn who_speaks(
    reading: &Reading<'_>,
    sentence: usize,
    parsed: &Parsed,
    subject: usize,
) -> Who {
    let who = reading.phrase(sentence, parsed, subject);
    if !who.keys.is_empty() || who.how == How::FirstPerson {
        return who;
    }
    authors(reading, sentence, parsed, subject)
        .or_else(|| examples(reading, sentence, parsed, subject))
        .unwrap_or(who)
}

/// "critics such as X and Y", "supporters of the plan, including X": some of those meant.
fn examples(reading: &Reading<'_>, sentence: usize, parsed: &Parsed, noun: usize) -> Option<Who> {
    let named =
        |word: usize| matches!(parsed.case(word).as_str(), "including" | "such as" | "such");
    let below = parsed.subtree(noun).into_iter();
    let first = below
        .filter(|&word| parsed.relation(word) == Relation::Nmod && word > noun)
        .find(|&word| named(word))
        .filter(|_| parsed.word(noun).tag == "NNS")?;
    let who = reading.phrase(sentence, parsed, first);
    (!who.keys.is_empty()).then_some(who)
}

/// "the text, drafted by X", "a statement by X", "X issued a statement calling for …".
fn authors(reading: &Reading<'_>, sentence: usize, parsed: &Parsed, noun: usize) -> Option<Who> {
    if !WordClass::Text.has(parsed.lemma(noun)) {
        return None;
    }
    let known = |word: usize| {
        let who = reading.phrase(sentence, parsed, word);
        (!who.keys.is_empty() || who.how == How::FirstPerson).then_some(who)
    };
    let made_by = parsed
        .dependents(noun, &[Relation::Acl, Relation::AclRelcl])
        .filter(|&made| WordClass::Authoring.has(parsed.lemma(made)))
        .find_map(|made| parsed.first(made, &[Relation::OblAgent]).and_then(known));
    if made_by.is_some() {
        return made_by;
    }
    let by = parsed
        .dependents(noun, &[Relation::Nmod])
        .find(|&by| matches!(parsed.case(by).as_str(), "by" | "from"));
    if let Some(who) = by.and_then(known) {
        return Some(who);
    }
    let verb = parsed.head(noun).filter(|&verb| {
        parsed.relation(noun) == Relation::Obj && WordClass::Authoring.has(parsed.lemma(verb))
    })?;
    known(parsed.logical_subject(verb)?)
}
