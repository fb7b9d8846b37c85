//! Evidence → how sure a position is.

use std::collections::BTreeMap;

use crate::stances::Stance;

/// The most that any amount of evidence can give.
const CEILING: f64 = 0.99;

/// Chance that at least one record is right, rounded to two decimals.
///
/// Records of one document share its faults, so a document counts as much as
/// its best record. The same sentence in several documents (a wire story) is
/// one piece of evidence. Documents are taken as independent:
/// 1 - (1 - a)(1 - b)…
pub fn combined<'a>(records: impl IntoIterator<Item = &'a Stance>) -> f64 {
    let mut sentences: BTreeMap<&str, (&str, f64)> = BTreeMap::new();
    for record in records {
        let sure = if record.confidence.is_nan() {
            0.0
        } else {
            record.confidence.clamp(0.0, 1.0)
        };
        let document = record.document.as_str();
        let best = sentences
            .entry(&record.evidence.text)
            .or_insert((document, sure));
        if sure > best.1 {
            *best = (document, sure);
        }
    }
    let mut documents: BTreeMap<&str, f64> = BTreeMap::new();
    for (document, sure) in sentences.into_values() {
        let best = documents.entry(document).or_insert(sure);
        *best = best.max(sure);
    }
    let doubt: f64 = documents.into_values().map(|sure| 1.0 - sure).product();
    ((1.0 - doubt).min(CEILING) * 100.0).round() / 100.0
}
