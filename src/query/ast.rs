//! The query language as a program sees it: filters on records, and what is
//! done with the holders whom they leave. `docs/query-language.md` is its
//! description; [`language`](super::language) reads it, [`Display`](fmt::Display)
//! writes it.

use std::fmt::{self, Write};

use serde::Serialize;

use crate::date::PartialDate;

/// What sort of answer is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// Holders: "who opposes X".
    Who,
    /// Positions of a holder: "what does Y oppose".
    What,
    /// Yes or no: "does Y oppose X".
    Does,
}

/// Which records count, besides what a question says.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Filters {
    /// Not those certainly earlier.
    pub since: Option<PartialDate>,
    /// Not those certainly later.
    pub until: Option<PartialDate>,
    /// Only those without a source between text and holder.
    pub direct_only: bool,
    /// Only positions at least as sure as this, from 0 to 1.
    pub min_confidence: f64,
    /// Whether to refuse one's own part in something counts as opposing it.
    pub include_own: bool,
}

/// Holders: those of some records, or sets of holders put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// The holders of the records.
    Records(Records),
    /// `A and B`: those who are in both.
    Both(Box<Self>, Box<Self>),
    /// `A or B`: those who are in either.
    Either(Box<Self>, Box<Self>),
    /// `A not B`: those of the first who are not in the second.
    Without(Box<Self>, Box<Self>),
}

/// A set of records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Records {
    /// Those that pass the filter.
    Filter(Filter),
    /// Side by side: those that are in all.
    All(Vec<Self>),
    /// `A | B`: those that are in any.
    Any(Vec<Self>),
    /// `-A`: those that are not in it.
    Not(Box<Self>),
}

/// `field:value`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// What is looked at.
    pub field: Field,
    /// Any of these will do.
    pub values: Vec<Value>,
    /// Where the filter stands in the query, in characters from 1; 0 in a
    /// query that was not written by hand.
    pub column: usize,
}

/// What a field has to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// The word or phrase.
    Text(String),
    /// What the records of a query have there: "what NATO supports".
    Those(Box<Expr>),
}

macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident = $word:literal,)+) => {
        /// What a filter looks at.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $($(#[$doc])* $variant,)+ }

        impl Field {
            /// All fields, in the order in which they are told about.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word for the field.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
    };
}

fields! {
    /// Supports, opposes or warns.
    Stance = "stance",
    /// The narrower act.
    Act = "act",
    /// Who holds the position or for whom it is held, by name.
    By = "by",
    /// Who holds the position.
    Holder = "holder",
    /// For whom it is held.
    Party = "party",
    /// The organisation of which the holder or party was a member at the time.
    Members = "members",
    /// What sort of actor the holder or party is.
    Kind = "kind",
    /// What the position is about, as in a question.
    On = "on",
    /// The issue, or one that is narrower.
    Issue = "issue",
    /// The actor at whom the position is aimed.
    At = "at",
    /// The actor to whom it is addressed.
    To = "to",
    /// Words of the target.
    Words = "words",
    /// Words of the sentence.
    Says = "says",
    /// Not certainly earlier than this date.
    Since = "since",
    /// Not certainly later than this date.
    Until = "until",
    /// In this year, month or day.
    In = "in",
    /// The source between text and holder.
    Via = "via",
    /// The document.
    Document = "document",
    /// How far the holder stands by it.
    Modality = "modality",
    /// What of the target it is about.
    Scope = "scope",
    /// How strong it is, from 1 to 3.
    Intensity = "intensity",
    /// How sure the position is at least, from 0 to 1.
    Confidence = "confidence",
    /// Whether a person has looked at it.
    Reviewed = "reviewed",
}

impl Field {
    /// The field that the word names.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|field| field.as_str() == word)
    }
}

impl Filter {
    /// A filter that was not written by hand.
    pub fn new<S: Into<String>>(field: Field, values: impl IntoIterator<Item = S>) -> Self {
        Self {
            field,
            values: values
                .into_iter()
                .map(|value| Value::Text(value.into()))
                .collect(),
            column: 0,
        }
    }

    /// A filter on what the records of a query have there.
    pub fn those(field: Field, of: Expr) -> Self {
        Self {
            field,
            values: vec![Value::Those(Box::new(of))],
            column: 0,
        }
    }
}

impl Records {
    /// The records that pass all filters.
    pub fn all(filters: Vec<Filter>) -> Self {
        let mut filters: Vec<Self> = filters.into_iter().map(Self::Filter).collect();
        match filters.pop() {
            Some(only) if filters.is_empty() => only,
            last => {
                filters.extend(last);
                Self::All(filters)
            }
        }
    }

    /// The records that pass these filters too.
    #[must_use]
    pub fn and(self, filters: &[Filter]) -> Self {
        if filters.is_empty() {
            return self;
        }
        let mut all = match self {
            Self::All(all) => all,
            other => vec![other],
        };
        all.extend(filters.iter().cloned().map(Self::Filter));
        Self::All(all)
    }
}

impl Expr {
    /// The holders of the records that pass all filters.
    pub fn all(filters: Vec<Filter>) -> Self {
        Self::Records(Records::all(filters))
    }

    /// The same with more filters on all records that count, also on those of
    /// the second part of a difference.
    #[must_use]
    pub fn narrowed(self, filters: &[Filter]) -> Self {
        let narrow = |part: Box<Self>| Box::new(part.narrowed(filters));
        match self {
            Self::Records(records) => Self::Records(records.and(filters)),
            Self::Both(a, b) => Self::Both(narrow(a), narrow(b)),
            Self::Either(a, b) => Self::Either(narrow(a), narrow(b)),
            Self::Without(a, b) => Self::Without(narrow(a), narrow(b)),
        }
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (a, word, b) = match self {
            Self::Records(records) => return records.fmt(f),
            Self::Both(a, b) => (a, "and", b),
            Self::Either(a, b) => (a, "or", b),
            Self::Without(a, b) => (a, "not", b),
        };
        let loose = matches!(self, Self::Either(..));
        // The left side may go on as it is, unless it binds less.
        match &**a {
            Self::Either(..) if !loose => write!(f, "({a})")?,
            a => a.fmt(f)?,
        }
        write!(f, " {word} ")?;
        match &**b {
            Self::Records(records) => records.fmt(f),
            b => write!(f, "({b})"),
        }
    }
}

impl fmt::Display for Records {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |f: &mut fmt::Formatter<'_>, parts: &[Self], between: &str| {
            for (place, part) in parts.iter().enumerate() {
                if place > 0 {
                    f.write_str(between)?;
                }
                match part {
                    Self::All(_) if between == " | " => part.fmt(f)?,
                    Self::All(_) | Self::Any(_) => write!(f, "({part})")?,
                    _ => part.fmt(f)?,
                }
            }
            Ok(())
        };
        match self {
            Self::Filter(filter) => filter.fmt(f),
            Self::All(parts) => list(f, parts, " "),
            Self::Any(parts) => list(f, parts, " | "),
            Self::Not(part) => match &**part {
                Self::Filter(filter) => write!(f, "-{filter}"),
                part => write!(f, "-({part})"),
            },
        }
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.field.as_str())?;
        for (place, value) in self.values.iter().enumerate() {
            if place > 0 {
                f.write_char('|')?;
            }
            value.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Those(of) => write!(f, "({of})"),
            Self::Text(text) if is_bare(text) => f.write_str(text),
            Self::Text(text) => {
                write!(f, "\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
            }
        }
    }
}

/// Whether a value needs no quotation marks.
fn is_bare(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_bare_char)
}

/// Whether a character may stand in a value without quotation marks.
pub(super) fn is_bare_char(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '"' | '“' | '”' | '(' | ')' | '|' | '\\')
}
