//! Walking a tree: children, subtrees, order.

use super::{Relation, Tree};

/// The dependents of every word of a tree, computed once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Children {
    /// Where each word's dependents begin in `dependents`; one entry more than words.
    starts: Vec<usize>,
    dependents: Vec<usize>,
}

impl Children {
    /// Indices of the dependents of `head`, in the order of the sentence.
    pub fn of(&self, head: usize) -> &[usize] {
        let (Some(&start), Some(&end)) = (self.starts.get(head), self.starts.get(head + 1)) else {
            return &[];
        };
        &self.dependents[start..end]
    }

    /// Indices of `top` and everything below it, in the order of the sentence.
    pub fn subtree(&self, top: usize) -> Vec<usize> {
        let mut found = vec![top];
        let mut next = 0;
        while let Some(&head) = found.get(next) {
            found.extend_from_slice(self.of(head));
            next += 1;
        }
        found.sort_unstable();
        found
    }
}

impl Tree {
    /// Index of the word without head; `None` for the empty tree.
    pub fn root(&self) -> Option<usize> {
        self.words.iter().position(|word| word.head.is_none())
    }

    /// The dependents of every word, for those who ask often.
    pub fn child_lists(&self) -> Children {
        let mut starts = vec![0; self.words.len() + 1];
        for head in self.heads() {
            starts[head + 1] += 1;
        }
        for word in 0..self.words.len() {
            starts[word + 1] += starts[word];
        }
        let mut next = starts.clone();
        let mut dependents = vec![0; starts[self.words.len()]];
        for (word, entry) in self.words.iter().enumerate() {
            if let Some(head) = entry.head.filter(|&head| head < self.words.len()) {
                dependents[next[head]] = word;
                next[head] += 1;
            }
        }
        Children { starts, dependents }
    }

    /// Heads that are words of the tree.
    fn heads(&self) -> impl Iterator<Item = usize> + '_ {
        let heads = self.words.iter().filter_map(|word| word.head);
        heads.filter(|&head| head < self.words.len())
    }

    /// Indices of the dependents of `head` with this relation, in the order of the sentence.
    pub fn children_by(&self, head: usize, relation: Relation) -> impl Iterator<Item = usize> + '_ {
        self.children(head)
            .filter(move |&word| self.words[word].relation == relation)
    }

    /// Indices of `top` and everything below it, in the order of the sentence.
    pub fn subtree(&self, top: usize) -> Vec<usize> {
        (0..self.words.len())
            .filter(|&word| self.is_within(word, top))
            .collect()
    }

    /// First and last index of the words at and below `top`.
    pub fn extent(&self, top: usize) -> (usize, usize) {
        let mut inside = (0..self.words.len()).filter(|&word| self.is_within(word, top));
        let first = inside.next().unwrap_or(top);
        (first, inside.next_back().unwrap_or(first))
    }

    /// Whether `word` is `top` or below it.
    pub fn is_within(&self, word: usize, top: usize) -> bool {
        self.path(word).any(|above| above == top)
    }

    /// `word`, its head, the head's head and so on up to the root.
    pub fn path(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        // The bound keeps even a broken tree from running on for ever.
        std::iter::successors(Some(word), |&word| self.words.get(word)?.head).take(self.words.len())
    }

    /// Whether the tree is empty, or has one root that every word leads to.
    pub fn is_valid(&self) -> bool {
        let heads: Vec<usize> = self
            .words
            .iter()
            .map(|word| word.head.map_or(0, |head| head + 1))
            .collect();
        let bounded = heads.iter().all(|&head| head <= heads.len());
        let roots = |word: &super::Word| word.head.is_none() == (word.relation == Relation::Root);
        heads.is_empty()
            || bounded && self.words.iter().all(roots) && super::spanning_tree::is_tree(&heads)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Relation, Tree, Upos, Word};

    /// A tree of bare heads (0 the root).
    fn tree(heads: &[usize]) -> Tree {
        let word = |head: &usize| Word {
            upos: Upos::X,
            tag: "FW",
            lemma: String::new(),
            head: head.checked_sub(1),
            relation: if *head == 0 {
                Relation::Root
            } else {
                Relation::Dep
            },
        };
        Tree {
            words: heads.iter().map(word).collect(),
        }
    }

    #[test]
    fn walks() {
        let tree = tree(&[2, 0, 5, 5, 2]);
        assert_eq!(tree.root(), Some(1));
        assert_eq!(tree.subtree(4), [2, 3, 4]);
        assert_eq!(tree.extent(4), (2, 4));
        assert_eq!(tree.extent(0), (0, 0));
        assert_eq!(tree.path(2).collect::<Vec<_>>(), [2, 4, 1]);
        let children = tree.child_lists();
        assert_eq!(children.of(1), [0, 4]);
        assert_eq!(children.of(4), [2, 3]);
        assert!(children.of(3).is_empty() && children.of(9).is_empty());
        assert_eq!(children.subtree(4), [2, 3, 4]);
    }

    #[test]
    fn knows_broken_trees() {
        assert!(tree(&[]).is_valid());
        assert!(tree(&[0, 1]).is_valid());
        assert!(!tree(&[0, 0]).is_valid(), "two roots");
        assert!(!tree(&[0, 3, 2]).is_valid(), "a cycle");
        assert!(!tree(&[0, 7]).is_valid(), "no such head");
        assert_eq!(tree(&[0, 3, 2]).path(1).count(), 3);
    }
}
