//! A stance edge: one holder, party, stance and target with all the evidence for it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{confidence, words};
use crate::date::PartialDate;
use crate::id::{ActorId, EdgeId, IssueId, TargetId};
use crate::stances::{Stance, Target};
use crate::vocabulary::{Act, StanceKind};

/// What an edge points at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EdgeTarget {
    /// A listed issue.
    Issue(IssueId),
    /// A target that belongs to no listed issue.
    Unlisted(TargetId),
}

impl EdgeTarget {
    /// The node for which a record's target stands: its issue if it has one,
    /// else the target of the same meaning but for case, articles and punctuation.
    pub fn of(target: &Target) -> Self {
        match &target.issue {
            Some(issue) => Self::Issue(issue.id.clone()),
            None => Self::Unlisted(unlisted_id(meaning(target))),
        }
    }

    /// The identifier of the node, unique among issues and targets together.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Issue(id) => id.as_str(),
            Self::Unlisted(id) => id.as_str(),
        }
    }
}

/// The words that say what a target is, without an article before them.
pub(crate) fn meaning(target: &Target) -> &str {
    stated(&target.meaning, &target.text)
}

/// [`meaning`] of a target of that meaning and text.
pub(crate) fn stated<'a>(meaning: &'a str, text: &'a str) -> &'a str {
    let words = [meaning, text].into_iter().map(str::trim);
    let mut words = words.filter(|words| !words.is_empty());
    words.next().map_or("unstated", words::without_article)
}

/// Longest identifier made of words alone, in bytes; a longer one is cut and
/// told apart by a hash.
const LONGEST_SLUG: usize = 64;

fn unlisted_id(meaning: &str) -> TargetId {
    let slug = words::lowercase_words(meaning)
        .collect::<Vec<_>>()
        .join("-");
    if slug.len() <= LONGEST_SLUG && !slug.is_empty() {
        return TargetId::new(format!("target:{slug}"));
    }
    let hash = blake3::hash(slug.as_bytes()).to_hex();
    let head = &slug[..slug.floor_char_boundary(LONGEST_SLUG)];
    let head = head.rfind('-').map_or(head, |at| &head[..at]);
    TargetId::new(format!("target:{head}-{}", &hash[..8]))
}

/// One position with all the evidence for it.
///
/// Everything but the identity is worked out from the evidence when asked for,
/// so that nothing can disagree with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StanceEdge {
    /// Made from the next four fields, so the same in every graph.
    pub id: EdgeId,
    /// Who holds the position.
    pub holder: ActorId,
    /// For whom the holder speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<ActorId>,
    /// Supports, opposes or warns.
    pub stance: StanceKind,
    /// What it is about.
    pub target: EdgeTarget,
    /// The records, at least one, by document and place.
    pub evidence: Vec<Stance>,
}

impl StanceEdge {
    /// The identifier of the edge to which a record belongs, in every graph.
    pub fn id_of(record: &Stance) -> EdgeId {
        Self::for_record(record).id
    }

    /// The edge to which a record belongs, without evidence.
    pub(crate) fn for_record(stance: &Stance) -> Self {
        let holder = stance.holder.id.clone();
        let party = stance.party.as_ref().map(|party| party.id.clone());
        let target = EdgeTarget::of(&stance.target);
        let key = [
            holder.as_str(),
            party.as_ref().map_or("", |party| party.as_str()),
            stance.stance.as_str(),
            target.as_str(),
        ]
        .join("\u{1f}");
        let hash = blake3::hash(key.as_bytes()).to_hex();
        Self {
            id: EdgeId::new(&hash[..16]),
            holder,
            party,
            stance: stance.stance,
            target,
            evidence: Vec::new(),
        }
    }

    /// The acts by which the position was taken, in the vocabulary's order.
    pub fn acts(&self) -> Vec<Act> {
        let acts: BTreeSet<Act> = self.evidence.iter().map(|record| record.act).collect();
        acts.into_iter().collect()
    }

    /// The strongest intensity, from 1 to 3.
    pub fn intensity(&self) -> u8 {
        let all = self.evidence.iter().map(|record| record.intensity);
        all.max().unwrap_or(1).clamp(1, 3)
    }

    /// Chance that the position is held as stated, from 0 to 1.
    pub fn confidence(&self) -> f64 {
        confidence::combined(&self.evidence)
    }

    /// The earliest date of the evidence.
    pub fn first(&self) -> Option<PartialDate> {
        self.evidence.iter().filter_map(|record| record.date).min()
    }

    /// The latest date of the evidence.
    pub fn last(&self) -> Option<PartialDate> {
        self.evidence.iter().filter_map(|record| record.date).max()
    }

    /// The actors at whom it is aimed.
    pub fn aimed_at(&self) -> BTreeSet<&ActorId> {
        let actors = self
            .evidence
            .iter()
            .flat_map(|record| &record.target.actors);
        actors.map(|actor| &actor.id).collect()
    }

    /// The actors to whom it is addressed.
    pub fn addressed_to(&self) -> BTreeSet<&ActorId> {
        let actors = self.evidence.iter().flat_map(|record| &record.addressee);
        actors.map(|actor| &actor.id).collect()
    }

    /// Names of the sources through which alone it is known; empty if some
    /// evidence has no source between.
    pub fn known_only_through(&self) -> BTreeSet<&str> {
        only_through(&self.evidence)
    }
}

/// Names of the sources through which alone records are known; empty if one
/// of them has no source between.
pub fn only_through<'a>(records: impl IntoIterator<Item = &'a Stance>) -> BTreeSet<&'a str> {
    let mut names = BTreeSet::new();
    for record in records {
        if record.via.is_empty() {
            return BTreeSet::new();
        }
        names.extend(record.via.iter().map(|source| source.name.as_str()));
    }
    names
}
