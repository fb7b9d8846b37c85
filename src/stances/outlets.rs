//! Outlets: newspapers, stations and sites through which a position reached the text.
//!
//! Comes in: a match in its sentence. Goes out: the outlets that stand between, nearest to the text
//! first. Must not know: who the holder is by any way but his name.

use super::extract::{Found, Source};
use super::reach::is_added;
use super::record::ActorRef;
use crate::actors::Key;
use crate::actors::names::Mention;
use crate::lexicon::WordClass;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::text::single_spaced;
use crate::vocabulary::ActorKind;

/// News outlets that the sentence names beside the position: "told Le Monde", "the BBC reports".
/// What the target names is no source, nor is the article's own outlet.
pub(super) fn outlets(
    source: Source<'_>,
    parsed: &Parsed,
    hit: &Found<'_>,
    holder: Key,
) -> Vec<ActorRef> {
    let path: Vec<usize> = parsed.ancestors(hit.cue).collect();
    let own = source.document.publisher.as_deref();
    let holder = &source.reading.cast.member(holder).actor;
    let mut found: Vec<ActorRef> = Vec::new();
    for word in (0..parsed.len()).filter(|word| !hit.words.contains(word)) {
        let outlet = outlet(source, parsed, hit.sentence, word)
            .filter(|_| hands_on(source, parsed, word, hit.cue) && is_of(parsed, &path, word));
        let Some(outlet) = outlet else {
            continue;
        };
        let known = found.iter().any(|it| it.name == outlet.name);
        if !known && outlet.id != holder.id && own != Some(outlet.name.as_str()) {
            found.push(outlet);
        }
    }
    found
}

/// The outlet that a word heads: one of the list, "the newspaper Fjordposten", "French radio", or a
/// place on the net.
fn outlet(source: Source<'_>, parsed: &Parsed, sentence: usize, word: usize) -> Option<ActorRef> {
    let (mentions, cast) = (&source.reading.mentions[sentence], &source.reading.cast);
    let listed = |mention: &&Mention| {
        let of_media = |key| cast.member(key).actor.kind == ActorKind::Media;
        mention.key.is_some_and(of_media) && head_of(parsed, mention) == word
    };
    if let Some(mention) = mentions.iter().find(listed) {
        let key = mention.key.filter(|_| !is_agency(parsed, mention))?;
        return Some(cast.member(key).actor.clone());
    }
    let text = &source.document.text;
    if let Some(platform) = platform(parsed, word) {
        return Some(named(parsed.span(platform).slice(text)));
    }
    let own = own_name(parsed, word, text)?;
    let inside = |mention: &&Mention| own.contains(&mention.start);
    let media = mentions.iter().filter(inside).find_map(|mention| {
        let actor = &cast.member(mention.key?).actor;
        (actor.kind == ActorKind::Media).then(|| actor.clone())
    });
    let name = parsed
        .cover(&own)
        .map(|span| single_spaced(span.slice(text)));
    media.or_else(|| name.map(|name| named(&name)))
}

fn named(name: &str) -> ActorRef {
    ActorRef::unlisted(name, ActorKind::Media)
}

/// "on Twitter", "on his X account".
fn platform(parsed: &Parsed, word: usize) -> Option<usize> {
    let is_name = |&at: &usize| {
        parsed.word(at).upos != Upos::Verb && WordClass::Platform.has(parsed.lower(at))
    };
    let place = matches!(
        parsed.lemma(word),
        "account" | "channel" | "feed" | "page" | "platform" | "profile" | "site"
    );
    let within = || {
        let mut parts = parsed.dependents(word, &[Relation::Compound, Relation::NmodPoss]);
        parts.find(is_name).filter(|_| place)
    };
    let name = Some(word).filter(is_name).or_else(within)?;
    (parsed.case(word) == "on" || parsed.case(word) == "via").then_some(name)
}

/// The words that name an outlet of no list: behind its noun, before it, or with the adjective.
fn own_name(parsed: &Parsed, noun: usize, text: &str) -> Option<Vec<usize>> {
    let lemma = parsed.lower(noun);
    if !WordClass::NewsOutlet.has(lemma) || parsed.word(noun).upos == Upos::Adj {
        return None;
    }
    let news = |at: &usize| parsed.lower(*at) == "news";
    let before: Vec<usize> = parsed
        .dependents(noun, &[Relation::Compound, Relation::Amod, Relation::Flat])
        .filter(|&at| at < noun)
        .collect();
    if matches!(
        lemma,
        "agency" | "network" | "channel" | "portal" | "website" | "outlet"
    ) && !before.iter().any(news)
        && lemma != "channel"
    {
        return None;
    }
    let large = |&at: &usize| parsed.word(at).upos == Upos::Propn && !news(&at);
    // "the newspaper Fjordposten"
    let behind = parsed
        .dependents(noun, &[Relation::Appos, Relation::Flat, Relation::NmodDesc])
        .find(|at| *at > noun && large(at));
    if let Some(name) = behind {
        let mut run: Vec<usize> = parsed.subtree(name);
        run.retain(|&at| at > noun && parsed.word(at).upos != Upos::Punct);
        return Some(run);
    }
    // "the Fjord news agency"
    let names: Vec<usize> = before.iter().copied().filter(large).collect();
    let broadcast = matches!(lemma, "radio" | "television" | "tv" | "media");
    if !names.is_empty() && !broadcast {
        let run = names.iter().flat_map(|&name| parsed.subtree(name));
        return Some(run.collect());
    }
    // "French radio", "Israel Radio", "state television"
    let first = before.first().copied().filter(|_| broadcast)?;
    let told = |at: &usize| {
        large(at)
            || matches!(
                parsed.lower(*at),
                "army" | "local" | "military" | "public" | "state"
            )
            || parsed.span(*at).slice(text).starts_with(char::is_uppercase)
    };
    before.iter().any(told).then(|| (first..=noun).collect())
}

fn head_of(parsed: &Parsed, mention: &Mention) -> usize {
    let inside = mention.start..mention.end;
    let outside = |word: usize| parsed.head(word).is_none_or(|head| !inside.contains(&head));
    inside
        .clone()
        .find(|&word| outside(word))
        .unwrap_or(mention.start)
}

/// Whether the words around an outlet let it hand something on: "told the BBC", "the BBC reports",
/// "according to the BBC", "wrote in the Times". Not one in whose studio somebody sat ("on Fox").
fn hands_on(source: Source<'_>, parsed: &Parsed, outlet: usize, cue: usize) -> bool {
    let head = whole(parsed, outlet);
    let Some(mut above) = parsed.head(head) else {
        return false;
    };
    // "an interview on Monday with the BBC": on whatever the parser hung it.
    if parsed.case(above) == "on" && parsed.relation(above) == Relation::Nmod {
        above = parsed.head(above).unwrap_or(above);
    }
    let lemma = parsed.lemma(above);
    let case = parsed.case(head);
    let is = |words: &[&str]| words.contains(&lemma);
    match case.as_str() {
        "" => match parsed.relation(head) {
            // "Reuters quoted Lund as saying"
            Relation::Nsubj => {
                above != cue && WordClass::Relaying.has(lemma)
                    || source.frames.reports(lemma) && tells_of(parsed, above, cue)
            }
            Relation::Obj | Relation::Iobj => is(&["tell", "inform", "give", "grant"]),
            _ => false,
        },
        "by" => WordClass::Relaying.has(lemma),
        "with" => is(&["interview", "conversation", "talk"]),
        "on" | "via" => platform(parsed, outlet).is_some() || is_social(parsed, outlet),
        "in" | "for" => {
            is(&["write", "publish", "interview", "appear"])
                || WordClass::Text.has(lemma)
                || is(&["column", "commentary", "piece"])
        }
        "to" => true,
        case => case.starts_with("according"),
    }
}

/// Whether the clause of the cue is what a verb says, or the verb stands in an aside.
fn tells_of(parsed: &Parsed, verb: usize, cue: usize) -> bool {
    let path: Vec<usize> = parsed.ancestors(cue).collect();
    match path.iter().position(|&word| word == verb) {
        None => true,
        Some(0) => false,
        Some(at) => matches!(
            parsed.relation(path[at - 1]),
            Relation::Ccomp | Relation::Parataxis | Relation::Xcomp | Relation::Csubj
        ),
    }
}

/// "Truth Social", of which the list knows.
fn is_social(parsed: &Parsed, outlet: usize) -> bool {
    parsed.lower(outlet) == "social" || parsed.lower(outlet) == "truth"
}

/// "his Truth Social platform", "the newspaper Fjordposten": the word that heads the whole.
fn whole(parsed: &Parsed, outlet: usize) -> usize {
    let part = matches!(
        parsed.relation(outlet),
        Relation::Compound | Relation::Appos | Relation::Flat | Relation::NmodDesc | Relation::Amod
    );
    match parsed.head(outlet) {
        Some(head) if part && parsed.word(head).upos != Upos::Verb => head,
        _ => outlet,
    }
}

/// Whether what an outlet hands on is the clause of the cue: not where it stands in a clause of its
/// own beside ("Peru rejected it, and Tass wrote that …"), or the author adds what the cue tells.
fn is_of(parsed: &Parsed, path: &[usize], outlet: usize) -> bool {
    let mut at = outlet;
    let mut aside = parsed.case(whole(parsed, outlet)).starts_with("according");
    while !path.contains(&at) {
        let own =
            parsed.relation(at) == Relation::Conj && parsed.first(at, &[Relation::Nsubj]).is_some();
        if own || is_added(parsed, at) {
            return false;
        }
        aside |= parsed.relation(at) == Relation::Parataxis;
        let Some(head) = parsed.head(at) else {
            return false;
        };
        at = head;
    }
    let mut below = path.iter().copied().take_while(|&word| word != at);
    let apart = |clause: usize| {
        let beside = parsed.head(clause) == Some(at)
            && matches!(
                parsed.relation(clause),
                Relation::Conj | Relation::Parataxis
            )
            && parsed.first(clause, &[Relation::Nsubj]).is_some()
            && clause > at;
        is_added(parsed, clause) || beside
    };
    aside || !below.any(apart)
}

/// "PARIS (AFP) —": the agency of a dateline is the article's own outlet.
fn is_agency(parsed: &Parsed, mention: &Mention) -> bool {
    let bracket = |word: usize, sign: &str| word < parsed.len() && parsed.lower(word) == sign;
    mention.start > 0
        && mention.start < 12
        && bracket(mention.start - 1, "(")
        && bracket(mention.end, ")")
}
