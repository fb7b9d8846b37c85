//! Objects: what a verb governs where the parser gave it to a word between.
//!
//! Comes in: a tree under repair. Goes out: the tree, mended. Must not know: other repairs.

use super::draft::Draft;
use super::named;
use super::phrases::preposition;
use crate::syntax::{Relation, Upos};

/// "note with concern the rise": the object is the verb's, not the noun's between.
pub(super) fn object_of_noun(draft: &mut Draft<'_>) {
    for object in 2..draft.len() {
        let Some(noun) = draft.head_before(object) else {
            continue;
        };
        let Some(verb) = draft.head_before(noun) else {
            continue;
        };
        let fits = draft.is(object, &[Relation::Obj])
            && draft.upos(noun) == Upos::Noun
            && draft.is(noun, &[Relation::Obl])
            && draft.upos(verb) == Upos::Verb
            && !draft.has(noun, &[Relation::Cop, Relation::Nsubj])
            && !draft.has(verb, &[Relation::Obj, Relation::Ccomp, Relation::AuxPass]);
        if fits {
            draft.attach(object, verb, Relation::Obj);
        }
    }
}

/// "note with concern, however, the lack of progress", "blocked, as in May, the statement": behind an aside
/// the noun is no clause.
pub(super) fn noun_behind_aside(draft: &mut Draft<'_>) {
    for noun in 3..draft.len() {
        let first = draft.edges(noun).0;
        let Some(verb) = draft.head(noun).filter(|&verb| verb + 1 < first) else {
            continue;
        };
        let beside = draft.is(noun, &[Relation::Parataxis])
            && draft.is_comma(verb + 1)
            && draft.has(noun, &[Relation::Det])
            && draft.lemma(verb) != "say";
        let fits = (beside || draft.is(noun, &[Relation::Ccomp]))
            && draft.upos(noun) == Upos::Noun
            && draft.upos(verb) == Upos::Verb
            && draft.is_comma(first - 1)
            && !draft.has_subject(noun)
            && !draft.has(noun, &[Relation::Cop, Relation::Mark, Relation::Case])
            && !draft.has(verb, &[Relation::Obj, Relation::AuxPass])
            && !(beside && draft.has(verb, &[Relation::Xcomp, Relation::Ccomp]));
        if fits {
            draft.relabel(noun, Relation::Obj);
        }
    }
}

/// "noted with regret the decision": the noun that the parser joined to the manner is the object.
pub(super) fn object_after_manner(draft: &mut Draft<'_>) {
    for object in 1..draft.len() {
        let Some(manner) = draft.head_before(object) else {
            continue;
        };
        let Some(verb) = draft.head_before(manner) else {
            continue;
        };
        // "in the strongest terms Peru's decision"
        let loose = [Relation::Appos, Relation::NmodUnmarked, Relation::Dep];
        let bare = draft.is(object, &[Relation::Nmod]) && preposition(draft, object).is_none();
        let fits = (draft.is(object, &loose) || bare)
            && draft.is(manner, &[Relation::Obl])
            && draft.upos(verb) == Upos::Verb
            && draft.edges(object).0 == manner + 1
            && !draft.has(verb, &[Relation::Obj, Relation::AuxPass])
            && draft.children(manner).into_iter().any(|with| {
                let terms = draft.form_is(with, &["in"]) && draft.lemma(manner) == "term";
                draft.is(with, &[Relation::Case]) && (terms || draft.form_is(with, &["with"]))
            });
        if fits {
            draft.attach(object, verb, Relation::Obj);
        }
    }
}

/// "rejected US claims that it did so", "rejected US demands to leave": behind a name that the verb
/// governs, what looks like a second verb is the noun.
pub(super) fn claims_of_name(draft: &mut Draft<'_>) {
    const NOUNS: &[&str] = &[
        "attempts", "calls", "charges", "claims", "demands", "moves", "offers", "plans", "requests",
    ];
    for claims in 2..draft.len() {
        let name = claims - 1;
        if !draft.form_is(claims, NOUNS) || draft.upos(name) != Upos::Propn {
            continue;
        }
        let verb = if draft.is(name, &[Relation::Obj]) {
            draft.head(name).filter(|&verb| {
                draft.head(claims) == Some(verb)
                    && draft.is(
                        claims,
                        &[Relation::Ccomp, Relation::Obj, Relation::Parataxis],
                    )
            })
        } else {
            draft.children(claims).into_iter().find(|&verb| {
                verb < name
                    && draft.is(verb, &[Relation::Csubj])
                    && draft.is(name, &[Relation::Nsubj])
                    && draft.tag(verb) == "VBD"
            })
        };
        let Some(verb) = verb.filter(|&verb| verb < name) else {
            continue;
        };
        if draft.head(verb) == Some(claims) {
            if draft.head(claims).is_some() {
                continue;
            }
            draft.make_root(verb, Relation::Obj);
        }
        draft.attach(name, claims, Relation::Compound);
        draft.attach(claims, verb, Relation::Obj);
        draft.make_noun(claims, "NNS");
        for clause in draft.children(claims) {
            if draft.is(clause, &[Relation::Ccomp, Relation::Xcomp]) {
                draft.relabel(clause, Relation::Acl);
            }
        }
    }
}

/// "hailed as historic the treaty on mines", "dismissed as a farce the vote": the noun behind what it is
/// called is the object.
pub(super) fn object_behind_name(draft: &mut Draft<'_>) {
    for name in 2..draft.len() {
        let Some(head) = draft.head(name).filter(|_| draft.opens_with_as(name)) else {
            continue;
        };
        if draft.upos(head) == Upos::Verb
            && draft.has_form(name, &[Relation::Case, Relation::Mark], &["as"])
        {
            object_of_name(draft, name, head);
        } else if draft.is(name, &[Relation::Amod]) && head > name {
            adjective_before_object(draft, name, head);
        }
    }
}

/// "as historic the treaty": the adjective stands before the article.
fn adjective_before_object(draft: &mut Draft<'_>, name: usize, object: usize) {
    let Some(verb) = draft.head(object).filter(|&verb| verb + 1 < name) else {
        return;
    };
    let Some(as_word) = (verb..name).find(|&word| draft.form_is(word, &["as"])) else {
        return;
    };
    let phrase = [Relation::Obl, Relation::OblUnmarked, Relation::Obj];
    let fits = draft.is(object, &phrase)
        && draft.upos(verb) == Upos::Verb
        && !draft.has(verb, &[Relation::AuxPass])
        && draft.children(object).iter().all(|&word| {
            word == as_word || !draft.is(word, &[Relation::Case]) || draft.tag(word) == "POS"
        });
    let det = draft
        .children(object)
        .into_iter()
        .any(|det| draft.is(det, &[Relation::Det, Relation::NmodPoss]) && det > name);
    if fits && det {
        draft.attach(name, verb, Relation::Xcomp);
        draft.attach(as_word, name, Relation::Case);
        draft.relabel(object, Relation::Obj);
    }
}

/// "as a farce the vote": what was hung on the name, or beside it on the verb, without a sign between.
fn object_of_name(draft: &mut Draft<'_>, name: usize, verb: usize) {
    const LOOSE: &[Relation] = &[
        Relation::Appos,
        Relation::Obj,
        Relation::Dep,
        Relation::NmodUnmarked,
    ];
    const FREE: &[Relation] = &[Relation::Nmod, Relation::Obl, Relation::OblUnmarked];
    let calls = named::WITH_AS.contains(&draft.lemma(verb));
    let mut loose = draft.children(name);
    loose.extend(draft.children(verb));
    let object = loose.into_iter().find(|&object| {
        let first = draft.edges(object).0;
        object > name
            && (draft.is(object, LOOSE) || calls && draft.is(object, FREE))
            && draft.is_nominal(object)
            && follows_name(draft, name, first)
            && draft.has(object, &[Relation::Det, Relation::NmodPoss])
            && preposition(draft, object).is_none()
    });
    if let Some(object) = object.filter(|_| !draft.has(verb, &[Relation::Obj, Relation::AuxPass])) {
        draft.attach(object, verb, Relation::Obj);
        if draft.upos(name) == Upos::Adj {
            draft.relabel(name, Relation::Xcomp);
        }
    }
}

/// Whether a phrase begins right behind a name's last word, a closing quotation mark or the phrase that
/// belongs to the name: "as an act of war any attempt".
fn follows_name(draft: &Draft<'_>, name: usize, first: usize) -> bool {
    let before = first - 1;
    before >= name
        && !draft.is_comma(before)
        && (draft.head(before) == Some(name) || before == name || draft.is_within(before, name))
}

/// "the raid, which Peru called a crime": before the subject of a relative clause its pronoun is no
/// subject.
pub(super) fn pronoun_before_subject(draft: &mut Draft<'_>) {
    for pronoun in 1..draft.len() {
        let Some(verb) = draft.head(pronoun).filter(|&verb| verb > pronoun) else {
            continue;
        };
        let relative = draft.is(verb, &[Relation::AclRelcl, Relation::Acl])
            && draft.is(pronoun, &[Relation::Nsubj])
            && draft.form_is(pronoun, &["which", "that", "whom", "who"])
            && matches!(draft.tag(pronoun), "WDT" | "WP")
            && draft.upos(verb) == Upos::Verb;
        if !relative {
            continue;
        }
        let subject = draft.children(verb).into_iter().any(|word| {
            draft.is(word, &[Relation::Nsubj])
                && pronoun < word
                && word < verb
                && draft.upos(word) != Upos::Adv
        });
        if subject {
            draft.relabel(pronoun, Relation::Obj);
        }
    }
}

/// "gave the plan its approval": what it is given to is no second object.
pub(super) fn recipient(draft: &mut Draft<'_>) {
    const GIVING: &[&str] = &[
        "accord", "give", "grant", "hand", "lend", "offer", "promise",
    ];
    for verb in 0..draft.len() {
        if !GIVING.contains(&draft.lemma(verb)) || draft.upos(verb) != Upos::Verb {
            continue;
        }
        let mut objects = draft.children(verb);
        objects.retain(|&word| word > verb && draft.is(word, &[Relation::Obj]));
        if let [recipient, gift] = objects[..]
            && draft.edges(gift).0 == draft.edges(recipient).1 + 1
        {
            draft.relabel(recipient, Relation::Iobj);
        }
    }
}

/// "Among those opposing the plan is Norway": the plan is what they oppose, not a subject.
pub(super) fn object_of_inverted(draft: &mut Draft<'_>) {
    for object in 3..draft.len() {
        let subject = draft.is(object, &[Relation::Nsubj]);
        let Some(name) = draft.head(object).filter(|&name| subject && name > object) else {
            continue;
        };
        let (first, last) = draft.edges(object);
        let Some(verb) = first
            .checked_sub(1)
            .filter(|&verb| draft.tag(verb) == "VBG")
        else {
            continue;
        };
        let copula = last + 1 < draft.len() && draft.is(last + 1, &[Relation::Cop]);
        let among = draft.head(verb).is_some_and(|them| {
            draft.head(them) == Some(name)
                && draft
                    .children(them)
                    .into_iter()
                    .any(|case| draft.form_is(case, &["among"]))
        });
        if copula && among && !draft.has(verb, &[Relation::Obj]) {
            draft.attach(object, verb, Relation::Obj);
        }
    }
}

/// "no justification whatsoever for it": the phrase belongs to the noun.
pub(super) fn phrase_after_whatsoever(draft: &mut Draft<'_>) {
    for word in 1..draft.len() {
        if !draft.form_is(word, &["whatsoever", "whatever"]) || !draft.is_nominal(word - 1) {
            continue;
        }
        for phrase in draft.children(word) {
            if phrase > word && draft.is(phrase, &[Relation::Obl]) {
                draft.attach(phrase, word - 1, Relation::Nmod);
            }
        }
    }
}

/// "opposes Sweden joining NATO": what is opposed is the joining, by Sweden.
pub(super) fn gerund_with_subject(draft: &mut Draft<'_>) {
    const OF_EVENTS: &[&str] = &[
        "oppose", "support", "favour", "favor", "resist", "welcome", "mind", "protest", "back",
        "reject", "dislike", "fear", "regret", "hate", "envisage", "foresee", "recall", "endorse",
    ];
    for gerund in 2..draft.len() {
        let Some(verb) = draft.head_before(gerund) else {
            continue;
        };
        let fits = draft.tag(gerund) == "VBG"
            && draft.is(gerund, &[Relation::Xcomp, Relation::Ccomp])
            && !draft.has(gerund, &[Relation::Mark, Relation::Aux])
            && OF_EVENTS.contains(&draft.lemma(verb));
        if !fits {
            continue;
        }
        let object = draft
            .children(verb)
            .into_iter()
            .find(|&word| draft.is(word, &[Relation::Obj]) && verb < word && word < gerund);
        if let Some(object) = object {
            draft.attach(object, gerund, Relation::Nsubj);
            draft.relabel(gerund, Relation::Obj);
        }
    }
}

/// "called the plan “completely unacceptable”", "called it “a betrayal”": quoted words behind the object
/// are what it is called.
pub(super) fn quoted_name(draft: &mut Draft<'_>) {
    const NAMING: &[&str] = &[
        "brand", "call", "consider", "declare", "deem", "dub", "label", "term",
    ];
    const TAKEN: &[Relation] = &[
        Relation::Amod,
        Relation::Appos,
        Relation::Acl,
        Relation::NmodUnmarked,
        Relation::Dep,
    ];
    for name in 2..draft.len() {
        let Some(object) = draft.head_before(name) else {
            continue;
        };
        let Some(verb) = draft.head_before(object) else {
            continue;
        };
        let fits = draft.is(name, TAKEN)
            && draft.is(object, &[Relation::Obj])
            && NAMING.contains(&draft.lemma(verb))
            && !draft.has(verb, &[Relation::Xcomp]);
        if !fits {
            continue;
        }
        let first = draft.edges(name).0;
        let quote = |word: usize| draft.form_is(word, &["\"", "“", "‘", "``"]);
        let marked = quote(first) || first > 0 && quote(first - 1);
        if marked && first > object {
            draft.attach(name, verb, Relation::Xcomp);
        }
    }
}
