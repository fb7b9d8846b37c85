//! Speakers whom a statement names itself: "We, the members of X, …", "X condemns the raid. We call …".
//!
//! Comes in: the reading of a document without metadata or title. Goes out: who "we" are, or nobody.
//! Must not know: stances.

use super::issue_together;
use crate::actors::cast::{Cast, Key};
use crate::actors::reading::{How, Reading, Tables};
use crate::lexicon::WordClass;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::text::SentenceKind;
use crate::vocabulary::ActorKind;

/// In how many sentences a declaration names its authors.
const OPENING: usize = 12;

/// In how many sentences an opening says who issues the text that follows.
const FIRST: usize = 3;

/// "The leaders of X, Y and Z released the following statement:", "Joint Statement by X and Y": all of
/// them, where whoever publishes the text is one.
pub(super) fn by_opening(
    reading: &Reading<'_>,
    sentences: &[Parsed],
    publisher: Key,
) -> Option<Vec<Key>> {
    let opening = sentences.iter().take(FIRST).enumerate();
    opening
        .filter(|(_, parsed)| !has_marks(parsed))
        .find_map(|(index, parsed)| {
            let mut nouns = (0..parsed.len()).filter(|&noun| announces(parsed, noun));
            let who = nouns.find_map(|noun| {
                let who = reading.speaker(index, parsed, noun).keys;
                (who.len() > 1).then_some(who)
            })?;
            issue_together(reading, &who, publisher).then_some(who)
        })
}

/// "We, the Leaders of X, Y and Z, met": all of them, where whoever publishes the text is one.
pub(super) fn by_list(
    reading: &Reading<'_>,
    sentences: &[Parsed],
    publisher: Key,
) -> Option<Vec<Key>> {
    let opening = sentences.iter().take(FIRST).enumerate();
    let (index, parsed, beside) = opening
        .filter(|(_, parsed)| !has_marks(parsed))
        .find_map(|(index, parsed)| Some((index, parsed, beside_we(parsed)?)))?;
    let who = reading.phrase(index, parsed, beside).keys;
    issue_together(reading, &who, publisher).then_some(who)
}

/// "the following statement", "issued a declaration:", "Joint Statement": a text of several that is at hand.
fn announces(parsed: &Parsed, noun: usize) -> bool {
    let beside = |words: &[&str]| {
        let mut children = parsed.children(noun).iter();
        children.any(|&child| words.contains(&parsed.lower(child)))
    };
    let text = matches!(
        parsed.lemma(noun).to_lowercase().as_str(),
        "communique" | "communiqué" | "declaration" | "statement"
    );
    let heading = parsed.sentence.kind == SentenceKind::Heading;
    let follows = parsed
        .len()
        .checked_sub(1)
        .is_some_and(|last| parsed.lower(last) == ":");
    let opens = matches!(parsed.lower(0), "following" | "text" | "the");
    text && (beside(&["following"]) || follows || beside(&["joint"]) && (heading || opens))
}

/// "We, the leaders of X, reaffirm …": those who stand beside the subject.
pub(super) fn by_apposition(reading: &mut Reading<'_>, sentences: &[Parsed]) -> Option<Vec<Key>> {
    let opening = sentences.iter().take(OPENING).enumerate();
    let (index, parsed, beside) = opening
        .filter(|(_, parsed)| !has_marks(parsed))
        .find_map(|(index, parsed)| Some((index, parsed, beside_we(parsed)?)))?;
    let who = reading.phrase(index, parsed, beside).keys;
    let named = |key: &Key| reading.cast.member(*key).actor.kind != ActorKind::Collective;
    if who.len() > 1 && who.iter().all(named) {
        return Some(who);
    }
    let bodies = reading.named_within(index, &parsed.subtree(beside));
    match (
        bodies.as_slice(),
        parsed.lemma(beside).to_lowercase().trim_end_matches('s'),
    ) {
        ([], _) => None,
        // "the leaders of X", "the Heads of State of X" speak as its leaders.
        ([body], "leader" | "head") => Some(vec![leaders_of(&mut reading.cast, *body)]),
        _ => Some(bodies),
    }
}

/// "ASEAN leaders": those who lead a body, by the name that texts give them.
fn leaders_of(cast: &mut Cast<'_>, body: Key) -> Key {
    let full = cast.member(body).actor.name.as_str();
    let capitals = |name: &&String| name.chars().all(|c| c.is_ascii_uppercase());
    let short = cast.names(body).iter().find(capitals);
    let name = short.filter(|_| full.split(' ').count() > 2);
    let leaders = format!("{} leaders", name.map_or(full, String::as_str));
    cast.unlisted(&leaders, ActorKind::Collective, Some(body))
}

/// The plural noun that tells who "we" are, in an aside just behind it.
fn beside_we(parsed: &Parsed) -> Option<usize> {
    let we = (0..parsed.len()).find(|&word| {
        let comma = word + 1 < parsed.len() && parsed.lower(word + 1) == ",";
        parsed.lower(word) == "we" && comma && parsed.relation(word) == Relation::Nsubj
    })?;
    parsed
        .dependents(we, &[Relation::Appos, Relation::Conj])
        .find(|&beside| {
            let many = matches!(parsed.word(beside).tag, "NNS" | "NNPS");
            many && (we + 2..we + 8).contains(&beside)
        })
}

/// "Norway condemns the raid. We call for …": a state or body whose position the first sentence
/// declares, in a text that reports nobody's words.
pub(super) fn by_first_sentence(
    reading: &Reading<'_>,
    tables: &Tables,
    sentences: &[Parsed],
) -> Option<Vec<Key>> {
    let verb_of = |parsed: &Parsed, declares: &dyn Fn(&str) -> bool| {
        let present = |&verb: &usize| matches!(parsed.word(verb).tag, "VBZ" | "VBP");
        let verb = parsed.root().filter(present);
        verb.filter(|&verb| declares(parsed.lemma(verb)))
    };
    let (first, parsed) = sentences
        .iter()
        .enumerate()
        .find(|(_, parsed)| parsed.sentence.kind == SentenceKind::Prose)?;
    let verb = verb_of(parsed, &|lemma| WordClass::Declaring.has(lemma))?;
    let who = reading.phrase(first, parsed, parsed.subject(verb)?);
    let author = match who.keys.as_slice() {
        [one] if who.how <= How::Composed => *one,
        _ => return None,
    };
    let speaks_as_one = matches!(
        reading.cast.member(author).actor.kind,
        ActorKind::Country | ActorKind::Organisation | ActorKind::Institution | ActorKind::Party
    );
    // The very next sentence: "A condemns the raid. B rejects it. We …" is neither's.
    let goes_on = sentences.get(first + 1).is_some_and(|parsed| {
        let verb = verb_of(parsed, &|lemma| tables.speaking.contains(lemma));
        let subject = verb.and_then(|verb| parsed.subject(verb));
        subject.is_some_and(|subject| parsed.lower(subject) == "we")
    });
    let reports = sentences.iter().any(|parsed| {
        let past =
            |word: usize| parsed.lemma(word) == "say" && parsed.word(word).upos == Upos::Verb;
        has_marks(parsed) || (0..parsed.len()).any(past)
    });
    (speaks_as_one && goes_on && !reports).then(|| vec![author])
}

/// Whether a sentence has words in quotation marks.
fn has_marks(parsed: &Parsed) -> bool {
    let mark = |word: usize| matches!(parsed.lower(word), "\"" | "“" | "”" | "«" | "»");
    (0..parsed.len()).any(mark)
}
