//! Known bearers: the one listed person whom a document may mean by a family name alone.
//!
//! Comes in: how a text calls somebody, the document's date and cast. Goes out: a member of the cast,
//! where title, date, the fame of an office or what else the text speaks of leave a single one. Must
//! not know: trees.

use super::cast::{Cast, Key, same_office};
use super::names::Naming;
use super::titles::Title;
use crate::date::PartialDate;
use crate::lexicon::{Gender, Office, WordClass};
use crate::vocabulary::ActorKind;

/// How a text calls a person by a short name.
#[derive(Clone, Copy, Debug)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each tells one thing that words around a name show"
)]
pub(super) struct Called<'a> {
    pub(super) form: &'a str,
    pub(super) title: Option<&'a Title>,
    pub(super) honorific: bool,
    /// Whether no other capital word belongs to it.
    pub(super) alone: bool,
    pub(super) gender: Option<Gender>,
    /// "the Thatcher government"
    pub(super) governs: bool,
    /// Whether the words behind it belong to a longer name.
    pub(super) goes_on: bool,
    /// The year of which the sentence tells, if another than the document's.
    pub(super) year: Option<PartialDate>,
    /// Whose office the title is.
    pub(super) owner: Option<Key>,
}

/// Offices whose holders the world calls by the family name alone.
const FOREMOST: &[&str] = &[
    "president",
    "premier",
    "prime minister",
    "chancellor",
    "secretary-general",
    "king",
    "supreme leader",
    "taoiseach",
    "general secretary",
];

/// Offices whose holders the news call by the family name alone.
const DIPLOMATS: &[&str] = &[
    "foreign minister",
    "foreign secretary",
    "secretary of state",
];

/// Offices of which there are so many that a bare family name tells nothing.
const MANY: &[&str] = &["congressman", "congresswoman", "mp", "representative"];

/// A listed person whom the document calls by the short name alone: only where
/// title, date or the rank of the office leave a single one.
pub(super) fn listed_by_short(
    naming: Naming<'_>,
    called: &Called<'_>,
    cast: &mut Cast<'_>,
) -> Option<Key> {
    let offices = |entry: usize| naming.lexicon.actors[entry].offices.iter();
    let fits = |entry: usize| {
        let known = naming.lexicon.actors[entry].gender;
        called.gender.is_none() || known.is_none() || known == called.gender
    };
    if called.goes_on {
        return None;
    }
    let bearers = naming.directory.by_family(called.form);
    if called.governs {
        return governing(naming, called, bearers, cast).map(|entry| cast.listed(entry));
    }
    let at_date: Vec<usize> = bearers_at(naming, called, cast);
    let of_many = |entry: usize| offices(entry).all(|office| MANY.contains(&office.title.as_str()));
    let foremost = |entry: usize| {
        fits(entry) && offices(entry).any(|office| FOREMOST.contains(&office.title.as_str()))
    };
    let titled = |entry: &usize| fits(*entry) && has_title(naming, called, *entry, cast);
    let by_title: Vec<usize> = at_date.iter().copied().filter(titled).collect();
    let first: Vec<usize> = at_date
        .iter()
        .copied()
        .filter(|&entry| foremost(entry))
        .collect();
    let own_name = called.honorific || !WordClass::CommonFamilyName.has(called.form);
    let evident = |entry: usize| is_evident(naming, called, entry, cast);
    match (by_title.as_slice(), at_date.as_slice(), first.as_slice()) {
        ([one], _, _) => Some(cast.listed(*one)),
        ([], _, [one]) if own_name && evident(*one) => Some(cast.listed(*one)),
        // A bare name in a text on another year, or that many bear, is of those whom all know.
        ([], [one], _)
            if own_name
                && called.year.is_none()
                && !WordClass::CommonFamilyName.has(called.form)
                && fits(*one)
                && !of_many(*one)
                && evident(*one) =>
        {
            Some(cast.listed(*one))
        }
        _ => None,
    }
}

/// Whether a listed person has or had the office by which the text calls him.
fn has_title(naming: Naming<'_>, called: &Called<'_>, entry: usize, cast: &Cast<'_>) -> bool {
    let Some(title) = called.title else {
        return false;
    };
    // "Jordan's King Abdullah" is not the Saudi king.
    let owner = called
        .owner
        .map(|owner| &cast.member(owner).actor)
        .filter(|owner| owner.kind == ActorKind::Country);
    let of_another = |office: &Office| {
        let state = office.of.as_str().starts_with("country:");
        state && owner.is_some_and(|owner| office.of != owner.id)
    };
    naming.lexicon.actors[entry].offices.iter().any(|office| {
        let same =
            same_office(&office.title, &title.role) || office.title.ends_with(title.role.as_str());
        same && !of_another(office)
    })
}

/// Whether nobody else is likely meant: the text speaks of the state or body that a person serves, or
/// the world knows who bears this name. "President Botha" is none who was only a minister.
fn is_evident(naming: Naming<'_>, called: &Called<'_>, entry: usize, cast: &Cast<'_>) -> bool {
    let offices = || naming.lexicon.actors[entry].offices.iter();
    let of_another = called.title.is_some_and(|title| {
        FOREMOST.contains(&title.role.as_str())
            && title.role != "chancellor"
            && !offices().any(|office| same_office(&office.title, &title.role))
    });
    if of_another {
        return false;
    }
    let shared = WordClass::CommonFamilyName.has(called.form)
        || WordClass::SharedFamilyName.has(called.form);
    let date = called.year.or(cast.date());
    let then = |office: &Office| match date {
        Some(date) => date.may_lie_within(office.from, office.until),
        None => office.until.is_none(),
    };
    let ours = |office: &Office| office.until.is_some_and(|until| until.year() >= OUR_TIME);
    let known = |office: &Office| {
        let foremost = FOREMOST.contains(&office.title.as_str())
            || office.title == "secretary general" && office.of.as_str() == "org:UN";
        let only = naming.directory.by_family(called.form).len() == 1;
        foremost && (then(office) || date.is_none() && ours(office))
            || only && DIPLOMATS.contains(&office.title.as_str()) && then(office)
    };
    // "In 2003 Mr Bush": the year tells which.
    let plain = !shared || called.year.is_some() && called.honorific;
    cast.tells_of_body_of(entry) || plain && offices().any(known)
}

/// Listed persons of a family name who were in office when the sentence says.
fn bearers_at(naming: Naming<'_>, called: &Called<'_>, cast: &Cast<'_>) -> Vec<usize> {
    let then = |entry: &usize| match called.year {
        Some(year) => cast.in_office_on(*entry, year),
        None => cast.in_office(*entry),
    };
    let bearers = naming.directory.by_family(called.form).iter().copied();
    let bearers: Vec<usize> = bearers.filter(then).collect();
    // A text without a date is rather of our own time: "Gore" is no senator of 1960.
    let ours = |entry: &usize| {
        let mut offices = naming.lexicon.actors[*entry].offices.iter();
        offices.any(|office| office.until.is_none_or(|until| until.year() >= OUR_TIME))
    };
    let undated = called.year.is_none() && cast.date().is_none();
    if undated && bearers.iter().any(ours) {
        bearers.into_iter().filter(ours).collect()
    } else {
        bearers
    }
}

/// Year since which the persons of an undated text most often held an office.
const OUR_TIME: i16 = 1990;

/// The only bearer of a name who heads a government on the document's date, else the only one who
/// did before it.
fn governing(
    naming: Naming<'_>,
    called: &Called<'_>,
    bearers: &[usize],
    cast: &Cast<'_>,
) -> Option<usize> {
    let date = called.year.or(cast.date());
    let only = |fits: &dyn Fn(&Office) -> bool| {
        let heads = |entry: &&usize| {
            let mut offices = naming.lexicon.actors[**entry].offices.iter();
            offices.any(|office| FOREMOST.contains(&office.title.as_str()) && fits(office))
        };
        let mut found = bearers.iter().filter(heads);
        found.next().filter(|_| found.next().is_none()).copied()
    };
    let then =
        |office: &Office| date.is_some_and(|date| date.may_lie_within(office.from, office.until));
    let before =
        |office: &Office| date.is_none_or(|date| office.from.is_some_and(|from| from <= date));
    only(&then).or_else(|| only(&before))
}
