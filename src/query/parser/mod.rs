//! Words of a question → its form, its verb and its phrases.
//!
//! Comes in: a question in English, and whether a phrase names somebody. Goes
//! out: a [`Question`], whose phrases stay words. Must not know: whom or what they
//! mean, graphs.

mod forms;

use super::ast::Form;
use super::error::QueryError;
use super::joined::{self, More};
use super::lexer::Words;
use super::period;
use super::verbs::{self, Asked};
use crate::date::PartialDate;
use forms::{shape, split};

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
