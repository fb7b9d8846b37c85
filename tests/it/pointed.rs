//! Targets that are only pointed at: "voted against it", and words that name them in their place.

use super::positions::{ANALYSER, check};
use demarche::document::Document;

/// What the last position of a text is about.
fn meaning(text: &str) -> String {
    let stances = ANALYSER.stances(&Document::new("text", text));
    let last = stances.last().map(|it| it.target.meaning.clone());
    last.unwrap_or_default()
}

#[test]
fn it_is_never_who_does_something_to_it() {
    assert_eq!(
        meaning("Peru published the treaty. Chile voted against it, together with Ghana."),
        "the treaty"
    );
    assert_eq!(
        meaning("Peru published the treaty. Ghana remains against it."),
        "the treaty"
    );
}

#[test]
fn it_has_its_fullest_name() {
    for noun in ["treaty", "deal"] {
        let text = format!(
            "Peru published a treaty on sea mines. Ghana read the {noun}. Chile denounced it."
        );
        assert_eq!(meaning(&text), "a treaty on sea mines");
    }
    assert_eq!(
        meaning("Chile called the raid illegal and demanded that it be stopped."),
        "the raid"
    );
}

#[test]
fn it_is_what_the_headline_of_a_report_tells() {
    let report = "Peru expelled the envoy of Chile on Monday. Crowds cheered in the streets.";
    let headline = "Peru expels envoy of Chile";
    assert_eq!(
        meaning(&format!("{headline}\n\n{report} Ghana condemned it.")),
        headline
    );
    // A headline that sums nothing up, and what one did oneself.
    for (headline, who) in [("Warsaw shrugs", "Ghana"), (headline, "Peru")] {
        let text = format!("{headline}\n\n{report} {who} condemned it.");
        assert_ne!(meaning(&text), headline);
    }
    // "It" stands for the clause.
    check("Ghana regards it as wrong that one should pay.", &[]);
}

#[test]
fn names_behind_and_within_what_is_named() {
    for verb in [
        "pronounces the treaty dead on arrival",
        "sees the treaty as a trap",
        "treats the treaty as a joke in bad taste",
        "holds the treaty to be illegal",
    ] {
        let text = format!("Norway {verb}.");
        check(&text, &["Norway opposes the treaty"]);
    }
    check("Norway, where Ghana holds a veto, met the council.", &[]);
}

#[test]
fn what_is_favoured_stands_before_who_says_so() {
    check(
        "Peru presented a draft, which Chile says it favours.",
        &["Chile supports a draft"],
    );
}
