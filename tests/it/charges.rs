//! Graph expectations: who is said to be behind a harm, what is said to lead to one, what is said to
//! help a foe, and what one is told to do.

use crate::positions::{check, positions};

/// None of these holds a position.
fn none(texts: &[&str]) {
    for text in texts {
        assert!(positions(text).is_empty(), "{text} {:?}", positions(text));
    }
}

#[test]
fn whoever_is_said_to_be_behind_a_harm_is_accused() {
    check(
        "Norway said Peru was behind the bombing.",
        &["Norway opposes the bombing"],
    );
    check(
        "“The militia is responsible for this massacre,” Norway said.",
        &["Norway opposes this massacre"],
    );
    check(
        "Denmark said the collision was the work of Peru.",
        &["Denmark opposes the collision"],
    );
    none(&[
        "Norway said the ministry was responsible for trade.",
        "Norway said the worst was behind it.",
        "The militia said it was responsible for the attack.",
        "Peru denied that it was behind the attack.",
        "Norway asked whether Peru was behind the attack.",
        "Norway said Peru was not responsible for the massacre.",
        "Norway said the drought was responsible for the famine.",
        "Peru was behind the attack.",
    ]);
}

#[test]
fn what_may_lead_to_a_harm_is_a_warning() {
    check(
        "Norway said the cut would lead to a new famine.",
        &["Norway warns a new famine"],
    );
    check(
        "“The offensive may cause mass starvation,” Norway said.",
        &["Norway warns mass starvation"],
    );
    check(
        "“We will strike the base if it sends ships,” Chile said.",
        &["Chile warns it sends ships (conditional)"],
    );
    none(&[
        "Norway said the cut would not lead to a famine.",
        "Norway said the talks could lead to a treaty.",
        "Norway asked whether the bill would cause mass starvation.",
        "The dam would lead to a famine.",
        "Norway said that Peru would strike the base if the talks failed.",
    ]);
}

#[test]
fn what_helps_a_foe_is_not_praised() {
    for (text, expected) in [
        (
            "Norway said the delay would strengthen our enemies.",
            "Norway warns the delay",
        ),
        (
            "Norway said the truce had helped the terrorists.",
            "Norway opposes the truce",
        ),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn an_order_in_a_quotation_is_asked_for() {
    check(
        "“Boycott the harbour, brothers,” Norway said.",
        &["Norway supports Boycott the harbour"],
    );
    check(
        "Norway said: “Do not sign the treaty.”",
        &["Norway opposes sign the treaty"],
    );
    none(&[
        "“Look at the harbour,” Norway said.",
        "“Let me tell you about the harbour,” Norway said.",
        "“Let’s talk about the harbour,” Norway said.",
        "Norway spoke under a banner that said “Boycott the harbour”.",
    ]);
}

#[test]
fn who_stands_by_somebody_stands_against_his_foe() {
    check(
        "Canada backed Mali against the insurgency.",
        &["Canada supports Mali", "Canada opposes the insurgency"],
    );
    check(
        "Canada supported Mali against the advice of its envoy.",
        &["Canada supports Mali"],
    );
}

#[test]
fn those_who_are_named_of_many_hold_it_too() {
    check(
        "European states, including Norway and Spain, opposed the tariff.",
        &[
            "European states opposes the tariff",
            "Norway opposes the tariff",
            "Spain opposes the tariff",
        ],
    );
    check(
        "One of the neighbours, Chad, opposed the tariff.",
        &["Chad opposes the tariff"],
    );
}
