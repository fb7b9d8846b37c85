//! Numbers of the edges that fit a condition, by the indices of the tables.

use rusqlite::{Connection, Params, params};

use super::numbers::{Numbers, since};
use super::selection::About;
use crate::graph::EdgeTarget;
use crate::graph::words::{Part, Phrase};
use crate::id::{ActorId, IssueId};
use crate::vocabulary::StanceKind;

/// Most stems in one full-text expression; the parser of `SQLite` bounds its depth.
const MOST_STEMS: usize = 60;

/// Most records that are read for a word that stands in their sentences.
const MOST_PASSAGES: i64 = 60;

/// So many edges that have a word are gone through before the index is asked
/// anew from the next edge that may count: to ask takes about as long.
const STEPS: usize = 512;

/// Looks edges up by their numbers.
pub(super) struct Finder<'c> {
    pub(super) connection: &'c Connection,
    pub(super) stances: &'c [StanceKind],
    /// Other edges may be left out.
    pub(super) among: Option<&'c Numbers>,
}

impl Finder<'_> {
    pub(super) fn starting(&self, start: &str) -> rusqlite::Result<Numbers> {
        let numbers = self.numbers("id BETWEEN ?1 AND ?1 || '~'", [start])?;
        Ok(numbers.into())
    }

    pub(super) fn held_by(&self, actors: &[ActorId]) -> rusqlite::Result<Numbers> {
        let mut found = Vec::new();
        for actor in actors {
            found.extend(self.numbers("holder = ?1", [actor.as_str()])?);
            found.extend(self.numbers("party = ?1", [actor.as_str()])?);
        }
        Ok(found.into())
    }

    /// Numbers of records, not of edges.
    pub(super) fn records_held_by(&self, actors: &[ActorId]) -> rusqlite::Result<Numbers> {
        let mut found = Vec::new();
        for actor in actors {
            for condition in ["holder = ?1", "party = ?1"] {
                found.extend(self.numbers_in("evidence", condition, [actor.as_str()])?);
            }
        }
        Ok(found.into())
    }

    pub(super) fn about(&self, about: &About) -> rusqlite::Result<Numbers> {
        let mut found = Vec::new();
        for issue in &about.issues {
            found.extend(self.numbers("issue = ?1", [issue.as_str()])?);
        }
        for target in &about.targets {
            let condition = match target {
                EdgeTarget::Issue(_) => "issue = ?1",
                EdgeTarget::Unlisted(_) => "target = ?1",
            };
            found.extend(self.numbers(condition, [target.as_str()])?);
        }
        for actor in &about.actors {
            let aimed = "number IN (SELECT v.edge FROM evidence_actors a \
                 JOIN evidence v ON v.number = a.evidence \
                 WHERE a.actor = ?1 AND a.role IN ('aimed at', 'addressed to'))";
            found.extend(self.numbers(aimed, [actor.as_str()])?);
        }
        found.extend(self.with_words(&about.words)?);
        for phrase in &about.most {
            found.extend(self.with_words(phrase)?);
        }
        found.extend(self.in_sentences(&about.sentence)?);
        Ok(found.into())
    }

    /// The edges of these stances, of any if none is named.
    pub(super) fn of_stances(&self) -> rusqlite::Result<Numbers> {
        let numbers = self.numbers("1", [])?;
        Ok(numbers.into())
    }

    /// Edges of which a sentence has words that begin as those of the phrase.
    fn in_sentences(&self, phrase: &Phrase) -> rusqlite::Result<Numbers> {
        let mut kept: Option<Numbers> = None;
        for part in phrase.parts() {
            let mut found = Vec::new();
            for ways in part.chunks(MOST_STEMS / 2) {
                let number = "number IN (SELECT edge FROM evidence WHERE number IN \
                     (SELECT rowid FROM passages WHERE passages MATCH ?1))";
                found.extend(self.numbers(number, [beginning(ways)])?);
            }
            let found = Numbers::from(found);
            kept = Some(match kept {
                None => found,
                Some(before) => before.and(&found),
            });
        }
        Ok(kept.unwrap_or_default())
    }

    fn with_words(&self, phrase: &Phrase) -> rusqlite::Result<Numbers> {
        let parts: Vec<&Part> = phrase.parts().iter().collect();
        // A part of which no way is known is nowhere.
        let hopeless = |part: &&Part| part.iter().all(Vec::is_empty);
        if parts.is_empty() || parts.iter().any(hopeless) {
            return Ok(Numbers::default());
        }
        let stems: usize = parts
            .iter()
            .flat_map(|part| part.iter())
            .map(Vec::len)
            .sum();
        if stems <= MOST_STEMS {
            let all: Vec<String> = parts.iter().map(|part| expression(part)).collect();
            return self.matching(&all.join(" AND "));
        }
        let mut kept: Option<Numbers> = None;
        for part in parts {
            let mut found = Vec::new();
            for ways in part.chunks(MOST_STEMS) {
                found.extend(self.matching(&expression(ways))?);
            }
            let found = Numbers::from(found);
            kept = Some(match kept {
                None => found,
                Some(before) => before.and(&found),
            });
        }
        Ok(kept.unwrap_or_default())
    }

    /// An edge about one of the issues that has the part.
    pub(super) fn any_about(
        &self,
        issues: &[IssueId],
        part: &Part,
    ) -> rusqlite::Result<Option<i64>> {
        let sql = "SELECT e.number FROM edge_words w JOIN edges e ON e.number = w.rowid \
             WHERE edge_words MATCH ?1 AND e.issue = ?2 LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        for ways in part.chunks(MOST_STEMS) {
            if ways.iter().all(Vec::is_empty) {
                continue;
            }
            let words = expression(ways);
            for issue in issues {
                let mut rows = statement.query([words.as_str(), issue.as_str()])?;
                if let Some(row) = rows.next()? {
                    return row.get(0).map(Some);
                }
            }
        }
        Ok(None)
    }

    /// The first edges by identifier that have a part of a phrase.
    pub(super) fn first_with(&self, part: &Part, most: usize) -> rusqlite::Result<Vec<i64>> {
        let mut found = Vec::new();
        for ways in part.chunks(MOST_STEMS) {
            if ways.iter().all(Vec::is_empty) {
                continue;
            }
            let sql = "SELECT number FROM edges WHERE number IN \
                 (SELECT rowid FROM edge_words WHERE edge_words MATCH ?1) ORDER BY id LIMIT ?2";
            let mut statement = self.connection.prepare_cached(sql)?;
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            let rows = statement.query_map(params![expression(ways), most], |row| row.get(0))?;
            for row in rows {
                found.push(row?);
            }
        }
        Ok(found)
    }

    /// The edges of the first records that have a word in the sentence or the target.
    pub(super) fn first_saying(&self, word: &str) -> rusqlite::Result<Vec<i64>> {
        let sql = "SELECT DISTINCT edge FROM evidence WHERE number IN \
             (SELECT rowid FROM passages WHERE passages MATCH ?1 ORDER BY rowid LIMIT ?2)";
        let mut statement = self.connection.prepare_cached(sql)?;
        let quoted = format!("\"{}\"", word.replace('"', "\"\""));
        let rows = statement.query_map(params![quoted, MOST_PASSAGES], |row| row.get(0))?;
        rows.collect()
    }

    /// The edges of which the words match the full-text expression.
    fn matching(&self, expression: &str) -> rusqlite::Result<Numbers> {
        if !self.stances.is_empty() {
            let matching = "number IN (SELECT rowid FROM edge_words WHERE edge_words MATCH ?1)";
            let numbers = self.numbers(matching, [expression])?;
            return Ok(numbers.into());
        }
        if let Some(among) = self.among {
            return self.matching_among(expression, among);
        }
        let sql = "SELECT rowid FROM edge_words WHERE edge_words MATCH ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([expression], |row| row.get(0))?;
        let numbers: Vec<i64> = rows.collect::<rusqlite::Result<_>>()?;
        Ok(numbers.into())
    }

    /// Those of some edges of which the words match. A word that many other
    /// edges have too is not followed through all of them.
    fn matching_among(&self, expression: &str, among: &Numbers) -> rusqlite::Result<Numbers> {
        let sql = "SELECT rowid FROM edge_words WHERE edge_words MATCH ?1 AND rowid >= ?2 \
             ORDER BY rowid";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut found = Vec::new();
        let mut rest = among.as_slice();
        while let Some(&next) = rest.first() {
            let mut rows = statement.query(params![expression, next])?;
            for _ in 0..STEPS {
                let Some(row) = rows.next()? else {
                    return Ok(found.into());
                };
                let number = row.get(0)?;
                rest = since(rest, number);
                if rest.first() == Some(&number) {
                    found.push(number);
                    rest = &rest[1..];
                }
            }
        }
        Ok(found.into())
    }

    /// Numbers of the edges of which the condition on `?1` holds.
    fn numbers(&self, condition: &str, value: impl Params) -> rusqlite::Result<Vec<i64>> {
        self.numbers_in("edges", condition, value)
    }

    /// Numbers of the rows of a table of which the condition on `?1` holds.
    fn numbers_in(
        &self,
        table: &str,
        condition: &str,
        value: impl Params,
    ) -> rusqlite::Result<Vec<i64>> {
        let mut sql = format!("SELECT number FROM {table} WHERE {condition}");
        if !self.stances.is_empty() {
            let stances: Vec<String> = self
                .stances
                .iter()
                .map(|stance| format!("'{stance}'"))
                .collect();
            sql = format!("{sql} AND stance IN ({})", stances.join(", "));
        }
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(value, |row| row.get(0))?;
        rows.collect()
    }
}

/// How many letters of a word tell it: the passages are stemmed in another way.
const BEGINNING: usize = 3;

/// Words that begin as those of a part, as a full-text expression.
fn beginning(ways: &[Vec<String>]) -> String {
    joined(ways, |stem| {
        let start: String = stem.chars().take(BEGINNING).collect();
        format!("\"{}\"*", start.replace('"', "\"\""))
    })
}

/// The ways of a part as a full-text expression.
fn expression(ways: &[Vec<String>]) -> String {
    joined(ways, |stem| format!("\"{}\"", stem.replace('"', "\"\"")))
}

fn joined(ways: &[Vec<String>], quoted: impl Fn(&String) -> String) -> String {
    let ways = ways.iter().filter(|way| !way.is_empty());
    let ways = ways.map(|way| way.iter().map(&quoted).collect::<Vec<_>>().join(" AND "));
    let ways: Vec<String> = ways.map(|way| format!("({way})")).collect();
    format!("({})", ways.join(" OR "))
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::{Finder, Numbers, STEPS};

    #[test]
    fn edges_are_found_across_many_others_with_the_same_word() {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch(
                "CREATE VIRTUAL TABLE edge_words USING fts5 (stems, content = '');
                 WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)
                 INSERT INTO edge_words (rowid, stems) SELECT i, iif(i % 3, 'canal', 'dam') FROM n;",
            )
            .unwrap();
        let find = Finder {
            connection: &connection,
            stances: &[],
            among: None,
        };
        for every in [1, 7, STEPS, 2 * STEPS + 1] {
            let among = Numbers::from((1..5000).step_by(every).collect::<Vec<i64>>());
            let found = find.matching_among("canal", &among).unwrap();
            let wanted = among.into_iter();
            let wanted: Vec<i64> = wanted.filter(|at| at % 3 != 0 && *at <= 4000).collect();
            assert_eq!(found.as_slice(), wanted, "{every}");
            let none = Numbers::default();
            assert_eq!(find.matching_among("canal", &none).unwrap(), none);
        }
    }
}
