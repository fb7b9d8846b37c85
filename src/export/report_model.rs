//! What is in a report: the plain lists that a template gets.
//!
//! `report.rs` fills them, `docs/export-formats.md` describes them.

use serde::Serialize;

use crate::date::PartialDate;
use crate::vocabulary::StanceKind;

/// A report; `docs/export-formats.md` tells authors of templates what is in it.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// What stands above it.
    pub title: String,
    /// What it rests on.
    pub basis: ReportBasis,
    /// What the positions are about, the most disputed first.
    pub summary: Vec<Topic>,
    /// One row a position that is known at first hand.
    pub table: Vec<Position>,
    /// The same records in the order of their dates; those without a date are left out.
    pub timeline: Vec<Moment>,
    /// Holders of whom opposite stances on one thing are on record.
    pub disputed: Vec<Dispute>,
    /// Positions that are known only through others.
    pub second_hand: Vec<Position>,
    /// The passages, in the order of their numbers.
    pub notes: Vec<Note>,
    /// The drawing for Markdown.
    pub mermaid: String,
}

/// What a report rests on.
#[derive(Clone, Debug, Serialize)]
pub struct ReportBasis {
    /// Documents with a record.
    pub documents: usize,
    /// Records.
    pub records: usize,
    /// Who holds a position.
    pub holders: usize,
    /// Date of the earliest record.
    pub from: Option<PartialDate>,
    /// Date of the latest.
    pub until: Option<PartialDate>,
}

/// Who stands where on one thing.
#[derive(Clone, Debug, Serialize)]
pub struct Topic {
    /// The issue or target.
    pub target: String,
    /// Who supports it.
    pub supports: Vec<Named>,
    /// Who opposes it.
    pub opposes: Vec<Named>,
    /// Who warns about it.
    pub warns: Vec<Named>,
}

/// A holder with the notes that say so.
#[derive(Clone, Debug, Serialize)]
pub struct Named {
    /// Name.
    pub name: String,
    /// Own participation, timing, condition.
    pub reservations: Vec<String>,
    /// Numbers of the notes.
    pub notes: Vec<usize>,
}

/// All records of one holder, stance, target and scope.
#[derive(Clone, Debug, Serialize)]
pub struct Position {
    /// The holder: a party for those who speak for one.
    pub holder: String,
    /// Who spoke for it.
    pub speakers: Vec<String>,
    /// Supports, opposes or warns.
    pub stance: StanceKind,
    /// The stance as the verb of a sentence.
    pub verb: &'static str,
    /// The issue or target.
    pub target: String,
    /// Own participation, timing, condition, sources between.
    pub reservations: Vec<String>,
    /// Date of the first record.
    pub first: Option<PartialDate>,
    /// Date of the last.
    pub last: Option<PartialDate>,
    /// How many records.
    pub times: usize,
    /// How sure it is, from 0 to 1.
    pub confidence: f64,
    /// Numbers of the notes.
    pub notes: Vec<usize>,
}

/// What was said on a day.
#[derive(Clone, Debug, Serialize)]
pub struct Moment {
    /// The day, month or year.
    pub date: PartialDate,
    /// What was said.
    pub positions: Vec<Position>,
}

/// Opposite stances of one holder on one thing.
#[derive(Clone, Debug, Serialize)]
pub struct Dispute {
    /// The holder.
    pub holder: String,
    /// The issue or target.
    pub target: String,
    /// Both sides.
    pub sides: Vec<Position>,
}

/// A passage.
#[derive(Clone, Debug, Serialize)]
pub struct Note {
    /// Its number.
    pub number: usize,
    /// The sentence.
    pub words: String,
    /// Who is said to hold the position.
    pub holder: String,
    /// The sources between, nearest to the text first.
    pub via: Vec<String>,
    /// The document.
    pub document: String,
    /// Its title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its date, or that of the statement.
    pub date: Option<PartialDate>,
    /// Where it can be read.
    pub url: Option<String>,
    /// First byte of the sentence in the document's text.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
    /// How sure the record is.
    pub confidence: f64,
    /// The edge, for `demarche explain`.
    pub edge: String,
}
