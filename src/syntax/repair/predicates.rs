//! Predicates: what is said of a noun though it stands before it.
//!
//! Comes in: a tree under repair. Goes out: the tree, mended. Must not know: other repairs.

use super::draft::Draft;
use crate::syntax::{Relation, Upos};

/// "Equally important is the reform", "Of particular concern is the plight of the refugees": what stands
/// first is said of the noun behind the verb.
pub(super) fn fronted(draft: &mut Draft<'_>) {
    const MOVED: &[Relation] = &[
        Relation::Aux,
        Relation::Cop,
        Relation::Mark,
        Relation::Punct,
    ];
    for predicate in 0..draft.len() {
        let Some(noun) = draft
            .head(predicate)
            .filter(|&noun| noun > predicate + 2 && draft.is_nominal(noun))
        else {
            continue;
        };
        let adjective = draft.upos(predicate) == Upos::Adj
            && draft.is(predicate, &[Relation::Amod, Relation::Nsubj]);
        let of = || {
            draft.is(predicate, &[Relation::Nmod, Relation::Nsubj])
                && draft.has_form(predicate, &[Relation::Case], &["of"])
        };
        if !adjective && !of() {
            continue;
        }
        let mut below = draft.children(noun);
        below.extend(draft.children(predicate));
        let copula = below
            .into_iter()
            .find(|&be| draft.is(be, &[Relation::Cop]) && predicate < be && be < noun);
        let subjects = draft.children(noun).into_iter().filter(|&word| {
            word != predicate && draft.is(word, &[Relation::Nsubj, Relation::Expl, Relation::Csubj])
        });
        let alone = subjects.count() == 0;
        let behind = |be: usize| {
            draft.children(noun).into_iter().any(|det| {
                det > be && det < noun && draft.is(det, &[Relation::Det, Relation::NmodPoss])
            })
        };
        let first = draft
            .children(noun)
            .into_iter()
            .filter(|&word| !draft.is(word, &[Relation::Punct, Relation::Cc, Relation::Advmod]))
            .all(|word| word >= predicate);
        let Some(copula) = copula.filter(|&be| alone && first && behind(be)) else {
            continue;
        };
        draft.raise(predicate, Relation::Nsubj);
        draft.attach(copula, predicate, Relation::Cop);
        for word in draft.children(noun) {
            if draft.is(word, MOVED) && (word < noun || draft.is(word, &[Relation::Punct])) {
                let relation = draft.relation(word);
                draft.attach(word, predicate, relation);
            }
        }
    }
}
