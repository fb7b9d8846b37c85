//! Files of a lexicon: which there are, what each holds, its text → entries.
//!
//! A file's place says what it holds: all of `actors/`, `stances/`, `cues/` and
//! `issues/`, with the exceptions of [`Table::of`].
//!
//! Comes in: RON, with the name of its file. Goes out: entries, added to a
//! [`Lexicon`]. Must not know: which entry takes the place of which.

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use super::merge::marked_own;
use crate::lexicon::{Lexicon, LexiconError, StanceFrame};

/// A file that was read, for reports about a lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconFile {
    /// Path below the folder: `actors/states.ron`.
    pub name: String,
    /// The folder; `None` if the file came with demarche.
    pub folder: Option<PathBuf>,
    /// Number of entries.
    pub entries: usize,
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Table {
    Actors,
    Roles,
    Bodies,
    Decoys,
    Frames,
    Cues,
    Issues,
    Words,
}

impl Table {
    /// By folder; in `actors/` names that begin with `roles`, `bodies` or
    /// `decoys` and in `issues/` those that begin with `words` are apart.
    pub(super) fn of(name: &str) -> Option<Self> {
        let (folder, file) = name.split_once('/')?;
        let begins = |word: &str| file.starts_with(word);
        match folder {
            "actors" if begins("roles") => Some(Self::Roles),
            "actors" if begins("bodies") => Some(Self::Bodies),
            "actors" if begins("decoys") => Some(Self::Decoys),
            "actors" => Some(Self::Actors),
            "stances" => Some(Self::Frames),
            "cues" => Some(Self::Cues),
            "issues" if begins("words") => Some(Self::Words),
            "issues" => Some(Self::Issues),
            _ => None,
        }
    }
}

impl Lexicon {
    /// Adds the entries of a file to the table that its name tells; other files add none.
    pub(super) fn add_file(
        &mut self,
        name: &str,
        folder: Option<&Path>,
        source: &str,
    ) -> Result<(), LexiconError> {
        let shown = folder.map_or_else(
            || name.to_owned(),
            |folder| folder.join(name).display().to_string(),
        );
        let entries = match Table::of(name) {
            Some(Table::Actors) => parse(&mut self.actors, &shown, source)?,
            Some(Table::Roles) => parse(&mut self.roles, &shown, source)?,
            Some(Table::Bodies) => parse(&mut self.bodies, &shown, source)?,
            Some(Table::Decoys) => parse(&mut self.decoys, &shown, source)?,
            Some(Table::Frames) => parse(&mut self.frames, &shown, source)?,
            Some(Table::Cues) => parse(&mut self.cues, &shown, source)?,
            Some(Table::Issues) => parse(&mut self.issues, &shown, source)?,
            Some(Table::Words) => parse(&mut self.words, &shown, source)?,
            None => return Ok(()),
        };
        self.files.push(LexiconFile {
            name: name.to_owned(),
            folder: folder.map(Path::to_owned),
            entries,
        });
        Ok(())
    }
}

/// Reads one frame, or a list of frames, that stands in no folder.
///
/// # Errors
///
/// If the text is not a frame or a list of them; `name` is what the error
/// calls it.
pub fn read_frames(name: &str, source: &str) -> Result<Vec<StanceFrame>, LexiconError> {
    let mut frames = Vec::new();
    if source.trim_start().starts_with('[') {
        parse(&mut frames, name, source)?;
    } else {
        let list = format!("[{}]", source.trim().trim_end_matches(','));
        parse(&mut frames, name, &list)?;
    }
    Ok(marked_own(frames))
}

/// Lists the files below the folder that hold tables, sorted.
pub(super) fn table_files(folder: &Path) -> Result<Vec<String>, LexiconError> {
    let unreadable = |path: &Path, cause| LexiconError::Read {
        path: path.to_owned(),
        cause,
    };
    std::fs::read_dir(folder).map_err(|cause| unreadable(folder, cause))?;
    let mut names = Vec::new();
    for sub in ["actors", "cues", "issues", "stances"] {
        let path = folder.join(sub);
        if !path.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(&path).map_err(|cause| unreadable(&path, cause))? {
            let file = file.map_err(|cause| unreadable(&path, cause))?;
            let file = file.file_name().to_string_lossy().into_owned();
            if Path::new(&file).extension().is_some_and(|end| end == "ron")
                && !file.starts_with('.')
            {
                names.push(format!("{sub}/{file}"));
            }
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// Parses a file and appends its entries; gives their number.
fn parse<T: DeserializeOwned>(
    table: &mut Vec<T>,
    file: &str,
    source: &str,
) -> Result<usize, LexiconError> {
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let entries: Vec<T> = options
        .from_str(source)
        .map_err(|error| LexiconError::syntax(file, source, &error))?;
    let count = entries.len();
    table.extend(entries);
    Ok(count)
}
