//! Score of event codes: coded sentences in, figures by class out.
//!
//! Comes in: pairs of the right root and the one found. Goes out: [`Figures`].
//! Must not know: sentences.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::code::Root;

/// Counts of one root.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Sentences of this root.
    pub gold: usize,
    /// Sentences that were given this root.
    pub found: usize,
    /// Of these, those of this root.
    pub right: usize,
}

/// The figures of a set of sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// All sentences.
    pub sentences: usize,
    /// Those with any event.
    pub coded: usize,
    /// Those with the right root.
    pub right: usize,
    /// By root; roots that neither stand in the gold nor were found are left out.
    pub roots: BTreeMap<Root, Counts>,
}

impl Figures {
    /// Counts pairs of the right root and the one that was found.
    pub fn new(pairs: impl IntoIterator<Item = (Root, Option<Root>)>) -> Self {
        let mut figures = Self::default();
        for (gold, found) in pairs {
            figures.sentences += 1;
            figures.roots.entry(gold).or_default().gold += 1;
            let Some(found) = found else { continue };
            figures.coded += 1;
            figures.roots.entry(found).or_default().found += 1;
            if found == gold {
                figures.right += 1;
                figures.roots.entry(gold).or_default().right += 1;
            }
        }
        figures
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} sentences, {} coded, {} right: {:.1} %",
            self.sentences,
            self.coded,
            self.right,
            percent(self.right, self.sentences)
        )?;
        writeln!(f, "root         gold found right  recall  precision")?;
        for (root, counts) in &self.roots {
            writeln!(
                f,
                "{root:12} {:4} {:5} {:5} {:7.2} {:10.2}",
                counts.gold,
                counts.found,
                counts.right,
                percent(counts.right, counts.gold) / 100.0,
                percent(counts.right, counts.found) / 100.0,
            )?;
        }
        Ok(())
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of sentences are small")]
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    100.0 * part as f64 / whole as f64
}
