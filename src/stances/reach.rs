//! Reach: how far what somebody says goes in a sentence, and where its author speaks again.
//!
//! Comes in: a verb of speech and a word under it. Goes out: whether the word is the author's. Must
//! not know: who the actors are, quotations.

use super::frames::Frames;
use crate::lexicon::WordClass;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// "Peru said it would stay, a promise that Chile welcomed", "…, which Chile welcomed", "…; Chile
/// welcomed it": whether the author adds the clause in which a word stands to what a verb reports.
pub(super) fn is_authors_own(parsed: &Parsed, verb: usize, word: usize) -> bool {
    if word > verb && (verb..word).any(|at| parsed.lower(at) == ";") {
        return true;
    }
    parsed
        .ancestors(word)
        .take_while(|&clause| clause != verb)
        .any(|clause| clause > verb && (is_added(parsed, clause) || is_told_of(parsed, clause)))
}

/// "said it rejected a change sought by Peru", "the troops that Peru wants to send": whose wish it
/// is that the speaker only presupposes.
fn is_told_of(parsed: &Parsed, clause: usize) -> bool {
    match parsed.relation(clause) {
        Relation::AclRelcl => true,
        Relation::Acl => {
            matches!(parsed.word(clause).tag, "VBN" | "VBD")
                && parsed.first(clause, &[Relation::Mark]).is_none()
        }
        _ => false,
    }
}

/// Whether a clause is only added to what stands before it.
pub(super) fn is_added(parsed: &Parsed, clause: usize) -> bool {
    match parsed.relation(clause) {
        Relation::AclRelcl => {
            let Some(noun) = parsed.head(clause) else {
                return false;
            };
            let own = parsed.subtree(clause);
            is_set_off_by_which(parsed, &own) || takes_up(parsed, noun, &own)
        }
        // "said it would leave, after Chile accused it": what happened before is told by the author.
        Relation::Advcl | Relation::Ccomp | Relation::Parataxis => {
            let mut own = parsed.subtree(clause).into_iter();
            let first = own.find(|&word| parsed.lower(word) != ",");
            first.is_some_and(|first| {
                first > 0
                    && parsed.lower(first - 1) == ","
                    && matches!(parsed.lower(first), "after" | "whereas")
            })
        }
        _ => false,
    }
}

/// ", which Chile opposes": a comma before the relative pronoun.
fn is_set_off_by_which(parsed: &Parsed, own: &[usize]) -> bool {
    let pronoun = own
        .iter()
        .copied()
        .find(|&word| matches!(parsed.lower(word), "which" | "who" | "whom" | "whose") && word > 0);
    pronoun.is_some_and(|pronoun| {
        // "a deal under which", "most of which"
        let mut before = (pronoun.saturating_sub(3)..pronoun).rev();
        before
            .find(|&word| parsed.word(word).upos != Upos::Adp)
            .is_some_and(|word| parsed.lower(word) == ",")
    })
}

/// ", a promise that Chile welcomed": a noun behind a comma sums up what was said.
fn takes_up(parsed: &Parsed, noun: usize, own: &[usize]) -> bool {
    let phrase = parsed.subtree(noun).into_iter();
    let mut phrase = phrase.filter(|word| !own.contains(word) && parsed.lower(*word) != ",");
    let indefinite = parsed.has_det(noun, &["a", "an"]);
    let comma = phrase
        .next()
        .is_some_and(|first| first > 0 && parsed.lower(first - 1) == ",");
    indefinite && comma && parsed.relation(noun) == Relation::Appos
}

/// ", as Chile had demanded": whose wish it was does not tell of it.
pub(super) fn only_agrees(parsed: &Parsed, verb: usize) -> bool {
    parsed.mark(verb) == Some("as") && WordClass::Wishing.has(parsed.lemma(verb))
}

/// "…, the report alleged." at the end of a sentence, whatever the parser took it for: the verb with
/// the word for who says so.
pub(super) fn closing(frames: &Frames, parsed: &Parsed) -> Option<(usize, usize)> {
    const LONGEST: usize = 7;
    let verb = (0..parsed.len())
        .rev()
        .find(|&word| parsed.word(word).upos != Upos::Punct)?;
    let comma = (verb.saturating_sub(LONGEST)..verb)
        .rev()
        .find(|&word| parsed.lower(word) == ",")?;
    let says = matches!(parsed.word(verb).tag, "VBD" | "VBZ" | "VBN")
        && frames.reports(parsed.lemma(verb))
        && WordClass::Maintaining.has(parsed.lemma(verb));
    let named = comma + 1..verb;
    let nominal = named.clone().all(|word| {
        matches!(
            parsed.word(word).upos,
            Upos::Noun | Upos::Propn | Upos::Det | Upos::Adj | Upos::Num
        )
    });
    let inside = |word: usize| named.contains(&word);
    let who = parsed
        .ancestors(verb.checked_sub(1)?)
        .take_while(|&word| inside(word))
        .last()?;
    (says && nominal).then_some((verb, who))
}
