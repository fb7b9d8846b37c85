//! Orders: imperatives that somebody speaks: "Boycott the harbour", "Do not sign it".
//!
//! Comes in: a verb in its sentence, who says what. Goes out: whether it tells somebody to do
//! something, and whether it is said by a speaker. Must not know: frames' arguments.

use super::extract::Source;
use super::target;
use crate::lexicon::WordClass;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// The cue of the frame that orders evoke, whatever their verb.
pub(super) const CUE: &str = "imperative";

/// Whether a verb stands in the imperative and tells what is to be done. "Look, …", "Let me say", "Make
/// no mistake" tell nobody to do anything.
pub(super) fn is_order(parsed: &Parsed, verb: usize) -> bool {
    !is_idle(parsed, verb) && has_complement(parsed, verb) && is_imperative(parsed, verb)
}

/// Whether a verb stands in the imperative, also joined to another: "Come and choose your mayor".
fn is_imperative(parsed: &Parsed, verb: usize) -> bool {
    if parsed.word(verb).upos != Upos::Verb
        || parsed.word(verb).tag != "VB"
        || !is_bare(parsed, verb)
    {
        return false;
    }
    match parsed.relation(verb) {
        Relation::Root | Relation::Ccomp | Relation::Parataxis => is_opening(parsed, verb),
        Relation::Conj => parsed
            .head(verb)
            .is_some_and(|first| is_imperative(parsed, first)),
        _ => false,
    }
}

/// Whether nothing of a clause stands before the verb, "please" and the like aside.
fn is_opening(parsed: &Parsed, verb: usize) -> bool {
    let first = first_word(parsed, verb);
    let sign = |word: usize| parsed.word(word).upos == Upos::Punct;
    first.checked_sub(1).is_none_or(sign)
}

/// The first word of an order: "please", "do", "never" or the verb.
fn first_word(parsed: &Parsed, verb: usize) -> usize {
    let own = parsed.children(verb).iter().copied();
    let before = own.filter(|&word| {
        word < verb
            && parsed.relation(word) != Relation::Advcl
            && parsed.word(word).upos != Upos::Punct
    });
    before.min().unwrap_or(verb)
}

/// The first of the orders that are joined.
fn first_order(parsed: &Parsed, verb: usize) -> usize {
    let mut first = verb;
    while parsed.relation(first) == Relation::Conj
        && let Some(head) = parsed.head(first)
    {
        first = head;
    }
    first
}

/// Whether a verb has no subject, no mark and no auxiliary but that of a denial.
fn is_bare(parsed: &Parsed, verb: usize) -> bool {
    const OTHERS: &[Relation] = &[
        Relation::Nsubj,
        Relation::NsubjPass,
        Relation::Csubj,
        Relation::Expl,
        Relation::Mark,
        Relation::Cop,
        Relation::AuxPass,
    ];
    parsed.first(verb, OTHERS).is_none()
        && parsed
            .dependents(verb, &[Relation::Aux])
            .all(|auxiliary| parsed.lemma(auxiliary) == "do" && parsed.is_negated(verb))
}

/// "Come" and "Wait" tell too little.
fn has_complement(parsed: &Parsed, verb: usize) -> bool {
    const BEHIND: &[Relation] = &[
        Relation::Obj,
        Relation::Iobj,
        Relation::Obl,
        Relation::Xcomp,
    ];
    parsed.dependents(verb, BEHIND).any(|word| {
        word > verb
            && !matches!(
                parsed.lower(word),
                "me" | "it" | "this" | "that" | "yourself"
            )
    })
}

/// Turns of phrase that only address the listener.
fn is_idle(parsed: &Parsed, verb: usize) -> bool {
    let lemma = parsed.lemma(verb);
    let object = parsed.first(verb, &[Relation::Obj, Relation::Iobj]);
    let to_me = object.is_some_and(|it| matches!(parsed.lower(it), "me" | "us" | "'s" | "’s"));
    let mistake = object.is_some_and(|it| {
        matches!(
            parsed.lemma(it),
            "mistake" | "heart" | "care" | "look" | "example" | "case"
        )
    });
    WordClass::Musing.has(lemma)
        || WordClass::IdleOrder.has(lemma)
        || mistake
        || to_me && lemma != "help"
}

/// Whether a named speaker says the words in a quotation that holds a whole sentence: no slogan, no
/// title, no piece of a longer one: "asked Peru to “leave the valley”".
pub(super) fn is_spoken(source: Source<'_>, parsed: &Parsed, verb: usize) -> bool {
    // Whom a speech quotes nobody can tell.
    if source.speech.speaks_throughout() {
        return false;
    }
    let text = &source.document.text;
    let quotation = source.speech.quoted_span(parsed.span(verb));
    let whole = quotation.is_some_and(|span| {
        let said = span.slice(text).trim_end();
        said.ends_with([',', '.', '!', '?', '…'])
    });
    let first = first_order(parsed, verb);
    let opener = parsed.span(first_word(parsed, first)).slice(text);
    // "If you want peace, leave": the parser may hang the condition on the verb of speech.
    let behind_clause = [Some(first), parsed.head(first)]
        .into_iter()
        .flatten()
        .flat_map(|above| parsed.dependents(above, &[Relation::Advcl]))
        .any(|clause| {
            clause < first && quotation.is_some_and(|it| it.contains(parsed.span(clause)))
        });
    whole && (behind_clause || opener.starts_with(char::is_uppercase))
}

/// What an order tells to do: without "please" and "do not", and without the next order that is joined
/// to it.
pub(super) fn told(parsed: &Parsed, verb: usize, mut words: Vec<usize>) -> Vec<usize> {
    let mut joined = parsed.dependents(verb, &[Relation::Conj]);
    if let Some(next) = joined.find(|&next| is_order(parsed, next)) {
        words = target::without(parsed, &words, next);
    }
    words.retain(|&word| word >= verb);
    words
}
