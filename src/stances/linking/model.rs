//! The learned weights: what holds of a candidate → how likely it is right.
//!
//! Comes in: features. Goes out: a chance from 0 to 1, and on demand what made it so. Must not
//! know: sentences.
//!
//! The model is a sum of decision trees over features that hold or do not (gradient boosting;
//! Friedman, "Greedy function approximation", Annals of Statistics 29, 2001), made by
//! `data/models/train/linking.py`, which tells the form of the file. A sum of fixed order has one
//! result on every machine.

use std::collections::{BTreeMap, HashMap};
use std::fmt::{self, Write};

use super::features::Sink;

const EMBEDDED: &str = include_str!("../../../data/models/linking.trees");

/// Why the trees cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// They are not of the form that the file's maker writes.
    #[error("the trees of linking are damaged")]
    Damaged,
}

/// The trees and the names of their features.
#[derive(Debug)]
pub struct Model {
    numbers: HashMap<&'static str, usize>,
    names: Vec<&'static str>,
    nodes: Vec<Node>,
    /// For each node the mean of what lies below it, in log odds.
    values: Vec<f64>,
    roots: Vec<usize>,
    /// What a sum is multiplied with, and what is added, so that chances are true on texts.
    scale: f64,
    shift: f64,
}

/// A question of a tree, or where it ends. Small, since most of the time goes to fetching nodes;
/// where the feature does not hold, the next node follows.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// Number of a feature, or [`END`].
    feature: u16,
    /// How far behind lies the node where it holds.
    yes: u16,
}

const END: u16 = u16::MAX;

/// After so many trees a sum below [`HOPELESS`] is given up: of 6,000 candidates none of those
/// that were accepted was so low then (-1.43), but two in three of the others were.
const FIRST_TREES: usize = 120;
const HOPELESS: f64 = -1.5;

/// What a candidate shows, as the model knows it.
#[derive(Debug)]
pub(super) struct Shown<'m> {
    model: &'m Model,
    holds: Vec<bool>,
    marked: Vec<usize>,
    buffer: String,
}

impl Model {
    /// The trees that come with the program.
    ///
    /// # Errors
    ///
    /// Only if the embedded file is damaged, which the tests rule out.
    pub fn embedded() -> Result<Self, ModelError> {
        read(EMBEDDED).ok_or(ModelError::Damaged)
    }

    pub(super) fn shown(&self) -> Shown<'_> {
        Shown {
            model: self,
            holds: vec![false; self.names.len()],
            marked: Vec::new(),
            buffer: String::new(),
        }
    }

    fn log_odds(&self, sum: f64) -> f64 {
        self.scale * sum + self.shift
    }
}

impl Sink for Shown<'_> {
    fn put(&mut self, feature: fmt::Arguments<'_>) {
        self.buffer.clear();
        if self.buffer.write_fmt(feature).is_err() {
            return;
        }
        if let Some(&number) = self.model.numbers.get(self.buffer.as_str())
            && !self.holds[number]
        {
            self.holds[number] = true;
            self.marked.push(number);
        }
    }
}

impl Shown<'_> {
    /// Forgets what was put in.
    pub(super) fn clear(&mut self) {
        for number in self.marked.drain(..) {
            self.holds[number] = false;
        }
    }

    /// Log odds that the candidate is right.
    pub(super) fn log_odds(&self) -> f64 {
        let trees = self.model.roots.iter();
        self.model.log_odds(trees.map(|&root| self.end(root)).sum())
    }

    /// The same, or nothing where the first trees already say that it is wrong.
    pub(super) fn log_odds_if_likely(&self) -> Option<f64> {
        let trees = &self.model.roots;
        let (first, rest) = trees.split_at(FIRST_TREES.min(trees.len()));
        let sum: f64 = first.iter().map(|&root| self.end(root)).sum();
        (sum >= HOPELESS).then(|| {
            let rest: f64 = rest.iter().map(|&root| self.end(root)).sum();
            self.model.log_odds(sum + rest)
        })
    }

    /// What a tree says.
    fn end(&self, root: usize) -> f64 {
        let mut at = root;
        while let Some(next) = self.next(at) {
            at = next;
        }
        self.model.values[at]
    }

    /// The node to which the answer to a question leads; nothing at an end.
    fn next(&self, at: usize) -> Option<usize> {
        let Node { feature, yes } = self.model.nodes[at];
        if feature == END {
            return None;
        }
        let holds = self.holds[usize::from(feature)];
        Some(at + if holds { usize::from(yes) } else { 1 })
    }

    /// What makes it so: for each feature that was asked after how much the answers moved the log
    /// odds, the strongest first, then the rest and the level in one (Saabas, "Interpreting random
    /// forests", 2014). They add up to [`Self::log_odds`].
    pub(super) fn reasons(&self, most: usize) -> Vec<(String, f64)> {
        let (nodes, values) = (&self.model.nodes, &self.model.values);
        let mut level = 0.0;
        let mut moved: BTreeMap<usize, f64> = BTreeMap::new();
        for &root in &self.model.roots {
            let mut at = root;
            level += values[at];
            while let Some(next) = self.next(at) {
                let feature = usize::from(nodes[at].feature);
                *moved.entry(feature).or_default() += values[next] - values[at];
                at = next;
            }
        }
        let mut parts: Vec<(usize, f64)> = moved.into_iter().collect();
        parts.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
        let rest: f64 = parts.iter().skip(most).map(|(_, by)| by).sum();
        let scale = self.model.scale;
        let mut reasons = vec![("any record".to_owned(), self.model.log_odds(level))];
        reasons.extend(parts.iter().take(most).map(|&(feature, by)| {
            let not = if self.holds[feature] { "" } else { "not " };
            (format!("{not}{}", self.model.names[feature]), scale * by)
        }));
        reasons.push(("all else".to_owned(), scale * rest));
        reasons
    }
}

/// Reads the file: the line "scale A shift B", a line with the number of features, their names a
/// line each, then a tree a line, its nodes from the root down, each before the nodes below it: a
/// question is "value feature", the answer no before the answer yes; an end is "=value".
fn read(text: &'static str) -> Option<Model> {
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let head: Vec<&str> = lines.next()?.split(' ').collect();
    let [_, scale, _, shift] = head[..] else {
        return None;
    };
    let count: usize = lines.next()?.parse().ok()?;
    let names: Vec<&'static str> = lines.by_ref().take(count).collect();
    let mut model = Model {
        numbers: names.iter().copied().zip(0..).collect(),
        names,
        nodes: Vec::new(),
        values: Vec::new(),
        roots: Vec::new(),
        scale: scale.parse().ok()?,
        shift: shift.parse().ok()?,
    };
    for line in lines {
        let mut words = line.split(' ');
        let root = read_node(&mut model, &mut words)?;
        model.roots.push(root);
        if words.next().is_some() {
            return None;
        }
    }
    (model.names.len() == count && !model.roots.is_empty()).then_some(model)
}

fn read_node<'t>(model: &mut Model, words: &mut impl Iterator<Item = &'t str>) -> Option<usize> {
    let word = words.next()?;
    let at = model.nodes.len();
    let (value, ends) = match word.strip_prefix('=') {
        Some(value) => (value, true),
        None => (word, false),
    };
    model.values.push(value.parse().ok()?);
    model.nodes.push(Node {
        feature: END,
        yes: 0,
    });
    if ends {
        return Some(at);
    }
    let feature: u16 = words.next()?.parse().ok()?;
    read_node(model, words)?;
    let yes = u16::try_from(read_node(model, words)? - at).ok()?;
    let known = usize::from(feature) < model.names.len() && feature != END;
    model.nodes[at] = known.then_some(Node { feature, yes })?;
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embedded_trees_can_be_read() {
        let model = Model::embedded().unwrap();
        assert!(model.roots.len() > 100);
    }

    #[test]
    fn reasons_add_up() {
        let model =
            read("scale 2 shift -1\n2\na=1\nb=1\n0.1 0 =-1 0.5 1 =0.25 =3\n0.2 1 =0.1 =0.4")
                .unwrap();
        let mut shown = model.shown();
        assert!((shown.log_odds() - (2.0 * (-1.0 + 0.1) - 1.0)).abs() < 1e-9);
        shown.put(format_args!("a=1"));
        shown.put(format_args!("b=1"));
        shown.put(format_args!("unknown"));
        assert!((shown.log_odds() - (2.0 * (3.0 + 0.4) - 1.0)).abs() < 1e-9);
        let sum: f64 = shown.reasons(1).iter().map(|(_, by)| by).sum();
        assert!((sum - shown.log_odds()).abs() < 1e-9);
        shown.clear();
        assert!(shown.log_odds() < 0.0);
    }

    #[test]
    fn damaged_files_are_refused() {
        for text in [
            "",
            "scale 1 shift 0\n1\na",
            "scale 1 shift 0\n1\na\n0 7 =1 =2",
            "scale 1 shift 0\n1\na\n0 0 =1",
        ] {
            assert!(read(text).is_none(), "{text:?}");
        }
    }
}
