//! Addressees: to whom a demand, warning or offer is addressed.
//!
//! Comes in: a match and its holder. Goes out: actors, or a set of them in the text's own words. Must
//! not know: how frames are matched, who hears what is only said (`recipients`).

use super::compose;
use super::extract::{Found, Source};
use super::group;
use super::recipients;
use super::record::ActorRef;
use crate::actors::Key;
use crate::lexicon::WordClass;
use crate::lexicon::stance::{CueClass, Place};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::{Act, ActorKind, StanceKind};

/// Who is addressed, and how the words let one know it.
struct Addressed {
    /// The word for them.
    head: usize,
    way: Way,
}

/// How words show who is addressed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// They are asked, warned, offered something: "urged Peru to".
    Asked,
    /// They shall do what is called for: "Peru must", "demanded that Peru stop".
    ShallDo,
    /// They would suffer what is threatened.
    Threatened,
    /// They answer what is offered or demanded: "an offer that Peru turned down".
    Answers,
}

/// To whom a demand, warning or offer is addressed: actors, or a set of them
/// in the text's own words ("all parties").
pub(super) fn addressees(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    holder: Key,
) -> Vec<ActorRef> {
    let found = addressed(source, parsed, hit, holder)
        .map_or_else(Vec::new, |it| understood(source, parsed, hit, holder, &it));
    if !found.is_empty() {
        return found;
    }
    recipients::told(source, parsed, hit, holder)
}

/// The word for whom the cue itself addresses.
fn addressed(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    holder: Key,
) -> Option<Addressed> {
    let class = hit.frame.entry.class;
    // "the Council must be reformed" asks nothing of the Council.
    // "should be prepared to act" asks to act.
    let undergoes = class == CueClass::Modal
        && parsed.is_passive(hit.filler.head)
        && parsed.lemma(hit.filler.head) != "prepare";
    // "told his party that it would win": whom one tells what is so is told nothing to do.
    let only_told = parsed.lemma(hit.cue) == "tell"
        && !(parsed.word(hit.filler.head).tag == "VB" && is_bare(parsed, hit.filler.head));
    if undergoes || only_told {
        return None;
    }
    if let Some(head) = leaves(source, parsed, hit, holder) {
        return Some(Addressed {
            head,
            way: Way::ShallDo,
        });
    }
    let said_to = |head| (head, Way::Asked);
    own_place(parsed, hit)
        .or_else(|| asked(parsed, hit))
        .or_else(|| warned(parsed, hit))
        .or_else(|| recipients::offered(parsed, hit).map(said_to))
        .or_else(|| recipients::answering(parsed, hit).map(|head| (head, Way::Answers)))
        .map(|(head, way)| Addressed { head, way })
}

/// Who the word for the addressed means.
fn understood(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    holder: Key,
    addressed: &Addressed,
) -> Vec<ActorRef> {
    let (head, way) = (addressed.head, addressed.way);
    let entry = &hit.frame.entry;
    let wants = matches!(entry.cue.as_str(), "want" | "wish" | "expect" | "hope");
    let modal = entry.class == CueClass::Modal;
    if WordClass::Audience.has(parsed.lemma(head)) {
        return Vec::new();
    }
    let read = |word| source.reading.phrase(hit.sentence, parsed, word).keys;
    // "the international community, including Russia and Iran, must"
    let including = parsed.dependents(head, &[Relation::Nmod]);
    let including = including.filter(|&word| parsed.case(word) == "including");
    let mut keys = read(head);
    if keys.is_empty() && parsed.word(head).upos == Upos::Adj {
        let whose = source.reading.adjective(hit.sentence, head);
        keys = whose.map_or_else(Vec::new, |who| who.keys);
    }
    // "warned that the country would face ruin": the one that the sentence names.
    if way == Way::Threatened && parsed.lemma(head) == "country" {
        keys = other_state(source, hit.sentence, holder, head);
    }
    // "both governments" means two, whomever the reading found.
    if keys.len() < 2 && group::names_two(parsed, head) {
        keys = group::the_two(source, hit.sentence, holder).unwrap_or(keys);
    }
    // "Berg rejected Peru's demand": made of her country by another.
    if way == Way::Answers && source.reading.cast.member(holder).actor.kind != ActorKind::Person {
        let of_side = |key: Key| source.reading.cast.party(key).unwrap_or(key);
        keys = keys.into_iter().map(of_side).collect();
    }
    keys.extend(including.flat_map(read));
    keys.extend(
        group::body_spoken_of(source, hit.sentence, parsed, head).filter(|_| keys.is_empty()),
    );
    let cast = &source.reading.cast;
    // "The parties must", said by several: none of those who say it.
    keys.retain(|&to| to != holder && !hit.holders.keys.contains(&to));
    // "Norway would never yield", said in Norway; "Congress must vote", said in Congress.
    let kind = |to: Key| cast.member(to).actor.kind;
    // "the United States should", said by a senator, is said to his government.
    let called = |to: Key| kind(to) == ActorKind::Person || modal && kind(to) == ActorKind::Country;
    let own = |&to: &Key| cast.same_side(to, holder) && !called(to);
    let pleads = way == Way::ShallDo && entry.addressee.contains(&Place::Object) && !wants;
    // "Africans must": said of a people, not to it.
    let all_of_them = |&to: &Key| kind(to) == ActorKind::Collective;
    let people = modal && parsed.word(head).tag == "NNPS" && keys.iter().all(all_of_them);
    let only_said = way != Way::Asked && !pleads && keys.iter().all(own) || people;
    let media = |&to: &Key| kind(to) == ActorKind::Media;
    if only_said && !keys.is_empty() || keys.iter().any(media) {
        return Vec::new();
    }
    if !keys.is_empty() {
        let named = keys.iter().map(|&to| cast.member(to).actor.clone());
        return named
            .chain(group::unnamed_beside(
                source,
                parsed,
                hit,
                head,
                way == Way::Asked,
            ))
            .collect();
    }
    // "countries must act" is said of everybody and to nobody.
    if wants || way != Way::Asked && !group::acts(parsed, head) {
        return Vec::new();
    }
    group::in_own_words(source, parsed, hit, head)
}

/// The only state besides the holder's own that stands before a word in its sentence.
fn other_state(source: Source<'_>, sentence: usize, holder: Key, word: usize) -> Vec<Key> {
    let cast = &source.reading.cast;
    let before: Vec<usize> = (0..word).collect();
    let mut keys = source.reading.named_within(sentence, &before);
    keys.retain(|&key| {
        cast.member(key).actor.kind == ActorKind::Country && !cast.same_side(key, holder)
    });
    if keys.len() == 1 { keys } else { Vec::new() }
}

/// What fills a place of the frame; "demanded the release of the editor" asks nothing of the editor.
fn own_place(parsed: &Parsed, hit: &Found<'_>) -> Option<(usize, Way)> {
    let filler = compose::argument(parsed, hit, &hit.frame.entry.addressee).filter(|filler| {
        !filler.place.is_prep("of") || parsed.head(filler.head) == Some(hit.cue)
    })?;
    if is_only_wanted_so(parsed, hit) {
        return None;
    }
    let way = if filler.place == Place::Subject {
        Way::ShallDo
    } else {
        Way::Asked
    };
    Some((filler.head, way))
}

/// "ordered the firms to leave": where the frame took the firms for what is ordered.
fn asked_object(parsed: &Parsed, hit: &Found<'_>) -> Option<usize> {
    let entry = &hit.frame.entry;
    let asks = matches!(entry.act, Act::Demand | Act::Advocate);
    let object = hit.filler.head;
    let does = |clause: usize| {
        clause > object
            && parsed.mark(clause) == Some("to")
            && parsed.word(clause).tag == "VB"
            && is_bare(parsed, clause)
    };
    let told = hit.filler.place == Place::Object
        && asks
        && entry.addressee.contains(&Place::Object)
        && parsed
            .dependents(hit.cue, &[Relation::Advcl, Relation::Xcomp])
            .any(does);
    told.then_some(object)
}

/// Whether an infinitive has no auxiliary: "to go", not "would go".
fn is_bare(parsed: &Parsed, clause: usize) -> bool {
    parsed
        .auxiliaries(clause)
        .all(|it| it == "be" || it == "have")
}

/// "wants it put to a vote", "expects the ban to be lifted": nobody is asked.
fn is_only_wanted_so(parsed: &Parsed, hit: &Found<'_>) -> bool {
    let done = hit.filler.head;
    let wants = matches!(
        parsed.lemma(hit.cue),
        "want" | "wish" | "like" | "expect" | "need" | "prefer"
    );
    wants && (parsed.is_passive(done) || parsed.word(done).tag == "VBN" || hit.context.negated)
}

/// "warned Peru that it would leave": the indirect object.
fn warned(parsed: &Parsed, hit: &Found<'_>) -> Option<(usize, Way)> {
    let head = parsed.first(hit.cue, &[Relation::Iobj])?;
    let fits = hit.frame.entry.addressee.contains(&Place::Object) && head > hit.cue;
    fits.then_some((head, Way::Asked))
}

/// "urged Sudan to end …": Sudan may stand as indirect object, or as subject of what is asked for.
fn asked(parsed: &Parsed, hit: &Found<'_>) -> Option<(usize, Way)> {
    let (clause, entry) = (hit.filler.head, &hit.frame.entry);
    if let Some(object) = asked_object(parsed, hit) {
        return Some((object, Way::Asked));
    }
    let indirect = parsed.first(hit.cue, &[Relation::Iobj]);
    let own = || parsed.first(clause, &[Relation::Nsubj]);
    // "the need for Peru to act", "the hope that Peru will act": nobody is asked.
    let only_named = entry.class == CueClass::Noun
        && !matches!(
            parsed.lemma(hit.cue),
            "appeal" | "call" | "demand" | "plea" | "time"
        );
    // "demanded that Iran stop", "hopes that Iran will": who shall do it, where it is his doing.
    let asks = matches!(entry.act, Act::Demand | Act::Advocate) && !only_named;
    // "called for Russia to leave"
    let called = || {
        let mut phrases = parsed.dependents(hit.cue, &[Relation::Obl, Relation::Nmod]);
        phrases.find(|&by| parsed.case(by) == "for" && by < clause)
    };
    // "for Russia" may hang on the call or on what is called for.
    let does = hit.filler.place == Place::Action && !parsed.is_passive(clause);
    let called = called().filter(|_| does);
    let within = || own().filter(|_| parsed.mark(clause) == Some("for"));
    if let Some(head) = indirect.filter(|_| entry.addressee.contains(&Place::Object) || asks) {
        return (!is_only_wanted_so(parsed, hit)).then_some((head, Way::Asked));
    }
    if let Some(head) = called.or_else(within).filter(|_| asks) {
        return Some((head, Way::ShallDo));
    }
    let action = entry.addressee.contains(&Place::Object) && hit.filler.place == Place::Action;
    if action && !is_only_wanted_so(parsed, hit) {
        return own()
            .filter(|_| is_bare(parsed, clause))
            .map(|head| (head, Way::Asked));
    }
    let clause_asked = asks && hit.filler.place == Place::Clause && !parsed.is_passive(clause);
    if clause_asked {
        return own().map(|head| (head, Way::ShallDo));
    }
    threatened(parsed, hit).map(|head| (head, Way::Threatened))
}

/// "warned that Iran would pay a price", "would act if Iran did not": who is threatened is who is
/// warned.
fn threatened(parsed: &Parsed, hit: &Found<'_>) -> Option<usize> {
    if hit.frame.entry.side() != StanceKind::Warns {
        return None;
    }
    let clause = hit.filler.head;
    let subject = |clause: usize| parsed.first(clause, &[Relation::Nsubj]);
    if WordClass::Suffering.has(parsed.lemma(hit.cue)) {
        return parsed.subject(hit.cue);
    }
    if hit.filler.place == Place::Condition {
        return subject(clause);
    }
    let suffers =
        hit.filler.place == Place::Clause && WordClass::Suffering.has(parsed.lemma(clause));
    if let Some(who) = subject(clause).filter(|_| suffers) {
        return Some(who);
    }
    let menaces = matches!(hit.filler.place, Place::Clause | Place::Action);
    [clause, hit.cue]
        .into_iter()
        .filter(|_| menaces)
        .flat_map(|above| parsed.dependents(above, &[Relation::Advcl]))
        .filter(|&condition| matches!(parsed.mark(condition), Some("if" | "unless")))
        .find_map(subject)
        .filter(|&who| parsed.word(who).upos != Upos::Pron)
        .or_else(|| hit_by(parsed, hit))
}

/// "threatened to impose sanctions on Peru", "threatened sanctions against Peru": whom they would hit.
fn hit_by(parsed: &Parsed, hit: &Found<'_>) -> Option<usize> {
    if hit.frame.entry.act != Act::Threaten || hit.context.negated {
        return None;
    }
    let deed = hit.filler.head;
    let object = parsed.first(deed, &[Relation::Obj]);
    let of = |word: usize| parsed.dependents(word, &[Relation::Obl, Relation::Nmod]);
    let mut phrases = of(deed).chain(object.into_iter().flat_map(of));
    phrases.find(|&on| {
        matches!(parsed.case(on).as_str(), "on" | "against") && parsed.word(on).upos == Upos::Propn
    })
}

/// "demands a Danish withdrawal", "insisted on an apology by Peru": whose deed it would be.
fn leaves(source: Source<'_>, parsed: &Parsed, hit: &Found<'_>, holder: Key) -> Option<usize> {
    let noun = hit.filler.head;
    let deed = matches!(
        parsed.lemma(noun),
        "apology" | "compliance" | "pullout" | "pull-out" | "retreat" | "withdrawal"
    );
    let asks = matches!(hit.frame.entry.act, Act::Demand | Act::Advocate);
    if !deed || !asks {
        return None;
    }
    let whose = [
        Relation::NmodPoss,
        Relation::Amod,
        Relation::Compound,
        Relation::Nmod,
    ];
    let reading = source.reading;
    let another = |word: &usize| {
        let mut keys = reading.phrase(hit.sentence, parsed, *word).keys;
        keys.extend(
            reading
                .adjective(hit.sentence, *word)
                .into_iter()
                .flat_map(|who| who.keys),
        );
        keys.iter().any(|&key| !reading.cast.same_side(key, holder))
    };
    // "of Armenian forces": Armenia's
    let of = |word: usize| {
        let adjective = parsed.first(word, &[Relation::Amod]);
        adjective.filter(|at| reading.adjective(hit.sentence, *at).is_some())
    };
    parsed
        .dependents(noun, &whose)
        .filter(|&word| {
            parsed.relation(word) != Relation::Nmod
                || matches!(parsed.case(word).as_str(), "by" | "of")
        })
        .map(|word| of(word).unwrap_or(word))
        .find(another)
}
