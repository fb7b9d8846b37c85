//! Graph expectations about addresses that one speaker gives for a state before an assembly.

use demarche::document::Document;

use crate::positions::{ANALYSER, check, line};

/// The positions of a speech for a state before the United Nations, a line each.
fn said_for(party: &str, text: &str) -> Vec<String> {
    let mut document = Document::new("text", text);
    document.speaker = Some("Mr. Berg".to_owned());
    document.party = Some(party.to_owned());
    document.publisher = Some("United Nations".to_owned());
    ANALYSER.stances(&document).iter().map(line).collect()
}

#[track_caller]
fn says(text: &str, expected: &[&str]) {
    assert_eq!(said_for("Norway", text), expected, "{text}");
}

#[test]
fn a_register_writes_names_in_its_own_way() {
    for (party, holder) in [
        ("Lao People's Democratic Republic", "Laos"),
        ("Micronesia, Federated States of", "Micronesia"),
        ("Brunei-Darussalam", "Brunei"),
    ] {
        let lines = said_for(party, "We support the treaty.");
        assert_eq!(lines, [format!("{holder} supports the treaty")]);
    }
}

#[test]
fn our_organisation_is_the_one_to_which_a_state_belongs() {
    says(
        "Our Organization supports the treaty.",
        &["United Nations supports the treaty"],
    );
    says(
        "Our delegation supports the treaty.",
        &["Norway supports the treaty"],
    );
}

#[test]
fn what_another_said_ends_with_its_paragraph() {
    says(
        "As the former minister Kari Lund said:\n\n**“The war is a crime.”**\n\nWe support the treaty.",
        &["Norway supports the treaty"],
    );
}

#[test]
fn saying_that_one_speaks_is_no_position() {
    says("It is my pleasant duty to speak to the Assembly.", &[]);
    says("It may be useful to recall the vote of last year.", &[]);
    says(
        "I take this opportunity to congratulate Kenya on the treaty.",
        &["Norway supports the treaty [to Kenya]"],
    );
}

#[test]
fn what_the_speaker_will_not_have_is_not_due() {
    says(
        "It is unthinkable that we should tolerate the raids.",
        &["Norway opposes we should tolerate the raids"],
    );
    says(
        "We refuse to accept that children should have to beg.",
        &["Norway opposes accept that children should have to beg"],
    );
}

#[test]
fn what_is_expected_of_another_is_not_promised_by_it() {
    says(
        "We are confident that Kenya will continue to host the talks.",
        &[],
    );
}

#[test]
fn demands_of_both_sides_are_told_apart() {
    check(
        "Norway said Kenya must stop the raids, open the border and release the crew.",
        &[
            "Norway opposes the raids [to Kenya]",
            "Norway supports open the border [to Kenya]",
            "Norway supports release the crew [to Kenya]",
        ],
    );
}

#[test]
fn the_agent_of_two_passives_serves_both() {
    check(
        "The plan was approved and supported by Kenya.",
        &["Kenya supports The plan"],
    );
}

#[test]
fn whose_decision_it_is_does_what_was_decided() {
    check(
        "Norway welcomed the decision of Kenya to sign the treaty.",
        &[
            "Norway supports the decision of Kenya to sign the treaty",
            "Kenya supports sign the treaty",
            "Kenya supports the treaty",
        ],
    );
}

#[test]
fn what_is_so_calls_for_something_in_the_mouth_of_a_speaker() {
    says(
        "The situation calls for a new treaty.",
        &["Norway supports a new treaty"],
    );
    says(
        "This crisis underscores the need for a new treaty.",
        &["Norway supports a new treaty"],
    );
    says("Critics call for a new treaty.", &[]);
}

#[test]
fn who_says_that_another_is_obliged_asks_for_it() {
    check(
        "Peru said Norway is obliged to accept the plan.",
        &["Peru supports accept the plan"],
    );
}
