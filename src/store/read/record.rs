//! A row → a record.
//!
//! Comes in: a row of [`RECORD`]. Goes out: a [`Stance`], its lists of actors
//! included. Must not know: which records are wanted, and what for.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use super::column::{date, place, text, word};
use crate::id::DocumentId;
use crate::stances::{ActorRef, IssueRef, Quotation, Stance, Target};
use crate::store::DatabaseError;

/// Everything of a record but the actors of its lists.
pub(super) const RECORD: &str = "\
SELECT v.number, v.document, v.holder, v.holder_name, v.holder_kind, v.party, v.party_name,
  v.party_kind, v.stance, v.act, v.target_text, v.target_start, v.target_end, v.target_meaning,
  v.issue, v.issue_label, v.intensity, v.modality, v.scope, v.quoted, v.date, v.confidence,
  v.rule, v.quotation, v.quotation_start, v.quotation_end, v.others,
  v.reviewed
FROM evidence v";

/// The record of a row of [`RECORD`].
pub(super) fn record(connection: &Connection, row: &Row<'_>) -> Result<Stance, DatabaseError> {
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
