//! Graph expectations about several clauses and names in one sentence: whose verb is whose, who is left
//! out of a list, what a clause behind another stands for.

use crate::positions::check;

#[test]
fn whom_a_list_leaves_out_holds_nothing() {
    check(
        "Norway, but not Kenya, supports the plan.",
        &["Norway supports the plan"],
    );
    check(
        "Norway, rather than Kenya, blocked the accession.",
        &["Norway opposes the accession"],
    );
    check(
        "All EU states but Hungary condemned the raid.",
        &["EU states opposes the raid"],
    );
    check(
        "Norway supports sanctions but not the embargo.",
        &["Norway supports sanctions", "Norway opposes the embargo"],
    );
    check(
        "Norway supports talks rather than sanctions.",
        &["Norway supports talks"],
    );
    check(
        "Norway supports neither the plan nor the timetable.",
        &["Norway opposes the plan nor the timetable"],
    );
    check(
        "Norway is for peace and against the embargo.",
        &["Norway supports peace", "Norway opposes the embargo"],
    );
}

#[test]
fn a_joined_clause_has_its_own_subject() {
    check(
        "Kenya tested a missile and Norway condemned the test.",
        &["Norway opposes the test"],
    );
    check(
        "Norway backs Kenya and Chile backs Peru.",
        &["Norway supports Kenya", "Chile supports Peru"],
    );
    check(
        "Norway urged Kenya to send aid and condemned the raid.",
        &[
            "Norway supports send aid [to Kenya]",
            "Norway opposes the raid",
        ],
    );
    check(
        "Norway condemns the raid on the port and calls for free elections.",
        &[
            "Norway opposes the raid on the port",
            "Norway supports free elections",
        ],
    );
    check(
        "Norway said scrapping the plan would be a mistake.",
        &["Norway opposes scrapping the plan"],
    );
    check(
        "Norway condemns in the strongest terms the attack on the port.",
        &["Norway opposes the attack on the port"],
    );
}

#[test]
fn an_opening_participle_is_done_to_the_subject() {
    check(
        "Criticised by Norway for its treatment of prisoners, Kenya freed them.",
        &["Norway opposes its treatment of prisoners"],
    );
    check(
        "Warned by Norway against buying the missiles, Kenya turned to Peru.",
        &["Norway warns buying the missiles [to Kenya]"],
    );
    check(
        "Led by Norway, several states rejected the plan.",
        &["Norway opposes the plan"],
    );
}

#[test]
fn which_stands_for_what_is_judged() {
    check(
        "Chile invaded Peru, which Norway condemned.",
        &["Norway opposes Chile invaded Peru"],
    );
    check(
        "The sale of jets to Peru, which Norway condemned, was approved.",
        &["Norway opposes The sale of jets to Peru"],
    );
    check(
        "A deal between Chile and Peru, which is backed by Norway, is close.",
        &["Norway supports A deal between Chile and Peru"],
    );
}

#[test]
fn a_warning_behind_what_it_says() {
    check(
        "The economy faces a sharp slowdown, Norway warned.",
        &["Norway warns The economy faces a sharp slowdown"],
    );
    check(
        "Norway warned Kenya against any attack.",
        &["Norway warns any attack [to Kenya]"],
    );
    check(
        "Norway warned Kenya to withdraw its troops.",
        &["Norway supports withdraw its troops [to Kenya]"],
    );
    check(
        "Norway warned Kenya to stop the tests.",
        &["Norway opposes the tests [to Kenya]"],
    );
}

#[test]
fn what_is_given_and_what_is_called_for() {
    check(
        "Norway gave the plan its approval.",
        &["Norway supports the plan"],
    );
    check(
        "Norway called for the embargo to be lifted.",
        &["Norway opposes the embargo"],
    );
    check(
        "Norway called for the hostages to be released.",
        &["Norway supports the hostages to be released"],
    );
    check(
        "Norway asked for help to fight piracy.",
        &["Norway supports help to fight piracy"],
    );
    check(
        "Norway wants a safe zone to resettle refugees.",
        &["Norway supports a safe zone to resettle refugees"],
    );
    check(
        "Norway demanded the release of Alexei Navalny.",
        &["Norway supports the release of Alexei Navalny"],
    );
}

#[test]
fn who_is_joined_or_quoted() {
    check(
        "Norway joined Kenya in condemning the raid.",
        &["Norway opposes the raid", "Kenya opposes the raid"],
    );
    check(
        "Reuters quoted Sergei Lavrov as rejecting the plan.",
        &["Sergei Lavrov opposes the plan [via Reuters]"],
    );
    check(
        "Among those opposing the plan is Norway.",
        &["Norway opposes the plan"],
    );
    check(
        "The text was adopted, with Norway voting against.",
        &["Norway opposes The text"],
    );
    check(
        "Norway proposed a truce; Kenya agreed.",
        &["Norway supports a truce", "Kenya supports a truce"],
    );
}

#[test]
fn what_has_its_preposition_anew_is_a_target_of_its_own() {
    check(
        "Norway called for a truce and for the release of all hostages.",
        &[
            "Norway supports a truce",
            "Norway supports the release of all hostages",
        ],
    );
    check(
        "Norway reiterates its opposition to the tax, and to the quota.",
        &["Norway opposes the tax", "Norway opposes the quota"],
    );
    check(
        "Norway called for a truce and the release of all hostages.",
        &["Norway supports a truce and the release of all hostages"],
    );
}
