//! The forms of questions: "who …", "which members …", "what does … say on …".
//!
//! Comes in: the words of a question without preface and dates. Goes out:
//! [`Parts`], if it has one of the forms. Must not know: how a denied verb is
//! understood, whom phrases mean.

use crate::query::ast::Form;
use crate::query::joined::{self, More};
use crate::query::lexer::{PASSED_OVER, Slice};
use crate::query::verbs::{self, Asked};

/// What the words of a question are.
pub(super) struct Parts {
    pub(super) form: Form,
    pub(super) asked: Asked,
    pub(super) negated: bool,
    pub(super) holder: Option<String>,
    pub(super) about: Option<String>,
    pub(super) more: Vec<More>,
    pub(super) other: Option<(String, Asked)>,
}

/// The parts of a question, by its first words.
pub(super) fn shape(words: &Slice<'_>, is_holder: &impl Fn(&str) -> bool) -> Option<Parts> {
    match words.word(0) {
        "who" | "whom" => who(&words.from(1), false).or_else(|| {
            // "whom does Borsk criticise"
            let carried = PASSED_OVER.contains(&words.word(1));
            carried.then(|| split(Form::What, &words.from(1), is_holder))?
        }),
        // "what does the United States support": no states of a group.
        "what" if PASSED_OVER.contains(&words.word(1)) => {
            split(Form::What, &words.from(1), is_holder).or_else(|| position_of(&words.from(1)))
        }
        "what" | "which" => which(&words.from(1))
            .or_else(|| position_of(&words.from(1)))
            .or_else(|| split(Form::What, &words.from(1), is_holder)),
        "where" | "how" | "when" | "why" => split(Form::What, &words.from(1), is_holder),
        first if PASSED_OVER.contains(&first) => split(Form::Does, &words.from(1), is_holder),
        _ => nouns(words).or_else(|| {
            let parts = split(Form::Does, words, is_holder)?;
            joined::names_holders(parts.holder.as_deref()?, is_holder).then_some(parts)
        }),
    }
}

/// "… opposes X", with nothing before the verb but words that are passed over.
fn who(words: &Slice<'_>, plural: bool) -> Option<Parts> {
    let (at, negated) = words.pass_over(0);
    let (asked, taken) = words.verb(at)?;
    let rest = words.from(at + taken);
    let (end, mut more) = joined::predicates(&rest, asked, plural);
    let mut about = rest.between(0, end).phrase();
    // "who supports or opposes X": one target for both.
    if about.is_none() {
        about = more.iter().find_map(|more| more.about.clone());
    }
    for more in &mut more {
        more.about = more.about.take().or_else(|| about.clone());
    }
    Some(Parts {
        form: Form::Who,
        asked,
        negated,
        holder: None,
        about,
        more,
        other: None,
    })
}

/// Nouns for holders of a kind, as "countries" in "which countries".
const GROUPS: &[&str] = &[
    "countries",
    "country",
    "states",
    "state",
    "governments",
    "government",
    "nations",
    "nation",
    "leaders",
    "leader",
    "politicians",
    "politician",
    "ministers",
    "people",
    "persons",
    "officials",
    "organisations",
    "organizations",
    "organisation",
    "organization",
    "institutions",
    "alliances",
    "members",
    "member",
    "allies",
    "ally",
    "actors",
    "companies",
    "groups",
    "parties",
];

/// "NATO members oppose X": some holders only.
fn which(words: &Slice<'_>) -> Option<Parts> {
    let group = (0..words.len().min(6)).find(|&at| GROUPS.contains(&words.word(at)))?;
    let mut after = group + 1;
    if words.word(after) == "of" {
        let verb = (after + 1..words.len()).find(|&at| who(&words.from(at), true).is_some());
        after = verb?;
    }
    let plural = words.word(group).ends_with(['s', 'e']);
    let parts = who(&words.from(after), plural)?;
    Some(Parts {
        holder: words.between(0, after).phrase(),
        ..parts
    })
}

/// "is the position of Borsk on X"
fn position_of(words: &Slice<'_>) -> Option<Parts> {
    let (mut at, negated) = words.pass_over(0);
    at += usize::from(words.word(at) == "the");
    let noun = matches!(words.word(at), "position" | "stance" | "view" | "opinion");
    if !noun || words.word(at + 1) != "of" {
        return None;
    }
    let on = (at + 3..words.len()).find(|&on| matches!(words.word(on), "on" | "about"));
    let on = on.unwrap_or(words.len());
    Some(Parts {
        form: Form::What,
        asked: verbs::verb_at(&["say"])?.0,
        negated,
        holder: words.between(at + 2, on).phrase(),
        about: words.from(on + 1).phrase(),
        more: Vec::new(),
        other: None,
    })
}

/// "opponents of X"
fn nouns(words: &Slice<'_>) -> Option<Parts> {
    let (asked, taken) = verbs::noun_at(&words.small)?;
    Some(Parts {
        form: Form::Who,
        asked,
        negated: false,
        holder: None,
        about: words.from(taken).phrase(),
        more: Vec::new(),
        other: None,
    })
}

/// "does Borsk support X": a holder, a verb, a target.
pub(super) fn split(
    form: Form,
    words: &Slice<'_>,
    is_holder: &impl Fn(&str) -> bool,
) -> Option<Parts> {
    let (start, negated_before) = words.pass_over(0);
    let mut first = None;
    for end in start + 1..words.len() {
        let (at, negated) = words.pass_over(end);
        let Some((asked, taken)) = words.verb(at) else {
            continue;
        };
        let holder = words.between(start, end).phrase();
        let named = holder
            .as_deref()
            .is_some_and(|holder| joined::names_holders(holder, is_holder));
        let rest = words.from(at + taken);
        let other = if named {
            joined::other(&rest, is_holder)
        } else {
            None
        };
        let parts = Parts {
            form,
            asked,
            negated: negated || negated_before,
            holder,
            about: rest.phrase().filter(|_| other.is_none()),
            more: Vec::new(),
            other,
        };
        if named {
            return Some(parts);
        }
        first = first.or(Some(parts));
    }
    first
}
