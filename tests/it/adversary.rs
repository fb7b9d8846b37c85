//! Plain prose that holds no position, or not the one that its words suggest: stories, jokes, games,
//! denials, namesakes.

use demarche::document::Document;

use super::positions::{ANALYSER, check};

/// Checks that none of these texts yields any position.
#[track_caller]
fn none(texts: &[&str]) {
    for text in texts {
        check(text, &[]);
    }
}

#[test]
fn nobody_says_the_judging_word() {
    none(&[
        "Chile never said the pact would send jobs abroad.",
        "Chile denied that it had called the accord a betrayal.",
        "Chile denied having called the accord a betrayal.",
        "Chile did not say the treaty was a betrayal.",
        "Chile refrained from calling the raid a crime.",
        "Chile would not say whether the raid was a crime.",
        "Had Chile called the accord a betrayal, Peru would have left.",
        "Chile may call the accord a betrayal.",
        "Chile could yet call the accord a betrayal.",
        "Chile would have called the accord a betrayal a year ago.",
        "Chile used to call the accord a betrayal.",
        "Chile apologised for calling the accord a betrayal.",
        "Norway planned to call the pact a betrayal, but thought better of it.",
        "Norway was accused of calling the pact a sham.",
        "Norway allegedly called the pact a betrayal.",
        "Norway said the treaty was hardly a betrayal.",
        "Norway said the treaty was anything but a betrayal.",
        "Why Norway should call the raid a crime",
    ]);
    check(
        "Norway, which called the pact a betrayal, left the room.",
        &["Norway opposes the pact"],
    );
}

#[test]
fn another_says_it() {
    none(&[
        "Norway's minister read out a letter that called the treaty a betrayal.",
        "Norway published a report that says the tunnel would cost jobs.",
        "Norway fined a paper for calling the minister a liar.",
        "The minister of Norway who called the pact a betrayal has resigned.",
    ]);
    check(
        "Norway said the law, which Peru calls a betrayal, would be repealed.",
        &["Peru opposes the law"],
    );
}

#[test]
fn what_is_almost_done_or_still_to_do_is_not_done() {
    none(&[
        "Macron almost called the treaty a betrayal.",
        "Macron nearly rejected the treaty.",
        "Macron has yet to endorse the treaty.",
        "Norway was about to reject the pact when the power failed.",
        "Norway forgot to condemn the raid.",
    ]);
    check(
        "Norway almost always opposes the plan.",
        &["Norway opposes the plan"],
    );
}

#[test]
fn stories_jokes_and_false_reports() {
    none(&[
        "In the novel, Russia accepts the American ultimatum.",
        "In Tolstoy's novel, Russia rejects the peace.",
        "In this alternate history, Japan refuses to surrender.",
        "The series imagines that Britain has rejected the peace.",
        "In the mock trial, Peru accused Chile of theft.",
        "In a dream he saw Norway reject the treaty.",
        "In episode three, Britain accepts the ultimatum.",
        "Biden joked that he would veto broccoli.",
        "Macron jokingly threatened to ban ketchup.",
        "Imagine that Norway rejects the treaty.",
        "As if Norway would ever accept the pact.",
        "According to a hoax, Norway has recognised Atlantis.",
        "Legend has it that Churchill called the pact a surrender.",
        "It was wrongly reported that Chile had called the accord a betrayal.",
        "An article falsely claimed that Norway had rejected the treaty.",
        "A satirical website wrote that Norway had called the pact a joke.",
        "It is not true that Norway opposes the pact.",
    ]);
}

#[test]
fn games_food_and_private_life() {
    none(&[
        "Spain rejects late Italy comeback",
        "Uruguay protests referee's decision",
        "Morocco knocks Portugal out of World Cup",
        "Netherlands says no to complacency before semi-final",
        "Denmark rejects kebab pizza in national food poll",
        "Macron rejects a croissant from a fan in Lyon.",
        "Chad said his sister's wedding was a disaster.",
        "Trudeau called his haircut a mistake.",
        "Russia supports about 200 species of mammals.",
        "The mayor of Peru, Indiana, condemned the dump.",
        "Miss Venezuela called the contest a scandal.",
        "Spain proposed a toast. France followed.",
    ]);
}

#[test]
fn something_else_is_done_or_voted_on() {
    check(
        "Kenya called for a truce. Uganda followed with two goals in the second half.",
        &["Kenya supports a truce"],
    );
    check(
        "Norway tabled a resolution on whales. The members then voted on the agenda. Chile voted against.",
        &["Norway supports a resolution on whales"],
    );
    none(&[
        "The council discussed the budget resolution. Later the members voted on a new chairman. Chile voted against.",
    ]);
}

/// The parties of the holders of a text of 2024.
fn parties(text: &str) -> Vec<String> {
    let mut document = Document::new("text", text);
    document.date = Some("2024-05-02".parse().unwrap());
    ANALYSER
        .stances(&document)
        .into_iter()
        .map(|it| it.party.map_or_else(String::new, |party| party.name))
        .collect()
}

#[test]
fn a_farmer_of_today_is_no_minister_of_long_ago() {
    for text in [
        "Michael Stewart, a farmer from Kent, said the plan was a disgrace.",
        "Michael Stewart, 34, opposed the new road.",
        "Michael Stewart opposed the new airport.",
        "Richard Nixon, a retired miner, condemned the closure.",
        "George Brown, a councillor, opposed the bridge.",
    ] {
        assert!(parties(text).iter().all(String::is_empty), "{text}");
    }
    for text in [
        "Michael Stewart, the former foreign secretary, opposed the war.",
        "Foreign Secretary Michael Stewart opposed the war.",
        "In 1968 Michael Stewart opposed the war.",
        "Michael Stewart opposed the war. Denis Healey supported the war.",
    ] {
        assert_eq!(parties(text)[0], "United Kingdom", "{text}");
    }
}
