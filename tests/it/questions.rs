//! Questions and queries: what they are read as, what they find, and how many
//! of the answers are right.

use std::path::{Path, PathBuf};

use demarche::lexicon::Lexicon;
use demarche::query::{self, Filters, Names};

#[allow(dead_code, unreachable_pub, reason = "the example uses the rest")]
#[path = "../../examples/question_pairs/pairs.rs"]
mod pairs;

use crate::program::ends;
use pairs::{Half, Outcome, ask_all, figures, gold, gold_graph};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn pairs_are_many_and_half_are_paraphrased() {
    let all = pairs::pairs().unwrap();
    assert!(all.len() >= 40, "{}", all.len());
    let count =
        |wanted: &dyn Fn(&pairs::Pair) -> bool| all.iter().filter(|pair| wanted(pair)).count();
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
    assert!(
        check.precision() >= 0.87 && check.recall() >= 0.8,
        "{check:?}"
    );
    assert!(paraphrased.recall() >= 0.8, "{paraphrased:?}");
}

/// What finds more paraphrases must not make answers up where there are none.
#[test]
fn nothing_is_made_up_for_words_that_nobody_had_in_mind() {
    let lexicon = Lexicon::embedded().unwrap();
    let graph = gold_graph(&gold().unwrap(), &lexicon).unwrap();
    let mut all = pairs::fresh_pairs().unwrap();
    all.extend(pairs::nearness_pairs().unwrap());
    let found = figures(&ask_all(&all, &graph, &lexicon));
    assert_eq!(found.questions, 24);
    assert!(found.right >= 8, "{found:?}");
    assert!(found.precision() >= 0.9, "{found:?}");
}

/// Whoever asks in vain is told where to look.
#[test]
fn targets_near_in_meaning_are_suggested() {
    let lexicon = Lexicon::embedded().unwrap();
    let graph = gold_graph(&gold().unwrap(), &lexicon).unwrap();
    let names = Names::of(&lexicon, &graph);
    let nearest = |question: &str| {
        let answer = query::search(question, &Filters::default(), &graph, &names).unwrap();
        assert!(answer.is_empty(), "{question}");
        answer.nearest
    };
    let market = nearest("who supports a shared power market in Central Asia?");
    assert!(
        market.iter().any(|it| it.contains("electricity market")),
        "{market:?}"
    );
    let line = nearest("who supports a train line to the Fergana valley?");
    assert!(line.iter().any(|it| it.contains("railway")), "{line:?}");
    let beside = nearest("who supports freight from Izmail?");
    assert_eq!(beside, ["Grain exports and the Black Sea deal"]);
    let unknown = nearest("who opposes abracadabra?");
    assert!(unknown.is_empty(), "{unknown:?}");
}

/// Graphs of the example articles, as a text file and as a store.
fn graphs() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let articles = root("examples/articles");
    let build = ["build", articles.to_str().unwrap(), "-o", "g.ron", "-q"];
    assert_eq!(ends(folder.path(), &build).0, 0);
    #[cfg(feature = "sqlite")]
    assert_eq!(
        ends(folder.path(), &["build", "g.ron", "-o", "g.sqlite", "-q"]).0,
        0
    );
    folder
}

/// The words of a command line, quotation marks taken off.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for c in line.chars() {
        match quote {
            Some(open) if c == open => quote = None,
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None if c == ' ' => words.push(String::new()),
            _ => words.last_mut().unwrap().push(c),
        }
    }
    words
}

#[test]
fn examples_of_the_help_find_something() {
    let folder = graphs();
    let (_, help, _) = ends(folder.path(), &["ask", "--help"]);
    let help = help.replace("\n   ", " ");
    let examples = help
        .lines()
        .filter_map(|line| line.trim().strip_prefix("demarche "));
    let mut tried = 0;
    for example in examples {
        let mut words = words(&example.replace("examples/articles", "g.ron"));
        words.retain(|word| !word.is_empty());
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let (code, out, err) = ends(folder.path(), &words);
        assert_eq!(code, 0, "{example}\n{out}{err}");
        tried += 1;
    }
    assert!(tried >= 7, "{help}");
}

/// Questions of every form; what a question is read as is asked again, and a
/// store is asked as the text file is.
#[test]
fn questions_and_their_translations_have_one_answer() {
    let folder = graphs();
    let json = |file: &str, question: &str| {
        let (code, out, err) = ends(folder.path(), &["ask", file, question, "--format", "json"]);
        assert!(code < 2, "{question}: {err}");
        serde_json::from_str::<serde_json::Value>(&out).unwrap()
    };
    let mut found = 0;
    for question in [
        "who opposes boots on the ground",
        "which NATO members oppose what NATO supports",
        "who supports sanctions and opposes war",
        "who supports sanctions but not troop deployment",
        "what do Germany and France both support",
        "what do Germany, France and Italy oppose",
        "who supports what Russia opposes",
        "who condemns the withdrawal since 2010",
        "who supports a humanitarian ceasefire over the enclave",
        "(act:criticise|accuse | modality:conditional) kind:country via:none intensity:>=2",
        "by:France -stance:supports since:2015",
        "stance:opposes by:(stance:supports on:sanctions)",
    ] {
        let answer = json("g.ron", question);
        let read_as = answer["query"].as_str().unwrap();
        let again = json("g.ron", read_as);
        assert_eq!(again["answers"], answer["answers"], "{question}: {read_as}");
        #[cfg(feature = "sqlite")]
        assert_eq!(json("g.sqlite", question), answer, "{question}");
        found += usize::from(
            answer["answers"]
                .as_array()
                .is_some_and(|all| !all.is_empty()),
        );
    }
    assert!(found >= 9, "{found}");
}

#[test]
fn a_table_tells_how_a_question_was_read() {
    let folder = graphs();
    let ask = |arguments: &[&str]| ends(folder.path(), &[&["ask", "g.ron"], arguments].concat());
    let (_, _, err) = ask(&["who opposes troop deployment?"]);
    assert_eq!(err, "read as: stance:opposes on:\"troop deployment\"\n");
    let (_, _, err) = ask(&["-q", "who opposes troop deployment?"]);
    assert_eq!(err, "");
    let (code, out, err) = ask(&["who supports a humanitarian ceasefire over the enclave"]);
    assert!(
        code == 0 && err.contains("note: nothing found on"),
        "{out}{err}"
    );
    let (code, _, err) = ask(&["what does Korea support"]);
    assert!(
        code == 2 && err.contains("North Korea or South Korea"),
        "{err}"
    );
    let (code, _, err) = ask(&["--query", "stance:opposes troops"]);
    assert!(code == 2 && err.contains("column 16"), "{err}");
    let (code, _, err) = ask(&["--query", "who opposes troops"]);
    assert!(code == 2 && err.contains("column 1"), "{err}");
    let (code, _, err) = ends(folder.path(), &["ask", "g.ron"]);
    assert!(code == 2 && err.contains("no question was given"), "{err}");
}
