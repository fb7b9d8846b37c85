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
    let Some(root) = draft.root() else {
        return;
    };
    if root > colon {
        hang_name(draft, colon, root);
    } else {
        root_behind(draft, colon);
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

/// Verbs of headlines whose forms are also nouns.
const ALSO_NOUNS: &[&str] = &[
    "aim",
    "back",
    "ban",
    "bar",
    "bid",
    "blast",
    "block",
    "boycott",
    "call",
    "challenge",
    "check",
    "claim",
    "counter",
    "demand",
    "denounce",
    "doubt",
    "end",
    "favor",
    "favour",
    "fear",
    "halt",
    "hail",
    "hope",
    "move",
    "oppose",
    "oust",
    "outline",
    "pledge",
    "plan",
    "plea",
    "praise",
    "press",
    "protest",
    "push",
    "question",
    "rap",
    "rebuke",
    "reject",
    "reply",
    "request",
    "seek",
    "slam",
    "snub",
    "support",
    "suspect",
    "target",
    "threaten",
    "urge",
    "veto",
    "vote",
    "vow",
    "warn",
    "welcome",
];

/// "Foreign Ministry denounces raids", "Norway and Spain plan to sign": where a sentence has no
/// finite verb, a word that may be one, between a name and what it governs, is it.
pub(super) fn verb_taken_for_noun(draft: &mut Draft<'_>) {
    let finite = (0..draft.len()).any(|word| {
        matches!(draft.tag(word), "VBZ" | "VBP" | "VBD" | "MD") || draft.upos(word) == Upos::Aux
    });
    if finite || draft.len() > 40 {
        return;
    }
    let verb = (1..draft.len().saturating_sub(1)).find(|&word| may_be_verb(draft, word));
    let Some(verb) = verb else {
        return;
    };
    let plural = draft.tag(verb) == "NNS";
    let Some(subject) = heads_before(draft, verb) else {
        return;
    };
    draft.make_verb(verb, if plural { "VBZ" } else { "VBP" });
    draft.make_root(verb, Relation::Nsubj);
    for word in 0..verb {
        if draft.head(word) == Some(verb) && word != subject {
            draft.attach(word, subject, draft.relation(word));
        }
    }
    if draft.head(subject) == Some(verb) {
        draft.relabel(subject, Relation::Nsubj);
    } else {
        draft.attach(subject, verb, Relation::Nsubj);
    }
    settle_behind(draft, verb);
}

/// "President pleads with the Council": what has a subject, and no copula, is a verb.
pub(super) fn verb_with_subject(draft: &mut Draft<'_>) {
    let Some(root) = draft.root() else {
        return;
    };
    let governs = draft.has(
        root,
        &[
            Relation::Obj,
            Relation::Obl,
            Relation::Xcomp,
            Relation::CompoundPrt,
        ],
    );
    let plain = draft.upos(root) == Upos::Noun
        && draft.tag(root) == "NNS"
        && draft.has(root, &[Relation::Nsubj])
        && !draft.has(
            root,
            &[Relation::Cop, Relation::Det, Relation::Amod, Relation::Case],
        );
    if plain && governs {
        draft.make_verb(root, "VBZ");
    }
}

/// What stands behind the new verb and hung on the words before it goes to the verb.
fn settle_behind(draft: &mut Draft<'_>, verb: usize) {
    let mut has_object = false;
    for word in verb + 1..draft.len() {
        let outside = draft.head(word).is_some_and(|head| head <= verb);
        if !outside {
            continue;
        }
        let infinitive = draft.tag(word) == "VB" && draft.has(word, &[Relation::Mark]);
        let cased = draft.has(word, &[Relation::Case]);
        let relation = match () {
            () if infinitive => Relation::Xcomp,
            () if draft.is_nominal(word) && cased => Relation::Obl,
            () if draft.is_nominal(word) && !has_object => {
                has_object = true;
                Relation::Obj
            }
            () => draft.relation(word),
        };
        draft.attach(word, verb, relation);
    }
}

fn may_be_verb(draft: &Draft<'_>, word: usize) -> bool {
    let noun = draft.upos(word) == Upos::Noun
        && matches!(draft.tag(word), "NN" | "NNS")
        && ALSO_NOUNS.contains(&draft.lemma(word));
    let small = draft
        .form(word)
        .chars()
        .next()
        .is_some_and(char::is_lowercase);
    let before = draft.upos(word - 1) == Upos::Propn || draft.tag(word - 1) == "NNS";
    let next = word + 1;
    let behind = draft.form_is(next, &["to"])
        || matches!(
            draft.upos(next),
            Upos::Propn | Upos::Noun | Upos::Adj | Upos::Det
        )
        || draft.tag(next) == "VBG";
    noun && small && before && behind
}

/// The head of the nouns just before a word.
fn heads_before(draft: &Draft<'_>, verb: usize) -> Option<usize> {
    let last = verb - 1;
    draft
        .path(last)
        .take_while(|&word| word < verb)
        .filter(|&word| draft.is_nominal(word))
        .last()
}
