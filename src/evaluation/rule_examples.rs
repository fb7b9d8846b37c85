//! The lexicon's frames against their own examples and counterexamples.
//!
//! Every frame carries sentences that it must read and sentences on which it
//! must keep silent. Each outcome falls in one of four boxes: right hit, right
//! silence, missing, noisy. `demarche lexicon check` and `cargo test` run the
//! same code.

use std::fmt;

use crate::id::RuleId;
use crate::lexicon::StanceFrame;
use crate::lexicon::stance::Example;
use crate::stances::Stance;

/// How a frame did on one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExampleOutcome {
    /// An example was read as it should be.
    RightHit,
    /// A counterexample yielded nothing by the frame.
    RightSilence,
    /// An example was not read, or not with its holder and target.
    Missing {
        /// What it should have yielded: "Germany: the plan".
        wanted: String,
        /// What it yielded, by any frame.
        found: Vec<String>,
    },
    /// A counterexample was read by the frame.
    Noisy {
        /// What it yielded by the frame.
        found: Vec<String>,
    },
}

/// A frame, one of its sentences, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleResult {
    /// The frame.
    pub rule: RuleId,
    /// The sentence.
    pub sentence: String,
    /// What came of it.
    pub outcome: ExampleOutcome,
}

/// How many sentences fell in each box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExampleCounts {
    /// Examples read as they should be.
    pub right_hits: usize,
    /// Counterexamples on which the frame kept silent.
    pub right_silences: usize,
    /// Examples not read.
    pub missing: usize,
    /// Counterexamples read.
    pub noisy: usize,
}

/// Runs every frame's sentences through `read`, which yields the stances that
/// it finds in a sentence by any frame. Results come in the order of the
/// frames, each frame's examples before its counterexamples.
pub fn check_examples(
    frames: &[StanceFrame],
    mut read: impl FnMut(&str) -> Vec<Stance>,
) -> Vec<ExampleResult> {
    let mut results = Vec::new();
    for frame in frames {
        for example in &frame.examples {
            results.push(ExampleResult {
                rule: frame.id.clone(),
                sentence: example.text.clone(),
                outcome: example_outcome(&frame.id, example, &read(&example.text)),
            });
        }
        for sentence in &frame.counterexamples {
            results.push(ExampleResult {
                rule: frame.id.clone(),
                sentence: sentence.clone(),
                outcome: counterexample_outcome(&frame.id, &read(sentence)),
            });
        }
    }
    results
}

/// Counts the boxes.
pub fn count(results: &[ExampleResult]) -> ExampleCounts {
    let mut counts = ExampleCounts::default();
    for result in results {
        *match result.outcome {
            ExampleOutcome::RightHit => &mut counts.right_hits,
            ExampleOutcome::RightSilence => &mut counts.right_silences,
            ExampleOutcome::Missing { .. } => &mut counts.missing,
            ExampleOutcome::Noisy { .. } => &mut counts.noisy,
        } += 1;
    }
    counts
}

fn example_outcome(rule: &RuleId, example: &Example, stances: &[Stance]) -> ExampleOutcome {
    let hit = stances
        .iter()
        .any(|stance| stance.rule == *rule && agrees(example, stance));
    if hit {
        ExampleOutcome::RightHit
    } else {
        ExampleOutcome::Missing {
            wanted: format!("{}: {}", example.holder, example.target),
            found: stances.iter().map(shown).collect(),
        }
    }
}

fn agrees(example: &Example, stance: &Stance) -> bool {
    let wanted = example.target.to_lowercase();
    let holds = |words: &str| words.to_lowercase().contains(&wanted);
    stance.holder.name == example.holder
        && (holds(&stance.target.text) || holds(&stance.target.meaning))
}

fn counterexample_outcome(rule: &RuleId, stances: &[Stance]) -> ExampleOutcome {
    let found: Vec<String> = stances
        .iter()
        .filter(|stance| stance.rule == *rule)
        .map(shown)
        .collect();
    if found.is_empty() {
        ExampleOutcome::RightSilence
    } else {
        ExampleOutcome::Noisy { found }
    }
}

fn shown(stance: &Stance) -> String {
    format!(
        "{} {} {} ({})",
        stance.holder.name, stance.stance, stance.target.text, stance.rule
    )
}

impl ExampleOutcome {
    /// Whether the frame did as it should.
    pub fn is_right(&self) -> bool {
        matches!(self, Self::RightHit | Self::RightSilence)
    }
}

impl ExampleCounts {
    /// Whether nothing is missing and nothing noisy.
    pub fn all_right(self) -> bool {
        self.missing == 0 && self.noisy == 0
    }
}

impl fmt::Display for ExampleResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            rule,
            sentence,
            outcome,
        } = self;
        match outcome {
            ExampleOutcome::RightHit => write!(f, "right hit      {rule}: {sentence}"),
            ExampleOutcome::RightSilence => write!(f, "right silence  {rule}: {sentence}"),
            ExampleOutcome::Missing { wanted, found } => {
                write!(f, "missing        {rule}: {sentence}\n  wanted {wanted}")?;
                let found = if found.is_empty() {
                    "nothing".to_owned()
                } else {
                    found.join("; ")
                };
                write!(f, "\n  found {found}")
            }
            ExampleOutcome::Noisy { found } => {
                write!(f, "noisy          {rule}: {sentence}")?;
                write!(f, "\n  found {}", found.join("; "))
            }
        }
    }
}

impl fmt::Display for ExampleCounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} right hits, {} right silences, {} missing, {} noisy",
            self.right_hits, self.right_silences, self.missing, self.noisy
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{ExampleOutcome, check_examples, count};
    use crate::id::{ActorId, DocumentId, RuleId};
    use crate::lexicon::StanceFrame;
    use crate::stances::{ActorRef, Quotation, Stance, Target};
    use crate::vocabulary::{Act, ActorKind, Modality, Scope, StanceKind};

    fn frame() -> StanceFrame {
        let source = r#"(id: "reject-v", cue: "reject", class: Verb, act: Reject, intensity: 2,
            holder: [Subject], target: [Object],
            examples: [
                (text: "Gondor rejected the pact.", holder: "Gondor", target: "pact"),
                (text: "Rohan rejected the pact.", holder: "Rohan", target: "pact"),
            ],
            counterexamples: ["The rejected pact was long.", "Gondor kept the pact."])"#;
        ron::from_str(source).unwrap()
    }

    fn stance(holder: &str, target: &str) -> Stance {
        let place = |text: &str| Quotation {
            text: text.to_owned(),
            start: 0,
            end: text.len(),
        };
        Stance {
            document: DocumentId::new("a"),
            holder: ActorRef {
                id: ActorId::new("country:x"),
                name: holder.to_owned(),
                kind: ActorKind::Country,
            },
            party: None,
            stance: StanceKind::Opposes,
            act: Act::Reject,
            target: Target {
                text: target.to_owned(),
                start: 0,
                end: target.len(),
                meaning: target.to_owned(),
                actors: Vec::new(),
                issue: None,
            },
            addressee: Vec::new(),
            via: Vec::new(),
            intensity: 2,
            modality: Modality::Asserted,
            scope: Scope::General,
            quoted: false,
            date: None,
            confidence: 1.0,
            rule: RuleId::new("reject-v"),
            evidence: place("x"),
            reviewed: None,
        }
    }

    #[test]
    fn sentences_fall_in_four_boxes() {
        let results = check_examples(&[frame()], |sentence| {
            if sentence.contains("rejected") {
                vec![stance("Gondor", "the pact")]
            } else {
                Vec::new()
            }
        });
        let outcomes: Vec<_> = results.iter().map(|result| &result.outcome).collect();
        assert_eq!(*outcomes[0], ExampleOutcome::RightHit);
        assert!(
            matches!(outcomes[1], ExampleOutcome::Missing { wanted, .. } if wanted == "Rohan: pact")
        );
        assert!(matches!(outcomes[2], ExampleOutcome::Noisy { .. }));
        assert_eq!(*outcomes[3], ExampleOutcome::RightSilence);
        let counts = count(&results);
        assert!(!counts.all_right());
        assert_eq!(
            counts.to_string(),
            "1 right hits, 1 right silences, 1 missing, 1 noisy"
        );
    }

    #[test]
    fn the_rule_itself_must_have_found_it() {
        let results = check_examples(&[frame()], |_| {
            vec![Stance {
                rule: RuleId::new("other"),
                ..stance("Gondor", "the pact")
            }]
        });
        let counts = count(&results);
        assert_eq!((counts.right_hits, counts.noisy), (0, 0));
        insta::assert_snapshot!(results[0].to_string(), @r"
        missing        reject-v: Gondor rejected the pact.
          wanted Gondor: pact
          found Gondor opposes the pact (other)
        ");
    }
}
