//! Each fault by a sentence that shows it.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::repair;
use crate::syntax::{Parser, Relation, Tree, Upos, Word};

static PARSER: LazyLock<Parser> = LazyLock::new(|| Parser::embedded().unwrap());

/// Checks arcs "dependent relation head" of a sentence whose tokens are separated by blanks. The
/// root is written "word root".
#[track_caller]
pub(super) fn check(sentence: &str, arcs: &[&str]) {
    let forms: Vec<&str> = sentence.split(' ').collect();
    let tree = repair(&forms, PARSER.parse(&forms));
    assert!(tree.is_valid());
    let found: Vec<String> = (0..forms.len())
        .map(|word| arc(&forms, &tree, word))
        .collect();
    for expected in arcs {
        assert!(
            found.iter().any(|arc| arc == expected),
            "no {expected:?} in {found:?}"
        );
    }
}

fn arc(forms: &[&str], tree: &Tree, word: usize) -> String {
    let Word { head, relation, .. } = &tree.words[word];
    let head = head.map_or(String::new(), |head| format!(" {}", forms[head]));
    format!("{} {relation}{head}", forms[word])
}

#[test]
fn owners_share_what_the_last_is_joined_to() {
    check(
        "Chile condemned Peru , Spain and Malta 's attempt to force a vote .",
        &["attempt obj condemned", "Peru nmod:poss attempt"],
    );
}

#[test]
fn objects_stand_behind_what_they_are_called() {
    check(
        "Norway hailed as historic the treaty .",
        &["treaty obj hailed", "historic xcomp hailed"],
    );
    check(
        "Norway rejected as baseless Sweden 's claim .",
        &["claim obj rejected", "baseless xcomp rejected"],
    );
    check(
        "Norway dismissed as a farce the vote in Sweden .",
        &["vote obj dismissed", "farce obl dismissed"],
    );
    check(
        "Norway rejected as \" baseless \" a report by the commission .",
        &["report obj rejected", "baseless xcomp rejected"],
    );
    check(
        "Norway condemned as illegal the sale of arms to Sweden .",
        &["sale obj condemned"],
    );
    check(
        "Norway regards as an act of war any attempt to divert the river .",
        &["attempt obj regards"],
    );
    check(
        "Norway dismissed the plan as a farce this week .",
        &["plan obj dismissed"],
    );
}

#[test]
fn past_forms_of_headlines_lack_their_object() {
    check(
        "Norway condemned over raid",
        &["Norway nsubj:pass condemned"],
    );
    check("Norway urged to back embargo", &["Norway nsubj:pass urged"]);
    check("Norway condemned raid", &["Norway nsubj condemned"]);
}

#[test]
fn headlines_name_things_and_speak_to_nobody() {
    check("EU , US condemn raid", &["EU nsubj condemn", "US conj EU"]);
    check(
        "Norway calls raid ' barbaric '",
        &["raid obj calls", "barbaric xcomp calls"],
    );
    check("Embargo is illegal : Sweden", &["Sweden parataxis illegal"]);
}

#[test]
fn joined_clauses_have_their_own_doers() {
    check(
        "The move soured relations , with Santiago recalling its ambassador and Lima insisting that it was right .",
        &["Lima nsubj insisting", "insisting conj recalling"],
    );
    check(
        "He stopped short of using his veto after Poland and the Baltic states made clear they would not accept it .",
        &["Poland nsubj made", "states conj Poland", "after mark made"],
    );
    check(
        "The head of the Senate 's foreign relations committee called for trade talks with Lima to be suspended , a step that the government has so far ruled out .",
        &["head nsubj called"],
    );
}

#[test]
fn headlines_have_a_verb() {
    check(
        "Cuban Foreign Ministry denounces escalating hostility",
        &["denounces root", "Ministry nsubj denounces"],
    );
    check(
        "Ireland , Norway and Spain plan to formally recognize a state .",
        &["plan root", "recognize xcomp plan"],
    );
}

#[test]
fn speakers_go_on_speaking() {
    check(
        "Officials said it was not enough and threatened to leave .",
        &["threatened conj said"],
    );
    check(
        "They urged Iran to stop arming rebels and to leave the town .",
        &["leave conj stop"],
    );
}

#[test]
fn speakers_after_their_words() {
    check(
        "Britain would oppose such a move , its ambassador to the UN , Ruth Example , said .",
        &[
            "ambassador nsubj said",
            "Ruth appos ambassador",
            "oppose ccomp said",
        ],
    );
}

#[test]
fn infinitives_of_headlines() {
    check(
        "EXCLUSIVE : Germany to send tanks to Ukraine",
        &[
            "send root",
            "Germany nsubj send",
            "tanks obj send",
            "EXCLUSIVE parataxis send",
        ],
    );
    check("The plan to send troops failed .", &["failed root"]);
}

#[test]
fn clauses_hang_on_their_verbs() {
    check(
        "He told parliament that the UK stands ready .",
        &["stands ccomp told", "parliament iobj told"],
    );
    check("Norway doesn't support it .", &["support root"]);
    check("Norway does n't support it .", &["n't advmod support"]);
    check("They ruled out sending troops .", &["sending xcomp ruled"]);
}

/// A tree of any shape: each word hangs on an earlier one in some fixed shuffle.
fn any_tree() -> impl Strategy<Value = (Vec<&'static str>, Tree)> {
    const FORMS: &[&str] = &[
        ",",
        ":",
        "and",
        "President",
        "Minister",
        "Germany",
        "Ann",
        "Macron",
        "n't",
        "not",
        "to",
        "said",
        "that",
        "oppose",
        "in",
        "does",
        "sending",
        "out",
        "told",
        "ambassador",
    ];
    const TAGS: &[&str] = &[
        "NNP", "NN", "VBD", "VB", "VBG", "MD", ",", "CC", "TO", "RB", "IN",
    ];
    let word = (
        0..FORMS.len(),
        0..TAGS.len(),
        0..Upos::ALL.len(),
        0..Relation::ALL.len(),
        any::<u16>(),
    );
    proptest::collection::vec(word, 1..14).prop_map(|parts| {
        let mut order: Vec<usize> = (0..parts.len()).collect();
        order.sort_by_key(|&index| (parts[index].4, index));
        let mut words: Vec<Word> = Vec::new();
        let mut forms = Vec::new();
        for &(form, tag, upos, relation, _) in &parts {
            forms.push(FORMS[form]);
            words.push(Word {
                upos: Upos::ALL[upos],
                tag: TAGS[tag],
                lemma: FORMS[form].to_lowercase(),
                head: None,
                relation: match Relation::ALL[relation] {
                    Relation::Root => Relation::Dep,
                    relation => relation,
                },
            });
        }
        for (rank, &index) in order.iter().enumerate() {
            match rank {
                0 => words[index].relation = Relation::Root,
                _ => words[index].head = Some(order[usize::from(parts[index].4) % rank]),
            }
        }
        (forms, Tree { words })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn trees_stay_trees((forms, tree) in any_tree()) {
        prop_assert!(tree.is_valid());
        let repaired = repair(&forms, tree.clone());
        prop_assert!(repaired.is_valid());
        prop_assert_eq!(repaired.words.len(), tree.words.len());
        // Tags stay, but that verbs of headlines, and adjectives, may have been taken for nouns.
        let pairs = repaired.words.iter().zip(&tree.words);
        let changed: Vec<_> = pairs
            .filter(|(new, old)| (new.upos, new.tag) != (old.upos, old.tag))
            .filter(|(new, old)| !(old.upos == Upos::Noun && new.upos == Upos::Adj))
            .collect();
        for (new, old) in changed {
            prop_assert!(matches!(old.upos, Upos::Noun | Upos::Verb) && new.upos == Upos::Verb);
        }
    }
}

#[test]
fn joined_verbs_go_with_verbs_of_their_form() {
    check(
        "Cotton said Iran is a greater threat than the group and welcomed the offer .",
        &["welcomed conj said"],
    );
}

#[test]
fn a_gerund_takes_the_object_before_it_as_subject() {
    check(
        "Turkey opposes Sweden joining NATO .",
        &["Sweden nsubj joining", "joining obj opposes"],
    );
}

#[test]
fn us_in_capitals_is_a_name() {
    let forms = ["US", "to", "impose", "new", "sanctions", "on", "Chile"];
    let tree = repair(&forms, PARSER.parse(&forms));
    assert_eq!(tree.words[0].upos, Upos::Propn);
}

#[test]
fn a_preposition_is_no_particle() {
    check(
        "We call on better resourced countries to raise their support .",
        &["on case countries", "countries obl call"],
    );
}

#[test]
fn headline_verb_with_subject() {
    let forms = [
        "Norwegian",
        "minister",
        "pleads",
        "with",
        "UN",
        "for",
        "help",
    ];
    let tree = repair(&forms, PARSER.parse(&forms));
    assert_eq!(tree.words[2].upos, Upos::Verb);
    assert_eq!(tree.words[2].lemma, "plead");
}

#[test]
fn joined_clauses_keep_their_subjects() {
    check(
        "Peru tested a missile and Chile condemned the test .",
        &["missile obj tested", "Chile nsubj condemned"],
    );
    check(
        "Peru backs Chile and Cuba backs Haiti .",
        &["Chile obj backs", "Cuba nsubj backs"],
    );
    check(
        "The council urges Georgia to withdraw the law and reiterates its support .",
        &["reiterates conj urges"],
    );
    check(
        "Peru condemns the raid by the army and calls for free elections .",
        &["calls conj condemns"],
    );
    check(
        "Lund said scrapping the plan would be a mistake .",
        &["plan obj scrapping", "scrapping csubj mistake"],
    );
}

#[test]
fn names_and_claims_of_rejected_claims() {
    check(
        "Iran rejected US demands to dismantle its programme .",
        &["US compound demands", "demands obj rejected"],
    );
    check(
        "Peru gave the plan its approval .",
        &["plan iobj gave", "approval obj gave"],
    );
    check(
        "Among those opposing the plan is Norway .",
        &["plan obj opposing"],
    );
    check(
        "Norway denied a report that Kenya had rejected the request .",
        &["that mark rejected", "rejected acl report"],
    );
}
