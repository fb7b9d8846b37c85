//! Files of several coders → one file, with what they disagree about kept.

use super::compare::join;
use super::{Curation, Entry, Judgement, Verdict};

/// Puts the judgements of both files together. Where they agree, one judgement
/// names all coders; where not, all of them stay, and the unit is in conflict
/// until somebody settles it.
#[must_use]
pub fn merge(first: &Curation, second: &Curation) -> Curation {
    let joined = join(first, second);
    let same = |a: &Entry, b: &Entry| std::ptr::eq(a, b);
    let mut merged = Curation::default();
    for entry in first.entries() {
        let other = joined.iter().find(|(one, _)| same(one, entry));
        let theirs = other.map_or(&[][..], |(_, other)| &other.judgements);
        let mut judgements: Vec<Judgement> = Vec::new();
        for judgement in entry.judgements.iter().chain(theirs) {
            add(&mut judgements, judgement);
        }
        merged.entries.push(Entry {
            unit: entry.unit.clone(),
            judgements,
        });
    }
    let rest = second.entries().iter();
    let rest = rest.filter(|entry| !joined.iter().any(|(_, other)| same(other, entry)));
    merged.entries.extend(rest.cloned());
    merged.sort();
    merged
}

/// The entries in conflict.
pub fn conflicts(curation: &Curation) -> impl Iterator<Item = &Entry> {
    let entries = curation.entries().iter();
    entries.filter(|entry| entry.verdict() == Verdict::Conflict)
}

fn add(judgements: &mut Vec<Judgement>, new: &Judgement) {
    let alike = |it: &&mut Judgement| it.agrees_with(new) && it.settles == new.settles;
    let Some(old) = judgements.iter_mut().find(alike) else {
        judgements.push(new.clone());
        return;
    };
    old.coders.extend(new.coders.iter().cloned());
    old.coders.sort();
    old.coders.dedup();
    old.date = old.date.max(new.date);
    old.why = match (old.why.take(), &new.why) {
        (Some(old), Some(new)) if !old.contains(new.as_str()) => Some(format!("{old}; {new}")),
        (old, new) => old.or_else(|| new.clone()),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curation::Decision;
    use crate::curation::unit::tests::units;

    fn judged(coder: &str, decisions: &[Decision]) -> Curation {
        let mut curation = Curation::default();
        for (unit, decision) in units().into_iter().zip(decisions) {
            let judgement = Judgement {
                coders: vec![coder.to_owned()],
                why: Some(format!("says {coder}")),
                ..Judgement::of(*decision)
            };
            curation.judge(unit, judgement, None);
        }
        curation
    }

    #[test]
    fn agreement_is_kept_once_and_conflict_as_it_is() {
        use Decision::{Accept, Reject};
        let first = judged("ada", &[Accept, Accept]);
        let second = judged("bo", &[Accept, Reject, Reject]);
        let merged = merge(&first, &second);
        let counts: Vec<usize> = merged
            .entries()
            .iter()
            .map(|it| it.judgements.len())
            .collect();
        assert_eq!(counts.iter().sum::<usize>(), 4);
        let agreed = merged.entry(&units()[0]).unwrap().holding().unwrap();
        assert_eq!(agreed.coders, ["ada", "bo"]);
        assert_eq!(agreed.why.as_deref(), Some("says ada; says bo"));
        let open: Vec<_> = conflicts(&merged).map(|it| it.unit.id()).collect();
        assert_eq!(open, [units()[1].id()]);
        assert_eq!(merge(&merged, &merged), merged, "once is enough");
        let text = merged.to_ron().unwrap();
        assert_eq!(Curation::from_ron("m.ron", &text).unwrap(), merged);
    }
}
