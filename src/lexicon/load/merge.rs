//! Several lexicons → one.
//!
//! Comes in: what was read from each file. Goes out: a [`Lexicon`] with all of
//! it, a user's entry in the place of the known one with the same key. Must not
//! know: how files are read.

use std::collections::HashMap;
use std::hash::Hash;

use crate::lexicon::{Lexicon, StanceFrame};

impl Lexicon {
    /// Puts all entries behind those that are there.
    pub(super) fn append(&mut self, mut part: Self) {
        self.actors.append(&mut part.actors);
        self.roles.append(&mut part.roles);
        self.bodies.append(&mut part.bodies);
        self.decoys.append(&mut part.decoys);
        self.frames.append(&mut part.frames);
        self.cues.append(&mut part.cues);
        self.issues.append(&mut part.issues);
        self.words.append(&mut part.words);
        self.files.append(&mut part.files);
    }

    /// Takes over the entries of a user, known keys in the place of the known entries.
    pub(super) fn replace_with(&mut self, own: Self) {
        merge(&mut self.actors, own.actors, |entry| entry.id.clone());
        merge(&mut self.roles, own.roles, |entry| entry.name.clone());
        merge(&mut self.bodies, own.bodies, |entry| entry.name.clone());
        merge(&mut self.decoys, own.decoys, |entry| entry.name.clone());
        merge(&mut self.frames, marked_own(own.frames), |entry| {
            entry.id.clone()
        });
        merge(&mut self.cues, own.cues, |entry| {
            (entry.lemma.clone(), entry.kind)
        });
        merge(&mut self.issues, own.issues, |entry| entry.id.clone());
        merge(&mut self.words, own.words, |entry| entry.id.clone());
        self.files.extend(own.files);
    }
}

/// Frames that a user gives.
pub(super) fn marked_own(mut frames: Vec<StanceFrame>) -> Vec<StanceFrame> {
    for frame in &mut frames {
        frame.is_own = true;
    }
    frames
}

/// Puts each new entry in the place of the old one with the same key, or at the
/// end. Equal keys among the new ones both stay, for `validate` to find.
fn merge<T, K: Eq + Hash>(table: &mut Vec<T>, new: Vec<T>, key: impl Fn(&T) -> K) {
    let mut places: HashMap<K, usize> = table
        .iter()
        .enumerate()
        .map(|(place, entry)| (key(entry), place))
        .collect();
    for entry in new {
        match places.remove(&key(&entry)) {
            Some(place) => table[place] = entry,
            None => table.push(entry),
        }
    }
}
