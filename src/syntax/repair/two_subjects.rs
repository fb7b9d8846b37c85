//! Two subjects of one verb: a coordination, or a role before its name.
//!
//! Comes in: a tree under repair. Goes out: the tree, mended. Must not know: other repairs.

use super::draft::Draft;
use super::subjects::BEFORE_PREDICATE;
use crate::syntax::{Relation, Upos};

/// "Chancellor A and President B oppose": of two neighbouring subjects of one predicate the second
/// is coordinated with the first.
pub(super) fn two_subjects(draft: &mut Draft<'_>) {
    for second in 1..draft.len() {
        let relation = draft.relation(second);
        if !matches!(relation, Relation::Nsubj | Relation::NsubjPass) || !draft.is_nominal(second) {
            continue;
        }
        let Some(predicate) = draft.head(second) else {
            continue;
        };
        let earlier = (0..second).rev().find(|&word| {
            draft.head(word) == Some(predicate)
                && draft.relation(word) == relation
                && draft.is_nominal(word)
        });
        match earlier {
            Some(earlier) if is_role_before(draft, earlier, second) => {
                draft.attach(earlier, second, Relation::NmodDesc);
            }
            Some(earlier) if is_opening_description(draft, earlier, second) => {
                draft.attach(earlier, second, Relation::Appos);
            }
            Some(earlier) => join(draft, earlier, second),
            None => {}
        }
    }
}

/// "France and Chile each rejected it": "each" says of the subject how it did so, and is none itself.
pub(super) fn each_of_subject(draft: &mut Draft<'_>) {
    const EACH: &[&str] = &["all", "alike", "both", "each"];
    for each in 1..draft.len() {
        let Some(predicate) = draft.head(each).filter(|&head| head > each) else {
            continue;
        };
        let second = draft.is(each, &[Relation::Nsubj, Relation::NsubjPass])
            && draft.form_is(each, EACH)
            && draft.children(each).is_empty();
        let before = draft.children(predicate).into_iter().any(|word| {
            draft.is(word, &[Relation::Nsubj, Relation::NsubjPass])
                && draft.is_nominal(word)
                && draft.edges(word).1 < each
        });
        if second && before {
            draft.relabel(each, Relation::Advmod);
        }
    }
}

/// "Human rights lawyer Ada Lund protested": a role just before a name describes it.
fn is_role_before(draft: &Draft<'_>, role: usize, name: usize) -> bool {
    draft.upos(role) == Upos::Noun
        && draft.tag(role) == "NN"
        && draft.upos(name) == Upos::Propn
        && draft.edges(role).1 + 1 == draft.edges(name).0
        && draft.edges(name).0 == name
        && !draft.has(role, &[Relation::Det, Relation::Case])
}

/// "A fierce critic of the war, Ada Lund resigned": what a name is, told before it.
fn is_opening_description(draft: &Draft<'_>, noun: usize, name: usize) -> bool {
    let start = draft.edges(name).0;
    let opens = draft.edges(noun).0;
    (opens == 0 || opens == 1 && draft.upos(0) == Upos::Punct)
        && draft.tag(noun) == "NN"
        && draft.has_form(noun, &[Relation::Det], &["a", "an"])
        && !draft.has(noun, &[Relation::Case, Relation::Conj])
        && draft.upos(name) == Upos::Propn
        && start == name
        && draft.follows_comma(name)
        && draft.edges(noun).1 + 2 == name
}

fn join(draft: &mut Draft<'_>, earlier: usize, second: usize) {
    let (mut first, _) = draft.edges(second);
    let end = draft.edges(earlier).1;
    let conjunction = draft.upos(first) == Upos::Cconj;
    let name = |word: usize| draft.upos(word) == Upos::Propn;
    // "Peru, the two islands and Chile": the second goes on with "and".
    let list = name(earlier) && draft.has(second, &[Relation::Conj]);
    if !(conjunction || (name(earlier) && name(second) || list) && draft.follows_comma(first)) {
        return;
    }
    let start = first;
    if draft.follows_comma(first) {
        first -= 1;
    }
    if end + 1 == first {
        draft.attach(second, earlier, Relation::Conj);
        if conjunction {
            draft.attach(start, second, Relation::Cc);
        }
    }
}

/// "China, India urge restraint": a headline speaks to nobody.
pub(super) fn spoken_to_in_headline(draft: &mut Draft<'_>) {
    const LONGEST: usize = 25;
    let Some(predicate) = draft
        .root()
        .filter(|_| !draft.is_stopped() && draft.len() <= LONGEST)
    else {
        return;
    };
    let below = draft.children(predicate);
    let first = below
        .iter()
        .copied()
        .find(|&it| draft.is(it, &[Relation::Vocative]));
    let second = below
        .iter()
        .copied()
        .find(|&it| draft.is(it, &[Relation::Nsubj]));
    if let (Some(first), Some(second)) = (first, second)
        && draft.upos(first) == Upos::Propn
        && draft.edges(second).0 == draft.edges(first).1 + 2
        && draft.follows_comma(draft.edges(second).0)
        && second < predicate
    {
        draft.relabel(first, Relation::Nsubj);
        draft.attach(second, first, Relation::Conj);
    }
}

/// "China, India urge restraint": a bare name between a comma and the predicate is no apposition.
pub(super) fn headline_pair(draft: &mut Draft<'_>) {
    for second in 2..draft.len() {
        let Some(first) = draft.head(second) else {
            continue;
        };
        let bare = |word: usize| {
            draft.upos(word) == Upos::Propn
                && !draft.has(word, &[Relation::Det, Relation::Flat, Relation::NmodPoss])
        };
        let pair = draft.is(second, &[Relation::Appos])
            && draft.is(first, &[Relation::Nsubj, Relation::NsubjPass])
            && first + 2 == second
            && draft.follows_comma(second)
            && bare(first)
            && bare(second);
        let Some(predicate) = draft.head(first) else {
            continue;
        };
        let next = second + 1;
        let touches = next == predicate
            || next < draft.len()
                && draft.head(next) == Some(predicate)
                && draft.is(next, BEFORE_PREDICATE);
        if pair && touches {
            draft.relabel(second, Relation::Conj);
        }
    }
}

/// "The hanging of two men following a trial was a disgrace": a participle right behind a subject tells
/// of it, and is no subject of its own.
pub(super) fn participle_behind_subject(draft: &mut Draft<'_>) {
    for gerund in 1..draft.len() {
        let taken = draft.is(gerund, &[Relation::Csubj]) && draft.tag(gerund) == "VBG";
        let Some(predicate) = draft.head(gerund).filter(|&it| taken && gerund < it) else {
            continue;
        };
        let start = draft.edges(gerund).0;
        let mut subjects = draft.children(predicate).into_iter();
        let subject = subjects.find(|&noun| {
            draft.is(noun, &[Relation::Nsubj, Relation::NsubjPass])
                && draft.edges(noun).1 + 1 == start
        });
        if let Some(subject) = subject {
            draft.attach(gerund, subject, Relation::Acl);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::repair::tests::check;

    #[test]
    fn descriptions_before_names() {
        check(
            "A vocal critic of the wall , Tunisia stayed away .",
            &["critic appos Tunisia", "Tunisia nsubj stayed"],
        );
    }

    #[test]
    fn each_is_no_subject() {
        check(
            "Germany , France and Poland each rejected the plan .",
            &["Germany nsubj rejected", "each advmod rejected"],
        );
    }

    #[test]
    fn two_subjects_are_one() {
        check(
            "Poland , Hungary oppose EU migration pact",
            &["Poland nsubj oppose", "Hungary conj Poland"],
        );
        check("China , India urge restraint", &["India conj China"]);
        check(
            "Slovak PM Jan Vzor and Hungarian FM Bela Minta criticized Brussels .",
            &[
                "Jan nsubj criticized",
                "Bela conj Jan",
                "PM nmod:desc Jan",
                "FM nmod:desc Bela",
            ],
        );
    }
}
