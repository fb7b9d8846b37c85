//! Graph expectations by tables: one position in many wordings, and wordings that are none.

use crate::positions::{check, positions};

#[test]
fn who_speaks_stands_behind_any_verb_of_speech() {
    let verbs = [
        "said",
        "writes",
        "wrote",
        "argues",
        "insisted",
        "insists",
        "warned",
        "warns",
        "declared",
        "added",
        "complained",
        "stresses",
        "claimed",
        "explains",
        "replied",
        "countered",
        "admitted",
        "maintains",
        "asserted",
        "announced",
    ];
    for verb in verbs {
        for speaker in [
            "Norway",
            "the Norwegian foreign minister",
            "Norway's president, Ann Lund",
        ] {
            let holder = match speaker {
                "Norway" => "Norway",
                "Norway's president, Ann Lund" => "Ann Lund",
                _ => "Norwegian foreign minister",
            };
            let expected = format!("{holder} opposes The raid");
            for text in [
                format!("“The raid was a disgrace,” {verb} {speaker}."),
                format!("The raid was a disgrace, {verb} {speaker}."),
            ] {
                // "complained": the clause as a whole.
                let found = positions(&text);
                let said = |line: &String| line.starts_with(&expected);
                assert!(
                    !found.is_empty() && found.iter().all(said),
                    "{text} {found:?}"
                );
            }
        }
    }
}

#[test]
fn what_an_object_is_called_is_no_part_of_it() {
    for text in [
        "Norway described plans to expand the port as a mistake.",
        "Norway called plans to expand the port a mistake.",
        "Norway regards plans to expand the port as illegal.",
        "Norway considers plans to expand the port illegal.",
        "Norway believes plans to expand the port to be illegal.",
    ] {
        check(text, &["Norway opposes plans to expand the port"]);
    }
}

#[test]
fn some_of_whom_it_is_said_hold_it() {
    for text in [
        "Norway was among those condemning the embargo.",
        "Norway was the first to condemn the embargo.",
        "Norway was one of the countries that condemned the embargo.",
        "It was Norway that condemned the embargo.",
        "Norway — long a friend of Sweden — condemned the embargo.",
        "A Norwegian as well as a Swede spoke; Norway condemned the embargo.",
        "Norway, which condemned the embargo, voted.",
    ] {
        check(text, &["Norway opposes the embargo"]);
    }
    check(
        "Norway as well as Chile rejected the embargo.",
        &["Norway opposes the embargo", "Chile opposes the embargo"],
    );
}

#[test]
fn a_day_is_nobody() {
    check(
        "A Norwegian official Tuesday condemned the embargo.",
        &["Norwegian official opposes the embargo"],
    );
}

#[test]
fn what_draws_a_protest_is_what_was_done() {
    check(
        "Sweden announced the embargo, drawing condemnation from Norway.",
        &["Norway opposes the embargo"],
    );
}

#[test]
fn remarks_and_drafts_are_no_positions() {
    check("I want to stress that the levy remains in force.", &[]);
    check(
        "It is important to note that the ferry sails on Monday.",
        &[],
    );
    check(
        "Norway vetoed a UN Security Council draft resolution that called for a ceasefire in Peru.",
        &[
            "Norway opposes a UN Security Council draft resolution that called for a ceasefire in Peru",
        ],
    );
}

#[test]
fn a_style_before_a_name_ends_no_sentence() {
    check(
        "The embargo was condemned by H.E. Ms. Ann Lund, Minister for Foreign Affairs of Norway.",
        &["Ann Lund opposes The embargo"],
    );
}

#[test]
fn not_only_adds_and_cannot_just_denies() {
    check(
        "Peru not only rejected the plan but left.",
        &["Peru opposes the plan"],
    );
    check(
        "Peru did not just reject the plan.",
        &["Peru opposes the plan"],
    );
    check(
        "Peru cannot just accept the plan.",
        &["Peru opposes the plan"],
    );
    check(
        "Peru cannot but accept the plan.",
        &["Peru supports the plan"],
    );
}

#[test]
fn who_says_so_may_stand_between() {
    check(
        "Norway, said Swedish minister Ann Lund, opposes the embargo.",
        &["Norway opposes the embargo [via Ann Lund]"],
    );
    check(
        "The raid, says Norway, was a crime.",
        &["Norway opposes The raid"],
    );
    check(
        "Any deal, said Norway, should be signed.",
        &["Norway supports Any deal"],
    );
    check(
        "Ann Lund, a poet from the port, said Norway, a neighbour, opposes the embargo.",
        &["Norway opposes the embargo"],
    );
}

#[test]
fn an_aim_may_remain_or_stand_behind_a_colon() {
    for text in [
        "Norway's purpose in Mali remains to reopen the roads.",
        "Norway said its goal was clear: to reopen the roads.",
        "Norway's objective remains to reopen the roads.",
    ] {
        check(text, &["Norway supports reopen the roads"]);
    }
    check(
        "Rebels, whose aim is to seize the port, met on Monday.",
        &[],
    );
}

#[test]
fn a_word_of_manner_charges() {
    for deed in [
        "Peru unjustly seized the ships",
        "Peru has arbitrarily detained the crew",
        "Peru built the dam in violation of the treaty",
        "the crew was unlawfully detained",
    ] {
        check(
            &format!("Norway said {deed}."),
            &[&format!("Norway opposes {deed}")],
        );
        check(&format!("Norway denied that {deed}."), &[]);
        check(&format!("{deed}."), &[]);
    }
}

#[test]
fn each_verb_of_a_list_is_asked_for() {
    check(
        "Norway urged the parties to accept the truce, stop the violence and return to the table.",
        &[
            "Norway supports accept the truce [to the parties]",
            "Norway opposes the violence [to the parties]",
            "Norway supports return to the table [to the parties]",
        ],
    );
    check(
        "Norway urged the Council to protect civilians rather than reward aggressors.",
        &[
            "Norway supports protect civilians [to the Council]",
            "Norway opposes reward aggressors [to the Council]",
        ],
    );
}

#[test]
fn what_is_hard_to_do_is_not_done() {
    check(
        "Norway said it is hard for us to support the plan.",
        &["Norway opposes the plan"],
    );
}

#[test]
fn what_one_agrees_is_wrong_is_opposed() {
    check(
        "Norway and Chile agreed that the embargo was illegal.",
        &["Norway opposes the embargo", "Chile opposes the embargo"],
    );
    check(
        "Norway reaffirmed that the raids must stop.",
        &["Norway opposes the raids"],
    );
    check(
        "Norway reaffirmed that the strait must stay open.",
        &["Norway supports the strait must stay open"],
    );
}

#[test]
fn what_must_be_rooted_out_is_opposed() {
    for verb in ["eradicated", "rooted out", "stamped out", "lifted"] {
        check(
            &format!("Norway said the embargo must be {verb}."),
            &["Norway opposes the embargo"],
        );
    }
    check(
        "Norway said the war on piracy must be fought.",
        &["Norway supports the war on piracy"],
    );
    check(
        "Kenya urged Somalia to stamp out piracy.",
        &["Kenya supports stamp out piracy [to Somalia]"],
    );
}

#[test]
fn harm_that_one_means_to_do_is_a_threat() {
    check("Kenya intends to isolate Uganda.", &["Kenya warns Uganda"]);
    check(
        "Kenya vowed to bring Uganda to its knees.",
        &["Kenya warns Uganda"],
    );
    check(
        "Kenya does not intend to isolate Uganda.",
        &["Kenya opposes isolate Uganda"],
    );
}

#[test]
fn what_others_doubt_is_no_offer() {
    check(
        "Chile questioned Bolivia's commitment to the accord.",
        &["Chile opposes Bolivia's commitment to the accord"],
    );
    check(
        "Chile welcomed Bolivia's commitment to the accord.",
        &[
            "Chile supports Bolivia's commitment to the accord",
            "Bolivia supports the accord",
        ],
    );
}

#[test]
fn criticism_given_drawn_or_received() {
    check(
        "Ghana and Togo gave Nigeria heavy criticism over the embargo.",
        &["Ghana opposes the embargo", "Togo opposes the embargo"],
    );
    check(
        "Nigeria drew criticism from Ghana over the embargo.",
        &["Ghana opposes the embargo"],
    );
    check("Nigeria received a rebuke over the embargo.", &[]);
}

#[test]
fn what_stands_in_the_way_is_no_part_of_a_target() {
    check(
        "Norway hopes that the pact will be signed despite the dispute over cod.",
        &["Norway supports the pact will be signed"],
    );
}

#[test]
fn terms_are_demands() {
    check(
        "Kenya's terms were that Uganda withdraw from the lake.",
        &["Kenya supports Uganda withdraw from the lake"],
    );
}

#[test]
fn what_somebody_does_not_work_for_is_not_rejected() {
    for text in [
        "Spain is not working to dismantle the camps.",
        "Spain is not fighting to end the embargo.",
        "Peru made no effort to combat piracy.",
    ] {
        check(text, &[]);
    }
    check(
        "Peru is not willing to repeal the law.",
        &["Peru opposes repeal the law"],
    );
}

#[test]
fn whoever_says_that_another_broke_away_charges_it() {
    for done in [
        "disavowed the pact",
        "repudiated the pact",
        "turned its back on the talks",
        "torn up the accord",
    ] {
        check(
            &format!("Chad said Libya had {done}."),
            &[&format!("Chad opposes Libya had {done}")],
        );
    }
    check("Libya disavowed the pact.", &["Libya opposes the pact"]);
}

#[test]
fn a_thought_behind_its_judgement_is_what_is_judged() {
    check(
        "The notion is preposterous that a nation should arm its enemies, Kenya said.",
        &["Kenya opposes a nation should arm its enemies"],
    );
    check(
        "Peru said it was unable to understand the precondition that Chile must pay.",
        &[],
    );
}

#[test]
fn whoever_is_heard_or_punished_does_it_himself() {
    for text in [
        "We hear the people of Hong Kong demanding autonomy, the Irish minister said.",
        "Kenya said it would not retaliate against Somalia for cutting ties.",
    ] {
        check(text, &[]);
    }
    check(
        "Ireland watched Chile rejecting the offer.",
        &["Chile opposes the offer"],
    );
}

#[test]
fn a_family_name_alone_is_a_known_person_only_where_the_text_points_to_him() {
    check(
        "Mr. Petersen rejected the plan.",
        &["Petersen opposes the plan"],
    );
    check(
        "Norway waited. Mr. Petersen rejected the plan.",
        &["Jan Petersen opposes the plan"],
    );
    check(
        "President Botha rejected the plan.",
        &["Botha opposes the plan"],
    );
    check(
        "Putin rejected the plan.",
        &["Vladimir Putin opposes the plan"],
    );
}
