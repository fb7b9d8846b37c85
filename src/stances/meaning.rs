//! Meaning: what a target is about, with "the idea", "this" and "it" followed
//! back to the proposal under discussion.
//!
//! Comes in: a match and what was discussed before. Goes out: the target in
//! plain words. Must not know: frames.

use super::antecedent::{self, agrees};
use super::deeds;
use super::discussed::{Discussed, PRONOUN_REACH, PROPOSAL_REACH, points, pronoun_of};
use super::extract::{Found, Source};
use super::matching::{relative, told_beside};
use super::target;
use super::topic::{self, Antecedent};
use crate::actors::Key;
use crate::lexicon::WordClass;
use crate::lexicon::stance::CueClass;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::text::{SentenceKind, single_spaced};
use crate::vocabulary::StanceKind;

/// What a target means, with the dictionary forms of its words.
#[derive(Clone, Debug, Default)]
pub(super) struct Meaning {
    pub(super) text: String,
    pub(super) lemmas: Vec<String>,
}

/// More words than this are no name that others go by.
const LONGEST_NAME: usize = 12;

/// The target with references resolved.
pub(super) fn meaning(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    words: &str,
    discussed: &Discussed,
) -> Option<Meaning> {
    let head = hit.filler.head;
    if let Some(pronoun) = pronoun_of(parsed, hit) {
        return of_pronoun(source, parsed, hit, pronoun, discussed);
    }
    if let Some(fuller) = named_before(source, parsed, hit) {
        return Some(fuller);
    }
    if let Some(whole) = with_left_out(source, parsed, hit) {
        return Some(whole);
    }
    if let Some(told) = told_before(source, parsed, &hit.words) {
        return Some(told);
    }
    if let Some(deed) = done_before(parsed, hit, discussed) {
        return Some(deed);
    }
    if target::refers_back(parsed, head, &hit.words)
        && let Some(topic) = &discussed.last
        && topic.is_open_to(&hit.holders.keys, hit.frame.entry.side())
        && (if points_back(parsed, head) {
            topic.sentence + PRONOUN_REACH >= hit.sentence
        } else {
            topic.is_proposed(parsed.lemma(head), hit.sentence)
        })
    {
        return Some(topic.meaning.clone());
    }
    Some(affirmed(parsed, hit, of_words(parsed, &hit.words, words)))
}

/// What a bare pronoun means; one whose reference is not found tells a reader nothing. In a target
/// "it" is seldom the actor that it is elsewhere.
fn of_pronoun(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    pronoun: usize,
    discussed: &Discussed,
) -> Option<Meaning> {
    let form = parsed.lower(pronoun);
    match form {
        "him" | "her" | "he" | "she" => return named(source, hit.sentence, pronoun),
        "it" | "this" | "that" | "so" | "they" | "them" | "these" | "those" => {}
        // Who speaks and who is spoken to is no matter of what was said before.
        "i" | "me" | "we" | "us" | "you" | "myself" | "ourselves" | "yourself" => return None,
        _ => return subject_before(source, hit.sentence, pronoun, form),
    }
    // "regards it as wrong that one should pay": nothing before it. "They were told" is of people.
    let people = matches!(form, "they" | "these" | "those")
        && parsed.relation(pronoun) == Relation::NsubjPass;
    if people || form == "it" && stands_for_clause(parsed, hit.cue) {
        return None;
    }
    let near = |sentence: usize| sentence + PRONOUN_REACH >= hit.sentence;
    let topic = discussed
        .last
        .as_ref()
        .filter(|topic| near(topic.sentence) && topic.can_be(form));
    let surely = topic.filter(|it| it.debated || it.sentence == hit.sentence || points(form));
    if let Some(topic) = surely {
        return Some(topic.meaning.clone());
    }
    if parsed.sentence.kind == SentenceKind::Heading {
        let told = told_beside(parsed, hit.cue).filter(|_| form == "it")?;
        return of_phrase(source, parsed, told);
    }
    if parsed.lemma(hit.cue) == "vote"
        && let Some(meaning) = voted_on(source, hit.sentence)
    {
        return Some(meaning);
    }
    let noun = (!points(form)).then(|| antecedent::noun(source, (hit.sentence, pronoun)));
    if let Some(meaning) = noun.flatten().and_then(|place| of_noun(source, place)) {
        return Some(meaning);
    }
    let pointed = discussed.pointed.as_ref().filter(|it| near(it.0));
    topic
        .map(|topic| &topic.meaning)
        .or(pointed.map(|it| &it.1))
        .cloned()
        .or_else(|| headline(source, hit, form))
        .or_else(|| {
            // In a report "it" seldom takes up the subject of the sentence before.
            let report = form == "it" && antecedent::is_report(source);
            (!report).then(|| subject_before(source, hit.sentence, pronoun, form))?
        })
}

/// Whether a clause behind a judgement tells what "it" is.
fn stands_for_clause(parsed: &Parsed, cue: usize) -> bool {
    let behind = [
        Relation::Ccomp,
        Relation::Csubj,
        Relation::Acl,
        Relation::Advcl,
    ];
    let adjective = parsed.word(cue).upos == Upos::Adj;
    adjective
        && parsed
            .dependents(cue, &behind)
            .any(|it| it > cue && parsed.mark(it) == Some("that"))
}

/// What a noun names, by its fullest name; of "the move" the headline tells what it was.
fn of_noun(source: Source<'_>, place: antecedent::Place) -> Option<Meaning> {
    let phrase = |place: antecedent::Place| of_phrase(source, &source.sentences[place.0], place.1);
    let own = phrase(place)?;
    if !antecedent::is_bare(&source.sentences[place.0], place.1) {
        return Some(own);
    }
    let name = |place: Option<antecedent::Place>| name_at(source, place?);
    let fuller = name(antecedent::fuller(source, place));
    let named = fuller.or_else(|| name(antecedent::by_other_word(source, place)));
    if named.is_some() {
        return named;
    }
    let Some(told) = antecedent::headline(source, place.0).and_then(phrase) else {
        return Some(own);
    };
    Some(Meaning {
        text: format!("{} ({})", own.text, told.text),
        lemmas: [own.lemmas, told.lemmas].concat(),
    })
}

/// What the headline tells, where nothing nearer names what "it" is: not in quotations, which take up
/// what was said there. Nobody is against what he did himself.
fn headline(source: Source<'_>, hit: &Found<'_>, pronoun: &str) -> Option<Meaning> {
    if pronoun != "it" || hit.quoted {
        return None;
    }
    let (index, verb) = antecedent::headline(source, hit.sentence)?;
    let told = &source.sentences[index];
    let doer = source.reading.phrase(index, told, told.subject(verb)?).keys;
    let cast = &source.reading.cast;
    let own = |key: &Key| {
        hit.holders
            .keys
            .iter()
            .any(|&holder| cast.same_side(*key, holder))
    };
    let blames = hit.frame.entry.side() == StanceKind::Opposes && doer.iter().any(own);
    (!blames).then(|| of_phrase(source, told, verb))?
}

/// "the move", "the step": what was done just before.
fn done_before(parsed: &Parsed, hit: &Found<'_>, discussed: &Discussed) -> Option<Meaning> {
    let head = hit.filler.head;
    let moved = matches!(parsed.lemma(head), "move" | "step")
        && target::refers_back(parsed, head, &hit.words);
    let deed = discussed.deed.as_ref().filter(|_| moved)?;
    let meant = || deed.meant_by(&hit.holders.keys, hit.frame.entry.side());
    (deed.sentence + PROPOSAL_REACH >= hit.sentence).then(|| meant().clone())
}

/// "the law must not be changed": opposed is that it must be changed.
fn affirmed(parsed: &Parsed, hit: &Found<'_>, meaning: Meaning) -> Meaning {
    let clause = hit.filler.head;
    let denial = parsed
        .dependents(clause, &[Relation::Advmod])
        .find(|&word| matches!(parsed.lower(word), "not" | "never") && hit.words.contains(&word));
    let modal = hit.frame.entry.class == CueClass::Modal;
    let wanted = deeds::is_lapse(parsed, clause);
    match denial.filter(|&word| modal && !wanted && word > hit.words[0]) {
        Some(word) => Meaning {
            text: meaning
                .text
                .replacen(&format!(" {} ", parsed.lower(word)), " ", 1),
            ..meaning
        },
        None => meaning,
    }
}

/// "such a force", "doing so": plainly what was just told of.
fn points_back(parsed: &Parsed, head: usize) -> bool {
    let such = |&word: &usize| parsed.lower(word) == "such";
    parsed.lower(head) == "doing" || parsed.children(head).iter().any(such)
}

/// "the treaty" after "a treaty on sea mines": the nearest phrase before with the same head that says
/// more.
fn named_before(source: Source<'_>, parsed: &Parsed, hit: &Found<'_>) -> Option<Meaning> {
    let head = hit.filler.head;
    let bare = parsed.word(head).upos == Upos::Noun
        && hit.words.len() <= 3
        && hit.words.contains(&head)
        && parsed.first(head, &[Relation::Det]).is_some_and(|det| {
            hit.words.contains(&det) && matches!(parsed.lower(det), "the" | "this" | "that")
        });
    if !bare || source.reading.word(hit.sentence, head).is_some() {
        return None;
    }
    name_at(source, antecedent::fuller(source, (hit.sentence, head))?)
}

/// The phrase at a place, if it is short enough for a name.
fn name_at(source: Source<'_>, (sentence, head): antecedent::Place) -> Option<Meaning> {
    of_phrase(source, &source.sentences[sentence], head)
        .filter(|name| name.lemmas.len() <= LONGEST_NAME)
}

/// "the guarantees that Israel wants to get": getting the guarantees.
fn with_left_out(source: Source<'_>, parsed: &Parsed, hit: &Found<'_>) -> Option<Meaning> {
    let noun = relative::left_out(parsed, &hit.filler, hit.cue)?;
    if hit.words.contains(&noun) {
        return None;
    }
    let text = &source.document.text;
    let phrase = target::words(parsed, noun, hit.cue);
    let verb = hit.words.iter().position(|&word| word == hit.filler.head)?;
    let (doing, rest) = hit.words.split_at(verb + 1);
    let parts: Vec<&str> = [doing, &phrase, rest]
        .into_iter()
        .filter_map(|words| Some(target::span(parsed, words)?.slice(text)))
        .collect();
    let words = [doing, &phrase, rest].concat();
    Some(of_words(parsed, &words, &parts.join(" ")))
}

/// "named a commission, a step that France welcomed": what the clause before tells of; beside "a bill"
/// stands its name.
fn told_before(source: Source<'_>, parsed: &Parsed, words: &[usize]) -> Option<Meaning> {
    let noun = *words.iter().find(|&&word| {
        let new = parsed.first(word, &[Relation::Det]);
        parsed.relation(word) == Relation::Appos
            && WordClass::Proposals.has(parsed.lemma(word))
            && new.is_some_and(|det| matches!(parsed.lower(det), "a" | "an" | "another"))
    })?;
    let beside = parsed.head(noun).filter(|it| !words.contains(it))?;
    let deed = WordClass::Ideas.has(parsed.lemma(noun)) || parsed.lemma(noun) == "decision";
    let clause = deed.then(|| clause_around(parsed, beside)).flatten();
    of_phrase(source, parsed, clause.unwrap_or(beside))
}

/// The clause of which a word is an object or the like, not the subject.
fn clause_around(parsed: &Parsed, word: usize) -> Option<usize> {
    let mut at = word;
    while parsed.word(at).upos != Upos::Verb {
        match parsed.relation(at) {
            Relation::Obj | Relation::Obl | Relation::Nmod | Relation::Conj | Relation::Xcomp => {
                at = parsed.head(at)?;
            }
            _ => return None,
        }
    }
    Some(at)
}

/// The plain meaning of the phrase at a head.
fn of_phrase(source: Source<'_>, parsed: &Parsed, head: usize) -> Option<Meaning> {
    let words = target::words(parsed, head, usize::MAX);
    let text = target::span(parsed, &words)?.slice(&source.document.text);
    Some(of_words(parsed, &words, text))
}

/// What was told before, in its own words; what a pronoun among them meant there.
pub(super) fn told(
    source: Source<'_>,
    before: &Antecedent,
    discussed: &Discussed,
) -> Option<Meaning> {
    let parsed = &source.sentences[before.sentence];
    if !target::is_pronoun(parsed, before.head) || before.words.len() > 1 {
        let words = before.span.slice(&source.document.text);
        return Some(of_words(parsed, &before.words, words));
    }
    let topic = discussed.last.as_ref();
    match topic.filter(|topic| topic.sentence == before.sentence) {
        Some(topic) => Some(topic.meaning.clone()),
        None => named(source, before.sentence, before.head),
    }
}

/// The actor that a pronoun means.
fn named(source: Source<'_>, sentence: usize, pronoun: usize) -> Option<Meaning> {
    let who = source.reading.word(sentence, pronoun)?;
    let key = who.keys.first()?;
    let name = source.reading.cast.member(*key).actor.name.clone();
    Some(Meaning {
        lemmas: vec![name.to_lowercase()],
        text: name,
    })
}

/// Words as they stand, white space made single.
pub(super) fn of_words(parsed: &Parsed, words: &[usize], text: &str) -> Meaning {
    Meaning {
        text: single_spaced(text),
        lemmas: words
            .iter()
            .map(|&word| parsed.lemma(word).to_lowercase())
            .collect(),
    }
}

/// What "voted against it" is about: the last text before that one can vote on.
fn voted_on(source: Source<'_>, sentence: usize) -> Option<Meaning> {
    topic::texts_before(source, sentence, 0)
        .find_map(|(index, text)| of_phrase(source, &source.sentences[index], text))
}

/// "The ruling", not "a reporter" or "the government": a thing of which the text goes on to tell.
fn is_told_of(parsed: &Parsed, noun: usize) -> bool {
    let definite = parsed.has_det(noun, &["the", "this", "that"]);
    definite
        && !WordClass::OurSide.has(parsed.lemma(noun))
        && !WordClass::SortOfBody.has(parsed.lemma(noun))
        && !matches!(parsed.lemma(noun), "opposition" | "side")
}

/// What "it" is about where no proposal was mentioned: the thing that is the
/// subject of this sentence before the pronoun, or of the sentence before.
fn subject_before(
    source: Source<'_>,
    sentence: usize,
    before: usize,
    pronoun: &str,
) -> Option<Meaning> {
    (sentence.saturating_sub(1)..=sentence)
        .rev()
        .find_map(|index| {
            let parsed = &source.sentences[index];
            let limit = if index == sentence {
                before
            } else {
                parsed.len()
            };
            let subject = (0..limit).find(|&word| {
                matches!(parsed.relation(word), Relation::Nsubj | Relation::NsubjPass)
                    && parsed.word(word).upos == Upos::Noun
                    && agrees(pronoun, parsed.word(word).tag)
                    && is_told_of(parsed, word)
                    && source.reading.word(index, word).is_none()
            })?;
            of_phrase(source, parsed, subject)
        })
}
