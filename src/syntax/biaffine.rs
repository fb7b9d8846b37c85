//! The last layers: vectors of words in context in; parts of speech, scores of
//! heads and relations out.
//!
//! Must not know: forms, how heads are chosen.

use multiversion::multiversion;

use super::linear::{Linear, Outputs};
use super::model::{ModelError, ModelFile, missing};
use super::numeric::{dot, fixed, inverse_root, largest};

/// Distances from a word to its head (in words, negative to the left), up to which a row of the
/// distance tables goes; farther heads take the last.
const DISTANCES: [isize; 29] = [
    -40, -30, -20, -15, -12, -10, -8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 10,
    12, 15, 20, 30, 40,
];

/// Row of the distance tables for the root.
const ROOT_DISTANCE: usize = DISTANCES.len();

/// Factor for the relation layer's inputs, some of which are products and large.
const LABEL_INPUT: f32 = 0.25;

/// The layers after the encoder.
#[derive(Debug)]
pub(super) struct Heads {
    width: usize,
    arc: usize,
    label: usize,
    upos: usize,
    tags: usize,
    relations: usize,
    root_relation: usize,
    root: Vec<f32>,
    /// Dependent and head views for arcs and for labels, parts of speech, tags.
    views: Linear,
    /// From a dependent to what it multiplies with heads, and to its distance scores.
    bilinear: Linear,
    head_weight: Vec<f32>,
    head_bias: f32,
    /// Divides a product of two views by the root of their length.
    arc_scale: f32,
    label_distance: Vec<f32>,
    label_output: Linear,
}

/// Buffers for one sentence.
#[derive(Debug, Default)]
pub(super) struct HeadsScratch {
    inputs: Vec<i16>,
    views: Outputs,
    dependents: Outputs,
    labels: Outputs,
}

impl Heads {
    pub(super) fn new(file: &ModelFile<'_>, width: usize) -> Result<Self, ModelError> {
        let arc = file.table_with("ad.weight", width)?.rows;
        let distances = ROOT_DISTANCE + 1;
        let label = file.table_with("ld.weight", width)?.rows / 2;
        let (upos, tags) = (file.upos.len(), file.tags.len());
        let views = Linear::stack(file, &["ad", "ah", "ld", "lh", "up", "xp"], width)?;
        let bilinear = Linear::stack(file, &["U", "db"], arc)?;
        let mut label_output = Linear::stack(file, &["lo"], 2 * label)?;
        label_output.scale_by(1.0 / LABEL_INPUT);
        if views.outputs() != 2 * arc + 4 * label + upos + tags
            || bilinear.outputs() != arc + distances
            || label_output.outputs() != file.relations.len()
        {
            return Err(missing("ah.weight"));
        }
        let root_relation = file.relations.iter().position(|name| *name == "root");
        let root_relation = root_relation.ok_or_else(|| missing("root"))?;
        Ok(Self {
            width,
            arc,
            label,
            upos,
            tags,
            relations: file.relations.len(),
            root_relation,
            root: file.vector("root", width)?.to_vec(),
            views,
            bilinear,
            head_weight: file.vector("hb.weight", arc)?.to_vec(),
            head_bias: file.vector("hb.bias", 1)?[0],
            arc_scale: inverse_root(arc),
            label_distance: file.vector("dl.weight", distances * label)?.to_vec(),
            label_output,
        })
    }

    /// Computes the views of a sentence's words and of the root, which all else builds on.
    pub(super) fn look(&self, states: &[f32], scratch: &mut HeadsScratch) {
        let inputs = &mut scratch.inputs;
        inputs.clear();
        inputs.extend(states.iter().chain(&self.root).map(|value| fixed(*value)));
        let rows = inputs.len() / self.width;
        self.views
            .apply(inputs, self.width, rows, &mut scratch.views);
        for row in scratch.views.rows_mut() {
            for value in &mut row[..2 * self.arc] {
                *value = value.max(0.0);
            }
        }
    }

    /// The numbers of a word's part of speech and tag.
    pub(super) fn part_of_speech(&self, word: usize, scratch: &HeadsScratch) -> (usize, usize) {
        let start = 2 * self.arc + 4 * self.label;
        let row = &scratch.views.row(word)[start..];
        let (upos, tags) = row.split_at(self.upos);
        (largest(upos), largest(&tags[..self.tags]))
    }

    /// Fills `scores` with a row for each word: the score of the root as its head, then of each
    /// word; of itself, minus infinity.
    pub(super) fn arcs(&self, words: usize, scratch: &mut HeadsScratch, scores: &mut Vec<f32>) {
        scratch.inputs.clear();
        for word in 0..words {
            let inputs = scratch.views.row(word)[..self.arc]
                .iter()
                .map(|value| fixed(*value));
            scratch.inputs.extend(inputs);
        }
        self.bilinear
            .apply(&scratch.inputs, self.arc, words, &mut scratch.dependents);
        scores.clear();
        scores.resize(words * (words + 1), f32::NEG_INFINITY);
        score_arcs(self, words, scratch, scores);
    }

    /// The numbers of the relations of all words to their heads (0 for the root, else 1 more
    /// than the head's index).
    pub(super) fn relations(&self, heads: &[usize], scratch: &mut HeadsScratch) -> Vec<usize> {
        let (words, label) = (heads.len(), self.label);
        let mut inputs = std::mem::take(&mut scratch.inputs);
        inputs.clear();
        for (word, &head) in heads.iter().enumerate() {
            let views = 2 * self.arc;
            let row = head.checked_sub(1).unwrap_or(words);
            let own = &scratch.views.row(word)[views..views + 2 * label];
            let other = &scratch.views.row(row)[views + 2 * label..views + 4 * label];
            let table = &self.label_distance[distance(word, head) * label..];
            let sums = (0..label).map(|at| (own[at] + other[at] + table[at]).max(0.0));
            let products = (label..2 * label).map(|at| own[at] * other[at]);
            inputs.extend(sums.chain(products).map(|value| fixed(value * LABEL_INPUT)));
        }
        self.label_output
            .apply(&inputs, 2 * label, words, &mut scratch.labels);
        scratch.inputs = inputs;
        let rows = scratch.labels.rows_mut();
        rows.zip(heads)
            .map(|(row, &head)| {
                let row = &mut row[..self.relations];
                if head == 0 {
                    return self.root_relation;
                }
                row[self.root_relation] = f32::NEG_INFINITY;
                largest(row)
            })
            .collect()
    }
}

/// Fills the table of [`Heads::arcs`].
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq+avx512vnni", "x86_64+avx2"))]
fn score_arcs(heads: &Heads, words: usize, scratch: &HeadsScratch, scores: &mut [f32]) {
    for column in 0..=words {
        let row = column.checked_sub(1).unwrap_or(words);
        let head = &scratch.views.row(row)[heads.arc..2 * heads.arc];
        let bias = dot(head, &heads.head_weight) + heads.head_bias;
        for word in 0..words {
            if column == word + 1 {
                continue;
            }
            let (factor, by_distance) = scratch.dependents.row(word).split_at(heads.arc);
            scores[word * (words + 1) + column] =
                dot(factor, head) * heads.arc_scale + bias + by_distance[distance(word, column)];
        }
    }
}

/// Row of the distance tables for a word (an index) and a head (0 for the root, else 1 more than
/// its index).
fn distance(word: usize, head: usize) -> usize {
    if head == 0 {
        return ROOT_DISTANCE;
    }
    let steps = head.cast_signed() - 1 - word.cast_signed();
    DISTANCES
        .partition_point(|&limit| limit < steps)
        .min(DISTANCES.len() - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_have_rows() {
        assert_eq!(distance(5, 0), ROOT_DISTANCE);
        assert_eq!(distance(100, 1), 0);
        assert_eq!(distance(0, 101), 28);
        assert_eq!(distance(0, 2), 15, "one to the right");
        assert_eq!(distance(1, 1), 13, "one to the left");
        assert_eq!(distance(0, 10), 23, "nine counts as ten");
    }
}
