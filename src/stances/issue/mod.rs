//! Issue matching: the words of a target → the issue of world politics to which
//! it belongs.
//!
//! Comes in: issue entries of the lexicon; the words of a target or question.
//! Goes out: issue ids. Must not know: trees, mentions, frames. Start at
//! [`IssueMatcher::classify`]; the patterns are described in
//! `docs/lexicon-format.md`.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use super::wordform::{base, split};
use crate::id::IssueId;
use crate::lexicon::IssueEntry;

/// All words of a pattern must stand within this many words of each other.
const REACH: usize = 14;

/// Words of fixed phrases that do not make a match any more telling.
const FUNCTION_WORDS: &[&str] = &["a", "and", "for", "in", "of", "on", "the", "to"];

/// Issue entries, compiled for matching.
#[derive(Clone, Debug, Default)]
pub struct IssueMatcher {
    issues: Vec<Issue>,
    by_id: HashMap<IssueId, usize>,
    patterns: Vec<Pattern>,
    /// First word of an alternative → the alternatives that begin with it.
    starts: HashMap<String, Vec<Alternative>>,
    /// Term → the patterns that are tried when it is found.
    anchored: Vec<Vec<usize>>,
}

#[derive(Clone, Debug)]
struct Issue {
    id: IssueId,
    label: String,
    broader: Vec<usize>,
    narrower: Vec<usize>,
    depth: usize,
    /// Whether it gives way to any other.
    yields: bool,
}

/// One way to name an issue. Terms are numbers: the same words in two patterns
/// are one term, looked for once.
#[derive(Clone, Debug, Default)]
struct Pattern {
    issue: usize,
    required: Vec<usize>,
    optional: Vec<usize>,
    forbidden: Vec<usize>,
    /// Whether a match keeps the issue out instead.
    bars: bool,
}

/// The words of an alternative after its first, and the term that it fills.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Alternative {
    rest: Vec<String>,
    term: usize,
}

/// A term found in the words: `words[start..start + len]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Hit {
    term: usize,
    start: usize,
    len: usize,
}

/// An issue found in the words.
#[derive(Clone, Debug)]
struct Match {
    issue: usize,
    places: BTreeSet<usize>,
}

impl IssueMatcher {
    /// Compiles entries whose `@sets` are spelt out, as those of a loaded
    /// [`Lexicon`](crate::lexicon::Lexicon) are. Unknown broader issues are
    /// passed over (the lexicon's check reports them).
    pub fn new(entries: &[IssueEntry]) -> Self {
        let mut matcher = Self::default();
        for entry in entries {
            let index = matcher.issues.len();
            matcher.by_id.entry(entry.id.clone()).or_insert(index);
            matcher.issues.push(Issue {
                id: entry.id.clone(),
                label: entry.label.clone(),
                broader: Vec::new(),
                narrower: Vec::new(),
                depth: 0,
                yields: entry.yields,
            });
        }
        matcher.link(entries);
        matcher.compile(entries);
        matcher
    }

    /// The issue that fits a target best, if any does: no mere place or means
    /// ("talks"), then the one most of whose words are found, then the
    /// narrowest, then the one named first, then the first by id.
    ///
    /// The words are the target's words in their order, best in dictionary form
    /// ("north korea" may be one item); other forms and spellings do as well.
    pub fn classify(&self, words: &[&str]) -> Option<IssueId> {
        self.matches(words)
            .first()
            .map(|found| self.issues[found.issue].id.clone())
    }

    /// [`classify`](Self::classify) for a text that is not yet cut into words.
    pub fn classify_text(&self, text: &str) -> Option<IssueId> {
        self.classify(&[text])
    }

    /// All issues that a question names, the best first. An issue is left out
    /// when a better one covers all its words, or shares some of them without
    /// being its sibling ("sanctions on Russia and Iran" names two).
    pub fn mentioned(&self, words: &[&str]) -> Vec<IssueId> {
        let found = self.mentioned_at(words).into_iter();
        found.map(|(issue, _)| issue).collect()
    }

    /// [`mentioned`](Self::mentioned), each issue with the places of the words
    /// that name it. Places count the words after [`split`].
    pub fn mentioned_at(&self, words: &[&str]) -> Vec<(IssueId, BTreeSet<usize>)> {
        let mut kept: Vec<Match> = Vec::new();
        for found in self.matches(words) {
            let stands = kept.iter().all(|better| {
                found.places.is_disjoint(&better.places)
                    || (!found.places.is_subset(&better.places)
                        && self.are_siblings(found.issue, better.issue))
            });
            if stands {
                kept.push(found);
            }
        }
        kept.into_iter()
            .map(|found| (self.issues[found.issue].id.clone(), found.places))
            .collect()
    }

    /// All issues below the given one at any distance, sorted; without itself.
    pub fn narrower(&self, id: &IssueId) -> Vec<IssueId> {
        self.reach(id, |issue| &issue.narrower)
    }

    /// All issues above the given one at any distance, sorted; without itself.
    pub fn broader(&self, id: &IssueId) -> Vec<IssueId> {
        self.reach(id, |issue| &issue.broader)
    }

    /// What a diagram calls the issue.
    pub fn label(&self, id: &IssueId) -> Option<&str> {
        let index = self.by_id.get(id)?;
        Some(&self.issues[*index].label)
    }

    fn link(&mut self, entries: &[IssueEntry]) {
        for (index, entry) in entries.iter().enumerate() {
            for id in &entry.broader {
                if let Some(&above) = self.by_id.get(id) {
                    self.issues[index].broader.push(above);
                    self.issues[above].narrower.push(index);
                }
            }
        }
        let depths: Vec<_> = (0..self.issues.len())
            .map(|index| self.depth(index, 0))
            .collect();
        for (issue, depth) in self.issues.iter_mut().zip(depths) {
            issue.depth = depth;
        }
    }

    /// Steps to the farthest root; bounded, since a faulty table may hold a cycle.
    fn depth(&self, index: usize, steps: usize) -> usize {
        if steps > 16 {
            return 0;
        }
        let above = &self.issues[index].broader;
        above
            .iter()
            .map(|&above| 1 + self.depth(above, steps + 1))
            .max()
            .unwrap_or(0)
    }

    fn compile(&mut self, entries: &[IssueEntry]) {
        let mut terms = HashMap::new();
        for (issue, entry) in entries.iter().enumerate() {
            let named = entry.named.iter().map(|pattern| (pattern, false));
            let unless = entry.unless.iter().map(|pattern| (pattern, true));
            for (source, bars) in named.chain(unless) {
                let mut pattern = Pattern {
                    issue,
                    bars,
                    ..Pattern::default()
                };
                for term in source.split_whitespace() {
                    let (list, alternatives) = match term.split_at_checked(1) {
                        Some(("?", rest)) => (&mut pattern.optional, rest),
                        Some(("!", rest)) => (&mut pattern.forbidden, rest),
                        _ => (&mut pattern.required, term),
                    };
                    list.push(intern(alternatives, &mut terms, &mut self.starts));
                }
                if !pattern.required.is_empty() {
                    self.patterns.push(pattern);
                }
            }
        }
        self.anchor(terms.len());
    }

    /// Files each pattern under that of its terms which the fewest patterns share.
    fn anchor(&mut self, terms: usize) {
        let mut uses = vec![0_usize; terms];
        for term in self.patterns.iter().flat_map(|pattern| &pattern.required) {
            uses[*term] += 1;
        }
        self.anchored = vec![Vec::new(); terms];
        for (index, pattern) in self.patterns.iter().enumerate() {
            let rarest = pattern.required.iter().min_by_key(|term| uses[**term]);
            if let Some(&term) = rarest {
                self.anchored[term].push(index);
            }
        }
    }

    /// The best match of each issue, the best issue first.
    fn matches(&self, words: &[&str]) -> Vec<Match> {
        let keys: Vec<_> = words
            .iter()
            .flat_map(|word| split(word))
            .map(|word| base(&word))
            .collect();
        let hits = self.hits(&keys);
        let mut barred = BTreeSet::new();
        let mut found = Vec::new();
        for term in hits.chunk_by(|a, b| a.term == b.term) {
            for &index in &self.anchored[term[0].term] {
                let pattern = &self.patterns[index];
                if let Some(mut places) = pattern.places(term, &hits) {
                    places.retain(|&place| !FUNCTION_WORDS.contains(&keys[place].as_str()));
                    if pattern.bars {
                        barred.insert(pattern.issue);
                    } else {
                        found.push(Match {
                            issue: pattern.issue,
                            places,
                        });
                    }
                }
            }
        }
        found.retain(|found| !barred.contains(&found.issue));
        found.sort_by(|a, b| self.rank(a).cmp(&self.rank(b)));
        let mut seen = BTreeSet::new();
        found.retain(|found| seen.insert(found.issue));
        found
    }

    fn rank<'a>(&'a self, found: &Match) -> impl Ord + use<'a> {
        let issue = &self.issues[found.issue];
        (
            issue.yields,
            Reverse(found.places.len()),
            Reverse(issue.depth),
            found.places.first().copied(),
            &issue.id,
        )
    }

    /// Every term that occurs, with its places, sorted.
    fn hits(&self, keys: &[String]) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (start, key) in keys.iter().enumerate() {
            for alternative in self.starts.get(key).into_iter().flatten() {
                if keys[start + 1..].starts_with(&alternative.rest) {
                    hits.push(Hit {
                        term: alternative.term,
                        start,
                        len: 1 + alternative.rest.len(),
                    });
                }
            }
        }
        hits.sort_unstable();
        hits.dedup();
        hits
    }

    fn are_siblings(&self, a: usize, b: usize) -> bool {
        let above = &self.issues[b].broader;
        self.issues[a].broader.iter().any(|id| above.contains(id))
    }

    fn reach(&self, id: &IssueId, next: impl Fn(&Issue) -> &[usize]) -> Vec<IssueId> {
        let Some(&start) = self.by_id.get(id) else {
            return Vec::new();
        };
        let mut seen = BTreeSet::from([start]);
        let mut open = vec![start];
        while let Some(index) = open.pop() {
            for &other in next(&self.issues[index]) {
                if seen.insert(other) {
                    open.push(other);
                }
            }
        }
        seen.remove(&start);
        let mut ids: Vec<_> = seen.iter().map(|&i| self.issues[i].id.clone()).collect();
        ids.sort_unstable();
        ids
    }
}

impl Pattern {
    /// The words that the pattern covers, for the best of its anchor's hits.
    fn places(&self, anchors: &[Hit], hits: &[Hit]) -> Option<BTreeSet<usize>> {
        if self
            .forbidden
            .iter()
            .any(|&term| !of(term, hits).is_empty())
        {
            return None;
        }
        anchors
            .iter()
            .filter_map(|anchor| self.places_around(*anchor, hits))
            .max_by_key(BTreeSet::len)
    }

    fn places_around(&self, anchor: Hit, hits: &[Hit]) -> Option<BTreeSet<usize>> {
        let mut places: BTreeSet<_> = anchor.places().collect();
        for &term in self.required.iter().filter(|&&term| term != anchor.term) {
            let hit = nearest(term, anchor, &places, hits)?;
            places.extend(hit.places());
        }
        for &term in &self.optional {
            if let Some(hit) = nearest(term, anchor, &places, hits) {
                places.extend(hit.places());
            }
        }
        Some(places)
    }
}

impl Hit {
    fn places(self) -> impl Iterator<Item = usize> {
        self.start..self.start + self.len
    }
}

/// The term's hits among the sorted `hits`.
fn of(term: usize, hits: &[Hit]) -> &[Hit] {
    let from = hits.partition_point(|hit| hit.term < term);
    let to = hits.partition_point(|hit| hit.term <= term);
    &hits[from..to]
}

/// The term's hit nearest to the anchor, among those on words still free; of
/// two that begin at one word the longer.
fn nearest(term: usize, anchor: Hit, taken: &BTreeSet<usize>, hits: &[Hit]) -> Option<Hit> {
    of(term, hits)
        .iter()
        .filter(|hit| hit.start.abs_diff(anchor.start) <= REACH)
        .filter(|hit| hit.places().all(|place| !taken.contains(&place)))
        .min_by_key(|hit| (hit.start.abs_diff(anchor.start), Reverse(hit.len)))
        .copied()
}

/// The number of a term, its alternatives being filed on first sight.
fn intern<'a>(
    alternatives: &'a str,
    terms: &mut HashMap<&'a str, usize>,
    starts: &mut HashMap<String, Vec<Alternative>>,
) -> usize {
    let next = terms.len();
    if let Some(&known) = terms.get(alternatives) {
        return known;
    }
    terms.insert(alternatives, next);
    for alternative in alternatives.split('|') {
        let mut words = split(alternative).into_iter().map(|word| base(&word));
        if let Some(first) = words.next() {
            starts.entry(first).or_default().push(Alternative {
                rest: words.collect(),
                term: next,
            });
        }
    }
    next
}

#[cfg(test)]
mod tests;
