//! Gold: documents with the stances that careful reading finds in them.
//!
//! A folder of texts (`<id>.txt`) and a folder of annotations
//! (`<id>.gold.json`). What a stance is, and what each field means, is told in
//! `data/gold/README.md`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::document::{self, Document, Format, ReadError};
use crate::id::DocumentId;
use crate::text::single_spaced;
use crate::vocabulary::{Act, Modality, Scope, StanceKind};

/// End of the name of every annotation file.
const SUFFIX: &str = ".gold.json";

/// A folder of gold that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum GoldError {
    /// A file or folder cannot be opened.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// Its path.
        path: PathBuf,
        /// What went wrong.
        source: std::io::Error,
    },
    /// A file is not JSON of the expected form.
    #[error("{}:{line}: {message}", path.display())]
    Syntax {
        /// Its path.
        path: PathBuf,
        /// Line from 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
}

/// A text and the stances that it reports.
#[derive(Clone, Debug, Default)]
pub struct GoldDocument {
    /// The stem of both files.
    pub id: DocumentId,
    /// The text file.
    pub path: PathBuf,
    /// The text file as it stands. Spans count its bytes.
    pub bytes: Vec<u8>,
    /// The stances, in the order of the text.
    pub stances: Vec<GoldStance>,
}

/// A stance as an annotator wrote it down.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoldStance {
    /// The sentence that carries the stance, copied exactly.
    pub sentence: String,
    /// Who holds it, by full name.
    pub holder: String,
    /// For whom the holder speaks; empty if unknown.
    pub party: String,
    /// Supports, opposes or warns.
    pub stance: StanceKind,
    /// The narrower act.
    pub act: Act,
    /// The words of the text that name what it is about.
    pub target: String,
    /// The same with references resolved.
    pub target_meaning: String,
    /// Actors at whom the stance is aimed.
    pub target_actors: Vec<String>,
    /// To whom a demand, warning or offer is addressed.
    pub addressee: Vec<String>,
    /// Named sources between the text and the holder.
    pub via: Vec<String>,
    /// 1 mild, 2 plain, 3 strong.
    pub intensity: u8,
    /// How far the holder stands by it.
    pub modality: Modality,
    /// What of the target it is about.
    pub scope: Scope,
    /// Whether the stance itself stands in quotation marks.
    pub quoted: bool,
    /// False where careful readers could differ; such a record costs nothing.
    pub clear: bool,
}

/// One annotation file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoldFile {
    document: DocumentId,
    stances: Vec<GoldStance>,
}

impl GoldDocument {
    /// The text; bytes that are not UTF-8 become replacement signs.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The text as extraction reads it: its header apart from its body.
    ///
    /// # Errors
    ///
    /// If the file is no readable text.
    pub fn document(&self) -> Result<Document, ReadError> {
        let options = document::Options {
            from: Some(Format::Text),
        };
        let mut documents = document::read(std::slice::from_ref(&self.path), options);
        let document = documents
            .next()
            .transpose()?
            .unwrap_or_else(|| Document::new("", self.text()));
        Ok(Document {
            id: self.id.clone(),
            ..document
        })
    }

    /// What is wrong with the annotation, a line a fault: sentences and
    /// targets that do not stand in the text, intensities that do not exist.
    pub fn faults(&self) -> Vec<String> {
        let text = single_spaced(&self.text());
        let mut faults = Vec::new();
        for (at, stance) in self.stances.iter().enumerate() {
            let mut fault = |what: &str, words: &str| {
                faults.push(format!("{} #{}: {what}: {words}", self.id, at + 1));
            };
            for (name, words) in [("sentence", &stance.sentence), ("target", &stance.target)] {
                if words.trim().is_empty() || !text.contains(&single_spaced(words)) {
                    fault(&format!("{name} not in the text"), words);
                }
            }
            if !(1..=3).contains(&stance.intensity) {
                fault("intensity", &stance.intensity.to_string());
            }
        }
        faults
    }
}

/// Reads every annotation of `gold_folder` with its text from `text_folder`,
/// in the order of their names; with `only`, the documents named there alone.
///
/// # Errors
///
/// If a folder or file cannot be read, or an annotation is not well formed.
pub fn read_gold(
    text_folder: &Path,
    gold_folder: &Path,
    only: Option<&BTreeSet<String>>,
) -> Result<Vec<GoldDocument>, GoldError> {
    let mut documents = Vec::new();
    for path in annotation_files(gold_folder)? {
        let file = read_annotation(&path)?;
        if only.is_some_and(|only| !only.contains(file.document.as_str())) {
            continue;
        }
        let path = text_folder.join(format!("{}.txt", file.document));
        documents.push(GoldDocument {
            id: file.document,
            bytes: read(&path)?,
            path,
            stances: file.stances,
        });
    }
    Ok(documents)
}

/// Reads a list of document ids, parted by white space.
///
/// # Errors
///
/// If the file cannot be read.
pub fn read_list(path: &Path) -> Result<BTreeSet<String>, GoldError> {
    let bytes = read(path)?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.split_whitespace().map(str::to_owned).collect())
}

fn annotation_files(folder: &Path) -> Result<Vec<PathBuf>, GoldError> {
    let failed = |source| GoldError::Read {
        path: folder.to_owned(),
        source,
    };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(SUFFIX) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn read_annotation(path: &Path) -> Result<GoldFile, GoldError> {
    serde_json::from_slice(&read(path)?).map_err(|error| GoldError::Syntax {
        path: path.to_owned(),
        line: error.line(),
        message: error.to_string(),
    })
}

fn read(path: &Path) -> Result<Vec<u8>, GoldError> {
    std::fs::read(path).map_err(|source| GoldError::Read {
        path: path.to_owned(),
        source,
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{GoldError, read_gold};

    const STANCE: &str = r#"{"sentence": "Gondor rejects the plan.", "holder": "Gondor",
        "party": "Gondor", "stance": "opposes", "act": "reject", "target": "the pact",
        "target_meaning": "the plan", "target_actors": [], "addressee": [], "via": [],
        "intensity": 2, "modality": "asserted", "scope": "general", "quoted": false, "clear": true}"#;

    fn folder(gold: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), "Gondor  rejects\nthe plan.").unwrap();
        fs::write(folder.path().join("a.gold.json"), gold).unwrap();
        folder
    }

    #[test]
    fn reads_documents_and_names_their_faults() {
        let folder = folder(&format!(r#"{{"document": "a", "stances": [{STANCE}]}}"#));
        let gold = read_gold(folder.path(), folder.path(), None).unwrap();
        assert_eq!(
            gold[0].faults(),
            ["a #1: target not in the text: the pact"],
            "the sentence stands in the text, white space folded"
        );
        let none = read_gold(folder.path(), folder.path(), Some(&["b".to_owned()].into()));
        assert!(none.unwrap().is_empty());
    }

    #[test]
    fn a_bad_value_is_named_with_its_line() {
        let stance = STANCE.replace("\"opposes\"", "\"opposed\"");
        let folder = folder(&format!(
            "{{\"document\": \"a\",\n\"stances\": [{stance}]}}"
        ));
        let error = read_gold(folder.path(), folder.path(), None).unwrap_err();
        assert!(
            matches!(error, GoldError::Syntax { line: 3, .. }),
            "{error}"
        );
        assert!(error.to_string().contains("opposed"), "{error}");
    }
}
