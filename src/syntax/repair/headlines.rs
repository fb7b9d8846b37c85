//! Headlines: "Name: clause", "Germany to send tanks".

use super::draft::Draft;
use crate::syntax::{Relation, Upos};

/// A name before a colon has so many words at most.
const LONGEST_NAME: usize = 8;

/// "Lavrov: NATO troops are unacceptable": the clause has the root, and the name before the colon
/// depends on it as `parataxis`.
pub(super) fn speaker_before_colon(draft: &mut Draft<'_>) {
    let colon = (1..draft.len().min(LONGEST_NAME + 1)).find(|&word| draft.form(word) == ":");
    let Some(colon) = colon.filter(|&colon| colon + 2 < draft.len()) else {
        return;
    };
    if !(0..colon).all(|word| is_naming(draft, word)) {
        return;
    }
    // "Norwegian PM:", of which the parser made the adjective the head
    if draft
        .head(colon - 1)
        .is_some_and(|it| it + 2 == colon && draft.upos(it) == Upos::Adj)
        && draft.upos(colon - 1) == Upos::Noun
    {
        draft.raise(colon - 1, Relation::Amod);
    }
    let Some(root) = draft.root() else {
        return;
    };
    if root > colon {
        hang_name(draft, colon, root);
    } else {
        root_behind(draft, colon);
    }
}

/// "Embargo is illegal: Sweden": the name behind the colon is no second subject.
pub(super) fn speaker_behind_colon(draft: &mut Draft<'_>) {
    let Some(colon) = (1..draft.len()).rev().find(|&word| draft.form(word) == ":") else {
        return;
    };
    let behind = colon + 1..draft.len();
    let named = !behind.is_empty()
        && behind.len() <= LONGEST_NAME
        && behind.clone().all(|word| is_naming(draft, word));
    if !named {
        return;
    }
    for word in behind {
        if draft.head(word).is_some_and(|head| head < colon) {
            draft.relabel(word, Relation::Parataxis);
        }
    }
}

/// The clause behind the sign takes the root, and what hung before the sign.
fn root_behind(draft: &mut Draft<'_>, sign: usize) {
    if let Some(head) = clause_head(draft, sign) {
        draft.make_root(head, Relation::Parataxis);
        bring_along(draft, sign, head);
    }
}

fn is_naming(draft: &Draft<'_>, word: usize) -> bool {
    let named = matches!(
        draft.upos(word),
        Upos::Propn | Upos::Noun | Upos::Adj | Upos::Adp | Upos::Det | Upos::X
    );
    named || draft.tag(word) == "POS" || draft.form(word) == "&"
}

/// The head of the clause after the colon, if it hangs before the colon.
fn clause_head(draft: &Draft<'_>, colon: usize) -> Option<usize> {
    (colon + 1..draft.len()).find(|&word| {
        let clause = draft.has_subject(word) || draft.upos(word) == Upos::Verb;
        clause && draft.head(word).is_some_and(|head| head < colon)
    })
}

/// What else hung before the colon goes to the clause.
fn bring_along(draft: &mut Draft<'_>, colon: usize, head: usize) {
    for word in colon + 1..draft.len() {
        if word != head && draft.head(word).is_some_and(|above| above < colon) {
            draft.attach(word, head, draft.relation(word));
        }
    }
}

/// The root stands after the colon: the name depends on it, whatever it was taken for.
fn hang_name(draft: &mut Draft<'_>, colon: usize, root: usize) {
    for word in 0..colon {
        let outside = draft.head(word).is_some_and(|head| head > colon);
        let mistaken = draft.is(
            word,
            &[
                Relation::Nsubj,
                Relation::NsubjPass,
                Relation::NsubjOuter,
                Relation::Appos,
                Relation::Compound,
                Relation::Conj,
                Relation::Dep,
                Relation::Dislocated,
                Relation::Flat,
                Relation::List,
                Relation::Nmod,
                Relation::NmodDesc,
                Relation::NmodUnmarked,
                Relation::Obj,
                Relation::OblUnmarked,
                Relation::Vocative,
            ],
        );
        if outside && mistaken {
            draft.attach(word, root, Relation::Parataxis);
        }
    }
}

/// "PARIS (AFP) — The plan was rejected": the place and agency before the dash
/// are no subject beside the one behind it.
pub(super) fn dateline(draft: &mut Draft<'_>) {
    const LONGEST: usize = 12;
    const SUBJECTS: &[Relation] = &[Relation::Nsubj, Relation::NsubjPass];
    let dash = (1..draft.len().min(LONGEST))
        .find(|&word| draft.form_is(word, &["–", "—", "-", "--"]))
        .filter(|&dash| (0..dash).all(|word| is_dateline_word(draft, word)));
    let Some(dash) = dash else {
        return;
    };
    if draft.root().is_some_and(|root| root < dash) {
        root_behind(draft, dash);
    }
    for word in 0..dash {
        let Some(verb) = draft.head(word).filter(|&verb| verb > dash) else {
            continue;
        };
        let another = draft
            .children(verb)
            .into_iter()
            .any(|child| child > dash && draft.is(child, SUBJECTS));
        if draft.is(word, SUBJECTS) && another {
            draft.relabel(word, Relation::Parataxis);
        }
    }
}

/// Names, dates and brackets, as a dateline holds them.
fn is_dateline_word(draft: &Draft<'_>, word: usize) -> bool {
    matches!(draft.upos(word), Upos::Propn | Upos::Num | Upos::Punct)
}

/// "Germany to send tanks": the infinitive is the predicate, the name its subject.
pub(super) fn infinitive(draft: &mut Draft<'_>) {
    let Some(root) = draft.root() else {
        return;
    };
    let after_colon =
        |word: &usize| *word > 1 && draft.form(*word - 1) == ":" && draft.head(*word) == Some(root);
    let name = (0..draft.len()).find(after_colon).unwrap_or(root);
    if draft.upos(name) != Upos::Propn {
        return;
    }
    let verb = draft.children(name).into_iter().find(|&child| {
        draft.is(
            child,
            &[Relation::Acl, Relation::Advcl, Relation::Parataxis],
        ) && draft.tag(child) == "VB"
    });
    let Some(verb) = verb.filter(|&verb| verb > name) else {
        return;
    };
    let marked = draft
        .children(verb)
        .into_iter()
        .any(|child| draft.tag(child) == "TO" && draft.edges(verb).0 == child);
    if !marked || draft.has_subject(verb) {
        return;
    }
    draft.raise(verb, Relation::Nsubj);
    for word in draft.children(name) {
        if word > verb {
            draft.attach(word, verb, draft.relation(word));
        } else if draft.is(word, &[Relation::Parataxis]) {
            draft.attach(word, verb, Relation::Parataxis);
        }
    }
}

/// "Senate says no to treaty": "no" is what is said, and the treaty to what.
pub(super) fn answer(draft: &mut Draft<'_>) {
    for verb in 0..draft.len().saturating_sub(3) {
        let (answer, to) = (verb + 1, verb + 2);
        let answers = matches!(draft.lemma(verb), "say" | "vote")
            && draft.upos(verb) == Upos::Verb
            && draft.form_is(answer, &["no", "non", "yes"])
            && draft.form_is(to, &["to"]);
        let thing = (to + 1..draft.len()).find(|&word| {
            let noun = draft.is_nominal(word) || matches!(draft.tag(word), "NN" | "NNS");
            noun && draft.head(word).is_some_and(|it| it <= to)
        });
        if let Some(thing) = thing.filter(|_| answers) {
            if !draft.is_nominal(thing) {
                draft.make_noun(thing, draft.tag(thing));
            }
            draft.attach(thing, verb, Relation::Obl);
            draft.attach(answer, verb, Relation::Obj);
            draft.attach(to, thing, Relation::Case);
        }
    }
}

/// "calls raid 'barbaric'": of the last two words the parser made one thing.
pub(super) fn called_by_adjective(draft: &mut Draft<'_>) {
    for adjective in 2..draft.len() {
        if draft.upos(adjective) != Upos::Adj
            || !draft.is(adjective, &[Relation::Obj, Relation::Xcomp])
        {
            continue;
        }
        let Some(head) = draft.head_before(adjective) else {
            continue;
        };
        let names =
            |verb: usize| NAMING.contains(&draft.lemma(verb)) && draft.upos(verb) == Upos::Verb;
        let thing = draft.children(adjective).into_iter().find(|&thing| {
            thing < adjective && draft.is(thing, &[Relation::Compound]) && names(head)
        });
        let above = draft
            .head(head)
            .filter(|&verb| verb < head && names(verb) && draft.is(head, &[Relation::Xcomp]));
        if let Some(thing) = thing {
            draft.attach(thing, head, Relation::Obj);
            draft.relabel(adjective, Relation::Xcomp);
        } else if let Some(verb) = above.filter(|_| draft.is_nominal(head)) {
            draft.attach(adjective, verb, Relation::Xcomp);
            draft.relabel(head, Relation::Obj);
        }
    }
}

/// Verbs that name their object something.
const NAMING: &[&str] = &["brand", "call", "deem", "dub", "label", "term"];

/// "Israel calls it mistake", "UN brands Zionism a form of racism": what it is called.
pub(super) fn called(draft: &mut Draft<'_>) {
    for word in 2..draft.len() {
        let Some(verb) = draft.head_before(word) else {
            continue;
        };
        let called = (verb + 1..word)
            .any(|it| draft.head(it) == Some(verb) && draft.is(it, &[Relation::Obj]));
        if !called || !NAMING.contains(&draft.lemma(verb)) {
            continue;
        }
        let bare = draft.children(word).is_empty();
        if draft.is(word, &[Relation::Xcomp]) && draft.tag(word) == "VB" && bare {
            draft.make_noun(word, "NN");
        } else if draft.is(word, &[Relation::Obj]) {
            draft.relabel(word, Relation::Xcomp);
        }
    }
}

/// "Leaders condemn Venezuela takeover": a verb has one object, and a name before it describes it.
pub(super) fn name_before_object(draft: &mut Draft<'_>) {
    const GIVING: &[&str] = &[
        "allow", "bring", "call", "cost", "deny", "give", "grant", "hand", "leave", "lend", "make",
        "name", "offer", "owe", "pay", "sell", "send", "show", "teach", "tell",
    ];
    for word in 1..draft.len().saturating_sub(1) {
        let object = word + 1;
        let verb = draft.head_before(word);
        let both = draft.is(word, &[Relation::Obj]) && draft.is(object, &[Relation::Obj]);
        let beside = both && verb.is_some() && verb == draft.head(object);
        let named = draft.upos(word) == Upos::Propn && draft.upos(object) == Upos::Noun;
        let gives = verb.is_some_and(|verb| GIVING.contains(&draft.lemma(verb)));
        if beside && named && !gives {
            draft.attach(word, object, Relation::Compound);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::repair::tests::check;

    #[test]
    fn names_before_colons_are_no_subjects() {
        check(
            "Lavrov : NATO troops are unacceptable",
            &[
                "Lavrov parataxis unacceptable",
                "unacceptable root",
                "troops nsubj unacceptable",
            ],
        );
        check(
            "Turkey : We do not support the sanctions",
            &[
                "Turkey parataxis support",
                "support root",
                "We nsubj support",
            ],
        );
        check(
            "Three countries object : Spain , Ireland and Malta .",
            &["object root"],
        );
    }

    #[test]
    fn a_dateline_is_no_subject() {
        check(
            "PARIS ( AFP ) — The plan was rejected by Spain .",
            &["PARIS parataxis rejected", "plan nsubj:pass rejected"],
        );
    }
}
