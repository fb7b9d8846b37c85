//! Comparisons: who agrees, who changed, who contradicts, which blocs there are.

#![allow(clippy::too_many_lines, reason = "a small world is told in one piece")]

use demarche::analysis::align::{Affiliation, Measure, Network};
use demarche::analysis::blocs::blocs;
use demarche::analysis::cohesion::cohesion;
use demarche::analysis::compare::{By, Row, Verdict, as_of, compare};
use demarche::analysis::contradiction::{Kind, contradictions};
use demarche::analysis::polarisation::{divides, external_internal};
use demarche::analysis::timeline::{Move, shifts, timeline};
use demarche::analysis::window::{Step, windows};
use demarche::analysis::{Lens, Statement, Voice, edges_on};
use demarche::graph::StanceGraph;
use demarche::lexicon::Lexicon;
use demarche::query::Names;

use crate::records::{document, graph, says};

fn statements(graph: &StanceGraph) -> Vec<Statement<'_>> {
    Lens::default().statements(graph)
}

fn of<'g>(all: &[Statement<'g>], country: &str) -> Vec<Statement<'g>> {
    let id = format!("country:{country}");
    all.iter()
        .filter(|it| it.who.id.as_str() == id)
        .copied()
        .collect()
}

/// "opposed dam: DE opposes the dam. / FR supports the dam."
fn shown(rows: &[Row<'_>]) -> Vec<String> {
    let words = |records: &[&demarche::stances::Stance]| {
        let words = records.iter().map(|record| record.evidence.text.as_str());
        words.collect::<Vec<_>>().join(" ")
    };
    let row = |row: &Row<'_>| {
        let (left, right) = (words(&row.left), words(&row.right));
        format!(
            "{} {}: {left} / {right}",
            row.verdict.as_str(),
            row.topic.label
        )
    };
    rows.iter().map(row).collect()
}

#[test]
fn two_actors_agree_are_opposed_or_silent() {
    let graph = graph(vec![
        document(
            "a",
            "2030",
            "",
            vec![
                says("DE", "opposes", "the dam").on("dam"),
                says("DE", "supports", "a toll on trucks"),
                says("DE", "opposes", "the text"),
                says("PL", "opposes", "the dam").on("dam"),
            ],
        ),
        document(
            "b",
            "2031",
            "",
            vec![
                says("FR", "supports", "the dam").on("dam"),
                says("FR", "supports", "a toll on trucks"),
                says("FR", "opposes", "the text"),
                says("FR", "warns", "raids on ports"),
            ],
        ),
    ]);
    let all = statements(&graph);
    let (left, right) = (of(&all, "DE"), of(&all, "FR"));
    let rows = compare((&graph, &left), (&graph, &right), By::Topic);
    assert_eq!(
        shown(&rows),
        [
            "opposed dam: DE opposes the dam. / FR supports the dam.",
            "agreed toll on trucks: DE supports a toll on trucks. / FR supports a toll on trucks.",
            "unknown raids on ports:  / FR warns raids on ports.",
            // "The text" of one document is not "the text" of another.
            "unknown text: DE opposes the text. / ",
            "unknown text:  / FR opposes the text.",
        ]
    );
    assert!(
        rows.iter()
            .all(|row| row.left.iter().all(|it| it.holder.name != "PL"))
    );
}

#[test]
fn positions_as_of_a_date_are_the_last_before_it() {
    let graph = graph(vec![
        document(
            "a",
            "2030-03",
            "",
            vec![says("DE", "opposes", "the dam").on("dam")],
        ),
        document(
            "b",
            "2031-06-01",
            "",
            vec![says("DE", "supports", "the dam").on("dam")],
        ),
        document("c", "", "", vec![says("DE", "warns", "the dam").on("dam")]),
        document(
            "d",
            "2031-07",
            "",
            vec![
                says("DE", "opposes", "the dam")
                    .on("dam")
                    .with("modality", "earlier"),
            ],
        ),
    ]);
    let all = statements(&graph);
    let stance = |date: &str| -> Vec<String> {
        let known = as_of(&all, date.parse().unwrap(), &graph);
        known
            .iter()
            .map(|it| it.record.stance.to_string())
            .collect()
    };
    assert!(stance("2029").is_empty());
    assert_eq!(stance("2030"), ["opposes"]);
    assert_eq!(stance("2031-05-31"), ["opposes"]);
    assert_eq!(stance("2032"), ["supports"]);
    let sides = ["2030", "2032"].map(|date| as_of(&all, date.parse().unwrap(), &graph));
    let rows = compare((&graph, &sides[0]), (&graph, &sides[1]), By::Topic);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].verdict, Verdict::Opposed);
}

#[test]
fn a_timeline_tells_each_step() {
    let dam = |stance: &str| says("DE", stance, "the dam").on("dam");
    let graph = graph(vec![
        document("a", "2030-01", "", vec![dam("opposes")]),
        document("b", "2030-02", "", vec![dam("opposes")]),
        document("c", "2030-03", "", vec![dam("opposes").by("Ina Oduro")]),
        document(
            "d",
            "2030-04",
            "",
            vec![dam("opposes").with("intensity", 3)],
        ),
        document(
            "e",
            "2030-05",
            "",
            vec![dam("opposes").with("modality", "conditional")],
        ),
        document("f", "2030-06", "", vec![dam("warns")]),
        document(
            "g",
            "2030-07",
            "",
            vec![dam("supports"), dam("opposes").via("Courier")],
        ),
        document("h", "2030-08", "", vec![dam("supports"), dam("opposes")]),
        document("i", "", "", vec![dam("supports")]),
        document(
            "j",
            "2030-09",
            "",
            vec![says("FR", "opposes", "the dam").on("dam")],
        ),
    ]);
    let all = statements(&graph);
    let lines = timeline(&of(&all, "DE"), &graph);
    let steps = |line: usize| -> Vec<(Move, String, usize)> {
        let events = lines[line].events.iter();
        events
            .map(|it| (it.kind, it.from.to_string(), it.times))
            .collect()
    };
    let step = |kind, from: &str, times| (kind, from.to_owned(), times);
    assert_eq!(lines.len(), 2, "warnings have a line of their own");
    assert_eq!(
        steps(0),
        [
            step(Move::FirstStated, "2030-01", 1),
            step(Move::Repeated, "2030-02", 2),
            step(Move::Hardened, "2030-04", 1),
            step(Move::Softened, "2030-05", 1),
            step(Move::Ascribed, "2030-07", 1),
            step(Move::Reversed, "2030-07", 1),
            step(Move::Disputed, "2030-08", 1),
        ]
    );
    assert_eq!(lines[0].undated.len(), 1);
    assert_eq!(steps(1), [step(Move::FirstStated, "2030-06", 1)]);

    let found = shifts(&all, &graph);
    assert_eq!(found.len(), 1, "nobody else changed");
    assert_eq!(found[0].who.name, "Germany");
    assert_eq!(found[0].date.to_string(), "2030-07");
    let documents = |records: &[&demarche::stances::Stance]| -> Vec<String> {
        records
            .iter()
            .map(|record| record.document.to_string())
            .collect()
    };
    assert_eq!(documents(&found[0].before), ["e"]);
    assert_eq!(documents(&found[0].after), ["g"]);
    assert!((found[0].confidence - 0.64).abs() < 1e-9);
}

#[test]
fn a_position_of_the_past_that_a_text_recalls_can_be_reversed() {
    let graph = graph(vec![document(
        "a",
        "2030",
        "",
        vec![
            says("DE", "opposes", "the dam")
                .on("dam")
                .with("modality", "earlier"),
            says("DE", "supports", "the dam").on("dam"),
            says("FR", "opposes", "the dam").on("dam"),
        ],
    )]);
    let found = shifts(&statements(&graph), &graph);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].who.name, "Germany");
}

#[test]
fn contradictions_are_of_one_holder_and_one_time() {
    let dam = |who: &str, stance: &str| says(who, stance, "the dam").on("dam");
    let graph = graph(vec![
        // Poland changed: no contradiction.
        document("a", "2030", "", vec![dam("PL", "opposes")]),
        document("b", "2032", "", vec![dam("PL", "supports")]),
        // Germany between two times of support: one.
        document(
            "c",
            "2030-01",
            "Courier",
            vec![dam("DE", "supports"), dam("FR", "supports")],
        ),
        document("d", "2030-06", "Courier", vec![dam("DE", "opposes")]),
        document("e", "2030-12", "Courier", vec![dam("DE", "supports")]),
        // France, as two outlets have it.
        document("f", "2030-01", "Gazette", vec![dam("FR", "opposes")]),
        // Italy, as one outlet has it against its own words.
        document("g", "2031", "Courier", vec![dam("IT", "supports")]),
        document("h", "2031", "Courier", vec![dam("IT", "opposes").via("RT")]),
        // Spain will not take part, and recalls: no contradiction.
        document(
            "i",
            "2031",
            "",
            vec![
                dam("ES", "supports"),
                dam("ES", "opposes").with("scope", "own-participation"),
                dam("ES", "opposes").with("modality", "earlier"),
            ],
        ),
        // Two persons of one state: only if the state is taken as one.
        document(
            "j",
            "2031",
            "",
            vec![
                dam("SE", "supports").by("Ann Ek"),
                dam("SE", "opposes").by("Bo Alm"),
            ],
        ),
    ]);
    let found = |voice: Voice| -> Vec<(Kind, String)> {
        let lens = Lens {
            voice,
            include_own: true,
            ..Lens::default()
        };
        let found = contradictions(&lens.statements(&graph), &graph);
        found
            .iter()
            .map(|it| (it.kind, it.who.name.to_owned()))
            .collect()
    };
    let expected = |list: &[(Kind, &str)]| -> Vec<(Kind, String)> {
        list.iter()
            .map(|(kind, who)| (*kind, (*who).to_owned()))
            .collect()
    };
    assert_eq!(
        found(Voice::Holder),
        expected(&[
            (Kind::SecondHand, "Italy"),
            (Kind::Outlets, "France"),
            (Kind::Holder, "Germany")
        ])
    );
    assert_eq!(
        found(Voice::Party),
        expected(&[
            (Kind::SecondHand, "Italy"),
            (Kind::Outlets, "France"),
            (Kind::Holder, "Germany"),
            (Kind::Holder, "Sweden"),
        ])
    );
    let all = contradictions(&statements(&graph), &graph);
    let germany = &all[2];
    assert_eq!(germany.from.unwrap().to_string(), "2030-06");
    assert_eq!((germany.supports.len(), germany.opposes.len()), (2, 1));
}

/// Four states on three issues: two camps.
fn camps() -> StanceGraph {
    let a = |who: &str, stance: &str| says(who, stance, "the dam").on("dam");
    let b = |who: &str, stance: &str| says(who, stance, "the toll").on("toll");
    let c = |who: &str, stance: &str| says(who, stance, "the raids").on("raids");
    graph(vec![
        document(
            "x",
            "2030",
            "",
            vec![
                a("DE", "supports"),
                a("FR", "supports"),
                a("RU", "opposes"),
                a("CN", "opposes"),
            ],
        ),
        document(
            "y",
            "2031",
            "",
            vec![
                a("DE", "supports"),
                b("DE", "opposes"),
                b("FR", "opposes"),
                b("RU", "supports"),
            ],
        ),
        document(
            "z",
            "2031",
            "",
            vec![c("DE", "warns"), c("RU", "supports"), c("PL", "supports")],
        ),
    ])
}

#[test]
fn networks_have_the_weights_of_their_definitions() {
    let graph = camps();
    let all = statements(&graph);
    let net = Affiliation::of(&all, &graph, 2, 10);
    let names: Vec<&str> = net.actors.iter().map(|who| who.name).collect();
    assert_eq!(
        names,
        ["France", "Germany", "Russia"],
        "who speaks on one topic is left out"
    );
    let rows = |network, measure| net.network(network, measure).rows;
    assert_eq!(
        rows(Network::Congruence, Measure::Count),
        [[0.0, 2.0, 0.0], [2.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
    );
    assert_eq!(
        rows(Network::Conflict, Measure::Count),
        [[0.0, 0.0, 2.0], [0.0, 0.0, 2.0], [2.0, 2.0, 0.0]],
        "a warning is no opposition"
    );
    assert_eq!(
        rows(Network::Subtract, Measure::Count),
        [[0.0, 2.0, -2.0], [2.0, 0.0, -2.0], [-2.0, -2.0, 0.0]]
    );
    // France {dam+, toll-}; Germany {dam+, toll-, raids!}.
    let jaccard = rows(Network::Congruence, Measure::Jaccard)[0][1];
    assert!((jaccard - 2.0 / 3.0).abs() < 1e-12, "{jaccard}");
    let cosine = rows(Network::Congruence, Measure::Cosine)[0][1];
    assert!((cosine - 2.0 / 6.0_f64.sqrt()).abs() < 1e-12, "{cosine}");
    let said: usize = net.ties.iter().map(|tie| tie.statements).sum();
    assert_eq!(said, 9, "Germany said it twice on the dam");

    let found = blocs(&net.network(Network::Subtract, Measure::Count));
    assert_eq!(found.members, [vec![0, 1], vec![2]]);
    assert!(found.frustration.abs() < 1e-12);
    let index = external_internal(&net.network(Network::Congruence, Measure::Count), &found);
    assert_eq!(index, Some(-1.0));

    let whole = Affiliation::of(&all, &graph, 1, 10);
    let topics = divides(&whole);
    assert_eq!(topics[0].topic.label, "dam");
    assert!(
        (topics[0].polarisation - 1.0).abs() < 1e-12,
        "two against two"
    );
    let toll = topics.iter().find(|it| it.topic.label == "toll").unwrap();
    assert_eq!((toll.supporters, toll.opponents), (1, 2));
    assert!((toll.polarisation - 8.0 / 9.0).abs() < 1e-12);

    let years = windows(&all, Step::Year);
    let years: Vec<(String, usize)> = years
        .iter()
        .map(|(year, all)| (year.to_string(), all.len()))
        .collect();
    assert_eq!(years, [("2030".to_owned(), 4), ("2031".to_owned(), 7)]);
    assert!(
        windows(&all, Step::Month).is_empty(),
        "a year is in no month"
    );
}

#[test]
fn an_alliance_has_a_line_dissenters_and_silent_members() {
    let dam = |who: &str, stance: &str| says(who, stance, "the dam").on("dam");
    let graph = graph(vec![
        document(
            "a",
            "2024-05",
            "",
            vec![
                dam("DE", "opposes"),
                dam("FR", "opposes"),
                dam("HU", "supports"),
            ],
        ),
        // No member any more, and one that never was.
        document(
            "b",
            "2024-06",
            "",
            vec![dam("GB", "supports"), dam("RU", "supports")],
        ),
        document(
            "c",
            "2024-07",
            "",
            vec![says("PL", "supports", "the toll").on("toll")],
        ),
        document(
            "d",
            "2018",
            "",
            vec![says("GB", "opposes", "the canal").on("canal")],
        ),
    ]);
    let eu = "org:EU".into();
    let found = cohesion(&eu, &statements(&graph), &graph);
    let dam = &found[0];
    let names = |members: &[demarche::analysis::cohesion::MemberPosition<'_>]| -> Vec<String> {
        members.iter().map(|it| it.who.name.to_owned()).collect()
    };
    assert_eq!(dam.topic.label, "dam");
    assert_eq!(dam.counts, [1, 2, 0]);
    assert_eq!(names(&dam.followers), ["France", "Germany"]);
    assert_eq!(names(&dam.dissenters), ["Hungary"]);
    assert_eq!(dam.agreement, Some(0.5), "(2 - 1/2) / 3");
    let silent: Vec<&str> = dam.silent.iter().map(|who| who.name).collect();
    assert_eq!(silent, ["Poland"], "of the members that the graph knows");
    // The United Kingdom counts where it was a member.
    let canal = found.iter().find(|it| it.topic.label == "canal").unwrap();
    assert_eq!(names(&canal.followers), ["United Kingdom"]);
    assert_eq!(canal.agreement, None);
}

#[test]
fn a_phrase_picks_its_issue_and_nothing_else() {
    let graph = graph(vec![document(
        "a",
        "2030",
        "",
        vec![
            says("DE", "supports", "sanctions on Russia").on("sanctions-russia"),
            says("DE", "supports", "a new harbour in Kiel"),
        ],
    )]);
    let names = Names::of(&Lexicon::embedded().unwrap(), &graph);
    let count = |phrase: &str| edges_on(phrase, &graph, &names).len();
    assert_eq!(
        [count("sanctions"), count("harbour"), count("moonlight")],
        [1, 1, 0]
    );
}
