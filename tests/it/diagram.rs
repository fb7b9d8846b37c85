//! The stance diagram: whatever the names hold, the DOT says just that, and the
//! pictures hold no script and no link but to the web.

use std::collections::BTreeSet;

use assert_cmd::Command;
use demarche::export::diagram::{
    Basis, Cluster, Diagram, DiagramEdge, HolderNode, Quote, TargetKind, TargetNode,
};
use demarche::export::dot::dot;
use demarche::graph::{Catalogue, DocumentNode, Report, assemble};
use demarche::render::{self, Renderer};
use demarche::stances::{ActorRef, Quotation, Stance, Target};
use demarche::vocabulary::{Act, ActorKind, Modality, Scope, StanceKind};
use graphviz_rust::dot_structures::{Graph, Stmt};
use proptest::prelude::*;

/// Texts that have broken drawings before.
pub(crate) const HOSTILE: &[&str] = &[
    "plain",
    "said \"no\"];evil[label=\"x",
    "back\\slash\\",
    "\\N \\G \\E \\T \\H \\L \\n \\l \\r",
    "a & b &amp; c &lt;d&gt; &#106; &notin;",
    "<b>bold</b> <table border='0'>",
    "</svg><script>alert(1)</script>",
    "<!-- --> <![CDATA[ ]]> <?php ?>",
    "two\nlines\r\nthree\rfour\u{2028}five",
    "nul\u{0} bell\u{7} esc\u{1b}[31m del\u{7f}",
    "right\u{202e}to left \u{feff}\u{fffe}\u{10ff41}",
    "javascript:alert(1)",
    "=HYPERLINK(\"http://example.org\")",
    "// comment # comment /* comment",
    "digraph { a -> b } ; strict",
    "Élysée Привет 你好 שלום 🕊",
    "",
    " \t ",
];

fn diagram(texts: &[String]) -> Diagram {
    let text = |at: usize| texts[at % texts.len()].clone();
    let mut diagram = Diagram {
        title: text(0),
        ..Diagram::default()
    };
    for at in 0..4 {
        diagram.holders.push(HolderNode {
            id: format!("{at}{}", text(at)),
            label: text(at + 1),
            speakers: vec![text(at + 2), text(at + 3)],
            kind: ActorKind::ALL[at],
            member_of: vec![text(4)],
        });
        diagram.targets.push(TargetNode {
            id: format!("{at}{}", text(at + 3)),
            label: text(at + 2),
            kind: [TargetKind::Issue, TargetKind::Words, TargetKind::Actor][at % 3],
        });
    }
    for at in 0..9 {
        diagram.edges.push(DiagramEdge {
            holder: diagram.holders[at % 4].id.clone(),
            target: diagram.targets[(at / 2) % 4].id.clone(),
            stance: StanceKind::ALL[at % 3],
            intensity: u8::try_from(at % 5).unwrap(),
            count: at,
            via: (0..at % 3).map(text).collect(),
            own_participation: at % 4 == 0,
            timing: at % 5 == 0,
            quotes: vec![Quote {
                words: text(at),
                speaker: Some(text(at + 1)),
                source: text(at + 2),
                date: None,
                url: Some(text(at)),
            }],
            url: Some(text(at + 1)),
        });
    }
    diagram.clusters.push(Cluster {
        id: text(4),
        label: text(5),
    });
    diagram.basis = Basis {
        documents: 1,
        positions: 9,
        from: None,
        until: None,
    };
    diagram
}

/// Nodes and edges of the drawing proper, counted in DOT that was read back.
fn counts(text: &str) -> (usize, usize) {
    fn walk(stmts: &[Stmt], nodes: &mut BTreeSet<String>, edges: &mut usize) {
        for stmt in stmts {
            match stmt {
                Stmt::Node(node) => {
                    nodes.insert(node.id.0.to_string());
                }
                Stmt::Edge(edge) => {
                    let drawn = edge
                        .attributes
                        .iter()
                        .any(|at| at.0.to_string() == "tooltip");
                    *edges += usize::from(drawn);
                }
                Stmt::Subgraph(inner) if !inner.id.to_string().contains("legend") => {
                    walk(&inner.stmts, nodes, edges);
                }
                _ => {}
            }
        }
    }
    let graph = graphviz_rust::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let Graph::DiGraph { stmts, .. } = graph else {
        panic!("no digraph")
    };
    let (mut nodes, mut edges) = (BTreeSet::new(), 0);
    walk(&stmts, &mut nodes, &mut edges);
    (nodes.len(), edges)
}

#[track_caller]
fn check(texts: &[String]) -> String {
    let diagram = diagram(texts);
    let text = dot(&diagram);
    assert_eq!(counts(&text), (8, 9), "{text}");
    assert_eq!(text, dot(&diagram), "the same bytes twice");
    text
}

#[track_caller]
pub(crate) fn check_svg(svg: &str) {
    let mut reader = quick_xml::Reader::from_str(svg);
    let mut depth = 0_i32;
    loop {
        use quick_xml::events::Event;
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                check_element(&start);
                depth += 1;
            }
            Event::Empty(start) => check_element(&start),
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
}

#[track_caller]
fn check_element(start: &quick_xml::events::BytesStart<'_>) {
    let name = start.name().as_ref().to_owned();
    let known = [
        "svg", "g", "a", "title", "path", "polygon", "polyline", "ellipse", "text",
    ];
    assert!(known.contains(&name.as_str()), "{name}");
    for attribute in start.attributes() {
        let attribute = attribute.unwrap();
        let key = attribute.key.as_ref();
        assert!(!key.starts_with("on") && key != "style", "{key}");
        if key.ends_with("href") {
            assert!(attribute.value.starts_with("http"), "{}", attribute.value);
        }
    }
}

#[test]
fn hostile_texts_stay_texts() {
    for &hostile in HOSTILE {
        let texts = [hostile.to_owned()];
        let svg = render::svg(&check(&texts), Renderer::BuiltIn);
        check_svg(&svg.unwrap_or_else(|error| panic!("{hostile:?}: {error}")));
    }
    let all: Vec<String> = HOSTILE.iter().map(|&text| text.to_owned()).collect();
    let svg = render::svg(&check(&all), Renderer::BuiltIn).unwrap();
    check_svg(&svg);
    assert!(!svg.contains("<script"), "{svg}");
}

/// Nodes and edges that the real Graphviz sees, legend and all; `None` where it
/// is not installed.
fn counts_of_graphviz(text: &str) -> Option<[usize; 2]> {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let dot = Command::new("dot")
        .arg("-Tplain")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut dot = dot.ok()?;
    let mut input = dot.stdin.take().unwrap();
    let text = text.to_owned();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = dot.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    // A label in UTF-8 is printed as it stands: lines that go on begin otherwise.
    let plain = String::from_utf8_lossy(&output.stdout);
    let count = |word: &str| plain.lines().filter(|line| line.starts_with(word)).count();
    Some([count("node "), count("edge ")])
}

#[test]
fn graphviz_sees_the_same_nodes_and_edges_whatever_the_names() {
    let Some(expected) = counts_of_graphviz(&dot(&diagram(&["plain".to_owned()]))) else {
        // `.ci/run` installs Graphviz; elsewhere the other tests have to do.
        return;
    };
    assert!(expected[0] >= 8 && expected[1] >= 9, "{expected:?}");
    for &hostile in HOSTILE {
        let text = dot(&diagram(&[hostile.to_owned()]));
        assert_eq!(
            counts_of_graphviz(&text),
            Some(expected),
            "{hostile:?}\n{text}"
        );
    }
}

#[test]
fn markup_is_shown_as_it_stands() {
    let texts = ["a &lt; b < c & \"d\" \\N".to_owned()];
    let svg = render::svg(&check(&texts), Renderer::BuiltIn).unwrap();
    assert!(
        svg.contains("a &amp;lt; b &lt; c &amp; &quot;d&quot; \\N"),
        "{svg}"
    );
}

#[test]
fn tooltips_are_titles_and_links_lead_to_the_web() {
    let mut diagram = diagram(&["Gondor".to_owned()]);
    diagram.edges[0].url = Some("https://example.org/a?b=1&c=2".to_owned());
    let svg = render::svg(&dot(&diagram), Renderer::BuiltIn).unwrap();
    assert!(svg.contains("<title>Gondor supports Gondor"), "{svg}");
    assert!(svg.contains("“Gondor” (Gondor, Gondor)</title>"), "{svg}");
    assert!(
        svg.contains("xlink:href=\"https://example.org/a?b=1&amp;c=2\""),
        "{svg}"
    );
    assert!(!svg.contains("holder:"), "no identifiers");
}

#[test]
fn pictures_are_the_same_every_time() {
    let text = check(&["Rohan".to_owned(), "Élysée Привет".to_owned()]);
    let svg = render::svg(&text, Renderer::BuiltIn).unwrap();
    assert_eq!(svg, render::svg(&text, Renderer::BuiltIn).unwrap());
    let png = render::png(&svg).unwrap();
    assert!(png.starts_with(b"\x89PNG"));
    assert_eq!(png, render::png(&svg).unwrap());
    let pdf = render::pdf(&svg, "Rohan").unwrap();
    assert!(pdf.starts_with(b"%PDF"));
    assert_eq!(pdf, render::pdf(&svg, "Rohan").unwrap());
    let holds = |word: &[u8]| pdf.windows(word.len()).any(|at| at == word);
    assert!(!holds(b"CreationDate") && !holds(b"ModDate") && holds(b"Arimo"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_dot_is_read_back(texts in prop::collection::vec("(\\PC|[\"\\\\<>&;{}\n\r\t\u{0}]){0,24}", 1..8)) {
        check(&texts);
    }

    #[test]
    fn every_svg_is_clean(texts in prop::collection::vec("[ -~\n\u{0}\u{7f}é…]{0,24}", 1..6)) {
        let text = check(&texts);
        check_svg(&render::svg(&text, Renderer::BuiltIn).unwrap());
    }
}

fn actor(id: &str, name: &str, kind: ActorKind) -> ActorRef {
    ActorRef {
        id: id.into(),
        name: name.to_owned(),
        kind,
    }
}

/// A graph file of two positions.
fn graph_file() -> String {
    let gondor = actor("country:GO", "Gondor", ActorKind::Country);
    let record = |holder: ActorRef, stance, target: &str| Stance {
        document: "chronicle".into(),
        holder,
        party: Some(gondor.clone()),
        stance,
        act: Act::Support,
        target: Target {
            text: target.to_owned(),
            start: 0,
            end: 1,
            meaning: target.to_owned(),
            actors: Vec::new(),
            issue: None,
        },
        addressee: Vec::new(),
        via: Vec::new(),
        intensity: 2,
        modality: Modality::Asserted,
        scope: Scope::General,
        quoted: false,
        date: "3019-03-15".parse().ok(),
        confidence: 0.9,
        rule: "test".into(),
        evidence: Quotation {
            text: format!("It concerns {target}."),
            start: 0,
            end: 1,
        },
        reviewed: None,
    };
    let steward = actor("person:denethor", "Denethor", ActorKind::Person);
    let stances = vec![
        record(gondor.clone(), StanceKind::Supports, "the beacons"),
        record(steward, StanceKind::Opposes, "the march on the gate"),
    ];
    let document = DocumentNode {
        id: "chronicle".into(),
        ..DocumentNode::default()
    };
    let graph = assemble([Report { document, stances }], &Catalogue::default());
    graph.to_ron().unwrap()
}

#[test]
fn command_draws_and_says_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(file("graph.ron"), graph_file()).unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::cargo_bin("demarche").unwrap();
        let output = command
            .arg("diagram")
            .arg(file("graph.ron"))
            .args(arguments)
            .output();
        let output = output.unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (
            output.status.code(),
            text(&output.stdout),
            text(&output.stderr),
        )
    };
    let (code, printed, _) = run(&[]);
    assert_eq!((code, counts(&printed)), (Some(0), (3, 2)), "{printed}");
    assert!(printed.contains("label=\"Gondor\\nDenethor\""), "{printed}");

    let (code, printed, _) = run(&["--about", "beacons", "--title", "Fires"]);
    assert_eq!((code, counts(&printed)), (Some(0), (2, 1)), "{printed}");
    assert!(printed.starts_with("digraph \"Fires\""), "{printed}");
    let (_, printed, _) = run(&["--by", "Gondor", "--stance", "opposes"]);
    assert_eq!(counts(&printed), (2, 1), "{printed}");

    for name in ["a.svg", "a.png", "a.pdf", "a.dot"] {
        assert_eq!(run(&["-o", &file(name)]).0, Some(0), "{name}");
        assert!(std::fs::metadata(file(name)).unwrap().len() > 500);
    }
    let (code, _, said) = run(&["-o", &file("a.bmp")]);
    assert!(
        code == Some(2) && said.contains("hint: end the file's name in"),
        "{said}"
    );
    let (code, _, said) = run(&["--about", "moonlight"]);
    assert!(
        code == Some(1) && said.contains("no position to draw"),
        "{said}"
    );
    let (code, _, said) = run(&["--by", "Gondr"]);
    assert!(
        code == Some(2) && said.contains("did you mean Gondor"),
        "{said}"
    );
    assert_eq!(run(&["--since", "3020"]).0, Some(1));
}

/// Two edges between the same two nodes would lie on each other without words.
#[test]
fn edges_of_one_pair_have_words() {
    let mut diagram = diagram(&["plain".to_owned()]);
    diagram.edges.truncate(1);
    diagram.edges[0].count = 1;
    diagram.edges[0].own_participation = false;
    diagram.edges[0].timing = false;
    let words = |diagram: &Diagram| dot(diagram).matches("labeltooltip").count();
    assert_eq!(words(&diagram), 0);
    let mut other = diagram.edges[0].clone();
    other.stance = StanceKind::Warns;
    diagram.edges.push(other);
    assert_eq!(words(&diagram), 2);
    let text = dot(&diagram);
    assert!(text.contains("A folded corner"), "{text}");
}
