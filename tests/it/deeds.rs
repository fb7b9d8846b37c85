//! Graph expectations about deeds: what a promised or demanded deed means for the side that is taken,
//! and turns of phrase without a position.

use crate::positions::check;

/// Checks that none of these texts yields any position.
#[track_caller]
fn none(texts: &[&str]) {
    for text in texts {
        check(text, &[]);
    }
}

#[test]
fn what_is_promised_against_somebody_is_a_threat() {
    check("Norway vowed to hit back.", &["Norway warns hit back"]);
    check(
        "Norway is prepared to impose sanctions.",
        &["Norway warns sanctions"],
    );
    check(
        "Norway promised consequences.",
        &["Norway warns consequences"],
    );
    check(
        "Norway vowed that the rebels would be punished.",
        &["Norway warns the rebels would be punished"],
    );
    check(
        "Norway promised to punish those behind the raid.",
        &["Norway warns those behind the raid"],
    );
    check(
        "Norway promised to respond to the needs of the poor.",
        &["Norway supports respond to the needs of the poor"],
    );
}

#[test]
fn who_is_against_a_lapse_is_for_what_would_lapse() {
    check(
        "Norway pleaded with Peru not to let the treaty fall.",
        &["Norway supports not to let the treaty fall [to Peru]"],
    );
    check(
        "Norway told its allies not to give up.",
        &["Norway supports not to give up [to its allies]"],
    );
    check(
        "Norway said the raid must not go unpunished.",
        &["Norway supports not go unpunished"],
    );
    check(
        "Norway said the sanctions should not be lifted.",
        &["Norway opposes the sanctions should not be lifted"],
    );
}

#[test]
fn a_denial_in_the_object_denies_the_deed() {
    check(
        "Norway wants Peru to sign nothing.",
        &["Norway opposes sign nothing [to Peru]"],
    );
    check(
        "Peru should ratify nothing, Norway said.",
        &["Norway opposes ratify nothing [to Peru]"],
    );
    check(
        "Norway said Peru must leave no doubt about its aims.",
        &["Norway supports leave no doubt about its aims [to Peru]"],
    );
    check(
        "Norway said there must be no more wars.",
        &["Norway opposes no more wars"],
    );
    check("Norway seeks no other people's land.", &[]);
}

#[test]
fn what_shall_go_is_opposed() {
    check(
        "Norway said the sanctions must go.",
        &["Norway opposes the sanctions"],
    );
    check(
        "Norway said the talks must go on.",
        &["Norway supports the talks must go on"],
    );
    check(
        "Norway wants Peru out of the treaty.",
        &["Norway opposes Peru"],
    );
    check(
        "Norway said the war must end the moment Peru agrees.",
        &["Norway opposes the war"],
    );
}

#[test]
fn measures_that_are_asked_for_are_told_whole() {
    check(
        "Norway asked Peru to suspend the pact.",
        &["Norway supports suspend the pact [to Peru]"],
    );
    check(
        "Norway asked Peru to condemn the raid.",
        &["Norway supports condemn the raid [to Peru]"],
    );
    check(
        "Norway asked Peru to stop the raid.",
        &["Norway opposes the raid [to Peru]"],
    );
    check(
        "Norway asked for food to be dropped from the air.",
        &["Norway supports food to be dropped from the air"],
    );
}

#[test]
fn not_only_denies_nothing() {
    check(
        "Norway not only backs the plan but will pay for it.",
        &["Norway supports the plan"],
    );
    check(
        "Norway wants not words but deeds.",
        &["Norway supports deeds"],
    );
    check(
        "Norway declined to back the plan.",
        &["Norway opposes the plan"],
    );
    check(
        "Norway would have preferred a different outcome.",
        &["Norway opposes a different outcome"],
    );
}

#[test]
fn turns_of_phrase_hold_no_position() {
    none(&[
        "Norway wanted to know what Peru had been told.",
        "Norway refused to say whether it would sign the treaty.",
        "Norway preferred to describe the row as a hiccup.",
        "Firm ordered to ship turbines to Norway",
        "House Expected to Vote on the Treaty",
        "Norway stood outside the hall with two allies.",
        "Norway is getting ready to vote on the treaty.",
        "Norway said it did not see how any war could help its allies.",
        "Norway did not mean to send troops to fight for the rebels.",
        "Norway failed on Monday to approve the treaty.",
        "Norway would have to accept the plan, Peru said.",
        "Norway welcomed the envoy at the airport.",
        "A court in Norway condemned the general to ten years in prison.",
        "Norway saw no reason to fight the bid.",
        "Norway bears a special responsibility for peace, Peru said.",
        "Sailors from Norway risked their lives.",
        "Norway held up a placard.",
        "Norway bowed to pressure from its neighbours.",
    ]);
}
