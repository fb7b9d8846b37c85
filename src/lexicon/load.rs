//! RON files → tables.
//!
//! A file's place says what it holds: all of `actors/`, `stances/`, `cues/` and
//! `issues/`, with the exceptions of [`Table::of`].

use std::hash::Hash;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::de::DeserializeOwned;

use super::issue::spell_out;
use super::validate::{Severity, validate};
use super::{Lexicon, LexiconError, StanceFrame};

macro_rules! embedded {
    ($($file:literal),+ $(,)?) => {
        [$(($file, include_str!(concat!("../../data/", $file)))),+]
    };
}

/// Path below `data/` and text of each embedded file, sorted.
const EMBEDDED: &[(&str, &str)] = &embedded![
    "actors/associations.ron",
    "actors/bodies.ron",
    "actors/companies.ron",
    "actors/decoys.ron",
    "actors/groups.ron",
    "actors/institutions.ron",
    "actors/media.ron",
    "actors/organisations.ron",
    "actors/parties.ron",
    "actors/persons-africa.ron",
    "actors/persons-americas.ron",
    "actors/persons-before-1990.ron",
    "actors/persons-central-europe.ron",
    "actors/persons-east-asia.ron",
    "actors/persons-former-soviet-states.ron",
    "actors/persons-international.ron",
    "actors/persons-middle-east.ron",
    "actors/persons-south-asia.ron",
    "actors/persons-south-east-asia-pacific.ron",
    "actors/persons-united-states-congress.ron",
    "actors/persons-united-states.ron",
    "actors/persons-western-europe.ron",
    "actors/roles.ron",
    "actors/states.ron",
    "cues/cues.ron",
    "issues/conflicts.ron",
    "issues/diplomacy.ron",
    "issues/disputes.ron",
    "issues/economy.ron",
    "issues/security.ron",
    "issues/words.ron",
    "issues/world.ron",
    "stances/judgements.ron",
    "stances/opposes.ron",
    "stances/supports.ron",
    "stances/warns.ron",
];

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
enum Table {
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
    fn of(name: &str) -> Option<Self> {
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
    /// The tables that come with demarche.
    ///
    /// # Errors
    ///
    /// Only if an embedded table is not well formed, which the tests rule out.
    pub fn embedded() -> Result<Self, LexiconError> {
        let mut lexicon = Self::unfinished()?;
        spell_out(&mut lexicon.issues, &lexicon.words);
        Ok(lexicon)
    }

    /// The tables that come with demarche with those of a folder: an entry of
    /// the folder with a known id takes the place of the one that came with
    /// demarche, all others are added.
    ///
    /// The folder has the same subfolders (`actors`, `stances`, `cues`,
    /// `issues`), each with any number of `*.ron` files.
    ///
    /// # Errors
    ///
    /// If a file cannot be read or is not well formed, if the folder holds no
    /// table, or if [`validate`] finds faults in the whole.
    pub fn with_folder(folder: &Path) -> Result<Self, LexiconError> {
        let lexicon = Self::with_folder_unchecked(folder)?;
        let mut faults = validate(&lexicon);
        faults.retain(|finding| finding.severity == Severity::Error);
        if faults.is_empty() {
            Ok(lexicon)
        } else {
            Err(LexiconError::Invalid(faults))
        }
    }

    /// [`with_folder`](Self::with_folder) without the check at the end.
    ///
    /// # Errors
    ///
    /// If a file cannot be read or is not well formed, or if the folder holds
    /// no table.
    pub fn with_folder_unchecked(folder: &Path) -> Result<Self, LexiconError> {
        let mut lexicon = Self::unfinished()?;
        let mut own = Self::default();
        for name in table_files(folder)? {
            let path = folder.join(&name);
            let source = std::fs::read_to_string(&path)
                .map_err(|cause| LexiconError::Read { path, cause })?;
            own.add_file(&name, Some(folder), &source)?;
        }
        if own.files.is_empty() {
            return Err(LexiconError::Empty {
                path: folder.to_owned(),
            });
        }
        lexicon.replace_with(own);
        spell_out(&mut lexicon.issues, &lexicon.words);
        Ok(lexicon)
    }

    /// The embedded tables, `@sets` not yet spelt out. Each file is parsed on
    /// its own thread: together they are two megabytes.
    fn unfinished() -> Result<Self, LexiconError> {
        let files: Vec<_> = EMBEDDED
            .par_iter()
            .map(|(name, source)| {
                let mut part = Self::default();
                part.add_file(name, None, source).map(|()| part)
            })
            .collect();
        let mut lexicon = Self::default();
        for part in files {
            lexicon.append(part?);
        }
        Ok(lexicon)
    }

    fn append(&mut self, mut part: Self) {
        self.actors.append(&mut part.actors);
        self.roles.append(&mut part.roles);
        self.bodies.append(&mut part.bodies);
        self.decoys.append(&mut part.decoys);
        self.frames.append(&mut part.frames);
        self.cues.append(&mut part.cues);
        self.issues.append(&mut part.issues);
        self.words.append(&mut part.words);
        self.files.append(&mut part.files);
    }

    fn add_file(
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

    fn replace_with(&mut self, own: Self) {
        merge(&mut self.actors, own.actors, |entry| entry.id.clone());
        merge(&mut self.roles, own.roles, |entry| entry.name.clone());
        merge(&mut self.bodies, own.bodies, |entry| entry.name.clone());
        merge(&mut self.decoys, own.decoys, |entry| entry.name.clone());
        merge(&mut self.frames, marked_own(own.frames), |entry| {
            entry.id.clone()
        });
        merge(&mut self.cues, own.cues, |entry| {
            (entry.lemma.clone(), entry.kind)
        });
        merge(&mut self.issues, own.issues, |entry| entry.id.clone());
        merge(&mut self.words, own.words, |entry| entry.id.clone());
        self.files.extend(own.files);
    }
}

/// Frames that a user gives.
fn marked_own(mut frames: Vec<StanceFrame>) -> Vec<StanceFrame> {
    for frame in &mut frames {
        frame.is_own = true;
    }
    frames
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
fn table_files(folder: &Path) -> Result<Vec<String>, LexiconError> {
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

/// Puts each new entry in the place of the old one with the same key, or at the
/// end. Equal keys among the new ones both stay, for [`validate`] to find.
fn merge<T, K: Eq + Hash>(table: &mut Vec<T>, new: Vec<T>, key: impl Fn(&T) -> K) {
    let mut places: std::collections::HashMap<K, usize> = table
        .iter()
        .enumerate()
        .map(|(place, entry)| (key(entry), place))
        .collect();
    for entry in new {
        match places.remove(&key(&entry)) {
            Some(place) => table[place] = entry,
            None => table.push(entry),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{EMBEDDED, Lexicon, Table, table_files};
    use crate::lexicon::LexiconError;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn every_table_under_data_is_embedded() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let names: Vec<_> = EMBEDDED.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, table_files(&data).unwrap());
        assert!(names.iter().all(|name| Table::of(name).is_some()));
    }

    #[test]
    fn embedded_tables_are_well_formed() {
        let lexicon = Lexicon::embedded().unwrap();
        assert!(!lexicon.actors.is_empty());
        assert_eq!(lexicon.files.len(), EMBEDDED.len());
    }

    #[test]
    fn a_folder_replaces_and_adds() {
        let folder = folder(&[
            (
                "actors/realms.ron",
                r#"[(id: "country:DE", kind: Country, name: "Gondor"),
                    (id: "country:arnor", kind: Country, name: "Arnor")]"#,
            ),
            (
                "actors/roles-more.ron",
                r#"[(name: "steward", official: true)]"#,
            ),
            ("actors/notes.txt", "not a table"),
            ("issues/words.ron", r#"[(id: "arms", words: ["sword"])]"#),
            (
                "issues/rings.ron",
                r#"[(id: "issue:rings", label: "Rings", named: ["ring @arms"])]"#,
            ),
        ]);
        let plain = Lexicon::embedded().unwrap();
        let merged = Lexicon::with_folder_unchecked(folder.path()).unwrap();
        assert_eq!(merged.actors.len(), plain.actors.len() + 1);
        let place = |lexicon: &Lexicon, id: &str| {
            let at = |entry: &crate::lexicon::ActorEntry| entry.id.as_str() == id;
            lexicon.actors.iter().position(at)
        };
        let germany = place(&merged, "country:DE").unwrap();
        assert_eq!(Some(germany), place(&plain, "country:DE"));
        assert_eq!(merged.actors[germany].name, "Gondor");
        assert_eq!(merged.roles.len(), plain.roles.len() + 1);
        assert_eq!(merged.issues.last().unwrap().named, ["ring sword"]);
        assert_eq!(merged.files.len(), plain.files.len() + 4);
    }

    #[test]
    fn a_syntax_error_points_at_the_place_behind_accents() {
        let text =
            "[\n    (id: \"country:CI\", kind: Country, name: \"Côte d'Ivoire\", naem: []),\n]";
        let folder = folder(&[("actors/states.ron", text)]);
        let error = Lexicon::with_folder(folder.path()).unwrap_err();
        let LexiconError::Syntax(error) = error else {
            panic!("{error:?}");
        };
        assert_eq!(error.line, 2);
        let words = &text[error.place.offset()..][..error.place.len()];
        assert!(words.contains("naem"), "{words:?}");
        assert!(error.help.contains("metonyms"));
    }

    #[test]
    fn a_folder_without_tables_is_an_error() {
        let empty = folder(&[("README.md", "")]);
        let error = Lexicon::with_folder(empty.path()).unwrap_err();
        assert!(matches!(error, LexiconError::Empty { .. }));
        let error = Lexicon::with_folder(&empty.path().join("nowhere")).unwrap_err();
        assert!(matches!(error, LexiconError::Read { .. }));
    }
}
