//! Graph expectations about speakers: whose view a clause is, whose words a text has, who is one of
//! several.

use demarche::document::Document;

use crate::positions::{ANALYSER, check, positions};

#[test]
fn who_is_convinced_of_something_holds_it() {
    for opening in [
        "Chile is convinced",
        "Chile remains convinced",
        "Chile is of the view",
        "Chile takes the view",
        "Chile made it clear",
        "Chile has no doubt",
        "Chile's position is",
    ] {
        let text = format!("{opening} that the base must be closed.");
        check(&text, &["Chile supports the base must be closed"]);
    }
    // Whose view is taken of is no holder's.
    check(
        "Chile was told of the view that the base must be closed.",
        &[],
    );
}

#[test]
fn a_view_is_no_part_of_what_is_held() {
    check(
        "In Chile's view, the base must be closed.",
        &["Chile supports the base must be closed"],
    );
    check(
        "For Chile the plan is unacceptable.",
        &["Chile opposes the plan"],
    );
    check(
        "The plan, Chile argues, is a mistake.",
        &["Chile opposes The plan"],
    );
}

#[test]
fn a_text_says_what_its_authors_say() {
    check(
        "The resolution, put forward by Kenya and Ghana, condemned the raid.",
        &["Kenya opposes the raid", "Ghana opposes the raid"],
    );
    check(
        "Kenya issued a statement calling for an inquiry.",
        &["Kenya supports an inquiry"],
    );
}

#[test]
fn what_one_opens_with_is_ones_own() {
    check(
        "Kenya opened the meeting with a call for an inquiry.",
        &["Kenya supports an inquiry"],
    );
    // Somebody else's.
    check("The plan was met with a call for an inquiry.", &[]);
}

#[test]
fn one_of_several_does_as_they_do() {
    check(
        "Kenya is among the countries that oppose the plan.",
        &["Kenya opposes the plan"],
    );
    check(
        "Kenya was the first country to recognise Kosovo.",
        &["Kenya supports Kosovo"],
    );
    check(
        "Neither Kenya nor Ghana supports the plan.",
        &["Kenya opposes the plan", "Ghana opposes the plan"],
    );
}

#[test]
fn each_of_the_named_speaks() {
    check(
        "Critics such as Kenya and Ghana say the plan is a mistake.",
        &["Kenya opposes the plan", "Ghana opposes the plan"],
    );
}

#[test]
fn what_goes_ahead_despite_objections_is_objected_to() {
    check(
        "The plan went ahead despite Kenya's objections.",
        &["Kenya opposes The plan"],
    );
}

#[test]
fn what_nobody_does_is_no_position() {
    check("Kenya fell short of condemning the raid.", &[]);
    check("Kenya neither condemned nor endorsed the raid.", &[]);
    check(
        "Kenya came under pressure from Ghana to sign the treaty.",
        &["Ghana supports sign the treaty [to Kenya]"],
    );
    check(
        "Kenya dropped its opposition to the plan.",
        &["Kenya supports the plan"],
    );
    check(
        "Kenya gave up its opposition to the plan.",
        &["Kenya supports the plan"],
    );
}

#[test]
fn a_right_that_is_claimed_is_supported() {
    check(
        "Kenya said that Ghana had the right to defend itself.",
        &["Kenya supports defend itself"],
    );
    check(
        "Kenya said that Ghana had no right to annex the island.",
        &["Kenya opposes annex the island"],
    );
}

#[test]
fn what_is_found_wrong_to_do_is_opposed() {
    check(
        "Kenya considers it unacceptable to close the strait.",
        &["Kenya opposes close the strait"],
    );
    check(
        "Kenya wants the war ended.",
        &["Kenya opposes the war ended"],
    );
    check(
        "Kenya encouraged the parties to resume talks.",
        &["Kenya supports resume talks [to the parties]"],
    );
}

#[test]
fn who_does_as_another_is_told_of_by_a_short_clause() {
    check(
        "Kenya has backed the plan, as have Ghana and Peru.",
        &[
            "Kenya supports the plan",
            "Ghana supports the plan",
            "Peru supports the plan",
        ],
    );
    check(
        "Kenya supports the plan, but Ghana does not.",
        &["Kenya supports the plan", "Ghana opposes the plan"],
    );
}

#[test]
fn companions_do_what_the_subject_does() {
    for text in [
        "Kenya, joined by Ghana, backed the plan.",
        "Together with Ghana, Kenya backed the plan.",
        "Like Ghana, Kenya backed the plan.",
    ] {
        let mut both = positions(text);
        both.sort();
        let expected = ["Ghana supports the plan", "Kenya supports the plan"];
        assert_eq!(both, expected, "{text}");
    }
    check(
        "Unlike Ghana, Kenya backed the plan.",
        &["Kenya supports the plan"],
    );
    check("All but Kenya backed the plan.", &[]);
}

#[test]
fn each_of_two_passives_has_its_own_agent() {
    check(
        "The plan was backed by Kenya and opposed by Ghana.",
        &["Kenya supports The plan", "Ghana opposes The plan"],
    );
}

#[test]
fn it_is_what_the_same_sentence_was_about() {
    check(
        "Kenya backed the plan, while Ghana opposed it.",
        &["Kenya supports the plan", "Ghana opposes it"],
    );
}

#[test]
fn an_adjective_says_whose_a_stance_is() {
    check(
        "German opposition to the plan has grown.",
        &["Germany opposes the plan"],
    );
    check(
        "Kenya rejected a Ghanaian proposal for a ban.",
        &[
            "Kenya opposes a Ghanaian proposal for a ban",
            "Ghana supports a ban",
        ],
    );
    check("Kenya's priority is a truce.", &["Kenya supports a truce"]);
}

#[test]
fn a_report_tells_through_whom_a_position_is_known() {
    check(
        "Kenya backs the plan despite doubts at home, according to a report by Human Rights Watch. \
         Ghana opposes the plan, the report says.",
        &[
            "Kenya supports the plan [via Human Rights Watch]",
            "Ghana opposes the plan [via Human Rights Watch]",
        ],
    );
    check(
        "Ghana asked for radars, Kenya agreed to send them.",
        &["Ghana supports radars", "Kenya supports send them (own)"],
    );
}

#[test]
fn who_does_not_speak_for_a_state_is_not_taken_for_it() {
    check(
        "Kenya's former president opposed the plan.",
        &["Kenya former president opposes the plan"],
    );
    check("Few Kenyans oppose the plan.", &[]);
    check("It is not clear whether Kenya supports the plan.", &[]);
}

#[test]
fn a_foreign_ministry_spokesman_is_of_the_state_just_told_of() {
    check(
        "Norway spoke on Monday of the talks. “We support the embargo,” a Foreign Ministry spokesman said.",
        &["Norwegian Foreign Ministry spokesman supports the embargo"],
    );
    // Of two states nobody knows which.
    check(
        "Norway and Chile spoke on Monday of the talks. “We support the embargo,” a Foreign Ministry spokesman said.",
        &[],
    );
}

#[test]
fn the_nations_are_those_just_named() {
    check(
        "Norway and Sweden met in Oslo. The nations condemned the raid.",
        &["Norway opposes the raid", "Sweden opposes the raid"],
    );
    check(
        "Norway and Sweden met in Oslo. The nations of the world condemned the raid.",
        &[],
    );
}

#[test]
fn they_are_none_from_before_behind_an_unknown_people() {
    check(
        "Western governments met on Monday. The island has 9,000 Chamorros. They oppose the embargo.",
        &[],
    );
}

#[test]
fn a_statement_is_of_all_who_release_it() {
    let text = "Today, the Leaders of Kenya, Uganda and the United States met in Nairobi and released the \
                following statement:\n\nWe condemn the raid.";
    let mut document = Document::new("text", text);
    document.party = Some("United States".to_owned());
    let stances = ANALYSER.stances(&document);
    let holders: Vec<&str> = stances
        .iter()
        .map(|stance| stance.holder.name.as_str())
        .collect();
    assert_eq!(holders, ["Kenya", "Uganda", "United States"]);
}

#[test]
fn the_office_that_the_words_name_tells_for_whom_one_speaks() {
    let parties = |text: &str| -> Vec<String> {
        let stances = ANALYSER.stances(&Document::new("text", text));
        let parties = stances.into_iter().filter_map(|stance| stance.party);
        parties.map(|party| party.name).collect()
    };
    for (office, party) in [
        ("European Commission President", "European Commission"),
        ("German Defence Minister", "Germany"),
    ] {
        let text = format!("{office} Ursula von der Leyen criticised the embargo.");
        assert_eq!(parties(&text), [party], "{text}");
    }
}
