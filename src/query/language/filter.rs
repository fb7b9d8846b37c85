//! A filter: a field and its values.
//!
//! Comes in: a [`Parser`] before a filter. Goes out: a [`Filter`], the parser
//! behind it. Must not know: how filters are joined.

use super::Parser;
use super::expression::Group;
use crate::query::ast::{Expr, Field, Filter, Value, is_bare_char};
use crate::query::error::QueryError;
use crate::query::spelling::{distance, slips};

impl Parser<'_> {
    pub(super) fn filter(&mut self) -> Result<Filter, QueryError> {
        self.cursor.blank();
        let start = self.cursor.at;
        while self
            .cursor
            .peek()
            .is_some_and(|c| c.is_alphanumeric() || c == '-')
        {
            self.cursor.at += 1;
        }
        let word = self.cursor.since(start);
        if self.cursor.peek() != Some(':') {
            self.cursor.at = start;
            return Err(self.cursor.fault(if word.is_empty() {
                "expected a filter such as stance:opposes"
            } else {
                "expected a filter such as stance:opposes; a value of several words stands in \"…\""
            }));
        }
        let Some(field) = Field::named(&word.to_lowercase()) else {
            self.cursor.at = start;
            return Err(self.unknown_field(&word));
        };
        self.cursor.at += 1;
        let mut values = vec![self.value()?];
        while self.cursor.peek() == Some('|') {
            self.cursor.at += 1;
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
        match self.cursor.peek() {
            Some('(') => Ok(Value::Those(Box::new(match self.group()? {
                Group::Records(records) => Expr::Records(records),
                Group::Holders(expr) => expr,
            }))),
            Some('"' | '“' | '”') => self.quoted(),
            _ => {
                let start = self.cursor.at;
                while self.cursor.peek().is_some_and(is_bare_char) {
                    self.cursor.at += 1;
                }
                if start == self.cursor.at {
                    return Err(self
                        .cursor
                        .fault("expected a value here; one of several words stands in \"…\""));
                }
                Ok(Value::Text(self.cursor.since(start)))
            }
        }
    }

    fn quoted(&mut self) -> Result<Value, QueryError> {
        let start = self.cursor.at;
        self.cursor.at += 1;
        let mut text = String::new();
        while let Some(c) = self.cursor.peek() {
            self.cursor.at += 1;
            match c {
                '"' | '“' | '”' => return Ok(Value::Text(text)),
                '\\' => {
                    text.extend(self.cursor.peek());
                    self.cursor.at += 1;
                }
                c => text.push(c),
            }
        }
        self.cursor.at = start;
        Err(self.cursor.fault("this quotation mark is not closed"))
    }

    fn unknown_field(&self, word: &str) -> QueryError {
        let far = |field: &Field| distance(&word.to_lowercase(), field.as_str());
        let nearest = Field::ALL.iter().min_by_key(|field| far(field));
        let near = nearest.filter(|field| far(field) <= slips(word));
        self.cursor.fault(&match near {
            Some(field) => format!(
                "there is no field '{word}'; did you mean '{}'?",
                field.as_str()
            ),
            None => format!("there is no field '{word}'"),
        })
    }
}
