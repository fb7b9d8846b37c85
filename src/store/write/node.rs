//! Documents, actors, issues and targets → rows.
//!
//! Comes in: a document, the edges that are added, the catalogue. Goes out: a
//! row for each node that they name, and for those above it. Must not know: how
//! edges and their evidence are written.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};

use super::{Writer, text};
use crate::graph::assemble::{named_actors, superiors};
use crate::graph::edge::meaning;
use crate::graph::{ActorNode, DocumentNode, EdgeTarget, IssueNode, StanceEdge};
use crate::id::{ActorId, EdgeId, IssueId};
use crate::stances::ActorRef;
use crate::store::DatabaseError;

impl Writer<'_> {
    /// Writes a document, over an older one of its name.
    pub(super) fn document(&self, node: &DocumentNode) -> Result<(), DatabaseError> {
        let sql = "INSERT OR REPLACE INTO documents \
             (id, title, date, publisher, url, speaker, party, hash) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        self.db.prepare_cached(sql)?.execute(params![
            node.id.as_str(),
            node.title,
            text(node.date),
            node.publisher,
            node.url,
            node.speaker,
            node.party,
            node.hash,
        ])?;
        Ok(())
    }

    /// The actors, issues and targets of the edges.
    pub(super) fn nodes(&self, edges: &BTreeMap<EdgeId, StanceEdge>) -> Result<(), DatabaseError> {
        let mut actors: BTreeMap<&ActorId, &ActorRef> = BTreeMap::new();
        let mut issues: BTreeMap<&IssueId, &str> = BTreeMap::new();
        let mut targets: BTreeMap<&str, &str> = BTreeMap::new();
        for edge in edges.values() {
            for record in &edge.evidence {
                for actor in named_actors(record) {
                    let kept = actors.entry(&actor.id).or_insert(actor);
                    if actor.name < kept.name {
                        *kept = actor;
                    }
                }
                if let Some(issue) = &record.target.issue {
                    let kept = issues.entry(&issue.id).or_insert(&issue.label);
                    *kept = (*kept).min(&issue.label);
                }
                if let EdgeTarget::Unlisted(id) = &edge.target {
                    let words = meaning(&record.target);
                    let kept = targets.entry(id.as_str()).or_insert(words);
                    *kept = (*kept).min(words);
                }
            }
        }
        self.actors(&actors)?;
        self.issues(&issues)?;
        for (id, words) in targets {
            let sql = "INSERT INTO targets (id, meaning) VALUES (?1, ?2) \
                 ON CONFLICT (id) DO UPDATE SET meaning = min(meaning, excluded.meaning)";
            self.db.prepare_cached(sql)?.execute([id, words])?;
        }
        Ok(())
    }

    fn actors(&self, named: &BTreeMap<&ActorId, &ActorRef>) -> Result<(), DatabaseError> {
        let mut done: BTreeSet<ActorId> = BTreeSet::new();
        let mut open: Vec<ActorId> = Vec::new();
        for (&id, actor) in named {
            if self.known.actor(id).is_some() {
                open.push(id.clone());
                continue;
            }
            // Of the spellings of an unlisted actor the first in the alphabet
            // is kept; a listed one, with more to it than a name, stays.
            let sql = "INSERT INTO actors (id, name, kind) VALUES (?1, ?2, ?3) \
                 ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind \
                 WHERE excluded.name < name AND party IS NULL \
                 AND NOT EXISTS (SELECT 1 FROM memberships WHERE actor = excluded.id) \
                 AND NOT EXISTS (SELECT 1 FROM offices WHERE actor = excluded.id)";
            self.db.prepare_cached(sql)?.execute([
                id.as_str(),
                &actor.name,
                actor.kind.as_str(),
            ])?;
        }
        while let Some(id) = open.pop() {
            if let Some(node) = self.known.actor(&id)
                && done.insert(id)
            {
                known_actor(self.db, node)?;
                open.extend(superiors(node));
            }
        }
        Ok(())
    }

    fn issues(&self, named: &BTreeMap<&IssueId, &str>) -> Result<(), DatabaseError> {
        let mut open: Vec<IssueId> = Vec::new();
        for (&id, label) in named {
            if self.known.issue(id).is_some() {
                open.push(id.clone());
                continue;
            }
            let sql = "INSERT INTO issues (id, label) VALUES (?1, ?2) \
                 ON CONFLICT (id) DO UPDATE SET label = excluded.label \
                 WHERE excluded.label < label \
                 AND NOT EXISTS (SELECT 1 FROM broader WHERE issue = excluded.id)";
            self.db.prepare_cached(sql)?.execute([id.as_str(), label])?;
        }
        let mut done: BTreeSet<IssueId> = BTreeSet::new();
        while let Some(id) = open.pop() {
            if let Some(node) = self.known.issue(&id)
                && done.insert(id)
            {
                known_issue(self.db, node)?;
                open.extend(node.broader.iter().cloned());
            }
        }
        Ok(())
    }
}

/// Writes an actor with its memberships and offices.
pub(in crate::store) fn known_actor(
    db: &Connection,
    node: &ActorNode,
) -> Result<(), DatabaseError> {
    let id = node.id.as_str();
    let party = node.party.as_ref().map(ActorId::as_str);
    let sql = "INSERT OR REPLACE INTO actors (id, name, kind, party) VALUES (?1, ?2, ?3, ?4)";
    let row = params![id, node.name, node.kind.as_str(), party];
    db.prepare_cached(sql)?.execute(row)?;
    for sql in [
        "DELETE FROM memberships WHERE actor = ?1",
        "DELETE FROM offices WHERE actor = ?1",
    ] {
        db.prepare_cached(sql)?.execute([id])?;
    }
    for (place, it) in (0_i64..).zip(&node.memberships) {
        let sql = "INSERT INTO memberships (actor, place, organisation, since, until) \
                 VALUES (?1, ?2, ?3, ?4, ?5)";
        let row = params![id, place, it.of.as_str(), text(it.from), text(it.until)];
        db.prepare_cached(sql)?.execute(row)?;
    }
    for (place, it) in (0_i64..).zip(&node.offices) {
        let sql = "INSERT INTO offices (actor, place, title, organisation, since, until) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let (from, until) = (text(it.from), text(it.until));
        let row = params![id, place, it.title, it.of.as_str(), from, until];
        db.prepare_cached(sql)?.execute(row)?;
    }
    Ok(())
}

/// Writes an issue with what is wider.
pub(in crate::store) fn known_issue(
    db: &Connection,
    node: &IssueNode,
) -> Result<(), DatabaseError> {
    let id = node.id.as_str();
    let sql = "INSERT INTO issues (id, label) VALUES (?1, ?2) \
         ON CONFLICT (id) DO UPDATE SET label = excluded.label";
    db.prepare_cached(sql)?.execute([id, &node.label])?;
    let sql = "DELETE FROM broader WHERE issue = ?1";
    db.prepare_cached(sql)?.execute([id])?;
    for (place, broader) in (0_i64..).zip(&node.broader) {
        let sql = "INSERT INTO broader (issue, place, broader) VALUES (?1, ?2, ?3)";
        let row = params![id, place, broader.as_str()];
        db.prepare_cached(sql)?.execute(row)?;
    }
    Ok(())
}

/// Removes what no edge, and no vote, names any more.
pub(super) const PRUNE: &str = "
DELETE FROM targets WHERE id NOT IN (SELECT target FROM edges WHERE target IS NOT NULL);
WITH RECURSIVE used (id) AS (
  SELECT issue FROM edges WHERE issue IS NOT NULL
  UNION SELECT issue FROM roll_calls WHERE issue IS NOT NULL
  UNION SELECT b.broader FROM broader b JOIN used u ON b.issue = u.id
) DELETE FROM issues WHERE id NOT IN used;
DELETE FROM broader WHERE issue NOT IN (SELECT id FROM issues);
WITH RECURSIVE used (id) AS (
  SELECT holder FROM edges
  UNION SELECT party FROM edges WHERE party IS NOT NULL
  UNION SELECT actor FROM evidence_actors
  UNION SELECT country FROM votes
  UNION SELECT m.organisation FROM memberships m JOIN used u ON m.actor = u.id
  UNION SELECT o.organisation FROM offices o JOIN used u ON o.actor = u.id
  UNION SELECT a.party FROM actors a JOIN used u ON a.id = u.id WHERE a.party IS NOT NULL
) DELETE FROM actors WHERE id NOT IN used;
DELETE FROM memberships WHERE actor NOT IN (SELECT id FROM actors);
DELETE FROM offices WHERE actor NOT IN (SELECT id FROM actors);
";
