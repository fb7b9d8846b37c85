//! Joint holders: those who hold a position together with a subject, or whom a counted subject means.
//!
//! Comes in: a subject and its cue. Goes out: further words or actors. Must not know: frames.

use crate::actors::Reading;
use crate::actors::reading::{How, Who};
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// "France, along with Germany, opposes it", "like Germany, France …", "France, joined by Germany, …":
/// who does it together with the subject.
pub(super) fn companions(
    parsed: &Parsed,
    subject: usize,
    cue: usize,
) -> impl Iterator<Item = usize> + '_ {
    let of_subject = parsed.dependents(subject, &[Relation::Nmod]);
    let of_verb = parsed.dependents(cue, &[Relation::Obl]);
    let of_adverb = parsed
        .dependents(cue, &[Relation::Advmod])
        .filter(|&adverb| parsed.lower(adverb) == "together")
        .flat_map(|adverb| parsed.dependents(adverb, &[Relation::Obl]));
    let joined = parsed
        .dependents(subject, &[Relation::Acl])
        .filter(|&joined| matches!(parsed.lemma(joined), "accompany" | "join" | "follow"))
        .flat_map(|joined| parsed.dependents(joined, &[Relation::OblAgent]));
    // "joined China in condemning it", "was joined by Blair in demanding it"
    let partner = parsed
        .head(cue)
        .filter(|&join| {
            parsed.lemma(join) == "join"
                && parsed.relation(cue) == Relation::Advcl
                && parsed.mark(cue) == Some("in")
        })
        .and_then(|join| parsed.first(join, &[Relation::Obj, Relation::OblAgent]));
    let joined = joined.chain(partner);
    of_subject
        .chain(of_verb)
        .chain(of_adverb)
        .filter(move |&word| {
            let first = || {
                let mut words = parsed.subtree(word).into_iter();
                words.find(|&at| parsed.lower(at) != ",").unwrap_or(word)
            };
            let before = |first: usize, at: usize, form: &str| {
                first >= at && parsed.lower(first - at) == form
            };
            match parsed.case(word).as_str() {
                "along" | "along with" | "together with" | "alongside" => true,
                "with" => {
                    let first = first();
                    before(first, 1, "together") || before(first, 0, "together")
                }
                // "Like Peru, Chile …", not "countries like Peru".
                "like" if parsed.word(word).upos == Upos::Propn => {
                    let first = first();
                    first == 0 || before(first, 1, ",")
                }
                _ => false,
            }
        })
        .chain(joined)
}

/// "Two states voted against it: Iran and Syria", "Nine rejected it, among them Chile": the names are
/// those counted, or some of them.
pub(super) fn enumerated(
    reading: &Reading<'_>,
    sentence: usize,
    parsed: &Parsed,
    head: usize,
    cue: usize,
) -> Who {
    // "Led by Norway, several states rejected it": the one that is named.
    if parsed.word(head).upos == Upos::Noun
        && let Some(leader) = leader(parsed, cue)
    {
        return reading.phrase(sentence, parsed, leader);
    }
    if let Some(named) = named_of(parsed, head).or_else(|| named_one(parsed, head)) {
        return reading.phrase(sentence, parsed, named);
    }
    let list = (is_counted(parsed, head) && head < cue).then(|| {
        let before = named_before(parsed, head, cue);
        if before.is_empty() {
            names_listed(parsed, cue)
        } else {
            before
        }
    });
    let keys = list.map_or_else(Vec::new, |words| reading.named_within(sentence, &words));
    Who {
        keys,
        how: How::Name,
    }
}

/// "Twelve voted for it: Iran, …", "several states": so many, whoever they are.
pub(super) fn is_counted(parsed: &Parsed, head: usize) -> bool {
    let some = |word: usize| {
        matches!(
            parsed.lower(word),
            "several" | "few" | "other" | "some" | "these"
        )
    };
    parsed.word(head).upos == Upos::Num
        || parsed.word(head).tag == "NNS"
            && (parsed.first(head, &[Relation::Nummod]).is_some()
                || parsed
                    .dependents(head, &[Relation::Amod, Relation::Det])
                    .any(some))
}

/// "Opponents of the plan include Peru", "Among those who oppose it are Peru and Chile", "Supporters,
/// among them Peru, …": the word for those who are named of many.
pub(super) fn named_of(parsed: &Parsed, many: usize) -> Option<usize> {
    let plural = matches!(parsed.word(many).tag, "NNS" | "NNPS") || parsed.lower(many) == "those";
    if !plural {
        return None;
    }
    let head = parsed.head(many);
    let include = head.filter(|&verb| {
        parsed.lemma(verb) == "include" && parsed.relation(many) == Relation::Nsubj
    });
    let listed = include.and_then(|verb| parsed.first(verb, &[Relation::Obj]));
    let turned = || {
        head.filter(|&name| {
            parsed.case(many) == "among"
                && many < name
                && parsed.word(name).upos == Upos::Propn
                && parsed.first(name, &[Relation::Cop]).is_some()
        })
    };
    let behind = || {
        parsed
            .subtree(many)
            .into_iter()
            .filter(|&name| name > many && parsed.relation(name) == Relation::Nmod)
            .find(|&name| {
                let among =
                    |them: usize| parsed.lower(them) == "them" && parsed.case(them) == "among";
                parsed.case(name) == "including"
                    || parsed.dependents(name, &[Relation::Nmod]).any(among)
            })
    };
    listed.or_else(turned).or_else(behind)
}

/// "One of the neighbours, Chad, rejected it": the one that is named.
fn named_one(parsed: &Parsed, head: usize) -> Option<usize> {
    let one = matches!(parsed.lower(head), "one" | "another");
    let mut beside = parsed.dependents(head, &[Relation::Appos]);
    beside.find(|&name| one && parsed.word(name).upos == Upos::Propn)
}

/// "European states, including Norway": those of many who are named.
pub(super) fn including(parsed: &Parsed, many: usize) -> Option<usize> {
    named_of(parsed, many).filter(|&name| parsed.case(name) == "including")
}

/// "Led by Norway, several states …": who leads them.
fn leader(parsed: &Parsed, cue: usize) -> Option<usize> {
    parsed
        .dependents(cue, &[Relation::Advcl])
        .filter(|&led| led < cue && matches!(parsed.lemma(led), "lead" | "head" | "spearhead"))
        .find_map(|led| parsed.first(led, &[Relation::OblAgent]))
}

/// "Six states, among them Kenya and Peru, rejected it": the words between.
fn named_before(parsed: &Parsed, head: usize, cue: usize) -> Vec<usize> {
    among_them(parsed, head + 1..cue).map_or_else(Vec::new, |among| {
        (among + 2..cue)
            .take_while(|&word| is_in_list(parsed, word))
            .collect()
    })
}

/// Where "among them" begins.
fn among_them(parsed: &Parsed, mut words: std::ops::Range<usize>) -> Option<usize> {
    words.find(|&at| parsed.lower(at) == "among" && parsed.lower(at + 1) == "them")
}

fn is_in_list(parsed: &Parsed, word: usize) -> bool {
    matches!(
        parsed.word(word).upos,
        Upos::Propn | Upos::Punct | Upos::Cconj | Upos::Det | Upos::Adp | Upos::Adj
    )
}

/// The words of a list of names: all that follows a colon, or what stands beside "among them".
fn names_listed(parsed: &Parsed, cue: usize) -> Vec<usize> {
    let rest = cue..parsed.len();
    if let Some(colon) = rest.clone().find(|&word| parsed.lower(word) == ":") {
        let list: Vec<usize> = (colon + 1..parsed.len()).collect();
        return if list.iter().all(|&word| is_in_list(parsed, word)) {
            list
        } else {
            Vec::new()
        };
    }
    // "Ten voted for it; three, Kenya among them, abstained": of another clause.
    let clause = rest.clone().take_while(|&word| parsed.lower(word) != ";");
    let end = clause
        .last()
        .map_or(cue, |last| last + 1)
        .min(parsed.len() - 1);
    let Some(among) = among_them(parsed, cue..end) else {
        return Vec::new();
    };
    // "Eleven voted for it, Kenya among them; Peru abstained": what follows is another clause.
    let after: Vec<usize> = (among + 2..parsed.len())
        .take_while(|&word| is_in_list(parsed, word) && !matches!(parsed.lower(word), ";" | ":"))
        .collect();
    if after
        .iter()
        .any(|&word| parsed.word(word).upos == Upos::Propn)
    {
        return after;
    }
    // "rejected it, France and Chile among them": from the last comma that names follow alone.
    let mut before: Vec<usize> = rest.take_while(|&word| word < among).collect();
    let alone = before
        .iter()
        .rposition(|&word| !is_in_list(parsed, word))
        .map_or(0, |last| last + 1);
    before.drain(..alone);
    // "Ten voted for it and three, Kenya among them, did not": some of the three.
    let others = before
        .first()
        .and_then(|first| first.checked_sub(1))
        .is_some_and(|counted| parsed.word(counted).upos == Upos::Num);
    if others { Vec::new() } else { before }
}
