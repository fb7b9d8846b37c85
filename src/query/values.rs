//! Values of filters → words of the vocabularies, dates, numbers.

use std::str::FromStr;

use super::ast::{Filter, Value};
use super::error::QueryError;
use super::resolve::Resolver;
use super::target;
use crate::date::PartialDate;
use crate::vocabulary::{ActorKind, StanceKind};

impl Resolver<'_> {
    pub(super) fn chance(&self, filter: &Filter) -> Result<f64, QueryError> {
        let text = self.one(filter)?;
        let number = text.trim_start_matches(">=").parse::<f64>().ok();
        number
            .filter(|number| (0.0..=1.0).contains(number))
            .ok_or_else(|| self.at(Some(filter), "confidence: takes a number from 0 to 1"))
    }

    pub(super) fn texts(&self, filter: &Filter) -> Result<Vec<String>, QueryError> {
        let texts = filter.values.iter().map(|value| match value {
            Value::Text(text) => Ok(text.clone()),
            Value::Those(_) => {
                Err(self.at(Some(filter), "only on: and by: take a query in brackets"))
            }
        });
        texts.collect()
    }

    pub(super) fn one(&self, filter: &Filter) -> Result<String, QueryError> {
        let mut texts = self.texts(filter)?;
        match (texts.pop(), texts.is_empty()) {
            (Some(text), true) => Ok(text),
            _ => Err(self.at(Some(filter), "takes one value")),
        }
    }

    pub(super) fn date(&self, filter: &Filter) -> Result<PartialDate, QueryError> {
        let text = self.one(filter)?;
        text.parse()
            .map_err(|error: crate::date::InvalidDate| self.at(Some(filter), &error.to_string()))
    }

    /// The stances, also by the verb: "oppose".
    pub(super) fn stances(&self, filter: &Filter) -> Result<Vec<StanceKind>, QueryError> {
        let texts = self.texts(filter)?.into_iter();
        let stances = texts.map(|text| {
            let text = text.to_lowercase();
            let found = StanceKind::ALL.iter().copied().find(|stance| {
                let word = stance.as_str();
                word == text || word.strip_suffix('s') == Some(&text)
            });
            found.ok_or_else(|| self.not_one_of(filter, &text, StanceKind::ALL))
        });
        stances.collect()
    }

    pub(super) fn choices<T: FromStr + Copy + ToString>(
        &self,
        filter: &Filter,
        all: &[T],
    ) -> Result<Vec<T>, QueryError> {
        let texts = self.texts(filter)?.into_iter();
        let values = texts.map(|text| {
            let text = text.to_lowercase();
            text.parse()
                .map_err(|_| self.not_one_of(filter, &text, all))
        });
        values.collect()
    }

    pub(super) fn kinds(&self, filter: &Filter) -> Result<Vec<ActorKind>, QueryError> {
        let texts = self.texts(filter)?.into_iter();
        let kinds = texts.map(|text| {
            let text = text.to_lowercase();
            let plain = text.parse::<ActorKind>().ok().map(|kind| vec![kind]);
            let kinds = plain.unwrap_or_else(|| target::kinds(&text));
            if kinds.is_empty() {
                return Err(self.not_one_of(filter, &text, ActorKind::ALL));
            }
            Ok(kinds)
        });
        Ok(kinds.collect::<Result<Vec<_>, _>>()?.concat())
    }

    pub(super) fn not_one_of<T: ToString>(
        &self,
        filter: &Filter,
        text: &str,
        all: &[T],
    ) -> QueryError {
        let all: Vec<String> = all.iter().map(ToString::to_string).collect();
        let message = format!(
            "{}: takes {}, not '{text}'",
            filter.field.as_str(),
            all.join(", ")
        );
        self.at(Some(filter), &message)
    }
}
