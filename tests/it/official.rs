//! Graph expectations about official texts: resolutions, communiqués, letters and readouts, in which
//! those who issue the text are named once, or only in its title.

use demarche::document::Document;

use crate::positions::ANALYSER;

/// Who takes which side on what, a line each.
fn sides(document: &Document) -> Vec<String> {
    let stances = ANALYSER.stances(document);
    let line = |it: &demarche::stances::Stance| {
        format!("{} {} {}", it.holder.name, it.stance, it.target.text)
    };
    stances.iter().map(line).collect()
}

#[track_caller]
fn check(title: &str, text: &str, expected: &[&str]) {
    let mut document = Document::new("text", text);
    document.title = Some(title.to_owned());
    document.date = "2019-05-01".parse().ok();
    assert_eq!(sides(&document), expected, "{title}");
}

#[test]
fn clauses_of_a_resolution_are_those_of_the_body_that_opens_it() {
    check(
        "Resolution on the Gulf of Arda",
        "The General Assembly,\n\nDeeply concerned at the blockade of the port,\n\n\
         1. Condemns the raids on the town and calls for talks;\n\n\
         2. Calls on Norway and Chile to lift the siege;\n\n\
         3. CALLS UPON Peru to sign the treaty;\n\n\
         4. Decides to remain seized of the matter.\n",
        &[
            "United Nations General Assembly opposes the blockade of the port",
            "United Nations General Assembly opposes the raids on the town",
            "United Nations General Assembly supports talks",
            "United Nations General Assembly opposes the siege",
            "United Nations General Assembly supports sign the treaty",
        ],
    );
    check(
        "A resolution on Peru",
        "Whereas the army of Peru seized the port: Now, therefore, be it\n\n\
         Resolved, That the Senate—\n\n(1) condemns the coup; and\n\n(2) urges Chile to help.\n",
        &["US Senate opposes the coup", "US Senate supports help"],
    );
}

#[test]
fn what_a_council_decides_is_not_said_by_the_place_where_it_meets() {
    check(
        "Communiqué of the Arab League",
        "The Council of the League, meeting in Cairo, decides:\n\n\
         1. To condemn the annexation of the port;\n\n2. To reject the levy.\n",
        &[
            "Arab League opposes the annexation of the port",
            "Arab League opposes the levy",
        ],
    );
    // A task is no position.
    check(
        "Order",
        "The Ministry of Trade of Peru shall:\n\n(a) support the port;\n\n(b) oppose the levy.\n",
        &[],
    );
}

#[test]
fn a_conference_is_those_who_issue_its_text() {
    check(
        "Declaration of the Arab League",
        "The Conference rejects the levy. It notes with concern the raids in Norway. \
         The Heads of State demand a truce. They pledge their support to the port.\n",
        &[
            "Arab League opposes the levy",
            "Arab League opposes the raids in Norway",
            "Arab League supports a truce",
            "Arab League supports the port",
        ],
    );
    check(
        "Joint communiqué of Norway and Chile",
        "They condemned the rulers of Peru and Kenya. The two sides are opposed to the levy. \
         Chile underlined its position that the port should be closed.\n",
        &[
            "Norway opposes the rulers of Peru and Kenya",
            "Chile opposes the rulers of Peru and Kenya",
            "Norway opposes the levy",
            "Chile opposes the levy",
            "Chile supports the port should be closed",
        ],
    );
}

#[test]
fn a_letter_speaks_for_those_who_send_it() {
    check(
        "Letter dated 4 May 2019 from the Permanent Representative of Chile addressed to the \
         President of the Security Council",
        "My Government condemns the raid on the port. The allegations of Peru are false.\n",
        &[
            "Chile opposes the raid on the port",
            "Chile opposes The allegations of Peru",
        ],
    );
    // Whose statement one answers is not who speaks.
    let answer = "We reject the statement by the Norwegian Prime Minister. \
                  We urge the Government of Norway to lift the blockade.\n";
    let mut document = Document::new("text", answer);
    document.publisher = Some("Ministry of Trade, Government of Chile".to_owned());
    assert_eq!(
        sides(&document),
        [
            "Chile opposes the statement by the Norwegian Prime Minister",
            "Chile opposes the blockade",
        ]
    );
}

#[test]
fn an_office_publishes_for_whoever_holds_it() {
    let text = "The Prime Minister spoke with the President of Chile. The two leaders shared their \
                concern about the coup in Peru.\n";
    let mut document = Document::new("text", text);
    document.date = "2019-05-01".parse().ok();
    document.publisher = Some("Prime Minister's Office, Canada".to_owned());
    assert_eq!(
        sides(&document),
        [
            "Justin Trudeau opposes the coup in Peru",
            "Sebastián Piñera opposes the coup in Peru",
        ]
    );
}

#[test]
fn who_is_asked_to_do_something_does_not_do_it() {
    check(
        "Resolution",
        "The Security Council,\n\n1. Calls on the Government of Norway and the IMF to respect the \
         treaty;\n",
        &["United Nations Security Council supports respect the treaty"],
    );
    // "put" is what is wanted, not what was done.
    check(
        "Talks",
        "They demand that the Government of Norway put an end to the blockade.\n",
        &[],
    );
}

#[test]
fn a_paragraph_with_a_speaker_before_it_is_his() {
    let text = "Vladimir Putin: We want peace. But we reject the plan.\n\n\
                Angela Merkel: We support the truce. Norway must lift the blockade.\n";
    check(
        "Talks",
        text,
        &[
            "Vladimir Putin supports peace",
            "Vladimir Putin opposes the plan",
            "Angela Merkel supports the truce",
            "Angela Merkel opposes the blockade",
        ],
    );
}

#[test]
fn the_way_to_do_what_is_asked_is_not_gone_yet() {
    check(
        "Appeal",
        "Norway said the allies must take a stand by condemning the raids.\n",
        &["Norway supports take a stand by condemning the raids"],
    );
}
