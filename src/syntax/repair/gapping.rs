//! Gapping: a second clause that leaves out the verb of the first.
//!
//! Comes in: a tree under repair. Goes out: the tree, mended. Must not know: other repairs.

use super::draft::Draft;
use crate::syntax::{Relation, Upos};

/// "called for sanctions and France for talks", "accused China of fraud and Peru of theft": the name
/// behind "and" goes with what stands behind it, not with the first complement. It hangs loosely on
/// the verb with its own complement; whose part it takes is not said.
pub(super) fn second_clause_without_verb(draft: &mut Draft<'_>) {
    for name in 3..draft.len() {
        let first = draft.head_before(name);
        let joined = draft.is(name, &[Relation::Conj]) && draft.upos(name) == Upos::Propn;
        let Some(first) = first.filter(|&it| joined && draft.upos(it) == Upos::Noun) else {
            continue;
        };
        let marker = own_end(draft, name) + 1;
        let Some((verb, complement)) = complement_around(draft, first) else {
            continue;
        };
        if marker >= draft.len() || !draft.is(marker, &[Relation::Case, Relation::Mark]) {
            continue;
        }
        let opens = draft.form(draft.edges(complement).0);
        let Some(second) = draft.head(marker) else {
            continue;
        };
        let beside =
            second > marker && (draft.is_within(second, verb) && !draft.is_within(name, second));
        if draft.form(marker).eq_ignore_ascii_case(opens) && beside {
            draft.attach(name, verb, Relation::Parataxis);
            draft.attach(second, name, Relation::Nmod);
        }
    }
}

/// "backed it, as did Peru": the name right behind the auxiliary is its subject.
pub(super) fn subject_behind_auxiliary(draft: &mut Draft<'_>) {
    const LOOSE: &[Relation] = &[Relation::Nsubj, Relation::Obl, Relation::Obj];
    for auxiliary in 2..draft.len().saturating_sub(1) {
        let short = draft.upos(auxiliary) == Upos::Aux
            && draft.is(auxiliary, &[Relation::Advcl, Relation::Conj])
            && !draft.has_subject(auxiliary);
        let before = auxiliary - 1;
        let turned = draft.head(before) == Some(auxiliary)
            && draft.form_is(before, &["as", "so", "nor", "neither"]);
        let Some(verb) = draft.head(auxiliary).filter(|_| short && turned) else {
            continue;
        };
        let who = draft.children(verb).into_iter().find(|&word| {
            draft.is(word, LOOSE)
                && draft.is_nominal(word)
                && draft.edges(word).0 == auxiliary + 1
                && !draft.has(word, &[Relation::Case])
        });
        if let Some(who) = who {
            draft.attach(who, auxiliary, Relation::Nsubj);
        }
    }
}

/// "drew protests from Kenya and praise from Peru": the second thing goes with the first, not with the
/// name between.
pub(super) fn second_object_with_phrase(draft: &mut Draft<'_>) {
    for noun in 3..draft.len() {
        let Some(name) = draft.head_before(noun) else {
            continue;
        };
        let fits = draft.is(noun, &[Relation::Conj])
            && draft.upos(noun) == Upos::Noun
            && draft.upos(name) == Upos::Propn;
        if !fits {
            continue;
        }
        let case = |word: usize| {
            let mut below = draft.children(word).into_iter();
            below.find(|&it| draft.is(it, &[Relation::Case]))
        };
        let Some(first) = case(name) else {
            continue;
        };
        let own = draft.children(noun).into_iter().any(|phrase| {
            draft.is(phrase, &[Relation::Nmod])
                && case(phrase).is_some_and(|it| {
                    it > noun && draft.form(it).eq_ignore_ascii_case(draft.form(first))
                })
        });
        let object = draft.path(name).skip(1).take(2).find_map(|above| {
            if draft.is(above, &[Relation::Obj]) {
                return Some(above);
            }
            let mut below = draft.children(above).into_iter();
            below.find(|&it| draft.is(it, &[Relation::Obj]) && it < name)
        });
        if let Some(object) = object.filter(|&it| own && draft.upos(it) == Upos::Noun) {
            draft.attach(noun, object, Relation::Conj);
        }
    }
}

/// The last word of a name itself, with titles and compounds.
fn own_end(draft: &Draft<'_>, name: usize) -> usize {
    let parts = draft.children(name).into_iter();
    let flat = parts.filter(|&word| draft.is(word, &[Relation::Flat, Relation::Compound]));
    flat.fold(name, usize::max)
}

/// The complement of a verb that a word stands in, if it opens with a preposition or "to".
fn complement_around(draft: &Draft<'_>, word: usize) -> Option<(usize, usize)> {
    const COMPLEMENTS: &[Relation] = &[Relation::Obl, Relation::Xcomp, Relation::Advcl];
    draft.path(word).find_map(|part| {
        let verb = draft.head(part)?;
        let opening = draft.edges(part).0;
        let fits = draft.is(part, COMPLEMENTS)
            && draft.upos(verb) == Upos::Verb
            && verb < part
            && draft.is(opening, &[Relation::Case, Relation::Mark]);
        fits.then_some((verb, part))
    })
}

#[cfg(test)]
mod tests {
    use crate::syntax::repair::tests::check;

    #[test]
    fn gapping() {
        check(
            "Norway called for sanctions and France for talks .",
            &["France parataxis called", "talks nmod France"],
        );
        check(
            "Norway urged Israel to lift the blockade and Egypt to open the crossing .",
            &["Egypt parataxis urged"],
        );
        check(
            "Norway called for talks with Chile and Peru for the third time .",
            &["Peru conj Chile"],
        );
    }
}
