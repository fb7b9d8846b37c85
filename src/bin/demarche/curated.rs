//! Curation files on the command line: read, changed, applied, and what came of it.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use demarche::curation::apply::Applier;
use demarche::curation::{Applied, Curation, CurationError, Decision, Entry};
use demarche::graph::{Report, StanceGraph};
use demarche::id::DocumentId;

use crate::failure::Failure;
use crate::output::{self, one_line};

/// Most judgements that a warning lists.
const LISTED: usize = 5;

/// Characters of a sentence in a warning.
const SHORT: usize = 90;

/// A curation file.
pub(crate) struct Curated {
    file: PathBuf,
    pub(crate) curation: Curation,
}

impl Curated {
    /// Reads a file that has to be there.
    pub(crate) fn read(file: &Path) -> Result<Self, Failure> {
        let name = file.display();
        let text =
            fs::read_to_string(file).map_err(|error| Failure::new(format!("{name}: {error}")))?;
        Self::of(file, &text)
    }

    /// Reads a file; where there is none yet, it is one without judgements.
    pub(crate) fn read_or_new(file: &Path) -> Result<Self, Failure> {
        let is_missing = fs::metadata(file).is_err_and(|it| it.kind() == ErrorKind::NotFound);
        if is_missing {
            return Ok(Self {
                file: file.to_owned(),
                curation: Curation::default(),
            });
        }
        Self::read(file)
    }

    fn of(file: &Path, text: &str) -> Result<Self, Failure> {
        let name = file.display().to_string();
        let curation = Curation::from_ron(&name, text).map_err(|error| {
            Failure::from(error).hint("curation files are made by `demarche review decide`")
        })?;
        Ok(Self {
            file: file.to_owned(),
            curation,
        })
    }

    /// Changes the judgements and writes them at once. What another program
    /// wrote into the file since it was read is kept.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut Curation)) -> Result<(), Failure> {
        let mut latest = Self::read_or_new(&self.file)?.curation;
        change(&mut latest);
        write(&self.file, &latest)?;
        self.curation = latest;
        Ok(())
    }

    /// Gets ready to apply the judgements.
    pub(crate) fn begin(&self) -> Judging<'_> {
        Judging {
            curated: self,
            applier: Applier::new(&self.curation),
            applied: Applied::default(),
        }
    }

    /// A graph as it was judged.
    pub(crate) fn graph(&self, graph: StanceGraph, quiet: bool) -> StanceGraph {
        let mut judging = self.begin();
        let graph = judging.graph(graph, |_| true);
        judging.end(quiet);
        graph
    }
}

/// Writes judgements so that a kill leaves either the old file or the new one.
pub(crate) fn write(file: &Path, curation: &Curation) -> Result<(), Failure> {
    let text = curation
        .to_ron()
        .map_err(|error: CurationError| Failure::from(error))?;
    output::write_whole(file, text.as_bytes())
}

/// Judgements that are being applied, and what came of it so far.
pub(crate) struct Judging<'c> {
    curated: &'c Curated,
    applier: Applier<'c>,
    applied: Applied,
}

impl Judging<'_> {
    /// A report as it was judged.
    pub(crate) fn report(&mut self, report: Report) -> Report {
        self.applier.apply(report, &mut self.applied)
    }

    /// A graph as it was judged, of the documents that are wanted.
    pub(crate) fn graph(
        &mut self,
        graph: StanceGraph,
        wanted: impl Fn(&DocumentId) -> bool,
    ) -> StanceGraph {
        self.applier
            .apply_to_graph(graph, wanted, &mut self.applied)
    }

    /// Documents that were judged and not met so far.
    #[cfg(feature = "sqlite")]
    pub(crate) fn unread(&self) -> Vec<DocumentId> {
        let documents = self.applier.documents();
        documents
            .filter(|it| !self.applied.has_read(it))
            .cloned()
            .collect()
    }

    /// Says what came of it. What could not be applied is told even if quiet.
    pub(crate) fn end(self, quiet: bool) {
        let curation = &self.curated.curation;
        let gone = self.applied.gone(curation);
        let entry = |place: &usize| &curation.entries()[*place];
        let (refused, lost): (Vec<&Entry>, Vec<&Entry>) = gone.iter().map(entry).partition(|it| {
            it.holding()
                .is_some_and(|it| it.decision == Decision::Reject)
        });
        if !quiet {
            output::note(&self.summary(refused.len()));
        }
        let hint = "demarche review list SOURCE --curation FILE --state gone";
        warn(
            "no longer on any passage, not applied",
            lost.iter().map(|it| line(it, None)),
            Some(hint),
        );
        let conflicts = self.applied.conflicts.iter().map(entry);
        warn(
            "in conflict, not applied",
            conflicts.map(|it| line(it, None)),
            Some("demarche review decide SOURCE --curation FILE --state conflict"),
        );
        let misfits = self.applied.misfits.iter();
        warn(
            "that the record cannot take, not applied",
            misfits.map(|(place, why)| line(entry(place), Some(&why.to_string()))),
            None,
        );
        let near = self.applied.near.iter().map(entry);
        warn(
            "applied to records that read otherwise now",
            near.map(|it| line(it, None)),
            Some("demarche review decide SOURCE --curation FILE --state near"),
        );
    }

    fn summary(&self, refused: usize) -> String {
        let applied = &self.applied;
        let mut text = format!(
            "curation: {} accepted, {} corrected, {} left out",
            applied.accepted, applied.corrected, applied.rejected
        );
        if refused > 0 {
            text = format!("{text}; {refused} rejected that are not found");
        }
        let elsewhere = applied.elsewhere(&self.curated.curation);
        if elsewhere > 0 {
            text = format!("{text}; {elsewhere} on documents that were not read");
        }
        text
    }
}

/// "1 judgement", "2 judgements".
pub(crate) fn count(number: usize, what: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {what}{ending}")
}

fn warn(what: &str, lines: impl ExactSizeIterator<Item = String>, hint: Option<&str>) {
    let all = lines.len();
    if all == 0 {
        return;
    }
    output::note(&format!("warning: {} {what}:", count(all, "judgement")));
    for line in lines.take(LISTED) {
        output::note(&format!("  {line}"));
    }
    if all > LISTED {
        output::note(&format!("  … and {} more", all - LISTED));
    }
    if let Some(hint) = hint {
        output::note(&format!("hint: {hint}"));
    }
}

fn line(entry: &Entry, why: Option<&str>) -> String {
    let unit = &entry.unit;
    let sentence: String = unit.sentence.chars().take(SHORT).collect();
    let why = why.map(|why| format!(": {why}")).unwrap_or_default();
    one_line(&format!(
        "{} {}: {} {} “{}” in “{sentence}”{why}",
        unit.id(),
        unit.document,
        unit.holder,
        unit.stance,
        unit.target,
    ))
}
