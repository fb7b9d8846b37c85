//! Complements: the clause, infinitive, gerund or condition that goes with a cue.
//!
//! Comes in: a cue in its sentence. Goes out: the head of its complement. Must not know: frames.

use super::phrases::thought;
use crate::lexicon::WordClass;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// A finite complement clause, also the extraposed one of "it is … that".
pub(super) fn clause(parsed: &Parsed, cue: usize) -> Option<usize> {
    // "doubts whether it is wise": who doubts it is against it.
    let doubts = matches!(parsed.lemma(cue), "doubt" | "question" | "query");
    let finite = |word: &usize| {
        let mark = parsed.mark(*word);
        let asked = matches!(mark, Some("if" | "whether"));
        parsed.is_predicate(*word)
            && mark != Some("to")
            && (!asked || doubts && parsed.relation(*word) == Relation::Ccomp)
            && (parsed
                .first(
                    *word,
                    &[
                        Relation::Nsubj,
                        Relation::NsubjPass,
                        Relation::Expl,
                        Relation::Csubj,
                    ],
                )
                .is_some()
                || mark == Some("that"))
    };
    parsed
        .dependents(
            cue,
            &[
                Relation::Ccomp,
                Relation::Csubj,
                Relation::CsubjPass,
                Relation::Acl,
                Relation::AclRelcl,
            ],
        )
        .find(|word| {
            // "fears that …": a content clause, though hung like a relative one.
            let hung = matches!(parsed.relation(*word), Relation::Acl | Relation::AclRelcl);
            // "concerns that all must take seriously" lacks its object: a relative clause.
            let whole = parsed.relation(*word) != Relation::AclRelcl || is_whole(parsed, *word);
            finite(word) && whole && (!hung || parsed.mark(*word) == Some("that"))
        })
        .or_else(|| {
            // A quoted or loosely attached complement: "warned: …".
            parsed.dependents(cue, &[Relation::Parataxis]).find(|word| {
                let aside = matches!(
                    parsed.lemma(*word),
                    "say" | "add" | "tell" | "write" | "note" | "state"
                );
                let free = parsed
                    .first(cue, &[Relation::Obj, Relation::Xcomp])
                    .is_none();
                let verb = parsed.word(cue).upos == Upos::Verb;
                *word > cue && finite(word) && verb && free && !aside
            })
        })
        .or_else(|| said_before(parsed, cue).filter(finite))
        .or_else(|| thought(parsed, cue).filter(|_| parsed.word(cue).upos == Upos::Noun))
}

/// "Aid is running out, Peru warned", "the war, Peru warned, could spread": the clause beside which
/// the verb stands.
fn said_before(parsed: &Parsed, cue: usize) -> Option<usize> {
    const OBJECTS: &[Relation] = &[Relation::Obj, Relation::Ccomp, Relation::Xcomp];
    let aside = parsed.relation(cue) == Relation::Parataxis
        && (WordClass::SaidBehind.has(parsed.lemma(cue)) || parsed.lemma(cue) == "hope")
        && parsed.first(cue, OBJECTS).is_none()
        && parsed.first(cue, &[Relation::Nsubj]).is_some();
    parsed.head(cue).filter(|_| aside)
}

/// "glad to see that …": what one is glad to see.
pub(super) fn perceived(parsed: &Parsed, cue: usize) -> Option<usize> {
    let adjective = parsed.first(cue, &[Relation::Cop]).is_some();
    parsed
        .dependents(cue, &[Relation::Xcomp, Relation::Advcl])
        .filter(|&verb| {
            adjective
                && parsed.mark(verb) == Some("to")
                && WordClass::Seeing.has(parsed.lemma(verb))
        })
        .find_map(|verb| clause(parsed, verb).or_else(|| parsed.first(verb, &[Relation::Obj])))
}

/// Whether a clause has something behind its verb, so that nothing of it need
/// stand before "that".
fn is_whole(parsed: &Parsed, clause: usize) -> bool {
    const BEHIND: &[Relation] = &[
        Relation::Obj,
        Relation::Obl,
        Relation::Xcomp,
        Relation::Ccomp,
        Relation::Cop,
        Relation::AuxPass,
    ];
    parsed.first(clause, BEHIND).is_some()
}

/// An infinitive or gerund complement.
pub(super) fn action(parsed: &Parsed, cue: usize) -> Option<usize> {
    parsed
        .dependents(
            cue,
            &[
                Relation::Xcomp,
                Relation::Ccomp,
                Relation::Acl,
                Relation::Advcl,
                Relation::Csubj,
            ],
        )
        .find(|&word| {
            // "asked for the ban to be lifted" has two marks.
            let mut marks = parsed.dependents(word, &[Relation::Mark]);
            let to = marks.any(|mark| parsed.lower(mark) == "to");
            let gerund = parsed.word(word).tag == "VBG"
                && parsed.first(word, &[Relation::Aux]).is_none()
                && !matches!(parsed.relation(word), Relation::Acl | Relation::Advcl);
            let bare = parsed.relation(word) == Relation::Xcomp
                && (parsed.word(word).tag == "VB" || is_brought_about(parsed, word));
            word > cue
                && !is_purpose(parsed, cue, word)
                && !asks(parsed, word)
                && (to || gerund || bare)
                || parsed.relation(word) == Relation::Csubj && (to || gerund)
                || is_ordered_before(parsed, cue, word)
        })
        .or_else(|| {
            // "called on Iran to stop", parsed as a modifier of Iran.
            parsed
                .dependents(cue, &[Relation::Obl, Relation::Obj])
                // "voted against a law to allow it": the law.
                .filter(|&object| object > cue && parsed.case(object) != "against")
                .filter(|&object| !WordClass::Means.has(parsed.lemma(object)))
                .find_map(|object| {
                    parsed
                        .dependents(object, &[Relation::Acl])
                        .find(|&word| parsed.mark(word) == Some("to"))
                })
        })
        .or_else(|| asked_behind(parsed, cue))
        .or_else(|| {
            // "reiterated its willingness to sign", hung on the light verb.
            let noun = parsed.word(cue).upos == Upos::Noun
                && matches!(
                    parsed.relation(cue),
                    Relation::Obj | Relation::Conj | Relation::NsubjPass
                );
            let verb = parsed.head(cue).filter(|_| noun)?;
            parsed
                .dependents(verb, &[Relation::Advcl, Relation::Xcomp, Relation::Acl])
                .find(|&word| word > cue && word - cue <= 4 && parsed.mark(word) == Some("to"))
        })
}

/// "called on those who had made pledges to keep them", "urged the states concerned to desist": the parser
/// may hang what is asked on the last word that tells of whom.
fn asked_behind(parsed: &Parsed, cue: usize) -> Option<usize> {
    let asks = parsed.word(cue).upos == Upos::Verb
        && matches!(
            parsed.lemma(cue),
            "appeal"
                | "ask"
                | "beseech"
                | "call"
                | "encourage"
                | "exhort"
                | "implore"
                | "invite"
                | "urge"
        );
    let whom = parsed
        .dependents(cue, &[Relation::Obl, Relation::Obj, Relation::Iobj])
        .filter(|&whom| asks && whom > cue)
        .find(|&whom| matches!(parsed.case(whom).as_str(), "" | "on" | "to" | "upon"))?;
    // "appeals to Peru on behalf of the crew to release it"
    let behalf = parsed
        .dependents(cue, &[Relation::Obl])
        .find(|&beside| beside > whom && matches!(parsed.lemma(beside), "behalf" | "name"));
    let concerned = |word: usize| matches!(parsed.lower(word), "concerned" | "involved");
    // "urge all doctors, nurses and groups to help"
    let joined = |word: usize| {
        parsed.head(word).is_some_and(|last| {
            parsed.relation(last) == Relation::Conj && parsed.head(last) == Some(whom)
        })
    };
    let told = |word: usize| {
        behalf.is_some_and(|behalf| parsed.dominates(behalf, word))
            || joined(word)
            || parsed
                .ancestors(word)
                .skip(1)
                .take_while(|&above| above != whom)
                .any(|above| {
                    matches!(parsed.relation(above), Relation::Acl | Relation::AclRelcl)
                        || concerned(above)
                })
    };
    let loose = |word: usize| match parsed.relation(word) {
        Relation::Acl => parsed.head(word).is_some_and(|noun| {
            parsed.word(noun).upos != Upos::Noun || is_plain_object(parsed, noun)
        }),
        Relation::Advcl => true,
        Relation::Xcomp => parsed.head(word).is_some_and(concerned),
        _ => false,
    };
    [Some(whom), behalf]
        .into_iter()
        .flatten()
        .flat_map(|above| parsed.subtree(above))
        .find(|&word| {
            parsed.word(word).tag == "VB"
                && word > whom
                && parsed.mark(word) == Some("to")
                && loose(word)
                && told(word)
        })
}

/// Whether a noun takes no infinitive of its own, as "right" and "effort" do.
fn is_plain_object(parsed: &Parsed, noun: usize) -> bool {
    !WordClass::TakingFor.has(parsed.lemma(noun))
        && !matches!(
            parsed.lemma(noun),
            "ability"
                | "attempt"
                | "authority"
                | "campaign"
                | "capability"
                | "capacity"
                | "chance"
                | "commitment"
                | "decision"
                | "duty"
                | "effort"
                | "failure"
                | "freedom"
                | "intention"
                | "means"
                | "mechanism"
                | "need"
                | "obligation"
                | "opportunity"
                | "plan"
                | "policy"
                | "potential"
                | "power"
                | "readiness"
                | "refusal"
                | "resource"
                | "responsibility"
                | "right"
                | "time"
                | "way"
                | "will"
                | "willingness"
        )
}

/// "Lift the siege, Oslo tells Damascus"
fn is_ordered_before(parsed: &Parsed, cue: usize, clause: usize) -> bool {
    parsed.relation(clause) == Relation::Xcomp
        && clause < cue
        && parsed.mark(clause).is_none()
        && matches!(parsed.word(clause).tag, "VB" | "VBP")
}

/// "asked for radars to protect the city", "urged talks to end the war": a purpose, no complement;
/// "called for the ban to be lifted" is none.
fn is_purpose(parsed: &Parsed, cue: usize, infinitive: usize) -> bool {
    if parsed.is_passive(infinitive) {
        return false;
    }
    let between = |word: &usize| cue < *word && *word < infinitive;
    let loose = parsed.relation(infinitive) == Relation::Advcl && parsed.lemma(cue) != "come";
    let asked_for = || {
        let mut phrases = parsed.dependents(cue, &[Relation::Obl]).filter(between);
        phrases.any(|phrase| parsed.case(phrase) == "for")
    };
    let does = parsed.mark(infinitive) == Some("to")
        && parsed
            .first(infinitive, &[Relation::Obj, Relation::Obl])
            .is_some();
    let by_means = || {
        let objects = &[Relation::Obj, Relation::Iobj, Relation::Obl];
        let mut objects = parsed.dependents(cue, objects).filter(between);
        objects.any(|means| WordClass::Means.has(parsed.lemma(means)))
    };
    loose && asked_for() || does && by_means()
}

/// "wants the ban lifted", "wants both lifted", "wants it said that …": what is wanted done.
pub(in crate::stances) fn is_brought_about(parsed: &Parsed, participle: usize) -> bool {
    let between = |verb: usize, word: usize| verb < word && word < participle;
    let wanted = |verb: usize| {
        let own = &[Relation::Nsubj, Relation::NsubjPass];
        let mut undergoes = parsed.dependents(verb, &[Relation::Obj, Relation::Expl]);
        matches!(parsed.lemma(verb), "want" | "need" | "like")
            && (undergoes.any(|object| between(verb, object))
                || parsed
                    .dependents(participle, own)
                    .any(|it| between(verb, it))
                || parsed
                    .children(participle)
                    .iter()
                    .any(|&word| parsed.lower(word) == "both" && between(verb, word)))
    };
    parsed.relation(participle) == Relation::Xcomp
        && matches!(parsed.word(participle).tag, "VBN" | "VBD")
        && parsed.head(participle).is_some_and(wanted)
}

/// "decided whether to sign", "what to do": a question, no complement.
fn asks(parsed: &Parsed, clause: usize) -> bool {
    let opens = |word: usize| {
        matches!(
            parsed.lower(word),
            "whether" | "what" | "how" | "which" | "when" | "where" | "who" | "why"
        )
    };
    parsed.children(clause).iter().any(|&child| {
        child < clause
            && (opens(child) || parsed.subtree(child).first().copied().is_some_and(opens))
    })
}

/// A condition of the cue's clause.
pub(super) fn condition(parsed: &Parsed, cue: usize) -> Option<usize> {
    let below = |word: usize| {
        parsed
            .dependents(word, &[Relation::Advcl])
            // "unless Peru leaves" names what is wanted, not what is threatened.
            .find(|&clause| matches!(parsed.mark(clause), Some("if" | "should")))
    };
    // "threatened to leave if …": the parser may hang it on what is threatened.
    below(cue).or_else(|| action(parsed, cue).and_then(below))
}
