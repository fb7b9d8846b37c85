use super::IssueMatcher;
use crate::lexicon::IssueEntry;

fn entry(id: &str, broader: &[&str], named: &[&str], unless: &[&str]) -> IssueEntry {
    let texts = |list: &[&str]| list.iter().map(|&text| text.to_owned()).collect();
    IssueEntry {
        id: id.into(),
        label: id.to_owned(),
        broader: broader.iter().map(|&id| id.into()).collect(),
        named: texts(named),
        unless: texts(unless),
        yields: id == "talks",
    }
}

fn middle_earth() -> IssueMatcher {
    IssueMatcher::new(&[
        entry("war", &[], &["war", "attack|siege"], &["toy"]),
        entry(
            "war-gondor",
            &["war"],
            &["war|siege gondor|minas-tirith ?mordor"],
            &[],
        ),
        entry("war-rohan", &["war"], &["war|siege rohan"], &[]),
        entry(
            "ring",
            &[],
            &["one-ring", "ring destroy|destruction !sauron"],
            &[],
        ),
        entry("trade", &[], &["pipe-weed sale", "tax"], &[]),
        entry("talks", &[], &["talk great-council", "talk"], &[]),
    ])
}

#[track_caller]
fn check(text: &str, expected: Option<&str>) {
    let found = middle_earth().classify_text(text);
    assert_eq!(
        found.as_ref().map(crate::id::IssueId::as_str),
        expected,
        "{text}"
    );
}

#[test]
fn the_most_words_then_the_narrowest_issue_wins() {
    check("the war", Some("war"));
    check("the wars against Gondor", Some("war-gondor"));
    check("a siege of Minas Tirith", Some("war-gondor"));
    check("Tirith, Minas, under siege", Some("war"));
    check("the destruction of the ring in the war", Some("ring"));
    check("Sauron on destroying the ring in the war", Some("war"));
    check("taxing the Shire", Some("trade"));
    check("talks in the Great Council on taxes", Some("trade"));
    check("talks in the Great Council", Some("talks"));
    check("toy wars", None);
    check("", None);
    check("an unexpected party", None);
}

#[test]
fn words_far_apart_are_no_pattern() {
    let far = format!("the ring {} destroyed", "and then some ".repeat(6));
    check(&far, None);
}

#[test]
fn lemmas_and_multi_word_items_will_do() {
    let found = middle_earth().classify(&["the", "siege", "of", "minas tirith"]);
    assert_eq!(found, Some("war-gondor".into()));
}

#[test]
fn a_question_may_name_siblings_but_not_what_a_better_match_covers() {
    let mentioned = |text: &str| -> Vec<String> {
        let found = middle_earth().mentioned(&[text]);
        found.iter().map(ToString::to_string).collect()
    };
    assert_eq!(mentioned("who opposes war on Gondor?"), ["war-gondor"]);
    assert_eq!(
        mentioned("who opposes war on Gondor or Rohan?"),
        ["war-gondor", "war-rohan"]
    );
    assert_eq!(
        mentioned("who opposes taxes and the war on Rohan?"),
        ["war-rohan", "trade"]
    );
}

#[test]
fn the_hierarchy_can_be_walked_both_ways_even_in_a_circle() {
    let matcher = middle_earth();
    let ids = |ids: Vec<crate::id::IssueId>| ids.iter().map(ToString::to_string).collect();
    let narrower: Vec<String> = ids(matcher.narrower(&"war".into()));
    assert_eq!(narrower, ["war-gondor", "war-rohan"]);
    let broader: Vec<String> = ids(matcher.broader(&"war-rohan".into()));
    assert_eq!(broader, ["war"]);
    assert!(matcher.narrower(&"peace".into()).is_empty());
    assert_eq!(matcher.label(&"ring".into()), Some("ring"));
    let circle = IssueMatcher::new(&[
        entry("a", &["b"], &["x"], &[]),
        entry("b", &["a"], &["y"], &[]),
    ]);
    assert_eq!(circle.narrower(&"a".into()), ["b".into()]);
}
