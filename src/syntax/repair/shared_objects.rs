//! Shared objects: "Norway backs, but Chile rejects, the pact": what stands behind the second comma is the
//! object of both verbs.
//!
//! Comes in: a tree under repair. Goes out: the tree, mended. Must not know: other repairs.

use super::draft::Draft;
use crate::syntax::{Relation, Upos};

/// How the noun behind both verbs may hang.
const LOOSE: &[Relation] = &[
    Relation::Obj,
    Relation::Conj,
    Relation::Parataxis,
    Relation::Appos,
    Relation::OblUnmarked,
];

/// "backs, but Chile rejects, the pact", "has backed, while Chile has rejected, the pact": the noun is the
/// object of the later verb, which grammar then lends to the earlier; of the earlier alone where the later
/// is denied ("criticised, but did not condemn, the raid").
pub(super) fn behind_both(draft: &mut Draft<'_>) {
    for second in 3..draft.len().saturating_sub(2) {
        let Some(first) = draft.head(second).filter(|&first| first + 1 < second) else {
            continue;
        };
        let verbs = draft.upos(first) == Upos::Verb && draft.upos(second) == Upos::Verb;
        let joined = draft.is(
            second,
            &[Relation::Conj, Relation::Advcl, Relation::Parataxis],
        );
        if !verbs || !joined || !is_broken_off(draft, first) || !draft.is_comma(second + 1) {
            continue;
        }
        let noun = (second + 2..draft.len()).find(|&noun| {
            let near = draft.head(noun) == Some(first) || draft.head(noun) == Some(second);
            near && draft.is(noun, LOOSE)
                && matches!(draft.upos(noun), Upos::Noun | Upos::Propn)
                && draft.edges(noun).0 == second + 2
                && !draft.has(
                    noun,
                    &[Relation::Case, Relation::Cop, Relation::Nsubj, Relation::Cc],
                )
        });
        let Some(noun) = noun else {
            continue;
        };
        let denied = draft.has_form(second, &[Relation::Advmod], &["not", "n't", "n’t", "never"]);
        if denied {
            draft.attach(noun, first, Relation::Obj);
        } else {
            draft.attach(noun, second, Relation::Obj);
            draft.relabel(second, Relation::Conj);
        }
    }
}

/// Whether a comma stands just behind a verb (or behind "backs, for now,"), which has no object before it.
fn is_broken_off(draft: &Draft<'_>, verb: usize) -> bool {
    let own = draft.children(verb).into_iter();
    draft.is_comma(verb + 1)
        && draft.tag(verb) != "VBG"
        && !own
            .filter(|&word| word < verb)
            .any(|word| draft.is(word, &[Relation::Obj, Relation::AuxPass, Relation::Ccomp]))
}

#[cfg(test)]
mod tests {
    use crate::syntax::repair::tests::check;

    #[test]
    fn objects_behind_both_verbs() {
        check(
            "Norway opposes , and Chile supports , the ban on seal products .",
            &["ban obj supports", "supports conj opposes"],
        );
        check(
            "France has endorsed , while Italy has denounced , the fishing quotas .",
            &["quotas obj denounced", "denounced conj endorsed"],
        );
        check(
            "Norway has criticised , but not condemned , the raid .",
            &["raid obj criticised"],
        );
    }
}
