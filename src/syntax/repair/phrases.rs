//! Phrases: to which word a prepositional phrase, a participle, a day or an aside belongs.
//!
//! Comes in: a tree under repair. Goes out: the tree, mended. Must not know: other repairs.

use super::draft::Draft;
use crate::syntax::{Relation, Upos};

const SUBJECTS: &[Relation] = &[Relation::Nsubj, Relation::NsubjPass];

/// The preposition of a phrase.
pub(super) fn preposition(draft: &Draft<'_>, noun: usize) -> Option<usize> {
    let mut below = draft.children(noun).into_iter();
    below.find(|&word| word < noun && draft.is(word, &[Relation::Case]) && draft.tag(word) != "POS")
}

/// "will have nothing to do with the plan": the plan is what the whole turn is about.
pub(super) fn phrase_of_nothing(draft: &mut Draft<'_>) {
    for nothing in 1..draft.len().saturating_sub(4) {
        let turn = ["nothing", "to", "do", "with"];
        let stands = (nothing..)
            .zip(turn)
            .all(|(word, form)| draft.form_is(word, &[form]));
        let verb = draft.head(nothing).filter(|&verb| stands && verb < nothing);
        let with = draft.head(nothing + 3);
        if let (Some(verb), Some(phrase)) = (verb, with)
            && draft.upos(verb) == Upos::Verb
            && draft.is_within(phrase, nothing)
        {
            draft.attach(phrase, verb, Relation::Obl);
        }
    }
}

/// "open to talks", "return to talks": "to" before a noun is a preposition.
pub(super) fn to_before_noun(draft: &mut Draft<'_>) {
    for to in 0..draft.len() {
        let Some(noun) = draft.head(to).filter(|&noun| to < noun) else {
            continue;
        };
        let fits = draft.form_is(to, &["to"])
            && draft.is(to, &[Relation::Mark])
            && draft.upos(noun) == Upos::Noun
            && draft.is(noun, &[Relation::Obl, Relation::Nmod])
            && preposition(draft, noun).is_none()
            && !draft.has(noun, &[Relation::Cop]);
        if fits {
            draft.relabel(to, Relation::Case);
        }
    }
}

/// "Calls upon all States to refrain": a verb that opens an item of a list has neither a phrase nor an
/// infinitive of a noun.
pub(super) fn of_opening_verb(draft: &mut Draft<'_>) {
    let Some(verb) = draft.root().filter(|&verb| verb < 2) else {
        return;
    };
    let calls = draft.form_is(verb, &["calls"])
        && verb + 1 < draft.len()
        && draft.form_is(verb + 1, &["for", "on", "upon"]);
    if calls {
        draft.make_verb(verb, "VBZ");
        draft.call(verb, "call".to_owned());
    } else if draft.upos(verb) != Upos::Verb {
        return;
    }
    for below in draft.children(verb) {
        if draft.is(below, &[Relation::Nmod]) && preposition(draft, below).is_some() {
            draft.relabel(below, Relation::Obl);
        }
        if draft.is(below, &[Relation::Acl]) && draft.tag(below) == "VB" {
            draft.relabel(below, Relation::Advcl);
        }
    }
}

/// "blamed the failure of the talks on Peru": on Peru it is blamed.
pub(super) fn on_whom_blamed(draft: &mut Draft<'_>) {
    for blamed in 3..draft.len() {
        let on = draft.is(blamed, &[Relation::Nmod])
            && draft.has_form(blamed, &[Relation::Case], &["on", "upon"]);
        if !on {
            continue;
        }
        let object = draft
            .path(blamed)
            .find(|&word| draft.is(word, &[Relation::Obj]));
        let verb = object.and_then(|object| draft.head(object));
        if let Some(verb) = verb.filter(|&verb| draft.lemma(verb) == "blame") {
            draft.attach(blamed, verb, Relation::Obl);
        }
    }
}

/// "a call for a truce, and for talks": a phrase goes with the one that has its preposition.
pub(super) fn joined_phrase(draft: &mut Draft<'_>) {
    for second in 2..draft.len() {
        let loose = draft.is(second, &[Relation::Conj]) && draft.is_nominal(second);
        let Some(head) = draft.head(second).filter(|&head| loose && head < second) else {
            continue;
        };
        let Some(of_second) = preposition(draft, second) else {
            continue;
        };
        if preposition(draft, head).is_some() || draft.has(second, &[Relation::Cop]) {
            continue;
        }
        let (form, start) = (draft.form(of_second), draft.edges(second).0);
        let ends_before = |first: usize| {
            let end = draft.edges(first).1;
            end + 1 == start || end + 2 == start && draft.is_comma(end + 1)
        };
        let first = (head + 1..second).rev().find(|&first| {
            draft.is(first, &[Relation::Nmod, Relation::Obl])
                && preposition(draft, first)
                    .is_some_and(|of_first| draft.form_is(of_first, &[form]))
                && draft.is_within(first, head)
                && !draft.is_within(first, second)
                && ends_before(first)
        });
        if let Some(first) = first {
            draft.attach(second, first, Relation::Conj);
        }
    }
}

/// "sent troops in response to a plea": what one answers hangs on the answer.
pub(super) fn of_response(draft: &mut Draft<'_>) {
    for noun in 3..draft.len() {
        let loose = draft.is(noun, &[Relation::Obl]) && draft.is_nominal(noun);
        let Some(to) = preposition(draft, noun).filter(|_| loose) else {
            continue;
        };
        let answer = to.checked_sub(1).filter(|&word| {
            matches!(
                draft.lemma(word),
                "response" | "reply" | "reaction" | "answer"
            ) && draft.is_nominal(word)
                && preposition(draft, word).is_some_and(|it| draft.form_is(it, &["in"]))
        });
        if let Some(answer) = answer.filter(|_| draft.form_is(to, &["to"])) {
            let end = draft.edges(noun).1;
            let verb = draft.head(noun);
            draft.attach(noun, answer, Relation::Nmod);
            // "to a plea from Niger for help": the help is asked for.
            let aim = (end + 1..draft.len()).find(|&aim| {
                draft.is(aim, &[Relation::Obl])
                    && draft.head(aim) == verb
                    && draft.edges(aim).0 == end + 1
                    && preposition(draft, aim).is_some_and(|it| draft.form_is(it, &["for"]))
            });
            if let Some(aim) = aim {
                draft.attach(aim, noun, Relation::Nmod);
            }
        }
    }
}

/// "approached the court seeking an order": the court is whom they approached, and they seek; no
/// noun between an "-ed" verb and a participle is the participle's subject.
pub(super) fn participle_after_object(draft: &mut Draft<'_>) {
    const CONTACTS: &[&str] = &[
        "address",
        "approach",
        "contact",
        "lobby",
        "petition",
        "phone",
        "sue",
        "telephone",
        "visit",
        "write",
    ];
    for participle in 2..draft.len() {
        let gerund = draft.tag(participle) == "VBG";
        let Some(verb) = draft
            .head(participle)
            .filter(|&verb| gerund && verb < participle)
        else {
            continue;
        };
        if draft.is(participle, &[Relation::Xcomp]) && CONTACTS.contains(&draft.lemma(verb)) {
            draft.relabel(participle, Relation::Advcl);
            continue;
        }
        if !draft.is(participle, &[Relation::Advcl]) {
            continue;
        }
        let subject = draft.children(participle).into_iter().find(|&word| {
            draft.is(word, &[Relation::Nsubj]) && draft.is_nominal(word) && word < participle
        });
        let Some(subject) = subject else {
            continue;
        };
        let (first, last) = draft.edges(subject);
        let fits = draft.upos(verb) == Upos::Verb
            && first == verb + 1
            && last + 1 == participle
            && draft.form(verb).ends_with("ed")
            && !draft.has(
                verb,
                &[
                    Relation::Obj,
                    Relation::AuxPass,
                    Relation::Ccomp,
                    Relation::Xcomp,
                ],
            )
            && !draft.has(participle, &[Relation::Aux, Relation::Mark]);
        if fits {
            draft.attach(subject, verb, Relation::Obj);
        }
    }
}

/// "would back plans": what has an auxiliary is the verb, and the noun behind is its object.
pub(super) fn verb_taken_for_adverb(draft: &mut Draft<'_>) {
    for verb in 1..draft.len().saturating_sub(1) {
        let noun = draft
            .head(verb)
            .filter(|&noun| noun > verb && draft.upos(noun) == Upos::Noun);
        let fits = draft.tag(verb) == "VB"
            && draft.is(
                verb,
                &[Relation::Advmod, Relation::Compound, Relation::Amod],
            )
            && draft.has(verb, &[Relation::Aux])
            && noun.is_some_and(|noun| {
                draft.edges(noun).0 < verb && !draft.has(noun, &[Relation::Cop])
            });
        if fits {
            draft.raise(verb, Relation::Obj);
            draft.make_verb(verb, "VB");
            let lemma = draft.form(verb).to_lowercase();
            draft.call(verb, lemma);
        }
    }
}

/// "Norway as well as Chile": one list.
pub(super) fn as_well_as(draft: &mut Draft<'_>) {
    for joint in 1..draft.len().saturating_sub(3) {
        let phrase = ["as", "well", "as"];
        let reads = (joint..)
            .zip(phrase)
            .all(|(at, form)| draft.form_is(at, &[form]));
        let Some(joined) = draft.head(joint).filter(|_| reads) else {
            continue;
        };
        let beside = |word: usize| draft.is_nominal(word) && draft.head(word) == Some(joined);
        let second =
            (joint + 3..draft.len()).find(|&word| beside(word) && draft.edges(word).0 == joint + 3);
        let first = (0..joint).find(|&word| beside(word) && draft.edges(word).1 + 1 == joint);
        if let (Some(first), Some(second)) = (first, second)
            && draft.relation(first) == draft.relation(second)
        {
            draft.attach(second, first, Relation::Conj);
            draft.attach(joint, second, Relation::Cc);
        }
    }
}

/// "Norway — long a friend of Sweden — refused": what stands between dashes describes the subject.
pub(super) fn aside_between_dashes(draft: &mut Draft<'_>) {
    let is_dash = |draft: &Draft<'_>, at: usize| draft.form_is(at, &["—", "–", "--", "-"]);
    for aside in 2..draft.len().saturating_sub(1) {
        let subject = draft.is(aside, &[Relation::Nsubj]);
        let Some(verb) = draft.head(aside).filter(|&verb| subject && verb > aside) else {
            continue;
        };
        let inside = |word: &usize| draft.is_within(*word, aside) && !is_dash(draft, *word);
        let mut words = (0..draft.len()).filter(inside);
        let Some(first) = words.next() else {
            continue;
        };
        let last = words.next_back().unwrap_or(first);
        if first < 2 || !is_dash(draft, first - 1) || !is_dash(draft, last + 1) {
            continue;
        }
        let subject = draft.children(verb).into_iter().find(|&name| {
            draft.is(name, &[Relation::Parataxis, Relation::NsubjOuter])
                && draft.is_nominal(name)
                && name + 1 < first
                && draft.edges(name).1 + 2 >= first - 1
        });
        if let Some(subject) = subject {
            draft.relabel(subject, Relation::Nsubj);
            draft.attach(aside, subject, Relation::Appos);
        }
    }
}

/// "A spokesman Thursday protested": the day is no second subject.
pub(super) fn day_before_verb(draft: &mut Draft<'_>) {
    const DAYS: &[&str] = &[
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "yesterday",
        "today",
    ];
    for day in 1..draft.len() {
        let named = draft.is(day, SUBJECTS) && DAYS.contains(&draft.form(day));
        let Some(verb) = draft.head(day).filter(|&verb| named && day < verb) else {
            continue;
        };
        let other = draft
            .children(verb)
            .into_iter()
            .any(|word| word < day && draft.is(word, SUBJECTS));
        if other && draft.children(day).is_empty() {
            draft.relabel(day, Relation::OblUnmarked);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::repair::tests::check;

    #[test]
    fn phrases_go_with_their_word() {
        check(
            "Lund said he was open to talks with the Swedes .",
            &["to case talks", "talks obl open"],
        );
        check(
            "Norway reiterates its call for a truce , and for the release of all hostages .",
            &["release conj truce", "truce nmod call"],
        );
        check(
            "Mali sent troops in response to a plea for help .",
            &["plea nmod response", "response obl sent"],
        );
        check(
            "Norway approached the Court seeking an order .",
            &["Court obj approached", "seeking advcl approached"],
        );
        check(
            "Norway said that it would back plans to expand the port .",
            &["back ccomp said", "plans obj back"],
        );
        check(
            "Norway as well as Chile rejected the embargo .",
            &["Norway nsubj rejected", "Chile conj Norway"],
        );
        check(
            "A Chinese spokesperson Thursday condemned the raid .",
            &[
                "spokesperson nsubj condemned",
                "Thursday obl:unmarked condemned",
            ],
        );
        check(
            "Norway — long a friend of Sweden — condemned the embargo .",
            &["Norway nsubj condemned", "friend appos Norway"],
        );
    }
}
