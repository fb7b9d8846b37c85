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

use super::ast::{Expr, Field, Filter, Records, Value, is_bare_char};
use super::error::QueryError;
use super::spelling::{distance, slips};

/// Deepest nesting of brackets; a deeper one is a slip, or an attack.
const DEEPEST: usize = 32;

/// Most filters and sets of holders of a query, for the same reason.
const MOST: usize = 256;

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
        text,
        chars: text.chars().collect(),
        at: 0,
        depth: 0,
        items: 0,
    };
    let expr = parser.query()?;
    parser.blank();
    match parser.peek() {
        None => Ok(expr),
        Some(')') => Err(parser.fault("this bracket closes nothing")),
        Some(_) => Err(parser.fault("expected a filter such as stance:opposes")),
    }
}

struct Parser<'t> {
    text: &'t str,
    chars: Vec<char>,
    at: usize,
    depth: usize,
    items: usize,
}

/// What a bracket holds.
enum Group {
    Records(Records),
    Holders(Expr),
}

impl Parser<'_> {
    fn query(&mut self) -> Result<Expr, QueryError> {
        let mut all = self.part()?;
        while self.word("or") {
            all = Expr::Either(Box::new(all), Box::new(self.part()?));
        }
        Ok(all)
    }

    fn part(&mut self) -> Result<Expr, QueryError> {
        let mut all = self.holders()?;
        loop {
            let and = self.word("and");
            let not = self.word("not");
            if !and && !not {
                return Ok(all);
            }
            let (a, b) = (Box::new(all), Box::new(self.holders()?));
            all = if not {
                Expr::Without(a, b)
            } else {
                Expr::Both(a, b)
            };
        }
    }

    fn holders(&mut self) -> Result<Expr, QueryError> {
        self.blank();
        if self.peek() != Some('(') {
            let first = self.item()?;
            return self.records(first).map(Expr::Records);
        }
        match self.group()? {
            // What begins as a bracket may go on as records.
            Group::Records(first) => self.records(first).map(Expr::Records),
            Group::Holders(_) if self.starts_item() => Err(self
                .fault("the bracket before stands for holders; join it by 'and', 'or' or 'not'")),
            Group::Holders(expr) => Ok(expr),
        }
    }

    fn records(&mut self, first: Records) -> Result<Records, QueryError> {
        let mut any = vec![self.several(first)?];
        while self.sign('|') {
            let first = self.item()?;
            any.push(self.several(first)?);
        }
        Ok(single(any, Records::Any))
    }

    fn several(&mut self, first: Records) -> Result<Records, QueryError> {
        let mut all = vec![first];
        while self.starts_item() {
            all.push(self.item()?);
        }
        Ok(single(all, Records::All))
    }

    /// Whether another item stands here.
    fn starts_item(&mut self) -> bool {
        self.blank();
        let word = |word| self.is_word(word);
        let ends = self.peek().is_none_or(|c| matches!(c, ')' | '|'));
        !ends && !word("and") && !word("or") && !word("not")
    }

    fn item(&mut self) -> Result<Records, QueryError> {
        self.blank();
        self.items += 1;
        if self.items > MOST {
            return Err(self.fault("too many filters"));
        }
        if self.sign('-') {
            return Ok(Records::Not(Box::new(self.item()?)));
        }
        self.blank();
        if self.peek() != Some('(') {
            return self.filter().map(Records::Filter);
        }
        let start = self.at;
        match self.group()? {
            Group::Records(records) => Ok(records),
            Group::Holders(_) => {
                self.at = start;
                Err(self.fault(
                    "this bracket stands for holders; only records can be filtered further or left out by '-'",
                ))
            }
        }
    }

    fn group(&mut self) -> Result<Group, QueryError> {
        let start = self.at;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.fault("too many brackets within each other"));
        }
        self.at += 1;
        let expr = self.query()?;
        self.depth -= 1;
        if !self.sign(')') {
            if self.peek().is_some() {
                return Err(self.fault("expected a filter, '|' or ')'"));
            }
            self.at = start;
            return Err(self.fault("this bracket is not closed"));
        }
        Ok(match expr {
            Expr::Records(records) => Group::Records(records),
            other => Group::Holders(other),
        })
    }

    fn filter(&mut self) -> Result<Filter, QueryError> {
        self.blank();
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_alphanumeric() || c == '-') {
            self.at += 1;
        }
        let word: String = self.chars[start..self.at].iter().collect();
        if self.peek() != Some(':') {
            self.at = start;
            return Err(self.fault(if word.is_empty() {
                "expected a filter such as stance:opposes"
            } else {
                "expected a filter such as stance:opposes; a value of several words stands in \"…\""
            }));
        }
        let Some(field) = Field::named(&word.to_lowercase()) else {
            self.at = start;
            return Err(self.unknown_field(&word));
        };
        self.at += 1;
        let mut values = vec![self.value()?];
        while self.peek() == Some('|') {
            self.at += 1;
            values.push(self.value()?);
        }
        Ok(Filter {
            field,
            values,
            column: start + 1,
        })
    }

    /// A value follows its colon or stroke at once.
    fn value(&mut self) -> Result<Value, QueryError> {
        match self.peek() {
            Some('(') => Ok(Value::Those(Box::new(match self.group()? {
                Group::Records(records) => Expr::Records(records),
                Group::Holders(expr) => expr,
            }))),
            Some('"' | '“' | '”') => self.quoted(),
            _ => {
                let start = self.at;
                while self.peek().is_some_and(is_bare_char) {
                    self.at += 1;
                }
                if start == self.at {
                    return Err(
                        self.fault("expected a value here; one of several words stands in \"…\"")
                    );
                }
                Ok(Value::Text(self.chars[start..self.at].iter().collect()))
            }
        }
    }

    fn quoted(&mut self) -> Result<Value, QueryError> {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        while let Some(c) = self.peek() {
            self.at += 1;
            match c {
                '"' | '“' | '”' => return Ok(Value::Text(text)),
                '\\' => {
                    text.extend(self.peek());
                    self.at += 1;
                }
                c => text.push(c),
            }
        }
        self.at = start;
        Err(self.fault("this quotation mark is not closed"))
    }

    fn unknown_field(&self, word: &str) -> QueryError {
        let far = |field: &Field| distance(&word.to_lowercase(), field.as_str());
        let nearest = Field::ALL.iter().min_by_key(|field| far(field));
        let near = nearest.filter(|field| far(field) <= slips(word));
        self.fault(&match near {
            Some(field) => format!(
                "there is no field '{word}'; did you mean '{}'?",
                field.as_str()
            ),
            None => format!("there is no field '{word}'"),
        })
    }

    fn fault(&self, message: &str) -> QueryError {
        QueryError::Syntax {
            query: self.text.to_owned(),
            column: self.at.min(self.chars.len()) + 1,
            message: message.to_owned(),
        }
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn blank(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    /// Takes the sign if it is the next.
    fn sign(&mut self, sign: char) -> bool {
        let before = self.at;
        self.blank();
        let here = self.peek() == Some(sign);
        self.at = if here { self.at + 1 } else { before };
        here
    }

    /// Takes the word if it is the next.
    fn word(&mut self, word: &str) -> bool {
        let before = self.at;
        self.blank();
        let here = self.is_word(word);
        self.at = if here { self.at + word.len() } else { before };
        here
    }

    fn is_word(&self, word: &str) -> bool {
        let mut rest = self.chars[self.at.min(self.chars.len())..].iter().copied();
        let same = word
            .chars()
            .all(|c| rest.next().is_some_and(|r| r.eq_ignore_ascii_case(&c)));
        same && rest
            .next()
            .is_none_or(|c| c.is_whitespace() || c == '(' || c == ')')
    }
}

fn single(mut parts: Vec<Records>, several: fn(Vec<Records>) -> Records) -> Records {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        last => {
            parts.extend(last);
            several(parts)
        }
    }
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
