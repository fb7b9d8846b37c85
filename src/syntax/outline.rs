//! Trees for human readers: a sentence and its tree in, a picture of lines out.
//!
//! Must not know: where the sentence comes from.

use std::fmt::Write;

use super::Tree;

/// Draws a tree, a word a line, dependents below their head and in the order of the sentence.
///
/// ```
/// # use demarche::syntax::{Parser, outline::outline};
/// let forms = ["Norway", "supports", "it"];
/// let tree = Parser::embedded()?.parse(&forms);
/// assert_eq!(outline(&forms, &tree), "\
/// supports   root   VERB  VBZ  support
/// ├─ Norway  nsubj  PROPN NNP
/// └─ it      obj    PRON  PRP
/// ");
/// # Ok::<(), demarche::syntax::ModelError>(())
/// ```
pub fn outline(forms: &[&str], tree: &Tree) -> String {
    let rows = rows(forms, tree);
    let width = |text: &str| text.chars().count();
    let words = rows.iter().map(|(text, _)| width(text)).max().unwrap_or(0);
    let relation = |index: usize| tree.words[index].relation.as_str();
    let relations = rows
        .iter()
        .map(|&(_, index)| width(relation(index)))
        .max()
        .unwrap_or(0);
    let mut out = String::new();
    for (text, index) in rows {
        let word = &tree.words[index];
        let lemma = if word.lemma == forms[index] {
            ""
        } else {
            word.lemma.as_str()
        };
        let line = format!(
            "{text:words$}  {:relations$}  {:5} {:4} {lemma}",
            relation(index),
            word.upos,
            word.tag,
        );
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out
}

/// The words with the branches that lead to them, from the root down.
fn rows(forms: &[&str], tree: &Tree) -> Vec<(String, usize)> {
    let children = tree.child_lists();
    let mut rows = Vec::with_capacity(forms.len());
    // Words still to draw, with the branches left of their own and whether they are last.
    let mut waiting: Vec<(usize, String, bool)> = tree
        .root()
        .map(|root| (root, String::new(), true))
        .into_iter()
        .collect();
    while let Some((index, branches, last)) = waiting.pop() {
        let Some(form) = forms.get(index) else {
            continue;
        };
        let is_root = tree.words[index].head.is_none();
        let (own, below) = match (is_root, last) {
            (true, _) => ("", ""),
            (_, true) => ("└─ ", "   "),
            (_, false) => ("├─ ", "│  "),
        };
        rows.push((format!("{branches}{own}{form}"), index));
        let dependents = children.of(index);
        for (place, &child) in dependents.iter().enumerate().rev() {
            waiting.push((
                child,
                format!("{branches}{below}"),
                place + 1 == dependents.len(),
            ));
        }
    }
    rows
}
