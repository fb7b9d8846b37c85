//! Who holds a position, and for whom he speaks, by sentences that show one way of naming each.

use std::sync::LazyLock;

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::pipeline::Analyser;

static ANALYSER: LazyLock<Analyser> =
    LazyLock::new(|| Analyser::new(Lexicon::embedded().unwrap()).unwrap());

/// Checks the holders of a text's positions, each once, with their parties: "Jane Doe (Kenya)", "Kenya",
/// "rebels (-)".
#[track_caller]
fn check(date: &str, text: &str, expected: &[&str]) {
    let mut document = Document::new("case", text);
    document.date = Some(date.parse().unwrap());
    let mut found: Vec<String> = Vec::new();
    for it in ANALYSER.stances(&document) {
        let name = &it.holder.name;
        let holder = match it.party.as_ref().map(|party| &party.name) {
            Some(party) if party == name => name.clone(),
            Some(party) => format!("{name} ({party})"),
            None => format!("{name} (-)"),
        };
        if !found.contains(&holder) {
            found.push(holder);
        }
    }
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_party_is_that_of_the_state_beside_it() {
    let date = "2024-05-02";
    check(
        date,
        "Sweden's Social Democrats rejected the pact.",
        &["Swedish Social Democratic Party"],
    );
    check(
        date,
        "Germany's Greens oppose the mine.",
        &["German Greens"],
    );
    check(
        date,
        "Austria's Social Democrats oppose the levy.",
        &["Austrian Social Democrats"],
    );
    check(
        date,
        "Japan's Social Democratic Party opposed the levy.",
        &["Social Democratic Party of Japan"],
    );
    check(
        date,
        "The Republicans rejected the levy.",
        &["Republicans (Republican Party)"],
    );
    check(
        date,
        "Congress opposed the levy in the Lok Sabha.",
        &["Indian National Congress"],
    );
}

#[test]
fn the_office_in_the_text_says_for_whom_one_speaks() {
    check(
        "2024-05-02",
        "Jordan's King Abdullah rejected the plan.",
        &["King Abdullah II (Jordan)"],
    );
    check(
        "1980-06-15",
        "President Shehu Shagari of Nigeria opposed the plan.",
        &["Shehu Shagari (Nigeria)"],
    );
    check(
        "2024-05-02",
        "Robin Cook, the British foreign secretary, who opposes the raid, left.",
        &["Robin Cook (United Kingdom)"],
    );
    check(
        "2022-06-15",
        "Polish Foreign Minister Zbigniew Rau rejected the plan.",
        &["Zbigniew Rau (Poland)"],
    );
    check(
        "2010-06-15",
        "Nelson Mandela opposed the raid.",
        &["Nelson Mandela (South Africa)"],
    );
}

#[test]
fn who_speaks_for_a_part_of_the_state_speaks_for_it() {
    let date = "2024-05-02";
    for title in [
        "foreign ministry spokesman",
        "army chief General",
        "central bank governor",
        "parliament speaker",
    ] {
        check(
            date,
            &format!("Norwegian {title} Bo Ek rejected the embargo."),
            &["Bo Ek (Norway)"],
        );
    }
    check(
        date,
        "Norwegian opposition leader Bo Ek rejected the embargo.",
        &["Bo Ek (-)"],
    );
}

#[test]
fn a_surname_takes_nobody_whom_title_and_year_do_not_fit() {
    check(
        "2010-06-15",
        "Mrs Clinton condemned the raid.",
        &["Clinton (-)"],
    );
    check("2024-05-02", "Mr McCain opposes the levy.", &["McCain (-)"]);
    check(
        "2024-05-02",
        "In 2003 Mr Bush rejected the offer.",
        &["George W. Bush (United States)"],
    );
    check(
        "2003-06-15",
        "The Sharon government rejected the offer.",
        &["Ariel Sharon (Israel)"],
    );
}

#[test]
fn names_that_look_like_other_words() {
    let date = "2024-05-02";
    check(date, "The WHO condemned the raid.", &["WHO"]);
    check(date, "MEPs condemned the raid.", &["MEPs (European Union)"]);
    check(
        date,
        "The pope condemned the raid.",
        &["Pope Francis (Holy See)"],
    );
    check(
        date,
        "EU Member States rejected the levy.",
        &["EU Member States (European Union)"],
    );
    check(
        date,
        "ZHANG JUN (China) rejected the sanctions.",
        &["Zhang Jun (China)"],
    );
    check(
        "1990-06-15",
        "Baghdad Radio condemned the raid.",
        &["Baghdad Radio (Iraq)"],
    );
}

#[test]
fn who_does_not_speak_for_the_state_beside_it() {
    let date = "2024-05-02";
    check(
        date,
        "Israel's UN ambassador condemned the raid.",
        &["Israel UN ambassador (Israel)"],
    );
    check(date, "Kosovo Serbs oppose the plan.", &["Kosovo Serbs (-)"]);
    check(
        date,
        "The American-backed rebels rejected the offer.",
        &["American-backed rebels (-)"],
    );
    check(
        date,
        "The Latin-American countries condemned the blockade.",
        &["Latin-American countries (Latin America)"],
    );
    check(
        date,
        "Senators Paul Emery Hadlock and Ned Tolliver opposed the bill.",
        &["Paul Emery Hadlock (-)", "Ned Tolliver (-)"],
    );
}

#[test]
fn news_of_the_time_calls_leaders_by_its_own_forms() {
    check(
        "1967-06-20",
        "Mr. Kosygin condemned the raids. The Israeli Premier rejected the plan.",
        &["Alexei Kosygin (Soviet Union)", "Levi Eshkol (Israel)"],
    );
    check(
        "1971-08-05",
        "Premier Chou rejected the treaty.",
        &["Zhou Enlai (China)"],
    );
    check(
        "1970-08-12",
        "Herr Brandt supported the treaty. M. Schumann opposed the pact.",
        &["Willy Brandt (West Germany)", "Maurice Schumann (France)"],
    );
    check(
        "1972-05-02",
        "Senator Henry M. Jackson opposed the treaty.",
        &["Henry Jackson (United States)"],
    );
    check(
        "1964-05-02",
        "Foreign Minister Gerhard Schroeder opposed the treaty.",
        &["Gerhard Schröder (West Germany)"],
    );
}

#[test]
fn what_one_belongs_to_says_who_it_is() {
    let date = "2024-05-02";
    check(
        date,
        "Peru was angry. Its ambassador, Leo Marsh, condemned the raid.",
        &["Leo Marsh (Peru)"],
    );
    check(
        date,
        "Tehran, whose chief delegate condemned the accord, left the hall.",
        &["Iranian chief delegate (Iran)"],
    );
    check(
        date,
        "President Emmanuel Macron spoke. His generals warned against a war.",
        &["French generals (France)"],
    );
    check(
        date,
        "President Emmanuel Macron spoke. His opponents warned against a war.",
        &[],
    );
    check(
        date,
        "The head of the relief agency, Mira Toll, opposed the plan.",
        &["Mira Toll (-)"],
    );
}

#[test]
fn a_seat_says_whose_a_body_is() {
    let date = "2024-05-02";
    check(
        date,
        "The foreign ministry in Lima condemned the raid.",
        &["Peruvian Foreign Ministry (Peru)"],
    );
    check(
        date,
        "A foreign ministry spokesman in Tokyo condemned the launch.",
        &["Japanese foreign ministry spokesman (Japan)"],
    );
    check(
        date,
        "LIMA, May 2 - A bridge fell.\n\nThe foreign ministry condemned the raid.",
        &["Peruvian Foreign Ministry (Peru)"],
    );
    check(
        date,
        "Senior administration officials opposed the plan.",
        &["Senior administration officials (United States)"],
    );
}

#[test]
fn groups_that_no_list_knows() {
    let date = "2024-05-02";
    check(
        date,
        "The dockers' union opposed the plan.",
        &["dockers' union"],
    );
    check(
        date,
        "Farmers' unions in France oppose the plan.",
        &["Farmers' unions in France (-)"],
    );
    check(
        date,
        "Twenty-four countries backed the plan.",
        &["Twenty-four countries (-)"],
    );
    check(date, "More than 24 countries backed the plan.", &[]);
    check(
        date,
        "Even the conservative Harbour Party backed the plan.",
        &["Harbour Party"],
    );
    check(
        date,
        "The Compact of Free Association supports the plan.",
        &[],
    );
}

#[test]
fn a_body_is_meant_by_its_members_and_texts() {
    let date = "2024-05-02";
    check(
        date,
        "The International Court of Justice met. The judges rejected the claim.",
        &["International Court of Justice"],
    );
    check(
        date,
        "The UN Security Council condemned the raid. The resolution demands a truce.",
        &["UN Security Council (United Nations)"],
    );
    check(
        date,
        "Senator Jesse Helms rose. The Carolina senator opposes the treaty.",
        &["Jesse Helms (United States)"],
    );
}

#[test]
fn of_father_and_son_the_date_tells_which() {
    check(
        "1991-06-15",
        "George Bush opposed the plan.",
        &["George H.W. Bush (United States)"],
    );
    check(
        "2005-06-15",
        "George Bush opposed the plan.",
        &["George W. Bush (United States)"],
    );
}
