//! Reading: from bytes on disk to documents, and what is said of bad input.

use std::fs;
use std::path::{Path, PathBuf};

use demarche::document::{Document, Format, Options, ReadError, read};

use crate::positions::ANALYSER;

/// A folder of files, removed at the end of the test.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = root.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    root
}

/// One line a document or error, paths cut down to what follows the folder.
fn summary(root: &Path, paths: &[PathBuf], options: Options) -> String {
    let place = format!("{}/", root.display());
    let line = |found: Result<Document, ReadError>| match found {
        Ok(document) => {
            let body = document.body.slice(&document.text).trim();
            let date = document
                .date
                .map_or_else(|| "-".into(), |date| date.to_string());
            let title = document.title.as_deref().unwrap_or("-");
            format!("{} | {date} | {title} | {body:?}", document.id)
        }
        Err(error) => {
            assert!(!error.input().is_empty());
            format!("! {error}").replace(&place, "")
        }
    };
    read(paths, options)
        .map(line)
        .collect::<Vec<_>>()
        .join("\n")
}

#[track_caller]
fn check(files: &[(&str, &[u8])]) -> String {
    let root = folder(files);
    summary(
        root.path(),
        &[root.path().to_path_buf()],
        Options::default(),
    )
}

#[test]
fn a_folder_of_everything() {
    let utf_16: Vec<u8> = "Élysée".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let seen = check(&[
        ("2025-02-19-talks.txt", b"Gondor left."),
        ("a/note", b"Title: Note\nDate: 3 May 2024\n\nRohan stayed."),
        ("a/deep/er/b.md", b"# Head\n\nText."),
        ("bom.txt", b"\xEF\xBB\xBFDale\r\n"),
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\r\n"),
        ("header-only.txt", b"Title: x\n"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("latin.txt", b"caf\xE9"),
        (
            "page.HTML",
            b"<title>T</title><meta charset=windows-1251><p>\xCD\xE5\xF2.</p>",
        ),
        ("report.pdf", b"%PDF"),
        ("style.css", b"p {}"),
        ("wide.txt", &utf_16),
        (".hidden.txt", b"no"),
        (".git/x.txt", b"no"),
    ]);
    insta::assert_snapshot!(seen);
}

#[test]
fn jsonl_is_read_around_its_bad_lines() {
    let seen = check(&[
        (
            "rows.jsonl",
            b"\xEF\xBB\xBF{\"id\":\"a\",\"text\":\"One.\",\"date\":\"2025\"}\r\n\
            \n\
            {\"text\":\"Two.\",\"extra\":[1,2]}\n\
            {\"id\":\"c\",\"text\":\"lone \\ud800 half\"}\n\
            {\"id\":\"d\"}\n\
            {\"id\":\"e\",\"text\":\" \"}\n\
            not json\n\
            {\"id\":\"a\",\"text\":\"Again.\"}\n\
            \xFF\xFE\n\
            {\"id\":\"z\",\"text\":\"Last, without a line end.\"}",
        ),
        ("empty.jsonl", b""),
        ("binary.jsonl", b"\0\0\x01{\"text\":\"x\"}\n"),
    ]);
    insta::assert_snapshot!(seen);
}

#[test]
fn a_file_that_is_no_jsonl_is_given_up() {
    let lines = "prose\n".repeat(1_000);
    let seen = check(&[("rows.jsonl", lines.as_bytes()), ("z.txt", b"Still read.")]);
    assert_eq!(seen.lines().count(), 22);
    assert!(seen.contains("! rows.jsonl: none of its first 20 lines"));
    assert!(seen.ends_with("\"Still read.\""));
}

#[test]
fn jsonl_in_utf_16() {
    let text = "\u{feff}{\"id\":\"a\",\"text\":\"Élysée\"}\n{\"id\":\"b\",\"text\":\"x\"}";
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(
        check(&[("w.jsonl", &bytes)]),
        "a | - | - | \"Élysée\"\nb | - | - | \"x\""
    );
}

#[test]
fn single_files_are_told_by_their_content_or_as_asked() {
    let root = folder(&[
        ("rows.json", b"{\"id\":\"a\",\"text\":\"One.\"}\n"),
        ("page.php", b"<p>Two.</p>"),
        ("talk.log", b"Three."),
    ]);
    let paths: Vec<PathBuf> = ["rows.json", "page.php", "talk.log", "none.txt"]
        .iter()
        .map(|name| root.path().join(name))
        .collect();
    insta::assert_snapshot!(summary(root.path(), &paths, Options::default()));
    let as_text = Options {
        from: Some(Format::Text),
    };
    assert_eq!(
        summary(root.path(), &paths[1..2], as_text),
        "page | - | - | \"<p>Two.</p>\""
    );
}

#[test]
fn equal_names_stay_apart() {
    let files: &[(&str, &[u8])] = &[("x/a.txt", b"1"), ("y/a.txt", b"2"), ("b.txt", b"3")];
    assert_eq!(
        check(files),
        "b | - | - | \"3\"\nx/a | - | - | \"1\"\ny/a | - | - | \"2\""
    );
    let (one, two) = (folder(&[("a.txt", b"1")]), folder(&[("a.txt", b"2")]));
    let paths = [one.path().join("a.txt"), two.path().join("a.txt")];
    let seen = summary(one.path(), &paths, Options::default());
    assert_eq!(seen, "a.txt | - | - | \"1\"\na.txt#2 | - | - | \"2\"");
}

#[test]
fn offsets_count_in_the_text_that_is_kept() {
    let root = folder(&[
        ("a.txt", b"\xEF\xBB\xBFTitle: T\n\ncaf\xC3\xA9 \x93"),
        ("b.md", b"*Caf\xC3\xA9* [x](y)"),
    ]);
    for document in read(&[root.path().to_path_buf()], Options::default()) {
        let document = document.unwrap();
        assert!(
            document
                .text
                .get(document.body.start..document.body.end)
                .is_some()
        );
        assert!(
            document
                .body
                .slice(&document.text)
                .to_lowercase()
                .starts_with("café")
        );
    }
}

#[test]
fn places_are_counted_in_the_text_as_it_was_given() {
    let texts = [
        "Peru\\_and Chile\n\nPeru condemned the raid.",
        "Norwayâ€™s minister left. Peru condemned the raid.",
        "Kenya met.\r\n\r\nPeru condemned the raid.\r\n",
        "\u{feff}Kenya\u{a0}met. Peru condemned the raid.",
        "Title: Talks\nDate: 2020-01-01\n\nPeru condemned the raid.",
    ];
    let line = |text: &str| {
        let title = text.lines().next();
        serde_json::json!({"id": "x", "title": title, "text": text}).to_string()
    };
    for text in texts {
        let root = folder(&[("one.jsonl", line(text).as_bytes())]);
        let document = read(&[root.path().to_path_buf()], Options::default()).next();
        let stances = ANALYSER.stances(&document.unwrap().unwrap());
        assert_eq!(stances.len(), 1, "{text}");
        let (evidence, target) = (&stances[0].evidence, &stances[0].target);
        assert_eq!(&text[evidence.start..evidence.end], evidence.text);
        assert_eq!(&text[target.start..target.end], target.text);
    }
}
