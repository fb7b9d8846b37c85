//! Rows → records, nodes, graphs.

use std::collections::BTreeMap;
use std::str::FromStr;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use super::{DatabaseError, Selection, Store};
use crate::date::PartialDate;
use crate::graph::{ActorNode, Catalogue, DocumentNode, IssueNode, Report, StanceGraph, assemble};
use crate::id::DocumentId;
use crate::lexicon::{Membership, Office};
use crate::stances::{ActorRef, IssueRef, Quotation, Stance, Target};

/// Everything of a record but the actors of its lists.
const RECORD: &str = "\
SELECT v.number, v.document, e.holder, v.holder_name, v.holder_kind, e.party, v.party_name,
  v.party_kind, e.stance, v.act, v.target_text, v.target_start, v.target_end, v.target_meaning,
  e.issue, v.issue_label, v.intensity, v.modality, v.scope, v.quoted, v.date, v.confidence,
  v.rule, v.quotation, v.quotation_start, v.quotation_end, v.others,
  v.reviewed
FROM evidence v JOIN edges e ON e.number = v.edge";

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
        let Some(edges) = selection.edges(&self.connection)? else {
            return self.graph();
        };
        // One statement for all edges: one for each edge took twice as long.
        let numbers: Vec<String> = edges.into_iter().map(|number| number.to_string()).collect();
        let numbers = format!("[{}]", numbers.join(","));
        let sql = format!(
            "{RECORD} WHERE e.number IN (SELECT value FROM json_each(?1)) ORDER BY e.number, v.number"
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

const DOCUMENT: &str =
    "SELECT id, title, date, publisher, url, speaker, party, hash FROM documents";

fn document(
    connection: &Connection,
    id: &DocumentId,
) -> Result<Option<DocumentNode>, DatabaseError> {
    let mut statement = connection.prepare_cached(&format!("{DOCUMENT} WHERE id = ?1"))?;
    let mut rows = statement.query([id.as_str()])?;
    rows.next()?.map(document_of).transpose()
}

fn document_of(row: &Row<'_>) -> Result<DocumentNode, DatabaseError> {
    Ok(DocumentNode {
        id: DocumentId::new(row.get::<_, String>(0)?),
        title: row.get(1)?,
        date: date(row, 2)?,
        publisher: row.get(3)?,
        url: row.get(4)?,
        speaker: row.get(5)?,
        party: row.get(6)?,
        hash: row.get(7)?,
    })
}

fn record(connection: &Connection, row: &Row<'_>) -> Result<Stance, DatabaseError> {
    let mut record = Stance {
        document: DocumentId::new(row.get::<_, String>(1)?),
        holder: ActorRef {
            id: text(row, 2)?.into(),
            name: row.get(3)?,
            kind: word(row, 4, "a kind of actor")?,
        },
        party: party(row)?,
        stance: word(row, 8, "a stance")?,
        act: word(row, 9, "an act")?,
        target: Target {
            text: row.get(10)?,
            start: place(row, 11)?,
            end: place(row, 12)?,
            meaning: row.get(13)?,
            actors: Vec::new(),
            issue: issue(row)?,
        },
        addressee: Vec::new(),
        via: Vec::new(),
        intensity: row.get(16)?,
        modality: word(row, 17, "a modality")?,
        scope: word(row, 18, "a scope")?,
        quoted: row.get(19)?,
        date: date(row, 20)?,
        confidence: row.get(21)?,
        rule: text(row, 22)?.into(),
        evidence: Quotation {
            text: row.get(23)?,
            start: place(row, 24)?,
            end: place(row, 25)?,
        },
        reviewed: match row.get_ref(27)? {
            ValueRef::Null => None,
            _ => Some(word(row, 27, "a judgement")?),
        },
    };
    if row.get::<_, i64>(26)? > 0 {
        fill_lists(connection, row.get(0)?, &mut record)?;
    }
    Ok(record)
}

fn party(row: &Row<'_>) -> Result<Option<ActorRef>, DatabaseError> {
    let Some(id) = row.get::<_, Option<String>>(5)? else {
        return Ok(None);
    };
    Ok(Some(ActorRef {
        id: id.as_str().into(),
        name: row.get(6)?,
        kind: word(row, 7, "a kind of actor")?,
    }))
}

fn issue(row: &Row<'_>) -> Result<Option<IssueRef>, DatabaseError> {
    let Some(id) = row.get::<_, Option<String>>(14)? else {
        return Ok(None);
    };
    Ok(Some(IssueRef {
        id: id.as_str().into(),
        label: row.get(15)?,
    }))
}

fn fill_lists(
    connection: &Connection,
    number: i64,
    record: &mut Stance,
) -> Result<(), DatabaseError> {
    let sql = "SELECT role, actor, name, kind FROM evidence_actors WHERE evidence = ?1 \
               ORDER BY role, place";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([number])?;
    while let Some(row) = rows.next()? {
        let actor = ActorRef {
            id: text(row, 1)?.into(),
            name: row.get(2)?,
            kind: word(row, 3, "a kind of actor")?,
        };
        match text(row, 0)? {
            "aimed at" => record.target.actors.push(actor),
            "addressed to" => record.addressee.push(actor),
            _ => record.via.push(actor),
        }
    }
    Ok(())
}

fn actors(connection: &Connection) -> Result<Vec<ActorNode>, DatabaseError> {
    let mut actors: BTreeMap<String, ActorNode> = BTreeMap::new();
    let mut statement = connection.prepare("SELECT id, name, kind, party FROM actors")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id: String = row.get(0)?;
        let node = ActorNode {
            id: id.as_str().into(),
            name: row.get(1)?,
            kind: word(row, 2, "a kind of actor")?,
            party: row
                .get::<_, Option<String>>(3)?
                .map(|id| id.as_str().into()),
            memberships: Vec::new(),
            offices: Vec::new(),
        };
        actors.insert(id, node);
    }
    let sql = "SELECT actor, organisation, since, until FROM memberships ORDER BY actor, place";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(node) = actors.get_mut(text(row, 0)?) {
            node.memberships.push(Membership {
                of: text(row, 1)?.into(),
                from: date(row, 2)?,
                until: date(row, 3)?,
            });
        }
    }
    let sql = "SELECT actor, title, organisation, since, until FROM offices ORDER BY actor, place";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(node) = actors.get_mut(text(row, 0)?) {
            node.offices.push(Office {
                title: row.get(1)?,
                of: text(row, 2)?.into(),
                from: date(row, 3)?,
                until: date(row, 4)?,
            });
        }
    }
    Ok(actors.into_values().collect())
}

fn issues(connection: &Connection) -> Result<Vec<IssueNode>, DatabaseError> {
    let mut issues: BTreeMap<String, IssueNode> = BTreeMap::new();
    let mut statement = connection.prepare("SELECT id, label FROM issues")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id: String = row.get(0)?;
        let node = IssueNode {
            id: id.as_str().into(),
            label: row.get(1)?,
            broader: Vec::new(),
        };
        issues.insert(id, node);
    }
    let mut statement =
        connection.prepare("SELECT issue, broader FROM broader ORDER BY issue, place")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(node) = issues.get_mut(text(row, 0)?) {
            let broader = text(row, 1)?;
            node.broader.push(broader.into());
        }
    }
    Ok(issues.into_values().collect())
}

/// A word of one of the closed vocabularies.
fn word<T: FromStr>(
    row: &Row<'_>,
    column: usize,
    expected: &'static str,
) -> Result<T, DatabaseError> {
    let word = text(row, column)?;
    word.parse().map_err(|_| DatabaseError::Value {
        value: word.to_owned(),
        expected,
    })
}

pub(super) fn date(row: &Row<'_>, column: usize) -> Result<Option<PartialDate>, DatabaseError> {
    let Some(text) = row
        .get_ref(column)?
        .as_str_or_null()
        .map_err(|error| not_text(&error))?
    else {
        return Ok(None);
    };
    let date = text.parse().map_err(|_| DatabaseError::Value {
        value: text.to_owned(),
        expected: "a date",
    })?;
    Ok(Some(date))
}

fn place(row: &Row<'_>, column: usize) -> Result<usize, DatabaseError> {
    let number: i64 = row.get(column)?;
    usize::try_from(number).map_err(|_| DatabaseError::Value {
        value: number.to_string(),
        expected: "a place in a text",
    })
}

/// A column that holds text, without a copy.
fn text<'r>(row: &'r Row<'_>, column: usize) -> Result<&'r str, DatabaseError> {
    row.get_ref(column)?
        .as_str()
        .map_err(|error| not_text(&error))
}

fn not_text(error: &rusqlite::types::FromSqlError) -> DatabaseError {
    DatabaseError::Value {
        value: error.to_string(),
        expected: "text",
    }
}
