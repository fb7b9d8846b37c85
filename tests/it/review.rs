//! `demarche review` as an analyst uses it, and what becomes of judgements when
//! documents are read anew.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use demarche::curation::Curation;
use tempfile::TempDir;

/// An invented article: four positions, each in a sentence of its own.
const DAM: &str = "Title: A dam on the river\nDate: 2031-05-02\n\n\
    The two states met in the spring. Germany opposes the construction of the dam. \
    Russia supports the construction of the dam.\n\n\
    Poland rejected the price cap. France warned against new sanctions on oil.\n";

struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        place.write("dam.txt", DAM);
        place
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.path().join(file), text).unwrap();
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path().join(file)).unwrap()
    }

    fn curation(&self, file: &str) -> Curation {
        Curation::from_ron(file, &self.read(file)).unwrap()
    }

    fn program(&self, command: &str) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_demarche"));
        program
            .args(words(command))
            .current_dir(self.path())
            .env_remove("COLUMNS");
        program
    }

    /// Exit code, standard output, standard error.
    fn run(&self, command: &str) -> (i32, String, String) {
        self.typed(command, "")
    }

    /// The same with lines on standard input.
    fn typed(&self, command: &str, input: &str) -> (i32, String, String) {
        let mut child = self
            .program(command)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that ends early does not read all of it.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (
            output.status.code().unwrap(),
            text(output.stdout),
            text(output.stderr),
        )
    }

    fn done(&self, command: &str) -> String {
        let (code, out, err) = self.run(command);
        assert_eq!(code, 0, "{command}: {err}");
        out
    }

    fn list(&self, command: &str) -> Vec<serde_json::Value> {
        let (code, out, err) = self.run(&format!("review list {command} --format json"));
        assert!(code < 2, "{command}: {err}");
        serde_json::from_str(&out).unwrap()
    }

    fn extract(&self, command: &str) -> Vec<serde_json::Value> {
        let out = self.done(&format!("extract {command}"));
        let lines = out.lines();
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

/// Words of a command; single quotes keep some together.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('\'').enumerate();
    let words = parts.flat_map(|(place, part)| -> Vec<String> {
        if place % 2 == 1 {
            return vec![part.to_owned()];
        }
        part.split_whitespace().map(str::to_owned).collect()
    });
    words.collect()
}

fn states(rows: &[serde_json::Value]) -> Vec<&str> {
    rows.iter()
        .map(|row| row["state"].as_str().unwrap())
        .collect()
}

#[test]
fn keys_in_lines_judge_record_by_record() {
    let place = Place::new();
    let keys = "a\nn not what it says\nr\nc\nh Lithuania\nc timing\n\nb\nu\nq\n";
    let command = "review decide dam.txt --curation c.ron --coder Ada --date 2031-06-01";
    let (code, out, err) = place.typed(command, keys);
    assert_eq!(code, 0, "{err}");
    assert!(
        err.contains("3 judgements written to c.ron; 2 of 4"),
        "{err}"
    );
    // Target and cue are marked, the sentences around are shown.
    assert!(
        out.contains("*opposes* [the construction of the dam]."),
        "{out}"
    );
    assert!(out.contains("The two states met in the spring."), "{out}");
    assert!(out.contains("“A dam on the river”, 2031-05-02"), "{out}");
    assert!(out.contains("> holder:    Lithuania (country:LT)"), "{out}");

    let file = place.read("c.ron");
    for part in [
        "\"Ada\"",
        "2031-06-01",
        "\"not what it says\"",
        "reject",
        "accept",
    ] {
        assert!(file.contains(part), "{part}: {file}");
    }
    assert!(!file.contains("country:LT"), "taken back: {file}");
    let rows = place.list("dam.txt --curation c.ron");
    assert_eq!(
        states(&rows),
        ["accepted", "rejected", "undecided", "undecided"]
    );
    // The next sitting begins where this one ended.
    let (_, out, _) = place.typed(command, "q\n");
    assert!(
        out.contains("1 of 2") && out.contains("Poland *rejected*"),
        "{out}"
    );
}

#[test]
fn options_judge_without_a_keyboard() {
    let place = Place::new();
    let rows = place.list("dam.txt --curation c.ron");
    assert_eq!(states(&rows), ["undecided"; 4]);
    let id = |row: usize| rows[row]["id"].as_str().unwrap().to_owned();
    let edge = rows[1]["edge"].as_str().unwrap();
    let decide = "review decide dam.txt --curation c.ron --coder Ada";
    place.done(&format!("{decide} --accept {}", &id(0)[..8]));
    place.done(&format!(
        "{decide} --reject {edge} --why 'Only = a “trial”'"
    ));
    place.done(&format!(
        "{decide} --correct {} --set holder=Lithuania --set 'target=price  cap' --set stance=warns",
        id(2)
    ));
    let rows = place.list("dam.txt --curation c.ron");
    assert_eq!(
        states(&rows),
        ["accepted", "rejected", "corrected", "undecided"]
    );
    let to = &rows[2]["judgements"][0]["to"];
    assert_eq!(to["holder"]["id"], "country:LT");
    assert_eq!(
        to["party"]["is"]["id"], "country:LT",
        "a country speaks for itself"
    );
    assert_eq!(to["act"], "warn", "the act follows the stance");

    // New words are on what they name.
    place.done(&format!(
        "{decide} --correct {} --set 'meaning=a price cap'",
        id(3)
    ));
    let rows = place.list("dam.txt --curation c.ron --by France");
    assert_eq!(
        rows[0]["judgements"][0]["to"]["issue"]["is"]["id"],
        "issue:price-cap"
    );
    place.done(&format!("{decide} --undo {}", id(3)));

    let (_, csv, _) =
        place.run("review list dam.txt --curation c.ron --state decided --format csv");
    assert_eq!(csv.lines().count(), 4, "{csv}");
    assert!(csv.contains("Only = a “trial”"), "{csv}");
    let (code, table, _) = place.run("review list dam.txt --curation c.ron --by France");
    assert!(
        code == 0 && table.contains("undecided") && !table.contains("Poland"),
        "{table}"
    );
    let (code, ..) = place.run("review list dam.txt --curation c.ron --by France --state near");
    assert_eq!(code, 1, "nothing found");
}

#[test]
fn what_cannot_be_judged_is_refused() {
    let place = judged();
    let decide = "review decide dam.txt --curation c.ron --coder Ada";
    for (wrong, says) in [
        ("--accept r0000", "no record or edge"),
        ("--accept r", "no record or edge"),
        ("--correct all --set holder=Atlantis", "kind:Name"),
        (
            "--correct all --set 'target=the canal'",
            "do not stand in the sentence",
        ),
        ("--correct all --set nose=long", "no such field"),
        ("--correct all --set intensity=4", "write 1, 2 or 3"),
        ("--correct all --set scope=wide", "not one of"),
        ("--correct all", "--set"),
        ("--accept all --reject all", "cannot be used"),
    ] {
        let before = place.read("c.ron");
        let (code, _, err) = place.run(&format!("{decide} {wrong}"));
        assert!(code == 2 && err.contains(says), "{wrong}: {err}");
        assert_eq!(place.read("c.ron"), before, "{wrong}");
    }
}

/// Accepts Germany, rejects Russia, corrects Poland.
fn judged() -> Place {
    let place = Place::new();
    let decide = "review decide dam.txt --curation c.ron --coder Ada";
    place.done(&format!("{decide} --by Germany --accept all"));
    place.done(&format!("{decide} --by Russia --reject all --why wrong"));
    place.done(&format!(
        "{decide} --by Poland --correct all --set holder=Lithuania"
    ));
    place
}

#[test]
fn judgements_are_applied_whenever_documents_are_read() {
    let place = judged();
    let records = place.extract("dam.txt --curation c.ron");
    let marks: Vec<_> = records
        .iter()
        .map(|it| {
            (
                it["holder"]["name"].as_str().unwrap(),
                it["reviewed"].as_str(),
            )
        })
        .collect();
    let expected = [
        ("Germany", Some("accepted")),
        ("Lithuania", Some("corrected")),
        ("France", None),
    ];
    assert_eq!(marks, expected);
    assert!(
        place
            .extract("dam.txt")
            .iter()
            .all(|it| it.get("reviewed").is_none())
    );

    let mut outputs = vec!["g.ron"];
    if cfg!(feature = "sqlite") {
        outputs.push("g.sqlite");
    }
    for graph in outputs {
        // The graph is there before anything is judged.
        place.done(&format!("build dam.txt -o {graph}"));
        let (code, _, err) = place.run(&format!("build dam.txt -o {graph} --curation c.ron"));
        assert_eq!(code, 0, "{err}");
        assert!(err.contains("1 accepted, 1 corrected, 1 left out"), "{err}");
        let asked = |question: &str, options: &str| {
            place.run(&format!(
                "ask {graph} '{question}' --format jsonl {options}"
            ))
        };
        let (_, out, _) = asked("who opposes the price cap", "");
        assert!(
            out.contains("Lithuania") && out.contains("\"reviewed\":\"corrected\""),
            "{out}"
        );
        let (code, out, _) = asked("who supports the dam", "");
        assert_eq!((code, out.as_str()), (1, ""), "{graph}");
        let (code, ..) = asked("who warns about sanctions", "");
        assert_eq!(code, 0);
        let (code, out, _) = asked("who warns about sanctions", "--reviewed");
        assert_eq!((code, out.as_str()), (1, ""), "{graph}");
        let (code, ..) = asked("who opposes the dam", "--reviewed");
        assert_eq!(code, 0);
        let (_, out, _) = place.run(&format!("timeline {graph} France --reviewed --format csv"));
        assert!(!out.contains("sanctions"), "{out}");

        let (_, table, _) = place.run(&format!("ask {graph} 'who opposes the dam'"));
        assert!(table.contains(", accepted, edge"), "{table}");

        // A judgement that is taken back is taken back in the graph.
        place.done("review decide dam.txt --curation c.ron --coder Ada --by Russia --undo all");
        place.done(&format!("build dam.txt -o {graph} --curation c.ron"));
        assert_eq!(asked("who supports the dam", "").0, 0, "{graph}");
        place.done("review decide dam.txt --curation c.ron --coder Ada --by Russia --reject all");
    }
}

#[test]
fn documents_that_are_not_read_anew_are_judged_in_the_graph() {
    for graph in ["g.ron", "g.sqlite"] {
        if graph == "g.sqlite" && cfg!(not(feature = "sqlite")) {
            continue;
        }
        let place = judged();
        place.write("other.txt", "Spain opposes the tunnel.\n");
        place.done(&format!("build dam.txt -o {graph}"));
        place.done(&format!("build other.txt -o {graph} --curation c.ron"));
        let (code, ..) = place.run(&format!("ask {graph} 'who supports the dam'"));
        assert_eq!(code, 1, "{graph}");
        let reviewed = place.list(&format!("{graph} --curation c.ron --state decided"));
        assert_eq!(states(&reviewed), ["accepted", "corrected"]);
        // Once more changes nothing.
        let before = place.done(&format!("ask {graph} 'who opposes the dam' --format json"));
        place.done(&format!("build other.txt -o {graph} --curation c.ron"));
        let after = place.done(&format!("ask {graph} 'who opposes the dam' --format json"));
        assert_eq!(before, after);
    }
}

#[test]
fn any_source_can_be_seen_as_it_was_judged() {
    let place = judged();
    let ask = |options: &str| {
        place
            .run(&format!(
                "ask dam.txt 'who opposes the price cap' --format csv {options}"
            ))
            .1
    };
    assert!(ask("").contains("Poland"));
    let judged = ask("--curation c.ron --reviewed");
    assert!(
        judged.contains("country:LT") && !judged.contains("country:PL"),
        "{judged}"
    );
    let records = place.extract("dam.txt --curation c.ron");
    assert_eq!(records[0]["reviewed"], "accepted");
    let edges = place.list("dam.txt --curation c.ron --by Germany");
    let edge = edges[0]["edge"].as_str().unwrap();
    let out = place.done(&format!(
        "explain dam.txt {edge} --trace --curation c.ron --reviewed"
    ));
    assert!(
        out.contains("accepted by a person") && out.contains("rule oppose-v"),
        "{out}"
    );
    let (code, _, err) = place.run("align dam.txt --curation none.ron");
    assert!(code == 2 && err.contains("none.ron"), "{err}");
}

#[test]
fn judgements_outlive_edits_of_the_text() {
    let place = judged();
    // Words before it, another line break in it: still the same sentence.
    let edited = DAM.replace("The two states met", "Once more the two states met");
    let edited = edited.replace(
        "Russia supports the construction",
        "Russia supports\nthe construction",
    );
    place.write("dam.txt", &edited);
    let rows = place.list("dam.txt --curation c.ron --state decided");
    assert_eq!(states(&rows), ["accepted", "rejected", "corrected"]);
    assert!(rows.iter().all(|row| row["fit"] == "exact"));

    // Another name, the same text.
    place.write("renamed.txt", DAM);
    let (_, out, err) = place.run("extract renamed.txt --curation c.ron");
    assert_eq!(out.lines().count(), 3, "{err}");

    // Other words in one sentence: told, not dropped.
    let edited = edited.replace("Germany opposes", "Germany openly opposes");
    place.write("dam.txt", &edited);
    let (code, out, err) = place.run("extract dam.txt --curation c.ron");
    assert_eq!((code, out.lines().count()), (0, 3), "{err}");
    assert!(
        err.contains("1 judgement no longer on any passage"),
        "{err}"
    );
    assert!(err.contains("Germany opposes the construction"), "{err}");
    let rows = place.list("dam.txt --curation c.ron --state gone");
    assert_eq!(states(&rows), ["gone"]);
    assert_eq!(rows[0]["judgements"][0]["decision"], "accept");
    assert_eq!(place.curation("c.ron").entries().len(), 3, "all are kept");
}

#[test]
fn a_record_that_reads_otherwise_is_near() {
    let place = judged();
    // As if an earlier extraction had cut the target shorter.
    let file = place.read("c.ron");
    let older = file.replacen(
        "target: \"the construction of the dam\"",
        "target: \"the construction\"",
        1,
    );
    assert_ne!(older, file);
    place.write("c.ron", &older);
    let (_, _, err) = place.run("extract dam.txt --curation c.ron");
    assert!(
        err.contains("1 judgement applied to records that read otherwise now"),
        "{err}"
    );
    let (_, out, _) = place.typed(
        "review decide dam.txt --curation c.ron --coder Ada --state near",
        "a\nq\n",
    );
    assert!(
        out.contains("[near] it then read: country:DE opposes “the construction”"),
        "{out}"
    );
    let rows = place.list("dam.txt --curation c.ron --state near");
    assert!(rows.is_empty(), "{rows:?}");
    assert_eq!(place.curation("c.ron").entries().len(), 3);
}

/// Ada and Bo judge the same four records.
fn two_coders() -> Place {
    let place = Place::new();
    for (file, coder, keys) in [
        ("ada.ron", "Ada", "a\na\nr\na\nq\n"),
        ("bo.ron", "Bo", "a\nn not said\nr\nr\nc\nh Poland\n\nq\n"),
    ] {
        let command = format!("review decide dam.txt --curation {file} --coder {coder}");
        assert_eq!(place.typed(&command, keys).0, 0);
    }
    place
}

#[test]
fn two_coders_are_compared() {
    let place = two_coders();
    let out = place.done("review compare ada.ron bo.ron --format json");
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(found["shared"], 4);
    let decision = &found["measures"][0];
    assert_eq!(
        (&decision["on"], &decision["agreed"]),
        (&"decision".into(), &2.into())
    );
    // Ada: a a r a, Bo: a r r c. Observed 2/4, expected (3·1 + 1·2 + 0·1)/16.
    let kappa = (0.5 - 5.0 / 16.0) / (1.0 - 5.0 / 16.0);
    assert!(
        (decision["kappa"].as_f64().unwrap() - kappa).abs() < 1e-9,
        "{decision}"
    );
    // 4 accept, 3 reject, 1 correct: 1 − 7 · 4 / (64 − 26).
    let alpha = 1.0 - 7.0 * 4.0 / 38.0;
    assert!(
        (decision["alpha"].as_f64().unwrap() - alpha).abs() < 1e-9,
        "{decision}"
    );
    let holder = &found["measures"][2];
    assert_eq!(
        (&holder["units"], &holder["agreed"]),
        (&2.into(), &1.into())
    );
    let table = place.done("review compare ada.ron bo.ron");
    assert!(
        table.contains("not said") && table.contains("country:FR"),
        "{table}"
    );
}

#[test]
fn judgements_of_two_coders_are_merged() {
    let place = two_coders();
    let listed = place.done("review merge ada.ron bo.ron -o both.ron");
    assert!(
        listed.contains("accept by Ada") && listed.contains("reject by Bo: not said"),
        "{listed}"
    );
    let rows = place.list("dam.txt --curation both.ron");
    assert_eq!(
        states(&rows),
        ["accepted", "conflict", "rejected", "conflict"]
    );
    assert_eq!(
        rows[0]["judgements"][0]["coders"],
        serde_json::json!(["Ada", "Bo"])
    );
    let (_, out, err) = place.run("extract dam.txt --curation both.ron");
    assert!(
        err.contains("2 judgements in conflict") && out.lines().count() == 3,
        "{err}"
    );
    let settle = "review decide dam.txt --curation both.ron --coder Cy --state conflict";
    place.done(&format!("{settle} --accept all"));
    let rows = place.list("dam.txt --curation both.ron");
    assert_eq!(
        states(&rows),
        ["accepted", "accepted", "rejected", "accepted"]
    );
    assert_eq!(
        rows[1]["judgements"].as_array().unwrap().len(),
        3,
        "nobody is overwritten"
    );
}

#[test]
fn a_kill_loses_nothing() {
    let place = Place::new();
    let mut child = place
        .program("review decide dam.txt --curation c.ron")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(b"a\nr\n").unwrap();
    input.flush().unwrap();
    let deadline = Instant::now() + Duration::from_mins(1);
    let count = || {
        let text = fs::read_to_string(place.path().join("c.ron")).unwrap_or_default();
        // At every moment the file is whole or not there.
        if text.is_empty() {
            0
        } else {
            Curation::from_ron("c.ron", &text).unwrap().entries().len()
        }
    };
    while count() < 2 && Instant::now() < deadline {
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(count(), 2);
}

#[test]
fn judgements_of_two_sittings_at_once_are_both_kept() {
    let place = Place::new();
    let mut first = place
        .program("review decide dam.txt --curation c.ron --coder Ada")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // It has read the file once it shows a page.
    let mut out = first.stdout.take().unwrap();
    std::io::Read::read_exact(&mut out, &mut [0; 10]).unwrap();
    place.done("review decide dam.txt --curation c.ron --coder Bo --by France --reject all");
    first.stdin.take().unwrap().write_all(b"a\nq\n").unwrap();
    std::io::copy(&mut out, &mut std::io::sink()).unwrap();
    assert!(first.wait().unwrap().success());
    assert_eq!(place.curation("c.ron").entries().len(), 2);
}

#[test]
fn texts_cannot_steer_the_terminal_nor_the_file() {
    let place = Place::new();
    let evil = "Title: \u{1b}]0;owned\u{7}\nDate: 2031-05-02\n\n\
        Germany opposes the dam \u{1b}[2J\u{202e}\"),(unit: ( of \u{9b}31m Borduria.\n\n\
        \u{1b}[8mRussia supports the dam.\n";
    place.write("evil.txt", evil);
    let decide = "review decide evil.txt --curation c.ron --coder '\u{1b}[1mAda' --document evil";
    let (code, out, err) = place.typed(
        decide,
        "?\nn \u{1b}[2J\u{202e}\na\nb\nx\u{1b}\nc\nt \u{1b}[2J\n.\nq\n",
    );
    assert_eq!(code, 0, "{err}");
    let (_, listed, _) = place.run("review list evil.txt --curation c.ron");
    let (_, _, told) = place.run("extract dam.txt evil.txt --format table --curation c.ron");
    let file = place.read("c.ron");
    for text in [&out, &err, &listed, &told, &file] {
        let steering = |c: char| {
            (c.is_control() && c != '\n')
                || matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        };
        assert!(!text.contains(steering), "{text:?}");
    }
    assert_eq!(place.curation("c.ron").entries().len(), 1, "{file}");
}

#[test]
fn files_that_are_no_curation_are_named() {
    let place = judged();
    place.done("build dam.txt -o g.ron");
    for (command, says) in [
        ("review list dam.txt --curation g.ron", "g.ron:"),
        (
            "review decide dam.txt --curation dam.txt",
            "does not end in .ron",
        ),
        ("review merge c.ron g.ron -o m.ron", "g.ron:"),
        ("review compare c.ron none.ron", "none.ron"),
        ("extract dam.txt --curation none.ron", "none.ron"),
        ("build dam.txt -o h.ron --curation g.ron", "g.ron:"),
    ] {
        let (code, _, err) = place.run(command);
        assert!(code == 2 && err.contains(says), "{command}: {err}");
    }
    assert!(!place.path().join("h.ron").exists());
}

/// Whether python can run a program in a terminal here.
fn python() -> bool {
    let found = Command::new("python3")
        .args(["-c", "import pty, os; os.waitstatus_to_exitcode"])
        .status();
    found.is_ok_and(|status| status.success())
}

#[test]
fn keys_in_a_terminal() {
    if !python() {
        eprintln!("skipped: no python3 with pty");
        return;
    }
    let place = Place::new();
    let steps = serde_json::json!([
        ["1 of 4", "a"],
        ["2 of 4", "n"],
        ["why:", "not \u{e9}crit\u{7f}t so\r"],
        ["not \u{e9}crit so", "r"],
        ["3 of 4", "c"],
        ["give it up", "h"],
        ["holder (", "Lithuania\r"],
        ["country:LT", "\r"],
        ["4 of 4", "\u{1b}[D"],
        ["3 of 4", "\u{3}"],
    ]);
    let mut child = Command::new("python3")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/review_terminal.py"))
        .args(["60", env!("CARGO_BIN_EXE_demarche")])
        .args(["review", "decide", "dam.txt", "--curation", "c.ron"])
        .current_dir(place.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(steps.to_string().as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    let shown = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}\n{shown}");
    // The terminal gets its own screen back.
    assert!(
        shown.contains("\u{1b}[?1049h") && shown.contains("\u{1b}[?1049l"),
        "{shown}"
    );
    assert!(shown.contains("3 judgements written"), "{shown}");
    let rows = place.list("dam.txt --curation c.ron");
    assert_eq!(
        states(&rows),
        ["accepted", "rejected", "corrected", "undecided"]
    );
    assert_eq!(rows[1]["judgements"][0]["why"], "not \u{e9}crit so");
}

/// A store of the first form, which knew no judgements.
#[cfg(feature = "sqlite")]
#[test]
fn an_older_store_is_read_and_brought_up_to_date() {
    let place = judged();
    place.done("build dam.txt -o g.sqlite");
    let db = rusqlite::Connection::open(place.path().join("g.sqlite")).unwrap();
    let views = [
        "positions",
        "statements",
        "members",
        "ballots",
        "words_beside_votes",
    ];
    for view in views {
        db.execute_batch(&format!("DROP VIEW {view};")).unwrap();
    }
    for index in ["evidence_by_holder", "evidence_by_party"] {
        db.execute_batch(&format!("DROP INDEX {index};")).unwrap();
    }
    for column in ["reviewed", "holder", "party", "stance", "issue"] {
        db.execute_batch(&format!("ALTER TABLE evidence DROP COLUMN {column};"))
            .unwrap();
    }
    db.execute_batch("PRAGMA user_version = 1;").unwrap();
    for view in views {
        db.execute_batch(&format!("CREATE VIEW {view} AS SELECT 1 AS one;"))
            .unwrap();
    }
    db.close().unwrap();

    let asked = place.done("ask g.sqlite 'who opposes the dam' --format json");
    assert_eq!(
        asked,
        place.done("ask dam.txt 'who opposes the dam' --format json")
    );
    assert_eq!(
        place.run("ask g.sqlite 'who opposes the dam' --reviewed").0,
        1
    );
    place.done("build dam.txt -o g.sqlite --curation c.ron");
    let out = place.done("sql g.sqlite 'SELECT sum(reviewed) AS n FROM positions' --format csv");
    assert_eq!(out, "n\n2\n");
    assert_eq!(
        place.run("ask g.sqlite 'who opposes the dam' --reviewed").0,
        0
    );
}

/// Every command of `docs/review.md` runs, one after the other.
#[test]
fn the_page_for_analysts_runs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/review.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(root.join("examples"), folder.path().join("examples")).unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_demarche")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let blocks = page.split("```sh\n").skip(1);
    let lines = blocks.flat_map(|block| block.split("```").next().unwrap().lines());
    let mut ran = 0;
    for line in lines {
        let output = Command::new("sh")
            .args(["-c", line])
            .env("PATH", &path)
            .current_dir(folder.path())
            .output()
            .unwrap();
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{line}: {complaint}");
        ran += 1;
    }
    assert!(ran >= 16, "{ran}");
}
