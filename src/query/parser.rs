//! Words of a question → its form, its verb and its phrases.

use super::ast::Form;
use super::error::QueryError;
use super::joined::{self, More};
use super::lexer::{PASSED_OVER, Slice, Words};
use super::period;
use super::verbs::{self, Asked};
use crate::date::PartialDate;

/// A question split into phrases, none of them looked up yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What sort of answer is wanted.
    pub form: Form,
    /// What the verb asks for.
    pub asked: Asked,
    /// Whose positions, in the words of the question.
    pub holder: Option<String>,
    /// What about, in the words of the question.
    pub about: Option<String>,
    /// What the holders do besides: "and opposes Y", "but not Y".
    pub more: Vec<More>,
    /// Who takes another stance on the same: "that Borsk opposes".
    pub other: Option<(String, Asked)>,
    /// From when.
    pub since: Option<PartialDate>,
    /// Until when.
    pub until: Option<PartialDate>,
}

/// Words before a question that ask nothing.
const PREFACES: &[&[&str]] = &[
    &["show", "me"],
    &["tell", "me"],
    &["please"],
    &["show"],
    &["list"],
    &["find"],
];

/// Splits a question. `is_holder` says whether a phrase names somebody: where
/// several splits are possible, the one that leaves a name wins.
///
/// # Errors
///
/// [`QueryError::NotUnderstood`] or [`QueryError::Negated`].
pub fn parse(text: &str, is_holder: impl Fn(&str) -> bool) -> Result<Question, QueryError> {
    let not_understood = || QueryError::NotUnderstood {
        question: text.trim().to_owned(),
        nearest: Vec::new(),
    };
    let words = Words::of(text);
    let mut rest = words.all();
    for preface in PREFACES {
        if rest.starts_with(preface) {
            rest = rest.from(preface.len());
        }
    }
    let (length, since, until) = period::at_end(&rest.small);
    let rest = rest.between(0, length);
    let parts = shape(&rest, &is_holder).ok_or_else(not_understood)?;
    let asked = if parts.negated {
        verbs::negated(parts.asked).ok_or_else(|| QueryError::Negated {
            question: text.trim().to_owned(),
        })?
    } else {
        parts.asked
    };
    Ok(Question {
        form: parts.form,
        asked,
        holder: parts.holder,
        about: parts.about,
        more: parts.more,
        other: parts.other,
        since,
        until,
    })
}

/// "what Borsk supports" in the place of a target: whose positions, which, on
/// what, and who takes another stance on the same.
pub(super) fn those(text: &str, is_holder: impl Fn(&str) -> bool) -> Option<Question> {
    let words = Words::of(text);
    let words = words.all();
    let rest = match words.word(0) {
        "what" | "whatever" | "that" => words.from(1),
        "anything" | "everything" | "something" => {
            words.from(1 + usize::from(matches!(words.word(1), "that" | "which")))
        }
        _ => return None,
    };
    let rest = rest.from(usize::from(
        words.word(0) == "that" && rest.word(0) == "which",
    ));
    let parts = split(Form::What, &rest, &is_holder)?;
    let named = joined::names_holders(parts.holder.as_deref()?, &is_holder);
    (named && !parts.negated).then_some(Question {
        form: Form::What,
        asked: parts.asked,
        holder: parts.holder,
        about: parts.about,
        more: Vec::new(),
        other: parts.other,
        since: None,
        until: None,
    })
}

/// What the words of a question are.
struct Parts {
    form: Form,
    asked: Asked,
    negated: bool,
    holder: Option<String>,
    about: Option<String>,
    more: Vec<More>,
    other: Option<(String, Asked)>,
}

fn shape(words: &Slice<'_>, is_holder: &impl Fn(&str) -> bool) -> Option<Parts> {
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
fn split(form: Form, words: &Slice<'_>, is_holder: &impl Fn(&str) -> bool) -> Option<Parts> {
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

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::query::QueryError;

    fn parts(question: &str) -> String {
        let known = ["borsk", "defend the river party", "nato members"];
        let parsed = parse(question, |phrase| {
            known.contains(&phrase.to_lowercase().trim_start_matches("the "))
        });
        let parsed = parsed.unwrap();
        let stances: Vec<_> = parsed
            .asked
            .stances
            .iter()
            .map(|kind| kind.as_str())
            .collect();
        let dates = [("since", parsed.since), ("until", parsed.until)];
        let dates: Vec<String> = dates
            .iter()
            .filter_map(|(word, date)| Some(format!(" {word} {}", (*date)?)))
            .collect();
        format!(
            "{:?} {} | {} | {}{}",
            parsed.form,
            stances.join("+"),
            parsed.holder.as_deref().unwrap_or("-"),
            parsed.about.as_deref().unwrap_or("-"),
            dates.concat(),
        )
    }

    const FORMS: &[(&str, &str)] = &[
        (
            "Who opposes the Sill dam?",
            "Who opposes | - | the Sill dam",
        ),
        ("WHO IS AGAINST troops", "Who opposes | - | troops"),
        ("who is in favor of a dam.", "Who supports | - | a dam"),
        (
            "who has warned against raids since 2024",
            "Who warns | - | raids since 2024",
        ),
        (
            "which countries oppose X before 2024",
            "Who opposes | countries | X until 2023-12-31",
        ),
        (
            "which members of the River League back X",
            "Who supports | members of the River League | X",
        ),
        (
            "who objects to X after 2024-02",
            "Who opposes | - | X since 2024-03-01",
        ),
        ("who doesn't support X", "Who opposes | - | X"),
        ("what does Borsk oppose", "What opposes | Borsk | -"),
        (
            "what does the Defend the River Party oppose",
            "What opposes | the Defend the River Party | -",
        ),
        (
            "what did Borsk say about X in 2024",
            "What supports+opposes+warns | Borsk | X since 2024 until 2024",
        ),
        (
            "what is Borsk's position on X",
            "What supports+opposes+warns | Borsk's | X",
        ),
        (
            "what is the position of Borsk on X",
            "What supports+opposes+warns | Borsk | X",
        ),
        (
            "where does Borsk stand on X",
            "What supports+opposes+warns | Borsk | X",
        ),
        ("whom does Borsk criticise", "What opposes | Borsk | -"),
        (
            "does any NATO member oppose X",
            "Does opposes | any NATO member | X",
        ),
        ("Is Borsk for X?", "Does supports | Borsk | X"),
        ("Borsk rejects X", "Does opposes | Borsk | X"),
        ("opponents of X", "Who opposes | - | X"),
    ];

    #[test]
    fn forms() {
        for (question, expected) in FORMS {
            assert_eq!(parts(question), *expected, "{question}");
        }
    }

    #[test]
    fn questions_that_ask_nothing_known() {
        for question in [
            "",
            "?",
            "does it matter",
            "the weather",
            "who",
            "why",
            "opposes X",
        ] {
            let error = parse(question, |_| true).unwrap_err();
            assert!(
                matches!(error, QueryError::NotUnderstood { .. }),
                "{question}: {error}"
            );
        }
        let error = parse("who does not oppose X", |_| true).unwrap_err();
        assert!(matches!(error, QueryError::Negated { .. }), "{error}");
    }
}
