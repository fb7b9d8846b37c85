//! Recurrent layers: vectors of words in, vectors of words in their context out.
//!
//! Each layer looks at a word and its two neighbours, proposes a new value with a
//! forget and an output gate, and lets values flow on: the first half of them
//! from left to right, the second from right to left. Must not know: forms, trees.

use std::ops::Range;

use multiversion::multiversion;

use super::linear::{Linear, Outputs};
use super::model::{ModelError, ModelFile};
use super::numeric::{fix, normalize, sigmoid, tanh};

/// One layer.
#[derive(Debug)]
struct Layer {
    /// From the previous, this and the next word to candidate, forget and output gate.
    gates: Linear,
    gain: Vec<f32>,
    bias: Vec<f32>,
}

/// All layers, each adding its result to what it got.
#[derive(Debug)]
pub(super) struct Encoder {
    width: usize,
    layers: Vec<Layer>,
}

/// Buffers for one sentence.
#[derive(Debug, Default)]
pub(super) struct EncoderScratch {
    /// A row of zeros, a row for each word, a row of zeros.
    inputs: Vec<i16>,
    gates: Outputs,
}

impl Encoder {
    pub(super) fn new(file: &ModelFile<'_>, width: usize) -> Result<Self, ModelError> {
        let mut layers = Vec::new();
        while file.table(&format!("ls.{}.l.weight", layers.len())).is_ok() {
            let name = format!("ls.{}", layers.len());
            let mut gates = Linear::stack(file, &[&format!("{name}.l")], 3 * width)?;
            if gates.outputs() != 3 * width {
                return Err(super::model::missing(&name));
            }
            // Trained on (this, previous, next); the words stand as (previous, this, next).
            gates.swap_inputs(width);
            layers.push(Layer {
                gates,
                gain: file.vector(&format!("{name}.n.weight"), width)?.to_vec(),
                bias: file.vector(&format!("{name}.n.bias"), width)?.to_vec(),
            });
        }
        Ok(Self { width, layers })
    }

    /// Replaces the vectors of a sentence's words by their vectors in context.
    pub(super) fn encode(&self, states: &mut [f32], scratch: &mut EncoderScratch) {
        let words = states.len() / self.width;
        scratch.inputs.clear();
        scratch.inputs.resize((words + 2) * self.width, 0);
        for layer in &self.layers {
            fix(states, &mut scratch.inputs[self.width..]);
            layer
                .gates
                .apply(&scratch.inputs, self.width, words, &mut scratch.gates);
            let stride = scratch.gates.stride();
            flow(scratch.gates.values_mut(), stride, self.width);
            add(states, scratch.gates.values_mut(), stride, layer);
        }
    }
}

/// Opens the gates and lets values flow; a word's new value ends in the first third of its row.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq+avx512vnni", "x86_64+avx2"))]
fn flow(gates: &mut [f32], stride: usize, width: usize) {
    for row in gates.chunks_exact_mut(stride) {
        let (values, rest) = row[..3 * width].split_at_mut(width);
        for gate in rest.iter_mut() {
            *gate = sigmoid(*gate);
        }
        for (value, forget) in values.iter_mut().zip(rest) {
            *value = tanh(*value) * (1.0 - *forget);
        }
    }
    let half = width / 2;
    let words = gates.len() / stride;
    for word in 1..words {
        let (before, this) = gates.split_at_mut(word * stride);
        carry(&before[(word - 1) * stride..], this, width, 0..half);
    }
    for word in (1..words).rev() {
        let (before, after) = gates.split_at_mut(word * stride);
        carry(
            after,
            &mut before[(word - 1) * stride..],
            width,
            half..width,
        );
    }
}

/// Adds what the forget gate lets through of the neighbour's values.
#[inline]
fn carry(from: &[f32], to: &mut [f32], width: usize, lanes: Range<usize>) {
    let (values, forget) = to.split_at_mut(width);
    let forget = &forget[lanes.clone()];
    let from = &from[lanes.clone()];
    for ((value, forget), from) in values[lanes].iter_mut().zip(forget).zip(from) {
        *value += forget * from;
    }
}

/// Adds a layer's normalized output to the states.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq+avx512vnni", "x86_64+avx2"))]
fn add(states: &mut [f32], gates: &mut [f32], stride: usize, layer: &Layer) {
    let width = layer.gain.len();
    for (state, row) in states
        .chunks_exact_mut(width)
        .zip(gates.chunks_exact_mut(stride))
    {
        let (values, rest) = row.split_at_mut(width);
        for (value, open) in values.iter_mut().zip(&rest[width..]) {
            *value *= open;
        }
        normalize(values, &layer.gain, &layer.bias);
        for (state, value) in state.iter_mut().zip(values) {
            *state += *value;
        }
    }
}
