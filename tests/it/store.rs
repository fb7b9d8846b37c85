//! Graphs in `SQLite` files: what goes in comes out, and nothing else happens.

#![allow(
    clippy::too_many_lines,
    reason = "a life of a file is told in one piece"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use demarche::graph::{Catalogue, Report, StanceGraph, assemble};
use demarche::lexicon::Lexicon;
use demarche::query::{Filters, Names, ask, unknown_words};
use demarche::store::{DatabaseError, Store};
use proptest::prelude::*;
use serde_json::json;
use tempfile::TempDir;

use crate::program::run;
use crate::records::{Record, document, graph, says};

fn articles() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles")
}

fn in_folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("g.sqlite");
    (folder, file)
}

/// Documents with every kind of list, and words that would do harm if they could.
fn hostile() -> Vec<Report> {
    let nasty = "'; DROP TABLE edges; -- \" OR * ) \u{1b}[2J\u{202e} “ü”\u{0}x";
    let actor = json!([{"id": nasty, "name": nasty, "kind": "group"}]);
    let mut aimed = says("FR", "opposes", "the ban of 'fish'");
    aimed = aimed.with("addressee", actor.clone()).with("via", actor);
    vec![
        document(
            "it's",
            "2030-01",
            nasty,
            vec![aimed, says("DE", "warns", nasty)],
        ),
        document(
            "plain",
            "",
            "",
            vec![says("DE", "opposes", "the dam").on("dam")],
        ),
        document("empty", "2031", "", Vec::new()),
    ]
}

#[test]
fn a_store_gives_back_what_was_put_in() {
    let (_folder, file) = in_folder();
    let whole = graph(hostile());
    let mut store = Store::open(&file).unwrap();
    store.merge(whole.clone()).unwrap();
    assert_eq!(store.graph().unwrap(), whole);
    store.finish().unwrap();
    let store = Store::open_read_only(&file).unwrap();
    assert_eq!(store.graph().unwrap(), whole);
    assert_eq!(store.counts().unwrap(), (3, 3));
}

/// Also within a query within the query, which a store reads first.
#[test]
fn judged_records_are_told_apart_in_a_store_as_in_a_text_file() {
    let (folder, file) = in_folder();
    let judged = |record: Record| record.with("reviewed", "accepted");
    let whole = graph(vec![document(
        "d",
        "2030",
        "",
        vec![
            judged(says("FR", "supports", "the dam").on("dam")),
            says("DE", "supports", "the dam").on("dam"),
            says("FR", "opposes", "the ban").on("ban"),
            says("DE", "opposes", "the ban").on("ban"),
        ],
    )]);
    fs::write(folder.path().join("g.ron"), whole.to_ron().unwrap()).unwrap();
    let mut store = Store::open(&file).unwrap();
    store.merge(whole).unwrap();
    store.finish().unwrap();
    for query in [
        "reviewed:yes",
        "on:ban by:(on:dam reviewed:yes)",
        "on:ban -by:(on:dam reviewed:no)",
    ] {
        for file in ["g.ron", "g.sqlite"] {
            let output = run(folder.path(), &["ask", file, query, "--format", "json"]);
            let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
            let holders = answer["answers"].as_array().unwrap().iter();
            let holders: Vec<_> = holders.map(|it| it["holder"]["name"].as_str()).collect();
            assert_eq!(holders, [Some("France")], "{file} {query}");
        }
    }
}

#[test]
fn example_articles_answer_from_a_store_as_from_a_text_file() {
    let (folder, file) = in_folder();
    let articles = articles();
    let articles = articles.to_str().unwrap();
    for name in ["g.ron", "g.sqlite"] {
        let output = run(folder.path(), &["build", articles, "-o", name, "-q"]);
        assert!(output.status.success(), "{output:?}");
    }
    let text = fs::read_to_string(folder.path().join("g.ron")).unwrap();
    let whole = StanceGraph::from_ron("g.ron", &text).unwrap();
    let store = Store::open_read_only(&file).unwrap();
    assert_eq!(store.graph().unwrap(), whole);

    let lexicon = Lexicon::embedded().unwrap();
    let known = store.catalogue().unwrap();
    let directory = known.to_graph();
    let names = Names::of(&lexicon, &directory);
    let filters = Filters::default();
    let mut answered = 0;
    for question in [
        "who opposes troop deployment",
        "who supports sanctions",
        "what does France support",
        "what did Macron say about a ceasefire",
        "which NATO members oppose troop deployment",
        "does Germany support sanctions",
        "who criticises Russia",
        "who warns about war",
        "who supports moonlight",
    ] {
        let of_whole = ask(question, &filters, &whole, &Names::of(&lexicon, &whole));
        let of_whole = serde_json::to_string(&of_whole.unwrap()).unwrap();
        let query = ask(question, &filters, &directory, &names).unwrap().query;
        let selection = store.selection(&query, &directory, &known);
        let part = store.part(&selection, &known).unwrap();
        let answer = ask(question, &filters, &part, &names).unwrap();
        assert!(part.edges().len() < whole.edges().len(), "{question}");
        if !answer.is_empty() {
            answered += 1;
            assert_eq!(
                serde_json::to_string(&answer).unwrap(),
                of_whole,
                "{question}"
            );
        }
        // The command says the same for both files, suggestions included.
        let said = |file| {
            let output = run(folder.path(), &["ask", file, question, "--format", "json"]);
            (
                output.status.code(),
                String::from_utf8(output.stdout).unwrap(),
            )
        };
        assert_eq!(said("g.sqlite"), said("g.ron"), "{question}");
    }
    assert!(answered >= 5, "{answered}");

    let edge = whole.edges()[7].id.as_str();
    let explained = |file| run(folder.path(), &["explain", file, edge]).stdout;
    assert_eq!(explained("g.sqlite"), explained("g.ron"));
    assert!(!explained("g.sqlite").is_empty());
    for command in [
        &["export", "--to", "graphml"][..],
        &["diagram", "--about", "sanctions"],
    ] {
        let made = |file| {
            let arguments = [&command[..1], &[file], &command[1..]].concat();
            run(folder.path(), &arguments).stdout
        };
        assert_eq!(made("g.sqlite"), made("g.ron"), "{command:?}");
        assert!(!made("g.sqlite").is_empty(), "{command:?}");
    }
}

/// A word of which nothing is known is looked for in the sentences of both.
#[test]
fn targets_beside_an_unknown_word_are_suggested_from_a_store_too() {
    let (_folder, file) = in_folder();
    let told = |country: &str, target: &str, sentence: &str| {
        let text = json!({"text": sentence, "start": 0, "end": sentence.len()});
        says(country, "supports", target).with("evidence", text)
    };
    let reports = vec![document(
        "one",
        "2030",
        "",
        vec![
            told(
                "FR",
                "a quieter lighthouse",
                "After Orlokia it wants it quieter.",
            ),
            told("DE", "the moth census", "It wants them counted."),
        ],
    )];
    let known = Catalogue::from(&Lexicon::embedded().unwrap());
    Store::open(&file)
        .unwrap()
        .add(reports.clone(), &known)
        .unwrap();
    let whole = graph(reports);
    let store = Store::open_read_only(&file).unwrap();
    let known = store.catalogue().unwrap();
    let directory = known.to_graph();
    let names = Names::of(&Lexicon::embedded().unwrap(), &directory);
    for (question, wanted) in [
        ("who opposes Orlokia", &["quieter lighthouse"][..]),
        ("who opposes Nosferatia", &[]),
    ] {
        let ask = |graph| ask(question, &Filters::default(), graph, &names).unwrap();
        let query = ask(&directory).query;
        let mut selection = store.selection(&query, &directory, &known);
        selection.suggestions = 12;
        selection.beside = unknown_words(&query);
        let part = known.complete(store.part(&selection, &known).unwrap());
        assert_eq!(ask(&whole).nearest, wanted, "{question}");
        assert_eq!(ask(&part).nearest, wanted, "{question}");
        assert_eq!(part.edges().len(), wanted.len(), "{question}");
    }
}

#[test]
fn adding_again_changes_nothing_and_another_text_replaces() {
    let (_folder, file) = in_folder();
    let known = Catalogue::from(&Lexicon::embedded().unwrap());
    let mut store = Store::open(&file).unwrap();
    let first = hostile();
    let mut memory = StanceGraph::default();
    for report in first.clone() {
        memory.add([report.clone()], &known);
        store.add([report], &known).unwrap();
    }
    let again = store.add(first.clone(), &known).unwrap();
    assert_eq!((again.added, again.replaced, again.unchanged), (0, 0, 3));
    assert_eq!(store.graph().unwrap(), memory);
    assert_eq!(memory, assemble(first, &known));

    let new = document(
        "it's",
        "2032",
        "",
        vec![
            says("PL", "supports", "the dam").on("dam"),
            says("DE", "opposes", "the big dam").on("dam"),
        ],
    );
    memory.add([new.clone()], &known);
    assert_eq!(store.add([new], &known).unwrap().replaced, 1);
    assert_eq!(store.graph().unwrap(), memory);
    store.finish().unwrap();
    let store = Store::open_read_only(&file).unwrap();
    // What nobody names any more is gone; what follows from evidence is up to date.
    let rows = |sql: &str| {
        let rows = store.sql(sql).unwrap().rows.into_iter();
        let line = |row: Vec<_>| {
            row.iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("|")
        };
        rows.map(line).collect::<Vec<_>>()
    };
    assert!(rows("SELECT id FROM actors WHERE id IN ('country:FR') OR kind = 'group'").is_empty());
    assert!(rows("SELECT meaning FROM targets").is_empty());
    assert!(rows("SELECT rowid FROM passages WHERE passages MATCH 'fish'").is_empty());
    assert_eq!(
        rows(
            "SELECT holder_id, stance, first, last, records, confidence FROM positions ORDER BY 1"
        ),
        [
            "country:DE|opposes|2032|2032|2|0.96",
            "country:PL|supports|2032|2032|1|0.8"
        ]
    );
    // A spelling that is gone is no longer shown.
    drop(store);
    let mut store = Store::open(&file).unwrap();
    let spelt =
        |id: &str, target: &str| document(id, "2033", "", vec![says("PL", "warns", target)]);
    store
        .add(
            [spelt("x", "A Big Flood"), spelt("y", "a big flood")],
            &known,
        )
        .unwrap();
    store.add([spelt("x", "rain")], &known).unwrap();
    let flood = "SELECT meaning FROM targets WHERE id = 'target:big-flood'";
    assert_eq!(
        store.sql(flood).unwrap().rows[0][0].to_string(),
        "big flood"
    );
    drop(store);
    let store = Store::open_read_only(&file).unwrap();
    let rows = |sql: &str| {
        let rows = store.sql(sql).unwrap().rows.into_iter();
        let line = |row: Vec<_>| {
            row.iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("|")
        };
        rows.map(line).collect::<Vec<_>>()
    };
    for edge in memory.edges() {
        let sql = format!("SELECT confidence FROM edges WHERE id = '{}'", edge.id);
        assert_eq!(rows(&sql), [edge.confidence().to_string()]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever the words, a store holds what a graph holds, however it came in.
    #[test]
    fn a_store_is_its_graph(
        words in prop::collection::vec(("[A-C]", "supports|opposes|warns", "\\PC{1,16}"), 1..12),
        first in 0_usize..3,
    ) {
        let mut texts: [Vec<_>; 3] = Default::default();
        for (number, (who, stance, target)) in words.iter().enumerate() {
            texts[number % 3].push(says(who, stance, target));
        }
        let mut reports: Vec<Report> = ["a", "b", "c"]
            .into_iter()
            .zip(texts)
            .map(|(id, records)| document(id, "2030-05-01", "", records))
            .collect();
        let known = Catalogue::default();
        let whole = assemble(reports.clone(), &known);
        let (_folder, file) = in_folder();
        let mut store = Store::open(&file).unwrap();
        reports.rotate_left(first);
        for report in reports {
            store.add([report], &known).unwrap();
        }
        prop_assert_eq!(store.graph().unwrap(), whole);
    }
}

#[test]
fn a_killed_build_leaves_whole_documents_and_goes_on() {
    let (folder, file) = in_folder();
    let lines: Vec<String> = (0..1_600)
        .map(|number| {
            let text = format!("Germany opposes the dam of valley {number}. Poland supports it.");
            json!({"id": format!("d{number}"), "text": text, "date": "2030-01-01"}).to_string()
        })
        .collect();
    fs::write(folder.path().join("all.jsonl"), lines.join("\n")).unwrap();
    let mut build = Command::new(env!("CARGO_BIN_EXE_demarche"))
        .args(["build", "all.jsonl", "-o", "g.sqlite", "-q"])
        .current_dir(folder.path())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // Killed as soon as the first batch is there.
    loop {
        let there = Store::open_read_only(&file).and_then(|store| store.counts());
        if there.is_ok_and(|(_, documents)| documents > 0) || build.try_wait().unwrap().is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let _ = build.kill();
    build.wait().unwrap();

    let store = Store::open_read_only(&file).unwrap();
    let (edges, documents) = store.counts().unwrap();
    assert!(
        documents > 0 && documents.is_multiple_of(100),
        "{documents}"
    );
    let half = "SELECT d.id FROM documents d LEFT JOIN evidence v ON v.document = d.id \
                GROUP BY d.id HAVING count(v.number) = 0";
    assert!(store.sql(half).unwrap().rows.is_empty(), "{edges} edges");
    assert_eq!(
        store.sql("PRAGMA integrity_check").unwrap().rows[0][0].to_string(),
        "ok"
    );
    drop(store);

    assert!(
        run(
            folder.path(),
            &["build", "all.jsonl", "-o", "g.sqlite", "-q"]
        )
        .status
        .success()
    );
    assert!(
        run(
            folder.path(),
            &["build", "all.jsonl", "-o", "h.sqlite", "-q"]
        )
        .status
        .success()
    );
    let read = |name| {
        Store::open_read_only(&folder.path().join(name))
            .unwrap()
            .graph()
            .unwrap()
    };
    let whole = read("h.sqlite");
    assert_eq!(whole.documents().len(), 1_600);
    assert_eq!(read("g.sqlite"), whole);
}

#[test]
fn sql_reads_and_nothing_else() {
    let (folder, file) = in_folder();
    let mut store = Store::open(&file).unwrap();
    store.merge(graph(hostile())).unwrap();
    store.finish().unwrap();
    let before = fs::read(&file).unwrap();
    for harm in [
        "DELETE FROM edges",
        "UPDATE edges SET stance = 'warns'",
        "DROP TABLE edges",
        "INSERT INTO targets VALUES ('a', 'b') RETURNING id",
        "CREATE TEMP TABLE t (a)",
        "VACUUM INTO 'copy.db'",
        "ATTACH 'other.db' AS other",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA user_version = 7",
        "SELECT 1; DELETE FROM edges",
        "SELECT load_extension('x')",
        "SELECT writefile('x', 'y')",
        "SELECT nothing FROM nowhere",
        "",
    ] {
        let output = run(folder.path(), &["sql", "g.sqlite", harm]);
        assert_eq!(output.status.code(), Some(2), "{harm}");
    }
    assert_eq!(fs::read(&file).unwrap(), before);
    let mut left: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with("g.sqlite"))
        .collect();
    left.sort();
    assert!(left.is_empty(), "{left:?}");

    let output = run(
        folder.path(),
        &[
            "sql",
            "g.sqlite",
            "SELECT about FROM positions WHERE stance = 'warns'",
        ],
    );
    let table = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success() && table.contains("DROP TABLE"),
        "{table}"
    );
    assert!(
        !table.contains('\u{1b}') && !table.contains('\u{202e}'),
        "{table:?}"
    );
    let output = run(
        folder.path(),
        &[
            "sql",
            "g.sqlite",
            "SELECT '=1+1' AS a, -2 AS b, NULL AS c",
            "--format",
            "csv",
        ],
    );
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        "a,b,c\n'=1+1,-2,\n"
    );
    let output = run(
        folder.path(),
        &[
            "sql",
            "g.sqlite",
            "SELECT 1 AS a, NULL AS b",
            "--format",
            "json",
        ],
    );
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value, json!([{"a": 1, "b": null}]));
    let output = run(
        folder.path(),
        &["sql", "g.sqlite", "SELECT id FROM edges WHERE 0"],
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn other_programs_read_it() {
    let (folder, file) = in_folder();
    let mut store = Store::open(&file).unwrap();
    store.merge(graph(hostile())).unwrap();
    store.finish().unwrap();
    let script = "
import sqlite3
c = sqlite3.connect('file:g.sqlite?mode=ro', uri=True)
one = lambda sql: [r[0] for r in c.execute(sql)]
assert one('PRAGMA integrity_check') == ['ok']
assert one('PRAGMA journal_mode') == ['wal']
assert c.execute('PRAGMA foreign_key_check').fetchall() == []
print(*sorted(one('SELECT holder FROM positions')), sep=',')
print(*one(\"SELECT v.document FROM passages p JOIN evidence v ON v.number = p.rowid WHERE passages MATCH 'bans'\"))
print(c.execute(\"SELECT count(*) FROM statements WHERE via LIKE '%DROP TABLE%'\").fetchone()[0])
print(c.execute(\"SELECT count(*) FROM members WHERE organisation = 'NATO' AND member = 'France'\").fetchone()[0])
";
    let output = Command::new("python3")
        .args(["-c", script])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, "France,Germany,Germany\nit's\n1\n1\n", "{complaint}");
}

#[test]
fn what_is_no_store_is_said_to_be_none() {
    let (folder, file) = in_folder();
    let error = Store::open_read_only(&file).unwrap_err();
    assert!(matches!(error, DatabaseError::Missing(_)), "{error}");
    assert!(!file.exists(), "reading makes no file");
    fs::write(
        &file,
        "no database at all, but long enough to look like one".repeat(40),
    )
    .unwrap();
    assert!(Store::open_read_only(&file).is_err() && Store::open(&file).is_err());
    let script =
        "import sqlite3; c = sqlite3.connect('f.db'); c.execute('CREATE TABLE t (a)'); c.commit()";
    let made = Command::new("python3")
        .args(["-c", script])
        .current_dir(folder.path())
        .status();
    assert!(made.unwrap().success());
    let foreign = folder.path().join("f.db");
    let error = Store::open(&foreign).unwrap_err();
    assert!(matches!(error, DatabaseError::Foreign(_)), "{error}");
    let output = run(folder.path(), &["ask", "f.db", "who opposes the dam"]);
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        complaint.contains("f.db") && complaint.contains("demarche"),
        "{complaint}"
    );
}

#[test]
fn comparisons_from_a_store_are_whole_and_steer_no_terminal() {
    let (folder, file) = in_folder();
    let mut reports = hostile();
    let nasty = "the \u{1b}[2Jdam\u{202e}";
    reports.push(document(
        "more",
        "2031",
        "=cmd()",
        vec![
            says("FR", "supports", nasty).on("dam"),
            says("FR", "opposes", nasty)
                .on("dam")
                .by("=Ann \u{1b}[31mEk"),
            says("PL", "opposes", "the dam").on("dam"),
        ],
    ));
    let whole = graph(reports);
    fs::write(folder.path().join("g.ron"), whole.to_ron().unwrap()).unwrap();
    let mut store = Store::open(&file).unwrap();
    store.merge(whole).unwrap();
    store.finish().unwrap();
    for command in [
        &["compare", "FILE", "Germany", "France"][..],
        &["compare", "FILE", "France", "--at", "2030", "2032"],
        &["timeline", "FILE", "France"],
        &["timeline", "FILE", "France", "--on", "dam"],
        &["contradictions", "FILE", "--by", "party"],
        &["align", "FILE"],
        &["align", "FILE", "--alliance", "NATO"],
    ] {
        for format in ["table", "json", "csv"] {
            let said = |file: &str| {
                let words = command
                    .iter()
                    .map(|word| if *word == "FILE" { file } else { word });
                let words: Vec<&str> = words.chain(["--format", format]).collect();
                let output = run(folder.path(), &words);
                assert!(output.status.success(), "{words:?} {output:?}");
                String::from_utf8(output.stdout).unwrap()
            };
            let text = said("g.sqlite");
            assert_eq!(text, said("g.ron"), "{command:?}");
            if format == "csv" {
                let formula = |line: &str| line.contains(",=") || line.starts_with('=');
                assert!(!text.lines().any(formula), "{text}");
            } else {
                let steers = |c: char| c == '\u{1b}' || c == '\u{202e}';
                assert!(!text.contains(steers), "{command:?} {text:?}");
            }
        }
    }
    let output = run(
        folder.path(),
        &["compare", "g.sqlite", "Germany", "France", "--known"],
    );
    let table = String::from_utf8(output.stdout).unwrap();
    assert!(
        table.contains("DE opposes the dam") && table.contains("FR supports"),
        "{table}"
    );
    assert!(
        !table.contains("PL opposes") && !table.contains("raids"),
        "{table}"
    );
    let output = run(folder.path(), &["timeline", "g.sqlite", "Germny"]);
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert!(
        output.status.code() == Some(2) && complaint.contains("did you mean"),
        "{complaint}"
    );
    let output = run(folder.path(), &["shifts", "g.sqlite"]);
    assert_eq!(output.status.code(), Some(1), "nobody changed");
}
