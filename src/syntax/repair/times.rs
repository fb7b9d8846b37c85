//! Times: a span of time behind a noun is no part of its name: "rejected the plan days after the vote".
//!
//! Comes in: a tree under repair. Goes out: the tree, mended. Must not know: other repairs.

use super::draft::Draft;
use crate::syntax::{Relation, Upos};

/// Spans of time that stand by themselves before "after".
const SPANS: &[&str] = &[
    "days", "decades", "hours", "minutes", "moments", "months", "weeks", "years",
];

/// What belongs to a noun that stands before it.
const BEFORE: &[Relation] = &[
    Relation::Amod,
    Relation::Case,
    Relation::Compound,
    Relation::Det,
    Relation::NmodPoss,
    Relation::Nummod,
    Relation::Punct,
];

/// "condemned the raid weeks before the summit": the raid is condemned, not the weeks of the raid.
pub(super) fn span_behind_noun(draft: &mut Draft<'_>) {
    for span in 2..draft.len() {
        let bare = draft.form_is(span, SPANS)
            && span + 1 < draft.len()
            && draft.form_is(span + 1, &["after", "before"]);
        let Some(noun) = noun_before(draft, span).filter(|_| bare) else {
            continue;
        };
        let below: Vec<usize> = draft.children(span);
        let phrase = below
            .iter()
            .any(|&word| word < noun && draft.is(word, &[Relation::Case]));
        let taken = phrase || draft.head(noun) == Some(span);
        let free = |head: &usize| taken && !draft.is_within(*head, noun);
        let Some(head) = draft.head(span).filter(free) else {
            continue;
        };
        let relation = match draft.relation(span) {
            Relation::OblUnmarked if phrase => Relation::Obl,
            own => own,
        };
        let Some(verb) = draft
            .path(span)
            .find(|&word| word != span && draft.upos(word) == Upos::Verb)
        else {
            continue;
        };
        draft.attach(noun, head, relation);
        for word in below {
            if word != noun && word < span && draft.is(word, BEFORE) {
                let own = draft.relation(word);
                draft.attach(word, noun, own);
            }
        }
        draft.attach(span, verb, Relation::OblUnmarked);
    }
}

/// The noun just before a word, quotation marks left out.
fn noun_before(draft: &Draft<'_>, word: usize) -> Option<usize> {
    let mut before = (0..word).rev().take(2);
    before
        .find(|&at| draft.upos(at) != Upos::Punct)
        .filter(|&at| matches!(draft.upos(at), Upos::Noun | Upos::Propn))
}

#[cfg(test)]
mod tests {
    use crate::syntax::repair::tests::check;

    #[test]
    fn spans_of_time_leave_the_noun_before_them() {
        check(
            "Norway condemned the raid weeks before the summit .",
            &["raid obj condemned", "weeks obl:unmarked condemned"],
        );
        check(
            "Norway and Iceland have accused each other of piracy days after the two navies met in Lagos .",
            &[
                "of case piracy",
                "piracy obl accused",
                "days obl:unmarked accused",
            ],
        );
        check(
            "Peru gave Chile the right to vote , three days after the raid .",
            &["right obj gave"],
        );
    }
}
