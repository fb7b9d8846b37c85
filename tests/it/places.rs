//! Graph expectations about places: where a sentence names what a position is on, beyond the object
//! behind the verb.

use crate::positions::check;

#[test]
fn a_relative_clause_may_leave_its_preposition_alone() {
    check(
        "The ban that Norway voted against was dropped.",
        &["Norway opposes The ban"],
    );
    check(
        "It is this clause that Norway objects to.",
        &["Norway opposes this clause"],
    );
    check(
        "Norway signed a treaty to which Chile is opposed.",
        &[
            "Norway supports a treaty to which Chile is opposed",
            "Chile opposes a treaty",
        ],
    );
}

#[test]
fn what_is_wanted_may_stand_outside_its_clause() {
    check("All Norway wants is a truce.", &["Norway supports a truce"]);
    check(
        "Norway had one demand: a truce.",
        &["Norway supports a truce"],
    );
    check(
        "Ada Lund wants the president impeached.",
        &["Ada Lund supports the president impeached"],
    );
}

#[test]
fn there_may_be_anger_in_a_country() {
    check(
        "There was anger in Chile over the ban.",
        &["Chile opposes the ban"],
    );
    check(
        "There is no support in Norway for the plan.",
        &["Norway opposes the plan"],
    );
}

#[test]
fn who_doubts_whether_it_is_right_is_against_it() {
    check(
        "Norway doubted whether it was wise to sign the treaty.",
        &["Norway opposes it was wise to sign the treaty"],
    );
    check("Norway asked whether it was wise to sign the treaty.", &[]);
}

#[test]
fn not_only_denies_nothing() {
    check(
        "Norway not only condemned the raid but also called for sanctions.",
        &["Norway opposes the raid", "Norway supports sanctions"],
    );
}

#[test]
fn what_is_suggested_must_be_due() {
    check(
        "Norway suggested that the court be allowed to help.",
        &["Norway supports the court be allowed to help"],
    );
    check("Norway suggested that Chile was late for the talks.", &[]);
}

#[test]
fn an_event_spoken_of_is_nobodys_position() {
    check(
        "Norway objects to Chile joining the pact.",
        &["Norway opposes Chile joining the pact"],
    );
}
