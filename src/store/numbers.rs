//! Sets of edges by their numbers.
//!
//! Comes in: numbers of edges, in any order. Goes out: the same, rising, each
//! once. Must not know: where they come from. A sorted list takes a fraction of
//! a tree's time where a word is in a hundred thousand edges.

/// Numbers of edges, rising, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Numbers(Vec<i64>);

impl Numbers {
    pub(super) fn as_slice(&self) -> &[i64] {
        &self.0
    }

    /// Those that are in both.
    pub(super) fn and(&self, other: &Self) -> Self {
        let (short, long) = if self.0.len() <= other.0.len() {
            (self, other)
        } else {
            (other, self)
        };
        let mut rest = long.as_slice();
        let both = short.0.iter().copied().filter(|&number| {
            // Both rise: what was passed cannot come again.
            rest = since(rest, number);
            rest.first() == Some(&number)
        });
        Self(both.collect())
    }
}

/// The rest of rising numbers from that one on, or from the first that is higher.
pub(super) fn since(numbers: &[i64], first: i64) -> &[i64] {
    &numbers[numbers.partition_point(|&number| number < first)..]
}

impl From<Vec<i64>> for Numbers {
    fn from(mut numbers: Vec<i64>) -> Self {
        numbers.sort_unstable();
        numbers.dedup();
        Self(numbers)
    }
}

impl IntoIterator for Numbers {
    type Item = i64;
    type IntoIter = std::vec::IntoIter<i64>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    #[test]
    fn numbers_rise_and_sets_meet() {
        let few = Numbers::from(vec![9, 2, 9, 5]);
        assert_eq!(few.as_slice(), [2, 5, 9]);
        let many: Vec<i64> = (0..100).filter(|number| number % 3 == 0).collect();
        let many = Numbers::from(many);
        assert_eq!(few.and(&many).as_slice(), [9]);
        assert_eq!(many.and(&few), few.and(&many));
        assert_eq!(few.and(&Numbers::default()), Numbers::default());
    }
}
