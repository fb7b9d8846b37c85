//! Names: runs of tokens → mentions of members of the cast.
//!
//! Comes in: parsed sentences. Goes out: for each sentence its [`Mention`]s,
//! the cast filled with listed actors and with persons whom the text itself
//! introduces by title or apposition. Must not know: pronouns.

use super::cast::{Cast, Key};
use super::directory::Directory;
use super::gazetteer::{Gazetteer, NameForm, fold};
use super::short_names::{Round, add_short_names, short_names};
use super::titles::{HONORIFICS, TITLE_MODIFIERS, Title, Titles};
use crate::lexicon::Lexicon;
use crate::syntax::Upos;
use crate::syntax::grammar::Parsed;
use crate::vocabulary::ActorKind;

/// A run of words that names an actor, or a decoy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// First word.
    pub start: usize,
    /// First word after it.
    pub end: usize,
    /// Who is named; `None` for a decoy.
    pub key: Option<Key>,
    /// In which way.
    pub form: NameForm,
}

/// The words of a sentence in the two forms that names need.
#[derive(Clone, Debug, Default)]
pub(super) struct Forms {
    pub(super) folded: Vec<String>,
    pub(super) lower: Vec<String>,
}

/// What naming needs besides the sentences.
#[derive(Clone, Copy, Debug)]
pub struct Naming<'a> {
    /// The tables.
    pub lexicon: &'a Lexicon,
    /// All listed names.
    pub gazetteer: &'a Gazetteer,
    /// All titles.
    pub titles: &'a Titles,
    /// All listed actors.
    pub directory: &'a Directory,
    /// The document's text.
    pub text: &'a str,
}

/// Finds all mentions of all sentences.
pub fn find(naming: Naming<'_>, sentences: &[Parsed], cast: &mut Cast<'_>) -> Vec<Vec<Mention>> {
    let forms: Vec<Forms> = sentences
        .iter()
        .map(|parsed| forms(naming.text, parsed))
        .collect();
    let mut mentions: Vec<Vec<Mention>> = Vec::with_capacity(sentences.len());
    for forms in &forms {
        mentions.push(listed(naming, forms, cast));
    }
    for ((parsed, forms), mentions) in sentences.iter().zip(&forms).zip(&mut mentions) {
        introduce(naming, parsed, forms, mentions, cast);
    }
    // The first round lets titles ("President Trump") bring persons in, the
    // second finds them where they are called by the bare name.
    for round in [Round::Titled, Round::Any] {
        let shorts = short_names(cast);
        for ((parsed, forms), mentions) in sentences.iter().zip(&forms).zip(&mut mentions) {
            add_short_names(naming, round, parsed, forms, &shorts, mentions, cast);
            mentions.sort_by_key(|mention| mention.start);
        }
    }
    mentions
}

fn forms(text: &str, parsed: &Parsed) -> Forms {
    let tokens = &parsed.sentence.tokens;
    Forms {
        folded: tokens
            .iter()
            .map(|token| fold(token.span.slice(text)))
            .collect(),
        lower: (0..tokens.len())
            .map(|index| parsed.lower(index).to_owned())
            .collect(),
    }
}

/// Mentions by the gazetteer.
fn listed(naming: Naming<'_>, forms: &Forms, cast: &mut Cast<'_>) -> Vec<Mention> {
    naming
        .gazetteer
        .find(&forms.folded)
        .into_iter()
        .map(|hit| Mention {
            start: hit.start,
            end: hit.end,
            key: (hit.form != NameForm::Decoy).then(|| cast.listed(hit.entry)),
            form: hit.form,
        })
        .collect()
}

/// Adds persons whom title or apposition introduces, and lets known persons
/// learn their roles.
fn introduce(
    naming: Naming<'_>,
    parsed: &Parsed,
    forms: &Forms,
    mentions: &mut Vec<Mention>,
    cast: &mut Cast<'_>,
) {
    for (start, end) in name_runs(parsed, forms, mentions) {
        if let Some(kind) = organisation(forms, start, end) {
            let name = parsed.span(start).cover(parsed.span(end - 1));
            let key = cast.unlisted(name.slice(naming.text), kind, None);
            mentions.push(Mention {
                start,
                end,
                key: Some(key),
                form: NameForm::Name,
            });
            continue;
        }
        let start = after_title(naming, forms, start, end);
        let title = title_before(naming, forms, start).or_else(|| title_after(naming, forms, end));
        let listed = listed_variant(naming, forms, start, end).map(|entry| cast.listed(entry));
        let honoured = start > 0 && HONORIFICS.contains(&forms.lower[start - 1].as_str());
        let legislator = is_us_legislator(forms, end);
        if listed.is_none() && end - start < 2 || naming.titles.is_title(&forms.lower[start..end]) {
            continue;
        }
        if listed.is_none()
            && title.is_none()
            && !honoured
            && !legislator
            && !speaks(parsed, start, end)
        {
            continue;
        }
        let party = title
            .as_ref()
            .filter(|title| title.official)
            .and_then(|title| titled_party(forms, mentions, title, end, cast))
            .or_else(|| {
                legislator
                    .then(|| cast.listed_by_id(&"country:US".into()))
                    .flatten()
            });
        let key = listed.unwrap_or_else(|| {
            let words: Vec<&str> = (start..end)
                .map(|word| parsed.span(word).slice(naming.text))
                .collect();
            cast.unlisted(&words.join(" "), ActorKind::Person, party)
        });
        cast.learn(
            key,
            title.as_ref().map(|title| title.role.as_str()),
            party,
            None,
        );
        mentions.push(Mention {
            start,
            end,
            key: Some(key),
            form: NameForm::Name,
        });
    }
    learn_titles(naming, forms, mentions, cast);
    mentions.sort_by_key(|mention| mention.start);
}

/// Lets listed persons learn the titles before their names.
fn learn_titles(naming: Naming<'_>, forms: &Forms, mentions: &[Mention], cast: &mut Cast<'_>) {
    for mention in mentions {
        let Some(key) = mention.key.filter(|_| mention.form == NameForm::Name) else {
            continue;
        };
        if cast.member(key).actor.kind == ActorKind::Person
            && let Some(title) = title_before(naming, forms, mention.start)
        {
            cast.learn(key, Some(&title.role), None, None);
        }
    }
}

/// What sort of body a name in no list is, by its last word: "Homeland Union".
fn organisation(forms: &Forms, start: usize, end: usize) -> Option<ActorKind> {
    if end - start < 2 {
        return None;
    }
    match forms.lower[end - 1].as_str() {
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

/// Where the name begins in a run that opens with a title: "President Xi Jinping".
fn after_title(naming: Naming<'_>, forms: &Forms, start: usize, end: usize) -> usize {
    let mut at = start;
    while let Some(title) = naming.titles.starting_at(&forms.lower[..end], at) {
        if title.end >= end {
            break;
        }
        at = title.end;
    }
    at
}

/// Runs of proper nouns that no mention covers.
fn name_runs(parsed: &Parsed, forms: &Forms, mentions: &[Mention]) -> Vec<(usize, usize)> {
    let covered = |word: usize| mentions.iter().any(|m| m.start <= word && word < m.end);
    let mut runs = Vec::new();
    let mut at = 0;
    while at < parsed.len() {
        let mut end = at;
        while end < parsed.len()
            && !covered(end)
            && is_name_word(parsed, &forms.folded[end], end, at)
        {
            end += 1;
        }
        while end > at && !starts_capital(&forms.folded[end - 1]) {
            end -= 1;
        }
        if end > at {
            if end - at <= 5 {
                runs.push((at, end));
            }
            at = end;
        } else {
            at += 1;
        }
    }
    runs
}

fn is_name_word(parsed: &Parsed, form: &str, word: usize, start: usize) -> bool {
    const PARTICLES: &[&str] = &[
        "de", "da", "van", "von", "der", "den", "bin", "ibn", "al", "el", "-", "del", "di", "la",
        "le",
    ];
    if starts_capital(form) {
        let proper = parsed.word(word).upos == Upos::Propn;
        let initial = form.len() == 2 && form.ends_with('.') && word > start;
        return (proper || initial) && !HONORIFICS.contains(&parsed.lower(word));
    }
    word > start && PARTICLES.contains(&form)
}

pub(super) fn starts_capital(form: &str) -> bool {
    form.chars().next().is_some_and(char::is_uppercase)
}

/// A title just before a name: "Foreign Minister Lavrov", "the president, X,".
pub(super) fn title_before(naming: Naming<'_>, forms: &Forms, start: usize) -> Option<Title> {
    let mut end = start;
    while end > 0 && HONORIFICS.contains(&forms.lower[end - 1].as_str()) {
        end -= 1;
    }
    naming.titles.ending_at(&forms.lower, end).or_else(|| {
        (end > 1 && forms.lower[end - 1] == ",")
            .then(|| naming.titles.ending_at(&forms.lower, end - 1))
            .flatten()
    })
}

/// A title in an apposition just after a name: "Wang Yi, China's top diplomat".
fn title_after(naming: Naming<'_>, forms: &Forms, end: usize) -> Option<Title> {
    if forms.lower.get(end).map(String::as_str) != Some(",") {
        return None;
    }
    let stop = (end + 12).min(forms.lower.len());
    for word in end + 1..stop {
        if matches!(
            forms.lower[word].as_str(),
            "," | "." | "who" | "said" | "and" | ";" | "which"
        ) {
            return None;
        }
        if let Some(title) = naming.titles.starting_at(&forms.lower, word) {
            return Some(title);
        }
    }
    None
}

/// The actor whose office a title is: named before it ("Russia's foreign
/// minister") or after it ("minister of France", "spokesman for the Kremlin").
pub(super) fn titled_party(
    forms: &Forms,
    mentions: &[Mention],
    title: &Title,
    name_end: usize,
    cast: &Cast<'_>,
) -> Option<Key> {
    let mut before = title.start;
    while before > 0
        && (TITLE_MODIFIERS.contains(&forms.lower[before - 1].as_str())
            || forms.lower[before - 1] == "-")
    {
        before -= 1;
    }
    if before > 0 && matches!(forms.lower[before - 1].as_str(), "'s" | "’s" | "'" | "’") {
        before -= 1;
    }
    let named = mentions
        .iter()
        .find(|mention| mention.end == before || mention.end == title.start)
        .or_else(|| {
            let limit = if title.end <= name_end {
                title.end + 5
            } else {
                title.end + 8
            };
            mentions.iter().find(|mention| {
                mention.start > title.end
                    && mention.start < limit
                    && matches!(forms.lower[title.end].as_str(), "of" | "for" | "to" | "at")
            })
        })?;
    let key = named.key?;
    cast.party(key).or(Some(key))
}

/// "(R-Ark.)", ", D-Md.,": how American papers mark members of Congress.
fn is_us_legislator(forms: &Forms, end: usize) -> bool {
    forms
        .lower
        .get(end)
        .is_some_and(|open| open == "(" || open == ",")
        && forms.folded.get(end + 1).is_some_and(|mark| {
            let split = matches!(mark.as_str(), "R" | "D" | "I")
                && forms
                    .folded
                    .get(end + 2)
                    .is_some_and(|dash| matches!(dash.as_str(), "-" | "–"));
            let whole = ["R-", "D-", "I-"]
                .iter()
                .any(|prefix| mark.starts_with(prefix));
            split || whole
        })
}

/// Whether a run of words is the subject of a verb of speech.
fn speaks(parsed: &Parsed, start: usize, end: usize) -> bool {
    (start..end).any(|word| {
        matches!(parsed.relation(word), crate::syntax::Relation::Nsubj)
            && parsed.head(word).is_some_and(|verb| {
                matches!(
                    parsed.lemma(verb),
                    "say"
                        | "tell"
                        | "write"
                        | "tweet"
                        | "argue"
                        | "add"
                        | "warn"
                        | "declare"
                        | "announce"
                        | "urge"
                        | "criticize"
                        | "condemn"
                )
            })
    })
}

/// A listed person under a slightly other form: with initials, with the family
/// name first.
fn listed_variant(naming: Naming<'_>, forms: &Forms, start: usize, end: usize) -> Option<usize> {
    let words: Vec<String> = forms.folded[start..end]
        .iter()
        .filter(|word| !(word.ends_with('.') && word.len() <= 3) && word.len() > 1)
        .cloned()
        .collect();
    if words.len() < 2 {
        return None;
    }
    let whole = |words: &[String]| {
        naming.gazetteer.find(words).into_iter().find(|hit| {
            hit.start == 0
                && hit.end == words.len()
                && hit.form == NameForm::Name
                && naming.lexicon.actors[hit.entry].kind == ActorKind::Person
        })
    };
    let mut turned = words[1..].to_vec();
    turned.push(words[0].clone());
    let hit = whole(&words).or_else(|| whole(&turned));
    hit.map(|hit| hit.entry)
}
