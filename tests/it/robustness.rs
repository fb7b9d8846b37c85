//! Whatever the bytes: no panic, no wrong span, one clear line a bad input,
//! and the rest is read.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use assert_cmd::Command;
use demarche::document::Document;
use demarche::lexicon::Lexicon;
use demarche::pipeline::Analyser;
use proptest::prelude::*;

static ANALYSER: LazyLock<Analyser> =
    LazyLock::new(|| Analyser::new(Lexicon::embedded().unwrap()).unwrap());

/// A sentence with a stance, to be found beside whatever is odd.
const PLAIN: &str = "Germany opposes the deployment of NATO troops in Ukraine.";

/// Analyses a text; every record must quote it word for word.
#[track_caller]
fn analyse(text: &str) -> usize {
    let mut document = Document::new("odd", text);
    document.date = "2024-03-01".parse().ok();
    document.speaker = Some("Mr. \u{202e}Nobody".to_owned());
    let stances = ANALYSER.stances(&document);
    for stance in &stances {
        let quoted = |start, end| text.get(start..end);
        let (words, evidence) = (&stance.target, &stance.evidence);
        assert_eq!(quoted(words.start, words.end), Some(words.text.as_str()));
        assert_eq!(
            quoted(evidence.start, evidence.end),
            Some(evidence.text.as_str())
        );
        assert!(!words.text.trim().is_empty() && !words.meaning.trim().is_empty());
        assert!(evidence.start <= words.start && words.end <= evidence.end);
        assert!((0.0..=1.0).contains(&stance.confidence));
    }
    stances.len()
}

#[test]
fn a_heading_that_ends_with_an_owner() {
    let text = format!("STATEMENT OF ADMINISTRATION POLICY\n\n{PLAIN}");
    assert_eq!(analyse(&text), 1);
    for owner in ["UN", "NATO", "Norway", "the United States"] {
        analyse(&format!("STATEMENT OF {owner}\n\nThe text by {owner}"));
    }
}

#[test]
fn odd_texts_are_analysed_like_any_other() {
    let deep = 3_000;
    let marks = [
        "(", ")", "[", "{", "\"", "“", "”", "'", "‘", "’", "«", "»", "„", ":", ".", ",", "-", "—",
        "\u{feff}", "\u{200d}", "\u{301}", "\0", "\n", "\r", "\u{2028}", "…", "/", "@", "http://",
        "'s ", "Mr. ", "U.S.",
    ];
    for mark in marks {
        analyse(&mark.repeat(deep));
        let text = format!("{} {PLAIN} {}", mark.repeat(40), mark.repeat(40));
        analyse(&text);
    }
    analyse("");
    analyse(" \t\n");
    analyse("ألمانيا تعارض نشر قوات الناتو. גרמניה מתנגדת לפריסת כוחות.");
    analyse(&format!(
        "\u{202e}{PLAIN}\u{202c} Россия против. 德国反对部署军队。"
    ));
    analyse(&format!(
        "{}\u{1f1e9}\u{1f1ea}\u{1f468}\u{200d}\u{1f469}{PLAIN}",
        "İ".repeat(50)
    ));
}

#[test]
fn a_stance_is_found_beside_what_is_odd() {
    for text in [
        format!("{}\n\n{PLAIN}", "(".repeat(500)),
        format!("ألمانيا تعارض نشر القوات.\n\n{PLAIN}"),
        format!("\u{feff}{PLAIN}"),
        PLAIN.replace(' ', "\u{a0}"),
    ] {
        assert!(analyse(&text) > 0, "{text:?}");
    }
}

/// Time must grow with the text, not with its square: a blow-up takes minutes
/// here, the bound leaves room for a slow machine.
#[test]
fn long_texts_take_time_in_proportion() {
    let quoted = "“We oppose the embargo on Cuba,” Lavrov said. ";
    for text in [
        "a".repeat(1 << 20),
        "word ".repeat(8_000),
        "“".repeat(20_000),
        "Germany, ".repeat(4_000),
        "Mr. Smith and ".repeat(3_000),
        quoted.repeat(600),
        format!("{}\n", quoted.trim()).repeat(600),
    ] {
        let start = Instant::now();
        analyse(&text);
        let taken = start.elapsed();
        let excerpt: String = text.chars().take(20).collect();
        assert!(taken < Duration::from_mins(1), "{excerpt:?}: {taken:?}");
    }
}

fn words() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "Germany",
        "Lavrov",
        "the",
        "minister",
        "Russian",
        "opposes",
        "warned",
        "that",
        "said",
        "support",
        "of",
        "to",
        "not",
        "NATO",
        "sanctions",
        ",",
        ".",
        ":",
        "“",
        "”",
        "\"",
        "'s",
        "he",
        "we",
        "I",
        "according",
        "President",
        "called",
        "unacceptable",
        "must",
        "\n",
        "?",
    ]);
    let word = prop_oneof![8 => known.prop_map(str::to_owned), 1 => "\\PC{1,6}", 1 => ".{0,3}"];
    prop::collection::vec(word, 0..40).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_words_give_true_spans(text in words()) {
        analyse(&text);
    }

    #[test]
    fn any_characters_give_true_spans(text in ".{0,200}") {
        analyse(&text);
    }
}

fn extract(folder: &Path, files: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::cargo_bin("demarche").unwrap();
    let run = command
        .current_dir(folder)
        .args(["extract", "--threads", "1"])
        .args(files)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (run.status.code(), text(run.stdout), text(run.stderr))
}

/// Every record of a run quotes the text that stands in `texts`.
#[track_caller]
fn quotes_hold(out: &str, texts: &[(&str, &str)]) -> usize {
    for line in out.lines() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        let known = texts.iter().find(|(id, _)| record["document"] == *id);
        let (_, text) = known.unwrap_or_else(|| panic!("{line}"));
        for part in [&record["target"], &record["evidence"]] {
            let at = |end: &str| usize::try_from(part[end].as_u64().unwrap()).unwrap();
            assert_eq!(part["text"], text[at("start")..at("end")]);
        }
    }
    out.lines().count()
}

#[test]
fn deep_nesting_and_foreign_scripts_are_read_like_any_other() {
    let root = tempfile::tempdir().unwrap();
    let nested = 20_000;
    let files = [
        ("div.html", format!("{}<p>{PLAIN}", "<div>".repeat(nested))),
        ("inline.html", format!("{}{PLAIN}", "<b><i>".repeat(nested))),
        (
            "table.html",
            format!("{}{PLAIN}", "<table><tr><td>".repeat(nested)),
        ),
        ("quote.md", format!("{}{PLAIN}", "> ".repeat(nested))),
        ("list.md", format!("{}{PLAIN}", "- ".repeat(nested))),
        ("link.md", format!("{}\n\n{PLAIN}", "[".repeat(nested))),
        (
            "arabic.txt",
            format!("ألمانيا تعارض نشر القوات. {PLAIN}\n\n\u{202e}{PLAIN}\u{202c}"),
        ),
    ];
    for (name, content) in &files {
        fs::write(root.path().join(name), content).unwrap();
    }
    let value = format!(
        "{{\"id\":\"x\",\"text\":\"{PLAIN}\",\"more\":{}{}}}\n",
        "[".repeat(nested),
        "]".repeat(nested)
    );
    fs::write(root.path().join("value.jsonl"), value).unwrap();
    let (code, out, err) = extract(root.path(), &["."]);
    assert_eq!(code, Some(0), "{err}");
    let found: BTreeSet<_> = out
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["document"].to_string()
        })
        .collect();
    assert_eq!(found.len(), 8, "{found:?}");
    let plain = extract(root.path(), &["arabic.txt"]).1;
    assert!(quotes_hold(&plain, &[("arabic", &files[6].1)]) > 0);
}

#[test]
fn one_long_line_is_read_to_its_end() {
    let root = tempfile::tempdir().unwrap();
    let line = format!("{PLAIN} ").repeat(2_000);
    fs::write(root.path().join("line.txt"), &line).unwrap();
    let (code, out, err) = extract(root.path(), &["line.txt"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert_eq!(quotes_hold(&out, &[("line", &line)]), 2_000);
}

/// Reading a pipe that nobody fills would never end.
#[cfg(unix)]
#[test]
fn a_pipe_in_a_folder_is_named_and_passed_over() {
    let root = tempfile::tempdir().unwrap();
    let pipe = root.path().join("pipe.txt");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    if !made.is_ok_and(|status| status.success()) {
        return;
    }
    fs::write(root.path().join("whole.txt"), PLAIN).unwrap();
    let (code, out, err) = extract(root.path(), &["."]);
    assert_eq!((code, out.lines().count()), (Some(2), 1), "{err}");
    assert!(err.contains("pipe.txt: no regular file"), "{err}");
}

#[test]
fn bad_inputs_are_named_and_the_rest_is_done() {
    let root = tempfile::tempdir().unwrap();
    let row = |id: &str| format!("{{\"id\":\"{id}\",\"text\":\"{PLAIN}\"}}\n");
    let rows = format!(
        "{}{{\"text\":\"half \\ud800 gone\"}}\nno json\n{{\"id\":1}}\n{}",
        row("first"),
        row("last")
    );
    let junk: Vec<u8> = (0..4_096_u32).map(|at| (at * 197 % 251) as u8).collect();
    let nested = "[".repeat(50_000);
    let files: [(&str, &[u8]); 6] = [
        ("empty.txt", b""),
        ("junk.txt", &junk),
        ("nested.jsonl", nested.as_bytes()),
        ("rows.jsonl", rows.as_bytes()),
        ("shot.pdf", b"%PDF-1.7"),
        ("whole.txt", PLAIN.as_bytes()),
    ];
    for (name, bytes) in files {
        fs::write(root.path().join(name), bytes).unwrap();
    }
    let mut names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    names.insert(2, "missing.txt");
    let (code, out, err) = extract(root.path(), &names);
    assert_eq!(code, Some(2), "{err}");
    let documents: Vec<_> = out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["document"].clone())
        .collect();
    assert_eq!(documents, ["first", "last", "whole"]);
    let told: Vec<&str> = err.lines().collect();
    for name in [
        "empty.txt",
        "junk.txt",
        "nested.jsonl:1",
        "shot.pdf",
        "missing.txt",
    ] {
        let lines = told.iter().filter(|line| line.contains(name)).count();
        assert_eq!(lines, 1, "{name}:\n{err}");
    }
    for line in ["rows.jsonl:2", "rows.jsonl:3", "rows.jsonl:4"] {
        assert!(
            told.iter().any(|told| told.contains(line)),
            "{line}:\n{err}"
        );
    }
    assert_eq!(told.len(), 8, "{err}");
}
