//! Extraction: a read document → its stances.
//!
//! Comes in: sentences, reading, speech, frames. Goes out: records in the
//! order of the text. Must not know: files, graphs. Start reading at
//! [`extract`].

use super::attempt::at_cue;
use super::compose;
use super::context::Context;
use super::coordination::{self, coordinated, leave_to_others};
use super::discussed::Discussed;
use super::echo::echoed;
use super::ellipsis::elliptic;
use super::frames::{Frame, Frames};
use super::holder::Holders;
use super::issue::IssueMatcher;
use super::linking::{self, Judgement, Memory, Model};
use super::matching::Filler;
use super::record::Stance;
use super::selection::{
    drop_fixed, drop_inner, drop_outer, drop_refused, drop_repeated, drop_taken,
};
use super::speech::Speech;
use super::topic::Antecedent;
use crate::actors::Reading;
use crate::document::Document;
use crate::lexicon::IssueEntry;
use crate::span::Span;
use crate::syntax::grammar::Parsed;

/// Everything that extraction reads.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its sentences.
    pub sentences: &'a [Parsed],
    /// Of each sentence whether it tells of games.
    pub of_games: &'a [bool],
    /// Who is meant.
    pub reading: &'a Reading<'a>,
    /// Who says what.
    pub speech: &'a Speech,
    /// The frames.
    pub frames: &'a Frames,
    /// The issues.
    pub issues: &'a [IssueEntry],
    /// The issues, ready for matching.
    pub matcher: &'a IssueMatcher,
    /// How likely a match is right.
    pub linking: &'a Model,
}

/// A frame that found its arguments, before it becomes records.
#[derive(Clone, Debug)]
pub(super) struct Found<'a> {
    pub(super) sentence: usize,
    pub(super) cue: usize,
    pub(super) frame: &'a Frame,
    pub(super) holders: Holders,
    pub(super) filler: Filler,
    pub(super) words: Vec<usize>,
    pub(super) span: Span,
    pub(super) context: Context,
    pub(super) quoted: bool,
    /// What was told before, where the sentence itself has no words for the target.
    pub(super) before: Option<Antecedent>,
    /// What the model says of it, once it was asked.
    pub(super) judgement: Option<Judgement>,
}

/// All stances of a document.
pub fn extract(source: Source<'_>) -> Vec<Stance> {
    let mut stances: Vec<Stance> = Vec::new();
    walk(source, false, |_, _, records| {
        stances.extend_from_slice(records);
    });
    stances
}

/// The stances that the tables alone yield, nothing weighed, added or left out.
pub fn by_rule(source: Source<'_>) -> Vec<Stance> {
    let mut stances: Vec<Stance> = Vec::new();
    let mut discussed = Discussed::default();
    for (index, parsed) in source.sentences.iter().enumerate() {
        for hit in found_in(source, index, parsed) {
            compose::emit(source, parsed, &hit, &mut discussed, &mut stances);
        }
    }
    stances
}

/// Hands on every match of a document with its sentence and the records that it makes, in the
/// order of the sentences. With `explain`, matches keep the reasons of their chance.
pub(super) fn walk<'a>(
    source: Source<'a>,
    explain: bool,
    mut then: impl FnMut(&'a Parsed, &Found<'a>, &[Stance]),
) {
    let mut stances: Vec<Stance> = Vec::new();
    let mut memory = Memory::default();
    for (index, parsed) in source.sentences.iter().enumerate() {
        let by_rule = found_in(source, index, parsed);
        let found = linking::judge(source, index, parsed, &by_rule, &memory, explain);
        for hit in &found {
            let known = stances.len();
            compose::emit(source, parsed, hit, &mut memory.discussed, &mut stances);
            then(parsed, hit, &stances[known..]);
        }
        if let Some(last) = by_rule.last() {
            memory.before.clone_from(&last.holders.keys);
        }
    }
}

/// The matches of one sentence, without those that others make needless.
pub(super) fn found_in<'a>(source: Source<'a>, index: usize, parsed: &'a Parsed) -> Vec<Found<'a>> {
    let mut found: Vec<Found<'_>> = Vec::new();
    for cue in 0..parsed.len() {
        if let Some(hit) = at_cue(source, index, parsed, cue) {
            found.push(hit);
        }
    }
    let shared: Vec<Found<'_>> = found
        .iter_mut()
        .flat_map(|hit| {
            let shared = coordinated(source, parsed, hit);
            leave_to_others(parsed, hit, &shared);
            shared
        })
        .collect();
    found.extend(shared);
    let against: Vec<Found<'_>> = found
        .iter()
        .filter_map(|hit| coordination::against(source, parsed, hit))
        .collect();
    found.extend(against);
    drop_fixed(parsed, &mut found);
    drop_inner(source, parsed, &mut found);
    drop_taken(parsed, &mut found);
    drop_outer(&mut found);
    drop_refused(&mut found);
    drop_repeated(&mut found);
    let short = found.iter();
    let short = short.flat_map(|hit| elliptic(source, parsed, hit));
    let short: Vec<Found<'_>> = short.collect();
    found.extend(short);
    found.extend(echoed(source, index, parsed));
    found
}
