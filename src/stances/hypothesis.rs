//! Hypothesis: words around a cue that only ask, suppose or leave undone what it says.
//!
//! Comes in: a cue or clause in its sentence. Goes out: yes or no. Must not know: frames, who the
//! actors are.

use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// Whether the words around a cue ask: the sentence ends so, or the quotation in which the cue
/// stands ("Why should we pay?" he asked).
pub(super) fn is_question(parsed: &Parsed, cue: usize) -> bool {
    let closes = |word: usize| {
        matches!(
            parsed.lower(word),
            "\"" | "”" | "'" | "’" | ")" | "»" | "''"
        )
    };
    let last = (0..parsed.len()).rev().find(|&word| !closes(word));
    let end = (cue..parsed.len()).find(|&word| matches!(parsed.lower(word), "?" | "." | "!"));
    last.is_some_and(|last| parsed.lower(last) == "?" || is_cut_off(parsed, last))
        || end.is_some_and(|end| {
            parsed.lower(end) == "?" && end + 1 < parsed.len() && closes(end + 1)
        })
}

/// "Does Peru support a truce that —": a question that somebody breaks in upon.
fn is_cut_off(parsed: &Parsed, last: usize) -> bool {
    let opens = |word: usize| {
        let asks = matches!(
            parsed.lower(word),
            "are"
                | "can"
                | "could"
                | "did"
                | "do"
                | "does"
                | "has"
                | "have"
                | "is"
                | "was"
                | "were"
                | "will"
                | "would"
        );
        asks && word + 1 < parsed.len()
            && !matches!(parsed.word(word + 1).upos, Upos::Verb | Upos::Punct)
    };
    let joined = |&word: &usize| {
        matches!(
            parsed.lower(word),
            "and" | "but" | "just" | "or" | "so" | "then" | "well" | ","
        )
    };
    let first = (0..parsed.len()).find(|word| !joined(word));
    matches!(parsed.lower(last), "—" | "–" | "…" | "..." | "--") && first.is_some_and(opens)
}

/// Whether a word stands inside "if …", "whether …", "unless …".
pub(super) fn in_condition(parsed: &Parsed, word: usize) -> bool {
    parsed.ancestors(word).any(|above| {
        matches!(
            parsed.relation(above),
            Relation::Advcl
                | Relation::Ccomp
                | Relation::Acl
                | Relation::Xcomp
                | Relation::Csubj
                | Relation::CsubjPass
        ) && (parsed.mark(above).is_some_and(|mark| {
            matches!(
                mark,
                "if" | "whether" | "unless" | "once" | "before" | "until"
            )
        }) || is_asked_behind_preposition(parsed, above))
    })
}

/// "a vote on whether to back it", "a decision on if they want it": two marks.
fn is_asked_behind_preposition(parsed: &Parsed, clause: usize) -> bool {
    let mut marks = parsed.dependents(clause, &[Relation::Mark]);
    let first = marks.next();
    let second = marks
        .next()
        .filter(|&second| first == second.checked_sub(1));
    second.is_some_and(|second| matches!(parsed.lower(second), "if" | "whether"))
        && first
            .is_some_and(|first| parsed.word(first).tag == "IN" && parsed.lower(first) != "that")
}

/// "had he promised to stay", "should they refuse", "were they to refuse": a condition without "if".
pub(super) fn is_inverted_condition(parsed: &Parsed, cue: usize) -> bool {
    parsed.ancestors(cue).take(3).any(|clause| {
        parsed.relation(clause) == Relation::Advcl
            && (parsed.first(clause, &[Relation::Mark]).is_none()
                && is_turned(parsed, clause, &[Relation::Nsubj, Relation::NsubjPass])
                || were_to(parsed, clause))
    })
}

/// "were Peru to refuse"
fn were_to(parsed: &Parsed, clause: usize) -> bool {
    let first = parsed
        .first(clause, &[Relation::Nsubj, Relation::NsubjPass])
        .and_then(|subject| parsed.subtree(subject).first().copied());
    parsed.mark(clause) == Some("to")
        && first.is_some_and(|first| first > 0 && parsed.lower(first - 1) == "were")
}

/// "should he come": whether an auxiliary stands before the subject, as "if" would.
pub(super) fn is_turned(parsed: &Parsed, clause: usize, subjects: &[Relation]) -> bool {
    parsed.first(clause, subjects).is_some_and(|subject| {
        let mut before = parsed.dependents(clause, &[Relation::Aux]);
        before.any(|it| it < subject && matches!(parsed.lower(it), "had" | "should" | "were"))
    })
}

/// Whether a clause has a condition of its own ("… if Y does").
pub(super) fn has_condition(parsed: &Parsed, clause: usize) -> bool {
    parsed
        .dependents(clause, &[Relation::Advcl])
        .any(|condition| {
            parsed
                .mark(condition)
                .is_some_and(|mark| matches!(mark, "if" | "unless" | "until"))
        })
}

/// "stopped short of condemning it", "came close to condemning it", "came under pressure to sign it",
/// "called for Peru to sign it": nobody is said to do so.
pub(super) fn is_left_undone(parsed: &Parsed, cue: usize) -> bool {
    let Some(head) = parsed.head(cue) else {
        return false;
    };
    if is_needless(parsed, cue, head) {
        return true;
    }
    if parsed.relation(cue) != Relation::Advcl {
        return false;
    }
    let short = || {
        let mut beside = parsed.children(head).iter();
        beside.any(|&word| parsed.lower(word) == "short")
    };
    let pressed = || {
        let mut beside = parsed.dependents(head, &[Relation::Obl, Relation::Obj]);
        beside.any(|word| parsed.lemma(word) == "pressure")
    };
    let nearly = || {
        let mut beside = parsed.children(head).iter();
        parsed.lemma(head) == "come"
            && beside.any(|&word| matches!(parsed.lower(word), "close" | "near"))
    };
    match parsed.mark(cue) {
        Some("to") if parsed.word(cue).tag == "VBG" => nearly(),
        Some("from") => parsed.lower(head) == "far" && parsed.word(cue).tag == "VBG",
        Some("of") => matches!(parsed.lemma(head), "stop" | "fall") && short(),
        Some("to") => pressed(),
        Some("for") => parsed.word(cue).tag == "VB" && parsed.word(head).upos == Upos::Verb,
        _ => false,
    }
}

/// "need not support it", "did not need to support it": it may do so all the same.
fn is_needless(parsed: &Parsed, cue: usize, need: usize) -> bool {
    parsed.relation(cue) == Relation::Xcomp
        && parsed.lemma(need) == "need"
        && parsed.word(need).upos == Upos::Verb
        && parsed.first(need, &[Relation::Obj]).is_none()
        && (parsed.is_negated(cue) || parsed.is_negated(need))
}

/// "has not yet recognised it", "scarcely supports it", "it is not that Peru opposes it": whether its subject
/// does so is left open.
pub(super) fn is_hardly(parsed: &Parsed, cue: usize) -> bool {
    let adverb = |words: &[&str]| {
        parsed
            .dependents(cue, &[Relation::Advmod])
            .any(|word| words.contains(&parsed.lower(word)))
    };
    let verb = parsed.word(cue).upos == Upos::Verb;
    let yet = parsed.is_negated(cue) && adverb(&["yet"]);
    let hardly = adverb(&["barely", "hardly", "scarcely"]);
    let not_that = || {
        let that = parsed.first(cue, &[Relation::Mark]);
        let it = parsed.first(cue, &[Relation::NsubjOuter]);
        that.is_some_and(|that| {
            that > 0 && parsed.lower(that) == "that" && parsed.lower(that - 1) == "not"
        }) && it.is_some_and(|it| parsed.lower(it) == "it")
    };
    verb && (yet || hardly || not_that())
}

/// "It was not Peru that rejected it", "Peru is no country that rejects it": of whom the clause tells is
/// denied.
pub(super) fn is_of_none(parsed: &Parsed, cue: usize) -> bool {
    let clause = parsed.over_infinitives(cue);
    let said = parsed
        .head(clause)
        .filter(|_| parsed.relation(clause) == Relation::AclRelcl);
    said.is_some_and(|said| {
        parsed.first(said, &[Relation::Cop]).is_some() && parsed.is_negated(said)
    })
}

/// "neither condemned nor endorsed it": no side is taken.
pub(super) fn is_neither(parsed: &Parsed, cue: usize) -> bool {
    let first = match parsed.head(cue) {
        Some(head) if parsed.relation(cue) == Relation::Conj => head,
        _ => cue,
    };
    // "is neither for nor against it"
    let beside = parsed.head(cue).is_some_and(|about| {
        let mut beside = parsed.children(about).iter();
        parsed.relation(cue) == Relation::Case
            && beside.any(|&word| parsed.lower(word) == "neither" && word < about)
    });
    if beside {
        return true;
    }
    let neither = |&word: &usize| parsed.lower(word) == "neither" && word < first;
    // "will neither sign the pact nor pay": each by itself is denied.
    let object = parsed.first(first, &[Relation::Obj]);
    let own = |other: usize| object.is_some_and(|object| object < other);
    parsed.word(first).upos == Upos::Verb
        && parsed.children(first).iter().any(neither)
        && parsed
            .dependents(first, &[Relation::Conj])
            .any(|other| parsed.word(other).upos == Upos::Verb && !own(other))
}
