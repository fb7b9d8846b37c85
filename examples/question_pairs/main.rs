//! Puts the questions of `data/ask/questions.ron` to the gold stances of our
//! own texts, and to what is found in the same texts, and prints how many of
//! the answers are right.
//!
//! ```text
//! cargo run --release --example question_pairs
//! ```
//!
//! With `--gold-only` it leaves out the second; with `--misses` it also prints what was missed and what was made up, for the
//! half that one may look at.

#![allow(clippy::print_stdout, reason = "an example shows what it found")]

#[allow(unreachable_pub, reason = "the tests use the same file")]
mod pairs;

use demarche::lexicon::Lexicon;
use demarche::pipeline::Analyser;
use pairs::{Half, Outcome, ask_all, extracted_graph, figures, gold, gold_graph};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let misses = std::env::args().any(|argument| argument == "--misses");
    let all = pairs::pairs()?;
    let gold = gold()?;
    let lexicon = Lexicon::embedded()?;
    let graph = gold_graph(&gold, &lexicon)?;
    let of_gold = ask_all(&all, &graph, &lexicon);
    show("gold stances", &of_gold);
    let fresh = ask_all(&pairs::fresh_pairs()?, &graph, &lexicon);
    show("gold stances, fresh", &fresh);
    let nearness = ask_all(&pairs::nearness_pairs()?, &graph, &lexicon);
    show("gold stances, nearness", &nearness);
    let unknown = ask_all(&pairs::unknown_pairs()?, &graph, &lexicon);
    show("gold stances, unknown", &unknown);
    let nonsense = ask_all(&pairs::nonsense_pairs()?, &graph, &lexicon);
    println!("suggestions                questions  answered  led on  suggestions  leading");
    let of = |outcomes: &[Outcome], half| -> Vec<Outcome> {
        let mut all = outcomes.to_vec();
        all.retain(|one| one.pair.paraphrased && one.pair.set == half);
        all
    };
    let before = [&fresh[..], &nearness].concat();
    show_suggestions("fresh and nearness", &of(&before, Half::Check));
    let paraphrased = [of(&of_gold, Half::Tune), of(&of_gold, Half::Check)].concat();
    show_suggestions("questions, paraphrased", &paraphrased);
    show_suggestions("unknown words, tune", &of(&unknown, Half::Tune));
    show_suggestions("unknown words, check", &of(&unknown, Half::Check));
    show_suggestions("nonsense", &nonsense);
    if !std::env::args().any(|argument| argument == "--gold-only") {
        let analyser = Analyser::new(lexicon.clone())?;
        let found = extracted_graph(&gold, &analyser)?;
        show("end to end", &ask_all(&all, &found, &lexicon));
    }
    if misses {
        for outcome in of_gold.iter().filter(|one| one.pair.set == Half::Tune) {
            if outcome.missed.len() + outcome.wrong.len() > 0 {
                println!("{}\n  read as {}", outcome.pair.question, outcome.read_as);
                println!(
                    "  missed {:?}\n  wrong  {:?}",
                    outcome.missed, outcome.wrong
                );
            }
        }
    }
    Ok(())
}

/// How many questions find something, how many of the others are told of a target that leads to what was expected.
fn show_suggestions(name: &str, outcomes: &[Outcome]) {
    let suggested = || outcomes.iter().flat_map(|one| &one.suggested);
    println!(
        "  {name:<24} {:>9}  {:>8}  {:>6}  {:>11}  {:>7}",
        outcomes.len(),
        outcomes.iter().filter(|one| !one.right.is_empty()).count(),
        outcomes
            .iter()
            .filter(|one| one.suggested.iter().any(|(_, leads)| *leads))
            .count(),
        suggested().count(),
        suggested().filter(|(_, leads)| *leads).count()
    );
}

fn show(name: &str, outcomes: &[Outcome]) {
    println!("{name:<26} questions  precision  recall");
    let of = |row: &str, wanted: &dyn Fn(&Outcome) -> bool| {
        let sum = figures(outcomes.iter().filter(|one| wanted(one)));
        if sum.questions == 0 {
            return;
        }
        println!(
            "  {row:<24} {:>9}  {:>9.3}  {:>6.3}",
            sum.questions,
            sum.precision(),
            sum.recall()
        );
    };
    of("all", &|_| true);
    of("tune", &|one| one.pair.set == Half::Tune);
    of("check", &|one| one.pair.set == Half::Check);
    of("named", &|one| !one.pair.paraphrased);
    of("paraphrased", &|one| one.pair.paraphrased);
    of("paraphrased, check", &|one| {
        one.pair.paraphrased && one.pair.set == Half::Check
    });
}
