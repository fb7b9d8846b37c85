//! Alignments → records for programs, one line each.
//!
//! Comes in: the networks of each time. Goes out: a [`Sheet`] of cells of the
//! matrix, ties, members of blocs or topics. Must not know: how it is printed.

use demarche::analysis::Who;

use super::{Alignment, Show};
use crate::sheet::Sheet;

/// What is shown, one line a cell of the matrix, a tie, a member or a topic.
pub(super) fn records(show: Show, all: &[Alignment<'_>]) -> Sheet {
    let head: &[&str] = match show {
        Show::Matrix => &["window", "actor", "other", "actor_id", "other_id", "weight"],
        Show::Affiliation => &[
            "window",
            "actor",
            "topic",
            "stance",
            "statements",
            "topic_id",
        ],
        Show::Blocs => &["window", "bloc", "actor", "actor_id"],
        Show::Topics => &[
            "window",
            "topic",
            "polarisation",
            "for",
            "against",
            "both",
            "topic_id",
        ],
    };
    let mut sheet = Sheet::new(head.iter().copied());
    for it in all {
        let window = it.window.clone().unwrap_or_default();
        for cells in lines(show, it) {
            sheet.add(std::iter::once(window.clone()).chain(cells));
        }
    }
    sheet
}

fn lines(show: Show, it: &Alignment<'_>) -> Vec<Vec<String>> {
    let actors = &it.affiliation.actors;
    match show {
        Show::Matrix => matrix_lines(it),
        Show::Affiliation => {
            let ties = it.affiliation.ties.iter();
            let lines = ties.map(|tie| {
                let topic = it.affiliation.topics[tie.topic];
                vec![
                    actors[tie.actor].name.to_owned(),
                    topic.label.to_owned(),
                    tie.stance.to_string(),
                    tie.statements.to_string(),
                    topic.id.to_owned(),
                ]
            });
            lines.collect()
        }
        Show::Blocs => {
            let blocs = it.members.iter().enumerate();
            let lines = blocs.flat_map(|(number, members)| {
                let bloc = (number + 1).to_string();
                let line = move |who: &Who<'_>| {
                    vec![bloc.clone(), who.name.to_owned(), who.id.to_string()]
                };
                members.iter().map(line)
            });
            lines.collect()
        }
        Show::Topics => {
            let lines = it.topics.iter().map(|topic| {
                vec![
                    topic.topic.label.to_owned(),
                    format!("{:.2}", topic.polarisation),
                    topic.supporters.to_string(),
                    topic.opponents.to_string(),
                    topic.both.to_string(),
                    topic.topic.id.to_owned(),
                ]
            });
            lines.collect()
        }
    }
}

fn matrix_lines(it: &Alignment<'_>) -> Vec<Vec<String>> {
    let actors = &it.affiliation.actors;
    let mut lines = Vec::new();
    for (a, row) in actors.iter().zip(&it.matrix.rows) {
        for (b, weight) in actors.iter().zip(row).filter(|(b, _)| b.id != a.id) {
            let words = [a.name, b.name, a.id.as_str(), b.id.as_str()];
            let words = words.map(str::to_owned).into_iter();
            lines.push(words.chain([weight.to_string()]).collect());
        }
    }
    lines
}
