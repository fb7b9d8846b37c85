//! Free indirect speech: "The minister demanded an apology. The neighbour must pay for the ships."
//!
//! Comes in: sentences. Goes out: whose words the sentence before told, and whether a demand or
//! judgement goes on with them. Must not know: frames' arguments.

use super::frames::Frames;
use super::reporting::speaker_of;
use crate::actors::{Key, Reading};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::text::SentenceKind;

/// For each sentence, who alone speaks in the one before it, if both stand in one paragraph.
pub(super) fn told(
    frames: &Frames,
    sentences: &[Parsed],
    reading: &Reading<'_>,
) -> Vec<Option<Key>> {
    sentences
        .iter()
        .enumerate()
        .map(|(index, parsed)| {
            let before = index.checked_sub(1)?;
            let earlier = &sentences[before];
            let together = earlier.sentence.paragraph == parsed.sentence.paragraph
                && earlier.sentence.kind == parsed.sentence.kind
                && parsed.sentence.kind != SentenceKind::Heading;
            together
                .then(|| only_speaker(frames, before, earlier, reading))
                .flatten()
        })
        .collect()
}

/// The one whose words the main clause of a sentence tells.
fn only_speaker(
    frames: &Frames,
    index: usize,
    parsed: &Parsed,
    reading: &Reading<'_>,
) -> Option<Key> {
    let root = parsed.root()?;
    let beside = parsed.dependents(root, &[Relation::Conj, Relation::Parataxis]);
    let mut speakers = std::iter::once(root)
        .chain(beside)
        .filter(|&verb| {
            parsed.word(verb).upos == Upos::Verb
                && matches!(parsed.word(verb).tag, "VBD" | "VBZ" | "VBN" | "VBP")
                && frames.reports(parsed.lemma(verb))
                && !parsed.is_negated(verb)
                && !parsed.is_passive(verb)
        })
        .filter_map(|verb| speaker_of(parsed, index, verb, reading));
    let speaker = speakers.next()?;
    let alone = speaker.len() == 1 && speakers.all(|other| other == speaker);
    speaker
        .first()
        .copied()
        .filter(|&key| alone && reading.can_hold(key))
}

/// Whether a demand of somebody else's conduct, or a judgement of what is only thought of, goes on with
/// what the speaker said: authors of reports demand nothing themselves.
pub(super) fn goes_on(
    reading: &Reading<'_>,
    sentence: usize,
    parsed: &Parsed,
    word: usize,
    speaker: Key,
) -> bool {
    let owed =
        parsed.relation(word) == Relation::Aux && matches!(parsed.lower(word), "must" | "should");
    // "It would be a betrayal.", "A quarrel could not justify it."
    let backshifted = parsed
        .auxiliaries(word)
        .any(|auxiliary| matches!(auxiliary, "would" | "could"));
    let clause = if owed {
        parsed.head(word)
    } else {
        Some(word).filter(|_| backshifted)
    };
    let Some(clause) = clause else {
        return false;
    };
    let root = parsed.root();
    let main = Some(clause) == root
        || matches!(
            parsed.relation(clause),
            Relation::Conj | Relation::Parataxis
        ) && parsed.head(clause) == root;
    // "It would be a mistake to sign it."
    let empty = || parsed.first(clause, &[Relation::Expl]);
    let subject = parsed.subject(clause).or_else(empty).filter(|_| main);
    let asked = parsed.lowers().last().is_some_and(|last| last == "?");
    subject.is_some_and(|subject| {
        let personal = matches!(
            parsed.lower(subject),
            "he" | "she" | "i" | "we" | "you" | "one" | "who"
        );
        let who = || reading.phrase(sentence, parsed, subject).keys;
        let own = |&key: &Key| reading.cast.same_side(key, speaker);
        !personal && !asked && !who().iter().any(own)
    })
}
