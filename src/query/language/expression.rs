//! How filters are joined: to sets of records, and these to sets of holders.
//!
//! Comes in: a [`Parser`] before a query. Goes out: an [`Expr`], the parser
//! behind it. Must not know: fields and their values.

use super::Parser;
use crate::query::ast::{Expr, Records};
use crate::query::error::QueryError;

/// Deepest nesting of brackets; a deeper one is a slip, or an attack.
const DEEPEST: usize = 32;

/// Most filters and sets of holders of a query, for the same reason.
const MOST: usize = 256;

/// What a bracket holds.
pub(super) enum Group {
    Records(Records),
    Holders(Expr),
}

impl Parser<'_> {
    pub(super) fn query(&mut self) -> Result<Expr, QueryError> {
        let mut all = self.part()?;
        while self.cursor.word("or") {
            all = Expr::Either(Box::new(all), Box::new(self.part()?));
        }
        Ok(all)
    }

    fn part(&mut self) -> Result<Expr, QueryError> {
        let mut all = self.holders()?;
        loop {
            let and = self.cursor.word("and");
            let not = self.cursor.word("not");
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
        self.cursor.blank();
        if self.cursor.peek() != Some('(') {
            let first = self.item()?;
            return self.records(first).map(Expr::Records);
        }
        match self.group()? {
            // What begins as a bracket may go on as records.
            Group::Records(first) => self.records(first).map(Expr::Records),
            Group::Holders(_) if self.starts_item() => Err(self
                .cursor
                .fault("the bracket before stands for holders; join it by 'and', 'or' or 'not'")),
            Group::Holders(expr) => Ok(expr),
        }
    }

    fn records(&mut self, first: Records) -> Result<Records, QueryError> {
        let mut any = vec![self.several(first)?];
        while self.cursor.sign('|') {
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
        self.cursor.blank();
        let word = |word| self.cursor.is_word(word);
        let ends = self.cursor.peek().is_none_or(|c| matches!(c, ')' | '|'));
        !ends && !word("and") && !word("or") && !word("not")
    }

    fn item(&mut self) -> Result<Records, QueryError> {
        self.cursor.blank();
        self.items += 1;
        if self.items > MOST {
            return Err(self.cursor.fault("too many filters"));
        }
        if self.cursor.sign('-') {
            return Ok(Records::Not(Box::new(self.item()?)));
        }
        self.cursor.blank();
        if self.cursor.peek() != Some('(') {
            return self.filter().map(Records::Filter);
        }
        let start = self.cursor.at;
        match self.group()? {
            Group::Records(records) => Ok(records),
            Group::Holders(_) => {
                self.cursor.at = start;
                Err(self.cursor.fault(
                    "this bracket stands for holders; only records can be filtered further or left out by '-'",
                ))
            }
        }
    }

    pub(super) fn group(&mut self) -> Result<Group, QueryError> {
        let start = self.cursor.at;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.cursor.fault("too many brackets within each other"));
        }
        self.cursor.at += 1;
        let expr = self.query()?;
        self.depth -= 1;
        if !self.cursor.sign(')') {
            if self.cursor.peek().is_some() {
                return Err(self.cursor.fault("expected a filter, '|' or ')'"));
            }
            self.cursor.at = start;
            return Err(self.cursor.fault("this bracket is not closed"));
        }
        Ok(match expr {
            Expr::Records(records) => Group::Records(records),
            other => Group::Holders(other),
        })
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
