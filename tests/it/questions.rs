//! Questions and queries: what they are read as, what they find, and how many
//! of the answers are right.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use demarche::lexicon::Lexicon;

#[allow(dead_code, reason = "the example uses the rest")]
#[path = "../../examples/question_pairs/pairs.rs"]
mod pairs;

use pairs::{Half, Outcome, ask_all, figures, gold, gold_graph};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn demarche(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_demarche"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("COLUMNS")
        .output()
        .unwrap()
}

/// Exit code, standard output, standard error.
fn ends(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = demarche(folder, arguments);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn pairs_are_many_and_half_are_paraphrased() {
    let all = pairs::pairs().unwrap();
    assert!(all.len() >= 40, "{}", all.len());
    let count = |wanted: &dyn Fn(&pairs::Pair) -> bool| all.iter().filter(|pair| wanted(pair)).count();
    assert_eq!(count(&|pair| pair.paraphrased) * 2, all.len());
    assert_eq!(count(&|pair| pair.set == Half::Check) * 2, all.len());
}

#[test]
fn answers_over_the_gold_stances_are_right() {
    let lexicon = Lexicon::embedded().unwrap();
    let graph = gold_graph(&gold().unwrap(), &lexicon).unwrap();
    let outcomes = ask_all(&pairs::pairs().unwrap(), &graph, &lexicon);
    let of = |wanted: &dyn Fn(&Outcome) -> bool| figures(outcomes.iter().filter(|one| wanted(one)));
    let (all, check) = (of(&|_| true), of(&|one| one.pair.set == Half::Check));
    let paraphrased = of(&|one| one.pair.paraphrased);
    assert!(all.precision() >= 0.9 && all.recall() >= 0.85, "{all:?}");
    assert!(check.precision() >= 0.87 && check.recall() >= 0.8, "{check:?}");
    assert!(paraphrased.recall() >= 0.8, "{paraphrased:?}");
}
