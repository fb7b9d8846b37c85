//! Name runs: where capital words stand together and may be a name.
//!
//! Comes in: a parsed sentence, what is named already. Goes out: runs of words, and whether one can
//! name a person or names a body. Must not know: who is in the cast.

use super::names::{Forms, Mention, Naming};
use super::titles::HONORIFICS;
use crate::lexicon::WordClass;
use crate::syntax::Upos;
use crate::syntax::grammar::Parsed;
use crate::text::SentenceKind;
use crate::vocabulary::ActorKind;

/// Runs of proper nouns that no mention covers.
pub(super) fn name_runs(
    parsed: &Parsed,
    forms: &Forms,
    mentions: &[Mention],
) -> Vec<(usize, usize)> {
    let covered = |word: usize| mentions.iter().any(|mention| mention.covers(word));
    let mut runs = Vec::new();
    let mut at = 0;
    while at < parsed.len() {
        let mut end = at;
        while end < parsed.len() && !covered(end) && is_name_word(parsed, forms, end, at) {
            end += 1;
        }
        while end > at
            && !starts_capital(&forms.folded[end - 1])
            && !(end > at + 2 && forms.lower[end - 2] == "-" && forms.lower[end - 1] != "-")
        {
            end -= 1;
        }
        if end > at {
            // "Al-Zahir" is one word of a name.
            let dashed = (at..end).any(|word| forms.folded[word] == "-");
            if end - at <= if dashed { 7 } else { 5 } {
                runs.push((at, end));
            }
            at = end;
        } else {
            at += 1;
        }
    }
    runs
}

fn is_name_word(parsed: &Parsed, forms: &Forms, word: usize, start: usize) -> bool {
    let form = forms.folded[word].as_str();
    if starts_capital(form) {
        let proper =
            parsed.word(word).upos == Upos::Propn || is_second_name(parsed, forms, word, start);
        let initial = form.len() == 2 && form.ends_with('.') && word > start;
        let lower = forms.lower[word].as_str();
        return (proper || initial) && !HONORIFICS.contains(&lower) && !is_day(lower);
    }
    // "the People's Alliance"
    if form == "'s" || form == "'" {
        let next = word + 1;
        return word > start
            && WordClass::NameOwner.has(parsed.lower(word - 1))
            && next < parsed.len()
            && starts_capital(&forms.folded[next]);
    }
    // "Chien-ming": the second half of a name in small letters.
    let half = word > start + 1
        && parsed.lower(word - 1) == "-"
        && parsed.span(word - 2).end == parsed.span(word - 1).start
        && parsed.span(word - 1).end == parsed.span(word).start
        && form.chars().all(char::is_alphabetic);
    // "LONDON - Senator John Q. Public": a dash between spaces ends a name.
    let apart = form == "-" && word > 0 && parsed.span(word - 1).end < parsed.span(word).start;
    word > start && !apart && (half || WordClass::NameParticle.has(form))
}

/// "a Norwegian official Tuesday said": a day or month is nobody. Those that are names as well are not
/// among them.
pub(super) fn is_day(lower: &str) -> bool {
    matches!(
        lower,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "january"
            | "february"
            | "september"
            | "october"
            | "november"
            | "december"
    )
}

/// A capital word that the tagger does not know, just behind a name: "Salome Samadashvili
/// believes". In a title all words have capitals, and that tells nothing.
fn is_second_name(parsed: &Parsed, forms: &Forms, word: usize, start: usize) -> bool {
    let unknown = !matches!(
        parsed.word(word).upos,
        Upos::Det | Upos::Adp | Upos::Pron | Upos::Aux | Upos::Cconj | Upos::Sconj | Upos::Num
    );
    let small_verb =
        |at: usize| parsed.word(at).tag.starts_with("VB") && !starts_capital(&forms.folded[at]);
    let next = word + 1;
    unknown
        && word > start
        && parsed.word(word - 1).upos == Upos::Propn
        && next < parsed.len()
        && (small_verb(next) || parsed.lower(next) == ",")
        && (0..parsed.len()).any(small_verb)
}

pub(super) fn starts_capital(form: &str) -> bool {
    form.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a run of capital words names a thing or place: "the Middle East", "Helms-Burton Act".
pub(super) fn is_no_person(forms: &Forms, start: usize, end: usize) -> bool {
    let determined = start > 0 && matches!(forms.lower[start - 1].as_str(), "the" | "a" | "an");
    determined || WordClass::Thing.has(&forms.lower[end - 1])
}

/// A body in no list that a run of capital words names: first word, first word behind it, sort.
pub(super) fn body(
    naming: Naming<'_>,
    parsed: &Parsed,
    forms: &Forms,
    mentions: &[Mention],
    (start, end): (usize, usize),
) -> Option<(usize, usize, ActorKind)> {
    if is_outlet(forms, start) {
        return Some((start, end, ActorKind::Media));
    }
    let from = with_adjective(parsed, forms, mentions, start);
    let whole = with_purpose(parsed, forms, mentions, end);
    let kind = organisation(forms, start, end)
        .or_else(|| organisation(forms, from, end).filter(|_| is_joined_body(forms, from, end)))
        .or_else(|| speaking_body(naming, parsed, forms, start, end))
        .or_else(|| body_of_purpose(naming, parsed, forms, (start, end, whole)))?;
    Some((from, whole, kind))
}

/// "Northern" of "Northern Harbour Union", "National" of "National Party" are adjectives to the tagger.
fn with_adjective(parsed: &Parsed, forms: &Forms, mentions: &[Mention], start: usize) -> usize {
    let Some(before) = start.checked_sub(1) else {
        return start;
    };
    let named = mentions
        .iter()
        .any(|it| it.start < start && start <= it.end);
    let proper = parsed.word(before).tag == "NNP"
        || before > 0
            && matches!(parsed.word(before).upos, Upos::Adj | Upos::Noun)
            && parsed.sentence.kind != SentenceKind::Heading;
    // "the Compact of Free Association", "the ten-Power Committee"
    let inner = before > 1
        && (forms.lower[before - 1] == "-"
            || forms.lower[before - 1] == "of" && starts_capital(&forms.folded[before - 2]));
    let part = proper && !named && !inner && starts_capital(&forms.folded[before]);
    start - usize::from(part)
}

/// Bodies of which a state has many, so that one adjective makes a name: "the National Party". "The
/// Foreign Ministry" is that of some state, and so is "the Communist Party".
fn is_joined_body(forms: &Forms, start: usize, end: usize) -> bool {
    let words = forms.lower[start..end].join(" ");
    let shared = WordClass::SharedParty.has(words.as_str());
    !shared
        && matches!(
            forms.lower[end - 1].as_str(),
            "alliance"
                | "association"
                | "coalition"
                | "confederation"
                | "federation"
                | "foundation"
                | "front"
                | "league"
                | "movement"
                | "network"
                | "party"
                | "society"
                | "union"
        )
}

/// "Conference of Defence Associations", "Congress of People's Deputies": one word and what it is for.
fn body_of_purpose(
    naming: Naming<'_>,
    parsed: &Parsed,
    forms: &Forms,
    (start, end, whole): (usize, usize, usize),
) -> Option<ActorKind> {
    let of = forms
        .lower
        .get(end)
        .is_some_and(|it| it == "of" || it == "for");
    let plain = parsed.sentence.kind != SentenceKind::Heading;
    if end - start != 1 || whole == end || !of || !plain || !naming.speaks(parsed, start) {
        return None;
    }
    match forms.lower[start].as_str() {
        "party" => Some(ActorKind::Party),
        "front" | "movement" => Some(ActorKind::Group),
        "alliance" | "association" | "bureau" | "campaign" | "center" | "centre" | "chamber"
        | "church" | "coalition" | "confederation" | "conference" | "congress" | "federation"
        | "forum" | "foundation" | "institute" | "league" | "network" | "organisation"
        | "organization" | "society" | "union" => Some(ActorKind::Organisation),
        _ => None,
    }
}

/// What sort of body a name in no list is, by its last word: "Homeland Union".
fn organisation(forms: &Forms, start: usize, end: usize) -> Option<ActorKind> {
    if end - start < 2 {
        return None;
    }
    match forms.lower[end - 1].as_str() {
        "television" | "tv" | "radio" | "times" | "herald" | "tribune" | "gazette"
        | "chronicle" | "magazine" | "newspaper" | "broadcasting" | "telegraph" => {
            Some(ActorKind::Media)
        }
        "party" => Some(ActorKind::Party),
        "front" | "movement" | "army" | "brigades" | "militia" => Some(ActorKind::Group),
        "ministry" | "parliament" | "court" | "tribunal" | "assembly" | "senate" => {
            Some(ActorKind::Institution)
        }
        "union" | "association" | "league" | "organisation" | "organization" | "congress"
        | "alliance" | "coalition" | "federation" | "confederation" | "committee" | "council"
        | "commission" | "agency" | "institute" | "foundation" | "society" | "forum"
        | "chamber" | "network" | "authority" => Some(ActorKind::Organisation),
        _ => None,
    }
}

/// Whether the word before a name says that it is one of a newspaper or station: "the newspaper
/// al-Thawra".
fn is_outlet(forms: &Forms, start: usize) -> bool {
    start > 0
        && matches!(
            forms.lower[start - 1].as_str(),
            "newspaper" | "daily" | "weekly" | "magazine" | "broadcaster" | "tabloid" | "station"
        )
}

/// What sort of body a name in no list is that speaks: "Etihad Airways said".
fn speaking_body(
    naming: Naming<'_>,
    parsed: &Parsed,
    forms: &Forms,
    start: usize,
    end: usize,
) -> Option<ActorKind> {
    let last = forms.lower[end - 1].as_str();
    let body = end - start >= 2 && WordClass::SpeakingBody.has(last);
    let speaks = (start..end).any(|word| naming.speaks(parsed, word));
    (body && speaks).then_some(ActorKind::Organisation)
}

/// Where a body's name ends that tells what it is for: "Union of Concerned Scientists", "Council on
/// Foreign Relations", "Corporation for Assigned Names and Numbers".
fn with_purpose(parsed: &Parsed, forms: &Forms, mentions: &[Mention], end: usize) -> usize {
    const LONGEST: usize = 7;
    let part = |word: usize| {
        word < parsed.len()
            && starts_capital(&forms.folded[word])
            && matches!(
                parsed.word(word).upos,
                Upos::Propn | Upos::Noun | Upos::Adj | Upos::Verb
            )
            && !mentions.iter().any(|mention| mention.covers(word))
    };
    let link = |word: usize| {
        word < parsed.len()
            && matches!(
                forms.lower[word].as_str(),
                "of" | "for" | "on" | "against" | "to" | "and" | "the"
            )
            || word < parsed.len()
                && forms.folded[word] == "'s"
                && WordClass::NameOwner.has(forms.lower[word - 1].as_str())
    };
    if !link(end) || matches!(forms.lower[end].as_str(), "and" | "the") {
        return end;
    }
    let mut last = end;
    let mut at = end;
    while at < end + LONGEST && (part(at) || link(at)) {
        if part(at) {
            last = at + 1;
        }
        at += 1;
    }
    last
}

/// Where the name begins in a run that opens with a title: "President Xi Jinping".
pub(super) fn after_title(naming: Naming<'_>, forms: &Forms, start: usize, end: usize) -> usize {
    let mut at = start;
    while let Some(title) = naming.titles.starting_at(&forms.lower[..end], at) {
        if title.end >= end {
            break;
        }
        at = title.end;
    }
    // "UNM MP Salome Samadashvili", "Minister of State Thomas Byrne", but not "Secretary" within
    // "Secretary-General".
    let inner = (at + 1..end).rev().find(|&name| {
        forms.lower[name] != "-"
            && forms.lower[name - 1] != "-"
            && naming
                .titles
                .ending_at(&forms.lower, name)
                .is_some_and(|title| {
                    let words = &forms.lower[title.start..title.end];
                    !words.iter().all(|word| word == "state")
                })
    });
    inner.unwrap_or(at)
}
