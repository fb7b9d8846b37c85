//! Positions whose target another sentence or clause names, and names of states by date.

use demarche::document::Document;

use super::positions::{ANALYSER, check};

#[test]
fn who_was_asked_answers() {
    check(
        "Norway asked Chile to join the embargo. Chile refused.",
        &[
            "Norway supports join the embargo [to Chile]",
            "Chile opposes join the embargo",
        ],
    );
    check(
        "Norway offered talks. Chile accepted on Monday.",
        &["Norway supports talks", "Chile supports talks"],
    );
    // What is turned round ("to end"), told by oneself or long ago is no answer to it.
    check(
        "Norway urged Chile to end the embargo. Chile refused.",
        &["Norway opposes the embargo [to Chile]"],
    );
    check("The peso fell. Chile refused.", &[]);
}

#[test]
fn votes_on_the_text_before() {
    check(
        "The council debated a draft on the embargo. Peru voted no and Chile voted in favour.",
        &[
            "Peru opposes a draft on the embargo",
            "Chile supports a draft on the embargo",
        ],
    );
    check("The council met. Peru voted on Sunday.", &[]);
}

#[test]
fn protests_at_what_another_clause_tells() {
    check(
        "Turkey closed the strait to tankers and Chile protested.",
        &["Chile opposes Turkey closed the strait to tankers"],
    );
    // What a report opens with is what it goes on to tell reactions to.
    check(
        "Turkey closed the strait to tankers. The port fell silent. Chile protested.",
        &["Chile opposes Turkey closed the strait to tankers"],
    );
    check("Chile closed the strait to tankers and protested.", &[]);
}

#[test]
fn echoes_of_the_sentence_before() {
    check(
        "Norway rejected the quota. So did Chile.",
        &["Norway opposes the quota", "Chile opposes the quota"],
    );
    check(
        "Norway supports the quota. Chile does not.",
        &["Norway supports the quota", "Chile opposes the quota"],
    );
    check(
        "Norway rejected the quota. Chile followed suit on Monday.",
        &["Norway opposes the quota", "Chile opposes the quota"],
    );
    // A denial does not turn what has no contrary, and other news is no echo.
    check(
        "Norway rejected the quota. Chile did not.",
        &["Norway opposes the quota"],
    );
    check("The guests left the hall. Chile followed.", &[]);
}

/// Holder and party of each position of a dated text.
fn dated(date: &str, text: &str) -> Vec<(String, String)> {
    let mut document = Document::new("text", text);
    document.date = Some(date.parse().unwrap());
    let stances = ANALYSER.stances(&document);
    stances
        .into_iter()
        .map(|it| {
            (
                it.holder.name,
                it.party.map_or_else(String::new, |party| party.name),
            )
        })
        .collect()
}

#[test]
fn places_stand_for_the_states_of_their_time() {
    let text = "Moscow rejected the plan. Bonn backed the plan. Belgrade opposed the plan.";
    let names = |date: &str| {
        let of = dated(date, text).into_iter();
        of.map(|(holder, _)| holder).collect::<Vec<_>>()
    };
    assert_eq!(
        names("1978-03-01"),
        ["Soviet Union", "West Germany", "Yugoslavia"]
    );
    assert_eq!(names("1995-03-01"), ["Russia", "Germany", "Yugoslavia"]);
    assert_eq!(names("2015-03-01"), ["Russia", "Germany", "Serbia"]);
    // The lists keep his office under Germany.
    let kohl = "Helmut Kohl backed the plan.";
    let of = |party: &str| vec![("Helmut Kohl".to_owned(), party.to_owned())];
    assert_eq!(dated("1985-03-01", kohl), of("West Germany"));
    assert_eq!(dated("1995-03-01", kohl), of("Germany"));
}

#[test]
fn names_behind_a_dateline_are_whole() {
    check(
        "LONDON - Senator Marco M. Pella rejected the treaty.",
        &["Marco M. Pella opposes the treaty"],
    );
    check(
        "Members of the US Senate, who debated the accord for two days, rejected the treaty.",
        &["Members of the US Senate opposes the treaty"],
    );
}
