//! Grammar over a tree: subjects, objects, complements, negation, voice.
//!
//! Comes in: a sentence and its tree. Goes out: [`Parsed`], which answers the
//! questions that rules ask of a clause. Must not know: actors, stances.

mod antecedents;
mod arguments;
mod gerunds;
mod lists;
mod objects;

use super::{Relation, Tree, Upos, Word};
use crate::span::Span;
use crate::text::Sentence;

/// A sentence with its tree, ready for questions of grammar.
///
/// Words are named by their index in the sentence.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The sentence with its tokens.
    pub sentence: Sentence,
    /// One word a token.
    pub tree: Tree,
    children: Vec<Vec<usize>>,
    folded: Vec<String>,
}

impl Parsed {
    /// Joins a sentence of `text` with its tree.
    pub fn new(text: &str, sentence: Sentence, tree: Tree) -> Self {
        let mut children = vec![Vec::new(); tree.words.len()];
        for (index, word) in tree.words.iter().enumerate() {
            if let Some(head) = word.head {
                children[head].push(index);
            }
        }
        let folded = sentence
            .tokens
            .iter()
            .map(|token| token.span.slice(text).to_lowercase())
            .collect();
        Self {
            sentence,
            tree,
            children,
            folded,
        }
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.tree.words.len()
    }

    /// Whether the sentence has no word.
    pub fn is_empty(&self) -> bool {
        self.tree.words.is_empty()
    }

    /// A word's place in the tree.
    pub fn word(&self, index: usize) -> &Word {
        &self.tree.words[index]
    }

    /// A word as written, in small letters.
    pub fn lower(&self, index: usize) -> &str {
        &self.folded[index]
    }

    /// All words as written, in small letters.
    pub fn lowers(&self) -> &[String] {
        &self.folded
    }

    /// A word's dictionary form.
    pub fn lemma(&self, index: usize) -> &str {
        &self.tree.words[index].lemma
    }

    /// A word's place in the document.
    pub fn span(&self, index: usize) -> Span {
        self.sentence.tokens[index].span
    }

    /// A word's dependents in the order of the sentence.
    pub fn children(&self, index: usize) -> &[usize] {
        &self.children[index]
    }

    /// A word's dependents in one of the given relations.
    pub fn dependents<'a>(
        &'a self,
        index: usize,
        relations: &'a [Relation],
    ) -> impl DoubleEndedIterator<Item = usize> + 'a {
        self.children[index]
            .iter()
            .copied()
            .filter(move |&child| relations.contains(&self.tree.words[child].relation))
    }

    /// The first dependent in one of the given relations.
    pub fn first(&self, index: usize, relations: &[Relation]) -> Option<usize> {
        self.dependents(index, relations).next()
    }

    /// The root, if there are words.
    pub fn root(&self) -> Option<usize> {
        (0..self.len()).find(|&word| self.relation(word) == Relation::Root)
    }

    /// The head, if the word is not the root.
    pub fn head(&self, index: usize) -> Option<usize> {
        self.tree.words[index].head
    }

    /// Relation to the head.
    pub fn relation(&self, index: usize) -> Relation {
        self.tree.words[index].relation
    }

    /// All words under `index`, itself included, in the order of the sentence.
    pub fn subtree(&self, index: usize) -> Vec<usize> {
        let mut found = vec![index];
        let mut next = 0;
        while next < found.len() {
            found.extend_from_slice(&self.children[found[next]]);
            next += 1;
        }
        found.sort_unstable();
        found
    }

    /// Whether `under` stands somewhere below `above` (or is it).
    pub fn dominates(&self, above: usize, under: usize) -> bool {
        under < self.len() && self.ancestors(under).any(|word| word == above)
    }

    /// The word itself and its heads up to the root.
    pub fn ancestors(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(index), |&word| self.tree.words[word].head)
            .take(self.tree.words.len() + 1)
    }

    /// The preposition or case mark of a noun ("with", "of"), fixed
    /// expressions joined ("according to"). Empty if there is none.
    pub fn case(&self, index: usize) -> String {
        let Some(case) = self
            .dependents(index, &[Relation::Case])
            .find(|&case| self.word(case).tag != "POS")
        else {
            return String::new();
        };
        let mut words = vec![self.lower(case)];
        words.extend(
            self.dependents(case, &[Relation::Fixed])
                .map(|word| self.lower(word)),
        );
        words.join(" ")
    }

    /// The mark that introduces a clause ("that", "if", "to", "against"), if any.
    pub fn mark(&self, index: usize) -> Option<&str> {
        self.first(index, &[Relation::Mark])
            .map(|mark| self.lower(mark))
    }

    /// Whether a verb stands in the passive.
    pub fn is_passive(&self, verb: usize) -> bool {
        self.first(
            verb,
            &[Relation::NsubjPass, Relation::AuxPass, Relation::CsubjPass],
        )
        .is_some()
            || (self.word(verb).tag == "VBN"
                && (matches!(self.relation(verb), Relation::Acl | Relation::Amod)
                    || self.is_joined_passive(verb))
                && self.first(verb, &[Relation::Aux]).is_none())
            || self.is_opening_participle(verb)
            || self.is_marked_participle(verb)
    }

    /// "when asked to explain it", "if invited to join": without a subject nobody does it.
    fn is_marked_participle(&self, verb: usize) -> bool {
        matches!(self.word(verb).tag, "VBN" | "VBD")
            && matches!(self.relation(verb), Relation::Advcl | Relation::AdvclRelcl)
            && verb.checked_sub(1).is_some_and(|before| {
                matches!(
                    self.lower(before),
                    "when"
                        | "whenever"
                        | "if"
                        | "once"
                        | "unless"
                        | "until"
                        | "though"
                        | "although"
                )
            })
            && self
                .first(verb, &[Relation::Nsubj, Relation::Aux])
                .is_none()
    }

    /// "Asked to explain it, he left", "Criticised for it, Peru gave in": a participle of whom
    /// something was done to.
    fn is_opening_participle(&self, verb: usize) -> bool {
        self.word(verb).tag == "VBN"
            && self.relation(verb) == Relation::Advcl
            && self
                .first(verb, &[Relation::Aux, Relation::Obj, Relation::Mark])
                .is_none()
    }

    /// "cannot but welcome it": whether nothing else can be done.
    pub fn cannot_but(&self, predicate: usize) -> bool {
        let mut below = self.children[predicate].iter();
        below.any(|&child| self.opens_exception(child))
    }

    /// The "not" of "not but".
    fn opens_exception(&self, word: usize) -> bool {
        self.lower(word) == "not" && word + 1 < self.len() && self.lower(word + 1) == "but"
    }

    /// "not only backs the plan", "is not just a right", "must not just look on but act": no denial, as
    /// "cannot just accept it" is.
    fn opens_addition(&self, word: usize) -> bool {
        const MODALS: &[&str] = &[
            "can", "ca", "could", "may", "might", "must", "should", "will", "wo", "would",
        ];
        let but = || (word + 2..self.len()).any(|later| self.lower(later) == "but");
        let modal = || {
            self.head(word)
                .is_some_and(|verb| self.auxiliaries(verb).any(|it| MODALS.contains(&it)))
        };
        self.lower(word) == "not"
            && word + 1 < self.len()
            && match self.lower(word + 1) {
                "only" | "merely" | "solely" => true,
                "just" | "simply" => !modal() || but(),
                _ => false,
            }
    }

    /// Whether a predicate is negated ("not", "never", "no longer", "nor").
    pub fn is_negated(&self, predicate: usize) -> bool {
        self.children[predicate].iter().any(|&child| {
            let negative = !self.opens_exception(child)
                && !self.opens_addition(child)
                && matches!(self.lower(child), "not" | "n't" | "n’t" | "never" | "nor");
            negative && matches!(self.relation(child), Relation::Advmod | Relation::Cc)
                || self.lower(child) == "neither" && self.relation(child) != Relation::Nsubj
                || self.lower(child) == "longer"
                    && self.children[child]
                        .iter()
                        .any(|&no| self.lower(no) == "no")
        }) || self.is_preferred_to(predicate)
            || self
                .dependents(predicate, &[Relation::Nsubj, Relation::NsubjPass])
                .any(|subject| {
                    self.children[subject].iter().any(|&det| {
                        // "no more wars"
                        let more = || {
                            let mut below = self.children[det].iter();
                            self.lower(det) == "more" && below.any(|&no| self.lower(no) == "no")
                        };
                        matches!(self.lower(det), "no" | "neither") || more()
                    }) || matches!(self.lower(subject), "nobody" | "none" | "nothing")
                })
            || self.dependents(predicate, &[Relation::Obl]).any(|phrase| {
                // "under no circumstances", "at no time"
                let never = matches!(
                    self.lemma(phrase),
                    "account" | "case" | "circumstance" | "condition" | "event" | "time" | "way"
                );
                let none = self
                    .dependents(phrase, &[Relation::Det])
                    .any(|det| self.lower(det) == "no");
                never && none && matches!(self.case(phrase).as_str(), "at" | "in" | "on" | "under")
            })
    }

    /// "protect them rather than arm others": the deed to which another is preferred.
    fn is_preferred_to(&self, verb: usize) -> bool {
        self.relation(verb) == Relation::Conj
            && self.word(verb).upos == Upos::Verb
            && self.is_set_against(verb)
            && self
                .first(verb, &[Relation::Cc])
                .is_some_and(|cc| matches!(self.lower(cc), "rather" | "instead"))
    }

    /// "was backed by Peru and opposed by Chile": the later passive leaves out its auxiliary.
    fn is_joined_passive(&self, verb: usize) -> bool {
        let agent = self.first(verb, &[Relation::OblAgent]).is_some();
        let own = self
            .first(verb, &[Relation::Nsubj, Relation::Obj])
            .is_some();
        let first = self
            .head(verb)
            .filter(|_| self.relation(verb) == Relation::Conj);
        agent && !own && first.is_some_and(|first| self.is_passive(first))
    }

    /// Whether a word heads a clause.
    pub fn is_predicate(&self, index: usize) -> bool {
        matches!(self.word(index).upos, Upos::Verb | Upos::Aux)
            || self
                .first(index, &[Relation::Cop, Relation::Nsubj])
                .is_some()
    }

    /// Whether the determiner of a noun is one of these, in small letters.
    pub fn has_det(&self, noun: usize, forms: &[&str]) -> bool {
        self.first(noun, &[Relation::Det])
            .is_some_and(|det| forms.contains(&self.lower(det)))
    }

    /// "means to try to sign": of infinitives that hang on one another the verb over all.
    pub fn over_infinitives(&self, verb: usize) -> usize {
        let mut verb = verb;
        while self.relation(verb) == Relation::Xcomp
            && let Some(head) = self.head(verb)
        {
            verb = head;
        }
        verb
    }

    /// The subject of a clause, if it is no relative pronoun.
    pub fn own_subject(&self, clause: usize) -> Option<usize> {
        self.first(clause, &[Relation::Nsubj])
            .filter(|&subject| !self.is_relative_pronoun(subject))
    }

    /// Whether this sign opens a phrase whose first word this is, as its own or just before it.
    pub fn opens_behind(&self, first: usize, sign: &str) -> bool {
        self.lower(first) == sign || first > 0 && self.lower(first - 1) == sign
    }

    /// Whether "must", "should" or "ought" stands with a verb.
    pub fn is_due(&self, verb: usize) -> bool {
        self.auxiliaries(verb)
            .any(|it| matches!(it, "must" | "should" | "ought"))
    }

    /// "hit back", "turned down": whether this particle or adverb stands beside a verb.
    pub fn has_particle(&self, verb: usize, particle: &str) -> bool {
        self.dependents(verb, &[Relation::CompoundPrt, Relation::Advmod])
            .any(|it| self.lower(it) == particle)
    }

    /// Auxiliaries of a verb, in small letters as dictionary forms.
    pub fn auxiliaries(&self, verb: usize) -> impl Iterator<Item = &str> {
        self.children[verb]
            .iter()
            .copied()
            .filter(|&child| {
                matches!(
                    self.relation(child),
                    Relation::Aux | Relation::AuxPass | Relation::Cop
                )
            })
            .map(|child| self.lemma(child))
    }

    /// The bytes from the first to the last of the given words.
    pub fn cover(&self, words: &[usize]) -> Option<Span> {
        let first = words.iter().min()?;
        let last = words.iter().max()?;
        Some(self.span(*first).cover(self.span(*last)))
    }
}
