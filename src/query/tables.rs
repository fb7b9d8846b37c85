//! The tables of `data/ask`: words that questions use.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::id::ActorId;

/// A name that several actors bear, none of whom it plainly means.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AmbiguousName {
    pub(super) name: String,
    pub(super) may_be: Vec<ActorId>,
}

const AMBIGUOUS: &str = include_str!("../../data/ask/ambiguous.ron");

/// The names of which it is not plain who is meant.
pub(super) fn ambiguous() -> Vec<AmbiguousName> {
    table(AMBIGUOUS)
}

const SYNONYMS: &str = include_str!("../../data/ask/synonyms.ron");

/// Rows of ways to put one thing.
pub(super) fn synonyms() -> Vec<Vec<String>> {
    table(SYNONYMS)
}

const CONTRARY: &str = include_str!("../../data/ask/contrary.ron");

/// Words that turn what stands beside them into its contrary.
pub(super) fn contrary() -> Vec<String> {
    table(CONTRARY)
}

/// The entries of a table that came with the program; a test reads each.
fn table<T: DeserializeOwned>(source: &str) -> Vec<T> {
    ron::from_str(source).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{AMBIGUOUS, AmbiguousName, CONTRARY, SYNONYMS};
    use crate::graph::words::content_stems;
    use crate::lexicon::Lexicon;

    #[test]
    fn tables_are_well_formed() {
        let names: Vec<AmbiguousName> = ron::from_str(AMBIGUOUS).unwrap();
        let lexicon = Lexicon::embedded().unwrap();
        for id in names.iter().flat_map(|name| &name.may_be) {
            assert!(lexicon.actors.iter().any(|actor| actor.id == *id), "{id}");
        }
        let rows: Vec<Vec<String>> = ron::from_str(SYNONYMS).unwrap();
        let contrary: Vec<String> = ron::from_str(CONTRARY).unwrap();
        for row in &rows {
            assert!(row.len() > 1, "{row:?}");
        }
        for words in rows.iter().flatten().chain(&contrary) {
            assert!(content_stems(words).next().is_some(), "{words}");
        }
    }
}
