//! Targets: the head of a phrase or clause → its words, as short as is complete.
//!
//! Comes in: a sentence and a head. Goes out: the byte span of the target and
//! what it refers back to. Must not know: frames.

use crate::lexicon::WordClass;
use crate::span::Span;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// The words of the phrase or clause at `head`, without what only introduces
/// it ("that", "to", a preposition) and without asides after a comma.
pub fn words(parsed: &Parsed, head: usize, cue: usize) -> Vec<usize> {
    // "voted against it and Indonesia abstained"
    if matches!(parsed.lower(head), "it" | "him") {
        return vec![head];
    }
    let mut kept: Vec<usize> = Vec::new();
    gather(parsed, head, head, cue, &mut kept);
    kept.sort_unstable();
    // One unbroken run of words around the head.
    let at = kept.iter().position(|&word| word == head).unwrap_or(0);
    let mut from = at;
    while from > 0 && gap_is_light(parsed, kept[from - 1], kept[from]) {
        from -= 1;
    }
    let mut to = at;
    while to + 1 < kept.len() && gap_is_light(parsed, kept[to], kept[to + 1]) {
        to += 1;
    }
    let mut run: Vec<usize> = kept.get(from..=to).unwrap_or_default().to_vec();
    while run.last().is_some_and(|&word| is_edge(parsed, word)) {
        run.pop();
    }
    while run.len() > 1 && is_edge(parsed, run[0]) {
        run.remove(0);
    }
    run
}

/// Between two kept words only punctuation may be left out.
fn gap_is_light(parsed: &Parsed, left: usize, right: usize) -> bool {
    (left + 1..right).all(|word| parsed.word(word).upos == Upos::Punct)
}

fn is_edge(parsed: &Parsed, word: usize) -> bool {
    parsed.word(word).upos == Upos::Punct && !matches!(parsed.lower(word), ")" | "(" | "$" | "%")
        || matches!(parsed.relation(word), Relation::Cc)
}

fn gather(parsed: &Parsed, top: usize, word: usize, cue: usize, kept: &mut Vec<usize>) {
    kept.push(word);
    for &child in parsed.children(word) {
        if child == cue {
            // A judgement that the parser took into what is judged leaves its
            // preposition: "called talks on troops “premature”".
            kept.extend(
                parsed
                    .dependents(cue, &[Relation::Case])
                    .filter(|&case| case < cue && parsed.lower(case) != "as")
                    .filter(|_| parsed.word(word).upos != Upos::Verb),
            );
            continue;
        }
        if word == top && introduces(parsed, top, child, cue) {
            continue;
        }
        if is_aside(parsed, word, child) {
            continue;
        }
        gather(parsed, top, child, cue, kept);
    }
}

/// Words that introduce the target and are none of it.
fn introduces(parsed: &Parsed, top: usize, child: usize, cue: usize) -> bool {
    match parsed.relation(child) {
        // "to be on the ground": what one is told to be.
        Relation::Case => {
            let copula = parsed.first(top, &[Relation::Cop]);
            let asked = cue < parsed.len() && parsed.relation(cue) == Relation::Aux;
            let told =
                copula.is_some_and(|be| be < child) && (asked || !parsed.dominates(top, cue));
            parsed.word(child).tag != "POS" && child < top && !told
        }
        Relation::Mark => child < top || parsed.lower(child) == "that",
        // A predicate noun's copula and the like belong to the cue's clause.
        Relation::Cc | Relation::Discourse | Relation::Vocative | Relation::Parataxis => true,
        Relation::CcPreconj => parsed.lower(child) == "neither",
        // "What France wants is a settlement": the copula is none of it.
        Relation::Cop => {
            parsed.dominates(top, cue) || is_finite_without_subject(parsed, top, child)
        }
        // "what it said was an ultimatum"
        Relation::Csubj => {
            child < top
                && parsed
                    .dependents(child, &[Relation::Obj])
                    .any(|word| word < child && parsed.lower(word) == "what")
        }
        _ => parsed.dominates(child, cue) && !in_loose_relative(parsed, child, cue),
    }
}

/// "the sale of jets to Peru, which Chile condemned": the cue stands in an aside of the words.
fn in_loose_relative(parsed: &Parsed, child: usize, cue: usize) -> bool {
    parsed
        .ancestors(cue)
        .take_while(|&word| word != child)
        .any(|word| {
            parsed.relation(word) == Relation::AclRelcl
                && parsed
                    .head(word)
                    .is_some_and(|noun| is_aside(parsed, noun, word))
        })
}

/// "what they said were illegal flights": the copula of a noun whose subject is elsewhere.
fn is_finite_without_subject(parsed: &Parsed, noun: usize, copula: usize) -> bool {
    let subjects = &[Relation::Nsubj, Relation::NsubjPass, Relation::Expl];
    parsed.relation(noun) == Relation::Ccomp
        && matches!(parsed.word(copula).tag, "VBD" | "VBZ" | "VBP")
        && parsed.first(noun, subjects).is_none()
}

/// What leads to something else than the target.
const BESIDE: &[&str] = &[
    "as opposed to",
    "despite",
    "in spite of",
    "instead of",
    "notwithstanding",
];

/// Asides: loose clauses, and relative clauses and appositions after a comma.
fn is_aside(parsed: &Parsed, word: usize, child: usize) -> bool {
    let after_comma = || {
        let first = parsed.subtree(child).first().copied().unwrap_or(child);
        let sign = |at: usize| matches!(parsed.lower(at), "," | "–" | "—" | "(" | ":");
        first > word && (sign(first) || sign(first - 1) || parsed.lower(first - 1) == "-")
    };
    match parsed.relation(child) {
        Relation::Parataxis | Relation::Discourse | Relation::Vocative => true,
        // "condemned the attack in the strongest terms": says how, not what.
        Relation::Nmod | Relation::Obl
            if parsed.lemma(child) == "term" && parsed.case(child) == "in" =>
        {
            true
        }
        // "in Berlin's view", "according to X": who holds it, not what.
        Relation::Nmod | Relation::Obl | Relation::NsubjOuter
            if WordClass::View.has(parsed.lemma(child))
                && matches!(parsed.case(child).as_str(), "in" | "")
                && child < word
                || parsed.case(child).starts_with("according") =>
        {
            true
        }
        // "should be freed because they only obeyed": why, not what.
        Relation::Advcl
            if matches!(
                parsed.mark(child),
                Some("because" | "although" | "though" | "whereas")
            ) =>
        {
            true
        }
        Relation::AclRelcl
        | Relation::Appos
        | Relation::Advcl
        | Relation::AdvclRelcl
        | Relation::Acl => after_comma(),
        // "hopes that it will be signed despite the dispute": what stands in the way, not what.
        Relation::Nmod | Relation::Obl
            if child > word && BESIDE.contains(&parsed.case(child).as_str()) =>
        {
            true
        }
        // "approved it, with Peru and Chile voting against"
        Relation::Nmod | Relation::Obl
            if after_comma()
                && parsed.case(child) == "with"
                && parsed.word(child).upos == Upos::Propn =>
        {
            true
        }
        Relation::Conj
            if parsed.is_set_against(child)
                || parsed.is_on_other_side(child)
                || is_second_charge(parsed, word, child)
                || is_sanction(parsed, child) =>
        {
            true
        }
        Relation::Conj => {
            // A new clause is not part of a noun phrase's list.
            parsed.word(child).upos == Upos::Verb && parsed.word(word).upos != Upos::Verb
                || parsed.first(child, &[Relation::Nsubj]).is_some() && parsed.is_predicate(word)
        }
        _ => false,
    }
}

/// "the raid and Chile of helping it": a second charge, of which the parser made one thing.
fn is_second_charge(parsed: &Parsed, word: usize, member: usize) -> bool {
    let charged = || {
        let below = [
            Relation::Nmod,
            Relation::Acl,
            Relation::Advcl,
            Relation::AclRelcl,
        ];
        parsed.dependents(member, &below).any(|it| {
            matches!(parsed.case(it).as_str(), "of" | "for")
                || matches!(parsed.mark(it), Some("of" | "for"))
        })
    };
    parsed.word(member).upos == Upos::Propn && parsed.word(word).upos == Upos::Noun && charged()
}

/// "leave or face sanctions": what follows if one does not.
fn is_sanction(parsed: &Parsed, member: usize) -> bool {
    let or = parsed
        .first(member, &[Relation::Cc])
        .is_some_and(|cc| parsed.lower(cc) == "or");
    or && parsed.word(member).upos == Upos::Verb
        && (WordClass::Suffering.has(parsed.lemma(member)) || parsed.lemma(member) == "lose")
}

/// The words before a clause that is a target of its own.
pub(super) fn without(parsed: &Parsed, words: &[usize], next: usize) -> Vec<usize> {
    let first = parsed.subtree(next).first().copied().unwrap_or(next);
    let mut words: Vec<usize> = words.iter().copied().filter(|&word| word < first).collect();
    while words.len() > 1
        && words
            .last()
            .is_some_and(|&word| matches!(parsed.word(word).upos, Upos::Punct | Upos::Cconj))
    {
        words.pop();
    }
    words
}

/// Bytes of a target.
pub fn span(parsed: &Parsed, words: &[usize]) -> Option<Span> {
    parsed.cover(words)
}

/// Whether a word is a pronoun without a name in it: "it", "this", "them".
pub fn is_pronoun(parsed: &Parsed, word: usize) -> bool {
    matches!(
        parsed.lower(word),
        "it" | "this" | "that" | "they" | "them" | "these" | "those" | "which"
    ) || parsed.word(word).upos == Upos::Pron
}

/// Whether a pronoun is what somebody does something to: "voted against it". Its own clause's subject
/// is never meant by it.
pub fn is_object_pronoun(parsed: &Parsed, word: usize) -> bool {
    matches!(parsed.lower(word), "it" | "this" | "that")
        && matches!(
            parsed.relation(word),
            Relation::Obj | Relation::Obl | Relation::Nmod
        )
}

/// The noun for which a relative pronoun stands where the tree does not say:
/// the one just before it ("a policy that Berlin criticised").
pub fn before_relative(parsed: &Parsed, pronoun: usize) -> Option<usize> {
    let relative = matches!(parsed.lower(pronoun), "that" | "which" | "whom")
        && (parsed.is_relative_pronoun(pronoun) || parsed.lower(pronoun) != "that");
    let mut at = pronoun.checked_sub(1)?;
    while at > 0 && matches!(parsed.word(at).upos, Upos::Punct | Upos::Adp) {
        at -= 1;
    }
    (relative && matches!(parsed.word(at).upos, Upos::Noun | Upos::Propn)).then_some(at)
}

/// Whether a target refers back as a whole: "this", "the idea", "such a move",
/// "doing so".
pub fn refers_back(parsed: &Parsed, head: usize, words: &[usize]) -> bool {
    let lower = parsed.lower(head);
    if matches!(
        lower,
        "this" | "that" | "it" | "so" | "these" | "those" | "them"
    ) && words.len() <= 2
    {
        return true;
    }
    if matches!(lower, "doing") && words.iter().any(|&word| parsed.lower(word) == "so") {
        return true;
    }
    words.len() <= 3
        && WordClass::Proposals.has(parsed.lemma(head))
        && parsed.children(head).iter().any(|&child| {
            matches!(
                parsed.lower(child),
                "the" | "this" | "that" | "such" | "these" | "any"
            )
        })
        && parsed
            .first(
                head,
                &[
                    Relation::Nmod,
                    Relation::Acl,
                    Relation::AclRelcl,
                    Relation::Compound,
                    Relation::NmodPoss,
                ],
            )
            .is_none()
}
