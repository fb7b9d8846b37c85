//! Questions and queries of the sample graph.

use super::{Answer, Filters, Names, QueryError, ask, search};
use crate::graph::sample::{graph, lexicon};

/// "holder[ (party)]" of each row, then the contrary ones.
fn said(question: &str, filters: &Filters) -> String {
    let graph = graph();
    let names = Names::of(&lexicon(), &graph);
    let answer = ask(question, filters, &graph, &names).unwrap();
    shown(&answer)
}

fn shown(answer: &Answer<'_>) -> String {
    let row = |row: &super::Row<'_>| {
        let through: Vec<_> = row.known_only_through().into_iter().collect();
        let through = format!(" via {}", through.join("+"));
        let through = through.trim_end_matches(" via ");
        format!("{} {}{through}", row.holder.name, row.stances.len())
    };
    let rows: Vec<String> = answer.rows.iter().map(row).collect();
    let contrary: Vec<String> = answer.contrary.iter().map(row).collect();
    let contrary = format!(" / {}", contrary.join(", "));
    let contrary = contrary.trim_end_matches(" / ");
    let verdict = answer
        .verdict
        .map(|verdict| format!("{verdict:?}: "))
        .unwrap_or_default();
    format!("{verdict}{}{contrary}", rows.join(", "))
}

#[test]
fn questions_and_answers() {
    let all = Filters::default();
    for (question, expected) in [
        (
            "who opposes the dam?",
            "Ina Oduro 2, Celdonia 1 via Courier",
        ),
        (
            "who is against water sharing",
            "Ina Oduro 2, Celdonia 1 via Courier",
        ),
        (
            "who opposes the Sill dam",
            "Ina Oduro 2, Celdonia 1 via Courier",
        ),
        (
            "who opposes the dam since 2021",
            "Ina Oduro 1, Celdonia 1 via Courier",
        ),
        ("who backs the dam", "Borsk 1"),
        ("who rejects sending troops", "Borsk 1"),
        ("who criticises Arvania", "Borsk 1"),
        ("who criticises Arvania over fish", "Borsk 1"),
        ("who criticises Arvania over the dam", ""),
        ("who opposes the Borskian fish ban", "Borsk 1"),
        ("who warns Borsk", "Arvania 1"),
        ("who warned about raids on ports", "Arvania 1"),
        ("what does Arvania oppose", "Ina Oduro 2"),
        ("what did Oduro say about troops", "Ina Oduro 1"),
        ("what did Celdonia say about troops", "Celdonia 1"),
        ("does Arvania oppose the dam", "Yes: Ina Oduro 2"),
        ("does Borsk oppose the dam", "No:  / Borsk 1"),
        ("does Celdonia oppose troops", "Unknown: "),
        (
            "which countries oppose the dam",
            "Ina Oduro 2, Celdonia 1 via Courier",
        ),
        ("which League members support the dam", "Borsk 1"),
        ("which League members oppose the dam", "Ina Oduro 1"),
        ("who supports moonlight", ""),
    ] {
        assert_eq!(said(question, &all), expected, "{question}");
    }
}

const SETS: &[(&str, &str)] = &[
    ("who opposes the dam and supports troops", "Ina Oduro 3"),
    (
        "who opposes the dam but does not support troops",
        "Celdonia 1 via Courier",
    ),
    ("who supports the dam and opposes troops", "Borsk 2"),
    (
        "who supports or opposes the dam",
        "Ina Oduro 2, Borsk 1, Celdonia 1 via Courier",
    ),
    ("who opposes both the dam and troops", ""),
    (
        "which League members oppose what Arvania supports",
        "Borsk 1",
    ),
    (
        "who opposes what Borsk supports",
        "Ina Oduro 2, Celdonia 1 via Courier",
    ),
    ("what do Borsk and Celdonia both oppose", ""),
    (
        "what do Arvania and Celdonia both oppose",
        "Ina Oduro 2, Celdonia 1 via Courier",
    ),
    (
        "what does Borsk support that Arvania opposes",
        "Ina Oduro 2, Borsk 1",
    ),
    (
        "what do Borsk and Celdonia oppose",
        "Borsk 2, Celdonia 1 via Courier",
    ),
    ("stance:opposes on:dam not via:any", "Ina Oduro 2"),
    (
        "stance:opposes by:(stance:supports on:troops)",
        "Ina Oduro 2",
    ),
    (
        "(stance:opposes on:dam | stance:supports on:troops) in:2019",
        "Ina Oduro 2",
    ),
    (
        "on:troops -stance:supports scope:any",
        "Borsk 1, Celdonia 1",
    ),
    ("stance:opposes on:dam confidence:0.9", "Ina Oduro 2"),
    (
        "stance:opposes on:dam or stance:warns",
        "Arvania 1, Ina Oduro 2, Celdonia 1 via Courier",
    ),
    (
        "issue:water stance:opposes via:Courier",
        "Celdonia 1 via Courier",
    ),
    ("at:Arvania act:criticise", "Borsk 1"),
    ("to:Borsk", "Arvania 1"),
    ("document:gazette* by:Oduro", "Ina Oduro 2"),
    ("says:fish", "Borsk 1"),
    ("words:\"river port\" kind:country", "Arvania 1"),
    ("scope:own-participation", "Celdonia 1"),
    ("intensity:3", ""),
    ("reviewed:yes", ""),
];

#[test]
fn sets_of_holders() {
    let all = Filters::default();
    for (question, expected) in SETS {
        assert_eq!(said(question, &all), *expected, "{question}");
    }
}

#[test]
fn what_a_question_is_read_as_has_the_same_answer() {
    let graph = graph();
    let names = Names::of(&lexicon(), &graph);
    let own = Filters {
        include_own: true,
        direct_only: true,
        since: "2019".parse().ok(),
        ..Filters::default()
    };
    for (question, filters, written) in [
        (
            "who condemns what Arvania says of troops",
            &Filters::default(),
            "stance:opposes act:criticise|accuse on:\"what Arvania says of troops\"",
        ),
        (
            "which League members oppose the dam since 2021",
            &own,
            "stance:opposes on:\"the dam\" members:League since:2021 via:none scope:any",
        ),
        (
            "what did Oduro say about troops in 2019",
            &Filters::default(),
            "on:troops by:Oduro in:2019",
        ),
    ] {
        let answer = ask(question, filters, &graph, &names).unwrap();
        let text = answer.query.expr.to_string();
        if !written.contains("says of") {
            assert_eq!(text, written);
        }
        let again = ask(&text, &Filters::default(), &graph, &names).unwrap();
        assert_eq!(shown(&again), shown(&answer), "{question}: {text}");
    }
}

#[test]
fn a_question_that_finds_nothing_is_asked_more_freely() {
    let graph = graph();
    let names = Names::of(&lexicon(), &graph);
    let question = "who warns about raids on harbour ports";
    let strict = ask(question, &Filters::default(), &graph, &names).unwrap();
    assert!(strict.is_empty());
    let free = search(question, &Filters::default(), &graph, &names).unwrap();
    assert_eq!(shown(&free), "Arvania 1");
    assert!(free.query.notes[0].contains("raids on harbour ports"));
    let none = search(
        "who supports moonlight",
        &Filters::default(),
        &graph,
        &names,
    );
    assert!(none.unwrap().is_empty());
}

#[test]
fn faulty_values_are_located() {
    let graph = graph();
    let names = Names::of(&lexicon(), &graph);
    for (query, column, words) in [
        ("stance:hates", 1, "supports, opposes, warns"),
        ("on:dam by:Nobody", 8, "nobody is known"),
        ("on:dam since:soon", 8, "not a date"),
        ("issue:moonlight", 1, "no issue is called"),
        ("on:dam intensity:9", 8, "1, 2 or 3"),
        ("at:(on:dam)", 1, "only on: and by:"),
        ("(confidence:0.5 | on:dam)", 2, "stands beside"),
        ("on:dam reviewed:maybe", 8, "yes or no"),
    ] {
        let error = ask(query, &Filters::default(), &graph, &names).unwrap_err();
        let text = error.to_string();
        assert!(
            text.starts_with(&format!("column {column}: ")),
            "{query}: {text}"
        );
        assert!(text.contains(words), "{query}: {text}");
        assert!(error.hint().unwrap().contains('^'), "{query}");
    }
}

#[test]
fn filters_narrow() {
    let own = Filters {
        include_own: true,
        ..Filters::default()
    };
    assert_eq!(said("who opposes troops", &own), "Borsk 1, Celdonia 1");
    let direct = Filters {
        direct_only: true,
        ..Filters::default()
    };
    assert_eq!(said("who opposes the dam", &direct), "Ina Oduro 2");
    let sure = Filters {
        min_confidence: 0.9,
        ..Filters::default()
    };
    assert_eq!(said("who opposes the dam", &sure), "Ina Oduro 2");
    let late = Filters {
        since: "2022".parse().ok(),
        ..Filters::default()
    };
    assert_eq!(said("who opposes the dam", &late), "");
}

#[test]
fn unknown_holder_is_an_error_with_a_suggestion() {
    let graph = graph();
    let names = Names::of(&lexicon(), &graph);
    let error = ask(
        "what does Arvnia oppose",
        &Filters::default(),
        &graph,
        &names,
    );
    let error = error.unwrap_err();
    assert!(matches!(error, QueryError::UnknownHolder { .. }));
    assert_eq!(error.hint().unwrap(), "did you mean Arvania?");
}

#[test]
fn json_form() {
    let graph = graph();
    let names = Names::of(&lexicon(), &graph);
    let answer = ask(
        "who warns about raids?",
        &Filters::default(),
        &graph,
        &names,
    )
    .unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&answer).unwrap());
}
