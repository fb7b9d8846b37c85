//! Inverted speech: "X was wrong, insists the minister".
//!
//! Comes in: a tree under repair. Goes out: the tree, mended. Must not know: other repairs.

use super::draft::Draft;
use crate::syntax::{Relation, Upos};

/// Verbs of speech that may stand between what is said and who says it.
const INVERTED: &[&str] = &[
    "acknowledge",
    "add",
    "admit",
    "affirm",
    "allege",
    "announce",
    "answer",
    "argue",
    "assert",
    "believe",
    "boast",
    "caution",
    "charge",
    "claim",
    "comment",
    "complain",
    "concede",
    "conclude",
    "confess",
    "confirm",
    "contend",
    "continue",
    "counter",
    "cry",
    "declare",
    "demand",
    "emphasise",
    "emphasize",
    "explain",
    "fume",
    "hold",
    "insist",
    "joke",
    "lament",
    "maintain",
    "note",
    "object",
    "observe",
    "plead",
    "pledge",
    "predict",
    "protest",
    "quip",
    "reason",
    "recall",
    "reiterate",
    "remark",
    "repeat",
    "reply",
    "report",
    "respond",
    "retort",
    "rule",
    "say",
    "state",
    "stress",
    "suggest",
    "think",
    "threaten",
    "thunder",
    "tweet",
    "underline",
    "underscore",
    "urge",
    "vow",
    "warn",
    "wonder",
    "write",
];

/// "Lift the siege, Oslo tells Damascus": in a headline what is asked for stands before who asks it of
/// whom.
pub(super) fn asked_before(draft: &mut Draft<'_>) {
    const ASKING: &[&str] = &["advise", "ask", "implore", "order", "tell", "urge"];
    if draft.is_stopped() {
        return;
    }
    for verb in 3..draft.len() {
        let asking = draft.upos(verb) == Upos::Verb
            && ASKING.contains(&draft.lemma(verb))
            && !draft.has(verb, &[Relation::Aux, Relation::AuxPass, Relation::Mark]);
        let asked = [draft.head(verb)]
            .into_iter()
            .flatten()
            .chain(draft.children(verb))
            .find(|&clause| clause < verb && is_order(draft, clause, verb));
        let Some(asked) = asked.filter(|_| asking) else {
            continue;
        };
        let mut beside = draft.children(verb).into_iter();
        let subject = beside.find(|&word| draft.is(word, &[Relation::Nsubj]) && word < verb);
        let behind = subject.is_some_and(|word| {
            let first = draft.edges(word).0;
            first > asked && (draft.is_comma(first - 1) || draft.form_is(first - 1, &["”", "\""]))
        });
        let whom = draft.children(verb).into_iter().find(|&word| {
            draft.is(word, &[Relation::Obj, Relation::Iobj]) && draft.upos(word) == Upos::Propn
        });
        let Some(whom) = whom.filter(|&whom| behind && whom > verb) else {
            continue;
        };
        if draft.head(verb) == Some(asked) {
            draft.make_root(verb, Relation::Xcomp);
        }
        draft.relabel(asked, Relation::Xcomp);
        draft.relabel(whom, Relation::Obj);
    }
}

/// Whether a clause before a verb of asking is an order: "Lift the siege, …", "“Do not sign,” …".
fn is_order(draft: &Draft<'_>, clause: usize, verb: usize) -> bool {
    let first = draft.edges(clause).0;
    let opens =
        first == clause || draft.is(first, &[Relation::Aux, Relation::Punct, Relation::Advmod]);
    let said = draft.head(clause).is_none() && draft.is(verb, &[Relation::Parataxis])
        || draft.head(clause) == Some(verb)
            && draft.is(
                clause,
                &[
                    Relation::Ccomp,
                    Relation::Parataxis,
                    Relation::Advcl,
                    Relation::Csubj,
                ],
            );
    said && opens
        && matches!(draft.tag(clause), "VB" | "VBP")
        && draft.upos(clause) == Upos::Verb
        && !draft.has_subject(clause)
        && !draft.has(clause, &[Relation::Mark])
        && draft
            .children(clause)
            .into_iter()
            .all(|word| !draft.is(word, &[Relation::Aux]) || draft.lemma(word) == "do")
}

/// "The raid was a crime, insists the minister": who stands right behind the verb says so.
pub(super) fn speaker_behind(draft: &mut Draft<'_>) {
    // "Peru rejects offer, warns Chile": in a headline the subject of the first verb says both.
    let stopped = draft.is_stopped();
    for verb in 2..draft.len().saturating_sub(1) {
        let before = draft.form(verb - 1);
        if before == "," && !stopped {
            continue;
        }
        let verbal = matches!(before, "," | "”" | "\"" | "''" | "’" | "?" | "!")
            && matches!(draft.tag(verb), "VBD" | "VBN" | "VBZ" | "VBP")
            && INVERTED.contains(&draft.lemma(verb))
            && !draft.has(verb, &[Relation::Cc, Relation::Aux, Relation::Mark]);
        if !verbal {
            continue;
        }
        let Some(clause) = clause_before(draft, verb) else {
            continue;
        };
        let behind = draft.children(verb).into_iter().find(|&speaker| {
            draft.is(speaker, &[Relation::Obj, Relation::Iobj, Relation::Nsubj])
                && draft.is_nominal(speaker)
                && draft.edges(speaker).0 == verb + 1
                && (draft.upos(verb + 1) != Upos::Noun || draft.tag(speaker) == "NNS")
        });
        // "…, added Peru to its list"
        let done = draft.children(verb).into_iter().any(|phrase| {
            draft.is(phrase, &[Relation::Obl])
                && draft.form_is(draft.edges(phrase).0, &["to", "with", "from"])
        });
        let other = draft.children(verb).into_iter().any(|subject| {
            draft.is(subject, &[Relation::Nsubj, Relation::NsubjPass])
                && subject != clause
                && Some(subject) != behind
        });
        let Some(speaker) = behind.filter(|_| !other && !done) else {
            continue;
        };
        draft.relabel(speaker, Relation::Nsubj);
        if draft.head(verb).is_some() {
            draft.attach(verb, clause, Relation::Parataxis);
        } else {
            draft.relabel(clause, Relation::Ccomp);
        }
    }
}

/// The whole clause before a verb with which it goes.
fn clause_before(draft: &Draft<'_>, verb: usize) -> Option<usize> {
    const JOINED: &[Relation] = &[Relation::Parataxis, Relation::Acl, Relation::Conj];
    const BELOW: &[Relation] = &[
        Relation::Ccomp,
        Relation::Parataxis,
        Relation::Nsubj,
        Relation::Advcl,
    ];
    let whole = |clause: usize| {
        clause < verb && draft.is_finite(clause) && !draft.has(clause, &[Relation::Mark])
    };
    if draft.head(verb).is_some() {
        let above = draft.path(verb).skip(1).find(|&above| whole(above));
        return above.filter(|_| draft.is(verb, JOINED));
    }
    let mut below = draft.children(verb).into_iter();
    below.find(|&clause| draft.is(clause, BELOW) && whole(clause))
}

/// "Peru, said the minister, backs it", "Peru, Ann Lund pointed out, backs it": who says so stands
/// between what is said and its subject.
pub(super) fn speaker_between(draft: &mut Draft<'_>) {
    for verb in 2..draft.len().saturating_sub(2) {
        let says = INVERTED.contains(&draft.lemma(verb))
            || draft.lemma(verb) == "point" && draft.form_is(verb + 1, &["out"]);
        if !says || !draft.is_finite(verb) || draft.has(verb, &[Relation::Mark, Relation::Cc]) {
            continue;
        }
        let Some(parts) = parted(draft, verb) else {
            continue;
        };
        let passive = draft.has(parts.clause, &[Relation::AuxPass]);
        let relation = if passive {
            Relation::NsubjPass
        } else {
            Relation::Nsubj
        };
        draft.attach(parts.speaker, verb, Relation::Nsubj);
        if let Some(title) = parts.title {
            draft.attach(title, parts.speaker, Relation::NmodDesc);
        }
        draft.attach(parts.subject, parts.clause, relation);
        draft.relabel(parts.clause, Relation::Ccomp);
    }
}

/// What stands around a verb of speech between two commas.
struct Parted {
    subject: usize,
    title: Option<usize>,
    speaker: usize,
    clause: usize,
}

/// The parts of a sentence that a speaker parts: its subject, one comma, the speaker with his verb, a
/// comma, the rest.
fn parted(draft: &Draft<'_>, verb: usize) -> Option<Parted> {
    const SUBJECT: &[Relation] = &[
        Relation::Nsubj,
        Relation::NsubjPass,
        Relation::Obl,
        Relation::Obj,
        Relation::Ccomp,
        Relation::Dep,
        Relation::Dislocated,
    ];
    const CLAUSE: &[Relation] = &[Relation::Ccomp, Relation::Conj, Relation::Parataxis];
    let below = draft.children(verb);
    let clause = below.iter().copied().find(|&clause| {
        clause > verb
            && draft.is(clause, CLAUSE)
            && draft.is_finite(clause)
            && !draft.has(clause, &[Relation::Mark, Relation::Cc])
    })?;
    let mut names = below;
    names.extend(draft.children(clause));
    names.retain(|&name| {
        name < clause
            && draft.is(name, SUBJECT)
            && draft.is_nominal(name)
            && !draft.has(name, &[Relation::Cop, Relation::Case, Relation::Mark])
    });
    names.sort_unstable();
    // "said the minister Ann Lund": of the title and the name the parser made two.
    let (subject, title, speaker) = match names[..] {
        [subject, speaker] => (subject, None, speaker),
        [subject, title, name] if draft.edges(title).1 + 1 == draft.edges(name).0 => {
            (subject, Some(title), name)
        }
        _ => return None,
    };
    let begins = draft.edges(title.unwrap_or(speaker)).0;
    let opens = begins.min(verb);
    let inverted = opens == verb && begins == verb + 1;
    let commas = (0..opens).filter(|&word| draft.is_comma(word)).count();
    let closes = (verb.max(speaker)..clause).any(|word| draft.is_comma(word));
    let fits = subject < opens
        && (inverted || speaker < verb)
        && comma_before(draft, opens)
        && commas == 1
        && closes;
    fits.then_some(Parted {
        subject,
        title,
        speaker,
        clause,
    })
}

/// Whether a comma, perhaps with a quotation mark behind it, stands before a word.
fn comma_before(draft: &Draft<'_>, word: usize) -> bool {
    let mark = |&at: &usize| draft.form_is(at, &["”", "\"", "''", "’"]);
    let at = (0..word).rev().find(|at| !mark(at));
    at.is_some_and(|at| draft.is_comma(at))
}

/// "“The raid”, she said, “is a crime.”": what is said begins with its subject.
pub(super) fn split_subject(draft: &mut Draft<'_>) {
    const PARTS: &[Relation] = &[
        Relation::Ccomp,
        Relation::Obj,
        Relation::Parataxis,
        Relation::Dep,
    ];
    for verb in 2..draft.len().saturating_sub(1) {
        if !INVERTED.contains(&draft.lemma(verb)) || !draft.is_finite(verb) {
            continue;
        }
        let whole = |clause: usize| draft.is_finite(clause) && !draft.has_subject(clause);
        let below = draft
            .children(verb)
            .into_iter()
            .find(|&clause| clause > verb && draft.is(clause, PARTS) && whole(clause));
        let above = draft.head(verb).filter(|&clause| {
            clause > verb
                && draft.is(verb, &[Relation::Parataxis, Relation::Ccomp])
                && whole(clause)
        });
        let Some(clause) = below.or(above) else {
            continue;
        };
        let subject = draft.children(verb).into_iter().find(|&subject| {
            subject < verb
                && draft.is(subject, PARTS)
                && draft.is_nominal(subject)
                && !draft.has(subject, &[Relation::Cop, Relation::Nsubj])
        });
        if let Some(subject) = subject {
            draft.attach(subject, clause, Relation::Nsubj);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::repair::tests::check;

    #[test]
    fn who_says_so_stands_between() {
        for sentence in [
            "Chile , said Ann Other , opposes the ban .",
            "Chile , said Peru 's minister Ann Lund , opposes the ban .",
            "“ Chile , ” said Ann Other , “ opposes the ban . ”",
        ] {
            check(sentence, &["Chile nsubj opposes", "Ann nsubj said"]);
        }
        check(
            "Chile , Ann Other pointed out , signed the treaty .",
            &["Chile nsubj signed", "Ann nsubj pointed"],
        );
        check(
            "The raid , says Peru , was a crime .",
            &["raid nsubj crime", "Peru nsubj says"],
        );
        check(
            "Ann Other , a critic , said Peru , a member , opposes the ban .",
            &["Ann nsubj said", "Peru nsubj opposes"],
        );
    }

    #[test]
    fn who_says_so_stands_behind() {
        check(
            "The raid was a disgrace , insisted Norway .",
            &["Norway nsubj insisted", "raid nsubj disgrace"],
        );
        check(
            "“ The raid was a disgrace , ” writes the Norwegian minister .",
            &["minister nsubj writes", "disgrace ccomp writes"],
        );
        check(
            "The raid was a disgrace , declared Norway 's president , Ann Other .",
            &["president nsubj declared", "declared parataxis disgrace"],
        );
        check(
            "“ The raid ” , Norway said , “ is a disgrace . ”",
            &["raid nsubj disgrace", "Norway nsubj said"],
        );
        check("Peru rejects offer , warns Chile", &["Chile obj warns"]);
    }
}
