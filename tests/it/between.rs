//! Who stands between a position and the text, and to whom it is said.

use crate::positions::check;

#[test]
fn what_the_author_adds_is_nobodys_report() {
    check(
        "Peru said that the mine would be closed, a step that Chile rejects.",
        &["Chile opposes a step"],
    );
    check(
        "Lima announced that the ferry would sail; Quito condemned the plan.",
        &["Ecuador opposes the plan"],
    );
    check(
        "Sven Lund told the BBC that the levy was unacceptable; Quito condemned the plan.",
        &[
            "Sven Lund opposes the levy [via BBC]",
            "Ecuador opposes the plan",
        ],
    );
    check(
        "Denmark said it would leave the talks, after Norway condemned the levy.",
        &["Norway opposes the levy"],
    );
    check(
        "Sven Lund said that Denmark rejects the plan that Chile backs.",
        &[
            "Denmark opposes the plan that Chile backs [via Sven Lund]",
            "Chile supports the plan",
        ],
    );
}

#[test]
fn only_an_outlet_that_tells_of_it_stands_between() {
    check(
        "The story, which Norway rejected, was carried by Reuters.",
        &["Norway opposes The story"],
    );
    check(
        "Lund called the treaty a mistake, and Reuters wrote that Norway opposes the pact.",
        &["Norway opposes the pact [via Reuters]"],
    );
}

#[test]
fn outlets_of_no_list_and_places_on_the_net() {
    check(
        "Foreign Minister Sven Lund told Danish television that the levy was unacceptable.",
        &["Sven Lund opposes the levy [via Danish television]"],
    );
    check(
        "Foreign Minister Sven Lund told the newspaper Fjordposten that the levy was unacceptable.",
        &["Sven Lund opposes the levy [via Fjordposten]"],
    );
    check(
        "Foreign Minister Sven Lund wrote on X that the levy was unacceptable.",
        &["Sven Lund opposes the levy [via X]"],
    );
    check(
        "Foreign Minister Sven Lund condemned the levy on his Telegram channel.",
        &["Sven Lund opposes the levy [via Telegram]"],
    );
    check(
        "In an interview on Monday with the BBC, Foreign Minister Sven Lund condemned the levy.",
        &["Sven Lund opposes the levy [via BBC]"],
    );
    check(
        "Writing in the Financial Times, Foreign Minister Sven Lund condemned the levy.",
        &["Sven Lund opposes the levy [via Financial Times]"],
    );
    check(
        "Norway rejects the levy, according to state radio.",
        &["Norway opposes the levy [via state radio]"],
    );
    check(
        "In a statement carried by the Fjord news agency, Norway condemned the levy.",
        &["Norway opposes the levy [via Fjord]"],
    );
}

#[test]
fn a_report_speaks_for_its_authors() {
    check(
        "A report released by Greenpeace condemned the dam. Kenya supports the dam, the report alleged.",
        &[
            "Greenpeace opposes the dam",
            "Kenya supports the dam [via Greenpeace]",
        ],
    );
}

#[test]
fn whom_one_tells_it() {
    check(
        "Angela Merkel told Barack Obama that the tariff was unacceptable.",
        &["Angela Merkel opposes the tariff [to Barack Obama]"],
    );
    check(
        "Viktor Orban wrote to Emmanuel Macron that the plan was unacceptable.",
        &["Viktor Orbán opposes the plan [to Emmanuel Macron]"],
    );
    check(
        "In a letter to Emmanuel Macron, Viktor Orban called the plan unacceptable.",
        &["Viktor Orbán opposes the plan [to Emmanuel Macron]"],
    );
    check(
        "As Angela Merkel told Barack Obama, the plan is unacceptable.",
        &["Angela Merkel opposes the plan [to Barack Obama]"],
    );
}

#[test]
fn whom_one_asks_without_a_name() {
    check(
        "Norway urged the administration to sign the pact.",
        &["Norway supports sign the pact [to the administration]"],
    );
    check(
        "Peru's Supreme Court ordered a Norwegian shipyard to pay the crew.",
        &["Peru Supreme Court supports pay the crew [to a Norwegian shipyard]"],
    );
    check(
        "The Norwegian prime minister, Kari Berg, told the Norwegians that they must sign the pact.",
        &["Kari Berg supports sign the pact [to Norwegians]"],
    );
}

#[test]
fn who_answers_an_offer_was_made_it() {
    check(
        "Peru offered a pact on fishing, which Chile has turned down.",
        &[
            "Peru supports a pact on fishing [to Chile]",
            "Chile opposes a pact on fishing",
        ],
    );
    check(
        "Chile is weighing a Peruvian offer of aid.",
        &["Peru supports aid [to Chile]"],
    );
}

#[test]
fn an_official_passes_on_what_a_minister_decides() {
    check(
        "A Norwegian foreign ministry official said that Norway opposes the pact.",
        &["Norway opposes the pact [via Norwegian foreign ministry official]"],
    );
    check(
        "The Norwegian foreign minister, Kari Berg, said that Norway opposes the pact.",
        &["Norway opposes the pact"],
    );
}

#[test]
fn what_is_said_to_all_is_said_to_nobody() {
    check(
        "Benjamin Netanyahu told the Security Council that Israel rejects the plan.",
        &["Israel opposes the plan"],
    );
    check(
        "Benjamin Netanyahu told his cabinet that Israel rejects the plan.",
        &["Israel opposes the plan"],
    );
    check(
        "Angela Merkel told Barack Obama of the tariff, and Francois Hollande rejected the plan.",
        &["François Hollande opposes the plan"],
    );
    check(
        "Sweden said that countries must sign the pact.",
        &["Sweden supports sign the pact"],
    );
    check(
        "Peru wants Chile barred from the talks.",
        &["Peru supports Chile barred from the talks"],
    );
    check(
        "Chile wants investors to close the mine.",
        &["Chile supports close the mine"],
    );
    check(
        "The Arab League called on its members not to sign the pact.",
        &["Arab League opposes sign the pact"],
    );
}

#[test]
fn who_gets_what_is_offered() {
    check(
        "France promised Chad a loan.",
        &["France supports a loan [to Chad]"],
    );
    check(
        "Norway offered to lend Chile the ships.",
        &["Norway supports lend Chile the ships [to Chile]"],
    );
    check(
        "Estonia is ready to discuss the cable with Norway.",
        &["Estonia supports discuss the cable with Norway [to Norway]"],
    );
}

#[test]
fn whom_a_threat_would_hit() {
    check(
        "Norway warned that if the Taliban close the road it would recall its envoy.",
        &["Norway warns if the Taliban close the road it would recall its envoy [to Taliban]"],
    );
    check(
        "Denmark warned that it would seal the strait if Norway sent ships.",
        &["Denmark warns it would seal the strait if Norway sent ships [to Norway]"],
    );
    check(
        "Norway threatened sanctions against Denmark.",
        &["Norway warns sanctions against Denmark [to Denmark]"],
    );
}

#[test]
fn those_whom_the_text_names_by_half() {
    check(
        "India and Pakistan exchanged fire on Monday. India blamed Pakistan, and Pakistan blamed India. Norway urged both sides to sign the truce.",
        &[
            "India opposes Pakistan",
            "Pakistan opposes India",
            "Norway supports sign the truce [to India] [to Pakistan]",
        ],
    );
    check(
        "The United Nations Security Council met on Monday. Egypt called upon the Council to adopt the text.",
        &["Egypt supports adopt the text [to United Nations Security Council]"],
    );
    check(
        "The US Senate meets on Monday. Sven Lund urged senators to support the pact.",
        &["Sven Lund supports support the pact [to US Senate]"],
    );
    check(
        "Norway urges the fishermen and the farmers to support the pact.",
        &["Norway supports support the pact [to the fishermen] [to the farmers]"],
    );
    check(
        "Norway urged every state to sign the pact.",
        &["Norway supports sign the pact [to every state]"],
    );
    check(
        "Norway demands a Danish withdrawal from the island.",
        &["Norway supports a Danish withdrawal from the island [to Denmark]"],
    );
}
