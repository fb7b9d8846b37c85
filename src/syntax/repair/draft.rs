//! A tree under repair: changes that would break it are refused.

use crate::syntax::{Relation, Tree, Upos, Word};

/// A tree with its forms.
pub(super) struct Draft<'a> {
    pub(super) forms: &'a [&'a str],
    words: Vec<Word>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(forms: &'a [&'a str], tree: Tree) -> Self {
        Self {
            forms,
            words: tree.words,
        }
    }

    pub(super) fn into_tree(self) -> Tree {
        Tree { words: self.words }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn form(&self, word: usize) -> &'a str {
        self.forms.get(word).copied().unwrap_or_default()
    }

    /// Whether the form is one of these, in small letters.
    pub(super) fn form_is(&self, word: usize, forms: &[&str]) -> bool {
        let form = self.form(word);
        forms.iter().any(|one| one.eq_ignore_ascii_case(form))
    }

    pub(super) fn head(&self, word: usize) -> Option<usize> {
        self.words[word].head
    }

    /// The head of a word, if it stands before it.
    pub(super) fn head_before(&self, word: usize) -> Option<usize> {
        self.head(word).filter(|&head| head < word)
    }

    pub(super) fn relation(&self, word: usize) -> Relation {
        self.words[word].relation
    }

    pub(super) fn is(&self, word: usize, relations: &[Relation]) -> bool {
        relations.contains(&self.words[word].relation)
    }

    pub(super) fn upos(&self, word: usize) -> Upos {
        self.words[word].upos
    }

    pub(super) fn tag(&self, word: usize) -> &'static str {
        self.words[word].tag
    }

    pub(super) fn lemma(&self, word: usize) -> &str {
        &self.words[word].lemma
    }

    pub(super) fn root(&self) -> Option<usize> {
        self.words.iter().position(|word| word.head.is_none())
    }

    /// Dependents in the order of the sentence.
    pub(super) fn children(&self, head: usize) -> Vec<usize> {
        (0..self.len())
            .filter(|&word| self.head(word) == Some(head))
            .collect()
    }

    /// Whether the word has a dependent in one of the relations.
    pub(super) fn has(&self, head: usize, relations: &[Relation]) -> bool {
        self.words
            .iter()
            .any(|word| word.head == Some(head) && relations.contains(&word.relation))
    }

    /// Whether the word has a dependent of one of these forms in one of the relations.
    pub(super) fn has_form(&self, head: usize, relations: &[Relation], forms: &[&str]) -> bool {
        (0..self.len()).any(|word| {
            self.head(word) == Some(head) && self.is(word, relations) && self.form_is(word, forms)
        })
    }

    /// The word, its head, and so on up to the root.
    pub(super) fn path(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(word), |&word| self.words.get(word)?.head).take(self.len())
    }

    /// How many heads are above the word.
    pub(super) fn depth(&self, word: usize) -> usize {
        self.path(word).count()
    }

    /// Whether `word` is `top` or below it.
    pub(super) fn is_within(&self, word: usize, top: usize) -> bool {
        self.path(word).any(|above| above == top)
    }

    /// First and last word of everything below `top`, commas at either end left out.
    pub(super) fn edges(&self, top: usize) -> (usize, usize) {
        let inside = |word: &usize| !self.is_comma(*word) && self.is_within(*word, top);
        let mut words = (0..self.len()).filter(inside);
        let first = words.next().unwrap_or(top);
        (first, words.next_back().unwrap_or(first))
    }

    pub(super) fn is_comma(&self, word: usize) -> bool {
        self.form(word) == ","
    }

    /// Whether "as" opens the phrase of a word: "as baseless", "as a farce", "as “premature”".
    pub(super) fn opens_with_as(&self, word: usize) -> bool {
        let mut before = (0..word).rev();
        before
            .find(|&it| !matches!(self.upos(it), Upos::Det | Upos::Adv | Upos::Punct))
            .is_some_and(|it| self.form_is(it, &["as"]))
    }

    /// Whether the sentence ends with a full stop, a mark of question or exclamation, perhaps inside a
    /// closing quotation mark; a headline does not.
    pub(super) fn is_stopped(&self) -> bool {
        let last = self.len().saturating_sub(2)..self.len();
        last.into_iter()
            .any(|word| self.form_is(word, &[".", "?", "!"]))
    }

    /// Whether the word before this one is a comma.
    pub(super) fn follows_comma(&self, word: usize) -> bool {
        word > 0 && self.is_comma(word - 1)
    }

    /// Hangs a word, which is not the root, on another head. Refused where that makes a cycle.
    pub(super) fn attach(&mut self, word: usize, head: usize, relation: Relation) {
        let allowed = self.head(word).is_some() && !self.is_within(head, word);
        if allowed && relation != Relation::Root {
            self.words[word].head = Some(head);
            self.words[word].relation = relation;
        }
    }

    /// Exchanges a word and its head, which then depends on the word in the given relation.
    pub(super) fn raise(&mut self, word: usize, relation: Relation) {
        let Some(head) = self.head(word) else {
            return;
        };
        self.words[word].head = self.words[head].head;
        self.words[word].relation = self.words[head].relation;
        self.words[head].head = Some(word);
        self.words[head].relation = relation;
    }

    /// Makes a word the root; the old one then depends on it in the given relation.
    pub(super) fn make_root(&mut self, word: usize, relation: Relation) {
        let Some(old) = self.root().filter(|&old| old != word) else {
            return;
        };
        self.words[word].head = None;
        self.words[word].relation = Relation::Root;
        self.words[old].head = Some(word);
        self.words[old].relation = relation;
    }

    /// Changes the relation of a word that is not the root.
    pub(super) fn relabel(&mut self, word: usize, relation: Relation) {
        if self.head(word).is_some() && relation != Relation::Root {
            self.words[word].relation = relation;
        }
    }

    /// Makes a word an adjective.
    pub(super) fn make_adjective(&mut self, word: usize) {
        self.words[word].lemma = self.form(word).to_lowercase();
        self.retag(word, Upos::Adj, "JJ");
    }

    /// Makes a word a name.
    pub(super) fn make_name(&mut self, word: usize) {
        self.words[word].lemma = self.form(word).to_owned();
        self.retag(word, Upos::Propn, "NNP");
    }

    /// Makes a word a verb of this tag.
    pub(super) fn make_verb(&mut self, word: usize, tag: &'static str) {
        self.retag(word, Upos::Verb, tag);
    }

    /// Makes a word a noun of this tag.
    pub(super) fn make_noun(&mut self, word: usize, tag: &'static str) {
        self.retag(word, Upos::Noun, tag);
    }

    /// Gives a word its dictionary form.
    pub(super) fn call(&mut self, word: usize, lemma: String) {
        self.words[word].lemma = lemma;
    }

    fn retag(&mut self, word: usize, upos: Upos, tag: &'static str) {
        self.words[word].upos = upos;
        self.words[word].tag = tag;
    }

    /// Whether the word is a noun or name.
    pub(super) fn is_nominal(&self, word: usize) -> bool {
        matches!(
            self.upos(word),
            Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num
        )
    }

    /// Whether the word heads a clause with a finite verb.
    pub(super) fn is_finite(&self, word: usize) -> bool {
        matches!(self.tag(word), "VBD" | "VBZ" | "VBP")
            || self.children(word).iter().any(|&child| {
                self.is(child, &[Relation::Aux, Relation::AuxPass, Relation::Cop])
                    && matches!(self.tag(child), "MD" | "VBD" | "VBZ" | "VBP")
            })
    }

    /// Whether the word has a subject.
    pub(super) fn has_subject(&self, word: usize) -> bool {
        self.has(
            word,
            &[
                Relation::Nsubj,
                Relation::NsubjPass,
                Relation::NsubjOuter,
                Relation::Csubj,
                Relation::CsubjPass,
                Relation::CsubjOuter,
                Relation::Expl,
            ],
        )
    }
}
