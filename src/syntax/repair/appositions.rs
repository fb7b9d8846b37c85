//! Appositions: a noun behind a comma that sums up what the clause tells.
//!
//! Comes in: a tree under repair. Goes out: the tree, mended. Must not know: other repairs.

use super::draft::Draft;
use crate::syntax::{Relation, Upos};

/// Nouns that sum up a clause.
const SUMS: &[&str] = &[
    "condition",
    "decision",
    "demand",
    "idea",
    "measure",
    "move",
    "offer",
    "option",
    "plan",
    "proposal",
    "request",
    "step",
    "suggestion",
];

/// "agreed to raise the tax, a step that Peru had refused": the step is no second object, it stands
/// beside the last words before the comma.
pub(super) fn sum_of_clause(draft: &mut Draft<'_>) {
    const TAKEN_FOR: &[Relation] = &[
        Relation::Obj,
        Relation::Obl,
        Relation::Parataxis,
        Relation::Xcomp,
    ];
    for noun in 4..draft.len() {
        let sums = draft.upos(noun) == Upos::Noun
            && draft.is(noun, TAKEN_FOR)
            && SUMS.contains(&draft.lemma(noun))
            && draft.has(noun, &[Relation::AclRelcl])
            && !draft.has(noun, &[Relation::Case, Relation::Cop, Relation::Nsubj]);
        let verb = draft
            .head(noun)
            .filter(|&verb| verb < noun && draft.upos(verb) == Upos::Verb);
        let Some(verb) = verb.filter(|_| sums) else {
            continue;
        };
        let first = draft.edges(noun).0;
        if first < 3 || !draft.form_is(first, &["a", "an"]) || !draft.follows_comma(first) {
            continue;
        }
        let last = first - 2;
        if last <= verb || !draft.is_within(last, verb) {
            continue;
        }
        let beside = draft
            .path(last)
            .take_while(|&word| word != verb && draft.upos(word) != Upos::Verb)
            .last()
            .unwrap_or(last);
        draft.attach(noun, beside, Relation::Appos);
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::repair::tests::check;

    #[test]
    fn sums_of_clauses() {
        check(
            "The leaders agreed to raise taxes , a step Norway had rejected .",
            &["step appos taxes"],
        );
        check(
            "The plan was announced on Monday , a step that Norway had refused to consider .",
            &["step appos Monday"],
        );
    }
}
