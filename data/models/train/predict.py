"""Trees from one network or the mean of several."""
import numpy as np
import torch
from torch.nn import functional

import decode
from features import batches, collate
from treebank import ALTERNATIVES, Word


def parse(models, sentences, spanning=True, tokens=3000):
    """Parses sentences with (network, vocabulary) pairs that share their labels.

    The models' probabilities are averaged, of heads those on the logarithmic scale for the choice of
    the tree, then the plain ones as the words' alternatives. Gives sentences of words.
    """
    result = [None] * len(sentences)
    samples = [[vocabulary.sample(sentence) for sentence in sentences] for _, vocabulary in models]
    vocabulary = models[0][1]
    with torch.inference_mode():
        for numbers in batches(samples[0], tokens, False):
            ran = [run(network, [own[at] for at in numbers]) for (network, _), own in zip(models, samples)]
            lengths = [len(sentences[at]) for at in numbers]
            chosen = choose(sum(one["arcs"].log() for one in ran) / len(ran), lengths, spanning)
            heads = mean(one["arcs"] for one in ran)
            relations = mean(relation_shares(network, one, chosen) for (network, _), one in zip(models, ran))
            upos = mean(one["upos"] for one in ran).argmax(-1).tolist()
            tags = mean(one["tags"] for one in ran).argmax(-1).tolist()
            heads, relations = best(heads, chosen), best(relations)
            for row, at in enumerate(numbers):
                result[at] = [
                    Word(word.form, vocabulary.upos[upos[row][column]], vocabulary.tags[tags[row][column]],
                         *first_and_all(heads, relations, row, column, vocabulary.relations))
                    for column, word in enumerate(sentences[at])]
    return result


def run(network, samples):
    batch, lengths = collate(samples)
    upos, tags, arcs, seen = network(batch.rows, lengths)
    return {"upos": upos.softmax(-1), "tags": tags.softmax(-1), "seen": seen, "arcs": arcs.softmax(-1).clamp(min=1e-12)}


def relation_shares(network, ran, heads):
    return functional.softmax(network.relations(heads, ran["seen"]), -1)


def mean(tensors):
    return torch.stack(list(tensors)).mean(0)


def choose(scores, lengths, spanning):
    """The heads of each sentence's words, as a tree if `spanning` and else the best ones."""
    heads = scores.argmax(-1)
    if spanning:
        table = scores.numpy()
        for row, length in enumerate(lengths):
            heads[row, :length] = torch.from_numpy(np.asarray(decode.heads(table[row, :length, : length + 1])))
    return heads


def best(shares, chosen=None):
    """The greatest shares and their numbers, the chosen ones before all others."""
    if chosen is not None:
        shares = shares.scatter_add(-1, chosen[..., None], torch.ones(*chosen.shape, 1))
    values, numbers = shares.topk(min(ALTERNATIVES, shares.shape[-1]), -1)
    if chosen is not None:
        values[..., 0] -= 1
    return values.tolist(), numbers.tolist()


def first_and_all(heads, relations, row, column, names):
    """The best head and relation of a word, then the alternatives of both."""
    head_pairs = [(number, share) for share, number in zip(heads[0][row][column], heads[1][row][column])]
    pairs = [(names[number], share) for share, number in zip(relations[0][row][column], relations[1][row][column])]
    return head_pairs[0][0], pairs[0][0], head_pairs, pairs


def trees(sentences):
    """What treebank.scores compares."""
    return [[(word.upos, word.tag, word.head, word.relation) for word in sentence] for sentence in sentences]
