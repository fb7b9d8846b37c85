//! Recipients: to whom something is said or offered.
//!
//! Comes in: a match and its holder. Goes out: those to whom it is said. Must not know: how frames are
//! matched.

use super::extract::{Found, Source};
use super::polarity;
use super::record::ActorRef;
use crate::actors::Key;
use crate::lexicon::WordClass;
use crate::lexicon::stance::CueClass;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::{Act, ActorKind};

/// "told Lund that it was unfair", "in a letter to Peru": whom the holder, or who speaks for
/// him, tells it. What one says to one's own side or to an assembly is said to all.
pub(super) fn told(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    holder: Key,
) -> Vec<ActorRef> {
    let cast = &source.reading.cast;
    let read = |word| source.reading.phrase(hit.sentence, parsed, word).keys;
    let path: Vec<usize> = parsed.ancestors(hit.cue).collect();
    let asides = path.iter().flat_map(|&above| {
        parsed
            .dependents(above, &[Relation::Parataxis, Relation::Advcl])
            .filter(|&verb| {
                parsed.relation(verb) == Relation::Parataxis || parsed.mark(verb) == Some("as")
            })
    });
    // "told Peru that it was wrong", but not "told Peru so, and Chile called it wrong".
    let over = path.iter().enumerate().filter(|&(at, _)| {
        at.checked_sub(1).is_none_or(|below| {
            let clause = path[below];
            matches!(
                parsed.relation(clause),
                Relation::Ccomp | Relation::Parataxis | Relation::Xcomp | Relation::Csubj
            ) || parsed.word(clause).tag == "VBG"
                && parsed.relation(clause) == Relation::Advcl
                && parsed.mark(clause).is_none()
                || parsed.word(clause).upos != Upos::Verb && at == 1
        })
    });
    let verbs: Vec<usize> = over.map(|(_, &verb)| verb).chain(asides).collect();
    let is_person = |key: Key| cast.member(key).actor.kind == ActorKind::Person;
    let person = |word: usize| read(word).iter().any(|&key| is_person(key));
    for verb in verbs {
        let Some(head) = recipient(parsed, verb, hit, &person) else {
            continue;
        };
        if WordClass::Audience.has(parsed.lemma(head)) {
            continue;
        }
        let speaker = parsed.logical_subject(verb);
        let speaks = speaker.is_none_or(|who| {
            let who = source.reading.speaker(hit.sentence, parsed, who);
            let of_side = |&key: &Key| cast.same_side(key, holder) || cast.party(key).is_none();
            who.keys.is_empty() || who.keys.iter().any(of_side)
        });
        let keys = read(head);
        // "wrote to the premier asking him to stop", "told the Danes that they must": whom one asks
        // may be of one's own side.
        let asks = is_asked_there(parsed, hit);
        let another = |&key: &Key| {
            let own = asks || is_person(key) && wishes(hit);
            (own && key != holder || !cast.same_side(key, holder)) && hears(source, key)
        };
        if speaks && !keys.is_empty() && keys.iter().all(another) {
            return keys
                .iter()
                .map(|&key| cast.member(key).actor.clone())
                .collect();
        }
    }
    Vec::new()
}

/// Whether the position is about what should be done.
fn wishes(hit: &Found<'_>) -> bool {
    let entry = &hit.frame.entry;
    entry.class == CueClass::Modal && polarity::is_asked(entry)
}

/// Whether the position asks something of whoever is told: "wrote to them asking them to stop",
/// "told them that they must".
fn is_asked_there(parsed: &Parsed, hit: &Found<'_>) -> bool {
    let asks = polarity::is_asked(&hit.frame.entry);
    let participle = parsed.word(hit.cue).tag == "VBG"
        && matches!(
            parsed.relation(hit.cue),
            Relation::Advcl | Relation::Acl | Relation::Xcomp
        );
    let they = hit.frame.entry.class == CueClass::Modal
        && parsed
            .subject(hit.filler.head)
            .is_some_and(|who| matches!(parsed.lower(who), "he" | "it" | "she" | "they" | "you"));
    asks && (participle || they)
}

/// "weighs the offer", "a pact that Peru turned down": who answers what is offered or demanded.
pub(super) fn answering(parsed: &Parsed, hit: &Found<'_>) -> Option<usize> {
    let entry = &hit.frame.entry;
    if !matches!(entry.act, Act::Offer | Act::Demand) || hit.context.negated {
        return None;
    }
    let answers = |verb: usize| {
        let particle = |word: &str| parsed.has_particle(verb, word);
        match parsed.lemma(verb) {
            "accept" | "consider" | "decline" | "refuse" | "reject" | "spurn" | "weigh" => true,
            "turn" => particle("down"),
            "wave" => particle("away"),
            _ => false,
        }
    };
    if entry.class == CueClass::Noun {
        let verb = parsed.head(hit.cue).filter(|&verb| answers(verb))?;
        let object = parsed.relation(hit.cue) == Relation::Obj;
        return object.then(|| parsed.logical_subject(verb)).flatten();
    }
    let told_of = |verb: usize| {
        let relative = parsed.relation(verb) == Relation::AclRelcl;
        let noun = parsed.head(verb).filter(|_| relative)?;
        let beside = hit.words.contains(&noun) || parsed.relation(noun) == Relation::Appos;
        let adds = beside && answers(verb);
        let mut subjects = parsed.dependents(verb, &[Relation::Nsubj]);
        subjects.find(|&who| adds && matches!(parsed.word(who).upos, Upos::Noun | Upos::Propn))
    };
    parsed.subtree(hit.cue).into_iter().find_map(told_of)
}

/// Whether an actor is one to whom something is said, rather than an assembly or an outlet.
fn hears(source: Source<'_>, key: Key) -> bool {
    let actor = &source.reading.cast.member(key).actor;
    let assembly = actor.name.to_lowercase();
    let assembly = assembly
        .split(' ')
        .any(|word| WordClass::Assembly.has(word));
    actor.kind != ActorKind::Media && !assembly
}

/// Who is told, written to or called where a verb of speech stands over the cue.
fn recipient(
    parsed: &Parsed,
    verb: usize,
    hit: &Found<'_>,
    person: &impl Fn(usize) -> bool,
) -> Option<usize> {
    let free = |word: &usize| !hit.words.contains(word);
    let lemma = parsed.lemma(verb);
    // "told Danish minister Sven Lund": of two, the person.
    let direct = || {
        let objects = parsed.dependents(verb, &[Relation::Iobj, Relation::Obj]);
        let objects: Vec<usize> = objects.filter(free).collect();
        let named = objects.iter().copied().find(|&object| person(object));
        named
            .or_else(|| objects.first().copied())
            .filter(|_| WordClass::Informing.has(lemma))
    };
    let phrase = |case: &str| {
        parsed
            .dependents(verb, &[Relation::Obl, Relation::Nmod])
            .find(|word| free(word) && parsed.case(*word) == case)
    };
    let to = || phrase("to").filter(|_| WordClass::SayingTo.has(lemma));
    // "in a letter to Peru", "its note to Peru"
    let letter = || {
        let nouns = [Relation::Obl, Relation::Nsubj, Relation::Obj];
        parsed
            .dependents(verb, &nouns)
            .filter(|noun| free(noun) && WordClass::Message.has(parsed.lemma(*noun)))
            .find_map(|noun| {
                parsed
                    .dependents(noun, &[Relation::Nmod])
                    .find(|&to| parsed.case(to) == "to")
            })
    };
    // "was a clear message to Peru that …"
    if WordClass::Message.has(lemma) && parsed.word(verb).upos == Upos::Noun {
        let mut to = parsed.dependents(verb, &[Relation::Nmod]);
        return to.find(|&to| parsed.case(to) == "to");
    }
    let verbal = parsed.word(verb).upos == Upos::Verb;
    let found = if verbal { direct().or_else(to) } else { None };
    found.or_else(letter)
}

/// "promised Turkey talks", "promised the ships to Chile", "offered to lend Chile ships",
/// "ready to talk with Chile": who gets what is offered.
pub(super) fn offered(parsed: &Parsed, hit: &Found<'_>) -> Option<usize> {
    let entry = &hit.frame.entry;
    if entry.act != Act::Offer || hit.context.negated {
        return None;
    }
    let deed = hit.filler.head;
    let gets = |verb: usize| {
        let indirect = parsed.first(verb, &[Relation::Iobj]);
        let to = || {
            let mut phrases = parsed.dependents(verb, &[Relation::Obl]);
            phrases.find(|&to| parsed.case(to) == "to")
        };
        // "promised the ships to Chile", hung on the ships
        let below = || {
            let object = parsed.first(verb, &[Relation::Obj])?;
            let mut phrases = parsed.dependents(object, &[Relation::Nmod]);
            phrases.find(|&to| parsed.case(to) == "to" && parsed.word(to).upos == Upos::Propn)
        };
        let gives = WordClass::Giving.has(parsed.lemma(verb));
        indirect.or_else(|| to().or_else(below).filter(|_| gives))
    };
    let with = || {
        let talks = matches!(
            parsed.lemma(deed),
            "co-operate" | "cooperate" | "discuss" | "meet" | "negotiate" | "speak" | "talk"
        );
        let of = |word: usize| parsed.dependents(word, &[Relation::Obl, Relation::Nmod]);
        let object = parsed.first(deed, &[Relation::Obj]);
        let phrases = of(deed).chain(object.into_iter().flat_map(of));
        let mut phrases = phrases.filter(|_| talks);
        phrases.find(|&with| matches!(parsed.case(with).as_str(), "with" | "to"))
    };
    let cue = Some(hit.cue).filter(|&cue| parsed.word(cue).upos == Upos::Verb);
    let over = cue.and_then(gets);
    let over = over.filter(|to| !hit.words.contains(to));
    let below = || gets(deed).filter(|_| parsed.word(deed).upos == Upos::Verb);
    over.or_else(below)
        .or_else(with)
        .filter(|&to| matches!(parsed.word(to).upos, Upos::Noun | Upos::Propn | Upos::Pron))
}
