//! Authorship: whose words a text is that "says", "condemns" or "calls for" something.
//!
//! Comes in: nouns for texts. Goes out: who drafted, issued or signed one, in its own sentence or
//! where it was first spoken of. Must not know: stances.

use std::collections::BTreeMap;

use super::decided::Deciders;
use super::{How, Reading, Who};
use crate::lexicon::WordClass;
use crate::syntax::Relation;
use crate::syntax::grammar::Parsed;

/// How many sentences back "the report" may find whose it is.
const TEXT_REACH: usize = 12;

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
        text.or_else(|| self.examples(sentence, parsed, word))
            .unwrap_or(who)
    }

    /// Finds whose the texts are of which the document speaks.
    pub(super) fn find_texts(&self, sentences: &[Parsed]) -> Texts {
        let mut texts = Texts::new();
        let mut last: BTreeMap<&str, (usize, Who)> = BTreeMap::new();
        let mut deciders = Deciders::default();
        for (index, parsed) in sentences.iter().enumerate() {
            for noun in 0..parsed.len() {
                let lemma = parsed.lemma(noun);
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
                } else if points_back(parsed, noun)
                    && let Some((said, who)) = last.get(lemma)
                    && said + TEXT_REACH >= index
                {
                    texts.insert((index, noun), who.clone());
                }
            }
        }
        texts
    }

    /// "critics such as X and Y", "supporters of the plan, including X": some of those meant.
    fn examples(&self, sentence: usize, parsed: &Parsed, noun: usize) -> Option<Who> {
        let named =
            |word: usize| matches!(parsed.case(word).as_str(), "including" | "such as" | "such");
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
            (!who.keys.is_empty() || who.how == How::FirstPerson).then_some(who)
        };
        let made_by = parsed
            .dependents(noun, &[Relation::Acl, Relation::AclRelcl])
            .filter(|&made| WordClass::Authoring.has(parsed.lemma(made)))
            .find_map(|made| parsed.first(made, &[Relation::OblAgent]).and_then(known));
        if made_by.is_some() {
            return made_by;
        }
        let by = parsed
            .dependents(noun, &[Relation::Nmod])
            .find(|&by| matches!(parsed.case(by).as_str(), "by" | "from"));
        if let Some(who) = by.and_then(known) {
            return Some(who);
        }
        let verb = parsed.head(noun).filter(|&verb| {
            parsed.relation(noun) == Relation::Obj
                && WordClass::Authoring.has(parsed.lemma(verb))
                && !parsed.is_negated(verb)
        })?;
        known(parsed.logical_subject(verb)?)
    }
}

/// "the report", "it also notes": a text spoken of before.
fn points_back(parsed: &Parsed, noun: usize) -> bool {
    let the = |det: usize| matches!(parsed.lower(det), "the" | "this" | "that");
    // "the report alleges": the article may hang on the verb.
    let definite =
        parsed.first(noun, &[Relation::Det]).is_some_and(the) || noun > 0 && the(noun - 1);
    let told_apart = [Relation::Nmod, Relation::NmodPoss, Relation::Compound];
    definite && parsed.first(noun, &told_apart).is_none() && parsed.word(noun).tag == "NN"
}
