//! Graph expectations about what is not said to be so: alleged, hoped for, sought, in doubt. Nobody
//! holds such a position.

use crate::positions::check;

#[test]
fn what_is_only_alleged_is_nobodys_position() {
    check("Norway was accused of supporting the rebels.", &[]);
    check("Norway denied claims that it supported the rebels.", &[]);
    check("There is no evidence that Norway supports the rebels.", &[]);
    check(
        "Kenya demanded an apology from Norway for supporting the rebels.",
        &["Kenya supports an apology [to Norway]"],
    );
}

#[test]
fn what_is_only_hoped_or_feared_is_nobodys_position() {
    check(
        "Kenya hopes Norway will support the plan.",
        &["Kenya supports Norway will support the plan [to Norway]"],
    );
    check("Kenya expects Norway will support the plan.", &[]);
    check("The hope is that Norway will support the plan.", &[]);
    check("It is unlikely that Norway will support the plan.", &[]);
    check("Norway is unlikely to support the plan.", &[]);
    check("Kenya asked Norway why it opposed the plan.", &[]);
}

#[test]
fn support_that_is_sought_or_in_doubt_is_none() {
    check("Kenya needs Norway's support for the plan.", &[]);
    check("Kenya lost Norway's support for the plan.", &[]);
    check("Norway's support for the plan is in doubt.", &[]);
    check("Norway's support for the plan is not assured.", &[]);
    check(
        "Kenya welcomed Norway's support for the plan.",
        &[
            "Kenya supports Norway's support for the plan",
            "Norway supports the plan",
        ],
    );
}

#[test]
fn half_a_denial_is_none() {
    check("Norway does not fully support the plan.", &[]);
    check("Norway pretended to support the plan.", &[]);
    check("Norway was tricked into supporting the plan.", &[]);
    check("Norway wants no war.", &["Norway opposes war"]);
}

#[test]
fn what_somebody_is_wrong_to_do_is_what_is_judged() {
    check(
        "Kenya said Norway would be wrong to support the rebels.",
        &["Kenya opposes support the rebels"],
    );
}
