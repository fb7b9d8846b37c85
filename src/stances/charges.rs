//! Charges: whether words charge an actor of another side than the holder's.
//!
//! Comes in: a cue and the deed that it tells, who holds the position. Goes out: yes or no. Must not
//! know: how places are filled, what the deed is.

use super::extract::Source;
use super::holder::Holders;
use super::nominal;
use crate::actors::Key;
use crate::actors::cast::Cast;
use crate::actors::reading::How;
use crate::lexicon::WordClass;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::vocabulary::ActorKind;

/// Whether the words charge an actor of another side than the holder's: the
/// subject of a clause, the owner of a noun ("Iran's aggression"). Where a word of manner judges the
/// deed ("unjustly imposed"), it need not be known whose it is, only that it is not the holder's.
pub(super) fn charges(
    source: Source<'_>,
    sentence: usize,
    parsed: &Parsed,
    (cue, deed): (usize, usize),
    holders: &Holders,
) -> bool {
    let verb = matches!(parsed.word(deed).upos, Upos::Verb | Upos::Aux);
    let judged = deed != cue;
    // "Putin will invade" foretells, and charges nobody with it.
    let foretold = verb
        && parsed.auxiliaries(deed).any(|auxiliary| match auxiliary {
            "will" | "would" | "could" | "may" | "might" => true,
            "should" | "must" | "can" | "shall" => judged,
            _ => false,
        });
    if foretold || is_welcomed(parsed, deed) {
        return false;
    }
    let charged = if verb {
        parsed
            .logical_subject(deed)
            .map(|doer| described_as(parsed, deed, doer))
    } else {
        nominal::owner(parsed, deed)
    };
    let Some(charged) = charged else {
        return judged;
    };
    let who = source.reading.phrase(sentence, parsed, charged);
    // "by Serbian agents": Serbia is charged; not with what "its support" does.
    let acts = judged || verb && WordClass::Doer.has(parsed.lemma(charged));
    let keys = match who.keys.as_slice() {
        [] if who.how == How::FirstPerson => return false,
        [] if acts => owners_of_doer(source, sentence, parsed, charged),
        _ => who.keys,
    };
    let cast = &source.reading.cast;
    (judged || !keys.is_empty())
        && !keys.iter().any(|&key| {
            holders
                .keys
                .iter()
                .any(|&holder| is_of_camp(cast, key, holder))
        })
}

/// Whether one speaks for the other. Two politicians, or parties, of a state are rivals as often as not:
/// who charges the other with a wrong is none of his.
fn is_of_camp(cast: &Cast<'_>, charged: Key, holder: Key) -> bool {
    if charged == holder
        || cast.party(charged) == Some(holder)
        || cast.party(holder) == Some(charged)
    {
        return true;
    }
    let rival = |key: Key| {
        let kind = cast.member(key).actor.kind;
        matches!(kind, ActorKind::Person | ActorKind::Party)
    };
    cast.same_side(charged, holder) && !(rival(charged) && rival(holder))
}

/// "welcomed that Peru had disavowed the militia": no charge.
fn is_welcomed(parsed: &Parsed, clause: usize) -> bool {
    let content = matches!(parsed.relation(clause), Relation::Ccomp | Relation::Advcl);
    parsed.head(clause).is_some_and(|over| {
        let pleased = parsed.dependents(over, &[Relation::Obl]).any(|how| {
            matches!(
                parsed.lemma(how),
                "satisfaction" | "appreciation" | "pleasure"
            )
        });
        let welcomes = matches!(
            parsed.lemma(over),
            "appreciate" | "applaud" | "glad" | "hail" | "happy" | "pleased" | "praise" | "welcome"
        );
        content && (welcomes || pleased)
    })
}

/// "Putin is somebody who jails reporters": the pronoun says it of Putin.
fn described_as(parsed: &Parsed, deed: usize, doer: usize) -> usize {
    let relative = parsed.relation(deed) == Relation::AclRelcl;
    let noun = parsed.head(deed).filter(|_| relative);
    let named = noun.filter(|&noun| {
        parsed.first(noun, &[Relation::Cop]).is_some()
            && matches!(
                parsed.lower(noun),
                "somebody" | "someone" | "one" | "man" | "woman" | "person" | "leader"
            )
    });
    named
        .and_then(|noun| parsed.first(noun, &[Relation::Nsubj]))
        .unwrap_or(doer)
}

/// "Serbian agents", "the planes of Peru": whose they are that are charged.
fn owners_of_doer(source: Source<'_>, sentence: usize, parsed: &Parsed, doer: usize) -> Vec<Key> {
    let Some(owner) = nominal::owner(parsed, doer) else {
        return Vec::new();
    };
    let adjective = source.reading.adjective(sentence, owner);
    adjective
        .filter(|who| !who.keys.is_empty())
        .unwrap_or_else(|| source.reading.phrase(sentence, parsed, owner))
        .keys
}
