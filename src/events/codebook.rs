//! The codebook: `data/events/codes.ron` → the codes of acts and of states.
//!
//! Comes in: the embedded table. Goes out: [`Codebook`], by which events are coded
//! and rows of event data are written. Must not know: sentences, records.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::EventTableError;
use super::code::Root;
use crate::vocabulary::Act;

const EMBEDDED: &str = include_str!("../../data/events/codes.ron");

/// The codes of an act by which a stance is taken.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActCodes {
    /// The act.
    pub act: Act,
    /// The root in PLOVER's first edition, by which `demarche events` codes.
    pub root: Root,
    /// The event code of CAMEO, three digits.
    pub cameo: String,
    /// The type in PLOVER's later edition; empty where it has none.
    pub plover: String,
    /// The mode in PLOVER's later edition; empty where it has none.
    pub mode: String,
}

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Codes {
    acts: Vec<ActCodes>,
    states: Vec<(String, String)>,
}

/// The codes of acts and of states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codebook {
    acts: BTreeMap<Act, ActCodes>,
    states: BTreeMap<String, String>,
}

impl Codebook {
    /// The codebook that comes with demarche.
    ///
    /// # Errors
    ///
    /// Only if the embedded file is not well formed, which the tests rule out.
    pub fn embedded() -> Result<Self, EventTableError> {
        let codes: Codes = ron::from_str(EMBEDDED).map_err(|cause| EventTableError::Syntax {
            file: "events/codes.ron".to_owned(),
            cause: Box::new(cause),
        })?;
        Ok(Self {
            acts: codes.acts.into_iter().map(|it| (it.act, it)).collect(),
            states: codes.states.into_iter().collect(),
        })
    }

    /// The codes of an act.
    pub fn act(&self, act: Act) -> Option<&ActCodes> {
        self.acts.get(&act)
    }

    /// The three letters of a state, by its two.
    pub fn state(&self, two: &str) -> Option<&str> {
        self.states.get(two).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::{Codebook, Codes, EMBEDDED};
    use crate::vocabulary::Act;

    #[test]
    fn every_act_and_state_is_coded_once() {
        let codes: Codes = ron::from_str(EMBEDDED).unwrap();
        let book = Codebook::embedded().unwrap();
        assert_eq!(codes.acts.len(), Act::ALL.len());
        assert!(Act::ALL.iter().all(|&act| book.act(act).is_some()));
        assert_eq!(codes.states.len(), book.states.len());
    }

    #[test]
    fn codes_of_cameo_have_three_digits() {
        let plain = |code: &str| code.len() == 3 && code.bytes().all(|c| c.is_ascii_digit());
        let book = Codebook::embedded().unwrap();
        assert!(book.acts.values().all(|it| plain(&it.cameo)));
    }
}
