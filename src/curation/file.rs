//! Curation files: RON, an entry a unit, in the order of the documents.

use ron::extensions::Extensions;
use serde::{Deserialize, Serialize};

use super::{Curation, CurationError, Decision, Entry};
use crate::ron_text;

/// The form of the file that this program writes, and the newest it reads.
const VERSION: u32 = 1;

#[derive(Deserialize)]
#[serde(rename = "Curation", deny_unknown_fields)]
struct CurationFile {
    version: u32,
    entries: Vec<Entry>,
}

#[derive(Serialize)]
#[serde(rename = "Curation")]
struct CurationView<'a> {
    version: u32,
    entries: &'a [Entry],
}

impl Curation {
    /// The file's text.
    ///
    /// # Errors
    ///
    /// [`CurationError::Write`] if a value has no form in RON.
    pub fn to_ron(&self) -> Result<String, CurationError> {
        let view = CurationView {
            version: VERSION,
            entries: &self.entries,
        };
        Ok(ron_text::to_text(&view)?)
    }

    /// Reads a file's text; `file` is its name for messages.
    ///
    /// # Errors
    ///
    /// Any [`CurationError`] but [`CurationError::Write`]; each names the file
    /// and the place.
    pub fn from_ron(file: &str, text: &str) -> Result<Self, CurationError> {
        let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        let read: CurationFile = options
            .from_str(text)
            .map_err(|error| CurationError::Syntax {
                file: file.to_owned(),
                line: error.span.start.line,
                column: error.span.start.col,
                message: error.code.to_string(),
            })?;
        if read.version > VERSION {
            return Err(CurationError::Version {
                file: file.to_owned(),
                found: read.version,
                newest: VERSION,
            });
        }
        let mut curation = Self {
            entries: read.entries,
        };
        curation.sort();
        curation.check(file)?;
        Ok(curation)
    }

    fn check(&self, file: &str) -> Result<(), CurationError> {
        let wrong = |entry: &Entry, what| CurationError::Entry {
            file: file.to_owned(),
            document: entry.unit.document.to_string(),
            sentence: entry.unit.sentence.clone(),
            what,
        };
        let mut keys = std::collections::BTreeSet::new();
        for entry in &self.entries {
            if !keys.insert(entry.unit.key()) {
                return Err(wrong(entry, "it stands there twice"));
            }
            if entry.judgements.is_empty() {
                return Err(wrong(entry, "it has no judgement"));
            }
            for judgement in &entry.judgements {
                let corrects = judgement.decision == Decision::Correct;
                if corrects && judgement.to.is_empty() {
                    return Err(wrong(entry, "it is corrected, but not to what"));
                }
                if !corrects && !judgement.to.is_empty() {
                    return Err(wrong(entry, "only who corrects says to what"));
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curation::unit::tests::units;
    use crate::curation::{Correction, Judgement, Maybe};
    use crate::graph::sample::{BO, actor};

    fn curation() -> Curation {
        let mut curation = Curation::default();
        let decisions = [Decision::Reject, Decision::Accept, Decision::Correct];
        for (unit, decision) in units().into_iter().zip(decisions) {
            let mut judgement = Judgement::of(decision);
            judgement.coders = vec!["Žofia \"Z\" O'Neil".to_owned()];
            judgement.why = Some("line\nbreak \u{1b}[2J \u{202e} «é»".to_owned());
            judgement.date = "2031-02".parse().ok();
            if decision == Decision::Correct {
                judgement.to = Correction {
                    holder: Some(actor(BO)),
                    party: Some(Maybe::Nothing),
                    issue: Some(Maybe::Nothing),
                    intensity: Some(3),
                    date: Some(Maybe::Is("2030".parse().unwrap())),
                    aimed: Some(vec![actor(BO)]),
                    ..Correction::default()
                };
            }
            curation.judge(unit, judgement, None);
        }
        curation
    }

    #[test]
    fn read_back_is_identity_and_nothing_steers_a_terminal() {
        let text = curation().to_ron().unwrap();
        assert!(
            !text.contains('\u{1b}') && !text.contains('\u{202e}'),
            "{text}"
        );
        let back = Curation::from_ron("c.ron", &text).unwrap();
        assert_eq!(back, curation());
        assert_eq!(back.to_ron().unwrap(), text);
        let empty = Curation::default().to_ron().unwrap();
        assert_eq!(
            Curation::from_ron("c.ron", &empty).unwrap(),
            Curation::default()
        );
    }

    #[test]
    fn form_of_the_file() {
        insta::assert_snapshot!(curation().to_ron().unwrap());
    }

    #[test]
    fn errors_name_the_place() {
        let text = curation().to_ron().unwrap();
        for (old, new, says) in [
            (
                "version: 1",
                "version: 9",
                "c.ron: curation file of version 9",
            ),
            ("entries:", "entrys:", "c.ron:4:"),
            ("decision: reject", "decision: refuse", "c.ron:"),
            ("decision: reject", "decision: correct", "not to what"),
            ("decision: correct", "decision: accept", "only who corrects"),
        ] {
            let error = Curation::from_ron("c.ron", &text.replacen(old, new, 1)).unwrap_err();
            assert!(error.to_string().contains(says), "{error}");
        }
    }
}
