//! Verbs of headlines that the parser takes for nouns: "Foreign Ministry denounces raids".
//!
//! Comes in: a draft. Goes out: the same with such words made verbs. Must not know: clauses beside.

use super::draft::Draft;
use crate::syntax::{Relation, Upos};

/// Verbs of headlines whose forms are also nouns.
#[rustfmt::skip]
const ALSO_NOUNS: &[&str] = &[
    "aim", "attack", "back", "balk", "ban", "bar", "bid", "blame", "blast", "block", "boycott",
    "brand", "call", "challenge", "check", "cheer", "chide", "claim", "condemn", "counter", "cry", "curb",
    "cut", "defy", "delay", "demand", "denounce", "dismiss", "ditch", "doubt", "drop", "dump",
    "ease", "end", "expel", "eye", "fault", "favor", "favour", "fear", "fight", "freeze", "fume",
    "hail", "halt", "hit", "hope", "irk", "lash", "lift", "mourn", "move", "mull", "nix", "object",
    "offer", "okay", "open", "oppose", "order", "oust", "outline", "pan", "plan", "plea", "pledge",
    "praise", "press", "probe", "protest", "push", "question", "quit", "rage", "raise", "rap",
    "react", "rebel", "rebuff", "rebuke", "recall", "reject", "reply", "request", "resist",
    "resume", "rule", "sanction", "scold", "scorn", "scrap", "seek", "seethe", "shelve", "shun",
    "sign", "slam", "slap", "slash", "slate", "snub", "spurn", "stall", "sue", "support", "suspect",
    "target", "taunt", "tell", "threaten", "tighten", "upset", "urge", "veto", "vote", "vow",
    "warn", "welcome",
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
    let Some(subject) = heads_before(draft, verb) else {
        return;
    };
    make_verb(draft, verb);
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
    settle_behind(draft, verb, draft.len());
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

/// Verbs that need an object, in the active.
#[rustfmt::skip]
const NEED_OBJECT: &[&str] = &[
    "accuse", "applaud", "ask", "attack", "back", "blame", "blast", "censure", "commend", "condemn",
    "criticise", "criticize", "denounce", "encourage", "expel", "fault", "hail", "invite", "laud",
    "lambast", "order", "praise", "press", "pressure", "rebuke", "reprimand", "sanction", "scold",
    "slam", "summon", "thank", "urge", "warn",
];

/// "Norway condemned over raid", "Norway urged to sign": a headline tells in the present what somebody
/// does; a past form without its object is what is done to him.
pub(super) fn done_to_subject(draft: &mut Draft<'_>) {
    const LONGEST: usize = 25;
    const BEHIND: &[&str] = &[
        "after", "again", "amid", "as", "at", "by", "for", "in", "of", "on", "over", "to", "with",
    ];
    let Some(verb) = draft
        .root()
        .filter(|_| !draft.is_stopped() && draft.len() <= LONGEST)
    else {
        return;
    };
    let lacks_object = matches!(draft.tag(verb), "VBD" | "VBN")
        && NEED_OBJECT.contains(&draft.lemma(verb))
        && draft.form_is(verb + 1, BEHIND)
        // "UN warned of famine" may be what it did.
        && (draft.lemma(verb) != "warn" || draft.form_is(verb + 1, &["by", "over", "to"]))
        && !draft.has(
            verb,
            &[
                Relation::Aux,
                Relation::AuxPass,
                Relation::Obj,
                Relation::Iobj,
                Relation::Ccomp,
            ],
        );
    let subject = draft.children(verb).into_iter().find(|&subject| {
        subject < verb && draft.is(subject, &[Relation::Nsubj, Relation::NsubjPass])
    });
    if let Some(subject) = subject.filter(|_| lacks_object) {
        draft.relabel(subject, Relation::NsubjPass);
        draft.make_verb(verb, "VBN");
    }
}

/// Verbs of headlines that need no object: "Moscow protests", "Parliament votes for truce".
const ALONE: &[&str] = &[
    "balk", "fume", "object", "protest", "rage", "react", "rebel", "rule", "seethe", "vote",
];

/// What such a verb may be followed by.
const BEHIND_ALONE: &[&str] = &[
    "after", "against", "amid", "as", "at", "down", "for", "in", "off", "on", "out", "over", "to",
    "while", "with",
];

/// Nouns for bodies and persons that act, as headlines name them without an article.
#[rustfmt::skip]
const ACTING: &[&str] = &[
    "army", "assembly", "bloc", "cabinet", "chief", "commission", "committee", "congress",
    "council", "country", "court", "envoy", "government", "house", "junta", "king", "leader",
    "minister", "ministry", "opposition", "panel", "parliament", "party", "pope", "premier",
    "president", "queen", "regime", "senate", "state", "summit", "union",
];

/// Whether the last word of a subject may act: a name, a plural, a body.
pub(super) fn may_act(draft: &Draft<'_>, word: usize) -> bool {
    let named = word > 0 && draft.form(word).starts_with(char::is_uppercase);
    named
        || is_people(draft, word)
        || draft.upos(word) == Upos::Propn
        || matches!(draft.tag(word), "NNS" | "NNPS")
        || ACTING.contains(&draft.form(word).to_lowercase().as_str())
}

/// "Swiss vote to leave": a people by the adjective.
pub(super) fn is_people(draft: &Draft<'_>, word: usize) -> bool {
    let form = draft.form(word);
    draft.upos(word) == Upos::Adj
        && form.starts_with(char::is_uppercase)
        && ["sh", "ch", "ese", "iss"]
            .iter()
            .any(|end| form.ends_with(end))
}

/// Whether a word of a clause from `start` to before `end` is its verb, though it has the tag of a
/// noun: it stands behind who may do it, agrees with it, and governs what follows.
pub(super) fn is_taken_for_noun(draft: &Draft<'_>, start: usize, word: usize, end: usize) -> bool {
    let back = match draft.form(word) {
        "back" => draft.upos(word) == Upos::Adv,
        "initial" => draft.upos(word) == Upos::Adj,
        _ => false,
    };
    let noun = matches!(draft.upos(word), Upos::Noun | Upos::Verb)
        && matches!(draft.tag(word), "NN" | "NNS");
    let small = draft.form(word).starts_with(char::is_lowercase);
    if word > start && small && noun && moves(draft, word) && word + 1 < end {
        return draft.is_nominal(word - 1) && governs(draft, word + 1);
    }
    let lemma = lemma(draft, word);
    let known = back || noun && ALSO_NOUNS.contains(&lemma);
    if word == start || !known || !small || !may_act(draft, word - 1) {
        return false;
    }
    let several = matches!(draft.tag(word - 1), "NNS" | "NNPS")
        && draft.form(word - 1) != "Commons"
        || is_people(draft, word - 1)
        || (start..word).any(|it| draft.is_comma(it) || draft.form_is(it, &["and", "&"]));
    if several == (draft.tag(word) == "NNS") {
        return false;
    }
    let next = word + 1;
    let alone = ALONE.contains(&lemma);
    if next >= end {
        return alone;
    }
    alone && draft.form_is(next, BEHIND_ALONE) || governs(draft, next)
}

/// "Remark angers Paris": what anything may do to somebody.
fn moves(draft: &Draft<'_>, word: usize) -> bool {
    const MOVING: &[&str] = &[
        "alarm",
        "anger",
        "annoy",
        "dismay",
        "enrage",
        "infuriate",
        "irk",
        "outrage",
        "rile",
        "shock",
        "upset",
    ];
    draft.tag(word) == "NNS" && MOVING.contains(&draft.lemma(word))
}

/// Whether a verb governs the word behind it.
fn governs(draft: &Draft<'_>, next: usize) -> bool {
    draft.form_is(next, &["to"])
        || matches!(
            draft.upos(next),
            Upos::Propn | Upos::Noun | Upos::Adj | Upos::Det | Upos::Num
        )
        || draft.tag(next) == "VBG"
}

/// The dictionary form, also of "votes", which the parser has for a verb in the plural.
fn lemma<'d>(draft: &'d Draft<'_>, word: usize) -> &'d str {
    let lemma = draft.lemma(word);
    let plural = draft.tag(word) == "NNS" && lemma == draft.form(word);
    lemma.strip_suffix('s').filter(|_| plural).unwrap_or(lemma)
}

/// Makes a word that was taken for a noun a verb of the present.
pub(super) fn make_verb(draft: &mut Draft<'_>, word: usize) {
    let tag = match draft.tag(word) {
        "NNS" => "VBZ",
        "VBZ" | "VBD" => draft.tag(word),
        _ => "VBP",
    };
    let lemma = lemma(draft, word).to_owned();
    draft.make_verb(word, tag);
    draft.call(word, lemma);
}

/// What stands behind the new verb and hung on the words before it goes to the verb.
pub(super) fn settle_behind(draft: &mut Draft<'_>, verb: usize, end: usize) {
    let mut has_object = false;
    for word in verb + 1..end {
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
    noun && small && before && governs(draft, next)
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
