//! Names: whom a name at the head of a phrase means.
//!
//! Comes in: a mention. Goes out: who is meant, or nobody where it is only a place or an adjective. Must
//! not know: titles.

use crate::actors::cast::{Cast, Key};
use crate::actors::gazetteer::NameForm;
use crate::actors::names::Mention;
use crate::actors::reading::{How, Who};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};
use crate::text::SentenceKind;
use crate::vocabulary::ActorKind;

/// The head is itself (part of) a name.
pub(super) fn by_name(
    cast: &mut Cast<'_>,
    mentions: &[Mention],
    mention: &Mention,
    text: &str,
    parsed: &Parsed,
    head: usize,
) -> Option<Who> {
    let key = mention.key?;
    match mention.form {
        NameForm::Decoy => None,
        NameForm::Name => Some(Who::one(key, How::Name)),
        NameForm::Metonym => {
            // A place is only a place after "in", "at", "near" and the like.
            const PLACES: &[&str] = &[
                "in", "at", "near", "around", "outside", "into", "through", "within", "across",
                "to",
            ];
            let preposition = parsed.case(head);
            let travel = preposition != "to" || is_goal(parsed, head);
            let place = travel && PLACES.contains(&preposition.as_str());
            (!place).then(|| Who::one(key, How::Name))
        }
        NameForm::Demonym | NameForm::Adjective => {
            // "the Russians", "the British": people who act for their state.
            let attributive = matches!(
                parsed.relation(head),
                Relation::Amod | Relation::Compound | Relation::NmodPoss
            );
            if attributive
                || parsed.word(head).upos == Upos::Adj && parsed.relation(head) == Relation::Root
            {
                return None;
            }
            let party = cast.party(key).or(Some(key));
            let plural = parsed.word(head).tag == "NNPS"
                || parsed.word(head).tag == "NNS"
                || parsed.lower(head).ends_with('s');
            let definite = parsed.has_det(head, &["the"]);
            // "French reject treaty"
            let definite = definite
                || parsed.sentence.kind == SentenceKind::Heading
                    && parsed.relation(head) == Relation::Nsubj
                    && parsed
                        .head(head)
                        .is_some_and(|verb| parsed.word(verb).tag == "VBP");
            // "the French", "the Chinese"; "the Hungarian" goes with a noun that follows.
            let people = ["sh", "ch", "ese", "ss", "tch"]
                .iter()
                .any(|end| parsed.lower(head).ends_with(end));
            let person = cast.member(key).actor.kind == ActorKind::Person;
            let set = plural || definite && people;
            if person || !set {
                return None;
            }
            // "Ethnic Russians in Latvia", "Kosovo Serbs": a people, whom no state speaks for.
            let apart = abroad(cast, mentions, parsed, head, party);
            let from = apart.unwrap_or(head);
            let name = parsed.span(from).cover(parsed.span(head)).slice(text);
            let party = party.filter(|_| apart.is_none());
            let set = cast.unlisted(name, ActorKind::Collective, party);
            Some(Who::one(set, How::Composed))
        }
    }
}

/// The word that sets people apart from the state whose name they have: "ethnic", the name of another.
fn abroad(
    cast: &Cast<'_>,
    mentions: &[Mention],
    parsed: &Parsed,
    head: usize,
    party: Option<Key>,
) -> Option<usize> {
    let before = head.checked_sub(1)?;
    let elsewhere = mentions.iter().find(|it| it.end == head).filter(|it| {
        let state = it.key.and_then(|key| cast.party(key).or(Some(key)));
        state.is_some() && state != party && parsed.head(it.end - 1) == Some(head)
    });
    let of_state = party.is_some_and(|key| cast.member(key).actor.kind == ActorKind::Country);
    let ethnic = parsed.lower(before) == "ethnic";
    let apart = elsewhere.map(|it| it.start).or(ethnic.then_some(before));
    apart.filter(|_| of_state)
}

fn is_goal(parsed: &Parsed, head: usize) -> bool {
    parsed.head(head).is_some_and(|verb| {
        matches!(
            parsed.lemma(verb),
            "travel" | "go" | "fly" | "visit" | "come" | "return" | "move" | "trip"
        )
    })
}
