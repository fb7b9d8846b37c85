//! Holders: who holds the position that a matched frame expresses, and who
//! stands between.
//!
//! Comes in: a frame's holder places, the voice at the cue. Goes out: the
//! holders. Must not know: targets.

use super::anybody::{is_either, is_hardly_anybody, who_is_one};
use super::asked;
use super::joint;
use super::matching::{self, naming};
use super::nominal;
use super::speech::Voice;
use super::via::{named, note, noted_by, voiced};
use crate::actors::gazetteer::NameForm;
use crate::actors::reading::{How, Who};
use crate::actors::{Key, Reading};
use crate::lexicon::stance::Place;
use crate::lexicon::{StanceFrame, WordClass};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// The holders of one stance, with what stands between them and the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holders {
    /// Who holds it.
    pub keys: Vec<Key>,
    /// Sources between.
    pub via: Vec<Key>,
    /// How the words for the holder were understood.
    pub how: How,
    /// The place that named the holder.
    pub place: Place,
}

impl Holders {
    /// The same position taken by others, whom a phrase names; `None` where it names nobody else
    /// who can hold one.
    pub(super) fn of_others(
        &self,
        reading: &Reading<'_>,
        sentence: usize,
        parsed: &Parsed,
        phrase: usize,
    ) -> Option<Self> {
        let mut keys = reading.phrase(sentence, parsed, phrase).keys;
        keys.retain(|key| reading.can_hold(*key) && !self.keys.contains(key));
        (!keys.is_empty()).then(|| Self {
            keys,
            ..self.clone()
        })
    }
}

/// "Nine states, among them Peru": of many or of nobody known those who are named.
fn or_listed(
    reading: &Reading<'_>,
    sentence: usize,
    parsed: &Parsed,
    head: usize,
    cue: usize,
    who: Who,
) -> Who {
    let nobody = who.keys.is_empty() && who.how != How::FirstPerson;
    let many = who.how == How::Composed && joint::is_counted(parsed, head);
    let listed = (nobody || many)
        .then(|| joint::enumerated(reading, sentence, parsed, head, cue))
        .filter(|listed| !listed.keys.is_empty());
    let mut who = listed.unwrap_or(who);
    // "European states, including Norway": the states, and Norway of its own.
    if let Some(named) = joint::including(parsed, head) {
        let more = reading.phrase(sentence, parsed, named).keys;
        let known = |key: &Key| !who.keys.contains(key);
        let more: Vec<Key> = more.into_iter().filter(known).collect();
        who.keys.extend(more);
    }
    who
}

/// Whose a noun is whose possessor is nobody known: an adjective tells, or where it comes from.
fn beside_noun(
    reading: &Reading<'_>,
    sentence: usize,
    parsed: &Parsed,
    cue: usize,
    head: usize,
) -> Option<Who> {
    let known = |who: &Who| !who.keys.is_empty();
    let source = || nominal::source(parsed, cue).filter(|&it| it != head);
    let from = || Some(reading.phrase(sentence, parsed, source()?));
    reading
        .adjective(sentence, head)
        .filter(known)
        .or_else(from)
}

/// Finds the holders: the first place that names an actor counts; a place that
/// is filled by somebody who is no known actor ends the search.
pub fn find(
    reading: &Reading<'_>,
    sentence: usize,
    parsed: &Parsed,
    cue: usize,
    frame: &StanceFrame,
    voice: &Voice,
) -> Option<Holders> {
    for place in &frame.holder {
        if *place == Place::Voice {
            // "called the plan a mistake": the caller judges.
            let Some(verb) = naming::judging_verb(parsed, cue) else {
                return voiced(reading, voice);
            };
            let judge = reading.speaker(sentence, parsed, parsed.logical_subject(verb)?);
            return named(reading, judge, voice, place);
        }
        let filled = matching::fill(parsed, cue, frame.class, std::slice::from_ref(place));
        let whose = *place == Place::Possessor;
        let of = || whose.then(|| of_whom(parsed, cue, frame))?;
        let head = filled.map(|filler| filler.head).or_else(of);
        if head.is_some() && *place == Place::Light && head == nominal::receiver(parsed, cue) {
            return None;
        }
        let Some(head) = head else {
            let among = (*place == Place::Subject).then(|| joint::named_of(parsed, cue));
            let who = among
                .flatten()
                .map(|named| reading.phrase(sentence, parsed, named));
            match who.and_then(|who| named(reading, who, voice, place)) {
                Some(holders) => return Some(holders),
                None => continue,
            }
        };
        let head = match place {
            Place::Prep(preposition) => own_phrase(parsed, cue, frame, preposition, head)?,
            Place::Possessor => asked::asked_owner(parsed, cue).unwrap_or(head),
            _ => head,
        };
        if *place == Place::Subject && is_said_of_anybody(parsed, cue, head, voice) {
            return voiced(reading, voice);
        }
        let who = who_at(reading, sentence, parsed, (cue, head), place)?;
        let who = or_listed(reading, sentence, parsed, head, cue, who);
        // "said it was unacceptable to the nation": who says so takes the position.
        if matches!(place, Place::Prep(_)) && who.how >= How::Description && !voice.keys.is_empty()
        {
            return voiced(reading, voice);
        }
        if let Some(mut holders) = named(reading, who, voice, place) {
            let told = matches!(place, Place::Possessor | Place::Subject);
            if told && holders.how != How::FirstPerson {
                note(&mut holders, noted_by(reading, sentence, parsed, cue));
            }
            return Some(holders);
        }
        let ends = matches!(place, Place::Subject | Place::Light);
        if ends || whose && is_anothers_aim(parsed, cue, frame) {
            return None;
        }
    }
    judged_in(reading, sentence, parsed, cue, voice)
        .or_else(|| unnamed_agent(reading, sentence, parsed, cue, voice))
}

/// Who fills a holder's place; `None` where it is nobody in particular.
fn who_at(
    reading: &Reading<'_>,
    sentence: usize,
    parsed: &Parsed,
    (cue, head): (usize, usize),
    place: &Place,
) -> Option<Who> {
    if *place == Place::Subject {
        let nobody = is_hardly_anybody(parsed, head) || is_either(parsed, cue, head);
        return (!nobody).then(|| with_companions(reading, sentence, parsed, cue, head));
    }
    let who = reading.phrase(sentence, parsed, head);
    if !who.keys.is_empty() {
        return Some(who);
    }
    if place.is_prep("in")
        && let Some(key) = of_capital(reading, sentence, head)
    {
        let (keys, how) = (vec![key], How::Name);
        return Some(Who { keys, how });
    }
    let beside = (*place == Place::Possessor && who.how != How::FirstPerson)
        .then(|| beside_noun(reading, sentence, parsed, cue, head));
    Some(beside.flatten().unwrap_or(who))
}

/// "a clique whose aim is to punish them": not the aim of whoever says so.
fn is_anothers_aim(parsed: &Parsed, cue: usize, frame: &StanceFrame) -> bool {
    let owner = parsed.first(cue, &[Relation::NmodPoss]);
    // "today's main objective", "a conference whose aim is to help" may be the speaker's own.
    let acts = |noun: usize| {
        let lemma = parsed.lemma(noun);
        parsed.word(noun).upos == Upos::Propn
            || WordClass::CalledUpon.has(lemma)
            || matches!(
                lemma,
                "aggressor"
                    | "clique"
                    | "enemy"
                    | "person"
                    | "people"
                    | "regime"
                    | "terrorist"
                    | "those"
            )
    };
    frame.target.contains(&Place::Predicate)
        && owner.is_some_and(|owner| match parsed.lower(owner) {
            "their" | "his" | "her" => true,
            "whose" => parsed
                .head(cue)
                .and_then(|clause| parsed.head(clause))
                .is_some_and(acts),
            _ => acts(owner),
        })
}

/// A subject and those who act with it: "Chile, with Peru, condemned".
fn with_companions(
    reading: &Reading<'_>,
    sentence: usize,
    parsed: &Parsed,
    cue: usize,
    head: usize,
) -> Who {
    let head = who_is_one(parsed, head);
    let mut who = reading.speaker(sentence, parsed, head);
    if !who.keys.is_empty() {
        let with = joint::companions(parsed, head, cue);
        let more = with.flat_map(|with| reading.phrase(sentence, parsed, with).keys);
        who.keys.extend(more);
    }
    who
}

/// "was condemned in Moscow", "drew protests in Moscow": the state whose capital it is.
fn of_capital(reading: &Reading<'_>, sentence: usize, place: usize) -> Option<Key> {
    let mention = reading.mentions[sentence]
        .iter()
        .filter(|mention| mention.form == NameForm::Metonym)
        .find(|mention| (mention.start..mention.end).contains(&place))?;
    mention.key.filter(|&key| reading.can_hold(key))
}

/// "was condemned in Moscow": the state in whose capital it is judged.
fn judged_in(
    reading: &Reading<'_>,
    sentence: usize,
    parsed: &Parsed,
    cue: usize,
    voice: &Voice,
) -> Option<Holders> {
    let judged = matches!(
        parsed.lemma(cue),
        "applaud"
            | "condemn"
            | "criticise"
            | "criticize"
            | "denounce"
            | "deplore"
            | "dismiss"
            | "hail"
            | "welcome"
    );
    if !judged || !parsed.is_passive(cue) || !voice.keys.is_empty() {
        return None;
    }
    let place = parsed
        .dependents(cue, &[Relation::Obl])
        .find(|&place| parsed.case(place) == "in")?;
    let key = of_capital(reading, sentence, place)?;
    Some(Holders {
        keys: vec![key],
        via: Vec::new(),
        how: How::Name,
        place: Place::Subject,
    })
}

/// "drew protests from Kenya and praise from Peru": of the second noun only its own phrase tells whose
/// it is.
fn own_phrase(
    parsed: &Parsed,
    cue: usize,
    frame: &StanceFrame,
    preposition: &str,
    head: usize,
) -> Option<usize> {
    let mut rest = frame.cue.split_whitespace().skip(1);
    let second = rest.find_map(|fixed| {
        let below = parsed.subtree(cue).into_iter();
        let mut joined = below.filter(|&noun| parsed.relation(noun) == Relation::Conj);
        joined.find(|&noun| parsed.lemma(noun) == fixed && parsed.word(noun).upos == Upos::Noun)
    });
    let Some(noun) = second else {
        return Some(head);
    };
    let mut own = parsed.dependents(noun, &[Relation::Nmod]);
    own.find(|&phrase| parsed.case(phrase) == preposition)
}

/// "One cannot but deplore it", "“You cannot have such a policy,” he said": who says so of anybody says
/// so of himself.
fn is_said_of_anybody(parsed: &Parsed, cue: usize, subject: usize, voice: &Voice) -> bool {
    match parsed.lower(subject) {
        "one" => parsed.children(subject).is_empty() && (voice.own_text || voice.quoted),
        "you" => {
            voice.quoted && parsed.is_negated(cue) && parsed.auxiliaries(cue).any(|it| it == "can")
        }
        _ => false,
    }
}

/// "the refusal of the French government to pay": behind "of" stands whose it is where the target
/// stands elsewhere.
fn of_whom(parsed: &Parsed, cue: usize, frame: &StanceFrame) -> Option<usize> {
    let of = parsed
        .dependents(cue, &[Relation::Nmod])
        .find(|&word| parsed.case(word) == "of")?;
    let target = matching::fill(parsed, cue, frame.class, &frame.target)?;
    (target.head != of).then_some(of)
}

/// "The Council: 1. recalls its support": an item without subject is what the opening line names
/// that does it.
pub fn of_item(
    lead: Option<&[Key]>,
    parsed: &Parsed,
    cue: usize,
    frame: &StanceFrame,
) -> Option<Holders> {
    let keys = lead?.to_vec();
    let place = frame
        .holder
        .iter()
        .find(|place| matches!(place, Place::Subject | Place::Light | Place::Voice))?;
    let free = parsed.ancestors(cue).take(5).all(|word| {
        parsed
            .first(word, &[Relation::Nsubj, Relation::NsubjPass])
            .is_none()
    }) && !parsed
        .ancestors(cue)
        .any(|word| matches!(parsed.relation(word), Relation::AclRelcl | Relation::Acl));
    free.then(|| Holders {
        keys,
        via: Vec::new(),
        how: How::Description,
        place: place.clone(),
    })
}

/// "According to the US minister, sending US troops was ruled out": who ruled
/// it out is not said, but it is the speaker's own side whose doing it is.
fn unnamed_agent(
    reading: &Reading<'_>,
    sentence: usize,
    parsed: &Parsed,
    cue: usize,
    voice: &Voice,
) -> Option<Holders> {
    if !parsed.is_passive(cue) || voice.own_text {
        return None;
    }
    let speaker = *voice.keys.first().filter(|_| voice.keys.len() == 1)?;
    let side = reading.cast.party(speaker)?;
    let object = parsed.logical_object(cue)?;
    // "said Peru was accused": what Peru suffers is not its doing.
    let suffers = reading
        .phrase(sentence, parsed, object)
        .keys
        .contains(&side);
    let doing = parsed.subtree(object);
    let own = !suffers && reading.named_within(sentence, &doing).contains(&side);
    own.then(|| voiced(reading, voice)).flatten()
}
