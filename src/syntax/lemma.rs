//! Dictionary forms: a form with its part of speech and tag in, its lemma out.

use super::Upos;

/// The dictionary form of a word.
pub fn lemma(form: &str, upos: Upos, _tag: &str) -> String {
    match upos {
        Upos::Propn => form.to_owned(),
        _ => form.to_lowercase(),
    }
}
