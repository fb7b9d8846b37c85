//! Selection: matches of one sentence that say nothing of their own are left
//! out.
//!
//! Comes in: all matches of a sentence. Goes out: those that count. Must not
//! know: other sentences.

use super::extract::{Found, Source};
use super::polarity::{polarity, takes_inner};
use crate::actors::Key;
use crate::lexicon::stance::{CueClass, Place};
use crate::syntax::grammar::Parsed;
use crate::vocabulary::{Act, StanceKind};

/// "dropped its opposition to the plan": the noun is part of the cue and says
/// nothing by itself.
pub(super) fn drop_fixed(parsed: &Parsed, found: &mut Vec<Found<'_>>) {
    let fixed: Vec<usize> = found
        .iter()
        .flat_map(|hit| hit.frame.fixed(parsed, hit.cue))
        .collect();
    found.retain(|hit| !fixed.contains(&hit.cue));
}

/// A judgement inside the words that another frame already opposes adds
/// nothing: "condemned the brutal attack".
pub(super) fn drop_repeated(found: &mut Vec<Found<'_>>) {
    let opposed: Vec<Vec<usize>> = found
        .iter()
        .filter(|hit| hit.filler.place != Place::Modified)
        .filter(|hit| hit.frame.entry.act.stance() != StanceKind::Supports)
        .map(|hit| hit.words.clone())
        .collect();
    let mut judged: Vec<usize> = Vec::new();
    found.retain(|hit| {
        if hit.filler.place != Place::Modified {
            return true;
        }
        let head = hit.filler.head;
        let new = !judged.contains(&head) && !opposed.iter().any(|words| words.contains(&head));
        judged.push(head);
        new
    });
}

/// What one asks another to do is no position of the other; and where one
/// frame's words lie in another's complement for the same holder, the inner
/// one says more ("agreed to oppose X").
pub(super) fn drop_inner(source: Source<'_>, parsed: &Parsed, found: &mut Vec<Found<'_>>) {
    // "warned that it will not accept the deal" rejects the deal.
    let refused: Vec<(usize, Vec<Key>)> = found
        .iter()
        .filter(|hit| {
            polarity(source, parsed, hit).is_some_and(|(side, ..)| side == StanceKind::Opposes)
        })
        .filter(|hit| hit.frame.entry.class != CueClass::Modal)
        .map(|hit| (hit.cue, hit.holders.keys.clone()))
        .collect();
    let cast = &source.reading.cast;
    found.retain(|hit| {
        let warns = hit.frame.entry.act == Act::Warn && hit.filler.place == Place::Clause;
        let own = warns.then(|| {
            refused.iter().find(|(cue, keys)| {
                *cue == hit.filler.head
                    && keys.len() == 1
                    && hit
                        .holders
                        .keys
                        .iter()
                        .any(|&key| cast.same_side(key, keys[0]))
            })
        });
        own.flatten().is_none()
    });
    let outer: Vec<(usize, usize, bool)> = found
        .iter()
        .filter(|hit| {
            matches!(
                hit.filler.place,
                Place::Action | Place::Clause | Place::Bearer | Place::Prep(_)
            )
        })
        .map(|hit| (hit.cue, hit.filler.head, directs(hit)))
        .collect();
    found.retain(|hit| {
        !outer
            .iter()
            .any(|(cue, head, directive)| *cue != hit.cue && *directive && *head == hit.cue)
    });
}

/// Whether a match says what another shall do, or rejects what is done: "urged Peru to lift it".
pub(super) fn directs(hit: &Found<'_>) -> bool {
    let of = hit.filler.place.is_prep("of") && hit.frame.entry.act == Act::Accuse;
    let clause = matches!(
        hit.filler.place,
        Place::Action | Place::Clause | Place::Bearer
    );
    (of || clause)
        && matches!(
            hit.frame.entry.act,
            Act::Advocate
                | Act::Demand
                | Act::Reject
                | Act::Criticise
                | Act::Accuse
                | Act::Warn
                | Act::Oppose
                | Act::Threaten
        )
}

/// "vowed to veto it", "agreed to scrap it": the outer verb says what the inner one means.
pub(super) fn drop_taken(parsed: &Parsed, found: &mut Vec<Found<'_>>) {
    let taken: Vec<usize> = found
        .iter()
        .filter(|hit| takes_inner(parsed, hit.cue, &hit.frame.entry, &hit.filler))
        .map(|hit| hit.filler.head)
        .collect();
    found.retain(|hit| !taken.contains(&hit.cue));
}

/// "India's decision to revoke the statute" is against the statute: where what
/// one resolves to do is itself a position against something, that one counts;
/// "insisted that the raid was a crime" demands nothing.
pub(super) fn drop_outer(found: &mut Vec<Found<'_>>) {
    let inner: Vec<(usize, Vec<Key>)> = found
        .iter()
        .filter(|hit| hit.frame.entry.act.stance() == StanceKind::Opposes)
        .filter(|hit| !hit.context.negated)
        .map(|hit| (hit.cue, hit.holders.keys.clone()))
        .collect();
    found.retain(|hit| {
        let resolved = hit.filler.place == Place::Action
            && matches!(hit.frame.entry.act, Act::Agree | Act::Offer);
        !((resolved || claims(hit)) && is_over(hit, &inner))
    });
}

/// "insisted that the raid was a crime": what is claimed, not asked for.
pub(super) fn claims(hit: &Found<'_>) -> bool {
    hit.filler.place == Place::Clause && hit.frame.entry.act == Act::Demand
}

/// "agreed that the raid was a crime", "reaffirmed that the raids must stop": what is held to be so.
pub(super) fn concurs(hit: &Found<'_>) -> bool {
    hit.filler.place == Place::Clause && matches!(hit.frame.entry.act, Act::Agree | Act::Support)
}

/// The head of the clause in which a match stands: of "must stop" what must be.
pub(super) fn clause(hit: &Found<'_>) -> usize {
    match hit.frame.entry.class {
        CueClass::Modal => hit.filler.head,
        _ => hit.cue,
    }
}

/// Whether what a match is about is one of these cues, for the same holders.
pub(super) fn is_over(hit: &Found<'_>, inner: &[(usize, Vec<Key>)]) -> bool {
    inner
        .iter()
        .any(|(cue, keys)| *cue == hit.filler.head && *keys == hit.holders.keys)
}

/// What somebody refuses to do is nothing that he does: "has no plans to send
/// troops to fight Russia" takes no side against Russia.
pub(super) fn drop_refused(found: &mut Vec<Found<'_>>) {
    let refused: Vec<(Vec<usize>, Vec<Key>)> = found
        .iter()
        .filter(|hit| hit.filler.place == Place::Action)
        .filter(|hit| matches!(hit.frame.entry.act, Act::Reject | Act::Oppose))
        .map(|hit| (hit.words.clone(), hit.holders.keys.clone()))
        .collect();
    found.retain(|hit| {
        let presupposed = matches!(hit.filler.place, Place::Modified | Place::Itself);
        presupposed
            || hit.context.negated
            || !refused
                .iter()
                .any(|(words, keys)| words.contains(&hit.cue) && *keys == hit.holders.keys)
    });
}
