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

#[test]
fn what_is_left_undone_is_no_position() {
    check(
        "Instead of condemning the raid, Kenya called for talks.",
        &["Kenya supports talks"],
    );
    check("Rather than accept the offer, Kenya left the talks.", &[]);
    check("Kenya joined the talks without endorsing the plan.", &[]);
    check("Kenya has refrained from condemning the raid.", &[]);
    check("Kenya has avoided criticising Peru.", &[]);
    check("Kenya found it difficult to accept the plan.", &[]);
    check(
        "Without the raid, Kenya would have accepted the truce.",
        &[],
    );
    // Kenya holds nothing.
    check(
        "Kenya's failure to condemn the raid angered Peru.",
        &["Peru opposes Kenya's failure to condemn the raid"],
    );
}

#[test]
fn what_another_shall_do_is_not_his_position() {
    check(
        "Norway demanded that Kenya recognise the border.",
        &["Norway supports Kenya recognise the border [to Kenya]"],
    );
    check(
        "Norway demanded that Kenya stop supporting the rebels.",
        &["Norway opposes supporting the rebels [to Kenya]"],
    );
    check(
        "Norway said Kenya should stop backing the rebels.",
        &["Norway opposes backing the rebels [to Kenya]"],
    );
    check(
        "Norway urged Kenya to end its support for the rebels.",
        &[
            "Norway opposes its support for the rebels [to Kenya]",
            "Kenya supports the rebels",
        ],
    );
    check(
        "Norway called on Kenya to lift the embargo.",
        &["Norway opposes the embargo [to Kenya]"],
    );
    check(
        "Norway said the embargo must be lifted.",
        &["Norway opposes the embargo"],
    );
}

#[test]
fn what_is_denied_is_no_position() {
    check(
        "Norway denied a report that Kenya had rejected the request.",
        &[],
    );
    check("Norway did not say that Kenya supports the war.", &[]);
    check("Norway said that Kenya was accused of fraud.", &[]);
    check(
        "Norway said that Kenya was opposed to sanctions.",
        &["Kenya opposes sanctions [via Norway]"],
    );
    check(
        "Norway rejected US claims that it supports the war.",
        &["Norway opposes US claims that it supports the war"],
    );
    check(
        "Norway rejected demands by Kenya for a truce.",
        &[
            "Norway opposes demands by Kenya for a truce",
            "Kenya supports a truce [to Norway]",
        ],
    );
}

#[test]
fn another_sense_of_the_words() {
    check("Norway withdrew from Kabul.", &[]);
    check("Norway blocked the road.", &[]);
    check("Norway blamed fog for the crash.", &[]);
    check("Norway said the earthquake was a disaster.", &[]);
    check("Norway said the raid was against international law.", &[]);
    check("Norway insisted that it had hit no town.", &[]);
    check("Norway refused to rule out sending troops.", &[]);
    check(
        "Lifting the embargo would strengthen Kenya, Norway said.",
        &[],
    );
}
