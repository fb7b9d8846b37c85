//! The query language: text → [`Expr`].
//!
//! ```text
//! query   = part { "or" part }
//! part    = holders { ( "and" [ "not" ] | "not" ) holders }
//! holders = records | "(" query ")"
//! records = several { "|" several }
//! several = item { item }
//! item    = [ "-" ] ( field ":" values | "(" records ")" )
//! values  = value { "|" value }
//! value   = word | '"' text '"' | "(" query ")"
//! ```
//!
//! Comes in: a text. Goes out: an [`Expr`] of words as they stand there, or
//! where and what is wrong. Must not know: names, graphs, questions in English.

mod cursor;
mod expression;
mod filter;

use super::ast::{Expr, Field};
use super::error::QueryError;
use cursor::Cursor;

/// Whether a text is written in the query language: its first word names a field.
pub fn is_query(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '-'));
    let word = start.split(':').next().unwrap_or_default();
    start.len() > word.len() && Field::named(word).is_some()
}

/// Reads a query.
///
/// # Errors
///
/// [`QueryError::Syntax`], which says where and what is wrong.
pub fn parse(text: &str) -> Result<Expr, QueryError> {
    let mut parser = Parser {
        cursor: Cursor::new(text),
        depth: 0,
        items: 0,
    };
    let expr = parser.query()?;
    let mut cursor = parser.cursor;
    cursor.blank();
    match cursor.peek() {
        None => Ok(expr),
        Some(')') => Err(cursor.fault("this bracket closes nothing")),
        Some(_) => Err(cursor.fault("expected a filter such as stance:opposes")),
    }
}

/// A query that is read in part.
struct Parser<'t> {
    cursor: Cursor<'t>,
    /// How many brackets are open.
    depth: usize,
    /// How many filters and brackets have been read.
    items: usize,
}

#[cfg(test)]
mod tests {
    use super::{is_query, parse};
    use crate::query::QueryError;

    #[test]
    fn what_is_read_is_written_the_same() {
        for text in [
            "stance:opposes",
            "stance:opposes on:\"troop deployment\" members:NATO since:2024",
            "by:France|\"United States\" -via:none",
            "stance:opposes members:NATO on:(stance:supports by:NATO)",
            "stance:supports on:X and stance:opposes on:Y",
            "stance:supports on:X not stance:supports on:Y",
            "on:X or (on:Y and on:Z)",
            "(on:X or on:Y) and on:Z",
            "(stance:supports on:X | stance:opposes on:Y) kind:country",
            "on:X | on:Y in:2024",
            "-(on:X | on:Y) in:2024",
            "says:\"a \\\"word\\\" \\\\ here\"",
            "on:X not (on:Y and on:Z)",
            "on:X not on:Y and on:Z",
        ] {
            let read = parse(text).unwrap();
            assert_eq!(read.to_string(), text);
            assert_eq!(parse(&read.to_string()).unwrap().to_string(), text);
        }
        assert_eq!(
            parse(" STANCE:opposes  AND (on:X) and not ( on:Y )")
                .unwrap()
                .to_string(),
            "stance:opposes and on:X not on:Y"
        );
    }

    #[test]
    fn faults_say_where_and_what() {
        for (text, column, words) in [
            ("", 1, "expected a filter"),
            ("stance:opposes troops", 16, "several words"),
            ("stanse:opposes", 1, "did you mean 'stance'"),
            ("colour:red", 1, "no field 'colour'"),
            ("stance:", 8, "expected a value"),
            ("on:\"troops", 4, "not closed"),
            ("(on:X", 1, "not closed"),
            ("on:X)", 5, "closes nothing"),
            ("on:X and", 9, "expected a filter"),
            ("(on:X and on:Y) in:2024", 17, "stands for holders"),
            ("in:2024 (on:X and on:Y)", 9, "stands for holders"),
            ("-(on:X or on:Y)", 2, "stands for holders"),
        ] {
            let error = parse(text).unwrap_err();
            let QueryError::Syntax {
                column: at,
                message,
                ..
            } = error
            else {
                panic!("{error:?}");
            };
            assert_eq!(at, column, "{text}: {message}");
            assert!(message.contains(words), "{text}: {message}");
        }
        for long in [
            "(",
            "-",
            "on:X or ",
            "on:X and ",
            "on:X | ",
            "on:X ",
            "on:(",
        ] {
            assert!(parse(&long.repeat(100_000)).is_err());
        }
    }

    #[test]
    fn questions_are_no_queries() {
        for text in ["stance:opposes on:X", " (on:X)", "-via:RT by:France"] {
            assert!(is_query(text), "{text}");
        }
        for text in [
            "who opposes issue:troops",
            "what does country:FR oppose",
            "stance",
            "issue",
            "",
        ] {
            assert!(!is_query(text), "{text}");
        }
    }
}
