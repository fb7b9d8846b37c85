//! Garden paths: a sentence whose verb the parser took for a participle of the noun before it.
//!
//! Comes in: a tree under repair. Goes out: the tree, mended. Must not know: other repairs.

use super::draft::Draft;
use crate::syntax::{Relation, Upos};

/// "The refusal to fund the bridge angered Peru": a participle behind its noun has no object, and a
/// sentence has a verb.
pub(super) fn verb_taken_for_participle(draft: &mut Draft<'_>) {
    const VERBAL: &[Relation] = &[Relation::Cop, Relation::Nsubj, Relation::NsubjPass];
    let Some(noun) = draft.root().filter(|_| draft.is_stopped()) else {
        return;
    };
    let bare = matches!(draft.upos(noun), Upos::Noun | Upos::Propn) && !draft.has(noun, VERBAL);
    if !bare {
        return;
    }
    let verb = (noun + 1..draft.len()).find(|&verb| {
        draft.is(
            verb,
            &[
                Relation::Acl,
                Relation::Advcl,
                Relation::Ccomp,
                Relation::Xcomp,
            ],
        ) && draft.upos(verb) == Upos::Verb
            && matches!(draft.tag(verb), "VBN" | "VBD" | "JJ")
            && draft.form(verb).ends_with("ed")
            && !draft.has_subject(verb)
            && !draft.has(
                verb,
                &[
                    Relation::OblAgent,
                    Relation::Aux,
                    Relation::AuxPass,
                    Relation::Mark,
                ],
            )
            && draft.path(verb).any(|above| above == noun)
            && draft.children(verb).into_iter().any(|object| {
                object > verb
                    && draft.is(object, &[Relation::Obj])
                    && draft.edges(object).0 == verb + 1
            })
    });
    let Some(verb) = verb.filter(|&verb| is_last_of(draft, verb, noun)) else {
        return;
    };
    draft.make_verb(verb, "VBD");
    draft.make_root(verb, Relation::Nsubj);
    let end = draft
        .children(noun)
        .into_iter()
        .filter(|&word| word > verb && draft.is(word, &[Relation::Punct]));
    for sign in end.collect::<Vec<_>>() {
        draft.attach(sign, verb, Relation::Punct);
    }
}

/// Whether all that stands behind the verb is its own, and no clause of its own follows.
fn is_last_of(draft: &Draft<'_>, verb: usize, noun: usize) -> bool {
    (verb + 1..draft.len()).all(|word| {
        draft.is_within(word, verb)
            || draft.is(word, &[Relation::Punct]) && draft.head(word) == Some(noun)
    })
}

#[cfg(test)]
mod tests {
    use crate::syntax::repair::tests::check;

    #[test]
    fn every_sentence_has_a_verb() {
        check(
            "Canada 's refusal to fund the bridge angered Mexico .",
            &[
                "refusal nsubj angered",
                "Mexico obj angered",
                "bridge obj fund",
            ],
        );
        check(
            "A plan to sell the port outraged Chile .",
            &["plan nsubj outraged"],
        );
        check(
            "The announcement that it would restrict exports to Peru angered Chile .",
            &["announcement nsubj angered", "restrict acl announcement"],
        );
    }
}
