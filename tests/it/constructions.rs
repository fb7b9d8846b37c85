//! Graph expectations by tables: positions that a construction tells, and such as it only seems to tell.

use crate::positions::check;

#[test]
fn an_object_behind_two_verbs_is_that_of_both() {
    check(
        "Norway opposes, and Chile supports, the ban on seal products.",
        &[
            "Norway opposes the ban on seal products",
            "Chile supports the ban on seal products",
        ],
    );
    check(
        "Norway has endorsed, while Chile has denounced, the quotas.",
        &["Norway supports the quotas", "Chile opposes the quotas"],
    );
    check(
        "Norway has criticised, but not condemned, the raid.",
        &["Norway opposes the raid"],
    );
}

#[test]
fn a_short_clause_takes_a_side_on_what_the_other_is_about() {
    for stands in ["is against", "is opposed", "is against it"] {
        check(
            &format!("Norway supports the ban, Chile {stands}."),
            &["Norway supports the ban", "Chile opposes the ban"],
        );
    }
    check(
        "Norway is against the levy, while Chile is in favour.",
        &["Norway opposes the levy", "Chile supports the levy"],
    );
    check("The minister is leaving and Chile is opposed.", &[]);
}

#[test]
fn a_phrase_beside_a_deed_tells_what_others_think_of_it() {
    for beside in [
        "amid protests from Peru",
        "amid Peruvian protests",
        "in the face of opposition from Peru",
        "against the wishes of Peru",
    ] {
        check(
            &format!("Turkey opened the pipeline {beside}."),
            &["Peru opposes the pipeline"],
        );
    }
    check(
        "Turkey opened the pipeline with the backing of Peru.",
        &["Peru supports the pipeline"],
    );
    check(
        "With or without Peru's support, the pipeline will open.",
        &[],
    );
    check(
        "Opposition from Peru sank the pipeline.",
        &["Peru opposes the pipeline"],
    );
}

#[test]
fn who_is_named_behind_a_copula_does_it() {
    for one in [
        "The only country to condemn the coup was Norway.",
        "The country that condemned the coup was Norway.",
        "It was Norway, not Chile, that condemned the coup.",
        "It was not Chile but Norway that condemned the coup.",
        "A vocal critic of the coup, Norway stayed away.",
        "Norway is one of a handful of states that condemned the coup.",
    ] {
        check(one, &["Norway opposes the coup"]);
    }
    check("It was not Norway that condemned the coup.", &[]);
    check("Norway or Chile has condemned the coup.", &[]);
}

#[test]
fn what_a_noun_is_called_in_its_clause() {
    for tax in [
        "Peru levied a tax Chile considers unjust.",
        "Peru levied a tax described by Chile as unjust.",
        "Peru levied a tax that Chile says is unjust.",
    ] {
        check(tax, &["Chile opposes a tax"]);
    }
}

#[test]
fn blame_falls_on_whom_it_is_laid() {
    for blamed in ["Chile", "the separatists"] {
        check(
            &format!("Peru blamed the attack on {blamed}."),
            &["Peru opposes the attack"],
        );
    }
    check("Peru blamed the crash on fog.", &[]);
}

#[test]
fn what_is_not_done_is_no_position() {
    for undone in [
        "came close to supporting the ban",
        "is far from supporting the ban",
        "need not accept the ban",
        "has not yet recognised the junta",
        "stopped criticising the ban",
        "scarcely supports the ban",
        "will vote on whether to back the ban",
    ] {
        check(&format!("Norway {undone}."), &[]);
    }
    for other in [
        "Were Norway to back the ban, the levy would go.",
        "A Norwegian veto of the ban would be a shock.",
        "Norwegian approval for the ban is required.",
        "Norway neither supports nor opposes the ban.",
    ] {
        check(other, &[]);
    }
}
