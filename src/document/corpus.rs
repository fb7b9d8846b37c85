//! Paths → the files to read, in a fixed order, each with the name of its
//! document.

use std::collections::{BTreeMap, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};

use super::error::ReadError;
use super::format::Format;

/// A file to read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Source {
    pub(super) path: PathBuf,
    /// `None` if its ending tells nothing: its first bytes will.
    pub(super) format: Option<Format>,
    /// Identifier of its document.
    pub(super) id: String,
}

/// The sources under `paths`, and what cannot be found, in the order of
/// `paths`; a folder's files in the order of their names. `-` is standard input.
pub(super) fn sources(paths: &[PathBuf]) -> VecDeque<Result<Source, ReadError>> {
    let mut found = Vec::new();
    for path in paths {
        let input = path.display().to_string();
        if path.as_os_str() == "-" {
            found.push(Ok((path.clone(), PathBuf::from("stdin"), None)));
            continue;
        }
        match fs::metadata(path) {
            Err(error) => found.push(Err(ReadError::io(&input, error))),
            Ok(data) if data.is_dir() => {
                let before = found.len();
                folder(path, &mut found);
                if found.len() == before {
                    found.push(Err(ReadError::NoDocuments { input }));
                }
            }
            Ok(_) => {
                let name = path.file_name().map_or_else(|| path.clone(), PathBuf::from);
                found.push(Ok((path.clone(), name, Format::of(path))));
            }
        }
    }
    name(found)
}

type Found = Result<(PathBuf, PathBuf, Option<Format>), ReadError>;

/// Adds the files of a folder and of those in it, each with its path from the
/// folder. Hidden files, and files of other kinds, are passed over; of the kinds
/// that hold documents we cannot read, one line is said.
fn folder(root: &Path, found: &mut Vec<Found>) {
    let mut waiting = vec![root.to_path_buf()];
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            match entries(&path) {
                Ok(entries) => waiting.extend(entries.into_iter().rev()),
                Err(error) => found.push(Err(ReadError::io(&path.display().to_string(), error))),
            }
        } else if is_no_file(&path) {
            found.push(Err(ReadError::NoFile {
                input: path.display().to_string(),
            }));
        } else if let Some(format) = Format::of(&path) {
            let name = path.strip_prefix(root).unwrap_or(&path).to_path_buf();
            found.push(Ok((path, name, Some(format))));
        } else if Format::is_foreign(&path) {
            found.push(Err(ReadError::NotText {
                input: path.display().to_string(),
            }));
        }
    }
}

/// Whether a path is a pipe, a socket or a device: reading one may never end.
/// A path that is given by name may be one, as `<(…)` of shells is.
fn is_no_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|data| !data.is_file())
}

/// What a folder holds, sorted, without hidden files and links to folders,
/// which may lead in circles.
fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        let link_to_folder = entry.file_type()?.is_symlink() && entry.path().is_dir();
        if !hidden && !link_to_folder {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}

/// Gives every source the shortest name that is its alone: the stem of its
/// file, else its path without the ending, else its path.
fn name(found: Vec<Found>) -> VecDeque<Result<Source, ReadError>> {
    let names: Vec<[String; 3]> = found
        .iter()
        .flatten()
        .map(|(_, name, _)| names(name))
        .collect();
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for forms in &names {
        let mut last = None;
        for form in forms {
            if last != Some(form) {
                *uses.entry(form).or_default() += 1;
            }
            last = Some(form);
        }
    }
    let mut ids = names.iter().map(|forms| {
        let alone = forms
            .iter()
            .find(|form| uses.get(form.as_str()) == Some(&1));
        alone.unwrap_or(&forms[2]).clone()
    });
    let mut source = |(path, _, format)| Source {
        path,
        format,
        id: ids.next().unwrap_or_default(),
    };
    found
        .into_iter()
        .map(|found| found.map(&mut source))
        .collect()
}

/// Stem, path without ending, and path, with `/` on every system.
fn names(name: &Path) -> [String; 3] {
    let slashes = |path: &Path| {
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        parts.join("/")
    };
    let stem = name.file_stem().unwrap_or(name.as_os_str());
    [
        stem.to_string_lossy().into_owned(),
        slashes(&name.with_extension("")),
        slashes(name),
    ]
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::sources;
    use crate::document::error::ReadError;

    #[test]
    fn a_folder_is_read_in_order_and_named_without_clashes() {
        let root = tempfile::tempdir().unwrap();
        for file in [
            "b.txt",
            "a/2.md",
            "a/b.txt",
            "a/c.txt",
            "a/c.md",
            ".git/x.txt",
            "y.png",
            "z.pdf",
            "README",
        ] {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        let found = sources(&[root.path().to_path_buf(), "nowhere".into(), "-".into()]);
        let names: Vec<_> = found
            .iter()
            .map(|found| match found {
                Ok(source) => source.id.clone(),
                Err(ReadError::NotText { .. }) => "not text".into(),
                Err(ReadError::NotFound { input }) => format!("no {input}"),
                Err(error) => error.to_string(),
            })
            .collect();
        assert_eq!(
            names,
            [
                "README",
                "2",
                "a/b",
                "a/c.md",
                "a/c.txt",
                "b.txt",
                "not text",
                "no nowhere",
                "stdin"
            ]
        );
    }

    #[test]
    fn an_empty_folder_is_reported() {
        let root = tempfile::tempdir().unwrap();
        let found = sources(&[root.path().to_path_buf()]);
        assert!(matches!(found[0], Err(ReadError::NoDocuments { .. })));
    }
}
