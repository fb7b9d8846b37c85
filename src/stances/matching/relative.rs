//! Relative clauses: "what they called a coup" → the coup; "a step that they refused to take" → the
//! step.
//!
//! Comes in: the "what" that fills a place, or a clause without an object. Goes out: the word meant.
//! Must not know: frames.

use super::Filler;
use crate::lexicon::WordClass;
use crate::lexicon::stance::Place;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// What somebody calls, describes as or sees as something is that something; any other word means
/// itself.
pub(super) fn meant(parsed: &Parsed, head: usize) -> usize {
    let named = (parsed.lower(head) == "what")
        .then(|| naming_clause(parsed, head))
        .flatten()
        .and_then(|verb| name_given(parsed, verb, head));
    named.unwrap_or(head)
}

/// The clause of "what", if its verb gives a name.
fn naming_clause(parsed: &Parsed, what: usize) -> Option<usize> {
    let below = parsed.dependents(what, &[Relation::AclRelcl]).next();
    let above = || {
        let verb = parsed.head(what)?;
        (what < verb).then_some(verb)
    };
    below
        .or_else(above)
        .filter(|&verb| WordClass::Naming.has(parsed.lemma(verb)))
}

/// The name: a second object, or what stands behind "as".
fn name_given(parsed: &Parsed, verb: usize, what: usize) -> Option<usize> {
    let bare = &[Relation::Xcomp, Relation::Obj, Relation::Ccomp];
    let marked = &[Relation::Obl, Relation::Advcl, Relation::Xcomp];
    let behind = |word: &usize| *word > verb && *word != what;
    let with_as = || {
        parsed
            .dependents(verb, marked)
            .filter(behind)
            .find(|&word| parsed.case(word) == "as" || parsed.mark(word) == Some("as"))
    };
    with_as().or_else(|| parsed.dependents(verb, bare).find(behind))
}

/// "denounced what it said were illegal flights": what something is said to be, a clause of its own
/// in the tree.
pub(super) fn said_to_be(parsed: &Parsed, cue: usize) -> Option<usize> {
    let says = |clause: usize, what: usize| {
        parsed.word(clause).upos == Upos::Verb && what < clause && parsed.lower(what) == "what"
    };
    let before = parsed.dependents(cue, &[Relation::Obj]).any(|what| {
        parsed
            .dependents(what, &[Relation::AclRelcl])
            .any(|clause| says(clause, what))
    });
    parsed
        .dependents(cue, &[Relation::Ccomp])
        .filter(|&name| name > cue && parsed.word(name).upos == Upos::Noun)
        .filter(|&name| parsed.first(name, &[Relation::Cop]).is_some())
        .find(|&name| {
            let within = parsed.dependents(name, &[Relation::Csubj]).any(|clause| {
                let mut objects = parsed.dependents(clause, &[Relation::Obj]);
                objects.any(|what| says(clause, what))
            });
            within
                || before
                    && parsed
                        .subject(name)
                        .is_none_or(|word| parsed.lower(word) == "what")
        })
}

/// "a code, which both say they favour": what is favoured stands before the clause in which it is said.
pub(super) fn said_outside(parsed: &Parsed, cue: usize) -> Option<usize> {
    const OBJECTS: &[Relation] = &[Relation::Obj, Relation::Ccomp, Relation::Xcomp];
    let says = parsed
        .head(cue)
        .filter(|_| parsed.relation(cue) == Relation::Ccomp && parsed.mark(cue).is_none())?;
    let pronoun = parsed.first(says, &[Relation::Obj])?;
    let relative = parsed.relation(says) == Relation::AclRelcl
        && pronoun < says
        && parsed.is_relative_pronoun(pronoun);
    let incomplete = parsed.first(cue, OBJECTS).is_none() && !parsed.is_passive(cue);
    parsed.head(says).filter(|_| relative && incomplete)
}

/// Of what a relative clause is told that has another subject: "concerns that all must take seriously".
pub(in crate::stances) fn object_of(parsed: &Parsed, clause: usize) -> Option<usize> {
    let noun = parsed
        .head(clause)
        .filter(|_| parsed.relation(clause) == Relation::AclRelcl)?;
    let named = matches!(parsed.word(noun).upos, Upos::Noun | Upos::Propn);
    (named && takes_pronoun(parsed, clause) && parsed.own_subject(clause).is_some()).then_some(noun)
}

/// Whether a relative pronoun is the object of a verb.
fn takes_pronoun(parsed: &Parsed, verb: usize) -> bool {
    let mut objects = parsed.dependents(verb, &[Relation::Obj]);
    objects.any(|object| parsed.is_relative_pronoun(object))
}

/// What the verb that fills the target's place leaves out, since the cue's relative clause tells of
/// it: "a step that France refused to consider", "the guarantees it wants to get".
pub(in crate::stances) fn left_out(parsed: &Parsed, filler: &Filler, cue: usize) -> Option<usize> {
    let relative = filler.place == Place::Action && parsed.relation(cue) == Relation::AclRelcl;
    let noun = relative.then(|| parsed.head(cue))??;
    let own_subject = parsed.own_subject(cue)?;
    let mut verb = filler.head;
    while let Some(below) = parsed.first(verb, &[Relation::Xcomp]) {
        verb = below;
    }
    let mut behind = parsed.dependents(
        verb,
        &[
            Relation::Obj,
            Relation::Ccomp,
            Relation::Cop,
            Relation::AuxPass,
        ],
    );
    let incomplete = behind.all(|word| parsed.is_relative_pronoun(word));
    let adverbial = parsed
        .children(cue)
        .iter()
        .any(|&child| parsed.word(child).tag == "WRB");
    let pronoun = [cue, verb]
        .into_iter()
        .any(|verb| takes_pronoun(parsed, verb));
    // "the day they agreed to meet": when, not what.
    let thing = pronoun
        || !WordClass::TimeSpan.has(parsed.lemma(noun))
            && !matches!(parsed.lemma(noun), "way" | "reason" | "place" | "extent");
    let named = matches!(parsed.word(noun).upos, Upos::Noun | Upos::Propn);
    (named && thing && !adverbial && noun < own_subject && incomplete).then_some(noun)
}
