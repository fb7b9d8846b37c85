//! The first layer: a form in, its vector out, the same in every sentence.
//!
//! Since the vector depends on nothing but the form, the vectors of recent forms
//! are kept. Must not know: neighbours, trees.

use std::collections::HashMap;

use super::features::{HASHED, TABLES, Vocabulary};
use super::linear::{Linear, Outputs};
use super::model::{ModelError, ModelFile, Table, missing};
use super::numeric::{fixed, normalize};

/// How many forms a [`LexicalCache`] holds before it starts anew.
const CACHED_FORMS: usize = 8192;

/// Embedding tables and the layer that joins them.
#[derive(Debug)]
pub(super) struct Lexical<'a> {
    vocabulary: Vocabulary<'a>,
    tables: Vec<Table<'a>>,
    input: Linear,
    gain: Vec<f32>,
    bias: Vec<f32>,
}

/// Vectors of recent forms, one after the other.
#[derive(Debug, Default)]
pub(super) struct LexicalCache {
    places: HashMap<Box<str>, usize>,
    vectors: Vec<f32>,
    row: Vec<i16>,
    output: Outputs,
}

impl<'a> Lexical<'a> {
    pub(super) fn new(file: &ModelFile<'a>, width: usize) -> Result<Self, ModelError> {
        let words = file.table("we.weight")?;
        let trained = file.table("te.weight")?;
        if words.rows != file.words.len() + 1 || trained.rows != file.trained_words.len() + 1 {
            return Err(missing("we.weight"));
        }
        let mut tables = vec![words, trained];
        for (name, rows) in HASHED {
            let table = file.table(name)?;
            if table.rows != rows {
                return Err(missing(name));
            }
            tables.push(table);
        }
        let columns = tables.iter().map(|table| table.columns).sum();
        Ok(Self {
            vocabulary: Vocabulary::new(file),
            tables,
            input: Linear::stack(file, &["i"], columns)?,
            gain: file.vector("ln.weight", width)?.to_vec(),
            bias: file.vector("ln.bias", width)?.to_vec(),
        })
    }

    /// Appends the vector of a form to `states`.
    pub(super) fn append(&self, form: &str, cache: &mut LexicalCache, states: &mut Vec<f32>) {
        let width = self.gain.len();
        let place = match cache.places.get(form) {
            Some(&place) => place,
            None => self.compute(form, cache),
        };
        states.extend_from_slice(&cache.vectors[place..place + width]);
    }

    /// Computes a form's vector and keeps it; returns its place among the vectors.
    fn compute(&self, form: &str, cache: &mut LexicalCache) -> usize {
        if cache.places.len() >= CACHED_FORMS {
            cache.places.clear();
            cache.vectors.clear();
        }
        let rows: [usize; TABLES] = self.vocabulary.rows(form);
        cache.row.clear();
        for (table, row) in self.tables.iter().zip(rows) {
            let scale = table.scale(row);
            let values = table.row(row).map(|value| fixed(f32::from(value) * scale));
            cache.row.extend(values);
        }
        self.input
            .apply(&cache.row, cache.row.len(), 1, &mut cache.output);
        let place = cache.vectors.len();
        let output = &cache.output.row(0)[..self.gain.len()];
        cache.vectors.extend_from_slice(output);
        normalize(&mut cache.vectors[place..], &self.gain, &self.bias);
        cache.places.insert(form.into(), place);
        place
    }
}
