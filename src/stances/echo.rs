//! Echoes: "So does Chile.", "Chile followed.", "Chile did not.": a sentence that says of others what
//! the one before said.
//!
//! Comes in: a sentence. Goes out: the match of the sentence before, once more for others. Must not
//! know: how targets are found.

use super::attempt::at_cue;
use super::context::Context;
use super::extract::{Found, Source};
use super::holder::Holders;
use super::matching::Filler;
use super::polarity::polarity;
use super::topic::Antecedent;
use crate::lexicon::stance::{Place, Topic};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// Words by which a clause says that somebody does the same.
const ALIKE: &[&str] = &[
    "so",
    "too",
    "also",
    "likewise",
    "either",
    "nor",
    "neither",
    "same",
    "similarly",
];

/// The match of the sentence before, for whoever this sentence says does the same or does not.
pub(super) fn echoed<'a>(
    source: Source<'a>,
    index: usize,
    parsed: &'a Parsed,
) -> Option<Found<'a>> {
    let verb = parsed.root()?;
    let alike = alike(parsed, verb)?;
    let subject = parsed.first(verb, &[Relation::Nsubj])?;
    let before = index.checked_sub(1)?;
    let earlier = &source.sentences[before];
    let hit = (0..earlier.len())
        .rev()
        .filter_map(|cue| at_cue(source, before, earlier, cue))
        .find(|hit| is_main(earlier, hit))?;
    // What a clause turns round is not turned once more.
    let plain = polarity(source, earlier, &hit)?.0 == hit.frame.entry.side();
    if !plain || hit.context.negated || hit.before.is_some() {
        return None;
    }
    let others = hit
        .holders
        .of_others(source.reading, index, parsed, subject)?;
    Some(Found {
        sentence: index,
        cue: verb,
        frame: hit.frame,
        holders: Holders {
            via: Vec::new(),
            ..others
        },
        filler: Filler {
            head: verb,
            place: Place::Before(Topic::Position),
        },
        words: Vec::new(),
        span: hit.span,
        context: Context {
            negated: !alike,
            ..hit.context
        },
        quoted: false,
        before: Some(Antecedent::of(hit)),
        judgement: None,
    })
}

/// Whether a clause says that its subject does the same (or does not); nothing where it says more.
pub(super) fn alike(parsed: &Parsed, verb: usize) -> Option<bool> {
    const LEAN: &[Relation] = &[
        Relation::Nsubj,
        Relation::Advmod,
        Relation::Cc,
        Relation::Punct,
        Relation::Obl,
    ];
    let children = parsed.children(verb);
    let object = parsed.first(verb, &[Relation::Obj]);
    let lean = children
        .iter()
        .all(|&child| LEAN.contains(&parsed.relation(child)) || Some(child) == object);
    let says = |words: &[&str]| children.iter().any(|&it| words.contains(&parsed.lower(it)));
    let same = |object: usize| {
        parsed.lower(object) == "same"
            || parsed
                .dependents(object, &[Relation::Amod])
                .any(|word| matches!(parsed.lower(word), "same" | "similar"))
    };
    let opening = children.first().map(|&first| parsed.lower(first));
    let alike = match (parsed.lemma(verb), object) {
        ("do", None) => says(ALIKE) || says(&["not", "n't", "n’t"]),
        // "So has Peru."
        ("be" | "have" | "will" | "would", None) => {
            opening == Some("so") && parsed.word(verb).upos == Upos::Aux
        }
        // "followed with two goals", "followed to lunch": something else.
        ("follow", None) => parsed
            .dependents(verb, &[Relation::Obl])
            .all(|phrase| matches!(parsed.case(phrase).as_str(), "" | "on" | "in")),
        ("follow", Some(object)) => matches!(parsed.lower(object), "suit"),
        ("do" | "say" | "feel" | "think" | "take" | "hold", Some(object)) => same(object),
        _ => false,
    };
    // "does too, according to rumours"
    let rumoured = parsed
        .dependents(verb, &[Relation::Obl])
        .any(|phrase| parsed.case(phrase) == "according to");
    let denies = parsed.lemma(verb) == "do" && says(&["not", "n't", "n’t"]) && !says(ALIKE);
    (lean && alike && !rumoured).then_some(!denies)
}

/// Whether a match is what its sentence mainly says.
fn is_main(parsed: &Parsed, hit: &Found<'_>) -> bool {
    let verb = match parsed.relation(hit.cue) {
        Relation::Obj | Relation::Obl => parsed.head(hit.cue).unwrap_or(hit.cue),
        _ => hit.cue,
    };
    matches!(parsed.relation(verb), Relation::Root | Relation::Conj)
        && matches!(hit.holders.place, Place::Subject | Place::Light)
}
