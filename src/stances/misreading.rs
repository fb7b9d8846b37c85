//! Misreadings: what no reading of a cue may overlook, whoever is taken for its holder.
//!
//! Comes in: a cue, a frame, what fills its target. Goes out: whether the words have another sense.
//! Must not know: who holds the position.

use super::extract::Source;
use super::given;
use super::matching::Filler;
use super::nominal;
use super::reporting::says;
use super::unjudged::is_judgement_of_none;
use super::usage;
use crate::actors::reading::How;
use crate::lexicon::StanceFrame;
use crate::lexicon::WordClass;
use crate::lexicon::stance::{CueClass, Place};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::text::SentenceKind;
use crate::vocabulary::{ActorKind, StanceKind};

/// What no reading of a cue may overlook, whoever is taken for its holder.
pub(super) fn is_misread(
    source: Source<'_>,
    sentence: usize,
    parsed: &Parsed,
    cue: usize,
    entry: &StanceFrame,
    filler: &Filler,
) -> bool {
    source.of_games[sentence]
        || is_part_of_name(parsed, cue, entry)
        || tells_fact(parsed, cue, filler)
        || usage::is_idle(parsed, cue, entry, filler)
        || is_no_public_affair(parsed, cue, filler)
        || is_told_by_another(source, sentence, parsed, cue, entry)
        || is_of_another_thing(parsed, cue, entry, filler)
        || serves_rival(source, sentence, parsed, cue, entry)
        || given::is_missing(source, sentence, parsed, cue, entry, filler)
        || serves_foe(parsed, cue, entry)
        || blames_thing(source, sentence, parsed, cue)
        || is_breach(source, sentence, parsed, cue)
        || is_given_by(source, sentence, parsed, cue, filler)
        || is_opposed_to(parsed, cue, entry)
        || ends_in(parsed, cue, entry)
        || fails_at_harm(parsed, cue, entry)
        || is_of_another_vote(parsed, cue, filler)
        || is_of_another_charge(parsed, cue, filler)
        || is_what_one_does(parsed, cue, entry, filler)
        || is_judgement_of_none(parsed, cue, entry, filler)
}

/// "the Responsibility to Protect was invoked": a name says nothing of what its words mean.
fn is_part_of_name(parsed: &Parsed, cue: usize, entry: &StanceFrame) -> bool {
    entry.class == CueClass::Noun
        && !entry.headline
        && entry.holder.contains(&Place::Voice)
        && parsed.word(cue).upos == Upos::Propn
        && !matches!(parsed.relation(cue), Relation::Compound | Relation::Flat)
        && parsed.sentence.kind != SentenceKind::Heading
}

/// Whether a word of a sentence is one of sport: "opposes Sweden in the semi-final".
pub fn is_of_games(parsed: &Parsed) -> bool {
    (0..parsed.len()).any(|word| {
        parsed.word(word).upos != Upos::Propn && WordClass::SportWord.has(parsed.lemma(word))
    })
}

/// "rejects late comeback", "supports two species": food, private life, nature.
fn is_no_public_affair(parsed: &Parsed, cue: usize, filler: &Filler) -> bool {
    let of_none = parsed.word(filler.head).upos == Upos::Noun
        && WordClass::NoPolicy.has(parsed.lemma(filler.head));
    // "two species": what land supports is no plan.
    let species = parsed.lemma(cue) == "support"
        && matches!(parsed.lemma(filler.head), "species" | "forest" | "fishery");
    // "knocks Portugal out of the cup"
    let knocked = parsed.lemma(cue) == "knock"
        && (cue + 1..(cue + 6).min(parsed.len())).any(|word| parsed.lower(word) == "out");
    of_none || species || knocked
}

/// "published a report that says it would cost jobs": the report says so, and nobody named.
fn is_told_by_another(
    source: Source<'_>,
    sentence: usize,
    parsed: &Parsed,
    cue: usize,
    entry: &StanceFrame,
) -> bool {
    if !entry.holder.contains(&Place::Voice) {
        return false;
    }
    let said = |&verb: &usize| WordClass::Naming.has(parsed.lemma(verb)) || says(parsed, verb);
    let clause = parsed
        .ancestors(cue)
        .take(3)
        .filter(said)
        .find(|&verb| parsed.relation(verb) == Relation::AclRelcl);
    let teller = clause.and_then(|verb| {
        let subject = parsed.first(verb, &[Relation::Nsubj])?;
        let relative = matches!(parsed.lower(subject), "that" | "which" | "who");
        parsed.head(verb).filter(|_| relative)
    });
    teller.is_some_and(|teller| {
        parsed.word(teller).upos == Upos::Noun
            && source
                .reading
                .word(sentence, teller)
                .is_none_or(|who| who.keys.is_empty())
    })
}

/// "blocked the road", "a legitimate target", "said the earthquake was a disaster".
fn is_of_another_thing(parsed: &Parsed, cue: usize, entry: &StanceFrame, filler: &Filler) -> bool {
    let excluded = |word: usize| entry.not_of.iter().any(|it| it == parsed.lemma(word));
    let described = parsed
        .head(cue)
        .filter(|_| parsed.relation(cue) == Relation::Amod);
    let told_of = filler.place == Place::Bearer
        || filler.place == Place::Subject && entry.holder.contains(&Place::Voice);
    let natural = told_of
        && entry.class != CueClass::Modal
        && WordClass::NaturalEvent.has(parsed.lemma(filler.head));
    // "suspends coach over bribes": not where another phrase is the target, either.
    let object = (entry.headline || filler.place == Place::Itself)
        && parsed.logical_object(cue).is_some_and(excluded);
    excluded(filler.head) || object || described.is_some_and(excluded) || natural
}

/// "lifting sanctions would strengthen Peru": who says so need not be for it.
fn serves_rival(
    source: Source<'_>,
    sentence: usize,
    parsed: &Parsed,
    cue: usize,
    entry: &StanceFrame,
) -> bool {
    let praises = entry.class == CueClass::Verb
        && entry.holder.contains(&Place::Voice)
        && entry.act.stance() == StanceKind::Supports
        && entry.target.contains(&Place::Subject);
    let cast = &source.reading.cast;
    let object = parsed.first(cue, &[Relation::Obj]).filter(|_| praises);
    object
        .and_then(|object| source.reading.word(sentence, object))
        .is_some_and(|who| {
            who.keys.iter().any(|&key| {
                !matches!(
                    cast.member(key).actor.kind,
                    ActorKind::Organisation | ActorKind::Institution | ActorKind::Collective
                )
            })
        })
}

/// "the delay will strengthen our enemies": who says so is not for it.
fn serves_foe(parsed: &Parsed, cue: usize, entry: &StanceFrame) -> bool {
    let praises = entry.class == CueClass::Verb
        && entry.holder.contains(&Place::Voice)
        && entry.act.stance() == StanceKind::Supports
        && !entry.needs_negation;
    let adds_to_harm = || {
        let mut phrases = parsed.dependents(cue, &[Relation::Obl]);
        parsed.lemma(cue) == "contribute"
            && phrases.any(|to| parsed.case(to) == "to" && given::is_harm(parsed, to))
    };
    let mut objects = parsed.dependents(cue, &[Relation::Obj, Relation::Iobj]);
    praises
        && (adds_to_harm()
            || objects
                .any(|object| given::is_foe(parsed, object) || holds_firm(parsed, cue, object)))
}

/// "strengthens its stranglehold", "deepened the crisis"
fn holds_firm(parsed: &Parsed, verb: usize, object: usize) -> bool {
    let firmer = matches!(
        parsed.lemma(verb),
        "bolster" | "cement" | "consolidate" | "deepen" | "reinforce" | "strengthen"
    );
    let hold = matches!(
        parsed.lemma(object),
        "domination"
            | "dictatorship"
            | "grip"
            | "hegemony"
            | "hold"
            | "impunity"
            | "stranglehold"
            | "tyranny"
    );
    firmer && (hold || given::is_harm(parsed, object))
}

/// "blamed fog for the crash": nobody is charged with it.
fn blames_thing(source: Source<'_>, sentence: usize, parsed: &Parsed, cue: usize) -> bool {
    let object = parsed
        .first(cue, &[Relation::Obj])
        .filter(|_| parsed.lemma(cue) == "blame" && parsed.word(cue).upos == Upos::Verb);
    // "blamed the crash on Peru"
    let on = object.and_then(|object| {
        [cue, object]
            .into_iter()
            .flat_map(|head| parsed.dependents(head, &[Relation::Obl, Relation::Nmod]))
            .find(|&on| {
                parsed.case(on) == "on"
                    && !parsed.lower(on).ends_with("day")
                    && parsed.word(on).upos != Upos::Num
            })
    });
    on.or(object).is_some_and(|object| {
        let lemma = parsed.lemma(object);
        let somebody = WordClass::CalledUpon.has(lemma)
            || WordClass::Doer.has(lemma)
            || source
                .reading
                .word(sentence, object)
                .is_some_and(|who| !who.keys.is_empty());
        // "blamed Chile's raid for it" charges Chile.
        let owned = nominal::owner(parsed, object).is_some();
        parsed.word(object).upos == Upos::Noun && !somebody && !owned
    })
}

/// "with the approval of the council", "to the annoyance of Peru": whose it is, not what it is of.
fn is_given_by(
    source: Source<'_>,
    sentence: usize,
    parsed: &Parsed,
    cue: usize,
    filler: &Filler,
) -> bool {
    let whose = parsed.word(cue).upos == Upos::Noun
        && filler.place.is_prep("of")
        && matches!(parsed.case(cue).as_str(), "with" | "without" | "to");
    whose
        && source
            .reading
            .word(sentence, filler.head)
            .is_some_and(|who| !who.keys.is_empty())
}

/// "failed to crush them", "failed in this war": no fault of whoever failed.
fn fails_at_harm(parsed: &Parsed, cue: usize, entry: &StanceFrame) -> bool {
    let charge = entry.cue == "fail" && entry.holder.contains(&Place::Voice);
    let mut below = parsed.dependents(cue, &[Relation::Xcomp, Relation::Obl]);
    charge
        && below.any(|it| {
            let lemma = parsed.lemma(it);
            WordClass::Harming.has(lemma) || WordClass::Harm.has(lemma)
        })
}

/// "would end in a war": the war is not what it ends.
fn ends_in(parsed: &Parsed, cue: usize, entry: &StanceFrame) -> bool {
    let mut phrases = parsed.dependents(cue, &[Relation::Obl]);
    entry.cue.strip_prefix("end ").is_some_and(|noun| {
        phrases.any(|phrase| parsed.case(phrase) == "in" && parsed.lemma(phrase) == noun)
    })
}

/// "the general is opposed to it": of whom that is said is opposed by nobody.
fn is_opposed_to(parsed: &Parsed, cue: usize, entry: &StanceFrame) -> bool {
    entry.class == CueClass::Verb
        && parsed.lower(cue) == "opposed"
        && parsed.is_passive(cue)
        && parsed
            .dependents(cue, &[Relation::Obl])
            .any(|phrase| parsed.case(phrase) == "to")
}

/// "voted against a law to allow it", "voted in favour and Peru against": not for what stands behind.
fn is_of_another_vote(parsed: &Parsed, cue: usize, filler: &Filler) -> bool {
    let votes = parsed.lemma(cue) == "vote" && parsed.word(cue).upos == Upos::Verb;
    let against = || {
        parsed
            .dependents(cue, &[Relation::Obl])
            .any(|phrase| parsed.case(phrase) == "against")
    };
    let side = matches!(parsed.lemma(filler.head), "favour" | "favor");
    votes && (side || filler.place == Place::Action && against())
}

/// "accused Peru of fraud and Chile of lying": the second charge is Chile's.
fn is_of_another_charge(parsed: &Parsed, cue: usize, filler: &Filler) -> bool {
    let object = parsed
        .first(cue, &[Relation::Obj])
        .filter(|_| parsed.lemma(cue) == "accuse");
    object.is_some_and(|object| {
        (object + 1..filler.head).any(|other| {
            parsed.word(other).upos == Upos::Propn
                && parsed.relation(other) == Relation::Conj
                && (object..other).any(|of| parsed.lower(of) == "of")
        })
    })
}

/// "Peru and its supporters left to protest": what supporters do is not what they support.
fn is_what_one_does(parsed: &Parsed, cue: usize, entry: &StanceFrame, filler: &Filler) -> bool {
    entry.class == CueClass::Noun
        && filler.place == Place::Action
        && WordClass::Counterpart.has(parsed.lemma(cue))
}

/// "said the raid was against the law": the raid breaks it, and nobody opposes the law.
fn is_breach(source: Source<'_>, sentence: usize, parsed: &Parsed, cue: usize) -> bool {
    let about = parsed
        .head(cue)
        .filter(|_| parsed.lower(cue) == "against" && parsed.relation(cue) == Relation::Case);
    let subject = about
        .filter(|&about| parsed.first(about, &[Relation::Cop]).is_some())
        .and_then(|about| parsed.subject(about));
    subject.is_some_and(|subject| {
        let who = source.reading.phrase(sentence, parsed, subject);
        who.keys.is_empty()
            && who.how != How::FirstPerson
            && parsed.word(subject).upos == Upos::Noun
    })
}

/// "insisted that it had hit no town", "told reporters that he would go": a statement of fact, no
/// demand; "told reporters that he would not go" is a refusal.
fn tells_fact(parsed: &Parsed, cue: usize, filler: &Filler) -> bool {
    let clause = filler.head;
    let states = filler.place == Place::Clause
        && parsed.word(cue).upos == Upos::Verb
        && match parsed.lemma(cue) {
            "insist" => parsed
                .dependents(clause, &[Relation::Aux])
                .any(|auxiliary| parsed.lower(auxiliary) == "had"),
            "tell" => !parsed.is_negated(clause),
            _ => false,
        };
    let wants = parsed
        .auxiliaries(clause)
        .any(|auxiliary| matches!(auxiliary, "must" | "should" | "shall" | "ought"))
        || matches!(parsed.lemma(clause), "must" | "have" | "need")
            && parsed.first(clause, &[Relation::Xcomp]).is_some()
        || parsed.word(clause).tag == "VB" && parsed.first(clause, &[Relation::Aux]).is_none();
    // "withdrew its objection" withdraws from nothing.
    let keeps_object = parsed.lemma(cue) == "withdraw"
        && parsed.word(cue).upos == Upos::Verb
        && !matches!(filler.place, Place::Prep(_))
        && parsed.first(cue, &[Relation::Obj]).is_some();
    states && !wants || keeps_object
}
