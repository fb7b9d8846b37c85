//! Groups: sets of actors that are addressed in the text's own words, and bodies called by half their
//! name.
//!
//! Comes in: the word for them. Goes out: members of the cast, or an actor of the text's own words.
//! Must not know: frames.

use super::extract::{Found, Source};
use super::record::ActorRef;
use super::target;
use crate::actors::Key;
use crate::lexicon::WordClass;
use crate::lexicon::stance::{CueClass, Place};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::text::single_spaced;
use crate::vocabulary::{Act, ActorKind};

/// A set of actors in the text's own words: "all parties", "the pilgrims and the poor".
pub(super) fn in_own_words(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    head: usize,
) -> Vec<ActorRef> {
    if !may_be_addressed(parsed, hit, head) {
        return Vec::new();
    }
    // "the pilgrims and the poor": two, each with an article of its own.
    let second = parsed
        .dependents(head, &[Relation::Conj])
        .find(|&other| other < hit.filler.head && parsed.first(other, &[Relation::Det]).is_some());
    let mut words = target::words(parsed, head, hit.cue);
    // "elements of the guard to release the president": what they shall do is the target.
    // "ordered state firms to invest", read as one: the firms are part of it.
    let entry = &hit.frame.entry;
    let asks = matches!(entry.act, Act::Demand | Act::Advocate)
        && entry.addressee.contains(&Place::Object)
        && entry.class == CueClass::Verb;
    if !(asks && hit.words.contains(&head)) {
        words.retain(|&word| !hit.words.contains(&word));
    }
    // "all powers, including Peru": Peru is named beside them.
    let including = parsed
        .dependents(head, &[Relation::Nmod])
        .find(|&word| parsed.case(word) == "including");
    let apart = including.map_or_else(Vec::new, |word| parsed.subtree(word));
    words.retain(|word| !apart.contains(word));
    if head < hit.filler.head {
        let clause = parsed.subtree(hit.filler.head);
        let first = clause.first().copied().filter(|&first| first > head);
        words.retain(|&word| first.is_none_or(|first| word < first));
    }
    let mut parts = vec![words];
    if let Some(second) = second {
        let other = parsed.subtree(second);
        let rest = parts[0].iter().copied();
        let (mut behind, first): (Vec<usize>, Vec<usize>) = rest.partition(|at| other.contains(at));
        behind.retain(|&at| parsed.relation(at) != Relation::Cc);
        parts = vec![first, behind];
    }
    let text = &source.document.text;
    let light =
        |&at: &usize| parsed.word(at).upos == Upos::Punct || parsed.relation(at) == Relation::Cc;
    parts
        .into_iter()
        .filter_map(|mut part| {
            while part.last().is_some_and(light) {
                part.pop();
            }
            let name = single_spaced(target::span(parsed, &part)?.slice(text));
            Some(ActorRef::unlisted(&name, ActorKind::Collective))
        })
        .collect()
}

/// "Peru and the rebels in the north", "all powers, including Peru": those without a name that are
/// asked together with those that have one.
pub(super) fn unnamed_beside(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    head: usize,
    asked: bool,
) -> Vec<ActorRef> {
    let unknown = |word: usize| {
        let who = source.reading.phrase(hit.sentence, parsed, word);
        who.keys.is_empty() && matches!(parsed.word(word).upos, Upos::Noun | Upos::Propn)
    };
    let including = parsed
        .dependents(head, &[Relation::Nmod])
        .any(|word| parsed.case(word) == "including");
    let joined = parsed.dependents(head, &[Relation::Conj]).filter(|&other| {
        other < hit.filler.head && parsed.first(other, &[Relation::Det]).is_some()
    });
    let whole = Some(head).filter(|_| including);
    let words: Vec<usize> = whole
        .into_iter()
        .chain(joined)
        .filter(|&word| unknown(word))
        .collect();
    if !asked && !words.iter().all(|&word| acts(parsed, word)) {
        return Vec::new();
    }
    let own_words = |word| in_own_words(source, parsed, hit, word);
    words.into_iter().flat_map(own_words).collect()
}

/// "the rebels must go", "the regime must go", but not "the sanctions must go".
pub(super) fn acts(parsed: &Parsed, head: usize) -> bool {
    let lemma = parsed.lemma(head);
    let the = parsed
        .dependents(head, &[Relation::Det])
        .any(|det| parsed.lower(det) == "the");
    if the && (WordClass::ShortBody.has(lemma) || lemma == "world") {
        return true;
    }
    let anybody = matches!(
        lemma,
        "country" | "government" | "nation" | "party" | "side" | "state"
    ) && parsed
        .first(head, &[Relation::Amod, Relation::Nmod, Relation::Compound])
        .is_none()
        && parsed
            .dependents(head, &[Relation::Det])
            .all(|det| parsed.lower(det) == "all");
    WordClass::CalledUpon.has(lemma) && !anybody
}

/// Whether a noun without a known name may be one whom one addresses.
fn may_be_addressed(parsed: &Parsed, hit: &Found<'_>, head: usize) -> bool {
    let (lemma, tag) = (parsed.lemma(head), parsed.word(head).tag);
    let thing = WordClass::TimeSpan.has(lemma)
        || WordClass::Threatened.has(lemma)
        || WordClass::VotedText.has(lemma)
        || matches!(lemma, "difference" | "troop" | "term" | "question");
    // "its members", "his deputies": one's own people.
    let own = parsed
        .dependents(head, &[Relation::NmodPoss])
        .any(|whose| matches!(parsed.lower(whose), "its" | "his" | "her" | "their"))
        && matches!(
            lemma,
            "deputy" | "member" | "supporter" | "minister" | "lawmaker"
        );
    let several = matches!(tag, "NNS" | "NNPS");
    // "urged every nation to", "instructed Fjordbank to", "asked the assembly to"
    let acts = hit.filler.head > head && parsed.word(hit.filler.head).tag == "VB";
    // "a country should sign": said of any, to none.
    let each = parsed
        .dependents(head, &[Relation::Det])
        .any(|det| matches!(parsed.lower(det), "each" | "every"));
    let named = each || parsed.word(head).upos == Upos::Propn || lemma == "world";
    let asked = named || hit.frame.entry.class != CueClass::Modal;
    let one = tag.starts_with("NN") && acts && asked;
    !thing && !own && (several || one)
}

/// "both sides", "the two governments".
pub(super) fn names_two(parsed: &Parsed, head: usize) -> bool {
    let two = parsed
        .dependents(head, &[Relation::Det, Relation::Nummod])
        .any(|word| matches!(parsed.lower(word), "both" | "two"));
    two && matches!(
        parsed.lemma(head),
        "country"
            | "government"
            | "nation"
            | "neighbor"
            | "neighbour"
            | "party"
            | "power"
            | "side"
            | "state"
    )
}

/// The two states of which a document speaks most, besides the speaker's own, where there are not
/// three.
pub(super) fn the_two(source: Source<'_>, sentence: usize, holder: Key) -> Option<Vec<Key>> {
    let cast = &source.reading.cast;
    let mut counts: Vec<(Key, usize)> = Vec::new();
    for mention in source.reading.mentions[..=sentence].iter().flatten() {
        let Some(named) = mention.key else {
            continue;
        };
        let key = cast.party(named).unwrap_or(named);
        let state = cast.member(key).actor.kind == ActorKind::Country;
        if !state || cast.same_side(key, holder) {
            continue;
        }
        match counts.iter_mut().find(|(known, _)| *known == key) {
            Some((_, times)) => *times += 1,
            None => counts.push((key, 1)),
        }
    }
    counts.sort_by_key(|&(key, times)| (std::cmp::Reverse(times), key));
    let third = counts.get(2).map_or(0, |&(_, times)| times);
    let clear = counts
        .get(1)
        .is_some_and(|&(_, times)| times > third && times > 1);
    let mut two: Vec<Key> = counts.iter().take(2).map(|&(key, _)| key).collect();
    two.sort_unstable();
    (clear && two.len() == 2).then_some(two)
}

/// "the Council", "senators": the body that the document last named in full.
pub(super) fn body_spoken_of(
    source: Source<'_>,
    sentence: usize,
    parsed: &Parsed,
    head: usize,
) -> Option<Key> {
    let definite = parsed.has_det(head, &["the"]);
    let alone = parsed
        .first(head, &[Relation::Nmod, Relation::Amod, Relation::Compound])
        .is_none();
    let word = match parsed.lower(head) {
        "senators" => "senate",
        "deputies" => "parliament",
        "lawmakers" => "congress",
        word => word,
    };
    let members = word != parsed.lower(head);
    if !members && !definite || !alone || !WordClass::ShortBody.has(word) {
        return None;
    }
    let cast = &source.reading.cast;
    let mut before = source.reading.mentions[..=sentence].iter().flatten().rev();
    before.find_map(|mention| {
        let key = mention.key?;
        let actor = &cast.member(key).actor;
        let body = !matches!(
            actor.kind,
            ActorKind::Person | ActorKind::Country | ActorKind::Media
        );
        let called = actor.name.to_lowercase();
        let fits = body && called.split(' ').any(|part| part == word);
        fits.then_some(key)
    })
}
