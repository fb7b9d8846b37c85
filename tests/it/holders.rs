//! Graph expectations: who holds a position where no list names him, and what the title of a document tells
//! of him.

use demarche::document::Document;

use crate::positions::{ANALYSER, check};

/// Checks who holds the positions of a text under a title.
#[track_caller]
fn check_titled(title: &str, text: &str, expected: &[&str]) {
    let document = Document {
        title: Some(title.to_owned()),
        ..Document::new("text", text)
    };
    let stances = ANALYSER.stances(&document);
    let holders: Vec<&str> = stances.iter().map(|it| it.holder.name.as_str()).collect();
    assert_eq!(holders, expected, "{title}: {text}");
}

#[test]
fn peoples_and_faiths_tell_groups_apart() {
    for group in [
        "Tamil groups",
        "Sikh militants",
        "Catholic bishops",
        "Basque separatists",
        "Leftist guerrillas",
        "Contra leaders",
        "Palestinian groups",
        "Armed groups in Mali",
        "Rebel groups in Chad",
        "Muslim clerics in Kenya",
    ] {
        let holder = format!("{group} opposes the raid");
        check(&format!("{group} condemned the raid."), &[&holder]);
    }
    for nobody in [
        "Groups",
        "Some groups",
        "Many Tamil groups",
        "Angry residents",
        "Local groups",
    ] {
        check(&format!("{nobody} condemned the raid."), &[]);
    }
}

#[test]
fn a_title_introduces_persons_and_says_nothing() {
    let title = "Envoy Ruth Tamsin rejects the levy";
    check_titled(title, "Ms. Tamsin welcomed the accord.", &["Ruth Tamsin"]);
    check_titled(title, "The talks went on.", &[]);
    check_titled("A visit to Chad", "Ms. Tamsin welcomed the accord.", &[]);
}

#[test]
fn a_title_tells_who_issues_a_statement_together() {
    let text = "The leaders condemned the raid.";
    check_titled("Japan-Kenya Joint Statement", text, &["Japan", "Kenya"]);
    check_titled(
        "Joint Statement of Peru and Chile",
        text,
        &["Peru", "Chile"],
    );
    check_titled(
        "Readout of Prime Minister Jonas Lund's Meeting with President Omar Bello of Chad",
        text,
        &["Jonas Lund", "Omar Bello"],
    );
    check_titled("Storm hits Peru and Chile", text, &[]);
    check_titled("Kenya's statement angers Peru", text, &[]);
}

#[test]
fn whose_request_it_is_stands_beside_the_answer() {
    check(
        "Chad rejected a French request to inspect the camp.",
        &[
            "Chad opposes a French request to inspect the camp",
            "France supports inspect the camp",
        ],
    );
    check("Kenya has made no request to inspect the camp.", &[]);
}

#[test]
fn offices_of_those_who_lead_a_state_speak_for_it() {
    check(
        "The Prime Minister's Office in Oslo condemned the raid.",
        &["Norwegian Prime Minister's Office opposes the raid"],
    );
    check("The premier's office condemned the raid.", &[]);
}

#[test]
fn how_somebody_speaks_stands_before_a_colon() {
    for opening in [
        "Norway's envoy was blunt",
        "Norway's envoy has been clear",
        "Norway's envoy put it plainly",
        "Norway's envoy was unequivocal",
    ] {
        check(
            &format!("{opening}: the raid was a crime."),
            &["Norway envoy opposes the raid"],
        );
    }
    check("The view was clear: the raid was a crime.", &[]);
    check(
        "Norway was adamant that the raid was unacceptable.",
        &["Norway opposes the raid"],
    );
}

#[test]
fn rebels_and_officers_are_those_just_told_of() {
    check(
        "The M23 took Goma on Tuesday. The rebels condemned the raid.",
        &["M23 opposes the raid"],
    );
    check(
        "Myanmar's army took power on Monday. The junta condemned the sanctions.",
        &["Myanmar opposes the sanctions"],
    );
    check(
        "The M23 and the Taliban met. The rebels condemned the raid.",
        &[],
    );
}

#[test]
fn the_community_was_called_by_the_number_of_its_members() {
    let mut document = Document::new("text", "In Paris the Nine condemned the raid.");
    document.date = Some("1975-03-11".parse().unwrap());
    let holders = |document: &Document| -> Vec<String> {
        let stances = ANALYSER.stances(document);
        stances.iter().map(|it| it.holder.name.clone()).collect()
    };
    assert_eq!(holders(&document).len(), 1);
    document.date = Some("2015-03-11".parse().unwrap());
    assert!(holders(&document).is_empty());
}

#[test]
fn initials_may_have_stops() {
    check(
        "The M.P.L.A. condemned the raid.",
        &["MPLA opposes the raid"],
    );
}

#[test]
fn counted_voters_are_those_named_of_them() {
    check(
        "Two states voted for the text, and three, Japan and Chile among them, sat on their hands.",
        &[],
    );
}

#[test]
fn who_suffers_does_not_judge() {
    check(
        "Norway called the pact unfair to Chile.",
        &["Norway opposes the pact"],
    );
    check(
        "Norway called the pact costly and unacceptable.",
        &["Norway opposes the pact"],
    );
    check("Analysts in London condemned the pact.", &[]);
}
