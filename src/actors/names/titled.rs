//! Titles beside names: "Foreign Minister Lavrov", "Wang Yi, China's top diplomat", "(R-Ark.)".
//!
//! Comes in: a name in its sentence. Goes out: the title that stands with it and whose office it is.
//! Must not know: pronouns.

use super::{Forms, Mention, Naming};
use crate::actors::cast::{Cast, Key};
use crate::actors::gazetteer::NameForm;
use crate::actors::titles::{HONORIFICS, TITLE_MODIFIERS, Title};
use crate::lexicon::WordClass;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::ActorKind;

/// Lets listed persons learn the titles before their names.
pub(super) fn learn_titles(
    naming: Naming<'_>,
    forms: &Forms,
    mentions: &[Mention],
    cast: &mut Cast<'_>,
) {
    for mention in mentions {
        let Some(key) = mention.key.filter(|_| mention.form == NameForm::Name) else {
            continue;
        };
        if cast.member(key).actor.kind != ActorKind::Person {
            continue;
        }
        let undated = || cast.date().is_none();
        let behind = || {
            title_after(naming, forms, mention.end).filter(|it| undated() && is_closed(forms, it))
        };
        let Some(title) = title_before(naming, forms, mention.start).or_else(behind) else {
            continue;
        };
        // "CHP leader X": whose leader he is, where the lexicon names no office.
        let former = is_former(forms, &title);
        let open = cast.member(key).party.is_none() || !former;
        let party = (open && title.official)
            .then(|| titled_party(forms, mentions, &title, mention.end, cast))
            .flatten();
        cast.learn(key, Some(&title.role), party, None);
        if !former {
            cast.call(key, &title.role);
        }
    }
}

/// "X, the European Commission president, said": no name follows, as in "X, French President Y and".
fn is_closed(forms: &Forms, title: &Title) -> bool {
    let next = forms.lower.get(title.end).map(String::as_str);
    next.is_none_or(|next| matches!(next, "," | "." | ";" | "at" | "for" | "of"))
}

/// "former US president": an office that is over.
pub(crate) fn is_former(forms: &Forms, title: &Title) -> bool {
    let before = title.start.saturating_sub(3)..title.start;
    forms.lower[before]
        .iter()
        .any(|word| matches!(word.as_str(), "former" | "ex" | "then"))
}

/// A title just before a name: "Foreign Minister Lavrov", "the president, X,".
pub(crate) fn title_before(naming: Naming<'_>, forms: &Forms, start: usize) -> Option<Title> {
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
pub(super) fn title_after(naming: Naming<'_>, forms: &Forms, end: usize) -> Option<Title> {
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

/// "The head of the farm agency, Jane Doe, said": the title of the whole phrase before a name.
pub(super) fn title_of_phrase(
    naming: Naming<'_>,
    parsed: &Parsed,
    forms: &Forms,
    start: usize,
    end: usize,
) -> Option<Title> {
    const REACH: usize = 10;
    let comma = start.checked_sub(1)?;
    // "The mayor of Springfield, North Carolina": a place is set off by commas too.
    let place = comma
        .checked_sub(1)
        .is_some_and(|last| matches!(parsed.relation(last), Relation::Flat))
        || WordClass::Thing.has(&forms.lower[end - 1]);
    if forms.lower[comma] != "," || place {
        return None;
    }
    (comma.saturating_sub(REACH)..comma)
        .rev()
        .take_while(|&word| {
            let links = matches!(
                forms.lower[word].as_str(),
                "and" | "the" | "'s" | "’s" | "-"
            );
            links
                || matches!(
                    parsed.word(word).upos,
                    Upos::Noun | Upos::Propn | Upos::Adj | Upos::Adp
                )
        })
        .filter(|&word| matches!(forms.lower[word].as_str(), "of" | "for" | "to"))
        .find_map(|of| naming.titles.ending_at(&forms.lower, of))
        .filter(|title| title.official && !title.plural)
}

/// The actor whose office a title is: named before it ("Russia's foreign
/// minister") or after it ("minister of France", "spokesman for the Kremlin").
pub(crate) fn titled_party(
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
    let unmarked = |at: usize| {
        let mark = at > 0 && matches!(forms.lower[at - 1].as_str(), "'s" | "’s" | "'" | "’");
        at - usize::from(mark)
    };
    let before_body = before_body(forms, before).map(unmarked);
    let before = unmarked(before);
    let named = mentions
        .iter()
        .find(|mention| {
            // "UN" of "UN Secretary General" is part of the title itself.
            let opens = mention.start == title.start && mention.end < title.end;
            let ends = [Some(before), Some(title.start), before_body];
            // "Norwegian foreign ministry" with "foreign ministry spokesman"
            let overlaps = mention.start < title.start
                && title.start < mention.end
                && mention.end <= title.end;
            opens || overlaps || ends.contains(&Some(mention.end))
        })
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
        })
        // "President Lucas Garcia of Guatemala"
        .or_else(|| {
            let word = |at: usize, is: &str| forms.lower.get(at).is_some_and(|it| it == is);
            let of = title.end < name_end && word(name_end, "of");
            let state = name_end + 1 + usize::from(word(name_end + 1, "the"));
            let owns = |it: &&Mention| of && it.start == state && it.form == NameForm::Name;
            mentions.iter().find(owns)
        })?;
    let key = named.key?;
    cast.party(key).or(Some(key))
}

/// "Norwegian foreign ministry spokesman", "Norwegian army chief": where the part of the state begins of
/// which somebody is the spokesman or chief.
fn before_body(forms: &Forms, end: usize) -> Option<usize> {
    let is_body = |at: usize| {
        let word = forms.lower.get(at).map(String::as_str);
        word.is_some_and(|word| WordClass::PartOfState.has(word))
    };
    // "ministry spokesman" may be the title.
    let before = end.checked_sub(1).filter(|&at| is_body(at));
    let mut start = before.or_else(|| is_body(end).then_some(end))?;
    while start > 0 && WordClass::BranchOfState.has(forms.lower[start - 1].as_str()) {
        start -= 1;
    }
    Some(start)
}

/// "(R-Ark.)", ", D-Md.,": how American papers mark members of Congress.
pub(super) fn is_us_legislator(forms: &Forms, end: usize) -> bool {
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

/// "Senators Mary Doe and John Roe": the second bears the title too.
pub(super) fn title_of_list(
    naming: Naming<'_>,
    forms: &Forms,
    mentions: &[Mention],
    start: usize,
    cast: &Cast<'_>,
) -> Option<Title> {
    let mark = start.checked_sub(1)?;
    let joins = |at: usize| matches!(forms.lower[at].as_str(), "and" | ",");
    joins(mark).then_some(())?;
    let end = mark - usize::from(mark > 0 && joins(mark - 1));
    let first = mentions.iter().find(|it| it.end == end)?;
    let person = cast.member(first.key?).actor.kind == ActorKind::Person;
    title_before(naming, forms, first.start).filter(|title| person && title.plural)
}

/// "JANE DOE (Kenya)": the state in whose name a person speaks.
pub(super) fn bracketed_state(
    forms: &Forms,
    mentions: &[Mention],
    end: usize,
    cast: &Cast<'_>,
) -> Option<Key> {
    let is = |at: usize, mark: &str| forms.lower.get(at).is_some_and(|it| it == mark);
    let state = mentions
        .iter()
        .find(|it| is(end, "(") && it.start == end + 1 && is(it.end, ")"))?;
    let key = state.key.filter(|_| state.form == NameForm::Name)?;
    (cast.member(key).actor.kind == ActorKind::Country).then_some(key)
}

/// "Slovenia's Samuel Zbogar", "Ghana's Mr Mensah": the state or body that a person belongs to.
pub(super) fn owned_by(
    forms: &Forms,
    mentions: &[Mention],
    start: usize,
    cast: &Cast<'_>,
) -> Option<Key> {
    let mut before = start;
    while before > 0 && HONORIFICS.contains(&forms.lower[before - 1].as_str()) {
        before -= 1;
    }
    let mark = before.checked_sub(1)?;
    let owns = matches!(forms.lower[mark].as_str(), "'s" | "’s" | "'" | "’");
    let owner = mentions.iter().find(|it| owns && it.end == mark)?.key?;
    (cast.member(owner).actor.kind != ActorKind::Person).then(|| cast.party(owner).unwrap_or(owner))
}
