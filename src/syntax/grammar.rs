//! Grammar over a tree: subjects, objects, complements, negation, voice.
//!
//! Comes in: a sentence and its tree. Goes out: [`Parsed`], which answers the
//! questions that rules ask of a clause. Must not know: actors, stances.

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

/// Nouns for what somebody means or has to do.
const WILL: &[&str] = &[
    "need",
    "commitment",
    "effort",
    "desire",
    "intention",
    "resolve",
    "determination",
    "will",
    "willingness",
    "readiness",
    "duty",
    "responsibility",
    "obligation",
    "plan",
    "pledge",
    "promise",
    "vow",
    "decision",
    "right",
    "goal",
    "aim",
    "resolution",
    "step",
    "measure",
    "action",
    "aspiration",
    "ambition",
    "importance",
    "necessity",
];

/// Verbs that blame or praise their object for something.
const BLAMING: &[&str] = &[
    "accuse",
    "admonish",
    "applaud",
    "assail",
    "attack",
    "berate",
    "blame",
    "blast",
    "castigate",
    "censure",
    "chide",
    "commend",
    "condemn",
    "congratulate",
    "criticise",
    "criticize",
    "decry",
    "denounce",
    "deride",
    "excoriate",
    "fault",
    "hail",
    "lambast",
    "lambaste",
    "laud",
    "mock",
    "praise",
    "punish",
    "rap",
    "rebuke",
    "reprimand",
    "reproach",
    "ridicule",
    "salute",
    "sanction",
    "scold",
    "slam",
    "suspect",
    "thank",
    "upbraid",
];

/// Verbs whose subject makes its own what its object names: who rejects a plan
/// to leave would not leave.
const ASSERTING: &[&str] = &[
    "underscore",
    "underline",
    "stress",
    "emphasize",
    "emphasise",
    "reaffirm",
    "reiterate",
    "affirm",
    "express",
    "have",
    "make",
    "state",
    "declare",
    "announce",
    "share",
    "voice",
    "renew",
    "take",
    "continue",
    "confirm",
    "show",
    "acknowledge",
    "recognize",
    "recognise",
    "highlight",
    "feel",
    "see",
    "note",
    "pledge",
];

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
                && matches!(self.relation(verb), Relation::Acl | Relation::Amod)
                && self.first(verb, &[Relation::Aux]).is_none())
    }

    /// Whether a predicate is negated ("not", "never", "no longer", "nor").
    pub fn is_negated(&self, predicate: usize) -> bool {
        self.children[predicate].iter().any(|&child| {
            let negative = matches!(self.lower(child), "not" | "n't" | "n’t" | "never" | "nor");
            negative && matches!(self.relation(child), Relation::Advmod | Relation::Cc)
                || self.lower(child) == "neither" && self.relation(child) != Relation::Nsubj
                || self.lower(child) == "longer"
                    && self.children[child]
                        .iter()
                        .any(|&no| self.lower(no) == "no")
        }) || self
            .dependents(predicate, &[Relation::Nsubj, Relation::NsubjPass])
            .any(|subject| {
                self.children[subject]
                    .iter()
                    .any(|&det| self.lower(det) == "no")
                    || matches!(self.lower(subject), "nobody" | "none" | "nothing")
            })
    }

    /// The word that stands as subject of a predicate, sought also where
    /// grammar leaves it out: under control, in coordination, in participles
    /// and relative clauses.
    pub fn subject(&self, predicate: usize) -> Option<usize> {
        self.subject_within(predicate, 8)
    }

    fn subject_within(&self, predicate: usize, depth: usize) -> Option<usize> {
        const SUBJECTS: &[Relation] = &[Relation::Nsubj, Relation::NsubjPass, Relation::NsubjOuter];
        if let Some(subject) = self.dependents(predicate, SUBJECTS).next_back() {
            if self.is_relative_pronoun(subject) {
                let whole = self
                    .antecedent(predicate)
                    .map(|noun| self.coordination_before(noun, subject));
                return whole.or(Some(subject));
            }
            return Some(subject);
        }
        let head = self.head(predicate)?;
        let depth = depth.checked_sub(1)?;
        match self.relation(predicate) {
            Relation::Xcomp => {
                let object = self.first(head, &[Relation::Obj, Relation::Iobj]);
                match object {
                    Some(object) if object < predicate => Some(object),
                    _ => self.subject_within(head, depth),
                }
            }
            Relation::Conj if self.is_predicate(head) => self.subject_within(head, depth),
            Relation::Advcl => self
                .with_phrase_before(predicate)
                .or_else(|| self.charged(predicate, head))
                .or_else(|| self.subject_within(head, depth)),
            Relation::Parataxis => self.subject_within(head, depth),
            Relation::Acl if self.word(predicate).tag == "VBG" => Some(head),
            Relation::Acl if self.mark(predicate) == Some("to") => {
                // "efforts to stop", "the decision to send": whose efforts?
                self.first(head, &[Relation::NmodPoss])
                    .or_else(|| self.owner_of_will(head, depth))
            }
            Relation::AclRelcl => Some(head),
            _ => None,
        }
    }

    /// "…, with Kan calling it an outrage": the noun of the phrase just before the participle.
    fn with_phrase_before(&self, participle: usize) -> Option<usize> {
        let bare = self.word(participle).tag == "VBG" && self.mark(participle).is_none();
        let before = participle.checked_sub(1).filter(|_| bare)?;
        self.ancestors(before)
            .take(4)
            .find(|&noun| self.case(noun) == "with" && self.word(noun).upos == Upos::Propn)
    }

    /// "criticised Rome for closing its ports": what somebody is blamed or praised for is the
    /// object's doing.
    fn charged(&self, gerund: usize, verb: usize) -> Option<usize> {
        let charge = self.word(gerund).tag == "VBG"
            && matches!(self.mark(gerund), Some("for" | "of"))
            && BLAMING.contains(&self.lemma(verb));
        self.first(verb, &[Relation::Obj])
            .filter(|&object| charge && object < gerund)
    }

    /// Whose will a bare noun names: "underscored the need to deter": the
    /// subject of the verb of which the noun is the object.
    fn owner_of_will(&self, noun: usize, depth: usize) -> Option<usize> {
        let verb = self.head(noun)?;
        if !ASSERTING.contains(&self.lemma(verb)) {
            return None;
        }
        let object = matches!(self.relation(noun), Relation::Obj | Relation::Conj);
        (object && WILL.contains(&self.lemma(noun)) && !self.is_passive(verb))
            .then(|| self.subject_within(verb, depth))
            .flatten()
    }

    /// Whether a word is a relative pronoun that stands for another word.
    pub fn is_relative_pronoun(&self, index: usize) -> bool {
        matches!(self.word(index).tag, "WDT" | "WP")
            || self.lower(index) == "that"
                && self.word(index).upos == Upos::Pron
                && self.word(index).tag != "DT"
    }

    /// The noun that a relative clause around `predicate` modifies.
    pub fn antecedent(&self, predicate: usize) -> Option<usize> {
        self.ancestors(predicate)
            .take(4)
            .find(|&word| self.relation(word) == Relation::AclRelcl)
            .and_then(|clause| self.head(clause))
    }

    /// "Peru, Chile and Brazil, which had refused": after a comma, all that is
    /// coordinated is meant, so the first of it.
    fn coordination_before(&self, noun: usize, pronoun: usize) -> usize {
        let comma = pronoun > 0 && self.lower(pronoun - 1) == ",";
        match self.head(noun) {
            Some(first)
                if comma
                    && self.relation(noun) == Relation::Conj
                    && self.word(first).upos == self.word(noun).upos
                    && self.word(noun).upos == Upos::Propn =>
            {
                first
            }
            _ => noun,
        }
    }

    /// The direct object of a verb as meaning has it: of the passive the
    /// grammatical subject, of a relative clause the noun that it modifies.
    pub fn logical_object(&self, verb: usize) -> Option<usize> {
        if self.is_passive(verb) {
            let subject = self.first(verb, &[Relation::NsubjPass]);
            return match subject {
                Some(subject) if self.is_relative_pronoun(subject) => self.antecedent(verb),
                Some(subject) => Some(subject),
                None => match self.relation(verb) {
                    Relation::Acl | Relation::Amod => self.head(verb),
                    Relation::Conj | Relation::Xcomp => self.subject(verb),
                    _ => self.clausal_subject(verb),
                },
            };
        }
        // "the news that Bush had ditched the accord": of two, the noun.
        let plain = self
            .dependents(verb, &[Relation::Obj])
            .find(|&object| !self.is_relative_pronoun(object));
        let object = plain.or_else(|| self.first(verb, &[Relation::Obj]));
        match object {
            Some(object) if self.is_relative_pronoun(object) => self.antecedent(verb),
            Some(object) => Some(object),
            None if self.relation(verb) == Relation::AclRelcl
                && self
                    .first(verb, &[Relation::Nsubj])
                    .is_some_and(|s| !self.is_relative_pronoun(s))
                && self
                    .first(verb, &[Relation::Ccomp, Relation::Xcomp])
                    .is_none() =>
            {
                self.head(verb)
            }
            None => self.shared_object(verb),
        }
    }

    /// "sending troops was ruled out": a clause before the passive as its subject.
    fn clausal_subject(&self, verb: usize) -> Option<usize> {
        self.first(verb, &[Relation::Csubj, Relation::CsubjPass])
            .or_else(|| {
                self.dependents(verb, &[Relation::Advcl]).find(|&clause| {
                    clause < verb && self.word(clause).tag == "VBG" && self.mark(clause).is_none()
                })
            })
    }

    /// "approved and signed the treaty": the object of the later verb serves
    /// the earlier one.
    fn shared_object(&self, verb: usize) -> Option<usize> {
        let next = self
            .dependents(verb, &[Relation::Conj])
            .find(|&next| self.word(next).upos == Upos::Verb)?;
        let bare = self.children[next].iter().all(|&child| {
            !matches!(
                self.relation(child),
                Relation::Nsubj | Relation::NsubjPass | Relation::Mark
            )
        });
        let near = next > verb
            && next - verb <= 3
            && self
                .dependents(verb, &[Relation::Obl, Relation::Xcomp, Relation::Ccomp])
                .next()
                .is_none();
        if bare && near {
            self.first(next, &[Relation::Obj])
        } else {
            None
        }
    }

    /// The agent of the active verb, or the "by" phrase of the passive.
    pub fn logical_subject(&self, verb: usize) -> Option<usize> {
        if self.is_passive(verb) {
            return self
                .dependents(verb, &[Relation::OblAgent, Relation::Obl, Relation::Nmod])
                .find(|&agent| self.case(agent) == "by");
        }
        self.subject(verb)
    }

    /// Whether a word heads a clause.
    pub fn is_predicate(&self, index: usize) -> bool {
        matches!(self.word(index).upos, Upos::Verb | Upos::Aux)
            || self
                .first(index, &[Relation::Cop, Relation::Nsubj])
                .is_some()
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
