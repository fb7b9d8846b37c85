//! The help of every command: its text in full, its examples as they stand.

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A folder that looks like the repository to the examples.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["examples", "data"] {
        let there = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        std::os::unix::fs::symlink(there, folder.path().join(name)).unwrap();
    }
    let issues = folder.path().join("my-lexicon/issues");
    std::fs::create_dir_all(&issues).unwrap();
    let own = r#"[(id: "issue:moon-treaty", label: "Moon treaty", named: ["moon-treaty"])]"#;
    std::fs::write(issues.join("own.ron"), own).unwrap();
    std::fs::create_dir(folder.path().join("my-events")).unwrap();
    folder
}

/// Runs a line as a shell does, with the program in its path.
fn shell(folder: &Path, line: &str) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_demarche"));
    let path = format!(
        "{}:{}",
        program.parent().unwrap().display(),
        std::env::var("PATH").unwrap()
    );
    Command::new("sh")
        .args(["-c", line])
        .env("PATH", path)
        .env("HOME", folder)
        .env("COLUMNS", "100")
        .current_dir(folder)
        .output()
        .unwrap()
}

fn help(folder: &Path, command: &str) -> String {
    let output = shell(folder, &format!("demarche {command} --help"));
    assert_eq!(output.status.code(), Some(0), "{command}");
    String::from_utf8(output.stdout).unwrap()
}

/// All commands and the commands inside them, as the help lists them.
fn commands(folder: &Path, above: &str) -> Vec<String> {
    let text = help(folder, above);
    let Some((_, list)) = text.split_once("\nCommands:\n") else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for line in list.lines().take_while(|line| !line.is_empty()) {
        let name = line.split_whitespace().next().unwrap();
        if line.starts_with("   ") || name == "help" {
            continue;
        }
        let command = format!("{above} {name}").trim().to_owned();
        found.push(command.clone());
        found.extend(commands(folder, &command));
    }
    found
}

/// The examples of a help text; a line further in belongs to the one before.
fn examples(help: &str) -> Vec<String> {
    let (_, list) = help.split_once("Examples:\n").unwrap_or_default();
    let mut found: Vec<String> = Vec::new();
    for line in list.lines().take_while(|line| !line.is_empty()) {
        let begins = line.starts_with("  demarche ") || line.starts_with("  echo ");
        match found.last_mut() {
            Some(before) if !begins => {
                before.push(if before.ends_with('\\') { '\n' } else { ' ' });
                before.push_str(line);
            }
            _ => found.push(line.to_owned()),
        }
    }
    found
}

/// Each example of each command, in the order of the help, does something.
#[test]
fn every_example_of_every_command_runs() {
    let places = folder();
    let all = commands(places.path(), "");
    assert!(all.len() >= 27, "{all:?}");
    for command in all {
        let text = help(places.path(), &command);
        let examples = examples(&text);
        let shown = examples
            .iter()
            .any(|line| line.contains(&format!("demarche {command}")));
        assert!(
            shown || command.starts_with("lexicon "),
            "{command}: {text}"
        );
        let folder = folder();
        std::fs::create_dir_all(folder.path().join(".zfunc")).unwrap();
        let completions = ".local/share/bash-completion/completions";
        std::fs::create_dir_all(folder.path().join(completions)).unwrap();
        for line in examples {
            let output = shell(folder.path(), &line);
            let complaint = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(0), "{line}: {complaint}");
        }
    }
}

/// The text that is written at a command's arguments is not hidden by a shorter one.
#[test]
fn the_long_text_is_shown() {
    let folder = folder();
    for (command, words) in [
        ("align", "discourse network analysis"),
        ("build", "takes the place of the old one"),
        ("compare", "divided"),
        ("contradictions", "second-hand"),
        ("diagram", "works from disk without a network"),
        ("explain", "Lines and columns"),
        ("export", "node-link JSON"),
        ("report", "Markdown"),
        ("review", "curation file of their own"),
        ("lexicon", "docs/lexicon-format.md"),
        ("review compare", "Krippendorff"),
        ("review decide", "Every judgement is written at once"),
        ("review list", "undecided, accepted"),
        ("review merge", "until somebody settles"),
        ("score-events", "line numbers tell halves apart"),
        ("shifts", "last passage of the old position"),
        ("timeline", "hardened"),
        ("votes", "edges of their own kind"),
        ("votes import", "Importing again changes nothing"),
    ] {
        let text = help(folder.path(), command);
        let (about, _) = text.split_once("Usage:").unwrap();
        let about = about.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(about.contains(words), "{command}: {about}");
    }
}
