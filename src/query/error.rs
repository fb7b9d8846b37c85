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
}

/// The forms of questions, one a line, for help texts.
pub const FORMS: &str = "\
who supports|opposes|warns about X
who is for|against X
which countries oppose X, which NATO members support X
who criticises ACTOR, who criticises ACTOR over X
what does ACTOR support|oppose|warn about
what did ACTOR say about X
does ACTOR support|oppose X
each may end in: since DATE, until DATE, in DATE (YYYY, YYYY-MM or YYYY-MM-DD)";

impl QueryError {
    /// What to do about it, if there is something.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NotUnderstood { nearest, .. } => {
                let forms = FORMS.replace('\n', "\n  ");
                let hint = format!("these forms are understood:\n  {forms}");
                Some(if nearest.is_empty() {
                    hint
                } else {
                    format!("{hint}\nX or ACTOR may be: {}", nearest.join("; "))
                })
            }
            Self::Negated { .. } => None,
            Self::UnknownHolder { nearest, .. } if nearest.is_empty() => None,
            Self::UnknownHolder { nearest, .. } => {
                Some(format!("did you mean {}?", nearest.join(" or ")))
            }
        }
    }
}
