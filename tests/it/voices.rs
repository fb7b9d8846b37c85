//! Graph expectations about whose words are told: asides, free indirect speech, texts and spokesmen,
//! short clauses that leave out what the first one said.

use crate::positions::check;

#[test]
fn an_aside_tells_whose_the_whole_is() {
    check(
        "The ban, as President Ruto put it, was an insult.",
        &["William Ruto opposes The ban"],
    );
    check(
        "As President Ruto put it, the ban was an insult.",
        &["William Ruto opposes the ban"],
    );
    check(
        "President Ruto's reply was that the levy is illegal.",
        &["William Ruto opposes the levy"],
    );
    check(
        "The levy, Norway's Espen Barth Eide complained, was illegal.",
        &["Espen Barth Eide opposes The levy"],
    );
}

#[test]
fn an_infinitive_may_be_the_subject_of_what_is_said() {
    // Nobody signs.
    check(
        "To sign the pact would be a betrayal, President Ruto said.",
        &["William Ruto opposes sign the pact"],
    );
    check(
        "President Ruto arrived on Monday. To sign the pact, he told reporters, would be a betrayal.",
        &["William Ruto opposes sign the pact"],
    );
}

#[test]
fn demands_go_on_with_what_was_said_before() {
    check(
        "The Kenyan foreign minister, Musalia Mudavadi, rejected the plan. The troops must leave at once.",
        &[
            "Musalia Mudavadi opposes the plan",
            "Musalia Mudavadi supports leave at once",
        ],
    );
    // In another paragraph somebody else may speak, and of his own side nobody demands.
    check(
        "Musalia Mudavadi rejected the plan.\n\nThe troops must leave at once.",
        &["Musalia Mudavadi opposes the plan"],
    );
    check(
        "President Ruto rejected the plan. He must now find another one.",
        &["William Ruto opposes the plan"],
    );
}

#[test]
fn a_text_says_what_those_say_whose_it_is() {
    check(
        "A statement of the Kenyan government condemned the coup.",
        &["Kenya opposes the coup"],
    );
    check(
        "Chilean leaders ended the summit with a resolution that rejected peace with Peru.",
        &["Chilean leaders opposes peace"],
    );
    check(
        "A spokesman for the World Bank condemned the levy.",
        &["World Bank opposes the levy"],
    );
    // A text in which something is condemned is not what is condemned.
    check(
        "Kenya issued a statement in which it condemned the massacre.",
        &["Kenya opposes the massacre"],
    );
}

#[test]
fn short_clauses_say_the_same_of_others() {
    check(
        "Kenya backed the plan, as did the Maldives.",
        &["Kenya supports the plan", "Maldives supports the plan"],
    );
    check(
        "Kenya called for a truce and Peru for an inquiry.",
        &["Kenya supports a truce", "Peru supports an inquiry"],
    );
    check(
        "Kenya objected that the vote was illegal, and Peru took the same view.",
        &[
            "Kenya opposes the vote was illegal",
            "Peru opposes the vote was illegal",
        ],
    );
    check(
        "Kenya has condemned the coup. So has Peru.",
        &["Kenya opposes the coup", "Peru opposes the coup"],
    );
    check(
        "Kenya's plan, which Peru opposes and Chile supports, would cost a fortune.",
        &["Peru opposes Kenya's plan", "Chile supports Kenya's plan"],
    );
}

#[test]
fn some_of_many_are_named() {
    check(
        "Six governments, among them Kenya and Peru, opposed the pact.",
        &["Kenya opposes the pact", "Peru opposes the pact"],
    );
    check(
        "Opponents of the pact include Kenya and Peru.",
        &["Kenya opposes the pact", "Peru opposes the pact"],
    );
    check(
        "Among those opposing the pact are Kenya and Peru.",
        &["Kenya opposes the pact", "Peru opposes the pact"],
    );
    check(
        "Kenya, like Peru, has condemned the coup.",
        &["Kenya opposes the coup", "Peru opposes the coup"],
    );
}

#[test]
fn a_person_of_a_party_is_meant_by_who() {
    check(
        "Ada Lund of the Norwegian Labour Party, who opposed the pact, spoke in Oslo.",
        &["Ada Lund opposes the pact"],
    );
}
