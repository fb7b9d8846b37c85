//! Rows → graphs and reports.
//!
//! Comes in: the [`Selection`] of edges, or the name of a document. Goes out:
//! the [`StanceGraph`] of all or of the selected edges, reports, the
//! [`Catalogue`]. Must not know: how a selection finds its edges, in which
//! columns a record lies ([`mod@record`]) or a node ([`node`]).

mod column;
mod node;
mod record;

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::{DatabaseError, Selection, Store};
use crate::graph::{Catalogue, Report, StanceGraph, assemble};
use crate::id::DocumentId;
use crate::stances::Stance;

pub(super) use column::date;
use node::{DOCUMENT, actors, document, document_of, issues};
use record::{RECORD, record};

impl Store {
    /// The whole graph.
    ///
    /// # Errors
    ///
    /// [`DatabaseError`] if the file cannot be read or holds what none of this
    /// program's making holds.
    pub fn graph(&self) -> Result<StanceGraph, DatabaseError> {
        self.map()?;
        let mut reports = reports(&self.connection)?;
        let mut statement = self.connection.prepare(RECORD)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let record = record(&self.connection, row)?;
            if let Some(report) = reports.get_mut(&record.document) {
                report.stances.push(record);
            }
        }
        Ok(assemble(reports.into_values(), &self.catalogue()?))
    }

    /// The graph of the selected edges, with the documents of their evidence.
    ///
    /// # Errors
    ///
    /// As [`graph`](Self::graph).
    pub fn part(
        &self,
        selection: &Selection,
        known: &Catalogue,
    ) -> Result<StanceGraph, DatabaseError> {
        // One transaction: else every statement would lock the file anew.
        let _reading = self.connection.unchecked_transaction()?;
        let (column, wanted) = if let Some(records) = selection.records(&self.connection)? {
            ("number", records)
        } else if let Some(edges) = selection.edges(&self.connection)? {
            ("edge", edges)
        } else {
            return self.graph();
        };
        // One statement for all of them: one for each took twice as long.
        let numbers: Vec<String> = wanted
            .into_iter()
            .map(|number| number.to_string())
            .collect();
        let numbers = format!("[{}]", numbers.join(","));
        let sql = format!(
            "{RECORD} WHERE v.{column} IN (SELECT value FROM json_each(?1)) ORDER BY v.{column}, v.number"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([&numbers])?;
        let mut records: BTreeMap<DocumentId, Vec<Stance>> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let record = record(&self.connection, row)?;
            if let Some(records) = records.get_mut(&record.document) {
                records.push(record);
            } else {
                records.insert(record.document.clone(), vec![record]);
            }
        }
        Ok(assemble(with_documents(&self.connection, records)?, known))
    }

    /// The actors and issues of the store.
    ///
    /// # Errors
    ///
    /// As [`graph`](Self::graph).
    pub fn catalogue(&self) -> Result<Catalogue, DatabaseError> {
        Ok(Catalogue::of_nodes(
            actors(&self.connection)?,
            issues(&self.connection)?,
        ))
    }

    /// Whether the store holds the document with a text of this hash.
    ///
    /// # Errors
    ///
    /// [`DatabaseError`] if the file cannot be read.
    pub fn holds(&self, document: &DocumentId, hash: &str) -> Result<bool, DatabaseError> {
        let sql = "SELECT 1 FROM documents WHERE id = ?1 AND hash = ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.exists([document.as_str(), hash])?)
    }

    /// A document with its records, if it is there.
    ///
    /// # Errors
    ///
    /// As [`graph`](Self::graph).
    pub fn report(&self, document: &DocumentId) -> Result<Option<Report>, DatabaseError> {
        report(&self.connection, document)
    }

    /// How many edges and documents there are.
    ///
    /// # Errors
    ///
    /// [`DatabaseError`] if the file cannot be read.
    pub fn counts(&self) -> Result<(usize, usize), DatabaseError> {
        let count = |table: &str| {
            let sql = format!("SELECT count(*) FROM {table}");
            let count: i64 = self.connection.query_row(&sql, [], |row| row.get(0))?;
            Ok::<_, DatabaseError>(usize::try_from(count).unwrap_or_default())
        };
        Ok((count("edges")?, count("documents")?))
    }
}

/// The records of an edge, in the order in which they were added.
pub(super) fn edge_records(
    connection: &Connection,
    edge: i64,
) -> Result<Vec<Stance>, DatabaseError> {
    let sql = format!("{RECORD} WHERE v.edge = ?1 ORDER BY v.number");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([edge])?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        records.push(record(connection, row)?);
    }
    Ok(records)
}

/// A document with its records, as it was added.
pub(super) fn report(
    connection: &Connection,
    id: &DocumentId,
) -> Result<Option<Report>, DatabaseError> {
    let Some(document) = document(connection, id)? else {
        return Ok(None);
    };
    let sql = format!("{RECORD} WHERE v.document = ?1 ORDER BY v.number");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([id.as_str()])?;
    let mut stances = Vec::new();
    while let Some(row) = rows.next()? {
        stances.push(record(connection, row)?);
    }
    Ok(Some(Report { document, stances }))
}

fn reports(connection: &Connection) -> Result<BTreeMap<DocumentId, Report>, DatabaseError> {
    let mut statement = connection.prepare(&format!("{DOCUMENT} ORDER BY id"))?;
    let mut rows = statement.query([])?;
    let mut reports = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let document = document_of(row)?;
        let id = document.id.clone();
        let stances = Vec::new();
        reports.insert(id, Report { document, stances });
    }
    Ok(reports)
}

/// Records with their documents, read by the names that the records give:
/// going through the evidence a second time to find them took a third of the whole.
fn with_documents(
    connection: &Connection,
    records: BTreeMap<DocumentId, Vec<Stance>>,
) -> Result<Vec<Report>, DatabaseError> {
    let mut statement = connection.prepare_cached(&format!("{DOCUMENT} WHERE id = ?1"))?;
    let mut reports = Vec::with_capacity(records.len());
    for (id, stances) in records {
        let mut rows = statement.query([id.as_str()])?;
        if let Some(row) = rows.next()? {
            let document = document_of(row)?;
            reports.push(Report { document, stances });
        }
    }
    Ok(reports)
}
