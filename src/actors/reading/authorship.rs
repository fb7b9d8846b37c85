//! Authorship: whose words a text is that "says", "condemns" or "calls for" something.
//!
//! Comes in: nouns for texts. Goes out: who drafted, issued, passed or signed one, in its own sentence
//! or where it was first spoken of. Must not know: stances.

use std::collections::BTreeMap;

use super::decided::Deciders;
use super::{How, Reading, Who};
use crate::actors::coreference::is_spokesman;
use crate::lexicon::WordClass;
use crate::syntax::grammar::Parsed;
use crate::syntax::{Relation, Upos};

/// How many sentences back "the report" may find whose it is.
const TEXT_REACH: usize = 12;

/// How many sentences back "the text" may find a text that was called otherwise.
const OTHER_REACH: usize = 4;

/// Who made the texts that a document speaks of, by sentence and word.
pub(super) type Texts = BTreeMap<(usize, usize), Who>;

impl Reading<'_> {
    /// Who a word for a speaker means; of a text its authors.
    pub fn speaker(&self, sentence: usize, parsed: &Parsed, word: usize) -> Who {
        let who = self.phrase(sentence, parsed, word);
        if !who.keys.is_empty() || who.how == How::FirstPerson {
            return who;
        }
        let text = self.texts.get(&(sentence, word)).cloned();
        text.or_else(|| self.spoken_for(sentence, parsed, word))
            .or_else(|| self.examples(sentence, parsed, word))
            .unwrap_or(who)
    }

    /// "a spokesman for the World Bank": the body, or the person, for whom he speaks.
    fn spoken_for(&self, sentence: usize, parsed: &Parsed, noun: usize) -> Option<Who> {
        if !is_spokesman(parsed.lemma(noun)) {
            return None;
        }
        let whom = parsed
            .dependents(noun, &[Relation::Nmod])
            .find(|&whom| parsed.case(whom) == "for")?;
        let who = self.phrase(sentence, parsed, whom);
        (!who.keys.is_empty()).then_some(who)
    }

    /// Finds whose the texts are of which the document speaks.
    pub(super) fn find_texts(&self, sentences: &[Parsed]) -> Texts {
        let mut texts = Texts::new();
        let mut last: BTreeMap<&str, (usize, Who)> = BTreeMap::new();
        let mut deciders = Deciders::default();
        for (index, parsed) in sentences.iter().enumerate() {
            for noun in 0..parsed.len() {
                // "The Order directs": titles of orders have capitals.
                let lemma = if parsed.word(noun).tag == "NNP" {
                    parsed.lower(noun)
                } else {
                    parsed.lemma(noun)
                };
                deciders.hear(self, index, parsed, noun);
                if let Some(who) = deciders.decided(self, index, parsed, noun) {
                    texts.insert((index, noun), who);
                }
                if !WordClass::Text.has(lemma) {
                    continue;
                }
                if let Some(who) = self.authors(index, parsed, noun) {
                    last.insert(lemma, (index, who.clone()));
                    texts.insert((index, noun), who);
                    continue;
                }
                let near = |known: &&(usize, Who), reach: usize| known.0 + reach >= index;
                let same = last.get(lemma).filter(|known| near(known, TEXT_REACH));
                // "The text condemns it" after "adopted a resolution"
                let other = || {
                    let latest = last.values().max_by_key(|known| known.0);
                    latest.filter(|known| calls_any(lemma) && near(known, OTHER_REACH))
                };
                let known = same.or_else(other);
                if let Some((_, who)) = known.filter(|_| points_back(parsed, noun)) {
                    texts.insert((index, noun), who.clone());
                }
            }
        }
        texts
    }

    /// "critics such as X and Y", "supporters of the plan, including X": some of those meant.
    fn examples(&self, sentence: usize, parsed: &Parsed, noun: usize) -> Option<Who> {
        let among = |them: usize| parsed.lower(them) == "them" && parsed.case(them) == "among";
        let named = |word: usize| {
            matches!(parsed.case(word).as_str(), "including" | "such as" | "such")
                || parsed.dependents(word, &[Relation::Nmod]).any(among)
        };
        let below = parsed.subtree(noun).into_iter();
        let first = below
            .filter(|&word| parsed.relation(word) == Relation::Nmod && word > noun)
            .find(|&word| named(word))
            .filter(|_| parsed.word(noun).tag == "NNS")?;
        let who = self.phrase(sentence, parsed, first);
        (!who.keys.is_empty()).then_some(who)
    }

    /// "the text, drafted by X", "a statement by X", "X issued a statement calling for …".
    fn authors(&self, sentence: usize, parsed: &Parsed, noun: usize) -> Option<Who> {
        let known = |word: usize| {
            let who = self.phrase(sentence, parsed, word);
            let known = !who.keys.is_empty() || who.how == How::FirstPerson;
            known
                .then_some(who)
                .or_else(|| self.examples(sentence, parsed, word))
        };
        let made_by = parsed
            .dependents(noun, &[Relation::Acl, Relation::AclRelcl])
            .filter(|&made| WordClass::Authoring.has(parsed.lemma(made)))
            .find_map(|made| parsed.first(made, &[Relation::OblAgent]).and_then(known));
        if made_by.is_some() {
            return made_by;
        }
        let by = |cases: &[&str]| {
            let mut phrases = parsed.dependents(noun, &[Relation::Nmod]);
            phrases.find(|&by| cases.contains(&parsed.case(by).as_str()))
        };
        // "a statement of the two presidents", not "the text of the treaty", "the report of the raid"
        let of = || by(&["of"]).filter(|_| is_declared(parsed.lemma(noun)));
        let proposed = matches!(parsed.lemma(noun), "draft" | "motion" | "proposal");
        let whose = || {
            parsed
                .first(noun, &[Relation::NmodPoss])
                .filter(|_| !proposed)
        };
        let named = by(&["by", "from"]).or_else(of).or_else(whose);
        if let Some(who) = named.and_then(known) {
            return Some(who);
        }
        let verb = parsed.head(noun)?;
        if parsed.word(verb).upos != Upos::Verb || parsed.is_negated(verb) {
            return None;
        }
        let made = match parsed.relation(noun) {
            Relation::Obj | Relation::NsubjPass => WordClass::Authoring.has(parsed.lemma(verb)),
            Relation::Obl => named.is_none() && is_means(parsed, noun, verb),
            _ => false,
        };
        known(parsed.logical_subject(verb).filter(|_| made)?)
    }
}

/// "ended the summit with a resolution", "said in a letter", "voted for a text": what the subject of
/// the verb has the text say.
fn is_means(parsed: &Parsed, noun: usize, verb: usize) -> bool {
    let indefinite = parsed.has_det(noun, &["a", "an"]);
    let told = matches!(
        parsed.lemma(verb),
        "announce"
            | "ask"
            | "call"
            | "charge"
            | "claim"
            | "declare"
            | "say"
            | "tell"
            | "urge"
            | "warn"
            | "write"
    );
    let means = match parsed.case(noun).as_str() {
        "with" => {
            is_declared(parsed.lemma(noun))
                && matches!(
                    parsed.lemma(verb),
                    "answer"
                        | "close"
                        | "conclude"
                        | "counter"
                        | "end"
                        | "finish"
                        | "react"
                        | "reply"
                        | "respond"
                )
        }
        "in" => told,
        "for" => parsed.lemma(verb) == "vote",
        _ => false,
    };
    indefinite && means && !parsed.is_passive(verb)
}

/// A text by which those whose it is declare something.
fn is_declared(lemma: &str) -> bool {
    matches!(
        lemma,
        "appeal"
            | "communique"
            | "communiqué"
            | "declaration"
            | "letter"
            | "manifesto"
            | "memorandum"
            | "message"
            | "petition"
            | "resolution"
            | "statement"
    )
}

/// A word that goes for a text of any sort once it is known.
fn calls_any(lemma: &str) -> bool {
    matches!(lemma, "document" | "text")
}

/// "the report", "it also notes": a text spoken of before.
fn points_back(parsed: &Parsed, noun: usize) -> bool {
    let the = |det: usize| matches!(parsed.lower(det), "the" | "this" | "that");
    // "the report alleges": the article may hang on the verb.
    let definite =
        parsed.first(noun, &[Relation::Det]).is_some_and(the) || noun > 0 && the(noun - 1);
    let sort = |word: usize| {
        matches!(parsed.relation(word), Relation::Amod | Relation::Compound)
            && parsed.lower(word) == "executive"
    };
    let told_apart = [Relation::Nmod, Relation::NmodPoss, Relation::Compound];
    definite
        && parsed.dependents(noun, &told_apart).all(sort)
        && matches!(parsed.word(noun).tag, "NN" | "NNP")
}
