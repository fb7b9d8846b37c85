//! A question split into phrases → a query in the query language.

use super::ast::{Expr, Field, Filter, Filters, Form};
use super::joined::{self, Join};
use super::names::Names;
use super::parser::{self, Question};
use super::target;
use super::verbs::Asked;
use crate::vocabulary::StanceKind;

/// A question in the query language.
pub(super) struct Translated {
    pub(super) form: Form,
    pub(super) expr: Expr,
    /// Who holds the contrary, for a yes or no.
    pub(super) contrary: Option<Expr>,
    /// The same stance by any act, where the verb is narrow.
    pub(super) wider: Option<Expr>,
}

/// Translates a question; the filters narrow it.
pub(super) fn translate(question: &Question, filters: &Filters, names: &Names) -> Translated {
    let with = Translator { names };
    let around = around(question, filters);
    let several = question
        .holder
        .as_deref()
        .and_then(|holder| with.list(holder));
    let whole = |asked: Asked| with.whole(question, asked, &around, several.as_ref());
    let form = match question.form {
        // Whether two do is no yes or no.
        Form::Does if several.is_some() => Form::What,
        form => form,
    };
    let any = Asked {
        acts: &[],
        ..question.asked
    };
    let contrary = Asked {
        stances: contrary_of(question.asked.stances),
        acts: &[],
    };
    let has_contrary = form == Form::Does && !contrary.stances.is_empty();
    Translated {
        form,
        expr: whole(question.asked),
        contrary: has_contrary.then(|| whole(contrary)),
        wider: (!question.asked.acts.is_empty()).then(|| whole(any)),
    }
}

fn contrary_of(stances: &[StanceKind]) -> &'static [StanceKind] {
    match stances {
        [StanceKind::Supports] => &[StanceKind::Opposes],
        [StanceKind::Opposes] => &[StanceKind::Supports],
        _ => &[],
    }
}

/// The filters that narrow every part: from options and from the question's end.
fn around(question: &Question, filters: &Filters) -> Vec<Filter> {
    let until = match (filters.until, question.until) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    of_options(&Filters {
        since: filters.since.max(question.since),
        until,
        ..filters.clone()
    })
}

/// Options of the command as filters.
pub(super) fn of_options(options: &Filters) -> Vec<Filter> {
    let mut all = Vec::new();
    if options.since.is_some() && options.since == options.until {
        all.extend(
            options
                .since
                .map(|date| Filter::new(Field::In, [date.to_string()])),
        );
    } else {
        let date = |field, date: crate::date::PartialDate| Filter::new(field, [date.to_string()]);
        all.extend(options.since.map(|since| date(Field::Since, since)));
        all.extend(options.until.map(|until| date(Field::Until, until)));
    }
    if options.direct_only {
        all.push(Filter::new(Field::Via, ["none"]));
    }
    if options.include_own {
        all.push(Filter::new(Field::Scope, ["any"]));
    }
    if options.min_confidence > 0.0 {
        all.push(Filter::new(
            Field::Confidence,
            [options.min_confidence.to_string()],
        ));
    }
    all
}

/// Longest phrase, in bytes, that is looked at for a question within the question.
const LONGEST_INNER: usize = 400;

struct Translator<'a> {
    names: &'a Names,
}

impl Translator<'_> {
    /// Several holders, and whether they are meant together.
    fn list(&self, phrase: &str) -> Option<(Vec<String>, bool)> {
        let found = joined::holders(phrase, &|phrase: &str| self.names.is_holder(phrase))?;
        (found.0.len() > 1).then_some(found)
    }

    fn whole(
        &self,
        question: &Question,
        asked: Asked,
        around: &[Filter],
        several: Option<&(Vec<String>, bool)>,
    ) -> Expr {
        if let Some((holder, other)) = &question.other {
            return self.on_the_same(
                &[
                    (question.holder.clone().unwrap_or_default(), asked),
                    (holder.clone(), *other),
                ],
                around,
            );
        }
        if let (Some((list, true)), None) = (several, &question.about) {
            let all: Vec<_> = list.iter().map(|one| (one.clone(), asked)).collect();
            return self.on_the_same(&all, around);
        }
        let holder = self.holder(question.holder.as_deref());
        let mut all = self.on(asked, question.about.as_deref(), &holder, around);
        for more in &question.more {
            let next = self.on(more.asked, more.about.as_deref(), &holder, around);
            all = joined(all, more.join, next);
        }
        all
    }

    /// Positions of several holders on what all of them take a position on.
    fn on_the_same(&self, all: &[(String, Asked)], around: &[Filter]) -> Expr {
        let positions = |one: &(String, Asked)| {
            let mut filters = of_verb(one.1);
            filters.extend(self.holder(Some(&one.0)));
            filters
        };
        let parts = all.iter().enumerate().map(|(place, one)| {
            let mut filters = positions(one);
            let others = all.iter().enumerate().filter(|(other, _)| *other != place);
            filters.extend(
                others.map(|(_, other)| Filter::those(Field::On, Expr::all(positions(other)))),
            );
            filters.extend_from_slice(around);
            Expr::all(filters)
        });
        parts
            .reduce(|a, b| joined(a, Join::Or, b))
            .unwrap_or_else(|| Expr::all(around.to_vec()))
    }

    /// A predicate with its target, which may be two.
    fn on(&self, asked: Asked, about: Option<&str>, holder: &[Filter], around: &[Filter]) -> Expr {
        let one = |about: Option<&str>| {
            let mut filters = of_verb(asked);
            filters.extend(about.map(|about| self.target(about)));
            filters.extend_from_slice(holder);
            filters.extend_from_slice(around);
            Expr::all(filters)
        };
        match about.and_then(joined::targets) {
            Some((a, join, b)) => joined(one(Some(&a)), join, one(Some(&b))),
            None => one(about),
        }
    }

    /// A target in words, or "what NATO supports".
    fn target(&self, phrase: &str) -> Filter {
        let is_holder = |phrase: &str| self.names.is_holder(phrase);
        // A question within questions without end would fill the stack.
        let inner = Some(phrase).filter(|phrase| phrase.len() < LONGEST_INNER);
        let inner = inner.and_then(|phrase| parser::those(phrase, is_holder));
        let Some(inner) = inner else {
            return Filter::new(Field::On, [phrase]);
        };
        let several = inner.holder.as_deref().and_then(|holder| self.list(holder));
        Filter::those(
            Field::On,
            self.whole(&inner, inner.asked, &[], several.as_ref()),
        )
    }

    /// Whose positions count.
    fn holder(&self, phrase: Option<&str>) -> Vec<Filter> {
        let Some(phrase) = phrase else {
            return Vec::new();
        };
        let kinds = target::kinds(phrase);
        if !kinds.is_empty() {
            let kinds = kinds.iter().map(|kind| kind.as_str());
            return vec![Filter::new(Field::Kind, kinds)];
        }
        if let Some((list, _)) = self.list(phrase) {
            return vec![Filter::new(Field::By, list)];
        }
        // "NATO members": the language has its own word for them.
        if let Some(of) = self.names.organisation_of(phrase)
            && self.names.actors(phrase).is_empty()
        {
            return vec![Filter::new(Field::Members, [of])];
        }
        vec![Filter::new(Field::By, [phrase])]
    }
}

/// What a verb asks for.
fn of_verb(asked: Asked) -> Vec<Filter> {
    let mut filters = Vec::new();
    if asked.stances.len() < StanceKind::ALL.len() {
        let stances = asked.stances.iter().map(|stance| stance.as_str());
        filters.push(Filter::new(Field::Stance, stances));
    }
    if !asked.acts.is_empty() {
        let acts = asked.acts.iter().map(|act| act.as_str());
        filters.push(Filter::new(Field::Act, acts));
    }
    filters
}

fn joined(a: Expr, join: Join, b: Expr) -> Expr {
    let (a, b) = (Box::new(a), Box::new(b));
    match join {
        Join::And => Expr::Both(a, b),
        Join::Or => Expr::Either(a, b),
        Join::Not => Expr::Without(a, b),
    }
}
