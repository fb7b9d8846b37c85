//! Questions that cannot be answered.

/// Why a question has no answer, not even an empty one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// The question has none of the forms that are understood.
    #[error("the question '{question}' is not understood")]
    NotUnderstood {
        /// The question.
        question: String,
        /// Names of actors and issues that are spelt nearly as some of its words.
        nearest: Vec<String>,
    },
    /// "does not" stands before a verb that has no contrary.
    #[error("'{question}' asks who does not; only \"does not support\" can be looked up")]
    Negated {
        /// The question.
        question: String,
    },
    /// Neither the graph nor the lexicon knows the holder that is asked about.
    #[error("nobody is known by the name '{name}'")]
    UnknownHolder {
        /// The name as asked.
        name: String,
        /// Known names that are spelt nearly so, the nearest first.
        nearest: Vec<String>,
    },
    /// Several actors of the graph bear the name.
    #[error("'{name}' may be {}", choices.join(" or "))]
    Ambiguous {
        /// The name as asked.
        name: String,
        /// The full names of those who may be meant.
        choices: Vec<String>,
    },
    /// No issue has the name.
    #[error("no issue is called '{name}'")]
    UnknownIssue {
        /// The name as asked.
        name: String,
        /// Issues that are spelt nearly so.
        nearest: Vec<String>,
    },
    /// A query is not written as the query language wants it.
    #[error("column {column}: {message}")]
    Syntax {
        /// The query.
        query: String,
        /// Where, in characters from 1.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// A value of a query cannot be looked up.
    #[error("column {column}: {cause}")]
    At {
        /// The query.
        query: String,
        /// Where its filter stands, in characters from 1.
        column: usize,
        /// What is wrong.
        cause: Box<QueryError>,
    },
}

/// The forms of questions, one a line, for help texts.
pub const FORMS: &str = "\
who supports|opposes|warns about X
who is for|against X
which countries oppose X, which NATO members support X
who supports X and opposes Y, who supports X but not Y
which NATO members oppose what NATO supports
who criticises ACTOR, who criticises ACTOR over X
what does ACTOR support|oppose|warn about
what do ACTOR and ACTOR both support
what does ACTOR support that ACTOR opposes
what did ACTOR say about X
does ACTOR support|oppose X
each may end in: since DATE, until DATE, in DATE (YYYY, YYYY-MM or YYYY-MM-DD)";

/// The form of a query, for help texts.
pub const QUERY_FORM: &str = "\
a query is made of filters field:value, such as stance:opposes on:\"troop deployment\" members:NATO
fields: stance, act, by, holder, party, members, kind, on, issue, at, to, words, says, since, until, in,
  via, document, modality, scope, intensity, confidence, reviewed
-filter leaves out; A and B, A or B, A not B put sets of holders together";

impl QueryError {
    /// What to do about it, if there is something.
    pub fn hint(&self) -> Option<String> {
        let indented = |text: &str| text.replace('\n', "\n  ");
        match self {
            Self::NotUnderstood { nearest, .. } => {
                let hint = format!("these forms are understood:\n  {}", indented(FORMS));
                Some(if nearest.is_empty() {
                    hint
                } else {
                    format!("{hint}\nX or ACTOR may be: {}", nearest.join("; "))
                })
            }
            Self::Negated { .. } => None,
            Self::UnknownHolder { nearest, .. } | Self::UnknownIssue { nearest, .. }
                if nearest.is_empty() =>
            {
                None
            }
            Self::UnknownHolder { nearest, .. } | Self::UnknownIssue { nearest, .. } => {
                Some(format!("did you mean {}?", nearest.join(" or ")))
            }
            Self::Ambiguous { .. } => Some("ask again with the full name".to_owned()),
            Self::Syntax { query, column, .. } => Some(format!(
                "it goes wrong here:\n{}\n{}",
                pointed(query, *column),
                indented(QUERY_FORM)
            )),
            Self::At {
                query,
                column,
                cause,
            } => {
                let hint = cause.hint().unwrap_or_else(|| "it stands here:".to_owned());
                Some(format!("{hint}\n{}", pointed(query, *column)))
            }
        }
    }
}

/// The query with a mark below the column; only its part around the column
/// where it is long.
fn pointed(query: &str, column: usize) -> String {
    const AROUND: usize = 60;
    let start = column.saturating_sub(AROUND + 1);
    let shown = query.chars().skip(start).take(AROUND * 2);
    let shown: String = shown
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    format!("  {shown}\n  {}^", " ".repeat(column - 1 - start))
}
