//! Composition: a match → its records, every field filled.
//!
//! Comes in: a match, the document's reading. Goes out: [`Stance`] records.
//! Must not know: how frames are matched.

use super::extract::{Found, Source};
use super::matching::{self, Filler};
use super::meaning::{Discussed, Meaning, meaning};
use super::polarity::{modality, polarity};
use super::record::{ActorRef, IssueRef, Quotation, Stance, Target};
use super::{intensity, scope, target};
use crate::actors::Key;
use crate::actors::cast::slug;
use crate::actors::names::Mention;
use crate::id::ActorId;
use crate::lexicon::WordClass;
use crate::lexicon::stance::{CueClass, Place};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::text::single_spaced;
use crate::vocabulary::{Act, ActorKind, Scope, StanceKind};

/// The bounds of a confidence: nothing is sure.
const LEAST_SURE: f64 = 0.05;
const MOST_SURE: f64 = 0.99;

/// Turns a match into records, one a holder.
pub(super) fn emit(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    discussed: &mut Discussed,
    stances: &mut Vec<Stance>,
) {
    let Some(Said {
        side,
        meaning,
        target,
    }) = said(source, parsed, hit, discussed)
    else {
        return;
    };
    let mut own = false;
    for &key in &hit.holders.keys {
        let stance = record(source, parsed, hit, side, &target, key);
        own |= stance.scope == Scope::OwnParticipation;
        if !stances
            .iter()
            .rev()
            .take(40)
            .any(|known| same(known, &stance))
        {
            stances.push(stance);
        }
    }
    if !own {
        discussed.note(source, parsed, hit, meaning);
    }
}

/// The record of the first holder alone; `None` where the words take no side.
pub(super) fn sample(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    discussed: &Discussed,
) -> Option<Stance> {
    let said = said(source, parsed, hit, discussed)?;
    let key = *hit.holders.keys.first()?;
    Some(record(source, parsed, hit, said.side, &said.target, key))
}

/// Notes what a match is about, for words that refer to it.
pub(super) fn discuss(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    discussed: &mut Discussed,
) {
    if let Some(said) = said(source, parsed, hit, discussed) {
        discussed.note(source, parsed, hit, said.meaning);
    }
}

/// What a match says, whoever its holders are.
struct Said {
    side: (StanceKind, Act, bool),
    meaning: Meaning,
    target: Target,
}

/// Reads side and target of a match; `None` where the words take no side or mean nothing known.
fn said(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    discussed: &Discussed,
) -> Option<Said> {
    let side = polarity(source, parsed, hit)?;
    let words = hit.span.slice(&source.document.text);
    let meaning = meaning(source, parsed, hit, words, discussed)?;
    let target = record_target(source, parsed, hit, words, &meaning);
    Some(Said {
        side,
        meaning,
        target,
    })
}

/// The record of one holder.
fn record(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    (stance, act, turned): (StanceKind, Act, bool),
    target: &Target,
    holder: Key,
) -> Stance {
    let entry = &hit.frame.entry;
    let cast = &source.reading.cast;
    let actor = |key: Key| cast.member(key).actor.clone();
    let mut sources = hit.holders.via.clone();
    for outlet in outlets(source, hit, holder) {
        if !sources.contains(&outlet) {
            sources.insert(0, outlet);
        }
    }
    let via: Vec<ActorRef> = sources.into_iter().map(actor).collect();
    let own_scope = || {
        let (filler, words) = (&hit.filler, &hit.words);
        scope::of(
            source.reading,
            hit.sentence,
            parsed,
            act,
            filler,
            words,
            holder,
        )
    };
    let evidence = parsed.sentence.span;
    let chance = hit.judgement.as_ref().map_or(1.0, |it| it.chance);
    Stance {
        document: source.document.id.clone(),
        holder: actor(holder),
        party: cast.party(holder).map(actor),
        stance,
        act,
        target: target.clone(),
        addressee: addressees(source, parsed, hit, holder),
        intensity: intensity::of(source.frames, parsed, hit.cue, entry.intensity, turned),
        modality: modality(parsed, hit),
        scope: entry.scope.unwrap_or_else(own_scope),
        quoted: hit.quoted,
        date: source.document.date,
        confidence: (chance.clamp(LEAST_SURE, MOST_SURE) * 100.0).round() / 100.0,
        via,
        rule: entry.id.clone(),
        evidence: Quotation::new(evidence, &source.document.text),
        reviewed: None,
    }
}

/// News outlets that the sentence names beside the position: "told Le Monde",
/// "the BBC reports". What the target names is no source.
fn outlets(source: Source<'_>, hit: &Found<'_>, holder: Key) -> Vec<Key> {
    let cast = &source.reading.cast;
    let publisher = source.document.publisher.as_deref();
    source.reading.mentions[hit.sentence]
        .iter()
        .filter(|mention| !hit.words.contains(&mention.start))
        .filter(|mention| is_told(&source.sentences[hit.sentence], mention))
        .filter_map(|mention| mention.key)
        .filter(|&key| {
            let actor = &cast.member(key).actor;
            key != holder
                && actor.kind == ActorKind::Media
                && publisher != Some(actor.name.as_str())
        })
        .collect()
}

/// "told the BBC", "the BBC reports", "according to the BBC": the outlet stands between. Not one in
/// whose studio somebody sat ("in an interview on Fox"), and not the agency of a dateline
/// ("PARIS (AFP) —"), which is the article's own.
fn is_told(parsed: &Parsed, mention: &Mention) -> bool {
    let inside = mention.start..mention.end;
    let head = inside
        .clone()
        .find(|&word| parsed.head(word).is_none_or(|head| !inside.contains(&head)));
    let Some(head) = head.filter(|_| !is_agency(parsed, mention)) else {
        return false;
    };
    match parsed.case(head).as_str() {
        "" => matches!(
            parsed.relation(head),
            Relation::Nsubj | Relation::NsubjPass | Relation::Obj | Relation::Iobj
        ),
        // "in an interview with the BBC", not "on the BBC".
        "with" => parsed
            .head(head)
            .is_some_and(|talk| parsed.lemma(talk) == "interview"),
        case => matches!(case, "to" | "by") || case.starts_with("according"),
    }
}

/// "PARIS (AFP) —": the agency of a dateline is the article's own outlet.
fn is_agency(parsed: &Parsed, mention: &Mention) -> bool {
    let bracket = |word: usize, sign: &str| word < parsed.len() && parsed.lower(word) == sign;
    mention.start > 0
        && mention.start < 12
        && bracket(mention.start - 1, "(")
        && bracket(mention.end, ")")
}

/// To whom a demand, warning or offer is addressed: actors, or a set of them
/// in the text's own words ("all parties").
fn addressees(source: Source<'_>, parsed: &Parsed, hit: &Found<'_>, holder: Key) -> Vec<ActorRef> {
    let places = &hit.frame.entry.addressee;
    // "urged Sudan to end …": Sudan may stand as indirect object, or as subject
    // of what is asked for.
    let asked = || {
        let indirect = parsed.first(hit.cue, &[Relation::Iobj]);
        let own = || parsed.first(hit.filler.head, &[Relation::Nsubj]);
        // "demanded that Iran stop", "hopes that Iran will": who shall do it, where it is his doing.
        let asks = matches!(hit.frame.entry.act, Act::Demand | Act::Advocate);
        // "warned that Iran would pay a price": who is threatened is who is warned.
        let threatens = hit.frame.entry.side() == StanceKind::Warns
            && hit.filler.place == Place::Clause
            && WordClass::Suffering.has(parsed.lemma(hit.filler.head))
            && own().is_some_and(|who| parsed.word(who).upos == Upos::Propn);
        // "called for Russia to leave"
        let called = || {
            let mut phrases = parsed.dependents(hit.cue, &[Relation::Obl, Relation::Nmod]);
            phrases.find(|&by| parsed.case(by) == "for" && by < hit.filler.head)
        };
        // "for Russia" may hang on the call or on what is called for.
        let does = hit.filler.place == Place::Action && !parsed.is_passive(hit.filler.head);
        let called = called().filter(|_| does);
        let clause = || own().filter(|_| parsed.mark(hit.filler.head) == Some("for"));
        let for_one = called.or_else(clause).filter(|_| asks);
        let fits = for_one.is_some()
            || places.contains(&Place::Object) && hit.filler.place == Place::Action
            || asks && hit.filler.place == Place::Clause && !parsed.is_passive(hit.filler.head)
            || threatens;
        let head = indirect.or(for_one).or_else(own).filter(|_| fits)?;
        Some(Filler {
            head,
            place: Place::Object,
        })
    };
    // "the Council must be reformed" asks nothing of the Council.
    // "should be prepared to act" asks to act.
    let undergoes = hit.frame.entry.class == CueClass::Modal
        && parsed.is_passive(hit.filler.head)
        && parsed.lemma(hit.filler.head) != "prepare";
    if undergoes {
        return Vec::new();
    }
    // "warned Peru that it would leave"
    let indirect = || {
        let head = parsed.first(hit.cue, &[Relation::Iobj])?;
        let place = Place::Object;
        (places.contains(&place) && head > hit.cue).then_some(Filler { head, place })
    };
    // "demanded the release of the editor" asks nothing of the editor.
    let own = argument(parsed, hit, places).filter(|filler| {
        filler.place != Place::Prep("of".to_owned()) || parsed.head(filler.head) == Some(hit.cue)
    });
    let Some(filler) = own.or_else(asked).or_else(indirect) else {
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

fn same(one: &Stance, other: &Stance) -> bool {
    one.evidence == other.evidence
        && one.holder == other.holder
        && one.stance == other.stance
        && one.target.start == other.target.start
        && one.target.end == other.target.end
}

fn record_target(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    words: &str,
    meaning: &Meaning,
) -> Target {
    let cast = &source.reading.cast;
    // "Peru accepted it; Chile rejected it": the deal, not Peru.
    let followed = target::is_pronoun(parsed, hit.filler.head) && meaning.text != words;
    let mut keys: Vec<Key> = if followed {
        Vec::new()
    } else {
        aimed_at(source, parsed, hit)
    };
    keys.extend(arguments(source, parsed, hit, &hit.frame.entry.aimed));
    keys.retain(|key| !hit.holders.keys.contains(key));
    let mut seen: Vec<Key> = Vec::new();
    keys.retain(|key| {
        !seen.contains(key) && {
            seen.push(*key);
            true
        }
    });
    Target {
        text: words.to_owned(),
        start: hit.span.start,
        end: hit.span.end,
        meaning: meaning.text.clone(),
        actors: keys
            .iter()
            .map(|&key| cast.member(key).actor.clone())
            .collect(),
        issue: issue(source, meaning),
    }
}

/// The listed issue to which a target belongs.
fn issue(source: Source<'_>, meaning: &Meaning) -> Option<IssueRef> {
    let lemmas: Vec<&str> = meaning.lemmas.iter().map(String::as_str).collect();
    let id = source.matcher.classify(&lemmas)?;
    let entry = source.issues.iter().find(|entry| entry.id == id)?;
    Some(IssueRef {
        id,
        label: entry.label.clone(),
    })
}

/// The actors whom a target is or whose doing it is.
fn aimed_at(source: Source<'_>, parsed: &Parsed, hit: &Found<'_>) -> Vec<Key> {
    let head = hit.filler.head;
    let who = source.reading.phrase(hit.sentence, parsed, head);
    if !who.keys.is_empty() {
        return who.keys;
    }
    let whose = parsed
        .first(head, &[Relation::NmodPoss])
        .or_else(|| {
            parsed
                .dependents(head, &[Relation::Nmod])
                .find(|&by| parsed.case(by) == "by")
        })
        .or_else(|| parsed.first(head, &[Relation::Nsubj]));
    let mut keys = whose
        .map(|owner| source.reading.phrase(hit.sentence, parsed, owner).keys)
        .unwrap_or_default();
    // "warned that his country would defend itself" is not aimed at his country.
    let cast = &source.reading.cast;
    let own = |key: &Key| {
        hit.holders
            .keys
            .iter()
            .any(|holder| cast.same_side(*key, *holder))
    };
    keys.retain(|key| hit.filler.place != Place::Clause || !own(key));
    keys
}

fn arguments(source: Source<'_>, parsed: &Parsed, hit: &Found<'_>, places: &[Place]) -> Vec<Key> {
    argument(parsed, hit, places)
        .map(|filler| {
            source
                .reading
                .phrase(hit.sentence, parsed, filler.head)
                .keys
        })
        .unwrap_or_default()
}

/// What fills one of the places that the target leaves free.
fn argument(parsed: &Parsed, hit: &Found<'_>, places: &[Place]) -> Option<Filler> {
    let mut free: Vec<Place> = places.to_vec();
    free.retain(|place| *place != hit.filler.place);
    matching::fill(parsed, hit.cue, hit.frame.entry.class, &free)
}
