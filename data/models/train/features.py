"""What the network sees of a word: forms in, row numbers of embedding tables out; batches.

The same as src/syntax/features.rs, which runs the trained model: change both or none.
"""
import collections
import functools
import random
import re
import zlib

import numpy as np
import torch

from treebank import ALTERNATIVES

# Rows and columns of the tables of first letters (1, 3), last letters (1, 2, 3, 4) and shapes.
HASHED = [(256, 8), (2048, 16), (256, 8), (1024, 16), (4096, 24), (4096, 16), (512, 16)]
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-"})
DIGIT = re.compile("[0-9]")

Sample = collections.namedtuple("Sample", "rows tags heads head_shares relations relation_shares weight")


@functools.lru_cache(1 << 18)
def normalize(form):
    return DIGIT.sub("0", form.translate(STRAIGHT).replace(" ", "_").lower())


def shape(form):
    """Capital, small letter, digit or the sign itself; of equal neighbours at most three."""
    result, last, run = "", "", 0
    for sign in form.translate(STRAIGHT):
        kind = "X" if sign.isupper() else "x" if sign.islower() else "d" if sign.isnumeric() else sign
        run = run + 1 if kind == last else 0
        last = kind
        if run < 3:
            result += kind
    return result


def hashed(part, rows):
    return 1 + zlib.crc32(part.encode()) % (rows - 1)


class Vocabulary:
    """Words with rows of their own, and the labels."""

    def __init__(self, words, trained, upos, tags, relations):
        self.words, self.trained, self.upos, self.tags, self.relations = words, trained, upos, tags, relations
        self.numbers = [{name: at for at, name in enumerate(names)} for names in (upos, tags, relations)]
        self.word_rows = {name: at for at, name in enumerate(words, 1)}
        self.trained_rows = {name: at for at, name in enumerate(trained, 1)}
        self.known = {}

    @classmethod
    def of(cls, treebank, words, rarest):
        """The vocabulary of a treebank; words seen fewer than `rarest` times get no trained vector."""
        counts = collections.Counter(normalize(word.form) for sentence in treebank for word in sentence)
        trained = [name for name, count in counts.most_common() if count >= rarest]
        labels = [sorted({getattr(word, field) for sentence in treebank for word in sentence})
                  for field in ("upos", "tag", "relation")]
        return cls(words, trained, *labels)

    def state(self):
        return self.words, self.trained, self.upos, self.tags, self.relations

    def rows(self, form):
        if form not in self.known:
            plain = normalize(form)
            parts = [plain[:1], plain[:3], plain[-1:], plain[-2:], plain[-3:], plain[-4:], shape(form)]
            self.known[form] = [self.word_rows.get(plain, 0), self.trained_rows.get(plain, 0)] + [
                hashed(part, rows) for part, (rows, _) in zip(parts, HASHED)]
        return self.known[form]

    def sample(self, sentence, weight=1.0):
        """A sentence as arrays; labels that the treebank lacks count as the first."""
        upos, tags, relations = self.numbers
        heads, head_shares = alternatives([word.heads for word in sentence], int)
        names, shares = alternatives([word.relations for word in sentence], lambda name: relations.get(name, 0))
        return Sample(
            np.array([self.rows(word.form) for word in sentence], "i4"),
            np.array([(upos.get(word.upos, 0), tags.get(word.tag, 0)) for word in sentence], "i2"),
            heads, head_shares, names, shares, weight)


def alternatives(lists, number):
    """Numbers and shares (adding up to 1) of the alternatives of each word of a sentence."""
    numbers = np.zeros((len(lists), ALTERNATIVES), "i2")
    weights = np.zeros((len(lists), ALTERNATIVES), "f4")
    for row, pairs in enumerate(lists):
        for column, (name, share) in enumerate(pairs[:ALTERNATIVES]):
            numbers[row, column], weights[row, column] = number(name), share
    return numbers, weights / weights.sum(1, keepdims=True)


def batches(samples, tokens, shuffled):
    """Lists of sample numbers, of similar length, so many tokens together when padded."""
    jitter = 4 if shuffled else 0
    order = sorted(range(len(samples)), key=lambda at: len(samples[at].rows) + random.random() * jitter)
    result, batch, longest = [], [], 0
    for at in order:
        longest = max(longest, len(samples[at].rows))
        if batch and longest * (len(batch) + 1) > tokens:
            result.append(batch)
            batch, longest = [], len(samples[at].rows)
        batch.append(at)
    result.append(batch)
    if shuffled:
        random.shuffle(result)
    return result


def collate(samples):
    """Pads samples to one length: a sample of tensors, whose weights are those of the words."""
    lengths = [len(sample.rows) for sample in samples]
    padded = []
    for field in Sample._fields[:-1]:
        arrays = [getattr(sample, field) for sample in samples]
        whole = np.zeros((len(samples), max(lengths), arrays[0].shape[1]), "f4" if "shares" in field else "i8")
        for row, array in enumerate(arrays):
            whole[row, : len(array)] = array
        padded.append(torch.from_numpy(whole))
    weights = torch.zeros(len(samples), max(lengths))
    for row, sample in enumerate(samples):
        weights[row, : lengths[row]] = sample.weight
    return Sample(*padded, weights), torch.tensor(lengths)
