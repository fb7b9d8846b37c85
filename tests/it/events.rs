//! Event codes: the table's own examples, main clauses, announcements, parties.
//! The commands `events` and `score-events`.

use std::fs;

use assert_cmd::Command;
use demarche::document::Document;
use demarche::events::table::Says;
use demarche::events::{Event, EventTable, EventTableError, Root};
use demarche::lexicon::Lexicon;
use demarche::pipeline::Analyser;

fn coder() -> impl Fn(&str) -> Vec<Event> {
    let analyser = Analyser::new(Lexicon::embedded().unwrap()).unwrap();
    let table = EventTable::embedded().unwrap();
    move |text| analyser.events(&Document::new("a", text), &table)
}

#[test]
fn every_rule_finds_its_own_examples() {
    let events = coder();
    let mut wrong = Vec::new();
    for rule in &EventTable::embedded().unwrap().rules {
        assert!(!rule.examples.is_empty(), "{} has no example", rule.id);
        for example in &rule.examples {
            let found = events(example);
            let right = found.first().is_some_and(|event| match rule.says {
                Says::Is(root) => {
                    event.rule == rule.id && [Some(root), rule.negated].contains(&Some(event.code))
                }
                Says::Announces => {
                    matches!(event.code, Root::Agree | Root::Threaten | Root::Reject)
                }
                Says::Through(_) => true,
            });
            if !right {
                let found = found.first().map(|event| (event.code, event.rule.clone()));
                wrong.push(format!("{}: {example}: {found:?}", rule.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each line holds a root, or `-` for no event, and a sentence.
#[track_caller]
fn check(lines: &str) {
    let events = coder();
    let mut wrong = Vec::new();
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let (root, text) = line.trim().split_once('|').unwrap();
        let found = events(text.trim());
        let code = found.first().map_or("-", |event| event.code.as_str());
        if code != root.trim() {
            wrong.push(format!("{code}, not {line}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_main_clause_is_asked_first() {
    check(
        "
        DEMAND   | Chile demanded that Peru withdraw its troops from the valley.
        CONSULT  | Officials in Lima said the Chilean president visited Peru after the fire.
        AGREE    | Peru agreed to stop the arrests, an official said on Sunday.
        COERCE   | Police arrested a poet who had criticised the minister.
        -        | The valley lies between two rivers.
        ",
    );
}

#[test]
fn what_is_only_announced_is_agreed_to_or_threatened() {
    check(
        "
        AGREE    | Norway will send doctors to Malawi.
        AID      | Norway sent doctors to Malawi.
        THREATEN | Norway will impose an embargo on Malawi.
        SANCTION | Norway imposed an embargo on Malawi.
        REJECT   | Norway will not send doctors to Malawi.
        REJECT   | Norway did not allow the ship to land.
        DEMAND   | Malawi must release the fishermen, Norway said.
        ",
    );
}

#[test]
fn stance_frames_give_their_acts_root() {
    let events = coder();
    let found = events("Hungary deplores the ruling of the court in Slovakia.");
    assert_eq!(found[0].code, Root::Disapprove);
    let found = events("Hungary does not favour the ruling.");
    assert_eq!(found[0].code, Root::Reject);
}

#[test]
fn parties_are_actors_with_their_words() {
    let events = coder();
    let found = events("Kenya sent food to Somalia.");
    let [event] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!(event.source.actors[0].id.as_str(), "country:KE");
    assert_eq!(event.target.actors[0].id.as_str(), "country:SO");
    assert_eq!(event.source.words.as_ref().unwrap().text, "Kenya");
    assert_eq!((event.code, event.cameo), (Root::Aid, "07"));
    let found = events("Kenya said it had sent food to Somalia.");
    assert_eq!(found[0].source.actors[0].id.as_str(), "country:KE");
    let found = events("Fishermen blocked the bridge.");
    assert!(found[0].source.actors.is_empty());
    assert_eq!(found[0].source.words.as_ref().unwrap().text, "Fishermen");
}

#[test]
fn a_folder_adds_and_replaces_rules() {
    let folder = tempfile::tempdir().unwrap();
    let rules = r#"[(id: "sing", cue: ["@songs"], class: Verb, says: Is(Consult)),
        (id: "extradite", cue: ["extradite"], class: Verb, says: Is(Coerce))]"#;
    fs::write(folder.path().join("own.ron"), rules).unwrap();
    let error = EventTable::with_folder(folder.path()).unwrap_err();
    assert!(matches!(error, EventTableError::Set { .. }), "{error}");
    fs::write(
        folder.path().join("words-own.ron"),
        r#"[(id: "songs", words: ["toast"])]"#,
    )
    .unwrap();
    let table = EventTable::with_folder(folder.path()).unwrap();
    let analyser = Analyser::new(Lexicon::embedded().unwrap()).unwrap();
    let code = |text| analyser.events(&Document::new("a", text), &table)[0].code;
    assert_eq!(code("Peru toasted Chile."), Root::Consult);
    assert_eq!(code("Peru extradited the bankers."), Root::Coerce);
}

fn demarche() -> Command {
    Command::cargo_bin("demarche").unwrap()
}

#[test]
fn the_commands_print_events_and_figures() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("a.txt");
    fs::write(&text, "Kenya sent food to Somalia. It rained.\n").unwrap();
    let run = demarche().arg("events").arg(&text).assert().code(0);
    let out = String::from_utf8(run.get_output().stdout.clone()).unwrap();
    let event: serde_json::Value = serde_json::from_str(out.trim()).unwrap();
    assert_eq!(event["code"], "AID");
    assert_eq!(event["evidence"]["text"], "Kenya sent food to Somalia.");
    let gold = folder.path().join("gold.jsonl");
    fs::write(
        &gold,
        "{\"text\": \"Kenya sent food to Somalia.\", \"event\": \"AID\"}\n\
         {\"text\": \"Kenya shelled Somalia.\", \"event\": \"CONSULT\"}\n",
    )
    .unwrap();
    let score = |lines: &str| {
        let mut command = demarche();
        command
            .arg("score-events")
            .arg(&gold)
            .args(["--lines", lines]);
        let run = command.args(["--format", "json"]).assert().code(0);
        let figures: serde_json::Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
        (figures["sentences"].as_u64(), figures["right"].as_u64())
    };
    assert_eq!(score("odd"), (Some(1), Some(1)));
    assert_eq!(score("even"), (Some(1), Some(0)));
    assert_eq!(score("all"), (Some(2), Some(1)));
    fs::write(&gold, "{\"text\": \"x\", \"event\": \"NONE\"}\n").unwrap();
    demarche().arg("score-events").arg(&gold).assert().code(2);
}
