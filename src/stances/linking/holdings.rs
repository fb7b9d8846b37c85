//! Holdings: who may hold a position at a cue, by the rules or by standing near.
//!
//! Comes in: a cue in its sentence, its voice, who held the position before. Goes out: holders, each
//! with its [`Origin`]. Must not know: targets' words, weights.

use super::paths::steps;
use crate::actors::reading::How;
use crate::actors::{Key, Reading};
use crate::lexicon::WordClass;
use crate::lexicon::stance::{CueClass, Place};
use crate::stances::asked;
use crate::stances::extract::Source;
use crate::stances::frames::Frame;
use crate::stances::holder::{self, Holders};
use crate::stances::speech::Voice;
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;

/// From where a candidate's holder comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The rules.
    Rule,
    /// Whoever voices the cue.
    Voice,
    /// A name or description in the sentence.
    Mention,
    /// The holder of the position just before.
    Before,
}

/// Who may hold a position: from where, by which word, who.
pub(super) type Holding = (Origin, Option<usize>, Holders);

/// How many names of a sentence are tried.
const NAMES: usize = 6;

/// A cue in its sentence.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) source: Source<'a>,
    pub(super) sentence: usize,
    pub(super) parsed: &'a Parsed,
    pub(super) cue: usize,
}

impl At<'_> {
    /// Who may hold it by a frame: whom the rules find, then the others.
    pub(super) fn holders(self, frame: &Frame, voice: &Voice, others: &[Holding]) -> Vec<Holding> {
        let (source, parsed, cue) = (self.source, self.parsed, self.cue);
        let entry = &frame.entry;
        let lead = || holder::of_item(source.speech.lead(self.sentence), parsed, cue, entry);
        let by_rule = holder::find(source.reading, self.sentence, parsed, cue, entry, voice);
        let mut all = Vec::new();
        if let Some(holders) = by_rule.or_else(lead) {
            let word = naming(source, parsed, self.sentence, cue, &holders);
            add(&mut all, (Origin::Rule, word, holders));
        }
        for other in others {
            add(&mut all, other.clone());
        }
        all
    }

    /// Who may hold it by any frame: the voice, whoever is named, who held the position before.
    pub(super) fn others(self, voice: &Voice, before: &[Key]) -> Vec<Holding> {
        let reading = self.source.reading;
        let how = if voice.own_text {
            How::FirstPerson
        } else {
            How::Name
        };
        let voiced = who_may_hold(reading, &voice.keys);
        let voiced = holding(voiced, voice.via.clone(), how, Place::Voice);
        let mut all = Vec::new();
        add(&mut all, (Origin::Voice, None, voiced));
        for word in self.named_words() {
            let who = reading.phrase(self.sentence, self.parsed, word);
            let keys = who_may_hold(reading, &who.keys);
            let via = voice.via.iter().chain(&voice.keys).copied();
            let via = via
                .filter(|key| !keys.contains(key) && !voice.own_text)
                .collect();
            let holders = holding(keys, via, who.how, Place::Subject);
            add(&mut all, (Origin::Mention, Some(word), holders));
        }
        if !self.has_own_actor() {
            let last = holding(before.to_vec(), Vec::new(), How::Pronoun, Place::Voice);
            add(&mut all, (Origin::Before, None, last));
        }
        all
    }

    /// "Congress imposed sanctions": where an actor is the subject of the sentence, who held the
    /// position before is out of the question.
    fn has_own_actor(self) -> bool {
        let parsed = self.parsed;
        let subject = parsed.root().and_then(|root| parsed.subject(root));
        subject.is_some_and(|it| {
            let who = self.source.reading.phrase(self.sentence, parsed, it);
            !who.keys.is_empty()
        })
    }

    /// "Those from the border states are opposed to it": the words of a subject that means nobody
    /// known. Where a frame's holder is its subject, nobody outside these words holds the position.
    pub(super) fn stranger(self, frame: &Frame, target: usize) -> Option<Vec<usize>> {
        let parsed = self.parsed;
        let places = &frame.entry.holder;
        let by_subject = [Place::Subject, Place::Light]
            .iter()
            .any(|place| places.contains(place))
            && !places.contains(&Place::Voice);
        // "Congress imposed sanctions on it": of a noun the subject of its verb.
        let carrier = parsed.head(self.cue).filter(|_| {
            frame.entry.class == CueClass::Noun && parsed.relation(self.cue) == Relation::Obj
        });
        let subject = parsed
            .logical_subject(carrier.unwrap_or(self.cue))
            .or_else(|| parsed.first(self.cue, &[Relation::NsubjPass]))
            .filter(|&subject| by_subject && subject != target)?;
        let who = self.source.reading.phrase(self.sentence, parsed, subject);
        let named = !who.keys.is_empty() || who.how == How::FirstPerson;
        let refers = parsed.is_relative_pronoun(subject)
            || matches!(
                parsed.lower(subject),
                "it" | "he" | "she" | "they" | "who" | "which"
            );
        // "Japan's largest union" is not Japan, "her advertisement" is hers.
        let owned = |word: &usize| {
            WordClass::ActingNoun.has(parsed.lemma(subject))
                && parsed
                    .first(subject, &[Relation::NmodPoss])
                    .is_some_and(|owner| parsed.dominates(owner, *word))
        };
        (!named && !refers).then(|| {
            let told = told_of(parsed, subject);
            let mut words = parsed.subtree(subject);
            words.retain(|word| !owned(word) && !told.contains(word));
            words
        })
    }

    /// The words of the sentence that mean an actor, the nearest to the cue first.
    fn named_words(self) -> Vec<usize> {
        let parsed = self.parsed;
        // Who is asked to back it does not back it by that.
        let asked = asked::addressee(parsed, self.cue).map(|whom| parsed.subtree(whom));
        let is_asked = |word: usize| asked.as_ref().is_some_and(|them| them.contains(&word));
        let mut words: Vec<usize> = (0..parsed.len())
            .filter(|&word| {
                let who = self.source.reading.word(self.sentence, word);
                word != self.cue
                    && !is_asked(word)
                    // "all parties except the Greens"
                    && !matches!(
                        parsed.case(word).as_str(),
                        "except" | "except for" | "other than" | "unlike" | "without"
                    )
                    && who.is_some_and(|who| !who.keys.is_empty())
                    && !matches!(
                        parsed.relation(word),
                        Relation::Appos | Relation::Compound | Relation::Conj | Relation::Flat
                    )
            })
            .collect();
        words.sort_by_key(|&word| (steps(parsed, self.cue, word), word));
        words.truncate(NAMES);
        words
    }
}

/// The word of the sentence that names the holders of the rules, the nearest to the cue.
pub(super) fn naming(
    source: Source<'_>,
    parsed: &Parsed,
    sentence: usize,
    cue: usize,
    holders: &Holders,
) -> Option<usize> {
    (0..parsed.len())
        .filter(|&word| {
            word != cue
                && source.reading.word(sentence, word).is_some_and(|who| {
                    who.keys
                        .first()
                        .is_some_and(|key| holders.keys.contains(key))
                })
        })
        .min_by_key(|&word| (steps(parsed, cue, word), word))
}

/// "The mayor, a friend of Ada Lund, …", "a critic of Ada Lund": words that tell who a person is
/// without naming him.
fn told_of(parsed: &Parsed, person: usize) -> Vec<usize> {
    let besides = parsed.dependents(person, &[Relation::Appos]);
    let related = besides
        .chain([person])
        .filter(|&noun| WordClass::Counterpart.has(parsed.lemma(noun)));
    related
        .flat_map(|noun| parsed.dependents(noun, &[Relation::Nmod]))
        .flat_map(|other| parsed.subtree(other))
        .collect()
}

/// Adds holders that are not among the others.
fn add(all: &mut Vec<Holding>, (origin, word, holders): Holding) {
    let known = all.iter().any(|(_, _, other)| other.keys == holders.keys);
    if !holders.keys.is_empty() && !known {
        all.push((origin, word, holders));
    }
}

fn who_may_hold(reading: &Reading<'_>, keys: &[Key]) -> Vec<Key> {
    let keys = keys.iter().copied();
    keys.filter(|&key| reading.can_hold(key)).collect()
}

fn holding(keys: Vec<Key>, via: Vec<Key>, how: How, place: Place) -> Holders {
    Holders {
        keys,
        via,
        how,
        place,
    }
}
