//! Bygone: listed persons of another time, whose name somebody of today may bear.
//!
//! Comes in: a name that the lists give to a person, and the date of its document. Goes out: whether
//! the text means another who is called alike. Must not know: what anybody does.

use std::collections::BTreeSet;

use super::titled::{title_after, title_before};
use super::{Forms, Naming};
use crate::actors::gazetteer::{NameForm, NameMatch};
use crate::date::PartialDate;
use crate::lexicon::{ActorEntry, WordClass};
use crate::vocabulary::ActorKind;

/// So many years after his last office a person is one of the past.
const GONE: i16 = 25;

/// Titles whose bearers are heard all their lives.
const HEADS: &[&str] = &[
    "president",
    "prime minister",
    "chancellor",
    "king",
    "queen",
    "secretary general",
];

/// Whether a document tells of the past: by a year of long ago or by several persons of it.
pub(super) fn tells_past(
    naming: Naming<'_>,
    forms: &[Forms],
    named: &[Vec<NameMatch>],
    date: Option<PartialDate>,
) -> bool {
    let Some(date) = date else {
        return true;
    };
    let long_ago = |word: &str| {
        word.len() >= 4
            && word.get(..4).is_some_and(|digits| {
                digits
                    .parse()
                    .is_ok_and(|year: i16| 1000 < year && year <= date.year() - GONE)
            })
            && word.trim_end_matches('s').len() == 4
    };
    if forms
        .iter()
        .any(|it| it.lower.iter().any(|word| long_ago(word)))
    {
        return true;
    }
    let gone = |entry: &usize| {
        let actor = naming.lexicon.actors.get(*entry);
        actor.is_some_and(|actor| is_gone(actor, date))
    };
    let persons = named.iter().flatten().map(|hit| hit.entry).filter(gone);
    persons.collect::<BTreeSet<usize>>().len() > 1
}

/// Whether a name that the lists give to a person of the past is somebody else's.
pub(super) fn is_namesake(
    naming: Naming<'_>,
    forms: &Forms,
    hit: &NameMatch,
    date: Option<PartialDate>,
) -> bool {
    let Some(date) = date else {
        return false;
    };
    let Some(actor) = naming.lexicon.actors.get(hit.entry) else {
        return false;
    };
    if hit.end - hit.start < 2 || !is_gone(actor, date) {
        return false;
    }
    let before = hit.start.saturating_sub(3)..hit.start;
    let of_past = |word: &String| matches!(word.as_str(), "former" | "ex" | "then" | "late");
    if title_before(naming, forms, hit.start).is_some() || forms.lower[before].iter().any(of_past) {
        return false;
    }
    if is_private(forms, hit.end) {
        return true;
    }
    let family = forms.folded[hit.end - 1].as_str();
    let head = actor
        .offices
        .iter()
        .any(|it| HEADS.contains(&it.title.as_str()));
    let common = WordClass::CommonFamilyName.has(family) || WordClass::SharedFamilyName.has(family);
    common && !head && title_after(naming, forms, hit.end).is_none()
}

/// Whether the very words of a listed name were left to somebody else before.
pub(super) fn was_left(
    naming: Naming<'_>,
    forms: &Forms,
    (start, end): (usize, usize),
    entry: usize,
    date: Option<PartialDate>,
) -> bool {
    let form = NameForm::Name;
    let hit = NameMatch {
        start,
        end,
        form,
        entry,
    };
    naming.gazetteer.named(&forms.folded[start..end], date) == Some(entry)
        && is_namesake(naming, forms, &hit, date)
}

/// Whether all offices of a person ended long before a date.
fn is_gone(actor: &ActorEntry, date: PartialDate) -> bool {
    actor.kind == ActorKind::Person
        && !actor.offices.is_empty()
        && actor.offices.iter().all(|office| {
            office
                .until
                .is_some_and(|until| until.year() + GONE < date.year())
        })
}

/// "Michael Stewart, 34,", "Michael Stewart, a farmer", "…, who runs a pub".
fn is_private(forms: &Forms, end: usize) -> bool {
    let word = |at: usize| forms.lower.get(end + at).map_or("", String::as_str);
    if word(0) != "," {
        return false;
    }
    let age = word(1).parse().is_ok_and(|age: u8| (10..75).contains(&age));
    let trade = || {
        matches!(word(1), "a" | "an")
            && (2..6)
                .map(word)
                .take_while(|it| *it != ",")
                .any(|it| WordClass::Trade.has(it))
    };
    age || trade()
}
