//! Nominal cues: whose a noun is, what an adjective describes, which verb
//! carries them.
//!
//! Comes in: a sentence, a noun or adjective. Goes out: the word that fills a
//! place. Must not know: who the actors are.

use super::matching::naming::named_predicate;
use super::matching::{is_said_to_be, thought};
use crate::lexicon::WordClass;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// "Berlin's opposition", "German opposition", "the opposition of Berlin".
pub(super) fn possessor(parsed: &Parsed, cue: usize) -> Option<usize> {
    let own = |head: usize| {
        parsed
            .first(head, &[Relation::NmodPoss])
            .or_else(|| {
                parsed
                    .dependents(head, &[Relation::Amod, Relation::Compound])
                    .find(|&word| {
                        parsed.word(word).upos == Upos::Propn || starts_upper(parsed, word)
                    })
            })
            .or_else(|| behind(parsed, head))
            .or_else(|| committed_by(parsed, head))
            .or_else(|| {
                // "there is anger in Chile over the ban", "the fear in Chile is that …"
                parsed
                    .dependents(head, &[Relation::Nmod])
                    .find(|&word| {
                        parsed.word(word).upos == Upos::Propn && parsed.case(word) == "in"
                    })
                    .filter(|_| is_said_to_be(parsed, head) || thought(parsed, head).is_some())
            })
    };
    own(cue)
        .or_else(|| stand_in(parsed, cue).and_then(own))
        .or_else(|| {
            (parsed.relation(cue) == Relation::Conj)
                .then(|| parsed.head(cue))
                .flatten()
                .and_then(own)
        })
        .or_else(|| came_from(parsed, cue))
}

/// "its position in support of the pact": whose position it is.
fn stand_in(parsed: &Parsed, cue: usize) -> Option<usize> {
    let within = parsed.relation(cue) == Relation::Nmod && parsed.case(cue) == "in";
    parsed.head(cue).filter(|&noun| {
        within && matches!(parsed.lemma(noun), "position" | "stance" | "stand" | "vote")
    })
}

/// "opposition from Peru", "opposition by Peru": whose it is, told behind the noun.
fn behind(parsed: &Parsed, noun: usize) -> Option<usize> {
    parsed
        .dependents(noun, &[Relation::Nmod])
        .find(|&word| matches!(parsed.case(word).as_str(), "from" | "by" | "among"))
        .or_else(|| by_behind_name(parsed, noun))
}

/// "criticism of Chile by Peru": the parser gives the second phrase to the name.
fn by_behind_name(parsed: &Parsed, noun: usize) -> Option<usize> {
    let name = parsed
        .dependents(noun, &[Relation::Nmod])
        .find(|&of| parsed.case(of) == "of" && parsed.word(of).upos == Upos::Propn)?;
    parsed
        .dependents(name, &[Relation::Nmod])
        .find(|&by| parsed.case(by) == "by")
}

/// "the crimes committed by the junta", "the raids being carried out by it"
fn committed_by(parsed: &Parsed, noun: usize) -> Option<usize> {
    parsed
        .dependents(noun, &[Relation::Acl, Relation::AclRelcl])
        .filter(|&deed| matches!(parsed.lemma(deed), "carry" | "commit" | "perpetrate"))
        .find_map(|deed| parsed.first(deed, &[Relation::OblAgent]))
}

/// "strong opposition from Peru", "the strongest opposition came from Peru", "from Peru came a plea":
/// whose a noun is, where an adjective before it does not tell.
pub(super) fn source(parsed: &Parsed, cue: usize) -> Option<usize> {
    behind(parsed, cue).or_else(|| came_from(parsed, cue))
}

/// "the strongest opposition came from Peru", "from Peru came a plea".
fn came_from(parsed: &Parsed, cue: usize) -> Option<usize> {
    let verb = parsed.head(cue).filter(|&verb| {
        matches!(parsed.relation(cue), Relation::Nsubj | Relation::Obj)
            && matches!(parsed.lemma(verb), "come" | "stem" | "emanate")
    })?;
    parsed
        .dependents(verb, &[Relation::Obl])
        .find(|&from| parsed.case(from) == "from")
}

fn starts_upper(parsed: &Parsed, word: usize) -> bool {
    parsed.word(word).tag.starts_with("NNP")
        || parsed
            .word(word)
            .lemma
            .chars()
            .next()
            .is_some_and(char::is_uppercase)
        || parsed.word(word).upos == Upos::Adj
}

/// Whose doing a noun names: "Iran's aggression", "the crimes of the junta".
pub(super) fn owner(parsed: &Parsed, noun: usize) -> Option<usize> {
    possessor(parsed, noun).or_else(|| {
        parsed
            .dependents(noun, &[Relation::Nmod])
            .find(|&of| parsed.case(of) == "of")
    })
}

/// The noun that an adjective describes, where it names something definite:
/// "the regime's brutal siege", "these arbitrary arrests".
pub(super) fn modified(parsed: &Parsed, cue: usize) -> Option<usize> {
    let describes = matches!(parsed.relation(cue), Relation::Amod | Relation::Compound);
    let noun = describes.then(|| parsed.head(cue))??;
    let definite = parsed.children(noun).iter().any(|&child| {
        matches!(
            parsed.relation(child),
            Relation::NmodPoss | Relation::Nmod | Relation::AclRelcl
        ) || matches!(
            parsed.lower(child),
            "the" | "this" | "these" | "that" | "those" | "such"
        )
    });
    let denied = parsed.children(noun).iter().any(|&child| {
        matches!(
            parsed.lower(child),
            "no" | "any" | "neither" | "all" | "every"
        )
    });
    let noun_word = matches!(parsed.word(noun).upos, Upos::Noun | Upos::Propn);
    // "called it a cynical effort", "the raid is a cynical effort" judge another word; "this is a
    // good agreement" names it.
    let predicate = parsed.first(noun, &[Relation::Cop]).is_some();
    let pointed_at = parsed
        .first(noun, &[Relation::Nsubj])
        .is_some_and(|subject| matches!(parsed.lower(subject), "this" | "that"));
    let named = pointed_at && WordClass::VotedText.has(parsed.lemma(noun));
    let said_of_another = named_predicate(parsed, noun).is_some() || predicate && !named;
    (noun_word && definite && !denied && !said_of_another).then_some(noun)
}

/// What the subject of a copula is said to be.
pub(super) fn predicate(parsed: &Parsed, cue: usize) -> Option<usize> {
    let said = parsed.head(cue)?;
    let subject = matches!(parsed.relation(cue), Relation::Nsubj | Relation::NsubjOuter);
    let copula = parsed.first(said, &[Relation::Cop]).is_some();
    let named = matches!(
        parsed.word(said).upos,
        Upos::Noun | Upos::Propn | Upos::Verb
    );
    if subject && copula && said > cue && named {
        return Some(said);
    }
    if !subject {
        return None;
    }
    // "the aim is to …": the parser may make "is" the head.
    let equated = || parsed.first(said, &[Relation::Ccomp, Relation::Xcomp, Relation::Advcl]);
    let clause = (parsed.lemma(said) == "be").then(equated).flatten();
    clause
        .filter(|&clause| clause > cue && parsed.mark(clause) == Some("to"))
        .or_else(|| remaining(parsed, said))
        .or_else(|| told_behind_colon(parsed, said, copula))
}

/// "the aim remains a truce", "the aim remains to end the siege".
fn remaining(parsed: &Parsed, verb: usize) -> Option<usize> {
    let remains = matches!(parsed.lemma(verb), "remain" | "stay");
    parsed
        .first(verb, &[Relation::Xcomp])
        .filter(|&said| remains && said > verb)
        .filter(|&said| {
            parsed.mark(said) == Some("to")
                || matches!(parsed.word(said).upos, Upos::Noun | Upos::Propn)
                    && parsed.case(said).is_empty()
        })
}

/// "the aim is simple: to end the siege", "the aim remains clear: a truce": behind the colon stands
/// what it is.
fn told_behind_colon(parsed: &Parsed, said: usize, copula: bool) -> Option<usize> {
    let described = parsed.first(said, &[Relation::Xcomp]);
    let adjective = if copula { Some(said) } else { described }
        .filter(|&word| parsed.word(word).upos == Upos::Adj)?;
    [adjective, said].into_iter().find_map(|above| {
        parsed
            .dependents(
                above,
                &[Relation::Advcl, Relation::Parataxis, Relation::Appos],
            )
            .find(|&told| {
                let first = parsed.subtree(told).first().copied();
                let noun = parsed.word(told).upos == Upos::Noun
                    && parsed
                        .first(told, &[Relation::Nsubj, Relation::Cop])
                        .is_none();
                told > adjective
                    && first.is_some_and(|first| parsed.opens_behind(first, ":"))
                    && (noun || parsed.mark(told) == Some("to"))
            })
    })
}

/// The subject of the verb that carries a nominal cue.
pub(super) fn light_subject(parsed: &Parsed, cue: usize) -> Option<usize> {
    let mut word = cue;
    for _ in 0..4 {
        let head = parsed.head(word)?;
        match parsed.relation(word) {
            Relation::Conj if !parsed.is_predicate(word) => word = head,
            Relation::Conj => return parsed.subject(cue),
            Relation::Obj
            | Relation::NsubjPass
            | Relation::Xcomp
            | Relation::Obl
            | Relation::Ccomp
                if WordClass::Light.has(parsed.lemma(head)) || addresses(parsed, head, cue) =>
            {
                if parsed.relation(word) == Relation::Obl
                    && !matches!(
                        parsed.case(word).as_str(),
                        "in" | "with" | "to" | "behind" | "on"
                    )
                {
                    return None;
                }
                return parsed.logical_subject(head);
            }
            // "opened the meeting with a warning that", "arrived with an offer of".
            Relation::Obl
                if WordClass::Responding.has(parsed.lemma(head))
                    && parsed.case(word) == "with"
                    && !parsed.is_passive(head) =>
            {
                return parsed.subject(head);
            }
            Relation::Nmod
                if parsed.case(word) == "with"
                    && parsed.relation(head) == Relation::Obj
                    && parsed
                        .head(head)
                        .is_some_and(|verb| WordClass::Responding.has(parsed.lemma(verb))) =>
            {
                return parsed.subject(parsed.head(head)?);
            }
            // "recalled its ambassador in protest at the raid", "in a rebuke to the king, it voted"
            Relation::Obl if is_answer(parsed, word) || is_meant_so(parsed, word) => {
                return parsed.logical_subject(head);
            }
            Relation::Nmod if is_answer(parsed, word) || is_meant_so(parsed, word) => {
                return parsed.logical_subject(parsed.head(head)?);
            }
            Relation::Nmod | Relation::NmodPoss | Relation::Compound => return None,
            // "is a strong supporter of", "are in favour of": predicate nouns.
            _ if parsed.first(cue, &[Relation::Cop]).is_some() => return parsed.subject(cue),
            _ => return None,
        }
    }
    None
}

/// "addressed an appeal for aid to Peru"
fn addresses(parsed: &Parsed, verb: usize, noun: usize) -> bool {
    matches!(parsed.lemma(verb), "address" | "direct")
        && matches!(parsed.lemma(noun), "appeal" | "call" | "plea" | "request")
}

/// Nouns for what a deed says to somebody.
fn is_answer(parsed: &Parsed, noun: usize) -> bool {
    parsed.case(noun) == "in"
        && matches!(parsed.lemma(noun), "protest" | "rebuff" | "rebuke" | "snub")
}

/// "in protest", "in support of it", "in solidarity with it": what somebody means by what he does.
fn is_meant_so(parsed: &Parsed, noun: usize) -> bool {
    parsed.case(noun) == "in"
        && parsed
            .first(noun, &[Relation::Det, Relation::NmodPoss])
            .is_none()
        && matches!(
            parsed.lemma(noun),
            "defence" | "defense" | "protest" | "solidarity" | "support"
        )
}

/// "Peru received a rebuke", "drew criticism": who gets what a noun names, which is another's.
pub(super) fn receiver(parsed: &Parsed, cue: usize) -> Option<usize> {
    let noun = parsed.word(cue).upos == Upos::Noun && parsed.relation(cue) == Relation::Obj;
    let verb = parsed.head(cue).filter(|_| noun)?;
    matches!(parsed.lemma(verb), "draw" | "face" | "receive")
        .then(|| parsed.subject(verb))
        .flatten()
}

/// Whether a verb only carries a nominal cue: "reaffirmed its support".
pub(super) fn is_light(lemma: &str) -> bool {
    WordClass::Light.has(lemma)
}
