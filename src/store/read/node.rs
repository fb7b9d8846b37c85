//! Rows → documents, actors and issues.
//!
//! Comes in: the tables of nodes. Goes out: [`DocumentNode`]s, [`ActorNode`]s,
//! [`IssueNode`]s. Must not know: edges and their evidence.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row};

use super::column::{date, text, word};
use crate::graph::{ActorNode, DocumentNode, IssueNode};
use crate::id::DocumentId;
use crate::lexicon::{Membership, Office};
use crate::store::DatabaseError;

/// Everything of a document.
pub(super) const DOCUMENT: &str =
    "SELECT id, title, date, publisher, url, speaker, party, hash FROM documents";

/// The document of that name.
pub(super) fn document(
    connection: &Connection,
    id: &DocumentId,
) -> Result<Option<DocumentNode>, DatabaseError> {
    let mut statement = connection.prepare_cached(&format!("{DOCUMENT} WHERE id = ?1"))?;
    let mut rows = statement.query([id.as_str()])?;
    rows.next()?.map(document_of).transpose()
}

/// The document of a row of [`DOCUMENT`].
pub(super) fn document_of(row: &Row<'_>) -> Result<DocumentNode, DatabaseError> {
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

/// All actors, by identifier.
pub(super) fn actors(connection: &Connection) -> Result<Vec<ActorNode>, DatabaseError> {
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

/// All issues, by identifier.
pub(super) fn issues(connection: &Connection) -> Result<Vec<IssueNode>, DatabaseError> {
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
