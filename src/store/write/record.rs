//! A record → rows.
//!
//! Comes in: a [`Stance`] and the number of its edge. Goes out: a row of
//! evidence and one for each actor of its lists. Must not know: how the edge
//! came by its number.

use rusqlite::{Connection, params};

use super::{number, text};
use crate::stances::Stance;
use crate::store::DatabaseError;
use crate::vocabulary::Review;

/// Writes a record as evidence for an edge.
pub(super) fn evidence(db: &Connection, edge: i64, record: &Stance) -> Result<(), DatabaseError> {
    let lists = [
        ("aimed at", &record.target.actors),
        ("addressed to", &record.addressee),
        ("via", &record.via),
    ];
    let others: usize = lists.iter().map(|(_, actors)| actors.len()).sum();
    let target = &record.target;
    // SQLite has no "not a number".
    let confidence = if record.confidence.is_nan() {
        0.0
    } else {
        record.confidence
    };
    let sql = "INSERT INTO evidence (edge, holder, party, stance, issue, document, date, act, intensity, modality, scope, \
         quoted, confidence, rule, quotation, quotation_start, quotation_end, target_text, \
         target_start, target_end, target_meaning, issue_label, holder_name, holder_kind, \
         party_name, party_kind, others, reviewed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, \
         ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28)";
    db.prepare_cached(sql)?.execute(params![
        edge,
        record.holder.id.as_str(),
        record.party.as_ref().map(|party| party.id.as_str()),
        record.stance.as_str(),
        target.issue.as_ref().map(|issue| issue.id.as_str()),
        record.document.as_str(),
        text(record.date),
        record.act.as_str(),
        record.intensity,
        record.modality.as_str(),
        record.scope.as_str(),
        record.quoted,
        confidence,
        record.rule.as_str(),
        record.evidence.text,
        number(record.evidence.start),
        number(record.evidence.end),
        target.text,
        number(target.start),
        number(target.end),
        target.meaning,
        target.issue.as_ref().map(|issue| &issue.label),
        record.holder.name,
        record.holder.kind.as_str(),
        record.party.as_ref().map(|party| &party.name),
        record.party.as_ref().map(|party| party.kind.as_str()),
        number(others),
        record.reviewed.map(Review::as_str),
    ])?;
    let row = db.last_insert_rowid();
    for (role, actors) in lists {
        for (place, actor) in (0_i64..).zip(actors) {
            let sql = "INSERT INTO evidence_actors (evidence, role, place, actor, name, kind) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
            let (id, kind) = (actor.id.as_str(), actor.kind.as_str());
            let row = params![row, role, place, id, actor.name, kind];
            db.prepare_cached(sql)?.execute(row)?;
        }
    }
    Ok(())
}
