//! Graph expectations about headlines, which drop articles, copulas and verbs, and tell deeds for
//! positions. Half of them take no position.

use crate::positions::check;

#[test]
fn answers_to_a_deed_oppose_it() {
    check(
        "Kosovo declares independence; Serbia and Russia object",
        &[
            "Serbia opposes Kosovo declares independence",
            "Russia opposes Kosovo declares independence",
        ],
    );
    check(
        "China protests as Japan buys islands",
        &["China opposes Japan buys islands"],
    );
    check(
        "NATO bombs Belgrade as Russia protests",
        &["Russia opposes NATO bombs Belgrade"],
    );
    check(
        "Mexico, Canada protest after US raises duties",
        &[
            "Mexico opposes US raises duties",
            "Canada opposes US raises duties",
        ],
    );
    check(
        "Hungary shuts border; Serbia protests",
        &["Serbia opposes Hungary shuts border"],
    );
    check(
        "Japan, China sign fishing accord; Seoul protests",
        &[
            "Japan supports fishing accord",
            "China supports fishing accord",
            "South Korea opposes Japan, China sign fishing accord",
        ],
    );
}

#[test]
fn moods_of_headlines_have_their_object_beside_them() {
    check(
        "India conducts nuclear tests; Pakistan furious",
        &["Pakistan opposes India conducts nuclear tests"],
    );
    check(
        "Paris dismayed as Washington quits climate pact",
        &[
            "France opposes Washington quits climate pact",
            "United States opposes climate pact",
        ],
    );
    check(
        "Danish cartoons draw Turkish ire",
        &["Turkey opposes Danish cartoons"],
    );
    check(
        "US plan for missile shield angers Moscow",
        &["Russia opposes US plan"],
    );
    check(
        "Peru signs mining pact, Chile calls it mistake",
        &["Peru supports mining pact", "Chile opposes it"],
    );
}

#[test]
fn groups_without_a_name_hold_positions() {
    check(
        "Arab summit rejects border plan",
        &["Arab summit opposes border plan"],
    );
    check(
        "Islamic states reject Soviet offer on Kabul",
        &["Islamic states opposes Soviet offer on Kabul"],
    );
    check(
        "Pacific leaders reject China security pact",
        &["Pacific leaders opposes China security pact"],
    );
    check(
        "Poor nations walk out of trade talks",
        &["Poor nations opposes trade talks"],
    );
    check(
        "Lawmakers of both parties reject ports deal",
        &["Lawmakers of both parties opposes ports deal"],
    );
    check(
        "French reject EU constitution",
        &["French opposes EU constitution"],
    );
}

#[test]
fn infinitives_tell_what_is_to_come() {
    check(
        "Spain, Ireland and Norway to recognise Palestinian state; Israel recalls envoys",
        &[
            "Spain supports Palestinian state",
            "Ireland supports Palestinian state",
            "Norway supports Palestinian state",
        ],
    );
    check(
        "EU leaders to tighten sanctions on Belarus as talks fail",
        &["EU leaders opposes Belarus"],
    );
    check(
        "Labour to vote against Rwanda bill",
        &["Labour Party opposes Rwanda bill"],
    );
    check(
        "Kenya, Somalia to restore ties",
        &["Kenya supports ties", "Somalia supports ties"],
    );
    check(
        "PARIS TO QUIT NATO COMMAND",
        &["France opposes NATO COMMAND"],
    );
}

#[test]
fn deeds_of_headlines_are_positions() {
    check(
        "Mali, Niger, Burkina Faso quit Ecowas",
        &[
            "Mali opposes Ecowas",
            "Niger opposes Ecowas",
            "Burkina Faso opposes Ecowas",
        ],
    );
    check(
        "Malaysia cancels China rail link",
        &["Malaysia opposes China rail link"],
    );
    check(
        "Georgia puts off EU talks; crowds protest",
        &["Georgia opposes EU talks"],
    );
    check(
        "Senate kills Keystone bill",
        &["US Senate opposes Keystone bill"],
    );
    check(
        "African Union suspends Gabon",
        &["African Union opposes Gabon"],
    );
    check(
        "Jakarta recalls envoy over spying",
        &["Indonesia opposes spying"],
    );
    check(
        "China attacks London over Hong Kong visas",
        &["China opposes Hong Kong visas"],
    );
    check("Norway says no to EU", &["Norway opposes EU"]);
    check(
        "Catalan vote: Madrid says no to talks",
        &["Spain opposes talks"],
    );
}

#[test]
fn deeds_and_chance_take_no_side() {
    for headline in [
        "Carter arrives in Cairo to meet Sadat",
        "China objects found in Roman grave",
        "Cuba suspends bus service in storm",
        "Egypt protests turn violent, dozens hurt",
        "Kenya cancels flights after ash cloud",
        "Norway cuts rates as crown climbs",
        "Peru votes in run-off on Sunday",
        "Plan to send troops to Mali fails",
        "Poland protests grow over abortion ruling",
        "Russia drops charges against sailors",
        "Serbia coach quits over squad row",
        "Serbs put off vote on peace plan",
        "Talks on Cyprus resume in Geneva",
        "Thailand admits Burmese refugees",
        "Tokyo stocks drop as yen climbs",
        "Toyota halts output at Thai plant",
        "Turkey protests enter third day",
    ] {
        check(headline, &[]);
    }
}
