//! Roll calls in a store, and what states say beside how they vote.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::{Connection, Row, TransactionBehavior, params};
use serde::Serialize;

use super::read::date;
use super::write::{known_actor, known_issue};
use super::{DatabaseError, Store};
use crate::actors::ActorRef;
use crate::date::PartialDate;
use crate::graph::Catalogue;
use crate::id::{ActorId, IssueId};
use crate::lexicon::Lexicon;
use crate::stances::issue::IssueMatcher;
use crate::vocabulary::StanceKind;
use crate::votes::{Choice, Countries, RollCall, Table};

/// What an import came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Imported {
    /// Roll calls in the tables.
    pub roll_calls: usize,
    /// Roll calls of which a listed issue is named.
    pub with_issue: usize,
    /// Votes in the tables.
    pub votes: usize,
}

/// Which words are set beside which votes.
#[derive(Clone, Debug, Default)]
pub struct BesideFilter {
    /// Only this country.
    pub country: Option<ActorId>,
    /// Only these issues; empty: all.
    pub issues: Vec<IssueId>,
    /// Only these stances; empty: all.
    pub says: Vec<StanceKind>,
    /// Only these votes; empty: all.
    pub voted: Vec<Choice>,
    /// Only votes at most so many days from the words; absent: any, and dates
    /// may be unknown.
    pub within_days: Option<u32>,
}

/// A statement beside a vote on the same issue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Beside {
    /// The country's name.
    pub country: String,
    /// The issue's label.
    pub issue: String,
    /// What it says.
    pub says: String,
    /// When.
    pub said_on: Option<PartialDate>,
    /// In which words.
    pub quotation: String,
    /// Where.
    pub document: String,
    /// How it voted.
    pub voted: String,
    /// When.
    pub voted_on: Option<PartialDate>,
    /// On which resolution.
    pub resolution: Option<String>,
    /// Of what title.
    pub title: String,
    /// The edge of the words.
    pub edge: String,
}

impl Store {
    /// Adds tables of roll calls and votes, all or none. What is there already
    /// is replaced, so importing again changes nothing.
    ///
    /// # Errors
    ///
    /// [`DatabaseError`] if a table cannot be read, with file and line, or the
    /// store cannot be written; then it is unchanged.
    pub fn import_votes(
        &mut self,
        tables: &[impl AsRef<Path>],
        lexicon: &Lexicon,
    ) -> Result<Imported, DatabaseError> {
        let matcher = IssueMatcher::new(&lexicon.issues);
        let behaviour = TransactionBehavior::Immediate;
        let transaction = self.connection.transaction_with_behavior(behaviour)?;
        let mut import = Import {
            db: &transaction,
            known: Catalogue::from(lexicon),
            matcher: &matcher,
            calls: BTreeSet::new(),
            done: Imported::default(),
        };
        let mut votes = Vec::new();
        for table in tables {
            match Table::read(table.as_ref(), &matcher)? {
                Table::RollCalls(calls) => {
                    for call in &calls {
                        import.roll_call(call)?;
                    }
                }
                Table::Votes(table) => votes.push(table),
            }
        }
        let mut countries = Countries::new(lexicon);
        for table in votes {
            import.votes(table, &mut countries)?;
        }
        let done = import.done;
        transaction.commit()?;
        Ok(done)
    }

    /// Statements beside votes of the same country on the same issue, by
    /// country, issue, and how near in time they are.
    ///
    /// # Errors
    ///
    /// [`DatabaseError`] if the file cannot be read.
    pub fn words_beside_votes(&self, filter: &BesideFilter) -> Result<Vec<Beside>, DatabaseError> {
        let mut sql =
            "SELECT country, issue, says, said_on, quotation, document, voted, voted_on, \
             resolution, title, edge FROM words_beside_votes WHERE scope <> 'own-participation'"
                .to_owned();
        let mut values: Vec<String> = Vec::new();
        let mut among = |sql: &mut String, column: &str, words: Vec<String>| {
            if words.is_empty() {
                return;
            }
            let marks = vec!["?"; words.len()].join(", ");
            *sql = format!("{sql} AND {column} IN ({marks})");
            values.extend(words);
        };
        let country = filter.country.iter().map(ToString::to_string);
        among(&mut sql, "country_id", country.collect());
        let issues = filter.issues.iter().map(ToString::to_string);
        among(&mut sql, "issue_id", issues.collect());
        let says = filter.says.iter().map(ToString::to_string);
        among(&mut sql, "says", says.collect());
        let voted = filter.voted.iter().map(ToString::to_string);
        among(&mut sql, "voted", voted.collect());
        let apart = format!("abs({} - {})", day("said_on"), day("voted_on"));
        if let Some(days) = filter.within_days {
            sql = format!("{sql} AND {apart} <= {days}");
        }
        sql = format!(
            "{sql} ORDER BY country, issue, {apart}, said_on, voted_on, roll_call, edge, document, \
             quotation"
        );
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query(rusqlite::params_from_iter(values))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(beside(row)?);
        }
        Ok(found)
    }
}

/// The day number of a date; where month or day are unknown, of one within it.
fn day(column: &str) -> String {
    format!(
        "julianday(substr({column} || \
         substr('-07-02', CASE length({column}) WHEN 4 THEN 1 ELSE 4 END), 1, 10))"
    )
}

fn beside(row: &Row<'_>) -> Result<Beside, DatabaseError> {
    Ok(Beside {
        country: row.get(0)?,
        issue: row.get(1)?,
        says: row.get(2)?,
        said_on: date(row, 3)?,
        quotation: row.get(4)?,
        document: row.get(5)?,
        voted: row.get(6)?,
        voted_on: date(row, 7)?,
        resolution: row.get(8)?,
        title: row.get(9)?,
        edge: row.get(10)?,
    })
}

struct Import<'t> {
    db: &'t Connection,
    known: Catalogue,
    matcher: &'t IssueMatcher,
    /// Roll calls of this import, so that each is written once.
    calls: BTreeSet<String>,
    done: Imported,
}

impl Import<'_> {
    fn roll_call(&mut self, call: &RollCall) -> Result<(), DatabaseError> {
        if !self.calls.insert(call.id.clone()) {
            return Ok(());
        }
        self.done.roll_calls += 1;
        if let Some(issue) = &call.issue {
            self.done.with_issue += 1;
            self.issue(issue)?;
        }
        let sql = "INSERT OR REPLACE INTO roll_calls \
             (id, session, date, resolution, title, description, important, issue) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        self.db.prepare_cached(sql)?.execute(params![
            call.id,
            call.session,
            call.date.map(|date| date.to_string()),
            call.resolution,
            call.title,
            call.description,
            call.important,
            call.issue.as_ref().map(IssueId::as_str),
        ])?;
        Ok(())
    }

    fn issue(&self, id: &IssueId) -> Result<(), DatabaseError> {
        let mut open = vec![id.clone()];
        let mut steps = BTreeSet::new();
        while let Some(id) = open.pop() {
            if let Some(node) = self.known.issue(&id)
                && steps.insert(id)
            {
                known_issue(self.db, node)?;
                open.extend(node.broader.iter().cloned());
            }
        }
        Ok(())
    }

    fn votes(
        &mut self,
        table: crate::votes::Votes,
        countries: &mut Countries<'_>,
    ) -> Result<(), DatabaseError> {
        let sql = "INSERT OR REPLACE INTO votes (country, roll_call, choice) VALUES (?1, ?2, ?3)";
        let mut insert = self.db.prepare(sql)?;
        let mut seen: BTreeSet<ActorId> = BTreeSet::new();
        table.each(|ballot| {
            if !self.calls.contains(&ballot.roll_call) {
                let call = ballot.call(self.matcher)?;
                self.roll_call(&call)?;
            }
            let country = countries.resolve(ballot.code, ballot.country);
            if !seen.contains(&country.id) {
                seen.insert(country.id.clone());
                self.country(country)?;
            }
            let choice = ballot.choice.as_str();
            insert.execute([country.id.as_str(), &ballot.roll_call, choice])?;
            self.done.votes += 1;
            Ok(())
        })
    }

    fn country(&self, country: &ActorRef) -> Result<(), DatabaseError> {
        if let Some(node) = self.known.actor(&country.id) {
            return known_actor(self.db, node);
        }
        let sql = "INSERT OR IGNORE INTO actors (id, name, kind) VALUES (?1, ?2, ?3)";
        let row = [country.id.as_str(), &country.name, country.kind.as_str()];
        self.db.prepare_cached(sql)?.execute(row)?;
        Ok(())
    }
}
