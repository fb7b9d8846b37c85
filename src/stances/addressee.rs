//! Addressees: to whom a demand, warning or offer is addressed.
//!
//! Comes in: a match and its holder. Goes out: actors, or a set of them in the text's own words. Must
//! not know: how frames are matched.

use super::compose;
use super::extract::{Found, Source};
use super::matching::Filler;
use super::record::ActorRef;
use super::target;
use crate::actors::Key;
use crate::actors::cast::slug;
use crate::id::ActorId;
use crate::lexicon::WordClass;
use crate::lexicon::stance::{CueClass, Place};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::text::single_spaced;
use crate::vocabulary::{Act, ActorKind, StanceKind};

/// To whom a demand, warning or offer is addressed: actors, or a set of them
/// in the text's own words ("all parties").
pub(super) fn addressees(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    holder: Key,
) -> Vec<ActorRef> {
    // "the Council must be reformed" asks nothing of the Council.
    // "should be prepared to act" asks to act.
    let undergoes = hit.frame.entry.class == CueClass::Modal
        && parsed.is_passive(hit.filler.head)
        && parsed.lemma(hit.filler.head) != "prepare";
    if undergoes {
        return Vec::new();
    }
    let Some(filler) = own_place(parsed, hit)
        .or_else(|| asked(parsed, hit))
        .or_else(|| warned(parsed, hit))
    else {
        return Vec::new();
    };
    let read = |word| source.reading.phrase(hit.sentence, parsed, word).keys;
    // "the international community, including Russia and Iran, must"
    let including = parsed.dependents(filler.head, &[Relation::Nmod]);
    let including = including.filter(|&word| parsed.case(word) == "including");
    let mut keys = read(filler.head);
    keys.extend(including.flat_map(read));
    let cast = &source.reading.cast;
    let named: Vec<ActorRef> = keys
        .iter()
        .filter(|&&to| to != holder)
        .map(|&to| cast.member(to).actor.clone())
        .collect();
    let plural = parsed.word(filler.head).tag == "NNS";
    // "the rebels must go", but not "the sanctions must go".
    let may_act =
        filler.place != Place::Subject || WordClass::CalledUpon.has(parsed.lemma(filler.head));
    if !named.is_empty() || !plural || !may_act {
        return named;
    }
    group_addressed(source, parsed, hit, filler.head)
        .into_iter()
        .collect()
}

/// What fills a place of the frame; "demanded the release of the editor" asks nothing of the editor.
fn own_place(parsed: &Parsed, hit: &Found<'_>) -> Option<Filler> {
    compose::argument(parsed, hit, &hit.frame.entry.addressee)
        .filter(|filler| !filler.place.is_prep("of") || parsed.head(filler.head) == Some(hit.cue))
}

/// "warned Peru that it would leave": the indirect object.
fn warned(parsed: &Parsed, hit: &Found<'_>) -> Option<Filler> {
    let head = parsed.first(hit.cue, &[Relation::Iobj])?;
    let place = Place::Object;
    let fits = hit.frame.entry.addressee.contains(&place) && head > hit.cue;
    fits.then_some(Filler { head, place })
}

/// "urged Sudan to end …": Sudan may stand as indirect object, or as subject of what is asked for.
fn asked(parsed: &Parsed, hit: &Found<'_>) -> Option<Filler> {
    let (clause, entry) = (hit.filler.head, &hit.frame.entry);
    let indirect = parsed.first(hit.cue, &[Relation::Iobj]);
    let own = || parsed.first(clause, &[Relation::Nsubj]);
    // "demanded that Iran stop", "hopes that Iran will": who shall do it, where it is his doing.
    let asks = matches!(entry.act, Act::Demand | Act::Advocate);
    // "warned that Iran would pay a price": who is threatened is who is warned.
    let threatens = entry.side() == StanceKind::Warns
        && hit.filler.place == Place::Clause
        && WordClass::Suffering.has(parsed.lemma(clause))
        && own().is_some_and(|who| parsed.word(who).upos == Upos::Propn);
    // "called for Russia to leave"
    let called = || {
        let mut phrases = parsed.dependents(hit.cue, &[Relation::Obl, Relation::Nmod]);
        phrases.find(|&by| parsed.case(by) == "for" && by < clause)
    };
    // "for Russia" may hang on the call or on what is called for.
    let does = hit.filler.place == Place::Action && !parsed.is_passive(clause);
    let called = called().filter(|_| does);
    let within = || own().filter(|_| parsed.mark(clause) == Some("for"));
    let for_one = called.or_else(within).filter(|_| asks);
    let fits = for_one.is_some()
        || entry.addressee.contains(&Place::Object) && hit.filler.place == Place::Action
        || asks && hit.filler.place == Place::Clause && !parsed.is_passive(clause)
        || threatens;
    let head = indirect.or(for_one).or_else(own).filter(|_| fits)?;
    Some(Filler {
        head,
        place: Place::Object,
    })
}

/// A set of actors in the text's own words: "all parties".
fn group_addressed(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    head: usize,
) -> Option<ActorRef> {
    let mut words = target::words(parsed, head, hit.cue);
    // "elements of the guard to release the president": what they shall do is the target.
    words.retain(|&word| !hit.words.contains(&word));
    if head < hit.filler.head {
        let clause = parsed.subtree(hit.filler.head);
        let first = clause.first().copied().filter(|&first| first > head);
        words.retain(|&word| first.is_none_or(|first| word < first));
    }
    let span = target::span(parsed, &words)?;
    let name = single_spaced(span.slice(&source.document.text));
    Some(ActorRef {
        id: ActorId::new(format!("collective:{}", slug(&name))),
        name,
        kind: ActorKind::Collective,
    })
}
