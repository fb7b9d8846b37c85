//! Given: what must stand beside a cue for its frame to hold: a harm that somebody is "responsible for",
//! a foe whom a plan "would strengthen", a clause of what may come.
//!
//! Comes in: a cue, a frame, who holds the position. Goes out: whether what the frame asks for is
//! missing. Must not know: other frames.

use super::extract::Source;
use super::holder::Holders;
use super::matching::{self, Filler};
use super::orders;
use crate::actors::Key;
use crate::actors::reading::How;
use crate::lexicon::stance::{CueClass, Place, Sort};
use crate::lexicon::{StanceFrame, WordClass};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::{Act, ActorKind};

/// Whether something that the frame asks for is missing beside its cue.
pub(super) fn is_missing(
    source: Source<'_>,
    sentence: usize,
    parsed: &Parsed,
    cue: usize,
    entry: &StanceFrame,
    filler: &Filler,
) -> bool {
    if entry.cue == orders::CUE
        && entry.class == CueClass::Modal
        && !orders::is_spoken(source, parsed, cue)
    {
        return true;
    }
    if entry.to_come && !is_to_come(parsed, cue)
        || entry.to_come && entry.act == Act::Offer && !is_willing(source, parsed, cue)
    {
        return true;
    }
    let Some(given) = &entry.given else {
        return false;
    };
    let place = std::slice::from_ref(&given.at);
    let there = matching::fill(parsed, cue, entry.class, place);
    let fits = there.is_some_and(|filler| match given.what {
        Sort::Harm => is_harm(parsed, filler.head),
        Sort::Foe => is_foe(parsed, filler.head),
        Sort::Circumstance => is_circumstance(parsed, filler.head),
    });
    !fits
        || !entry.target.contains(&filler.place)
        || accuses_nobody(source, sentence, parsed, cue, entry)
}

/// "would lead to", "threatens to cause", "is likely to spark".
fn is_to_come(parsed: &Parsed, cue: usize) -> bool {
    let open = |word: usize| {
        matches!(
            parsed.lemma(word),
            "bind" | "go" | "likely" | "risk" | "set" | "sure" | "threaten"
        )
    };
    let governed = || parsed.mark(cue) == Some("to") && parsed.head(cue).is_some_and(open);
    parsed.auxiliaries(cue).any(|auxiliary| {
        matches!(
            auxiliary,
            "can" | "could" | "may" | "might" | "will" | "would" | "'ll" | "'d"
        )
    }) || governed()
}

/// "will help to rebuild it": not "is bound to help", "would only help"; of a speech not "It will help
/// to ease it", where "it" is what the sentence before tells.
fn is_willing(source: Source<'_>, parsed: &Parsed, cue: usize) -> bool {
    let it = || {
        let subject = parsed.subject(cue);
        subject.is_some_and(|it| matches!(parsed.lower(it), "it" | "this" | "that" | "which"))
    };
    if source.speech.speaks_throughout() && it() {
        return false;
    }
    let will =
        |auxiliary: &str| matches!(auxiliary, "will" | "would" | "'ll" | "’ll" | "'d" | "’d");
    parsed.auxiliaries(cue).any(will)
        && parsed
            .dependents(cue, &[Relation::Advmod])
            .all(|adverb| parsed.lower(adverb) != "only")
}

/// Whether words name something bad: "the massacre", "a wave of attacks", "killing three sailors".
pub(super) fn is_harm(parsed: &Parsed, head: usize) -> bool {
    if parsed.word(head).upos == Upos::Verb {
        return parsed.word(head).tag == "VBG" && WordClass::Harming.has(parsed.lemma(head));
    }
    // "the end of the war", "a way out of the crisis" is none.
    let of_harm = || {
        parsed.dependents(head, &[Relation::Nmod]).any(|of| {
            matches!(parsed.case(of).as_str(), "of" | "in") && WordClass::Harm.has(parsed.lemma(of))
        })
    };
    WordClass::Harm.has(parsed.lemma(head))
        || WordClass::Amount.has(parsed.lemma(head)) && of_harm()
}

/// Whether words name somebody whom nobody wants to help: "our enemies", "the hands of extremists".
pub(super) fn is_foe(parsed: &Parsed, head: usize) -> bool {
    let foe = |word: usize| {
        let described = parsed
            .dependents(word, &[Relation::Amod, Relation::Compound])
            .any(|it| matches!(parsed.lower(it), "terrorist" | "extremist" | "enemy"));
        WordClass::Foe.has(parsed.lemma(word)) || described
    };
    let hands = matches!(
        parsed.lemma(head),
        "hand" | "cause" | "position" | "morale" | "influence"
    );
    let of = || {
        parsed
            .dependents(head, &[Relation::Nmod, Relation::NmodPoss])
            .any(foe)
    };
    foe(head) || hands && of()
}

/// Whether words name what is so and asks nothing by itself: "the situation", "such a crisis", "all this".
fn is_circumstance(parsed: &Parsed, head: usize) -> bool {
    matches!(parsed.lower(head), "it" | "this" | "that" | "these")
        || parsed.word(head).upos == Upos::Noun
            && WordClass::Circumstance.has(parsed.lemma(head))
            && parsed
                .first(head, &[Relation::NmodPoss])
                .is_none_or(|whose| matches!(parsed.lower(whose), "our" | "its" | "their" | "my"))
}

/// "said the drought was responsible for it", "said it was behind the raid": no charge against
/// anybody.
fn accuses_nobody(
    source: Source<'_>,
    sentence: usize,
    parsed: &Parsed,
    cue: usize,
    entry: &StanceFrame,
) -> bool {
    let Some(charged) = charged(parsed, cue, entry) else {
        return !entry.aimed.is_empty();
    };
    let who = source.reading.phrase(sentence, parsed, charged);
    let somebody = || {
        let lemma = parsed.lemma(charged);
        matches!(parsed.word(charged).upos, Upos::Noun | Upos::Propn)
            && (WordClass::CalledUpon.has(lemma)
                || WordClass::Doer.has(lemma)
                || WordClass::Foe.has(lemma))
    };
    let asked = matches!(parsed.lower(charged), "who" | "what" | "whoever");
    // "the suffering caused by man", "steps that cause harm" only describe.
    let described = entry.class == CueClass::Verb
        && matches!(parsed.relation(cue), Relation::Acl | Relation::AclRelcl);
    described || who.how == How::FirstPerson || asked || who.keys.is_empty() && !somebody()
}

/// Who is charged by a frame that accuses.
fn charged(parsed: &Parsed, cue: usize, entry: &StanceFrame) -> Option<usize> {
    let places = &entry.aimed;
    matching::fill(parsed, cue, entry.class, places).map(|filler| filler.head)
}

/// "Peru said that Chile would strike if the talks failed": who tells what another will do only
/// expects it.
pub(super) fn is_foretold(source: Source<'_>, entry: &StanceFrame, holders: &Holders) -> bool {
    let cast = &source.reading.cast;
    let another = |&teller: &Key| {
        let own = |&key: &Key| cast.same_side(key, teller);
        cast.member(teller).actor.kind != ActorKind::Media && !holders.keys.iter().any(own)
    };
    entry.to_come
        && matches!(entry.act, Act::Threaten | Act::Offer)
        && holders.place == Place::Subject
        && holders.how != How::FirstPerson
        && holders.via.iter().any(another)
}

/// "The army said it was behind the raid": who says so of his own side claims it.
pub(super) fn is_claimed(
    source: Source<'_>,
    sentence: usize,
    parsed: &Parsed,
    cue: usize,
    entry: &StanceFrame,
    holders: &Holders,
) -> bool {
    if entry.given.is_none() || !entry.holder.contains(&Place::Voice) {
        return false;
    }
    let Some(charged) = charged(parsed, cue, entry) else {
        return false;
    };
    let who = source.reading.phrase(sentence, parsed, charged);
    let cast = &source.reading.cast;
    let own = |&key| {
        let mut keys = holders.keys.iter();
        keys.any(|&holder| cast.same_side(key, holder))
    };
    who.keys.iter().any(own)
}
