//! Lists of names: which of them go together.
//!
//! Comes in: a tree under repair. Goes out: the tree, mended. Must not know: other repairs.

use super::draft::Draft;
use crate::syntax::{Relation, Upos};

/// "On Monday Peru, Chile and Cuba agreed": the list is the subject, its first name no part of the
/// opening phrase.
pub(super) fn list_after_opening(draft: &mut Draft<'_>) {
    for first in 1..draft.len() {
        let Some(predicate) = draft.head(first).filter(|&head| head > first) else {
            continue;
        };
        let opening = draft.is(first, &[Relation::Obl])
            && draft.upos(first) == Upos::Propn
            && draft.has(first, &[Relation::Case]);
        let before = first - 1;
        let place = opening
            && draft.head(before) == Some(first)
            && draft.is(
                before,
                &[Relation::Compound, Relation::Nummod, Relation::NmodUnmarked],
            )
            && (draft.upos(before) == Upos::Propn || draft.upos(before) == Upos::Num);
        if !place {
            continue;
        }
        let subject = draft.children(predicate).into_iter().find(|&word| {
            draft.is(word, &[Relation::Nsubj, Relation::NsubjPass])
                && draft.upos(word) == Upos::Propn
                && draft.edges(word).0 == first + 2
                && draft.follows_comma(first + 2)
                && draft.has(word, &[Relation::Conj])
        });
        let Some(second) = subject else { continue };
        let relation = draft.relation(second);
        let case: Vec<usize> = draft
            .children(first)
            .into_iter()
            .filter(|&word| word < before || draft.is(word, &[Relation::Case]))
            .collect();
        draft.attach(before, predicate, Relation::Obl);
        for word in case {
            let own = draft.relation(word);
            draft.attach(word, before, own);
        }
        draft.attach(first, predicate, relation);
        draft.attach(second, first, Relation::Conj);
    }
}

/// "The President of Peru, the Premier of Chad and the King of Nepal met": with names of their own behind
/// "of" they are three, and the second no aside.
pub(super) fn list_of_offices(draft: &mut Draft<'_>) {
    fn of_whom<'a>(draft: &Draft<'a>, office: usize) -> Option<&'a str> {
        let below = draft.children(office).into_iter();
        let deeper = below.clone().flat_map(|word| draft.children(word));
        below
            .chain(deeper)
            .find(|&word| {
                draft.upos(word) == Upos::Propn
                    && draft.is(word, &[Relation::Nmod])
                    && draft.has_form(word, &[Relation::Case], &["of"])
                    && !draft.form_is(word, &["state"])
            })
            .map(|word| draft.form(word))
    }
    for second in 1..draft.len() {
        let Some(first) = draft.head_before(second) else {
            continue;
        };
        let third = draft.children(second).into_iter().find(|&third| {
            draft.is(third, &[Relation::Conj])
                && draft.is_nominal(third)
                && draft.has_form(third, &[Relation::Cc], &["and"])
        });
        let Some(third) = third.filter(|_| draft.is(second, &[Relation::Appos])) else {
            continue;
        };
        let whose = [first, second, third].map(|office| of_whom(draft, office));
        if let [Some(one), Some(two), Some(three)] = whose
            && one != two
            && two != three
            && one != three
        {
            draft.attach(second, first, Relation::Conj);
            draft.attach(third, first, Relation::Conj);
        }
    }
}

/// "Ada Lund of the Greens and Bo Ek of the Left agreed": the second name goes with the first, not
/// with the body of the first.
pub(super) fn members_of_bodies(draft: &mut Draft<'_>) {
    let of = |draft: &Draft<'_>, word| draft.has_form(word, &[Relation::Case], &["of"]);
    for second in 2..draft.len() {
        let Some(body) = draft.head_before(second) else {
            continue;
        };
        let Some(first) = draft.head_before(body) else {
            continue;
        };
        let person =
            |word: usize| draft.upos(word) == Upos::Propn && draft.has(word, &[Relation::Flat]);
        let fits = draft.is(second, &[Relation::Conj])
            && draft.is(body, &[Relation::Nmod])
            && person(first)
            && person(second)
            && of(draft, body);
        if !fits {
            continue;
        }
        // "Bo Ek of the Left": the phrase may hang on the last of the name's parts.
        let parts = draft.children(second).into_iter();
        let own = std::iter::once(second)
            .chain(parts.filter(|&part| draft.is(part, &[Relation::Flat])))
            .flat_map(|part| draft.children(part))
            .any(|word| draft.is(word, &[Relation::Nmod]) && of(draft, word));
        if own {
            draft.attach(second, first, Relation::Conj);
        }
    }
}

/// "condemned Peru, Chile and Cuba's attempt": the owners share what the last of them is joined to.
pub(super) fn shared_possession(draft: &mut Draft<'_>) {
    for owned in 3..draft.len() {
        let Some(first) = draft.head_before(owned) else {
            continue;
        };
        let Some(mark) = draft.edges(owned).0.checked_sub(1) else {
            continue;
        };
        let fits = draft.is(owned, &[Relation::Conj])
            && draft.upos(owned) == Upos::Noun
            && draft.upos(first) == Upos::Propn
            && !draft.has(owned, &[Relation::Cc])
            && draft.tag(mark) == "POS"
            && draft.is_within(mark, first)
            && draft.head(mark) != Some(first);
        if !fits {
            continue;
        }
        draft.raise(owned, Relation::NmodPoss);
        for word in draft.children(first) {
            if word < first && draft.is(word, &[Relation::Case]) {
                draft.attach(word, owned, Relation::Case);
            }
        }
    }
}

/// "All states but Peru backed it": Peru is the exception, no second subject.
pub(super) fn exception(draft: &mut Draft<'_>) {
    for but in 2..draft.len().saturating_sub(1) {
        let Some(verb) = draft.head(but) else {
            continue;
        };
        if !draft.form_is(but, &["but"]) || !draft.is(but, &[Relation::Cc]) || but > verb {
            continue;
        }
        let subjects: Vec<usize> = draft
            .children(verb)
            .into_iter()
            .filter(|&it| draft.is(it, &[Relation::Nsubj, Relation::NsubjPass]))
            .collect();
        if let [all, except] = subjects[..]
            && draft.edges(all).1 + 1 == but
            && draft.edges(except).0 == but + 1
        {
            draft.attach(except, all, Relation::Conj);
            draft.attach(but, except, Relation::Cc);
        }
    }
}

/// "The states leading the boycott, Peru and Chile, refused": names between commas behind a clause that
/// describes several are these several, not joined to the last noun of the clause.
pub(super) fn several_named_behind(draft: &mut Draft<'_>) {
    for first in 4..draft.len() {
        let Some(last_noun) = draft.head_before(first) else {
            continue;
        };
        let joined = draft.is(first, &[Relation::Conj, Relation::Appos])
            && draft.upos(first) == Upos::Propn
            && draft.upos(last_noun) == Upos::Noun
            && !draft.has(first, &[Relation::Cc])
            && draft.follows_comma(draft.edges(first).0);
        let several = draft
            .path(last_noun)
            .skip(1)
            .find(|&above| draft.is(above, &[Relation::Nsubj, Relation::NsubjPass]));
        let Some(several) = several.filter(|&it| joined && draft.tag(it) == "NNS") else {
            continue;
        };
        let names: Vec<usize> = draft
            .children(last_noun)
            .into_iter()
            .filter(|&word| draft.is(word, &[Relation::Conj]) && word >= first)
            .collect();
        let end = names.iter().map(|&name| draft.edges(name).1).max();
        let behind = end.unwrap_or_else(|| draft.edges(first).1) + 1;
        let proper = names.iter().all(|&it| draft.upos(it) == Upos::Propn);
        let closed = behind + 1 < draft.len()
            && draft.is_comma(behind)
            && !draft.is_within(behind + 1, several);
        if !proper || names.len() < 2 || !closed {
            continue;
        }
        draft.attach(first, several, Relation::Appos);
        for name in names.into_iter().filter(|&name| name != first) {
            draft.attach(name, first, Relation::Conj);
        }
    }
}

/// "opponents of the ban, including Peru": what is one cannot include; those who are many can.
pub(super) fn examples_of_many(draft: &mut Draft<'_>) {
    for example in 3..draft.len() {
        let Some(one) = draft.head_before(example) else {
            continue;
        };
        let Some(many) = draft.head_before(one) else {
            continue;
        };
        let fits = draft.is(example, &[Relation::Nmod])
            && draft.is(one, &[Relation::Nmod])
            && matches!(draft.tag(one), "NN" | "NNP")
            && draft.tag(many) == "NNS";
        if !fits {
            continue;
        }
        let opens = draft.edges(example).0;
        if draft.form_is(opens, &["including"]) && draft.follows_comma(opens) {
            draft.attach(example, many, Relation::Nmod);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::repair::tests::check;

    #[test]
    fn several_behind_their_clause() {
        check(
            "The countries leading the boycott , Peru and Egypt , rejected the offer .",
            &["Peru appos countries", "Egypt conj Peru"],
        );
        check(
            "The countries leading the boycott and the embargo rejected the offer .",
            &["embargo conj boycott"],
        );
    }
}
