//! Query: a question in English in, holders with their records out.
//!
//! Comes in: a question, a [`StanceGraph`](crate::graph::StanceGraph), the
//! [`Names`] of actors and issues. Goes out: an [`Answer`]. Must not know: how
//! answers are printed. Start reading at [`ask`].
//!
//! A question passes three stages: [`parser`] splits it into phrases, `resolve`
//! finds out which actors and issues they mean, `execute` looks them up.
//!
//! | question | asks |
//! | --- | --- |
//! | who supports / opposes / warns about X | for holders of that stance on X |
//! | which countries oppose X, which NATO members support X | the same, some holders only |
//! | who criticises ACTOR (over X) | for holders of a stance aimed at the actor |
//! | what does ACTOR oppose | for the actor's positions of that stance |
//! | what did ACTOR say about X | for all the actor's positions on X |
//! | does ACTOR support X | for a yes or a no |
//!
//! Each may end in `since DATE`, `until DATE` or `in DATE`. Verbs have synonyms,
//! see [`verbs`].

pub mod answer;
pub mod ast;
pub mod error;
mod execute;
mod lexer;
pub mod names;
pub mod parser;
mod period;
mod resolve;
mod spelling;
pub mod verbs;

pub use answer::{Answer, Row, Verdict};
pub use ast::{About, Filters, Form, Query};
pub use error::QueryError;
pub use names::Names;

use crate::graph::StanceGraph;

/// Answers a question from a graph.
///
/// # Errors
///
/// [`QueryError`] if the question has none of the forms that are understood, or
/// names a holder that neither the graph nor the lexicon knows.
pub fn ask<'g>(
    question: &str,
    filters: &Filters,
    graph: &'g StanceGraph,
    names: &Names,
) -> Result<Answer<'g>, QueryError> {
    let parsed = parser::parse(question, |phrase| names.is_holder(phrase)).map_err(|error| {
        let QueryError::NotUnderstood { question, .. } = error else {
            return error;
        };
        let nearest = names.in_question(&question);
        QueryError::NotUnderstood { question, nearest }
    })?;
    let query = resolve::resolve(parsed, filters, graph, names)?;
    let mut answer = execute::execute(question, query, graph);
    if answer.is_empty() {
        answer.nearest = resolve::nearest_topics(&answer.query, graph, names);
        answer.wider = execute::wider(&answer.query, graph);
    }
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::{Answer, Filters, Names, QueryError, ask};
    use crate::graph::sample::{graph, lexicon};

    /// "holder[ (party)]" of each row, then the contrary ones.
    fn said(question: &str, filters: &Filters) -> String {
        let graph = graph();
        let names = Names::of(&lexicon(), &graph);
        let answer = ask(question, filters, &graph, &names).unwrap();
        shown(&answer)
    }

    fn shown(answer: &Answer<'_>) -> String {
        let row = |row: &super::Row<'_>| {
            let through: Vec<_> = row.known_only_through().into_iter().collect();
            let through = format!(" via {}", through.join("+"));
            let through = through.trim_end_matches(" via ");
            format!("{} {}{through}", row.holder.name, row.stances.len())
        };
        let rows: Vec<String> = answer.rows.iter().map(row).collect();
        let contrary: Vec<String> = answer.contrary.iter().map(row).collect();
        let contrary = format!(" / {}", contrary.join(", "));
        let contrary = contrary.trim_end_matches(" / ");
        let verdict = answer
            .verdict
            .map(|verdict| format!("{verdict:?}: "))
            .unwrap_or_default();
        format!("{verdict}{}{contrary}", rows.join(", "))
    }

    #[test]
    fn questions_and_answers() {
        let all = Filters::default();
        for (question, expected) in [
            (
                "who opposes the dam?",
                "Ina Oduro 2, Celdonia 1 via Courier",
            ),
            (
                "who is against water sharing",
                "Ina Oduro 2, Celdonia 1 via Courier",
            ),
            (
                "who opposes the Sill dam",
                "Ina Oduro 2, Celdonia 1 via Courier",
            ),
            (
                "who opposes the dam since 2021",
                "Ina Oduro 1, Celdonia 1 via Courier",
            ),
            ("who backs the dam", "Borsk 1"),
            ("who rejects sending troops", "Borsk 1"),
            ("who criticises Arvania", "Borsk 1"),
            ("who criticises Arvania over fish", "Borsk 1"),
            ("who criticises Arvania over the dam", ""),
            ("who opposes the Borskian fish ban", "Borsk 1"),
            ("who warns Borsk", "Arvania 1"),
            ("who warned about raids on ports", "Arvania 1"),
            ("what does Arvania oppose", "Ina Oduro 2"),
            ("what did Oduro say about troops", "Ina Oduro 1"),
            ("what did Celdonia say about troops", "Celdonia 1"),
            ("does Arvania oppose the dam", "Yes: Ina Oduro 2"),
            ("does Borsk oppose the dam", "No:  / Borsk 1"),
            ("does Celdonia oppose troops", "Unknown: "),
            (
                "which countries oppose the dam",
                "Ina Oduro 2, Celdonia 1 via Courier",
            ),
            ("which League members support the dam", "Borsk 1"),
            ("which League members oppose the dam", "Ina Oduro 1"),
            ("who supports moonlight", ""),
        ] {
            assert_eq!(said(question, &all), expected, "{question}");
        }
    }

    #[test]
    fn filters_narrow() {
        let own = Filters {
            include_own: true,
            ..Filters::default()
        };
        assert_eq!(said("who opposes troops", &own), "Borsk 1, Celdonia 1");
        let direct = Filters {
            direct_only: true,
            ..Filters::default()
        };
        assert_eq!(said("who opposes the dam", &direct), "Ina Oduro 2");
        let sure = Filters {
            min_confidence: 0.9,
            ..Filters::default()
        };
        assert_eq!(said("who opposes the dam", &sure), "Ina Oduro 2");
        let late = Filters {
            since: "2022".parse().ok(),
            ..Filters::default()
        };
        assert_eq!(said("who opposes the dam", &late), "");
    }

    #[test]
    fn unknown_holder_is_an_error_with_a_suggestion() {
        let graph = graph();
        let names = Names::of(&lexicon(), &graph);
        let error = ask(
            "what does Arvnia oppose",
            &Filters::default(),
            &graph,
            &names,
        );
        let error = error.unwrap_err();
        assert!(matches!(error, QueryError::UnknownHolder { .. }));
        assert_eq!(error.hint().unwrap(), "did you mean Arvania?");
    }

    #[test]
    fn json_form() {
        let graph = graph();
        let names = Names::of(&lexicon(), &graph);
        let answer = ask(
            "who warns about raids?",
            &Filters::default(),
            &graph,
            &names,
        )
        .unwrap();
        insta::assert_snapshot!(serde_json::to_string_pretty(&answer).unwrap());
    }
}
