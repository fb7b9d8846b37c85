//! Reports → rows.
//!
//! Comes in: [`Report`]s and the [`Catalogue`] of what is known besides. Goes
//! out: edges with their evidence, and how many documents are new; what follows
//! from evidence is worked out anew wherever it changed. Must not know: in which
//! columns a record lies ([`record`]) or a node ([`node`]).

mod node;
mod record;

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, TransactionBehavior, params};

use super::read::{edge_records, report};
use super::{DatabaseError, Store};
use crate::date::PartialDate;
use crate::graph::assemble::in_order;
use crate::graph::edge::stated;
use crate::graph::words::{content_stems, target_stems};
use crate::graph::{
    Additions, Catalogue, DocumentNode, EdgeTarget, Report, StanceEdge, StanceGraph,
};
use crate::id::{ActorId, EdgeId, TargetId};

use node::PRUNE;
pub(super) use node::{known_actor, known_issue};
use record::evidence;

impl Store {
    /// Adds documents, all or none. One that is there already with the same
    /// text and stances changes nothing; with others, its old evidence goes.
    ///
    /// # Errors
    ///
    /// [`DatabaseError`] if the file cannot be written; then it is unchanged.
    pub fn add(
        &mut self,
        reports: impl IntoIterator<Item = Report>,
        known: &Catalogue,
    ) -> Result<Additions, DatabaseError> {
        let behaviour = TransactionBehavior::Immediate;
        let transaction = self.connection.transaction_with_behavior(behaviour)?;
        let mut writer = Writer {
            db: &transaction,
            known,
            additions: Additions::default(),
            changed: BTreeSet::new(),
        };
        writer.add(reports)?;
        let additions = writer.additions;
        transaction.commit()?;
        Ok(additions)
    }

    /// Adds all documents of a graph; see [`add`](Self::add).
    ///
    /// # Errors
    ///
    /// As [`add`](Self::add).
    pub fn merge(&mut self, graph: StanceGraph) -> Result<Additions, DatabaseError> {
        let known = Catalogue::from(&graph);
        self.add(graph.into_reports().into_values(), &known)
    }

    /// Writes all that the log still holds into the file itself, so that the
    /// file alone can be copied. Done by itself when the last user closes it.
    ///
    /// # Errors
    ///
    /// [`DatabaseError`] if the file cannot be written.
    pub fn finish(self) -> Result<(), DatabaseError> {
        self.connection.execute_batch("PRAGMA optimize;")?;
        let closed = self.connection.close();
        closed.map_err(|(_, error)| DatabaseError::from(error))
    }
}

struct Writer<'t> {
    db: &'t Connection,
    known: &'t Catalogue,
    additions: Additions,
    /// Edges that were there and of which the evidence is no longer the same.
    changed: BTreeSet<i64>,
}

impl Writer<'_> {
    fn add(&mut self, reports: impl IntoIterator<Item = Report>) -> Result<(), DatabaseError> {
        // Of two reports of one document the later counts.
        let mut fresh = BTreeMap::new();
        for mut one in reports {
            for record in &mut one.stances {
                record.document.clone_from(&one.document.id);
            }
            one.stances = in_order(one.stances);
            match report(self.db, &one.document.id)? {
                None => self.additions.added += 1,
                Some(mut old) => {
                    old.stances = in_order(old.stances);
                    if old == one {
                        self.additions.unchanged += 1;
                        fresh.remove(&one.document.id);
                        continue;
                    }
                    self.additions.replaced += 1;
                }
            }
            fresh.insert(one.document.id.clone(), one);
        }
        let mut edges: BTreeMap<EdgeId, StanceEdge> = BTreeMap::new();
        for one in fresh.into_values() {
            self.remove_evidence(&one.document)?;
            self.document(&one.document)?;
            for record in one.stances {
                let edge = StanceEdge::for_record(&record);
                let edge = edges.entry(edge.id.clone()).or_insert(edge);
                edge.evidence.push(record);
            }
        }
        self.nodes(&edges)?;
        // What is about one thing is asked for together, so it lies together.
        let mut edges: Vec<StanceEdge> = edges.into_values().collect();
        edges.sort_by(|a, b| (&a.target, a.stance, &a.id).cmp(&(&b.target, b.stance, &b.id)));
        for edge in &edges {
            self.edge(edge)?;
        }
        self.refresh()?;
        if self.additions.replaced > 0 {
            self.db.execute_batch(PRUNE)?;
        }
        Ok(())
    }

    fn remove_evidence(&mut self, document: &DocumentNode) -> Result<(), DatabaseError> {
        let id = document.id.as_str();
        let sql = "SELECT DISTINCT edge FROM evidence WHERE document = ?1";
        let mut statement = self.db.prepare_cached(sql)?;
        for edge in statement.query_map([id], |row| row.get(0))? {
            self.changed.insert(edge?);
        }
        for sql in [
            "DELETE FROM evidence_actors WHERE evidence IN \
             (SELECT number FROM evidence WHERE document = ?1)",
            "DELETE FROM evidence WHERE document = ?1",
        ] {
            self.db.prepare_cached(sql)?.execute([id])?;
        }
        Ok(())
    }

    /// Adds the evidence, and the edge if it is new.
    fn edge(&mut self, edge: &StanceEdge) -> Result<(), DatabaseError> {
        let mut statement = self
            .db
            .prepare_cached("SELECT number FROM edges WHERE id = ?1")?;
        let mut found = statement.query_map([edge.id.as_str()], |row| row.get(0))?;
        let number = if let Some(number) = found.next().transpose()? {
            self.changed.insert(number);
            number
        } else {
            self.new_edge(edge)?
        };
        for record in &edge.evidence {
            evidence(self.db, number, record)?;
        }
        Ok(())
    }

    fn new_edge(&self, edge: &StanceEdge) -> Result<i64, DatabaseError> {
        let (issue, target) = match &edge.target {
            EdgeTarget::Issue(id) => (Some(id.as_str()), None),
            EdgeTarget::Unlisted(id) => (None, Some(id.as_str())),
        };
        let sql = "INSERT INTO edges (id, holder, party, stance, issue, target, \
             first, last, records, intensity, confidence) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
        self.db.prepare_cached(sql)?.execute(params![
            edge.id.as_str(),
            edge.holder.as_str(),
            edge.party.as_ref().map(ActorId::as_str),
            edge.stance.as_str(),
            issue,
            target,
            text(edge.first()),
            text(edge.last()),
            number(edge.evidence.len()),
            edge.intensity(),
            edge.confidence(),
        ])?;
        let row = self.db.last_insert_rowid();
        self.words(row, edge)?;
        Ok(row)
    }

    /// Works out anew what follows from the evidence of changed edges, and
    /// removes those that have none left.
    fn refresh(&self) -> Result<(), DatabaseError> {
        for &row in &self.changed {
            let mut records = edge_records(self.db, row)?;
            let sql = "DELETE FROM edge_words WHERE rowid = ?1";
            self.db.prepare_cached(sql)?.execute([row])?;
            let Some(first) = records.first() else {
                let sql = "DELETE FROM edges WHERE number = ?1";
                self.db.prepare_cached(sql)?.execute([row])?;
                continue;
            };
            let mut edge = StanceEdge::for_record(first);
            records = in_order(records);
            records.sort_by(|a, b| a.document.cmp(&b.document));
            edge.evidence = records;
            if let EdgeTarget::Unlisted(id) = &edge.target {
                self.respell(id)?;
            }
            let sql = "UPDATE edges SET first = ?2, last = ?3, records = ?4, intensity = ?5, \
                 confidence = ?6 WHERE number = ?1";
            self.db.prepare_cached(sql)?.execute(params![
                row,
                text(edge.first()),
                text(edge.last()),
                number(edge.evidence.len()),
                edge.intensity(),
                edge.confidence(),
            ])?;
            self.words(row, &edge)?;
        }
        Ok(())
    }

    /// Of several spellings of an unlisted target the first in the alphabet.
    fn respell(&self, id: &TargetId) -> Result<(), DatabaseError> {
        let sql = "SELECT v.target_meaning, v.target_text FROM evidence v \
             JOIN edges e ON e.number = v.edge WHERE e.target = ?1";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query([id.as_str()])?;
        let mut first: Option<String> = None;
        while let Some(row) = rows.next()? {
            let words = [row.get::<_, String>(0)?, row.get(1)?];
            let words = stated(&words[0], &words[1]).to_owned();
            first = Some(first.map_or(words.clone(), |kept| kept.min(words)));
        }
        let sql = "UPDATE targets SET meaning = ?2 WHERE id = ?1 AND ?2 IS NOT NULL";
        self.db
            .prepare_cached(sql)?
            .execute(params![id.as_str(), first])?;
        Ok(())
    }

    fn words(&self, row: i64, edge: &StanceEdge) -> Result<(), DatabaseError> {
        let mut stems: BTreeSet<String> = edge.evidence.iter().flat_map(target_stems).collect();
        if let EdgeTarget::Issue(id) = &edge.target
            && let Some(issue) = self.known.issue(id)
        {
            stems.extend(content_stems(&issue.label));
        }
        let stems: Vec<String> = stems.into_iter().collect();
        let sql = "INSERT INTO edge_words (rowid, stems) VALUES (?1, ?2)";
        let mut statement = self.db.prepare_cached(sql)?;
        statement.execute(params![row, stems.join(" ")])?;
        Ok(())
    }
}

fn text(date: Option<PartialDate>) -> Option<String> {
    date.map(|date| date.to_string())
}

/// `SQLite`'s numbers are signed; no text is so long that this matters.
fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
