//! Tables: what reading looks up, made once for all documents.
//!
//! Comes in: the lexicon. Goes out: names, titles, actors and verbs ready for look-up. Must not know:
//! documents.

use std::collections::HashSet;

use super::directory::Directory;
use super::gazetteer::Gazetteer;
use super::titles::Titles;
use crate::lexicon::Lexicon;
use crate::lexicon::cue::CueKind;
use crate::lexicon::stance::{CueClass, Place};

/// The tables that reading needs, made once for all documents.
#[derive(Debug)]
pub struct Tables {
    /// All listed names.
    pub gazetteer: Gazetteer,
    /// All titles.
    pub titles: Titles,
    /// All listed actors.
    pub directory: Directory,
    /// Verbs by which one speaks or takes a position, in dictionary form.
    pub speaking: HashSet<String>,
}

impl Tables {
    /// Makes the tables of a lexicon.
    pub fn new(lexicon: &Lexicon) -> Self {
        Self {
            gazetteer: Gazetteer::new(lexicon),
            titles: Titles::new(lexicon),
            directory: Directory::new(lexicon),
            speaking: speaking(lexicon),
        }
    }
}

/// Verbs of report, those whose subject holds a position, and those by which one calls something names.
fn speaking(lexicon: &Lexicon) -> HashSet<String> {
    let reports = lexicon
        .cues
        .iter()
        .filter(|cue| cue.kind == CueKind::Report)
        .map(|cue| cue.lemma.clone());
    let takes = lexicon
        .frames
        .iter()
        .filter(|frame| frame.class == CueClass::Verb && frame.holder.contains(&Place::Subject))
        .filter(|frame| !frame.cue.contains(' '))
        .map(|frame| frame.cue.clone());
    let names = ["brand", "call", "describe", "dub", "label", "term"].map(str::to_owned);
    reports.chain(takes).chain(names).collect()
}
