//! A linear layer: rows of fixed-point activations in, rows of floats out.
//!
//! Weights are 8-bit integers with a scale for each output; products are summed
//! exactly in 32 bits (127 × 32767 × 512 < 2³¹), so the result is the same on
//! every machine. Must not know: what the numbers mean.

#![allow(
    clippy::cast_precision_loss,
    reason = "a sum of products is rounded once, and the same everywhere"
)]

use super::model::{ModelError, ModelFile, missing};
use super::numeric::STEPS;

/// The longest row for which sums of products cannot overflow.
const LONGEST: usize = 512;

/// Weights, a scale and a bias for each output.
#[derive(Debug)]
pub(super) struct Linear {
    inputs: usize,
    outputs: usize,
    weights: Vec<i16>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

impl Linear {
    /// Joins the named layers (`NAME.weight`, `NAME.bias`), whose outputs then follow each other.
    pub(super) fn stack(
        file: &ModelFile<'_>,
        names: &[&str],
        inputs: usize,
    ) -> Result<Self, ModelError> {
        if inputs > LONGEST {
            return Err(missing(names.first().unwrap_or(&"")));
        }
        let mut layer = Self {
            inputs,
            outputs: 0,
            weights: Vec::new(),
            scales: Vec::new(),
            bias: Vec::new(),
        };
        for name in names {
            let table = file.table_with(&format!("{name}.weight"), inputs)?;
            let bias = file.vector(&format!("{name}.bias"), table.rows)?;
            for row in 0..table.rows {
                layer.weights.extend(table.row(row).map(i16::from));
                layer.scales.push(table.scale(row) / STEPS);
            }
            layer.bias.extend_from_slice(bias);
            layer.outputs += table.rows;
        }
        Ok(layer)
    }

    /// Exchanges the first `width` inputs with the `width` that follow.
    pub(super) fn swap_inputs(&mut self, width: usize) {
        for row in self.weights.chunks_exact_mut(self.inputs) {
            let (first, rest) = row.split_at_mut(width);
            first.swap_with_slice(&mut rest[..width]);
        }
    }

    /// Multiplies the products, not the bias, of every output.
    pub(super) fn scale_by(&mut self, factor: f32) {
        for scale in &mut self.scales {
            *scale *= factor;
        }
    }

    /// How many values a row of outputs has.
    pub(super) fn outputs(&self) -> usize {
        self.outputs
    }

    /// Computes `rows` rows of outputs; the row of inputs with number r begins at `r × stride`.
    pub(super) fn apply(&self, inputs: &[i16], stride: usize, rows: usize, outputs: &mut Vec<f32>) {
        outputs.clear();
        outputs.resize(rows * self.outputs, 0.0);
        products(self, inputs, stride, outputs);
    }
}

fn products(layer: &Linear, inputs: &[i16], stride: usize, outputs: &mut [f32]) {
    let length = layer.inputs;
    for (row, outputs) in outputs.chunks_exact_mut(layer.outputs).enumerate() {
        let input = &inputs[row * stride..row * stride + length];
        for (output, value) in outputs.iter_mut().enumerate() {
            let weights = &layer.weights[output * length..(output + 1) * length];
            let sum: i32 = input
                .iter()
                .zip(weights)
                .map(|(a, b)| i32::from(*a) * i32::from(*b))
                .sum();
            *value = sum as f32 * layer.scales[output] + layer.bias[output];
        }
    }
}
