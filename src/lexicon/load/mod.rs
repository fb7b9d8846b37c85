//! RON files → tables.
//!
//! Comes in: the embedded files, and a user's folder if there is one. Goes out:
//! a whole [`Lexicon`], or why it cannot be had. Must not know: what the
//! entries are used for.

mod embedded;
mod files;
mod merge;

use std::path::Path;

use rayon::prelude::*;

use super::issue::spell_out;
use super::validate::{Severity, validate};
use super::{Lexicon, LexiconError};
use embedded::EMBEDDED;
use files::table_files;

pub use files::{LexiconFile, read_frames};

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
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{EMBEDDED, Lexicon};
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
