//! Nearness of meaning: a phrase in, how near others are to it.
//!
//! Comes in: words of questions and of targets. Goes out: a [`Meaning`] that can be held against
//! others, and words near to a word. Must not know: graphs.
//!
//! What is near is no answer: "who opposes uranium enrichment" is not answered by who opposes
//! nuclear power. It only tells somebody who found nothing where to look.

use std::sync::LazyLock;

use crate::graph::words::content_words;

/// Made by `data/models/train/nearness.py`, where the format is described.
static EMBEDDED: &[u8] = include_bytes!("../../data/models/english.nearness");

static WORDS: LazyLock<Option<Vectors<'static>>> = LazyLock::new(|| Vectors::read(EMBEDDED));

/// Words with their vectors.
#[derive(Clone, Debug)]
struct Vectors<'a> {
    words: Vec<&'a str>,
    weights: &'a [u8],
    values: &'a [u8],
    axes: usize,
}

impl<'a> Vectors<'a> {
    /// None if the bytes are not of the format.
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut rest = bytes;
        let mut line = || {
            let end = rest.iter().position(|byte| *byte == b'\n')?;
            let (line, after) = rest.split_at(end);
            rest = after.get(1..)?;
            std::str::from_utf8(line).ok()
        };
        if line()? != "demarche nearness 1" {
            return None;
        }
        let (count, axes) = line()?.split_once(' ')?;
        let (count, axes): (usize, usize) = (count.parse().ok()?, axes.parse().ok()?);
        let words: Vec<&str> = (0..count).map(|_| line()).collect::<Option<_>>()?;
        let (weights, values) = rest.split_at_checked(count)?;
        (values.len() == count.checked_mul(axes)? && words.is_sorted()).then_some(Self {
            words,
            weights,
            values,
            axes,
        })
    }

    fn row(&self, at: usize) -> impl Iterator<Item = i64> + '_ {
        let values = &self.values[at * self.axes..(at + 1) * self.axes];
        values.iter().map(|value| i64::from(value.cast_signed()))
    }

    fn of(&self, word: &str) -> Option<usize> {
        self.words.binary_search(&word).ok()
    }
}

/// A known word.
#[derive(Clone, Copy, Debug)]
struct Word {
    at: usize,
    /// How much it counts in a phrase.
    weight: f64,
    /// Length of its vector.
    length: f64,
}

impl Word {
    #[allow(clippy::cast_precision_loss, reason = "sums of squares of bytes")]
    fn new(vectors: &Vectors<'_>, at: usize) -> Self {
        let square: i64 = vectors.row(at).map(|value| value * value).sum();
        Self {
            at,
            weight: f64::from(vectors.weights[at]),
            length: (square as f64).sqrt(),
        }
    }

    /// The cosine of the angle between the vectors of two words, from -1 to 1.
    #[allow(clippy::cast_precision_loss, reason = "sums of products of bytes")]
    fn nearness(self, other: Self, vectors: &Vectors<'_>) -> f64 {
        let pairs = vectors.row(self.at).zip(vectors.row(other.at));
        let product: i64 = pairs.map(|(a, b)| a * b).sum();
        let lengths = self.length * other.length;
        if lengths > 0.0 {
            product as f64 / lengths
        } else {
            0.0
        }
    }
}

/// What a phrase means, as far as its words are known.
#[derive(Clone, Debug)]
pub(super) struct Meaning(Vec<Word>);

impl Meaning {
    /// None if no word that says anything is known.
    pub(super) fn of(phrase: &str) -> Option<Self> {
        let vectors = WORDS.as_ref()?;
        let words =
            content_words(phrase).filter_map(|word| Some(Word::new(vectors, vectors.of(&word)?)));
        let words: Vec<Word> = words.collect();
        (!words.is_empty()).then_some(Self(words))
    }

    /// How well each word of either has a word of the other near it, from -1 to 1; the rare words
    /// count most (the measure of Mihalcea, Corley and Strapparava 2006).
    pub(super) fn nearness(&self, other: &Self) -> f64 {
        f64::midpoint(self.found_in(other), other.found_in(self))
    }

    fn found_in(&self, other: &Self) -> f64 {
        let Some(vectors) = WORDS.as_ref() else {
            return 0.0;
        };
        let (mut sum, mut weights) = (0.0, 0.0);
        for word in &self.0 {
            let near = other.0.iter().map(|it| word.nearness(*it, vectors));
            sum += word.weight * near.fold(-1.0, f64::max);
            weights += word.weight;
        }
        sum / weights
    }
}

/// Whether anything is known of what a word means.
pub(super) fn is_known(word: &str) -> bool {
    WORDS.as_ref().is_some_and(|all| all.of(word).is_some())
}

/// The known words nearest to a word, the nearest first; none where the word is not known.
pub(super) fn near_words(word: &str, least: f64, most: usize) -> Vec<&'static str> {
    let Some((vectors, at)) = WORDS.as_ref().and_then(|all| Some((all, all.of(word)?))) else {
        return Vec::new();
    };
    let own = Word::new(vectors, at);
    let others = (0..vectors.words.len()).filter(|other| *other != at);
    let mut near: Vec<(f64, &'static str)> = others
        .map(|other| {
            (
                own.nearness(Word::new(vectors, other), vectors),
                vectors.words[other],
            )
        })
        .filter(|(nearness, _)| *nearness >= least)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    near.into_iter().take(most).map(|(_, word)| word).collect()
}

#[cfg(test)]
mod tests {
    use super::{Meaning, Vectors, near_words};

    fn nearness(a: &str, b: &str) -> f64 {
        Meaning::of(a).unwrap().nearness(&Meaning::of(b).unwrap())
    }

    #[test]
    fn what_means_the_same_is_nearer() {
        assert!(nearness("a truce", "the ceasefire") > nearness("a truce", "the tariffs"));
        let glaciers = nearness("saving the ice of the mountains", "protecting glaciers");
        assert!(glaciers > nearness("saving the ice of the mountains", "raising taxes"));
        assert!((nearness("war", "war") - 1.0).abs() < 1e-9);
        assert!(Meaning::of("xyzzy").is_none());
    }

    #[test]
    fn words_near_a_word() {
        let near = near_words("refugees", 0.5, 8);
        assert!(
            near.contains(&"asylum") || near.contains(&"migrants"),
            "{near:?}"
        );
        assert!(near_words("xyzzy", 0.5, 8).is_empty());
    }

    #[test]
    fn damaged_files_are_refused() {
        let good = b"demarche nearness 1\n2 2\na\nb\n\x01\x02\x03\x04\x05\x06";
        assert!(Vectors::read(good).is_some());
        for bad in [
            &b""[..],
            b"demarche nearness 2\n0 0\n",
            b"demarche nearness 1\n2 2\na\nb\n\x01\x02\x03\x04\x05",
            b"demarche nearness 1\n2 2\nb\na\n\x01\x02\x03\x04\x05\x06",
            b"demarche nearness 1\n9 9\na\n",
        ] {
            assert!(Vectors::read(bad).is_none());
        }
    }
}
