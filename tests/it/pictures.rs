//! The pictures of alignment and of positions over time: what they draw, and
//! that whatever the names hold, a picture shows just that.

use assert_cmd::Command;
use demarche::analysis::align::Measure;
use demarche::analysis::timeline::timeline;
use demarche::analysis::{Lens, Statement};
use demarche::document::Document;
use demarche::export::alignment::Alignment;
use demarche::export::timeline::Timeline;
use demarche::export::{alignment_svg, dot_alignment, timeline_svg};
use demarche::graph::{Catalogue, Report, StanceGraph, assemble};
#[cfg(feature = "render")]
use demarche::render;
use demarche::stances::Stance;
use serde_json::json;

use crate::diagram::{HOSTILE, check_svg};

/// One record of the invented world.
fn record(holder: (&str, &str), stance: &str, topic: &str, date: &str) -> Stance {
    let act = match stance {
        "supports" => "support",
        "opposes" => "oppose",
        _ => "warn",
    };
    serde_json::from_value(json!({
        "document": "chronicle",
        "holder": {"id": holder.0, "name": holder.1, "kind": "country"},
        "party": {"id": holder.0, "name": holder.1, "kind": "country"},
        "stance": stance, "act": act,
        "target": {"text": topic, "start": 0, "end": 3, "meaning": topic, "actors": [],
                   "issue": {"id": format!("issue:{topic}"), "label": topic}},
        "addressee": [], "via": [], "intensity": 2, "modality": "asserted", "scope": "general",
        "quoted": false, "date": date, "confidence": 0.5, "rule": "test",
        "evidence": {"text": format!("Words on {topic}."), "start": 0, "end": 3}
    }))
    .unwrap()
}

fn graph(records: Vec<Stance>) -> StanceGraph {
    let document = Document::new("chronicle", "text");
    assemble([Report::new(&document, records)], &Catalogue::default())
}

/// Gondor and Rohan agree on one topic, Mordor is against both; Gondor turns.
fn world(names: [&str; 3], topics: [&str; 2]) -> StanceGraph {
    let [gondor, rohan, mordor] = [
        ("country:G", names[0]),
        ("country:R", names[1]),
        ("country:M", names[2]),
    ];
    graph(vec![
        record(gondor, "opposes", topics[0], "3018-01-05"),
        record(gondor, "supports", topics[0], "3019-03-15"),
        record(gondor, "supports", topics[0], "3019-03"),
        record(rohan, "supports", topics[0], "3019-03-02"),
        record(mordor, "opposes", topics[0], "3019"),
        record(mordor, "warns", topics[1], "3019-03-01"),
        record(rohan, "warns", topics[1], "3019-02-01"),
    ])
}

fn statements(graph: &StanceGraph) -> Vec<Statement<'_>> {
    Lens::default().statements(graph)
}

fn alignment(graph: &StanceGraph, title: &str) -> Alignment {
    let statements = statements(graph);
    let mut drawn = Alignment::of(&statements, graph, (1, 20), Measure::Count);
    title.clone_into(&mut drawn.title);
    drawn
}

fn over_time(graph: &StanceGraph, title: &str) -> Timeline {
    let mut drawn = Timeline::of(&timeline(&statements(graph), graph), graph, None);
    title.clone_into(&mut drawn.title);
    drawn
}

fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[test]
fn an_alignment_is_what_align_computes() {
    let graph = world(["Gondor", "Rohan", "Mordor"], ["the muster", "the tower"]);
    let drawn = alignment(&graph, "World");
    let names: Vec<_> = drawn.actors.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Gondor", "Mordor", "Rohan"]);
    let ties: Vec<_> = drawn
        .ties
        .iter()
        .map(|tie| (tie.between, tie.agreement, tie.conflict))
        .collect();
    // Gondor once opposed and now supports: it shares a position with each.
    assert_eq!(
        ties,
        [((0, 1), 1.0, 1.0), ((0, 2), 1.0, 1.0), ((1, 2), 1.0, 1.0)]
    );
    assert_eq!(
        drawn.ties[2].told(&drawn),
        "Mordor and Rohan\nagree on: the tower (both warn)\n\
         differ on: the muster (Mordor opposes, Rohan supports)"
    );
    let svg = alignment_svg::svg(&drawn);
    assert_eq!(count(&svg, "class=\"edge\""), 6);
    assert_eq!(count(&svg, "class=\"node\""), 3);
    assert!(
        svg.contains("stroke-dasharray"),
        "conflict is dashed: {svg}"
    );
}

#[test]
fn the_heaviest_lines_of_both_sorts_stay() {
    let graph = world(["Gondor", "Rohan", "Mordor"], ["the muster", "the tower"]);
    let mut drawn = alignment(&graph, "World");
    drawn.keep_heaviest(2);
    assert_eq!((drawn.lines(), drawn.lines_left_out), (2, 4));
    assert!(drawn.ties.iter().any(|tie| tie.agreement > 0.0));
    assert!(drawn.ties.iter().any(|tie| tie.conflict > 0.0));
    let svg = alignment_svg::svg(&drawn);
    assert!(svg.contains("The 2 heaviest of 6 lines are drawn"), "{svg}");
}

#[test]
fn a_timeline_marks_what_changed() {
    let graph = world(["Gondor", "Rohan", "Mordor"], ["the muster", "the tower"]);
    let drawn = over_time(&graph, "World");
    let labels: Vec<_> = drawn.topics.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(labels, ["the muster", "the tower"]);
    let svg = timeline_svg::svg(&drawn);
    assert_eq!(count(&svg, "class=\"mark\""), 7);
    assert_eq!(count(&svg, ">reversed 3019-03<"), 1, "{svg}");
    assert!(
        svg.contains(
            "<title>Gondor supports the muster (reversed, 3019-03)\n“Words on the muster.”"
        ),
        "{svg}"
    );
    assert!(svg.contains("the muster (repeated, 3019-03-15)"), "{svg}");
    for words in ["Legend", ">opposes<", ">warns<", "small: repeated"] {
        assert!(svg.contains(words), "{words}");
    }
}

#[test]
fn hostile_texts_stay_texts() {
    let plain = world(["Gondor", "Rohan", "Mordor"], ["the muster", "the tower"]);
    let expected = {
        let (lines, marks) = (alignment(&plain, "x"), over_time(&plain, "x"));
        (
            count(&alignment_svg::svg(&lines), "class=\"edge\""),
            count(&timeline_svg::svg(&marks), "class=\"mark\""),
        )
    };
    for &hostile in HOSTILE {
        let topics = [format!("{hostile}1"), format!("{hostile}2")];
        let graph = world([hostile; 3], [&topics[0], &topics[1]]);
        let (lines, marks) = (alignment(&graph, hostile), over_time(&graph, hostile));
        let drawn = [alignment_svg::svg(&lines), timeline_svg::svg(&marks)];
        for svg in &drawn {
            check_svg(svg);
            assert!(!svg.contains("<script") && !svg.contains("href"), "{svg}");
        }
        let found = (
            count(&drawn[0], "class=\"edge\""),
            count(&drawn[1], "class=\"mark\""),
        );
        assert_eq!(found, expected, "{hostile:?}");
        let dot = dot_alignment::dot(&lines);
        let read = graphviz_rust::parse(&dot);
        assert!(read.is_ok(), "{hostile:?}: {dot}");
        assert_eq!(
            count(&dot, " -- "),
            expected.0 + count(hostile, " -- "),
            "{dot}"
        );
    }
}

#[cfg(feature = "render")]
#[test]
fn hostile_texts_are_painted_and_printed() {
    for &hostile in HOSTILE {
        let topics = [format!("{hostile}1"), format!("{hostile}2")];
        let graph = world([hostile; 3], [&topics[0], &topics[1]]);
        let svg = timeline_svg::svg(&over_time(&graph, hostile));
        assert!(render::png(&svg).unwrap().starts_with(b"\x89PNG"));
        let pdf = render::pdf(&svg, hostile).unwrap();
        assert!(pdf.starts_with(b"%PDF"), "{hostile:?}");
        let holds = |word: &[u8]| pdf.windows(word.len()).any(|at| at == word);
        assert!(!holds(b"/JavaScript") && !holds(b"/URI") && !holds(b"/OpenAction"));
    }
}

#[test]
fn command_draws_every_kind_and_says_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).display().to_string();
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/over-time");
    let run = |arguments: &[&str]| {
        let mut command = Command::cargo_bin("demarche").unwrap();
        let output = command.arg("diagram").arg(source).args(arguments).output();
        let output = output.unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (
            output.status.code(),
            text(&output.stdout),
            text(&output.stderr),
        )
    };
    let (code, printed, _) = run(&["--kind", "timeline", "--actor", "Turkey"]);
    assert_eq!(code, Some(0));
    assert!(printed.contains("reversed 2023-07-10"), "{printed}");
    assert!(printed.contains(">ascribed 2022-05-18<"), "{printed}");
    let (code, printed, _) = run(&["--kind", "alignment", "--include-own"]);
    assert_eq!(code, Some(0));
    assert!(printed.starts_with("graph \"Agreement"), "{printed}");
    assert!(printed.contains("class=\"conflict\""), "{printed}");
    for (kind, name) in [
        ("actor", "actor.svg"),
        ("alignment", "alignment.pdf"),
        ("timeline", "timeline.png"),
    ] {
        let mut arguments = vec!["--kind", kind, "-o"];
        let path = file(name);
        arguments.push(&path);
        if kind != "alignment" {
            arguments.extend(["--actor", "Turkey"]);
        }
        assert_eq!(run(&arguments).0, Some(0), "{name}");
        assert!(std::fs::metadata(&path).unwrap().len() > 500, "{name}");
    }
    for (arguments, words) in [
        (
            ["--kind", "timeline", "-o", "x.dot"],
            "a timeline is no graph",
        ),
        (
            ["--kind", "timeline", "-o", "x.html"],
            "use --kind positions",
        ),
        (
            ["--kind", "alignment", "--by", "Turkey"],
            "leave out --actor",
        ),
        (["--kind", "actor", "-o", "x.svg"], "give --actor NAME"),
    ] {
        let (code, _, said) = run(&arguments);
        assert!(code == Some(2) && said.contains(words), "{said}");
    }
    let (code, _, said) = run(&["--kind", "timeline", "--since", "2030"]);
    assert!(
        code == Some(1) && said.contains("no dated position"),
        "{said}"
    );
}
