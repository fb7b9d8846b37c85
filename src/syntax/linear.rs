//! A linear layer: rows of fixed-point activations in, rows of floats out.
//!
//! Weights are 8-bit integers with a scale for each output; products are summed
//! exactly in 32 bits (127 × 32767 × 512 < 2³¹), so the result is the same on
//! every machine. Must not know: what the numbers mean.

use super::model::{ModelError, ModelFile, Table, missing};
use super::numeric::STEPS;
use super::products::{Line, PANEL, Product, multiply};

/// The longest row for which sums of products cannot overflow.
const LONGEST: usize = 512;

/// Weights, a scale and a bias for each output.
#[derive(Debug)]
pub(super) struct Linear {
    inputs: usize,
    outputs: usize,
    lines: Vec<Line>,
    scales: Vec<[f32; PANEL]>,
    bias: Vec<[f32; PANEL]>,
}

impl Linear {
    /// Joins the named layers (`NAME.weight`, `NAME.bias`), whose outputs then follow each other.
    /// The number of inputs is even.
    pub(super) fn stack(
        file: &ModelFile<'_>,
        names: &[&str],
        inputs: usize,
    ) -> Result<Self, ModelError> {
        if inputs > LONGEST || !inputs.is_multiple_of(2) {
            return Err(missing(names.first().unwrap_or(&"")));
        }
        let mut layer = Self {
            inputs,
            outputs: 0,
            lines: Vec::new(),
            scales: Vec::new(),
            bias: Vec::new(),
        };
        for name in names {
            let table = file.table_with(&format!("{name}.weight"), inputs)?;
            let bias = file.vector(&format!("{name}.bias"), table.rows)?;
            layer.push(&table, bias);
        }
        Ok(layer)
    }

    fn push(&mut self, table: &Table<'_>, bias: &[f32]) {
        for (row, bias) in bias.iter().enumerate() {
            let (panel, at) = (self.outputs / PANEL, self.outputs % PANEL);
            let pairs = self.inputs / 2;
            if at == 0 {
                let lines = self.lines.len() + pairs;
                self.lines.resize(lines, [[0; 2]; PANEL]);
                self.scales.push([0.0; PANEL]);
                self.bias.push([0.0; PANEL]);
            }
            for (input, weight) in table.row(row).enumerate() {
                self.lines[panel * pairs + input / 2][at][input % 2] = i16::from(weight);
            }
            self.scales[panel][at] = table.scale(row) / STEPS;
            self.bias[panel][at] = *bias;
            self.outputs += 1;
        }
    }

    /// Exchanges the first `width` inputs with the `width` that follow; an even number.
    pub(super) fn swap_inputs(&mut self, width: usize) {
        for panel in self.lines.chunks_exact_mut(self.inputs / 2) {
            let (first, rest) = panel.split_at_mut(width / 2);
            first.swap_with_slice(&mut rest[..width / 2]);
        }
    }

    /// Multiplies the products, not the bias, of every output.
    pub(super) fn scale_by(&mut self, factor: f32) {
        for scale in self.scales.as_flattened_mut() {
            *scale *= factor;
        }
    }

    /// How many outputs there are.
    pub(super) fn outputs(&self) -> usize {
        self.outputs
    }

    /// Computes `rows` rows of outputs; the row of inputs with number r begins at `r × stride`
    /// (an even number).
    pub(super) fn apply(&self, inputs: &[i16], stride: usize, rows: usize, outputs: &mut Outputs) {
        outputs.panels = self.scales.len();
        outputs.values.clear();
        outputs.values.resize(rows * outputs.panels, [0.0; PANEL]);
        let product = Product {
            lines: &self.lines,
            pairs: self.inputs / 2,
            scales: &self.scales,
            bias: &self.bias,
            inputs: inputs.as_chunks().0,
            stride: stride / 2,
        };
        multiply(&product, &mut outputs.values);
    }
}

/// Rows of outputs. A row may end in values without meaning.
#[derive(Debug, Default)]
pub(super) struct Outputs {
    panels: usize,
    values: Vec<[f32; PANEL]>,
}

impl Outputs {
    /// Values from one row to the next.
    pub(super) fn stride(&self) -> usize {
        self.panels * PANEL
    }

    /// One row.
    pub(super) fn row(&self, row: usize) -> &[f32] {
        self.values[row * self.panels..(row + 1) * self.panels].as_flattened()
    }

    /// All rows, one after the other.
    pub(super) fn rows_mut(&mut self) -> impl Iterator<Item = &mut [f32]> {
        let rows = self.values.chunks_exact_mut(self.panels.max(1));
        rows.map(<[_]>::as_flattened_mut)
    }

    /// All values.
    pub(super) fn values_mut(&mut self) -> &mut [f32] {
        self.values.as_flattened_mut()
    }
}
