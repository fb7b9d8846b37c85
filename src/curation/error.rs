//! What can go wrong with judgements.

/// A file of judgements that cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum CurationError {
    /// The file is not RON of the expected form.
    #[error("{file}:{line}:{column}: {message}")]
    Syntax {
        /// File name.
        file: String,
        /// Line from 1.
        line: usize,
        /// Column from 1, in characters.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// A newer program wrote the file.
    #[error("{file}: curation file of version {found}; this program reads up to {newest}")]
    Version {
        /// File name.
        file: String,
        /// The version that the file states.
        found: u32,
        /// The newest version that is read.
        newest: u32,
    },
    /// An entry says nothing, or what no judgement can say.
    #[error("{file}: the entry on “{sentence}” ({document}): {what}")]
    Entry {
        /// File name.
        file: String,
        /// The document.
        document: String,
        /// The sentence.
        sentence: String,
        /// What is wrong with it.
        what: &'static str,
    },
    /// The judgements have no form in RON.
    #[error("the curation file cannot be written: {0}")]
    Write(#[from] ron::Error),
}

/// A correction that a record cannot take.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// The words of the target are not in the sentence.
    #[error("the words “{0}” do not stand in the sentence")]
    NoSuchWords(String),
    /// The act does not go with the stance.
    #[error("the act '{act}' does not go with '{stance}'")]
    Act {
        /// The act.
        act: &'static str,
        /// The stance.
        stance: &'static str,
    },
    /// An intensity beyond 1 to 3.
    #[error("intensity {0} is none of 1, 2, 3")]
    Intensity(u8),
}
