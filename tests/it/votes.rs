//! Roll calls beside words.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use demarche::lexicon::Lexicon;
use demarche::store::{BesideFilter, Imported, Store};
use demarche::vocabulary::StanceKind;
use demarche::votes::Choice;

use crate::records::{document, graph, says};

const CALLS: &str = "\u{feff}rcid,session,importantvote,date,unres,short,descr\n\
    7.0,60.0,1,2030-05-01,R/60/1,NUCLEAR TESTS: COMPREHENSIVE TEST BAN,\n\
    8,60,0,2030-06-01,R/60/2,\"A TITLE, OF NO ISSUE: XYZZY\",\n";

const VOTES: &str = "rcid,country,country_code,vote\n\
    7.0,France,FR,no\n7.0,India,IN,abstain\n7.0,Germany,DE,yes\n7.0,Zanzibar,,yes\n8.0,France,FR,yes\n";

fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("calls.csv"), CALLS).unwrap();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(VOTES.as_bytes()).unwrap();
    fs::write(folder.path().join("votes.csv.gz"), packed.finish().unwrap()).unwrap();
    let mut store = Store::open(&folder.path().join("g.sqlite")).unwrap();
    let issue = issue();
    let ban = |who: &str, stance: &str| says(who, stance, "the test ban").on(&issue);
    store
        .merge(graph(vec![
            document(
                "a",
                "2030-04-01",
                "",
                vec![
                    ban("FR", "supports"),
                    ban("DE", "supports"),
                    ban("IN", "supports").with("scope", "own-participation"),
                    says("FR", "supports", "another matter altogether"),
                ],
            ),
            document("b", "2001", "", vec![ban("IN", "opposes")]),
        ]))
        .unwrap();
    (folder, store)
}

/// The issue that the first title names.
fn issue() -> String {
    let lexicon = Lexicon::embedded().unwrap();
    let matcher = demarche::stances::issue::IssueMatcher::new(&lexicon.issues);
    let issue = matcher
        .classify_text("NUCLEAR TESTS: COMPREHENSIVE TEST BAN")
        .unwrap();
    issue.as_str().trim_start_matches("issue:").to_owned()
}

fn import(folder: &Path, store: &mut Store) -> Imported {
    let tables = [folder.join("votes.csv.gz"), folder.join("calls.csv")];
    store
        .import_votes(&tables, &Lexicon::embedded().unwrap())
        .unwrap()
}

#[test]
fn says_supports_and_voted_against() {
    let (folder, mut store) = store();
    let before = store.graph().unwrap();
    let done = import(folder.path(), &mut store);
    assert_eq!((done.roll_calls, done.with_issue, done.votes), (2, 1, 5));
    assert_eq!(import(folder.path(), &mut store), done, "again");
    assert_eq!(store.graph().unwrap(), before, "votes are no positions");
    let found = store
        .words_beside_votes(&BesideFilter {
            says: vec![StanceKind::Supports],
            voted: vec![Choice::No, Choice::Abstain],
            ..BesideFilter::default()
        })
        .unwrap();
    let [only] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(
        (only.country.as_str(), only.voted.as_str()),
        ("France", "no")
    );
    assert_eq!(only.quotation, "FR supports the test ban.");
    assert_eq!(only.resolution.as_deref(), Some("R/60/1"));

    let near = |days| {
        let filter = BesideFilter {
            within_days: Some(days),
            ..BesideFilter::default()
        };
        let found = store.words_beside_votes(&filter).unwrap();
        found.into_iter().map(|it| it.country).collect::<Vec<_>>()
    };
    assert_eq!(near(29), Vec::<String>::new());
    assert_eq!(near(30), ["France", "Germany"]);
    assert_eq!(near(20_000), ["France", "Germany", "India"]);
}

#[test]
fn votes_are_an_edge_kind_of_their_own() {
    let (folder, mut store) = store();
    import(folder.path(), &mut store);
    store.finish().unwrap();
    let store = Store::open_read_only(&folder.path().join("g.sqlite")).unwrap();
    let lines = |sql: &str| -> Vec<String> {
        let rows = store.sql(sql).unwrap().rows.into_iter();
        let line = |row: Vec<_>| {
            row.iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("|")
        };
        rows.map(line).collect()
    };
    assert_eq!(
        lines(
            "SELECT country, choice, country_id FROM ballots WHERE resolution = 'R/60/1' ORDER BY 1"
        ),
        [
            "France|no|country:FR",
            "Germany|yes|country:DE",
            "India|abstain|country:IN",
            "Zanzibar|yes|country:zanzibar"
        ]
    );
    assert_eq!(
        lines("SELECT title, issue FROM roll_calls WHERE id = 'unga:8'"),
        ["A TITLE, OF NO ISSUE: XYZZY|"]
    );
    assert_eq!(lines("SELECT count(*) FROM positions"), ["5"]);
    assert!(lines("PRAGMA foreign_key_check").is_empty());
}

#[test]
fn a_bad_table_is_named_with_its_line_and_changes_nothing() {
    let (folder, store) = store();
    drop(store);
    for (name, text, complaint) in [
        (
            "vote.csv",
            "rcid,country,country_code,vote\n7,France,FR,yes\n7,India,IN,perhaps\n",
            "vote.csv:3: 'perhaps'",
        ),
        (
            "date.csv",
            "rcid,short,date\n7,x,soon\n",
            "date.csv:2: 'soon'",
        ),
        ("other.csv", "a,b\n1,2\n", "no column 'rcid'"),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_demarche"))
            .args(["votes", "import", name, "-o", "g.sqlite"])
            .current_dir(folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(complaint), "{said}");
    }
    let store = Store::open_read_only(&folder.path().join("g.sqlite")).unwrap();
    assert_eq!(
        store.sql("SELECT count(*) FROM votes").unwrap().rows[0][0].to_string(),
        "0"
    );
    assert_eq!(
        store.sql("SELECT count(*) FROM roll_calls").unwrap().rows[0][0].to_string(),
        "0"
    );
}
