//! Bodies: who is meant by a body noun with its owner ("the Irish government", "a Council draft").
//!
//! Comes in: a phrase and whose it is. Goes out: a member of the cast. Must not know: who holds an office.

use super::groups::set_apart;
use super::owners::{is_counterpart, is_opposition, is_propped};
use super::{Headed, phrase_name};
use crate::actors::cast::{Cast, Key};
use crate::actors::names::Mention;
use crate::lexicon::body::StandsFor;
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;
use crate::vocabulary::ActorKind;

/// Who is meant by a body noun, or by a title in the plural, with its owner.
pub(super) fn body_meant(
    cast: &mut Cast<'_>,
    mentions: &[Mention],
    text: &str,
    parsed: &Parsed,
    phrase: &Headed,
    owner: &Mention,
) -> Option<Key> {
    let key = owner.key?;
    let head = phrase.head;
    let person = cast.member(key).actor.kind == ActorKind::Person;
    let plural = matches!(parsed.word(head).tag, "NNS" | "NNPS");
    let propped = is_propped(parsed, owner);
    if plural && is_anybody(parsed, head, owner) {
        return None;
    }
    match phrase.body {
        // "the authorities" govern, "the Authority" is some body.
        Some(StandsFor::Itself) if parsed.lower(head) == "authority" => None,
        Some(StandsFor::Itself) if !person && !plural && !propped => Some(key),
        Some(StandsFor::Itself) if parsed.lower(head) == "authorities" => Some(key),
        // "a US-drafted resolution" is not what the US says.
        Some(StandsFor::Document) if owner.end < parsed.len() && parsed.lower(owner.end) == "-" => {
            None
        }
        Some(StandsFor::Document) if is_unadopted(parsed, head) => None,
        Some(StandsFor::Document) => Some(key),
        Some(_) | None if plural || !matches!(phrase.body, Some(StandsFor::Members)) => {
            // "Muslim clerics in Kenya"
            let told = plural
                .then(|| set_apart(text, parsed, head, true))
                .flatten();
            let start = told.map_or(phrase.start, |start| start.min(phrase.start));
            let name = phrase_name(text, parsed, (start, phrase.tail), owner.start);
            let apart = propped
                || is_opposition(parsed, head)
                || is_counterpart(cast, parsed, mentions, head, key);
            let party = cast.party(key).or(Some(key)).filter(|_| !apart);
            let kind = if plural || propped {
                ActorKind::Collective
            } else {
                ActorKind::Institution
            };
            Some(cast.unlisted(&name, kind, party))
        }
        _ => None,
    }
}

/// "Egyptian analysts", "residents of Cairo", "experts in Cairo": nobody in particular. "UN experts" are those
/// whom the body appointed.
fn is_anybody(parsed: &Parsed, head: usize, owner: &Mention) -> bool {
    const ANYBODY: &[&str] = &[
        "analyst",
        "bystander",
        "commentator",
        "observer",
        "pundit",
        "resident",
        "villager",
    ];
    let lemma = parsed.lemma(head);
    ANYBODY.contains(&lemma) || lemma == "expert" && owner.start > head
}

/// "a Council draft that called for it", "failed to adopt a resolution condemning it": nobody's words yet.
fn is_unadopted(parsed: &Parsed, text: usize) -> bool {
    const REFUSING: &[&str] = &[
        "block", "defeat", "oppose", "reject", "shelve", "veto", "withdraw",
    ];
    let draft = parsed
        .dependents(text, &[Relation::Amod, Relation::Compound])
        .chain([text])
        .any(|word| {
            matches!(
                parsed.lower(word),
                "draft" | "drafts" | "proposed" | "rejected"
            )
        });
    let refused = parsed.head(text).is_some_and(|verb| {
        let governed = matches!(parsed.relation(text), Relation::Obj | Relation::NsubjPass);
        let failed = parsed
            .head(verb)
            .is_some_and(|above| matches!(parsed.lemma(above), "decline" | "fail" | "refuse"));
        let to = parsed.mark(verb) == Some("to");
        governed
            && (REFUSING.contains(&parsed.lemma(verb)) || failed && to || parsed.is_negated(verb))
    });
    draft || refused
}
