//! The program as a user runs it: what it prints, where, and how it ends.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::program::ends;

/// Two invented articles with positions that any version has to find.
const FIRST: &str = "Date: 2031-05-02\n\n\
    Germany opposes the construction of the dam. Russia supports the construction of the dam.\n";
const SECOND: &str = "Date: 2032-01-09\n\n\
    Poland rejected the price cap. Germany opposes the construction of the dam.\n";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("one.txt"), FIRST).unwrap();
    fs::write(folder.path().join("two.txt"), SECOND).unwrap();
    folder
}

#[test]
fn extract_prints_records_in_the_order_of_the_documents() {
    let folder = folder();
    let (code, out, err) = ends(folder.path(), &["extract", "two.txt", "one.txt"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let records: Vec<serde_json::Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let of: Vec<_> = records
        .iter()
        .map(|record| record["document"].as_str().unwrap())
        .collect();
    assert_eq!(of, ["two", "two", "one", "one"]);
    for record in &records {
        let text = if record["document"] == "one" {
            FIRST
        } else {
            SECOND
        };
        for part in ["target", "evidence"] {
            let place = |end: &str| usize::try_from(record[part][end].as_u64().unwrap()).unwrap();
            assert_eq!(record[part]["text"], text[place("start")..place("end")]);
        }
    }
    for threads in ["1", "3"] {
        let (_, same, _) = ends(
            folder.path(),
            &["extract", "two.txt", "one.txt", "--threads", threads],
        );
        assert_eq!(same, out);
    }
    let (code, table, _) = ends(folder.path(), &["extract", "--format", "table", "one.txt"]);
    assert!(
        code == 0 && table.contains("Germany") && table.contains("one 18..62"),
        "{table}"
    );
}

#[test]
fn bad_inputs_are_named_and_the_rest_is_read() {
    let folder = folder();
    fs::write(folder.path().join("bad.txt"), [0xff, 0x00, 0x01, 0x02]).unwrap();
    let (code, out, err) = ends(
        folder.path(),
        &["extract", "bad.txt", "none.txt", "one.txt"],
    );
    assert_eq!((code, out.lines().count()), (2, 2), "{err}");
    assert!(err.contains("bad.txt") && err.contains("none.txt"), "{err}");

    fs::write(folder.path().join("dull.txt"), "It rained all day.\n").unwrap();
    let (code, out, _) = ends(folder.path(), &["extract", "dull.txt"]);
    assert_eq!((code, out.as_str()), (1, ""));
    let (code, ..) = ends(
        folder.path(),
        &["extract", "one.txt", "--min-confidence", "1.5"],
    );
    assert_eq!(code, 2, "not from 0 to 1");
}

#[test]
fn building_twice_is_building_once() {
    let folder = folder();
    let graph = folder.path().join("g.ron");
    let (code, _, err) = ends(folder.path(), &["build", "one.txt", "-o", "g.ron"]);
    assert_eq!(code, 0, "{err}");
    assert!(err.contains("1 added"), "{err}");
    let first = fs::read_to_string(&graph).unwrap();
    for again in [
        &["build", "one.txt", "-o", "g.ron"][..],
        &["build", "one.txt", "one.txt", "--again", "-o", "g.ron"],
    ] {
        let (code, _, err) = ends(folder.path(), again);
        assert!(
            code == 0 && err.contains("0 added") && err.contains("unchanged"),
            "{err}"
        );
        assert_eq!(fs::read_to_string(&graph).unwrap(), first);
    }

    let (code, ..) = ends(folder.path(), &["build", "two.txt", "-q", "-o", "g.ron"]);
    assert_eq!(code, 0);
    let (_, together, _) = ends(folder.path(), &["build", "two.txt", "one.txt", "-o", "-"]);
    assert_eq!(
        fs::read_to_string(&graph).unwrap(),
        together,
        "added or at once, it is one graph"
    );
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 3, "no temporary file stays: {left:?}");
}

#[test]
fn a_graph_file_is_no_document() {
    let folder = folder();
    ends(folder.path(), &["build", ".", "-o", "g.ron"]);
    for arguments in [
        &["extract", "g.ron"][..],
        &["build", "g.ron", "-o", "h.ron"],
    ] {
        let (code, out, err) = ends(folder.path(), arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert!(err.contains("g.ron: a graph file"), "{err}");
    }
}

#[test]
fn a_damaged_graph_is_refused_and_left_alone() {
    let folder = folder();
    fs::write(folder.path().join("g.ron"), "(version: 1, documents: [oops").unwrap();
    let (code, _, err) = ends(folder.path(), &["build", "one.txt", "-o", "g.ron"]);
    assert_eq!(code, 2);
    assert!(err.starts_with("error: g.ron:1:"), "{err}");
    assert_eq!(
        fs::read_to_string(folder.path().join("g.ron")).unwrap(),
        "(version: 1, documents: [oops"
    );
    let (code, _, err) = ends(folder.path(), &["build", "one.txt", "-o", "one.txt"]);
    assert!(code == 2 && err.contains(".ron"), "{err}");
    assert_eq!(
        fs::read_to_string(folder.path().join("one.txt")).unwrap(),
        FIRST
    );
}

#[test]
fn questions_of_documents_and_of_graphs_have_the_same_answers() {
    let folder = folder();
    ends(folder.path(), &["build", ".", "-o", "g.ron"]);
    let question = "who opposes the dam?";
    let (code, of_graph, _) = ends(
        folder.path(),
        &["ask", "g.ron", question, "--format", "json"],
    );
    assert_eq!(code, 0);
    let (_, of_documents, _) = ends(
        folder.path(),
        &["ask", "one.txt", "two.txt", question, "--format", "json"],
    );
    assert_eq!(of_graph, of_documents);
    let answer: serde_json::Value = serde_json::from_str(&of_graph).unwrap();
    assert_eq!(answer["question"], question);
    assert_eq!(answer["answers"].as_array().unwrap().len(), 1);
    assert_eq!(answer["answers"][0]["holder"]["name"], "Germany");
    assert_eq!(answer["answers"][0]["party"]["name"], "Germany");
    assert_eq!(answer["answers"][0]["stances"].as_array().unwrap().len(), 2);

    let (code, late, _) = ends(
        folder.path(),
        &[
            "ask",
            "g.ron",
            "who opposes the dam since 2032",
            "--format",
            "jsonl",
        ],
    );
    assert_eq!((code, late.lines().count()), (0, 1));
    let (code, table, _) = ends(folder.path(), &["ask", "g.ron", question]);
    assert!(code == 0 && table.contains("one 18..62"), "{table}");
    let (code, out, _) = ends(folder.path(), &["ask", "g.ron", "who opposes the moon"]);
    assert_eq!((code, out.as_str()), (1, "Nothing found.\n"));
    let (code, _, err) = ends(folder.path(), &["ask", "g.ron", "what does Gremany oppose"]);
    assert!(code == 2 && err.contains("did you mean Germany"), "{err}");
    let (code, _, err) = ends(folder.path(), &["ask", "g.ron", "is it raining"]);
    assert!(
        code == 2 && err.contains("who supports|opposes|warns about X"),
        "{err}"
    );
    let (code, _, err) = ends(folder.path(), &["ask", "g.ron", "is Gremany glad"]);
    assert!(code == 2 && err.contains("ACTOR may be: Germany"), "{err}");
}

/// The shape that programs rely on, and nothing that is no answer.
#[test]
fn answers_for_programs_hold_the_question_and_its_answers_alone() {
    let folder = folder();
    let ask = |question: &str, format: &str| {
        ends(
            folder.path(),
            &["ask", "one.txt", "two.txt", question, "--format", format],
        )
    };
    let keys = |value: &serde_json::Value| -> Vec<String> {
        let object = value.as_object().unwrap();
        object.keys().cloned().collect()
    };
    let (_, out, _) = ask("who opposes the dam", "json");
    let answer: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(keys(&answer), ["answers", "query", "question"]);
    assert_eq!(keys(&answer["answers"][0]), ["holder", "party", "stances"]);
    let (_, records, _) = ends(folder.path(), &["extract", "one.txt", "two.txt"]);
    let records: Vec<serde_json::Value> = records
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for stance in answer["answers"][0]["stances"].as_array().unwrap() {
        assert!(records.contains(stance), "{stance}");
    }

    // Russia supports it: that is on record, yet answers no such question.
    let question = "does Russia oppose the dam";
    let (code, out, _) = ask(question, "json");
    let answer: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &answer["answers"]), (1, &serde_json::json!([])));
    assert_eq!(ask(question, "jsonl").1, "");
    assert!(!ask(question, "csv").1.contains("Russia"));
    let (code, table, _) = ask(question, "table");
    assert!(
        code == 0 && table.starts_with("No: the contrary"),
        "{table}"
    );
}

#[test]
fn given_tokens_are_parsed_whatever_analysis_comes_with_them() {
    let folder = folder();
    let words = ["Norway", "supports", "the", "treaty", "."];
    let tokens = |head: &str| -> String {
        let line = |(at, word): (usize, &&str)| {
            format!("{}\t{word}\tx\tX\tX\t_\t{head}\tdep\t_\t_\n", at + 1)
        };
        let lines: String = words.iter().enumerate().map(line).collect();
        format!("# text = Norway supports the treaty.\n{lines}\n")
    };
    let parsed = |head: &str| {
        fs::write(folder.path().join("t.conllu"), tokens(head)).unwrap();
        let arguments = ["parse", "--from", "conllu", "--format", "conllu"];
        let (code, out, err) = ends(
            folder.path(),
            &[&arguments[..], &["none.conllu", "t.conllu"]].concat(),
        );
        assert_eq!(code, 2, "the other file is missing");
        assert_eq!(err.lines().count(), 1, "{err}");
        assert!(err.contains("none.conllu"), "{err}");
        out
    };
    let out = parsed("0");
    assert!(
        out.contains("2\tsupports\tsupport\tVERB\tVBZ\t_\t0\troot\t_\t_"),
        "{out}"
    );
    assert_eq!(out, parsed("1"));
    let (code, tree, _) = ends(folder.path(), &["parse", "--from", "conllu", "t.conllu"]);
    assert!(code == 0 && tree.contains("├─ Norway  nsubj"), "{tree}");
}

#[test]
fn threads_are_counted_in_reason() {
    let folder = folder();
    for count in ["0", "-1", "100000", "many"] {
        let (code, _, err) = ends(folder.path(), &["extract", "one.txt", "--threads", count]);
        assert_eq!(code, 2, "{count}: {err}");
    }
    for arguments in [
        &["parse", "one.txt", "--threads", "2"][..],
        &["extract", "one.txt", "--threads=2", "-q"],
    ] {
        assert_eq!(ends(folder.path(), arguments).0, 0, "{arguments:?}");
    }
}

/// The README's first command, on one of its articles.
#[test]
fn the_main_job_is_done() {
    let article = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/examples/articles/2025-02-ukraine-troops.txt"
    );
    let question = "who opposes troop deployment?";
    let arguments = ["ask", article, question, "--format", "json"];
    let (code, out, err) = ends(Path::new("."), &arguments);
    assert_eq!((code, err.as_str()), (0, ""));
    let answer: serde_json::Value = serde_json::from_str(&out).unwrap();
    let mut parties: BTreeMap<String, bool> = BTreeMap::new();
    for row in answer["answers"].as_array().unwrap() {
        let party = row["party"]["name"].as_str().unwrap().to_owned();
        let stances = row["stances"].as_array().unwrap();
        let second_hand = stances
            .iter()
            .all(|stance| stance["via"] != serde_json::json!([]));
        *parties.entry(party).or_insert(true) &= second_hand;
    }
    let expected = [
        ("Germany", false),
        ("Italy", true),
        ("Poland", true),
        ("Russia", false),
        ("Spain", true),
    ];
    let expected = expected.map(|(party, second_hand)| (party.to_owned(), second_hand));
    assert_eq!(
        parties,
        BTreeMap::from(expected),
        "and who is known through others"
    );
    let (_, table, _) = ends(Path::new("."), &arguments[..3]);
    assert_eq!(table.matches("[only via RT]").count(), 4, "{table}");
    assert!(!table.contains("United States"), "{table}");
}

#[test]
fn explain_leads_from_the_table_to_the_words() {
    let folder = folder();
    ends(folder.path(), &["build", ".", "-o", "g.ron"]);
    let (_, table, _) = ends(folder.path(), &["ask", "g.ron", "who opposes the dam"]);
    let edge = table.split("edge ").nth(1).unwrap()[..8].to_owned();
    let (code, text, _) = ends(folder.path(), &["explain", "g.ron", &edge]);
    assert_eq!(code, 0);
    assert!(text.starts_with("Germany opposes"), "{text}");
    assert!(
        text.contains("bytes 18..62:\n   “Germany opposes the construction of the dam.”"),
        "{text}"
    );
    let (_, text, _) = ends(folder.path(), &["explain", "g.ron", "one.txt", &edge]);
    assert!(text.contains("line 3, column 1, bytes 18..62"), "{text}");

    let (code, _, err) = ends(folder.path(), &["explain", "g.ron", "zz"]);
    assert!(
        code == 1 && err.contains("no edge starts with 'zz'"),
        "{err}"
    );
    let (code, _, err) = ends(folder.path(), &["explain", "g.ron", ""]);
    assert!(code == 2 && err.contains("Germany opposes"), "{err}");
}

#[test]
fn export_writes_files_or_prints() {
    let folder = folder();
    ends(folder.path(), &["build", ".", "-o", "g.ron"]);
    for format in ["json", "csv", "graphml", "dot"] {
        let (code, out, err) = ends(folder.path(), &["export", "g.ron", "--to", format]);
        assert!(code == 0 && out.contains("Germany"), "{format}: {err}");
        let (code, quiet, _) = ends(
            folder.path(),
            &["export", "g.ron", "--to", format, "-o", "out"],
        );
        assert_eq!((code, quiet.as_str()), (0, ""));
        let file = folder.path().join("out");
        if format == "csv" {
            assert_eq!(fs::read_to_string(file.join("stances.csv")).unwrap(), out);
            assert_eq!(fs::read_dir(&file).unwrap().count(), 5);
            fs::remove_dir_all(file).unwrap();
        } else {
            assert_eq!(fs::read_to_string(&file).unwrap(), out);
            fs::remove_file(file).unwrap();
        }
    }
}

#[test]
fn words_of_documents_cannot_steer_the_terminal() {
    let folder = folder();
    let text = "Germany opposes the \u{202e}dam\u{1b}]0;owned\u{7}.\n";
    fs::write(folder.path().join("evil.txt"), text).unwrap();
    for arguments in [
        &["extract", "evil.txt", "--format", "table"][..],
        &["extract", "evil.txt"],
        &["ask", "evil.txt", "who opposes"],
        &["ask", "evil.txt", "who opposes", "--format", "json"],
    ] {
        let (_, out, err) = ends(folder.path(), arguments);
        assert!(
            !(out + &err).contains(['\u{1b}', '\u{7}', '\u{202e}']),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = folder();
    let long = FIRST.to_string() + &"Germany opposes the construction of the dam.\n\n".repeat(3000);
    fs::write(folder.path().join("long.txt"), long).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_demarche"))
        .args(["extract", "long.txt"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(
        output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn a_graph_may_come_by_standard_input() {
    let folder = folder();
    ends(folder.path(), &["build", ".", "-o", "g.ron"]);
    for (file, rows) in [("g.ron", 2), ("one.txt", 1)] {
        let output = Command::new(env!("CARGO_BIN_EXE_demarche"))
            .args(["ask", "-", "who opposes the dam", "--format", "jsonl"])
            .stdin(fs::File::open(folder.path().join(file)).unwrap())
            .output()
            .unwrap();
        assert_eq!(
            String::from_utf8(output.stdout).unwrap().lines().count(),
            rows,
            "{file}"
        );
    }
}

#[test]
fn completions_are_printed() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "man"] {
        let (code, out, _) = ends(folder.path(), &["completions", shell]);
        assert!(code == 0 && out.contains("extract"), "{shell}");
    }
}
