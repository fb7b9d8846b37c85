//! Linking: which readings of a sentence's cues are positions.
//!
//! Comes in: what extraction reads and what its rules found in a sentence. Goes out: the same
//! without what is likely wrong, with further readings that are likely right, each with its chance.
//! Must not know: how rules match.
//!
//! The rules demand that every argument stands where its frame says. Where one does not, the
//! learned model weighs each reading of the cue by what the sentence shows for and against it.

mod candidates;
mod features;
mod holdings;
mod model;
mod paths;

use serde::Serialize;

pub use model::{Model, ModelError};

use self::candidates::{Candidate, candidates, of_rule};
use self::features::Scene;
use self::model::Shown;
use super::compose;
use super::discussed::Discussed;
use super::extract::{self, Found, Source};
use super::record::Stance;
use super::unmatched::Gap;
use super::{polarity, selection};
use crate::actors::Key;
use crate::actors::reading::How;
use crate::lexicon::WordClass;
use crate::lexicon::stance::{CueClass, Place, Topic};
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;
use crate::text::SentenceKind;
use crate::vocabulary::{Act, StanceKind};

/// A match of the rules that is less likely right is left out.
const LEAST_OF_RULES: f64 = 0.3;

/// In a headline, which says little beside its cue, so likely is enough.
const LEAST_OF_HEADLINES: f64 = 0.2;

/// A reading that the rules do not find must be this likely right. Both were chosen with the
/// figures of both halves of `gold/dev` in view (`docs/evaluation.md`).
const LEAST_OF_LINKS: f64 = 0.55;

/// "a French request to inspect the camp": how sure it is at least that France asks for that, whatever
/// becomes of the request.
const LEAST_OF_REQUESTS: f64 = 0.5;

/// Share of the shorter target's words from which on two targets are one.
const SAME_TARGET: f64 = 0.5;

/// How many reasons a trace names.
const REASONS: usize = 8;

/// What the model says of a match.
#[derive(Clone, Debug)]
pub(super) struct Judgement {
    /// Chance that it is right.
    pub(super) chance: f64,
    /// Where the rules find no position, what they lack.
    pub(super) gap: Option<Gap>,
    /// Whether the rules found it.
    pub(super) by_rule: bool,
    /// What made the chance: reasons with the log odds that they add.
    pub(super) reasons: Vec<(String, f64)>,
}

/// What earlier sentences leave behind.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Who held the position just before.
    pub(super) before: Vec<Key>,
    /// What was discussed.
    pub(super) discussed: Discussed,
}

/// A candidate weighed.
struct Weighed<'a> {
    found: Found<'a>,
    side: StanceKind,
    judgement: Judgement,
}

/// A request whose owner is told is not less likely than this.
fn with_request(judgement: Judgement, owned: bool) -> Judgement {
    let least = if owned { LEAST_OF_REQUESTS } else { 0.0 };
    Judgement {
        chance: judgement.chance.max(least),
        ..judgement
    }
}

/// Judges what the rules found in a sentence and adds what they miss. With `explain`, each match
/// keeps its reasons.
pub(super) fn judge<'a>(
    source: Source<'a>,
    index: usize,
    parsed: &'a Parsed,
    found: &[Found<'a>],
    memory: &Memory,
    explain: bool,
) -> Vec<Found<'a>> {
    let scene = Scene::new(source, index, parsed, found);
    if scene.cues.is_empty() && found.is_empty() {
        return Vec::new();
    }
    let least = least_of_rules(parsed);
    let mut shown = source.linking.shown();
    let mut weigh = |candidate: Candidate<'a>, discussed: &Discussed| {
        let (sample, meaning) = compose::sample(source, parsed, &candidate.found, discussed)?;
        let judgement = if let Place::Before(topic) = candidate.found.filler.place {
            answered(topic)
        } else {
            shown.clear();
            scene.features(&candidate, &sample, &mut shown);
            let judgement = judgement(&shown, &candidate, explain)?;
            with_request(judgement, is_owned_request(parsed, &candidate))
        };
        let weighed = Weighed {
            found: candidate.found,
            side: sample.stance,
            judgement,
        };
        Some((weighed, meaning))
    };
    // "Norway backed the plan, Chile opposed it": what a match is about, later ones may mean.
    let mut discussed = memory.discussed.clone();
    let mut kept: Vec<Weighed<'a>> = found
        .iter()
        .filter_map(|hit| {
            let candidate = of_rule(source, parsed, hit.clone());
            let (weighed, meaning) = weigh(candidate, &discussed)?;
            discussed.note(source, parsed, hit, meaning);
            Some(weighed)
        })
        .filter(|it| it.judgement.chance >= least || it.found.frame.entry.is_own)
        .collect();
    let taken = words_of_cues(parsed, &kept);
    let mut others: Vec<Weighed<'a>> = scene
        .cues
        .iter()
        .copied()
        .filter(|cue| !taken.contains(cue))
        .flat_map(|cue| candidates(source, index, parsed, cue, &memory.before))
        .filter_map(|candidate| Some(weigh(candidate, &memory.discussed)?.0))
        .filter(|it| it.judgement.chance >= LEAST_OF_LINKS)
        .collect();
    others.sort_by(|a, b| b.judgement.chance.total_cmp(&a.judgement.chance));
    for other in others {
        let taken = kept
            .iter()
            .any(|it| needs_no_other(source, parsed, it, &other));
        if !taken {
            kept.push(other);
        }
    }
    drop_claims(&mut kept);
    let judged = kept.into_iter().map(|it| Found {
        judgement: Some(it.judgement),
        ..it.found
    });
    judged.collect()
}

/// "a French request to inspect it", "Kenya's call that it stop": by its owner's name, with what is asked.
fn is_owned_request(parsed: &Parsed, candidate: &Candidate<'_>) -> bool {
    let hit = &candidate.found;
    let noun = hit.frame.entry.class == CueClass::Noun;
    let owned = hit.holders.place == Place::Possessor && hit.holders.how <= How::Composed;
    let asks = matches!(hit.filler.place, Place::Action | Place::Clause);
    // "any French request to inspect it", "no request"
    let open = parsed
        .first(hit.cue, &[Relation::Det])
        .is_some_and(|det| matches!(parsed.lower(det), "any" | "no"));
    let told = noun && owned && asks && candidate.by_rule;
    told && !open && WordClass::Asking.has(parsed.lemma(hit.cue))
}

/// The chance that a match of the tables needs to be kept.
fn least_of_rules(parsed: &Parsed) -> f64 {
    match parsed.sentence.kind {
        SentenceKind::Heading => LEAST_OF_HEADLINES,
        _ => LEAST_OF_RULES,
    }
}

/// "insisted that the raid was a crime", "agreed that the raids must stop": who says so demands no crime
/// and supports no raid; what he is against is told by the clause.
fn drop_claims(kept: &mut Vec<Weighed<'_>>) {
    let against = |it: &&Weighed<'_>| it.side != StanceKind::Supports;
    let told = |head: usize, it: &Weighed<'_>| (head, it.found.holders.keys.clone());
    let opposed: Vec<(usize, Vec<Key>)> = kept
        .iter()
        .filter(|it| it.side == StanceKind::Opposes)
        .map(|it| told(it.found.cue, it))
        .collect();
    let clauses: Vec<(usize, Vec<Key>)> = kept
        .iter()
        .filter(against)
        .map(|it| told(selection::clause(&it.found), it))
        .collect();
    kept.retain(|it| {
        let claimed = selection::claims(&it.found) && selection::is_over(&it.found, &opposed);
        let concurs = it.side == StanceKind::Supports && selection::concurs(&it.found);
        !(claimed || concurs && selection::is_over(&it.found, &clauses))
    });
}

/// The cues of matches with their fixed words: "gave up its opposition to the pact" opposes nothing.
fn words_of_cues(parsed: &Parsed, kept: &[Weighed<'_>]) -> Vec<usize> {
    let words = kept.iter().flat_map(|it| {
        let fixed = it.found.frame.fixed(parsed, it.found.cue);
        fixed.into_iter().chain([it.found.cue])
    });
    words.collect()
}

/// How sure an answer to what was told before is: the share that is right in the training texts, which
/// hold too few for the model to learn from.
fn answered(topic: Topic) -> Judgement {
    Judgement {
        chance: match topic {
            Topic::VotedText => 0.75,
            Topic::Proposal | Topic::Position | Topic::Event => 0.7,
        },
        gap: None,
        by_rule: true,
        reasons: Vec::new(),
    }
}

/// What the model says of a candidate by what the sentence shows; nothing if it is unlikely from the
/// start and no rule found it.
fn judgement(shown: &Shown<'_>, candidate: &Candidate<'_>, explain: bool) -> Option<Judgement> {
    let log_odds = if candidate.by_rule {
        shown.log_odds()
    } else {
        shown.log_odds_if_likely()?
    };
    let reasons = if explain {
        shown.reasons(REASONS)
    } else {
        Vec::new()
    };
    Some(Judgement {
        chance: 1.0 / (1.0 + (-log_odds).exp()),
        gap: candidate.gap,
        by_rule: candidate.by_rule,
        reasons,
    })
}

/// Whether a match leaves nothing for another to say.
fn needs_no_other(
    source: Source<'_>,
    parsed: &Parsed,
    one: &Weighed<'_>,
    other: &Weighed<'_>,
) -> bool {
    let hit = &one.found;
    let inner = hit.filler.head == other.found.cue
        && (polarity::takes_inner(parsed, hit.cue, &hit.frame.entry, &hit.filler)
            // "called on Peru to lift the embargo": who calls for it concedes nothing.
            || selection::directs(hit) && other.found.frame.entry.act == Act::Concede);
    // "rejected demands for a truce": the demands are others'.
    let rejected = hit.filler.head == other.found.cue
        && hit.filler.place == Place::Object
        && hit.frame.entry.act.stance() == StanceKind::Opposes
        && other.found.frame.entry.class == CueClass::Noun
        && hit.holders.keys == other.found.holders.keys;
    inner || rejected || hit.cue == other.found.cue || says_the_same(source, one, other)
}

/// Whether two matches give a side the same stance on mostly the same words, or the second is
/// only a word of what the first is about ("opposed any change by coercion").
fn says_the_same(source: Source<'_>, one: &Weighed<'_>, other: &Weighed<'_>) -> bool {
    let (a, b) = (&one.found.words, &other.found.words);
    let shared = a.iter().filter(|word| b.contains(word)).count();
    let least = a.len().min(b.len());
    #[allow(clippy::cast_precision_loss, reason = "words of a sentence")]
    let overlap = shared as f64 / least.max(1) as f64;
    let others = &other.found.holders.keys;
    let cast = &source.reading.cast;
    let joins = |holder: &Key| others.iter().any(|it| cast.same_side(*holder, *it));
    one.side == other.side
        && (overlap >= SAME_TARGET || a.contains(&other.found.cue))
        && one.found.holders.keys.iter().any(joins)
}

/// A candidate as training reads it.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Number of the sentence.
    pub sentence: usize,
    /// Number of the cue's word.
    pub cue: usize,
    /// Whether the rules yield it.
    pub by_rule: bool,
    /// What the sentence shows.
    pub features: Vec<String>,
    /// The records that it would make.
    pub records: Vec<Stance>,
}

/// All candidates of a document, those of the rules first in each sentence.
pub fn rows(source: Source<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut memory = Memory::default();
    for (index, parsed) in source.sentences.iter().enumerate() {
        let found = extract::found_in(source, index, parsed);
        let scene = Scene::new(source, index, parsed, &found);
        let learned = found.iter().filter(|hit| hit.before.is_none());
        let by_rule = learned.map(|hit| of_rule(source, parsed, hit.clone()));
        let others = scene
            .cues
            .iter()
            .flat_map(|&cue| candidates(source, index, parsed, cue, &memory.before))
            .filter(|it| {
                !found.iter().any(|hit| {
                    hit.cue == it.found.cue
                        && hit.holders.keys == it.found.holders.keys
                        && hit.filler.head == it.found.filler.head
                })
            });
        for candidate in by_rule.chain(others) {
            let mut records = Vec::new();
            let mut discussed = memory.discussed.clone();
            compose::emit(
                source,
                parsed,
                &candidate.found,
                &mut discussed,
                &mut records,
            );
            let Some(sample) = records.first() else {
                continue;
            };
            let mut features: Vec<String> = Vec::new();
            scene.features(&candidate, sample, &mut features);
            rows.push(Row {
                sentence: index,
                cue: candidate.found.cue,
                by_rule: candidate.by_rule,
                features,
                records,
            });
        }
        let mut stances = Vec::new();
        for hit in &found {
            compose::emit(source, parsed, hit, &mut memory.discussed, &mut stances);
            memory.before.clone_from(&hit.holders.keys);
        }
    }
    rows
}
