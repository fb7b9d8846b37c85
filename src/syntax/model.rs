//! The trained model: a file's bytes in, word lists and tensors out.
//!
//! The format is written and described by `data/models/train/convert.py`. This
//! module checks it in full, so that the layers above may rely on the shapes
//! they ask for. Must not know: what the tensors are for.

use std::collections::BTreeMap;

const MAGIC: &[u8] = b"DEMSYNT";
const FORMAT: u8 = 1;

/// Why a model cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// The bytes are no model, or one of another format.
    #[error("not a syntax model of format {FORMAT}")]
    Format,
    /// The file ends early or its checksum is wrong.
    #[error("the syntax model is damaged")]
    Damaged,
    /// A tensor is missing or has another shape than the parser needs.
    #[error("the syntax model lacks `{name}` in the shape that the parser needs")]
    Tensor {
        /// Name of the tensor.
        name: String,
    },
    /// A label that this version does not know.
    #[error("the syntax model has the unknown label `{label}`")]
    Label {
        /// The label as it stands in the model.
        label: String,
    },
    /// The list of irregular words is not well formed.
    #[error("the list of irregular words: {message}")]
    Lemmas {
        /// What is wrong, and where.
        message: String,
    },
}

/// A table of 8-bit integers with one scale a row: value = integer × scale.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table<'a> {
    pub(super) rows: usize,
    pub(super) columns: usize,
    scales: &'a [u8],
    values: &'a [u8],
}

impl<'a> Table<'a> {
    /// The scale of a row.
    pub(super) fn scale(&self, row: usize) -> f32 {
        self.scales
            .get(4 * row..4 * row + 4)
            .map_or(0.0, little_endian)
    }

    /// The integers of a row; empty if there is no such row.
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = i8> + use<'a> {
        let start = row * self.columns;
        let values = self.values.get(start..start + self.columns);
        values
            .unwrap_or_default()
            .iter()
            .map(|&byte| byte.cast_signed())
    }
}

/// The parts of a model file, borrowed from its bytes.
#[derive(Debug, Default)]
pub(super) struct ModelFile<'a> {
    /// Words with a pre-trained vector, in the order of its table from row 1.
    pub(super) words: Vec<&'a str>,
    /// Words with a trained vector, likewise.
    pub(super) trained_words: Vec<&'a str>,
    pub(super) upos: Vec<&'a str>,
    pub(super) tags: Vec<&'a str>,
    pub(super) relations: Vec<&'a str>,
    /// Tells models apart.
    pub(super) checksum: u32,
    tables: BTreeMap<&'a str, Table<'a>>,
    floats: BTreeMap<&'a str, (usize, Vec<f32>)>,
}

impl<'a> ModelFile<'a> {
    /// Reads a file in full.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(ModelError::Format)?;
        if rest.first() != Some(&FORMAT) {
            return Err(ModelError::Format);
        }
        let (content, checksum) = bytes.split_last_chunk().ok_or(ModelError::Damaged)?;
        let checksum = u32::from_le_bytes(*checksum);
        if crc32fast::hash(content) != checksum {
            return Err(ModelError::Damaged);
        }
        let mut cursor = Cursor(&content[MAGIC.len() + 1..]);
        let mut file = Self {
            words: cursor.words()?,
            trained_words: cursor.words()?,
            upos: cursor.words()?,
            tags: cursor.words()?,
            relations: cursor.words()?,
            checksum,
            ..Self::default()
        };
        for _ in 0..cursor.count()? {
            file.read_tensor(&mut cursor)?;
        }
        Ok(file)
    }

    fn read_tensor(&mut self, cursor: &mut Cursor<'a>) -> Result<(), ModelError> {
        let length = cursor.byte()?;
        let name = cursor.text(usize::from(length))?;
        let kind = cursor.byte()?;
        let (rows, columns) = (cursor.count()?, cursor.count()?);
        let size = rows.checked_mul(columns).ok_or(ModelError::Damaged)?;
        let bytes = size.checked_mul(4).ok_or(ModelError::Damaged)?;
        match kind {
            0 => {
                let values = cursor.take(bytes)?.chunks_exact(4).map(little_endian);
                self.floats.insert(name, (rows, values.collect()));
            }
            1 => {
                let table = Table {
                    rows,
                    columns,
                    scales: cursor.take(4 * rows)?,
                    values: cursor.take(size)?,
                };
                self.tables.insert(name, table);
            }
            _ => return Err(ModelError::Damaged),
        }
        Ok(())
    }

    /// The integer table of this name.
    pub(super) fn table(&self, name: &str) -> Result<Table<'a>, ModelError> {
        self.tables.get(name).copied().ok_or_else(|| missing(name))
    }

    /// The integer table of this name, which must have so many columns.
    pub(super) fn table_with(&self, name: &str, columns: usize) -> Result<Table<'a>, ModelError> {
        let table = self.table(name)?;
        if table.columns == columns {
            Ok(table)
        } else {
            Err(missing(name))
        }
    }

    /// The floats of this name, which must be so many.
    pub(super) fn vector(&self, name: &str, length: usize) -> Result<&[f32], ModelError> {
        match self.floats.get(name) {
            Some((_, values)) if values.len() == length => Ok(values),
            _ => Err(missing(name)),
        }
    }
}

/// The error for a tensor that is missing or has the wrong shape.
pub(super) fn missing(name: &str) -> ModelError {
    ModelError::Tensor {
        name: name.to_owned(),
    }
}

fn little_endian(bytes: &[u8]) -> f32 {
    bytes
        .first_chunk()
        .map_or(0.0, |bytes| f32::from_le_bytes(*bytes))
}

/// What is left to read.
struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], ModelError> {
        let (head, tail) = self.0.split_at_checked(length).ok_or(ModelError::Damaged)?;
        self.0 = tail;
        Ok(head)
    }

    fn byte(&mut self) -> Result<u8, ModelError> {
        Ok(self.take(1)?[0])
    }

    fn count(&mut self) -> Result<usize, ModelError> {
        let bytes = self.take(4)?.first_chunk().ok_or(ModelError::Damaged)?;
        usize::try_from(u32::from_le_bytes(*bytes)).map_err(|_| ModelError::Damaged)
    }

    fn text(&mut self, length: usize) -> Result<&'a str, ModelError> {
        std::str::from_utf8(self.take(length)?).map_err(|_| ModelError::Damaged)
    }

    fn words(&mut self) -> Result<Vec<&'a str>, ModelError> {
        let length = self.count()?;
        Ok(self.text(length)?.split('\n').collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{ModelError, ModelFile};
    use crate::syntax::parser::EMBEDDED;

    #[test]
    fn embedded_model_is_whole() {
        let file = ModelFile::read(EMBEDDED).unwrap();
        assert_eq!(file.relations.len(), 51);
        assert!(file.table("we.weight").unwrap().rows == file.words.len() + 1);
        assert!(file.vector("root", 7).is_err(), "another shape");
    }

    #[test]
    fn damage_is_seen() {
        assert_eq!(ModelFile::read(b"hello").unwrap_err(), ModelError::Format);
        let mut bytes = EMBEDDED.to_vec();
        bytes[1_000_000] ^= 1;
        assert_eq!(ModelFile::read(&bytes).unwrap_err(), ModelError::Damaged);
        assert_eq!(
            ModelFile::read(&EMBEDDED[..9]).unwrap_err(),
            ModelError::Damaged
        );
    }
}
