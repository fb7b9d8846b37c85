//! Antecedents: what "it", "this" and "they" mean where a position is about them.
//!
//! Comes in: a pronoun in its sentence. Goes out: the phrase before it that names something one takes
//! sides on, by its fullest name, or the headline of the report. Must not know: frames, holders.
//!
//! A pronoun agrees with the nearest such noun of its sentence or of the one before. A bare "the deal"
//! there says little: its fuller name stands further up, perhaps by another word ("a treaty on sea
//! mines"), or the headline tells what was done.

use super::extract::Source;
use crate::lexicon::WordClass;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::text::SentenceKind;

/// How many sentences back "the treaty" may find which one it is.
const NAME_REACH: usize = 12;

/// How many sentences below a headline open a report, a line with place and date among them.
const OPENING: usize = 3;

/// What makes a noun tell which one it is.
const NAMING_RELATIONS: &[Relation] = &[Relation::Nmod, Relation::Compound, Relation::NmodPoss];

/// What makes it more than "the deal".
const DESCRIBING: &[Relation] = &[
    Relation::Nmod,
    Relation::Compound,
    Relation::NmodPoss,
    Relation::Amod,
    Relation::Acl,
    Relation::AclRelcl,
    Relation::Nummod,
    Relation::Flat,
];

/// What only a clause has: "the last one deals with refugees".
const CLAUSAL: &[Relation] = &[Relation::Nsubj, Relation::Cop, Relation::Aux];

/// Prepositions of phrases that tell when, where or how something was said.
const CIRCUMSTANCE: &[&str] = &[
    "after", "as", "at", "before", "by", "during", "in", "since", "under", "with", "without",
];

/// A word of the document: its sentence and its place there.
pub(super) type Place = (usize, usize);

/// The kind of thing on which one takes sides that a noun names.
fn kind(lemma: &str) -> Option<WordClass> {
    let lemma = lemma.to_lowercase();
    [
        WordClass::Accord,
        WordClass::LawText,
        WordClass::Scheme,
        WordClass::Blow,
        WordClass::Measure,
    ]
    .into_iter()
    .find(|class| class.has(&lemma))
}

/// Whether a noun names something on which one takes sides.
pub(super) fn is_debated(parsed: &Parsed, word: usize) -> bool {
    kind(parsed.lemma(word)).is_some()
}

/// Whether a pronoun agrees in number with a noun of this tag.
pub(super) fn agrees(pronoun: &str, tag: &str) -> bool {
    match pronoun {
        "they" | "them" | "these" | "those" => tag == "NNS" || tag == "NNPS",
        _ => matches!(tag, "NN" | "NNP"),
    }
}

/// The noun that a pronoun means: of its own sentence before it, else of the sentence before.
pub(super) fn noun(source: Source<'_>, (sentence, pronoun): Place) -> Option<Place> {
    let own = &source.sentences[sentence];
    let form = own.lower(pronoun);
    // What does something to "it" is not it.
    let beside = |&word: &usize| {
        !(own.head(word) == own.head(pronoun)
            && matches!(own.relation(word), Relation::Nsubj | Relation::NsubjPass))
    };
    let here = (0..pronoun).filter(beside);
    let within = nearest(own, here, form).map(|word| (sentence, word));
    within.or_else(|| {
        let index = sentence.checked_sub(1)?;
        let before = &source.sentences[index];
        nearest(before, 0..before.len(), form).map(|word| (index, word))
    })
}

/// The last noun that can be meant; one that is the subject or object of a clause goes before others.
fn nearest(parsed: &Parsed, words: impl Iterator<Item = usize>, form: &str) -> Option<usize> {
    let fits = |&word: &usize| agrees(form, parsed.word(word).tag) && is_antecedent(parsed, word);
    let fitting: Vec<usize> = words.filter(fits).collect();
    let core = |word: &&usize| {
        matches!(
            parsed.relation(**word),
            Relation::Nsubj | Relation::NsubjPass | Relation::Obj
        )
    };
    let last = fitting.iter().rev().find(core);
    last.or(fitting.last()).copied()
}

/// Whether a noun names something one takes sides on that later words can mean.
fn is_antecedent(parsed: &Parsed, word: usize) -> bool {
    let role = match parsed.relation(word) {
        Relation::Nsubj | Relation::NsubjPass | Relation::Root => true,
        // "called the law a mistake": the second object says what the first is.
        Relation::Obj => parsed.head(word).is_some_and(|verb| {
            let mut objects = parsed.dependents(verb, &[Relation::Obj]);
            objects.all(|it| it >= word)
        }),
        // "agreed on a plan", "in favour of the ban", not "a call for a truce".
        Relation::Obl | Relation::Nmod | Relation::Conj => {
            !CIRCUMSTANCE.contains(&parsed.case(word).as_str()) && is_known(parsed, word)
                || parsed.relation(word) == Relation::Obl && parsed.case(word) == "on"
        }
        _ => false,
    };
    let told = parsed.children(word).iter().all(|&child| {
        parsed.relation(child) != Relation::Cop
            && !matches!(
                parsed.lower(child),
                "no" | "any" | "every" | "each" | "neither" | "international"
            )
    });
    role && told
        && matches!(parsed.word(word).upos, Upos::Noun | Upos::Propn)
        && is_debated(parsed, word)
}

/// Whether a noun names one that is known, or one of its kind: "the ban", "Peru's offer", "membership".
fn is_known(parsed: &Parsed, noun: usize) -> bool {
    let whole = parsed.relation(noun) == Relation::Nmod && parsed.case(noun) == "of";
    let det = parsed.first(noun, &[Relation::Det]);
    !whole && det.is_none_or(|det| !matches!(parsed.lower(det), "a" | "an" | "some"))
}

/// Whether a noun says no more than "the deal".
pub(super) fn is_bare(parsed: &Parsed, noun: usize) -> bool {
    let definite = parsed.dependents(noun, &[Relation::Det]).any(|det| {
        matches!(
            parsed.lower(det),
            "the" | "this" | "that" | "these" | "such"
        )
    });
    let described = parsed.dependents(noun, DESCRIBING).any(|it| {
        parsed.relation(it) != Relation::Nmod || !CIRCUMSTANCE.contains(&parsed.case(it).as_str())
    });
    definite && parsed.word(noun).upos == Upos::Noun && !described
}

/// The nearest phrase before a noun with the same head that says more.
pub(super) fn fuller(source: Source<'_>, place: Place) -> Option<Place> {
    let own = &source.sentences[place.0];
    let (lemma, tag) = (own.lemma(place.1), own.word(place.1).tag);
    let telling = telling_apart(own, place.1);
    named_before(source, place, |parsed, word| {
        // "the vote" is not "130 votes to four".
        let other = tag == "NN" && parsed.word(word).tag == "NNS";
        // "the Afghan people" are not "the people of Kosovo".
        let told = |telling: &usize| {
            let lemma = own.lemma(*telling);
            let mut words = parsed.subtree(word).into_iter();
            words.any(|it| parsed.lemma(it).eq_ignore_ascii_case(lemma))
        };
        parsed.lemma(word).eq_ignore_ascii_case(lemma) && !other && telling.iter().all(told)
    })
}

/// The words beside a noun that tell which one it is: not "the same plan", "the ongoing talks".
fn telling_apart(parsed: &Parsed, noun: usize) -> Vec<usize> {
    const PLAIN: &[&str] = &[
        "above",
        "above-mentioned",
        "aforementioned",
        "current",
        "draft",
        "entire",
        "final",
        "full",
        "great",
        "historic",
        "important",
        "latest",
        "new",
        "noble",
        "ongoing",
        "planned",
        "present",
        "proposed",
        "recent",
        "said",
        "same",
        "such",
        "unfolding",
        "very",
        "whole",
    ];
    // "this vicious attack" points, whatever its words say of it.
    let points = parsed
        .first(noun, &[Relation::Det])
        .is_some_and(|det| parsed.lower(det) != "the");
    let beside = &[Relation::Amod, Relation::Compound, Relation::Nummod];
    parsed
        .dependents(noun, beside)
        .filter(|&word| !PLAIN.contains(&parsed.lower(word)))
        .filter(|&word| !points || parsed.lemma(word).starts_with(char::is_uppercase))
        .collect()
}

/// The same by a word for the same kind of thing: "the deal" after "a treaty on sea mines"; of deeds
/// there are too many.
pub(super) fn by_other_word(source: Source<'_>, place: Place) -> Option<Place> {
    let lemma = source.sentences[place.0].lemma(place.1);
    let kinds: &[WordClass] = match kind(lemma)? {
        WordClass::LawText if matches!(lemma, "text" | "document" | "draft") => {
            &[WordClass::LawText, WordClass::Accord]
        }
        WordClass::Accord => &[WordClass::Accord],
        WordClass::LawText => &[WordClass::LawText],
        WordClass::Scheme => &[WordClass::Scheme],
        _ => return None,
    };
    let same = |parsed: &Parsed, word: usize| {
        kind(parsed.lemma(word)).is_some_and(|kind| kinds.contains(&kind))
    };
    named_before(source, place, same).or_else(|| {
        // The headline leaves out articles and names the thing shortly.
        let headline = heading(source)?;
        let named = (0..headline.len()).find(|&word| {
            same(headline, word)
                && matches!(headline.word(word).upos, Upos::Noun | Upos::Propn)
                && headline.first(word, DESCRIBING).is_some()
        });
        named.map(|word| (0, word))
    })
}

/// The nearest noun before a place that tells which one it is.
fn named_before(
    source: Source<'_>,
    (sentence, noun): Place,
    same: impl Fn(&Parsed, usize) -> bool,
) -> Option<Place> {
    let first = sentence.saturating_sub(NAME_REACH);
    (first..=sentence).rev().find_map(|index| {
        let earlier = &source.sentences[index];
        let limit = if index == sentence {
            noun
        } else {
            earlier.len()
        };
        let named = (0..limit).rev().find(|&word| {
            matches!(earlier.word(word).upos, Upos::Noun | Upos::Propn)
                && same(earlier, word)
                && earlier.first(word, NAMING_RELATIONS).is_some()
                && earlier.first(word, CLAUSAL).is_none()
        })?;
        Some((index, named))
    })
}

/// The headline of a report.
fn heading(source: Source<'_>) -> Option<&Parsed> {
    let first = source.sentences.first()?;
    (first.sentence.kind == SentenceKind::Heading).then_some(first)
}

/// Whether a text is a report below a headline, no speech.
pub(super) fn is_report(source: Source<'_>) -> bool {
    heading(source).is_some() && !source.speech.speaks_throughout()
}

/// What the headline of a report tells, for the sentences below it. The title of a speech tells
/// nothing, nor does one whose words the opening does not take up ("Warsaw shrugs").
pub(super) fn headline(source: Source<'_>, sentence: usize) -> Option<Place> {
    let below = sentence > 0 && is_report(source);
    let told = heading(source).filter(|_| below)?;
    let verb = told.root()?;
    let tells = told.word(verb).upos == Upos::Verb && told.subject(verb).is_some();
    (tells && sums_up(source, told)).then_some((0, verb))
}

/// Whether the opening of a report takes up two fifths of the headline's words, and two at least.
fn sums_up(source: Source<'_>, headline: &Parsed) -> bool {
    let opening = source.sentences.iter().skip(1).take(OPENING);
    let opening: Vec<String> = opening.flat_map(lemmas).collect();
    let words: Vec<String> = lemmas(headline).collect();
    let shared = words.iter().filter(|word| opening.contains(word)).count();
    shared >= 2 && shared * 5 >= words.len() * 2
}

/// The dictionary forms of a sentence's content words.
fn lemmas(parsed: &Parsed) -> impl Iterator<Item = String> + '_ {
    let content = |&word: &usize| {
        matches!(
            parsed.word(word).upos,
            Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj
        )
    };
    let words = (0..parsed.len()).filter(content);
    words.map(|word| parsed.lemma(word).to_lowercase())
}
