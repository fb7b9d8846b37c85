//! Graph expectations: text → exactly these positions, and no others.
//!
//! A line reads "holder stance target [via X] [to Y] (own | modality)".

use std::sync::LazyLock;

use demarche::document::Document;
use demarche::lexicon::Lexicon;
use demarche::pipeline::Analyser;
use demarche::stances::Stance;
use demarche::vocabulary::{Modality, Scope};

pub(crate) static ANALYSER: LazyLock<Analyser> =
    LazyLock::new(|| Analyser::new(Lexicon::embedded().unwrap()).unwrap());

pub(crate) fn line(stance: &Stance) -> String {
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

/// The positions of a text, a line each.
pub(crate) fn positions(text: &str) -> Vec<String> {
    let stances = ANALYSER.stances(&Document::new("text", text));
    stances.iter().map(line).collect()
}

/// Checks that a text yields these positions and no others.
#[track_caller]
pub(crate) fn check(text: &str, expected: &[&str]) {
    assert_eq!(positions(text), expected, "{text}");
}

#[test]
fn who_is_called_upon() {
    check(
        "Norway urged elements of the palace guard to release the president.",
        &["Norway supports release the president [to elements of the palace guard]"],
    );
    check(
        "Norway said the rebels must leave the city.",
        &["Norway supports leave the city [to the rebels]"],
    );
    check(
        "Norway said the sanctions must end.",
        &["Norway opposes the sanctions"],
    );
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
        &["Spain opposes The plan"],
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
    check("Norway voiced concerns that were widely shared.", &[]);
    check(
        "Norway voiced fears that more people could die from hunger.",
        &["Norway opposes more people could die from hunger"],
    );
}

#[test]
fn what_may_or_should_happen_is_no_position_of_the_doer() {
    check(
        "Parliament in Norway said Sweden can accept the quota.",
        &[],
    );
    check(
        "Ada Lund, Norway's foreign minister, said Iceland should not accept the quota.",
        &["Ada Lund opposes accept the quota [to Iceland]"],
    );
    check(
        "Chile cannot accept the quota.",
        &["Chile opposes the quota"],
    );
    check("Chile is deciding whether to back the quota.", &[]);
}

#[test]
fn denials_and_doubts_turn_or_void() {
    check("Kenya denied backing the quota.", &[]);
    check("Kenya denied that it had accepted the quota.", &[]);
    check(
        "Kenya does not think the quota is fair.",
        &["Kenya opposes the quota"],
    );
    check("Kenya failed to agree on the quota.", &[]);
    check(
        "Kenya withheld its support for the quota.",
        &["Kenya opposes the quota"],
    );
}

#[test]
fn somebody_who_is_not_known_is_not_who_spoke_before() {
    check(
        "“We reject the quota,” the president of Chile said. “This quota is a disgrace,” the \
         harbour office said in a note.",
        &["president of Chile opposes the quota"],
    );
}

#[test]
fn a_question_in_quotation_marks_asks() {
    check(
        "“Why should we accept the quota?” the president of Chile asked.",
        &[],
    );
}

#[test]
fn blame_falls_on_the_object() {
    check(
        "Peru criticised Chile for backing the quota.",
        &[
            "Peru opposes backing the quota",
            "Chile supports the quota [via Peru]",
        ],
    );
}

#[test]
fn those_of_several_states_are_each_meant() {
    check(
        "The Polish, Slovak and Czech ministers rejected the quota.",
        &[
            "Polish ministers opposes the quota",
            "Slovak ministers opposes the quota",
            "Czech ministers opposes the quota",
        ],
    );
    check(
        "Three states voted against the motion: Peru, Chile and Fiji.",
        &[
            "Peru opposes the motion",
            "Chile opposes the motion",
            "Fiji opposes the motion",
        ],
    );
}

#[test]
fn a_hyphen_in_an_office_makes_no_name() {
    check(
        "The UN Secretary-General welcomed the quota.",
        &["UN Secretary-General supports the quota"],
    );
}

#[test]
fn an_undated_text_tells_for_whom_one_speaks() {
    let document = Document::new("a", "UN Secretary-General Ban Ki-moon praised the quota.");
    let stances = ANALYSER.stances(&document);
    let party = stances[0].party.as_ref().unwrap();
    assert_eq!(party.name, "United Nations");
}

#[test]
fn who_is_called_upon_is_not_what_is_called_for() {
    check(
        "Norway called for Russia to withdraw its troops.",
        &["Norway supports withdraw its troops [to Russia]"],
    );
    check(
        "Norway called for sanctions to stop the war.",
        &["Norway supports sanctions"],
    );
    check(
        "The Secretary-General of the United Nations called for the parties to sign the treaty.",
        &["Secretary-General supports sign the treaty [to the parties]"],
    );
}

#[test]
fn a_bare_body_is_the_one_named_before() {
    check(
        "The Philippine Senate met in Manila. The Senate opposes the quota.",
        &["Philippine Senate opposes the quota"],
    );
}

#[test]
fn a_body_with_an_owner_is_the_owners() {
    check(
        "Nigeria's Senate rejected the levy.",
        &["Nigerian National Assembly opposes the levy"],
    );
}

#[test]
fn a_namesake_is_nobody_listed() {
    check(
        "Dr Amery Browne spoke in the hall. Mr Browne rejected the levy.",
        &["Amery Browne opposes the levy"],
    );
}

#[test]
fn abbreviations_are_known_once_explained() {
    check(
        "The Northern Harbour Union (NHU) met in Oslo. The NHU rejected the levy.",
        &["Northern Harbour Union opposes the levy"],
    );
}

#[test]
fn items_of_a_list_share_their_subject() {
    check(
        "The African Union:\n\n1. condemns the attack on the convoy;\n\n2. calls for new elections;\n",
        &[
            "African Union opposes the attack on the convoy",
            "African Union supports new elections",
        ],
    );
}

#[test]
fn turns_of_a_transcript_have_their_speaker() {
    check(
        "Briefing\n\nMR. LAVROV: Good evening. We reject the quota.\n\nQ: Is the levy not a \
         disgrace for the region?\n\nMR. LAVROV: We welcome the levy.\n",
        &[
            "Sergei Lavrov opposes the quota",
            "Sergei Lavrov supports the levy",
        ],
    );
    check(
        "MR HALVORSEN: We condemn the raid.\n\nQ  We oppose the talks. Do you?\n\nFOREIGN \
         MINISTER LAVROV: (Via interpreter) We welcome the levy.\n\nQ Really? We should stop \
         it.\n\nMODERATOR: We must close.\n",
        &[
            "Halvorsen opposes the raid",
            "Sergei Lavrov supports the levy",
        ],
    );
    check(
        "The President: I call on Norway.\n\nMr. Lund (Norway): We condemn the raid.\n\nMs. \
         Quispe (Peru) (spoke in Spanish): My delegation opposes the quota.\n",
        &["Lund opposes the raid", "Quispe opposes the quota"],
    );
}

#[test]
fn headlines_in_title_case_are_read() {
    check(
        "Chile Ratifies Ocean Treaty Amid Growing Concerns\n\nThe vote was held on Monday.",
        &["Chile supports Ocean Treaty"],
    );
}

#[test]
fn a_vote_or_promise_to_scrap_is_against() {
    check(
        "The parliament of Peru voted to override the veto.",
        &["parliament of Peru opposes the veto"],
    );
    check(
        "Chile vowed to scrap the levy.",
        &["Chile opposes the levy"],
    );
}

#[test]
fn what_shall_not_be_hindered_is_wanted() {
    check(
        "Ghana said that aid must not be blocked.",
        &["Ghana supports aid"],
    );
}

#[test]
fn troops_that_leave_a_place_reject_nothing() {
    check("Ghana withdrew from the border on Monday.", &[]);
}

#[test]
fn what_one_grants_is_agreed_and_what_one_vows_against_others_is_a_threat() {
    check(
        "Chile agreed to scrap the levy.",
        &["Chile supports scrap the levy"],
    );
    check(
        "Chile agreed not to stand in the way.",
        &["Chile supports not to stand in the way"],
    );
    check("Chile vowed to veto the levy.", &["Chile warns the levy"]);
    check("Chad made no commitment to the treaty.", &[]);
}

#[test]
fn what_shall_come_first_is_not_told_as_done() {
    check(
        "Norway said it would not sign until Mali recognised the border.",
        &["Norway opposes sign until Mali recognised the border (own) (conditional)"],
    );
    check(
        "Norway will wait until Mali gives up its support for the rebels.",
        &[],
    );
}

#[test]
fn a_fault_is_not_praised_by_its_adjective() {
    check(
        "Ghana called the decision a grave historic mistake.",
        &["Ghana opposes the decision"],
    );
}

#[test]
fn a_denial_holds_of_both_verbs() {
    check(
        "Ghana does not tolerate or support any embargo.",
        &["Ghana opposes any embargo"],
    );
    check("Ghana said there can be no doubt that the levy works.", &[]);
}

#[test]
fn bodies_and_persons_are_known_by_what_stands_beside_them() {
    check(
        "The environmental group Greenpeace, which is based in Amsterdam, praised the treaty.",
        &["Greenpeace supports the treaty"],
    );
    check(
        "The opposition leader, Hamid Okoye, rejected the levy.",
        &["Hamid Okoye opposes the levy"],
    );
    check(
        "The Union of Concerned Scientists opposes the levy.",
        &["Union of Concerned Scientists opposes the levy"],
    );
    check(
        "Viacom argued against the levy on Monday. A judge had told Viacom to pay.",
        &["Viacom opposes the levy"],
    );
    // A word with a capital for being the first is no name.
    check("Article opposed the levy.", &[]);
}

#[test]
fn who_is_quoted_speaks() {
    check(
        "Al Jazeera quoted Hamid Okoye as saying the levy was a disgrace.\n\nThe opposition \
         leader, Hamid Okoye, rejected the levy.",
        &[
            "Hamid Okoye opposes the levy [via Al Jazeera]",
            "Hamid Okoye opposes the levy",
        ],
    );
}

#[test]
fn a_body_is_that_of_the_state_named_with_it_or_told_of() {
    check(
        "The Australian Department of Foreign Affairs condemned the raid.",
        &["Australian Department of Foreign Affairs opposes the raid"],
    );
    check(
        "In Taipei, the government called the law a provocation.",
        &["Taiwan opposes the law"],
    );
}
