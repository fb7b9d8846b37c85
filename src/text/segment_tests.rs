//! Whole-module tests: kinds, paragraphs, and what holds for any bytes.

use proptest::prelude::*;

use super::{Sentence, SentenceKind, is_space, quotations, segment};
use crate::span::Span;

fn of(text: &str) -> Vec<Sentence> {
    segment(text, Span::new(0, text.len()))
}

#[track_caller]
fn check(text: &str, expect: &[(SentenceKind, usize, &str)]) {
    let found = of(text);
    let found: Vec<_> = found
        .iter()
        .map(|s| (s.kind, s.paragraph, s.span.slice(text)))
        .collect();
    assert_eq!(found, expect);
}

#[test]
fn headings_labels_and_prose() {
    use SentenceKind::{Heading, Label, Prose};
    check(
        "Gondor Rejects the Plan\n\nIt said so. It is over.\nThree demands:\n- Leave\n(ii) Pay now.",
        &[
            (Heading, 0, "Gondor Rejects the Plan"),
            (Prose, 1, "It said so."),
            (Prose, 1, "It is over."),
            (Prose, 2, "Three demands:"),
            (Label, 3, "-"),
            (Prose, 3, "Leave"),
            (Label, 4, "(ii)"),
            (Prose, 4, "Pay now."),
        ],
    );
}

#[test]
fn names_before_turns_are_no_part_of_the_words() {
    use SentenceKind::{Label, Prose, Turn};
    check(
        "MR. TOOK: We stay. You go.\n\nQ  Why?\n\n- MS. COTTON:\n\nBecause.",
        &[
            (Turn, 0, "MR. TOOK:"),
            (Prose, 0, "We stay."),
            (Prose, 0, "You go."),
            (Turn, 1, "Q"),
            (Prose, 1, "Why?"),
            (Label, 2, "-"),
            (Turn, 2, "MS. COTTON:"),
            (Prose, 3, "Because."),
        ],
    );
}

#[test]
fn words_cut_by_a_line_are_whole_in_what_is_shown() {
    let shown =
        super::single_spaced(" The self-\n  determination of pre-\nand post-war\t\nlands - \nall ");
    assert_eq!(
        shown,
        "The self-determination of pre- and post-war lands - all"
    );
}

#[test]
fn the_body_alone_is_read() {
    let text = "Title: x\n\nThe body. é";
    let found = segment(text, Span::new(10, 19));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].span, Span::new(10, 19));
    assert!(
        segment(text, Span::new(10, 21)).is_empty(),
        "not on a character boundary"
    );
    assert!(segment(text, Span::new(50, 90)).is_empty());
}

/// Whether nothing stands between two tokens but white space and page numbers.
fn is_gap(text: &str) -> bool {
    let number = |part: &str| {
        let figures = part.trim_matches(['-', '–', '—']);
        figures.bytes().all(|b| b.is_ascii_digit())
    };
    text.split(is_space).all(number)
}

/// What later layers rely on.
fn holds(text: &str) -> Result<(), TestCaseError> {
    let sentences = of(text);
    let mut at = 0;
    for sentence in &sentences {
        prop_assert!(!sentence.tokens.is_empty() && sentence.tokens.len() <= 2_000);
        prop_assert_eq!(sentence.span.start, sentence.tokens[0].span.start);
        prop_assert_eq!(
            sentence.span.end,
            sentence.tokens[sentence.tokens.len() - 1].span.end
        );
        for token in &sentence.tokens {
            prop_assert!(at <= token.span.start && token.span.start < token.span.end);
            prop_assert!(text.get(token.span.start..token.span.end).is_some());
            prop_assert!(is_gap(&text[at..token.span.start]));
            prop_assert!(!token.span.slice(text).chars().any(is_space));
            at = token.span.end;
        }
    }
    prop_assert!(is_gap(&text[at..]));
    prop_assert!(
        sentences
            .windows(2)
            .all(|pair| pair[0].paragraph <= pair[1].paragraph)
    );
    let mut end = 0;
    for quoted in quotations(text, &sentences) {
        prop_assert!(end <= quoted.marked.start && quoted.marked.contains(quoted.span));
        prop_assert!(text.get(quoted.span.start..quoted.span.end).is_some());
        prop_assert!(quoted.first <= quoted.last && quoted.last < sentences.len());
        end = quoted.marked.end;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_covered(text in any::<String>()) {
        holds(&text)?;
    }

    #[test]
    fn prose_with_traps_is_covered(text in "([a-zA-Zé]{1,6}|[0-9]{1,4}|[.,:;!?'’\"“”«»„‘(){}$%&/@#*_+-]|U\\.S\\.|n't|www\\.|\\.\\.\\.|[ \n\r\t\u{feff}]){0,60}") {
        holds(&text)?;
    }
}

#[test]
fn hard_inputs_take_little_time() {
    let inputs = [
        "x".repeat(1_000_000),
        "a. ".repeat(300_000),
        "“".repeat(200_000),
        "'a ".repeat(200_000),
        "((((((((((".repeat(100_000),
        "\n".repeat(1_000_000),
        "a-b.c/d@".repeat(100_000),
        "“a.” He said ".repeat(50_000),
        "\u{202e}שלום ".repeat(100_000),
    ];
    for input in inputs {
        assert!(holds(&input).is_ok(), "{}", &input[..input.len().min(20)]);
    }
}
