//! Titles of headers: "Statement by President X", "Japan-Kenya Joint Statement", "Readout of X's call with
//! Y".
//!
//! Comes in: the title of a document, parsed, and its sentences. Goes out: whoever speaks the document by its title, and those
//! of whom it tells as "the leaders". Must not know: stances.

use super::{STATEMENTS, from_title};
use crate::actors::cast::Key;
use crate::actors::names::Mention;
use crate::actors::reading::Reading;
use crate::lexicon::WordClass;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::text::SentenceKind;
use crate::vocabulary::ActorKind;

/// Words for texts and meetings of two.
const OF_TWO: &[&str] = &[
    "call",
    "conversation",
    "meeting",
    "readout",
    "summit",
    "talks",
];

/// Whoever speaks a document that its title calls his statement. A title that tells of a statement is none:
/// "Kenya's statement angers Peru".
pub(super) fn speakers(reading: &Reading<'_>, title: &[Parsed]) -> Option<Vec<Key>> {
    let [parsed] = title else { return None };
    let at = (0..parsed.len()).find(|&word| STATEMENTS.contains(&parsed.lower(word)))?;
    let is =
        |word: usize, forms: &[&str]| word < parsed.len() && forms.contains(&parsed.lower(word));
    let opens = at < 3 && is(at + 1, &["by", "from", "of"]);
    // "Letter dated 4 May from the Permanent Representative of Peru addressed to the Council"
    let sent = at == 0 && is(at, &["letter", "letters"]) && is(at + 1, &["dated"]);
    // "European Council conclusions on Peru", "ECOWAS communiqué"
    let concludes = is(
        at,
        &["conclusions", "communique", "communiqué", "declaration"],
    ) && reading.in_title[0].iter().any(|body| body.end == at);
    let joint = at > 0 && is(at - 1, &["joint"]);
    let leaders = at > 1 && is(at - 1, &["'", "’", "'s"]) && is(at - 2, &["leaders", "ministers"]);
    // "Remarks by X and Y" are given in turns, a "Letter from Norway" is a reporter's.
    let plain = is(
        at,
        &["statement", "declaration", "communique", "communiqué"],
    );
    let person = |key: &Key| reading.cast.member(*key).actor.kind == ActorKind::Person;
    if sent {
        return senders(reading, parsed);
    }
    if tells(parsed) || !(opens || joint || leaders || concludes) {
        return None;
    }
    from_title(reading, &reading.in_title[0], parsed)
        .filter(|who| joint || plain || who.len() == 1 && (concludes || who.iter().all(person)))
}

/// The states, or the side of the persons, whose envoys sent a letter that is addressed to somebody.
fn senders(reading: &Reading<'_>, parsed: &Parsed) -> Option<Vec<Key>> {
    let from = (0..parsed.len()).find(|&word| parsed.lower(word) == "from")?;
    let to = (from..parsed.len()).find(|&word| parsed.lower(word) == "addressed")?;
    let mentions = reading.in_title[0].iter();
    let inside = mentions.filter(|mention| mention.start > from && mention.end <= to);
    let mut states: Vec<Key> = inside
        .filter_map(|mention| mention.key)
        .filter(|&key| reading.cast.member(key).actor.id.as_str() != "org:UN")
        .map(|key| reading.cast.party(key).unwrap_or(key))
        .collect();
    states.dedup();
    (!states.is_empty()).then_some(states)
}

/// Those whom "the leaders" and "the sides" mean where no word nearer does: the speakers of the document, those
/// of whose statement its title tells, or the two who meet by it. Of one who speaks alone there is no "sides".
pub fn issuers(
    reading: &Reading<'_>,
    title: &[Parsed],
    sentences: &[Parsed],
    speakers: &[Key],
) -> Vec<Key> {
    if speakers.len() > 1 {
        return speakers.to_vec();
    }
    let [parsed] = title else { return Vec::new() };
    if tells(parsed) {
        return Vec::new();
    }
    let joint = joint_speakers(reading, title);
    let meets = (0..parsed.len()).any(|word| OF_TWO.contains(&parsed.lower(word)));
    let two = || meets.then(|| two_named(reading, parsed, &reading.in_title[0]))?;
    let opening = || {
        speakers
            .is_empty()
            .then(|| by_opening(reading, parsed, sentences))?
    };
    joint.or_else(two).or_else(opening).unwrap_or_default()
}

/// "Communiqué of the meeting": the body, or the states, of which its first sentence tells.
fn by_opening(reading: &Reading<'_>, title: &Parsed, sentences: &[Parsed]) -> Option<Vec<Key>> {
    let declares = |word: usize| {
        let lemma = title.lemma(word).to_lowercase();
        matches!(lemma.as_str(), "communique" | "communiqué" | "declaration")
    };
    if !(0..title.len()).any(declares) {
        return None;
    }
    let mut prose = sentences.iter().enumerate();
    let (index, first) = prose.find(|(_, it)| it.sentence.kind == SentenceKind::Prose)?;
    let verb = first
        .root()
        .filter(|&verb| first.word(verb).upos == Upos::Verb)?;
    let who = reading.phrase(index, first, first.subject(verb)?).keys;
    let kind = |key: &Key| reading.cast.member(*key).actor.kind;
    let body = |key: &Key| matches!(kind(key), ActorKind::Organisation | ActorKind::Collective);
    let state = |key: &Key| kind(key) == ActorKind::Country;
    let issue = who.len() == 1 && who.iter().all(body) || who.len() > 1 && who.iter().all(state);
    issue.then_some(who)
}

/// Two, or the body of several, who issue a statement by its title.
fn joint_speakers(reading: &Reading<'_>, title: &[Parsed]) -> Option<Vec<Key>> {
    let several = |key: Key| {
        let kind = reading.cast.member(key).actor.kind;
        matches!(kind, ActorKind::Organisation | ActorKind::Collective)
    };
    speakers(reading, title).filter(|who| who.len() > 1 || several(who[0]))
}

/// The only two persons that a title names, else the only two states.
fn two_named(reading: &Reading<'_>, parsed: &Parsed, mentions: &[Mention]) -> Option<Vec<Key>> {
    let about = (0..parsed.len()).find(|&word| {
        matches!(
            parsed.lower(word),
            "on" | "about" | "regarding" | "concerning" | "in" | "at"
        )
    });
    let end = about.unwrap_or(parsed.len());
    // "call with X, Y and Z": more than two, of whom not all may be known.
    if (0..end).any(|word| parsed.lower(word) == ",") {
        return None;
    }
    let of_kind = |kind: ActorKind| {
        let named = mentions.iter().filter(|mention| mention.end <= end);
        let mut keys: Vec<Key> = named
            .filter_map(|mention| mention.key)
            .filter(|&key| reading.cast.member(key).actor.kind == kind)
            .collect();
        keys.dedup();
        keys
    };
    let persons = of_kind(ActorKind::Person);
    let found = if persons.is_empty() {
        of_kind(ActorKind::Country)
    } else {
        persons
    };
    let apart = |two: &[Key]| !reading.cast.same_side(two[0], two[1]);
    // Half a name that nothing else tells of is rather a misreading.
    let known = |key: &Key| {
        let member = reading.cast.member(*key);
        member.entry.is_some() || member.actor.name.contains(' ')
    };
    (found.len() == 2 && apart(&found) && found.iter().all(known)).then_some(found)
}

/// "met in Madrid and issued a declaration": whether a sentence tells that somebody gives a text out.
pub(super) fn issues(parsed: &Parsed) -> bool {
    (0..parsed.len()).any(|text| {
        let verb = parsed.head(text).filter(|_| {
            matches!(parsed.relation(text), Relation::Obj | Relation::NsubjPass)
                && STATEMENTS.contains(&parsed.lower(text))
        });
        verb.is_some_and(|verb| WordClass::Authoring.has(parsed.lemma(verb)))
    })
}

/// Whether a title says that somebody does something.
pub(super) fn tells(parsed: &Parsed) -> bool {
    let verb = |word: usize| parsed.word(word).upos == Upos::Verb && parsed.word(word).tag != "VBG";
    parsed.root().is_some_and(verb)
}
