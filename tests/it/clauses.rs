//! Graph expectations about clauses: what a relative clause is about, what a modal asks for, what
//! a condition or a denial leaves open.

use demarche::document::Document;

use crate::positions::{ANALYSER, check};

/// Checks what the first position of a text is about, in plain words.
#[track_caller]
fn means(text: &str, expected: &str) {
    let stances = ANALYSER.stances(&Document::new("text", text));
    let found: Vec<&str> = stances
        .iter()
        .map(|it| it.target.meaning.as_str())
        .collect();
    assert_eq!(found.last(), Some(&expected), "{text}");
}

#[test]
fn what_somebody_calls_something_is_that_thing() {
    check(
        "Chile denounced what it called a blockade.",
        &["Chile opposes a blockade"],
    );
    check(
        "Chile rejected what it said was an ultimatum.",
        &["Chile opposes an ultimatum"],
    );
    check(
        "Chile condemned what had been done to its embassy.",
        &["Chile opposes what had been done to its embassy"],
    );
}

#[test]
fn what_a_relative_clause_leaves_out_stands_before_it() {
    check(
        "The vote was a referendum that Ghana refused to recognise.",
        &["Ghana opposes a referendum"],
    );
    means(
        "Kenya has the radars that Ghana wants to buy.",
        "buy the radars",
    );
    means(
        "Kenya lifted the levy, a move which Ghana had urged it to drop.",
        "Kenya lifted the levy",
    );
}

#[test]
fn what_shall_become_of_a_thing_is_told_with_it() {
    check(
        "Ghana said the status of the port had to be settled.",
        &["Ghana supports the status of the port had to be settled"],
    );
    check(
        "Ghana said that respect for the law should be the rule.",
        &["Ghana supports respect for the law should be the rule"],
    );
    // Who can act is asked to.
    check(
        "Ghana said the international community must act.",
        &["Ghana supports act [to international community]"],
    );
    means(
        "Ghana said the levy must not be raised.",
        "the levy must be raised",
    );
}

#[test]
fn a_noun_takes_the_infinitive_behind_its_owner() {
    check(
        "Kenya condemned the refusal of Ghana to pay.",
        &[
            "Kenya opposes the refusal of Ghana to pay",
            "Ghana opposes pay",
        ],
    );
    check(
        "Ghana asked for the ban to be lifted.",
        &["Ghana opposes the ban"],
    );
}

#[test]
fn who_acts_together_holds_the_same() {
    check(
        "Ghana, along with Kenya, opposes the levy.",
        &["Ghana opposes the levy", "Kenya opposes the levy"],
    );
    check(
        "Nine states rejected the levy, among them Ghana and Kenya.",
        &["Ghana opposes the levy", "Kenya opposes the levy"],
    );
    check(
        "The Government and people of Ghana want a new port.",
        &["Ghana supports a new port"],
    );
    check(
        "Kenya is one of the strong supporters of the levy.",
        &["Kenya supports the levy"],
    );
}

#[test]
fn the_second_declaration_goes_with_the_first() {
    check(
        "Ghana condemned the raid that killed a mayor and called for an inquiry.",
        &[
            "Ghana opposes the raid that killed a mayor",
            "Ghana supports an inquiry",
        ],
    );
}

#[test]
fn what_something_amounts_to_judges_it() {
    check(
        "Kenya said the levy amounted to blackmail.",
        &["Kenya opposes the levy"],
    );
    check(
        "Kenya said the levy marks a milestone.",
        &["Kenya supports the levy"],
    );
}

#[test]
fn what_is_denied_or_ended_turns_the_side() {
    check(
        "Ghana said it would be a mistake not to look for other guarantees.",
        &["Ghana supports look for other guarantees"],
    );
    check(
        "Ghana said it is deplorable that Kenya has not signed the treaty.",
        &["Ghana opposes Kenya has not signed the treaty"],
    );
    check(
        "Ghana decided to delay the talks.",
        &["Ghana opposes the talks"],
    );
    check(
        "Ghana agreed to scrap its missiles.",
        &["Ghana supports scrap its missiles"],
    );
}

#[test]
fn what_is_left_open_is_no_position() {
    for text in [
        "Kenya does not intend to block the levy.",
        "Ghana took no issue with the levy.",
        "Ghana would have come around had Kenya promised to pay.",
        "\"Chile must be having a field day,\" Ghana said.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_double_denial_is_none() {
    check(
        "Ghana cannot but welcome the treaty.",
        &["Ghana supports the treaty"],
    );
    check(
        "Ghana said the war must come to an end.",
        &["Ghana opposes the war"],
    );
    check(
        "Ghana does not recognise the annexation.",
        &["Ghana opposes the annexation"],
    );
}
