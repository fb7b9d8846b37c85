//! The same input gives the same bytes, however many threads read it and
//! however often.

use std::path::{Path, PathBuf};

use assert_cmd::Command;

fn articles() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles")
}

/// Standard output of a run; the exit code must not tell of a failure.
#[track_caller]
fn output(arguments: &[&str], threads: &str) -> Vec<u8> {
    let mut command = Command::cargo_bin("demarche").unwrap();
    let run = command
        .args(arguments)
        .args(["--quiet", "--threads", threads])
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&run.stderr);
    assert!(
        matches!(run.status.code(), Some(0 | 1)),
        "{arguments:?}: {told}"
    );
    assert!(!run.stdout.is_empty(), "{arguments:?}: {told}");
    run.stdout
}

#[track_caller]
fn same(arguments: &[&str]) -> Vec<u8> {
    let one = output(arguments, "1");
    let two = output(arguments, "2");
    assert!(one == two, "{arguments:?} differs with threads");
    one
}

#[test]
fn records_graphs_and_pictures_do_not_depend_on_threads() {
    let folder = articles();
    let folder = folder.to_str().unwrap();
    same(&["extract", folder]);
    let graph = same(&["build", folder, "-o", "-"]);

    let root = tempfile::tempdir().unwrap();
    let file = root.path().join("graph.ron");
    std::fs::write(&file, graph).unwrap();
    let file = file.to_str().unwrap();
    same(&["ask", file, "who opposes sanctions?", "--format", "json"]);
    same(&["ask", file, "what does Russia oppose?"]);
    for format in ["dot", "json", "csv", "graphml"] {
        same(&["export", file, "--to", format]);
    }
    // Of the articles themselves, so that threads have work.
    let draw = |name: &str, threads: &str| {
        let picture = root.path().join(name);
        let mut command = Command::cargo_bin("demarche").unwrap();
        let drawing = command
            .args(["diagram", folder, "--threads", threads, "-o"])
            .arg(&picture);
        assert!(drawing.output().unwrap().status.success(), "{name}");
        std::fs::read(picture).unwrap()
    };
    for name in ["a.dot", "a.svg", "a.png"] {
        let one = draw(name, "1");
        assert!(one == draw(name, "2"), "{name} differs with threads");
    }
}

#[test]
fn answers_from_articles_do_not_depend_on_threads() {
    let folder = articles();
    let folder = folder.to_str().unwrap();
    let question = "what does Germany oppose?";
    same(&["ask", folder, question, "--format", "json"]);
}
