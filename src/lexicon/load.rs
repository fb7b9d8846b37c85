//! RON files → tables.

use super::Lexicon;

/// A table that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    /// A file is not RON of the expected form.
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
}

macro_rules! tables {
    ($field:expr, $($file:literal),+ $(,)?) => {{
        $( $field.extend(parse($file, include_str!(concat!("../../data/", $file)))?); )+
    }};
}

/// Parses one file: a list of entries.
fn parse<T: serde::de::DeserializeOwned>(file: &str, source: &str) -> Result<Vec<T>, LexiconError> {
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options
        .from_str(source)
        .map_err(|error| LexiconError::Syntax {
            file: file.to_owned(),
            line: error.span.start.line,
            column: error.span.start.col,
            message: error.code.to_string(),
        })
}

impl Lexicon {
    /// The tables that come with demarche.
    ///
    /// # Errors
    ///
    /// Only if an embedded table is not well formed, which the tests rule out.
    pub fn embedded() -> Result<Self, LexiconError> {
        let mut lexicon = Self::default();
        tables!(
            lexicon.actors,
            "actors/states.ron",
            "actors/organisations.ron",
            "actors/institutions.ron",
            "actors/groups.ron",
            "actors/media.ron",
            "actors/persons-africa.ron",
            "actors/persons-americas.ron",
            "actors/persons-before-1990.ron",
            "actors/persons-central-europe.ron",
            "actors/persons-east-asia.ron",
            "actors/persons-former-soviet-states.ron",
            "actors/persons-international.ron",
            "actors/persons-middle-east.ron",
            "actors/persons-south-asia.ron",
            "actors/persons-south-east-asia-pacific.ron",
            "actors/persons-united-states-congress.ron",
            "actors/persons-united-states.ron",
            "actors/persons-western-europe.ron",
        );
        tables!(lexicon.roles, "actors/roles.ron");
        tables!(lexicon.decoys, "actors/decoys.ron");
        tables!(
            lexicon.frames,
            "stances/supports.ron",
            "stances/opposes.ron",
            "stances/warns.ron",
        );
        tables!(lexicon.cues, "cues/cues.ron");
        tables!(lexicon.issues, "issues/issues.ron");
        Ok(lexicon)
    }
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    #[test]
    fn embedded_tables_are_well_formed() {
        let lexicon = Lexicon::embedded().unwrap();
        assert!(!lexicon.actors.is_empty());
    }
}
