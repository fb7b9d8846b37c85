//! Negation, complements, participles, coordinated verbs.

use super::draft::Draft;
use crate::syntax::{Relation, Upos};

/// Verbs whose object hears or learns what the clause says.
const TELLING: &[&str] = &[
    "advise", "alert", "assure", "brief", "convince", "inform", "notify", "persuade", "promise",
    "remind", "show", "teach", "tell", "warn",
];

/// Verbs of which the speaker in the sentence is the likelier subject.
const SPEECH_ACTS: &[&str] = &[
    "accuse",
    "appeal",
    "blame",
    "call",
    "condemn",
    "criticise",
    "criticize",
    "demand",
    "denounce",
    "dismiss",
    "express",
    "hail",
    "insist",
    "invite",
    "pledge",
    "praise",
    "promise",
    "reiterate",
    "slam",
    "stress",
    "thank",
    "threaten",
    "urge",
    "voice",
    "vow",
    "warn",
    "welcome",
];

/// "does n't support": negation hangs on the predicate of the auxiliary before it.
pub(super) fn negation(draft: &mut Draft<'_>) {
    for word in 1..draft.len() {
        let clitic = draft.form_is(word, &["n't", "n’t", "n`t"]);
        if !clitic && !draft.form_is(word, &["not", "never"]) {
            continue;
        }
        let before = word - 1;
        let helps = draft.is(before, &[Relation::Aux, Relation::AuxPass, Relation::Cop]);
        let predicate = match draft.head(before) {
            Some(predicate) if helps => predicate,
            _ if clitic && draft.tag(before).starts_with('V') => before,
            _ => continue,
        };
        let near = |head: usize| word < head && head < predicate;
        let settled = draft.head(word) == Some(predicate) || draft.head(word).is_some_and(near);
        if clitic || predicate > word && !settled {
            draft.attach(word, predicate, Relation::Advmod);
        }
    }
}

/// "told parliament that …": the clause belongs to the verb, not to who is told.
pub(super) fn told_that(draft: &mut Draft<'_>) {
    for clause in 1..draft.len() {
        let Some(told) = draft.head_before(clause) else {
            continue;
        };
        let Some(verb) = draft.head(told) else {
            continue;
        };
        // "promised the Poles that they would pay": whole, thus no relative clause.
        let whole = draft.is(clause, &[Relation::AclRelcl]) && draft.has_subject(clause);
        let fits = (draft.is(clause, &[Relation::Acl]) || whole)
            && draft.is(told, &[Relation::Obj, Relation::Iobj])
            && TELLING.contains(&draft.lemma(verb));
        if fits && draft.has_form(clause, &[Relation::Mark], &["that"]) {
            draft.attach(clause, verb, Relation::Ccomp);
        }
    }
}

/// "Asked about it, Scholz said …": an opening participle is no complement.
pub(super) fn opening_participle(draft: &mut Draft<'_>) {
    if draft.len() == 0 {
        return;
    }
    let Some(verb) = draft.head(0) else {
        return;
    };
    let quoted = (0..draft.len()).any(|word| draft.form_is(word, &["\"", "“", "''", "``"]));
    let end = draft.edges(0).1 + 1;
    let comma = end < draft.len() && draft.is_comma(end);
    let participle = matches!(draft.tag(0), "VBN" | "VBG") && !draft.has_subject(0);
    if participle && comma && !quoted && draft.is(0, &[Relation::Ccomp]) && end < verb {
        draft.relabel(0, Relation::Advcl);
    }
}

/// "ruled out sending troops": what is ruled out is a complement.
pub(super) fn verb_with_particle(draft: &mut Draft<'_>) {
    for verb in 2..draft.len() {
        let Some(head) = draft.head(verb) else {
            continue;
        };
        let particle = verb - 1;
        let fits = draft.is(verb, &[Relation::Advcl])
            && draft.tag(verb) == "VBG"
            && draft.head(particle) == Some(head)
            && draft.is(particle, &[Relation::CompoundPrt])
            && !draft.has(head, &[Relation::Obj]);
        if fits {
            draft.relabel(verb, Relation::Xcomp);
        }
    }
}

/// "the destabilizing purge": what modifies a noun like an adjective, or has the tag of one, is one.
pub(super) fn adjective_taken_for_noun(draft: &mut Draft<'_>) {
    for word in 0..draft.len() {
        let modifies = draft.is(word, &[Relation::Amod]) && matches!(draft.tag(word), "NN" | "VBG");
        if draft.upos(word) == Upos::Noun && (modifies || draft.tag(word) == "JJ") {
            draft.make_adjective(word);
        }
    }
}

/// "call on better equipped countries", "called off their strike": before a noun that hangs on the
/// verb as if it had a preposition, "on" is one, and "off" makes it an object.
pub(super) fn particle_before_noun(draft: &mut Draft<'_>) {
    for particle in 1..draft.len() {
        let Some(verb) = draft.head(particle) else {
            continue;
        };
        if !draft.is(particle, &[Relation::CompoundPrt]) {
            continue;
        }
        let noun = draft.children(verb).into_iter().find(|&noun| {
            noun > particle
                && draft.is(noun, &[Relation::Obl])
                && draft.is_nominal(noun)
                && !draft.has(noun, &[Relation::Case])
                && (particle + 1..noun).all(|word| draft.is_within(word, noun))
        });
        let Some(noun) = noun else {
            continue;
        };
        if draft.form_is(particle, &["on", "upon", "for", "against"]) {
            draft.attach(particle, noun, Relation::Case);
        } else if !draft.has(verb, &[Relation::Obj]) {
            draft.relabel(noun, Relation::Obj);
        }
    }
}

/// "condemn … such acts and stand with …": a verb coordinated with a plain noun
/// goes to the nearest verb above whose form matches.
pub(super) fn verb_joined_to_noun(draft: &mut Draft<'_>) {
    for verb in 1..draft.len() {
        let Some(noun) = draft.head_before(verb) else {
            continue;
        };
        let fits = draft.is(verb, &[Relation::Conj])
            && draft.upos(verb) == Upos::Verb
            && !draft.has_subject(verb)
            && draft.is_nominal(noun)
            && !draft.has(noun, &[Relation::Cop])
            && !draft.has_subject(noun);
        if !fits {
            continue;
        }
        let above: Vec<usize> = draft.path(noun).skip(1).collect();
        let partner = above
            .into_iter()
            .filter(|&head| draft.upos(head) == Upos::Verb && head < verb)
            .find(|&head| same_form(draft, head, verb));
        if let Some(partner) = partner {
            draft.attach(verb, partner, Relation::Conj);
        }
    }
}

/// Verbs by which a body speaks or takes a position, one after the other.
const DECLARING: &[&str] = &[
    "appeal",
    "ask",
    "call",
    "condemn",
    "criticise",
    "criticize",
    "demand",
    "denounce",
    "deplore",
    "express",
    "invite",
    "oppose",
    "pledge",
    "praise",
    "reaffirm",
    "regret",
    "reiterate",
    "reject",
    "say",
    "stress",
    "support",
    "urge",
    "vow",
    "warn",
    "welcome",
];

/// "condemned the raid that killed him and called for calm": the second declaration goes with the
/// first, not with what the raid did.
pub(super) fn declared_besides(draft: &mut Draft<'_>) {
    for verb in 1..draft.len() {
        let joined = draft.is(verb, &[Relation::Conj])
            && DECLARING.contains(&draft.lemma(verb))
            && !draft.has_subject(verb);
        let Some(relative) = draft.head(verb).filter(|&above| {
            joined
                && draft.is(above, &[Relation::AclRelcl])
                && !DECLARING.contains(&draft.lemma(above))
        }) else {
            continue;
        };
        let first = draft.path(relative).skip(1).find(|&above| {
            draft.upos(above) == Upos::Verb
                && DECLARING.contains(&draft.lemma(above))
                && draft.tag(above) == draft.tag(verb)
        });
        if let Some(first) = first {
            draft.attach(verb, first, Relation::Conj);
        }
    }
}

/// "What France wants is a settlement": the verb with "what" is the subject of the predicate.
pub(super) fn cleft(draft: &mut Draft<'_>) {
    const LONGEST: usize = 8;
    for what in 0..draft.len() {
        if !draft.form_is(what, &["what"]) {
            continue;
        }
        let end = draft.len().min(what + LONGEST);
        let copula = (what + 3..end).find(|&word| {
            draft.form_is(word, &["is", "was"])
                && matches!(draft.upos(word), Upos::Aux | Upos::Verb)
        });
        let Some(copula) = copula else {
            continue;
        };
        let verb = (what + 2..copula).find(|&word| {
            draft.upos(word) == Upos::Verb && matches!(draft.tag(word), "VBZ" | "VBP" | "VBD")
        });
        let Some(verb) = verb else {
            continue;
        };
        let predicate = match draft.head(copula) {
            Some(predicate) if draft.is(copula, &[Relation::Cop]) && predicate > copula => {
                predicate
            }
            _ => continue,
        };
        if draft.head(verb).is_some() && !draft.is_within(predicate, verb) {
            draft.attach(verb, predicate, Relation::Csubj);
            draft.attach(what, verb, Relation::Obj);
        }
    }
}

/// "said Iran is a threat and welcomed the offer": a past form goes with the
/// past verb of speech, not with the present one of what is said.
pub(super) fn tense_of_joined_verb(draft: &mut Draft<'_>) {
    for verb in 1..draft.len() {
        let Some(said) = draft.head_before(verb) else {
            continue;
        };
        let Some(speech) = draft.head_before(said) else {
            continue;
        };
        let past = |word: usize| {
            draft.tag(word) == "VBD" && !draft.has(word, &[Relation::Aux, Relation::AuxPass])
        };
        let present = || {
            let helper =
                |&word: &usize| draft.is(word, &[Relation::Aux, Relation::AuxPass, Relation::Cop]);
            let helpers = draft.children(said).into_iter().filter(helper);
            helpers
                .chain([said])
                .any(|word| matches!(draft.tag(word), "VBZ" | "VBP" | "MD"))
        };
        let bare = !draft.has(verb, &[Relation::Aux, Relation::AuxPass, Relation::Mark]);
        let speaks = matches!(draft.tag(verb), "VBD" | "VBN")
            && bare
            && SPEECH_ACTS.contains(&draft.lemma(verb));
        // "said he would leave if it passed and slammed the plan"
        if speaks
            && draft.is(verb, &[Relation::Conj])
            && draft.is(said, &[Relation::Advcl])
            && !draft.has_subject(verb)
            && let Some(outer) = speech_above(draft, said)
        {
            draft.attach(verb, outer, Relation::Conj);
            continue;
        }
        let joined = draft.is(verb, &[Relation::Conj])
            && draft.is(said, &[Relation::Ccomp])
            && past(speech)
            && !draft.has_subject(verb);
        // "said it was not enough and threatened to leave": who speaks goes on speaking.
        let fits = joined && (past(verb) && present() || speaks);
        if fits {
            draft.attach(verb, speech, Relation::Conj);
        }
    }
}

/// The verb of speech, in the past, in whose complement a word stands.
fn speech_above(draft: &Draft<'_>, word: usize) -> Option<usize> {
    draft
        .path(word)
        .find(|&below| draft.is(below, &[Relation::Ccomp]))
        .and_then(|below| draft.head(below))
        .filter(|&speech| speech < word && draft.tag(speech) == "VBD" && draft.has_subject(speech))
}

/// Whether two verbs may be coordinated by their forms alone.
fn same_form(draft: &Draft<'_>, one: usize, other: usize) -> bool {
    let plain = |word: usize| match draft.tag(word) {
        "VB" | "VBP" => "VBP",
        tag => tag,
    };
    plain(one) == plain(other)
        || draft.tag(one) == "VBZ" && plain(other) == "VBP"
        || draft.tag(one) == "VBN" && draft.tag(other) == "VBD" && draft.has(one, &[Relation::Aux])
}
