//! A query → the actors, issues and words that its values mean.

use std::collections::BTreeSet;

use super::ast::{Expr, Field, Filter, Records, Value};
use super::error::QueryError;
use super::names::Names;
use super::plan::{About, Clause, Condition, Holders, Holding, Test};
use super::target;
use crate::graph::StanceGraph;
use crate::id::{ActorId, IssueId};
use crate::vocabulary::{Act, Scope, StanceKind};

/// What names are looked up in, and what came up on the way.
pub(super) struct Resolver<'a> {
    pub(super) graph: &'a StanceGraph,
    pub(super) names: &'a Names,
    /// The query as written by hand, for errors.
    pub(super) written: Option<&'a str>,
    /// What a reader should know.
    pub(super) notes: Vec<String>,
}

/// What the stances of a record may be where a filter stands.
type Asked = Option<BTreeSet<StanceKind>>;

impl Resolver<'_> {
    /// Looks up all names of a query.
    pub(super) fn holding(&mut self, expr: &Expr) -> Result<Holding, QueryError> {
        let two = |this: &mut Self, a: &Expr, b: &Expr| {
            Ok::<_, QueryError>((Box::new(this.holding(a)?), Box::new(this.holding(b)?)))
        };
        Ok(match expr {
            Expr::Records(records) => Holding::Of(self.clause(records)?),
            Expr::Both(a, b) => {
                let (a, b) = two(self, a, b)?;
                Holding::Both(a, b)
            }
            Expr::Either(a, b) => {
                let (a, b) = two(self, a, b)?;
                Holding::Either(a, b)
            }
            Expr::Without(a, b) => {
                let (a, b) = two(self, a, b)?;
                Holding::Without(a, b)
            }
        })
    }

    fn clause(&mut self, records: &Records) -> Result<Clause, QueryError> {
        let (records, least) = self.without_confidence(records)?;
        let has_scope = names_field(&records, Field::Scope);
        let mut test = self.test(&records, &None, has_scope)?;
        if !matches!(test, Test::All(_)) {
            test = Test::All(vec![test]);
        }
        Ok(Clause { test, least })
    }

    /// Takes `confidence:` out: it is about a position, not about one record.
    fn without_confidence(&self, records: &Records) -> Result<(Records, f64), QueryError> {
        let parts = match records {
            Records::All(parts) => parts.clone(),
            other => vec![other.clone()],
        };
        let mut least: f64 = 0.0;
        let mut rest = Vec::new();
        for part in parts {
            match part {
                Records::Filter(filter) if filter.field == Field::Confidence => {
                    least = least.max(self.chance(&filter)?);
                }
                other => rest.push(other),
            }
        }
        let rest = Records::All(rest);
        if names_field(&rest, Field::Confidence) {
            return Err(self.at(
                first_of(&rest, Field::Confidence),
                "confidence: stands beside the other filters, not in a bracket and not after '-'",
            ));
        }
        Ok((rest, least))
    }

    fn test(
        &mut self,
        records: &Records,
        asked: &Asked,
        has_scope: bool,
    ) -> Result<Test, QueryError> {
        Ok(match records {
            Records::Filter(filter) => {
                let own = self.stances_of(std::slice::from_ref(records), asked)?;
                let test = self.filter(filter, &own)?;
                with_scope(vec![test], &own, asked, has_scope)
            }
            Records::Not(part) => {
                // What is left out is left out whatever its scope.
                Test::Not(Box::new(self.test(part, asked, true)?))
            }
            Records::Any(parts) => {
                let parts = parts.iter().map(|part| self.test(part, asked, has_scope));
                Test::Any(parts.collect::<Result<_, _>>()?)
            }
            Records::All(parts) => {
                let own = self.stances_of(parts, asked)?;
                let parts = parts.iter().map(|part| self.test(part, &own, has_scope));
                with_scope(parts.collect::<Result<_, _>>()?, &own, asked, has_scope)
            }
        })
    }

    /// The stances of which records beside each other may be.
    fn stances_of(&self, parts: &[Records], around: &Asked) -> Result<Asked, QueryError> {
        let mut asked = around.clone();
        for part in parts {
            let Records::Filter(filter) = part else {
                continue;
            };
            if filter.field == Field::Stance {
                let here: BTreeSet<StanceKind> = self.stances(filter)?.into_iter().collect();
                asked = Some(match asked {
                    None => here,
                    Some(before) => before.intersection(&here).copied().collect(),
                });
            }
        }
        Ok(asked.filter(|stances| stances.len() < StanceKind::ALL.len()))
    }

    fn filter(&mut self, filter: &Filter, asked: &Asked) -> Result<Test, QueryError> {
        let is = |condition| Ok(Test::Is(condition));
        match filter.field {
            Field::Stance => is(Condition::Stance(self.stances(filter)?)),
            Field::Act => is(Condition::Act(self.choices(filter, Act::ALL)?)),
            Field::By => self.by(filter),
            Field::Members => {
                let of = self.actors(filter)?;
                is(Condition::HeldBy(Holders {
                    actors: Vec::new(),
                    members_of: of,
                }))
            }
            Field::Holder => is(Condition::Holder(self.actors(filter)?)),
            Field::Party => is(Condition::Party(self.actors(filter)?)),
            Field::At => is(Condition::AimedAt(self.actors(filter)?)),
            Field::To => is(Condition::AddressedTo(self.actors(filter)?)),
            Field::Kind => is(Condition::Kind(self.kinds(filter)?)),
            Field::On => self.on(filter, asked),
            Field::Issue => is(Condition::Issue(self.issues(filter)?)),
            Field::Words => self.any(filter, |this, text| {
                Ok(Test::Is(Condition::Words(this.names.widened(text))))
            }),
            Field::Says => self.any(filter, |this, text| {
                Ok(Test::Is(Condition::Says(this.names.widened(text))))
            }),
            Field::Since => is(Condition::Within(Some(self.date(filter)?), None)),
            Field::Until => is(Condition::Within(None, Some(self.date(filter)?))),
            Field::In => {
                let date = Some(self.date(filter)?);
                is(Condition::Within(date, date))
            }
            Field::Via => self.via(filter),
            Field::Document => is(Condition::Document(self.texts(filter)?)),
            Field::Modality => is(Condition::Modality(
                self.choices(filter, crate::vocabulary::Modality::ALL)?,
            )),
            Field::Scope => self.scope(filter),
            Field::Intensity => self.intensity(filter),
            Field::Confidence => Ok(Test::All(Vec::new())),
            Field::Reviewed => match self.one(filter)?.as_str() {
                "yes" => is(Condition::Reviewed(true)),
                "no" => is(Condition::Reviewed(false)),
                _ => Err(self.at(Some(filter), "reviewed: takes yes or no")),
            },
        }
    }

    fn by(&mut self, filter: &Filter) -> Result<Test, QueryError> {
        self.values(filter, |this, value| match value {
            Value::Those(of) => Ok(Test::Is(Condition::HeldByThoseOf(Box::new(
                this.holding(of)?,
            )))),
            Value::Text(text) => {
                let holders = target::holders(this, text)
                    .map_err(|error| this.located(filter.column, error))?;
                Ok(Test::Is(Condition::HeldBy(holders)))
            }
        })
    }

    fn on(&mut self, filter: &Filter, asked: &Asked) -> Result<Test, QueryError> {
        self.values(filter, |this, value| match value {
            Value::Those(of) => Ok(Test::Is(Condition::OnThoseOf(Box::new(this.holding(of)?)))),
            Value::Text(text) => {
                let about: About = target::about(this, text, asked.as_ref())
                    .map_err(|error| this.located(filter.column, error))?;
                Ok(Test::Is(Condition::About(about)))
            }
        })
    }

    fn via(&mut self, filter: &Filter) -> Result<Test, QueryError> {
        self.any(filter, |this, text| {
            Ok(Test::Is(match text {
                "none" => Condition::Direct,
                "any" => Condition::Indirect,
                name => Condition::Via(
                    target::actors(this, name)
                        .map_err(|error| this.located(filter.column, error))?,
                ),
            }))
        })
    }

    fn scope(&mut self, filter: &Filter) -> Result<Test, QueryError> {
        let texts = self.texts(filter)?;
        if texts.iter().any(|text| text == "any") {
            return Ok(Test::All(Vec::new()));
        }
        Ok(Test::Is(Condition::Scope(
            self.choices(filter, Scope::ALL)?,
        )))
    }

    fn intensity(&mut self, filter: &Filter) -> Result<Test, QueryError> {
        self.any(filter, |this, text| {
            let bounds = if let Some(least) = text.strip_prefix(">=") {
                least.parse().ok().map(|least| (least, 3))
            } else if let Some(most) = text.strip_prefix("<=") {
                most.parse().ok().map(|most| (1, most))
            } else {
                let (least, most) = text.split_once("..").unwrap_or((text, text));
                least.parse().ok().zip(most.parse().ok())
            };
            let right = bounds.filter(|&(least, most): &(u8, u8)| {
                (1..=3).contains(&least) && (1..=3).contains(&most)
            });
            match right {
                Some((least, most)) => Ok(Test::Is(Condition::Intensity(least, most))),
                None => Err(this.at(
                    Some(filter),
                    "intensity: takes 1, 2 or 3, or bounds such as >=2 or 1..2",
                )),
            }
        })
    }

    /// A test for each value, any of which will do.
    fn values(
        &mut self,
        filter: &Filter,
        mut test: impl FnMut(&mut Self, &Value) -> Result<Test, QueryError>,
    ) -> Result<Test, QueryError> {
        let mut tests = Vec::new();
        for value in &filter.values {
            tests.push(test(self, value)?);
        }
        Ok(match tests.pop() {
            Some(only) if tests.is_empty() => only,
            last => {
                tests.extend(last);
                Test::Any(tests)
            }
        })
    }

    /// [`values`](Self::values) that have to be words.
    fn any(
        &mut self,
        filter: &Filter,
        mut test: impl FnMut(&mut Self, &str) -> Result<Test, QueryError>,
    ) -> Result<Test, QueryError> {
        self.texts(filter)?;
        self.values(filter, |this, value| match value {
            Value::Text(words) => test(this, words),
            Value::Those(_) => Ok(Test::All(Vec::new())),
        })
    }

    fn actors(&mut self, filter: &Filter) -> Result<Vec<ActorId>, QueryError> {
        let mut all = Vec::new();
        for text in self.texts(filter)? {
            let found = target::actors(self, &text);
            all.extend(found.map_err(|error| self.located(filter.column, error))?);
        }
        Ok(all)
    }

    fn issues(&self, filter: &Filter) -> Result<Vec<IssueId>, QueryError> {
        let mut all = Vec::new();
        for text in self.texts(filter)? {
            let found = self.names.issues_called(&text);
            if found.is_empty() {
                let nearest = self.names.nearest_topics(&text);
                let name = text;
                return Err(self.located(filter.column, QueryError::UnknownIssue { name, nearest }));
            }
            all.extend(found);
        }
        Ok(all)
    }

    pub(super) fn at(&self, filter: Option<&Filter>, message: &str) -> QueryError {
        QueryError::Syntax {
            query: self.written.unwrap_or_default().to_owned(),
            column: filter.map_or(1, |filter| filter.column.max(1)),
            message: message.to_owned(),
        }
    }

    /// Says where in a query written by hand the fault is.
    fn located(&self, column: usize, error: QueryError) -> QueryError {
        match self.written {
            Some(query) if column > 0 => QueryError::At {
                query: query.to_owned(),
                column,
                cause: Box::new(error),
            },
            _ => error,
        }
    }
}

/// Leaves out those who only refuse to take part themselves, where the stances
/// are bounded here and the scope is not asked about.
fn with_scope(mut parts: Vec<Test>, own: &Asked, around: &Asked, has_scope: bool) -> Test {
    if !has_scope && own.is_some() && own != around {
        parts.push(Test::Is(Condition::NotOwnRefusal));
    }
    match (parts.pop(), parts.is_empty()) {
        (Some(only), true) => only,
        (last, _) => {
            parts.extend(last);
            Test::All(parts)
        }
    }
}

fn names_field(records: &Records, field: Field) -> bool {
    first_of(records, field).is_some()
}

/// The first filter on the field, those of queries in brackets left aside.
fn first_of(records: &Records, field: Field) -> Option<&Filter> {
    match records {
        Records::Filter(filter) => Some(filter).filter(|filter| filter.field == field),
        Records::Not(part) => first_of(part, field),
        Records::All(parts) | Records::Any(parts) => {
            parts.iter().find_map(|part| first_of(part, field))
        }
    }
}
