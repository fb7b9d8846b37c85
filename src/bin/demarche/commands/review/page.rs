//! A record as a page to judge: the passage in its place, and all that was read of it.

use std::collections::BTreeMap;

use demarche::curation::judgement::Judgement;
use demarche::document::Document;
use demarche::graph::StanceGraph;
use demarche::id::DocumentId;
use demarche::pipeline::Analyser;
use demarche::span::Span;
use demarche::stances::{ActorRef, Stance};
use demarche::text;

use super::super::traces::as_extracted;
use super::pick::Item;
use crate::output::one_line;

/// Where pages take what they show from.
pub(super) struct Pages<'a> {
    pub(super) graph: &'a StanceGraph,
    /// Documents at hand, with their texts.
    pub(super) documents: BTreeMap<DocumentId, Document>,
    pub(super) analyser: Option<Analyser>,
    /// Where the cues of records stand, of the documents that were shown.
    pub(super) cues: BTreeMap<DocumentId, BTreeMap<String, Vec<Span>>>,
    pub(super) width: usize,
    pub(super) coloured: bool,
}

/// How words are marked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    Dim,
    Cue,
    Target,
}

impl Mark {
    fn signs(self) -> (&'static str, &'static str) {
        match self {
            Self::None | Self::Dim => ("", ""),
            Self::Cue => ("*", "*"),
            Self::Target => ("[", "]"),
        }
    }

    fn colour(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Dim => "\u{1b}[2m",
            Self::Cue => "\u{1b}[1;33m",
            Self::Target => "\u{1b}[1;36m",
        }
    }
}

impl Pages<'_> {
    /// The page of an item.
    pub(super) fn of(&self, item: &Item, place: &str) -> String {
        let mut lines = self.head(item, place);
        lines.extend(reading(&item.record));
        if let Some((entry, fit)) = &item.entry {
            lines.push(String::new());
            for judgement in &entry.judgements {
                lines.push(format!("judged:    {}", judged(judgement)));
            }
            if item.has_changed() {
                lines.push(format!(
                    "           [{}] it then read: {} {} “{}”",
                    fit.as_str(),
                    one_line(entry.unit.holder.as_str()),
                    entry.unit.stance,
                    one_line(&entry.unit.target),
                ));
            }
        }
        lines.join("\n")
    }

    /// The page of an item that is being corrected: what is new is marked.
    pub(super) fn corrected(&self, item: &Item, new: &Stance, place: &str) -> String {
        let old = reading(&item.record);
        let mut lines = self.head(item, place);
        lines.extend(reading(new).into_iter().map(|line| {
            let mark = if old.contains(&line) { ' ' } else { '>' };
            format!("{mark} {line}")
        }));
        lines.join("\n")
    }

    /// Place, source and passage.
    fn head(&self, item: &Item, place: &str) -> Vec<String> {
        let state = item.state().as_str();
        let mut lines = vec![format!("{place}  {}  {state}", item.unit.id())];
        lines.push(self.source(&item.record));
        lines.push(String::new());
        lines.extend(self.passage(item));
        lines.push(String::new());
        lines
    }

    fn source(&self, record: &Stance) -> String {
        let node = self.graph.document(&record.document);
        let title = node.and_then(|node| node.title.as_ref());
        let title = title.map(|title| format!("“{title}”"));
        let publisher = node.and_then(|node| node.publisher.clone());
        let date = record.date.map(|date| date.to_string());
        let url = node.and_then(|node| node.url.clone());
        let about = [title, publisher, date, url].into_iter().flatten();
        let about = about.fold(record.document.to_string(), |all, it| all + ", " + &it);
        one_line(&about)
    }

    /// The sentence with its marks, between those before and after it.
    fn passage(&self, item: &Item) -> Vec<String> {
        let record = &item.record;
        let sentence = Span::new(record.evidence.start, record.evidence.end);
        let document = self.documents.get(&record.document);
        let document = document.filter(|it| sentence.slice(&it.text) == record.evidence.text);
        let own = marked(record, self.cues(item));
        let Some(document) = document else {
            return self.wrapped(&own);
        };
        let sentences = text::segment(&document.text, document.body);
        let at = sentences
            .iter()
            .position(|it| it.span.overlaps(sentence))
            .unwrap_or(0);
        let last = sentences.iter().rposition(|it| it.span.overlaps(sentence));
        let words = |span: Span| vec![(one_line(span.slice(&document.text)), Mark::Dim)];
        let before = at.checked_sub(1).and_then(|at| sentences.get(at));
        let after = last.and_then(|at| sentences.get(at + 1));
        let mut lines = Vec::new();
        lines.extend(
            before
                .map(|it| self.wrapped(&words(it.span)))
                .into_iter()
                .flatten(),
        );
        lines.extend(self.wrapped(&own));
        lines.extend(
            after
                .map(|it| self.wrapped(&words(it.span)))
                .into_iter()
                .flatten(),
        );
        lines
    }

    /// Finds the words that made the program read the stances of a document;
    /// it is read once more, so this is done once a document.
    pub(super) fn find_cues(&mut self, id: &DocumentId, items: &[Item]) {
        let (Some(analyser), Some(document)) = (&self.analyser, self.documents.get(id)) else {
            return;
        };
        if self.cues.contains_key(id) {
            return;
        }
        let items: Vec<&Item> = items
            .iter()
            .filter(|item| item.record.document == *id)
            .collect();
        let records: Vec<Stance> = items.iter().map(|it| as_extracted(&it.record)).collect();
        let records: Vec<&Stance> = records.iter().collect();
        let traces = analyser.traces(document, &records).into_iter();
        let cues = traces.map(|trace| {
            let cue = trace.into_iter().flat_map(|trace| trace.cue);
            cue.map(|cue| Span::new(cue.start, cue.end)).collect()
        });
        let names = items.iter().map(|item| item.unit.id());
        self.cues.insert(id.clone(), names.zip(cues).collect());
    }

    fn cues(&self, item: &Item) -> &[Span] {
        let of_document = self.cues.get(&item.record.document);
        let cues = of_document.and_then(|cues| cues.get(&item.unit.id()));
        cues.map_or(&[], Vec::as_slice)
    }

    /// Words in lines of the page's width, each word with its mark.
    fn wrapped(&self, parts: &[(String, Mark)]) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let (mut line, mut length) = (String::new(), 0);
        let mut ended_with_space = true;
        for (text, mark) in parts {
            let (open, close) = mark.signs();
            let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
            let starts_with_space = text.starts_with(' ');
            for (place, word) in words.iter().enumerate() {
                let open = if place == 0 { open } else { "" };
                let close = if place + 1 == words.len() { close } else { "" };
                let word = format!("{open}{word}{close}");
                let long = word.chars().count();
                let joined = place == 0 && !ended_with_space && !starts_with_space;
                if length > 0 && !joined && length + 1 + long > self.width.saturating_sub(2) {
                    lines.push(std::mem::take(&mut line));
                    length = 0;
                }
                let gap = match length {
                    0 => "  ",
                    _ if joined => "",
                    _ => " ",
                };
                length += long + 1;
                line.push_str(gap);
                if self.coloured && !mark.colour().is_empty() {
                    line = format!("{line}{}{word}\u{1b}[0m", mark.colour());
                } else {
                    line.push_str(&word);
                }
            }
            if !text.is_empty() {
                ended_with_space = text.ends_with(' ');
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }
}

/// The sentence in parts, its cue and target marked. All of it is spelt out so
/// that it cannot steer the terminal.
fn marked(record: &Stance, cues: &[Span]) -> Vec<(String, Mark)> {
    let sentence = Span::new(record.evidence.start, record.evidence.end);
    let target = Span::new(record.target.start, record.target.end);
    let mut marks: Vec<(Span, Mark)> = vec![(target, Mark::Target)];
    marks.extend(cues.iter().map(|cue| (*cue, Mark::Cue)));
    marks.retain(|(span, _)| sentence.contains(*span) && !span.is_empty());
    marks.sort_by_key(|(span, _)| (span.start, span.end));
    let slice = |span: Span| {
        let (start, end) = (span.start - sentence.start, span.end - sentence.start);
        spaced(record.evidence.text.get(start..end).unwrap_or(""))
    };
    let mut parts = Vec::new();
    let mut at = sentence.start;
    for (span, mark) in marks {
        // A cue inside the target is part of it.
        if span.start < at {
            continue;
        }
        parts.push((slice(Span::new(at, span.start)), Mark::None));
        parts.push((slice(span), mark));
        at = span.end;
    }
    parts.push((slice(Span::new(at, sentence.end)), Mark::None));
    parts
}

/// [`one_line`], with a space at an end that has white space.
fn spaced(text: &str) -> String {
    let edge = |it: Option<char>| it.is_some_and(char::is_whitespace);
    let before = if edge(text.chars().next()) { " " } else { "" };
    let after = if edge(text.chars().next_back()) {
        " "
    } else {
        ""
    };
    format!("{before}{}{after}", one_line(text))
}

/// What was read, a line each.
fn reading(record: &Stance) -> Vec<String> {
    let target = &record.target;
    let party = record
        .party
        .as_ref()
        .map_or_else(|| "nobody".to_owned(), actor);
    let issue = target.issue.as_ref();
    let issue = issue.map_or_else(|| "none listed".to_owned(), |it| one_line(&it.label));
    let mut lines = vec![
        format!("holder:    {}", actor(&record.holder)),
        format!("party:     {party}"),
        format!("position:  {}, by act: {}", record.stance, record.act),
        format!("target:    {}", one_line(&target.text)),
    ];
    if target.meaning != target.text {
        lines.push(format!("meaning:   {}", one_line(&target.meaning)));
    }
    lines.push(format!("issue:     {issue}"));
    for (word, actors) in [
        ("aimed at:  ", &target.actors),
        ("addressed: ", &record.addressee),
        ("via:       ", &record.via),
    ] {
        if !actors.is_empty() {
            let names: Vec<String> = actors.iter().map(actor).collect();
            lines.push(format!("{word}{}", names.join("; ")));
        }
    }
    let quoted = if record.quoted { ", quoted" } else { "" };
    let date = record
        .date
        .map_or("undated".to_owned(), |it| it.to_string());
    lines.push(format!(
        "how:       intensity {}, {}, scope {}{quoted}, {date}; sure {:.2}, rule {}",
        record.intensity,
        record.modality,
        record.scope,
        record.confidence,
        one_line(record.rule.as_str()),
    ));
    lines
}

/// A judgement in words.
pub(super) fn judged(judgement: &Judgement) -> String {
    let mut text = judgement.decision.as_str().to_owned();
    if !judgement.coders.is_empty() {
        text = format!("{text} by {}", judgement.coders.join(", "));
    }
    if let Some(date) = judgement.date {
        text = format!("{text}, {date}");
    }
    if judgement.settles {
        text.push_str(", settles it");
    }
    if let Some(why) = &judgement.why {
        text = format!("{text}: {why}");
    }
    one_line(&text)
}

fn actor(actor: &ActorRef) -> String {
    one_line(&format!("{} ({})", actor.name, actor.id))
}
