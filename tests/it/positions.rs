//! Graph expectations: text → exactly these positions, and no others.
//!
//! A line reads "holder stance target [via X] [to Y] (own | modality)".

use std::sync::LazyLock;

use demarche::document::Document;
use demarche::lexicon::Lexicon;
use demarche::pipeline::Analyser;
use demarche::stances::Stance;
use demarche::vocabulary::{Modality, Scope};

static ANALYSER: LazyLock<Analyser> =
    LazyLock::new(|| Analyser::new(Lexicon::embedded().unwrap()).unwrap());

fn line(stance: &Stance) -> String {
    let mut parts = vec![
        stance.holder.name.clone(),
        stance.stance.to_string(),
        stance.target.text.clone(),
    ];
    parts.extend(stance.via.iter().map(|via| format!("[via {}]", via.name)));
    parts.extend(
        stance
            .addressee
            .iter()
            .map(|to| format!("[to {}]", to.name)),
    );
    if stance.scope == Scope::OwnParticipation {
        parts.push("(own)".to_owned());
    }
    if stance.modality != Modality::Asserted {
        parts.push(format!("({})", stance.modality));
    }
    parts.join(" ")
}

/// Checks that a text yields these positions and no others.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let stances = ANALYSER.stances(&Document::new("text", text));
    let found: Vec<String> = stances.iter().map(line).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn what_ends_something_is_against_it() {
    check(
        "Norway urged Sudan to end the siege of the city.",
        &["Norway opposes the siege of the city [to Sudan]"],
    );
    check(
        "Ghana called for an end to the blockade of the port.",
        &["Ghana opposes the blockade of the port"],
    );
    // The end of a war is an aim by itself.
    check(
        "Ghana called for an end to the war in Sudan.",
        &["Ghana supports an end to the war in Sudan"],
    );
    check(
        "Norway urged Mali to release the envoy and to stop the raids.",
        &[
            "Norway supports release the envoy [to Mali]",
            "Norway opposes the raids [to Mali]",
        ],
    );
}

#[test]
fn promises_do_not_turn_against_where_one_leaves() {
    check(
        "Syria says it is willing to withdraw its troops from Lebanon.",
        &["Syria supports withdraw its troops from Lebanon"],
    );
    check(
        "Brazil withdrew from the treaty.",
        &["Brazil opposes the treaty"],
    );
}

#[test]
fn a_gerund_keeps_its_subject() {
    check(
        "Turkey opposes Sweden joining NATO.",
        &["Turkey opposes Sweden joining NATO"],
    );
}

#[test]
fn judgements_count_in_somebodys_mouth_alone() {
    check(
        "“The regime's brutal crackdown goes on,” Norway said.",
        &["Norway opposes The regime's brutal crackdown"],
    );
    check("The regime's brutal crackdown went on.", &[]);
    // Nobody charges his own side.
    check("“We recall the crimes of Norway,” Norway said.", &[]);
}

#[test]
fn thoughts_of_nobody_are_no_positions() {
    check(
        "Kenya dismissed the argument that the talks should end.",
        &["Kenya opposes the argument that the talks should end"],
    );
}

#[test]
fn a_threat_is_about_what_draws_it() {
    check(
        "China will retaliate if the tariffs take effect.",
        &["China warns the tariffs take effect (conditional)"],
    );
}

#[test]
fn it_is_never_an_earlier_actor_where_somebody_unknown_speaks() {
    check(
        "Amnesty International met on Monday. The fundamentalist Umma party has said it will boycott the vote.",
        &[],
    );
}

#[test]
fn bodies_are_known_again_by_their_head_noun() {
    check(
        "The South African government met on Monday. The government rejected the draft.",
        &["South Africa opposes the draft"],
    );
    check(
        "Republican senators met on Monday. Senators opposed the tariffs.",
        &["Republican senators opposes the tariffs"],
    );
}

#[test]
fn us_in_capitals_is_the_country() {
    check(
        "US to impose new sanctions on Chile",
        &["United States opposes Chile"],
    );
}

#[test]
fn outlets_stand_between() {
    check(
        "The Italian minister Antonio Tajani told La Stampa that the blockade was unacceptable.",
        &["Antonio Tajani opposes the blockade [via La Stampa]"],
    );
}

#[test]
fn who_was_called_by_title_is_known_by_the_bare_name() {
    check(
        "President Macron met the press. Mr Macron opposed the pipeline.",
        &["Emmanuel Macron opposes the pipeline"],
    );
}

#[test]
fn verbs_join_verbs_of_their_form() {
    check(
        "France condemned the attack in the strongest terms and backed the mission.",
        &["France opposes the attack", "France supports the mission"],
    );
}

#[test]
fn rejecting_a_call_to_leave_is_not_leaving() {
    check(
        "Germany rejected calls to leave the pact.",
        &["Germany opposes calls to leave the pact"],
    );
}

#[test]
fn a_decision_against_something_is_one_position() {
    check(
        "Norway condemned India's decision to revoke the statute.",
        &[
            "Norway opposes India's decision to revoke the statute",
            "India opposes the statute",
        ],
    );
}

#[test]
fn a_dateline_is_no_target() {
    check(
        "PARIS (AFP) — The plan was rejected by Spain.",
        &["Spain opposes The plan [via Agence France-Presse]"],
    );
}

#[test]
fn what_is_refused_is_not_done() {
    check(
        "Spain said it had no plans to send troops to fight against Russia.",
        &["Spain opposes send troops to fight against Russia (own)"],
    );
}

#[test]
fn a_relative_clause_is_no_content() {
    check(
        "Norway voiced concerns that all allies must take seriously.",
        &[],
    );
    check(
        "Norway voiced fears that more people could die from hunger.",
        &["Norway opposes more people could die from hunger"],
    );
}
