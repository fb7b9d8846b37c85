//! Faults of frames and cues.
//!
//! Comes in: the entries of frames and cues. Goes out: findings, added to the
//! [`Check`]. Must not know: how frames are matched; their examples are not run
//! here.

use std::collections::HashSet;

use super::Check;
use crate::lexicon::StanceFrame;
use crate::lexicon::cue::CueEntry;
use crate::lexicon::stance::Place;

impl Check<'_> {
    pub(super) fn frame(&mut self, frame: &StanceFrame) {
        let id = frame.id.as_str();
        self.text(id, "id", id);
        self.text(id, "cue", &frame.cue);
        if !(1..=3).contains(&frame.intensity) {
            self.error(
                id,
                format!("intensity is {}, not 1, 2 or 3", frame.intensity),
            );
        }
        if frame.holder.is_empty() {
            self.error(id, "has no place for the holder");
        }
        if frame.target.is_empty() {
            self.error(id, "has no place for the target");
        }
        let places = [&frame.holder, &frame.target, &frame.addressee, &frame.aimed];
        if places.into_iter().flatten().any(is_empty_preposition) {
            self.error(id, "has a place 'Prep' without a preposition");
        }
        if frame.examples.is_empty() {
            self.error(id, "has no example");
        }
        for example in &frame.examples {
            self.text(id, "example", &example.text);
            for (field, part) in [("holder", &example.holder), ("target", &example.target)] {
                if part.trim().is_empty() {
                    self.error(id, format!("an example has an empty {field}"));
                }
            }
            if !example.text.contains(&example.target) {
                let target = &example.target;
                self.warn(id, format!("target '{target}' is not in its example"));
            }
        }
        for counterexample in &frame.counterexamples {
            self.text(id, "counterexample", counterexample);
        }
    }

    pub(super) fn cues(&mut self, cues: &[CueEntry]) {
        let mut seen = HashSet::new();
        for cue in cues {
            self.text(&cue.lemma, "lemma", &cue.lemma);
            if !seen.insert((&cue.lemma, cue.kind)) {
                self.error(&cue.lemma, "this cue stands twice");
            }
        }
    }
}

fn is_empty_preposition(place: &Place) -> bool {
    matches!(place, Place::Prep(preposition) if preposition.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::lexicon::validate::tests::{faults, table};

    #[test]
    fn faults_of_frames_and_cues_are_found() {
        let lexicon = Lexicon {
            frames: table(
                r#"[(id: "spurn-v", cue: "spurn", class: Verb, act: Reject, intensity: 4,
                     holder: [], target: [Prep("")], examples: [])]"#,
            ),
            cues: table(r#"[(lemma: "not", kind: Negation), (lemma: "not", kind: Negation)]"#),
            ..Lexicon::default()
        };
        insta::assert_snapshot!(faults(&lexicon).join("\n"), @r#"
        error: not: this cue stands twice
        error: spurn-v: has a place 'Prep' without a preposition
        error: spurn-v: has no example
        error: spurn-v: has no place for the holder
        error: spurn-v: intensity is 4, not 1, 2 or 3
        "#);
    }
}
