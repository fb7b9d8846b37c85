//! Reports → rows.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, TransactionBehavior, params};

use super::read::{edge_records, report};
use super::{DatabaseError, Store};
use crate::date::PartialDate;
use crate::graph::assemble::{in_order, superiors};
use crate::graph::edge::{meaning, stated};
use crate::graph::words::{content_stems, target_stems};
use crate::graph::{
    ActorNode, Additions, Catalogue, DocumentNode, EdgeTarget, IssueNode, Report, StanceEdge,
    StanceGraph,
};
use crate::id::{ActorId, EdgeId, IssueId, TargetId};
use crate::stances::{ActorRef, Stance};
use crate::vocabulary::Review;

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

    fn document(&self, node: &DocumentNode) -> Result<(), DatabaseError> {
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
    fn nodes(&self, edges: &BTreeMap<EdgeId, StanceEdge>) -> Result<(), DatabaseError> {
        let mut actors: BTreeMap<&ActorId, &ActorRef> = BTreeMap::new();
        let mut issues: BTreeMap<&IssueId, &str> = BTreeMap::new();
        let mut targets: BTreeMap<&str, &str> = BTreeMap::new();
        for edge in edges.values() {
            for record in &edge.evidence {
                for actor in crate::graph::assemble::named_actors(record) {
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

/// Writes an actor with its memberships and offices.
pub(super) fn known_actor(db: &Connection, node: &ActorNode) -> Result<(), DatabaseError> {
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
pub(super) fn known_issue(db: &Connection, node: &IssueNode) -> Result<(), DatabaseError> {
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

fn evidence(db: &Connection, edge: i64, record: &Stance) -> Result<(), DatabaseError> {
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
    let sql = "INSERT INTO evidence (edge, document, date, act, intensity, modality, scope, \
         quoted, confidence, rule, quotation, quotation_start, quotation_end, target_text, \
         target_start, target_end, target_meaning, issue_label, holder_name, holder_kind, \
         party_name, party_kind, others, reviewed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, \
         ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)";
    db.prepare_cached(sql)?.execute(params![
        edge,
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

/// Removes what no edge, and no vote, names any more.
const PRUNE: &str = "
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

fn text(date: Option<PartialDate>) -> Option<String> {
    date.map(|date| date.to_string())
}

/// `SQLite`'s numbers are signed; no text is so long that this matters.
fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
